//! Bytes of a file to text and physical lines.
//! UTF-8 first, else windows-1252 line by line; a byte order mark is dropped; LF, CRLF and a bare CR end a line.

pub(crate) mod entities;
pub(crate) mod merge;
pub(crate) mod strings;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::model::wide;
use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};

/// Text of a file and the lines that were not UTF-8.
#[derive(Debug)]
pub struct Decoded {
    /// The whole text, without the byte order mark.
    pub text: String,
    /// Number of the first line that was read as windows-1252, and how many there were.
    pub legacy: Option<(u32, usize)>,
}

impl Decoded {
    /// That lines had to be read as something else than UTF-8.
    pub fn doubt(&self, file: &Arc<str>) -> Option<Note> {
        let (line, count) = self.legacy?;
        let lines = counted(count, "line is", "lines are");
        let message = format!("{lines} not UTF-8: read as windows-1252");
        let place = Place::new(file, line, 0);
        Some(Note::new(Severity::Info, "encoding", place, message))
    }
}

/// Decodes a file; never fails. Codes for colours and bold type, as mIRC writes them, are taken out.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    let decoded = decode_bytes(bytes);
    Decoded {
        text: with_plain_ends(without_codes(decoded.text)),
        ..decoded
    }
}

fn decode_bytes(mut bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Decoded {
            text: wide::text(&bytes).unwrap_or_default(),
            legacy: None,
        };
    }
    if let Some(text) = wide::unmarked(&bytes) {
        return Decoded { text, legacy: None };
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, legacy: None },
        Err(error) => decode_by_line(error.as_bytes()),
    }
}

fn decode_by_line(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut legacy = None;
    for (index, (line, next)) in each_span(bytes).enumerate() {
        let line = bytes.get(line.start..next).unwrap_or_default();
        match std::str::from_utf8(line) {
            Ok(line) => text.push_str(line),
            Err(_) => {
                text.push_str(&windows_1252(line));
                let number = narrow(index + 1);
                legacy = Some(legacy.map_or((number, 1), |(first, count)| (first, count + 1)));
            }
        }
    }
    Decoded { text, legacy }
}

fn windows_1252(line: &[u8]) -> Cow<'_, str> {
    encoding_rs::WINDOWS_1252
        .decode_without_bom_handling(line)
        .0
}

/// A text whose lines end in LF, as Markdown wants them; CRLF and a bare CR end a line too, so none is lost or added.
fn with_plain_ends(text: String) -> String {
    match memchr::memchr(b'\r', text.as_bytes()) {
        Some(_) => text.replace("\r\n", "\n").replace('\r', "\n"),
        None => text,
    }
}

/// Codes of one byte: bold, reset, monospace, reverse, italic, strikethrough, underline; colours have digits.
const COLOUR: char = '\x03';
const HEX_COLOUR: char = '\x04';

fn is_code(character: char) -> bool {
    matches!(
        character,
        '\x02' | COLOUR | HEX_COLOUR | '\x0f' | '\x11' | '\x16' | '\x1d' | '\x1e' | '\x1f'
    )
}

/// A text without codes for colours and type (<https://modern.ircdocs.horse/formatting>).
fn without_codes(text: String) -> String {
    let bytes = text.as_bytes();
    let any = [(2, 3, 4), (15, 17, 22), (29, 30, 31)]
        .iter()
        .any(|(a, b, c)| memchr::memchr3(*a, *b, *c, bytes).is_some());
    if !any {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_code) {
        out.push_str(&rest[..at]);
        let code = rest[at..].chars().next();
        rest = &rest[at + 1..];
        rest = match code {
            Some(COLOUR) => after_colour(rest, 2, |c| c.is_ascii_digit()),
            Some(HEX_COLOUR) => after_colour(rest, 6, |c| c.is_ascii_hexdigit()),
            _ => rest,
        };
    }
    out.push_str(rest);
    out
}

/// What follows `FOREGROUND` or `FOREGROUND,BACKGROUND`.
fn after_colour(text: &str, most: usize, digit: fn(char) -> bool) -> &str {
    let length = |text: &str| text.chars().take(most).take_while(|c| digit(*c)).count();
    let front = length(text);
    let rest = &text[front..];
    let back = rest.strip_prefix(',').map_or(0, length);
    if front > 0 && back > 0 {
        &rest[back + 1..]
    } else {
        rest
    }
}

/// The physical lines of a text as byte ranges, without their ends. A final line end adds no line.
pub fn lines(text: &str) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(text.len() / 60 + 1);
    out.extend(each_line(text));
    out
}

/// The same one after the other, for those who need only the first ones.
pub fn each_line(text: &str) -> impl Iterator<Item = Range<usize>> + Clone {
    each_span(text.as_bytes()).map(|(line, _)| line)
}

/// Physical lines of bytes, and where the next one begins.
fn each_span(bytes: &[u8]) -> impl Iterator<Item = (Range<usize>, usize)> + Clone {
    let mut ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let mut start = 0;
    std::iter::from_fn(move || {
        let begin = start;
        let end = ends.find(|end| *end >= begin).unwrap_or(bytes.len());
        let two = bytes.get(end) == Some(&b'\r') && bytes.get(end + 1) == Some(&b'\n');
        start = bytes.len().min(end + 1 + usize::from(two));
        (begin < bytes.len()).then_some((begin..end, start))
    })
}

/// Whether words stand in a text, the fast way: for texts that are long.
pub fn holds(text: &str, words: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), words.as_bytes()).is_some()
}

/// Line and column, both from 1, columns in characters, of a byte offset.
pub fn position(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.matches('\n').count() + 1;
    let column = before[line_start..].chars().count() + 1;
    (narrow(line), narrow(column))
}

/// So many characters of the head of a text: who looks for something in them is done soon in a text of any length.
pub(crate) fn head_chars(text: &str, most: usize) -> &str {
    let end = text.char_indices().nth(most);
    end.map_or(text, |(end, _)| &text[..end])
}

/// How files begin that are no text, though they may look like it further down: pictures, documents, archives, programs.
const SIGNATURES: [&[u8]; 8] = [
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b\x08",
    b"\x7fELF",
    b"SQLite format 3\0",
];

/// Whether a file is not text at all: it begins as others do, or with many control bytes.
/// A log may hold a stray NUL and stays a log.
pub fn is_binary(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return false;
    }
    if SIGNATURES.iter().any(|begin| bytes.starts_with(begin)) {
        return true;
    }
    if wide::is_unmarked(bytes) {
        return false;
    }
    // A log that a crash cut short ends in NUL bytes.
    let end = bytes
        .iter()
        .rposition(|byte| *byte != 0)
        .map_or(0, |at| at + 1);
    let head = &bytes[..end.min(512)];
    let odd = head
        .iter()
        .filter(|byte| matches!(byte, 0..=1 | 4..=6 | 11 | 14 | 16..=20 | 23..=26))
        .count();
    head.is_empty() && !bytes.is_empty() || odd * 3 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends() {
        let rows: &[(&str, &[&str])] = &[
            ("", &[]),
            ("a", &["a"]),
            ("a\n", &["a"]),
            ("a\r\nb\rc\n\nd", &["a", "b", "c", "", "d"]),
            ("\n\r\n", &["", ""]),
        ];
        for (text, expected) in rows {
            let found: Vec<&str> = lines(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(&found, expected, "{text:?}");
        }
    }

    #[test]
    fn encodings() {
        type Row<'a> = (&'a [u8], &'a str, Option<(u32, usize)>);
        let rows: &[Row<'_>] = &[
            (b"\xef\xbb\xbfa", "a", None),
            ("é\n".as_bytes(), "é\n", None),
            (b"\xc3\xa9\n\xe9\n\x93\n", "é\né\n“\n", Some((2, 2))),
            (b"\xc3\xa9\rb\r\n\r\xe9\r", "é\nb\n\né\n", Some((4, 1))),
            (
                b"\x02b\x02 \x0304,12red\x03 \x033,x \x0f\x1di\x1d",
                "b red ,x i",
                None,
            ),
        ];
        for (bytes, text, legacy) in rows {
            let decoded = decode(bytes.to_vec());
            assert_eq!((decoded.text.as_str(), decoded.legacy), (*text, *legacy));
        }
    }

    #[test]
    fn text_is_told_from_binary() {
        assert!(is_binary(
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x02\x00\x00\x00\x02\x00\x08\x06\x00\x00\x00\xf4"
        ));
        assert!(!is_binary(
            b"15:00 <a> a nul \x00 in a line, and \x02bold\x02 text\n"
        ));
    }
}
