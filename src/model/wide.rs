//! Texts of two or four bytes a character (UTF-16, UTF-32), in which nobody finds words of one byte a letter. Bytes in, the text
//! of such ones out. What is written in one byte a letter is the business of others.

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
