//! The words by which notes say who was there, who was not, who led and who wrote. A label all of whose words are known in, what it
//! says of people out. Labels with other words, and what stands beside a name, are the business of `labels`.

use std::sync::LazyLock;

use hashbrown::HashMap;

use super::lead_words::TASKS;
use super::part::is_beside;
pub(super) use super::part::{Part, words};
use crate::read::people::joints::JOINTS;

/// Words for people, by what they are; what is written in several words or with a hyphen stands here in one.
const PEOPLE: &[(&str, Part)] = &[
    ("attendee", Part::Present),
    ("attendees", Part::Present),
    ("participants", Part::Present),
    ("teilnehmer", Part::Present),
    ("teilnehmerinnen", Part::Present),
    ("teilnehmende", Part::Present),
    ("teilnehmerliste", Part::Present),
    ("teilnehmendenliste", Part::Present),
    ("asistentes", Part::Present),
    ("participantes", Part::Present),
    ("partecipanti", Part::Present),
    ("deelnemers", Part::Present),
    ("aanwezigen", Part::Present),
    ("deltagare", Part::Present),
    ("deltagere", Part::Present),
    ("osallistujat", Part::Present),
    ("uczestnicy", Part::Present),
    ("účastníci", Part::Present),
    ("участники", Part::Present),
    ("учасники", Part::Present),
    ("出席者", Part::Present),
    ("参加者", Part::Present),
    ("參加者", Part::Present),
    ("參與者", Part::Present),
    ("参与者", Part::Present),
    ("與會者", Part::Present),
    ("与会者", Part::Present),
    ("与会人员", Part::Present),
    ("与会人", Part::Present),
    ("参会人", Part::Present),
    ("参加人员", Part::Present),
    ("出席人員", Part::Present),
    ("出席人员", Part::Present),
    ("参会人员", Part::Present),
    ("참석자", Part::Present),
    ("참가자", Part::Present),
    ("absentees", Part::Absent),
    ("apologies", Part::Absent),
    ("apologiesforabsence", Part::Absent),
    ("regrets", Part::Absent),
    ("afwezigen", Part::Absent),
    ("欠席者", Part::Absent),
    ("缺席者", Part::Absent),
    ("缺席人员", Part::Absent),
    ("불참자", Part::Absent),
];

/// Words for people who come to meetings, and to other things.
const VISITORS: &[(&str, Part)] = &[
    ("guests", Part::Present),
    ("visitors", Part::Present),
    ("observers", Part::Present),
    ("gäste", Part::Present),
    ("invités", Part::Present),
    ("invitados", Part::Present),
    ("convidados", Part::Present),
    ("ospiti", Part::Present),
    ("gasten", Part::Present),
    ("goście", Part::Present),
];

/// Words for how people are.
const STATES: &[(&str, Part)] = &[
    ("present", Part::Present),
    ("attending", Part::Present),
    ("attended", Part::Present),
    ("partlyattending", Part::Present),
    ("partiallyattending", Part::Present),
    ("partialattendance", Part::Present),
    ("partlypresent", Part::Present),
    ("joinedlate", Part::Present),
    ("leftearly", Part::Present),
    ("attendance", Part::Present),
    ("participating", Part::Present),
    ("rollcall", Part::Present),
    ("anwesend", Part::Present),
    ("anwesenheit", Part::Present),
    ("anwesenheitsliste", Part::Present),
    ("présent", Part::Present),
    ("présente", Part::Present),
    ("asistencia", Part::Present),
    ("asistió", Part::Present),
    ("presente", Part::Present),
    ("presença", Part::Present),
    ("presenza", Part::Present),
    ("obecny", Part::Present),
    ("obecna", Part::Present),
    ("obecność", Part::Present),
    ("přítomen", Part::Present),
    ("aanwezig", Part::Present),
    ("tilstede", Part::Present),
    ("läsnä", Part::Present),
    ("присутствие", Part::Present),
    ("присутствовал", Part::Present),
    ("присутствующие", Part::Present),
    ("присутствовали", Part::Present),
    ("присутствуют", Part::Present),
    ("присутні", Part::Present),
    ("出席", Part::Present),
    ("absent", Part::Absent),
    ("absences", Part::Absent),
    ("excused", Part::Absent),
    ("missing", Part::Absent),
    ("cannotattend", Part::Absent),
    ("couldnotattend", Part::Absent),
    ("unabletoattend", Part::Absent),
    ("abwesend", Part::Absent),
    ("entschuldigt", Part::Absent),
    ("esfehlen", Part::Absent),
    ("esfehlten", Part::Absent),
    ("absente", Part::Absent),
    ("excusé", Part::Absent),
    ("excusée", Part::Absent),
    ("afwezig", Part::Absent),
    ("afwezigmetkennisgeving", Part::Absent),
    ("ausente", Part::Absent),
    ("ausencias", Part::Absent),
    ("ausências", Part::Absent),
    ("ausênciasjustificadas", Part::Absent),
    ("excusansuasistencia", Part::Absent),
    ("assente", Part::Absent),
    ("frånvarande", Part::Absent),
    ("fraværende", Part::Absent),
    ("nieobecni", Part::Absent),
    ("nieobecny", Part::Absent),
    ("nieobecna", Part::Absent),
    ("nepřítomni", Part::Absent),
    ("omluveni", Part::Absent),
    ("poissa", Part::Absent),
    ("отсутствуют", Part::Absent),
    ("отсутствующие", Part::Absent),
    ("отсутствовали", Part::Absent),
    ("відсутні", Part::Absent),
    ("欠席", Part::Absent),
    ("缺席", Part::Absent),
    ("请假", Part::Absent),
];

/// The same of several people, beside a word for them.
const ADJECTIVES: &[(&str, Part)] = &[
    ("anwesende", Part::Present),
    ("anwesender", Part::Present),
    ("présents", Part::Present),
    ("présentes", Part::Present),
    ("presentes", Part::Present),
    ("presenti", Part::Present),
    ("aanwezige", Part::Present),
    ("obecni", Part::Present),
    ("přítomni", Part::Present),
    ("närvarande", Part::Present),
    ("abwesende", Part::Absent),
    ("entschuldigte", Part::Absent),
    ("absents", Part::Absent),
    ("excusés", Part::Absent),
    ("excusées", Part::Absent),
    ("ausentes", Part::Absent),
    ("assenti", Part::Absent),
];

/// Heads of the columns of names in two parts.
const GIVEN: &[&str] = &[
    "firstname",
    "firstnames",
    "forename",
    "forenames",
    "givenname",
    "givennames",
    "vorname",
    "vornamen",
    "prénom",
    "prénoms",
    "voornaam",
    "förnamn",
    "fornavn",
    "imię",
    "jméno",
];
const FAMILY: &[&str] = &[
    "familyname",
    "lastname",
    "surname",
    "nachname",
    "familienname",
    "nomdefamille",
    "apellido",
    "apellidos",
    "cognome",
    "achternaam",
    "efternamn",
    "efternavn",
    "etternavn",
    "nazwisko",
    "příjmení",
];

/// Words that turn them round.
pub(super) const NOT: &[&str] = &["ikke", "inte", "nicht", "niet", "non", "not"];

fn among(words: &[(&str, Part)], word: &str) -> Option<Part> {
    let mut words = words.iter();
    words.find_map(|(known, part)| (*known == word).then_some(*part))
}

/// All of them: they are asked for at every short line.
static KNOWN: LazyLock<HashMap<&str, Part>> = LazyLock::new(|| {
    let all = [PEOPLE, VISITORS, STATES, ADJECTIVES, TASKS].concat();
    all.into_iter().collect()
});

fn known(word: &str) -> Option<Part> {
    KNOWN.get(word).copied()
}

/// What people are for whom there is such a word.
pub(super) fn people(word: &str) -> Option<Part> {
    among(PEOPLE, word).or_else(|| among(VISITORS, word))
}

/// How people are whom another word names beside this one.
pub(super) fn adjective(word: &str) -> Option<Part> {
    among(ADJECTIVES, word)
}

/// A label as one word.
fn joined(label: &str) -> String {
    label.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a label says of the people behind it, in lower case, where all its words are known.
pub(super) fn part(label: &str) -> Option<Part> {
    if let Some(part) = known(&joined(label)) {
        return Some(part);
    }
    let (mut here, mut away, mut turned) = (false, false, false);
    let mut joined = label.contains(['/', '&', ',', '+', '|']);
    for word in words(label) {
        match known(word) {
            Some(Part::Present) => here = true,
            Some(Part::Absent) => away = true,
            None if NOT.contains(&word) => turned = true,
            None if JOINTS.contains(&word) => joined = true,
            None if is_beside(word) => {}
            _ => return None,
        }
    }
    let found = match (here, away) {
        // `Present / Absent`: who was not there is told by name.
        (true, true) if joined && !turned => Some(Part::Present),
        // `Missing attendees`
        (_, true) => Some(Part::Absent),
        (here, false) => here.then_some(Part::Present),
    };
    match (found, turned) {
        (Some(Part::Absent), true) => None,
        (Some(_), true) => Some(Part::Absent),
        _ => found,
    }
}

/// Whether a word before a colon says of people what they are to a meeting, and is nobody's name.
pub(in crate::read) fn is_of_people(label: &str) -> bool {
    part(&label.to_lowercase()).is_some()
}

/// Whether a label says who was at a meeting, and nothing else: those who come may be guests of another thing.
pub(super) fn is_of_meeting(label: &str) -> bool {
    part(label) == Some(Part::Present) && words(label).all(|word| among(VISITORS, word).is_none())
}

/// Whether the head of a column says that given names stand below it, or the names of families.
pub(super) fn is_given(head: &str) -> bool {
    GIVEN.contains(&joined(head).as_str())
}

pub(super) fn is_family(head: &str) -> bool {
    FAMILY.contains(&joined(head).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_people() {
        let rows = [
            ("present", Some(Part::Present)),
            ("members present", Some(Part::Present)),
            ("in attendance", Some(Part::Present)),
            ("missing attendees", Some(Part::Absent)),
            ("not present", Some(Part::Absent)),
            ("nicht anwesend", Some(Part::Absent)),
            ("note taker", Some(Part::Scribe)),
            ("co-chair", Some(Part::Chair)),
            ("roll call", Some(Part::Present)),
            ("anwesend", Some(Part::Present)),
            ("anwesende mitglieder", Some(Part::Present)),
            ("teilnehmerinnen und teilnehmer", Some(Part::Present)),
            ("excusé", Some(Part::Absent)),
            ("參與者 participants", Some(Part::Present)),
            ("present / absent", Some(Part::Present)),
            ("attendees & apologies", Some(Part::Present)),
            ("members present and absent", Some(Part::Present)),
            ("anwesend, entschuldigt", Some(Part::Present)),
            ("absent / excused", Some(Part::Absent)),
            ("absent attendees", Some(Part::Absent)),
            ("apologies for absence", Some(Part::Absent)),
            ("present at the meeting", Some(Part::Present)),
            ("unable to attend", Some(Part::Absent)),
            ("excusan su asistencia", Some(Part::Absent)),
            ("ausências justificadas", Some(Part::Absent)),
            ("goście", Some(Part::Present)),
            ("es fehlen", Some(Part::Absent)),
            ("étaient présents", Some(Part::Present)),
            ("aanwezige leden", Some(Part::Present)),
            ("personnes excusées", Some(Part::Absent)),
            ("obecni członkowie", Some(Part::Present)),
            ("participants 与会人", Some(Part::Present)),
            ("участники", Some(Part::Present)),
            ("出席人员", Some(Part::Present)),
            ("to attend", None),
            ("apologies for the noise", None),
            ("present / past", None),
            ("and", None),
            ("at the meeting", None),
            ("not absent", None),
            ("present state", None),
            ("the meeting", None),
            ("roll", None),
            ("chair said", None),
            ("presents", None),
            ("", None),
        ];
        for (label, expected) in rows {
            assert_eq!(part(label), expected, "{label}");
        }
    }
}
