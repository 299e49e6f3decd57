//! Which of several slots of a series counts when: a new one takes over from the old, or they take turns.
//! Slots in, the same with their last days out.

use chrono::NaiveDate;

use super::{Rhythm, Slot};

/// Ends slots where another of their series takes over: the day before the first day of the next one.
///
/// A slot that has an `until` keeps it. Slots that begin on the same day, or without one, run side by side. So do slots
/// of the same rhythm of several weeks that begin within one round of it: they take turns.
pub fn hand_over(slots: &mut [Slot]) {
    let ends: Vec<Option<NaiveDate>> = slots
        .iter()
        .map(|slot| {
            let later = slots.iter().filter(|other| takes_over(slot, other));
            later.filter_map(|other| other.from).min()
        })
        .collect();
    for (slot, end) in slots.iter_mut().zip(ends) {
        slot.until = slot.until.or(end.and_then(|day| day.pred_opt()));
    }
}

fn takes_over(slot: &Slot, other: &Slot) -> bool {
    let same = slot.series.is_some() && slot.series() == other.series();
    let Some(begin) = other.from.filter(|_| same) else {
        return false;
    };
    let Some(own) = slot.from else { return true };
    let turns = match (&slot.rhythm, &other.rhythm) {
        (Rhythm::Weeks(a), Rhythm::Weeks(b)) => {
            a == b && (begin - own).num_days() < i64::from(*a) * 7
        }
        _ => false,
    };
    let weekly = matches!(slot.rhythm, Rhythm::Weeks(1));
    begin > own && (weekly || !turns)
}
