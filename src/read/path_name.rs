//! What a path tells of a meeting: date, time, series, and the stem that its files share.
//! A path inside the content folder in, `PathName` out. Front matter and sidecars overrule it elsewhere; how days are spelled
//! is the business of `named_day`.

use chrono::NaiveDate;

use super::endings::{EXPORT, of_room, without_endings};
use super::named_day::{self, Dated};
use super::named_time::PLAIN_NAMES;
use crate::model::id::slug;
use crate::model::log::Clock;
use crate::model::words::month;

/// Everything a path tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathName {
    /// Folder and file name without extensions: files with the same stem are one meeting.
    pub stem: String,
    /// Day, from the file name or from folders (`2016/10/30`).
    pub date: Option<NaiveDate>,
    /// Time of day behind the date.
    pub time: Option<Clock>,
    /// Seconds east of UTC of that time, where the name tells.
    pub offset: Option<i32>,
    /// Slug of the series; none if only the date is left of the path.
    pub series: Option<String>,
    /// Slug of what else the file name says.
    pub rest: Option<String>,
}

impl PathName {
    /// The name of the file as it is spelled, without its endings; none if it says nothing.
    pub fn words(&self) -> Option<&str> {
        let name = self.stem.rsplit('/').next()?;
        let says = self.rest.is_some() || slug(name).is_empty();
        says.then_some(name)
    }
}

/// Folders that hold meetings of any series.
const PLAIN_FOLDERS: &[&str] = &[
    "meetings",
    "meeting",
    "logs",
    "log",
    "irc",
    "irclog",
    "irclogs",
    "irc-logs",
    "minutes",
    "notes",
    "archive",
    "archives",
    "chat",
    "chats",
    "chatlogs",
    "transcripts",
    "text",
    "txt",
    "raw",
    "content",
    "posts",
    "docs",
    "matrix",
    "history",
];

/// Words that say what kind of file it is, at the end of the name of a series.
const KINDS: &[&str] = &[
    "agenda",
    "minutes",
    "notes",
    "log",
    "irc",
    "transcript",
    "summary",
];

/// The same at its head, where fewer words say nothing else.
const KINDS_AHEAD: &[&str] = &["agenda", "minutes", "notes"];

/// Words that belong to the one before or behind them: `release-notes`, `notes-on-boats`.
const JOINED: &[&str] = &[
    "release", "change", "about", "and", "for", "from", "of", "on", "to",
];

/// The stem alone, which is asked for more often than all else.
pub fn stem(path: &str) -> &str {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let name = without_endings(file);
    let name =
        of_room(folders, name).map_or(name, |(day, room)| &name[..day.len() + 1 + room.len()]);
    &path[..path.len() - file.len() + name.len()]
}

/// Reads a path.
pub fn read(path: &str) -> PathName {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    // Programs that copy sites write the sign of a room so.
    let name = without_endings(file).replace("%23", "#");
    let name = name.as_str();
    let stem = stem(path).to_owned();
    // Element names its exports by the room, and by the moment of the export.
    let (name, exported) = match name.find(EXPORT) {
        Some(at) => (name[..at].trim_start_matches("matrix - "), true),
        None => (name, false),
    };
    let in_month = || {
        let (_, room) = of_room(folders, name)?;
        let found = named_day::spread(folders, name)?;
        let rest = (room.to_owned(), String::new());
        Some(Dated { rest, ..found })
    };
    let found = named_day::find(name)
        .filter(|_| !exported)
        .or_else(in_month)
        .or_else(|| named_day::spread(folders, name))
        .or_else(|| named_day::of_year(folders, name).filter(|_| !exported))
        .unwrap_or_else(|| Dated::never(name));
    let before = match found.date {
        Some(_) => slug(without_running_number(&found.rest.0)),
        None => slug(&found.rest.0),
    };
    let after = slug(&found.rest.1);
    // Whether a day or a moment stands in the name itself.
    let dated = exported || found.rest.0.len() + found.rest.1.len() < name.len();
    let from_name = series_of_name(&before, dated).or_else(|| series_of_name(&after, dated));
    let series = from_name.or_else(|| series_of_folders(folders));
    let words = format!("{} {}", found.rest.0, found.rest.1);
    let rest = Some(slug(&words)).filter(|rest| !is_plain(rest));
    PathName {
        stem,
        date: found.date,
        time: found.time,
        offset: found.offset,
        series,
        rest,
    }
}

/// `harbour` of `harbour#059 `: such a number counts the meetings of a series.
fn without_running_number(name: &str) -> &str {
    let words = name.trim_end_matches([' ', '-', '_', '.']);
    let digits = |c: char| c.is_ascii_digit();
    let counted = words.trim_end_matches(digits).strip_suffix('#');
    counted.filter(|_| words.ends_with(digits)).unwrap_or(name)
}

fn is_plain(slug: &str) -> bool {
    slug.split('-')
        .all(|word| word.is_empty() || PLAIN_NAMES.contains(&word))
}

/// A series is a word, not a number: `#15996` names one meeting only. What kind of file it is tells no series apart.
fn series_of_name(slug: &str, dated: bool) -> Option<String> {
    let word = slug.bytes().any(|byte| byte.is_ascii_alphabetic());
    if !dated || !word || is_plain(slug) {
        return None;
    }
    let series = without_kind(slug);
    (!KINDS.contains(&series)).then(|| series.to_owned())
}

/// `harbour-call` of `harbour-call-agenda` and `minutes-harbour-call`.
fn without_kind(slug: &str) -> &str {
    let words = |text: &str| text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let mut left = slug;
    while let Some((head, last)) = left.rsplit_once('-') {
        let before = head.rsplit('-').next().unwrap_or(head);
        if !KINDS.contains(&last) || JOINED.contains(&before) || !words(head) {
            break;
        }
        left = head;
    }
    while let Some((first, tail)) = left.split_once('-') {
        let behind = tail.split('-').next().unwrap_or(tail);
        if !KINDS_AHEAD.contains(&first) || JOINED.contains(&behind) || !words(tail) {
            break;
        }
        left = tail;
    }
    left
}

/// The nearest folder that is neither a date nor a plain word.
fn series_of_folders(folders: &str) -> Option<String> {
    let mut around = folders.rsplit('/').peekable();
    while let Some(folder) = around.next() {
        let rest = named_day::find(folder).map_or_else(
            || folder.to_owned(),
            |found| format!("{} {}", found.rest.0, found.rest.1),
        );
        let slug = slug(&rest);
        let word = slug.bytes().any(|byte| byte.is_ascii_alphabetic());
        let of_year = |above: &&str| above.bytes().all(|byte| byte.is_ascii_digit());
        let in_year = around.peek().is_some_and(of_year);
        let month = in_year && month(folder).is_some();
        if word && !month && !PLAIN_FOLDERS.contains(&slug.as_str()) {
            return Some(slug);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_no_series() {
        let endings = "md mkd mdown mdwn mdx adoc asciidoc org textile wiki mediawiki rst txt";
        for ending in endings.split(' ') {
            let found = read(&format!("meetings/2026-01-27.{ending}"));
            assert_eq!((found.series, found.rest), (None, None), "{ending}");
        }
        let server = read("meetings/2026-01-27-pier.example.org.log");
        assert_eq!(server.series.as_deref(), Some("pier-example-org"));
    }

    #[test]
    fn four_digits_behind_a_day() {
        let rows = [
            (
                "2020-04-20-2021-edition-design.md",
                "",
                "2021-edition-design",
            ),
            ("2022-11-10-2023-budget.md", "", "2023-budget"),
            ("2022-11-10 2023 budget.md", "", "2023-budget"),
            ("2026-11-19-15.00.log", "15:00", ""),
            ("2026-11-19-1500-weekly.log", "15:00", "weekly"),
            ("2026-11-19-2030-weekly.log", "20:30", "weekly"),
            ("2026-11-19-2030-utc-minutes.log", "20:30", "utc"),
            ("2026-11-19-2000-pier.log", "20:00", "pier"),
            ("2026-11-19-1930-pier.log", "19:30", "pier"),
            ("2026-11-19-20.30-pier.log", "20:30", "pier"),
            ("pier.2026-11-19-2030.log", "20:30", "pier"),
            ("2026-11-19.202730+0200CEST.txt", "20:27", ""),
        ];
        for (path, time, series) in rows {
            let found = read(path);
            let told = found.time.map(Clock::text).unwrap_or_default();
            let expected = (time.to_owned(), series.to_owned());
            assert_eq!((told, found.series.unwrap_or_default()), expected, "{path}");
        }
    }

    #[test]
    fn days_and_series() {
        let rows = [
            (
                "2026-01-09-harbour-call-agenda.md",
                "2026-01-09",
                "harbour-call",
            ),
            (
                "2026-01-09-harbour-call-minutes.md",
                "2026-01-09",
                "harbour-call",
            ),
            (
                "2026-01-02 - Harbour call - agenda.md",
                "2026-01-02",
                "harbour-call",
            ),
            (
                "minutes-harbour-call-2026-01-09.md",
                "2026-01-09",
                "harbour-call",
            ),
            (
                "2026-01-09-board-meeting-notes.md",
                "2026-01-09",
                "board-meeting",
            ),
            ("2026-01-09-release-notes.md", "2026-01-09", "release-notes"),
            (
                "2026-01-09-notes-on-boats.md",
                "2026-01-09",
                "notes-on-boats",
            ),
            ("2026-01-09-summary.md", "2026-01-09", ""),
            ("2026-01-09-minutes-2.md", "2026-01-09", "minutes-2"),
            ("harbour#059 28-Jan-2019.txt", "2019-01-28", "harbour"),
            ("#12 2019-01-28.txt", "2019-01-28", ""),
            ("%23harbour-dev.2022-01-13.log", "2022-01-13", "harbour-dev"),
            ("harbour.log.14Oct2017", "2017-10-14", "harbour"),
            ("12 Oct 2017.txt", "2017-10-12", ""),
            ("Oct-13-2017.txt", "2017-10-13", ""),
            ("October 1st, 2017 call.txt", "2017-10-01", "call"),
            ("harbour 11 October 2017.txt", "2017-10-11", "harbour"),
            ("2023-Jan-24.md", "2023-01-24", ""),
            ("05Feb2020.log", "2020-02-05", ""),
            ("2020-02-05 5 May 2019.log", "2020-02-05", "5-may-2019"),
            ("may-2026-plans.md", "", ""),
            ("5-march-of-boats-2026.md", "", ""),
            ("dismay 5 2026.md", "", ""),
            ("31-Feb-2026.md", "", ""),
            ("2023-1-5.md", "2023-01-05", ""),
            ("2023.1.23.md", "2023-01-23", ""),
            ("2023.1.2.3.md", "", ""),
            ("x12023-1-5.md", "", ""),
            ("2026/telcons/01-08-minutes.md", "2026-01-08", "telcons"),
            ("main/2023/CG-01-03.md", "2023-01-03", "cg"),
            ("SIG-Docs/2024/docs-05-8.md", "2024-05-08", "docs"),
            ("2024/2025/docs-05-8.md", "", ""),
            ("2024/docs-05-32.md", "", ""),
            ("2024/docs-05-8-3.md", "", ""),
            ("2024/05/docs-07-08.md", "", ""),
            ("2017/Oct/08.txt", "2017-10-08", ""),
            ("2023/1/12.md", "2023-01-12", ""),
            ("2019-10/01.txt", "2019-10-01", ""),
            ("2017/10-08.txt", "2017-10-08", ""),
            ("2017/10-08-harbour.txt", "2017-10-08", "harbour"),
            ("2017/1-2-3.txt", "", ""),
        ];
        for (path, date, series) in rows {
            let found = read(&format!("meetings/{path}"));
            let day = found.date.map(|date| date.to_string());
            let told = (day.unwrap_or_default(), found.series.unwrap_or_default());
            assert_eq!(told, (date.to_owned(), series.to_owned()), "{path}");
        }
    }

    #[test]
    fn a_day_spread_over_folders_leaves_nothing_of_the_name() {
        for path in ["2019/10/01.txt", "2019-10/01.txt", "2017/10-08.txt"] {
            let found = read(path);
            assert_eq!((found.rest, found.series), (None, None), "{path}");
        }
    }

    #[test]
    fn times_in_utc() {
        for name in [
            "2026-01-19T15:00:00Z",
            "notes-20260119T1500Z",
            "2026-01-19T150000z",
        ] {
            let found = read(&format!("meetings/{name}.md"));
            let told = (
                found.time.map(Clock::text),
                found.offset,
                found.series,
                found.rest,
            );
            assert_eq!(
                told.0.map(|time| time[..5].to_owned()).as_deref(),
                Some("15:00"),
                "{name}"
            );
            assert_eq!((told.1, told.2, told.3), (Some(0), None, None), "{name}");
        }
    }

    #[test]
    fn paths() {
        let rows = [
            (
                "meetings/2024/05/09-sec-irc.txt",
                "meetings/2024/05/09-sec",
                "2024-05-09",
                "",
                "sec",
                "sec",
            ),
            (
                "meetings/2024/05/09-sec-minutes.html",
                "meetings/2024/05/09-sec",
                "2024-05-09",
                "",
                "sec",
                "sec",
            ),
            (
                "meetings/matrix - Sec Team - Chat Export - 2026-03-02T10-00-00.000Z.txt",
                "meetings/matrix - Sec Team - Chat Export - 2026-03-02T10-00-00.000Z",
                "",
                "",
                "sec-team",
                "sec-team",
            ),
            (
                "meetings/ubuntu.2024-01-04-15.00.moin.txt",
                "meetings/ubuntu.2024-01-04-15.00",
                "2024-01-04",
                "15:00",
                "ubuntu",
                "ubuntu",
            ),
            (
                "meetings/ubuntu.2024-01-04-15.00.1.html",
                "meetings/ubuntu.2024-01-04-15.00",
                "2024-01-04",
                "15:00",
                "ubuntu",
                "ubuntu",
            ),
            (
                "meetings/asbroker.2018-05-29-13.30.log.txt",
                "meetings/asbroker.2018-05-29-13.30",
                "2018-05-29",
                "13:30",
                "asbroker",
                "asbroker",
            ),
            ("2018-02-27.irc.log", "2018-02-27", "2018-02-27", "", "", ""),
            (
                "minutes/2020-03-10-hal-team.md",
                "minutes/2020-03-10-hal-team",
                "2020-03-10",
                "",
                "hal-team",
                "hal-team",
            ),
            (
                "2019-06-12-#15996.md",
                "2019-06-12-#15996",
                "2019-06-12",
                "",
                "",
                "15996",
            ),
            (
                "2020-03-02-vc-education/irc.log",
                "2020-03-02-vc-education/irc",
                "2020-03-02",
                "",
                "vc-education",
                "",
            ),
            (
                "mirc/2016/10/30.log",
                "mirc/2016/10/30",
                "2016-10-30",
                "",
                "mirc",
                "",
            ),
            (
                "#chan/2021-05-01",
                "#chan/2021-05-01",
                "2021-05-01",
                "",
                "chan",
                "",
            ),
            (
                "#chan_20210501.log.txt",
                "#chan_20210501",
                "2021-05-01",
                "",
                "chan",
                "chan",
            ),
            (
                "meetings/weekly/2026-01-08.md",
                "meetings/weekly/2026-01-08",
                "2026-01-08",
                "",
                "weekly",
                "",
            ),
            ("notes.txt", "notes", "", "", "", ""),
            (
                "20170119-minutes.txt",
                "20170119-minutes",
                "2017-01-19",
                "",
                "",
                "",
            ),
            (
                "rfcs/0136-teams.md",
                "rfcs/0136-teams",
                "",
                "",
                "rfcs",
                "0136-teams",
            ),
            ("2021-13-45.log", "2021-13-45", "", "", "", "2021-13-45"),
        ];
        for (path, stem, date, time, series, rest) in rows {
            let found = read(path);
            let text = |value: Option<String>| value.unwrap_or_default();
            let told = (
                found.stem.as_str(),
                text(found.date.map(|date| date.to_string())),
                text(found.time.map(Clock::text)),
                text(found.series.clone()),
                text(found.rest.clone()),
            );
            let expected = (
                stem,
                date.to_owned(),
                time.to_owned(),
                series.to_owned(),
                rest.to_owned(),
            );
            assert_eq!(told, expected, "{path}");
        }
    }
}
