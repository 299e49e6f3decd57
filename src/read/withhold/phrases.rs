//! Words of classification that stand alone: a line or a part of a title in, whether it says that something is not public, and
//! nothing else, out. What stands in the middle of sentences says nothing.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use chrono::NaiveDate;
use serde_yaml::Value;

use super::NOT_PUBLIC;
use super::days::is_over;
use crate::read::path_name::kind_words;
use crate::read::tlp;

/// Words that may stand beside those of classification.
const BESIDE: &str = "a all an and are as at be been being board by classification classified company content contents core \
    distribution document draft file for from full group has have highly in info information is issue it its keep material \
    marked members minutes must note of on only page please publication purposes record release report section security staff \
    status strictly team text the this ticket to top under until till us use utc gmt version very warning we yet yes true \
    important attention notice no non not never do don't publish published share shared disclose disclosed forward distribute \
    distributed circulate public here below following everything still currently remain remains stays date \
    before further meeting call session discussion chat channel log notes ends end lifts lift expires these those our crd nda \
    site website outside";

/// What is denied: what must not be done with what is not public, and where it must not go.
const DONE: &[&str] = &[
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

/// Words of a line, at the most, and bytes of one with the signs behind it.
const MOST: usize = 14;
const LETTERS: usize = 20;

/// Words of which one stands in everything that says that something is not public, in any case.
static CLUES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let words = NOT_PUBLIC.iter().chain(DONE).chain(&["only", "nda"]);
    let mut finder = AhoCorasick::builder();
    finder.ascii_case_insensitive(true).build(words).ok()
});

/// Whether a text may say so: the quick question before a closer look, for most lines and titles have none of these words.
fn may_say(text: &str) -> bool {
    CLUES.as_ref().is_none_or(|clues| clues.is_match(text))
}

/// Whether a text says that something is not public, and nothing else: `Strictly confidential`, `Not for publication`, `Embargoed
/// until 2027-05-01`. An embargo whose day is over says so no longer. Up to what event something holds is no part of what it says:
/// `These minutes are confidential until the advisory is out`.
pub(super) fn is_phrase(text: &str, today: NaiveDate) -> bool {
    let until = || until_event(text).is_some_and(|text| is_whole_phrase(text, today));
    may_say(text) && (is_whole_phrase(text, today) || until())
}

/// What stands before `until`, where no day stands behind it.
fn until_event(text: &str) -> Option<&str> {
    let (before, behind) = [" until ", " till "]
        .iter()
        .find_map(|word| text.split_once(word))?;
    let day = behind.contains(|c: char| c.is_ascii_digit()) || behind.contains(['?', ':']);
    (!day).then_some(before)
}

fn is_whole_phrase(text: &str, today: NaiveDate) -> bool {
    let is_word = |word: &&str| word.contains(char::is_alphanumeric);
    let mut most = text.split_whitespace().filter(is_word).skip(MOST);
    if text.len() > MOST * LETTERS || most.next().is_some() {
        return false;
    }
    let words = words(text);
    // Other days are those of what bears the words.
    let until = |word: &String| {
        matches!(word.as_str(), "until" | "till" | "before") || word.starts_with("embargo")
    };
    let over = |word: &String| is_over(&Value::from(word.as_str()), today);
    let over = || words.iter().any(until) && words.iter().any(over);
    let known = |word: &String| {
        let word = word.as_str();
        word.starts_with(|c: char| c.is_ascii_digit())
            || NOT_PUBLIC.contains(&word)
            || BESIDE.split_whitespace().any(|known| known == word)
    };
    // `Private:` begins a list.
    let begins = text.trim_end().ends_with(':') && !is_loud(text);
    let fits = (1..=MOST).contains(&words.len()) && !text.contains('?') && !begins;
    fits && words.iter().all(known) && closes(&words) && !over()
}

/// Whether somebody says in talk that something is not public, and nothing else, whenever that was. One word answers a question.
pub fn is_said(text: &str) -> bool {
    let several = is_loud(text) || text.split_whitespace().nth(1).is_some();
    several && is_phrase(text, NaiveDate::MIN)
}

/// Whether the words of a name are those with which others mark something, and nothing else: `not for publication`, `members only`.
pub(super) fn classifies(name: &str) -> bool {
    let marks = |word: &str| MARKING.contains(&word.to_lowercase().as_str());
    name.split_whitespace().any(marks) && is_phrase(name, NaiveDate::MIN)
}

/// The words of a text, days whole.
fn words(text: &str) -> Vec<String> {
    let lower = text.replace('\u{2019}', "'").to_lowercase();
    let whole = lower.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '\'');
    let mut words = Vec::new();
    for word in whole.map(|word| word.trim_matches(['-', '\''])) {
        match word.starts_with(|c: char| c.is_ascii_digit()) {
            true => words.push(word.to_owned()),
            false => words.extend(word.split('-').map(str::to_owned)),
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

/// Whether what stands behind a word of classification and a colon says that nothing is meant, or explains that word and points at
/// nothing that it could be for.
pub(super) fn says_nothing_closed(value: &str) -> bool {
    let explains = || {
        words(value)
            .iter()
            .any(|word| word == "means" || word == "meaning")
    };
    is_none(value) || explains() && !tlp::points(value) && !is_phrase(value, NaiveDate::MIN)
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
            _ => {}
        }
    }
    false
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

fn begins_marked(words: &[String]) -> bool {
    let first = words.first().map(String::as_str);
    first.is_some_and(|first| MARKS.contains(&first))
}

/// Words that mark what bears them, and name nothing.
const MARKS: &[&str] = &["confidential", "embargoed"];

/// Words with which others mark it.
const MARKING: &[&str] = &["only", "not", "don't", "strictly", "under", "until", "till"];

/// Whether all letters are capitals.
pub(super) fn is_loud(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
}

/// Signs between the parts of a title.
const BETWEEN: &[&str] = &[": ", " - ", " \u{2013} ", " \u{2014} ", " | "];

/// Whether a title says that what bears it is not public: by such words in brackets, before or behind a sign, or alone.
pub(super) fn is_titled(title: &str, today: NaiveDate) -> bool {
    if !may_say(title) {
        return false;
    }
    let parted = &without_nouns(title);
    let before = parted.split_once(": ").map_or("", |(before, _)| before);
    is_stamped(title, today)
        || before.eq_ignore_ascii_case("private")
        || is_first(parted, today)
        || is_last(parted, today)
        || is_marked(parted, today)
        || is_marked_record(parted)
}

/// Whether a title bears a mark that cannot be what it is about: such words in brackets, or in capitals.
pub(super) fn is_stamped(title: &str, today: NaiveDate) -> bool {
    if !may_say(title) {
        return false;
    }
    let title = &without_nouns(title);
    let loud = |part: &str| is_loud(part) && is_phrase(part, today);
    let dashed = ["- ", "\u{2013} ", "\u{2014} "].into_iter();
    let mut dashed = dashed.filter_map(|sign| title.split_once(sign));
    let words: Vec<&str> = title.split_whitespace().collect();
    let ends = [words.first(), words.last()].into_iter().flatten();
    let apart = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.len() > 1 && is_loud(bare) && MARKS.contains(&bare.to_lowercase().as_str())
    };
    let mut apart = ends.copied().filter(apart);
    in_brackets(title).any(|part| is_phrase(part, today) && part.trim() != "internal")
        || dashed.any(|(before, _)| loud(before))
        || parts(title)
            .iter()
            .any(|part| loud(part) && is_marked(part, today))
        || !is_loud(title) && !is_denied(title) && apart.next().is_some()
        || loud(title)
}

/// Whether a title denies that something is not public.
fn is_denied(title: &str) -> bool {
    let denies = |word: &String| matches!(word.as_str(), "no" | "non" | "not" | "never");
    words(title).iter().any(denies)
}

/// The first and the last part of a title.
fn parts(title: &str) -> Vec<&str> {
    let first = BETWEEN.iter().filter_map(|sign| title.split_once(sign));
    let last = BETWEEN.iter().filter_map(|sign| title.rsplit_once(sign));
    let first = first.map(|(first, _)| first);
    first.chain(last.map(|(_, last)| last)).collect()
}

/// Whether the words before a sign say that what stands behind it is not public.
fn is_first(title: &str, today: NaiveDate) -> bool {
    let mut first = BETWEEN.iter().filter_map(|sign| title.split_once(sign));
    first.any(|(before, _)| {
        is_marked(before, today) || begins_marked(&words(before)) && is_phrase(before, today)
    })
}

/// Whether the last part of a title says so of what stands before it: `Weekly - confidential`, `Weekly, not for publication`. Behind
/// a comma one word may be the last of a list.
fn is_last(title: &str, today: NaiveDate) -> bool {
    let mut last = BETWEEN.iter().filter_map(|sign| title.rsplit_once(sign));
    let listed = title.rsplit_once(", ");
    let listed = listed.filter(|(before, last)| {
        last.contains(' ') || is_loud(last) || !before.contains(", ") && before.contains(' ')
    });
    last.any(|(_, last)| is_marked(last, today))
        || listed.is_some_and(|(_, last)| is_marked(last, today))
}

/// Whether a title begins with a mark of the record that it is of: `Confidential minutes of the board`.
pub(super) fn is_marked_record(title: &str) -> bool {
    if !may_say(title) {
        return false;
    }
    let words = words(title);
    let of_record = |word: &String| kind_words::is_late(word) || word == "meeting";
    begins_marked(&words) && words.get(1).is_some_and(of_record)
}

/// A title without brackets between two words that need a noun there: what is in them is no mark but a word of the sentence, as in
/// `Use of [private] in Java`.
fn without_nouns(title: &str) -> String {
    const JOINING: &[&str] = &["and", "as", "in", "of", "or", "with"];
    let words: Vec<&str> = title.split_whitespace().collect();
    let joins = |at: usize| words.get(at).is_some_and(|word| JOINING.contains(word));
    let is_noun = |at: usize| {
        let word = words[at];
        let whole = word.starts_with(['[', '(']) && word.ends_with([']', ')']);
        whole && !is_loud(word) && at > 0 && joins(at - 1) && joins(at + 1)
    };
    let kept = (0..words.len()).filter(|at| !is_noun(*at));
    kept.map(|at| words[at]).collect::<Vec<&str>>().join(" ")
}

/// What stands in brackets, but for the words of links.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(['[', '(']).filter_map(|(at, open)| {
        let inside = &text[at + 1..];
        let end = inside.find(if open == "[" { ']' } else { ')' })?;
        let link = inside[end + 1..].starts_with('(');
        (!link).then_some(&inside[..end])
    })
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
            ("Confidential report of 2026-05-01", true),
            (
                "> **Note:** This document is under embargo until 2027-05-01.",
                true,
            ),
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

    #[test]
    fn titles() {
        let rows = [
            ("[CONFIDENTIAL] Plan", true),
            ("[embargoed] Flaw", true),
            ("Confidential: flaw", true),
            ("Plan (confidential)", true),
            ("CONFIDENTIAL - plan", true),
            ("Embargoed until 2027-05-01: flaw", true),
            ("Private: flaw", true),
            ("Weekly - CONFIDENTIAL", true),
            ("Weekly \u{2013} confidential", true),
            ("Weekly: confidential", true),
            ("Weekly | confidential", true),
            ("Weekly, not for publication", true),
            ("Minutes of the weekly, CONFIDENTIAL", true),
            ("Pier call, confidential", true),
            ("CONFIDENTIAL vendor", true),
            ("Confidential - vendor", true),
            ("Confidential minutes of the board", true),
            ("Vendor (under NDA)", true),
            ("Public, internal, confidential", false),
            ("Weekly - not confidential", false),
            ("Release - private", false),
            ("Confidential computing - a start", false),
            ("What CONFIDENTIAL means", false),
            ("Not CONFIDENTIAL", false),
            ("Plan (private)", true),
            ("Confidential", true),
            ("PRIVATE", true),
            ("Private", false),
            ("Internal team", false),
            ("Confidential information", false),
            ("Confidential report: flaw", true),
            ("Internal use only", true),
            ("Internal: new names", false),
            ("Names (internal)", false),
            ("Embargo: how we keep it", false),
            ("How confidential issues work", false),
            ("Confidential computing", false),
            ("Plan (not confidential)", false),
            ("[Private](a.md)", false),
            ("Use of [private] in Java", false),
            ("Use of [PRIVATE] in Java", true),
            ("Plan [private] of the pier", true),
            ("Minutes of the [private] call", true),
            ("[private] keyword in Java", true),
        ];
        for (title, expected) in rows {
            assert_eq!(is_titled(title, today()), expected, "{title:?}");
        }
    }

    #[test]
    fn marks_that_no_title_is_about() {
        let rows = [
            ("Weekly - CONFIDENTIAL", true),
            ("[confidential] Plan", true),
            ("CONFIDENTIAL vendor", true),
            ("PRIVATE", true),
            ("Weekly - confidential", false),
            ("Embargoed security release: lessons learned", false),
            ("Confidential: what it means", false),
            ("Members only", false),
            ("Do not publish", false),
            ("Not public yet", false),
        ];
        for (title, expected) in rows {
            assert_eq!(is_stamped(title, today()), expected, "{title:?}");
        }
    }
}
