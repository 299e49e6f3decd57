//! What a path tells of a meeting: date, time, series, and the stem that its files share.
//! A path inside the content folder in, `PathName` out. Front matter and sidecars overrule it elsewhere.

use chrono::{Datelike as _, NaiveDate};

use super::endings::{EXPORT, of_room, without_endings};
use crate::model::id::slug;
use crate::model::log::Clock;

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

/// File names that say nothing.
const PLAIN_NAMES: &[&str] = &[
    "log",
    "irc",
    "minutes",
    "notes",
    "meeting",
    "index",
    "chat",
    "transcript",
    "readme",
    "agenda",
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
    let name = without_endings(file);
    let stem = stem(path).to_owned();
    // Element names its exports by the room, and by the moment of the export.
    let (name, exported) = match name.find(EXPORT) {
        Some(at) => (name[..at].trim_start_matches("matrix - "), true),
        None => (name, false),
    };
    let in_month = || {
        let (_, room) = of_room(folders, name)?;
        Some(Dated {
            date: folder_date(folders, name)?,
            time: None,
            offset: None,
            rest: (room.to_owned(), String::new()),
        })
    };
    let own = find_date(name).filter(|_| !exported).or_else(in_month);
    let offset = own.as_ref().and_then(|found| found.offset);
    let (date, time, rest) = match &own {
        Some(found) => (Some(found.date), found.time, found.rest.clone()),
        None => (
            folder_date(folders, name),
            None,
            (name.to_owned(), String::new()),
        ),
    };
    let before = slug(&rest.0);
    let after = slug(&rest.1);
    let dated = own.is_some() || exported;
    let from_name = series_of_name(&before, dated).or_else(|| series_of_name(&after, dated));
    let series = from_name.or_else(|| series_of_folders(folders));
    let words = format!("{} {}", rest.0, rest.1);
    let rest = Some(slug(&words)).filter(|rest| !rest.is_empty() && !is_plain(rest, own.is_some()));
    PathName {
        stem,
        date,
        time,
        offset,
        series,
        rest,
    }
}

struct Dated {
    date: NaiveDate,
    time: Option<Clock>,
    offset: Option<i32>,
    rest: (String, String),
}

/// The first date in a name: `2021-04-15`, `2021_04_15`, `2021.04.15`, `20210415`, with a time behind it.
fn find_date(name: &str) -> Option<Dated> {
    (0..name.len())
        .filter(|at| name.is_char_boundary(*at))
        .find_map(|at| {
            let before = &name[..at];
            let glued = before
                .bytes()
                .last()
                .is_some_and(|byte| byte.is_ascii_digit());
            let (date, rest) = if glued { None } else { date_at(&name[at..]) }?;
            let (time, rest) = time_behind(rest, date.year());
            let (offset, rest) = zone_behind(rest);
            Some(Dated {
                date,
                time,
                offset,
                rest: (before.to_owned(), rest.to_owned()),
            })
        })
}

fn date_at(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = digits(text, 4)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '_' | '.'));
    let skip = |rest: &'_ str| {
        separator.map_or(Some(rest.len()), |mark| {
            rest.strip_prefix(mark).map(str::len)
        })
    };
    let rest = &rest[rest.len() - skip(rest)?..];
    let (month, rest) = digits(rest, 2)?;
    let rest = &rest[rest.len() - skip(rest)?..];
    let (day, rest) = digits(rest, 2)?;
    let more = rest
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit());
    let year = i32::try_from(year)
        .ok()
        .filter(|year| (1985..2100).contains(year))?;
    if more {
        None
    } else {
        Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
    }
}

/// Words behind a time that may look like a year: zones, and what meetings are called.
const TIMED: &[&str] = &[
    "utc", "gmt", "z", "cet", "cest", "eet", "eest", "bst", "ist", "jst", "est", "edt", "cst",
    "cdt", "mst", "mdt", "pst", "pdt", "h", "hrs", "weekly", "biweekly", "monthly", "daily",
    "sync", "call", "standup",
];

/// Whether four digits are a year that a name speaks of, as in `2022-11-10-2023-budget`: it is near that of the day, and words
/// follow that stand behind no time.
fn is_year(number: u32, year: i32, behind: &str) -> bool {
    let near = i32::try_from(number).is_ok_and(|number| number.abs_diff(year) <= 10);
    let of_time = |word: &str| {
        let word = word.trim_matches(|c: char| c.is_ascii_digit());
        let known = |known: &&str| word.eq_ignore_ascii_case(known);
        word.is_empty() || TIMED.iter().any(known) || PLAIN_NAMES.iter().any(known)
    };
    let mut words = behind.split(|c: char| !c.is_alphanumeric());
    near && !behind.starts_with(|c: char| c.is_ascii_digit()) && !words.all(of_time)
}

/// `-15.00`, `.1500`, `T15:00`, `_15-00-00` behind a date of a year.
fn time_behind(text: &str, year: i32) -> (Option<Clock>, &str) {
    let found = || {
        let rest = text.strip_prefix(['-', '_', '.', 'T', ' '])?;
        let (hour, rest) = digits(rest, 2)?;
        let marked = rest.strip_prefix(['.', ':', '-', '_', 'h']);
        let (minute, rest) = digits(marked.unwrap_or(rest), 2)?;
        if marked.is_none() && is_year(hour * 100 + minute, year, rest) {
            return None;
        }
        let seconds = rest
            .strip_prefix(['.', ':', '-', '_'])
            .and_then(|rest| digits(rest, 2))
            .or_else(|| digits(rest, 2).filter(|(_, rest)| rest.starts_with(['+', '-'])));
        let rest = seconds.map_or(rest, |(_, rest)| rest);
        let ends = !rest
            .bytes()
            .next()
            .is_some_and(|byte| byte.is_ascii_alphanumeric());
        ends.then_some((Clock::new(hour, minute, None)?, rest))
    };
    found().map_or((None, text), |(clock, rest)| (Some(clock), rest))
}

/// `+0200CEST` behind a time, as Pidgin has it.
fn zone_behind(text: &str) -> (Option<i32>, &str) {
    let found = || {
        let sign = if text.starts_with('-') { -1 } else { 1 };
        let (hours, rest) = digits(text.strip_prefix(['+', '-'])?, 2)?;
        let (minutes, rest) = digits(rest, 2)?;
        let name = rest.trim_start_matches(|c: char| c.is_ascii_uppercase());
        let zone = name.is_empty() && rest.len() >= 3;
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        zone.then_some((Some(sign * seconds), name))
    };
    found().unwrap_or((None, text))
}

fn digits(text: &str, count: usize) -> Option<(u32, &str)> {
    let head = text.get(..count)?;
    let number = head
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| head.parse().ok())??;
    Some((number, &text[count..]))
}

/// A date spread over folders and name: `2016/10/30`, `2018-05/29`, `2020-01-07-group/irc`.
fn folder_date(folders: &str, name: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = folders.split('/').filter(|part| !part.is_empty()).collect();
    if let Some(found) = parts.iter().rev().find_map(|part| find_date(part)) {
        return Some(found.date);
    }
    let mut joined = parts
        .iter()
        .map(|part| part.replace(['-', '_', '.'], "/"))
        .collect::<Vec<_>>()
        .join("/");
    joined.push('/');
    joined.push_str(&name.replace(['_', '.'], "-"));
    let pieces: Vec<&str> = joined.split(['/', '-']).collect();
    pieces.windows(3).rev().find_map(|window| {
        let (year, rest) = digits(window[0], 4).filter(|(_, rest)| rest.is_empty())?;
        let (month, after) = digits(window[1], 2)?;
        let (day, end) = digits(window[2], 2)?;
        let year = i32::try_from(year)
            .ok()
            .filter(|year| (1985..2100).contains(year))?;
        (rest.is_empty() && after.is_empty() && end.is_empty())
            .then(|| NaiveDate::from_ymd_opt(year, month, day))?
    })
}

fn is_plain(slug: &str, dated: bool) -> bool {
    slug.is_empty()
        || dated && PLAIN_NAMES.contains(&slug)
        || slug.split('-').all(|word| PLAIN_NAMES.contains(&word))
}

/// A series is a word, not a number: `#15996` names one meeting only.
fn series_of_name(slug: &str, dated: bool) -> Option<String> {
    let word = slug.bytes().any(|byte| byte.is_ascii_alphabetic());
    (dated && word && !is_plain(slug, dated)).then(|| slug.to_owned())
}

/// The nearest folder that is neither a date nor a plain word.
fn series_of_folders(folders: &str) -> Option<String> {
    folders.split('/').rev().find_map(|folder| {
        let rest = find_date(folder).map_or_else(
            || folder.to_owned(),
            |found| format!("{} {}", found.rest.0, found.rest.1),
        );
        let slug = slug(&rest);
        let word = slug.bytes().any(|byte| byte.is_ascii_alphabetic());
        (word && !PLAIN_FOLDERS.contains(&slug.as_str())).then_some(slug)
    })
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
            ("2026-11-19-2030-utc-minutes.log", "20:30", "utc-minutes"),
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
                "30",
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
