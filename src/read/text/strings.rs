//! The strings of a JSON text, changed one by one: what stands in one of them says nothing of the next, and escapes hide nothing.
//! A text in, cut or broken as it may be; the same with other strings out. Lines stay lines.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr3};

/// A piece of a JSON text.
pub(crate) struct Piece<'t> {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// What it says; of a string, without quotes and escapes. It is borrowed where that is what is written.
    pub(crate) said: Cow<'t, str>,
}

/// Whether a file holds JSON, by its name or by how its text begins.
pub(crate) fn is_json(path: &str, text: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    if [".json", ".ndjson", ".jsonl"]
        .iter()
        .any(|end| lower.ends_with(end))
    {
        return true;
    }
    let mut signs = text.chars().filter(|c| !c.is_whitespace());
    matches!(
        (signs.next(), signs.next()),
        (Some('['), Some('{' | ']')) | (Some('{'), Some('"' | '}'))
    )
}

/// The pieces of a JSON text, one behind the other: strings, and what stands between them. A string ends with its line at the
/// latest (RFC 8259, section 7).
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let (mut at, mut is_string) = (0, false);
    std::iter::from_fn(move || {
        if at >= text.len() {
            return None;
        }
        let end = match is_string {
            true => string_end(text, at),
            false => {
                // Behind a string its own quote comes first.
                let closed = at > 0 && text.as_bytes()[at] == b'"';
                let from = at + usize::from(closed);
                memchr(b'"', &text.as_bytes()[from..]).map(|quote| from + quote + 1)
            }
        };
        let range = at..end.unwrap_or(text.len());
        let piece = Piece {
            said: match is_string {
                true => plain(&text[range.clone()]),
                false => Cow::Borrowed(&text[range.clone()]),
            },
            range: range.clone(),
        };
        at = range.end;
        is_string = !is_string;
        Some(piece)
    })
}

/// Where a string ends that begins at a byte: before its quote, or before the end of the line.
fn string_end(text: &str, start: usize) -> Option<usize> {
    let mut at = start;
    loop {
        let found = at + memchr3(b'"', b'\\', b'\n', text.as_bytes().get(at..)?)?;
        if text.as_bytes()[found] != b'\\' {
            return Some(found);
        }
        at = found + 2;
    }
}

/// What a string says.
fn plain(written: &str) -> Cow<'_, str> {
    if memchr(b'\\', written.as_bytes()).is_none() {
        return Cow::Borrowed(written);
    }
    let said = serde_json::from_str(&format!("\"{written}\""));
    said.map_or(Cow::Borrowed(written), Cow::Owned)
}

impl Piece<'_> {
    /// How other words are written in its place, which have no other signs than it has.
    pub(crate) fn written(&self, said: &str) -> String {
        if matches!(self.said, Cow::Borrowed(_)) {
            return said.to_owned();
        }
        let quoted = serde_json::Value::from(said).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_taken_apart_and_put_together() {
        let rows = [
            (
                r#"{"a":"b\nc", "d": 1}"#,
                "{\"|a|\":\"|b\nc|\", \"|d|\": 1}",
            ),
            (r#"["x\"y","z"#, "[\"|x\"y|\",\"|z"),
            ("[\"cut\n\"b\"]", "[\"|cut|\n\"|b|\"]"),
            (r#"["\u00e9\"]"#, "[\"|\u{e9}\"]"),
        ];
        for (text, expected) in rows {
            let said: Vec<String> = pieces(text).map(|piece| piece.said.into_owned()).collect();
            assert_eq!(said.join("|"), expected, "{text}");
            let whole: String = pieces(text)
                .map(|piece| text[piece.range].to_owned())
                .collect();
            assert_eq!(whole, text);
        }
        for (text, written) in [(r#""a\tb""#, r#"b\n\"c"#), ("\"a\"", "b\n\"c")] {
            let piece = pieces(text).nth(1).expect("a string");
            assert_eq!(piece.written("b\n\"c"), written, "{text}");
        }
    }
}
