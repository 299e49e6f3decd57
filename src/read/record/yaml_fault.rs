//! Why a text is no YAML: what the parser says of it, at the place where somebody has to mend it, with what to do. The text and the
//! error of the parser in, a note out.

use std::sync::Arc;

use super::positions::Positions;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};

/// A text that the parser refused.
pub(super) struct Text<'y> {
    /// The file, as the user would type it.
    pub(super) file: &'y Arc<str>,
    pub(super) yaml: &'y str,
    pub(super) lines: &'y [Arc<str>],
    /// Lines of the file above it.
    pub(super) above: u32,
}

/// A place in the text, from 1, and what to do there.
struct Cause {
    line: usize,
    column: usize,
    hint: Option<String>,
}

impl Text<'_> {
    /// The note.
    pub(super) fn fault(&self, severity: Severity, error: &serde_yaml::Error) -> Note {
        let message = error.to_string();
        let cause = self.cause(&message, error);
        let line = cause.line.clamp(1, self.lines.len().max(1));
        let text = self.line(line);
        let column = cause.column.clamp(1, text.chars().count() + 1);
        let place = Place::new(self.file, self.above + narrow(line), narrow(column));
        let note = Note::new(severity, "yaml", place, plain_message(&message)).show(text, 1);
        match cause.hint {
            Some(hint) => note.hint(hint),
            None => note,
        }
    }

    fn line(&self, number: usize) -> &str {
        let line = self.lines.get(number.saturating_sub(1));
        line.map_or("", |line| line)
    }

    fn cause(&self, message: &str, error: &serde_yaml::Error) -> Cause {
        let twice = self.twice(message);
        if let Some(cause) = twice.or_else(|| self.comment_in_brackets(message)) {
            return cause;
        }
        let (line, column) = place(message, error);
        let text = self.line(line);
        let tab = text.find('\t').filter(|at| text[..*at].trim().is_empty());
        let hint = match tab {
            Some(_) => Some("YAML is indented with blanks, never with tabs".to_owned()),
            None if message.contains("mapping values are not allowed") => {
                Some("put a text that holds `: ` into quotes".to_owned())
            }
            None => sign(text, column),
        };
        let column = tab.map_or(column, |at| at + 1);
        Cause { line, column, hint }
    }

    /// A key that stands twice: the second one, with the place of the first.
    fn twice(&self, message: &str) -> Option<Cause> {
        let (_, rest) = message.split_once("duplicate entry with key \"")?;
        let key = rest.split('"').next()?;
        let positions = Positions::scan(self.yaml);
        let (first, again) = positions.twice(key)?;
        let hint = format!(
            "the first one stands in line {}: keep one of the two",
            self.above + first.line
        );
        Some(Cause {
            line: again.line as usize,
            column: again.column as usize,
            hint: Some(hint),
        })
    }

    /// A list or a mapping in brackets that a comment cuts off before its end, as in `[#1]`: the parser stumbles there, or over
    /// the next line.
    fn comment_in_brackets(&self, message: &str) -> Option<Cause> {
        let lines = places(message).into_iter().map(|(line, _)| line);
        let (first, last) = (lines.clone().min()?, lines.max()?);
        let mut numbers = first.saturating_sub(1).max(1)..=last;
        let (line, at) =
            numbers.find_map(|line| Some((line, comment_in_brackets(self.line(line))?)))?;
        let text = self.line(line);
        let hint = format!(
            "what begins with `#` is a comment: put it into quotes, as in \"{}\"",
            word(&text[at..], true)
        );
        Some(Cause {
            line,
            column: text[..at].chars().count() + 1,
            hint: Some(hint),
        })
    }
}

/// Where a comment begins within brackets that seem to close behind it. Within a text a bracket is a letter.
fn comment_in_brackets(line: &str) -> Option<usize> {
    let (mut depth, mut quote, mut before, mut last) = (0_usize, None, ':', ' ');
    for (at, c) in line.char_indices() {
        // Whether a value may begin here.
        let begins = ",:[{-".contains(before);
        match (c, quote) {
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            ('"' | '\'', None) if begins => quote = Some(c),
            ('#', None) if " ,{[".contains(last) => {
                let closes = line[at..].contains([']', '}']);
                return (depth > 0 && closes).then_some(at);
            }
            ('[' | '{', None) if begins || depth > 0 => depth += 1,
            (']' | '}', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
        last = c;
        before = if c == ' ' { before } else { c };
    }
    None
}

/// What to do about a text that begins with a sign of YAML.
fn sign(line: &str, column: usize) -> Option<String> {
    let (at, sign) = line.char_indices().nth(column.checked_sub(1)?)?;
    let inside = line[..at].contains(['[', '{']);
    "@`%*&".contains(sign).then(|| {
        format!(
            "a text that begins with `{sign}` stands in quotes, as in \"{}\"",
            word(&line[at..], inside)
        )
    })
}

/// A text up to its end: in brackets a comma or a bracket, elsewhere that of the line. It is shown in quotes, and holds none.
fn word(text: &str, inside: bool) -> &str {
    let ends = |c: char| c == '"' || inside && ",]}".contains(c);
    text.split(ends).next().unwrap_or(text).trim_end()
}

/// Where the fault is, or began: one of the places the parser names.
fn place(message: &str, error: &serde_yaml::Error) -> (usize, usize) {
    let places = places(message);
    // Of a text that never ends the head tells more; of a line that stands wrong, that line.
    let at_once = message.contains("while parsing a block") || message.contains("a tab character");
    let named = if at_once {
        places.first()
    } else {
        places.last()
    };
    let located = || {
        error
            .location()
            .map(|location| (location.line(), location.column()))
    };
    named.copied().or_else(located).unwrap_or((1, 1))
}

/// Lines and columns that the parser names: of the fault, then of what it was in.
fn places(message: &str) -> Vec<(usize, usize)> {
    let place = |told: &str| {
        let (line, rest) = told.split_once(" column ")?;
        let column = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        Some((line.parse().ok()?, column.parse().ok()?))
    };
    message
        .split(" at line ")
        .skip(1)
        .filter_map(place)
        .collect()
}

/// The parser's message without positions, which the note has.
fn plain_message(message: &str) -> String {
    let mut out = String::from("not valid YAML: ");
    let mut rest = message;
    while let Some((before, after)) = rest.split_once(" at line ") {
        out.push_str(before);
        let end = after
            .find(|c: char| !c.is_ascii_digit() && !" column".contains(c))
            .unwrap_or(after.len());
        rest = &after[end..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_yaml::Value;

    /// Line, column and hint of the note about a text.
    fn told(yaml: &str) -> String {
        let lines: Vec<Arc<str>> = yaml.lines().map(Arc::from).collect();
        let text = Text {
            file: &Arc::from("a.yaml"),
            yaml,
            lines: &lines,
            above: 10,
        };
        match serde_yaml::from_str::<Value>(yaml) {
            Ok(_) => "fine".to_owned(),
            Err(error) => {
                let note = text.fault(Severity::Error, &error);
                let (line, column) = (note.place.line, note.place.column);
                format!("{line}:{column} {}", note.hint.unwrap_or_default())
            }
        }
    }

    #[test]
    fn what_people_forget_to_quote_is_told() {
        let comment = "what begins with `#` is a comment: put it into quotes, as in";
        let begins = "a text that begins with";
        let twice = "the first one stands in line";
        let rows = [
            (
                "a: @kim:e.test\n",
                format!("11:4 {begins} `@` stands in quotes, as in \"@kim:e.test\""),
            ),
            (
                "a: [lea, @kim, birch]\n",
                format!("11:10 {begins} `@` stands in quotes, as in \"@kim\""),
            ),
            (
                "a:\n  - `x` y\n",
                format!("12:5 {begins} ``` stands in quotes, as in \"`x` y\""),
            ),
            (
                "a: *new* x\n",
                format!("11:4 {begins} `*` stands in quotes, as in \"*new* x\""),
            ),
            ("a: 5\nb: [#1]\nc: 6\n", format!("12:5 {comment} \"#1\"")),
            (
                "b: [kim, #1, lea]\nc: 6\n",
                format!("11:10 {comment} \"#1\""),
            ),
            (
                "b:\n  - {c: d, e: #room:e.test}\n  - {c: f}\n",
                format!("12:15 {comment} \"#room:e.test\""),
            ),
            ("b: [\"#1\", c#, '#2']\n", "fine".to_owned()),
            (
                "a: 1\nb: 2\na: 3\n",
                format!("13:1 {twice} 11: keep one of the two"),
            ),
            (
                "b:\n  - n: 1\n    n: 2\n  - n: 3\n",
                format!("13:5 {twice} 12: keep one of the two"),
            ),
            (
                "b:\n  - {n: 1, n: 2}\n  - n: 3\n",
                format!("12:12 {twice} 12: keep one of the two"),
            ),
            (
                "a: b: c\n",
                "11:5 put a text that holds `: ` into quotes".to_owned(),
            ),
        ];
        for (yaml, expected) in rows {
            assert_eq!(told(yaml), expected, "{yaml}");
        }
    }
}
