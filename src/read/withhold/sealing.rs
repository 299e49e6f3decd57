//! What of a file is withheld: where the record lies, and its words under seal. A file and its text in;
//! a place and fingerprints out.

use chrono::NaiveDate;

use super::parts::{self, Weighed};
use crate::place::Place;
use crate::read::front;
use crate::read::tlp;
use crate::read::tree::Entry;
use crate::seal::Sealed;

/// Where a record lies that is withheld.
pub(crate) fn place(entry: &Entry, withheld: bool) -> Option<Place> {
    withheld.then(|| Place::head(&entry.file))
}

/// The words of a file that are withheld.
pub(crate) fn sealed(entry: &Entry, text: &str, withheld: bool) -> Sealed {
    let mut sealed = Sealed::default();
    match withheld {
        true => sealed.record(&entry.file, text),
        false => tlp::seal_closed_of_file(&mut sealed, &entry.file, text),
    }
    sealed
}

/// The same of a Markdown file that is read on a day, with the parts of it that are left out.
pub(crate) fn sealed_markdown(
    entry: &Entry,
    text: &str,
    withheld: bool,
    today: NaiveDate,
) -> Sealed {
    let mut sealed = sealed(entry, text, withheld);
    if !withheld {
        let (body, above) = front::body(text);
        let lines: Vec<&str> = text[body..].split_inclusive('\n').collect();
        let closed = parts::closed(&lines, Weighed::Page, today);
        let each = closed.iter();
        each.for_each(|part| parts::seal_part(&mut sealed, &entry.file, above, &lines, part));
    }
    sealed
}
