//! The people whom a list, a line or an entry of notes names below a label or behind it. Texts in, everybody with what they are to the
//! meeting out. Where such texts stand is the business of `people`, what becomes of the people that of `present`.

use super::answers::state;
use super::bare_names::bare;
use super::chair::Short;
use super::labels::{ToldPart, task};
use super::lines::{group, words_of};
use super::named::{Named, named, named_alone};
use super::part::is_beside;
use super::people::{Found, Open};
use super::words::{self, Part};
use crate::model::person::{People, Person};

/// Somebody who is declared, by a handle, a nick or the whole name.
pub(super) fn person<'p>(one: &Named, people: &'p People) -> Option<&'p Person> {
    let known = |name: &str| people.find(name).filter(|person| person.declared);
    let handle = one.handle.as_deref().and_then(known);
    let full = || {
        let mut declared = people.declared().filter(|_| !one.is_word());
        declared.find(|person| person.name.as_deref() == Some(&one.name))
    };
    handle.or_else(|| known(&one.name)).or_else(full)
}

impl Found<'_> {
    /// Whether somebody who is declared is all that a text names.
    pub(super) fn is_known(&self, text: &str) -> bool {
        let all = named(&bare(text));
        !all.is_empty() && all.iter().all(|one| person(one, self.people).is_some())
    }

    /// Takes everybody in a list of names behind a label.
    pub(super) fn names(&mut self, label: ToldPart, names: &str) {
        if let Some(part) = label.also {
            self.names(ToldPart::of(part, label.sure), names);
        }
        for one in named(names) {
            let known = || person(&one, self.people).is_some();
            match label.part {
                part if label.is_doubtful() && !known() => self.short.push(Short {
                    part,
                    one,
                    at_head: false,
                    doubtful: true,
                }),
                part if !one.is_pointer() && (label.sure || one.is_sure()) || known() => {
                    self.take(part, one, false);
                }
                _ => {}
            }
        }
    }

    /// An entry of a list: one name, handles, or a group before a colon and its names. Whom a
    /// box ticks is there beyond doubt.
    pub(super) fn listed(&mut self, open: Open, boxed: bool, text: &str) {
        let text = &*bare(text);
        let group = group(text);
        let head = group.map(|(head, _)| named(head)).unwrap_or_default();
        let of_person = matches!(head.as_slice(), [one] if person(one, self.people).is_some());
        let text = match group {
            // A list of them stands below.
            Some((_, "")) if !of_person => return,
            Some((head, rest)) if of_person || state(rest).is_some() || is_from(head, rest) => {
                return self.stated(open.part, named(head), state(rest));
            }
            Some((_, rest)) => rest,
            None => text,
        };
        let mut several = match group {
            Some(_) => named(text),
            None => named_alone(text),
        };
        // Behind a comma may stand where somebody is from.
        let words = several
            .iter()
            .all(|one| one.is_word() && one.is_plausible());
        let task = group.and_then(|(head, _)| task(&words_of(head)));
        let all = (words || group.is_some()) && task.is_none();
        if !all {
            told_behind(&mut several);
        }
        for (at, mut one) in several.into_iter().enumerate() {
            one.remark = one.remark.or(task);
            let first =
                !one.aside && one.is_sure() || at == 0 && (task.is_some() || one.is_capital());
            let named = (!open.parted || open.grouped) && (open.sure || one.is_sure());
            let counts = boxed || named || one.handle.is_some();
            if (all || first) && counts || person(&one, self.people).is_some() {
                self.take(open.part, one, false);
            }
        }
    }

    /// People before a colon behind which stands whether they were there.
    fn stated(&mut self, part: Part, people: Vec<Named>, state: Option<Part>) {
        for mut one in people {
            one.remark = state.or(one.remark);
            self.take(part, one, false);
        }
    }

    /// A line of names below a heading, where it is nothing else.
    pub(super) fn line(&mut self, open: Open, text: &str) {
        let text = &*bare(text);
        let of_one =
            |(head, rest): &(&str, &str)| state(rest).is_some() || task(&words_of(head)).is_some();
        if group(text).as_ref().is_some_and(of_one) {
            return self.listed(open, false, text);
        }
        let several = named(group(text).map_or(text, |(_, rest)| rest));
        let known = |one: &Named| person(one, self.people).is_some();
        let all = |one: &Named| !one.is_pointer() && one.is_plausible();
        let sure = (!open.parted || open.grouped)
            && (open.sure || several.iter().all(|one| one.is_sure()));
        let names = !several.is_empty() && several.iter().all(|one| known(one) || sure && all(one));
        // Words below names begin something else.
        let lined = |open: Open| (names || !open.lined).then_some(open);
        self.part = self.part.and_then(lined).map(|open| Open {
            lined: names,
            ..open
        });
        for one in several.into_iter().filter(|_| names) {
            self.take(open.part, one, false);
        }
    }

    /// Takes everybody in a line behind a list, where each has a name and a handle; whether that is so.
    pub(super) fn handled(&mut self, open: Open, text: &str) -> bool {
        let all = named(&bare(text));
        let both = |one: &Named| {
            let handle = one.handle.as_ref();
            one.is_plausible() && handle.is_some_and(|handle| *handle != one.name)
        };
        let names = !all.is_empty() && all.iter().all(both);
        for one in all.into_iter().filter(|_| names) {
            self.take(open.part, one, false);
        }
        names
    }

    /// Takes somebody, if that is a name. Who speaks as the chair is none.
    pub(super) fn take(&mut self, part: Part, one: Named, sure: bool) {
        let known = person(&one, self.people).is_some();
        if !known && !one.is_plausible() {
            return;
        }
        let spoken = matches!(part, Part::Chair | Part::Scribe) && !sure && !one.is_sure();
        if spoken && !known {
            let at_head = self.at_head || self.part.is_some_and(|open| open.level.is_some());
            return self.short.push(Short {
                part,
                one,
                at_head,
                doubtful: false,
            });
        }
        if part == Part::Present {
            self.subject.tells();
        }
        if !self.known.insert((part, one.name.clone())) {
            return;
        }
        match one.remark {
            Some(Part::Absent) => return self.told.push((Part::Absent, one)),
            Some(more) if more != part => {
                let again = Named {
                    remark: None,
                    ..one.clone()
                };
                self.told.push((more, again));
            }
            _ => {}
        }
        self.told.push((part, one));
    }
}

/// Whether what stands behind a colon is where one person is from: `Max Fern: Boats`, but not `Crew: Max` and not `Core Team: Max, Lea`.
fn is_from(head: &str, rest: &str) -> bool {
    let plain = |one: &Named| one.handle.is_none() && one.remark.is_none();
    let person = |one: &Named| one.is_plausible() && one.is_sure() && plain(one);
    let place = |one: &Named| one.is_capital() && one.is_word() && plain(one);
    let known = |word: &str| is_beside(word) || words::part(word).is_some();
    let single = |text: &str, is: &dyn Fn(&Named) -> bool| matches!(named(text).as_slice(), [one] if is(one));
    let of_people = words::words(&head.to_lowercase()).any(known);
    !of_people && single(head, &person) && single(rest, &place)
}

/// Gives somebody the remark that stands behind where they are from: `Ash Tree, Boats Inc (chair)`, `Ash Tree, Boats, Inc. (chair)`.
fn told_behind(several: &mut [Named]) {
    let place = match several {
        [_, place] => Some(place),
        [_, _, end] if end.is_word() => Some(end),
        _ => None,
    };
    let told = place
        .filter(|place| place.aside)
        .and_then(|place| place.remark);
    if let [one, ..] = several {
        one.remark = one.remark.or(told);
    }
}
