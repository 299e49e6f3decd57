//! What everybody is called in the end, once logs have told who is who: the nick with most lines, an address of their own, and
//! the other nicks. People and the nicks in use in; the same people, named, out. Declared people keep what the team calls them.

use std::cmp::Reverse;

use hashbrown::{HashMap, HashSet};

use super::{APPENDED, People, handle};
use crate::model::id;

/// A nick in use.
#[derive(Debug, Clone, Copy)]
pub struct Borne<'l> {
    /// As logs have it.
    pub nick: &'l str,
    /// The Matrix id, where logs tell it.
    pub matrix: Option<&'l str>,
    /// Lines said under it.
    pub lines: u32,
}

/// Lines said under a nick, and where it first stands.
type Use = (u32, Reverse<usize>);

impl People {
    /// Gives everybody met in logs a name and an address, and everybody their other nicks; those who were met first come first.
    /// An address is that of whoever has the nick that is spelled so, else of whoever was met first.
    pub fn settle(&mut self, borne: &[Borne<'_>]) {
        let mut order = Vec::new();
        let mut nicks: HashMap<usize, HashMap<&str, Use>> = HashMap::new();
        let mut spelled: HashMap<String, usize> = HashMap::new();
        for (at, one) in borne.iter().enumerate() {
            let Some(person) = self.bearer(one) else {
                continue;
            };
            let own = nicks.entry(person).or_insert_with(|| {
                order.push(person);
                HashMap::new()
            });
            own.entry(one.nick).or_insert((0, Reverse(at))).0 += one.lines;
            let slug = id::slug_or_hash(handle(one.nick));
            if slug == one.nick.to_lowercase() {
                spelled.entry(slug).or_insert(person);
            }
        }
        self.ids.retain(|_, index| self.all[*index].declared);
        let strangers = order.iter().filter(|index| !self.all[**index].declared);
        let strangers: Vec<usize> = strangers.copied().collect();
        for index in &strangers {
            self.all[*index].nick = most_used(&nicks[index]);
        }
        self.address(&strangers, &spelled);
        for (index, own) in nicks {
            self.all[index].nicks = self.others(index, own.into_keys());
        }
    }

    /// Who bears a nick, by index.
    fn bearer(&self, borne: &Borne<'_>) -> Option<usize> {
        let by_matrix = borne.matrix.and_then(|matrix| self.exact(matrix));
        by_matrix.or_else(|| self.index(borne.nick))
    }

    /// Gives everybody among some people an address that nobody has.
    fn address(&mut self, strangers: &[usize], spelled: &HashMap<String, usize>) {
        for own in [true, false] {
            for index in strangers {
                let person = &mut self.all[*index];
                let slug = id::slug_or_hash(handle(&person.nick));
                let keeper = spelled.get(&slug);
                if (keeper == Some(index)) != own {
                    continue;
                }
                let free = keeper.is_none_or(|keeper| keeper == index);
                person.id = match free && !self.ids.contains_key(&slug) {
                    true => slug,
                    false => {
                        let name = person.matrix.as_deref().unwrap_or(&person.nick);
                        unused(&self.ids, format!("{slug}-{}", id::short_hash(name)))
                    }
                };
                self.ids.insert(person.id.clone(), *index);
            }
        }
    }

    /// The nicks of a person that would make other addresses than the name and each other, by their letters.
    fn others<'n>(&self, index: usize, nicks: impl Iterator<Item = &'n str>) -> Vec<String> {
        let person = &self.all[index];
        let mut seen: HashSet<String> = person
            .names()
            .map(|name| id::slug_or_hash(handle(name)))
            .collect();
        let mut nicks: Vec<&str> = nicks.collect();
        nicks.sort_unstable_by_key(|nick| (nick.to_lowercase(), *nick));
        nicks.retain(|nick| seen.insert(id::slug_or_hash(handle(nick))));
        nicks.into_iter().map(str::to_owned).collect()
    }
}

/// An address, or it and a number if somebody has it: anybody may call themselves what another one would get.
fn unused(ids: &HashMap<String, usize>, address: String) -> String {
    if !ids.contains_key(&address) {
        return address;
    }
    let mut numbered = (2..=ids.len() + 2).map(|number| format!("{address}-{number}"));
    numbered
        .find(|numbered| !ids.contains_key(numbered))
        .unwrap_or(address)
}

/// The nick with most lines, whatever clients append to it; of several with as many the one that was met first.
fn most_used(nicks: &HashMap<&str, Use>) -> String {
    let bare = |nick: &str| nick.trim_end_matches(APPENDED).to_lowercase();
    let mut lines: HashMap<String, u32> = HashMap::new();
    for (nick, (said, _)) in nicks {
        *lines.entry(bare(nick)).or_default() += said;
    }
    let rank = |nick: &str, used: Use| {
        (
            lines.get(&bare(nick)).copied(),
            !nick.ends_with(APPENDED),
            used,
        )
    };
    let most = nicks.iter().max_by_key(|(nick, used)| rank(nick, **used));
    most.map_or_else(String::new, |(nick, _)| (*nick).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nicks with their lines, those who were met first before others; who is one; and everybody's id, nick and other nicks.
    #[test]
    fn the_nick_with_most_lines_names_a_person() {
        let rows = [
            ("rowan 9, r0wan 2", "r0wan=rowan", "rowan rowan [r0wan]"),
            ("r0wan 2, rowan 9", "r0wan=rowan", "rowan rowan [r0wan]"),
            ("rowan 2, r0wan 2", "r0wan=rowan", "rowan rowan [r0wan]"),
            ("rowan 2, rowan_ 3", "", "rowan rowan []"),
            (
                "rowan 2, rowan_ 2, r0wan 3",
                "r0wan=rowan",
                "rowan rowan [r0wan]",
            ),
            ("rowan_ 1", "", "rowan rowan_ []"),
            // Whoever is spelled as the address keeps it.
            ("_elm_ 9, elm 1", "", "elm elm [], elm-# _elm_ []"),
            ("elm 1, _elm_ 9", "", "elm elm [], elm-# _elm_ []"),
            (
                "elm 1, fir 5, _elm_ 9",
                "elm=fir",
                "elm-# _elm_ [], fir fir [elm]",
            ),
            ("_elm_ 1, -elm- 9", "", "elm _elm_ [], elm-# -elm- []"),
            (
                "Elm 1, birch[m] 4, birch 2",
                "",
                "birch-m birch[m] [birch], elm Elm []",
            ),
            // Somebody is called as the address of another would be.
            (
                "elm 1, _elm_ 9, elm-HASH 1",
                "",
                "elm elm [], elm-# elm-HASH [], elm-# _elm_ []",
            ),
        ];
        for (nicks, one, expected) in rows {
            let mut people = People::default();
            let hash = |text: &str| text.replace("HASH", &id::short_hash("_elm_"));
            let (nicks, expected) = (hash(nicks), hash(expected));
            let borne: Vec<Borne<'_>> = nicks
                .split(", ")
                .filter_map(|row| row.split_once(' '))
                .map(|(nick, lines)| Borne {
                    nick,
                    matrix: None,
                    lines: lines.parse().unwrap_or(0),
                })
                .collect();
            for one in &borne {
                people.meet(one.nick, None);
            }
            let united = one.split_once('=').map(|(a, b)| people.unite(a, b));
            assert_ne!(united, Some(false), "{nicks}");
            people.settle(&borne);
            let told = people.sorted().into_iter().map(|person| {
                let id = match person.id.split_once("elm-") {
                    Some((head, _)) => format!("{head}elm-#"),
                    None => person.id.clone(),
                };
                assert_eq!(people.by_id(&person.id), Some(person), "{nicks}");
                format!("{id} {} [{}]", person.nick, person.nicks.join(" "))
            });
            assert_eq!(
                told.collect::<Vec<String>>().join(", "),
                expected,
                "{nicks}"
            );
        }
    }
}
