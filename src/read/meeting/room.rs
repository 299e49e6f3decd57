//! The room that a log is of, as the log or its path tells it. A read log in, the name of its room out; what a sidecar tells
//! counts before all of it, elsewhere.

use crate::model::log::{LineKind, Log, Presence, line_around};
use crate::read::path_name::endings::without_endings;

/// What programs write before the name of the room, above all talk.
const HEADS: &[&str] = &[
    "# room: ",
    "Session Ident: ",
    "Now talking on ",
    "Now talking in ",
];

/// The room of a log: as its head names it, or the first line of those who join, or the path.
pub(super) fn of(log: &Log) -> Option<String> {
    let told = head(log)
        .or_else(|| joined(log))
        .or_else(|| before_nick(log));
    let told = told.map(|room| match log.dialect {
        // Its network stands behind it.
        "tiarra" => room.split('@').next().unwrap_or(room),
        _ => room,
    });
    told.map(str::to_owned).or_else(|| in_path(&log.path))
}

/// The room that stands above all talk.
fn head(log: &Log) -> Option<&str> {
    let lines = log.lines.iter().take_while(|line| !line.is_talk());
    let mut told = lines.filter(|line| matches!(line.kind, LineKind::Presence(_)));
    told.find_map(|line| {
        let whole = &log.text[line_around(&log.text, line.text.start as usize)];
        let mut heads = HEADS.iter();
        name(heads.find_map(|head| Some(whole.split_once(head)?.1))?)
    })
}

/// The room that lines of those who join name.
fn joined(log: &Log) -> Option<&str> {
    let mut lines = log.lines.iter();
    let joined = lines.find(|line| line.kind == LineKind::Presence(Presence::Joined))?;
    let end = joined.text.end as usize;
    let rest = &log.text[line_around(&log.text, end).start..end];
    let told = rest
        .split_once("joined ")
        .or_else(|| rest.rsplit_once(" to "));
    name(told?.1)
}

/// The room that stands before each nick, as Tiarra writes it.
fn before_nick(log: &Log) -> Option<&str> {
    let mut lines = log.lines.iter().filter(|_| log.dialect == "tiarra");
    let said = lines.find(|line| line.kind == LineKind::Message)?;
    let whole = &log.text[line_around(&log.text, said.text.start as usize)];
    let (who, _) = whole.split_once(['<', '>'])?.1.split_once(':')?;
    name(who)
}

fn name(text: &str) -> Option<&str> {
    let word = text.split_whitespace().next()?;
    let word = word.trim_end_matches(['.', ',']);
    word.starts_with('#').then_some(word)
}

/// The room that a file is named after, or a folder: `#harbour_20311231.log`, `libera.#harbour.2031-12-31.log`,
/// `#harbour/2031-12-31.log`.
fn in_path(path: &str) -> Option<String> {
    let path = path.replace("%23", "#");
    path.rsplit('/').map(without_endings).find_map(in_name)
}

fn in_name(name: &str) -> Option<String> {
    let (before, _) = name.split_at(name.find('#')?);
    let apart = before.is_empty() || before.ends_with(['.', '_', '-', ' ']);
    let rest = name[before.len()..].trim_start_matches('#');
    let signs = &name[before.len()..name.len() - rest.len()];
    // Its day follows, or nothing.
    let parts = rest.split_inclusive(['.', '_', '-', ' ']);
    let of_name = |part: &&str| !part.starts_with(|c: char| c.is_ascii_digit());
    let room: String = parts.take_while(of_name).collect();
    let room = room.trim_end_matches(['.', '_', '-', ' ']);
    let is_named = apart && room.starts_with(char::is_alphabetic);
    is_named.then(|| format!("{signs}{room}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_rooms() {
        let rows = [
            ("meetings/#harbour_20311231.log.txt", Some("#harbour")),
            ("meetings/%23grove-team.2031-12-31.log", Some("#grove-team")),
            ("meetings/irc.libera.#grove.weechatlog", Some("#grove")),
            ("meetings/##roofs.log", Some("##roofs")),
            ("meetings/#harbour/2031-12-31.log", Some("#harbour")),
            ("meetings/c#-call.log", None),
            ("meetings/#12-boats.log", None),
            ("meetings/2031-12-31-weekly.log", None),
        ];
        for (path, expected) in rows {
            assert_eq!(in_path(path).as_deref(), expected, "{path}");
        }
    }
}
