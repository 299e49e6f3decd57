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

/// A line whose marks of changes are those of everybody: `{+ new +}` and `[- old -]`.
fn changes(line: &str, out: &mut String) {
    let mut done = 0;
    while let Some((at, inside, added)) = change(line, done) {
        let text = inside.trim();
        out.push_str(&line[done..at]);
        match added {
            true => out.extend(["<ins>", text, "</ins>"]),
            false => out.extend(["~~", text, "~~"]),
        }
        done = at + inside.len() + 4;
    }
    out.push_str(&line[done..]);
}

/// The first change of a line behind some bytes: where its mark stands, what stands in it, and whether that was put in.
fn change(line: &str, from: usize) -> Option<(usize, &str, bool)> {
    let of = |(begin, end, added): (&'static str, &'static str, bool)| {
        let mut begins = line[from..].match_indices(begin).map(|(at, _)| from + at);
        begins.find_map(|at| {
            let (inside, _) = line[at + 2..].split_once(end)?;
            // `[-]` is a box.
            let whole = !inside.trim().is_empty() && !inside.starts_with([']', '}']);
            let plain = added || !inside.contains('~');
            (whole && plain && !in_code(line, at)).then_some((at, inside, added))
        })
    };
    CHANGES
        .into_iter()
        .filter_map(of)
        .min_by_key(|found| found.0)
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
    let mut done = 0;
    for (at, _) in line
        .match_indices(SIZE)
        .filter(|(at, _)| !in_code(line, *at))
    {
        let start = at + 1;
        let inside = line.get(start + 1..).and_then(|rest| rest.split_once('}'));
        let Some((inside, _)) = inside.filter(|(inside, _)| is_size(inside)) else {
            continue;
        };
        out.push_str(line.get(done..start).unwrap_or(""));
        done = start + inside.len() + 2;
    }
    out.push_str(line.get(done..).unwrap_or(""));
}

fn in_code(line: &str, at: usize) -> bool {
    line[..at].bytes().filter(|byte| *byte == b'`').count() % 2 == 1
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
