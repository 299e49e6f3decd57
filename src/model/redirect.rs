//! A rule of `_redirects`, the file of old addresses, as GitLab Pages reads it (docs.gitlab.com, "GitLab Pages redirects"). A line in; the
//! rule, or why it is passed over, out. Where a path leads is the business of the server, what a site has of rules that of `publish`.

use std::fmt;

/// Rules that GitLab Pages reads of one file.
pub const MOST: usize = 1000;
/// The largest size of the file in bytes.
pub const LARGEST: usize = 64 * 1024;
/// The most slashes in an address.
pub const DEEPEST: usize = 25;

/// A rule that GitLab Pages takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule<'r> {
    /// The old address: a path, perhaps with splats and placeholders.
    pub from: &'r str,
    /// The new one.
    pub to: &'r str,
    /// How that is told.
    pub status: Status,
}

/// How a new address is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 200: what stands at the new address is shown under the old one.
    Shown,
    /// 301: it has moved for good.
    Moved,
    /// 302: it is there for now.
    Found,
}

/// Why a line that should be a rule is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault<'r> {
    /// One word.
    Alone,
    /// More than three words.
    TooMany,
    /// The old address is not a path of this site.
    OldElsewhere,
    /// The old address has a query or an exclamation mark.
    Asks,
    /// The number.
    Status(&'r str),
    /// The new address is neither a path nor an address of the web.
    NewNowhere,
    /// What should be shown lies on another site.
    ShowsElsewhere,
    /// More than [`DEEPEST`] slashes.
    Deep,
    /// A placeholder that has more than letters.
    Placeholder(&'r str),
    /// Both addresses are the same.
    Itself,
}

impl fmt::Display for Fault<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::Alone => "it names one address alone",
            Fault::TooMany => "it has more than two addresses and a number",
            Fault::OldElsewhere => "the old address does not begin with one `/`",
            Fault::Asks => "it knows neither `!` nor queries of the old address",
            Fault::Status(status) => {
                return write!(f, "`{status}` is none of 301, 302 and 200");
            }
            Fault::NewNowhere => "the new address begins neither with one `/` nor with `https://`",
            Fault::ShowsElsewhere => {
                "only an address of this site can be shown in place of another"
            }
            Fault::Deep => return write!(f, "an address has more than {DEEPEST} slashes"),
            Fault::Placeholder(part) => {
                return write!(f, "`{part}` has more than letters behind the colon");
            }
            Fault::Itself => "it leads to itself",
        })
    }
}

/// The words of a line, without a comment; none if it has none, and so is no rule.
pub fn words(line: &str) -> Option<Vec<&str>> {
    let words = line.split_whitespace();
    let words: Vec<&str> = words.take_while(|word| !word.starts_with('#')).collect();
    (!words.is_empty()).then_some(words)
}

impl<'r> Rule<'r> {
    /// The rule that the words of a line are.
    ///
    /// # Errors
    /// Why GitLab Pages passes over it.
    pub fn read(words: &[&'r str]) -> Result<Self, Fault<'r>> {
        let (from, to, status) = match words {
            [from, to] => (*from, *to, "301"),
            [from, to, status] => (*from, *to, *status),
            [] | [_] => return Err(Fault::Alone),
            _ => return Err(Fault::TooMany),
        };
        if !is_path(from) {
            return Err(Fault::OldElsewhere);
        }
        if from.contains(['?', '!']) || !is_path(to) && status.starts_with('/') {
            return Err(Fault::Asks);
        }
        let status = match status {
            "200" => Status::Shown,
            "301" => Status::Moved,
            "302" => Status::Found,
            other => return Err(Fault::Status(other)),
        };
        let outside = to.starts_with("https://") || to.starts_with("http://");
        if !is_path(to) && !outside {
            return Err(Fault::NewNowhere);
        }
        if outside && status == Status::Shown {
            return Err(Fault::ShowsElsewhere);
        }
        if is_deep(from) || is_deep(to) {
            return Err(Fault::Deep);
        }
        if let Some(part) = from.split('/').find(|part| is_odd(part)) {
            return Err(Fault::Placeholder(part));
        }
        match from == to {
            true => Err(Fault::Itself),
            false => Ok(Rule { from, to, status }),
        }
    }
}

/// Whether an address is a path of this site: what begins with two signs of a path is a host to a browser.
fn is_path(address: &str) -> bool {
    address.starts_with('/') && !address.starts_with("//") && !address.starts_with("/\\")
}

fn is_deep(address: &str) -> bool {
    address.matches('/').count() > DEEPEST
}

/// Whether a part of a path begins as a placeholder does, and goes on with more than letters.
fn is_odd(part: &str) -> bool {
    let name = part.strip_prefix(':').filter(|name| !name.is_empty());
    name.is_some_and(|name| name.bytes().any(|byte| !byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_no_server_takes() {
        let rows = [
            ("/x /y 418", "`418` is none of 301, 302 and 200"),
            ("/x /y 301!", "`301!` is none of 301, 302 and 200"),
            ("/x /y 0301", "`0301` is none of 301, 302 and 200"),
            ("/x /y +301", "`+301` is none of 301, 302 and 200"),
            ("foo /y", "the old address does not begin with one `/`"),
            (
                "//a.test/x /y",
                "the old address does not begin with one `/`",
            ),
            (
                "/\\a.test/x /y",
                "the old address does not begin with one `/`",
            ),
            (
                "https://other.example/* /y 200",
                "the old address does not begin with one `/`",
            ),
            (
                "/b! /y",
                "it knows neither `!` nor queries of the old address",
            ),
            (
                "/q?x=1 /y",
                "it knows neither `!` nor queries of the old address",
            ),
            (
                "/q id=:id /y 301",
                "it has more than two addresses and a number",
            ),
            (
                "/q id=:id /y",
                "it knows neither `!` nor queries of the old address",
            ),
            (
                "/c /y 302 Country=de",
                "it has more than two addresses and a number",
            ),
            ("/one", "it names one address alone"),
            ("/one # /y", "it names one address alone"),
            ("/loop /loop 301", "it leads to itself"),
            (
                "/p/:Name1 /y/:Name1",
                "`:Name1` has more than letters behind the colon",
            ),
            (
                "/x y",
                "the new address begins neither with one `/` nor with `https://`",
            ),
            (
                "/x /\\y",
                "the new address begins neither with one `/` nor with `https://`",
            ),
            (
                "/x https://a.test/ 200",
                "only an address of this site can be shown in place of another",
            ),
            ("/x /y", ""),
            ("/x/* /y/:splat?a=b 302 # old", ""),
            ("/:group/:id https://a.test/:id", ""),
            ("/10:30 /app 200", ""),
        ];
        for (line, expected) in rows {
            let read = Rule::read(&words(line).unwrap_or_default());
            let told = read.err().map(|fault| fault.to_string());
            assert_eq!(told.unwrap_or_default(), expected, "{line}");
        }
        assert_eq!(words(" # /x /y"), None);
    }

    #[test]
    fn slashes_are_counted() {
        for (count, told) in [(DEEPEST, false), (DEEPEST + 1, true)] {
            let to = "/x".repeat(count);
            assert_eq!(Rule::read(&["/x", &to]).is_err(), told);
        }
    }
}
