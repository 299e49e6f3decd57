//! Characters that do not show: soft hyphens, joiners, marks of direction, byte order marks. A character in, whether it is one out.
//! They part no word for whoever reads it, and must part none for whoever looks for it.

/// Characters that do not show, and end no word.
pub fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}
