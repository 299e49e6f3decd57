//! Who was at a meeting of which only notes are left: people of the team whom a line `Present:` names. Markdown and people
//! in, attendance without lines out.

use crate::model::meeting::{Attendee, Notes};
use crate::model::person::People;

/// Words that begin such a line.
const HEADS: &[&str] = &["present", "attendees", "attending", "attended"];

/// Everybody declared whom such a line names, each once. Whether other words there are names is not known.
pub(super) fn of(notes: &[Notes], people: &People) -> Vec<Attendee> {
    let lines = notes.iter().flat_map(|notes| notes.markdown.lines());
    let mut found: Vec<Attendee> = Vec::new();
    for name in lines.filter_map(names).flatten() {
        let person = people.find(name.trim_start_matches('@'));
        let Some(person) = person.filter(|person| person.declared) else {
            continue;
        };
        if !found.iter().any(|there| there.nick == person.nick) {
            found.push(Attendee {
                nick: person.nick.clone(),
                matrix: person.matrix.clone(),
                lines: 0,
                bot: false,
            });
        }
    }
    found.sort_by(|a, b| a.nick.cmp(&b.nick));
    found
}

/// What stands behind `Present:`, be it in bold or in a list.
fn names(line: &str) -> Option<impl Iterator<Item = &str>> {
    let marks = ['*', '_', '-', ' ', '#'];
    let (head, rest) = line.split_once(':')?;
    let head = head.trim_matches(marks).to_lowercase();
    HEADS.contains(&head.as_str()).then(|| {
        let parts = rest.split([',', ';']).flat_map(|part| part.split(" and "));
        parts.map(move |name| name.trim_matches(marks).trim_end_matches('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_who_was_there() {
        let rows = [
            ("Present: ash, birch and @reed.", "ash|birch|@reed"),
            ("**Present:** ash; birch", "ash|birch"),
            ("- Attendees: ash", "ash"),
            ("Presents: ash", ""),
            ("We said: ash", ""),
        ];
        for (line, expected) in rows {
            let found: Vec<&str> = names(line).into_iter().flatten().collect();
            assert_eq!(found.join("|"), expected, "{line}");
        }
    }
}
