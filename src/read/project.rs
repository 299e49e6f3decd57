//! `projects/*.md` to projects. Unknown keys, wrong types, missing fields are errors with their place.
//! Text of a file in, a project and notes out; a withheld project leaves neither. Files beside it are not read here.

pub(crate) mod files;
pub(crate) mod standing;
pub(crate) mod steps;
pub(crate) mod updates;

use std::sync::Arc;

use chrono::NaiveDate;

use super::issue::of_others;
use super::markdown::heading::heading;
use super::opened::{self, Opened, untitled};
use super::record::Record;
use super::roles::passed;
use super::settings::Settings;
use super::withhold;
use crate::model::address::is_plain;
use crate::model::id::slug_or_hash;
use crate::model::project::{HelpWanted, Link, Project, TargetChange};
use crate::model::source::stem;
use crate::model::unseen::without_comments;
use crate::model::update::Update;
use crate::place::{At, Place};
use crate::report::Note;

/// What a file of `projects/` came to.
pub enum Read {
    /// A project.
    Project(Box<ToldProject>),
    /// A Markdown file in a tree that is not ours whose front matter, if it has any, tells no project: an ordinary page.
    Page,
    /// A file that tells what lies there, and is no project.
    Beside,
    /// A project that is not published.
    Left(LeftProject),
}

/// A project, and the files beside it that it names.
#[derive(Clone)]
pub struct ToldProject {
    /// The project, without what stands in these files.
    pub project: Project,
    /// Tables of states.
    pub checklists: Vec<Wanted>,
}

/// A checklist that a project names.
#[derive(Clone)]
pub struct Wanted {
    /// What it is called, if the project says so.
    pub title: Option<String>,
    /// The file, as written.
    pub file: At<String>,
}

/// A project that is not published: a draft, a faulty one, or one that must not be.
#[derive(Clone)]
pub struct LeftProject {
    /// Its name in addresses.
    pub id: String,
    /// Its file name without extension.
    pub stem: String,
    /// Whether it must not be published.
    pub withheld: bool,
    /// Files that it names; none if its front matter cannot be read.
    pub checklists: Option<Vec<String>>,
}

impl LeftProject {
    /// One of which no front matter was read yet.
    fn of(path: &str, withheld: bool) -> Self {
        LeftProject {
            id: slug_or_hash(stem(path)),
            stem: stem(path).to_owned(),
            withheld,
            checklists: None,
        }
    }
}

/// Reads a file of `projects/`.
pub fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    text: &str,
    settings: &Settings,
) -> (Read, Vec<Note>) {
    let opened = opened::open(file, text, settings.ours, settings.today)
        .without_closed(file, settings.today);
    let text_at = opened.text_at(text);
    let Opened {
        document,
        body,
        lines,
        has_front,
        withheld,
        mut notes,
        ..
    } = opened;
    let mut left = LeftProject::of(path, withheld);
    let Some(document) = document else {
        return without_front(left, has_front, notes, (path, file), settings);
    };
    let (mut found, mut page) = (None, false);
    if let Some(record) = Record::root(&document) {
        left.withheld |= withhold::record(&record, settings.today);
        let draft = withhold::is_draft(&record, settings.today) && !settings.drafts;
        let left_out = draft && !left.withheld;
        notes.extend(left_out.then(|| withhold::draft_note(file)));
        let split = updates::split(path, file, &body, lines, settings);
        let checklists = checklists(&record);
        let names = checklists.iter().map(|wanted| wanted.file.value.clone());
        left.checklists = Some(names.collect());
        notes.extend(split.notes);
        // What stands below an update was moved up.
        let text_at = text_at.filter(|_| body.starts_with(&split.body));
        let project = project(&record, path, file, settings.today, split.body);
        let project = project.map(|project| told(project, split.updates, text_at));
        record.finish();
        let is_open = !draft && !left.withheld;
        page = is_open && project.is_none() && !settings.ours;
        let told = |project| ToldProject {
            project,
            checklists,
        };
        found = project.filter(|_| is_open).map(told);
    } else if document.is_empty() {
        notes.push(untitled(file));
    }
    if page {
        return (Read::Page, vec![standing::unknown(file)]);
    }
    notes.extend(document.into_notes());
    if left.withheld {
        notes = Note::all_silenced(notes);
    }
    match found {
        Some(told) => (Read::Project(Box::new(told)), notes),
        None => (Read::Left(left), notes),
    }
}

fn told(project: Project, updates: Vec<Update>, text_at: Option<u32>) -> Project {
    Project {
        updates,
        text_at,
        ..project
    }
}

/// A file of which no front matter was read: a page, a word about what lies there, or a project that cannot be told.
fn without_front(
    left: LeftProject,
    has_front: bool,
    mut notes: Vec<Note>,
    (path, file): (&str, &Arc<str>),
    settings: &Settings,
) -> (Read, Vec<Note>) {
    if !left.withheld && !settings.ours {
        return (Read::Page, notes);
    }
    if !has_front && !left.withheld && passed::is_beside(file) {
        return (Read::Beside, notes);
    }
    notes.extend((!has_front).then(|| standing::needs_front(path, file)));
    (Read::Left(left), notes)
}

/// The files named by `checklist`: one, or a list of `{title, file}`.
fn checklists(record: &Record<'_>) -> Vec<Wanted> {
    if record
        .raw("checklist")
        .is_some_and(|value| value.is_sequence())
    {
        return record.each_of("checklist", |record| {
            let (title, file) = (record.string("title"), record.required("file")?);
            let path = record.child("file");
            let At { place, line, .. } = record.document.locate(&path, &file.value);
            let file = At {
                value: file.value,
                place,
                line,
            };
            Some(Wanted { title, file })
        });
    }
    let file = record.text("checklist");
    let wanted = file.map(|file| Wanted { title: None, file });
    wanted.into_iter().collect()
}

fn day(record: &Record<'_>, key: &'static str) -> Option<NaiveDate> {
    record.date(key).map(|date| date.value)
}

fn project(
    record: &Record<'_>,
    path: &Arc<str>,
    file: &Arc<str>,
    today: NaiveDate,
    body: String,
) -> Option<Project> {
    let title = match heading(&body) {
        Some(heading) => record.string("title").or(Some(heading)),
        None => record.required("title").map(|title| title.value),
    };
    let key = |own, others: &[&'static str]| of_others::key(record, own, others);
    let status = standing::status(record, key("status", &["stage"]));
    let (started, ended) = steps::lifetime(record, today);
    let project = Project {
        id: slug_or_hash(stem(path)),
        summary: record
            .string("summary")
            .map(|text| without_comments(&text).into_owned()),
        area: record.text("area"),
        shepherd: record.text(key("shepherd", &["lead", "owner"])),
        champions: record.names("champions"),
        contributors: record.names(key("contributors", &["maintainers"])),
        started,
        target: record.target("target"),
        target_history: record.each_of("target_history", target_change),
        ended,
        tracking: record.names("tracking"),
        label: record.string("label"),
        milestone: record.string("milestone"),
        aliases: record
            .texts("aliases")
            .into_iter()
            .map(|alias| alias.value)
            .collect(),
        links: record.each_of("links", link),
        milestones: steps::milestones(record, started, today),
        help_wanted: record.each_of("help_wanted", help_wanted),
        help_lines: updates::calls(&body),
        tldr: updates::summary(&body),
        checklists: Vec::new(),
        updates: Vec::new(),
        body,
        text_at: None,
        path: Arc::clone(path),
        place: At {
            value: (),
            place: Place::new(file, 1, 1),
            line: Arc::from("---"),
        },
        title: title?,
        status: status?,
    };
    Some(project)
}

fn target_change(record: &Record<'_>) -> Option<TargetChange> {
    Some(TargetChange {
        date: day(record, "date"),
        from: record.string("from"),
        to: record.string("to"),
        why: record.string("why"),
    })
}

fn link(record: &Record<'_>) -> Option<Link> {
    let (title, url) = (record.required("title"), record.required("url"));
    let (title, url) = (title?.value, url?.value);
    let web = url.starts_with("https://") || url.starts_with("http://");
    if !web || !is_plain(&url) {
        record.complain(
            "url",
            "address",
            format!("`{url}` is no web address"),
            Some("begin it with https://".to_owned()),
        );
        return None;
    }
    Some(Link { title, url })
}

fn help_wanted(record: &Record<'_>) -> Option<HelpWanted> {
    let task = record.required("task");
    let help = HelpWanted {
        skill: record.string("skill"),
        time: record.string("time"),
        contact: record.string("contact"),
        issue: record.text("issue"),
        task: task?.value,
    };
    Some(help)
}
