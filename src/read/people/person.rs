//! `people.yaml` to people. A name that two people claim is an error.

use std::sync::Arc;

use crate::model::id::slug_or_hash;
use crate::model::person::{People, Person};
use crate::place::Place;
use crate::read::record::Record;
use crate::read::record::document::Document;
use crate::read::tlp;
use crate::report::{Note, Severity};

/// Reads the text of `people.yaml`; `ours` says whether faults are errors.
pub fn read(file: &Arc<str>, text: &str, ours: bool) -> (People, Vec<Note>) {
    let mut people = People::default();
    let document = match Document::parse(file, text, 0, ours) {
        Ok(document) => document,
        Err(note) => return (people, vec![note]),
    };
    for record in Record::each(&document) {
        let hidden = record.boolean("hidden") == Some(true);
        let person = person(&record);
        if hidden {
            let names = person
                .iter()
                .flat_map(|person| person.names().chain(person.name.as_deref()));
            let names = names.map(str::to_owned);
            people.hidden.extend(names.collect::<Vec<String>>());
        } else if let Some(person) = person {
            let address = people.has(&person.id).then(|| person.id.clone());
            let taken = people.declare(person);
            match address.filter(|_| taken.is_empty()) {
                Some(id) => one_address(&record, &id),
                None => taken.iter().for_each(|name| claimed_twice(&record, name)),
            }
        }
        record.finish();
    }
    let mut notes = document.into_notes();
    notes.extend(tlp::closing_line(file, text).map(labelled));
    (people, notes)
}

/// A TLP label that is not public: nobody could tell which of the people it withholds.
fn labelled(place: Place) -> Note {
    let message = "a TLP label withholds nobody here";
    let note = Note::new(Severity::Error, "tlp", place, message);
    note.hint(
        "take out what it marks: all of this file is published but for those with `hidden: true`",
    )
}

/// Points at a nick that makes the same address as another one.
fn one_address(record: &Record<'_>, id: &str) {
    if let Some(nick) = record.text("nick") {
        let message = format!("the address `people/{id}/` is also that of another nick");
        record.complain_at(
            &nick,
            "clash",
            message,
            "write one of the two in another way",
        );
    }
}

/// Points at the very name that somebody else has already.
fn claimed_twice(record: &Record<'_>, name: &str) {
    let single = ["nick", "matrix", "gitlab"]
        .into_iter()
        .filter_map(|key| record.text(key));
    let all = single.chain(record.texts("aliases"));
    let mut named = all
        .filter(|text| text.value.eq_ignore_ascii_case(name) || text.value.to_lowercase() == name);
    if let Some(at) = named.next() {
        let message = format!("`{}` is claimed by two people", at.value);
        record.complain_at(
            &at,
            "clash",
            message,
            "a name can belong to one person only",
        );
    }
}

fn person(record: &Record<'_>) -> Option<Person> {
    let nick = record.required("nick").map(|nick| nick.value);
    let person = Person {
        id: nick.as_deref().map(slug_or_hash).unwrap_or_default(),
        name: record.string("name"),
        matrix: record.string("matrix"),
        gitlab: record.string("gitlab"),
        aliases: record
            .texts("aliases")
            .into_iter()
            .map(|alias| alias.value)
            .collect(),
        nicks: Vec::new(),
        role: record.string("role"),
        areas: record.names("areas"),
        summary: record.string("summary"),
        declared: true,
        nick: nick?,
    };
    Some(person)
}
