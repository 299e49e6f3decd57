//! Series that are one by the names of their files: `2026-10-01-TSC-Minutes.md` is of `tsc`, `2026-10-08-TSC-Meeting.md` beside it of
//! `tsc-meeting`. Meetings in, those of the rarer name given to the other; what names tell of a series is said by `path_name`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::meeting::Meeting;
use crate::model::path;
use crate::model::team::Team;
use crate::read::path_name;
use crate::read::path_name::kind_words;

/// Meetings by the folder of their first file and their series.
type Counts = HashMap<(String, String), usize>;

/// Gives meetings of a folder one series, where the names of two differ in a word for people who meet: that of most of them, of two
/// alike the shorter. A series that `site.yaml` names stays as it is.
pub(super) fn unite(meetings: &mut [Arc<Meeting>], team: &Team) {
    if !meetings.iter().any(|held| bare(&held.series).is_some()) {
        return;
    }
    let mut counts = Counts::new();
    for meeting in meetings.iter() {
        *counts.entry(key(meeting)).or_default() += 1;
    }
    let moved = moved(&counts, team);
    for meeting in meetings.iter_mut().filter(|_| !moved.is_empty()) {
        let series = moved.get(&key(meeting));
        if let Some(series) = series.filter(|_| is_of_name(meeting)) {
            Arc::make_mut(meeting).series.clone_from(series);
        }
    }
}

/// Which series of which folder get which name.
fn moved(counts: &Counts, team: &Team) -> HashMap<(String, String), String> {
    let mut moved = HashMap::new();
    for ((folder, series), count) in counts {
        let Some(short) = bare(series) else {
            continue;
        };
        let other = (folder.clone(), short.to_owned());
        let Some(others) = counts.get(&other) else {
            continue;
        };
        if is_declared(team, series) || is_declared(team, short) {
            continue;
        }
        match others >= count {
            true => moved.insert((folder.clone(), series.clone()), other.1),
            false => moved.insert(other, series.clone()),
        };
    }
    moved
}

/// `tsc` of `tsc-meeting`.
fn bare(series: &str) -> Option<&str> {
    let (head, last) = series.rsplit_once('-')?;
    kind_words::is_gathering(last).then_some(head)
}

fn key(meeting: &Meeting) -> (String, String) {
    let folder = path::folder(first_path(meeting));
    (folder.to_owned(), meeting.series.clone())
}

fn first_path(meeting: &Meeting) -> &str {
    meeting.sources.first().map_or("", |source| &*source.path)
}

/// Whether the path alone tells the series of a meeting.
fn is_of_name(meeting: &Meeting) -> bool {
    path_name::read(first_path(meeting)).series.as_ref() == Some(&meeting.series)
}

fn is_declared(team: &Team, series: &str) -> bool {
    let slots = team.schedule.iter().filter_map(|slot| slot.series());
    let rules = team.logs.iter().filter_map(|rule| rule.series.as_deref());
    slots.chain(rules).any(|declared| declared == series)
}
