//! A word about files of which nothing is read: whoever put them there expects them on the site. A path, the reason that
//! `sources.json` gives and whose tree it is in; a note, or none where that is as it should be, out.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::path;
use crate::place::Place;
use crate::read::foreign;
use crate::read::path_name;
use crate::read::path_name::among_minutes;
use crate::read::tree::earlier;
use crate::read::tree::kinds::ends;
use crate::read::tree::unpack;
use crate::report::{Note, Severity};

/// Endings of documents that may be minutes, and are no texts.
pub(super) const DOCUMENTS: &[&str] = &["pdf", "doc", "docx", "odt", "rtf"];

/// Files that belong beside records without being any.
const BESIDE: &[&str] = &[
    "readme",
    "license",
    "licence",
    "copying",
    "codeowners",
    "makefile",
    "changelog",
    "contributing",
    "authors",
    "notice",
];

/// Files that belong among the records of meetings: lists of them.
const LISTS: &[&str] = &["index", "_index"];

/// Reasons for which a file may be published as it is instead.
const NO_RECORD: &[&str] = &["not text", "not a record"];

/// What to do with another file among issues: it may hold those that are confidential.
const ISSUES: &str =
    "tickets are read from Markdown and from the JSON of a tracker: bring them by `fetch`";

/// Reasons for which a text is passed over that may well be minutes.
const TEXTS: &[&str] = &[OUTSIDE, "not issues", "not a log", "html"];

/// What to do with minutes that lie elsewhere, and with those that are pages of HTML.
pub(crate) const IN_MEETINGS: &str = "if these are minutes, put them into meetings/, as Markdown or as text that is shown as it stands";
pub(crate) const IN_MARKDOWN: &str = "write them in Markdown, in meetings/, if these are minutes";

/// What to do with a packed file.
pub(crate) const UNPACK: &str =
    "unpack it, if it is a log: of packed files NAME.log.gz and NAME.txt.gz are read";

/// What to do with a document of an office.
const AS_TEXT: &str = "if these are minutes, save them as text or as Markdown; what is to be published as it is belongs into static/";

/// Why nothing is read from a file where each kind of record has its folder.
pub(crate) const OUTSIDE: &str = "outside the folders of records";

/// Why nothing is read from a file of such a name among logs.
pub(crate) const BESIDE_RECORDS: &str = "beside records";

/// The check of notes about such files.
pub(crate) const CHECK: &str = "passed-over";

/// Whether a file has such a name.
pub(crate) fn is_beside(path: &str) -> bool {
    let name = path::name(path);
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    BESIDE.contains(&stem.as_str())
}

/// Whether such a reason is that of a text that may well be minutes.
pub(crate) fn is_text(reason: &str) -> bool {
    TEXTS.contains(&reason) || foreign::told(reason).is_some()
}

/// Whether the day of a path stands in the name of the file or in the folder it lies in: what lies further down in a dated folder
/// is of anything.
pub(crate) fn has_own_day(path: &str) -> bool {
    let (folders, name) = path::parted(path);
    let (above, folder) = path::parted(folders);
    let day = |path: &str| path_name::day(path);
    let inside = || among_minutes::of_minutes(&format!("{folder}/{name}"));
    let further_up = || day(&format!("{above}/{name}")) == day(path);
    day(path).is_some() && (day(name).is_some() || inside() || !further_up())
}

/// Whether a file about no meeting lies among logs: it has such a name, or that of a list or a template, and no day.
pub(crate) fn is_among_logs(path: &str, told: Option<NaiveDate>) -> bool {
    let name = path::name(path);
    let stem = name.split('.').next().unwrap_or(name).to_lowercase();
    let mut words = stem.split(|c: char| !c.is_alphanumeric());
    let template = words.next_back() == Some("template") || words.next() == Some("template");
    let known = is_beside(path) || LISTS.contains(&stem.as_str()) || template;
    known && told.is_none() && !has_own_day(path)
}

/// What to say of a file that is passed over. In a tree that is not ours only the folder of meetings was meant to be read.
pub(crate) fn note(path: &str, file: &Arc<str>, reason: &str, ours: bool) -> Option<Note> {
    if matches!(path, "security.txt" | ".well-known/security.txt") {
        return Some(security_txt(file, ours));
    }
    let name = path::name(path);
    let meetings = path.starts_with("meetings/");
    // Elsewhere in trees of others minutes are told once a folder (see `left_beside`).
    let minutes = ours && !meetings && is_text(reason) && are_minutes(path);
    let beside = is_beside(path) && reason != BESIDE_RECORDS;
    if beside || path.starts_with("themes/") || !(ours || meetings) {
        return None;
    }
    let no_issue = minutes && reason == "not issues";
    let (why, hint) = of_reason(if no_issue { OUTSIDE } else { reason })?;
    let issues = path.starts_with("issues/") && NO_RECORD.contains(&reason);
    let hint = match reason {
        BESIDE_RECORDS => beside_hint(path, hint),
        "html" => IN_MARKDOWN,
        _ if foreign::told(reason).is_some() => hint,
        _ if minutes => IN_MEETINGS,
        _ if issues => ISSUES,
        "not a record" if unpack::is_packed(path) => UNPACK,
        _ if meetings && NO_RECORD.contains(&reason) && ends(path, DOCUMENTS) => AS_TEXT,
        _ => hint,
    };
    // Elsewhere all kinds of files lie around; a log does not.
    let mut among = ["issues/", "static/"].iter();
    let expected =
        meetings || among.any(|folder| path.starts_with(folder)) || name.ends_with(".log");
    let severity = if minutes || ours && expected && reason != BESIDE_RECORDS {
        Severity::Warning
    } else {
        Severity::Info
    };
    let what = match reason {
        earlier::REASON => "folder",
        _ => "file",
    };
    let message = format!("this {what} is passed over: {why}");
    let note = Note::new(severity, CHECK, Place::file(file), message);
    Some(match hint {
        "" => note,
        hint => note.hint(hint),
    })
}

/// That a `security.txt` lies where nothing is copied from.
fn security_txt(file: &Arc<str>, ours: bool) -> Note {
    let severity = if ours {
        Severity::Warning
    } else {
        Severity::Info
    };
    let message = "this file is passed over: only what lies in static/ is copied";
    let note = Note::new(severity, CHECK, Place::file(file), message);
    note.hint("put it into static/.well-known/, where programs look for it (RFC 9116, section 3)")
}

/// Whether a file is of a day, and in a folder of minutes by its name.
fn are_minutes(path: &str) -> bool {
    among_minutes::of_minutes(path) && path_name::day(path).is_some()
}

/// What to do with a file that lies beside records, where these are no meetings.
fn beside_hint<'h>(path: &str, hint: &'h str) -> &'h str {
    match path.split('/').next() {
        Some("projects") => {
            "if it is a project, give it front matter; as a page it belongs outside projects/"
        }
        Some("issues") => {
            "if it is an issue, give it front matter; as a page it belongs outside issues/"
        }
        _ => hint,
    }
}

/// The reason in words, and what to do; none for what is passed over on purpose.
fn of_reason(reason: &str) -> Option<(&'static str, &'static str)> {
    Some(match reason {
        "empty" => ("nothing is in it", ""),
        "not text" => (
            "it is no text",
            "put what is to be published as it is into static/",
        ),
        "not a record" => (
            "files of this kind are no records",
            "put what is to be published as it is into static/",
        ),
        OUTSIDE => (
            "it lies outside the folders of records",
            "logs belong into meetings/, answers of trackers into issues/",
        ),
        "outside issues/" | "not issues" => (
            "no issue is read from it",
            "answers of trackers belong into issues/",
        ),
        earlier::REASON => (
            "it is a site that minutebook made",
            "keep it elsewhere; to publish it as it is, put it into static/ without its file `.minutebook`",
        ),
        BESIDE_RECORDS => (
            "files of this name belong beside records",
            "if it is of a meeting, give it a `date` in front matter; as a page it belongs outside meetings/",
        ),
        "html" | "not a log" => ("it is neither a log nor the minutes of a bot", ""),
        "derived" => (
            "a bot made it from a log that is not here",
            "put the log itself beside it",
        ),
        _ => return foreign::told(reason),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_among_logs_and_is_of_no_meeting() {
        let rows = [
            ("meetings/README.md", true),
            ("meetings/index.md", true),
            ("meetings/2026/index.md", true),
            ("meetings/_index.md", true),
            ("meetings/TEMPLATE.md", true),
            ("meetings/meeting-template.md", true),
            ("meetings/0000-template.md", true),
            ("meetings/_template.md", true),
            ("meetings/template_weekly.md", true),
            ("meetings/2026-01-27/index.md", false),
            ("meetings/2026-01-27/minutes/index.md", false),
            ("meetings/2026/01/27/index.md", false),
            ("2026/2026-01-08/code/README.md", true),
            ("2026/01/08/code/README.md", true),
            ("meetings/2026-01-27-template.md", false),
            ("meetings/templates-of-boats.md", false),
            ("meetings/weekly.md", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_among_logs(path, None), expected, "{path}");
        }
        assert!(!is_among_logs(
            "meetings/index.md",
            NaiveDate::from_ymd_opt(2026, 1, 8)
        ));
    }

    #[test]
    fn minutes_elsewhere_are_no_issues() {
        let path = "minutes/2021-05-20.adoc";
        let told = note(path, &Arc::from(path), "not issues", true);
        let message = told.map(|note| note.message).unwrap_or_default();
        assert_eq!(
            message,
            "this file is passed over: it lies outside the folders of records"
        );
    }

    #[test]
    fn whoever_expects_a_file_on_the_site_is_told() {
        let rows = [
            (
                "2026-11-19-weekly.log",
                "outside the folders of records",
                true,
                Some("warning"),
            ),
            ("meetings/a.docx", "not a record", true, Some("warning")),
            ("meetings/a.log", "empty", false, Some("info")),
            ("a.log", "empty", false, None),
            (
                "Dockerfile",
                "outside the folders of records",
                true,
                Some("info"),
            ),
            ("themes/mine/a.html", "not a record", true, None),
            ("README", "outside the folders of records", true, None),
            ("meetings/LICENSE.txt", "empty", true, None),
            ("meetings/.a.log.swp", "backup", true, None),
            ("meetings/README.md", BESIDE_RECORDS, true, Some("info")),
            (
                "minutes/2026/board_minutes_2026_08_19.txt",
                "not a log",
                true,
                Some("warning"),
            ),
            (
                "minutes/2026-01-15.rst",
                "outside the folders of records",
                true,
                Some("warning"),
            ),
            ("minutes/2026-01-08.html", "html", true, Some("warning")),
            ("minutes/2026-01-08.html", "html", false, None),
            ("meetings/a.log.asc", "a signature", true, None),
            (
                "docs/meeting-notes/2020-11-16",
                "not issues",
                true,
                Some("warning"),
            ),
            ("notes/2020-11-16.txt", "not issues", true, Some("warning")),
            ("release-notes/2020-11-16.txt", "not a log", false, None),
            (
                "protokolle/2026-01-15.txt",
                "not a log",
                true,
                Some("warning"),
            ),
            (
                "Vorstandsprotokolle/2026-01-15.txt",
                "not a log",
                true,
                Some("warning"),
            ),
            ("verbali/2026-01-15.txt", "not a log", true, Some("warning")),
            ("minutes/index.txt", "not a log", false, None),
            ("logs/2020-11-16.txt", "not a log", false, None),
        ];
        for (path, reason, ours, expected) in rows {
            let told = note(path, &Arc::from(path), reason, ours);
            let severity = told.map(|note| note.severity.as_str());
            assert_eq!(severity, expected, "{path}");
        }
    }
}
