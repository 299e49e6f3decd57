//! A page of HTML as the text that a browser shows: each line of a `<pre>`, each entry of a list, each paragraph and each row of
//! a table is a line. HTML in, text out, each line where it begins in the page as far as that can be. What of it is a log nobody
//! asks here.

use std::ops::Range;

use crate::read::text::entities;

/// Elements that begin a line, and end one.
const LINES: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "br",
    "center",
    "dd",
    "div",
    "dl",
    "dt",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];

/// Elements that nobody sees.
const UNSEEN: &[&str] = &["script", "style", "template", "title"];

/// The text of a page.
pub(in crate::read) fn text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    // Behind the end of the last tag no other is looked for.
    let last = html.rfind('>').map_or(0, |at| html.len() - at);
    while let Some(at) = rest
        .find('<')
        .filter(|at| rest.len() - at > last && last > 0)
    {
        page.words(&rest[..at]);
        rest = &rest[at..];
        let Some(tag) = Tag::at(rest) else {
            page.words("<");
            rest = &rest[1..];
            continue;
        };
        let length = tag.length + tag.unseen(&rest[tag.length..]);
        page.take(&tag);
        page.pass(&rest[..length]);
        rest = &rest[length..];
    }
    page.words(rest);
    page.end_line();
    entities::undone(&page.out)
}

/// The words of a page without its tags, in which those that end a line or a cell leave a blank.
pub(in crate::read) struct Words {
    /// The words.
    pub(in crate::read) text: String,
    /// Where each piece of them begins in them, and in the page.
    pieces: Vec<(usize, usize)>,
}

impl Words {
    /// The words of a page.
    pub(in crate::read) fn of(html: &str) -> Self {
        let mut words = Words {
            text: String::with_capacity(html.len()),
            pieces: Vec::new(),
        };
        let last = html.rfind('>').map_or(0, |at| at + 1);
        let (mut done, mut looked) = (0, 0);
        while let Some(at) = memchr::memchr(b'<', &html.as_bytes()[looked..last.max(looked)]) {
            let at = looked + at;
            let Some(tag) = Tag::at(&html[at..]) else {
                looked = at + 1;
                continue;
            };
            words.take(html, done..at);
            if tag.is_among(LINES) || tag.is_among(&["td", "th"]) {
                words.text.push(' ');
            }
            done = at + tag.length;
            looked = done;
        }
        words.take(html, done..html.len());
        words
    }

    fn take(&mut self, html: &str, piece: Range<usize>) {
        if !piece.is_empty() {
            self.pieces.push((self.text.len(), piece.start));
            self.text.push_str(&html[piece]);
        }
    }

    /// Where a part of the words is written in the page.
    pub(in crate::read) fn written(&self, part: Range<usize>) -> Range<usize> {
        let written = |at: usize| {
            let next = self.pieces.partition_point(|(begin, _)| *begin <= at);
            let piece = next.checked_sub(1).and_then(|last| self.pieces.get(last));
            piece.map_or(at, |(begin, page)| page + (at - begin))
        };
        let last = part.end.saturating_sub(1).max(part.start);
        written(part.start)..written(last) + 1
    }
}

/// A tag or a comment, and how many bytes it takes.
struct Tag<'h> {
    name: &'h str,
    closes: bool,
    length: usize,
}

impl<'h> Tag<'h> {
    /// The tag at the head of a text.
    fn at(text: &'h str) -> Option<Self> {
        if text.starts_with("<!--") {
            return Some(Tag {
                name: "",
                closes: false,
                length: text.find("-->").map_or(text.len(), |at| at + 3),
            });
        }
        let inside = text.strip_prefix('<')?;
        let closes = inside.starts_with('/');
        let inside = inside.strip_prefix('/').unwrap_or(inside);
        if !inside.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
            return None;
        }
        let length = text.find('>')? + 1;
        let ends = |c: char| !c.is_ascii_alphanumeric();
        Some(Tag {
            name: inside.split(ends).next().unwrap_or(""),
            closes,
            length,
        })
    }

    fn is_among(&self, names: &[&str]) -> bool {
        names
            .iter()
            .any(|name| name.eq_ignore_ascii_case(self.name))
    }

    /// How many bytes behind the tag nobody sees.
    fn unseen(&self, behind: &str) -> usize {
        // A sign that leads to its own line is no part of that.
        let signs = ["#</", "\u{b6}</"].iter();
        let mut sign = signs.filter(|sign| self.is_among(&["a"]) && behind.starts_with(**sign));
        if let Some(sign) = sign.next().filter(|_| !self.closes) {
            return sign.len() - 2;
        }
        let unseen = !self.closes && self.is_among(UNSEEN);
        let end = || behind.find(&format!("</{}", self.name));
        match unseen {
            true => end().unwrap_or(behind.len()),
            false => 0,
        }
    }
}

/// The text so far.
#[derive(Default)]
struct Page {
    out: String,
    line: String,
    /// Lines of the page that have none in the text yet, and the other way round.
    owed: usize,
    ahead: usize,
    /// Whether blanks and ends of lines are shown as they are.
    verbatim: bool,
}

impl Page {
    fn take(&mut self, tag: &Tag<'_>) {
        if tag.is_among(LINES) {
            self.end_line();
        } else if tag.is_among(&["td", "th"]) {
            self.words(" ");
        }
        if tag.is_among(&["pre"]) {
            self.verbatim = !tag.closes;
        }
    }

    /// Counts the lines of what is not shown.
    fn pass(&mut self, hidden: &str) {
        for _ in hidden.matches('\n') {
            self.next_line();
        }
    }

    fn words(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.verbatim && self.line.is_empty() => self.next_line(),
                '\n' if self.verbatim => {
                    self.next_line();
                    self.end_line();
                }
                '\n' => {
                    self.next_line();
                    self.blank();
                }
                c if c.is_ascii_whitespace() && !self.verbatim => self.blank(),
                c => self.letter(c),
            }
        }
    }

    fn blank(&mut self) {
        if !self.line.is_empty() && !self.line.ends_with(' ') {
            self.line.push(' ');
        }
    }

    fn letter(&mut self, letter: char) {
        if self.line.is_empty() {
            self.leave_lines();
        }
        self.line.push(letter);
    }

    /// Goes to the next line of the page.
    fn next_line(&mut self) {
        match self.ahead {
            0 => self.owed += 1,
            _ if self.line.is_empty() => self.ahead -= 1,
            _ => self.owed += 1,
        }
    }

    fn leave_lines(&mut self) {
        self.out.extend(std::iter::repeat_n('\n', self.owed));
        self.owed = 0;
    }

    fn end_line(&mut self) {
        if self.line.is_empty() {
            return;
        }
        self.out.push_str(self.line.trim_end());
        self.line.clear();
        if self.owed == 0 {
            self.ahead += 1;
            self.owed = 1;
        }
        let back = self.ahead.min(self.owed - 1);
        self.ahead -= back;
        self.owed -= back;
        self.leave_lines();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_are_written() {
        let rows = [
            ("<b>one</b> t<i>w</i>o", "two", "t<i>w</i>o"),
            ("<td>one</td><td>two</td>", "one  two", "one</td><td>two"),
            ("one < two <!-- a --> b", "< two  b", "< two <!-- a --> b"),
            ("<p>one", "one", "one"),
        ];
        for (html, part, written) in rows {
            let words = Words::of(html);
            let at = words.text.find(part).expect(html);
            assert_eq!(&html[words.written(at..at + part.len())], written, "{html}");
        }
    }

    #[test]
    fn a_page_is_read_as_it_shows() {
        let rows = [
            (
                "<h1>Log</h1><pre>\n[15:00] &lt;ash&gt; a  b\n\n[15:01] &lt;ash&gt; <b>c</b>\n</pre>\nend",
                "Log\n[15:00] <ash> a  b\n\n[15:01] <ash> c\n\nend\n",
            ),
            (
                "<ul>\n<li><a>15:00</a>\n <i>&lt;ash&gt;</i>  a</li>\n<li>15:01 &lt;ash&gt; b</li>\n</ul>",
                "\n15:00 <ash> a\n\n15:01 <ash> b\n",
            ),
            (
                "<li>one<li>two<li>three\n\n\n\n<p>four",
                "one\ntwo\nthree\n\nfour\n",
            ),
            ("<tr><td>15:00</td><td>ash</td></tr>", "15:00 ash\n"),
            (
                "<li id=\"x1\"><a href=\"#x1\">#</a> [15:00] a</li><li><a>¶</a> b<a>#1</a></li>",
                "[15:00] a\nb#1\n",
            ),
            (
                "<title>x</title><script>\nif (a < b) {}\n</script><p>a < b<!-- c --> d",
                "\n\na < b d\n",
            ),
            ("a <b <c <", "a <b <c <\n"),
            ("<p>a<!-- b <i>", "a\n"),
        ];
        for (html, expected) in rows {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
