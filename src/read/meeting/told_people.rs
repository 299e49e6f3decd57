//! The people whom notes name, piece by piece: below a heading or behind a label such as `Present`, in lists, lines and tables. Pieces
//! of a text in, everybody with what they are to the meeting out. What becomes of them is the business of `present`.

use std::collections::HashSet;

use super::bare_names::bare;
use super::led::{self, Short};
use super::roll::{Named, named};
use super::roll_lines::{group, is_group, is_label, is_of_head, sentences, told, words_of};
use super::roll_table::Columns;
use super::roll_words::{self, Part, Told, state, task};
use crate::model::person::{People, Person};
use crate::read::markdown::entries::{Entry, Shape, entries};
use crate::read::markdown::label::words;

/// Somebody who is declared, by a handle, a nick or the whole name.
pub(super) fn person<'p>(one: &Named, people: &'p People) -> Option<&'p Person> {
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
    /// Whether it is about this meeting beyond doubt.
    sure: bool,
    /// The level, of a heading.
    level: Option<usize>,
    /// The columns before it, of an entry of a list.
    indent: Option<usize>,
    /// Whether a list or a table below it has begun.
    begun: bool,
    /// Whether lines below it have named people.
    lined: bool,
    /// Whether headings below it part its people.
    parted: bool,
}

/// Everybody who is named so far.
pub(super) struct Found<'p> {
    people: &'p People,
    part: Option<Open>,
    columns: Columns,
    told: Vec<(Part, Named)>,
    known: HashSet<(Part, String)>,
    short: Vec<Short>,
    /// Whether nothing but headings and lines about people has been read.
    at_head: bool,
}

impl<'p> Found<'p> {
    /// Nobody yet.
    pub(super) fn of(people: &'p People) -> Self {
        Found {
            people,
            part: None,
            columns: Columns::default(),
            told: Vec::new(),
            known: HashSet::new(),
            short: Vec::new(),
            at_head: true,
        }
    }

    /// Takes everybody whom a text names.
    pub(super) fn text(&mut self, markdown: &str) {
        self.part = None;
        self.at_head = true;
        for entry in entries(markdown, is_label) {
            self.entry(&entry);
        }
    }

    /// Everybody, in the order in which they are told.
    pub(super) fn all(mut self) -> Vec<(Part, Named)> {
        let short = std::mem::take(&mut self.short);
        if short.is_empty() {
            return self.told;
        }
        let declared = self.people.declared();
        let declared: Vec<&str> = declared
            .filter_map(|person| person.name.as_deref())
            .collect();
        let people = led::people(short, &self.told, &declared).into_iter();
        let new = people.filter(|(part, one)| self.known.insert((*part, one.name.clone())));
        self.told.extend(new);
        self.told
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        match entry.shape {
            Shape::Item(indent, _) => {
                self.part
                    .take_if(|open| open.indent.is_some_and(|above| indent <= above));
            }
            Shape::Heading(level) => self.heading(level),
            _ => {}
        }
        if self.labelled(entry) {
            return;
        }
        self.at_head &= is_of_head(entry, self.part.is_some());
        let Some(open) = self.part else {
            return;
        };
        match entry.shape {
            Shape::Item(_, done) => {
                self.begin();
                if done != Some(false) {
                    self.listed(open, done.is_some(), &entry.text);
                }
            }
            Shape::Head => self.columns = Columns::of(&entry.text),
            Shape::Row if open.parted => {}
            Shape::Row => {
                self.begin();
                for (part, one) in self.columns.people(open.part, &entry.text) {
                    self.take(part, one, false);
                }
            }
            Shape::Code if !open.begun && !open.parted => self.listed(open, false, &entry.text),
            Shape::Line if is_group(&entry.text) => {
                self.part = Some(Open {
                    begun: false,
                    ..open
                })
            }
            Shape::Line if open.begun => self.part = None,
            Shape::Line => self.line(open, &entry.text),
            Shape::Code | Shape::Below | Shape::Heading(_) => {}
        }
    }

    /// A heading ends what stands above it, unless it parts the people of a higher one.
    fn heading(&mut self, level: usize) {
        let goes_on = |open: &Open| {
            let below = open.level.is_some_and(|above| level > above);
            below && (!open.begun || open.parted)
        };
        let open = self.part.filter(goes_on);
        self.part = open.map(|open| Open {
            begun: false,
            parted: true,
            ..open
        });
    }

    fn begin(&mut self) {
        if let Some(open) = &mut self.part {
            open.begun = true;
        }
    }

    /// Takes a piece that begins with such a label, or is one.
    fn labelled(&mut self, entry: &Entry<'_>) -> bool {
        let heading = matches!(entry.shape, Shape::Heading(_));
        let alone = || {
            let words = words(&entry.text)?;
            match heading {
                true => roll_words::told(&words),
                false => roll_words::part(&words).map(|part| Told { part, sure: true }),
            }
        };
        let found = told(&entry.text).or_else(|| Some((alone()?, "")));
        let Some((label, rest)) = found.filter(|_| entry.shape != Shape::Code) else {
            return false;
        };
        if rest.is_empty() {
            self.open(label, entry.shape);
            return true;
        }
        let mut text = Some((label, rest));
        while let Some((label, rest)) = text {
            let (own, next) = sentences(rest);
            for one in named(own) {
                let known = || person(&one, self.people).is_some();
                if !one.is_pointer() && (label.sure || one.is_sure()) || known() {
                    self.take(label.part, one, false);
                }
            }
            text = next;
        }
        true
    }

    fn open(&mut self, label: Told, shape: Shape) {
        self.columns = Columns::default();
        self.part = Some(Open {
            part: label.part,
            sure: label.sure,
            level: shape.level(),
            indent: shape.indent(),
            begun: false,
            lined: false,
            parted: false,
        });
    }

    /// An entry of a list: one name, handles, or a group before a colon and its names. Whom a
    /// box ticks is there beyond doubt.
    fn listed(&mut self, open: Open, boxed: bool, text: &str) {
        let text = &*bare(text);
        let group = group(text);
        let head = group.map(|(head, _)| named(head)).unwrap_or_default();
        let of_person = matches!(head.as_slice(), [one] if person(one, self.people).is_some());
        let text = match group {
            // A list of them stands below.
            Some((_, "")) if !of_person => return,
            Some((head, rest)) if of_person || state(rest).is_some() => {
                return self.stated(open.part, named(head), state(rest));
            }
            Some((_, rest)) => rest,
            None => text,
        };
        let several = named(text);
        // Behind a comma may stand where somebody is from.
        let words = several
            .iter()
            .all(|one| one.is_word() && one.is_plausible());
        let task = group.and_then(|(head, _)| task(&words_of(head)));
        let all = (words || group.is_some()) && task.is_none();
        for (at, mut one) in several.into_iter().enumerate() {
            one.remark = one.remark.or(task);
            let first =
                !one.aside && one.is_sure() || at == 0 && (task.is_some() || one.is_capital());
            let named = !open.parted && (open.sure || one.is_sure());
            let counts = boxed || named || one.handle.is_some();
            if (all || first) && counts || person(&one, self.people).is_some() {
                self.take(open.part, one, false);
            }
        }
    }

    /// People before a colon behind which stands whether they were there.
    fn stated(&mut self, part: Part, people: Vec<Named>, state: Option<Part>) {
        for mut one in people {
            one.remark = state.or(one.remark);
            self.take(part, one, false);
        }
    }

    /// A line of names below a heading, where it is nothing else.
    fn line(&mut self, open: Open, text: &str) {
        let text = &*bare(text);
        let of_one =
            |(head, rest): &(&str, &str)| state(rest).is_some() || task(&words_of(head)).is_some();
        if group(text).as_ref().is_some_and(of_one) {
            return self.listed(open, false, text);
        }
        let several = named(group(text).map_or(text, |(_, rest)| rest));
        let known = |one: &Named| person(one, self.people).is_some();
        let all = |one: &Named| !one.is_pointer() && one.is_plausible();
        let sure = !open.parted && (open.sure || several.iter().all(|one| one.is_sure()));
        let names = !several.is_empty() && several.iter().all(|one| known(one) || sure && all(one));
        // Words below names begin something else.
        let lined = |open: Open| (names || !open.lined).then_some(open);
        self.part = self.part.and_then(lined).map(|open| Open {
            lined: names,
            ..open
        });
        for one in several.into_iter().filter(|_| names) {
            self.take(open.part, one, false);
        }
    }

    /// Takes somebody, if that is a name. Who speaks as the chair is none.
    pub(super) fn take(&mut self, part: Part, one: Named, sure: bool) {
        let known = person(&one, self.people).is_some();
        if !known && !one.is_plausible() {
            return;
        }
        let spoken = matches!(part, Part::Chair | Part::Scribe) && !sure && !one.is_sure();
        if spoken && !known {
            let at_head = self.at_head || self.part.is_some_and(|open| open.level.is_some());
            return self.short.push(Short { part, one, at_head });
        }
        if !self.known.insert((part, one.name.clone())) {
            return;
        }
        match one.remark {
            Some(Part::Absent) => return self.told.push((Part::Absent, one)),
            Some(more) if more != part => {
                let again = Named {
                    remark: None,
                    ..one.clone()
                };
                self.told.push((more, again));
            }
            _ => {}
        }
        self.told.push((part, one));
    }
}
