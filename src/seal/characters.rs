//! What a byte or a character is to words: a part of one, its end, or something to look at more closely. Bytes and characters in,
//! answers out.

/// What a byte is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    Break,
    Special,
}

pub(super) const CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Break; 256];
    let mut at = 0;
    while at < 256 {
        classes[at] = match at as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => Class::Letter,
            b'<'
            | b'>'
            | b'"'
            | b'\''
            | b'&'
            | b'%'
            | b'\\'
            | b'='
            | b'*'
            | b'_'
            | b'`'
            | b'~'
            | b'\n'
            | b'\r'
            | 0x80.. => Class::Special,
            _ => Class::Break,
        };
        at += 1;
    }
    classes
}

/// Whether a tag, its end or a comment begins behind a bracket.
pub(super) fn opens(rest: &[u8]) -> bool {
    matches!(
        rest.first(),
        Some(b'a'..=b'z' | b'A'..=b'Z' | b'/' | b'!' | b'?')
    )
}

/// Characters of scripts without blanks: each counts as a word.
pub(super) fn is_word(character: char) -> bool {
    matches!(
        character,
        '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'
    )
}
