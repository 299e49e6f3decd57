//! What a page is called where nothing says so plainly: its heading, that of HTML, or the name of its file or folder. A path and a
//! text in, a title out.

use super::title_of;
use crate::model::id::slug;
use crate::model::path;
use crate::read::log::html;
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::{heading, underline};
use crate::read::path_name::kind_words;

/// Bytes at the head of a text in which HTML may have a heading.
const HEAD: usize = 4096;

/// The title that a text or its path gives; `named` is what something else calls it, which counts above the heading of a part.
pub(super) fn of(path: &str, body: &str, named: Option<String>, ours: bool) -> String {
    let found = heading(body);
    let several = named.is_some() || has_several(body);
    let part = |title: &String| several && kind_words::are_of_text(&slug(title));
    let far = || !ours && is_far(body);
    match found.filter(|title| !part(title) && !far()) {
        Some(title) => title,
        None => named
            .map(|name| numbered(path, name))
            .or_else(|| of_html(body))
            .unwrap_or_else(|| title_of(path)),
    }
}

/// The name of a proposal behind the number that its file begins with.
fn numbered(path: &str, name: String) -> String {
    let file = path::name(path);
    let end = file.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    match file[..end].trim_start_matches('0') {
        "" => name,
        number if name.contains(number) => name,
        _ => format!("{} {name}", &file[..end]),
    }
}

/// Lines of words above a heading from which on it is one inside the text, as `#` before a command is in an advisory of plain text.
const ABOVE: usize = 5;

/// Whether so many lines of words stand above the first heading.
fn is_far(body: &str) -> bool {
    let is_words = |line: &&str| line.starts_with(char::is_alphanumeric);
    let above = body.lines().take_while(|line| !line.starts_with("# "));
    let mut words = above.filter(is_words).skip(ABOVE - 1);
    // A title may be underlined above them.
    let underlined = || {
        let mut lines = body.lines().take(ABOVE);
        lines.any(|line| underline(line, 3) == Some('='))
    };
    words.next().is_some() && !underlined()
}

/// Whether a text has more than one heading of level one.
fn has_several(body: &str) -> bool {
    let mut fence = Fence::default();
    let lines = body.lines().filter(|line| !fence.takes(line));
    lines.filter(|line| line.starts_with("# ")).nth(1).is_some()
}

/// The words of the first heading of HTML: `<h1 align="center">Rope</h1>`.
fn of_html(body: &str) -> Option<String> {
    let head = &body[..body.floor_char_boundary(HEAD)];
    let begin = head.find("<h1")?;
    let inside = head[begin + 3..].strip_prefix(['>', ' ', '\n'])?;
    let code = head[..begin].contains("```") || head[..begin].contains("<!--");
    let inside = match head[begin..].starts_with("<h1>") {
        true => inside,
        false => inside.split_once('>')?.1,
    };
    let (inside, _) = inside.split_once("</h1>")?;
    let words = html::words(inside);
    let plain = !words.is_empty() && !words.contains(['{', '[', '`']);
    (plain && !code).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_texts_without_one() {
        let rows = [
            (
                "text/12-rope.md",
                "# Summary\n[summary]: #summary\n\na\n\n# Motivation\n",
                "12 rope",
            ),
            ("text/12-rope.md", "# Summary\n\na\n", "Summary"),
            (
                "a/SA-26-01.rope.md",
                "a\nb\nc\nd\ne\n\n# rope-update fetch\n",
                "SA 26 01.rope",
            ),
            ("a/rope.md", "a\nb\nc\nd\n\n# All ropes\n", "All ropes"),
            (
                "a/rope.md",
                "Ropes\n=====\nb\nc\nd\n\ne\nf\n# All ropes\n",
                "Ropes",
            ),
            ("text/12-rope.md", "# Rope\n\n# Motivation\n", "Rope"),
            (
                "docs/a.md",
                "<h1 align=\"center\">\n <img src=\"a.png\"> Big Rope\n</h1>\n\na\n",
                "Big Rope",
            ),
            ("docs/a.md", "<h1>Rope &amp; Tar</h1>\n", "Rope & Tar"),
            ("docs/a.md", "```\n<h1>No</h1>\n```\n", "A"),
            ("docs/a.md", "<h10>No</h10>\n", "A"),
            ("docs/boat-yard/_index.md", "a\n", "Boat yard"),
            ("docs/boat-yard/README.md", "a\n", "Boat yard"),
            ("README.md", "a\n", "README"),
            ("_index.md", "a\n", "Index"),
        ];
        for (path, body, expected) in rows {
            assert_eq!(of(path, body, None, false), expected, "{path}: {body}");
        }
        let two = "# Summary\n\n# Motivation\n";
        assert_eq!(of("a.md", two, Some("Rope".into()), false), "Rope");
        assert_eq!(of("a.md", two, None, true), "A");
        for (path, name, expected) in [
            ("a/0020-rope.md", "Rope", "0020 Rope"),
            ("a/0020-rope.md", "RFC 20: rope", "RFC 20: rope"),
            ("a/20/rope.md", "Rope", "Rope"),
        ] {
            assert_eq!(of(path, two, Some(name.into()), false), expected, "{path}");
        }
    }
}
