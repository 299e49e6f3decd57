//! A part of a file (RFC 9110, section 14): the value of a `Range` header and a length in, the bytes meant out.
//! Several ranges at once are not answered in parts: the whole file is, as the RFC allows.

use crate::model::words::is_number;
use std::ops::Range;

/// What a request wants of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wanted {
    /// All of it: no range, or none that can be read.
    Whole,
    /// These bytes, at least one.
    Part(Range<usize>),
    /// Bytes beyond its end.
    Beyond,
}

/// Reads the header of a request for a file of a length in bytes.
pub(super) fn wanted(header: Option<&str>, length: usize) -> Wanted {
    let Some(told) = header.and_then(|value| value.trim().strip_prefix("bytes=")) else {
        return Wanted::Whole;
    };
    let Some((first, last)) = told.split_once('-') else {
        return Wanted::Whole;
    };
    let number = |text: &str| {
        let digits = is_number(text);
        // More digits than a number holds are beyond every file.
        digits.then(|| text.parse::<usize>().unwrap_or(usize::MAX))
    };
    let (first, last) = (first.trim(), last.trim());
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Some(first), None) if last.is_empty() => first..length,
        (None, Some(tail)) if first.is_empty() => length.saturating_sub(tail)..length,
        _ => return Wanted::Whole,
    };
    match range.start < range.end {
        true => Wanted::Part(range),
        false => Wanted::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        use Wanted::{Beyond, Part, Whole};
        let rows = [
            (None, Whole),
            (Some("bytes=0-3"), Part(0..4)),
            (Some("bytes=4-"), Part(4..10)),
            (Some("bytes=-3"), Part(7..10)),
            (Some("bytes=-30"), Part(0..10)),
            (Some("bytes=8-99999999999999999999999"), Part(8..10)),
            (Some("bytes=10-"), Beyond),
            (Some("bytes=-0"), Beyond),
            (Some("bytes=99999999999999999999999-"), Beyond),
            (Some("bytes=3-1"), Whole),
            (Some("bytes=0-1,4-5"), Whole),
            (Some("bytes=a-b"), Whole),
            (Some("bytes=+1-2"), Whole),
            (Some("lines=0-3"), Whole),
        ];
        for (header, expected) in rows {
            assert_eq!(wanted(header, 10), expected, "{header:?}");
        }
        assert_eq!(wanted(Some("bytes=0-"), 0), Beyond);
    }
}
