//! What GitLab's Markdown has beyond that of everybody, as others have it: quotes and alerts between two lines `>>>`, alerts with
//! titles of their own, boxes that do not apply, sizes of pictures, front matter, and the place of a table of contents, which
//! pages here do not have. A text in, the same text out where there is none of these.

use crate::read::markdown::fence::Fence;

/// The mark before and behind a quotation.
const QUOTE: &str = ">>>";

/// Where GitLab puts a table of contents.
const CONTENTS: [&str; 2] = ["[[_TOC_]]", "[TOC]"];

/// A box that does not apply.
const NO_BOX: &str = "[~] ";

/// What stands between a picture and its size.
const SIZE: &str = "){";

/// What was put in and what was taken out: the marks around it, and whether it was put in.
const CHANGES: [(&str, &str, bool); 4] = [
    ("{+", "+}", true),
    ("[+", "+]", true),
    ("{-", "-}", false),
    ("[-", "-]", false),
];

/// Kinds of alerts.
const ALERTS: [&str; 5] = ["Note", "Tip", "Important", "Warning", "Caution"];

/// Marks of front matter, and the languages that they stand for.
const FRONT: [(&str, &str); 3] = [("---", "yaml"), ("+++", "toml"), (";;;", "json")];

/// A text as CommonMark has it.
pub(super) fn common(text: String) -> String {
    let marks = [QUOTE, NO_BOX, SIZE, "[!"].into_iter().chain(CONTENTS);
    let marks = marks.chain(CHANGES.map(|(_, end, _)| end));
    let mut out = String::new();
    let rest = front(&text, &mut out);
    if out.is_empty() && !marks.into_iter().any(|mark| text.contains(mark)) {
        return text;
    }
    out.reserve(text.len() + 64);
    lines(rest, &mut out);
    out
}

fn lines(text: &str, out: &mut String) {
    let mut lines = text.lines();
    let (mut quoted, mut closes, mut fence) = (false, true, Fence::default());
    while let Some(line) = lines.next() {
        let code = fence.takes(line);
        let mark = line.trim_end().strip_prefix(QUOTE).filter(|_| !code);
        let title = mark.filter(|_| !quoted).and_then(alert);
        if mark == Some("") || title.is_some() {
            // A quotation that nobody closes is none.
            closes &= quoted || lines.clone().any(|line| line.trim_end() == QUOTE);
            quoted = closes && !quoted;
            out.extend([if closes { "" } else { line }, "\n"]);
            if let Some(title) = title.filter(|_| closes) {
                titled(title, out);
                out.push('\n');
            }
        } else if code || !CONTENTS.contains(&line.trim()) {
            out.push_str(if quoted { "> " } else { "" });
            match code {
                true => out.push_str(line),
                false => told(line, out),
            }
            out.push('\n');
        }
    }
}

/// A line that is no code.
fn told(line: &str, out: &mut String) {
    let alert = line.trim_start().strip_prefix('>').and_then(alert);
    if let Some((word, title)) = alert.filter(|(_, title)| !title.is_empty()) {
        return titled((word, title), out);
    }
    let (mark, text) = line.split_at(item(line));
    let Some(text) = text.strip_prefix(NO_BOX).filter(|_| !mark.is_empty()) else {
        return inline(line, out);
    };
    let strike = if text.contains('~') { "" } else { "~~" };
    out.extend([mark, "☒ ", strike]);
    inline(text.trim(), out);
    out.push_str(strike);
}

/// What stands in a line.
fn inline(line: &str, out: &mut String) {
    let mut text = String::with_capacity(line.len());
    without_sizes(line, &mut text);
    changes(&text, out);
}

/// A line whose marks of changes are those of everybody: `{+ new +}` and `[- old -]`. It is looked through once for each mark, however
/// many of them never close.
fn changes(line: &str, out: &mut String) {
    let mut ends = CHANGES.map(|(_, end, _)| Next::of(line, end));
    let (mut struck, mut code) = (Next::of(line, "~"), Code::of(line));
    let (mut done, mut from) = (0, 0);
    while let Some(at) = memchr::memchr2(b'{', b'[', &line.as_bytes()[from..]) {
        let at = from + at;
        from = at + 1;
        let begins = |(begin, ..): &(&str, &str, bool)| line[at..].starts_with(begin);
        let kind = CHANGES.iter().position(begins);
        let Some((kind, end)) = kind.and_then(|kind| Some((kind, ends[kind].behind(at + 2)?)))
        else {
            continue;
        };
        let (inside, added) = (&line[at + 2..end], CHANGES[kind].2);
        // `[-]` is a box.
        let whole = !inside.trim_start().is_empty() && !inside.starts_with([']', '}']);
        let plain = added || struck.behind(at + 2).is_none_or(|sign| sign > end);
        if !whole || !plain || code.is_at(at) {
            continue;
        }
        out.push_str(&line[done..at]);
        match added {
            true => out.extend(["<ins>", inside.trim(), "</ins>"]),
            false => out.extend(["~~", inside.trim(), "~~"]),
        }
        done = end + 2;
        from = done;
    }
    out.push_str(&line[done..]);
}

/// Where a mark stands next in a line, for places that never go back.
struct Next<'l> {
    line: &'l str,
    mark: &'static str,
    found: Option<usize>,
}

impl<'l> Next<'l> {
    fn of(line: &'l str, mark: &'static str) -> Self {
        let found = line.find(mark);
        Next { line, mark, found }
    }

    /// The first one from a place on.
    fn behind(&mut self, from: usize) -> Option<usize> {
        if self.found? < from {
            self.found = self.line[from..].find(self.mark).map(|at| from + at);
        }
        self.found
    }
}

/// Which bytes of a line are code, for places that never go back.
struct Code<'l> {
    line: &'l str,
    looked: usize,
    inside: bool,
}

impl<'l> Code<'l> {
    fn of(line: &'l str) -> Self {
        Code {
            line,
            looked: 0,
            inside: false,
        }
    }

    fn is_at(&mut self, at: usize) -> bool {
        let marks = self.line.as_bytes()[self.looked..at].iter();
        self.inside ^= marks.filter(|byte| **byte == b'`').count() % 2 == 1;
        self.looked = at;
        self.inside
    }
}

/// The kind and the title of an alert: `[!warning] Cold water`.
fn alert(text: &str) -> Option<(&'static str, &str)> {
    let (kind, title) = text.trim().strip_prefix("[!")?.split_once(']')?;
    let mut words = ALERTS.into_iter();
    let word = words.find(|word| word.eq_ignore_ascii_case(kind))?;
    Some((word, title.trim()))
}

/// The first lines of an alert.
fn titled((word, title): (&str, &str), out: &mut String) {
    match title {
        "" => out.extend(["> **", word, "**\n>"]),
        _ => out.extend(["> **", word, ":** ", title, "\n>"]),
    }
}

/// Bytes of a line before the text of an item of a list.
fn item(line: &str) -> usize {
    let text = line.trim_start();
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = match digits.len() == text.len() {
        true => text.strip_prefix(['-', '*', '+']),
        false => digits.strip_prefix(['.', ')']),
    };
    let rest = rest.filter(|rest| rest.starts_with(' '));
    rest.map_or(0, |rest| line.len() - rest.trim_start().len())
}

/// A line without sizes of pictures: `![p](/uploads/p.png){width=300}`.
fn without_sizes(line: &str, out: &mut String) {
    let (mut done, mut code, mut ends) = (0, Code::of(line), Next::of(line, "}"));
    for (at, _) in line.match_indices(SIZE) {
        let start = at + 1;
        let end = ends.behind(start + 1).filter(|_| !code.is_at(at));
        let inside = end.and_then(|end| line.get(start + 1..end));
        let Some(inside) = inside.filter(|inside| is_size(inside)) else {
            continue;
        };
        out.push_str(line.get(done..start).unwrap_or(""));
        done = start + inside.len() + 2;
    }
    out.push_str(line.get(done..).unwrap_or(""));
}

fn is_size(inside: &str) -> bool {
    let mut parts = inside.split_whitespace().peekable();
    let size = |part: &str| part.starts_with("width=") || part.starts_with("height=");
    parts.peek().is_some() && parts.all(size)
}

/// Writes front matter at the head of a text as code; what follows it.
fn front<'t>(text: &'t str, out: &mut String) -> &'t str {
    let found = || {
        let (first, rest) = text.trim_start().split_once('\n')?;
        let (mark, language) = FRONT
            .into_iter()
            .find(|(mark, _)| first.trim_end() == *mark)?;
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == mark {
                return Some((
                    rest.split_at(end).0,
                    language,
                    rest.get(end + line.len()..)?,
                ));
            }
            end += line.len();
        }
        None
    };
    let Some((inside, language, rest)) = found().filter(|(inside, ..)| !inside.trim().is_empty())
    else {
        return text;
    };
    let fence = if inside.contains("```") {
        "~~~~"
    } else {
        "```"
    };
    out.extend([fence, language, "\n", inside, fence, "\n\n"]);
    rest
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn what_gitlab_alone_has() {
        let rows = [
            ("plain > text\n", "plain > text\n"),
            ("a\n>>>\nb\n\nc\n>>>\nd", "a\n\n> b\n> \n> c\n\nd\n"),
            ("[[_TOC_]]\n\n# A\n", "\n# A\n"),
            (">>>\nnever closed", ">>>\nnever closed\n"),
            (
                "```\n>>>\n[TOC]\n>>>\n```\n>>>\nx\n>>>\n",
                "```\n>>>\n[TOC]\n>>>\n```\n\n> x\n\n",
            ),
            (
                "> [!warning] Cold water\n> Do not swim.\n",
                "> **Warning:** Cold water\n>\n> Do not swim.\n",
            ),
            ("> [!note]\n> a\n", "> [!note]\n> a\n"),
            ("> [!other] thing\n", "> [!other] thing\n"),
            (
                ">>> [!tip] Rope\nCoil it.\n>>>\nb",
                "\n> **Tip:** Rope\n>\n> Coil it.\n\nb\n",
            ),
            (
                ">>> [!tip]\nCoil it.\n>>>\n",
                "\n> **Tip**\n>\n> Coil it.\n\n",
            ),
            (">>> [!tip] Rope\nCoil it.\n", ">>> [!tip] Rope\nCoil it.\n"),
            (
                "- [x] a\n- [~] b\n  2. [~] c ~ d\n[~] e\n",
                "- [x] a\n- ☒ ~~b~~\n  2. ☒ c ~ d\n[~] e\n",
            ),
            (
                "![p](/p.png){width=300} [q](/q){width=1 height=2}{x} (r){s} `(t){width=3}`\n",
                "![p](/p.png) [q](/q){x} (r){s} `(t){width=3}`\n",
            ),
            (
                "a {+ new +} b [- old -]{+x+} `{+ y +}` [-] c [-] {++} [+a+]{-b-}\n",
                "a <ins>new</ins> b ~~old~~<ins>x</ins> `{+ y +}` [-] c [-] {++} <ins>a</ins>~~b~~\n",
            ),
            ("---\na: b\n---\ntext", "```yaml\na: b\n```\n\ntext\n"),
            ("\n+++\na = 1\n+++\n", "```toml\na = 1\n```\n\n"),
            ("---\n\n---\ntext\n", "---\n\n---\ntext\n"),
            ("---\nno end\n", "---\nno end\n"),
            ("text\n---\na\n---\n", "text\n---\na\n---\n"),
        ];
        for (text, expected) in rows {
            assert_eq!(common(text.to_owned()), expected);
        }
    }
}
