//! How texts stand in addresses (RFC 3986), and what addresses are. A text in, the same as one part of a path or an answer out.

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

/// Whether an address leads over the network without encryption: `http`, but for this machine itself.
pub fn is_open(address: &str) -> bool {
    let Some(rest) = address.strip_prefix("http://") else {
        return false;
    };
    let own = ["localhost", "127.0.0.1", "[::1]"];
    !own.iter().any(|host| {
        let after = rest.strip_prefix(host);
        after.is_some_and(|after| after.is_empty() || after.starts_with([':', '/']))
    })
}

/// Addresses hold neither blanks nor characters that do not show or that turn the order of text.
pub fn is_plain(url: &str) -> bool {
    url.chars()
        .all(|c| c.is_ascii_graphic() || c.is_alphanumeric())
}

/// A mail address as far as a link needs: visible ASCII around one `@`.
pub fn is_mail(mail: &str) -> bool {
    mail.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
        && mail.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::{encoded, is_open};

    #[test]
    fn only_http_beyond_this_machine_is_open() {
        let open = ["http://a.test", "http://localhost.test/x"];
        assert!(open.iter().all(|address| is_open(address)));
        let not = ["https://a.test", "http://localhost:8000/x", "http://[::1]"];
        assert!(!not.iter().any(|address| is_open(address)));
    }

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
