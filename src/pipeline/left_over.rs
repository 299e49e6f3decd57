//! What is told of folders beside the output folder that could not be taken away: what stood there before is still on the disk, and
//! harms no site. The folders in, a note for each out.

use std::sync::Arc;

use crate::place::Place;
use crate::report::{Note, Severity};
use crate::write::removal::Left;

/// A note for each.
pub(super) fn notes(left: &[Left]) -> impl Iterator<Item = Note> {
    left.iter().map(|left| {
        let folder = left.folder.to_string_lossy();
        let message = format!("what a build left here cannot be removed: {}", left.why);
        let place = Place::file(&Arc::from(&*folder));
        let hint = match left.denied {
            true => "remove it from the account that left it, as with `sudo rm -r`",
            false => "remove it by hand: no build needs it",
        };
        Note::new(Severity::Info, "left-over", place, message).hint(hint)
    })
}
