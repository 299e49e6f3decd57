//! Escapes of JSON, of HTML and of Markdown in and around what may be a secret. A text in; the same without them out, and where
//! each byte of that was written.

use std::ops::Range;

/// A text in which each escape of JSON, and each `&amp;`, is as long as before but ends in the sign it stands for, with blanks
/// before it; nothing of a text that has none. What begins behind `\n` would look like the middle of a word.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut plain = String::new();
    let (mut looked, mut done) = (0, 0);
    while let Some(at) = memchr::memchr2(b'\\', b'&', &text.as_bytes()[looked..]) {
        let at = looked + at;
        let Some((length, sign)) = escape(&text[at..]) else {
            looked = at + 1;
            continue;
        };
        plain.push_str(&text[done..at]);
        plain.extend(std::iter::repeat_n(' ', length - 1));
        plain.push(sign);
        done = at + length;
        looked = done;
    }
    if done == 0 {
        return None;
    }
    plain.push_str(&text[done..]);
    Some(plain)
}

/// The bytes of an escape at the head of a text, and the sign it stands for.
fn escape(text: &str) -> Option<(usize, char)> {
    match text.as_bytes() {
        [b'\\', b'n' | b't' | b'r', ..] => Some((2, ' ')),
        [b'\\', sign @ (b'"' | b'/' | b'\\'), ..] => Some((2, char::from(*sign))),
        [b'\\', b'u', ..] => match u32::from_str_radix(text.get(2..6)?, 16).ok()? {
            code @ 0x20..0x7f => Some((6, char::from_u32(code).unwrap_or(' '))),
            _ => Some((6, ' ')),
        },
        [b'&', b'a', b'm', b'p', b';', ..] => Some((5, '&')),
        _ => None,
    }
}

/// A text without backslashes that Markdown needs before marks.
pub(super) struct Plain {
    pub(super) text: String,
    /// Where in it a backslash is gone.
    gone: Vec<usize>,
}

impl Plain {
    /// Where a part of it is written.
    pub(super) fn written(&self, part: Range<usize>) -> Range<usize> {
        let before = self.gone.partition_point(|at| *at <= part.start);
        let within = self.gone.partition_point(|at| *at < part.end);
        part.start + before..part.end + within
    }
}

/// A text without the backslashes by which exporters of Markdown part the letters of tokens, as in `ghp\_a1b2`; nothing of a
/// text that has none.
pub(super) fn without_backslashes(text: &str) -> Option<Plain> {
    let mut plain = Plain {
        text: String::new(),
        gone: Vec::new(),
    };
    let mut done = 0;
    for at in memchr::memchr_iter(b'\\', text.as_bytes()) {
        if matches!(text.as_bytes().get(at + 1), Some(b'_' | b'-' | b'.')) && at >= done {
            plain.text.push_str(&text[done..at]);
            plain.gone.push(plain.text.len());
            done = at + 1;
        }
    }
    plain.text.push_str(&text[done..]);
    (!plain.gone.is_empty()).then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_found_where_it_is_written() {
        let rows = [
            (r"a gl\_ab\-c", "gl_ab-c", r"gl\_ab\-c"),
            (r"\_a\_ b", "_a_", r"_a\_"),
            (r"x \. yz", "yz", "yz"),
        ];
        for (text, part, written) in rows {
            let plain = without_backslashes(text).expect("backslashes");
            let at = plain.text.find(part).expect("the part");
            let range = plain.written(at..at + part.len());
            assert_eq!(&text[range], written, "{text}");
        }
        assert!(without_backslashes(r"a\nb").is_none());
    }
}
