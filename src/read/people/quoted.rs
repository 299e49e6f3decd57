//! What people wrote whose texts are taken out of a ticket, where others quote it: line by line, or broken into other lines as
//! programs for mail do. Texts that are gone and one of somebody else in; that one without quotations of them out.

use std::collections::HashSet;
use std::hash::{BuildHasher as _, RandomState};

use aho_corasick::AhoCorasick;

use crate::model::person::REMOVED;
use crate::model::words::each_word;
use crate::read::finder::finder;
use crate::read::log::repeated::tells;

/// Texts that are gone, ready to be looked for.
pub(crate) struct Quoted {
    lines: AhoCorasick,
    /// Every three words in a row.
    threes: HashSet<u64>,
    hasher: RandomState,
}

impl Quoted {
    /// None where nothing is gone that tells anything.
    pub(crate) fn of(gone: &[String]) -> Option<Self> {
        let lines = gone.iter().flat_map(|text| text.lines().map(str::trim));
        let mut lines: Vec<&str> = lines.filter(|line| tells(line)).collect();
        lines.sort_unstable();
        lines.dedup();
        if lines.is_empty() {
            return None;
        }
        let hasher = RandomState::new();
        Some(Quoted {
            lines: finder(&lines, false)?,
            threes: gone.iter().flat_map(|text| threes(&hasher, text)).collect(),
            hasher,
        })
    }

    /// A text without them; none if it quotes none. Of lines that are quoted together all go.
    pub(crate) fn without(&self, text: &str) -> Option<String> {
        let lines: Vec<&str> = text.lines().collect();
        let (mut out, mut found) = (String::new(), false);
        for run in lines.chunk_by(|one, next| is_quote(one) && is_quote(next)) {
            if run.iter().any(|line| self.is_in(line)) {
                let mark = run.iter().any(|line| is_quote(line));
                out.extend([if mark { "> " } else { "" }, REMOVED, "\n"]);
                found = true;
            } else {
                run.iter().for_each(|line| out.extend([line, "\n"]));
            }
        }
        found.then_some(out)
    }

    /// Whether a line holds a whole line that is gone, or is a quotation of words that are.
    fn is_in(&self, line: &str) -> bool {
        let mut words = threes(&self.hasher, line).peekable();
        let known = is_quote(line) && words.peek().is_some();
        known && words.all(|three| self.threes.contains(&three)) || self.lines.is_match(line)
    }
}

fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Every three words in a row of a text, as hashes.
fn threes(hasher: &RandomState, text: &str) -> impl Iterator<Item = u64> {
    let mut words = each_word(text);
    let mut last = [words.next(), words.next()];
    words.map(move |word| {
        let three = (last[0], last[1], Some(word));
        last = [three.1, three.2];
        hasher.hash_one(three)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotations_go_and_answers_stay() {
        let gone = [
            "The pier is broken near the third lamp.\nAsk the harbour office.".to_owned(),
            "ok".to_owned(),
        ];
        let quoted = Quoted::of(&gone).expect("texts that tell");
        let rows = [
            (
                "> The pier is broken near\n> the third lamp.\n\nyes",
                Some("> *\n\nyes\n"),
            ),
            ("she said: Ask the harbour office.\nyes", Some("*\nyes\n")),
            (">> Ask the harbour\nno", Some("> *\nno\n")),
            ("> ok\nthe pier is open", None),
            ("> the boats are near the third pier\nyes", None),
            ("The pier is broken", None),
        ];
        for (text, expected) in rows {
            let found = quoted.without(text).map(|text| text.replace(REMOVED, "*"));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
        assert!(Quoted::of(&gone[1..]).is_none());
    }
}
