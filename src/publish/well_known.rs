//! What other programs look for at fixed places: `/.well-known/security.txt` (RFC 9116), `robots.txt` (RFC 9309),
//! `opensearch.xml` and `sitemap.xml` (sitemaps.org 0.9). What is seen in, text out. All need the absolute address of the site.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::view::Sight;

/// `security.txt`, if the site has one.
pub fn security_txt(sight: &Sight<'_>) -> Option<String> {
    let team = &sight.library.team;
    let (base, expires) = team.security_txt()?;
    let mut out = String::new();
    if let Some(email) = &team.contact.email {
        let _ = writeln!(out, "Contact: mailto:{}", plain(email).replace('%', "%25"));
    }
    let mut told: Vec<&str> = Vec::new();
    for url in team.contact.addresses() {
        if !told.contains(&url) && sight.linker.may_link(url) {
            let _ = writeln!(out, "Contact: {}", plain(url));
            told.push(url);
        }
    }
    let _ = writeln!(out, "Contact: {base}/{}", sight.urls.page("report"));
    let _ = writeln!(out, "Expires: {expires}T00:00:00Z");
    for key in team.contact.keys.iter().filter(|key| is_address(key)) {
        let _ = writeln!(out, "Encryption: {}", plain(key));
    }
    if !team.contact.languages.is_empty() {
        let _ = writeln!(
            out,
            "Preferred-Languages: {}",
            plain(&team.contact.languages.join(", "))
        );
    }
    let _ = writeln!(out, "Canonical: {base}/.well-known/security.txt");
    let _ = writeln!(out, "Policy: {base}/{}", sight.urls.page("report"));
    Some(out)
}

/// Whether a key is told by where it is (RFC 9116, section 2.5.4), not by its fingerprint alone.
fn is_address(key: &str) -> bool {
    let schemes = ["https://", "openpgp4fpr:", "dns:"];
    let begins = |scheme: &&str| {
        let head = key.as_bytes().get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme.as_bytes()))
    };
    schemes.iter().any(begins) && !key.contains(char::is_whitespace)
}

/// A value that stays on its line.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A text inside of XML, in an element or between quotes.
fn escaped(text: &str) -> String {
    let legal = |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
    let text: String = text.chars().filter(legal).collect();
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    text.replace('>', "&gt;").replace('"', "&quot;")
}

/// `opensearch.xml` (OpenSearch 1.1): lets a browser offer the search of the site.
pub fn opensearch(sight: &Sight<'_>, base: &str) -> String {
    let title = sight.clean(&sight.library.team.title);
    // The specification gives the name sixteen characters.
    let name: String = title.chars().take(16).collect();
    let page = escaped(&format!("{base}/{}", sight.urls.page("search")));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n\
         <ShortName>{}</ShortName>\n<Description>Search {}</Description>\n<InputEncoding>UTF-8</InputEncoding>\n\
         <Url type=\"text/html\" template=\"{page}?q={{searchTerms}}\"/>\n</OpenSearchDescription>\n",
        escaped(name.trim()),
        escaped(&title)
    )
}

/// `robots.txt`: everything may be read, and where the map is.
pub fn robots(base: &str) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n")
}

/// `robots.txt` of a copy that no search engine shall list.
pub fn no_robots() -> String {
    "User-agent: *\nDisallow: /\n".to_owned()
}

/// `sitemap.xml` of pages by address, each with the day of its last change where that is known.
pub fn sitemap(base: &str, pages: &[(String, Option<NaiveDate>)]) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n".to_owned();
    for (url, day) in pages.iter().take(MOST) {
        let day = day.map_or(String::new(), |day| format!("<lastmod>{day}</lastmod>"));
        let _ = writeln!(
            out,
            "<url><loc>{}</loc>{day}</url>",
            escaped(&format!("{base}/{url}"))
        );
    }
    out.push_str("</urlset>\n");
    out
}

/// Addresses that one map may hold.
const MOST: usize = 50_000;
