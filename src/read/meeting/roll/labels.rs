//! Labels of people with words in them that are not known, and remarks beside a name. Such a text in, what it says of people out; the
//! words that are known are those of `words` and `lead_words`, and what only says whether somebody was there is the business of `answers`.

use super::answers::is_away;
use super::lead_words::{done, doubtful, is_task, last_task};
use super::part::is_beside;
use super::words::{NOT, Part, adjective, part, people, words};
use crate::read::people::joints::JOINTS;

/// Words of sentences about people.
const SAID: &[&str] = &[
    "always", "and", "are", "is", "never", "no", "or", "past", "was", "were", "who", "without",
];

/// Words that make of a task one of somebody else, of another day, or of something else.
const ELSE: &[&str] = &[
    "a",
    "alternate",
    "an",
    "ancien",
    "as",
    "backup",
    "by",
    "deputy",
    "elect",
    "for",
    "former",
    "from",
    "future",
    "incoming",
    "last",
    "new",
    "next",
    "nächste",
    "nächster",
    "of",
    "old",
    "outgoing",
    "previous",
    "prochain",
    "prochaine",
    "prossimo",
    "próximo",
    "próxima",
    "stellvertretende",
    "stellvertretender",
    "the",
    "to",
    "vice",
    "volgende",
    "with",
];

/// Words of a label in which some are not known, at the most.
const MOST_WORDS: usize = 4;

/// What a label says of the people behind it, in lower case, and whether that is sure: where an unknown word stands before
/// `attendance` or `present`, it may be about something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ToldPart {
    pub(super) part: Part,
    /// What else they are: `Chair / Scribe`.
    pub(super) also: Option<Part>,
    pub(super) sure: bool,
}

impl ToldPart {
    /// One thing.
    pub(super) fn of(part: Part, sure: bool) -> Self {
        ToldPart {
            part,
            also: None,
            sure,
        }
    }

    /// Whether it says of somebody who leads or writes, unless it speaks of something else.
    pub(super) fn is_doubtful(self) -> bool {
        !self.sure && matches!(self.part, Part::Chair | Part::Scribe)
    }
}

/// What a label says where unknown words may stand before the one that counts: `TSC attendees`, `Maintainers present`.
pub(super) fn told(label: &str) -> Option<ToldPart> {
    // Which meeting's is no question here.
    let of_meeting = || {
        let task = part(label.strip_prefix("meeting ")?)?;
        matches!(task, Part::Chair | Part::Scribe).then_some(task)
    };
    if let Some(part) = part(label).or_else(of_meeting) {
        return Some(ToldPart::of(part, true));
    }
    let words: Vec<&str> = words(label).take(MOST_WORDS + 1).collect();
    let (last, before) = words.split_last()?;
    let nearest = before.last()?;
    let of_sentence = |word: &&str| NOT.contains(word) || SAID.contains(word);
    if words.len() > MOST_WORDS || words.iter().any(of_sentence) {
        return None;
    }
    if let Some(part) = people(last) {
        return Some(ToldPart::of(part, true));
    }
    // `Anwesende Räte`, `Soci presenti`
    let beside = match words.as_slice() {
        [first, last] => adjective(first).or_else(|| adjective(last)),
        _ => None,
    };
    if let Some(part) = beside {
        return Some(ToldPart::of(part, false));
    }
    let of_people = people(nearest).is_some() || MEMBERS.contains(nearest);
    let part = match *last {
        "attendance" => Part::Present,
        // `Directors present`, but not `the present`
        "present" if nearest.ends_with('s') => Part::Present,
        "absent" if nearest.ends_with('s') => Part::Absent,
        _ => return None,
    };
    Some(ToldPart::of(part, of_people))
}

/// What a label says of people at the head of notes.
pub(super) fn labelled(label: &str) -> Option<ToldPart> {
    told(label).or_else(|| both(label)).or_else(|| leads(label))
}

/// What a label of two parts says of who leads and writes.
fn both(label: &str) -> Option<ToldPart> {
    let sign = || label.split_once(['/', '&', '+']);
    let word = || {
        let mut joints = JOINTS.iter().map(|joint| format!(" {joint} "));
        joints.find_map(|joint| label.split_once(&joint))
    };
    let (first, second) = sign().or_else(word)?;
    let (first, second) = (leads(first.trim())?, leads(second.trim())?);
    Some(ToldPart {
        also: Some(second.part).filter(|part| *part != first.part),
        sure: first.sure || second.sure,
        ..first
    })
}

/// What a label says of who leads or writes, at the head of notes: further down the same words are of others. What is not sure counts of
/// people alone who are known to be there.
pub(super) fn leads(label: &str) -> Option<ToldPart> {
    if let Some(part) = doubtful(label) {
        return Some(ToldPart::of(part, false));
    }
    let words: Vec<&str> = words(label).take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let mut others = words.iter().copied();
    let part = done(label).or_else(|| {
        let other = others.any(is_else);
        last_task(&words).filter(|_| !other)
    });
    part.map(|part| ToldPart::of(part, true))
}

fn is_else(word: &str) -> bool {
    ELSE.contains(&word) || SAID.contains(&word) || NOT.contains(&word)
}

/// Words for those who belong to a group.
const MEMBERS: &[&str] = &["members", "membres", "miembros", "mitglieder"];

/// Whether a label in a roll says which people stand below it: `TSC members`.
pub(super) fn is_of_members(label: &str) -> bool {
    let last = words(label).last();
    last.is_some_and(|word| MEMBERS.contains(&word))
}

/// What somebody is who is told behind a label with such a word in it: `Meeting chair pro tem`.
pub(super) fn task(label: &str) -> Option<Part> {
    let task = words(label).find(|word| is_task(word));
    task.filter(|_| !words(label).any(is_else)).and_then(part)
}

/// What a remark beside a name says of somebody, and whether that is a task in something it names; the chair of something else is none
/// here, and who will be away or was so for a while is there.
pub(super) fn remark(text: &str) -> Option<(Part, bool)> {
    let text = text.to_lowercase();
    let phrases = text.split([',', ';', '/', '|', '&', '+']);
    let phrases = phrases.flat_map(|text| text.split(" and "));
    phrases.flat_map(|text| text.split(" - ")).find_map(role)
}

/// The same of one phrase.
fn role(phrase: &str) -> Option<(Part, bool)> {
    const ELSEWHERE: &[&str] = &["first", "last", "next", "of"];
    if is_away(phrase) {
        return Some((Part::Absent, false));
    }
    let words = phrase.split(|c: char| !c.is_alphanumeric() && c != '-');
    let words: Vec<&str> = words
        .filter(|word| word.contains(char::is_alphanumeric))
        .collect();
    if words.iter().any(|word| NOT.contains(word)) {
        let whole = part(phrase).filter(|part| *part == Part::Absent);
        return whole.map(|part| (part, false));
    }
    if words.iter().any(|word| ELSEWHERE.contains(word)) {
        return None;
    }
    let told = |(at, word): (usize, &&str)| match *word {
        "notes" | "minutes" => writes(&words, at).then_some(Part::Scribe),
        "scribing" | "notuleert" | "\u{8a18}" => Some(Part::Scribe),
        "chairing" | "facilitating" => Some(Part::Chair),
        word => part(word).filter(|part| *part != Part::Present),
    };
    let mut each = words.iter().enumerate();
    let (at, part) = each.find_map(|(at, word)| Some((at, told((at, word))?)))?;
    let beside = |word: &&&str| is_beside(word) || **word == "the" || WRITES.contains(word);
    let task = matches!(part, Part::Chair | Part::Scribe);
    let mut others = words[..at].iter().filter(|word| task && !beside(word));
    match others.clone().any(|word| is_else(word)) {
        true => None,
        false => Some((part, others.next().is_some())),
    }
}

/// What somebody does who writes minutes.
const WRITES: &[&str] = &["take", "takes", "taking", "took", "write", "writes"];

/// Whether minutes are what somebody writes, as in `taking the minutes`, and not those by which they were late.
fn writes(words: &[&str], at: usize) -> bool {
    let mut before = words[..at].iter().rev().filter(|word| **word != "the");
    match before.next() {
        Some(verb) => WRITES.contains(verb),
        None => words.get(at + 1).is_none_or(|next| *next == "for"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_with_unknown_words() {
        let rows = [
            ("present", "Present true"),
            ("meeting chair", "Chair true"),
            ("meeting minutes", ""),
            ("partly attending", "Present true"),
            ("tsc attendees", "Present true"),
            ("core team attendees", "Present true"),
            ("invited guests", "Present true"),
            ("visitors", "Present true"),
            ("visitors of the site", ""),
            ("board regrets", "Absent true"),
            ("maintainers present", "Present false"),
            ("staff/guests present", "Present true"),
            ("anwesende räte", "Present false"),
            ("administrateurs excusés", "Absent false"),
            ("nicht anwesende räte", ""),
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
            ("board members present", "Present true"),
            ("wg chair", ""),
            ("host", ""),
            ("", ""),
        ];
        for (label, expected) in rows {
            let found = told(label).map(|told| format!("{:?} {}", told.part, told.sure));
            assert_eq!(found.unwrap_or_default(), expected, "{label}");
        }
    }

    #[test]
    fn labels_of_who_leads_and_writes() {
        let rows = [
            ("chair", "Chair true"),
            ("wg chair", "Chair true"),
            ("acting secretary", "Scribe true"),
            ("board note-taker", "Scribe true"),
            ("crew co-chairs", "Chair true"),
            ("minutes taken by", "Scribe true"),
            ("minuted by", "Scribe true"),
            ("chaired by", "Chair true"),
            ("moderiert von", "Chair true"),
            ("secr\u{e9}taire de s\u{e9}ance", "Scribe true"),
            ("\u{4e3b}\u{6301}\u{4eba}", "Chair true"),
            (
                "host \u{4f1a}\u{8bae}\u{4e3b}\u{6301}\u{4eba}",
                "Chair true",
            ),
            ("prise de notes", "Scribe true"),
            ("acta redactada por", "Scribe true"),
            ("meeting host", "Chair false"),
            ("chair/note taker", "Chair true Scribe"),
            ("chair & minutes", "Chair true Scribe"),
            ("chair and scribe", "Chair true Scribe"),
            ("chair / zoom", ""),
            ("past chair and scribe", ""),
            ("protokoll", "Scribe false"),
            ("next chair", ""),
            ("vice chair", ""),
            ("the chair", ""),
            ("election of chair", ""),
            ("thanks to our last chair", ""),
            ("moved by", ""),
            ("notes", "Scribe false"),
            ("release notes", ""),
            ("tech lead", ""),
            ("web host", ""),
            ("led", ""),
            ("", ""),
        ];
        for (label, expected) in rows {
            let found = labelled(label).map(|told| {
                let also = told
                    .also
                    .map_or_else(String::new, |part| format!(" {part:?}"));
                format!("{:?} {}{also}", told.part, told.sure)
            });
            assert_eq!(found.unwrap_or_default(), expected, "{label}");
        }
    }

    #[test]
    fn remarks_beside_names() {
        let rows = [
            ("notes", Some(Part::Scribe)),
            ("Minutes for today", Some(Part::Scribe)),
            ("they/them, taking the minutes", Some(Part::Scribe)),
            ("takes notes from 15:30", Some(Part::Scribe)),
            ("scribe for item 2", Some(Part::Scribe)),
            ("chair and minutes", Some(Part::Chair)),
            ("co-chair", Some(Part::Chair)),
            ("Boats Ltd, chair", Some(Part::Chair)),
            ("regrets", Some(Part::Absent)),
            ("absent with apologies", Some(Part::Absent)),
            ("not present", Some(Part::Absent)),
            ("24 minutes late", None),
            ("- arrived 5 minutes late", None),
            ("a few minutes late", None),
            ("minutes late", None),
            ("took 20 minutes to arrive", None),
            ("left after 30 minutes", None),
            ("first 30 minutes", None),
            ("notes from last week", None),
            ("not chair", None),
            ("regrets next week", None),
            ("apologies for the last 20 minutes", None),
            ("chair of Ropes", None),
            ("present", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(remark(text).map(|(part, _)| part), expected, "{text}");
        }
    }
}
