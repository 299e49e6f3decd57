//! One character that is written as several: entities of HTML, percent signs of addresses, backslashes of JSON, UTF-8.
//! The bytes behind its first one in, the character and how many more bytes tell it out; none where that is not one.

use percent_encoding::percent_decode;
use unicode_normalization::char::compose;

/// A character, and how many bytes behind the first one tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undone {
    pub(super) character: char,
    pub(super) length: usize,
}

/// Longest name of an entity that is looked at, in bytes.
const LONGEST: usize = 12;

/// How often an ampersand may be an entity itself.
const DEEPEST: usize = 4;

/// The entity behind an ampersand; `&amp;lt;` is one too, for feeds hold HTML as text.
pub(super) fn entity(rest: &[u8]) -> Option<Undone> {
    let mut found = single(rest)?;
    for _ in 1..DEEPEST {
        let more = rest.get(found.length..).filter(|_| found.character == '&');
        let Some(inner) = more.and_then(single) else {
            break;
        };
        found = Undone {
            length: found.length + inner.length,
            ..inner
        };
    }
    Some(found)
}

fn single(rest: &[u8]) -> Option<Undone> {
    let end = rest.iter().take(LONGEST).position(|byte| *byte == b';')?;
    let name = std::str::from_utf8(&rest[..end]).ok()?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "shy" => '\u{ad}',
        _ => numbered(name).or_else(|| accented(name))?,
    };
    Some(Undone {
        character,
        length: end + 1,
    })
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    match digits.strip_prefix(['x', 'X']) {
        Some(digits) => char::from_u32(u32::from_str_radix(digits, 16).ok()?),
        None => char::from_u32(digits.parse().ok()?),
    }
}

/// `eacute`: a letter and the name of its accent.
fn accented(name: &str) -> Option<char> {
    let letter = name.chars().next()?;
    let mark = match name.get(1..)? {
        "grave" => '\u{300}',
        "acute" => '\u{301}',
        "circ" => '\u{302}',
        "tilde" => '\u{303}',
        "uml" => '\u{308}',
        "ring" => '\u{30a}',
        "caron" => '\u{30c}',
        "cedil" => '\u{327}',
        _ => return None,
    };
    compose(letter, mark)
}

/// What begins with a percent sign, the sign among the bytes.
pub(super) fn percent(bytes: &[u8]) -> Option<Undone> {
    let escaped = |at: usize| {
        bytes.get(at) == Some(&b'%')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_hexdigit)
            && bytes.get(at + 2).is_some_and(u8::is_ascii_hexdigit)
    };
    // A character of UTF-8 takes four bytes at most.
    let count = (0..4).take_while(|at| escaped(at * 3)).count();
    let decoded: Vec<u8> = percent_decode(&bytes[..count * 3]).collect();
    let (character, length) = first(&decoded)?;
    Some(Undone {
        character,
        length: length * 3 - 1,
    })
}

/// What a backslash begins; that of `\n` and its like, which anything but JSON may mean otherwise, only if `all` is said.
pub(super) fn backslash(rest: &[u8], all: bool) -> Option<Undone> {
    let undone = |character, length| Some(Undone { character, length });
    match rest.first()? {
        // As Rust and scripts write what is not seen.
        b'u' if all && rest.get(1) == Some(&b'{') => {
            let end = rest.iter().take(LONGEST).position(|byte| *byte == b'}')?;
            undone(char::from_u32(hexadecimal(&rest[2..end])?)?, end + 1)
        }
        b'u' => {
            let high = hexadecimal(rest.get(1..5)?)?;
            if let Some(character) = char::from_u32(high) {
                return undone(character, 5);
            }
            let low = rest.get(5..7).filter(|mark| mark == b"\\u")?;
            let low = hexadecimal(rest.get(5 + low.len()..11)?)?;
            let pair = [u16::try_from(high).ok()?, u16::try_from(low).ok()?];
            undone(char::decode_utf16(pair).next()?.ok()?, 11)
        }
        b'n' | b't' | b'r' | b'b' | b'f' if all => undone(' ', 1),
        quote @ (b'"' | b'\'') if all => undone(char::from(*quote), 1),
        b'\\' if all => undone('\\', 1),
        _ => None,
    }
}

fn hexadecimal(digits: &[u8]) -> Option<u32> {
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// A character of several bytes.
pub(super) fn utf8(bytes: &[u8]) -> Option<Undone> {
    let (character, length) = first(bytes)?;
    Some(Undone {
        character,
        length: length - 1,
    })
}

/// The first character of some bytes and its length.
fn first(bytes: &[u8]) -> Option<(char, usize)> {
    let length = match bytes.first()? {
        0..0x80 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
        _ => return None,
    };
    let text = std::str::from_utf8(bytes.get(..length)?).ok()?;
    Some((text.chars().next()?, length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_in_other_clothes() {
        let rows = [
            (entity(b"lt;b"), Some(('<', 3))),
            (entity(b"amp;lt;b"), Some(('<', 7))),
            (entity(b"#x1F600;"), Some(('\u{1f600}', 8))),
            (entity(b"Uuml;"), Some(('\u{dc}', 5))),
            (entity(b" b; c"), None),
            (entity(b"#xD800;"), None),
            (percent(b"%C3%A9x"), Some(('\u{e9}', 5))),
            (percent(b"%41%42"), Some(('A', 2))),
            (percent(b"%FF"), None),
            (percent(b"%4"), None),
            (backslash(b"u00e9", false), Some(('\u{e9}', 5))),
            (backslash(b"ud83d\\ude00", false), Some(('\u{1f600}', 11))),
            (backslash(b"ud83d", false), None),
            (backslash(b"u{a0}x", true), Some(('\u{a0}', 5))),
            (backslash(b"u{1f469}", true), Some(('\u{1f469}', 8))),
            (backslash(b"u{a0}x", false), None),
            (backslash(b"u{x", true), None),
            (backslash(b"new", false), None),
            (backslash(b"new", true), Some((' ', 1))),
        ];
        for (at, (found, expected)) in rows.into_iter().enumerate() {
            let found = found.map(|undone| (undone.character, undone.length));
            assert_eq!(found, expected, "row {at}");
        }
    }
}
