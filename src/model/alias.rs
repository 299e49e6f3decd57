//! Old addresses of records, as `aliases` has them. What somebody wrote in; the path that a rule of `_redirects` names, or why
//! none can, out.
//!
//! GitLab Pages compares a rule with the path of a request whose percent signs are undone, and parts the words of a rule at
//! blanks. So letters stand in a rule as they are, and a path with a blank in it cannot be told.

use percent_encoding::percent_decode_str;

use super::privacy::{Shown, visible};
use super::redirect::DEEPEST;

/// Why an old address cannot lead anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing, or the home page.
    Empty,
    /// An address with a scheme or a host.
    Elsewhere,
    /// It leads out of the site, or has a part `.` or `..`.
    Above,
    /// It has a query or a fragment.
    Asks,
    /// Its percent signs stand for bytes that are no text.
    Garbled,
    /// Signs that mean something else in a rule, or too many parts.
    Unwritable,
}

impl Fault {
    /// What is wrong, after the words "the alias ...".
    pub fn words(self) -> &'static str {
        match self {
            Fault::Empty => "is empty",
            Fault::Elsewhere => "is the address of another place",
            Fault::Above => "has a part `.` or `..`",
            Fault::Asks => "has a query or a fragment, which no server is asked for",
            Fault::Garbled => "is no UTF-8 when its percent signs are undone",
            Fault::Unwritable => "has a blank or a sign that no rule of `_redirects` can hold",
        }
    }
}

/// The path below the site's root, without its leading slash and as somebody asks for it: case, endings and a closing slash
/// stay.
pub fn path(alias: &str) -> Result<String, Fault> {
    let alias = alias.trim();
    let head = alias.split('/').next().unwrap_or("");
    if alias.starts_with("//") || head.contains(':') {
        return Err(Fault::Elsewhere);
    }
    if alias.contains(['?', '#']) {
        return Err(Fault::Asks);
    }
    let decoded = percent_decode_str(alias).decode_utf8();
    let decoded = decoded.map_err(|_| Fault::Garbled)?;
    let parts: Vec<&str> = decoded.split('/').filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return Err(Fault::Empty);
    }
    if parts.iter().any(|part| matches!(*part, "." | "..")) {
        return Err(Fault::Above);
    }
    let end = if decoded.ends_with('/') { "/" } else { "" };
    let path = parts.join("/") + end;
    let stands_for_more = parts.iter().any(|part| part.starts_with(':'));
    match stands_for_more || parts.len() >= DEEPEST || !path.chars().all(is_plain) {
        true => Err(Fault::Unwritable),
        false => Ok(path),
    }
}

/// A path without what is the same for a page: slashes around it, and its ending.
pub fn bare(path: &str) -> &str {
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".html").unwrap_or(path);
    match path.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder.trim_end_matches('/'),
        _ => path,
    }
}

/// Whether a letter of a path means itself in a rule.
fn is_plain(letter: char) -> bool {
    match letter.is_ascii() {
        true => letter.is_ascii_alphanumeric() || "/-._~!$&'()+,;=@:".contains(letter),
        false => !letter.is_whitespace() && matches!(visible(letter), Shown::Same),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_addresses_stay_as_they_were() {
        let rows = [
            ("/charter/", Ok("charter/")),
            ("/wiki/Security_Bugs", Ok("wiki/Security_Bugs")),
            ("/2019/03/foo_bar.html", Ok("2019/03/foo_bar.html")),
            ("About.html", Ok("About.html")),
            ("//a", Err(Fault::Elsewhere)),
            ("/a//b/", Ok("a/b/")),
            ("/old/über-uns/", Ok("old/über-uns/")),
            ("/old/%C3%BCber-uns", Ok("old/über-uns")),
            ("/a:b/~ash", Ok("a:b/~ash")),
            ("%FFold", Err(Fault::Garbled)),
            ("", Err(Fault::Empty)),
            (" / ", Err(Fault::Empty)),
            ("../x", Err(Fault::Above)),
            ("/a/%2e%2e/b", Err(Fault::Above)),
            ("https://example.org/a", Err(Fault::Elsewhere)),
            ("/?p=12", Err(Fault::Asks)),
            ("/a#b", Err(Fault::Asks)),
            ("/old/über uns/", Err(Fault::Unwritable)),
            ("/a /evil 200\n/b", Err(Fault::Unwritable)),
            ("/a%20b", Err(Fault::Unwritable)),
            ("/a%0a/b", Err(Fault::Unwritable)),
            ("/a/*", Err(Fault::Unwritable)),
            ("/a/:splat", Err(Fault::Unwritable)),
            ("/a\u{202e}b", Err(Fault::Unwritable)),
            ("/a<b", Err(Fault::Unwritable)),
        ];
        for (alias, expected) in rows {
            assert_eq!(path(alias), expected.map(str::to_owned), "{alias}");
        }
    }
}
