//! The page `data`: every file that programs may read, with its fields. One table of words in, one page out; a test holds the
//! table against the files that are written.

use serde::Serialize;

use super::data_meetings::{MEETING, MEETING_DETAIL};
use super::page::PageMeta;
use super::{Sight, data_projects};

/// The page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct DataView {
    /// The files.
    pub files: Vec<FileView>,
    /// Whether the site knows its address, so that it has feeds.
    pub addressed: bool,
}

/// A file, or files of one form.
#[derive(Debug, Clone, Serialize)]
pub struct FileView {
    /// Path from the root of the site; capitals stand for an id.
    pub path: &'static str,
    /// Whether it can be linked to: one file, not a form of many.
    pub single: bool,
    /// Anchor on the page.
    pub anchor: String,
    /// What it holds.
    pub about: &'static str,
    /// Names and meanings of its fields or columns.
    pub fields: &'static [(&'static str, &'static str)],
}

/// A row of the table.
pub struct DataFile {
    /// Path from the root of the site; capitals stand for an id.
    pub path: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// Names and meanings of its fields or columns.
    pub fields: &'static [(&'static str, &'static str)],
}

/// Every file that programs may read.
pub const FILES: &[DataFile] = &[
    DataFile {
        path: "api/v1/meetings.json",
        about: "Every meeting, newest first.",
        fields: MEETING,
    },
    DataFile {
        path: "api/v1/meetings/ID.json",
        about: "One meeting: the fields above, and these.",
        fields: MEETING_DETAIL,
    },
    DataFile {
        path: "api/v1/actions.json",
        about: "Every action, in the order in which they were opened.",
        fields: &[
            (
                "age_days",
                "days from its opening to its end, or to the day of the build",
            ),
            (
                "closed",
                "null, or what closed it: by (meeting, issue or file), date, meeting, line",
            ),
            (
                "id",
                "its name in #done and actions.yaml: the meeting and the line",
            ),
            ("issue", "id of the ticket it names"),
            ("opened", "meeting, line and date"),
            ("owners", "ids of the people who are to do it"),
            ("state", "open, done, dropped or withdrawn"),
            ("text", "what is to be done"),
            ("why", "why that became of it, as actions.yaml says"),
        ],
    },
    DataFile {
        path: "api/v1/decisions.json",
        about: "Every decision, newest meeting first.",
        fields: &[
            ("date", "day of the meeting"),
            ("id", "the meeting and the line"),
            ("kind", "agreed, accepted, rejected, resolution or vote"),
            ("line", "line of the log"),
            ("meeting", "id of the meeting"),
            (
                "superseded_by",
                "id of the later decision that took its place",
            ),
            (
                "supersedes",
                "ids of earlier decisions whose place it takes",
            ),
            ("text", "what was decided"),
            ("topic", "the topic it stands under"),
        ],
    },
    DataFile {
        path: "api/v1/issues.json",
        about: "Every public ticket, by tracker and number.",
        fields: ISSUE,
    },
    DataFile {
        path: "api/v1/projects.json",
        about: "Every project, by id.",
        fields: data_projects::PROJECT,
    },
    DataFile {
        path: "api/v1/help-wanted.json",
        about: "Every call for help: those of projects, then of tickets, then of the last meetings.",
        fields: data_projects::CALL,
    },
    DataFile {
        path: "api/v1/people.json",
        about: "Everybody known, by id.",
        fields: &[
            ("areas", "ids of areas of work"),
            (
                "declared",
                "whether the team declares this person, not only logs",
            ),
            ("gitlab", "name at GitLab"),
            ("id", "name in addresses"),
            ("lines", "lines said in all meetings"),
            ("matrix", "Matrix id"),
            ("meetings", "ids of the meetings attended, newest first"),
            ("name", "a fuller name"),
            ("nick", "the declared nick, else the one with most lines"),
            ("nicks", "other nicks of theirs in logs"),
            ("role", "what they do in the team"),
            ("url", "their page"),
        ],
    },
    DataFile {
        path: "api/v1/references.json",
        about: "Every CVE, GHSA, Bugzilla entry, Fedora update and advisory that was ever mentioned; those mentioned last come first.",
        fields: &[
            ("id", "as its register writes it"),
            ("issues", "ids of tickets that name it"),
            ("kind", "cve, ghsa, rhbz, fedora, dsa or rustsec"),
            ("notes", "ids of notes that name it"),
            ("projects", "ids of projects that name it"),
            (
                "said",
                "where it was spoken of: meeting and line, null in notes",
            ),
            ("web_url", "its page in its register"),
        ],
    },
    DataFile {
        path: "api/v1/notes.json",
        about: "Notes between meetings, newest first.",
        fields: &[
            ("area", "id of its area of work"),
            ("date", "day it was written"),
            ("id", "name in addresses"),
            ("issues", "ids of tickets it mentions"),
            ("people", "ids of people it names"),
            ("projects", "ids of projects it mentions"),
            ("title", "what it is called"),
            ("url", "its page"),
        ],
    },
    DataFile {
        path: "api/v1/sources.json",
        about: "Every file of the content tree and what became of it.",
        fields: &[
            (
                "dialect",
                "of a log: the form it was read in, one of meetbot, rrsagent, maubot, zoom, webex, weechat, irssi, scribe, mirc, znc, \
                 xchat, limnoria, irccloud, quassel, qwebirc, irclogs, tiarra, bip, dircproxy, pidgin, element-text, element-json, \
                 matrix-room, markdown, nick-only, nick-colon, copied (from a window) and plain",
            ),
            (
                "lines",
                "of a log: its physical lines by kind, as those of a meeting",
            ),
            ("path", "path inside the content folder"),
            ("reason", "why nothing, or not all, came of it"),
            (
                "role",
                "log, notes, minutes, issues, project, page, note, config, sidecar, static or none",
            ),
        ],
    },
    DataFile {
        path: "api/v1/actions.csv",
        about: "The actions, one row each (RFC 4180).",
        fields: &[
            ("id", "as in the JSON"),
            ("state", "as in the JSON"),
            ("text", "as in the JSON"),
            ("owners", "ids, with a blank between them"),
            ("opened", "day it was opened"),
            ("meeting", "where it was opened"),
            ("line", "line of the log"),
            ("closed", "day it was closed"),
            ("issue", "id of its ticket"),
            ("why", "as in the JSON"),
        ],
    },
    DataFile {
        path: "api/v1/attendance.csv",
        about: "One row for each person and meeting, newest meeting first; bots are left out.",
        fields: &[
            ("date", "day of the meeting"),
            ("meeting", "id of the meeting"),
            ("person", "id of the person"),
            ("lines", "lines said"),
        ],
    },
    DataFile {
        path: "api/v1/issues.csv",
        about: "The public tickets, one row each, as in the JSON.",
        fields: &[
            ("id", "12, or NAME-12"),
            ("title", "one line"),
            ("state", "open or closed"),
            ("area", "id of its area of work"),
            ("labels", "with a comma between them"),
            ("assignees", "with a blank between them"),
            ("created", "day it was opened"),
            ("updated", "moment of the last change"),
            ("closed", "day it was closed"),
            ("url", "its page here"),
            ("due", "day by which it is to be done"),
        ],
    },
];

const ISSUE: &[(&str, &str)] = &[
    ("area", "id of its area of work"),
    ("assignees", "ids of people; names where nobody is known"),
    ("author", "id of who reported it, or a name"),
    ("closed", "day it was closed"),
    ("comments", "number of public comments"),
    ("created", "day it was opened"),
    ("discussed", "number of lines in meetings that name it"),
    ("due", "day by which it is to be done"),
    ("id", "12 in the main tracker, NAME-12 in others"),
    ("labels", "its labels, sorted"),
    ("meetings", "ids of meetings that speak of it, newest first"),
    ("projects", "ids of projects it belongs to"),
    ("state", "open or closed"),
    ("title", "one line"),
    ("updated", "moment of the last change"),
    ("url", "its page here"),
    ("web_url", "its page at the tracker"),
];

/// What the page is said to hold.
pub const ABOUT: &str = "The same facts for programs: JSON, CSV, feeds and a calendar";

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, DataView) {
    let file = |file: &DataFile| FileView {
        path: file.path,
        single: !file.path.contains("ID"),
        anchor: crate::model::id::slug(file.path.trim_start_matches("api/v1/")),
        about: file.about,
        fields: file.fields,
    };
    let view = DataView {
        files: FILES.iter().map(file).collect(),
        addressed: sight.library.team.base_url.is_some(),
    };
    (PageMeta::new(sight, "data", "Data", ABOUT), view)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::log::dialects::{DIALECTS, EVENTS, PLAIN};

    #[test]
    fn every_dialect_is_named() {
        let fields = FILES.iter().flat_map(|file| file.fields);
        let told: Vec<&str> = fields
            .filter(|(name, _)| *name == "dialect")
            .map(|(_, about)| *about)
            .collect();
        let all = DIALECTS.iter().chain([PLAIN, EVENTS]);
        for dialect in all {
            let named = |about: &&str| about.contains(dialect.name);
            assert!(told.iter().any(named), "{}", dialect.name);
        }
    }
}
