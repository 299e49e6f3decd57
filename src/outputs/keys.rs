//! What the files of each meeting are made of, in one number: as long as that is the same, so are they. What is seen in, and
//! what of theme and command line decides how it is shown; a number for each meeting out. No file is made here.
//!
//! A meeting's files tell of the meeting, of those beside it in its series, and of actions and decisions as they stand today;
//! their texts are linked to issues and people, and notes in Markdown to everything that has an address.

use rayon::prelude::*;
use serde::Serialize;

use crate::digest::Digest;
use crate::pieces::PIECE;
use crate::view::linker::hashed::{Addresses, References};
use crate::view::{Sight, decision, meeting, register, site};

/// What all meetings share.
struct Shared {
    whole: Digest,
    addresses: Digest,
    /// Rows of each action of the register.
    actions: Vec<Digest>,
    /// Rows of each decision.
    decisions: Vec<Digest>,
}

/// The number of each meeting. `asked` stands for everything that is not content.
pub fn of_meetings(sight: &Sight<'_>, asked: Digest) -> Vec<Digest> {
    // All that meetings share takes time, too.
    if sight.library.meetings.is_empty() {
        return Vec::new();
    }
    let registers = &sight.graph.registers;
    let (actions, decisions) = rayon::join(
        || {
            each(registers.actions.len(), |at| {
                register::rows(sight, [&at], "")
            })
        },
        || {
            each(registers.decisions.len(), |at| {
                decision::row(sight, &registers.decisions[at], "")
            })
        },
    );
    let team = format!("{:?}", sight.library.team);
    let site = told(&site::view(sight));
    let references = References(&sight.linker);
    let shared = Shared {
        whole: Digest::of_value(&(asked, team, site, references)),
        addresses: Digest::of_value(&Addresses(&sight.linker)),
        actions,
        decisions,
    };
    let meetings = (0..sight.library.meetings.len()).into_par_iter();
    let meetings = meetings.with_max_len(PIECE);
    meetings
        .map(|index| of_meeting(sight, &shared, index))
        .collect()
}

fn of_meeting(sight: &Sight<'_>, shared: &Shared, index: usize) -> Digest {
    let registers = &sight.graph.registers;
    let held = &sight.library.meetings[index];
    let addresses = (!held.notes.is_empty()).then_some(shared.addresses);
    let carried = &registers.carried[index];
    let of_actions = |indexes: &[usize]| -> Vec<Digest> {
        indexes.iter().map(|at| shared.actions[*at]).collect()
    };
    let actions = (
        carried.total,
        of_actions(&carried.shown),
        of_actions(&registers.closed[index]),
        of_actions(&registers.again[index]),
        &shared.actions[registers.opened_in(index)],
    );
    let decisions = &shared.decisions[registers.taken_in(index)];
    let others = registers.reassigned.range((index, 0)..(index + 1, 0));
    let others: Vec<Digest> = others
        .map(|(at, _)| Digest::of_value(&(at.1, told(&register::now_of(sight, *at)))))
        .collect();
    // Whom the register gives what names nobody who was there is told by name.
    let owed = told(&meeting::owed(sight, index).by_person);
    let beside = told(&meeting::beside(sight, index));
    Digest::of_value(&(
        shared.whole,
        addresses,
        held,
        beside,
        actions,
        decisions,
        (others, owed),
    ))
}

fn each<V: Serialize>(count: usize, view: impl Fn(usize) -> V + Sync) -> Vec<Digest> {
    let all = (0..count).into_par_iter().with_max_len(PIECE);
    all.map(|at| told(&view(at))).collect()
}

/// What a view tells: all of them are texts and numbers, which JSON can hold.
fn told(view: &impl Serialize) -> Digest {
    Digest::of(&serde_json::to_vec(view).unwrap_or_default())
}
