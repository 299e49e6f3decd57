//! The people whom rows of tables name below a label or a heading, or below a head that tells of itself what they are. Rows out of notes
//! in, everybody whom they name out; what columns say is the business of `table`.

use super::labels::ToldPart;
use super::lines::is_of_head;
use super::named::Named;
use super::people::Found;
use super::table::{Columns, fields};
use super::words::Part;
use crate::read::markdown::entries::{Entry, Shape};

impl Found<'_> {
    /// A row of a table: one of fields, one of a roll below a label, or one of a roll that nothing but its head tells.
    pub(super) fn row(&mut self, entry: &Entry<'_>) {
        let text = &*entry.text;
        self.at_head &= self.is_first() || is_of_head(entry, self.part.is_some());
        if entry.shape == Shape::Head {
            self.columns = Columns::of(text);
            self.head = Some(text.to_owned());
            if self.may_begin_roll() && self.columns.are_of_roll(text) {
                self.open(ToldPart::of(Part::Present, true), entry.shape);
            }
            return;
        }
        let plain = self.part.is_none() || !self.columns.tell_names();
        if plain && fields(text).next().is_some() {
            let head = self.head.take();
            head.iter().for_each(|head| self.fields(head));
            return self.fields(text);
        }
        self.head = None;
        if let Some(open) = self.part.filter(|open| !open.parted || open.grouped) {
            self.begin();
            for (part, one) in self.columns.people(open.part, text) {
                self.take(part, one, false);
            }
        }
    }

    /// Whether nothing has been read but a title, a day and lines about people, and nobody is told to be there.
    fn may_begin_roll(&self) -> bool {
        let there = |(part, _): &(Part, Named)| *part == Part::Present;
        let begins = self.part.is_none() && self.at_head && self.is_first();
        begins && !self.told.iter().any(there)
    }

    /// Takes everybody in a row of fields; below the head of notes only who cannot be something else.
    fn fields(&mut self, row: &str) {
        for (told, names) in fields(row) {
            let sure = told.sure && self.is_first();
            self.names(ToldPart { sure, ..told }, names);
        }
    }
}
