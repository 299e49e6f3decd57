//! Words of classification that stand alone: a line or a part of one in, whether it says that something is not public, and
//! nothing else, out. What stands in the middle of sentences says nothing.

use std::sync::LazyLock;

use super::languages::{self, in_english};
pub(super) use super::subject_words::MARKS;
use super::subject_words::{is_known_behind, named};
use super::{NOT_PUBLIC, spelled_days};
use crate::read::tlp;
use aho_corasick::AhoCorasick;
use chrono::NaiveDate;

/// Words that may stand beside those of classification.
const BESIDE: &str = "a all an and are as at be been being board by classification classified company content contents core \
    distribution document draft file for from full group has have highly in info information is issue it its keep material \
    marked members minutes must note of on only page please publication purposes record release report section security staff \
    status strictly team text the this ticket to top under until till us use utc gmt version very warning we yet yes true \
    important attention notice attorney client contained contains disclosure email handle handled mail message packet \
    privileged proprietary treat treated no non not never do don't publish published share shared disclose disclosed forward distribute \
    distributed circulate public here below following everything still currently remain remains stays date \
    before further meeting call session discussion chat channel log notes ends end lifts lift expires these those our crd nda \
    site website outside made make intended commercial confidence sensitive through planned scheduled will need know potential risk predisclosure";

/// What is denied: what must not be done with what is not public, and where it must not go.
pub(super) const DONE: &[&str] = &[
    "public",
    "publication",
    "publish",
    "published",
    "release",
    "share",
    "shared",
    "disclose",
    "disclosed",
    "forward",
    "distribute",
    "distributed",
    "distribution",
    "circulate",
];

/// Words of a phrase, at the most, and bytes of all of it with its signs.
const MOST: usize = 14;
pub(super) const LONGEST: usize = 20 * MOST;

/// Words of which one stands in everything that says that something is not public, in any case.
static CLUES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let english = NOT_PUBLIC.iter().chain(DONE).chain(&[
        "only",
        "nda",
        "confidence",
        "disclosure",
        "sensitive",
    ]);
    let words = english.map(|word| (*word).to_owned());
    let words: Vec<String> = words.chain(languages::clues()).collect();
    // What holds another one is found by that.
    let holds = |word: &&String, other: &String| word.contains(&**other) && **word != *other;
    let words = words
        .iter()
        .filter(|word| !words.iter().any(|other| holds(word, other)));
    let mut finder = AhoCorasick::builder();
    finder.ascii_case_insensitive(true).build(words).ok()
});

/// Whether a text may say so: the quick question before a closer look, for most lines and titles have none of these words.
pub(super) fn may_say(text: &str) -> bool {
    CLUES.as_ref().is_none_or(|clues| clues.is_match(text))
}

/// Whether a text says that something is not public, and nothing else: `Strictly confidential`, `Not for publication`, `Embargoed
/// until 2027-05-01`. An embargo whose day is over says so no longer. Up to what event something holds is no part of what it says:
/// `These minutes are confidential until the advisory is out`.
pub(super) fn is_phrase(text: &str, today: NaiveDate) -> bool {
    let until = || until_event(text, today).is_some_and(|text| is_whole_phrase(text, today));
    may_say(text) && (is_whole_phrase(text, today) || until())
}

/// What stands before `until`, where what stands behind it is over by no day or year. Behind a day the text may go on.
fn until_event(text: &str, today: NaiveDate) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let (before, behind) = [" until ", " till ", " through "].iter().find_map(|word| {
        let at = lower.find(word)?;
        Some((&text[..at], &text[at + word.len()..]))
    })?;
    let near = &behind[..behind.floor_char_boundary(LONGEST)];
    let told = words(near);
    let day = told.first().is_some_and(|first| {
        first.starts_with(|c: char| c.is_ascii_digit()) || spelled_days::is_of_day(&told, 0)
    });
    if !day && (behind.len() > LONGEST || behind.contains(['?', ':'])) {
        return None;
    }
    let over =
        spelled_days::are_over(&told, today) || spelled_days::is_of_years_before(&told, today);
    (!over).then_some(before)
}

/// Words before a day up to which something holds, and beside one of a disclosure.
pub(super) const UNTIL: &[&str] = &["until", "till", "before", "through"];
const PLANNED: &[&str] = &["planned", "scheduled"];

/// Whether an embargo, or anything else that holds until a day, is over on a day.
pub(super) fn is_past(words: &[String], today: NaiveDate) -> bool {
    // Other days are those of what bears the words.
    let until = |word: &String| {
        let word = word.as_str();
        UNTIL.contains(&word) || PLANNED.contains(&word) || word.starts_with("embargo")
    };
    words.iter().any(until) && spelled_days::are_over(words, today)
}

/// Whether a part of a line, in capitals, marks what bears it and says nothing else: `STRICTLY CONFIDENTIAL`.
pub(super) fn is_loud_mark(part: &str, today: NaiveDate) -> bool {
    let marks = |words: Vec<String>| words.iter().any(|word| MARKS.contains(&word.as_str()));
    is_loud(part) && is_phrase(part, today) && marks(words(part))
}

/// Dashes between parts of a line.
pub(super) const DASHES: &[&str] = &["- ", "\u{2013} ", "\u{2014} "];

fn is_whole_phrase(text: &str, today: NaiveDate) -> bool {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let mut most = text.split_whitespace().filter(is_word).skip(MOST);
    if text.len() > LONGEST || most.next().is_some() {
        return false;
    }
    let words = words(text);
    let named = named(&words);
    let known = |at: usize| {
        is_known(&words[at])
            || named.contains(&at)
            || spelled_days::is_of_day(&words, at)
            || is_known_behind(&words, at)
    };
    // `Private:` begins a list.
    let begins = text.trim_end().ends_with(':') && !is_loud(text);
    let fits = (1..=MOST).contains(&words.len()) && !text.contains('?') && !begins;
    fits && (0..words.len()).all(known) && closes(&words) && !is_past(&words, today)
}

/// Whether a word may stand in what says that something is not public, and nothing else.
fn is_known(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || NOT_PUBLIC.contains(&word)
        || BESIDE.split_whitespace().any(|known| known == word)
}

/// Whether somebody says in talk that something is not public, and nothing else, whenever that was, or says so before a colon. One
/// word alone answers a question.
pub fn is_said(text: &str) -> bool {
    let says = |text: &str, marks: bool| {
        let several = is_loud(text) || text.split_whitespace().nth(1).is_some();
        (several || marks && begins_marked(&words(text))) && is_phrase(text, NaiveDate::MIN)
    };
    let led = || {
        text.split_once(": ")
            .is_some_and(|(led, _)| says(led, true))
    };
    says(text, false) || led() || languages::asks_silence(text)
}

/// Whether the words of a name are those with which others mark something, and nothing else: `not for publication`, `members only`.
pub(super) fn classifies(name: &str) -> bool {
    let marks = |word: &str| MARKING.contains(&word.to_lowercase().as_str());
    name.split_whitespace().any(marks) && is_phrase(name, NaiveDate::MIN)
}

/// The words of a text, days whole, those of classification in English.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.replace('\u{2019}', "'").to_lowercase();
    let whole = lower.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
    let mut words = Vec::new();
    for word in whole.map(|word| word.trim_matches(['-', '\''])) {
        match word.starts_with(|c: char| c.is_ascii_digit()) {
            true => words.push(word.to_owned()),
            false => words.extend(word.split('-').map(|word| in_english(word).to_owned())),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Whether a text says that there is nothing: `none this week`.
pub(super) fn is_none(text: &str) -> bool {
    const WHEN: &str = "at far moment month now so the this time today week yet";
    let words = words(text);
    let when = |word: &String| WHEN.split(' ').any(|known| known == word);
    let none = words
        .first()
        .is_some_and(|first| first == "none" || first == "nothing");
    none && words[1..].iter().all(when)
}

/// Whether what stands behind a word of classification and a colon says that nothing is meant, or explains that word, points at
/// nothing that it could be for, and tells nobody what must not be done with it, or who alone may see it.
pub(super) fn says_nothing_closed(value: &str) -> bool {
    let mut told = words(value);
    let explains = told.iter().any(|word| word == "means" || word == "meaning");
    let mut orders = || {
        told.retain(|word| !NOT_PUBLIC.contains(&word.as_str()));
        closes(&told)
    };
    is_none(value)
        || explains && !tlp::points(value) && !is_phrase(value, NaiveDate::MIN) && !orders()
}

/// Whether a sentence says that something is not public, whatever else it says.
pub(super) fn says_closed(text: &str) -> bool {
    closes(&words(text))
}

/// Whether words say that something is not public, and do not deny it.
fn closes(words: &[String]) -> bool {
    // `Confidential: no`.
    if words.last().is_some_and(|last| last == "no") {
        return false;
    }
    let only = words.iter().any(|word| word == "only");
    let under = words.iter().any(|word| word == "under");
    let kept = words
        .windows(2)
        .any(|pair| pair[0] == "in" && pair[1] == "confidence");
    // `Public disclosure planned for 1 March 2027`.
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    if has(&["disclosure"]) && has(PLANNED) && words.iter().any(|word| word.starts_with("20")) {
        return true;
    }
    // `Need to know only`.
    if only && words.windows(3).any(|said| said == ["need", "to", "know"]) {
        return true;
    }
    if is_advice(words) {
        return false;
    }
    let mut denied = false;
    for word in words.iter().map(String::as_str) {
        match word {
            "no" | "non" | "not" | "never" | "don't" => denied = true,
            word if denied && DONE.contains(&word) => return true,
            word if NOT_PUBLIC.contains(&word) => {
                if !denied {
                    return true;
                }
                denied = false;
            }
            "members" | "team" | "staff" | "board" if only && !denied => return true,
            "nda" if under && !denied => return true,
            "confidence" if kept && !denied => return true,
            _ => {}
        }
    }
    false
}

/// Whether words tell a reader how to report something, or what not to pass on of any text: `Report it in private`, `Use a confidential
/// issue`, `Do not share embargoed information`.
fn is_advice(words: &[String]) -> bool {
    const REPORTING: &[&str] = &["create", "file", "open", "report", "send", "submit", "use"];
    const OF_ANY: &[&str] = &["details", "information", "material"];
    let is = |word: Option<&String>, known: &[&str]| {
        word.is_some_and(|word| known.contains(&word.as_str()))
    };
    if words.iter().any(|word| word == "this" || word == "these") {
        return false;
    }
    let polite = usize::from(words.first().is_some_and(|first| first == "please"));
    let reports =
        is(words.get(polite), REPORTING) && is(words.get(polite + 1), &["a", "an", "it", "them"]);
    let passes_on = words.windows(3).any(|said| {
        is(said.first(), DONE) && is(said.get(1), NOT_PUBLIC) && is(said.get(2), OF_ANY)
    });
    reports
        || passes_on
            && words
                .iter()
                .any(|word| matches!(word.as_str(), "not" | "never" | "don't"))
}

/// Whether a line of a heading or a list says so, where such a word may be what it is about: `Private`, `Internal team`.
pub(super) fn is_marked(text: &str, today: NaiveDate) -> bool {
    if !may_say(text) {
        return false;
    }
    let words = words(text);
    let marks = |word: &String| MARKING.contains(&word.as_str());
    let alone = words.len() == 1 && begins_marked(&words);
    (alone || is_loud(text) || words.iter().any(marks)) && is_phrase(text, today)
}

pub(super) fn begins_marked(words: &[String]) -> bool {
    let first = words.first().map(String::as_str);
    first.is_some_and(|first| MARKS.contains(&first))
}

/// Words with which others mark it.
const MARKING: &[&str] = &["only", "not", "don't", "strictly", "under", "until", "till"];

/// Whether all letters are capitals.
pub(super) fn is_loud(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
    }

    #[test]
    fn lines_of_classification() {
        let rows = [
            ("CONFIDENTIAL", true),
            ("**Confidential**", true),
            ("[confidential]", true),
            ("Not for publication", true),
            ("Do not share!", true),
            ("CONFIDENTIAL - do not publish", true),
            ("**Embargoed until 2027-05-01**", true),
            ("EMBARGOED until 2027-05-01 14:00 UTC", true),
            ("Embargoed until 2026-05-01", false),
            ("**Embargoed until 2027-01-01**: the fix", true),
            ("> **Embargoed until 2027-01-01:** the fix", true),
            ("Embargoed until 2027-01-01 14:00 UTC: the fix", true),
            ("**EMBARGOED until 1 March 2027:** the fix", true),
            ("Under embargo until March 1, 2027: the fix", true),
            ("EMBARGOED UNTIL 1 MARCH 2027: the fix", true),
            ("Embargoed until 2027-01-01: is it known?", true),
            ("Embargoed until 2026-01-01: the fix", false),
            ("Embargoed until 1 March 2026: the fix", false),
            ("Issues are embargoed until 2027-01-01: the rule", false),
            ("Confidential until the release: what we do", false),
            ("Embargoed through March 1, 2027", true),
            ("Embargoed through March 1, 2026", false),
            ("Public disclosure planned for 1 March 2027", true),
            ("Public disclosure planned for 1 March 2026", false),
            ("Public disclosure is planned by the team", false),
            ("Disclosure of 2027", false),
            (
                "This document contains sensitive information. Do not distribute.",
                true,
            ),
            ("This document contains sensitive information.", false),
            ("This advisory is not public yet.", true),
            ("This module is not public yet.", false),
            ("The advisory is not public yet.", false),
            ("Draft advisory, not for publication.", true),
            ("Not for external distribution.", true),
            ("Internal and external", false),
            ("Sperrfrist bis 1. März 2027", true),
            ("Sperrfrist: 1. März 2026", false),
            ("Sous embargo jusqu\u{2019}au 1er mars 2027", true),
            ("Sous embargo jusqu\u{2019}au 1er mars 2026", false),
            ("Embargado hasta el 1 de marzo de 2027", true),
            ("Embargado hasta el 1 de marzo de 2026", false),
            ("Confidential report of 2026-05-01", true),
            (
                "> **Note:** This document is under embargo until 2027-05-01.",
                true,
            ),
            (
                "The embargo will be lifted on 2027-03-01 at 14:00 UTC.",
                true,
            ),
            (
                "The embargo will be lifted on 2026-03-01 at 14:00 UTC.",
                false,
            ),
            ("The embargo is lifted.", false),
            ("The embargo was lifted on 2026-03-01.", false),
            ("EMBARGOED UNTIL XSA-490 IS PUBLIC", true),
            ("Need to know only", true),
            ("You need to know this only", false),
            ("Predisclosure members only", true),
            ("This bug is private.", true),
            (
                "This vulnerability is not public. Please do not share.",
                true,
            ),
            ("This class is private.", false),
            (
                "This issue is being treated as a potential security risk under embargo.",
                true,
            ),
            ("Report it in private.", false),
            ("Please report it in private.", false),
            ("Use a confidential issue.", false),
            ("Report it as a confidential issue.", false),
            (
                "Do not share embargoed information outside the team.",
                false,
            ),
            ("Do not share this confidential information.", true),
            ("Report this in private", true),
            ("Keep it confidential.", true),
            ("Strictly private", true),
            ("Under embargo till further notice", true),
            ("Please do not publish this before 2027-05-01.", true),
            ("Please do not publish this before 2026-05-01.", false),
            ("Embargo ends 2027-05-01", true),
            ("This meeting is confidential.", true),
            ("Confidential meeting notes", true),
            ("For members only", true),
            ("Internal use only", true),
            ("These minutes are confidential.", true),
            ("Do not publish these minutes before 2027-01-01", true),
            (
                "These minutes are confidential until the advisory is out.",
                true,
            ),
            ("Not for publication on the website", true),
            ("Internal notes, not for the website", true),
            ("CONFIDENTIAL: not for the public site", true),
            ("**Embargoed until 1 March 2027**", true),
            ("Embargoed until March 1st, 2027", true),
            ("Embargoed until Tuesday, 1 March 2027", true),
            ("Embargoed until Mon, 1 Mar 2027 14:00 UTC", true),
            ("Embargoed until Q1 2027", true),
            ("Embargoed until 1 March 2026", false),
            ("Embargoed until March 2026", false),
            ("Embargoed until Q1 2026", false),
            ("Embargoed from 2026-01-01 until 2027-03-01", true),
            ("Embargoed until 2026-11-22 14:00 UTC", true),
            ("Confidential until CVE-2027-1 is out", true),
            ("Confidential until the summit of 2025", false),
            ("This advisory is embargoed until 2027-03-01.", true),
            (
                "These two CVE entries are embargoed until 1 March 2027.",
                true,
            ),
            ("The fix is embargoed until 2027-03-01.", true),
            ("The fix is embargoed until 2026-03-01.", false),
            ("The fix is embargoed.", false),
            ("The advisory is confidential.", false),
            ("This post-mortem is confidential.", true),
            ("Important: this runbook is confidential.", true),
            (
                "This advisory is under embargo until 2027-03-01, please do not share it.",
                true,
            ),
            (
                "This vulnerability must not be disclosed before 2027-03-01.",
                true,
            ),
            ("This module is private.", false),
            ("This package is for internal use only.", false),
            ("This crate must not be published.", false),
            ("This advisory is not confidential.", false),
            ("This advisory is no longer confidential.", false),
            ("This advisory explains what is confidential.", false),
            (
                "_This document is for members of the private list only._",
                true,
            ),
            ("For members of the list", false),
            ("This page must not be made public.", true),
            ("Commercial in confidence", true),
            ("Commercial confidence", false),
            (
                "*This report is confidential and intended for internal use only.*",
                true,
            ),
            ("Under embargo (CRD 2027-01-12)", true),
            ("Under embargo (CRD 2026-01-12)", false),
            ("Under NDA", true),
            ("The site is not confidential until we say so", false),
            ("How long is it confidential until the release?", false),
            ("Not confidential", false),
            ("Confidential: no", false),
            ("This is no longer confidential", false),
            ("Non-confidential, public", false),
            ("Is this confidential?", false),
            ("Streng vertraulich", true),
            ("VERTRAULICH", true),
            ("Dieses Dokument ist vertraulich.", true),
            ("Nur für den internen Gebrauch", true),
            ("Nicht öffentlich", true),
            ("Nicht vertraulich", false),
            ("Strictement confidentiel", true),
            ("Documento confidencial", true),
            ("Uso interno", true),
            ("ДОКУМЕНТ КОНФИДЕНЦИАЛЬНО", false),
            ("КОНФИДЕНЦИАЛЬНО", true),
            ("社外秘", true),
            ("Öffentlich", false),
            ("Documento público", false),
            ("Meldungen werden vertraulich behandelt", false),
            ("We keep confidential issues in the tracker", false),
            ("Report a vulnerability by a confidential issue", false),
            ("Public", false),
            ("The team", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_phrase(text, today()), expected, "{text:?}");
        }
    }
}
