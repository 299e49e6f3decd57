//! Tokens and keys that stand in a line of content: they are told by their known shapes and masked before a note shows them.
//! Text in, text out.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// Shapes with a prefix of their own; anything less certain would mask ordinary words.
const SHAPES: &[&str] = &[
    r"gl(?:pat|dt|rt|ptt|ft|soat|ffct|imt|agent|oas|cbt|wt)-[0-9A-Za-z_.=-]{16,}",
    r"GR1348941[\w-]{20}",
    r"gh[pousr]_[0-9A-Za-z]{36,}",
    r"github_pat_\w{60,}",
    r"(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}",
    r"xox[abeprs]-[0-9A-Za-z-]{10,}",
    r"ey[A-Za-z0-9]{17,}\.ey[A-Za-z0-9/_-]{17,}\.[A-Za-z0-9/_-]{10,}",
    r"syt_[A-Za-z0-9+/=_-]{8,}_[A-Za-z0-9]{16,}_[A-Za-z0-9]{6}",
    r"npm_[A-Za-z0-9]{36}",
    r"pypi-AgE[\w-]{50,}",
    r"-----BEGIN[ A-Z0-9_-]{0,100}PRIVATE KEY.*",
    r"[a-z][a-z0-9+.-]+://[^/\s:@]+:[^/\s:@]+@",
];

static PATTERN: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&SHAPES.join("|")).ok());

/// A text with what looks like a secret replaced.
pub(super) fn mask(text: &str) -> Cow<'_, str> {
    match PATTERN.as_ref() {
        Some(pattern) => pattern.replace_all(text, "[secret]"),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_go_and_words_stay() {
        let rows = [
            (
                "token glpat-abcdefghij0123456789 here",
                "token [secret] here",
            ),
            (
                "git clone https://me:pass@example.org/x",
                "git clone [secret]example.org/x",
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
