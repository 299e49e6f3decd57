//! Lists, tables and headings that explain labels: each item begins with another one. Lines of a text in; which of them explain one out.

use super::spelled::{colour, labels};
use super::{LEAST, after, begins, is_of_labels, speaks_of};
use crate::read::markdown::heading::level;

/// Which lines are items of a list, or rows of a table, that explains labels: each begins with another one, and all that there are
/// stand there, or several below a heading that is about labels.
pub(super) fn explained(lines: &[&str], policies: &[bool]) -> Vec<bool> {
    let mut explained = vec![false; lines.len()];
    let mut run: Vec<(usize, String)> = Vec::new();
    let mut kind = None;
    for (at, line) in lines.iter().enumerate() {
        let now = kind_of(line);
        let same = now == Some(Kind::Blank) || now == kind;
        if !same {
            explain_below(&run, policies, &mut explained);
            run.clear();
            kind = now;
        }
        let item = now.and_then(|_| labelled(line));
        run.extend(item.map(|colour| (at, colour)));
    }
    explain_below(&run, policies, &mut explained);
    explained
}

/// Explains a run; below a heading that is about labels three of them are enough, each once.
fn explain_below(run: &[(usize, String)], policies: &[bool], explained: &mut [bool]) {
    let below = run.iter().all(|(at, _)| policies[*at]);
    let enough = |names: &[&str]| below && names.len() >= LEAST;
    mark_run(run, explained, |names| are_all(names) || enough(names));
}

/// Marks the lines of a run, if each of them names another thing, and all these names fit.
pub fn mark_run(run: &[(usize, String)], marks: &mut [bool], fit: impl Fn(&[&str]) -> bool) {
    let mut names: Vec<&str> = run.iter().map(|(_, name)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() == run.len() && fit(&names) {
        run.iter().for_each(|(at, _)| marks[*at] = true);
    }
}

/// What a line may be of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    List,
    Table,
    /// Of either.
    Blank,
}

/// Whether a line may be of a list or of a table.
fn kind_of(line: &str) -> Option<Kind> {
    let inside = line.trim_start_matches('>');
    let item = inside.trim_start();
    let numbered = item.trim_start_matches(|c: char| c.is_ascii_digit());
    let list = item.starts_with(['-', '*', '+']) || numbered.starts_with(['.', ')']);
    match item.chars().next() {
        None => Some(Kind::Blank),
        Some('|') => Some(Kind::Table),
        Some(_) if list || inside.starts_with("  ") => Some(Kind::List),
        Some(_) => None,
    }
}

/// The label that an item begins with.
fn labelled(line: &str) -> Option<String> {
    let name = labels(line)
        .next()
        .filter(|name| begins(line, name.start))?;
    let (colour, behind) = colour(line, name)?;
    let strict = if behind.starts_with('+') { "+" } else { "" };
    Some(colour.to_uppercase() + strict)
}

/// Whether these are all the labels that there are: fewer may be of news with a label each.
fn are_all(names: &[&str]) -> bool {
    let has = |known: &[&str]| known.iter().any(|known| names.contains(known));
    has(&["RED"]) && has(&["AMBER", "AMBER+"]) && has(&["GREEN"]) && has(&["CLEAR", "WHITE"])
}

/// The same of headings that begin with a label, below one that names nothing but the protocol.
pub(super) fn explain_headings(lines: &[&str], explained: &mut [bool]) {
    let mut run: Vec<(usize, String)> = Vec::new();
    let mut top = None;
    let headings = lines.iter().enumerate();
    let headings = headings.filter_map(|(at, line)| Some((at, line, level(line)?)));
    for (at, line, level) in headings {
        if top.is_some_and(|top| level <= top) {
            mark_run(&run, explained, are_all);
            run.clear();
            top = None;
        }
        match top {
            Some(_) => run.extend(labelled(line).map(|colour| (at, colour))),
            None if is_of_protocol(line) => top = Some(level),
            None => {}
        }
    }
    mark_run(&run, explained, are_all);
}

/// Whether a heading names the protocol, and neither a label nor anything that one could be for.
fn is_of_protocol(heading: &str) -> bool {
    speaks_of(heading) && after(heading).is_none() && is_of_labels(heading)
}
