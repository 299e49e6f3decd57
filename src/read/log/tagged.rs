//! Blocks of HTML in Markdown, whose tags may share a line with what they hold: `<pre>15:00 <ash> hello`, `see you</pre>`,
//! `<details><summary>Log</summary><pre>`. Lines in, where tags end and begin out; whether a block is a log nobody asks here.

use std::borrow::Cow;
use std::ops::Range;

use super::shape::Shape;

/// Tags with which lines begin that open a block: `pre` and `div` hold logs.
const AROUND: &[&str] = &[
    "pre", "div", "code", "details", "summary", "p", "tt", "samp",
];

/// Tags that may stand behind the last line of a block.
const BEHIND: &[&str] = &[
    "</pre>",
    "</div>",
    "</code>",
    "</details>",
    "</p>",
    "</tt>",
    "</samp>",
];

/// The tag that closes the block which a line opens, and how many bytes of the line are tags.
pub(super) fn opened(line: &str) -> Option<(&'static str, usize)> {
    let (mut rest, mut end) = (line, None);
    while let Some((name, behind)) = tag(rest) {
        end = match name {
            "pre" => Some("</pre>"),
            "div" => end.or(Some("</div>")),
            _ => end,
        };
        rest = behind.trim_start();
    }
    let end = end.filter(|end| !rest.contains(end))?;
    Some((end, line.len() - rest.len()))
}

/// A tag at the head of a text, and what stands behind it; with a heading, what stands behind that.
fn tag(text: &str) -> Option<(&'static str, &str)> {
    let inside = text.strip_prefix('<')?;
    let (name, behind) = AROUND.iter().find_map(|name| {
        let behind = inside.strip_prefix(*name)?;
        behind.starts_with(['>', ' ']).then_some((*name, behind))
    })?;
    let (_, behind) = behind.split_once('>')?;
    match name {
        "summary" => Some((name, behind.split_once("</summary>")?.1)),
        _ => Some((name, behind)),
    }
}

/// Bytes of a line before the tags that close a block, if they do so; all of it where text follows them.
pub(super) fn closed(line: &str, end: &str) -> Option<usize> {
    if line.starts_with(end) {
        return Some(0);
    }
    let (kept, closes) = without_tail(line, end);
    // CommonMark 0.31, 4.6: a block of `pre` ends in the line that holds its tag.
    let amid = || (end == "</pre>" && line.contains(end)).then_some(line.len());
    closes.then_some(kept.len()).or_else(amid)
}

/// A line without closing tags at its end, and whether a certain one is among them.
fn without_tail<'l>(line: &'l str, end: &str) -> (&'l str, bool) {
    let (mut kept, mut closes) = (line, false);
    while let Some((tag, before)) = BEHIND
        .iter()
        .find_map(|tag| Some((*tag, kept.strip_suffix(tag)?)))
    {
        closes |= tag == end;
        kept = before.trim_end();
    }
    (kept, closes)
}

/// Whether a line holds nothing but the tags of a block.
pub(in crate::read) fn is_bare(line: &str) -> bool {
    opened(line).is_some_and(|(_, tags)| tags == line.len())
        || ["</pre>", "</div>"]
            .iter()
            .any(|end| without_tail(line, end) == ("", true))
}

/// The tags before a line, what stands inside, and the tags behind it.
pub(super) fn parted(line: &str) -> (&str, &str, &str) {
    let line = line.trim();
    if !line.starts_with('<') && !line.ends_with('>') {
        return ("", line, "");
    }
    let (head, inside) = line.split_at(opened(line).map_or(0, |(_, tags)| tags));
    let kept = ["</pre>", "</div>"]
        .iter()
        .find_map(|end| closed(inside, end));
    let (inside, tail) = inside.split_at(kept.unwrap_or(inside.len()));
    (head, inside, tail)
}

/// Lines of which those that blocks share with tags lose these. A first line that says something only with what looks like a tag
/// keeps it: people have such nicks.
pub(super) fn cut<'l>(
    text: &str,
    lines: &'l [Range<usize>],
    blocks: &[Range<usize>],
    read: for<'a> fn(&'a str) -> Option<Shape<'a>>,
) -> Cow<'l, [Range<usize>]> {
    let mut out = Cow::Borrowed(lines);
    for block in blocks {
        let Some((end, tags)) = opener(text, lines, block) else {
            continue;
        };
        let mut shorten = |at: usize, range: Range<usize>| out.to_mut()[at] = range;
        if let Some(first) = lines.get(block.start).filter(|_| tags > 0) {
            let inside = first.start + tags..first.end;
            if read(&text[inside.clone()]).is_some() || read(&text[first.clone()]).is_none() {
                shorten(block.start, inside);
            }
        }
        let last = block.end.checked_sub(1).filter(|at| *at > block.start);
        if let Some((at, range)) = last.and_then(|at| Some((at, lines.get(at)?))) {
            let line = text[range.clone()].trim_end();
            if let Some(kept) = closed(line, end).filter(|kept| *kept > 0) {
                shorten(at, range.start..range.start + kept);
            }
        }
    }
    out
}

/// The tag that closes a block of HTML, and how many bytes of its first line are tags; none of a block that no tag opens.
fn opener(
    text: &str,
    lines: &[Range<usize>],
    block: &Range<usize>,
) -> Option<(&'static str, usize)> {
    let line = |at: usize| lines.get(at).map(|range| text[range.clone()].trim_end());
    let shared = || {
        let first = line(block.start)?;
        let inside = first.trim_start();
        let (end, tags) = opened(inside).filter(|(_, tags)| *tags < inside.len())?;
        Some((end, first.len() - inside.len() + tags))
    };
    let above = || {
        let line = line(block.start.checked_sub(1)?)?.trim_start();
        let (end, tags) = opened(line)?;
        (tags == line.len()).then_some((end, 0))
    };
    shared().or_else(above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_what_they_hold() {
        let rows = [
            ("<pre>", "<pre>", "", ""),
            ("<pre>15:00 <ash> hello", "<pre>", "15:00 <ash> hello", ""),
            (
                "<pre class=\"log\"><code>15:00 ash",
                "<pre class=\"log\"><code>",
                "15:00 ash",
                "",
            ),
            (
                "<details><summary>IRC log</summary><pre>",
                "<details><summary>IRC log</summary><pre>",
                "",
                "",
            ),
            (
                "<div class=\"log\"> 15:00 ash",
                "<div class=\"log\"> ",
                "15:00 ash",
                "",
            ),
            (
                "15:01 <ash> see you</pre>",
                "",
                "15:01 <ash> see you",
                "</pre>",
            ),
            (
                "15:01 ash</code></pre></details>",
                "",
                "15:01 ash",
                "</code></pre></details>",
            ),
            ("</code></pre>", "", "", "</code></pre>"),
            ("<prefer> hello", "", "<prefer> hello", ""),
            ("<code> hello", "", "<code> hello", ""),
            ("<ash> hello", "", "<ash> hello", ""),
            ("<pre>one</pre>", "", "<pre>one", "</pre>"),
            (
                "15:01 <ash> it is </code>",
                "",
                "15:01 <ash> it is </code>",
                "",
            ),
        ];
        for (line, head, inside, tail) in rows {
            assert_eq!(parted(line), (head, inside, tail), "{line}");
        }
    }

    #[test]
    fn a_line_that_holds_the_tag_ends_a_block() {
        let rows = [
            ("see you</pre>", "</pre>", Some(7)),
            ("see you</pre> Afterwards we left", "</pre>", Some(32)),
            ("</pre> Afterwards we left", "</pre>", Some(0)),
            ("see you </div>", "</div>", Some(7)),
            ("a </div> amid words", "</div>", None),
            ("see you</code>", "</pre>", None),
            ("see you", "</pre>", None),
        ];
        for (line, end, expected) in rows {
            assert_eq!(closed(line, end), expected, "{line}");
        }
    }
}
