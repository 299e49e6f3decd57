//! Groups in a roll: below a heading of people, a line in bold, a label, a heading or an entry with a list below it names a group and nobody
//! who was there. Pieces of notes in, whether they do so out; whom the lists name is the business of `people`.

use super::answers;
use super::bare_names::{APART, bare};
use super::labels;
use super::lines::words_of;
use super::named::{Named, named};
use super::words::{self, NOT, Part};
use crate::model::id::slug;
use crate::read::log::is_any_label;
use crate::read::markdown::entries::{Entry, Shape};
use crate::read::markdown::label::{label, words};
use crate::read::path_name::kind_words;

/// Words of the name of a group, at the most.
const WORDS: usize = 5;

/// Pieces below one that are looked at.
const BELOW: usize = 8;

/// Whether a line is a label of some of the people of a roll, with their list below it.
pub(super) fn is_of_members(text: &str) -> bool {
    let told = label(text).filter(|label| label.rest.is_empty());
    told.is_some_and(|label| labels::is_of_members(&words_of(label.head)))
}

/// Whether a line that is only in bold, or ends in a colon, may name a group: a list stands right below it.
pub(super) fn heads_list(text: &str, below: &[Entry<'_>]) -> bool {
    let listed = below
        .first()
        .is_some_and(|next| matches!(next.shape, Shape::Item(..)));
    listed && label(text).is_some_and(|label| label.rest.is_empty() && is_name(label.head))
}

/// Whether the list that stands next begins with somebody, not with a subject.
pub(super) fn heads_names(below: &[Entry<'_>]) -> bool {
    let first = below.first().map(|next| (&*next.text, next.shape));
    first.is_some_and(|(text, shape)| {
        let names = named(&bare(text));
        let sure = |one: &Named| one.is_plausible() && (one.is_sure() || !one.is_capital());
        matches!(shape, Shape::Item(_, Some(_))) || names.first().is_some_and(sure)
    })
}

/// Whether a line ends a roll in which no list has begun: it tells another part of minutes, or is all in bold and names no group. Forms
/// have labels behind which nobody wrote anything.
pub(super) fn ends(text: &str, level: Option<usize>, below: &[Entry<'_>]) -> bool {
    let few = text.split_whitespace().nth(2).is_none() && !text.contains(APART);
    let part = words(text).is_some_and(|words| match few {
        true => is_part(&words),
        false => kind_words::are_of_text(&slug(&words)),
    });
    let listed = || {
        below
            .first()
            .is_some_and(|next| next.shape.indent().is_some())
    };
    // A sentence asks people to write themselves down: `**Your names here!**`
    let title = |head: &str| {
        head.split_whitespace().nth(WORDS).is_none() && !head.ends_with(['.', '!', '?'])
    };
    let bold = text.starts_with("**")
        && label(text).is_some_and(|label| label.rest.is_empty() && title(label.head));
    part || bold && (level.is_none() || listed() && !heads_names(below))
}

/// Whether a text may name a group, and tells no part of minutes: `Foundation`, but not `Agenda` and not `2. Ropes`.
pub(super) fn is_name(text: &str) -> bool {
    let few = text.split_whitespace().nth(WORDS).is_none();
    let begins = text.trim_start_matches(['*', '_', '`', ' ']);
    few && begins.starts_with(char::is_alphabetic)
        && words(text).is_some_and(|words| !is_part(&words))
}

/// Whether words tell a part of minutes, or people who are not there.
fn is_part(words: &str) -> bool {
    const UNABLE: &[&str] = &["can", "cannot", "couldn", "unable"];
    let slug = slug(words);
    let of_people = |word: &str| words::part(word) == Some(Part::Present);
    let other = |word: &str| {
        let away = words::part(word) == Some(Part::Absent) || answers::is_away(word);
        away || UNABLE.contains(&word)
            || NOT.contains(&word)
            || is_any_label(word) && !of_people(word)
    };
    let is = |word: &str| kind_words::is_of_meeting(word) || kind_words::is_of_agenda(word);
    kind_words::are_of_text(&slug) || slug.split('-').any(is) || words::words(words).any(other)
}

/// Whether an entry of a list names a group whose people stand in a list below it: what stands below somebody is seldom all names. A group
/// of two words looks like somebody; two names below it tell.
pub(super) fn is_entry(text: &str, indent: usize, below: &[Entry<'_>]) -> bool {
    let below = below.iter().take(BELOW).map_while(|entry| {
        let deeper = entry.shape.indent().is_some_and(|own| own > indent);
        deeper.then_some(&*entry.text)
    });
    let sure = |text: &str| {
        let text = bare(text);
        let names = named(&text);
        let first = names.first();
        let first = first.filter(|one| one.is_plausible() && one.is_sure());
        first.map(|_| ())
    };
    let all: Option<Vec<()>> = below.map(sure).collect();
    let names = all.map_or(0, |all| all.len());
    let is_group = |one: &Named| {
        let bare = one.handle.is_none() && one.remark.is_none();
        bare && names > usize::from(!one.is_word())
    };
    names > 0 && matches!(named(&bare(text)).as_slice(), [one] if is_group(one))
}

/// Whether a box in round brackets before an entry is ticked, and the entry.
pub(super) fn round(text: &str) -> Option<(bool, &str)> {
    let boxes = [("( ) ", false), ("(x) ", true), ("(X) ", true)];
    boxes
        .iter()
        .find_map(|(sign, done)| Some((*done, text.strip_prefix(sign)?.trim_start())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::markdown::entries::entries;

    #[test]
    fn what_names_a_group() {
        let rows = [
            ("**Foundation**\n- Ash Tree\n", true),
            ("*Foundation*\n\n- ash\n", true),
            ("For the crew:\n- Ash Tree\n", true),
            ("**Foundation**\n\nAsh Tree\n", false),
            ("Foundation\n- Ash Tree\n", false),
            ("**Agenda**\n- boats\n", false),
            ("Action items:\n- boats\n", false),
            ("Members and guests present:\n- Ash Tree\n", true),
            ("Unable to come:\n- Ash Tree\n", false),
            ("Not here today:\n- Ash Tree\n", false),
            ("**1. Ropes**\n- Ash Tree\n", false),
            (
                "Here is what was said of boats on that day:\n- all float\n",
                false,
            ),
            ("Foundation: ash\n- boats\n", false),
        ];
        for (text, expected) in rows {
            let all = entries(text, |_| false);
            assert_eq!(heads_list(&all[0].text, &all[1..]), expected, "{text}");
        }
    }

    #[test]
    fn entries_that_name_a_group() {
        let rows = [
            ("- Foundation\n  - Ash Tree\n", true),
            ("- **Foundation**\n  - Ash Tree (chair)\n- Lea\n", true),
            ("- Core Team\n  - Ash Tree\n  - Kim Reed\n", true),
            ("- Crew\n  - @ash\n", true),
            ("- Ash Tree\n  - Harbour Ltd\n", false),
            ("- Ash\n  - late\n", false),
            ("- Ash\n  - mended boats\n  - Harbour Ltd\n", false),
            ("- @ash\n  - Harbour Ltd\n", false),
            ("- Ash\n- Kim Reed\n", false),
        ];
        for (text, expected) in rows {
            let all = entries(text, |_| false);
            assert_eq!(is_entry(&all[0].text, 0, &all[1..]), expected, "{text}");
        }
    }
}
