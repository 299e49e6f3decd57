//! What HTML that others wrote may have: elements, schemes of addresses, how links are marked, how long a piece may be. Nothing
//! comes in; lists and limits out, and whether an address leads inside the site.

use std::borrow::Cow;

/// Elements that a page of text needs; everything else loses its tags, scripts and styles their content too.
pub(super) const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
];

/// Schemes of addresses that links may have.
pub(super) const SCHEMES: &[&str] = &[
    "https", "http", "mailto", "irc", "ircs", "matrix", "xmpp", "webcal", "tel", "ftp",
];

/// Whether an address has a scheme that links may not have: it is shown as words. One letter is a drive, and no scheme.
pub fn has_other_scheme(address: &str) -> bool {
    let length = address.bytes().take(LONGEST_SCHEME);
    let length = length
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'))
        .count();
    let scheme = &address[..length];
    length > 1
        && address[length..].starts_with(':')
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && !SCHEMES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(scheme))
}

/// Bytes of the longest scheme (CommonMark 0.31, 6.5).
const LONGEST_SCHEME: usize = 32;

/// What every link of a text is to its page.
pub(super) const RELATION: &str = "noopener noreferrer nofollow ugc";

/// Longest text and longest attribute, in bytes, that the sanitiser writes out in one piece: its time grows with their
/// square where many characters have to be escaped.
pub(super) const LONGEST: usize = 4096;

/// Relative addresses are ours unless they name a host.
pub(super) fn relative(address: &str) -> Option<Cow<'_, str>> {
    let foreign =
        address.starts_with("//") || address.starts_with("/\\") || address.starts_with('\\');
    (!foreign).then(|| address.into())
}
