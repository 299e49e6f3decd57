//! Texts that lie inside of other bytes: packed files, and base64 in the midst of text. Bytes in, what they hold out. Texts of two
//! bytes a character are taken apart by `model::wide`.
//! Archives of several files (zip, tar), pictures and documents are not unpacked: their bytes are read as they stand.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::model::{path, wide};
use crate::packing;

/// Most bytes of a packed file that are looked at: a text of the size that is read as content.
const LARGEST: u64 = 64 * 1024 * 1024;

/// How many times its size a packed file may hold: a few bytes could cost hours.
const RATIO: u64 = 100;

/// Bytes that one may hold be it as small as it may.
const FREE: u64 = 64 * 1024;

/// How deep packed texts are looked for in packed texts.
pub(super) const DEPTH: usize = 4;

/// Most bytes that are unpacked of so many, in however many layers.
pub(super) fn most(size: usize) -> u64 {
    let size = u64::try_from(size).unwrap_or(u64::MAX);
    size.saturating_mul(RATIO).clamp(FREE, LARGEST)
}

/// Whether a packed file holds more than is looked at.
pub fn is_too_tight(path: &str, bytes: &[u8]) -> bool {
    let most = most(bytes.len());
    let (mut name, mut layer) = (path, Cow::Borrowed(bytes));
    for _ in 0..DEPTH {
        let Some((inside, held)) = unpacked(name, &layer, most) else {
            return false;
        };
        if held.len() as u64 > most {
            return true;
        }
        (name, layer) = (inside, Cow::Owned(held));
    }
    false
}

/// What somebody reads who opens a file: unpacked, and of two or four bytes a character its text.
pub fn opened<'b>(path: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    let held = match unpacked(path, bytes, most(bytes.len())) {
        Some((_, held)) => Cow::Owned(held),
        None => Cow::Borrowed(bytes),
    };
    match wide::text(&held) {
        Some(text) => Cow::Owned(text.into_bytes()),
        None => held,
    }
}

/// A packed file unpacked, with the name of what is inside; none if it is not packed. Of one that holds more than `most` bytes
/// there is one byte more.
pub(super) fn unpacked<'p>(path: &'p str, bytes: &[u8], most: u64) -> Option<(&'p str, Vec<u8>)> {
    let (stem, end) = path.rsplit_once('.')?;
    match end.to_ascii_lowercase().as_str() {
        "gz" => Some((stem, all(MultiGzDecoder::new(bytes), most))),
        "svgz" => Some((path, all(MultiGzDecoder::new(bytes), most))),
        "br" => Some((stem, all(brotli::Decompressor::new(bytes, 4096), most))),
        // The lists of the search index hold words one by one; what it shows of records is in its other files.
        "bin" if path.starts_with("search/index/") && !is_list(stem) => {
            Some(("index.json", packing::unpacked(bytes, LARGEST)))
        }
        _ => None,
    }
}

/// Whether a file of the search index is a list of words, of their places or of their kinds.
fn is_list(stem: &str) -> bool {
    let name = path::name(stem);
    name.starts_with(['a', 'b', 'c'])
}

/// What can be unpacked, be the rest broken.
fn all(packed: impl Read, most: u64) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = packed.take(most + 1).read_to_end(&mut out);
    out
}

/// Shortest run of letters that is tried as base64.
const SHORTEST: usize = 24;

/// What the runs of base64 in a text hold, where that is text itself (RFC 4648, both alphabets).
pub(super) fn in_base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    let mut at = SHORTEST - 1;
    while let Some(byte) = bytes.get(at) {
        // Every run that is long enough has a letter here, or there is none up to here.
        if value(*byte).is_none() {
            at += SHORTEST;
            continue;
        }
        let before = bytes[..at].iter().rev();
        let start = at - before.take_while(|byte| value(**byte).is_some()).count();
        let after = bytes[at..].iter();
        let end = at + after.take_while(|byte| value(**byte).is_some()).count();
        if end - start >= SHORTEST {
            found.extend(decoded(&bytes[start..end]));
        }
        at = end + SHORTEST;
    }
    found
}

fn value(byte: u8) -> Option<u32> {
    Some(u32::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

/// The bytes of a run of base64; none if they do not begin as text does.
fn decoded(run: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(run.len() / 4 * 3 + 3);
    for four in run.chunks(4) {
        let mut bits = 0;
        for at in 0..4 {
            bits = bits << 6 | four.get(at).and_then(|byte| value(*byte)).unwrap_or(0);
        }
        let [_, three @ ..] = bits.to_be_bytes();
        out.extend(&three[..four.len().saturating_sub(1)]);
        let text = |byte: &u8| *byte >= b' ' || matches!(byte, b'\n' | b'\r' | b'\t');
        if out.len() == HEAD && !out.iter().all(text) {
            return None;
        }
    }
    Some(out)
}

/// Bytes by which text is told from what only looks like base64: a multiple of three.
const HEAD: usize = 12;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compress::Packing;

    #[test]
    fn what_is_packed_is_read() {
        let text = "the quick brown fox".repeat(9);
        for packing in Packing::ALL {
            let name = format!("a.html{}", packing.suffix());
            let packed = packing.pack(text.as_bytes());
            let found = unpacked(&name, &packed, LARGEST);
            assert_eq!(found, Some(("a.html", text.clone().into_bytes())));
        }
        assert_eq!(unpacked("a.html", b"x", 9), None);
        assert_eq!(
            unpacked("a.gz", b"no gzip", 9).map(|(_, held)| held.len()),
            Some(0)
        );
    }

    #[test]
    fn what_is_packed_too_tightly_is_told() {
        let packed = |text: &[u8]| Packing::Gzip.pack(text);
        let once = packed(&vec![b' '; 1 << 20]);
        let rows = [
            ("a.txt", once.clone(), false),
            ("a.txt.gz", once.clone(), true),
            ("a.txt.gz", packed(&[b' '; 50_000]), false),
            ("a.txt.gz.gz", packed(&once), true),
            ("a.txt.gz", packed(b"boats in the harbour"), false),
        ];
        for (path, bytes, expected) in rows {
            assert_eq!(is_too_tight(path, &bytes), expected, "{path}");
        }
    }

    #[test]
    fn base64_is_read_where_it_holds_text() {
        let long = "c2VjcmV0IHdvcmRzIG9mIGEgdGlja2V0IQ==";
        let rows = [
            (format!("data:text/plain;base64,{long}"), 1),
            (format!("{} {long} {}", "x ".repeat(20), "y ".repeat(20)), 1),
            (long.replace("c2Vj", "AAEC"), 0),
            ("c2VjcmV0IHdvcmRz".to_owned(), 0),
            (String::new(), 0),
        ];
        for (text, count) in rows {
            let found = in_base64(text.as_bytes());
            assert_eq!(found.len(), count, "{text}");
            let right = |held: &Vec<u8>| held.starts_with(b"secret words of a ticket!");
            assert!(found.iter().all(right), "{text}");
        }
    }
}
