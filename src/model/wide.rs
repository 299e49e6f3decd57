//! Texts of two or four bytes a character (UTF-16, UTF-32), in which nobody finds words of one byte a letter. Bytes in, the text
//! of such ones out. What is written in one byte a letter is the business of others.

use encoding_rs::Encoding;

/// Bytes at the head of a file by which a text without a byte order mark is told.
const HEAD: usize = 1024;

/// The text of bytes that begin with the mark of their order, or of which every second one is NUL; none of others.
pub fn text(bytes: &[u8]) -> Option<String> {
    match bytes {
        [0xff, 0xfe, 0, 0, rest @ ..] => Some(of_four(rest, u32::from_le_bytes)),
        [0, 0, 0xfe, 0xff, rest @ ..] => Some(of_four(rest, u32::from_be_bytes)),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            Some(encoding_rs::UTF_16LE.decode(bytes).0.into_owned())
        }
        _ if is_hollow(bytes) => {
            let letters = bytes.iter().filter(|byte| **byte != 0);
            Some(letters.map(|byte| char::from(*byte)).collect())
        }
        _ => None,
    }
}

/// The text of bytes in UTF-16 that do not begin with the mark of their order; none of others. Every second byte of letters of
/// ASCII is NUL, and of those is at least a third of each text that is a log or Markdown.
pub fn unmarked(bytes: &[u8]) -> Option<String> {
    Some(decoded(order(bytes)?, bytes))
}

/// Whether bytes are such a text, by their head.
pub fn is_unmarked(bytes: &[u8]) -> bool {
    order(bytes).is_some()
}

/// In which order the bytes of such a text stand.
fn order(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let count = |second: usize| {
        head.iter()
            .skip(second)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (first, second) = (count(0), count(1));
    let order = match first > second {
        true => encoding_rs::UTF_16BE,
        false => encoding_rs::UTF_16LE,
    };
    let hollow = first.max(second) * 6 >= head.len() && first.min(second) == 0 && head.len() >= 4;
    // Programs write numbers of two bytes as well.
    let is_odd = |c: char| {
        c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x02'..='\x04' | '\x0f'..='\x1f')
    };
    (hollow && !decoded(order, head).contains(is_odd)).then_some(order)
}

fn decoded(order: &'static Encoding, bytes: &[u8]) -> String {
    order.decode_without_bom_handling(bytes).0.into_owned()
}

fn of_four(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (letters, _) = bytes.as_chunks::<4>();
    let letter = |bytes: &[u8; 4]| char::from_u32(number(*bytes)).unwrap_or('\u{fffd}');
    letters.iter().map(letter).collect()
}

/// Whether NUL stands between letters all along the head of a file: of the alphabet of ASCII every second byte is one.
fn is_hollow(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let hollow = head.iter().filter(|byte| **byte == 0).count();
    hollow * 3 >= head.len() && hollow > 0 && hollow < head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_texts_without_a_mark_are_told() {
        let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
        let rows = [
            ("15:00 <ash> boats\n", true),
            ("15:00 <кит> лодки \u{1f6a2}\n", true),
            ("лодки", false),
            ("a", false),
            ("\u{1}\u{2}a\u{5}b", false),
        ];
        for (text, expected) in rows {
            let le: Vec<u8> = units(text)
                .iter()
                .flat_map(|unit| unit.to_le_bytes())
                .collect();
            let be: Vec<u8> = units(text)
                .iter()
                .flat_map(|unit| unit.to_be_bytes())
                .collect();
            for bytes in [le, be] {
                let found = unmarked(&bytes);
                assert_eq!(found.as_deref(), expected.then_some(text), "{text}");
                assert_eq!(is_unmarked(&bytes), expected, "{text}");
            }
        }
        for bytes in [b"".as_slice(), b"boats", b"a log \0 of boats", b"\0\0\0\0"] {
            assert_eq!(unmarked(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn every_width_is_read() {
        let word = "boats \u{1f6a2}";
        let units: Vec<u16> = word.encode_utf16().collect();
        let four = |bytes: fn(u32) -> [u8; 4]| word.chars().flat_map(move |c| bytes(u32::from(c)));
        let le: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let be: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        let marked = [
            [b"\xff\xfe".as_slice(), &le].concat(),
            [b"\xfe\xff".as_slice(), &be].concat(),
            [
                b"\xff\xfe\0\0".as_slice(),
                &four(u32::to_le_bytes).collect::<Vec<_>>(),
            ]
            .concat(),
            [
                b"\0\0\xfe\xff".as_slice(),
                &four(u32::to_be_bytes).collect::<Vec<_>>(),
            ]
            .concat(),
        ];
        for bytes in marked {
            assert_eq!(text(&bytes).as_deref(), Some(word), "{bytes:?}");
        }
        for bytes in [le, be] {
            let found = text(&bytes);
            assert!(found.is_some_and(|found| found.starts_with("boats ")));
        }
        for bytes in [b"".as_slice(), b"boats", b"a log \0 of boats", b"\0\0\0\0"] {
            assert_eq!(text(bytes), None, "{bytes:?}");
        }
    }
}
