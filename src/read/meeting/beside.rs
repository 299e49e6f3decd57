//! Logs of a meeting of which another record is withheld: minutes that are not public say that the talk is not either, whatever
//! the files are called. What became of all stems in, the same without those meetings out.

use std::sync::Arc;

use super::blank::whole_line;
use super::gathered::Gathered;
use super::secret_day::{Beside, SecretDay, Series};
use crate::model::meeting::{LogPart, Meeting, MeetingSource, SourceRole};
use crate::model::team::Team;
use crate::place::Place;
use crate::read::roles::of_meeting;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// Takes out the meetings with a log, or with a bot's minutes of one, of the series and day of a withheld record; `named` are
/// files that are withheld, of which some are by their names.
pub fn close(stems: Vec<Arc<Gathered>>, named: &[Arc<str>], team: &Team) -> Vec<Arc<Gathered>> {
    let days = stems
        .iter()
        .flat_map(|stem| stem.secret_days.iter().cloned());
    let days = days.chain(
        named
            .iter()
            .filter_map(|path| SecretDay::named(path, team.own_tree)),
    );
    let days: Vec<SecretDay> = days.collect();
    if days.is_empty() {
        return stems;
    }
    let meetings = stems.iter().flat_map(|stem| &stem.meetings).cloned();
    let meetings: Vec<Arc<Meeting>> = meetings.collect();
    let series = Series::of(&meetings, &days);
    let of_talk = |source: &MeetingSource| source.role != SourceRole::Notes;
    let is = |meeting: &Meeting, beside: Beside| {
        meeting.sources.iter().any(of_talk)
            && days
                .iter()
                .any(|day| day.beside(meeting, &series) == beside)
    };
    let is_closed = |meeting: &Arc<Meeting>| is(meeting, Beside::Same);
    let is_near = |meeting: &Arc<Meeting>| is(meeting, Beside::OtherHour);
    let open = |stem: Arc<Gathered>| {
        let mut stem = match stem.meetings.iter().any(is_closed) {
            true => Arc::new(without(&stem, team, is_closed)),
            false => stem,
        };
        if stem.meetings.iter().any(is_near) {
            let near = stem.meetings.iter().filter(|meeting| is_near(meeting));
            let notes: Vec<Note> = near.filter_map(|near| other_hour(near, team)).collect();
            Arc::make_mut(&mut stem).notes.extend(notes);
        }
        stem
    };
    stems.into_iter().map(open).collect()
}

/// That a meeting is published of which a withheld record may tell, at another hour.
fn other_hour(meeting: &Meeting, team: &Team) -> Option<Note> {
    let path = &meeting.sources.first()?.path;
    let message =
        "a record of this series and day, of another hour, is withheld, and this one is published";
    let place = Place::file(&team.file_of(path));
    let note = Note::new(Severity::Warning, "named", place, message);
    Some(note.hint("if both are of one meeting, say `confidential: true` in a sidecar"))
}

/// A stem without those of its meetings that are closed.
fn without(stem: &Gathered, team: &Team, is_closed: impl Fn(&Arc<Meeting>) -> bool) -> Gathered {
    let mut left = stem.clone();
    let (closed, open): (Vec<Arc<Meeting>>, _) = left.meetings.into_iter().partition(is_closed);
    left.meetings = open;
    if left.meetings.is_empty() {
        let paths = stem.roles.iter().map(|(path, ..)| path);
        left = Gathered {
            secret_stems: paths
                .take(1)
                .map(|path| of_meeting::shared(path).into_owned())
                .collect(),
            notes: Note::all_silenced(left.notes),
            sealed: left.sealed,
            ..Gathered::default()
        };
    }
    for meeting in &closed {
        let sources = meeting.sources.iter();
        let places = sources.map(|source| Place::head(&team.file_of(&source.path)));
        left.secret_places.extend(places);
        seal(meeting, team, &mut left.sealed);
    }
    let first = left
        .secret_places
        .first()
        .map(|place| Place::file(&place.file));
    left.notes.extend(first.map(note));
    left
}

fn note(place: Place) -> Note {
    let why = "withheld: another record of this series and day says that it is not public";
    let hint =
        "if these are two meetings, give each a `series` of its own, in a sidecar or front matter";
    Note::closed(place, why, hint)
}

/// Seals the words of a meeting.
fn seal(meeting: &Meeting, team: &Team, sealed: &mut Sealed) {
    meeting.parts.iter().for_each(|part| seal_log(part, sealed));
    for notes in &meeting.notes {
        sealed.record(&team.file_of(&notes.path), &notes.markdown);
    }
    let path = meeting.sources.first().map_or("", |source| &*source.path);
    let place = Place::head(&team.file_of(path));
    let items = meeting.minutes.items.iter().map(|item| &item.text);
    let titles = items.chain([&meeting.title]).chain(&meeting.channel);
    titles.for_each(|text| sealed.title(&place, text));
}

fn seal_log(part: &LogPart, sealed: &mut Sealed) {
    let log = part.log();
    for at in part.range.clone() {
        let place = Place::line(&log.file, at);
        sealed.text(&place, &log.text[whole_line(&log, at)]);
    }
}
