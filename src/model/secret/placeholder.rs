//! What stands where a secret belongs, in examples and scripts, and is none. A text in; whether it is such a one out.

use super::shape::{before_setting, is_typed, set_by_pattern};

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

/// Ends of names of users and of their passwords in examples.
const USERS: &[&str] = &["username", "user", "name", "login"];
const PASSWORDS: &[&str] = &["password", "passwd", "pass", "pwd"];

/// Whom servers ask for a mail address in place of a password (RFC 1635).
const ANYBODY: &[&str] = &["anonymous", "ftp"];

/// Secrets that standards print (RFC 6749, RFC 6750), and the end of the web token that everybody has for an example.
const PRINTED: &[&str] = &[
    "7Fjfp0ZBr1KtDRbnfVdmIw",
    "mF_9.B5f-4.1JqM",
    "2YotnFZFEjr1zCsicMWpAA",
    "tGzv3JOkF0XG5Qx2TlKWIA",
    "SplxlOBeZQQYbYS6WxSbIA",
    "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
];

/// Digits behind such a word that people do not take for a secret.
const DIGITS: usize = 4;

/// What an attack begins with that is tried where a secret belongs, and how it goes on: tags, templates and paths, as they are or in
/// an address (RFC 3986, section 2.1).
const PAYLOADS: &[(&str, &[&str])] = &[
    ("%3c", &["%3e", "("]),
    ("%24%7b", &["%7d"]),
    ("%7b%7b", &["%7d"]),
    ("%2e%2e", &["%2f"]),
    ("..%2f", &["%2f"]),
    ("<", &[">", "("]),
    ("${", &["}"]),
    ("{{", &["}"]),
    ("../", &["/"]),
];

/// Quotes, which stand around secrets as well.
const QUOTES: &[&str] = &["%22", "%27", "'", "\""];

/// What people write where a secret belongs.
pub fn is_placeholder(text: &str) -> bool {
    let text = set_by_pattern(text);
    let lower = text.to_lowercase();
    let digits = text.contains(|c: char| c.is_ascii_digit());
    // `the-token-you-were-sent`, `ACCESS_TOKEN_GOES_HERE`: words, as no generator makes them.
    let words = |mark: char, letter: fn(&char) -> bool| {
        text.contains(mark) && text.chars().all(|c| c == mark || letter(&c))
    };
    let spelled =
        !digits && (words('-', char::is_ascii_lowercase) || words('_', char::is_ascii_uppercase));
    let crosses = lower.matches('x').count();
    is_variable(text)
        || spelled
        || is_counted(&lower)
        || lower.ends_with("example")
        || lower.contains("xxxx") && crosses * 2 >= lower.len()
        || lower.contains("....")
        || is_yours(&lower)
        || PRINTED.contains(&text)
        || PRINTED.contains(&text.rsplit('.').next().unwrap_or(text))
        || is_example(&lower)
        || is_tried(&lower)
}

/// Whether a text stands for something: a variable of a shell, of Windows, of a template, a form of `printf`, stars.
fn is_variable(text: &str) -> bool {
    let percent = text
        .strip_prefix('%')
        .is_some_and(|rest| rest.len() <= 1 || rest.ends_with('%') || rest.starts_with(['(', '{']));
    let pairs = [('{', '}'), ('<', '>'), ('[', ']'), ('(', ')')];
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let held = |(open, close)| text.starts_with(open) && (!digits || text.ends_with(close));
    let name = |c: char| c.is_ascii_alphanumeric() || "_{}()[]:.@/-".contains(c);
    let shell = text
        .strip_prefix('$')
        .is_some_and(|rest| rest.chars().all(name));
    percent || shell || pairs.into_iter().any(held) || text.starts_with("**") || text == "*"
}

/// Whether a secret is none beside the name it is for: nobody's, or one that is called as it is, as in `proxyuser:proxypassword`.
pub(super) fn is_example_of(whose: &str, text: &str) -> bool {
    let (whose, lower) = (whose.to_ascii_lowercase(), text.to_ascii_lowercase());
    let heads = |word: &str, ends: &'static [&'static str]| {
        let head = ends.iter().find_map(|end| word.strip_suffix(*end));
        head.map(str::to_owned)
    };
    let head = heads(&whose, USERS);
    let nobody = ANYBODY.contains(&&*whose) && lower.contains('@');
    nobody || head.is_some() && head == heads(&lower, PASSWORDS)
}

/// `your_token_of_42`, `yourpassword`.
fn is_yours(lower: &str) -> bool {
    let rest = lower.strip_prefix("your");
    rest.is_some_and(|rest| {
        rest.starts_with(['_', '-']) || !rest.contains(|c: char| c.is_ascii_digit())
    })
}

/// Whether a text counts: `0123456789`, or that and the letters behind it; `abc123def456`.
fn is_counted(lower: &str) -> bool {
    if lower.starts_with("abc123def") {
        return true;
    }
    let rest = lower.strip_prefix("0123456789");
    rest.is_some_and(|rest| {
        rest.is_empty() || rest.starts_with("ab") || rest.starts_with(|c: char| c.is_ascii_digit())
    })
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

/// Whether a word is one of those that people write where a secret belongs, or stands before one.
pub(super) fn stands_for_one(word: &str) -> bool {
    WORDS.contains(&word) || BEFORE.contains(&word)
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
    let whole = |word: &str| WORDS.contains(&word);
    // `mytoken`.
    let led = |word: &str, first: &str| word.strip_prefix(first).is_some_and(whole);
    let known = |word: &str| whole(word) || BEFORE.iter().any(|first| led(word, first));
    few && last.is_some_and(known) && parts.all(|part| BEFORE.contains(&part) || known(part))
}

/// Whether a text is an attack that somebody tries in the place of a secret, alone or behind an example of one.
fn is_tried(lower: &str) -> bool {
    let goes_on = |behind: &str, signs: &[&str]| signs.iter().any(|sign| behind.contains(sign));
    let payload = PAYLOADS.iter().filter_map(|(sign, signs)| {
        let at = lower.find(sign)?;
        Some((at, goes_on(&lower[at + sign.len()..], signs)))
    });
    let quotes = QUOTES.iter().filter_map(|sign| {
        let at = lower.find(sign)?;
        let behind = &lower[at + sign.len()..];
        Some((at, !behind.starts_with(char::is_alphanumeric)))
    });
    let first = payload.chain(quotes).min_by_key(|(at, _)| *at);
    first.is_some_and(|(at, tried)| tried && (at == 0 || is_word(&lower[..at])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_no_secrets() {
        let examples = "admin123 secret123 hunter2 Passw0rd! p@ssw0rd1 PASSWORD1 changeit2 foo1234 foo1234&confirm=foo1234 \
            test-password1 my_secret2 admin12345678 %3Cscript%3Ealert(1) '--x1 admin%27--1 ${jndi:x1} ..%2f..%2fetc1 \
            7Fjfp0ZBr1KtDRbnfVdmIw the-token-you-were-sent xxxx1 $DB_PASSWORD1 ${pw1} <password1> {{pw1}} ******** \
            0123456789abcdef mytoken1 MYTOKEN2 thepass1 sk-xxxxxxxx1 .*/PASSWORD=changeme1/ %(pw1)s mF_9.B5f-4.1JqM";
        for text in examples.split_whitespace() {
            assert!(is_placeholder(text), "{text}");
        }
        let secrets = "myh0rse1token mytokenh0rse1 h0rse7staple admin84719 secretb0at7 boats7 foo1234&pass=h0rse7staple h%3corse7 admin123x9 \
            passport7 1admin h0rse%27--1 test7boat -1 %22h0rse7staple%22 test<h0rse7staple pass${h0rse7 admin../h0rse7 \
            $h0rse!staple7 <h0rse7staple (h0rse7 [h0rse7 {h0rse7 *h0rse7 yourh0rse7staple h0rsexxxx7 0123456789h0rseJ \
            .*/PASSWORD=h0rse7staple/";
        for text in secrets.split_whitespace() {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn secrets_that_are_called_as_whose_they_are() {
        let rows = [
            ("proxyuser", "proxypassword", true),
            ("user", "password", true),
            ("ProxyUser", "proxypass", true),
            ("anonymous", "amy@boats", true),
            ("anonymous", "h0rse7staple", false),
            ("proxyuser", "h0rse7staple", false),
            ("amy", "amypassword", false),
            ("proxyuser", "password", false),
            ("amy", "password7", false),
        ];
        for (whose, text, expected) in rows {
            assert_eq!(is_example_of(whose, text), expected, "{whose}:{text}");
        }
    }
}
