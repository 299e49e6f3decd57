//! Dated files of others that are passed over where meetings are: whoever wrote them may miss them. What was read in, one note a
//! folder out. Files of which a word was said one by one are not told again.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::of_meeting;
use super::passed;
use crate::model::Library;
use crate::model::path;
use crate::model::source::{NO_RECORD, Source};
use crate::model::words::counted;
use crate::place::Place;
use crate::read::path_name;
use crate::read::path_name::among_minutes;
use crate::read::path_name::endings;
use crate::read::tree::Entry;
use crate::read::tree::kinds;
use crate::read::tree::unpack;
use crate::report::{Note, Severity};

/// What to do with what lies outside the folder of meetings where that holds some.
const IN_ONE_PLACE: &str = "meetings are read from meetings/ alone where that folder holds any: if these are of meetings, put them there";

/// What meetings were made of.
struct Known<'l> {
    files: HashSet<&'l str>,
    folders: HashSet<&'l str>,
    stems: HashSet<Cow<'l, str>>,
}

/// One note for each folder of minutes, whatever years lie in it, and each in which dated meetings lie. In a tree of ours every file is told.
pub(crate) fn notes(entries: &[Entry], library: &Library) -> Vec<Note> {
    if library.team.own_tree {
        return Vec::new();
    }
    let dated = library
        .meetings
        .iter()
        .filter(|meeting| meeting.date.is_some());
    let paths: Vec<&str> = dated
        .flat_map(|meeting| &meeting.sources)
        .map(|source| &*source.path)
        .collect();
    let known = Known {
        folders: paths.iter().map(|path| path::folder(path)).collect(),
        stems: paths.iter().map(|path| of_meeting::by_name(path)).collect(),
        files: paths.into_iter().collect(),
    };
    let mut left: BTreeMap<&str, Vec<&Source>> = BTreeMap::new();
    for source in library.sources.iter().filter(|source| known.misses(source)) {
        left.entry(of_all_years(&source.path))
            .or_default()
            .push(source);
    }
    if left.is_empty() {
        return Vec::new();
    }
    let files = entries.iter().map(|entry| (&*entry.path, &entry.file));
    let files: HashMap<&str, &Arc<str>> = files.collect();
    let told = left.values().filter_map(|sources| {
        let first = sources.first()?;
        let elsewhere = |source: &&Source| path::folder(&source.path) != path::folder(&first.path);
        let place = match sources.iter().any(elsewhere) {
            true => "there and in folders of other years",
            false => "beside it",
        };
        let others = (sources.len() - 1, place);
        Some(note(files.get(&*first.path)?, first, others))
    });
    told.collect()
}

impl Known<'_> {
    /// Whether a file may be of a meeting of its own, though nothing was read from it.
    fn misses(&self, source: &Source) -> bool {
        let path: &str = &source.path;
        let Some(reason) = source.reason.filter(|_| source.role == "none") else {
            return false;
        };
        let text = passed::is_text(reason) && !kinds::ends(path, &["json", "ndjson"]);
        let document = reason == NO_RECORD && kinds::ends(path, passed::DOCUMENTS);
        let packed = is_packed_text(path);
        if !(text || document || packed) || !self.is_among(path, reason) {
            return false;
        }
        // Pages and documents are mostly made of the text of that name.
        let made = document || reason == "html";
        let bare = path::without_ending(path);
        let known = made && self.stems.contains(&*of_meeting::by_name(bare));
        let copy = known || self.files.contains(bare);
        let told = || passed::note(path, &Arc::from(path), reason, false).is_some();
        let told_day = has_day(if packed { bare } else { path });
        !copy && (told_day || self.is_log_beside(path)) && !told()
    }

    /// Whether a text that is called a log lies where meetings were read, be it without a day of its own: in the folder of that of
    /// one, or among others.
    fn is_log_beside(&self, path: &str) -> bool {
        let name = path::name(path);
        let stem = endings::without_endings(name);
        let called = stem
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| word.eq_ignore_ascii_case("log"));
        let among = || among_minutes::of_talk(path) || path_name::day(path).is_some();
        (endings::is_log(path) || called) && self.folders.contains(path::folder(path)) && among()
    }

    /// Whether meetings may be expected where a file lies, or by its name; of logs outside the folder of meetings everywhere.
    fn is_among(&self, path: &str, reason: &str) -> bool {
        let is_log = || endings::is_log(path) || among_minutes::of_talk(path);
        self.folders.contains(path::folder(path))
            || among_minutes::of_minutes(path)
            || among_minutes::is_called_minutes(path)
            || reason == passed::OUTSIDE && is_log()
    }
}

/// Whether what was packed may be a log or minutes: `2026-10-08.log.gz`.
fn is_packed_text(path: &str) -> bool {
    let bare = path::without_ending(path);
    unpack::is_packed(path) && endings::without_endings(bare) != bare
}

/// The folder of a file without those of its year and month.
fn of_all_years(path: &str) -> &str {
    let mut folder = path::folder(path);
    let is_number = |name: &str| name.len() <= 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    while let Some((above, _)) = folder.rsplit_once('/').filter(|(_, name)| is_number(name)) {
        folder = above;
    }
    folder
}

/// Whether a file has a day in its name, or one of its folder and no other name.
fn has_day(path: &str) -> bool {
    let named = path_name::read(path);
    let name = path::name(path);
    let of_folder = || path_name::day(&format!("{}/x", path::folder(path)));
    let own = || path_name::day(name).is_some();
    named.date.is_some() && (named.rest.is_none() || own() || of_folder() != named.date)
}

fn note(file: &Arc<str>, first: &Source, (others, place): (usize, &str)) -> Note {
    let what = if has_day(&first.path) {
        "dated file"
    } else {
        "log"
    };
    let message = match others {
        0 => format!("this {what} is passed over, though it may be of a meeting"),
        _ => format!(
            "this {what} and {} {place} are passed over, though they may be of meetings",
            counted(others, "other", "others")
        ),
    };
    let hint = match first.reason {
        Some(passed::OUTSIDE) => IN_ONE_PLACE,
        Some("html") => passed::IN_MARKDOWN,
        _ if is_packed_text(&first.path) => passed::UNPACK,
        _ => passed::IN_MEETINGS,
    };
    Note::new(Severity::Warning, "passed-over", Place::file(file), message).hint(hint)
}
