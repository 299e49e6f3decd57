//! Claims about ids of actions and decisions that a record of ours names: each is of an item on record, or may be of one that is
//! withheld. An id in, a note out.

use crate::model::Library;
use crate::model::log::LineKind;
use crate::model::meeting::{LogPart, Meeting};
use crate::place::At;
use crate::report::{Note, Severity};

/// What an id is said to be of.
pub(super) struct Kind {
    /// The name of the check.
    pub(super) check: &'static str,
    /// `action` or `decision`.
    pub(super) word: &'static str,
    /// Where each has its id.
    pub(super) list: &'static str,
}

/// Why an id may be that of something withheld.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Withheld {
    /// Its line is taken out.
    Line,
    /// Its meeting is not on record, where records are withheld.
    Meeting,
}

/// An id of no item: a fault, unless the item may be one that is withheld. Whoever marks a meeting is not to be stopped by what
/// became of it.
pub(super) fn note(library: &Library, named: &At<String>, known: &[&str], kind: &Kind) -> Note {
    let (id, word) = (&named.value, kind.word);
    let withheld = withheld(library, id);
    let why = match withheld {
        None => {
            let message = format!("there is no {word} `{id}`");
            let note = Note::about(Severity::Error, kind.check, named, message);
            return near(note, kind, id, &same_line(id, known));
        }
        Some(Withheld::Line) => "its line is withheld",
        Some(Withheld::Meeting) => "its meeting is withheld, or not on record",
    };
    let message = format!("`{id}` is no {word} of the site: {why}, and this entry does nothing");
    let note = Note::about(Severity::Warning, kind.check, named, message);
    if withheld == Some(Withheld::Line) {
        return note;
    }
    near(note, kind, id, &same_line(id, known))
}

/// Ids of the same line: a meeting that got another name keeps its lines, and others are not like it but by chance.
fn same_line<'k>(id: &str, known: &[&'k str]) -> Vec<&'k str> {
    let line = |id: &str| id.rsplit('-').next().map(str::to_owned);
    let same = known.iter().filter(|known| line(known) == line(id));
    same.copied().collect()
}

/// The nearest id that is known; how ids are found, where none is near.
fn near(note: Note, kind: &Kind, id: &str, known: &[&str]) -> Note {
    let note = match moved(id, known) {
        Some(now) => note.hint(format!("did you mean `{now}`?")),
        None => note.did_you_mean(id, known),
    };
    match note.hint {
        Some(_) => note,
        None => note.hint(format!(
            "{} has the id of each, also where lines of a log have moved; where a meeting got another name, mend the id here, and keep the old address of the meeting with `aliases` in its sidecar",
            kind.list
        )),
    }
}

/// The id of a line of the same number in a meeting that has a number by now, as others of its day came before it.
fn moved<'k>(id: &str, known: &[&'k str]) -> Option<&'k str> {
    let (meeting, line) = id.rsplit_once('-')?;
    let is_it = |known: &&str| {
        let rest = known.strip_prefix(meeting);
        let rest = rest.and_then(|rest| rest.strip_prefix('-')?.split_once('-'));
        rest.is_some_and(|(number, own)| own == line && number.parse::<u32>().is_ok())
    };
    known.iter().copied().find(|known| is_it(known))
}

/// Why an id may be that of something withheld. One of a meeting on record is not, whatever else is withheld, unless its line is.
fn withheld(library: &Library, id: &str) -> Option<Withheld> {
    let line = |meeting: &Meeting| -> Option<u32> {
        let rest = id.strip_prefix(&meeting.id)?.strip_prefix('-')?;
        rest.split('.').next()?.parse().ok()
    };
    let mut meetings = library.meetings.iter();
    let Some((meeting, line)) = meetings.find_map(|held| Some((held, line(held)?))) else {
        return (library.withheld > 0).then_some(Withheld::Meeting);
    };
    let redacted = |part: &LogPart| {
        let log = part.log();
        let at = log.index(line)?;
        Some(log.lines.get(at)?.kind == LineKind::Redacted)
    };
    let redacted = meeting.parts.first().and_then(redacted);
    (redacted == Some(true)).then_some(Withheld::Line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_a_meeting_that_got_a_number() {
        let known = [
            "2026-11-26-weekly-3",
            "2026-11-26-weekly-2-9",
            "2026-11-26-weekly-boats-7",
        ];
        for (id, expected) in [
            ("2026-11-26-weekly-9", Some("2026-11-26-weekly-2-9")),
            ("2026-11-26-weekly-7", None),
            ("2026-11-26-weekly-2", None),
            ("weekly", None),
        ] {
            assert_eq!(moved(id, &known), expected, "{id}");
        }
    }
}
