//! People of a meeting whose names were taken out of its text. A meeting in; the same without them out. The texts are the business
//! of `redact`.

use crate::model::meeting::{MASK, Meeting};
use crate::read::minutes::credit;

/// Takes those out of the people of a meeting whose names are taken out of its text: together they would be a person of their
/// own. What they are to do is nobody's yet.
pub(super) fn forget(meeting: &mut Meeting) {
    let is_masked = |name: &str| name.contains(MASK);
    let minutes = &mut meeting.minutes;
    for names in minutes.rolls_mut() {
        names.retain(|name| !is_masked(name));
    }
    let before = meeting.attendance.len();
    meeting.attendance.retain(|there| !is_masked(&there.nick));
    if meeting.attendance.len() < before {
        credit::fill(minutes, &meeting.attendance);
    }
}

/// Whether a meeting has people whose names are taken out, be it in part.
pub(super) fn is_in(meeting: &Meeting) -> bool {
    let there = meeting.attendance.iter().map(|there| &there.nick);
    let named = meeting.minutes.rolls().into_iter().flatten();
    there.chain(named).any(|name| name.contains(MASK))
}
