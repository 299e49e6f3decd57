//! Texts that others wrote, of whatever length, looked for all at once. Texts in, what finds them out.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Finds texts in their case, or in any case of ASCII; none where they are too many or too long for it. It is made in time in
/// proportion to their length: the kind that finds fastest takes the square of it where one letter stands in a long row.
pub(crate) fn finder<T: AsRef<[u8]>>(
    texts: impl IntoIterator<Item = T>,
    any_case: bool,
) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .ascii_case_insensitive(any_case)
        .build(texts)
        .ok()
}
