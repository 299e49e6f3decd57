//! Texts that others wrote, of whatever length, looked for all at once. Texts in, what finds them out.

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

/// Finds texts in their case, or in any case of ASCII; none where they are too many or too long for it. It is made in time in
/// proportion to their length: the kind that finds fastest takes the square of it where one letter stands in a long row.
pub(crate) fn finder<T: AsRef<[u8]>>(
    texts: impl IntoIterator<Item = T>,
    any_case: bool,
) -> Option<AhoCorasick> {
    builder().ascii_case_insensitive(any_case).build(texts).ok()
}

/// Finds in one place the longest of some texts.
pub(crate) fn longest<T: AsRef<[u8]>>(texts: impl IntoIterator<Item = T>) -> Option<AhoCorasick> {
    let kind = MatchKind::LeftmostLongest;
    builder().match_kind(kind).build(texts).ok()
}

fn builder() -> AhoCorasickBuilder {
    let mut builder = AhoCorasick::builder();
    builder.kind(Some(AhoCorasickKind::ContiguousNFA));
    builder
}
