//! Files packed for servers that send them so: GitLab Pages takes `x.br`, or `x.gz`, where the browser knows it. A path and
//! bytes in; packed bytes out, the same for the same input. No disk here.

use std::io::Write as _;

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// Shorter files are sent in one packet anyway.
const SHORTEST: usize = 1_000;

/// How hard to look, of 11: three steps more clear 32 MB of memory for every file and take three times as long for 0.6 % less,
/// the last two ten times as long for 10 % less.
const BROTLI: i32 = 6;

/// How a file is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Brotli (RFC 7932).
    Brotli,
    /// Gzip (RFC 1952), without a name and a time.
    Gzip,
}

impl Packing {
    /// Both, the better one first.
    pub const ALL: [Packing; 2] = [Packing::Brotli, Packing::Gzip];

    /// What is added to the name of the file.
    pub fn suffix(self) -> &'static str {
        match self {
            Packing::Brotli => ".br",
            Packing::Gzip => ".gz",
        }
    }

    /// Packs bytes.
    pub fn pack(self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len() / 3);
        // Writing to memory cannot fail.
        let _ = match self {
            Packing::Brotli => {
                let params = BrotliEncoderParams {
                    quality: BROTLI,
                    size_hint: bytes.len(),
                    ..BrotliEncoderParams::default()
                };
                brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).map(drop)
            }
            Packing::Gzip => {
                let mut encoder = GzBuilder::new().write(&mut out, Compression::best());
                encoder
                    .write_all(bytes)
                    .and_then(|()| encoder.finish().map(drop))
            }
        };
        out
    }
}

/// Bytes of the longest name of a file that file systems take.
const LONGEST_NAME: usize = 255;

/// Whether a file is worth packing: text that is not tiny. Pictures and the lists of the search are packed already; a packed file has
/// a longer name, which has to be one.
pub fn is_worth(path: &str, bytes: &[u8]) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let longer = Packing::ALL.map(|packing| name.len() + packing.suffix().len());
    let fits = longer.iter().all(|length| *length <= LONGEST_NAME);
    bytes.len() >= SHORTEST && is_text(path) && fits
}

fn is_text(path: &str) -> bool {
    const TEXTS: &[&str] = &[
        "html", "css", "js", "json", "xml", "svg", "txt", "csv", "ics",
    ];
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    TEXTS.contains(&extension)
}

/// The path of the file that one of this name would be the packed form of, if it is long enough.
pub fn unpacked(path: &str) -> Option<&str> {
    let mut packings = Packing::ALL.iter();
    let plain = packings.find_map(|packing| path.strip_suffix(packing.suffix()));
    plain.filter(|path| is_text(path))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_is_packed_comes_back() {
        let text = "a line of a log\n".repeat(900);
        let mut plain = Vec::new();
        let packed = Packing::Brotli.pack(text.as_bytes());
        brotli::BrotliDecompress(&mut &packed[..], &mut plain).expect("brotli");
        assert!(packed.len() < 200 && plain == text.as_bytes());
        plain.clear();
        let packed = Packing::Gzip.pack(text.as_bytes());
        let read = flate2::read::GzDecoder::new(&packed[..]).read_to_end(&mut plain);
        assert!(read.is_ok() && packed.len() < 300 && plain == text.as_bytes());
        assert_eq!(packed[4..8], [0; 4], "no time");
    }

    #[test]
    fn texts_are_worth_it() {
        let long = [b'x'; SHORTEST];
        for (path, bytes, worth) in [
            ("index.html", &long[..], true),
            ("a.b/feed.xml", &long, true),
            ("index.html", &long[1..], false),
            ("search/index/a1.bin", &long, false),
            ("logo.png", &long, false),
            ("CNAME", &long, false),
        ] {
            assert_eq!(is_worth(path, bytes), worth, "{path}");
        }
        assert_eq!(unpacked("a/b.css.gz"), Some("a/b.css"));
        assert_eq!((unpacked("logo.png.br"), unpacked("b.css")), (None, None));
    }
}
