//! Old addresses that lead to where things are now, as GitLab Pages wants them: one rule a line in `_redirects`. These are
//! the `aliases` of records, the addresses at which a bot said it had put its minutes on this very host, the files of
//! MeetBot and of the W3C in the content tree, and pages of people under their other nicks, declared and in logs. What is seen in, the text of the file out. A browser keeps the fragment over a redirect, so
//! `....log.html#l-12` still finds its line.

use std::collections::HashSet;

use crate::model::meeting::Meeting;
use crate::model::redirect::{LARGEST, MOST, words};
use crate::model::reference::{self, Reference};
use crate::model::{alias, id};
use crate::view::{Sight, url};

/// Last lines of a log in which a bot tells where it put its minutes.
const TAIL: usize = 30;

/// What MeetBot writes beside each other, pages first.
const ENDINGS: &[&str] = &[".html", ".log.html", ".txt", ".log.txt"];

/// The same of the W3C, behind the day and the name of a group.
const OF_CALLS: &[&str] = &["minutes.html", "irc.html", "irc.txt"];

/// The name of the file.
pub const FILE: &str = "_redirects";

/// The file, which begins with the team's own rules, and how many old addresses found no room in it.
pub fn redirects(sight: &Sight<'_>, own: &str) -> (String, usize) {
    let root = url::absolute_root(sight.library.team.base_url.as_deref());
    let mut seen = HashSet::new();
    let mut text = own.to_owned();
    if !own.is_empty() && !own.ends_with('\n') {
        text.push('\n');
    }
    let (mut count, mut left) = (own.lines().filter_map(words).count(), 0);
    let told = rules(sight, &root).into_iter().map(|rule| (rule, true));
    let made = of_generators(sight, &root).map(|rule| (rule, false));
    for ((old, target), told) in told.chain(made) {
        // The first rule that fits counts; a rule that leads to itself would never end.
        if old == format!("{root}{target}") || !seen.insert(old.clone()) {
            continue;
        }
        let rule = format!("{old} {root}{target} 301\n");
        match count < MOST && text.len() + rule.len() <= LARGEST {
            true => text.push_str(&rule),
            false => left += usize::from(told),
        }
        count += 1;
    }
    (text, left)
}

/// Old addresses and where they lead, the most wanted first.
fn rules(sight: &Sight<'_>, root: &str) -> Vec<(String, String)> {
    let library = sight.library;
    let mut rules = aliases(sight, root);
    let (mut files, mut calls) = (Vec::new(), Vec::new());
    for meeting in &library.meetings {
        let target = move || sight.urls.meeting(meeting);
        let told = announced(sight, meeting).into_iter();
        rules.extend(told.map(|old| (old, target())));
        for (find, found) in [(base as Find, &mut files), (base_of_call, &mut calls)] {
            let bases = meeting.sources.iter().filter_map(|file| find(&file.path));
            let bases = bases.filter(|base| sight.linker.privacy.path(base) == *base);
            found.extend(bases.map(|base| (base, target())));
        }
    }
    // A log is named by its first meeting, which comes last here.
    for found in [&mut files, &mut calls] {
        let mut named = HashSet::new();
        found.reverse();
        found.retain(|(base, _)| named.insert(*base));
        found.reverse();
    }
    let kinds = [(ENDINGS, files), (OF_CALLS, calls)];
    for (endings, files) in &kinds {
        for ending in *endings {
            let rule =
                |(base, target): &(&str, String)| (format!("{root}{base}{ending}"), target.clone());
            rules.extend(files.iter().map(rule));
        }
    }
    rules.extend(former_nicks(sight, root));
    rules
}

/// Pages of people under their other nicks, declared and in logs: one of these may have been the first once.
fn former_nicks(sight: &Sight<'_>, root: &str) -> Vec<(String, String)> {
    let people = &sight.library.people;
    let old = people.sorted().into_iter().flat_map(|person| {
        let target = sight.urls.person(&person.id);
        let names = person.aliases.iter().chain(&person.nicks);
        names.map(move |name| (name, target.clone()))
    });
    let old = old.filter(|(name, _)| sight.clean(name) == **name);
    let mut old: Vec<_> = old
        .map(|(name, target)| (name, id::slug_or_hash(name), target))
        .filter(|(_, slug, _)| !people.has(slug))
        .collect();
    // Of two nicks that make one address the one that is spelled so had it.
    old.sort_by_key(|(name, slug, _)| name.to_lowercase() != *slug);
    let old = old.into_iter();
    old.map(|(_, slug, target)| (format!("{root}{}/", url::person_slug(&slug)), target))
        .collect()
}

/// What records say themselves. A path that holds what is masked on pages is left out, as what cannot be a path is.
fn aliases(sight: &Sight<'_>, root: &str) -> Vec<(String, String)> {
    let library = sight.library;
    let pages = library.pages.iter().flat_map(|found| {
        let target = move || sight.urls.page(&found.slug);
        found.aliases.iter().map(move |alias| (alias, target()))
    });
    let notes = library.notes.iter().flat_map(|found| {
        let target = move || sight.urls.note(found);
        found.aliases.iter().map(move |alias| (alias, target()))
    });
    let meetings = library.meetings.iter().flat_map(|found| {
        let target = move || sight.urls.meeting(found);
        found.aliases.iter().map(move |alias| (alias, target()))
    });
    let all = pages.chain(notes).chain(meetings);
    all.filter_map(|(alias, target)| {
        let path = alias::path(&alias.value).ok()?;
        (sight.clean(&path) == path).then(|| (format!("{root}{path}"), target))
    })
    .collect()
}

/// Addresses at which generators of others have pages, as far as there is room.
fn of_generators<'s>(
    sight: &'s Sight<'_>,
    root: &'s str,
) -> impl Iterator<Item = (String, String)> + 's {
    sight.library.pages.iter().flat_map(move |page| {
        let target = sight.urls.page(&page.slug);
        let open = |path: &&String| sight.clean(path) == **path && alias::bare(&target) != **path;
        let paths: Vec<&String> = page.elsewhere.iter().filter(open).collect();
        let ends = ["", ".html"];
        let rules = paths
            .into_iter()
            .flat_map(move |path| ends.map(|end| (format!("{root}{path}{end}"), target.clone())));
        rules.collect::<Vec<_>>()
    })
}

/// The path without its ending, if the file is named as MeetBot names them: `.../NAME.2026-11-19-15.00.log.txt`.
fn base(path: &str) -> Option<&str> {
    let mut endings = ENDINGS.iter().rev();
    let base = endings.find_map(|ending| path.strip_suffix(ending))?;
    let stamp = base.get(base.len().checked_sub(17)?..)?;
    let shape = |(at, byte): (usize, u8)| match at {
        0 | 14 => byte == b'.',
        5 | 8 | 11 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    let named = stamp.bytes().enumerate().all(shape);
    (named && is_plain(base)).then_some(base)
}

/// The path of a log of the W3C up to the word that says what it is: `.../06-pier-irc.txt`.
fn base_of_call(path: &str) -> Option<&str> {
    let base = path.strip_suffix("irc.txt")?;
    (base.ends_with(['-', '/']) && is_plain(base)).then_some(base)
}

/// Finds what the files of one meeting have in common.
type Find = fn(&str) -> Option<&str>;

/// Whether a path can stand in a rule as it is.
fn is_plain(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    path.bytes().all(plain) && !path.contains("..") && !path.contains("//")
}

/// Where a bot said that it had put the minutes, if that was on the host of this site.
fn announced(sight: &Sight<'_>, meeting: &Meeting) -> Vec<String> {
    let base = sight.library.team.base_url.as_deref();
    let Some((host, _)) = base.and_then(host_and_path) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for part in &meeting.parts {
        let log = part.log();
        let tail = part.range.clone().rev().take(TAIL);
        let lines = tail.filter_map(|at| log.lines.get(at));
        let by_bot = lines.filter(|line| log.is_bot(line));
        for line in by_bot {
            let hits = reference::scan(log.text_of(line)).into_iter();
            let addresses = hits.filter_map(|hit| match hit.reference {
                Reference::Url(address) => host_and_path(address),
                _ => None,
            });
            let ours =
                addresses.filter(|(other, path)| other.eq_ignore_ascii_case(host) && is_page(path));
            found.extend(ours.map(|(_, path)| path.to_owned()));
        }
    }
    found
}

/// The host of an address, and the path with its leading slash.
fn host_and_path(address: &str) -> Option<(&str, &str)> {
    let rest = address.split_once("://")?.1;
    Some(rest.split_at(rest.find('/').unwrap_or(rest.len())))
}

/// Whether a path is that of a file MeetBot writes.
fn is_page(path: &str) -> bool {
    is_plain(path) && ENDINGS.iter().any(|ending| path.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_meetbot_are_told_by_their_names() {
        let rows = [
            (
                "meetings/weekly.2026-11-19-15.00.log.txt",
                Some("meetings/weekly.2026-11-19-15.00"),
            ),
            ("a.2026-11-19-15.00.html", Some("a.2026-11-19-15.00")),
            ("meetings/weekly-2025-09-04.log", None),
            ("meetings/we ekly.2026-11-19-15.00.log.txt", None),
            (".html", None),
        ];
        for (path, expected) in rows {
            assert_eq!(base(path), expected, "{path}");
        }
    }

    #[test]
    fn logs_of_calls_are_told_by_their_names() {
        let rows = [
            (
                "meetings/2026/03/06-pier-irc.txt",
                Some("meetings/2026/03/06-pier-"),
            ),
            ("meetings/2026-03-06/irc.txt", Some("meetings/2026-03-06/")),
            ("meetings/2026-03-06-circ.txt", None),
            ("meetings/a b-irc.txt", None),
        ];
        for (path, expected) in rows {
            assert_eq!(base_of_call(path), expected, "{path}");
        }
    }
}
