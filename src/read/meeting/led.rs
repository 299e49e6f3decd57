//! Who led a meeting and who wrote, where one word tells it: `Scribe: Kim`. Such words and the people of the roll in, whole names out.
//! In notes people speak under these words as well: `Chair: thanks`.

use std::collections::HashSet;

use super::roll::Named;
use super::roll_words::Part;

/// A word behind a label.
#[derive(Debug)]
pub(super) struct Short {
    pub(super) part: Part,
    pub(super) one: Named,
    /// Whether it stands among the lines about people that a text begins with, or below a heading of its own.
    pub(super) at_head: bool,
    /// Whether it counts only of somebody who is told or declared, for the label may speak of something else.
    pub(super) doubtful: bool,
}

/// Whom these words name, of those who are told or declared. Whoever is none of them counts where nobody is likely to speak: at the
/// head of the text, with a capital, and as a chair only once.
pub(super) fn people(
    short: Vec<Short>,
    told: &[(Part, Named)],
    declared: &[&str],
) -> Vec<(Part, Named)> {
    let found: Vec<(Short, Option<String>)> = short
        .into_iter()
        .map(|short| {
            let name = whose(&short.one.name, told, declared);
            (short, name)
        })
        .collect();
    let unknown = found.iter().filter(|(_, name)| name.is_none());
    let chairs = unknown.filter(|(short, _)| short.part == Part::Chair && !short.doubtful);
    let led = chairs.count();
    let named = found.into_iter().filter_map(|(short, name)| {
        let counts = short.part != Part::Chair || led == 1;
        let likely = short.at_head && !short.doubtful && short.one.is_capital();
        let sure = name.is_some() || likely && counts;
        let name = name.unwrap_or(short.one.name);
        sure.then(|| {
            let one = Named {
                name,
                ..Named::default()
            };
            (short.part, one)
        })
    });
    named.collect()
}

/// The same without what contradicts the rest: nobody is there and absent, who is absent neither leads nor writes, and where somebody
/// is the chair, chairs of something else are none.
pub(super) fn settled(mut told: Vec<(Part, Named)>) -> Vec<(Part, Named)> {
    let all = |part: Part| {
        let of = told.iter().filter(|(own, _)| *own == part);
        of.map(|(_, one)| one.name.clone())
            .collect::<HashSet<String>>()
    };
    let (there, away) = (all(Part::Present), all(Part::Absent));
    let led = |(part, one): &(Part, Named)| *part == Part::Chair && !one.elsewhere;
    let led = told.iter().any(led);
    told.retain(|(part, one)| {
        let gone = away.contains(&one.name) && !there.contains(&one.name);
        match part {
            Part::Present => true,
            Part::Absent => gone,
            Part::Chair => !(gone || led && one.elsewhere),
            Part::Scribe => !gone,
        }
    });
    told
}

/// The one whose name, nick, handle, first name or letters in brackets a text is.
fn whose(word: &str, told: &[(Part, Named)], declared: &[&str]) -> Option<String> {
    let word = word.to_lowercase();
    let is = |text: &str| text.to_lowercase() == word;
    let first = |name: &str| name.split_whitespace().next().is_some_and(is);
    let all = || told.iter().map(|(_, one)| one);
    let beside = |one: &Named| {
        [&one.short, &one.handle]
            .into_iter()
            .flatten()
            .any(|text| is(text))
    };
    let exact = all().find(|one| is(&one.name) || beside(one));
    if let Some(one) = exact {
        return Some(one.name.clone());
    }
    let told = all().map(|one| one.name.as_str());
    let known = |name: &&str| first(name) || is(name);
    only(told.filter(|name| first(name))).or_else(|| only(declared.iter().copied().filter(known)))
}

/// The one of several names, if there is no other.
fn only<'n>(mut names: impl Iterator<Item = &'n str>) -> Option<String> {
    let name = names.next()?;
    names.all(|other| other == name).then(|| name.to_owned())
}
