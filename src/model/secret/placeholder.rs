//! What stands where a secret belongs, in examples and scripts, and is none. A text in; whether it is such a one out.

use super::shape::{before_setting, is_typed};

/// Words that people write where a secret belongs, or that they try out.
const WORDS: &[&str] = &[
    "password",
    "passwort",
    "passwd",
    "pass",
    "secret",
    "token",
    "example",
    "placeholder",
    "redacted",
    "changeme",
    "changeit",
    "removed",
    "admin",
    "hunter",
    "test",
    "demo",
    "foo",
    "bar",
    "foobar",
    "guest",
    "letmein",
    "qwerty",
];

/// Words before these.
const BEFORE: &[&str] = &["my", "new", "old", "the", "your", "some"];

/// Secrets that standards print (RFC 6749, RFC 6750).
const PRINTED: &[&str] = &[
    "7Fjfp0ZBr1KtDRbnfVdmIw",
    "2YotnFZFEjr1zCsicMWpAA",
    "tGzv3JOkF0XG5Qx2TlKWIA",
    "SplxlOBeZQQYbYS6WxSbIA",
];

/// Digits behind such a word that people do not take for a secret.
const DIGITS: usize = 4;

/// What an attack begins with that is tried where a secret belongs: signs of tags, quotes, templates and paths, as they are or in
/// an address (RFC 3986, section 2.1).
const PAYLOADS: &[&str] = &[
    "%3c", "%24%7b", "%7b%7b", "%2e%2e", "..%2f", "<", "${", "{{", "../",
];

/// Quotes, which stand around secrets as well.
const QUOTES: &[&str] = &["%22", "%27", "'", "\""];

/// What people write where a secret belongs.
pub(super) fn is_placeholder(text: &str) -> bool {
    let lower = text.to_lowercase();
    let marks = ['$', '{', '<', '*', '[', '('];
    // A form of `printf`, or a variable of Windows.
    let percent = text
        .strip_prefix('%')
        .is_some_and(|rest| rest.len() <= 1 || rest.ends_with('%') || rest.starts_with(['(', '{']));
    // `the-token-you-were-sent`, `ACCESS_TOKEN_GOES_HERE`: words, as no generator makes them.
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let words = |mark: char, letter: fn(&char) -> bool| {
        text.contains(mark) && text.chars().all(|c| c == mark || letter(&c))
    };
    let spelled =
        !digits && (words('-', char::is_ascii_lowercase) || words('_', char::is_ascii_uppercase));
    text.starts_with(marks)
        || spelled
        || lower.starts_with("0123456789")
        || percent
        || lower.ends_with("example")
        || lower.contains("xxxx")
        || lower.contains("....")
        || lower.starts_with("your")
        || PRINTED.contains(&text)
        || is_example(&lower)
        || is_tried(&lower)
}

/// Whether a text is a word that everybody has for an example, also with digits and signs behind it, as in `admin123`; what it sets
/// behind that has to be no secret either.
fn is_example(lower: &str) -> bool {
    let own = before_setting(lower);
    let mut others = lower[own.len()..].split([',', ';', '&']);
    is_word(own)
        && others.all(|other| {
            let value = other.split_once('=').map_or(other, |(_, value)| value);
            is_word(value) || !is_typed(value)
        })
}

fn is_word(lower: &str) -> bool {
    let bare = lower.trim_end_matches(['!', '.', '?', '#', '$', '*', ')']);
    let word = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &bare[word.len()..];
    let few = digits.len() <= DIGITS || "1234567890".starts_with(digits);
    // `p@ssw0rd`.
    let plain = word.replace('0', "o").replace('@', "a").replace('$', "s");
    let mut parts = plain.split(['-', '_']);
    let last = parts.next_back();
    let known = |word: &str| WORDS.contains(&word);
    few && last.is_some_and(known) && parts.all(|part| BEFORE.contains(&part) || known(part))
}

/// Whether a text is an attack that somebody tries in the place of a secret, alone or behind an example of one.
fn is_tried(lower: &str) -> bool {
    let all = PAYLOADS.iter().map(|sign| (sign, false));
    let all = all.chain(QUOTES.iter().map(|sign| (sign, true)));
    let found = all.filter_map(|(sign, quote)| {
        let at = lower.find(sign)?;
        Some((at, quote, &lower[at + sign.len()..]))
    });
    let first = found.min_by_key(|(at, ..)| *at);
    first.is_some_and(|(at, quote, behind)| {
        let quoted = quote && behind.starts_with(char::is_alphanumeric);
        !quoted && (at == 0 || is_word(&lower[..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_no_secrets() {
        let examples = "admin123 secret123 hunter2 Passw0rd! p@ssw0rd1 PASSWORD1 changeit2 foo1234 foo1234&confirm=foo1234 \
            test-password1 my_secret2 admin12345678 %3Cscript%3Ealert(1) '--x1 admin%27--1 ${jndi:x1} ..%2f..%2fetc1 \
            7Fjfp0ZBr1KtDRbnfVdmIw the-token-you-were-sent xxxx1";
        for text in examples.split_whitespace() {
            assert!(is_placeholder(text), "{text}");
        }
        let secrets = "h0rse7staple admin84719 secretb0at7 boats7 foo1234&pass=h0rse7staple h%3corse7 admin123x9 \
            passport7 1admin h0rse%27--1 test7boat -1 %22h0rse7staple%22";
        for text in secrets.split_whitespace() {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
