//! Elements of HTML that no browser shows: with `hidden`, or `display: none` in their style. A text that begins with a tag in; how long
//! the tag is, and where its element ends, out. What is to become of them is for others.

use crate::model::element;
use crate::read::text::{head_chars, holds};

/// Bytes of a tag that are looked at.
const LONGEST: usize = 400;

/// Elements without an end.
const VOID: &[&str] = &[
    "area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
];

/// Whether a text may have one: the quick question before a closer look.
pub(super) fn may_be_in(text: &str) -> bool {
    holds(text, "hidden") || holds(text, "display")
}

/// The length of the tag that a text begins with, if its element is not shown.
pub(super) fn tag(text: &str) -> Option<usize> {
    let near = head_chars(text, LONGEST);
    let name = element::name_of(near).filter(|name| element::is_known(name))?;
    let void = VOID.iter().any(|void| name.eq_ignore_ascii_case(void));
    let end = near
        .find('>')
        .filter(|_| !void && !near.starts_with("</"))?;
    let attributes = &near[1 + name.len()..end];
    let unseen = !attributes.ends_with('/') && is_unseen(&attributes.to_ascii_lowercase());
    unseen.then_some(end + 1)
}

fn is_unseen(attributes: &str) -> bool {
    // What stands in quotes is a value.
    let mut outside = attributes.split(['"', '\'']).step_by(2);
    let hides = |word: &str| {
        let rest = word.strip_prefix("hidden");
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('=') && rest != "={false}")
    };
    let hidden = outside.any(|outside| outside.split_whitespace().any(hides));
    let tight = attributes.replace([' ', '\'', '"'], "");
    let style = tight.find("style=").map_or("", |at| &tight[at..]);
    hidden || style.contains("display:none")
}

/// Where the element ends whose tag a text begins with; none if nothing closes it.
pub(super) fn end(text: &str) -> Option<usize> {
    let name = element::name_of(text)?;
    let mut open = 0_usize;
    let ends = |(at, _): (usize, &str)| {
        let tag = &text[at..];
        let same = element::name_of(tag).is_some_and(|other| other.eq_ignore_ascii_case(name));
        match (same, tag.starts_with("</")) {
            (true, true) => open = open.saturating_sub(1),
            (true, false) => open += 1,
            (false, _) => {}
        }
        let end = (same && open == 0).then(|| tag.find('>')).flatten()?;
        Some(at + end + 1)
    };
    text.match_indices('<').find_map(ends)
}
