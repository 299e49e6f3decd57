//! What is answered to a request, as GitLab Pages does it (`internal/serving/disk` of its source): files of a site and a
//! request in, an answer out. No socket here.
//!
//! A folder leads to itself with a slash, and with one it is its `index.html`; `/x` may be `x.html`; files win over the rules
//! of `_redirects`, and those over `404.html`. A path is looked up as it stands, so that none leads out of the site.
//! A page that cannot be made is shown as it was last, with the fault over it.

use percent_encoding::percent_decode_str;

use super::answer::Answer;
use super::mime;
use super::overlay::Overlay;
use super::range::{Wanted, wanted};
use super::rules::{self, Target};

/// The files of a site.
pub(super) trait Files {
    /// The path under which the site stands, with a slash at both ends.
    fn base(&self) -> String;
    /// Whether there is a file at a path, which begins without a slash.
    fn is_file(&self, path: &str) -> bool;
    /// Whether there are files below a path, which has no slash at its end.
    fn is_folder(&self, path: &str) -> bool;
    /// The bytes of a file; none if it is not there.
    fn bytes(&self, path: &str) -> Option<Result<Vec<u8>, Fault>>;
}

/// Why a file cannot be made.
#[derive(Debug)]
pub(super) struct Fault {
    /// What is wrong, as it is shown.
    pub(super) told: String,
    /// The file as it was when it could be made, if that is known.
    pub(super) before: Option<Vec<u8>>,
}

/// Whether a `Host` is a name of this machine that nobody else can give. A page of another site could have its own name lead
/// to this machine, and read what is served here (DNS rebinding).
pub(super) fn names_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let address = name.trim_start_matches('[').trim_end_matches(']');
    name.eq_ignore_ascii_case("localhost")
        || address
            .parse()
            .is_ok_and(|address: std::net::IpAddr| address.is_loopback())
}

/// What of a request matters.
#[derive(Debug, Clone, Default)]
pub(super) struct Ask {
    /// `GET`, `HEAD` or what is refused.
    pub(super) method: String,
    /// The path as it was sent, percent-encoded.
    pub(super) path: String,
    /// What follows the question mark.
    pub(super) query: Option<String>,
    /// The header `Range`.
    pub(super) range: Option<String>,
}

/// Where a path leads inside the site.
enum Way {
    File(String),
    /// To the same path with a slash at its end.
    Slash,
    Nowhere,
}

/// Answers a request. Pages get what is laid over them.
pub(super) fn answer(files: &dyn Files, ask: &Ask, overlay: &Overlay) -> Answer {
    if !matches!(ask.method.as_str(), "GET" | "HEAD") {
        let refused = Answer::new(405, mime::TEXT, "only GET and HEAD are answered\n");
        return refused.with("allow", "GET, HEAD".to_owned());
    }
    let base = files.base();
    if base != "/" && (ask.path == "/" || format!("{}/", ask.path) == base) {
        return Answer::redirect(302, &base);
    }
    let path = percent_decode_str(&ask.path).decode_utf8().ok();
    let inside = path.as_deref().and_then(|path| path.strip_prefix(&base));
    match inside.map_or(Way::Nowhere, |inside| way(files, inside)) {
        Way::File(file) => content(files, &file, ask, overlay),
        Way::Slash => slash(&ask.path, ask.query.as_deref()),
        // Beside the site nothing of it counts.
        Way::Nowhere => missing(files, inside.and(path.as_deref()), ask, overlay),
    }
}

fn way(files: &dyn Files, path: &str) -> Way {
    if let Some(folder) = path.strip_suffix('/').or(path.is_empty().then_some("")) {
        let index = match folder {
            "" if path == "/" => return Way::Nowhere,
            "" => "index.html".to_owned(),
            folder => format!("{folder}/index.html"),
        };
        return match files.is_file(&index) {
            true => Way::File(index),
            false => Way::Nowhere,
        };
    }
    if files.is_file(path) {
        return Way::File(path.to_owned());
    }
    if files.is_folder(path) {
        return Way::Slash;
    }
    let page = format!("{path}.html");
    match files.is_file(&page) {
        true => Way::File(page),
        false => Way::Nowhere,
    }
}

/// The way to a folder.
fn slash(path: &str, query: Option<&str>) -> Answer {
    let query = query.map(|query| format!("?{query}"));
    Answer::redirect(302, &format!("{path}/{}", query.unwrap_or_default()))
}

/// A file, or the part of it that is asked for.
fn content(files: &dyn Files, file: &str, ask: &Ask, overlay: &Overlay) -> Answer {
    let faulty;
    let (bytes, overlay) = match files.bytes(file) {
        Some(Ok(bytes)) => (bytes, overlay),
        Some(Err(fault)) => {
            faulty = overlay.with_fault(fault.told);
            match fault.before {
                Some(before) => (before, &faulty),
                None => return faulty.alone(500),
            }
        }
        None => return nothing(files, overlay),
    };
    let kind = mime::of(file, &bytes);
    let body = match kind {
        mime::HTML => overlay.lay(bytes),
        _ => bytes,
    };
    let whole = body.len();
    let answer = match wanted(ask.range.as_deref(), whole) {
        Wanted::Whole => Answer::new(200, kind, body),
        Wanted::Part(range) => {
            let told = format!("bytes {}-{}/{whole}", range.start, range.end - 1);
            let part = body.get(range).unwrap_or_default();
            Answer::new(206, kind, part).with("content-range", told)
        }
        Wanted::Beyond => Answer::new(416, mime::TEXT, "the file ends before that\n")
            .with("content-range", format!("bytes */{whole}")),
    };
    answer.with("accept-ranges", "bytes".to_owned())
}

/// No file there: an old address, or the page that says so.
fn missing(files: &dyn Files, path: Option<&str>, ask: &Ask, overlay: &Overlay) -> Answer {
    let rules = files.bytes("_redirects").and_then(Result::ok);
    let rules = rules.map(|rules| String::from_utf8_lossy(&rules).into_owned());
    let led = rules
        .as_deref()
        .zip(path)
        .and_then(|(rules, path)| rules::target(rules, path));
    let to = match led {
        Some(Target::Elsewhere(status, to)) => return Answer::redirect(status, &to),
        Some(Target::Same(to)) => to,
        None => return nothing(files, overlay),
    };
    let base = files.base();
    match to.strip_prefix(&base).map(|inside| way(files, inside)) {
        Some(Way::File(file)) => content(files, &file, ask, overlay),
        Some(Way::Slash) => slash(&rules::encoded(&to), None),
        Some(Way::Nowhere) | None => nothing(files, overlay),
    }
}

/// The page that says that there is nothing.
fn nothing(files: &dyn Files, overlay: &Overlay) -> Answer {
    match files.bytes("404.html") {
        Some(Ok(page)) => Answer::new(404, mime::HTML, overlay.lay(page)),
        Some(Err(fault)) => {
            let faulty = overlay.with_fault(fault.told);
            match fault.before {
                Some(before) => Answer::new(404, mime::HTML, faulty.lay(before)),
                None => faulty.alone(500),
            }
        }
        None => Answer::new(404, mime::TEXT, "nothing here\n"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A site in memory.
    struct Site(&'static str, BTreeMap<&'static str, &'static str>);

    impl Files for Site {
        fn base(&self) -> String {
            self.0.to_owned()
        }

        fn is_file(&self, path: &str) -> bool {
            self.1.contains_key(path)
        }

        fn is_folder(&self, path: &str) -> bool {
            self.1
                .keys()
                .any(|file| file.starts_with(&format!("{path}/")))
        }

        fn bytes(&self, path: &str) -> Option<Result<Vec<u8>, Fault>> {
            let text = *self.1.get(path)?;
            Some(match text.split_once("fault") {
                Some((_, before)) => Err(Fault {
                    told: "base.html:1:2: no such field".to_owned(),
                    before: (!before.is_empty()).then(|| before.as_bytes().to_vec()),
                }),
                None => Ok(text.as_bytes().to_vec()),
            })
        }
    }

    const RULES: &str = "\
/old/ /meetings/ 301
/meetings/ /x/ 301
/logs/* /meetings/:splat/ 302
/as/:page /:page 200
/inside/* /group/portal/:splat 200
";

    fn site(base: &'static str) -> Site {
        let files = [
            ("index.html", "<body>home</body>"),
            ("404.html", "<body>missing</body>"),
            ("about.html", "<body>about</body>"),
            ("both.html", "<body>both</body>"),
            ("both/x.txt", "x"),
            ("data.txt", "0123456789"),
            ("empty.txt", ""),
            ("wrong.html", "fault"),
            ("spoilt.html", "fault<body>before</body>"),
            ("a b/ä.txt", "umlaut"),
            ("meetings/index.html", "<body>meetings</body>"),
            ("_redirects", RULES),
        ];
        Site(base, files.into_iter().collect())
    }

    fn asked(site: &Site, method: &str, path: &str, range: Option<&str>) -> Answer {
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (path, None),
        };
        let ask = Ask {
            method: method.to_owned(),
            path: path.to_owned(),
            query,
            range: range.map(str::to_owned),
        };
        answer(site, &ask, &Overlay::default())
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
        let mut headers = answer.headers.iter();
        let found = headers.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }

    #[test]
    fn only_names_of_this_machine_are_served() {
        for (host, ours) in [
            ("127.0.0.1:8000", true),
            ("localhost:8000", true),
            ("LocalHost", true),
            ("[::1]:8000", true),
            ("127.0.0.1", true),
            ("example.org:8000", false),
            ("localhost.example.org", false),
            ("127.0.0.1.example.org:8000", false),
            ("10.0.0.1:8000", false),
            ("", false),
        ] {
            assert_eq!(names_this_machine(host), ours, "{host}");
        }
    }

    #[test]
    fn addresses_lead_where_gitlab_pages_leads_them() {
        // Path, status, then what the content begins with or where it leads.
        let rows = [
            ("/", 200, "<body>home"),
            ("/index", 200, "<body>home"),
            ("/index.html", 200, "<body>home"),
            ("/about", 200, "<body>about"),
            ("/about/", 404, "<body>missing"),
            ("/both", 302, "/both/"),
            ("/both/", 404, "<body>missing"),
            ("/meetings", 302, "/meetings/"),
            ("/meetings?y=1", 302, "/meetings/?y=1"),
            ("/meetings/", 200, "<body>meetings"),
            ("/old", 301, "/meetings/"),
            ("/old/", 301, "/meetings/"),
            ("/logs/2026/11", 302, "/meetings/2026/11/"),
            ("/as/about", 200, "<body>about"),
            ("/as/data.txt", 200, "0123456789"),
            ("/as/meetings", 302, "/meetings/"),
            ("/as/a%20b", 302, "/a%20b/"),
            ("/as/nowhere", 404, "<body>missing"),
            ("/as/old", 404, "<body>missing"),
            ("/inside/about", 404, "<body>missing"),
            ("/data.txt", 200, "0123456789"),
            ("/data.txt/", 404, "<body>missing"),
            ("/a%20b/%C3%A4.txt", 200, "umlaut"),
            ("/a%20b", 302, "/a%20b/"),
            ("/wrong", 500, "<!doctype html>"),
            ("/spoilt", 200, "<body>before"),
            // Nothing leads out of the site.
            ("//", 404, "<body>missing"),
            ("//meetings", 301, "/x/"),
            ("/../data.txt", 404, "<body>missing"),
            ("/meetings/../data.txt", 404, "<body>missing"),
            ("/%2e%2e/%2e%2e/etc/passwd", 404, "<body>missing"),
            ("/..%2f..%2fetc%2fpasswd", 404, "<body>missing"),
            ("/..%5c..%5cetc", 404, "<body>missing"),
            ("/data.txt%00", 404, "<body>missing"),
            ("/%ff%fe", 404, "<body>missing"),
            ("/%zz", 404, "<body>missing"),
            ("", 404, "<body>missing"),
            ("*", 404, "<body>missing"),
        ];
        let site = site("/");
        for (path, status, expected) in rows {
            let answer = asked(&site, "GET", path, None);
            assert_eq!(answer.status, status, "{path}");
            match status {
                301 | 302 => assert_eq!(header(&answer, "location"), Some(expected), "{path}"),
                _ => {
                    let text = String::from_utf8_lossy(&answer.body).into_owned();
                    assert!(text.starts_with(expected), "{path}: {text}");
                }
            }
        }
    }

    #[test]
    fn a_site_below_a_path_is_served_there() {
        let rows = [
            ("/", 302),
            ("/group/portal", 302),
            ("/group/portal/", 200),
            ("/group/portal/data.txt", 200),
            ("/group/portal/meetings", 302),
            ("/inside/about", 404),
            ("/data.txt", 404),
            ("/group/", 404),
        ];
        let site = site("/group/portal/");
        for (path, status) in rows {
            assert_eq!(asked(&site, "GET", path, None).status, status, "{path}");
        }
        let answer = asked(&site, "GET", "/group/portal/meetings", None);
        assert_eq!(header(&answer, "location"), Some("/group/portal/meetings/"));
    }

    #[test]
    fn a_page_that_cannot_be_made_has_its_fault_over_it() {
        let site = site("/");
        for (path, words) in [
            ("/wrong", "There is no page"),
            ("/spoilt", "as it was before"),
        ] {
            let page = asked(&site, "GET", path, None).body;
            let page = String::from_utf8(page).expect("text");
            assert!(page.contains(words), "{page}");
            assert!(
                page.contains("base.html:1:2: no such field</pre>"),
                "{page}"
            );
            assert!(page.contains("src=\"/_minutebook/reload.js\""), "{page}");
        }
    }

    #[test]
    fn parts_and_methods() {
        let site = site("/");
        let rows = [
            (
                "GET",
                "/data.txt",
                Some("bytes=2-4"),
                206,
                "234",
                Some("bytes 2-4/10"),
            ),
            (
                "GET",
                "/data.txt",
                Some("bytes=-2"),
                206,
                "89",
                Some("bytes 8-9/10"),
            ),
            (
                "GET",
                "/data.txt",
                Some("bytes=99-"),
                416,
                "the file",
                Some("bytes */10"),
            ),
            (
                "GET",
                "/empty.txt",
                Some("bytes=0-"),
                416,
                "the file",
                Some("bytes */0"),
            ),
            ("GET", "/data.txt", Some("lines=1"), 200, "0123456789", None),
            (
                "GET",
                "/gone",
                Some("bytes=0-1"),
                404,
                "<body>missing",
                None,
            ),
            ("HEAD", "/data.txt", None, 200, "0123456789", None),
            ("POST", "/", None, 405, "only", None),
            ("get", "/", None, 405, "only", None),
        ];
        for (method, path, range, status, body, told) in rows {
            let answer = asked(&site, method, path, range);
            assert_eq!(answer.status, status, "{method} {path} {range:?}");
            assert!(String::from_utf8_lossy(&answer.body).starts_with(body));
            assert_eq!(header(&answer, "content-range"), told);
        }
        let refused = asked(&site, "PUT", "/", None);
        assert_eq!(header(&refused, "allow"), Some("GET, HEAD"));
    }
}
