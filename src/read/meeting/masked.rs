//! People of a meeting whose names were taken out of its text. A meeting in; the same without them out; and of a log the names that
//! are telephone numbers. The texts are the business of `redact`.

use chrono::NaiveDate;

use crate::model::log::Log;
use crate::model::meeting::{MASK, Meeting};
use crate::model::person::People;
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

/// Takes out of a log the names of those of whom it tells a number alone, as exporters of WhatsApp do of everybody who is not in
/// their list of names; whose number the team declares bears the nick of that person.
pub(super) fn hide_numbers(log: &mut Log, people: &People) {
    for nick in &mut log.nicks {
        if is_telephone(&nick.name) {
            let known = people.find(&nick.name);
            nick.name = known.map_or_else(|| MASK.to_owned(), |person| person.nick.clone());
            nick.matrix = None;
        }
    }
}

/// Whether a name is nothing but the number of a telephone: `+1 (555) 010-0199`.
fn is_telephone(name: &str) -> bool {
    const DIGITS: usize = 7;
    let count = name.chars().filter(char::is_ascii_digit).count();
    let is_day = NaiveDate::parse_from_str(name, "%Y-%m-%d").is_ok();
    count >= DIGITS && !is_day && !name.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_telephones() {
        let rows = [
            ("+1 (555) 010-0199", true),
            ("\u{202a}+44\u{a0}7700\u{a0}900123\u{202c}", true),
            ("5550100", true),
            ("555010", false),
            ("2026-05-24", false),
            ("ash5550100", false),
            ("Ash", false),
        ];
        for (name, expected) in rows {
            assert_eq!(is_telephone(name), expected, "{name}");
        }
    }
}
