//! What of a file is withheld: where the record lies, and its words under seal. A file and its text in;
//! a place and fingerprints out.

use crate::place::Place;
use crate::read::tlp;
use crate::read::tree::Entry;
use crate::seal::Sealed;

/// Where a record lies that is withheld.
pub(crate) fn place(entry: &Entry, withheld: bool) -> Option<Place> {
    withheld.then(|| Place::new(&entry.file, 1, 0))
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
