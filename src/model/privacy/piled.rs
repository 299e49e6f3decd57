//! Marks that are piled up over a letter, as they are to make a line unreadable. Characters of a text one after the other in, which
//! of them are too many out. Marks that build letters, as in Tibet, are counted nowhere.

use unicode_normalization::char::canonical_combining_class;

/// Marks over one letter: Hebrew with its accents has four.
const MOST: u8 = 6;

/// Counts marks.
#[derive(Debug, Default)]
pub struct Piled(u8);

impl Piled {
    /// Whether a character, behind those that were asked for before, is a mark over too many others.
    pub fn has_enough(&mut self, character: char) -> bool {
        if character < '\u{300}' || canonical_combining_class(character) == 0 {
            self.0 = 0;
            return false;
        }
        self.0 = self.0.saturating_add(1);
        self.0 > MOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn piles_are_cut() {
        let pile = |marks: usize| format!("z{}", "\u{351}".repeat(marks));
        let rows = [
            (pile(6), pile(6)),
            (pile(7), pile(6)),
            (pile(300) + "a" + &pile(12), pile(6) + "a" + &pile(6)),
            ("\u{351}".repeat(9), "\u{351}".repeat(6)),
        ];
        let unchanged = [
            "e\u{301}a\u{300}\u{316}".repeat(9),
            "\u{5d1}\u{5bc}\u{5b0}\u{5c1}\u{596}".repeat(9),
            "\u{f66}\u{f92}\u{fb2}\u{f71}\u{f74}\u{f7e}\u{f39}".repeat(9),
            "\u{928}\u{92e}\u{938}\u{94d}\u{924}\u{947}".repeat(9),
            "\u{41f}\u{440}\u{438}\u{432}\u{435}\u{442}".repeat(9),
        ];
        let unchanged = unchanged.map(|text| (text.clone(), text));
        for (text, expected) in rows.into_iter().chain(unchanged) {
            let mut piled = Piled::default();
            let cut: String = text.chars().filter(|c| !piled.has_enough(*c)).collect();
            assert_eq!(cut, expected);
        }
    }
}
