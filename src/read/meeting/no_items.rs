//! What forms hold where there is nothing to tell, or nobody, and other entries of lists of decisions and actions that are none of them:
//! an address, when the meeting ended or the next one is. The text of an entry in, a verdict out; which lists these are is the business of
//! `marked` and of `roll`.

use crate::model::words::{after_words, each_word};
use crate::read::path_name::kind_words;
use crate::read::path_name::named_day;

/// Words of a text that says that there is nothing new, at the most.
const NEWS: usize = 6;

/// Words of one about a meeting, at the most.
const OF_MEETING: usize = 10;

/// Words for nothing, behind which a word or two may stand: `None yet`.
const NOTHING: &[&str] = &[
    "", "none", "nil", "n/a", "nothing", "tbd", "tba", "keine", "keiner", "aucun", "aucune",
    "ninguno", "ninguna", "nessuno", "nessuna", "nenhum", "nenhuma", "geen", "ingen", "inga",
    "なし", "無", "无", "없음",
];

/// Words for nothing and for nobody that say so where they stand alone.
const ALONE: &[&str] = &[
    "brak",
    "nadie",
    "nichts",
    "niemand",
    "niente",
    "niets",
    "nikdo",
    "nikt",
    "ninguém",
    "nobody",
    "néant",
    "personne",
    "rien",
    "нет",
    "никто",
    "暂无",
    "特になし",
];

/// Whether a word in a roll says that there is nobody.
pub(super) fn is_nobody(word: &str) -> bool {
    // With a capital that is somebody's name.
    const NAMES: &[&str] = &["Inga"];
    let lower = word.to_lowercase();
    let known = NOTHING.contains(&&*lower) || ALONE.contains(&&*lower);
    known && !NAMES.contains(&word)
}

/// Whether a text only says that there is nothing.
pub(super) fn is_none(text: &str) -> bool {
    if after_words(text, "nothing new").is_some() {
        return text.split_whitespace().nth(NEWS).is_none();
    }
    let lower = text.to_lowercase();
    let mut all = lower
        .split(|c: char| !c.is_alphanumeric() && c != '/')
        .filter(|word| !word.is_empty());
    let first = all.next().unwrap_or_default();
    let more = all.take(4).count();
    match first {
        // `TBD: buy ropes`, `(TBD) buy ropes`
        first if NOTHING.contains(&first) => {
            let behind = lower.split_once(first).map_or("", |(_, behind)| behind);
            more < 3 && (more == 0 || !behind.starts_with([':', ')']))
        }
        first if ALONE.contains(&first) => more == 0,
        "no" => {
            more < 4
                && ["decision", "action", "resolution"]
                    .iter()
                    .any(|word| lower.contains(word))
        }
        _ => false,
    }
}

/// Whether an entry of such a list is nobody's to do, and nothing that was decided.
pub(super) fn is_no_item(text: &str) -> bool {
    is_address(text) || is_of_meeting(text)
}

/// Whether a text is an address of the web, be it with a word that points at it.
fn is_address(text: &str) -> bool {
    const POINTS: &[&str] = &["see", "siehe", "voir", "cf"];
    let bare = |word: &str| {
        word.trim_matches(['<', '>', '(', ')', ':', '.', '*'])
            .to_lowercase()
    };
    let mut words = text.split_whitespace().peekable();
    words.next_if(|word| POINTS.contains(&&*bare(word)));
    let is_link = |word: &str| {
        let bare = bare(word);
        bare.starts_with("https://") || bare.starts_with("http://")
    };
    words.next().is_some_and(is_link) && words.next().is_none()
}

/// Whether a text says when the meeting was over, or when the next one is: `Meeting closed 14:00`, `Next call on 2026-11-01`.
fn is_of_meeting(text: &str) -> bool {
    const CLOSES: &[&str] = &["adjourned", "close", "closed", "closes", "end", "ended"];
    const BESIDE: &[&str] = &["at", "by", "of", "the", "was", "is", "utc"];
    const TELLS: &[&str] = &["to", "will", "should", "must"];
    if text.split_whitespace().nth(OF_MEETING).is_some() || !holds_digit(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let words = || each_word(&lower);
    let is_gathering = |word: &str| kind_words::is_counted(word);
    let known = |word: &str| {
        CLOSES.contains(&word) || BESIDE.contains(&word) || is_gathering(word) || holds_digit(word)
    };
    let over = words().any(|word| CLOSES.contains(&word))
        && words().any(|word| is_gathering(word) || word == "adjourned")
        && words().all(known);
    let next = || {
        let mut words = words();
        let of_next = words.next() == Some("next") && words.next().is_some_and(is_gathering);
        of_next && !words.any(|word| TELLS.contains(&word)) && named_day::find(text).is_some()
    };
    over || next()
}

fn holds_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_are_none() {
        let rows = [
            ("None", true),
            ("Nothing new this week", true),
            ("nothing new", true),
            ("N/A", true),
            ("None yet", true),
            ("TBD", true),
            ("**None:**", true),
            ("brak", true),
            ("Néant.", true),
            ("Brak farby: kup", false),
            ("Nobody rows alone", false),
            ("TBD: buy ropes", false),
            ("(TBD) buy ropes", false),
            ("Meeting closed 14:00", true),
            ("(17:56) close call", true),
            ("Adjourned at 16:00 UTC", true),
            ("Next call on 2026-11-01", true),
            ("**Next meeting:** 8 October 2026, 15:00 UTC", true),
            ("https://boats.example/board", true),
            ("<https://boats.example/board>", true),
            ("See https://boats.example/board", true),
            ("Nothing new is built until Kim has mended the pier", false),
            ("close call", false),
            ("#12 closed", false),
            ("Kim to close call 14", false),
            ("Next call 2026-11-01: Kim to lead", false),
            ("Next meeting: Kim books room 4", false),
            ("[paint](https://boats.example/12)", false),
            ("Kim: https://boats.example/12", false),
            ("mend https://boats.example/12", false),
            ("See Kim", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_none(text) || is_no_item(text), expected, "{text}");
        }
    }
}
