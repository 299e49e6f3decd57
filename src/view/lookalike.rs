//! Hosts in letters of several alphabets, one of which looks like Latin: `аpple.com` with a Cyrillic letter is another host than it
//! seems. The address of one in, the same as machines spell it (`xn--…`) out. Hosts of one alphabet stay as people write them.

use std::borrow::Cow;
use std::ops::Range;

/// A web address whose host does not seem to be another one.
pub fn honest(address: &str) -> Cow<'_, str> {
    if address.is_ascii() {
        return Cow::Borrowed(address);
    }
    let host = host(address).filter(|host| is_mixed(&address[host.clone()]));
    let spelled = host.and_then(|host| {
        let ascii = idna::domain_to_ascii(&address[host.clone()]).ok()?;
        Some(format!(
            "{}{ascii}{}",
            &address[..host.start],
            &address[host.end..]
        ))
    });
    spelled.map_or(Cow::Borrowed(address), Cow::Owned)
}

/// Where the host of a web address stands.
fn host(address: &str) -> Option<Range<usize>> {
    let start = address.find("://")? + 3;
    let scheme = &address[..start - 3];
    let rest = &address[start..];
    let rest = &rest[..rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len())];
    let port = rest
        .rfind(':')
        .filter(|at| rest[at + 1..].bytes().all(|byte| byte.is_ascii_digit()));
    let host = &rest[..port.unwrap_or(rest.len())];
    let named = scheme.bytes().all(|byte| byte.is_ascii_alphabetic()) && !host.contains('@');
    named.then_some(start..start + host.len())
}

/// Whether Latin letters stand beside some that look like these.
fn is_mixed(host: &str) -> bool {
    host.bytes().any(|byte| byte.is_ascii_alphabetic()) && host.chars().any(is_lookalike)
}

/// Letters of which many look like Latin ones: of the phonetic alphabet, Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu, and
/// forms of Latin itself.
fn is_lookalike(letter: char) -> bool {
    matches!(
        letter,
        '\u{250}'..='\u{2af}'
            | '\u{370}'..='\u{58f}'
            | '\u{13a0}'..='\u{13ff}'
            | '\u{1c80}'..='\u{1c8f}'
            | '\u{1d00}'..='\u{1dbf}'
            | '\u{1f00}'..='\u{1fff}'
            | '\u{2c80}'..='\u{2cff}'
            | '\u{2de0}'..='\u{2dff}'
            | '\u{a4d0}'..='\u{a4ff}'
            | '\u{a640}'..='\u{a69f}'
            | '\u{ab30}'..='\u{abbf}'
            | '\u{ff21}'..='\u{ff5a}'
            | '\u{1d400}'..='\u{1d7ff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_that_seem_to_be_others_are_spelled_as_they_are() {
        let rows = [
            (
                "https://\u{430}pple.com/x?y#z",
                "https://xn--pple-43d.com/x?y#z",
            ),
            (
                "http://\u{440}\u{430}\u{443}\u{440}\u{430}l.test:8080/\u{430}",
                "http://xn--l-7sba6dbr.test:8080/\u{430}",
            ),
            ("https://\u{391}pple.test", "https://xn--pple-zld.test"),
            // Hosts of one alphabet, of alphabets that look like no other, and paths.
            ("https://b\u{fc}cher.test/", "https://b\u{fc}cher.test/"),
            (
                "https://\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.\u{440}\u{444}/a",
                "https://\u{43f}\u{440}\u{438}\u{43c}\u{435}\u{440}.\u{440}\u{444}/a",
            ),
            (
                "https://\u{65e5}\u{672c}\u{8a9e}.test/",
                "https://\u{65e5}\u{672c}\u{8a9e}.test/",
            ),
            (
                "https://apple.test/\u{430}bc",
                "https://apple.test/\u{430}bc",
            ),
            ("\u{430}pple.test", "\u{430}pple.test"),
            (
                "x \u{430}: https://apple.test",
                "x \u{430}: https://apple.test",
            ),
            ("https://apple.com", "https://apple.com"),
        ];
        for (address, expected) in rows {
            assert_eq!(honest(address), expected);
        }
    }
}
