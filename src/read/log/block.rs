//! Where in a Markdown file the log stands: in a fence, in an `{% irc %}` block, or all of the body.
//! Text and its lines in, ranges of lines out; the rest is prose.

use std::ops::Range;

use super::{Among, Fit, detect};

/// The log blocks of a Markdown text and the dialect they are in.
pub struct Blocks {
    /// Ranges of lines.
    pub lines: Vec<Range<usize>>,
    /// How well the dialect explains them.
    pub fit: Fit,
}

/// Finds the log in a Markdown text; `body` is the first line below the front matter.
///
/// Blocks are read in one dialect: the one that explains most of all blocks that look like logs.
pub fn find(text: &str, lines: &[Range<usize>], body: usize) -> Option<Blocks> {
    let looks_like_log = |block: &Range<usize>| {
        detect(text, &lines[block.clone()], Among::NoColon)
            .is_some_and(|fit| fit.is_sure() && fit.explained >= 2)
    };
    let logs: Vec<Range<usize>> = candidates(text, lines, body)
        .into_iter()
        .filter(looks_like_log)
        .collect();
    let inside: Vec<Range<usize>> = logs
        .iter()
        .flat_map(|block| lines[block.clone()].iter().cloned())
        .collect();
    if let Some(fit) = detect(text, &inside, Among::NoColon) {
        return Some(Blocks { lines: logs, fit });
    }
    let whole = body..lines.len();
    let fit = detect(text, &lines[whole.clone()], Among::Marked)?;
    fit.is_half().then(|| Blocks {
        lines: vec![whole],
        fit,
    })
}

/// Every fenced block and `{% irc %}` block, without their markers.
fn candidates(text: &str, lines: &[Range<usize>], body: usize) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (index, range) in lines.iter().enumerate().skip(body) {
        let line = text[range.clone()].trim();
        match open {
            Some((start, close)) if closes(line, close) => {
                found.push(start..index);
                open = None;
            }
            Some(_) => {}
            None => open = opening(line).map(|close| (index + 1, close)),
        }
    }
    found.extend(open.map(|(start, _)| start..lines.len()));
    found.extend(indented(text, lines, body, &found));
    found.sort_by_key(|block| block.start);
    found
}

/// Runs of indented lines outside the blocks with marks, blank lines among them.
fn indented(
    text: &str,
    lines: &[Range<usize>],
    body: usize,
    marked: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut marked = marked.iter().peekable();
    for (index, range) in lines.iter().enumerate().skip(body) {
        while marked.next_if(|block| block.end <= index).is_some() {}
        let inside = marked.peek().is_some_and(|block| block.start <= index);
        let line = &text[range.clone()];
        let deep = !inside
            && (line.starts_with('\t') || line.starts_with("    "))
            && !line.trim().is_empty();
        match found.last_mut().filter(|_| open) {
            Some(last) if deep => last.end = index + 1,
            None if deep => found.push(index..index + 1),
            _ => {}
        }
        open = deep || open && line.trim().is_empty();
    }
    found
}

/// What stands after the fence of a log, if anything does.
const LOGS: &[&str] = &[
    "",
    "irc",
    "log",
    "text",
    "txt",
    "plain",
    "plaintext",
    "console",
    "none",
    "chat",
    "irclog",
];

fn opening(line: &str) -> Option<&'static str> {
    if line.starts_with("```") && !line.trim_start_matches('`').contains('`') {
        // A block that names a language is code.
        let info = line.trim_start_matches('`').trim().to_lowercase();
        return LOGS.contains(&info.as_str()).then_some("```");
    }
    if line.starts_with("~~~") {
        return Some("~~~");
    }
    let tag = line
        .strip_prefix("{%")?
        .trim_start_matches('-')
        .trim_start();
    tag.starts_with("irc").then_some("{%")
}

fn closes(line: &str, close: &str) -> bool {
    match close {
        "{%" => line.strip_prefix("{%").is_some_and(|rest| {
            rest.trim_start_matches('-')
                .trim_start()
                .starts_with("endirc")
        }),
        fence => {
            line.starts_with(fence)
                && line
                    .trim_matches(fence.as_bytes()[0] as char)
                    .trim()
                    .is_empty()
        }
    }
}
