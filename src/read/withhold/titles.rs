//! Words of classification in titles: in brackets or in capitals, before or behind a sign, alone. A title in, whether it says that
//! what bears it is not public out. What lines of a text say is the business of `phrases`.

use chrono::NaiveDate;

use super::languages::mark_in_english;
use super::phrases::{
    DASHES, DONE, LONGEST, MARKS, begins_marked, is_loud, is_loud_mark, is_marked, is_past,
    is_phrase, may_say, words,
};
use super::{NOT_PUBLIC, phrases};
use crate::read::path_name::kind_words;
use crate::read::text::head_chars;

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
    let mut dashed = DASHES.iter().filter_map(|sign| title.split_once(sign));
    let words: Vec<&str> = title.split_whitespace().collect();
    let ends = [words.first(), words.last()].into_iter().flatten();
    let apart = |word: &&str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.len() > 1 && is_loud(bare) && MARKS.contains(&mark_in_english(&bare.to_lowercase()))
    };
    let mut apart = ends.copied().filter(apart);
    in_brackets(title).any(|part| is_phrase(part, today) && part.trim() != "internal")
        || dashed.any(|(before, _)| loud(before))
        || parts(title)
            .iter()
            .any(|part| loud(part) && is_marked(part, today))
        || pieces(title).any(|piece| is_loud_mark(piece, today))
        || is_of_flaw(&words, today)
        || !is_loud(title) && !is_denied(title) && apart.next().is_some()
        || loud(title)
}

/// Whether a title bears a mark in brackets that is no word of its subject, as `(private)` and `(members only)` may be.
pub(super) fn is_bracketed(title: &str, today: NaiveDate) -> bool {
    let plain = |part: &str| {
        let words = words(part);
        let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        let closes = has(NOT_PUBLIC) || has(DONE) || has(&["nda"]);
        is_loud(part) || has(MARKS) || closes && is_marked(part, today)
    };
    may_say(title)
        && in_brackets(&without_nouns(title)).any(|part| is_phrase(part, today) && plain(part))
}

/// Whether the first word of a title is `EMBARGO`, and the next one the number of a flaw: `EMBARGO CVE-2026-1`.
fn is_of_flaw(words: &[&str], today: NaiveDate) -> bool {
    let first = words
        .first()
        .is_some_and(|first| first.trim_end_matches(':') == "EMBARGO");
    let number = |word: &&str| {
        let dashed = word.contains('-') && word.starts_with(char::is_uppercase);
        dashed && word.contains(|c: char| c.is_ascii_digit())
    };
    first && words.get(1).is_some_and(number) && !is_past(&phrases::words(&words.join(" ")), today)
}

/// What stands between dashes, colons and brackets of a title, where there are two or more.
fn pieces(title: &str) -> impl Iterator<Item = &str> {
    let parted = |c: char| matches!(c, '(' | ')' | '[' | ']' | '|' | '\u{2013}' | '\u{2014}');
    let pieces = title.split(parted).flat_map(|piece| piece.split(" - "));
    let pieces = pieces.flat_map(|piece| piece.split(": "));
    pieces.filter(|piece| piece.len() < title.len())
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

/// Whether a line of talk begins with a mark, in brackets or before a sign: `[confidential] The hole is known`.
pub(super) fn begins_closed(line: &str, today: NaiveDate) -> bool {
    let line = &line
        .trim_start_matches([' ', '*', '_', '#', '>'])
        .replace("**", "");
    let bracket = line
        .strip_prefix(['[', '('])
        .and_then(|_| in_brackets(line).next());
    let bracket = bracket.filter(|part| !part.contains(['[', '(']));
    may_say(line) && (is_first(line, today) || bracket.is_some_and(|part| is_phrase(part, today)))
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

/// What stands in brackets, but for the words of links, and for what in braces is a name: `/{secret}`, `{#secret}`.
fn in_brackets(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices(['[', '(', '{'])
        .filter_map(|(at, open)| {
            let inside = &text[at + 1..];
            let named = !text[..at].ends_with(' ') && at > 0 || inside.starts_with(['#', '.', ':']);
            if open == "{" && named {
                return None;
            }
            // A phrase is not longer: a title may be long, and full of brackets that nothing closes.
            let near = head_chars(inside, LONGEST);
            let end = near.find(match open {
                "[" => ']',
                "(" => ')',
                _ => '}',
            })?;
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
    fn titles() {
        let rows = [
            ("[CONFIDENTIAL] Plan", true),
            ("[embargoed] Flaw", true),
            ("Confidential: flaw", true),
            ("Plan (confidential)", true),
            ("Plan {confidential}", true),
            ("Get /plan/{confidential}", false),
            ("Plan {#confidential}", false),
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
            ("CONFIDENTIAL \u{2014} Finance", true),
            ("Budget (CONFIDENTIAL - FINANCE)", true),
            ("Board - CONFIDENTIAL - FINANCE", true),
            ("BOARD - CONFIDENTIAL - FINANCE", true),
            ("VUL-0: EMBARGOED: CVE-2026-1: boat: overflow", true),
            ("EMBARGO CVE-2026-1 boat", true),
            ("EMBARGO: CVE-2026-1 boat", true),
            ("EMBARGO policy", false),
            ("Embargo CVE-2026-1 boat", false),
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
    fn lines_of_talk_that_begin_with_a_mark() {
        let rows = [
            ("[confidential] The hole is known", true),
            ("**Confidential:** the hole is known", true),
            ("**Confidential**: the hole is known", true),
            ("Confidential: the hole is known", true),
            ("**Note:** the confidential part is elsewhere", false),
            ("**Confidential** reports go elsewhere", false),
            ("The hole is [confidential](a.md)", false),
        ];
        for (line, expected) in rows {
            assert_eq!(begins_closed(line, today()), expected, "{line:?}");
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
