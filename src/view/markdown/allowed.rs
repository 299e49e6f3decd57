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
pub(super) const SCHEMES: &[&str] = &["https", "http", "mailto", "irc", "ircs", "matrix"];

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
