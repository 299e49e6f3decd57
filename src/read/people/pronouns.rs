//! Pronouns behind a name, as people have them in rooms. A name in, what people call its bearer by out; who that is is the business of
//! `owners`.

/// Letters of a pronoun, at the most.
const PRONOUN: usize = 6;

/// A name without the pronouns behind it, `Kim (she/her)` or `Kim | they/them`; none of one that has none.
pub(super) fn without_pronouns(name: &str) -> Option<&str> {
    let inside = |open, close| name.strip_suffix(close)?.rsplit_once(open);
    let brackets = inside(" (", ')').or_else(|| inside(" [", ']'));
    let (name, told) = brackets.or_else(|| name.rsplit_once(" | "))?;
    Some(name.trim()).filter(|name| are_pronouns(told) && !name.is_empty())
}

/// Whether a text in brackets is pronouns: `she/her`.
pub(crate) fn are_pronouns(told: &str) -> bool {
    let is_short = |word: &str| {
        (1..=PRONOUN).contains(&word.chars().count()) && word.chars().all(char::is_alphabetic)
    };
    let mut words = told.split('/').map(str::trim);
    told.contains('/') && words.clone().take(5).count() < 5 && words.all(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_pronouns() {
        let rows = [
            ("alice a (she/her)", Some("alice a")),
            ("sam [they/them]", Some("sam")),
            ("kim | he/him", Some("kim")),
            ("lea (sie / ihr)", Some("lea")),
            ("max (he/they/any)", Some("max")),
            ("zo\u{eb} (\u{e9}l/lo)", Some("zo\u{eb}")),
            ("ash (guest)", None),
            ("ash (boats/harbour)", None),
            ("ash (1/2)", None),
            ("ash | away", None),
            ("ash[m]", None),
            (" (she/her)", None),
            ("(she/her)", None),
            ("", None),
        ];
        for (name, expected) in rows {
            assert_eq!(without_pronouns(name), expected, "{name}");
        }
    }
}
