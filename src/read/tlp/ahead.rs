//! Whether a line with a label points at what follows it, where somebody says that the whole is public. A line in, yes or no out.

use super::spelled::{Name, colour, label, labels};
use super::{BESIDE, is_of_label, is_pointing};
use crate::model::words::each_word;

/// Whether a line points at what its label is for: the label is said of such a thing (`this part is TLP:RED`, `Section 3: TLP:RED`),
/// or a word that tells when it begins stands beside it (`going TLP:RED now`, `TLP:RED for the rest`).
pub(super) fn points(line: &str) -> bool {
    let line = line.to_lowercase();
    let mut passed = 0;
    let mut pointed = false;
    labels(&line).any(|name| {
        // Each word is looked at once, be there as many labels as there may.
        pointed |= each_word(line.get(passed..name.start).unwrap_or_default()).any(is_of_part);
        passed = name.start;
        let closes = label(&line, name) == Some(true);
        closes && (pointed && is_said(&line, name) || is_beside(&line, name))
    })
}

/// Whether a word is for a part of what is read. Those that are for all that there is, or for people, are not.
fn is_of_part(word: &str) -> bool {
    const WIDE: &[&str] = &["all", "everything", "from", "our", "till", "until", "we"];
    is_pointing(word) && !WIDE.contains(&word)
}

/// Whether a label is what is said of something: behind `is` and the like, or behind a sign.
fn is_said(line: &str, name: Name) -> bool {
    let before = line[..name.start].trim_end_matches([' ', '*', '_', '`', '"', '\'']);
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| word.is_empty() || SAYING.contains(&word))
}

/// Words between a thing and its label.
const SAYING: &[&str] = &["are", "as", "be", "is", "s", "these", "this", "to", "under"];

/// Words that tell when a label begins to hold.
const BEGINNING: &str = "begin begins follows following going next now onwards part rest section start starts switch switching topic";

/// Words that are looked at on each side of a label, at the most.
const NEAR: usize = 8;

/// Whether a word that tells when a label begins stands beside it, with nothing that says more between.
fn is_beside(line: &str, name: Name) -> bool {
    let beside = |word: &&str| {
        let known = is_one_of(word, BESIDE) || is_one_of(word, BEGINNING);
        known || is_of_label(word) || matches!(*word, "for" | "as" | "what")
    };
    let begins = |word: &&str| is_one_of(word, BEGINNING);
    let before = line[..name.start].rsplit(|c: char| !c.is_alphanumeric());
    let before = before.filter(|word| !word.is_empty()).take(NEAR);
    let behind = colour(line, name).map_or("", |(_, behind)| behind);
    let behind: Vec<&str> = each_word(behind).take(NEAR).take_while(beside).collect();
    let here = || behind.windows(2).any(|pair| pair == ["from", "here"]);
    before.take_while(beside).any(|word| begins(&word)) || behind.iter().any(begins) || here()
}

fn is_one_of(word: &str, known: &str) -> bool {
    known.split(' ').any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_points_at_what_follows() {
        let rows = [
            ("let's switch to TLP:RED", true),
            ("going TLP:RED now", true),
            ("this bit is TLP:RED", true),
            ("I would make this TLP:RED", true),
            ("the next topic is TLP:RED", true),
            ("please treat the following as TLP:RED", true),
            ("Switching to TLP:RED for the rest of the meeting", true),
            ("the rest of this meeting is TLP:AMBER", true),
            ("What follows is TLP:RED.", true),
            (
                "This section is TLP:AMBER+STRICT and must not be shared.",
                true,
            ),
            ("Section 3: TLP:RED", true),
            ("**Appendix (TLP:AMBER)**", true),
            ("Next: TLP:RED", true),
            ("so now TLP:RED stuff", true),
            ("now to TLP:AMBER items", true),
            ("harbours are TLP:RED from here", true),
            ("reminder: nothing TLP:RED in this channel please", false),
            ("This page tells what TLP:RED mail is", false),
            ("we now take TLP:RED mail", false),
            ("Reports of boats count as TLP:AMBER here.", false),
            ("Reports are TLP:AMBER until the boats are back", false),
            ("this part is TLP:CLEAR", false),
            ("the flaw in boats is TLP:RED", false),
        ];
        for (line, expected) in rows {
            assert_eq!(points(line), expected, "{line}");
        }
    }
}
