//! Where in a Markdown file the log stands: in a fence, in an `{% irc %}` block, in a `<pre>` or `<div>`, behind the marks of a
//! quotation or a list, indented below prose, or all of the body. Text and its lines in, ranges of lines out; the rest is prose.

use std::ops::Range;

use super::dialect::Marks;
use super::dialects::PLAIN;
use super::fit::FEWEST_ALONE;
use super::margin::Margin;
use super::no_nicks::is_any_label;
use super::shape::Shape;
use super::{Among, Fit, detect, markup, tagged};
use crate::read::text;

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
    let (found, marked) = candidates(text, lines, body);
    let inside = tagged::cut(text, lines, &found, PLAIN.read);
    let looks_like_log = |block: &Range<usize>| {
        detect(text, &inside[block.clone()], Among::NoColon)
            .is_some_and(|fit| fit.is_sure_apart() && fit.explained >= 2)
    };
    let logs = found.iter().filter(|block| looks_like_log(block));
    together(text, &inside, logs.cloned().collect(), Among::NoColon)
        .or_else(|| whole(text, lines, body, &marked))
        .or_else(|| pasted(text, lines, body, &marked))
}

/// All of the body, if at least half of it is log and somebody talks outside of the blocks with marks.
fn whole(
    text: &str,
    lines: &[Range<usize>],
    body: usize,
    marked: &[Range<usize>],
) -> Option<Blocks> {
    let whole = body..lines.len();
    let fit = detect(text, &lines[whole.clone()], Among::Marked).filter(Fit::is_half)?;
    let is_marked = |at: &usize| marked.iter().any(|block| block.contains(at));
    let outside = || {
        let outside = whole.clone().filter(|at| !is_marked(at));
        let outside: Vec<Range<usize>> = outside.map(|at| lines[at].clone()).collect();
        detect(text, &outside, Among::Marked).is_some_and(|fit| fit.talk > 0)
    };
    let talk = below_facts(text, lines, body, &fit)..lines.len();
    (marked.is_empty() || outside()).then(|| Blocks {
        lines: vec![talk],
        fit,
    })
}

/// The line at which people begin to talk, where nothing but bold type tells who does and facts of the meeting stand above in the same
/// form; else the first one.
fn below_facts(text: &str, lines: &[Range<usize>], body: usize, fit: &Fit) -> usize {
    let mut facts = false;
    let bold = fit.dialect.marks == Marks::Bold;
    for (at, line) in lines.iter().enumerate().skip(body).filter(|_| bold) {
        match (fit.dialect.read)(&text[line.clone()]) {
            Some(Shape::Message(_, name, _)) if is_any_label(name) => facts = true,
            Some(shape) if shape.is_talk() => return if facts { at } else { body },
            _ => {}
        }
    }
    body
}

/// Blocks in the dialect that explains most of all of them; none if there are none.
pub(super) fn together(
    text: &str,
    lines: &[Range<usize>],
    blocks: Vec<Range<usize>>,
    among: Among,
) -> Option<Blocks> {
    let inside: Vec<Range<usize>> = blocks
        .iter()
        .flat_map(|block| lines[block.clone()].iter().cloned())
        .collect();
    let fit = detect(text, &inside, among)?;
    Some(Blocks { lines: blocks, fit })
}

/// Logs that were quoted, listed or indented below prose: in running text only forms with marks of their own are beyond doubt.
fn pasted(
    text: &str,
    lines: &[Range<usize>],
    body: usize,
    marked: &[Range<usize>],
) -> Option<Blocks> {
    let is_log = |run: &Range<usize>| {
        let fit = detect(text, &lines[run.clone()], Among::Marked);
        fit.is_some_and(|fit| fit.stands_alone())
    };
    let mut runs = runs(text, lines, body, marked, Margin::before);
    runs.retain(|run| run.len() >= FEWEST_ALONE && is_log(run));
    together(text, lines, runs, Among::Marked)
}

/// Runs of lines with one margin outside the blocks with marks, blank lines and what goes on below a list among them.
fn runs(
    text: &str,
    lines: &[Range<usize>],
    body: usize,
    marked: &[Range<usize>],
    margin_of: fn(&str) -> Margin,
) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open = Margin::None;
    let mut marked = marked.iter().peekable();
    for (index, range) in lines.iter().enumerate().skip(body) {
        while marked.next_if(|block| block.end <= index).is_some() {}
        let line = &text[range.clone()];
        let margin = match marked.peek().is_some_and(|block| block.start <= index) {
            true => Margin::None,
            false => margin_of(line),
        };
        let goes_on = margin == open || open == Margin::Listed && margin == Margin::Blanks;
        match found.last_mut().filter(|_| goes_on) {
            _ if line.trim().is_empty() => {}
            Some(run) if open != Margin::None => run.end = index + 1,
            _ => {
                found.extend((margin != Margin::None).then_some(index..index + 1));
                open = margin;
            }
        }
    }
    found
}

/// A text with the log that was pasted into it out of a page as clients write it; as it is, if there is none. Markdown keeps the tags
/// of blocks.
pub fn as_written(text: String, is_markdown: bool) -> String {
    let holds_log = |plain: &markup::Plain| {
        let lines = text::lines(&plain.text);
        let lines = tagged::cut(
            &plain.text,
            &lines,
            std::slice::from_ref(&plain.lines),
            PLAIN.read,
        );
        let inside = lines.get(plain.lines.clone());
        let fit = inside.and_then(|inside| detect(&plain.text, inside, Among::NoColon));
        fit.is_some_and(|fit| fit.is_sure())
    };
    match markup::plain(&text, is_markdown).filter(holds_log) {
        Some(plain) => plain.text,
        None => text,
    }
}

/// A block that is open: its mark, and whether it may be a log.
#[derive(Clone, Copy)]
struct Open<'t> {
    start: usize,
    mark: &'t str,
    may_be_log: bool,
}

/// Every block that may be a log, and every block with marks, both without these.
fn candidates(
    text: &str,
    lines: &[Range<usize>],
    body: usize,
) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let (mut found, mut marked) = (Vec::new(), Vec::new());
    let mut open: Option<Open<'_>> = None;
    let mut end = |block: Open<'_>, end: usize| {
        marked.push(block.start..end);
        found.extend(block.may_be_log.then_some(block.start..end));
    };
    for (index, range) in lines.iter().enumerate().skip(body) {
        let line = text[range.clone()].trim();
        if let Some(block) = open
            && let Some(shared) = closes(line, block.mark)
        {
            end(block, index + usize::from(shared));
            open = None;
        // Inside a tag there may be a fence.
        } else if open.is_none_or(|block| block.mark.starts_with("</")) {
            open = opening(line, index).or(open);
        }
    }
    if let Some(block) = open {
        end(block, lines.len());
    }
    found.extend(runs(text, lines, body, &marked, indented));
    found.sort_by_key(|block| block.start);
    (found, marked)
}

/// The margin of code in Markdown.
fn indented(line: &str) -> Margin {
    match line.starts_with('\t') || line.starts_with("    ") {
        true => Margin::Blanks,
        false => Margin::None,
    }
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

/// The block that a line opens; one that names a language is code.
fn opening(line: &str, index: usize) -> Option<Open<'_>> {
    let below = |mark, may_be_log| Open {
        start: index + 1,
        mark,
        may_be_log,
    };
    for sign in ['`', '~'] {
        let info = line.trim_start_matches(sign);
        let fence = &line[..line.len() - info.len()];
        if fence.len() >= 3 && !(sign == '`' && info.contains(sign)) {
            // `irc`, `irc log`, `{.irc}`.
            let word = info.split_whitespace().next().unwrap_or("");
            let word = word.trim_matches(['{', '}', '.']).to_lowercase();
            return Some(below(fence, LOGS.contains(&word.as_str())));
        }
    }
    if let Some((end, tags)) = tagged::opened(line) {
        let shared = tags < line.len();
        return Some(Open {
            start: index + usize::from(!shared),
            ..below(end, true)
        });
    }
    let tag = line
        .strip_prefix("{%")?
        .trim_start_matches('-')
        .trim_start();
    tag.starts_with("irc").then(|| below("{%", true))
}

/// Whether a line closes a block, and if so, whether it holds lines of it as well. A fence is closed by one of the same sign that is at
/// least as long (CommonMark 0.31, 4.5).
fn closes(line: &str, mark: &str) -> Option<bool> {
    let alone = match mark {
        "{%" => line.strip_prefix("{%").is_some_and(|rest| {
            rest.trim_start_matches('-')
                .trim_start()
                .starts_with("endirc")
        }),
        end if end.starts_with('<') => return tagged::closed(line, end).map(|kept| kept > 0),
        fence => {
            let sign = fence.chars().next().unwrap_or('`');
            line.starts_with(fence) && line.trim_start_matches(sign).trim().is_empty()
        }
    };
    alone.then_some(false)
}
