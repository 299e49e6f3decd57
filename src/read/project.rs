//! `projects/*.md` to projects. Unknown keys, wrong types, missing fields are errors with their place.
//! Text of a file in, a project and notes out; a withheld project leaves neither.

use std::sync::Arc;

use chrono::NaiveDate;

use super::issue::markdown::{Settings, untitled};
use super::opened::{self, Opened, heading};
use super::record::Record;
use super::team::is_plain;
use super::withhold;
use crate::model::id::slug_or_hash;
use crate::model::project::{HelpWanted, Link, Milestone, Project, Status, TargetChange};
use crate::place::{At, Place};
use crate::report::{Note, Severity};

/// What a file of `projects/` came to.
pub enum Read {
    /// A project.
    Project(Box<Project>),
    /// A Markdown file without front matter in a tree that is not ours: an ordinary page.
    Page,
    /// A project that must not be published.
    Withheld,
    /// A draft, or too many faults to tell.
    Nothing,
}

/// Reads a file of `projects/`.
pub fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    text: &str,
    settings: &Settings,
) -> (Read, Vec<Note>) {
    let Opened {
        document,
        body,
        has_front,
        withheld,
        mut notes,
        ..
    } = opened::open(file, text, settings.ours);
    let Some(document) = document else {
        if has_front {
            return (
                if withheld {
                    Read::Withheld
                } else {
                    Read::Nothing
                },
                notes,
            );
        }
        if !settings.ours {
            return (Read::Page, notes);
        }
        let note = Note::new(
            Severity::Error,
            "front-matter",
            Place::new(file, 1, 1),
            "a project needs front matter",
        );
        notes.push(note.hint("begin the file with `---`, `title: ...`, `status: active`, `---`"));
        return (Read::Nothing, notes);
    };
    let mut read = Read::Nothing;
    if let Some(record) = Record::root(&document) {
        let withheld = withhold::record(&record, settings.today);
        let draft = record.boolean("draft").unwrap_or(false) && !settings.drafts;
        let found = project(&record, path, file, body);
        record.finish();
        read = match found {
            _ if withheld => Read::Withheld,
            Some(project) if !draft => Read::Project(Box::new(project)),
            _ => Read::Nothing,
        };
    } else if document.is_empty() {
        notes.push(untitled(file));
    }
    notes.extend(document.into_notes());
    if matches!(read, Read::Withheld) {
        notes = notes.into_iter().map(Note::silenced).collect();
    }
    (read, notes)
}

fn text(record: &Record<'_>, key: &'static str) -> Option<String> {
    record.text(key).map(|text| text.value)
}

fn day(record: &Record<'_>, key: &'static str) -> Option<NaiveDate> {
    record.date(key).map(|date| date.value)
}

fn project(record: &Record<'_>, path: &Arc<str>, file: &Arc<str>, body: String) -> Option<Project> {
    let words: Vec<(&str, Status)> = Status::ALL
        .iter()
        .map(|status| (status.as_str(), *status))
        .collect();
    let title = match heading(&body) {
        Some(heading) => text(record, "title").or_else(|| Some(heading.to_owned())),
        None => record.required("title").map(|title| title.value),
    };
    let status = record
        .required("status")
        .and_then(|_| record.choice("status", &words));
    let name = path
        .rsplit('/')
        .next()
        .unwrap_or(path)
        .trim_end_matches(".md");
    let (started, ended) = (day(record, "started"), day(record, "ended"));
    if let (Some(started), Some(ended)) = (started, ended)
        && ended < started
    {
        let message = format!("ended on {ended}, before it started on {started}");
        record.complain("ended", "date-order", message, None);
    }
    let project = Project {
        id: slug_or_hash(name),
        summary: text(record, "summary"),
        area: record.text("area"),
        shepherd: record.text("shepherd"),
        champions: record.texts("champions"),
        contributors: record.texts("contributors"),
        started,
        target: record.target("target"),
        target_history: each(record, "target_history", target_change),
        ended,
        tracking: record.texts("tracking"),
        label: text(record, "label"),
        milestone: text(record, "milestone"),
        aliases: record
            .texts("aliases")
            .into_iter()
            .map(|alias| alias.value)
            .collect(),
        links: each(record, "links", link),
        milestones: each(record, "milestones", milestone),
        help_wanted: each(record, "help_wanted", help_wanted),
        body,
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

fn each<T>(record: &Record<'_>, key: &'static str, read: fn(&Record<'_>) -> Option<T>) -> Vec<T> {
    let one = |record: Record<'_>| {
        let value = read(&record);
        record.finish();
        value
    };
    record.records(key).into_iter().filter_map(one).collect()
}

fn target_change(record: &Record<'_>) -> Option<TargetChange> {
    Some(TargetChange {
        date: day(record, "date"),
        from: text(record, "from"),
        to: text(record, "to"),
        why: text(record, "why"),
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

fn milestone(record: &Record<'_>) -> Option<Milestone> {
    let title = record.required("title");
    let milestone = Milestone {
        due: record.target("due"),
        done: day(record, "done"),
        issue: record.text("issue"),
        status: text(record, "status"),
        title: title?.value,
    };
    Some(milestone)
}

fn help_wanted(record: &Record<'_>) -> Option<HelpWanted> {
    let task = record.required("task");
    let help = HelpWanted {
        skill: text(record, "skill"),
        time: text(record, "time"),
        contact: text(record, "contact"),
        issue: record.text("issue"),
        task: task?.value,
    };
    Some(help)
}
