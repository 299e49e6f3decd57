//! Ids of meetings: from date and series, told apart by number where several share them. Meetings in; sorted, each with its
//! id, out.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use rayon::prelude::*;

use super::gathered::UNNAMED_SERIES;
use crate::model::id::{slug, slug_or_hash};
use crate::model::meeting::{Meeting, MeetingSource, SourceRole};
use crate::model::path;
use crate::model::team::Team;
use crate::place::Place;
use crate::read::log::dialects::PLAIN;
use crate::read::notes_head;
use crate::read::path_name;
use crate::read::path_name::kind_words::{self, InDayFolder};
use crate::read::path_name::misread_day::{Meant, MisreadDay};
use crate::read::roles::undated;
use crate::report::{Note, Severity};

/// The id of every meeting, newest first. Meetings of one series and day are told apart by number; those with a log come
/// first, so that notes that are added move no address of what was said.
pub(super) fn name(
    mut meetings: Vec<Arc<Meeting>>,
    team: &Team,
    notes: &mut Vec<Note>,
) -> Vec<(Arc<Meeting>, String)> {
    meetings.sort_by(|a, b| by_age(a, b));
    let wanted: Vec<String> = meetings.par_iter().map(|held| wanted_id(held)).collect();
    let ids = numbered(&meetings, &wanted);
    for ((meeting, wanted), id) in meetings.iter().zip(&wanted).zip(&ids) {
        notes.extend(
            (id != wanted)
                .then(|| same_day(meeting, id, team))
                .flatten(),
        );
        let undated = meeting.date.is_none();
        notes.extend(undated.then(|| dateless(meeting, team)).flatten());
    }
    let mut named: Vec<(Arc<Meeting>, String)> = meetings.into_iter().zip(ids).collect();
    named.reverse();
    named
}

/// The ids, in the order of the meetings.
fn numbered(meetings: &[Arc<Meeting>], wanted: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::with_capacity(meetings.len());
    // Where to go on counting: of many meetings of one day none looks at all numbers again.
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let mut ids = vec![String::new(); meetings.len()];
    for without_log in [false, true] {
        for ((meeting, wanted), id) in meetings.iter().zip(wanted).zip(&mut ids) {
            if has_log(meeting) == without_log {
                continue;
            }
            let number = numbers.entry(wanted).or_insert(1);
            id.clone_from(wanted);
            while !taken.insert(id.clone()) {
                *number += 1;
                *id = format!("{wanted}-{number}");
            }
        }
    }
    ids
}

/// Whether a meeting has a log, and not only texts in which nobody is known to speak.
fn has_log(meeting: &Meeting) -> bool {
    let mut parts = meeting.parts.iter();
    parts.any(|part| part.kept.dialect() != PLAIN.name)
}

/// What meetings are sorted by, the oldest first.
pub fn key(meeting: &Meeting) -> (Option<NaiveDate>, Option<NaiveDateTime>, Option<&str>) {
    (meeting.date, meeting.start, path(meeting))
}

/// The oldest first; of several at once an agenda or a draft comes last, and `name.md` before its copy `name (1).md`.
fn by_age(a: &Meeting, b: &Meeting) -> Ordering {
    let stem = |meeting| path(meeting).map(path_name::stem);
    let moments = (a.date, a.start).cmp(&(b.date, b.start));
    let early = |meeting| path(meeting).is_some_and(is_early);
    moments
        .then_with(|| early(a).cmp(&early(b)))
        .then_with(|| stem(a).cmp(&stem(b)))
        .then_with(|| path(a).cmp(&path(b)))
}

/// Whether a file tells by its name, or else by that of its folder, what is to be spoken of, and not what was, or that it is not
/// done.
pub(super) fn is_early(path: &str) -> bool {
    let mut names = path_name::stem(path).rsplit('/').take(2);
    names.find_map(early_by).unwrap_or(false)
}

/// The same by one name; none where it says nothing of that.
fn early_by(name: &str) -> Option<bool> {
    let name = name.to_lowercase();
    let has = |is: fn(&str) -> bool| {
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(is)
    };
    let late = has(kind_words::is_late);
    let agenda = || kind_words::in_day_folder(&slug(&name)) == Some(InDayFolder::Agenda);
    let early = has(kind_words::is_draft) || (has(kind_words::is_agenda) || agenda()) && !late;
    (early || late).then_some(early)
}

/// Whether a file tells a part of what was said, by its name: its minutes come first.
pub(super) fn is_part(path: &str) -> bool {
    let name = path::name(path_name::stem(path));
    kind_words::in_day_folder(&slug(name)) == Some(InDayFolder::Part)
}

fn path(meeting: &Meeting) -> Option<&str> {
    meeting.sources.first().map(|source| &*source.path)
}

fn wanted_id(meeting: &Meeting) -> String {
    let path = path(meeting).unwrap_or_default();
    // A file of several meetings is called by their year, if by anything.
    let parted = |source: &MeetingSource| source.part.is_some();
    let part = meeting.parts.is_empty() && meeting.sources.iter().any(parted);
    let says = |rest: &String| !part || rest.contains(char::is_alphabetic);
    let rest = || path_name::read(path).rest.filter(says).unwrap_or_default();
    let words = match (meeting.date, meeting.series.as_str()) {
        (None, series) => undated_words(series, path),
        (_, UNNAMED_SERIES) => rest(),
        (_, series) => series.to_owned(),
    };
    match (meeting.date, words.as_str()) {
        (Some(date), "") => date.to_string(),
        (Some(date), words) => format!("{date}-{words}"),
        (None, "") => format!("undated-{}", slug_or_hash(path)),
        (None, words) => format!("undated-{words}"),
    }
}

/// Where no day tells meetings of a series apart their files do, so that another file moves none of them.
fn undated_words(series: &str, path: &str) -> String {
    let name = path_name::read(path);
    let series = if series == UNNAMED_SERIES { "" } else { series };
    let file = path::name(&name.stem);
    let odd = || slug(file).is_empty().then(|| slug_or_hash(file));
    match name.rest.or_else(odd) {
        None => series.to_owned(),
        Some(rest) if rest.starts_with(series) => rest,
        Some(rest) => format!("{series}-{rest}"),
    }
}

/// Where a meeting begins: a line of its log, or its first file.
fn place(meeting: &Meeting, team: &Team) -> Option<Place> {
    if let Some(part) = meeting.parts.first() {
        return Some(Place::line(part.kept.file(), part.proper.start));
    }
    Some(Place::file(&team.file_of(path(meeting)?)))
}

fn same_day(meeting: &Meeting, id: &str, team: &Team) -> Option<Note> {
    let message = match meeting.date {
        Some(_) => format!(
            "another meeting of the series `{}` on the same day: this one is `{id}`",
            meeting.series
        ),
        None => format!("another meeting would have the same address: this one is `{id}`"),
    };
    let note = Note::new(Severity::Info, "same-day", place(meeting, team)?, message);
    Some(match meeting.parts.is_empty() {
        true => note.hint("files of one meeting have one stem, as `NAME.log` and `NAME.md` have"),
        false => note,
    })
}

fn dateless(meeting: &Meeting, team: &Team) -> Option<Note> {
    let path = path(meeting)?;
    // A name may tell the day of the first lines, and further below nobody knows the day.
    let unread = path_name::day(path).is_none();
    let (folders, name) = path::parted(path);
    let joined = path.replace('/', "-");
    let misread = MisreadDay::find_below(folders, name)
        .or_else(|| folders.rsplit('/').find_map(MisreadDay::find))
        .or_else(|| MisreadDay::find(&joined));
    let misread = misread.filter(|_| unread);
    let whose = match misread.as_ref() {
        Some(misread) if !name.contains(misread.written) => "the name of its folder",
        _ => "the file name",
    };
    let mut texts = meeting.notes.iter();
    let doubtful = texts.find_map(|notes| notes_head::doubtful(&notes.markdown));
    let doubtful = doubtful.map(|written| format!("`{written}` may be one of several days"));
    let why = misread.as_ref().map(MisreadDay::why).or(doubtful);
    let why = why.map_or_else(String::new, |why| format!(": {why}"));
    let message = format!("nothing tells the day of this meeting{why}");
    let place = Place::file(&place(meeting, team)?.file);
    let note = Note::new(Severity::Warning, "no-date", place, message);
    let is_notes = meeting
        .sources
        .first()
        .is_some_and(|source| source.role == SourceRole::Notes);
    let mut texts = meeting.notes.iter();
    if texts.any(|notes| undated::holds_several(&notes.markdown)) {
        return Some(note.hint(undated::APART));
    }
    let elsewhere = match is_notes {
        true => "`date: YYYY-MM-DD` into its front matter",
        false => "`date: YYYY-MM-DD` into a sidecar NAME.yaml",
    };
    Some(note.hint(match misread.map(|misread| misread.meant) {
        None => format!("put the date into the file name, or {elsewhere}"),
        Some(Meant::Day(day)) => format!("write {day} in {whose}"),
        Some(_) => format!("mend the date in {whose}, or put {elsewhere}"),
    }))
}
