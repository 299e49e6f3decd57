//! Tokens and keys that stand in a line of content are masked before a note shows it. Text in, text out.

use std::borrow::Cow;

use crate::model::secret;

/// A text with what looks like a secret replaced.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    let masked = secret::masked(text, &secret::find(text));
    masked.map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_go_and_words_stay() {
        let rows = [
            (
                "token glpat-abcdefghij0123456789 here",
                "token (GitLab token removed) here",
            ),
            (
                "git clone https://me:h0rse7staple@example.org/x",
                "git clone https://me:(password in an address removed)@example.org/x",
            ),
            (
                "commit 9ba12248 and CVE-2026-90017",
                "commit 9ba12248 and CVE-2026-90017",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(mask(text), expected);
        }
    }
}
