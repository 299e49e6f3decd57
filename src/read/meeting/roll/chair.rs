//! Who led a meeting and who wrote, where one word tells it: `Scribe: Kim`. Such words and the people of the roll in, whole names out.
//! In notes people speak under these words as well: `Chair: thanks`.

use std::collections::HashSet;

use super::named::Named;
use super::words::Part;

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

/// Words that people begin to speak with.
const SAID: &[&str] = &[
    "hello", "hey", "hi", "no", "ok", "okay", "sorry", "thanks", "welcome", "yes",
];

/// Whom these words name, of those who are told or declared. Whoever is none of them counts where nobody is likely to speak: at the
/// head of the text, with a capital, and as a chair only once; without one beside a roll, where no other word stands behind such a label.
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
    let of = |part: Part| {
        let all = found.iter().map(|(short, _)| short);
        all.filter(move |short| short.part == part && !short.doubtful)
    };
    let alone = |part: Part| of(part).count() == 1;
    let [led, wrote] = [Part::Chair, Part::Scribe].map(alone);
    let unknown = found
        .iter()
        .filter(|(short, name)| name.is_none() && short.part == Part::Chair && !short.doubtful);
    let strangers = unknown.count();
    let rolled = told.iter().any(|(part, _)| *part == Part::Present);
    let named = found.into_iter().filter_map(|(short, name)| {
        let only = if short.part == Part::Chair {
            led
        } else {
            wrote
        };
        let likely = match short.one.is_capital() {
            true => short.part != Part::Chair || strangers == 1,
            // Without a capital it may be a nick, and what somebody says.
            false => rolled && only && !SAID.contains(&&*short.one.name),
        };
        let sure = name.is_some() || short.at_head && !short.doubtful && likely;
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
        of.flat_map(|(_, one)| [Some(&one.name), one.handle.as_ref()])
            .flatten()
            .cloned()
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

/// Whether two of a meeting may be one person, of whom one is told by a nick or a handle: `@kim`, `@reedk` and `Kim Reed`.
pub(super) fn may_be_one(one: &Named, other: &Named) -> bool {
    const LETTERS: usize = 3;
    let word = |one: &Named| one.handle.as_ref().unwrap_or(&one.name).to_lowercase();
    let (own, others) = (word(one), word(other));
    let within = |word: &str, name: &Named| {
        let name = name.name.to_lowercase();
        let mut parts = name.split_whitespace();
        !word.contains(' ')
            && parts
                .any(|part| part.chars().count() >= LETTERS && word.contains(part) || part == word)
    };
    let short = |word: &str, one: &Named| {
        let short = one.short.as_deref().map(str::to_lowercase);
        short.as_deref() == Some(word)
    };
    own == others
        || one.name == other.name
        || within(&own, other)
        || within(&others, one)
        || short(&own, other)
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
