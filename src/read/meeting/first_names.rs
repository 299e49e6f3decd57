//! First names of people who asked not to be named, in notes that name them in full: there `Lena` is the one of that name. Notes and
//! people in, the notes without these names out. Where somebody else has the same one, it stays.

use crate::model::meeting::MASK;
use crate::model::person::People;
use crate::read::people::names::Name;

/// A first name, as it is written and ready to be looked for.
pub(super) struct First {
    word: String,
    name: Name,
}

/// Letters of a first name, at the least.
const LEAST: usize = 3;

/// The first names of hidden people whom a text names in full.
pub(super) fn of(text: &str, people: &People) -> Vec<First> {
    let mut found: Vec<First> = Vec::new();
    for full in &people.hidden {
        let Some((word, _)) = full.trim().split_once(' ') else {
            continue;
        };
        let plain = word.chars().count() >= LEAST && word.chars().all(char::is_alphabetic);
        let known = || found.iter().any(|first| first.word == word);
        // Most texts have no such word at all.
        if !plain || known() || !text.contains(word) || is_of_others(word, people) {
            continue;
        }
        let named = Name::new(full).is_some_and(|name| name.spelled.is_match(text));
        found.extend(Name::new(word).filter(|_| named).map(|name| First {
            word: word.to_owned(),
            name,
        }));
    }
    found
}

/// A text, from which the names in full are gone, without those first names that nobody else has in it.
pub(super) fn without(text: String, names: &[First]) -> String {
    names.iter().fold(text, |text, first| {
        match is_of_another(&text, &first.word) {
            true => text,
            false => first.name.without(&text, MASK).unwrap_or(text),
        }
    })
}

/// Whether one of those who may be named is called so.
fn is_of_others(word: &str, people: &People) -> bool {
    let mut declared = people.declared();
    declared.any(|person| {
        let mut names = person.names().chain(person.name.as_deref());
        names.any(|name| {
            let first = name.split_whitespace().next().unwrap_or(name);
            first.eq_ignore_ascii_case(word)
        })
    })
}

/// Whether another full name begins with a word somewhere in a text.
fn is_of_another(text: &str, word: &str) -> bool {
    let mut places = text.match_indices(word);
    places.any(|(at, _)| {
        let behind = text[at + word.len()..].strip_prefix(' ').unwrap_or("");
        let apart = !text[..at].ends_with(char::is_alphanumeric);
        let mut next = behind.chars();
        let capital = next.next().is_some_and(char::is_uppercase);
        apart && capital && next.next().is_some_and(char::is_lowercase)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_of_hidden_people() {
        let mut people = People::default();
        people.hidden.push("lurk".to_owned());
        people.hidden.push("Lena Moss".to_owned());
        let rows = [
            ("Lena Moss\n- Lena: boats", "Lena Moss\n- [redacted]: boats"),
            ("[redacted]\n- Lena: boats", "[redacted]\n- Lena: boats"),
            (
                "Lena Moss, Lena Fern\n- Lena: boats",
                "Lena Moss, Lena Fern\n- Lena: boats",
            ),
        ];
        for (text, expected) in rows {
            let first = of(text, &people);
            // The name in full is taken out by others.
            let out = without(text.replace("Lena Moss", "*"), &first);
            assert_eq!(out.replace('*', "Lena Moss"), expected, "{text}");
        }
        let told = of("Lena Moss came, Lenas boat", &people);
        assert_eq!(without("Lenas boat".to_owned(), &told), "Lenas boat");
    }
}
