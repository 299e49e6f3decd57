//! How texts stand in addresses (RFC 3986), and what addresses are. A text in, the same as one part of a path or an answer out.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

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

/// An address without its percent signs.
pub fn decoded(address: &str) -> Cow<'_, str> {
    match percent_decode_str(address).into() {
        Cow::Borrowed(_) => Cow::Borrowed(address),
        Cow::Owned(bytes) => Cow::Owned(read_as(&bytes).into_owned()),
    }
}

/// What bytes of a name or an address say: those of old archives, which are no UTF-8, are nearly always Latin-1, as Windows has it.
pub fn read_as(bytes: &[u8]) -> Cow<'_, str> {
    let latin = |_| {
        encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
    };
    std::str::from_utf8(bytes).map_or_else(latin, Cow::Borrowed)
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

/// An address that may be linked to: one of `https` that is plain.
pub fn linked(url: &str) -> Option<String> {
    (url.starts_with("https://") && is_plain(url)).then(|| url.to_owned())
}

/// A mail address as far as a link needs: a name of visible ASCII without signs that mean something else around an address, one
/// `@`, and a host of words between dots.
pub fn is_mail(mail: &str) -> bool {
    let Some((name, host)) = mail.split_once('@') else {
        return false;
    };
    let of_name = |byte: u8| byte.is_ascii_graphic() && !b"()<>[]:;,\\\"".contains(&byte);
    let of_host = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let is_label = |label: &str| !label.is_empty() && label.bytes().all(of_host);
    !name.is_empty() && name.bytes().all(of_name) && host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::{decoded, encoded, is_mail, is_open};

    #[test]
    fn an_address_says_something_in_whatever_encoding() {
        let rows = [
            ("plain.md", "plain.md"),
            ("caf%C3%A9.md", "café.md"),
            ("caf%E9%20x.md", "café x.md"),
            ("100%.md", "100%.md"),
        ];
        for (address, expected) in rows {
            assert_eq!(decoded(address), expected);
        }
    }

    #[test]
    fn a_mail_address_stands_alone() {
        for mail in ["a@b.test", "a.b+c=d@b-c.test", "a%b@localhost"] {
            assert!(is_mail(mail), "{mail}");
        }
        let not =
            "a a@ @b a@b@c.test mailto:a@b.test <a@b.test> a@b..test a@b.test. a@b,c a(at)b.test";
        for mail in not.split(' ').chain(["a b@c.test", "ä@b.test"]) {
            assert!(!is_mail(mail), "{mail}");
        }
    }

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
