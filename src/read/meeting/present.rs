//! Who was at a meeting of which only notes are left, who was not, who led and who wrote: what lines, lists and tables below a label
//! such as `Present:` or a heading of such words name, and front matter. Notes and people in, the roll of the meeting out.

use std::collections::HashSet;

use super::front_roll::Roll;
use super::roll::{Named, Part, named, part};
use crate::model::meeting::{Attendee, Meeting, Notes};
use crate::model::person::{People, Person};
use crate::read::markdown::entries::{Entry, Shape, entries};
use crate::read::markdown::label::{label, words};

/// Fills in the people of a meeting: everybody named stands there as typed. Of those present whoever is declared or told by a nick
/// is one of its people; whoever is told by a full name alone is so only where real names may be shown.
pub(super) fn fill(meeting: &mut Meeting, told: &Roll, people: &People, in_full: bool) {
    let mut found = Found::of(people);
    told.named()
        .for_each(|(part, one)| found.take(part, one, true));
    for notes in &meeting.notes {
        found.notes(notes);
    }
    let mut attending = HashSet::new();
    for (part, one) in found.told {
        let known = person(&one, people);
        let there = match (part, known) {
            (Part::Present, Some(person)) => Some((person.nick.clone(), person.matrix.clone())),
            (Part::Present, None) => nick(&one, in_full).map(|nick| (nick.to_owned(), None)),
            _ => None,
        };
        // A name that is not known by itself is told by the handle beside it.
        let bare = Named {
            name: one.name.clone(),
            ..Named::default()
        };
        let by_nick = part == Part::Chair || person(&bare, people).is_none();
        let name = match (&there, known) {
            (_, Some(person)) if by_nick => person.nick.clone(),
            (Some((nick, _)), None) => nick.clone(),
            _ => one.name.clone(),
        };
        let there = there.filter(|(nick, _)| attending.insert(nick.to_lowercase()));
        let there = there.map(|(nick, matrix)| attendee(nick, matrix));
        meeting.attendance.extend(there);
        let minutes = &mut meeting.minutes;
        let names = match part {
            Part::Present => &mut minutes.present,
            Part::Absent => &mut minutes.regrets,
            Part::Chair => &mut minutes.chairs,
            Part::Scribe => &mut minutes.scribes,
        };
        names.push(name);
    }
    meeting.minutes.chairs.sort();
    meeting.minutes.chairs.dedup();
    meeting.attendance.sort_by(|a, b| a.nick.cmp(&b.nick));
}

/// The nick of somebody who is not declared: the handle beside the name, or a name of one word, as people have in rooms.
fn nick(one: &Named, in_full: bool) -> Option<&str> {
    let name = Some(one.name.as_str()).filter(|_| in_full || one.is_word());
    one.handle.as_deref().or(name)
}

/// Whether a text says who was there, be it in a heading.
pub(super) fn is_told(markdown: &str) -> bool {
    let says = |entry: &Entry<'_>| {
        let heading = || match entry.shape {
            Shape::Heading(_) => part(&words(&entry.text)?),
            _ => None,
        };
        told(&entry.text).map(|(part, _)| part).or_else(heading) == Some(Part::Present)
    };
    entries(markdown, is_label).iter().any(says)
}

/// Somebody of whom no line is on record.
fn attendee(nick: String, matrix: Option<String>) -> Attendee {
    Attendee {
        nick,
        matrix,
        alias: None,
        lines: 0,
        bot: false,
    }
}

/// Somebody who is declared, by a handle, a nick or the whole name.
fn person<'p>(one: &Named, people: &'p People) -> Option<&'p Person> {
    let known = |name: &str| people.find(name).filter(|person| person.declared);
    let handle = one.handle.as_deref().and_then(known);
    let full = || {
        let mut declared = people.declared().filter(|_| !one.is_word());
        declared.find(|person| person.name.as_deref() == Some(&one.name))
    };
    handle.or_else(|| known(&one.name)).or_else(full)
}

/// A label or a heading that says what the people below it are.
#[derive(Debug, Clone, Copy)]
struct Open {
    part: Part,
    /// The columns before it, of an entry of a list.
    indent: Option<usize>,
    /// Whether a list or a table below it has begun.
    begun: bool,
}

struct Found<'p> {
    people: &'p People,
    part: Option<Open>,
    told: Vec<(Part, Named)>,
    known: HashSet<(Part, String)>,
}

impl<'p> Found<'p> {
    fn of(people: &'p People) -> Self {
        Found {
            people,
            part: None,
            told: Vec::new(),
            known: HashSet::new(),
        }
    }

    fn notes(&mut self, notes: &Notes) {
        self.part = None;
        for entry in entries(&notes.markdown, is_label) {
            self.entry(&entry);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        if let Shape::Item(indent, _) = entry.shape {
            self.part = self
                .part
                .filter(|open| open.indent.is_none_or(|above| indent > above));
        }
        if let Shape::Heading(_) = entry.shape {
            self.part = None;
        }
        if self.labelled(entry) {
            return;
        }
        let Some(open) = self.part else {
            return;
        };
        match entry.shape {
            Shape::Item(_, done) => {
                self.begin();
                if done != Some(false) {
                    self.listed(open.part, &entry.text);
                }
            }
            Shape::Row => {
                self.begin();
                self.row(open.part, &entry.text);
            }
            Shape::Line if open.begun => self.part = None,
            Shape::Line => self.line(open.part, &entry.text),
            Shape::Below | Shape::Heading(_) => {}
        }
    }

    fn begin(&mut self) {
        if let Some(open) = &mut self.part {
            open.begun = true;
        }
    }

    /// Takes a piece that begins with such a label, or is one.
    fn labelled(&mut self, entry: &Entry<'_>) -> bool {
        let indent = match entry.shape {
            Shape::Item(indent, _) => Some(indent),
            _ => None,
        };
        let (part, rest) = match told(&entry.text) {
            Some(told) => told,
            None => match words(&entry.text).and_then(|words| part(&words)) {
                Some(part) => (part, ""),
                None => return false,
            },
        };
        if rest.is_empty() {
            self.part = Some(Open {
                part,
                indent,
                begun: false,
            });
            return true;
        }
        let mut text = Some((part, rest));
        while let Some((part, rest)) = text {
            let (own, next) = sentences(rest);
            named(own)
                .into_iter()
                .for_each(|one| self.take(part, one, false));
            text = next;
        }
        true
    }

    /// An entry of a list: one name, handles, or a group before a colon and its names.
    fn listed(&mut self, part: Part, text: &str) {
        let group = label(text).filter(|label| !label.rest.is_empty());
        let head = group.as_ref().map(|group| named(group.head));
        let of_person = head.is_some_and(
            |head| matches!(head.as_slice(), [one] if person(one, self.people).is_some()),
        );
        let text = match &group {
            Some(group) if of_person => group.head,
            Some(group) => group.rest,
            None => text,
        };
        let several = named(text);
        // Behind a comma may stand where somebody is from.
        let words = several
            .iter()
            .all(|one| one.is_word() && one.is_plausible());
        let all = words || group.is_some();
        for (at, one) in several.into_iter().enumerate() {
            if all || at == 0 && one.is_sure() || person(&one, self.people).is_some() {
                self.take(part, one, false);
            }
        }
    }

    /// A row of a table: its first cell is the name, and another may have the handle.
    fn row(&mut self, part: Part, text: &str) {
        let mut cells = text
            .split('|')
            .map(str::trim)
            .filter(|cell| !cell.is_empty());
        let first = cells.next().map(named).unwrap_or_default();
        let handle = cells.find_map(|cell| cell.strip_prefix('@'));
        if let Some(one) = first.into_iter().next() {
            let handle = one.handle.clone().or_else(|| handle.map(str::to_owned));
            self.take(part, Named { handle, ..one }, false);
        }
    }

    /// A line of names below a heading, where it is nothing else.
    fn line(&mut self, part: Part, text: &str) {
        let group = label(text).map_or(text, |label| label.rest);
        let several = named(group);
        let all = |one: &Named| one.is_plausible() || person(one, self.people).is_some();
        if several.iter().all(all) {
            several
                .into_iter()
                .for_each(|one| self.take(part, one, false));
        }
    }

    /// Takes somebody, if that is a name. Who speaks as the chair is none.
    fn take(&mut self, part: Part, one: Named, sure: bool) {
        let known = person(&one, self.people).is_some();
        let spoken = matches!(part, Part::Chair | Part::Scribe) && !sure && !one.is_sure();
        if !known && (spoken || !one.is_plausible()) {
            return;
        }
        if !self.known.insert((part, one.name.clone())) {
            return;
        }
        match one.remark {
            Some(Part::Absent) => return self.told.push((Part::Absent, one)),
            Some(more) if more != part => {
                let again = Named {
                    name: one.name.clone(),
                    handle: one.handle.clone(),
                    remark: None,
                };
                self.told.push((more, again));
            }
            _ => {}
        }
        self.told.push((part, one));
    }
}

/// What a line says of people, and of whom.
fn told(text: &str) -> Option<(Part, &str)> {
    let label = label(text)?;
    Some((part(&words(label.head)?)?, label.rest))
}

/// The first of several sentences that begin with labels, and what the next one says: `ash, birch. Regrets: reed`.
fn sentences(text: &str) -> (&str, Option<(Part, &str)>) {
    let mut ends = text.match_indices(". ").take(MOST_SENTENCES);
    let next = ends.find_map(|(at, _)| Some((at, told(&text[at + 2..])?)));
    match next {
        Some((at, next)) => (&text[..at], Some(next)),
        None => (text, None),
    }
}

/// Sentences of a line that are looked at.
const MOST_SENTENCES: usize = 16;

/// Whether a line begins with such a label.
fn is_label(text: &str) -> bool {
    told(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text tells of people, of whom some are declared.
    fn roll(markdown: &str) -> String {
        let mut people = People::default();
        for (nick, name) in [("ash", "Ash Tree"), ("kim", "Kim Reed")] {
            people.declare(Person {
                id: nick.to_owned(),
                nick: nick.to_owned(),
                name: Some(name.to_owned()),
                matrix: None,
                gitlab: None,
                aliases: Vec::new(),
                nicks: Vec::new(),
                role: None,
                areas: Vec::new(),
                summary: None,
                declared: true,
            });
        }
        let mut found = Found::of(&people);
        for entry in entries(markdown, is_label) {
            found.entry(&entry);
        }
        let told = found
            .told
            .iter()
            .map(|(part, one)| format!("{part:?} {}", one.name));
        told.collect::<Vec<String>>()
            .join(", ")
            .replace("Present ", "")
    }

    #[test]
    fn posts_that_say_who_was_there() {
        let rows = [
            ("# Weekly\n\n**Attendees:** ash\n", true),
            ("## Participants\n\n- ash\n", true),
            ("Present (3): ash", true),
            ("The present day: a boat", false),
            ("```\nPresent: ash\n```\n", false),
            ("# News\n\nWords.\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_told(text), expected, "{text}");
        }
    }

    #[test]
    fn forms_in_which_notes_say_who_was_there() {
        let rows = [
            (
                "## Present\n\n* Ash Tree @ash (TSC)\n* Rowan Sail\n\nWe met.\n- boats\n",
                "Ash Tree, Rowan Sail",
            ),
            (
                "### Attendees\n- Ash Tree\n\n### Boats\n- Kim Reed\n",
                "Ash Tree",
            ),
            ("Attendees:\n- ash\n- kim\n", "ash, kim"),
            (
                "**Members Present**\n\n- Ash Tree\n- Kim Reed, Harbour Ltd\n",
                "Ash Tree, Kim Reed",
            ),
            (
                "**Attendees:**\n\n| Name | Abbr |\n|---|---|\n| Ash Tree | AT |\n| Rowan Sail | RS |\n",
                "Ash Tree, Rowan Sail",
            ),
            ("## Attendees\n- [x] Ash Tree\n- [ ] Kim Reed\n", "Ash Tree"),
            ("Attendance: ash, kim\n", "ash, kim"),
            (
                "In attendance: ash\nRegrets: Kim Reed\nChair: ash\nScribe: @kim\n",
                "ash, Absent Kim Reed, Chair ash, Scribe kim",
            ),
            ("Participants: @ash @kim\n", "ash, kim"),
            (
                "- Present: Ash Tree - chair, Kim Reed\n",
                "Chair Ash Tree, Ash Tree, Kim Reed",
            ),
            (
                "Present: ash, birch (notes). Regrets: reed.\n",
                "ash, Scribe birch, birch, Absent reed",
            ),
            ("Missing attendees: kim\n", "Absent kim"),
            (
                "## Attendance\n\nCouncil: ash, kim\nGuests: Rowan Sail\n",
                "ash, kim, Rowan Sail",
            ),
            (
                "## Attendance\n- Council: ash, kim\n- Ash Tree: by phone\n",
                "ash, kim, Ash Tree",
            ),
            ("- Attendees\n  - ash\n  - kim\n- boats\n", "ash, kim"),
            (
                "Present:\n- Rowan Sail, Harbour Ltd\n- Absent: kim\n",
                "Rowan Sail, Absent kim",
            ),
            ("> Present: ash\n", "ash"),
        ];
        for (text, expected) in rows {
            assert_eq!(roll(text), expected, "{text}");
        }
    }

    #[test]
    fn what_names_nobody() {
        let rows = [
            "## Present state\n- ash\n",
            "Chair: let us begin\nchair: thanks\n",
            "## Attendees\n\nPlease add yourself here\n\n- boats and nets were mended\n",
            "```\nPresent: ash\n```\n<!-- Present: kim -->\n",
            "Presents: ash\nWe said: ash\n",
            "Present: everyone\nAbsent: none\nAttendees: about 20 people\n",
            "## Present\n## Boats\n- ash\n",
        ];
        for text in rows {
            assert_eq!(roll(text), "", "{text}");
        }
    }
}
