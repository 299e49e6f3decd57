//! Every text of the records that are published, for the words in them are no secret. A library in, its texts out, in pieces
//! that many threads can read at once. What a label or a sidecar takes out of a log is not among them, nor what lies in files
//! that are only copied.
//!
//! Records are written out with all their fields as Rust shows them (`Debug`), so that no field can be forgotten: a word that is
//! published and not told here would refuse a site without a cause.

use std::fmt::Debug;

use rayon::prelude::*;

use crate::model::Library;
use crate::model::log::{Line, LineKind, Log};
use crate::model::meeting::{LogPart, Meeting};
use crate::model::source::Source;

/// All texts, two pieces for each record and three for each part of a log: with when it was said and by whom, with when alone, and
/// without.
pub(super) fn texts(library: &Library) -> impl ParallelIterator<Item = String> {
    let meetings = library.meetings.par_iter();
    let meetings = meetings.flat_map_iter(|found| meeting(found));
    let issues = library.issues.par_iter().map(shown);
    let projects = library.projects.par_iter().map(shown);
    let pages = library.pages.par_iter().map(shown);
    let notes = library.notes.par_iter().map(shown);
    let rest = [
        shown(&library.team),
        shown(&library.people),
        shown(&library.action_records),
        shown(&library.events),
        shown(
            &library
                .sources
                .iter()
                .filter(|source| says(source))
                .collect::<Vec<_>>(),
        ),
    ];
    let records = issues.chain(projects).chain(pages).chain(notes);
    meetings
        .chain(records)
        .chain(headed(library))
        .chain(rest.into_par_iter())
}

/// What the site prints in one run that stands in several fields: a title, and what follows it.
fn headed(library: &Library) -> impl ParallelIterator<Item = String> {
    let pages = library.pages.par_iter();
    let pages = pages.map(|page| below(&page.title, page.summary.as_ref(), [&page.body]));
    let notes = library.notes.par_iter();
    let notes = notes.map(|note| below(&note.title, note.summary.as_ref(), [&note.body]));
    let issues = library.issues.par_iter();
    let issues = issues.map(|issue| below(&issue.title, None, [&issue.body]));
    let projects = library.projects.par_iter().map(|project| {
        let updates = project.updates.iter().map(|update| {
            let title = update.title.as_deref().unwrap_or_default();
            below(title, update.tldr.as_ref(), [&update.markdown])
        });
        let own = below(&project.title, project.summary.as_ref(), [&project.body]);
        updates.fold(own, |all, update| all + &update)
    });
    let meetings = library.meetings.par_iter().map(|meeting| {
        let notes = meeting.notes.iter().map(|notes| &notes.markdown);
        below(&meeting.title, None, notes)
    });
    let records = issues.chain(projects).chain(pages).chain(notes);
    records.chain(meetings)
}

/// A title with each of some texts below it, without the names of fields between.
fn below<'t>(
    title: &'t str,
    summary: Option<&'t String>,
    texts: impl IntoIterator<Item = &'t String>,
) -> String {
    let texts = summary.into_iter().chain(texts);
    texts.map(|text| shown(&(title, text))).collect()
}

fn shown<T: Debug>(value: &T) -> String {
    format!("{value:?}")
}

/// Whether the name of a file is that of a published record.
fn says(source: &Source) -> bool {
    !matches!(source.role, "static" | "none")
}

fn meeting(meeting: &Meeting) -> Vec<String> {
    // All but its parts, whose logs hold what is taken out of them as well.
    let facts = Meeting {
        parts: Vec::new(),
        ..meeting.clone()
    };
    let said = meeting.parts.iter();
    let said = said.flat_map(|part| {
        let log = part.log();
        let heads = [(false, false), (true, true), (true, false)];
        heads.map(|heads| lines(&log, part, heads))
    });
    std::iter::once(shown(&facts)).chain(said).collect()
}

/// What a part of a log shows: with times and speakers, which meetings that follow a form have in common, with times alone, for
/// `<nick>` may pass for a tag, or without.
fn lines(log: &Log, part: &LogPart, heads: (bool, bool)) -> String {
    let lines = log.lines.get(part.range.clone()).unwrap_or_default();
    let mut out = String::new();
    for line in lines {
        if matches!(line.kind, LineKind::Redacted | LineKind::Prose) {
            continue;
        }
        head_into(&mut out, log, line, heads);
        // As the records are: what a line says in backslashes is text.
        out.push_str(&log.text_of(line).replace('\\', "\\\\"));
        out.push('\n');
    }
    out
}

fn head_into(out: &mut String, log: &Log, line: &Line, (times, nicks): (bool, bool)) {
    if let Some(time) = line.time.filter(|_| times) {
        time.text_into(out);
        out.push(' ');
    }
    if let Some(nick) = log.nick_of(line).filter(|_| nicks) {
        out.extend([nick.name.as_str(), " "]);
    }
}
