//! Who has which nick in a log, as far as its lines tell. Speakers and changes of nicks in, in their order; whether a change tells
//! of one person out. Nicks that differ by what clients append are one.

use hashbrown::{HashMap, HashSet};

/// The nicks of a log and their people, who are numbers.
#[derive(Debug, Default)]
pub(crate) struct Nicks<'l> {
    /// Who had each nick first, and whether by a change.
    first: HashMap<&'l str, (usize, bool)>,
    /// Who has it now by a change.
    now: HashMap<&'l str, usize>,
    /// Nicks that several people took and nobody came with.
    of_several: HashSet<&'l str>,
    people: usize,
}

impl<'l> Nicks<'l> {
    /// Who had a nick first: somebody new, if nobody had it.
    pub(crate) fn first(&mut self, nick: &'l str) -> usize {
        let people = &mut self.people;
        let (who, _) = *self.first.entry(bare(nick)).or_insert_with(|| {
            *people += 1;
            (*people, false)
        });
        who
    }

    /// A change of nicks; whether both are those of one person. Whoever takes a nick that another had before may be joking, and
    /// leaves it under a name that is not that other's.
    pub(crate) fn change(&mut self, old: &'l str, new: &'l str) -> bool {
        let first = self.first(old);
        // Whoever takes the nick back that a client had to lengthen is whose it was.
        if bare(old) == bare(new) {
            self.now.remove(bare(old));
            return true;
        }
        let who = self.now.remove(bare(old)).unwrap_or(first);
        let new = bare(new);
        let (owner, taken) = *self.first.entry(new).or_insert((who, true));
        self.now.insert(new, who);
        if owner != who && taken {
            self.of_several.insert(new);
        }
        first == who && owner == who
    }

    /// Somebody leaves: who bears the nick next is whose it was.
    pub(crate) fn left(&mut self, nick: &str) {
        self.now.remove(bare(nick));
    }

    /// Whether a nick first came up by a change.
    pub(crate) fn is_taken(&self, nick: &str) -> bool {
        self.first.get(bare(nick)).is_some_and(|(_, taken)| *taken)
    }

    /// Whether several people took a nick that nobody came with.
    pub(crate) fn is_of_several(&self, nick: &str) -> bool {
        self.of_several.contains(bare(nick))
    }
}

/// A nick without what clients append when it is taken.
pub(crate) fn bare(nick: &str) -> &str {
    let bare = nick.trim_end_matches(['_', '`']);
    if bare.is_empty() { nick } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_tells_of_one_person_or_of_nobody() {
        // A name alone speaks, `a>b` is a change; what is expected of each change, and the nicks that several took.
        let rows = [
            ("ash ash>rowan", "yes", ""),
            (
                "ash ash>afk afk>ash birch birch>ash ash>birch ash>afk",
                "yes yes no no yes",
                "",
            ),
            (
                "ash birch ash>afk afk>ash birch>afk afk>birch",
                "yes yes no no",
                "afk",
            ),
            ("ash ash_ ash_>ash ash>ash_", "yes yes", ""),
            ("ash>rowan rowan>elm elm>ash", "yes yes yes", ""),
            // Two connections of one person, and a client that lengthens nicks.
            (
                "ash fir>ash_ ash_>ash ash>ash|lunch ash|lunch>ash",
                "no yes yes yes",
                "",
            ),
            (
                "birch birch>birch_ elm>birch birch_>birch__",
                "yes no yes",
                "",
            ),
        ];
        for (told, expected, several) in rows {
            let mut nicks = Nicks::default();
            let mut found = Vec::new();
            for word in told.split(' ') {
                match word.split_once('>') {
                    Some((old, new)) => found.push(nicks.change(old, new)),
                    None => _ = nicks.first(word),
                }
            }
            let words = found.iter().map(|sure| if *sure { "yes" } else { "no" });
            assert_eq!(words.collect::<Vec<&str>>().join(" "), expected, "{told}");
            let shared: Vec<&str> = nicks.of_several.into_iter().collect();
            assert_eq!(shared.join(" "), several, "{told}");
        }
    }
}
