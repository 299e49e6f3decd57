//! Which role a file is read in, by its path: each kind of record has its folder, and where that is missing
//! it is looked for in the whole tree. Paths in, roles out; the text of a file may still change its role.

use std::collections::HashSet;

use super::path_name;
use super::tree::Entry;
use crate::place::Place;
use crate::report::{Note, Severity};

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
    /// Anything: its text decides.
    Any,
}

impl Role {
    /// Whether an address is made of the name of such a file.
    pub fn is_addressed(&self) -> bool {
        use Text::{Any, IssueMarkdown, Meeting, Note, Page, Project, Update};
        matches!(
            self,
            Role::Text(Any | IssueMarkdown | Meeting | Note | Page | Project | Update(_))
        )
    }
}

/// Why nothing is read from a folder of drafts.
pub const DRAFT: &str = "draft";

/// Which folders a tree has.
pub struct Layout {
    meetings: bool,
    issues: bool,
    /// Whether a `site.yaml` says that the tree is ours.
    ours: bool,
    /// Whether drafts are published.
    drafts: bool,
    /// Stems of everything that is not YAML, for sidecars.
    stems: HashSet<String>,
    /// Those of Markdown.
    texts: HashSet<String>,
}

/// Endings of files that hold no text of ours.
const BINARY: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "svg", "pdf", "gz", "zip", "xz", "bz2",
    "tar", "tgz", "woff", "woff2", "ttf", "mp3", "mp4", "ogg", "webm", "odt", "docx", "so", "exe",
    "bundle",
];

/// Endings of source code and settings, which are no records.
const CODE: &[&str] = &[
    "css", "js", "mjs", "py", "rs", "sh", "toml", "lock", "c", "h", "go", "rb", "pl", "xml", "csv",
    "ics", "ini", "cfg",
];

/// Folders of records.
const RECORDS: &[&str] = &["meetings", "issues", "projects", "notes"];

/// Endings that editors and merges leave behind.
const BACKUPS: &[&str] = &["bak", "orig", "rej", "swp", "swo", "tmp", "old", "save"];

impl Layout {
    /// The layout of a tree; `drafts` says whether folders of drafts are read.
    pub fn of(entries: &[Entry], drafts: bool) -> Self {
        let has = |folder: &str| entries.iter().any(|entry| entry.path.starts_with(folder));
        let other = entries.iter().filter(|entry| !is_yaml(&entry.path));
        let stem = |entry: &Entry| path_name::stem(&entry.path).to_owned();
        let stems = other.map(stem).collect();
        let is_text = |entry: &&Entry| ends(&entry.path, &["md", "markdown"]);
        Layout {
            meetings: has("meetings/"),
            issues: has("issues/"),
            ours: entries.iter().any(|entry| &*entry.path == "site.yaml"),
            drafts,
            stems,
            texts: entries.iter().filter(is_text).map(stem).collect(),
        }
    }

    /// The role of a file.
    pub fn role(&self, entry: &Entry) -> Role {
        if let Some(reason) = entry.refused {
            return Role::Nothing(reason);
        }
        let path: &str = &entry.path;
        let (folder, name) = path.split_once('/').unwrap_or(("", path));
        let ending = path
            .rsplit('/')
            .next()
            .and_then(|name| name.rsplit_once('.'))
            .map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        match (folder, name) {
            ("", "site.yaml") => return Role::Config,
            ("", "actions.yaml") => return Role::Text(Text::Actions),
            ("", "people.yaml") => return Role::Text(Text::People),
            ("static", _) => return Role::Static,
            ("calendars", _) if ending == "ics" => return Role::Text(Text::Calendar),
            ("calendars", _) => return Role::Config,
            _ => {}
        }
        if path.split('/').any(|part| part.starts_with('.')) {
            return Role::Nothing("hidden");
        }
        if self.is_among_drafts(path) {
            return Role::Nothing(DRAFT);
        }
        if let Some(role) = of_project(path, &ending).filter(|_| self.ours) {
            return role;
        }
        if entry.size == 0 {
            return Role::Nothing("empty");
        }
        if BINARY.contains(&ending.as_str()) || CODE.contains(&ending.as_str()) {
            return Role::Nothing("not a record");
        }
        if is_yaml(path) {
            return self.yaml(folder, path);
        }
        self.of_record(folder, path, &ending)
    }

    fn yaml(&self, folder: &str, path: &str) -> Role {
        let stem = path_name::stem(path).to_owned();
        // Beside pages of others their own YAML lies, too.
        let may_correct = self.ours
            || folder == "meetings"
            || !self.texts.contains(&stem)
            || path_name::read(path).date.is_some();
        match (may_correct && self.stems.contains(&stem), folder) {
            (true, _) => Role::Text(Text::Sidecar(stem)),
            (false, "meetings") => Role::Stray,
            (false, _) => match meant(path).filter(|_| self.ours) {
                Some(name) => Role::Misnamed(name),
                None => Role::Nothing("no record of this name"),
            },
        }
    }

    /// Whether a file lies in a folder of drafts: `_drafts` anywhere, as Jekyll has it, and in a tree of ours `drafts` at the top
    /// or in a folder of records.
    fn is_among_drafts(&self, path: &str) -> bool {
        let lower = path.to_lowercase();
        let mut folders: Vec<&str> = lower.split('/').collect();
        folders.pop();
        let inside = match folders.first() {
            // A project may be called so.
            Some(&"projects") => None,
            Some(first) if RECORDS.contains(first) => folders.get(1),
            first => first,
        };
        let ours = self.ours && inside == Some(&"drafts");
        !self.drafts && (ours || folders.contains(&"_drafts"))
    }

    fn of_record(&self, folder: &str, path: &str, ending: &str) -> Role {
        let markdown = matches!(ending, "md" | "markdown");
        if is_backup(path) {
            return Role::Nothing("backup");
        }
        match folder {
            "meetings" => Role::Text(Text::Meeting),
            "issues" if markdown => Role::Text(Text::IssueMarkdown),
            "issues" => Role::Text(Text::Json),
            "projects" if markdown => Role::Text(Text::Project),
            "notes" if markdown && path_name::read(path).date.is_some() => Role::Text(Text::Note),
            _ => self.elsewhere(markdown, ending),
        }
    }

    /// A file outside the folders of records.
    fn elsewhere(&self, markdown: bool, ending: &str) -> Role {
        let json = matches!(ending, "json" | "ndjson");
        match (self.meetings, self.issues) {
            (true, _) if markdown => Role::Text(Text::Page),
            (true, true) => Role::Nothing("outside the folders of records"),
            (true, false) => Role::Text(Text::Json),
            (false, true) if json => Role::Nothing("outside issues/"),
            _ => Role::Text(Text::Any),
        }
    }
}

/// What lies beside projects: tables of states, and updates in a folder of their own.
fn of_project(path: &str, ending: &str) -> Option<Role> {
    let inside = path.strip_prefix("projects/")?;
    match ending {
        "csv" | "yaml" | "yml" => Some(Role::Text(Text::Checklist)),
        "md" | "markdown" => {
            let (project, rest) = inside.split_once('/')?;
            rest.starts_with("updates/")
                .then(|| Role::Text(Text::Update(project.to_owned())))
        }
        _ => None,
    }
}

fn is_yaml(path: &str) -> bool {
    ends(path, &["yaml", "yml"])
}

/// Whether a path has one of some endings, in any case.
fn ends(path: &str, endings: &[&str]) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// What Emacs and others leave behind: `NAME~`, and `#NAME#` as long as a file is not saved.
fn is_kept_copy(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.ends_with('~') || name.starts_with('#') && name.ends_with('#')
}

/// Whether a file is a copy that a program left behind.
pub(super) fn is_backup(path: &str) -> bool {
    is_kept_copy(path) || ends(path, BACKUPS)
}

/// The settings that a file is meant to be whose name is off by a letter, an ending or a folder of its own.
fn meant(path: &str) -> Option<&'static str> {
    let (stem, _) = path.rsplit_once('.')?;
    let stem = stem.to_lowercase();
    let names = [("people", "people.yaml"), ("actions", "actions.yaml")];
    let near = |(word, _): &(&str, &str)| {
        let inside = stem
            .strip_prefix(word)
            .is_some_and(|rest| rest == format!("/{word}"));
        inside || strsim::damerau_levenshtein(&stem, word) <= 1
    };
    names.into_iter().find(near).map(|(_, name)| name)
}

/// That a file lies in a folder of drafts; of `_drafts`, which others have too, nobody expects anything else.
pub(super) fn among_drafts(entry: &Entry) -> Option<Note> {
    let expected = entry.path.split('/').any(|folder| folder == "_drafts");
    let message = "this file lies in a folder of drafts: it is left out";
    let note = || Note::new(Severity::Info, "draft", Place::file(&entry.file), message);
    (!expected).then(|| note().hint("build with --drafts, or name the folder otherwise"))
}

/// That settings lie under a name that is not theirs: who asks in them not to be named would be named.
pub fn misnamed(entry: &Entry, name: &str) -> Note {
    let message = format!("this looks like `{name}`, and is not read under this name");
    let note = Note::new(
        Severity::Error,
        "misnamed",
        Place::file(&entry.file),
        message,
    );
    note.hint(format!("rename it to `{name}`, beside `site.yaml`"))
}
