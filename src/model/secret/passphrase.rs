//! Passwords of words, as people throw dice for them. A text in, whether it is one out; words that stand where a password belongs, and are
//! none, are the business of `placeholder`.

use super::placeholder::stands_for_one;

/// Whether a text is a password of words, as people throw dice for them: four or more with one sign between them, none of which people
/// write where a password belongs.
pub(super) fn is_passphrase(text: &str) -> bool {
    const WORDS: usize = 4;
    let text = text.trim_end_matches([',', ';', '.', '!']);
    let Some(sign) = text.chars().find(|c| matches!(c, '-' | ' ')) else {
        return false;
    };
    let small = text
        .bytes()
        .skip(1)
        .all(|byte| byte.is_ascii_lowercase() || char::from(byte) == sign);
    let word = |word: &str| (3..=10).contains(&word.len()) && !stands_for_one(word);
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    begins && small && text.split(sign).all(word) && text.split(sign).nth(WORDS - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_of_words() {
        let rows = [
            ("maple-otter-vivid-quarry", true),
            ("Maple-otter-vivid-quarry", true),
            ("maple otter vivid quarry pier", true),
            ("maple-otter-vivid", false),
            ("maple-otter-vivid-42", false),
            ("maple-otter vivid-quarry", false),
            ("MAPLE-OTTER-VIVID-QUARRY", false),
            ("the-token-you-were-sent", false),
            ("put-your-own-here", false),
            ("must-be-at-least", false),
            ("maple", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_passphrase(text), expected, "{text}");
        }
    }
}
