//! The head and the foot of a text: where it says whether it is public. A text in, the line that withholds it out; what such lines are is
//! the business of `flags_at_head` and `foot`.

use chrono::NaiveDate;

use super::{as_shown, flags_at_head, foot};

/// The line, counted from 0, of a text below front matter that withholds it, at its head or its foot; `public` says whether the front
/// matter says that the text is public.
pub fn below_front(body: &str, public: bool, today: NaiveDate) -> Option<usize> {
    closed(body, public, today, |text| {
        flags_at_head::below_front(text, public, today)
    })
}

/// The same of a Markdown text without front matter.
pub fn of_markdown(text: &str, today: NaiveDate) -> Option<usize> {
    closed(text, false, today, |text| {
        flags_at_head::of_markdown(text, today)
    })
}

/// The same where something says so at a head: of the text as it stands, or as it is shown.
fn closed(
    text: &str,
    public: bool,
    today: NaiveDate,
    at_head: impl Fn(&str) -> Option<usize>,
) -> Option<usize> {
    let shown = || {
        let shown = as_shown::head(text, today)?;
        at_head(&shown.text).and_then(|at| shown.from.get(at).copied())
    };
    let alone = || foot::said_alone(text, today).filter(|_| !public);
    let head = at_head(text).or_else(shown).or_else(alone);
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
            let found = of_markdown(&text, today);
            assert_eq!(found.is_some(), expected, "{line}");
        }
    }
}
