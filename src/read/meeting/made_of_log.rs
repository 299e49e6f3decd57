//! Records that scribe.perl made of logs, where these lie beside them by the names that the W3C gives both:
//! `2026-01-15-minutes.html` and `2026-01-15-irc.txt`. What became of all stems in, the same with such records told as made of
//! the log out.

use std::collections::HashSet;
use std::sync::Arc;

use super::gathered::Gathered;
use crate::model::path;
use crate::read::foreign;
use crate::read::path_name::endings;
use crate::read::roles::passed;

/// What ends the names of a record and of its log.
const RECORD: &str = "minutes";
const LOG: &str = "irc";

/// Tells records whose logs are read as made of them, and nothing more of them.
pub fn tell_made(mut stems: Vec<Arc<Gathered>>) -> Vec<Arc<Gathered>> {
    let is_record = |stem: &Gathered| {
        stem.roles
            .iter()
            .any(|(_, _, reason)| *reason == Some(foreign::SCRIBE))
    };
    if !stems.iter().any(|stem| is_record(stem)) {
        return stems;
    }
    let logged = stems.iter().flat_map(|stem| &stem.meetings);
    let logged = logged.flat_map(|meeting| &meeting.parts);
    let logs: HashSet<String> = logged
        .filter_map(|part| without(&part.log().path, LOG).map(str::to_owned))
        .collect();
    for stem in &mut stems {
        if is_record(stem) {
            tell(Arc::make_mut(stem), &logs);
        }
    }
    stems
}

/// Tells the records of a stem for which there is a log; these are the names without what says which of both it is.
fn tell(stem: &mut Gathered, logs: &HashSet<String>) {
    let mut made: Vec<Arc<str>> = Vec::new();
    for (path, role, reason) in &mut stem.roles {
        let is_made = || without(path, RECORD).is_some_and(|name| logs.contains(name));
        if *reason == Some(foreign::SCRIBE) && is_made() {
            (*role, *reason) = ("minutes", Some("derived"));
            made.push(Arc::clone(path));
        }
    }
    stem.notes.retain(|note| {
        let about = |path: &Arc<str>| note.place.file.ends_with(&**path);
        note.check != passed::CHECK || !made.iter().any(about)
    });
}

/// The name of a file without its ending and the word that says what it is.
fn without<'p>(path: &'p str, word: &str) -> Option<&'p str> {
    let file = path::name(path);
    let endings = file.len() - endings::without_endings(file).len();
    let name = path[..path.len() - endings].strip_suffix(word)?;
    name.strip_suffix(['-', '_', '.', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_record_and_its_log() {
        let rows = [
            ("m/2026-04-06-minutes.html", RECORD, Some("m/2026-04-06")),
            ("m/2026-04-06-irc.txt", LOG, Some("m/2026-04-06")),
            (
                "m/2026/03/06-pier-minutes.html",
                RECORD,
                Some("m/2026/03/06-pier"),
            ),
            ("m/2026/03/06-pier-irc.log", LOG, Some("m/2026/03/06-pier")),
            ("m/2026-04-06/minutes.html", RECORD, Some("m/2026-04-06")),
            ("m/2026-04-06-pier.html", RECORD, None),
            ("minutes.html", RECORD, None),
        ];
        for (path, word, expected) in rows {
            assert_eq!(without(path, word), expected, "{path}");
        }
    }
}
