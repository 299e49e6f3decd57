//! What the name of a file tells of the meeting that it is a record of, where another record of that is called otherwise. A name in;
//! whether two are of one meeting, and whether their hours are apart, out. In doubt they are of one.

use crate::model::log::Clock;
use crate::model::path;
use crate::read::path_name::named_time::{digits, time_behind, zone_behind};
use crate::read::path_name::{self, PathName, series_name};

/// Seconds by which two names may differ in the hour that they tell of one meeting.
const NEAR: i64 = 3600;

/// What a name tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BesideName {
    /// Folders that tell whose meetings lie there.
    folders: Vec<String>,
    series: Option<String>,
    /// Whether somebody says what the series is, and not the name.
    is_told: bool,
    /// Whether the name of the file tells the day and nothing else.
    is_bare: bool,
    hour: Option<Hour>,
}

/// The hour at which a meeting begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hour {
    seconds: i64,
    /// Seconds east of UTC, where the name tells.
    offset: Option<i32>,
}

impl BesideName {
    /// Reads a name; `told` is the series where somebody says it.
    pub(super) fn read(name: &PathName, told: Option<&str>) -> Self {
        let folders = path::folder(&name.stem);
        let behind = name.time.is_none().then(|| hour_behind(name)).flatten();
        let own = name.time.map(|time| Hour::new(time, name.offset));
        let (bare, hour) = match behind {
            Some((bare, hour)) => (bare, Some(hour)),
            None => (name.clone(), own),
        };
        let series = told.map(str::to_owned).or(bare.series);
        BesideName {
            folders: series_name::named_folders(folders),
            series,
            is_told: told.is_some(),
            is_bare: told.is_none() && bare.rest.is_none(),
            hour,
        }
    }

    /// The series of it, if anything tells that.
    pub(super) fn series(&self) -> Option<&str> {
        self.series.as_deref()
    }

    /// Whether a log of another name and the same day is of this meeting: of the same series, or in the same folder where either of
    /// them names none. A longer name of the series is of another one if that `meets_apart`.
    pub(super) fn is_beside(&self, log: &Self, meets_apart: impl Fn(&str) -> bool) -> bool {
        let (Some(series), Some(longer)) = (self.series(), log.series()) else {
            return self.folders == log.folders;
        };
        let bare = self.is_bare || log.is_bare;
        let (own, of_log) = (series_name::core(series), series_name::core(longer));
        let extended = || {
            let more = longer.strip_prefix(series);
            more.is_some_and(|more| more.starts_with('-')) && !meets_apart(longer)
        };
        let in_folder = bare && self.folders == log.folders;
        series == longer || !log.is_told && (own == of_log || extended() || in_folder)
    }

    /// Whether both tell hours that are too far apart for one meeting, on clocks that may be compared.
    pub(super) fn is_apart(&self, log: &Self) -> bool {
        self.hour.zip(log.hour).is_some_and(|(one, other)| {
            let moment = |hour: Hour| hour.seconds - i64::from(hour.offset.unwrap_or(0));
            let comparable = one.offset.is_some() == other.offset.is_some();
            comparable && moment(one).abs_diff(moment(other)) > NEAR.unsigned_abs()
        })
    }
}

impl Hour {
    fn new(time: Clock, offset: Option<i32>) -> Self {
        Hour {
            seconds: i64::from(time.seconds),
            offset,
        }
    }
}

/// An hour at the end of a name, behind a day and other words, and what the name tells without it: `2026-11-05-pier-15.00Z`.
fn hour_behind(name: &PathName) -> Option<(PathName, Hour)> {
    let year = chrono::Datelike::year(&name.date?);
    let file = name.stem.len() - path::name(&name.stem).len();
    let signs = name.stem[file..].match_indices(['-', '_', '.', ' ', 'T']);
    signs.into_iter().find_map(|(at, _)| {
        let (bare, behind) = name.stem.split_at(file + at);
        let (time, rest) = time_behind(behind, year);
        let (offset, rest) = offset_behind(rest);
        let bare = path_name::read(bare);
        let ends = !rest.contains(char::is_alphanumeric) && bare.date == name.date;
        ends.then_some((bare, Hour::new(time?, offset)))
    })
}

/// `+0200` at the end of a name, beside what else tells the distance from UTC.
fn offset_behind(text: &str) -> (Option<i32>, &str) {
    let bare = || {
        let (hours, rest) = digits(text.strip_prefix(['+', '-'])?, 2)?;
        let (minutes, rest) = digits(rest, 2)?;
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        let east = if text.starts_with('-') { -1 } else { 1 };
        rest.is_empty().then_some((Some(east * seconds), rest))
    };
    bare().unwrap_or_else(|| zone_behind(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs_of_the_meeting_of_another_record() {
        // Whether the log is of that meeting, and whether it is at another hour; `D` is a day.
        let rows = [
            ("D-wl.md", "D-wl-chat.txt", "x-"),
            ("D-wl.md", "D-wl-matrix.json", "x-"),
            ("D-wl.md", "D-wl-part2.log", "x-"),
            ("D-wl.md", "D-wl (1).log", "x-"),
            ("D-wl.md", "D-wl.2.log", "x-"),
            ("D-wl.md", "D-wl-board.log", "--"),
            ("D-wl.md", "D-wlan.log", "--"),
            ("D-wl-board.md", "D-wl.log", "--"),
            ("D-wl-minutes.md", "wl-D.log", "x-"),
            ("vn/D.md", "vn/D-matrix.log", "x-"),
            ("vn/D.md", "vn/#sec-D.log", "x-"),
            ("vn/D-weekly.md", "vn/D.log", "x-"),
            ("vn/D.md", "vm/#sec-D.log", "--"),
            ("minutes/D-wa.md", "logs/D.log", "x-"),
            ("D.md", "irc/D.log", "x-"),
            ("D.md", "logs/wk/D.log", "--"),
            ("D-wm-15.00.md", "wm.D-15.30.log", "x-"),
            ("D-wm-15.00.md", "wm.D.log", "x-"),
            ("D-wm-15.00.md", "wm.D-17.30.log", "xx"),
            ("D-uh-1500.md", "D-uh-1530.log", "x-"),
            ("D-uj-15.00Z.md", "D-uj-17.00+0200.log", "x-"),
            ("D-uj-15.00Z.md", "D-uj-15.00+0200.log", "xx"),
            ("D-uj-15.00Z.md", "D-uj-17.00.log", "x-"),
            ("uk.D-13.00.md", "uk.D-15.00.log", "xx"),
        ];
        let name = |path: &str| {
            let path = format!("meetings/{}", path.replace('D', "2026-10-08"));
            BesideName::read(&path_name::read(&path), None)
        };
        for (minutes, log, expected) in rows {
            let (one, other) = (name(minutes), name(log));
            let beside = one.is_beside(&other, |longer| longer.ends_with("-board"));
            let told = [beside, one.is_apart(&other)].map(|is| if is { 'x' } else { '-' });
            assert_eq!(String::from_iter(told), expected, "{minutes} {log}");
        }
    }

    #[test]
    fn a_series_that_somebody_tells_is_that_and_no_other() {
        let path = |path: &str| path_name::read(path);
        let minutes = BesideName::read(&path("meetings/2026-10-08.md"), Some("board"));
        let log = BesideName::read(&path("meetings/vn/2026-10-08.log"), None);
        assert!(!minutes.is_beside(&log, |_| false));
        let log = BesideName::read(&path("meetings/x-2026-10-08.log"), Some("board"));
        assert!(minutes.is_beside(&log, |_| true));
    }
}
