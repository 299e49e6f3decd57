//! Which page tells how to report a vulnerability, where the settings name no way. The name of a file or a title in; whether that is such a
//! page, out. Names are those that forges know, at the places where they look (GitHub Docs, "Adding a security policy"; GitLab knows
//! none); what lies elsewhere has to say it in its title.

use super::Page;
use crate::model::path;
use crate::model::words::each_word;

/// Folders in which forges look for the file.
const PLACES: &[&str] = &["", "docs", ".github", ".gitlab"];

/// What a text of that kind is about, and what it is.
const ABOUT: &[&str] = &["security", "vulnerability", "vulnerabilities", "disclosure"];
const KIND: &[&str] = &[
    "policy",
    "process",
    "procedure",
    "report",
    "reporting",
    "reports",
    "contact",
    "disclosure",
    "disclosures",
];

/// Of some pages the one that tells how to report: by its name before all others, then by its title; the nearest to the top counts.
pub fn nearest(pages: &[Page]) -> Option<&Page> {
    let told = pages.iter().filter_map(|page| {
        let by_name = is_named(&page.path);
        let tells = by_name || is_titled(&page.title) && page.day.is_none();
        tells.then_some((!by_name, page))
    });
    let near = |page: &Page| (page.path.matches('/').count(), page.path.len());
    let first = told.min_by_key(|(rank, page)| (*rank, near(page)));
    first.map(|(_, page)| page)
}

/// Whether a file is one in which forges look for that, whatever its ending: `SECURITY.md`, `docs/security.md`, `SECURITY-PROCESS.md`,
/// `VULNERABILITY.md`. In small letters such words name what a text is about, but at the places where forges look.
pub fn is_named(path: &str) -> bool {
    let (folder, name) = path::parted(path);
    let stem = name.split('.').next().unwrap_or(name);
    let loud = !stem.contains(char::is_lowercase);
    let words = words(stem);
    let first = words
        .first()
        .is_some_and(|first| ABOUT.contains(&first.as_str()));
    let rest = words.get(1..).unwrap_or_default();
    let of_kind = rest.iter().any(|word| KIND.contains(&word.as_str()));
    first && (loud || PLACES.contains(&folder) && rest.is_empty() || of_kind)
}

/// Whether a title says so: `Security policy`, `Reporting a vulnerability`.
fn is_titled(title: &str) -> bool {
    const MOST: usize = 6;
    let words = words(title);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    let reports = || has(&["report", "reporting"]) || has(&["policy", "process", "contact"]);
    let few = (2..=MOST).contains(&words.len());
    few && (has(&["security", "vulnerability", "vulnerabilities"]) && reports()
        || has(&["vulnerability"]) && has(&["disclosure"]))
}

fn words(text: &str) -> Vec<String> {
    each_word(text).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_in_which_forges_look() {
        let rows = [
            ("SECURITY.md", true),
            ("security.md", true),
            ("SECURITY", true),
            ("docs/SECURITY.rst", true),
            ("docs/security.md", true),
            ("lib/boats/SECURITY.md", true),
            ("SECURITY-PROCESS.md", true),
            ("docs/security-policy.md", true),
            ("contribute/security-process.md", true),
            ("VULNERABILITY.md", true),
            ("guides/security.md", false),
            ("security-team.md", false),
            ("docs/hardening.md", false),
            ("report.md", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_named(path), expected, "{path}");
        }
    }

    #[test]
    fn titles_of_the_way_to_report() {
        let rows = [
            ("Security policy", true),
            ("Security Process", true),
            ("Reporting a vulnerability", true),
            ("Report a security problem", true),
            ("Vulnerability disclosure", true),
            ("How to report security issues", true),
            ("Security", false),
            ("Securing boats", false),
            ("Weekly report", false),
            ("Password policy", false),
            ("Security report of the third quarter of the year", false),
        ];
        for (title, expected) in rows {
            assert_eq!(is_titled(title), expected, "{title}");
        }
    }
}
