//! The file `_redirects` of a site: its text and the path that was asked for in, where that leads out. As GitLab Pages does it
//! (docs.gitlab.com, "GitLab Pages redirects"): the first rule that fits counts; a splat `*` or a placeholder `:name` stands for
//! whole parts of a path; what cannot be a rule there is none here. Rules for other hosts than the one that is served are none.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use regex::Regex;

use crate::model::redirect::{LARGEST, MOST, Rule, Status, words};

/// What cannot stand in a header.
const UNSENDABLE: &AsciiSet = &CONTROLS.add(b' ');
/// What of a path would mean something else in an address.
const MEANINGFUL: &AsciiSet = &UNSENDABLE
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// To another address: the status, 301 or 302, and what stands in `Location`.
    Elsewhere(u16, String),
    /// To the file at another path, under the address that was asked for (status 200).
    Same(String),
}

/// A decoded path as it stands in an address.
pub(super) fn encoded(path: &str) -> String {
    utf8_percent_encode(path, MEANINGFUL).to_string()
}

/// Where the first rule that fits leads a path, which is percent-decoded.
pub(super) fn target(rules: &str, path: &str) -> Option<Target> {
    if rules.len() > LARGEST {
        return None;
    }
    let rules = rules.lines().filter_map(words).take(MOST);
    rules
        .filter_map(|words| Rule::read(&words).ok())
        .find_map(|rule| leads(&rule, path))
}

/// The parts of a path: slashes that follow each other are one, and that at the end is none.
fn parts(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

/// Where a rule leads a path, if it fits.
fn leads(rule: &Rule<'_>, path: &str) -> Option<Target> {
    let caught = caught(&parts(rule.from), path)?;
    let elsewhere = |status| {
        let to = filled(rule.to, &caught, encoded);
        Target::Elsewhere(status, utf8_percent_encode(&to, UNSENDABLE).to_string())
    };
    Some(match rule.status {
        Status::Shown => Target::Same(filled(rule.to, &caught, str::to_owned)),
        Status::Moved => elsewhere(301),
        Status::Found => elsewhere(302),
    })
}

/// What the splats and placeholders of a rule stand for in a path, by name; none if the rule does not fit. A splat takes as
/// many parts as it can, and may take none; a placeholder takes one.
fn caught<'r>(from: &[&'r str], path: &str) -> Option<Vec<(&'r str, String)>> {
    let stands_for = |part: &&str| *part == "*" || part.starts_with(':');
    if !from.iter().any(stands_for) {
        let same = parts(path).join("/").to_lowercase() == from.join("/").to_lowercase();
        return same.then(Vec::new);
    }
    let mut names = Vec::new();
    let mut pattern = "(?is)^".to_owned();
    for part in from {
        let named = part.strip_prefix(':').filter(|name| is_name(name));
        match (*part, named) {
            ("*", _) => {
                names.push("splat");
                pattern.push_str("(?:/+(.*))?");
            }
            (_, Some(name)) => {
                names.push(name);
                pattern.push_str("/+([^/]+)");
            }
            (part, None) => {
                pattern.push_str("/+");
                pattern.push_str(&regex::escape(part));
            }
        }
    }
    pattern.push_str("/*$");
    let found = Regex::new(&pattern).ok()?.captures(path)?;
    let texts = found.iter().skip(1);
    let texts = texts.map(|text| text.map_or("", |text| text.as_str()).to_owned());
    Some(names.into_iter().zip(texts).collect())
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// An address in which names have been replaced by what they stand for; the first of two of one name counts, an unknown one
/// stands for nothing.
fn filled(to: &str, caught: &[(&str, String)], spell: impl Fn(&str) -> String) -> String {
    let mut pieces = to.split(':');
    let mut out = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        let end = piece.find(|letter: char| !letter.is_ascii_alphabetic());
        let (name, rest) = piece.split_at(end.unwrap_or(piece.len()));
        match is_name(name) {
            true => {
                let mut known = caught.iter();
                let text = known.find(|(known, _)| *known == name);
                out.push_str(&text.map_or(String::new(), |(_, text)| spell(text)));
            }
            false => out.push(':'),
        }
        out.push_str(rest);
    }
    single_slashes(&out)
}

/// Slashes that follow each other made one, but those before a host.
fn single_slashes(address: &str) -> String {
    let path = address.find("://").map_or(0, |at| at + 3);
    let (host, path) = address.split_at(path);
    let mut out = host.to_owned();
    for letter in path.chars() {
        if letter != '/' || !out.ends_with('/') || out.len() == host.len() {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::redirect::DEEPEST;

    const RULES: &str = "\
# old
/a/ /b/ 301
/a /c/ 302
/d /e
/slash//slash/ /once
/Case/Tide /low
/news/* /blog/:splat 302
/logs/*/raw /raw/:splat 301
/two/*/mid/* /first/:splat
/tickets/:group/:id /issues/:id/?of=:group 301
/twice/:x/:x /only/:x
/lost/:x /:y/at:x.html
/app/* /shell 200
/page/:name /pages/:name.html 200
/out/* https://harbour.example:8080/:splat 301
/x //evil.example 301
/y \\evil.example 301
/z/* /\\:splat 301
/host /q 404
/force /q 301!
/query id=:id /q 301
/land /q 302 Country=au
/outside https://harbour.example 200
/loop /loop 301
/b! /q
/zero /q 0301
https://old.example/* /q 301
relative /q
/lonely
/everything/:splat /e/:splat
";

    #[test]
    fn the_first_rule_that_fits_leads() {
        // A path, percent-decoded; the status and where that leads.
        let rows: &[(&str, u16, &str)] = &[
            ("/a", 301, "/b/"),
            ("/a/", 301, "/b/"),
            ("//a//", 301, "/b/"),
            ("/d/", 301, "/e"),
            ("/slash/slash", 301, "/once"),
            ("/case/tIDE", 301, "/low"),
            ("/news", 302, "/blog/"),
            ("/news/", 302, "/blog/"),
            ("/news/2026/tide/", 302, "/blog/2026/tide/"),
            ("/newsroom", 0, ""),
            ("/logs/raw", 301, "/raw/"),
            ("/logs/raw/raw", 301, "/raw/raw"),
            ("/logs/2026/11/raw", 301, "/raw/2026/11"),
            ("/logs/2026", 0, ""),
            ("/two/1/2/mid/3", 301, "/first/1/2"),
            ("/tickets/harbour/7", 301, "/issues/7/?of=harbour"),
            ("/tickets/harbour", 0, ""),
            ("/tickets/harbour/7/8", 0, ""),
            ("/twice/1/2", 301, "/only/1"),
            ("/lost/1", 301, "/at1.html"),
            ("/app/any/where", 200, "/shell"),
            ("/page/tide chart", 200, "/pages/tide chart.html"),
            ("/out/a/b", 301, "https://harbour.example:8080/a/b"),
            ("/out", 301, "https://harbour.example:8080/"),
            // What was asked for becomes a path and nothing else.
            ("/news//evil.example", 302, "/blog/evil.example"),
            (
                "/news/a?b#c d\r\nX: 1",
                302,
                "/blog/a%3Fb%23c%20d%0D%0AX:%201",
            ),
            ("/news/\u{e4}%41", 302, "/blog/%C3%A4%2541"),
            ("/everything/x", 301, "/e/x"),
            // What GitLab does not take for a rule.
            ("/x", 0, ""),
            ("/y", 0, ""),
            ("/z/evil.example", 0, ""),
            ("/host", 0, ""),
            ("/force", 0, ""),
            ("/query", 0, ""),
            ("/land", 0, ""),
            ("/outside", 0, ""),
            ("/loop", 0, ""),
            ("/b!", 0, ""),
            ("/zero", 0, ""),
            ("/relative", 0, ""),
            ("/lonely", 0, ""),
            ("/q", 0, ""),
            ("", 0, ""),
        ];
        for (path, status, to) in rows {
            let expected = match status {
                0 => None,
                200 => Some(Target::Same((*to).to_owned())),
                status => Some(Target::Elsewhere(*status, (*to).to_owned())),
            };
            assert_eq!(target(RULES, path), expected, "{path}");
        }
    }

    #[test]
    fn everything_may_lead_to_one_page() {
        for path in ["/", "/a", "/a/b/"] {
            let led = target("/* / 200\n", path);
            assert_eq!(led, Some(Target::Same("/".to_owned())), "{path}");
        }
    }

    #[test]
    fn rules_are_counted_and_weighed() {
        let many = |count: usize| "# no rule\n\n/a /b\n".repeat(count) + "/last /c\n";
        for (rules, leads) in [
            (many(MOST - 1), true),
            (many(MOST), false),
            (format!("#{}\n/last /c\n", "x".repeat(LARGEST)), false),
            (format!("/last {}\n", "/x".repeat(DEEPEST)), true),
            (format!("/last {}\n", "/x".repeat(DEEPEST + 1)), false),
        ] {
            assert_eq!(target(&rules, "/last").is_some(), leads);
        }
    }
}
