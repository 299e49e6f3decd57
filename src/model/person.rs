//! People: declared in `people.yaml` or met in logs, each under one id. Declared people and the nicks of logs in; who goes by a
//! name, and everybody in order, out. Who is one is told to it, not found here.

mod hashed;
mod listed;
mod settled;
mod united;

use hashbrown::{HashMap, HashSet};

use super::id;
use super::matrix::{is_bridged, is_matrix_id};
use super::meeting::{Attendee, MASK};
use super::unseen::is_unseen;
use crate::place::At;

pub use settled::Borne;

/// What stands in texts where somebody was named who asked not to be: in YAML neither a list nor a mapping.
pub const REMOVED: &str = "(removed)";

/// What clients append to a nick that is taken.
const APPENDED: [char; 2] = ['_', '`'];

/// Whether a name stands for somebody whose names are taken out: that is nobody.
pub fn is_nobody(name: &str) -> bool {
    name == REMOVED || name == MASK
}

/// Whether something was taken out of a name.
pub fn is_masked(name: &str) -> bool {
    [MASK, REMOVED].iter().any(|mask| name.contains(mask))
}

/// A person as the team declares it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Person {
    /// Name in addresses.
    pub id: String,
    /// The nick that is shown.
    pub nick: String,
    /// A fuller name, if declared.
    pub name: Option<String>,
    /// Matrix id, `@name:server`.
    pub matrix: Option<String>,
    /// Name at GitLab.
    pub gitlab: Option<String>,
    /// Other nicks, as the team declares them.
    pub aliases: Vec<String>,
    /// Other nicks, as logs have them.
    pub nicks: Vec<String>,
    /// What they do in the team.
    pub role: Option<String>,
    /// Ids of areas of work.
    pub areas: Vec<At<String>>,
    /// A line or two.
    pub summary: Option<String>,
    /// From `people.yaml`, not only from logs.
    pub declared: bool,
}

/// Everybody, by id, and every name they go by.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct People {
    /// Names of those who asked not to be named: they are no people of the site.
    pub hidden: Vec<String>,
    all: Vec<Person>,
    /// Who each person turned out to be: an index, mostly the person's own.
    same_as: Vec<usize>,
    by_name: HashMap<String, usize>,
    /// The same by what of a name tells people apart.
    by_key: HashMap<String, usize>,
    ids: HashMap<String, usize>,
    /// Names on rolls, in lower case.
    listed: HashSet<String>,
}

impl People {
    /// Adds a declared person with all names; gives back the names that somebody else already has.
    pub fn declare(&mut self, person: Person) -> Vec<String> {
        let names: Vec<String> = person.names().map(str::to_lowercase).collect();
        let index = self.add(person);
        let mut taken = Vec::new();
        for name in names {
            match self.by_name.get(&name) {
                Some(other) if *other != index => taken.push(name),
                Some(_) => {}
                None => self.call(index, &name),
            }
        }
        taken
    }

    /// Leaves nothing of people but their nicks.
    pub fn forget_names(&mut self) {
        self.all.iter_mut().for_each(|person| person.name = None);
    }

    /// Lets everybody declared be known by their full name, unless it is one word or that of several: programs that know no
    /// nicks show it.
    pub fn call_in_full(&mut self) {
        let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, person) in self.all.iter().enumerate() {
            let name = person.name.as_deref().map(str::trim);
            if let Some(name) = name.filter(|name| name.contains(char::is_whitespace)) {
                bearers.entry(name.to_lowercase()).or_default().push(index);
            }
        }
        for (name, bearers) in bearers {
            if let [only] = bearers[..] {
                self.call(only, &name);
            }
        }
    }

    /// Tells otherwise what people say of themselves: names, roles, summaries. Their nicks stay.
    pub fn retell(&mut self, tell: impl Fn(String) -> String) {
        for person in &mut self.all {
            for told in [&mut person.name, &mut person.role, &mut person.summary] {
                *told = told.take().map(&tell);
            }
        }
    }

    /// Adds somebody met in a log, unless the name is known; true if the nick is that of somebody with another Matrix id,
    /// so that it is not clear who is meant by it.
    pub fn meet(&mut self, nick: &str, matrix: Option<&str>) -> bool {
        let known = matrix.and_then(|matrix| self.exact(matrix));
        let by_nick = known.is_none().then(|| self.index(nick)).flatten();
        match (known, by_nick, matrix) {
            (Some(_), ..) => false,
            (None, Some(index), None) => {
                self.call(index, nick);
                false
            }
            // What a bridge makes of a nick is nobody's own id.
            (None, Some(index), Some(matrix)) if is_bridged(matrix) => {
                self.call(index, matrix);
                false
            }
            (None, Some(index), Some(matrix)) if self.all[index].matrix.is_none() => {
                self.all[index].matrix = Some(matrix.to_owned());
                self.call(index, matrix);
                self.call(index, nick);
                false
            }
            (None, other, matrix) => {
                let own = matrix.filter(|matrix| !is_bridged(matrix));
                let index = self.add(stranger(nick, own));
                self.call(index, matrix.unwrap_or(nick));
                if other.is_none() {
                    self.call(index, nick);
                }
                other.is_some()
            }
        }
    }

    /// Who is met has no address before everybody is known.
    fn add(&mut self, person: Person) -> usize {
        if person.declared {
            self.ids.insert(person.id.clone(), self.all.len());
        }
        self.same_as.push(self.all.len());
        self.all.push(person);
        self.all.len() - 1
    }

    /// Gives a person one more name, if nobody has it.
    fn call(&mut self, index: usize, name: &str) {
        self.by_name.entry(name.to_lowercase()).or_insert(index);
        self.by_key.entry(key(name)).or_insert(index);
    }

    fn exact(&self, name: &str) -> Option<usize> {
        let index = self.by_name.get(&name.to_lowercase())?;
        Some(self.root(*index))
    }

    fn index(&self, name: &str) -> Option<usize> {
        let by_key = || self.by_key.get(&key(name)).map(|index| self.root(*index));
        self.exact(name).or_else(by_key)
    }

    fn root(&self, mut index: usize) -> usize {
        while self.same_as[index] != index {
            index = self.same_as[index];
        }
        index
    }

    /// Who goes by a nick, a Matrix id or a GitLab name, whatever the case and the marks that clients add to a nick.
    pub fn find(&self, name: &str) -> Option<&Person> {
        let by = match is_matrix_id(name) {
            true => Self::exact,
            false => Self::index,
        };
        by(self, name).and_then(|index| self.all.get(index))
    }

    /// The id of a nick: the person's, else the slug of the nick itself.
    pub fn id_of(&self, nick: &str, matrix: Option<&str>) -> String {
        match self.known(nick, matrix) {
            Some(person) => person.id.clone(),
            None => id::slug_or_hash(handle(nick)),
        }
    }

    /// Who goes by a nick: the Matrix id is surer, where there is one.
    pub fn known(&self, nick: &str, matrix: Option<&str>) -> Option<&Person> {
        let by_matrix = matrix.and_then(|matrix| self.find(matrix));
        by_matrix.or_else(|| self.find(nick))
    }

    /// How many people these are, without bots; nicks of one person count once.
    pub fn count(&self, attendance: &[Attendee]) -> usize {
        let people = attendance.iter().filter(|there| !there.bot);
        let ids = people.map(|there| self.id_of(&there.nick, there.matrix.as_deref()));
        ids.collect::<HashSet<String>>().len()
    }

    /// How many of these names are of nobody who is known.
    pub fn strangers(&self, names: &[String]) -> usize {
        let unknown = names.iter().filter(|name| self.find(name).is_none());
        unknown.count()
    }

    /// Whether somebody has this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains_key(id)
    }

    /// Everybody, by id.
    pub fn sorted(&self) -> Vec<&Person> {
        let own = self
            .all
            .iter()
            .enumerate()
            .filter(|(index, _)| self.same_as[*index] == *index);
        let mut people: Vec<&Person> = own.map(|(_, person)| person).collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        people
    }

    /// Everybody, as a reader looks for them: by the letters of their nicks.
    pub fn by_name(&self) -> Vec<&Person> {
        let mut people = self.sorted();
        people.sort_by_cached_key(|person| {
            let letters = person.nick.chars().filter(|sign| sign.is_alphanumeric());
            letters.flat_map(char::to_lowercase).collect::<String>()
        });
        people
    }

    /// Who has an id.
    pub fn by_id(&self, id: &str) -> Option<&Person> {
        self.ids.get(id).and_then(|index| self.all.get(*index))
    }

    /// Everybody who is declared; they come before those met in logs.
    pub fn declared(&self) -> impl Iterator<Item = &Person> {
        self.all.iter().take_while(|person| person.declared)
    }
}

/// Somebody of whom only a nick is known.
fn stranger(nick: &str, matrix: Option<&str>) -> Person {
    Person {
        id: id::slug_or_hash(handle(nick)),
        nick: nick.to_owned(),
        matrix: matrix.map(str::to_owned),
        ..Person::default()
    }
}

/// What of a name tells people apart: without the server of a Matrix id, the mark of a bridge (`nick[m]`, cut to `nick[m`
/// where nicks are short) and what clients append when a nick is taken (`nick_`).
fn key(name: &str) -> String {
    let local = name
        .strip_prefix('@')
        .map_or(name, |id| id.split(':').next().unwrap_or(id));
    let shown: String = local.chars().filter(|c| !is_unseen(*c)).collect();
    let lower = shown.to_lowercase();
    let bare = lower
        .strip_suffix("[m]")
        .or_else(|| lower.strip_suffix("[m"))
        .unwrap_or(&lower);
    let bare = bare.trim_end_matches(APPENDED);
    match bare {
        "" => lower,
        bare => bare.to_owned(),
    }
}

impl Person {
    /// Every name, the nick first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let main = [Some(&self.nick), self.matrix.as_ref(), self.gitlab.as_ref()];
        main.into_iter()
            .flatten()
            .chain(&self.aliases)
            .map(String::as_str)
    }
}

/// What of a nick may become part of an address: a nick that is a mail address gives its first part only.
fn handle(nick: &str) -> &str {
    let mut parts = nick.split('@');
    parts.find(|part| !part.is_empty()).unwrap_or(nick)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_whatever_the_nick() {
        let mut people = People::default();
        let met = [
            ("ash", None),
            ("ash_", None),
            ("Ash[m]", None),
            ("ash", Some("@ash:one.example")),
            ("birch[m", None),
        ];
        for (nick, matrix) in met {
            assert!(!people.meet(nick, matrix), "{nick}");
        }
        assert!(
            people.meet("ash", Some("@ash:two.example")),
            "another server, another person"
        );
        let bridged = ["@_oftc_ash:m.example", "@_libera_ash:m.example"];
        for id in bridged {
            assert!(!people.meet("ash", Some(id)), "{id}");
            assert_eq!(people.id_of("ash", Some(id)), "ash", "{id}");
        }
        assert!(people.unite("birch", "birch|away") && people.unite("cedar", "dale"));
        let borne = [
            ("birch[m", None, 1),
            ("ash", None, 2),
            ("ash", Some("@ash:two.example"), 3),
        ];
        let borne = borne.map(|(nick, matrix, lines)| Borne {
            nick,
            matrix,
            lines,
        });
        people.settle(&borne);
        let ids: Vec<&str> = people
            .sorted()
            .iter()
            .map(|person| person.id.as_str())
            .collect();
        assert_eq!(ids.len(), 3);
        let rows = [
            ("ash__", "ash"),
            ("@ash:one.example", "ash"),
            ("BIRCH", "birch-m"),
            ("birch|away", "birch-m"),
            ("nobody", "nobody"),
        ];
        for (name, id) in rows {
            assert_eq!(people.id_of(name, None), id, "{name}");
        }
    }
}
