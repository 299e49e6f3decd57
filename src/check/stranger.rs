//! Actions that are given by an at sign to somebody whom nobody knows: mostly a slip in a nick. An action in, what is said of it out.

use crate::model::meeting::{Item, Meeting};
use crate::model::person::{People, Person};
use crate::report::nearest;

/// What is said of an action one of whose owners was never met, is not declared and is not there.
pub(super) fn of_action(
    item: &Item,
    meeting: &Meeting,
    people: &People,
) -> Option<(&'static str, String, String)> {
    let unknown = |id: &String| people.by_id(id).is_none();
    if !item.assigned.is_empty() || !item.owners.iter().any(unknown) {
        return None;
    }
    let there = || meeting.attendance.iter().map(|there| there.nick.as_str());
    let strange = |name: &&str| {
        let id = people.id_of(name, None);
        let present = || there().chain(meeting.minutes.present.iter().map(String::as_str));
        item.owners.contains(&id)
            && people.by_id(&id).is_none()
            && !present().any(|nick| people.id_of(nick, None) == id)
    };
    let name = called(&item.text).find(strange)?;
    let declared = people.declared().flat_map(Person::names);
    let known: Vec<&str> = there().chain(declared).collect();
    let hint = match nearest(name, &known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("declare `{name}` in people.yaml, or name somebody who is there"),
    };
    let message = format!("this action is for `{name}`, whom nobody knows");
    Some(("unassigned-action", message, hint))
}

/// Names behind at signs that begin words; whole Matrix ids are somebody's.
fn called(text: &str) -> impl Iterator<Item = &str> {
    let sign = |c: char| c.is_alphanumeric() || "-_[]\\`^{}|.".contains(c);
    let found = text.match_indices('@').map(|(at, _)| text.split_at(at));
    let word = |c: char| c.is_alphanumeric() || "-_.".contains(c);
    let found = found.filter(move |(before, _)| !before.ends_with(word));
    found.filter_map(move |(_, rest)| {
        let rest = &rest[1..];
        let end = rest.find(|c| !sign(c)).unwrap_or(rest.len());
        let server = rest[end..].strip_prefix(':');
        let whole = server.is_some_and(|server| server.starts_with(|c: char| c.is_alphanumeric()));
        let name = rest[..end].trim_end_matches(['.', '-', '`', ']']);
        (!whole && !name.is_empty()).then_some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_behind_signs() {
        let rows = [
            ("@ash, (@birch) and @elm.", "ash birch elm"),
            ("@ash/@birch: row; \"@7of9\"", "ash birch 7of9"),
            ("@ash:one.example x@mail.test @ @: @rowan: row", "rowan"),
            ("[@cedar] to row", "cedar"),
        ];
        for (text, expected) in rows {
            let names: Vec<&str> = called(text).collect();
            assert_eq!(names.join(" "), expected, "{text}");
        }
    }
}
