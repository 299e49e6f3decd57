//! Where notes name people, piece by piece: below a heading or behind a label such as `Present`, in lists, lines and tables. Pieces of a
//! text in, everybody with what they are to the meeting out. Whom lists and lines name is the business of `names`.

use std::collections::HashSet;

use super::chair::{self, Short};
use super::groups::{ends, heads_list, heads_names, is_entry, is_name, is_of_members, round};
use super::labels::{self, ToldPart};
use super::lines::{is_asked, is_label, is_of_head, parts, sentences, told, told_at_head};
use super::named::Named;
use super::subject::Subject;
use super::table::Columns;
use super::words::{self, Part};
use crate::model::person::People;
use crate::read::markdown::entries::{Entry, Shape, with_tables};
use crate::read::markdown::label::words;
use crate::read::path_name;

/// A label or a heading that says what the people below it are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Open {
    pub(super) part: Part,
    /// Whether it is about this meeting beyond doubt.
    pub(super) sure: bool,
    /// The level, of a heading.
    pub(super) level: Option<usize>,
    /// The columns before it, of an entry of a list.
    pub(super) indent: Option<usize>,
    /// Whether a list or a table below it has begun.
    pub(super) begun: bool,
    /// Whether lines below it have named people.
    pub(super) lined: bool,
    /// Whether headings below it part its people.
    pub(super) parted: bool,
    /// Whether what parts its people seems to name groups of them.
    pub(super) grouped: bool,
    /// Whether it is but the head of a table.
    pub(super) tabled: bool,
}

/// The heading of people that pieces stand below.
#[derive(Debug, Clone, Copy)]
struct Section {
    open: Open,
    /// Whether the first list below it has a head of its own, once it has begun.
    grouped: Option<bool>,
}

/// Everybody who is named so far.
pub(super) struct Found<'p> {
    pub(super) people: &'p People,
    pub(super) part: Option<Open>,
    section: Option<Section>,
    pub(super) columns: Columns,
    /// The head of a table none of whose rows has been read.
    pub(super) head: Option<String>,
    pub(super) told: Vec<(Part, Named)>,
    pub(super) known: HashSet<(Part, String)>,
    pub(super) short: Vec<Short>,
    /// Whether nothing but headings and lines about people has been read.
    pub(super) at_head: bool,
    /// What the part of the text is about that is read.
    pub(super) subject: Subject,
    /// Headings so far: the first one, which is the title, and those that are of no day and no people.
    headings: usize,
}

impl<'p> Found<'p> {
    /// Nobody yet.
    pub(super) fn of(people: &'p People) -> Self {
        Found {
            people,
            part: None,
            section: None,
            columns: Columns::default(),
            head: None,
            told: Vec::new(),
            known: HashSet::new(),
            short: Vec::new(),
            at_head: true,
            subject: Subject::default(),
            headings: 0,
        }
    }

    /// Takes everybody whom a text names.
    pub(super) fn text(&mut self, markdown: &str) {
        (self.part, self.section, self.head) = (None, None, None);
        (self.at_head, self.headings) = (true, 0);
        self.subject = Subject::default();
        let entries = with_tables(markdown, is_label);
        for (at, entry) in entries.iter().enumerate() {
            self.entry(entry, &entries[at + 1..]);
        }
    }

    /// Whether no section but those of a day and of people has begun.
    pub(super) fn is_first(&self) -> bool {
        self.headings < 2
    }

    /// Everybody, in the order in which they are told.
    pub(super) fn all(mut self) -> Vec<(Part, Named)> {
        let short = std::mem::take(&mut self.short);
        if short.is_empty() {
            return chair::settled(self.told);
        }
        let declared = self.people.declared();
        let names = declared.filter_map(|person| person.name.as_deref());
        let declared: Vec<&str> = names.collect();
        let people = chair::people(short, &self.told, &declared).into_iter();
        let new = people.filter(|(part, one)| self.known.insert((*part, one.name.clone())));
        self.told.extend(new);
        chair::settled(self.told)
    }

    fn entry(&mut self, entry: &Entry<'_>, below: &[Entry<'_>]) {
        let row = matches!(entry.shape, Shape::Head | Shape::Row);
        self.part.take_if(|open| open.tabled && !row);
        match entry.shape {
            Shape::Item(indent, _) => {
                self.part
                    .take_if(|open| open.indent.is_some_and(|above| indent <= above));
            }
            Shape::Heading(level) => return self.heading(level, entry),
            _ => {}
        }
        if row {
            return self.row(entry);
        }
        let parts = match entry.shape {
            Shape::Code => vec![&*entry.text],
            _ => parts(&entry.text),
        };
        for (at, text) in parts.into_iter().enumerate() {
            let told = entry.shape != Shape::Code && self.labelled(text, entry.shape);
            if !told && at == 0 {
                self.at_head &= is_of_head(entry, self.part.is_some());
                self.unlabelled(entry.shape, text, below);
            }
        }
    }

    /// A piece that begins with no label of people.
    fn unlabelled(&mut self, shape: Shape, text: &str, below: &[Entry<'_>]) {
        let Some(open) = self.part else {
            return;
        };
        match shape {
            Shape::Item(indent, done) => {
                self.begin();
                let (done, text) =
                    round(text).map_or((done, text), |(done, text)| (Some(done), text));
                let known = || self.is_known(text);
                if done != Some(false) && (!is_entry(text, indent, below) || known()) {
                    self.listed(open, done.is_some(), text);
                }
            }
            Shape::Code if !open.begun && !open.parted => self.listed(open, false, text),
            Shape::Line if is_of_members(text) || self.is_group(open, text, below) => {
                self.part = Some(Open {
                    begun: false,
                    ..open
                });
            }
            Shape::Line if open.begun && open.level.is_some() && self.handled(open, text) => {}
            Shape::Line if open.begun || !self.is_known(text) && ends(text, open.level, below) => {
                self.part = None;
            }
            Shape::Line => self.line(open, text),
            _ => {}
        }
    }

    /// Whether a line names a group of the people below a heading, as the first one there does.
    fn is_group(&mut self, open: Open, text: &str, below: &[Entry<'_>]) -> bool {
        let section = self
            .section
            .filter(|section| section.open.part == open.part && section.grouped != Some(false));
        let begins = |section: Section| section.grouped.is_some() || heads_names(below);
        let group = section.is_some_and(begins) && heads_list(text, below) && !self.is_known(text);
        if group {
            self.group();
        }
        group
    }

    /// The lists below a heading of people have heads, if the first one has.
    fn group(&mut self) {
        if let Some(section) = &mut self.section {
            section.grouped.get_or_insert(true);
        }
    }

    /// A heading ends what stands above it, unless it parts the people of a higher one.
    fn heading(&mut self, level: usize, entry: &Entry<'_>) {
        let goes_on = |open: &Open| {
            let below = open.level.is_some_and(|above| level > above);
            below && (!open.begun || open.parted)
        };
        let open = self.part.filter(goes_on);
        self.section = None;
        // What stands below the first heading of a text may be all of the text.
        let grouped = |open: Open| open.level != Some(1) && is_name(&entry.text);
        self.part = open.map(|open| Open {
            begun: false,
            parted: true,
            grouped: grouped(open),
            sure: open.sure && !grouped(open),
            ..open
        });
        self.subject.ends(level);
        let told = self.labelled(&entry.text, entry.shape) || path_name::is_of_day(&entry.text);
        self.headings += usize::from(self.headings == 0 || !told);
        if !told {
            self.subject.begins(level, &entry.text);
        }
    }

    pub(super) fn begin(&mut self) {
        if let Some(open) = &mut self.part {
            open.begun = true;
        }
        if let Some(section) = &mut self.section {
            section.grouped.get_or_insert(false);
        }
    }

    /// Takes a piece that begins with such a label, or is one.
    fn labelled(&mut self, text: &str, shape: Shape) -> bool {
        let heading = matches!(shape, Shape::Heading(_));
        let alone = || {
            let words = words(text)?;
            match heading {
                true => labels::told(&words),
                false => words::part(&words).map(|part| ToldPart::of(part, true)),
            }
        };
        let found = match self.is_first() || self.part.is_some() {
            true => told_at_head(text),
            false => told(text),
        };
        let Some((label, rest)) = found.or_else(|| Some((alone()?, ""))) else {
            return false;
        };
        if rest.is_empty() && label.is_doubtful() || self.subject.is_other(label.part) {
            return false;
        }
        if rest.is_empty() || label.sure && is_asked(rest) {
            self.open(label, shape);
            return true;
        }
        let mut text = Some((label, rest));
        while let Some((label, rest)) = text {
            let (own, next) = sentences(rest);
            self.names(label, own);
            text = next;
        }
        true
    }

    pub(super) fn open(&mut self, label: ToldPart, shape: Shape) {
        if shape != Shape::Head {
            self.columns = Columns::default();
        }
        let open = Open {
            part: label.part,
            sure: label.sure,
            level: shape.level(),
            indent: shape.indent(),
            begun: false,
            lined: false,
            parted: false,
            grouped: false,
            tabled: shape == Shape::Head,
        };
        self.part = Some(open);
        match shape {
            Shape::Heading(_) => {
                self.section = Some(Section {
                    open,
                    grouped: None,
                });
            }
            _ => self.group(),
        }
    }
}
