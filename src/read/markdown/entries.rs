//! A Markdown text as its writer sees it: headings, entries of lists, rows of tables, and other lines. Text in, these with their
//! lines out; code between fences and comments are none of them. What they say is the business of others.

use std::borrow::Cow;

use super::attributes;
use super::cells::cells;
use super::fence::Fence;
use super::heading::signed;
use super::html_table;
use super::listed::{behind_sign, indent, ticked};

/// What a piece of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A heading of a level.
    Heading(usize),
    /// An entry of a list: columns before its sign, and whether it is done, where it has a box for that.
    Item(usize, Option<bool>),
    /// The head of a table.
    Head,
    /// A row of a table that is not its head.
    Row,
    /// A line of a paragraph.
    Line,
    /// The same inside an entry of a list.
    Below,
    /// A line of code that blanks before it make so.
    Code,
}

impl Shape {
    /// The level of a heading.
    pub(crate) fn level(self) -> Option<usize> {
        match self {
            Shape::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// The columns before the sign of an entry of a list.
    pub(crate) fn indent(self) -> Option<usize> {
        match self {
            Shape::Item(indent, _) => Some(indent),
            _ => None,
        }
    }
}

/// A piece of a text.
#[derive(Debug)]
pub(crate) struct Entry<'t> {
    /// Its first line, counted from 0.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) shape: Shape,
    /// Whether it is quoted.
    pub(crate) quoted: bool,
    /// Its words, markup and all, without the signs that say what it is.
    pub(crate) text: Cow<'t, str>,
}

/// The pieces of a text; `begins` says of a line that it goes on with none before it. Tables of HTML are lines.
pub(crate) fn entries<'t>(markdown: &'t str, begins: fn(&str) -> bool) -> Vec<Entry<'t>> {
    read(markdown, begins, false)
}

/// The same with tables of HTML as the rows that they have.
pub(crate) fn with_tables<'t>(markdown: &'t str, begins: fn(&str) -> bool) -> Vec<Entry<'t>> {
    read(markdown, begins, true)
}

fn read<'t>(markdown: &'t str, begins: fn(&str) -> bool, tables: bool) -> Vec<Entry<'t>> {
    let mut reader = Reader {
        begins,
        found: Vec::new(),
        fence: Fence::default(),
        hidden: false,
        last: None,
        table: None,
        listed: false,
    };
    let ends = markdown.rfind("-->").unwrap_or(0);
    let (mut start, mut until) = (0, 0);
    for (at, line) in markdown.split_inclusive('\n').enumerate() {
        let table = (tables && at >= until && reader.is_open(line))
            .then(|| html_table::table(&markdown[start..]));
        match table.flatten() {
            Some((rows, lines)) => {
                until = at + lines;
                reader.rows(at, rows);
            }
            None if at >= until => reader.line(at, line.trim_end(), start < ends),
            None => {}
        }
        start += line.len();
    }
    reader.found
}

/// Columns from which on a line is code, outside of lists.
const CODE: usize = 4;

/// Bytes of a line that was broken because it is full.
const FULL: usize = 60;

struct Reader<'t> {
    begins: fn(&str) -> bool,
    found: Vec<Entry<'t>>,
    fence: Fence,
    /// Inside a comment.
    hidden: bool,
    /// The last line of the piece that the next one may go on with.
    last: Option<usize>,
    /// The last line of a table whose rows begin with no bar.
    table: Option<usize>,
    /// Inside a list.
    listed: bool,
}

impl<'t> Reader<'t> {
    /// Whether a table of HTML may begin in a line.
    fn is_open(&self, line: &str) -> bool {
        line.trim_start().starts_with("<table") && !self.hidden && !self.fence.is_open()
    }

    /// Takes the rows of a table of HTML that begins at a line.
    fn rows(&mut self, at: usize, rows: Vec<html_table::Row>) {
        self.last = None;
        for (line, shape, text) in rows {
            self.push(at + line, shape, false, Cow::Owned(text));
        }
    }

    /// Takes a line; `closes` says that a comment which begins in it ends somewhere.
    fn line(&mut self, at: usize, line: &'t str, closes: bool) {
        if !self.hidden && self.fence.takes(line) {
            self.last = None;
            return;
        }
        let shown = match closes || self.hidden {
            true => uncommented(line, &mut self.hidden),
            false => Cow::Borrowed(line),
        };
        match shown {
            Cow::Borrowed(line) => self.shown(at, line, Cow::Borrowed),
            Cow::Owned(line) => self.shown(at, &line, |text| Cow::Owned(text.to_owned())),
        }
    }

    fn shown<'l>(&mut self, at: usize, line: &'l str, own: impl Fn(&'l str) -> Cow<'t, str>) {
        let bare = line.trim_start_matches(['>', ' ']);
        let quoted = line.trim_start().starts_with('>');
        let line = if quoted { bare } else { line };
        let (indent, text) = (indent(line), line.trim());
        let joins = self.last.is_some_and(|last| last + 1 == at);
        let bare = text.is_empty() || attributes::are_alone(text);
        if bare || !joins && !self.listed && indent >= CODE {
            self.last = None;
            if !bare {
                self.push(at, Shape::Code, quoted, own(text));
            }
            return;
        }
        if self.is_rule(at, text, joins) {
            return;
        }
        let (shape, text) = match (signed(text), item(text)) {
            (Some((level, text)), _) if indent < CODE => (Shape::Heading(level), text),
            (_, Some((task, text))) => (Shape::Item(indent, task), text),
            _ if text.starts_with('|') => (Shape::Row, text),
            _ if text.contains('|') && self.table.is_some_and(|last| last + 1 == at) => {
                self.table = Some(at);
                (Shape::Row, text)
            }
            _ if joins && self.goes_on(at, text) => return,
            _ if self.listed && indent > 1 => (Shape::Below, text),
            _ => (Shape::Line, text),
        };
        self.listed = matches!(shape, Shape::Item(..) | Shape::Below);
        self.last = (!matches!(shape, Shape::Heading(_))).then_some(at);
        self.push(at, shape, quoted, own(text));
    }

    fn push(&mut self, line: usize, shape: Shape, quoted: bool, text: Cow<'t, str>) {
        self.found.push(Entry {
            line,
            shape,
            quoted,
            text,
        });
    }

    /// Takes a line of signs alone: it makes a heading of the line above, or a head of the row above, or parts the text.
    fn is_rule(&mut self, at: usize, text: &str, joins: bool) -> bool {
        let all = |sign: char| text.len() > 1 && text.chars().all(|c| c == sign);
        let parted = text.chars().all(|c| "|-: ".contains(c));
        let row = parted && text.starts_with('|');
        let bare = parted && text.contains('|') && text.contains('-');
        let last = self.found.last_mut().filter(|_| joins);
        match last {
            Some(last) if row && last.shape == Shape::Row => last.shape = Shape::Head,
            Some(last) if bare && is_head(last, text) => {
                (last.shape, self.table) = (Shape::Head, Some(at));
            }
            Some(last) if last.shape == Shape::Line && (all('=') || all('-')) => {
                last.shape = Shape::Heading(if all('=') { 1 } else { 2 });
                self.last = None;
                return true;
            }
            _ if row || text.len() > 2 && "-*_=".chars().any(all) => {}
            _ => return false,
        }
        self.listed &= row;
        self.last = None;
        true
    }

    /// Adds a line to the piece above that it goes on with, if it does.
    fn goes_on(&mut self, at: usize, text: &str) -> bool {
        let Some(last) = self.found.last_mut().filter(|_| !(self.begins)(text)) else {
            return false;
        };
        let goes_on = match last.shape {
            Shape::Item(..) => true,
            // Lines of one paragraph may say different things.
            Shape::Line | Shape::Below => last.text.len() >= FULL && !is_told(text),
            Shape::Heading(_) | Shape::Head | Shape::Row | Shape::Code => false,
        };
        if goes_on {
            let whole = last.text.to_mut();
            whole.push(' ');
            whole.push_str(text);
            self.last = Some(at);
        }
        goes_on
    }
}

/// Whether a line is the head of a table whose rows begin with no bar, above such a rule.
fn is_head(last: &Entry<'_>, rule: &str) -> bool {
    last.shape == Shape::Line
        && last.text.contains('|')
        && cells(&last.text).count() == cells(rule).count()
}

/// Whether a line begins with a word before a colon.
fn is_told(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first.trim_end_matches(['*', '_']).ends_with(':')
}

/// A line without comments of HTML, one of which may have begun before it or go on behind it.
fn uncommented<'t>(line: &'t str, hidden: &mut bool) -> Cow<'t, str> {
    if !*hidden && !line.contains("<!--") {
        return Cow::Borrowed(line);
    }
    let (mut out, mut rest) = (String::new(), line);
    loop {
        if *hidden {
            let Some((_, after)) = rest.split_once("-->") else {
                return Cow::Owned(out);
            };
            (*hidden, rest) = (false, after);
        }
        let Some((before, inside)) = rest.split_once("<!--") else {
            out.push_str(rest);
            return Cow::Owned(out);
        };
        out.push_str(before);
        (*hidden, rest) = (true, inside);
    }
}

/// The words of an entry of a list, and whether it is done, where it has a box for that.
fn item(text: &str) -> Option<(Option<bool>, &str)> {
    let apart = |rest: &&str| rest.is_empty() || rest.starts_with([' ', '\t']);
    let dotted = || text.strip_prefix('•').filter(apart);
    let rest = behind_sign(text).or_else(dotted)?.trim();
    Some(match ticked(rest) {
        Some((done, rest)) if rest.is_empty() || rest.starts_with(' ') => {
            (Some(done), rest.trim_start())
        }
        _ => (None, rest),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A piece in few signs, with its line.
    fn told(entry: &Entry<'_>) -> String {
        let shape = match entry.shape {
            Shape::Heading(level) => format!("h{level}"),
            Shape::Item(indent, None) => format!("-{indent}"),
            Shape::Item(indent, Some(done)) => format!("{}{indent}", if done { "x" } else { "o" }),
            Shape::Head => "t".to_owned(),
            Shape::Row => "|".to_owned(),
            Shape::Code => "c".to_owned(),
            Shape::Line => "p".to_owned(),
            Shape::Below => "b".to_owned(),
        };
        let quoted = if entry.quoted { ">" } else { "" };
        format!("{} {quoted}{shape} {}", entry.line, entry.text)
    }

    #[test]
    fn pieces_of_a_text() {
        let rows: &[(&str, &[&str])] = &[
            (
                "# A #\n##B\nC\n==\nD\n---\n---\n",
                &["0 h1 A", "1 p ##B", "2 h1 C", "4 h2 D"],
            ),
            (
                "- a\n  more\nlazy\n- [ ] b\n  * [x] c\n1. d\n",
                &["0 -0 a more lazy", "3 o0 b", "4 x2 c", "5 -0 d"],
            ),
            (
                "- a\n\n  below\n\nafter\n",
                &["0 -0 a", "2 b below", "4 p after"],
            ),
            ("a\nb\nX: c\n", &["0 p a", "1 p b", "2 p X: c"]),
            ("- a\n  X: b\n", &["0 -0 a", "1 b X: b"]),
            ("> a\n> - b\n", &["0 >p a", "1 >-0 b"]),
            (
                "| N | A |\n|---|:-:|\n| a | b |\n",
                &["0 t | N | A |", "2 | | a | b |"],
            ),
            (
                "N | A\n--- | :-:\na | b\n| c | d\ne\n\na | b\n",
                &[
                    "0 t N | A",
                    "2 | a | b",
                    "3 | | c | d",
                    "4 p e",
                    "6 p a | b",
                ],
            ),
            ("N | A\n---\na | b\n", &["0 h2 N | A", "2 p a | b"]),
            (
                "a\n<table>\n<tr><th>N</th></tr>\n</table>\n",
                &[
                    "0 p a",
                    "1 p <table>",
                    "2 p <tr><th>N</th></tr>",
                    "3 p </table>",
                ],
            ),
            (
                "```\n- a\n```\n\n    - b\n\n- c\n\n      d\n",
                &["4 c - b", "6 -0 c", "8 b d"],
            ),
            (
                "a <!-- b --> c\n<!-- d\n- e\n--> f\n<!-- g\n",
                &["0 p a  c", "3 p f", "4 p <!-- g"],
            ),
            ("> a\n{: #a .b}\nb\n", &["0 >p a", "2 p b"]),
            ("*** a\n-b\n* * *\n", &["0 p *** a", "1 p -b", "2 -0 * *"]),
        ];
        for (text, expected) in rows {
            let found = entries(text, |line| line.starts_with("X:"));
            let found: Vec<String> = found.iter().map(told).collect();
            assert_eq!(found, *expected, "{text}");
        }
        let html = "a\n<table>\n<tr><th>N</th></tr>\n<tr><td>b</td>\n</tr></table>\nc\n";
        let found = with_tables(html, |_| false);
        let found: Vec<String> = found.iter().map(told).collect();
        assert_eq!(found, ["0 p a", "2 t  | N", "3 |  | b", "5 p c"]);
        let full = format!("{} and\nso on\n", "word ".repeat(12));
        assert_eq!(entries(&full, |_| false).len(), 1);
        assert_eq!(
            entries(&full.replace("so on", "ash: no"), |_| false).len(),
            2
        );
    }
}
