//! Old addresses that cannot lead to their records: what no rule can say, what a file of the site or another record has
//! already. What is seen and the planned outputs in, a note for each with its line out.

use std::collections::{HashMap, HashSet};

use super::Output;
use crate::model::alias;
use crate::place::At;
use crate::report::{Note, Severity};
use crate::view::Sight;

/// An alias, and whether it stands on a page of the team, whose front matter is ours.
type Written<'l> = (&'l At<String>, bool);

/// Notes about the aliases of all records.
pub(super) fn notes(sight: &Sight<'_>, outputs: &[Output<'_>]) -> Vec<Note> {
    let written = written(sight);
    if written.is_empty() {
        return Vec::new();
    }
    let paths: HashSet<&str> = outputs.iter().flat_map(Output::paths).collect();
    let mut seen: HashMap<String, &At<String>> = HashMap::new();
    let mut notes = Vec::new();
    for (alias, of_page) in written {
        let found = alias::path(&alias.value).map_err(alias::Fault::words);
        let found = found.and_then(|path| match sight.clean(&path) == path {
            true => Ok(path),
            false => Err("holds what is masked on pages"),
        });
        match found {
            Err(why) => notes.push(unusable(alias, why)),
            Ok(path) if stands(&path, &paths) => notes.push(taken(sight, alias, of_page)),
            Ok(path) => {
                // Rules do not tell case apart, nor what has a closing slash.
                let key = path.trim_end_matches('/').to_lowercase();
                let first = *seen.entry(key).or_insert(alias);
                if !std::ptr::eq(first, alias) {
                    notes.push(twice(alias, first));
                }
            }
        }
    }
    notes
}

/// The aliases of all records, in the order in which their rules count.
fn written<'l>(sight: &Sight<'l>) -> Vec<Written<'l>> {
    let library = sight.library;
    let pages = library.pages.iter().flat_map(|page| &page.aliases);
    let dated = library.notes.iter().flat_map(|note| &note.aliases);
    let meetings = library.meetings.iter();
    let meetings = meetings.flat_map(|meeting| &meeting.aliases);
    let others = dated.chain(meetings).map(|alias| (alias, false));
    pages.map(|alias| (alias, true)).chain(others).collect()
}

/// Whether a file answers a path, as GitLab Pages looks for one: files win over rules.
fn stands(path: &str, paths: &HashSet<&str>) -> bool {
    let path = path.trim_end_matches('/');
    let page = format!("{path}/index.html");
    paths.contains(path) || paths.contains(&*page) || paths.contains(&*format!("{path}.html"))
}

fn unusable(alias: &At<String>, why: &str) -> Note {
    let message = format!(
        "the alias `{}` {why}: nothing leads from there",
        alias.value
    );
    let note = Note::about(Severity::Warning, "alias", alias, message);
    note.hint("an alias is the path of an old address on this host, as in `/old/path/`")
}

fn taken(sight: &Sight<'_>, alias: &At<String>, of_page: bool) -> Note {
    let severity = match of_page {
        true => Severity::of_fault(sight.library.team.own_tree),
        false => Severity::Warning,
    };
    let message = format!("a page stands at the alias `{}`", alias.value);
    Note::about(severity, "clash", alias, message).hint("take the alias away")
}

fn twice(alias: &At<String>, first: &At<String>) -> Note {
    let message = format!(
        "the alias `{}` is also that of {}",
        alias.value, first.place
    );
    let note = Note::about(Severity::Warning, "clash", alias, message);
    note.hint("take one of them away: the first one counts")
}
