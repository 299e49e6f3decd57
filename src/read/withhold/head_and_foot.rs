//! The head and the foot of a text: where it says whether it is public. A text in, the line that withholds it out; what such lines are is
//! the business of `flags_at_head` and `foot`.

use chrono::NaiveDate;

use super::first_lines::first_lines;
use super::phrases::is_phrase;
use super::{as_shown, flags_at_head, foot, later_parts};

/// The line, counted from 0, of a text below front matter that withholds it, at its head or its foot; `public` says whether the front
/// matter says that the text is public, `notes` whether it is of a meeting.
pub fn below_front(body: &str, public: bool, notes: bool, today: NaiveDate) -> Option<usize> {
    closed(body, (public, notes), today, |text| {
        flags_at_head::below_front(text, public, today)
    })
}

/// The same of a Markdown text without front matter.
pub fn of_markdown(text: &str, notes: bool, today: NaiveDate) -> Option<usize> {
    closed(text, (false, notes), today, |text| {
        flags_at_head::of_markdown(text, today)
    })
}

/// Whether a text says in words at its head that all that lies in its folder is not public: `Everything in this folder is confidential`.
pub fn says_of_folder(text: &str, today: NaiveDate) -> bool {
    first_lines(text).any(|line| {
        let lower = line.to_lowercase();
        let mut named = ["this folder", "this directory"]
            .iter()
            .filter(|name| lower.contains(**name));
        // What is a phrase of a document is one of a folder.
        let phrase = |name: &&str| {
            lower
                .replace(*name, "this document")
                .replace("files", "file")
        };
        named.any(|name| is_phrase(&phrase(name), today))
    })
}

/// The same where something says so at a head: of the text as it stands, or as it is shown. Behind the first section of notes a mark is
/// one of its part.
fn closed(
    text: &str,
    (public, notes): (bool, bool),
    today: NaiveDate,
    at_head: impl Fn(&str) -> Option<usize>,
) -> Option<usize> {
    let shown = |text: &str| {
        let shown = as_shown::head(text, today)?;
        at_head(&shown.text).and_then(|at| shown.from.get(at).copied())
    };
    let first = |text: &str| at_head(text).or_else(|| shown(text));
    let alone = || foot::said_alone(text, today).filter(|_| !public);
    let head = first(text).and_then(|at| match notes {
        true => first(&later_parts::without(text, public, today)),
        false => Some(at),
    });
    let head = head.or_else(alone);
    head.or_else(|| foot::closed(text, public, today))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_that_something_is_around() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let rows = [
            (
                "<div class=\"alert\">EMBARGOED until 2027-03-01</div>",
                true,
            ),
            (
                "<div class=\"alert\">EMBARGOED until 2026-03-01</div>",
                false,
            ),
            (
                "<p align=\"center\"><b>EMBARGOED until 2027-03-01</b></p>",
                true,
            ),
            ("<span style=\"color:red\">CONFIDENTIAL</span>", true),
            ("<h3>CONFIDENTIAL</h3>", true),
            ("<h3>Private</h3>", false),
            ("<mark>Not confidential</mark>", false),
            (
                "**Severity:** High | **Status:** Embargoed | **CVSS:** 9.8",
                true,
            ),
            (
                "**Severity:** High | **Status:** Fixed | **CVSS:** 9.8",
                false,
            ),
            ("**Severity:** High<br>**Embargo:** 2027-03-01", true),
            ("**Severity:** High<br>**Embargo:** 2026-03-01", false),
            (
                "**Classification:** Confidential \u{b7} **Severity:** High",
                true,
            ),
            (
                "**Classification:** Public \u{b7} **Severity:** High",
                false,
            ),
            ("Document Version: 1.0 | Classification: Confidential", true),
            ("Visibility: Public | Internal | Confidential", false),
            (":lock: EMBARGOED until 2027-03-01", true),
            (":lock: Where keys are kept", false),
            (":::warning\nCONFIDENTIAL\n:::", true),
            (":::warning\nKeep confidential mail apart\n:::", false),
            (":::danger[EMBARGOED until 2027-03-01]\nWords.\n:::", true),
            ("!!! danger\n    EMBARGOED until 2027-03-01", true),
            ("!!! danger \"Embargoed\"\n    Until 2027-03-01", true),
            ("{: .alert }\nEMBARGOED until 2027-03-01", true),
            (
                "| CVE | Embargo |\n|--|--|\n| CVE-2027-1 | 2027-03-01 |",
                true,
            ),
            (
                "| CVE | Embargo |\n|--|--|\n| CVE-2026-1 | 2026-03-01 |",
                false,
            ),
            (
                "| CVE | Status |\n|--|--|\n| CVE-2027-1 | embargoed |",
                true,
            ),
            (
                "| Field | Access |\n|--|--|\n| a | private |\n| b | public |",
                false,
            ),
        ];
        for (line, expected) in rows {
            let text = format!("# CVE-2026-1\n\n{line}\n\nWords.\n");
            let found = of_markdown(&text, false, today);
            assert_eq!(found.is_some(), expected, "{line}");
        }
    }

    #[test]
    fn words_about_a_folder() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let rows = [
            ("This folder is confidential.", true),
            ("Everything in this directory is private.", true),
            ("All files in this folder are not for publication", true),
            ("This folder is not confidential.", false),
            (
                "This folder tells how confidential reports are kept.",
                false,
            ),
            ("This page is confidential. Its folder is not.", false),
            ("- private folder", false),
        ];
        for (line, expected) in rows {
            let text = format!("# Pier\n\n{line}\n");
            assert_eq!(says_of_folder(&text, today), expected, "{line}");
        }
    }

    #[test]
    fn marks_of_later_parts_of_notes() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let rows = [
            (
                "## Pier\n\n- fine\n\n## Confidential: vendor\n\nx\n\n## End",
                false,
            ),
            (
                "## Pier\n\n- fine\n\n### Private: vendor\n\nx\n\n## End",
                false,
            ),
            (
                "## Pier\n\n- fine\n\n## Vendor [private]\n\nCONFIDENTIAL: x",
                false,
            ),
            ("## Pier\n\n- fine\n\n## Vendor\n\nCONFIDENTIAL: x", false),
            ("## Pier\n\n- fine\n\nCONFIDENTIAL: x", true),
            ("## Pier\n\n## Confidential: vendor\n\nx", true),
            ("## Confidential: vendor\n\nx\n\n## End\n\nx", true),
            (
                "## Pier\n\n- fine\n\n## Confidential: these minutes\n\nx",
                true,
            ),
            (
                "## Pier\n\n- fine\n\n## Vendor [private]\n\nThese minutes are confidential.",
                true,
            ),
            ("## Pier\n\n- fine\n\n## Confidential\n", true),
            ("## Pier\n\n- fine\n\n## Vendor\n\nConfidential: yes", true),
            (
                "Confidential: yes\n\n## Pier\n\n- fine\n\n## Confidential: vendor\n\nx",
                true,
            ),
        ];
        for (text, expected) in rows {
            let text = format!("# Weekly 2026-10-04\n\n{text}\n");
            assert_eq!(
                of_markdown(&text, true, today).is_some(),
                expected,
                "{text}"
            );
            assert!(of_markdown(&text, false, today).is_some(), "{text}");
        }
        let title = "# Weekly\n\nPresent: ash\n\n# Confidential\n\nx\n";
        assert!(of_markdown(title, true, today).is_some());
    }
}
