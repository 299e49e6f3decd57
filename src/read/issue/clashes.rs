//! Records that have one number and may be of two issues. What is told of one number in, notes out.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Candidate, Visibility};
use crate::report::{Note, Severity};

/// Two of our own records at one id are an error, and so are ours and a tracker's if one of them is not public; else it is a warning:
/// whoever opens a ticket at a tracker must not be able to stop a site.
pub(super) fn note(group: &[Candidate], own_tree: bool, notes: &mut Vec<Note>) {
    let Some(first) = group.iter().find(|candidate| candidate.ours) else {
        return;
    };
    let same = |other: &&Candidate| !std::ptr::eq(*other, first);
    for other in group.iter().filter(same) {
        let (at, told) = if other.ours {
            (&other.issue.place, &first.issue.place)
        } else {
            (&first.issue.place, &other.issue.place)
        };
        let message = format!("issue {} is also told by {told}", first.issue.number);
        let public = [first, other].map(|one| one.visibility == Visibility::Public);
        let both = public == [true, true];
        let (severity, hint) = match other.ours || !both {
            true => (
                Severity::of_fault(own_tree || !both),
                "give one of them another number, or remove it",
            ),
            false => (
                Severity::Warning,
                "that one is shown: give this one another number, or remove it",
            ),
        };
        notes.push(Note::new(severity, "clash", at.clone(), message).hint(hint));
    }
}

/// Records of a tracker that have one number, and were opened on two days or by two people: those that name no project are of one
/// as far as anybody can tell. Told once for two files.
#[derive(Default)]
pub(super) struct Strangers(BTreeSet<(Arc<str>, Arc<str>)>);

impl Strangers {
    /// A note where one of a group is another issue than the one that is shown.
    pub(super) fn note(&mut self, group: &[Candidate], notes: &mut Vec<Note>) {
        let public =
            |candidate: &&Candidate| !candidate.ours && candidate.visibility == Visibility::Public;
        let mut told = group.iter().filter(public);
        let Some(first) = told.next() else { return };
        let Some(other) = told.find(|other| are_two(first, other)) else {
            return;
        };
        let places = [&first.issue.place, &other.issue.place];
        if self
            .0
            .insert(places.map(|place| Arc::clone(&place.file)).into())
        {
            let number = first.issue.number;
            let message = format!(
                "issue {number} is also told by {}, and is another one there: only the one that was changed last is shown",
                places[0]
            );
            let hint = "records that name no project are of one: bring those of each project by `fetch`, which names it";
            notes
                .push(Note::new(Severity::Warning, "clash", places[1].clone(), message).hint(hint));
        }
    }
}

fn are_two(one: &Candidate, other: &Candidate) -> bool {
    let (one, other) = (&one.issue, &other.issue);
    let days = one.created.zip(other.created);
    let people = one.author.as_ref().zip(other.author.as_ref());
    let titles = one.title != other.title;
    titles && (days.is_some_and(|(a, b)| a != b) || people.is_some_and(|(a, b)| a != b))
}
