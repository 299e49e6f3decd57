//! A word about Markdown among minutes that no day makes a meeting, though one is told where none is read: in its name, or in
//! lines at its head, or in several headings; or none is told of what says who was there. A path and a text in, a note out; how days
//! are spelled is said by `named_day`.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::passed;
use crate::model::path;
use crate::place::{Place, narrow};
use crate::read::front::{self, Front};
use crate::read::markdown::heading::headed;
use crate::read::notes_head;
use crate::read::path_name::among_minutes;
use crate::read::path_name::misread_day::{Meant, MisreadDay};
use crate::read::path_name::named_day;
use crate::report::{Note, Severity};

/// Lines at the head of a text in which its day may stand.
const HEAD: usize = 12;

/// What to do with a file that holds several meetings.
pub(crate) const APART: &str = "give each meeting a file of its own, named by its day";

/// The note about a file that is read as a page, if it may be minutes; `names_people` says whether a text tells who was there.
pub(crate) fn note(
    path: &str,
    file: &Arc<str>,
    text: &str,
    names_people: fn(&str) -> bool,
) -> Option<Note> {
    if !among_minutes::of_minutes_by_name(path) || passed::is_among_logs(path, None) {
        return None;
    }
    let (folders, name) = path::parted(path);
    let of_meetings = among_minutes::of_meetings(path);
    let misread = MisreadDay::find_below(folders, name).filter(|_| of_meetings);
    let (line, why, hint) = if let Some(misread) = misread {
        let hint = match misread.meant {
            Meant::Day(day) => format!("write {day} in the file name"),
            Meant::Nothing | Meant::Either => {
                "mend the date in the file name, or put `date: YYYY-MM-DD` into front matter".into()
            }
        };
        (0, misread.why(), hint)
    } else if holds_several(text) {
        let why = "several days stand in its headings".to_owned();
        (0, why, APART.to_owned())
    } else if let Some(told) = in_text(path, text) {
        told?
    } else {
        (of_meetings && names_people(text)).then_some(())?;
        let hint = "put the day into the file name, or `date: YYYY-MM-DD` into its front matter";
        (0, "nothing tells one".to_owned(), hint.to_owned())
    };
    let message = format!("no day makes a meeting of this file, it is read as a page: {why}");
    let place = Place::new(file, narrow(line), 0);
    Some(Note::new(Severity::Warning, "no-date", place, message).hint(hint))
}

/// What to do where front matter tells another day.
const IN_NAME: &str = "put the day of the meeting into the file name";

/// What a note says.
type Told = (usize, String, String);

/// The day that the head of a text tells, or its front matter: that of a post is the day on which it was put up, and what is told to
/// come then is no meeting that was. Nothing is to be said of a text with no other day, unless it is called minutes.
fn in_text(path: &str, text: &str) -> Option<Option<Told>> {
    let parted = match front::find(text) {
        Front::Some {
            front, body, lines, ..
        } => of_front(&text[front]).map(|day| (Some(day), lines, &text[body..])),
        Front::Unclosed | Front::None => None,
    };
    let (posted, above, body) = parted.unwrap_or((None, 0, text));
    let in_field = notes_head::of_field(body).map(|(line, day, _)| (line, day));
    let found = in_field.or_else(|| day_at_head(body));
    let found = found.map(|(line, day)| (line + above, day));
    match (found, posted) {
        (None, None) => None,
        (None, Some(day)) => {
            let why = format!("only its front matter tells {day}, when it may have been put up");
            let called = among_minutes::has_minutes_in_name(path);
            Some(called.then(|| (0, why, IN_NAME.to_owned())))
        }
        (Some((_, day)), Some(posted)) if day > posted => Some(None),
        (Some((line, day)), Some(_)) => Some(Some((
            line,
            format!("only its text tells {day}, its front matter when it was put up"),
            IN_NAME.to_owned(),
        ))),
        (Some((line, day)), None) => {
            let hint =
                format!("put the day into the file name, or `date: {day}` into its front matter");
            Some(Some((line, format!("only its text tells {day}"), hint)))
        }
    }
}

/// The day behind the key `date` of front matter.
fn of_front(front: &str) -> Option<NaiveDate> {
    let value = |line: &str| {
        let (key, value) = line.split_once([':', '='])?;
        key.trim().eq_ignore_ascii_case("date").then_some(())?;
        named_day::find(value)?.date
    };
    front.lines().find_map(value)
}

/// The day that a short line at the head of a text tells, as `Date: 2026-11-30` and `# Minutes of 29 November 2026` do, and the
/// number of that line.
pub(crate) fn day_at_head(text: &str) -> Option<(usize, NaiveDate)> {
    let short = |line: &str| named_day::is_short(line.trim_start_matches('#'));
    let lines = text.lines().take(HEAD).enumerate();
    let mut lines = lines.filter(|(_, line)| short(line));
    lines.find_map(|(at, line)| Some((at + 1, named_day::find(line)?.date?)))
}

/// Whether two headings of one level or more tell days that are not the same.
pub(crate) fn holds_several(markdown: &str) -> bool {
    let mut first: HashMap<usize, NaiveDate> = HashMap::new();
    markdown.lines().any(|line| {
        let Some((level, heading)) = headed(line) else {
            return false;
        };
        let day = named_day::find(heading).and_then(|found| found.date);
        day.is_some_and(|day| *first.entry(level).or_insert(day) != day)
    })
}

#[cfg(test)]
mod tests {
    use super::note;
    use std::sync::Arc;

    #[test]
    fn days_that_make_no_meeting() {
        let several = "# Notes\n\n## November 12, 2026\n\n- Kim\n\n## October 29, 2026\n";
        let rows = [
            (
                "minutes/05-11-2026.md",
                "x",
                Some("`05-11-2026` may be either of two days"),
            ),
            (
                "minutes/a.md",
                "# Minutes of 29 November 2026\n",
                Some("only its text tells 2026-11-29"),
            ),
            (
                "protokolle/a.md",
                "# A\n\nDatum: 30.11.2026\n",
                Some("only its text tells 2026-11-30"),
            ),
            (
                "sig/meeting-notes.md",
                several,
                Some("several days stand in its headings"),
            ),
            (
                "All Calls/Meeting 22.md",
                "# Core\n### Meeting Date/Time: Friday 9 October 2026 at 14:00 UTC, as always\n",
                Some("only its text tells 2026-10-09"),
            ),
            (
                "minutes/how-we-meet.md",
                "# How we meet\n\nEvery week.\n",
                None,
            ),
            (
                "minutes/a.md",
                "We have met every week since 2019-01-08, in the harbour and elsewhere.\n",
                None,
            ),
            ("minutes/README.md", several, None),
            (
                "minutes/crew-4.md",
                "# Crew\n\n## Attendees\n\n- Ash\n",
                Some("nothing tells one"),
            ),
            ("sig/meeting-4.md", "## Attendees\n\n- Ash\n", None),
            ("minutes/template.md", "## Attendees\n\n- Ash\n", None),
            (
                "posts/minutes-crew.md",
                "---\ndate: 2026-10-29 16:02:43\ntitle: Minutes\n---\n\n**Date:** October 8, 2026, 16:15.\n",
                Some("only its text tells 2026-10-08, its front matter when it was put up"),
            ),
            (
                "schedule/22-4-26-meeting-minutes.md",
                "---\ndescription: April 22, 2026\n---\n\nWe met.\n",
                Some("only its text tells 2026-04-22"),
            ),
            (
                "posts/meeting.md",
                "---\ndate: 2026-10-29\n---\n\n**Date:** November 5, 2026\n",
                None,
            ),
            (
                "posts/meeting.md",
                "---\ndate: 2026-10-29\n---\n\nWe meet.\n",
                None,
            ),
            (
                "schedule/22-4-26-meeting-minutes.md",
                "---\ndate: 2026-04-22\n---\n\nWe met.\n",
                Some("only its front matter tells 2026-04-22, when it may have been put up"),
            ),
            (
                "minutes/2021/08-12-21.md",
                "x",
                Some("`08-12-21` may be either of two days"),
            ),
            ("docs/05-11-2026.md", "x", None),
            ("docs/news.md", several, None),
        ];
        for (path, text, expected) in rows {
            let names = |text: &str| text.contains("## Attendees");
            let told = note(path, &Arc::from(path), text, names).map(|note| note.message);
            let why = told.as_deref().and_then(|told| told.split_once("page: "));
            assert_eq!(why.map(|(_, why)| why), expected, "{path}: {text}");
        }
    }
}
