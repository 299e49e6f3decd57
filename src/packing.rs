//! Bytes made smaller: deflated (RFC 1951) without a header, which browsers call `deflate-raw`, and written without the
//! signs that mail addresses, host masks and IPv6 addresses are known by. Whoever searches a site for those, be it with `grep`,
//! is not told of bytes that look so by chance. Bytes in, bytes out, and back.

use std::io::Read;

use flate2::read::DeflateDecoder;
use zlib_rs::{DeflateConfig, ReturnCode, Strategy, compress_bound, compress_slice};

/// How hard to look for what was written before, of 9.
const LEVEL: u8 = 6;

/// Windows of 32 KB and no header, as zlib counts them.
const RAW: i32 = -15;

/// Packs lists: nothing in them comes again, so each byte gets a code by how often it stands there and no more.
pub fn numbers(bytes: &[u8]) -> Vec<u8> {
    let config = DeflateConfig {
        window_bits: RAW,
        strategy: Strategy::HuffmanOnly,
        ..DeflateConfig::default()
    };
    let mut out = vec![0; compress_bound(bytes.len())];
    match compress_slice(&mut out, bytes, config) {
        (packed, ReturnCode::Ok) => quiet(packed),
        _ => text(bytes),
    }
}

/// Packs text.
pub fn text(bytes: &[u8]) -> Vec<u8> {
    quiet(&miniz_oxide::deflate::compress_to_vec(bytes, LEVEL))
}

/// Stands before a byte that is written with its highest bit turned over; itself too.
const TURNED: u8 = 0x7f;

/// The bytes without `@` and `:`.
fn quiet(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + bytes.len() / 64);
    for byte in bytes {
        match byte {
            b'@' | b':' | &TURNED => out.extend([TURNED, byte ^ 0x80]),
            other => out.push(*other),
        }
    }
    out
}

/// What was packed, up to so many bytes and as far as it is whole.
pub fn unpacked(packed: &[u8], most: u64) -> Vec<u8> {
    let mut deflated = Vec::with_capacity(packed.len());
    let mut bytes = packed.iter();
    while let Some(byte) = bytes.next() {
        match *byte {
            TURNED => deflated.extend(bytes.next().map(|byte| byte ^ 0x80)),
            other => deflated.push(other),
        }
    }
    let mut out = Vec::new();
    let _ = DeflateDecoder::new(deflated.as_slice())
        .take(most)
        .read_to_end(&mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let long: Vec<u8> = (0..100_000_u32)
            .map(|at| (at % 317 * at % 251) as u8)
            .collect();
        for bytes in [&b""[..], b"a", b"words and words", &long] {
            for packed in [numbers(bytes), text(bytes)] {
                assert_eq!(unpacked(&packed, u64::MAX), bytes);
                assert!(!packed.iter().any(|byte| b"@:".contains(byte)));
            }
        }
    }
}
