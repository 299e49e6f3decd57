//! Files that are copied as they are, and say themselves that they are not public: data by their fields, texts and mails by a mark at
//! their head, pages by what they show first. The path and the text of one in; the line that says so out.

use chrono::NaiveDate;

use super::copied_data::in_data;
use super::first_lines::begun;
use super::{at_head, first_block, in_html, of_comment, of_markdown, says_closed_in_title};
use crate::model::words::after_words;
use crate::read::front::{self, Front};
use crate::read::log::web_page;
use crate::read::tlp::{self, Mode};
use crate::read::tree::kinds::{self, HTML, TEXTS, ends, is_markdown};
/// The line, counted from 0, by which a file that is copied says that it is not public.
pub fn in_copy(path: &str, text: &str, today: NaiveDate) -> Option<usize> {
    let path = kinds::unpacked(path);
    if let Some(at) = in_data(path, text, today) {
        return Some(at);
    }
    match () {
        () if ends(path, &["json"]) => None,
        () if ends(path, HTML) => in_page(text, today).then_some(0),
        () if kinds::is_code(path) && !ends(path, &["csv"]) || ends(path, &["svg"]) => None,
        () if is_for_readers(path) => in_text(path, text, today),
        () => in_mail(text, today).or_else(|| in_any(text, today)),
    }
}

/// Whether a file is written for readers, by its ending, or has none.
fn is_for_readers(path: &str) -> bool {
    let bare = kinds::ending_of(path).is_empty();
    bare || is_markdown(path)
        || ends(path, TEXTS)
        || ends(path, &["asc"])
        || kinds::markup(path).is_some()
}

/// The same of a text, in whose front matter or head a flag may stand, too.
fn in_text(path: &str, text: &str, today: NaiveDate) -> Option<usize> {
    let (front, body) = match front::find(text) {
        Front::Some { front, body, .. } => (&text[front], body),
        _ => ("", 0),
    };
    let above = text[..body].matches('\n').count();
    let keys: Vec<&str> = front.lines().collect();
    let flag = first_block::flagged(&keys, today).map(|at| at + 1);
    let body = &text[body..];
    let head = || match is_markdown(path) {
        true => of_markdown(body, false, today),
        false => at_head(body, today),
    };
    let labelled = || tlp::closes_page(body, Mode::Text);
    let mail = || in_mail(text, today);
    let said = || Some(above + head().or_else(labelled)?);
    flag.or_else(said).or_else(mail)
}

/// The same of a file of any other kind: by words of classification, or a label, that stand alone on its first line. What looks like a
/// flag is mostly a setting of a program.
fn in_any(text: &str, today: NaiveDate) -> Option<usize> {
    let at = text
        .lines()
        .position(|line| line.contains(char::is_alphanumeric))?;
    let line = text.lines().nth(at).unwrap_or_default();
    let short = begun(line).len() == line.len() && !line.contains([',', ';', '\t']);
    let says = |line: &str| !front::holds_keys(line) && of_comment(line, today);
    let said = |line: &str| says(line) || tlp::closes_all(line, Mode::Text).is_some();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    (short && (said(line) || said(bare))).then_some(at)
}

/// Lines above the text of a mail that are looked at, at the most.
const FIELDS: usize = 200;

/// The same of a mail, or a change that was sent as one, by its subject, and by the head of what it says.
fn in_mail(text: &str, today: NaiveDate) -> Option<usize> {
    let is_field = |line: &str| {
        let name = line.split_once(':').map_or("", |(name, _)| name);
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !name.is_empty() && name.bytes().all(sign)
    };
    let goes_on = |line: &str| line.starts_with([' ', '\t']) || line.starts_with("From ");
    let lines = || text.lines().take(FIELDS);
    let fields = lines().take_while(|line| is_field(line) || goes_on(line));
    let end = fields.count();
    let field = |name: &str| {
        let named = |line: &str| after_words(line, name).is_some();
        lines().take(end).position(named)
    };
    let subject = field("subject:")?;
    // RFC 2156, section 5.3.4.
    let sensitive = ["company-confidential", "private", "personal"];
    let sensitive = sensitive.map(|degree| format!("sensitivity: {degree}"));
    if let Some(at) = sensitive.iter().find_map(|degree| field(degree)) {
        return Some(at);
    }
    let mut told = lines().skip(subject).take(end - subject);
    let mut title = told.next().unwrap_or_default()[8..].trim().to_owned();
    for more in told.take_while(|line| line.starts_with([' ', '\t'])) {
        title = title + " " + more.trim();
    }
    let body = || {
        let start = text.split_inclusive('\n').take(end).map(str::len).sum();
        Some(end + at_head(&text[start..], today)?)
    };
    match says_closed_in_title(&title, today) {
        true => Some(subject),
        false => body(),
    }
}

/// Whether a page says so before all else: in its head, its title, its first heading or the first line that is seen.
fn in_page(html: &str, today: NaiveDate) -> bool {
    let head = in_html::head(html);
    let text = web_page::text(head);
    let first = text
        .lines()
        .find(|line| line.contains(char::is_alphanumeric));
    let named = ["<title", "<h1"].map(|tag| element(head, tag).unwrap_or_default());
    let mut said = named.iter().map(String::as_str).chain(first);
    in_html(head, today)
        || said.any(|line| says_closed_in_title(line.trim(), today))
        || tlp::closes_all(&text, Mode::Text).is_some()
}

/// What the first element shows that begins with a tag.
fn element(html: &str, tag: &str) -> Option<String> {
    let begins = |at: &usize| after_words(&html[*at..], tag).is_some();
    let at = memchr::memchr_iter(b'<', html.as_bytes()).find(begins)?;
    let (_, inside) = html[at..].split_once('>')?;
    let end = inside.find("</").unwrap_or(0);
    Some(web_page::text(&inside[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAFT: &str = "{\"document\":{\"title\":\"x\",\"tracking\":{\"status\":\"draft\"}}}";
    const LATER: &str = "{\"document\":{\n\"tracking\":{\"status\":\"final\",\"initial_release_date\":\"2027-03-01T12:00:00Z\"}}}";
    const CVE: &str = "{\"cveMetadata\":{\"state\":\"RESERVED\"},\n\"containers\":{\"cna\":{\"datePublic\":\"2027-03-01T12:00:00Z\"}}}";

    #[test]
    fn files_that_say_so() {
        let csaf = |label: &str| {
            format!(
                "{{\"document\":{{\"title\":\"x\",\n\"distribution\":{{\"tlp\":{{\"label\":\"{label}\"}}}}}}}}"
            )
        };
        let (amber, clear, white) = (csaf("AMBER"), csaf("CLEAR"), csaf("WHITE"));
        let rows = [
            ("csaf/amber/h-1.json", amber.as_str(), Some(1)),
            ("h-1.json.gz", amber.as_str(), Some(1)),
            ("h-1.json", clear.as_str(), None),
            ("h-1.json", white.as_str(), None),
            ("h-1.json", "{\"tlp\": {\"label\": \"AMBER\"}}", None),
            ("h-1.json", "{\"tlp\"", None),
            (
                "h-1.txt",
                "*** EMBARGOED UNTIL 2027-03-01 12:00 UTC ***\n\na",
                Some(0),
            ),
            (
                "h-1.txt",
                "*** EMBARGOED UNTIL 2026-03-01 12:00 UTC ***\n\na",
                None,
            ),
            ("h.md", "# Hole\n\nTLP:RED\n", Some(2)),
            ("h.md", "---\ntitle: x\nconfidential: true\n---\na", Some(2)),
            ("h.md", "---\ntitle: x\n---\n\nCONFIDENTIAL\n", Some(4)),
            (
                "h.md",
                "---\nembargo_until: 2026-01-01\ntlp: CLEAR\n---\na",
                None,
            ),
            ("h.md", "# What TLP:RED means\n\nWords.\n", None),
            ("k.json.GZ", amber.as_str(), Some(1)),
            ("k.json", DRAFT, Some(0)),
            ("k.json", LATER, Some(1)),
            ("k.json", CVE, Some(1)),
            ("package.json", "{\"private\": true}", None),
            (
                "a.json",
                "{\"title\":\"x\",\n\"confidential\":true}",
                Some(1),
            ),
            ("a.json", "{\"title\":\"x\",\"confidential\":false}", None),
            (
                "a.json",
                "[{\"iid\":1},\n{\"iid\":2,\"confidential\":true}]",
                Some(1),
            ),
            (
                "a.json",
                "{\"issues\":[{\"iid\":2,\"confidential\":true}]}",
                Some(0),
            ),
            ("a.json", "{\"tlp\":\"AMBER\"}", Some(0)),
            ("a.json", "{\"tlp\":\"CLEAR\"}", None),
            ("a.json", "{\"properties\":{\"confidential\":true}}", None),
            (
                "a.json",
                "{\"id\":\"x\",\"affected\":[],\"published\":\"2027-03-01T00:00:00Z\"}",
                Some(0),
            ),
            (
                "a.json",
                "{\"id\":\"x\",\"affected\":[],\"published\":\"2026-03-01T00:00:00Z\"}",
                None,
            ),
            ("a.json", "{\"published\":\"2027-03-01T00:00:00Z\"}", None),
            ("a.yaml", "title: x\nconfidential: true\n", Some(1)),
            (
                "a.yaml",
                "title: x\nembargo_until: 2027-03-01 # day\n",
                Some(1),
            ),
            ("a.yaml", "title: x\nembargo_until: 2026-03-01\n", None),
            ("a.yaml", "a:\n  confidential: true\n", None),
            ("a.csv", "cve,tlp,title\nCVE-2027-1,TLP:AMBER,x\n", Some(1)),
            (
                "a.csv",
                "cve;TLP\nCVE-2027-1;clear\nCVE-2027-2;amber\n",
                Some(2),
            ),
            ("a.csv", "cve,title\nCVE-2027-1,TLP:AMBER\n", None),
            (
                "a.ics",
                "BEGIN:VEVENT\nCLASS:CONFIDENTIAL\nEND:VEVENT\n",
                Some(1),
            ),
            ("a.ics", "BEGIN:VEVENT\nCLASS:PUBLIC\nEND:VEVENT\n", None),
            (
                "a.eml",
                "From: a@b.test\nSubject: x\nSensitivity: Company-Confidential\n\na",
                Some(2),
            ),
            (
                "a.eml",
                "From: a@b.test\nSubject: x\nSensitivity: normal\n\na",
                None,
            ),
            ("a.textile", "TLP:RED\n\na", Some(0)),
            ("a.mediawiki", "TLP:RED\n\na", Some(0)),
            ("a.text", "Confidential: yes\n\na", Some(0)),
            ("a", "TLP:RED\n\na", Some(0)),
            (
                "a",
                "*** EMBARGOED UNTIL 2027-03-01 12:00 UTC ***\n\na",
                Some(0),
            ),
            (
                "a",
                "*** EMBARGOED UNTIL 2026-03-01 12:00 UTC ***\n\na",
                None,
            ),
            (
                "a.patch",
                "*** EMBARGOED UNTIL 2027-03-01 ***\n--- a\n+++ b",
                Some(0),
            ),
            ("a.patch", "--- a\n+++ b\n+CONFIDENTIAL\n", None),
            (
                "a.patch",
                "From 1a Mon Sep 17\nFrom: Kim <k@h.test>\nSubject: [PATCH] boat: fix\n (EMBARGOED until 2027-03-01)\n\na",
                Some(2),
            ),
            (
                "a.patch",
                "From: Kim\nSubject: [PATCH] boat: fix\n\na",
                None,
            ),
            (
                "a.eml",
                "Received: x\n by y\nSubject: [EMBARGOED] boat\n\na",
                Some(2),
            ),
            ("a.eml", "Subject: boat\n\nCRD: 2027-03-01\n\na", Some(2)),
            ("a.eml", "Subject: boat\n\nCRD: 2026-03-01\n\na", None),
            (
                "a.txt",
                "Received: x\nSubject: EMBARGOED: boat\n\na",
                Some(1),
            ),
            ("a.yaml", "# CONFIDENTIAL\na: b\n", Some(0)),
            ("a.yaml", "private: true\na: b\n", None),
            ("a.yaml", "# Private keys\na: b\n", None),
            ("a.csv", "TLP:RED\na,b\n", Some(0)),
            ("a.csv", "1,TLP:RED\n", None),
            ("_redirects", "/private/* /login/ 301\n", None),
            (
                "a.html",
                "<title>a</title>\n<h1 class=\"x\">CONFIDENTIAL</h1><p>b",
                Some(0),
            ),
            (
                "a.html",
                "<nav>Home</nav><h1>Flaw (embargoed until 2027-03-01)</h1>",
                Some(0),
            ),
            ("a.html", "<title>TLP:AMBER boat</title><p>b", Some(0)),
            (
                "a.html",
                "*** EMBARGOED UNTIL 2027-03-01 ***\n<pre>a</pre>",
                Some(0),
            ),
            ("a.html", "<p>TLP:RED</p><p>b</p>", Some(0)),
            (
                "a.html",
                "<nav>Private</nav><h1>Internal</h1><p>CONFIDENTIAL",
                None,
            ),
            ("a.html", "<h1>What TLP:RED means</h1><p>b", None),
            ("a.svg", "<svg><text>CONFIDENTIAL</text></svg>", None),
            ("a.css", "a {\n  visibility: hidden;\n}\n", None),
            ("a.js", "// private: true\n", None),
            ("robots.txt", "User-agent: *\nDisallow: /private/\n", None),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        for (path, text, expected) in rows {
            assert_eq!(in_copy(path, text, today), expected, "{path}: {text}");
        }
    }
}
