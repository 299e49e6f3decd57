//! What does not show. Characters: soft hyphens, joiners, marks of direction, byte order marks, which part no word for whoever
//! reads it, and must part none for whoever looks for it. Comments of HTML: nothing they name is told to anybody.
//! A character or a text in; whether it shows, or what of it does, out.

use std::borrow::Cow;

/// Characters that do not show, and end no word.
pub fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
    )
}

/// A text without comments of HTML, which are not meant to be read; one that is never closed stays.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    if !text.contains("<!--") {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, inside)) = rest.split_once("<!--") {
        let Some((_, after)) = inside.split_once("-->") else {
            break;
        };
        out.push_str(before);
        // Two blanks around a comment are one.
        let joined = before.ends_with([' ', '\n']) || before.is_empty();
        rest = if joined {
            after.strip_prefix(' ').unwrap_or(after)
        } else {
            after
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}
