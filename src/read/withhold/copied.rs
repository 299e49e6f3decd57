//! Files that are copied as they are, and say themselves that they are not public: advisories in CSAF by their field, texts by a mark at
//! their head. The path and the text of one in; the line that says so out.

use chrono::NaiveDate;
use serde_json::Value;

use super::{at_head, first_block, of_markdown};
use crate::read::front::{self, Front};
use crate::read::tlp::{self, Mode};
use crate::read::tree::kinds::{ends, is_markdown};

/// Endings of texts that are written for readers, beside Markdown.
const TEXTS: &[&str] = &["txt", "asc", "rst", "rest", "adoc", "asciidoc", "org"];

/// The line, counted from 0, by which a file that is copied says that it is not public.
pub fn in_copy(path: &str, text: &str, today: NaiveDate) -> Option<usize> {
    let path = path.strip_suffix(".gz").unwrap_or(path);
    let path = path.strip_suffix(".br").unwrap_or(path);
    if ends(path, &["json"]) {
        return in_csaf(text);
    }
    let markdown = is_markdown(path);
    if !markdown && !ends(path, TEXTS) {
        return None;
    }
    let (front, body) = match front::find(text) {
        Front::Some { front, body, .. } => (&text[front], body),
        _ => ("", 0),
    };
    let above = text[..body].matches('\n').count();
    let keys: Vec<&str> = front.lines().collect();
    let flag = first_block::flagged(&keys, today).map(|at| at + 1);
    let body = &text[body..];
    let head = || match markdown {
        true => of_markdown(body, today),
        false => at_head(body, today),
    };
    let labelled = || tlp::closes_page(body, Mode::Text);
    flag.or_else(|| Some(above + head().or_else(labelled)?))
}

/// The same of an advisory in CSAF (2.0, 3.2.1.5.2), which bears a label of the Traffic Light Protocol in a field of its own.
fn in_csaf(text: &str) -> Option<usize> {
    let at = memchr::memmem::find(text.as_bytes(), b"\"tlp\"")?;
    let whole: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let label = whole.pointer("/document/distribution/tlp/label")?;
    let closed = !label.as_str().is_some_and(tlp::is_clear);
    closed.then(|| text[..at].matches('\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

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
