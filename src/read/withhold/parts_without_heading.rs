//! What in notes of a meeting says in words that it is not public, and has no heading: boxes and quotations, folds, lines in bold and
//! in HTML that stand for headings, and entries and paragraphs with such a word before them. Lines in; which of them are such a
//! part out. What such words are is asked of others.

use std::borrow::Cow;
use std::ops::Range;

use crate::model::words::after_words;
use crate::read::log::off_record;
use crate::read::markdown::boxes;
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::is_heading;
use crate::read::text::head_chars;

/// How such words are told: of what stands for a title, and of what stands in brackets before a text.
pub(super) struct Says<'s> {
    pub(super) title: &'s dyn Fn(&str) -> bool,
    pub(super) mark: &'s dyn Fn(&str) -> bool,
    /// Of what names such a part of a meeting, and nothing else.
    pub(super) part: &'s dyn Fn(&str) -> bool,
    /// Of what stands before a colon, apart from what follows, and of that.
    pub(super) led: &'s dyn Fn(&str, &str) -> bool,
}

/// Bytes of a line that stands for a title, at the most.
const LONGEST: usize = 200;

/// Lines of a fold in which its summary stands, and of a box in which it may say so.
const FIRST: usize = 3;

/// The parts, in order.
pub(super) fn closed(lines: &[&str], says: &Says<'_>) -> Vec<Range<usize>> {
    let typed: Vec<&str> = lines
        .iter()
        .map(|line| line.trim_end_matches(['\n', '\r']))
        .collect();
    let text = unescaped(typed.join("\n"));
    let common = match boxes::common(&text, true).text {
        Cow::Owned(common) => common,
        Cow::Borrowed(_) => text.clone(),
    };
    let shown: Vec<&str> = common.split('\n').collect();
    let lines = match shown.len() == typed.len() {
        true => shown,
        false => text.split('\n').collect(),
    };
    let mut fence = Fence::default();
    let code: Vec<bool> = lines.iter().map(|line| fence.takes(line)).collect();
    let (mut parts, mut done): (Vec<Range<usize>>, usize) = (Vec::new(), 0);
    for (at, code) in code.iter().enumerate() {
        if at < done || *code || lines[at].trim().is_empty() {
            continue;
        }
        if let Some(end) = part_at(&lines, at, says) {
            done = end.max(at + 1);
            parts.push(at..done);
        }
    }
    parts
}

/// Where the part ends that begins at a line, if one does.
fn part_at(lines: &[&str], at: usize, says: &Says<'_>) -> Option<usize> {
    let line = lines[at].trim();
    let above = at.checked_sub(1).map_or("", |above| lines[above].trim());
    if off_record::switches(line) == Some(false) {
        let on = |line: &str| off_record::switches(line) == Some(true);
        return Some((until(lines, at, on) + 1).min(lines.len()));
    }
    if line.starts_with('|') {
        let mut cells = line.split('|').map(str::trim);
        return cells.any(|cell| is_marked(cell, says)).then_some(at + 1);
    }
    if line.starts_with('>') {
        let begins = !above.starts_with('>') && quotation_says(&lines[at..], says);
        let end = until(lines, at, |line| !line.starts_with('>'));
        let alone = end == at + 1 && stands_alone(line.trim_start_matches(['>', ' ']), says);
        return begins.then(|| if alone { until_part(lines, at) } else { end });
    }
    if line.starts_with('<') {
        return element_at(lines, at, says);
    }
    if bold(line).is_some_and(|title| (says.title)(title)) {
        return above.is_empty().then(|| until_part(lines, at));
    }
    if is_closing(line) {
        return None;
    }
    let next = lines.get(at + 1).map_or("", |next| next.trim());
    let titled = !next.is_empty() && next.chars().all(|c| c == '=' || c == '-');
    if (above.is_empty() || is_heading(above)) && !titled && stands_alone(line, says) {
        return Some(until_part(lines, at));
    }
    let (indent, text) = entry(lines[at]);
    let listed = text.len() < lines[at].trim_start().len();
    if !(is_marked(text, says) || listed && (says.part)(text)) {
        return None;
    }
    if !listed {
        let ends = |line: &str| line.is_empty() || is_heading(line);
        return Some(until(lines, at, ends));
    }
    let goes_on = |at: &usize| {
        let line = lines[*at];
        let text = line.trim_start();
        let plain = entry(line).1.len() == text.len() && !is_heading(line);
        let below = plain && !lines[at - 1].trim().is_empty();
        text.is_empty() || line.len() - text.len() > indent || below
    };
    (at + 1..=lines.len()).find(|at| *at == lines.len() || !goes_on(at))
}

/// Where what stands below a line that is for a heading ends: at the next one, or where all may be read again.
fn until_part(lines: &[&str], at: usize) -> usize {
    until(lines, at, |line| {
        is_heading(line) || bold(line).is_some() || is_closing(line)
    })
}

/// Whether a line says that all may be read again: `[on the record]`, `[/private]`.
fn is_closing(line: &str) -> bool {
    let inside = line
        .strip_prefix('[')
        .and_then(|line| line.strip_suffix(']'));
    let on = |inside: &str| off_record::switches(&format!("#{inside}")) == Some(true);
    inside.is_some_and(|inside| inside.starts_with('/') || on(inside))
}

/// Whether a mark is all of a line, in brackets, in italics, in capitals or in a few words that are no sentence.
fn stands_alone(line: &str, says: &Says<'_>) -> bool {
    const FEW: usize = 4;
    if line.len() > LONGEST || entry(line).1.len() < line.len() {
        return false;
    }
    let bare = line.trim_matches(['*', '_', ' ']);
    let inside = bare
        .strip_prefix(['[', '('])
        .and_then(|bare| bare.strip_suffix([']', ')']));
    if let Some(inside) = inside {
        return !inside.contains(['[', '(', ']', ')']) && is_marked(bare, says);
    }
    let short = bare.split(' ').count() <= FEW && !bare.contains(['.', ':', '?', '(', '[']);
    let stands = bare.len() < line.len() || !bare.contains(char::is_lowercase) || short;
    stands && bare.starts_with(char::is_alphabetic) && (says.mark)(bare)
}

/// A text with the brackets as they are that exporters write with a backslash.
fn unescaped(text: String) -> String {
    match text.contains("\\[") || text.contains("\\(") || text.contains("&#91;") {
        true => {
            let plain = text.replace("\\[", "[").replace("\\]", "]");
            let plain = plain.replace("\\(", "(").replace("\\)", ")");
            plain.replace("&#91;", "[").replace("&#93;", "]")
        }
        false => text,
    }
}

/// The first line behind another at which something ends.
fn until(lines: &[&str], at: usize, ends: impl Fn(&str) -> bool) -> usize {
    let end = (at + 1..lines.len()).find(|at| ends(lines[*at].trim()));
    end.unwrap_or(lines.len())
}

/// The same of a line that begins a fold, or is a heading in HTML.
fn element_at(lines: &[&str], at: usize, says: &Says<'_>) -> Option<usize> {
    let line = lines[at].trim();
    if begins_tag(line, "details") {
        let mut near = lines[at..].iter().take(FIRST);
        let summary = near.find_map(|line| inside(line, "summary"));
        summary.filter(|text| (says.title)(text))?;
        let end = match line.contains("</details") {
            true => at,
            false => until(lines, at, |line| line.contains("</details")),
        };
        return Some((end + 1).min(lines.len()));
    }
    let levels = ["h1", "h2", "h3", "h4", "h5", "h6"];
    let level = levels.iter().position(|tag| begins_tag(line, tag))?;
    inside(line, levels[level]).filter(|text| (says.title)(text))?;
    let above = |line: &str| levels[..=level].iter().any(|tag| begins_tag(line, tag));
    Some(until(lines, at, |line| is_heading(line) || above(line)))
}

/// Whether the first lines of a quotation say so; the title of a box stands in bold, behind the name of its kind.
fn quotation_says(lines: &[&str], says: &Says<'_>) -> bool {
    let quoted = lines.iter().map_while(|line| line.trim().strip_prefix('>'));
    let words = quoted
        .map(|line| line.trim_start_matches(['>', ' ']))
        .take(FIRST);
    let mut words =
        words.filter(|line| line.contains(char::is_alphanumeric) && line.len() <= LONGEST);
    let Some(title) = words.next() else {
        return false;
    };
    let alert = title
        .strip_prefix("[!")
        .and_then(|rest| rest.split_once(']'));
    let (kind, behind) = alert
        .or_else(|| title.split_once(":**"))
        .unwrap_or((title, ""));
    let bare = |text: &str| text.trim_matches(['*', '_', ' ']).to_owned();
    let named = alert.is_some() || title.starts_with("**");
    let alone = named && behind.trim().is_empty() && kind.split_whitespace().count() == 1;
    let mut next = || words.next().is_some_and(|line| (says.mark)(&bare(line)));
    (says.title)(&bare(title))
        || (says.title)(&bare(behind))
        || is_marked(title, says)
        || alone && next()
}

/// The words of a line in bold, and nothing else.
fn bold(line: &str) -> Option<&str> {
    let inside = |sign: &str| line.strip_prefix(sign)?.strip_suffix(sign);
    let words = inside("**").or_else(|| inside("__"))?;
    let plain = !words.contains("**") && !words.is_empty() && words.len() <= LONGEST;
    plain.then(|| words.trim())
}

/// How far the entry of a list is indented, and what it says; a line that is none says itself.
fn entry(line: &str) -> (usize, &str) {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let sign = match digits.len() < text.len() {
        true => digits.strip_prefix(['.', ')']),
        false => text.strip_prefix(['-', '*', '+']),
    };
    let behind = sign
        .and_then(|rest| rest.strip_prefix(' '))
        .map(str::trim_start);
    let behind = behind.map(|text| text.strip_prefix("[ ] ").unwrap_or(text));
    (indent, behind.unwrap_or(text))
}

/// Whether a text begins with such words in brackets, bold or before a colon in capitals, or is off the record.
fn is_marked(text: &str, says: &Says<'_>) -> bool {
    let text = head_chars(text, LONGEST);
    let plain = text.trim_start_matches(['*', '_']);
    let between = |open: char, end: char| {
        let (inside, behind) = plain.strip_prefix(open)?.split_once(end)?;
        // A link.
        (!behind.starts_with('(')).then_some(inside)
    };
    let inside = between('[', ']').or_else(|| between('(', ')'));
    if let Some(inside) = inside {
        return (says.mark)(inside) || off_record::is_off(inside);
    }
    let said = || off_record::behind_mark(&plain.replace(":**", ":").replace("**:", ":")).is_some();
    let led = || {
        let (led, rest) = plain.split_once(':')?;
        let loud = !led.contains(char::is_lowercase);
        let apart = loud || plain.len() < text.len();
        Some(apart && (loud && off_record::is_off(led) || (says.led)(led, rest)))
    };
    said() || led() == Some(true)
}

fn begins_tag(line: &str, name: &str) -> bool {
    let rest = line.strip_prefix('<');
    let rest = rest.and_then(|rest| after_words(rest, name));
    rest.is_some_and(|rest| rest.starts_with(['>', ' ']))
}

/// The words of an element in a line.
fn inside(line: &str, name: &str) -> Option<String> {
    let near = head_chars(line, LONGEST);
    let at = near.find(&format!("<{name}"))?;
    let (_, behind) = near[at..].split_once('>')?;
    let words = behind.split("</").next().unwrap_or(behind);
    let words = words.rsplit('>').next().unwrap_or(words);
    Some(words.trim().to_owned())
}
