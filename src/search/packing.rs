//! Bytes made smaller: deflated (RFC 1951) without a header, which browsers call `deflate-raw`. Bytes in, bytes out.

use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, compress_to_output,
    create_comp_flags_from_zip_params,
};

/// How hard to look for what was written before, of 9.
const LEVEL: u8 = 6;

/// Packs lists: nothing in them comes again, so each byte gets a code by how often it stands there and no more.
pub fn numbers(bytes: &[u8]) -> Vec<u8> {
    let strategy = CompressionStrategy::HuffmanOnly as i32;
    let flags = create_comp_flags_from_zip_params(i32::from(LEVEL), 0, strategy);
    let mut out = Vec::with_capacity(bytes.len() / 2);
    let mut compressor = CompressorOxide::new(flags);
    compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |packed| {
        out.extend_from_slice(packed);
        true
    });
    out
}

/// Packs text.
pub fn text(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec(bytes, LEVEL)
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
                let plain = miniz_oxide::inflate::decompress_to_vec(&packed);
                assert!(plain.is_ok_and(|plain| plain == bytes));
            }
        }
    }
}
