//! Which role a file is read in, by its path: each kind of record has its folder, and where that is missing
//! it is looked for in the whole tree. Paths in, roles out; the text of a file may still change its role.

pub(crate) mod left_beside;
pub(crate) mod no_content;
pub(crate) mod of_meeting;
pub(crate) mod only_days;
pub(crate) mod other_markups;
pub(crate) mod passed;
pub(crate) mod undated;

use crate::model::path;
use std::collections::HashSet;

use super::exports::Exports;
use super::tree::kinds::{MARKDOWN, ending_of, ends, is_backup, is_hidden, is_markdown, is_yaml};
use super::tree::{Entry, kinds, unpack};
use super::withhold::Outweighed;
use super::{misnamed, path_name, withhold};
use no_content::NoContent;

/// What becomes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `site.yaml` and other settings that are read elsewhere.
    Config,
    /// Read as what its place says.
    Text(Text),
    /// Corrections to no meeting.
    Stray,
    /// Copied as it is.
    Static,
    /// Settings that nobody reads under their name, and how they have to be named.
    Misnamed(&'static str),
    /// Its name says that it is not public; in what role it would be read if its front matter outweighs that.
    Withheld(Outweighed, Box<Role>),
    /// Settings of its folder say that it is not public.
    Closed,
    /// Not read, and why.
    Nothing(&'static str),
}

/// What a text is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// `people.yaml`.
    People,
    /// `actions.yaml`.
    Actions,
    /// Meetings of others.
    Calendar,
    /// Corrections to the meeting of this stem.
    Sidecar(String),
    /// An issue of ours.
    IssueMarkdown,
    /// A tracker's JSON.
    Json,
    /// A project of ours.
    Project,
    /// An update of the project of this folder.
    Update(String),
    /// A table that a project may name.
    Checklist,
    /// A note between meetings.
    Note,
    /// A page.
    Page,
    /// A file in the folder of meetings.
    Meeting,
    /// Markdown among posts, or attached to a meeting: of one itself only if it is a log, or if a post says who was there.
    Aside,
    /// Markdown beside which nothing of its name lies: its text decides, if it has a day.
    Alone,
    /// Anything: its text decides.
    Any,
}

impl Role {
    /// Whether an address is made of the name of such a file.
    pub fn is_addressed(&self) -> bool {
        if let Role::Withheld(outweighed, role) = self {
            return *outweighed != Outweighed::ByNothing && role.is_addressed();
        }
        use Text::{Alone, Any, Aside, IssueMarkdown, Meeting, Note, Page, Project, Update};
        matches!(
            self,
            Role::Text(
                Alone | Any | Aside | IssueMarkdown | Meeting | Note | Page | Project | Update(_)
            )
        )
    }
}

/// Why nothing is read of a file whose name withholds it.
const NAMED: &str = "withheld by its name";

/// Why nothing is read from a folder of drafts.
pub const DRAFT: &str = "draft";

/// Which folders a tree has.
pub struct Layout {
    /// Whether meetings are read from their folder alone.
    meetings: bool,
    issues: bool,
    /// What is no content; nothing in a tree of ours.
    no_content: NoContent,
    /// Exports of projects.
    exports: Exports,
    /// Whether a `site.yaml` says that the tree is ours.
    ours: bool,
    /// Whether drafts are published.
    drafts: bool,
    /// Stems of everything that is not YAML, for sidecars.
    stems: HashSet<String>,
    /// Those of Markdown.
    texts: HashSet<String>,
    /// Those that several files have, be some of them YAML.
    shared: HashSet<String>,
}

/// Folders of records.
const RECORDS: &[&str] = &["meetings", "issues", "projects", "notes"];

impl Layout {
    /// The layout of a tree; `drafts` says whether folders of drafts are read.
    pub fn of(entries: &[Entry], drafts: bool) -> Self {
        let has = |folder: &str| entries.iter().any(|entry| entry.path.starts_with(folder));
        let other = entries.iter().filter(|entry| !is_yaml(&entry.path));
        let stem = |entry: &Entry| of_meeting::shared(&entry.path).into_owned();
        let stems = other.map(stem).collect();
        let is_text = |entry: &&Entry| is_markdown(&entry.path);
        let ours = entries.iter().any(|entry| &*entry.path == "site.yaml");
        let others = entries.iter().filter(|_| !ours);
        let no_content = NoContent::of(others.map(|entry| &*entry.path));
        Layout {
            meetings: if ours {
                has("meetings/")
            } else {
                entries.iter().any(may_be_meeting)
            },
            issues: has("issues/"),
            no_content,
            exports: Exports::of(entries.iter().map(|entry| &*entry.path)),
            ours,
            drafts,
            stems,
            texts: entries.iter().filter(is_text).map(stem).collect(),
            shared: of_meeting::twice(entries.iter().map(stem)),
        }
    }

    /// The role of a file.
    pub fn role(&self, entry: &Entry) -> Role {
        if let Some(reason) = entry.refused {
            return Role::Nothing(reason);
        }
        let path: &str = &entry.path;
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        let ending = ending_of(path).to_ascii_lowercase();
        match (folder, name) {
            ("", "site.yaml") => return Role::Config,
            ("", "actions.yaml") => return Role::Text(Text::Actions),
            ("", "people.yaml") => return Role::Text(Text::People),
            ("static" | "calendars", _) if withhold::is_named(path, self.ours) => {
                let copied = Box::new(Role::Nothing(NAMED));
                return Role::Withheld(Outweighed::ByNothing, copied);
            }
            ("static", _) => return Role::Static,
            ("calendars", _) if ending == "ics" => return Role::Text(Text::Calendar),
            ("calendars", _) => return Role::Config,
            _ => {}
        }
        if is_hidden(path) {
            return Role::Nothing("hidden");
        }
        let draft = || self.is_among_drafts(path).then_some(DRAFT);
        let none = || self.no_content.reason(path).filter(|_| !self.ours);
        let exported = self.exports.reason(path);
        if let Some(reason) = exported.or_else(draft).or_else(none) {
            return Role::Nothing(reason);
        }
        let role = self.of_content(entry, folder, &ending);
        match withhold::is_named(path, self.ours) {
            true => Role::Withheld(withhold::outweighed(path, self.ours), Box::new(role)),
            false => role,
        }
    }

    /// The role of a file that is read, whatever its name says of who may.
    fn of_content(&self, entry: &Entry, folder: &str, ending: &str) -> Role {
        let path: &str = &entry.path;
        if let Some(role) = of_project(path, ending).filter(|_| self.ours) {
            return role;
        }
        if entry.size == 0 {
            return Role::Nothing("empty");
        }
        let packed = unpack::of_log(path)
            .map(|inside| self.of_kind(folder, inside, &ending_of(inside).to_ascii_lowercase()));
        match packed {
            Some(role @ Role::Text(Text::Meeting | Text::Any)) => role,
            _ => self.of_kind(folder, path, ending),
        }
    }

    /// The role of a file by its ending and its folder.
    fn of_kind(&self, folder: &str, path: &str, ending: &str) -> Role {
        if let Some(reason) = kinds::no_record(path) {
            return Role::Nothing(reason);
        }
        if is_yaml(path) {
            return self.yaml(folder, path);
        }
        self.of_record(folder, path, ending)
    }

    fn yaml(&self, folder: &str, path: &str) -> Role {
        let stem = of_meeting::shared(path).into_owned();
        // Beside pages of others their own YAML lies, too.
        let may_correct = self.ours
            || folder == "meetings"
            || !self.texts.contains(&stem)
            || path_name::day(path).is_some();
        match (may_correct && self.stems.contains(&stem), folder) {
            (true, _) => Role::Text(Text::Sidecar(stem)),
            (false, "meetings") => Role::Stray,
            (false, _) => match misnamed::meant(path).filter(|_| self.ours) {
                Some(name) => Role::Misnamed(name),
                None => Role::Nothing("no record of this name"),
            },
        }
    }

    /// Whether a file lies in a folder of drafts: `_drafts` anywhere, as Jekyll has it, in a tree of ours `drafts` at the top or in
    /// a folder of records, and elsewhere any of that name; or is one by its endings, as in `name.draft.md`, or its first word.
    fn is_among_drafts(&self, path: &str) -> bool {
        let lower = path.to_lowercase();
        let mut folders: Vec<&str> = lower.split('/').collect();
        let name = folders.pop().unwrap_or_default();
        let inside = match folders.first() {
            // A project may be called so.
            Some(&"projects") => None,
            Some(first) if RECORDS.contains(first) => folders.get(1),
            first => first,
        };
        let named = match self.ours {
            true => inside == Some(&"drafts"),
            false => folders.contains(&"drafts"),
        };
        let own_name = path::name(path);
        let drafts = named || folders.contains(&"_drafts") || kinds::is_draft(name);
        let drafts = drafts || self.ours && kinds::begins_draft(own_name);
        drafts && !self.drafts
    }

    fn of_record(&self, folder: &str, path: &str, ending: &str) -> Role {
        let markdown = MARKDOWN.contains(&ending);
        if is_backup(path) {
            return Role::Nothing("backup");
        }
        match folder {
            "meetings" if self.meetings => Role::Text(Text::Meeting),
            "issues" if markdown => Role::Text(Text::IssueMarkdown),
            "issues" => Role::Text(Text::Json),
            "projects" if markdown => Role::Text(Text::Project),
            "notes" if markdown && path_name::day(path).is_some() => Role::Text(Text::Note),
            _ => self.elsewhere(path, markdown, ending),
        }
    }

    /// Whether a file of others lies among posts, or further down in the folder of a meeting.
    fn is_aside(&self, path: &str) -> bool {
        let of_meeting = |folder: &str| self.stems.contains(folder);
        !self.ours && (no_content::is_post(path) || of_meeting::is_attached(path, of_meeting))
    }

    /// A file outside the folders of records.
    fn elsewhere(&self, path: &str, markdown: bool, ending: &str) -> Role {
        let json = matches!(ending, "json" | "ndjson");
        match (self.meetings, self.issues) {
            (true, _) if markdown => Role::Text(Text::Page),
            (true, true) => Role::Nothing(passed::OUTSIDE),
            (true, false) => Role::Text(Text::Json),
            (false, true) if json => Role::Nothing("outside issues/"),
            _ if markdown && self.is_aside(path) => Role::Text(Text::Aside),
            _ if markdown && !self.shared.contains(&*of_meeting::shared(path)) => {
                Role::Text(Text::Alone)
            }
            _ => Role::Text(Text::Any),
        }
    }
}

/// Whether something in the folder of meetings of others may be of one: else these lie elsewhere.
fn may_be_meeting(entry: &Entry) -> bool {
    let path: &str = &entry.path;
    path.starts_with("meetings/")
        && entry.refused.is_none()
        && entry.size > 0
        && !is_hidden(path)
        && kinds::no_record(path).is_none()
        && !ends(path, &["yaml", "yml", "json"])
        && !passed::is_among_logs(path, None)
}

/// What lies beside projects: tables of states, and updates in a folder of their own.
fn of_project(path: &str, ending: &str) -> Option<Role> {
    let inside = path.strip_prefix("projects/")?;
    match ending {
        "csv" | "yaml" | "yml" => Some(Role::Text(Text::Checklist)),
        ending if MARKDOWN.contains(&ending) => {
            let (project, rest) = inside.split_once('/')?;
            rest.starts_with("updates/")
                .then(|| Role::Text(Text::Update(project.to_owned())))
        }
        _ => None,
    }
}
