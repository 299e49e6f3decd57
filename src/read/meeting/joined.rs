//! Several logs of one talk. The meetings of a stem in, one meeting with all their logs out, and what is told of items that are in
//! none of its minutes.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::stem::Stem;
use crate::model::meeting::{Item, ItemKind, LogPart, Meeting};
use crate::model::path;
use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity, listed};

impl Stem<'_> {
    /// Which of the logs with some paths a sidecar names as the one whose lines it means.
    pub(super) fn named_log<'p>(&mut self, paths: impl Iterator<Item = &'p str>) -> Option<usize> {
        let named = self.facts.log.as_ref()?;
        let paths: Vec<&str> = paths.collect();
        let found = paths.iter().position(|path| is_called(path, &named.value));
        if found.is_none() {
            let message = format!("this meeting has no log `{}`", named.value);
            let note = Note::at(Severity::Error, "unknown-log", named, message);
            let names = paths.iter().map(|path| format!("`{}`", path::name(path)));
            let names: Vec<String> = names.collect();
            let hint = match names.is_empty() {
                true => "take the key out: lines are those of a log".to_owned(),
                false => format!("its logs: {}", listed(&names)),
            };
            self.out.notes.push(note.hint(hint));
        }
        found
    }

    /// Several logs of one stem, each of one meeting, tell the same meeting: all are shown, one gives the minutes. That is the one
    /// with this path, if it holds a meeting.
    pub(super) fn join(&mut self, first: usize, best_path: Option<&str>) {
        let mut told = self.out.meetings.split_off(first);
        let several = told.len() > 1
            && told
                .iter()
                .all(|meeting| meeting.sources.iter().all(|source| source.part.is_none()));
        if !several {
            self.out.meetings.append(&mut told);
            return;
        }
        let path =
            |held: &Arc<Meeting>| held.sources.first().map(|source| Arc::clone(&source.path));
        let sizes = told.iter().enumerate();
        let sizes = sizes.map(|(at, held)| {
            let items = held.minutes.items.len();
            (at, (items, held.lines.message))
        });
        let mut held = told.iter();
        let named = held.position(|held| path(held).as_deref() == best_path);
        let mut first = told.swap_remove(named.or_else(|| best(sizes)).unwrap_or(0));
        let meeting = Arc::make_mut(&mut first);
        told.sort_by_key(path);
        for (index, other) in told.into_iter().enumerate() {
            self.out.notes.extend(uncounted(meeting, &other));
            let prefix = format!("l{}-", index + 2);
            meeting.parts.extend(other.parts.iter().map(|part| LogPart {
                prefix: prefix.clone(),
                ..part.clone()
            }));
            meeting.sources.extend(other.sources.iter().cloned());
            meeting.lines.add(&other.lines);
        }
        self.out.meetings.push(first);
    }
}

/// Whether a log is called so, be it that it is packed.
fn is_called(path: &str, called: &str) -> bool {
    let bare = |path: &str| path.strip_suffix(".gz").unwrap_or(path).to_owned();
    let head = bare(path);
    let head = head.strip_suffix(&bare(called));
    head.is_some_and(|head| head.is_empty() || head.ends_with('/'))
}

/// Which of several logs of one talk gives the minutes: the one of most items, of several the one of most messages, of these the
/// first. Numbers of logs with their items and messages in.
pub(super) fn best(sizes: impl Iterator<Item = (usize, (usize, u32))>) -> Option<usize> {
    let sizes = sizes.map(|(at, size)| (size, Reverse(at)));
    sizes.max().map(|(_, Reverse(at))| at)
}

/// What is told of decisions and actions of a log that the log which gives the minutes does not have.
fn uncounted(best: &Meeting, other: &Meeting) -> Option<Note> {
    let known = best.minutes.items.iter().filter_map(told);
    let known: HashSet<(bool, String)> = known.collect();
    let is_lost =
        |item: &&Item| !item.withdrawn && told(item).is_some_and(|told| !known.contains(&told));
    let mut lost = other.minutes.items.iter().filter(is_lost).peekable();
    let line = lost.peek()?.line;
    let part = other.parts.first()?;
    let log = part.log();
    let index = log.index(line)?;
    let seen = log.seen(index);
    let place = Place::new(&log.file, narrow(index + 1), seen.column);
    let message = format!(
        "another log gives the minutes of this meeting, `{}`: {} of this one and who speaks in it alone are not counted",
        path::name(&best.sources.first()?.path),
        counted(lost.count(), "decision or action", "decisions and actions"),
    );
    let note = Note::new(Severity::Warning, "several-logs", place, message);
    Some(note.show(seen.whole, seen.width).hint(format!(
        "tell them in the sidecar under `items`, or say `log: {}` there if this log is the one that counts; two meetings need two names",
        path::name(&log.path)
    )))
}

/// Letters that tell a decision or an action from another one: servers of IRC cut what is long.
const TELLING: usize = 100;

/// A decision or an action by its words, whatever form the log gives them; nothing of other items.
pub(super) fn told(item: &Item) -> Option<(bool, String)> {
    let action = item.kind == ItemKind::Action;
    let letters = item
        .text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(TELLING);
    let letters = letters.flat_map(char::to_lowercase).collect();
    (action || item.kind.is_decision()).then_some((action, letters))
}
