//! People who asked not to be named (`hidden: true` in `people.yaml`): their names are taken out of every text before anything is
//! made of it, and so is what they wrote. Names and texts in, texts without them out. Logs are the business of
//! `meeting::redact`, which knows lines and changes of nicks.

use regex::Regex;

use super::meeting::corrections::compile;
use super::tree::Entry;
use crate::model::issue::Issue;
use crate::model::person::{People, REMOVED};
use crate::place::Place;
use crate::report::{Note, Severity};

/// The names, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Hidden(Vec<Regex>);

impl Hidden {
    pub(super) fn of(people: &People) -> Self {
        Hidden(
            people
                .hidden
                .iter()
                .filter_map(|name| pattern(name))
                .collect(),
        )
    }

    /// A text without their names.
    pub(super) fn text(&self, text: String) -> String {
        let without = |text: String, name| without(&text, name, REMOVED).unwrap_or(text);
        self.0.iter().fold(text, without)
    }

    /// A note for each file whose name tells one of them: names of files are part of addresses.
    pub(super) fn in_names<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Vec<Note> {
        let named = entries.filter(|entry| {
            let path: &str = &entry.path;
            // In names of files dashes part words.
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let whole = |found: regex::Match<'_>| {
                let before = path[..found.start()].chars().next_back();
                let after = path[found.end()..].chars().next();
                let last = found.as_str().chars().next_back();
                !(letter(before) || letter(last) && letter(after))
            };
            self.0.iter().any(|name| name.find_iter(path).any(whole))
        });
        let note = |entry: &Entry| {
            let message = "the name of this file has that of somebody who asked not to be named";
            let note = Note::new(
                Severity::Warning,
                "hidden-name",
                Place::file(&entry.file),
                message,
            );
            note.hint("give the file another name: it is part of addresses on the site")
        };
        named.map(note).collect()
    }
}

/// Takes out of an issue what those wrote whose names are gone from it.
pub(super) fn hush(issue: &mut Issue) {
    issue.assignees.retain(|name| name != REMOVED);
    let gone = |author: &Option<String>| author.as_deref() == Some(REMOVED);
    if gone(&issue.author) {
        issue.body = REMOVED.to_owned();
    }
    let theirs = issue.comments.iter_mut();
    theirs
        .filter(|comment| gone(&comment.author))
        .for_each(|comment| comment.body = REMOVED.to_owned());
}

/// A nick as people and programs vary it; none of a name that is empty.
pub(super) fn pattern(name: &str) -> Option<Regex> {
    let name = name.trim_start_matches('@').split(':').next().unwrap_or("");
    let tail = r"(?:[|_-](?:away|afk|work|home|mobile|phone|lunch|brb|bbl|zzz|tea)\w*|\|\S*)?[_`^-]*(?:\[m\]?)?";
    let known = || compile(&format!("(?i)_*{}{tail}", regex::escape(name)));
    (!name.is_empty()).then(known).flatten()
}

/// The text without a nick, where it stands as a whole token; none if it stands nowhere.
pub(super) fn without(text: &str, nick: &Regex, mask: &str) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    for found in nick.find_iter(text) {
        let before = text[..found.start()].chars().next_back();
        let after = text[found.end()..].chars().next();
        if before.is_some_and(is_nick_character) || after.is_some_and(is_nick_character) {
            continue;
        }
        out.push_str(&text[done..found.start()]);
        out.push_str(mask);
        done = found.end();
    }
    (done > 0).then(|| out + &text[done..])
}

fn is_nick_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_' | '^' | '`' | '|')
}
