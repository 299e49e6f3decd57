//! Escapes of JSON, of HTML, of Markdown and of addresses in and around what may be a secret, and characters that do not show. A text in; the same without them out, and where
//! each byte of that was written.

use std::ops::Range;

use super::line_around;
use crate::model::unseen::is_unseen;

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

/// A text without some of its bytes: backslashes that Markdown needs before marks, characters that do not show.
pub(super) struct Plain {
    pub(super) text: String,
    /// Where in it a byte is gone, each byte for itself.
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
    if plain.gone.is_empty() {
        return None;
    }
    plain.text.push_str(&text[done..]);
    Some(plain)
}

/// The lines of a text in which signs are written as bytes of an address, as `%3D`, or as entities, as `&#45;` and `&quot;`, or which have
/// characters that do not show: where each begins, and what it is without these. In a text that has neither nothing is looked at twice.
pub(super) fn uncut(text: &str) -> impl Iterator<Item = (usize, Plain)> {
    let bytes = text.as_bytes();
    let lines = |cuts: &mut dyn Iterator<Item = usize>| {
        let (mut lines, mut done) = (Vec::new(), 0);
        for at in cuts {
            if at >= done && cut(&text[at..]).is_some() {
                let line = line_around(text, at);
                done = line.end;
                lines.push(line);
            }
        }
        lines
    };
    let coded = lines(&mut memchr::memchr2_iter(b'%', b'&', bytes));
    // The first bytes of the characters that do not show.
    let unseen = lines(&mut memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes));
    let lines = coded.into_iter().chain(unseen);
    lines.map(|line| (line.start, without_cuts(&text[line])))
}

fn without_cuts(line: &str) -> Plain {
    let mut plain = Plain {
        text: String::with_capacity(line.len()),
        gone: Vec::new(),
    };
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let (length, sign) = cut(rest).unwrap_or((first.len_utf8(), Some(first)));
        let kept = sign.map_or(0, char::len_utf8);
        let gone = std::iter::repeat_n(plain.text.len(), length - kept);
        plain.gone.extend(gone);
        plain.text.extend(sign);
        rest = &rest[length..];
    }
    plain
}

/// The bytes of what cuts a secret at the head of a text, and the sign that it stands for, if it stands for one.
fn cut(text: &str) -> Option<(usize, Option<char>)> {
    let first = text.chars().next()?;
    match first {
        '%' => {
            let mut code = &text[1..];
            // An address in an address in an address.
            while let Some(rest) = code.strip_prefix("25").filter(|rest| byte(rest).is_some()) {
                code = rest;
            }
            let sign = byte(code).filter(u8::is_ascii_graphic);
            let sign = byte(code).map(|_| sign.map_or(' ', char::from))?;
            Some((text.len() - code.len() + 2, Some(sign)))
        }
        '&' => {
            let (sign, length) = numbered(text).or_else(|| named(text))?;
            Some((length, Some(sign)))
        }
        unseen if is_unseen(unseen) => Some((first.len_utf8(), None)),
        _ => None,
    }
}

/// The sign whose number an entity of HTML at the head of a text is, and the bytes of that.
fn numbered(text: &str) -> Option<(char, usize)> {
    let number = text.strip_prefix("&#")?;
    let end = number.bytes().take(8).position(|byte| byte == b';')?;
    let byte = match number[..end].strip_prefix(['x', 'X']) {
        Some(digits) => u8::from_str_radix(digits, 16).ok()?,
        None => number[..end].parse().ok()?,
    };
    byte.is_ascii_graphic()
        .then_some((char::from(byte), end + 3))
}

/// The sign whose name such an entity is, of those by which programs write what sets and quotes.
fn named(text: &str) -> Option<(char, usize)> {
    const NAMES: [(&str, char); 8] = [
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&equals;", '='),
        ("&colon;", ':'),
        ("&lowbar;", '_'),
        ("&commat;", '@'),
    ];
    let mut names = NAMES.iter();
    let (name, sign) = names.find(|(name, _)| text.starts_with(name))?;
    Some((*sign, name.len()))
}

/// The byte that two digits at the head of a text are.
fn byte(text: &str) -> Option<u8> {
    let digits = text.get(..2)?;
    let hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    hex.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
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

    #[test]
    fn what_is_cut_is_found_where_it_is_written() {
        let rows = [
            ("one\n?a%3Dbc%3D", "bc=", "bc%3D"),
            ("?a%3Dbc%26d", "bc", "bc"),
            ("?a%25253Dbc", "bc", "bc"),
            ("a b\u{200b}\u{ad}c d", "bc", "b\u{200b}\u{ad}c"),
            ("a\u{2060}b\u{feff}c", "b", "b"),
            ("100% of ab%41", "abA", "ab%41"),
            ("a &amp; b&#45;c&#x2D;d &#9731;", "b-c-d", "b&#45;c&#x2D;d"),
            ("a&equals;&quot;b&quot;c", "b\"c", "b&quot;c"),
        ];
        for (text, part, written) in rows {
            let (start, plain) = uncut(text).next().expect("a line");
            let at = plain.text.find(part).expect("the part");
            let range = plain.written(at..at + part.len());
            assert_eq!(&text[start..][range], written, "{text}");
        }
        assert!(uncut("100% of %zz, \u{e4} \u{2019}").next().is_none());
    }
}
