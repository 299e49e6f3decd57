//! People who asked not to be named (`hidden: true` in `people.yaml`): their names are taken out of every text before anything is
//! made of it, and so is what they wrote. Names and texts in, texts without them out. Logs are the business of
//! `meeting::redact`, which knows lines and changes of nicks.

use std::sync::LazyLock;

use regex::Regex;

use super::names::{Name, joins};
use super::quoted::Quoted;
use crate::model::issue::Issue;
use crate::model::person::{People, Person, REMOVED};
use crate::model::privacy::{Shown, visible};
use crate::model::words::counted;
use crate::place::Place;
use crate::read::tree::Entry;
use crate::report::{Note, Severity};

/// The names, ready to be looked for.
#[derive(Debug, Default)]
pub(crate) struct Hidden(Vec<Name>);

/// Keys of `site.yaml` whose values programs read, with what they hold: one value, a list in brackets, or one of lines.
static KEPT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let keys = "zones?|branch|weekday|time|visibility|language|repository|project|base_url";
    let lines = r"[ \t]*\n(?:[ \t]*-[ \t]+[^\n]*\n?)+";
    let value = r#"[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\[[^\]\n]*\]|[^,}\n]*)"#;
    Regex::new(&format!(
        r"(?m)(?:^|[{{,]|-[ \t])[ \t]*(?:{keys})[ \t]*:(?:{lines}|{value})"
    ))
    .ok()
});

impl Hidden {
    pub(crate) fn of(people: &People) -> Self {
        let names = people.hidden.iter();
        let mut names: Vec<Name> = names.filter_map(|name| Name::new(name)).collect();
        names.sort_by_key(Name::rank);
        Hidden(names)
    }

    /// A text without their names, and without signs that are not seen where these part a name.
    pub(crate) fn text(&self, text: String) -> String {
        let without = |text: String, name: &Name| name.without(&text, REMOVED).unwrap_or(text);
        let text = self.0.iter().fold(text, without);
        let joiner = |c: char| matches!(c, '\u{200C}' | '\u{200D}');
        let seen = |c: &char| matches!(visible(*c), Shown::Same | Shown::Blank) && !joiner(*c);
        if self.0.is_empty() || text.chars().all(|c| seen(&c)) {
            return text;
        }
        let plain: String = text.chars().filter(seen).collect();
        let named = self
            .0
            .iter()
            .any(|name| name.without(&plain, REMOVED).is_some());
        match named {
            true => self.0.iter().fold(plain, without),
            false => text,
        }
    }

    /// The first line of a text, counted from 0, in which a name of two words or more stands: a nick may be any word.
    pub(crate) fn line_in(&self, text: &str) -> Option<usize> {
        let full = self.0.iter().filter(|name| name.full);
        let line = |name: &Name| {
            let without = name.without(text, REMOVED)?;
            let mut lines = text.lines().zip(without.lines());
            lines.position(|(line, without)| line != without)
        };
        full.filter_map(line).min()
    }

    /// The text of `site.yaml` without their names, but for values that programs read: a zone, the address of the repository.
    pub(crate) fn settings(&self, text: String) -> String {
        if self.0.is_empty() {
            return text;
        }
        let (mut out, mut done) = (String::new(), 0);
        for kept in KEPT.iter().flat_map(|kept| kept.find_iter(&text)) {
            out.push_str(&self.text(text[done..kept.start()].to_owned()));
            out.push_str(kept.as_str());
            done = kept.end();
        }
        out + &self.text(text[done..].to_owned())
    }

    /// Takes their names out of what others say of themselves.
    pub(crate) fn people(&self, people: &mut People) {
        if !self.0.is_empty() {
            people.retell(|text| self.text(text));
        }
    }

    /// A note for each file whose name tells one of them: names of files are part of addresses.
    pub(crate) fn in_names<'e>(&self, entries: impl Iterator<Item = &'e Entry>) -> Vec<Note> {
        let named = entries.filter(|entry| {
            let path: &str = &entry.path;
            // In names of files dashes part words.
            let whole = |found: regex::Match<'_>| {
                let before = path[..found.start()].chars().next_back();
                let after = path[found.end()..].chars().next();
                let name = found.as_str();
                let (first, last) = (name.chars().next(), name.chars().next_back());
                let joined = |beside: Option<char>, edge: Option<char>| {
                    let both = beside.zip(edge);
                    both.is_some_and(|(beside, edge)| joins(beside, edge, name))
                };
                let whole = |edge: Option<char>| edge.is_some_and(char::is_alphanumeric);
                !(joined(before, first) || whole(last) && joined(after, last))
            };
            self.0
                .iter()
                .any(|name| name.spelled.find_iter(path).any(whole))
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

/// A note where logs alone tell so many of their nicks: all else is read by then. Which they are is not said, for others read notes.
pub(crate) fn of_logs(count: usize, settings: &str) -> Option<Note> {
    let folder = settings.strip_suffix("site.yaml").unwrap_or_default();
    let nicks = counted(count, "other nick", "other nicks");
    let message = format!(
        "changes of nicks in logs tell {nicks} of people who asked not to be named: taken out of logs, not of tickets, notes and pages"
    );
    let place = Place::file(&format!("{folder}people.yaml").into());
    let note = Note::new(Severity::Warning, "hidden-name", place, message);
    (count > 0).then(|| note.hint("add them to `aliases` there"))
}

/// Takes out of an issue what those wrote whose names are gone from it, be it quoted by others.
pub(crate) fn hush(issue: &mut Issue) {
    issue.assignees.retain(|name| name != REMOVED);
    let comments = issue.comments.iter_mut();
    let told = comments.map(|comment| (&comment.author, &mut comment.body));
    let told = told.chain([(&issue.author, &mut issue.body)]);
    let gone = |(author, _): &(&Option<String>, &mut String)| author.as_deref() == Some(REMOVED);
    let (theirs, others): (Vec<_>, Vec<_>) = told.partition(gone);
    let wrote = theirs
        .into_iter()
        .map(|(_, body)| std::mem::replace(body, REMOVED.to_owned()));
    let wrote: Vec<String> = wrote.collect();
    let Some(quoted) = Quoted::of(&wrote) else {
        return;
    };
    for (_, body) in others {
        if let Some(without) = quoted.without(body) {
            *body = without;
        }
    }
}

/// Calls those by their nicks whom a tracker names by the name that they have in `people.yaml`, where the team shows no names.
pub(crate) fn by_nicks(issue: &mut Issue, people: &People) {
    let nick = |name: &mut String| {
        let named = |person: &&Person| person.name.as_deref() == Some(name.as_str());
        if let Some(person) = people.declared().find(named) {
            name.clone_from(&person.nick);
        }
    };
    issue.author.iter_mut().for_each(nick);
    issue.assignees.iter_mut().for_each(nick);
    let comments = issue.comments.iter_mut();
    comments
        .filter_map(|comment| comment.author.as_mut())
        .for_each(nick);
}
