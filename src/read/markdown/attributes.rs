//! Attributes that programs read and nobody sees: `{: #sec}`, `{:.no_toc}`, `[a](b){:target="_blank"}`, `[text]{.author}`,
//! `![p](a.png){width=100}`. A line in, the same without them out; those behind a heading are read where headings get their ids.

use super::changes::{Code, Next};
use super::heading::is_heading;

/// Whether a line is of attributes alone: `{: #sec .class}`.
pub(super) fn are_alone(line: &str) -> bool {
    let inside = line
        .strip_prefix("{:")
        .and_then(|rest| rest.strip_suffix('}'));
    inside.is_some_and(are_attributes)
}

/// The id that such a line gives.
pub(super) fn id_alone(line: &str) -> Option<&str> {
    let line = line.trim();
    let inside = line.strip_prefix("{:")?.strip_suffix('}')?;
    let ids = inside
        .split_whitespace()
        .find_map(|word| word.strip_prefix('#'))?;
    are_attributes(inside).then_some(ids)
}

fn are_attributes(inside: &str) -> bool {
    let inside = inside.strip_prefix(':').unwrap_or(inside).trim();
    let named = |name: &str| {
        name.starts_with(char::is_alphabetic) && !name.contains(['{', '}', '<', '(', '|'])
    };
    // Values may have blanks.
    let plain = inside.split('"').step_by(2);
    let mut words = plain.flat_map(str::split_whitespace).peekable();
    words.peek().is_some()
        && words.all(|word| match word.strip_prefix(['.', '#']) {
            Some(name) => named(name),
            None => word.split_once('=').is_some_and(|(name, _)| named(name)),
        })
}

/// A line without attributes.
pub(super) fn without(line: &str) -> Option<String> {
    cut(line, &[')', ']', '`', '*'], are_attributes)
}

/// A line without sizes of pictures, which are all that GitLab has.
pub(super) fn without_sizes(line: &str) -> Option<String> {
    cut(line, &[')'], |inside| {
        let mut parts = inside.split_whitespace().peekable();
        let size = |part: &str| part.starts_with("width=") || part.starts_with("height=");
        parts.peek().is_some() && parts.all(size)
    })
}

/// Bytes back to the bracket that opens what has attributes, at the most.
const LONGEST: usize = 300;

fn cut(line: &str, behind: &[char], is: impl Fn(&str) -> bool) -> Option<String> {
    if !line.contains('{') {
        return None;
    }
    let (mut out, mut done) = (String::new(), 0);
    let (mut code, mut ends) = (Code::of(line), Next::of(line, "}"));
    for (at, _) in line.match_indices('{') {
        let before = line[..at].chars().next_back();
        if at < done || !before.is_some_and(|sign| behind.contains(&sign)) || code.is_at(at) {
            continue;
        }
        let Some(end) = ends.behind(at + 1) else {
            break;
        };
        let inside = &line[at + 1..end];
        let last = line[end + 1..].trim().is_empty() && inside.contains('#');
        // An id behind a heading becomes its own.
        let of_heading = is_heading(line) && last;
        if !is(inside) || of_heading && before != Some(']') {
            continue;
        }
        out.push_str(&line[done..at]);
        if before == Some(']') {
            bare(&mut out);
        }
        if of_heading {
            out.push_str(&format!(" {{{inside}}}"));
        }
        done = end + 1;
    }
    (done > 0).then(|| out + &line[done..])
}

/// Takes the brackets off what a text ends with.
fn bare(out: &mut String) {
    let from = out.len().saturating_sub(LONGEST);
    let near = out.as_bytes().get(from..).unwrap_or_default();
    let begin = near.iter().rposition(|byte| *byte == b'[');
    if let Some(begin) = begin {
        out.pop();
        out.remove(from + begin);
    }
}
