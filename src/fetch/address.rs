//! Where a tracker lives, and which addresses belong to it. Texts in, addresses out; whatever leads to another host than
//! the one that was asked for is refused, so that no answer decides where the next request goes.

use ureq::http::Uri;

use crate::error::Error;
use crate::model::secret;

/// Where a tracker lives: `https://gitlab.com`, `https://example.org/gitlab`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    origin: Origin,
    /// Folder on the host, without a slash at its end.
    folder: String,
}

/// Two addresses of one origin are answered by the same program.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

/// Why an address is not followed.
#[derive(Debug, PartialEq, Eq)]
pub enum Astray {
    /// It leads to this host.
    Elsewhere(String),
    /// It is none.
    Unreadable,
}

impl Base {
    /// Reads an address such as `--url` gives it.
    pub fn parse(url: &str) -> Result<Self, Error> {
        let found = parts(url.trim());
        let (origin, path) = found.ok_or_else(|| {
            let fault = "is no address of a tracker: write it as https://gitlab.com";
            unusable(url, fault)
        })?;
        let folder = path.split(['?', '#']).next().unwrap_or("");
        Ok(Base {
            origin,
            folder: folder.trim_end_matches('/').to_owned(),
        })
    }

    /// The address of something below.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.root(), self.folder)
    }

    /// The address itself.
    pub fn shown(&self) -> String {
        self.url("")
    }

    fn root(&self) -> String {
        let Origin { scheme, host, port } = &self.origin;
        match (scheme.as_str(), port) {
            ("https", 443) | ("http", 80) => format!("{scheme}://{host}"),
            _ => format!("{scheme}://{host}:{port}"),
        }
    }

    /// The host, in lower case.
    pub fn host(&self) -> &str {
        &self.origin.host
    }

    /// Whether nobody on the way can read what is sent there.
    pub fn is_private(&self) -> bool {
        self.origin.scheme == "https" || self.is_loopback()
    }

    /// Whether it is this computer.
    pub fn is_loopback(&self) -> bool {
        let host = self.host();
        let four =
            host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        host == "localhost" || host == "[::1]" || four
    }

    /// Whether an origin is this one as a server sees itself that leaves the encryption to something before it. Such a
    /// server spells its own addresses without; they are asked for with it.
    fn is_behind(&self, seen: &Origin) -> bool {
        let ends = (self.origin.scheme.as_str(), self.origin.port) == ("https", 443);
        ends && (seen.scheme.as_str(), seen.port) == ("http", 80) && seen.host == self.origin.host
    }

    /// The address that an answer names (in `Link` or `Location`), if it is of the same origin.
    pub fn follow(&self, given: &str) -> Result<String, Astray> {
        if given.starts_with('/') && !given.starts_with("//") {
            let url = format!("{}{given}", self.root());
            return url
                .parse::<Uri>()
                .map(|_| url)
                .map_err(|_| Astray::Unreadable);
        }
        let (origin, path) = parts(given).ok_or(Astray::Unreadable)?;
        if origin != self.origin && !self.is_behind(&origin) {
            let there = Base {
                origin,
                folder: String::new(),
            };
            return Err(Astray::Elsewhere(there.root()));
        }
        Ok(format!("{}{path}", self.root()))
    }
}

/// Origin and path of a web address; one with a password in it is none.
fn parts(url: &str) -> Option<(Origin, String)> {
    let uri: Uri = url.parse().ok()?;
    let scheme = uri.scheme_str()?.to_ascii_lowercase();
    let standard = match scheme.as_str() {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    let authority = uri.authority()?;
    if authority.as_str().contains('@') {
        return None;
    }
    let origin = Origin {
        scheme,
        host: authority.host().to_ascii_lowercase(),
        port: authority.port_u16().unwrap_or(standard),
    };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Some((origin, path.to_owned()))
}

/// Splits the address of a project, `https://gitlab.com/group/project`, into that of the host and `group/project`.
pub fn split(url: &str) -> Option<(Base, String)> {
    let (origin, path) = parts(url)?;
    let path = path.split(['?', '#']).next().unwrap_or("");
    let path = path.split("/-/").next().unwrap_or(path);
    let path = path.trim_matches('/').trim_end_matches(".git");
    let base = Base {
        origin,
        folder: String::new(),
    };
    (!path.is_empty()).then(|| (base, path.to_owned()))
}

/// Checks the name of a project or a group: `group/project`, or its number.
pub fn name(text: &str) -> Result<String, Error> {
    let name = text.trim_matches('/');
    let part = |part: &str| {
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '+');
        part.chars().all(known) && part.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
    };
    if name.split('/').all(part) {
        return Ok(name.to_owned());
    }
    let fault = "is no name of a project: write it as group/project, as in its address";
    Err(unusable(text, fault))
}

/// That a text is of no use. What stands before an `@` in an address, and any other secret, is not repeated: the message may end in
/// the log of a pipeline.
fn unusable(text: &str, fault: &str) -> Error {
    let user = text.split_once("://").and_then(|(scheme, rest)| {
        let authority = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        let (user, _) = authority.rsplit_once('@')?;
        Some(format!("{scheme}://***{}", &rest[user.len()..]))
    });
    let shown = user.as_deref().unwrap_or(text);
    let masked = secret::masked(shown, &secret::find(shown));
    let shown = masked.as_deref().unwrap_or(shown).escape_debug();
    let token = match user {
        Some(_) => "; a token belongs into MINUTEBOOK_TOKEN",
        None => "",
    };
    Error::Usage(format!("`{shown}` {fault}{token}"))
}

/// The address with `rel="next"` of a `Link` header (RFC 8288).
pub fn next_of(link: &str) -> Option<&str> {
    let mut rest = link;
    while let Some((_, after)) = rest.split_once('<') {
        let (url, tail) = after.split_once('>')?;
        // A comma inside of an address is no end of the link: the next one begins at `<`.
        let params = tail.split('<').next().unwrap_or(tail);
        let is_next = params.split(';').any(|param| {
            let (key, value) = param.split_once('=').unwrap_or((param, ""));
            let value = value.trim().trim_end_matches(',').trim().trim_matches('"');
            key.trim().eq_ignore_ascii_case("rel")
                && value.split(' ').any(|rel| rel.eq_ignore_ascii_case("next"))
        });
        if is_next {
            return Some(url.trim());
        }
        rest = tail;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_same_origin_are_followed() {
        let base = Base::parse("https://git.example.org/gitlab/").expect("an address");
        assert_eq!(base.shown(), "https://git.example.org/gitlab");
        let elsewhere = |host: &str| Err(Astray::Elsewhere(host.to_owned()));
        let rows = [
            (
                "https://GIT.example.org/x?a=1",
                Ok("https://git.example.org/x?a=1".to_owned()),
            ),
            (
                "https://git.example.org:443/x",
                Ok("https://git.example.org/x".to_owned()),
            ),
            (
                "/api/v4/x?a=1",
                Ok("https://git.example.org/api/v4/x?a=1".to_owned()),
            ),
            ("//evil.test/x", Err(Astray::Unreadable)),
            // Never without encryption, whatever the server says.
            (
                "http://git.example.org/x",
                Ok("https://git.example.org/x".to_owned()),
            ),
            (
                "http://git.example.org:8080/x",
                elsewhere("http://git.example.org:8080"),
            ),
            (
                "https://git.example.org:8443/x",
                elsewhere("https://git.example.org:8443"),
            ),
            (
                "https://git.example.org.evil.test/x",
                elsewhere("https://git.example.org.evil.test"),
            ),
            (
                "https://git.example.org@evil.test/x",
                Err(Astray::Unreadable),
            ),
            ("ftp://git.example.org/x", Err(Astray::Unreadable)),
            ("x y", Err(Astray::Unreadable)),
        ];
        for (given, expected) in rows {
            assert_eq!(base.follow(given), expected, "{given}");
        }
    }

    #[test]
    fn tokens_travel_where_nobody_reads_them() {
        let rows = [
            ("https://gitlab.com", true),
            ("http://gitlab.com", false),
            ("http://127.0.0.1:8000", true),
            ("http://[::1]:8000", true),
            ("http://localhost", true),
            ("http://127.evil.test", false),
            ("http://localhost.evil.test", false),
        ];
        for (url, expected) in rows {
            assert_eq!(
                Base::parse(url).map(|base| base.is_private()).ok(),
                Some(expected),
                "{url}"
            );
        }
    }

    #[test]
    fn the_next_page_is_found_among_links() {
        let rows = [
            (
                r#"<https://x/a?p=2>; rel="next", <https://x/a?p=1>; rel="first""#,
                Some("https://x/a?p=2"),
            ),
            (
                r#"<https://x/a?p=1,2>; rel="first", <https://x/a?p=3>;  REL=next"#,
                Some("https://x/a?p=3"),
            ),
            (r#"<https://x/a>; title="next"; rel="prev""#, None),
            (r#"<https://x/a"#, None),
            ("", None),
        ];
        for (link, expected) in rows {
            assert_eq!(next_of(link), expected, "{link}");
        }
    }

    #[test]
    fn no_fault_repeats_a_token() {
        for address in [
            "https://oauth2:quokka@gitlab.test/sec/team",
            "https://quokka@gitlab.test",
            "https://a:b@quokka@gitlab.test/x",
        ] {
            let faults = [Base::parse(address).map(|_| ()), name(address).map(|_| ())];
            for fault in faults {
                let told = fault.expect_err("an address of somebody").to_string();
                assert!(!told.contains("quokka"), "{told}");
                assert!(told.contains("://***@gitlab.test"), "{told}");
                assert!(told.contains("MINUTEBOOK_TOKEN"), "{told}");
            }
        }
    }

    #[test]
    fn names_of_projects() {
        for good in ["group/project", "a/b/c.d-e_f", "4711", "rpms/gtk+"] {
            assert_eq!(name(good).ok().as_deref(), Some(good));
        }
        for bad in ["", "a//b", "../x", "a/b?c", "a b", "-x/y", "a/b#1", "ä/b"] {
            assert!(name(bad).is_err(), "{bad}");
        }
        let split = split("https://gitlab.com/a/b/c.git/-/issues?x=1");
        assert_eq!(
            split.map(|(base, path)| (base.shown(), path)),
            Some(("https://gitlab.com".to_owned(), "a/b/c".to_owned()))
        );
    }
}
