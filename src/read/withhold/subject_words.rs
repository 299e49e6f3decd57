//! Words that name what a sentence is about, whatever that is. The words of a sentence in, which of them are such a name out; what the
//! sentence says is the business of `phrases`.

use std::ops::Range;

/// Words that mark what bears them, and name nothing.
pub(super) const MARKS: &[&str] = &["confidential", "embargoed"];

/// Whether a word that may name other things as well may stand in what says that something is not public, as those before it tell: of
/// `the advisory` any text may speak.
pub(super) fn is_known_behind(words: &[String], at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .map_or("", |before| words[before].as_str());
    match words[at].as_str() {
        "advisory" => !matches!(before, "the" | "our" | "a" | "an" | "each" | "every"),
        "external" => before == "for",
        "lifted" => before == "be" && words.iter().any(|word| word == "will"),
        _ => false,
    }
}

/// Verbs behind the name of what a sentence is about.
pub(super) const VERBS: &[&str] = &[
    "is", "are", "remains", "remain", "stays", "stay", "must", "contains", "contain", "has",
];

/// Words of such a name, at the most.
const NAME: usize = 4;

/// The words that name what a sentence is about, whatever that is: `This security advisory is confidential`, `For members of the sluice
/// list only`. What is only private or internal is named by words that are known: of a program that may be said, too. So of
/// what the text only speaks of, unless there is an embargo up to a day.
pub(super) fn named(words: &[String]) -> Range<usize> {
    let is = |at: usize, known: &[&str]| {
        words
            .get(at)
            .is_some_and(|word| known.contains(&word.as_str()))
    };
    let members = (0..words.len()).find(|at| is(*at, &["members"]) && is(at + 1, &["of"]));
    if let Some(at) = members
        .map(|at| at + 3)
        .filter(|at| is(at - 1, &["the", "our"]))
    {
        let end = (at..=at + NAME).find(|end| is(*end, &["only"]));
        return at..end.unwrap_or(at);
    }
    let first = (0..words.len()).find(|at| is(*at, &["this", "these", "the", "our"]));
    let Some(begin) = first.map(|at| at + 1) else {
        return 0..0;
    };
    let Some(end) = (begin + 1..=begin + NAME).find(|end| is(*end, VERBS)) else {
        return 0..0;
    };
    // `This page explains what is confidential`.
    if (begin..end).any(|at| is(at, &["what", "which", "who", "how", "why", "when", "that"])) {
        return 0..0;
    }
    let behind = |known: &[&str]| (end..words.len()).any(|at| is(at, known));
    let points = is(begin - 1, &["this", "these"]);
    let held =
        || behind(&["until", "till"]) && words[end..].iter().any(|word| word.starts_with("20"));
    // What is reported is no part of a program.
    let reported = end == begin + 1 && is(begin, &["bug", "flaw", "vulnerability"]);
    let marked = match points {
        true => {
            let told = behind(MARKS) || behind(&["embargo", "disclosed", "disclose"]);
            told || reported && behind(&["private", "public"])
        }
        false => behind(&["embargo", "embargoed"]) && held(),
    };
    begin..if marked { end } else { begin }
}
