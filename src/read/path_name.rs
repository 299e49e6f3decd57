//! What a path tells of a meeting: date, time, series, and the stem that its files share.
//! A path inside the content folder in, `PathName` out. Front matter and sidecars overrule it elsewhere; how days are spelled
//! is the business of `named_day`, and which words name a series that of `series_name`.

pub(crate) mod among_minutes;

pub(crate) mod endings;
pub(crate) mod kind_words;
mod log_words;
pub(crate) mod meeting_day_keys;
pub(crate) mod misread_day;
pub(crate) mod named_day;
pub(crate) mod named_time;
pub(crate) mod series_name;
mod short_year;
mod spellings;
pub(crate) mod spread_day;
pub(crate) mod two_digits;

use chrono::NaiveDate;

use crate::model::id::slug;
use crate::model::log::Clock;
use endings::{EXPORT, of_recording, of_room, without_endings};
use named_day::Dated;

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

/// The stem alone, which is asked for more often than all else.
pub fn stem(path: &str) -> &str {
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let name = without_endings(file);
    let name =
        of_room(folders, name).map_or(name, |(day, room)| &name[..day.len() + 1 + room.len()]);
    &path[..path.len() - file.len() + name.len()]
}

/// The day alone: what words of the name and folders mean takes longer to tell.
pub fn day(path: &str) -> Option<NaiveDate> {
    Named::of(path).found.date
}

/// Reads a path.
pub fn read(path: &str) -> PathName {
    let Named {
        mut found,
        ends,
        apart,
    } = Named::of(path);
    if found.date.is_some() {
        let (before, behind) = &found.rest;
        found.rest.1 = endings::without_appended(before, behind, ends).to_owned();
    }
    let (mut before, mut after) = (slug(&found.rest.0), slug(&found.rest.1));
    if let Some(day) = found.date {
        before = slug(without_running_number(&found.rest.0));
        series_name::without_joint(&mut before);
        series_name::without_weekday(day, &mut before, &mut after);
    }
    let of_name = |words: &str| series_name::of_name(words).filter(|_| apart);
    let from_name = of_name(&before).or_else(|| of_name(&after));
    let folders = path.rsplit_once('/').map_or("", |(folders, _)| folders);
    let series = from_name.or_else(|| series_name::of_folders(folders));
    let words = format!("{before} {after}");
    let rest = Some(slug(&words)).filter(|rest| !series_name::is_plain(rest));
    PathName {
        stem: stem(path).to_owned(),
        date: found.date,
        time: found.time,
        offset: found.offset,
        series,
        rest,
    }
}

/// The name of a file, with its day taken out of it.
struct Named {
    found: Dated,
    /// Whether it has an ending that is known.
    ends: bool,
    /// Whether a day or a moment stood in the name itself.
    apart: bool,
}

impl Named {
    fn of(path: &str) -> Self {
        let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
        let bare = without_endings(file);
        // Programs that copy sites write the sign of a room so.
        let name = bare.replace("%23", "#");
        // Element names its exports by the room, and by the moment of the export.
        let (name, exported) = match name.find(EXPORT) {
            Some(at) => (name[..at].trim_start_matches("matrix - "), true),
            None => (name.as_str(), false),
        };
        let recorded = of_recording(name).map(|moment| format!("{moment}Z"));
        let name = recorded.as_deref().unwrap_or(name);
        let found = named_day::once(found(folders, name, exported));
        let (before, behind) = &found.rest;
        Named {
            ends: bare.len() < file.len(),
            apart: exported || before.len() + behind.len() < name.len(),
            found,
        }
    }
}

/// The day of a name below folders, and what is left of the name.
fn found(folders: &str, name: &str, exported: bool) -> Dated {
    let in_month = || {
        let (_, room) = of_room(folders, name)?;
        let found = spread_day::spread(folders, name)?;
        let rest = (room.to_owned(), String::new());
        Some(Dated { rest, ..found })
    };
    named_day::find_in_name(name)
        .filter(|_| !exported)
        .or_else(in_month)
        .or_else(|| spread_day::spread(folders, name))
        .or_else(|| spread_day::of_year(folders, name).filter(|_| !exported))
        .unwrap_or_else(|| Dated::never(name))
}

/// `harbour` of `harbour#059 `: such a number counts the meetings of a series.
fn without_running_number(name: &str) -> &str {
    let words = name.trim_end_matches([' ', '-', '_', '.']);
    let digits = |c: char| c.is_ascii_digit();
    let counted = words.trim_end_matches(digits).strip_suffix('#');
    counted.filter(|_| words.ends_with(digits)).unwrap_or(name)
}

/// Whether a file lies in a folder of such a name, be it behind a `_`.
pub(crate) fn lies_in(path: &str, names: &[&str]) -> bool {
    let mut folders = path.split('/').rev().skip(1);
    folders.any(|folder| {
        let name = folder.trim_start_matches('_');
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}

/// Whether a line tells a day and little else, as one above minutes does.
pub(crate) fn is_of_day(line: &str) -> bool {
    named_day::is_short(line) && named_day::find(line).is_some()
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
        let summary = read("meetings/20260127-summary.txt");
        assert_eq!((summary.series, summary.rest), (None, None));
        let server = read("meetings/2026-01-27-pier.example.org.log");
        assert_eq!(server.series.as_deref(), Some("pier-example-org"));
    }

    #[test]
    fn a_recording_is_named_by_its_moment() {
        for rest in ["", "newChat", "_1920x1080"] {
            let found = read(&format!("meetings/GMT20260106-150000_Recording{rest}.txt"));
            assert_eq!((found.series, found.rest), (None, None), "{rest}");
            assert_eq!((found.date.is_some(), found.offset), (true, Some(0)));
        }
        let other = read("meetings/GMT20260106-150000_boats.txt");
        assert_eq!(other.offset, None);
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
            ("2026-01-09-minutes-2.md", "2026-01-09", ""),
            ("meeting-041-2026-11-13.md", "2026-11-13", ""),
            (
                "Pier Meeting 12 - 2026-11-05.md",
                "2026-11-05",
                "pier-meeting",
            ),
            ("2026-11-06-meeting-7.md", "2026-11-06", ""),
            ("2026-11-06-call-7.md", "2026-11-06", "call"),
            ("2026-11-06-release-7.md", "2026-11-06", "release-7"),
            ("2026-11-06-meeting-2019.md", "2026-11-06", "meeting-2019"),
            ("2026-11-05 Protokoll.md", "2026-11-05", ""),
            ("Protokolle/2026-11-05.md", "2026-11-05", ""),
            ("2026-11-12 Tagesordnung.md", "2026-11-12", ""),
            ("2026-11-26_Entwurf.md", "2026-11-26", ""),
            ("acta-puerto-2026-11-26.md", "2026-11-26", "puerto"),
            ("Re\u{301}union du 2026-11-05.md", "2026-11-05", ""),
            ("Copy of 2026-11-26.md", "2026-11-26", ""),
            (
                "Vorstandsprotokolle/2026-11-05.md",
                "2026-11-05",
                "vorstandsprotokolle",
            ),
            ("12.11.2026.md", "2026-11-12", ""),
            ("19.11.2026 Sitzung.md", "2026-11-19", ""),
            ("harbour 5.1.2026.md", "2026-01-05", "harbour"),
            ("05-11-2026.md", "", ""),
            ("14-11-2026-call.md", "2026-11-14", "call"),
            ("14_07_2026/chat.log", "2026-07-14", ""),
            ("call 11-14-2026.md", "2026-11-14", "call"),
            ("05-05-2026.md", "2026-05-05", ""),
            ("31-11-2026.md", "", ""),
            ("14-07_2026.md", "", ""),
            ("2026/14-11-2026-call.md", "2026-11-14", "call"),
            ("2026/05-06-2026-call.md", "", ""),
            ("2017/10-08-2030-weekly.log", "2017-10-08", "2030-weekly"),
            ("2017/10-08-2018-budget.md", "", ""),
            (
                "2026-01-09-dev-meeting-2026-01-09.log",
                "2026-01-09",
                "dev-meeting",
            ),
            (
                "2026-01-23-dev-meeting-held-on-2026-01-23.md",
                "2026-01-23",
                "dev-meeting",
            ),
            ("2026-01-23-of-2026-01-23.md", "2026-01-23", ""),
            ("2026-01-23-call-of-2026-01-22.md", "2026-01-23", "call"),
            (
                "2026-10-21-crew-meeting-summary-15-october-2026.md",
                "2026-10-21",
                "crew-meeting",
            ),
            ("31.11.2026.md", "", ""),
            ("1.2.20263.md", "", ""),
            ("v2.05.2024.md", "", ""),
            ("boats-V12.05.2024.md", "", ""),
            ("nov2.05.2024.md", "2024-05-02", "nov"),
            ("2026年11月5日.md", "2026-11-05", ""),
            ("2026년 1월 15일.md", "2026-01-15", ""),
            ("2026年13月5日.md", "", ""),
            ("harbour#059 28-Jan-2019.txt", "2019-01-28", "harbour"),
            ("#12 2019-01-28.txt", "2019-01-28", ""),
            ("%23harbour-dev.2022-01-13.log", "2022-01-13", "harbour-dev"),
            ("harbour.log.14Oct2017", "2017-10-14", "harbour"),
            ("12 Oct 2017.txt", "2017-10-12", ""),
            ("Oct-13-2017.txt", "2017-10-13", ""),
            ("October 1st, 2017 call.txt", "2017-10-01", "call"),
            ("harbour 11 October 2017.txt", "2017-10-11", "harbour"),
            ("2023-Jan-24.md", "2023-01-24", ""),
            ("reunion-del-5-de-mayo-de-2021.md", "2021-05-05", ""),
            ("Acta 5 de mayo del 2021.md", "2021-05-05", ""),
            ("Protokół 22 lipca 2024.md", "2024-07-22", ""),
            ("pier 22nd of July 2024.md", "2024-07-22", "pier"),
            ("1er octobre 2024.md", "2024-10-01", ""),
            ("2024/1er octobre.md", "2024-10-01", ""),
            ("5 listopada 2024.md", "2024-11-05", ""),
            ("5. listopada 2024.md", "", ""),
            ("5. listopadu 2024.md", "2024-11-05", ""),
            ("5 list 2024.md", "", ""),
            ("5 set 2024.md", "", ""),
            ("05192018.md", "2018-05-19", ""),
            ("19052018-boats.md", "2018-05-19", "boats"),
            ("minutes_05192018.md", "2018-05-19", ""),
            ("05112018.md", "", ""),
            ("ticket-05192018.md", "", ""),
            ("05192018-2.md", "", ""),
            ("05192018x.md", "", ""),
            ("051920181.md", "", ""),
            ("v1.05192018.md", "", ""),
            ("0151-05192018.md", "", ""),
            ("05Feb2020.log", "2020-02-05", ""),
            ("2020-02-05 5 May 2019.log", "2020-02-05", ""),
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
            ("2012/12-06-05 call.md", "2012-06-05", "call"),
            (
                "calls/2021/01-21-21-boats-minutes.md",
                "2021-01-21",
                "boats",
            ),
            ("calls/2021/08-12-21-minutes.md", "", "calls"),
            ("calls/2021/08.12.21-minutes.md", "2021-12-08", "calls"),
            ("2024/24_11_17 Acta.md", "2024-11-17", ""),
            ("2024/24-12-14 Acta.md", "2024-12-14", ""),
            ("2012/12-12-12.md", "2012-12-12", ""),
            ("2018/180912 - Plan.md", "2018-09-12", "plan"),
            ("2018/180912.md", "2018-09-12", ""),
            ("2021/210121-boats.md", "2021-01-21", "boats"),
            ("2012/121012.md", "", ""),
            ("2018/1809123.md", "", ""),
            ("2018/ticket-180912.md", "", ""),
            ("2018/190912.md", "", ""),
            ("180912.md", "", ""),
            ("2017/10-08-12-harbour.txt", "2017-10-08", "12-harbour"),
            ("2021/08-12-21-30.txt", "2021-08-12", ""),
            (
                "weekly/2026/10-October/2026-10-08.md",
                "2026-10-08",
                "weekly",
            ),
            ("weekly/06_June/2026-06-04.md", "2026-06-04", "weekly"),
            ("weekly/07 - July/2026-07-02.md", "2026-07-02", "weekly"),
            ("weekly/August 2023/2023-08-03.md", "2023-08-03", "weekly"),
            ("weekly/2023 October/2023-10-05.md", "2023-10-05", "weekly"),
            ("weekly/2026/Q3/2026-07-09.md", "2026-07-09", "weekly"),
            ("weekly/week-12/2026-03-19.md", "2026-03-19", "weekly"),
            ("weekly/W12/2026-03-19.md", "2026-03-19", "weekly"),
            ("weekly/FY2023/2023-08-03.md", "2023-08-03", "weekly"),
            ("weekly/Archive 2019/2019-08-01.md", "2019-08-01", "weekly"),
            ("Meeting Notes/2026-01-08.md", "2026-01-08", ""),
            ("meeting-minutes/2026-01-08.md", "2026-01-08", ""),
            ("agendas/2026-01-08.md", "2026-01-08", ""),
            ("harbour-minutes/2026-01-08.md", "2026-01-08", "harbour"),
            ("harbour-agendas/2026-01-08.md", "2026-01-08", "harbour"),
            ("release-notes/2026-01-08.md", "2026-01-08", "release-notes"),
            (
                "design-meeting/2026-01-08.md",
                "2026-01-08",
                "design-meeting",
            ),
            ("wg-12/2026-01-08.md", "2026-01-08", "wg-12"),
            ("march/2026-01-08.md", "2026-01-08", "march"),
            ("docs/2026-01-08.md", "2026-01-08", "docs"),
            ("en/2026-01-08-meeting.md", "2026-01-08", ""),
            ("harbour/zh_CN/2026-01-08.md", "2026-01-08", "harbour"),
            ("pt-br/2026-01-08.md", "2026-01-08", ""),
            ("ca/2026-01-08.md", "2026-01-08", "ca"),
            ("it/2026-01-08.md", "2026-01-08", "it"),
            ("de-escalation/2026-01-08.md", "2026-01-08", "de-escalation"),
            ("history/2026-01-08.md", "2026-01-08", "history"),
            ("_posts/2026-01-08.md", "2026-01-08", ""),
            ("2026/03-March/19.md", "2026-03-19", ""),
            ("2026/07 - July/02.md", "2026-07-02", ""),
            ("2026/03-M\u{e4}rz/19.md", "2026-03-19", ""),
            ("2026/Oktober/2.md", "2026-10-02", ""),
            ("2026/08 - ao\u{fb}t/02.md", "2026-08-02", ""),
            ("weekly/Mai 2026/2026-05-08.md", "2026-05-08", "weekly"),
            (
                "weekly/12-d\u{e9}cembre/2026-12-03.md",
                "2026-12-03",
                "weekly",
            ),
            ("2026/Marco/2026-12-03.md", "2026-12-03", "marco"),
            ("harbour 11. Oktober 2017.md", "2017-10-11", "harbour"),
            ("harbour 11 oktober 2017.md", "2017-10-11", "harbour"),
            ("2026/03-May/19.md", "", ""),
            ("2014-09/sept-23.md", "2014-09-23", ""),
            ("2024/March 26.md", "2024-03-26", ""),
            ("2024/2-Apr.md", "2024-04-02", ""),
            ("2024/harbour/2-Apr.md", "2024-04-02", "harbour"),
            ("2024/March/12th.md", "2024-03-12", ""),
            ("2024/2025/March 26.md", "", ""),
            ("2024/5-march-of-boats.md", "2024-03-05", "of-boats"),
            ("2024/2 maple.md", "", ""),
            ("2026/telcons/01-08-f2f-minutes.md", "2026-01-08", "f2f"),
            ("2026/CG-01-08-ipv6.md", "2026-01-08", "cg"),
            ("2026/f2f-01-08.md", "2026-01-08", "f2f"),
            ("2026/11-17_v2.md", "2026-11-17", ""),
            ("2026/calls/11-10-part-2.md", "", "calls"),
            ("2026-01-08-thursday.md", "2026-01-08", ""),
            ("2026-01-08 Thu.md", "2026-01-08", ""),
            ("Wed 17 May 2023.md", "2023-05-17", ""),
            ("2026-01-08_Thu.log", "2026-01-08", ""),
            ("Thursday 2026-01-08 harbour.md", "2026-01-08", "harbour"),
            ("2026-01-08-thu-harbour.md", "2026-01-08", "harbour"),
            ("2026-01-08-thursday-minutes.md", "2026-01-08", ""),
            ("2026-01-08-thursday-call.md", "2026-01-08", "thursday-call"),
            ("2026-01-08-friday.md", "2026-01-08", "friday"),
            ("2026-05-08-week-19.log", "2026-05-08", ""),
            ("2026-05-08-W19-harbour.log", "2026-05-08", "harbour"),
            ("harbour-kw19-2026-05-08.log", "2026-05-08", "harbour"),
            ("weekly/2026-05-08-week19.md", "2026-05-08", "weekly"),
            ("2026-05-08-week-2.log", "2026-05-08", "week-2"),
            ("2026-05-08-w3c.log", "2026-05-08", "w3c"),
            ("2026-01-08-final.md", "2026-01-08", ""),
            ("2026-01-08-draft.md", "2026-01-08", ""),
            ("2026-01-08-harbour-approved.md", "2026-01-08", "harbour"),
            ("2026-01-08-harbour-v2.md", "2026-01-08", "harbour"),
            ("2026-01-08-minutes copy.md", "2026-01-08", ""),
            ("2026-01-08-weekly (1).log", "2026-01-08", "weekly"),
            ("2026-01-08-weekly.irclog", "2026-01-08", "weekly"),
            ("2026-01-08.irclog", "2026-01-08", ""),
            ("irclog-2026-01-08.txt", "2026-01-08", ""),
            ("chatlog-2026-01-08.txt", "2026-01-08", ""),
            ("2026-01-08-harbour-chatlog.txt", "2026-01-08", "harbour"),
            ("2026-01-08-coffee-chat.txt", "2026-01-08", "coffee-chat"),
            ("2026-01-08-weekly.log.1", "2026-01-08", "weekly"),
            ("weekly 2026-01-08 (2).log", "2026-01-08", "weekly"),
            (
                "2026-01-08-irc.pier.example",
                "2026-01-08",
                "irc-pier-example",
            ),
            ("2026-01-08-pier.harbour.log", "2026-01-08", "pier-harbour"),
            ("2026-01-08.pier", "2026-01-08", "pier"),
            ("2026-01-08-draft-minutes.md", "2026-01-08", ""),
            ("2026-01-08-final-of-cups.md", "2026-01-08", "final-of-cups"),
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
                "teams/docs/minutes/2026-01-08.md",
                "teams/docs/minutes/2026-01-08",
                "2026-01-08",
                "",
                "docs",
                "",
            ),
            (
                "doc/minutes/2026-01-08.md",
                "doc/minutes/2026-01-08",
                "2026-01-08",
                "",
                "",
                "",
            ),
            (
                "content/posts/2026-01-08.md",
                "content/posts/2026-01-08",
                "2026-01-08",
                "",
                "",
                "",
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
