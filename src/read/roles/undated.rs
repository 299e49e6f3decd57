//! A word about Markdown among minutes that no day makes a meeting, though one is told where none is read: in its name, or in
//! lines at its head, or in several headings. A path and a text in, a note out; how days are spelled is said by `named_day`.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::passed;
use crate::place::{Place, narrow};
use crate::read::notes_head;
use crate::read::path_name::among_minutes;
use crate::read::path_name::misread_day::{Meant, MisreadDay};
use crate::read::path_name::named_day;
use crate::report::{Note, Severity};

/// Lines at the head of a text in which its day may stand.
const HEAD: usize = 12;

/// Words of such a line, at the most: longer ones speak of some day.
const WORDS: usize = 8;

/// What to do with a file that holds several meetings.
pub(crate) const APART: &str = "give each meeting a file of its own, named by its day";

/// The note about a file that is read as a page, if it may be minutes.
pub(crate) fn note(path: &str, file: &Arc<str>, text: &str) -> Option<Note> {
    if !among_minutes::of_minutes_by_name(path) || passed::is_among_logs(path, None) {
        return None;
    }
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let misread =
        MisreadDay::find_below(folders, name).filter(|_| among_minutes::of_meetings(path));
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
    } else {
        let in_field = notes_head::of_field(text).map(|(line, day, _)| (line, day));
        let (line, day) = in_field.or_else(|| day_at_head(text))?;
        let hint =
            format!("put the day into the file name, or `date: {day}` into its front matter");
        (line, format!("only its text tells {day}"), hint)
    };
    let message = format!("no day makes a meeting of this file, it is read as a page: {why}");
    let place = Place::new(file, narrow(line), 0);
    Some(Note::new(Severity::Warning, "no-date", place, message).hint(hint))
}

/// The day that a short line at the head of a text tells, as `Date: 2026-11-30` and `# Minutes of 29 November 2026` do, and the
/// number of that line.
pub(crate) fn day_at_head(text: &str) -> Option<(usize, NaiveDate)> {
    let short = |line: &str| line.split_whitespace().nth(WORDS).is_none();
    let lines = text.lines().take(HEAD).enumerate();
    let mut lines = lines.filter(|(_, line)| short(line));
    lines.find_map(|(at, line)| Some((at + 1, named_day::find(line)?.date?)))
}

/// Whether two headings of one level or more tell days that are not the same.
pub(crate) fn holds_several(markdown: &str) -> bool {
    let mut first: HashMap<usize, NaiveDate> = HashMap::new();
    markdown.lines().any(|line| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let heading = line[level..].strip_prefix(' ').filter(|_| level > 0);
        let day = heading.and_then(|heading| named_day::find(heading)?.date);
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
                "minutes/2021/08-12-21.md",
                "x",
                Some("`08-12-21` may be either of two days"),
            ),
            ("docs/05-11-2026.md", "x", None),
            ("docs/news.md", several, None),
        ];
        for (path, text, expected) in rows {
            let told = note(path, &Arc::from(path), text).map(|note| note.message);
            let why = told.as_deref().and_then(|told| told.split_once("page: "));
            assert_eq!(why.map(|(_, why)| why), expected, "{path}: {text}");
        }
    }
}
