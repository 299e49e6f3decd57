//! The words by which notes say who was there, who was not, who led and who wrote. A label or what stands beside a name in; what it
//! says of people out. Names are the business of `roll`, where labels stand that of `present`.

use std::sync::LazyLock;

use hashbrown::HashMap;

/// What somebody is to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// Was there.
    Present,
    /// Was not, as is told.
    Absent,
    /// Led.
    Chair,
    /// Wrote.
    Scribe,
}

/// Words for people, by what they are; what is written in several words or with a hyphen stands here in one.
const PEOPLE: &[(&str, Part)] = &[
    ("attendee", Part::Present),
    ("attendees", Part::Present),
    ("participants", Part::Present),
    ("teilnehmer", Part::Present),
    ("teilnehmerinnen", Part::Present),
    ("teilnehmende", Part::Present),
    ("asistentes", Part::Present),
    ("participantes", Part::Present),
    ("partecipanti", Part::Present),
    ("deelnemers", Part::Present),
    ("aanwezigen", Part::Present),
    ("deltagare", Part::Present),
    ("deltagere", Part::Present),
    ("uczestnicy", Part::Present),
    ("účastníci", Part::Present),
    ("出席", Part::Present),
    ("出席者", Part::Present),
    ("参加者", Part::Present),
    ("參加者", Part::Present),
    ("參與者", Part::Present),
    ("参与者", Part::Present),
    ("與會者", Part::Present),
    ("与会者", Part::Present),
    ("absentees", Part::Absent),
    ("apologies", Part::Absent),
    ("regrets", Part::Absent),
    ("afwezigen", Part::Absent),
    ("欠席者", Part::Absent),
    ("缺席者", Part::Absent),
];

/// Words for people who come to meetings, and to other things.
const VISITORS: &[(&str, Part)] = &[
    ("guests", Part::Present),
    ("observers", Part::Present),
    ("gäste", Part::Present),
    ("invités", Part::Present),
    ("invitados", Part::Present),
    ("convidados", Part::Present),
    ("ospiti", Part::Present),
];

/// Words for how people are.
const STATES: &[(&str, Part)] = &[
    ("present", Part::Present),
    ("attending", Part::Present),
    ("attended", Part::Present),
    ("attendance", Part::Present),
    ("participating", Part::Present),
    ("rollcall", Part::Present),
    ("anwesend", Part::Present),
    ("anwesende", Part::Present),
    ("anwesenheit", Part::Present),
    ("présent", Part::Present),
    ("présents", Part::Present),
    ("présente", Part::Present),
    ("présentes", Part::Present),
    ("presentes", Part::Present),
    ("presenti", Part::Present),
    ("aanwezig", Part::Present),
    ("närvarande", Part::Present),
    ("tilstede", Part::Present),
    ("obecni", Part::Present),
    ("přítomni", Part::Present),
    ("absent", Part::Absent),
    ("absences", Part::Absent),
    ("excused", Part::Absent),
    ("missing", Part::Absent),
    ("abwesend", Part::Absent),
    ("abwesende", Part::Absent),
    ("entschuldigt", Part::Absent),
    ("entschuldigte", Part::Absent),
    ("absents", Part::Absent),
    ("absente", Part::Absent),
    ("excusé", Part::Absent),
    ("excusée", Part::Absent),
    ("excusés", Part::Absent),
    ("excusées", Part::Absent),
    ("ausentes", Part::Absent),
    ("assenti", Part::Absent),
    ("afwezig", Part::Absent),
    ("frånvarande", Part::Absent),
    ("fraværende", Part::Absent),
    ("nieobecni", Part::Absent),
    ("nepřítomni", Part::Absent),
    ("omluveni", Part::Absent),
    ("欠席", Part::Absent),
    ("缺席", Part::Absent),
];

/// Words for what they do there.
const TASKS: &[(&str, Part)] = &[
    ("chair", Part::Chair),
    ("chairs", Part::Chair),
    ("cochair", Part::Chair),
    ("cochairs", Part::Chair),
    ("chairperson", Part::Chair),
    ("facilitator", Part::Chair),
    ("facilitators", Part::Chair),
    ("moderator", Part::Chair),
    ("moderators", Part::Chair),
    ("sitzungsleitung", Part::Chair),
    ("scribe", Part::Scribe),
    ("scribes", Part::Scribe),
    ("notetaker", Part::Scribe),
    ("notetakers", Part::Scribe),
    ("notestaker", Part::Scribe),
    ("minutetaker", Part::Scribe),
    ("minutestaker", Part::Scribe),
    ("secretary", Part::Scribe),
    ("protokollführung", Part::Scribe),
    ("protokollant", Part::Scribe),
    ("protokollantin", Part::Scribe),
    ("schriftführer", Part::Scribe),
    ("schriftführerin", Part::Scribe),
];

/// Words that may stand beside them and change nothing.
const BESIDE: &[&str] = &[
    "also",
    "call",
    "in",
    "innen",
    "list",
    "meeting",
    "member",
    "members",
    "membres",
    "miembros",
    "mitglieder",
    "of",
    "roll",
    "the",
    "those",
    "und",
    "voting",
];

/// Words that turn them round, and words of sentences about them.
const NOT: &[&str] = &["ikke", "inte", "nicht", "niet", "non", "not"];
const SAID: &[&str] = &[
    "always", "and", "are", "is", "never", "no", "or", "past", "was", "were", "who", "without",
];

/// Words of a label in which some are not known, at the most.
const MOST_WORDS: usize = 4;

/// What a label says of the people behind it, in lower case, and whether that is sure: where an unknown word stands before
/// `attendance` or `present`, it may be about something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) part: Part,
    pub(super) sure: bool,
}

fn among(words: &[(&str, Part)], word: &str) -> Option<Part> {
    let mut words = words.iter();
    words.find_map(|(known, part)| (*known == word).then_some(*part))
}

/// All of them: they are asked for at every short line.
static KNOWN: LazyLock<HashMap<&str, Part>> = LazyLock::new(|| {
    let all = [PEOPLE, VISITORS, STATES, TASKS].concat();
    all.into_iter().collect()
});

fn known(word: &str) -> Option<Part> {
    KNOWN.get(word).copied()
}

/// What people are for whom there is such a word.
pub(super) fn people(word: &str) -> Option<Part> {
    among(PEOPLE, word).or_else(|| among(VISITORS, word))
}

pub(super) fn words(label: &str) -> impl Iterator<Item = &str> {
    let words = label.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}

/// What a label says of the people behind it, in lower case, where all its words are known.
pub(super) fn part(label: &str) -> Option<Part> {
    let joined: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    if let Some(part) = known(&joined) {
        return Some(part);
    }
    let (mut found, mut turned) = (None, false);
    for word in words(label) {
        match known(word) {
            // `Missing attendees`
            Some(part @ (Part::Present | Part::Absent)) => {
                found = found.filter(|known| *known == Part::Absent).or(Some(part));
            }
            None if NOT.contains(&word) => turned = true,
            None if BESIDE.contains(&word) => {}
            _ => return None,
        }
    }
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

/// The same where unknown words may stand before the one that counts: `TSC attendees`, `Maintainers present`.
pub(super) fn told(label: &str) -> Option<Told> {
    if let Some(part) = part(label) {
        return Some(Told { part, sure: true });
    }
    let words: Vec<&str> = words(label).take(MOST_WORDS + 1).collect();
    let (last, before) = words.split_last()?;
    let nearest = before.last()?;
    let of_sentence = |word: &&str| NOT.contains(word) || SAID.contains(word);
    if words.len() > MOST_WORDS || words.iter().any(of_sentence) {
        return None;
    }
    if let Some(part) = people(last) {
        return Some(Told { part, sure: true });
    }
    let of_people = people(nearest).is_some();
    let part = match *last {
        "attendance" => Part::Present,
        // `Directors present`, but not `the present`
        "present" if nearest.ends_with('s') => Part::Present,
        "absent" if nearest.ends_with('s') => Part::Absent,
        _ => return None,
    };
    Some(Told {
        part,
        sure: of_people,
    })
}

/// Whether a label in a roll says which people stand below it: `TSC members`.
pub(super) fn is_of_members(label: &str) -> bool {
    let last = words(label).last();
    last.is_some_and(|word| ["members", "membres", "miembros", "mitglieder"].contains(&word))
}

/// Whether a word is of what somebody does.
pub(super) fn is_task(word: &str) -> bool {
    among(TASKS, word).is_some()
}

/// What somebody is who is told behind a label with such a word in it: `Meeting chair pro tem`.
pub(super) fn task(label: &str) -> Option<Part> {
    words(label).find_map(|word| among(TASKS, word))
}

/// What stands behind a name or in a cell beside it and says only whether somebody was there, or what they did there.
pub(super) fn state(text: &str) -> Option<Part> {
    let end = text.find(['(', ',', ';', '\u{2013}', '\u{2014}']);
    let text = &text[..end.unwrap_or(text.len())];
    let text = text.split(" - ").next().unwrap_or_default();
    let text = text.trim_matches(|c: char| c.is_whitespace() || "*_`.[]\u{fe0f}".contains(c));
    if text.len() > 40 {
        return None;
    }
    match text.to_lowercase().as_str() {
        "x" | "y" | "yes" | "here" | "ja" | "oui" | "sí" | "late" | "remote" | "online"
        | "\u{2713}" | "\u{2714}" | "\u{2705}" | "\u{2611}" => Some(Part::Present),
        "n" | "no" | "nein" | "non" | "away" | "proxy" | "n/a" | "\u{274c}" | "\u{2717}"
        | "\u{2718}" | "\u{2716}" | "\u{2610}" => Some(Part::Absent),
        text => part(text).filter(|_| words(text).all(|word| people(word) != Some(Part::Present))),
    }
}

/// What a remark beside a name says of somebody; the chair of something else is none here.
pub(super) fn remark(text: &str) -> Option<Part> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let mut words = words.filter(|word| !word.is_empty() && *word != "-");
    if words.clone().any(|word| word == "of") {
        return None;
    }
    words.find_map(|word| match word {
        "notes" | "minutes" | "scribing" => Some(Part::Scribe),
        "chairing" | "facilitating" => Some(Part::Chair),
        word => part(word).filter(|part| *part != Part::Present),
    })
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

    #[test]
    fn labels_with_unknown_words() {
        let rows = [
            ("present", "Present true"),
            ("tsc attendees", "Present true"),
            ("core team attendees", "Present true"),
            ("invited guests", "Present true"),
            ("board regrets", "Absent true"),
            ("maintainers present", "Present false"),
            ("staff/guests present", "Present true"),
            ("directors absent", "Absent false"),
            ("voting member attendance", "Present true"),
            ("conference attendance", "Present false"),
            ("the past and present", ""),
            ("everybody was present", ""),
            ("a present", ""),
            ("nobody is missing", ""),
            ("things we are missing", ""),
            ("attendees of the last five meetings", ""),
            ("the chair", ""),
            ("", ""),
        ];
        for (label, expected) in rows {
            let found = told(label).map(|told| format!("{:?} {}", told.part, told.sure));
            assert_eq!(found.unwrap_or_default(), expected, "{label}");
        }
    }

    #[test]
    fn states_of_people() {
        let rows = [
            ("present", Some(Part::Present)),
            ("**Here**", Some(Part::Present)),
            ("\u{2714}\u{fe0f}", Some(Part::Present)),
            ("[x]", Some(Part::Present)),
            ("absent (ill)", Some(Part::Absent)),
            ("excused - on a boat", Some(Part::Absent)),
            ("N", Some(Part::Absent)),
            ("chair", Some(Part::Chair)),
            ("regrets", Some(Part::Absent)),
            ("ash", None),
            ("guests", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(state(text), expected, "{text}");
        }
    }
}
