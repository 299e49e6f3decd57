//! How texts stand in addresses (RFC 3986). A text in, the same as one part of a path out.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but unreserved characters (section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A text as one part of an address, percent-encoded but for unreserved characters.
pub fn encoded(part: &str) -> String {
    utf8_percent_encode(part, RESERVED).to_string()
}

/// A path as an address: each of its parts percent-encoded.
pub fn encoded_path(path: &str) -> String {
    path.split('/').map(encoded).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn only_unreserved_characters_stay() {
        for (text, expected) in [
            ("group/gtk+", "group%2Fgtk%2B"),
            ("a-b.c_d~e", "a-b.c_d~e"),
            ("ä ?#%", "%C3%A4%20%3F%23%25"),
        ] {
            assert_eq!(encoded(text), expected);
        }
    }
}
