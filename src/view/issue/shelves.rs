//! Which lists of issues there are: all, by state, by area, by label, by assignee; and which issues stand in each.
//! A library in; lists with their addresses out. Only what is published is counted, and names are those that pages show.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::model::Library;
use crate::model::id::{short_hash, slug_or_hash};
use crate::model::issue::Issue;
use crate::view::privacy::Privacy;
use crate::view::url;

/// By what a list is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// All issues.
    All,
    /// Open or closed.
    State,
    /// Area of work.
    Area,
    /// Label.
    Label,
    /// Who works on it.
    Assignee,
}

impl Group {
    /// Those by which readers choose, in the order in which they are shown.
    pub const CHOICES: &'static [Group] =
        &[Group::State, Group::Area, Group::Label, Group::Assignee];

    /// The word in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Group::All => "all",
            Group::State => "state",
            Group::Area => "area",
            Group::Label => "label",
            Group::Assignee => "assignee",
        }
    }

    /// What the group is called.
    pub fn title(self) -> &'static str {
        match self {
            Group::All => "All",
            Group::State => "State",
            Group::Area => "Area",
            Group::Label => "Label",
            Group::Assignee => "Assignee",
        }
    }
}

/// A list of issues.
#[derive(Debug, Clone)]
pub struct Shelf {
    /// By what it is chosen.
    pub group: Group,
    /// What a link to it shows, fit to be shown: `open`, `A: Monitoring`, `bug`, `maple`.
    pub title: String,
    /// Slug of its first page.
    pub slug: String,
    /// Indexes into the library: open ones first, those last changed first.
    pub issues: Vec<usize>,
}

/// Every list, `issues/` first, then group by group.
#[derive(Debug, Default)]
pub struct Shelves {
    all: Vec<Shelf>,
    /// Lists of labels, by what is shown of the label.
    labels: HashMap<String, usize>,
    /// Lists of each group, those with most issues first; without labels that only name an area, which is a choice already.
    largest: BTreeMap<Group, Vec<usize>>,
}

impl Shelves {
    /// The lists of a library. Those that do not depend on content are there even if they are empty; without any issue
    /// there is only the list of all.
    pub fn new(library: &Library, privacy: Privacy<'_>) -> Self {
        let maker = Maker {
            library,
            privacy,
            order: order(&library.issues),
        };
        let mut all =
            vec![maker.shelf(Group::All, "All".to_owned(), "issues".to_owned(), |_| true)];
        if !library.issues.is_empty() {
            all.extend(maker.states());
            all.extend(maker.areas());
            all.extend(maker.labels());
            all.extend(maker.assignees());
        }
        let labels = all.iter().enumerate();
        let labels = labels.filter(|(_, shelf)| shelf.group == Group::Label);
        Shelves {
            labels: labels
                .map(|(index, shelf)| (shelf.title.clone(), index))
                .collect(),
            largest: largest(&all),
            all,
        }
    }

    /// Every list.
    pub fn every(&self) -> &[Shelf] {
        &self.all
    }

    /// The lists of a group.
    pub fn of(&self, group: Group) -> impl Iterator<Item = &Shelf> {
        self.all.iter().filter(move |shelf| shelf.group == group)
    }

    /// The lists of a group from which to choose, those with most issues first, as indexes into [`Shelves::every`].
    pub fn largest(&self, group: Group) -> &[usize] {
        self.largest.get(&group).map_or(&[], Vec::as_slice)
    }

    /// The list of a label, by what is shown of it.
    pub fn label(&self, shown: &str) -> Option<&Shelf> {
        self.labels
            .get(shown)
            .and_then(|index| self.all.get(*index))
    }
}

fn largest(all: &[Shelf]) -> BTreeMap<Group, Vec<usize>> {
    let mut largest: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (index, shelf) in all.iter().enumerate() {
        let doubled =
            shelf.group == Group::Label && shelf.title.to_lowercase().starts_with("area::");
        if !doubled {
            largest.entry(shelf.group).or_default().push(index);
        }
    }
    for found in largest.values_mut() {
        found.sort_by_key(|index| Reverse(all[*index].issues.len()));
    }
    largest
}

/// Open issues first, those last changed first.
fn order(issues: &[Issue]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..issues.len()).collect();
    order.sort_by_key(|index| {
        let issue = &issues[*index];
        (
            Reverse(issue.open),
            Reverse(issue.changed()),
            issue.tracker,
            Reverse(issue.number),
        )
    });
    order
}

struct Maker<'l> {
    library: &'l Library,
    privacy: Privacy<'l>,
    order: Vec<usize>,
}

impl Maker<'_> {
    fn shelf(
        &self,
        group: Group,
        title: String,
        slug: String,
        holds: impl Fn(&Issue) -> bool,
    ) -> Shelf {
        let issues = self.order.iter().copied();
        Shelf {
            group,
            title,
            slug,
            issues: issues
                .filter(|index| holds(&self.library.issues[*index]))
                .collect(),
        }
    }

    fn states(&self) -> [Shelf; 2] {
        [("open", true), ("closed", false)].map(|(word, open)| {
            let slug = url::issue_list_slug(Group::State.as_str(), word);
            self.shelf(Group::State, word.to_owned(), slug, |issue| {
                issue.open == open
            })
        })
    }

    /// The areas of the team, then those that only records know.
    fn areas(&self) -> Vec<Shelf> {
        let team = &self.library.team;
        let of = |issue: &Issue| {
            let id = issue.area.as_ref()?;
            let known = team.area(id).map_or(id, |area| &area.id);
            Some(self.privacy.clean(known))
        };
        let mut found = self.gathered(|issue| of(issue).into_iter().collect());
        let own = team.areas.iter().map(|area| {
            let id = self.privacy.clean(&area.id);
            let title = format!("{id}: {}", self.privacy.clean(&area.title));
            let issues = found.remove(&id).unwrap_or_default();
            (id, title, issues)
        });
        let mut rows: Vec<(String, String, Vec<usize>)> = own.collect();
        rows.extend(
            found
                .into_iter()
                .map(|(id, issues)| (id.clone(), id, issues)),
        );
        named(Group::Area, rows, &[])
    }

    fn labels(&self) -> Vec<Shelf> {
        let shown = |issue: &Issue| {
            let labels = issue.labels.iter();
            labels.map(|label| self.privacy.clean(label)).collect()
        };
        let rows = self.gathered(shown).into_iter();
        let rows = rows.map(|(label, issues)| (label.clone(), label, issues));
        named(Group::Label, rows.collect(), &[])
    }

    /// Known people under their ids, others under the names that the tracker gives them, then nobody.
    fn assignees(&self) -> Vec<Shelf> {
        const NOBODY: &str = "unassigned";
        let key = |name: &String| {
            let bare = name.trim_start_matches('@');
            match self.library.people.find(bare) {
                Some(person) => (false, person.id.clone(), self.privacy.clean(&person.nick)),
                None => (true, self.privacy.clean(bare), self.privacy.clean(bare)),
            }
        };
        let found = self.gathered(|issue| issue.assignees.iter().map(key).collect());
        let rows = found
            .into_iter()
            .map(|((_, id, nick), issues)| (id, nick, issues));
        let mut shelves = named(Group::Assignee, rows.collect(), &[NOBODY]);
        let slug = url::issue_list_slug(Group::Assignee.as_str(), NOBODY);
        shelves.push(
            self.shelf(Group::Assignee, NOBODY.to_owned(), slug, |issue| {
                issue.assignees.is_empty() && !issue.taken
            }),
        );
        shelves
    }

    /// Issues by what is shown of them.
    fn gathered<K: Ord + Clone>(&self, keys: impl Fn(&Issue) -> Vec<K>) -> BTreeMap<K, Vec<usize>> {
        let mut found: BTreeMap<K, Vec<usize>> = BTreeMap::new();
        for index in &self.order {
            for key in keys(&self.library.issues[*index]) {
                let issues = found.entry(key).or_default();
                if issues.last() != Some(index) {
                    issues.push(*index);
                }
            }
        }
        found
    }
}

/// Lists of ids, titles and issues, each with an address of its own.
fn named(group: Group, rows: Vec<(String, String, Vec<usize>)>, taken: &[&str]) -> Vec<Shelf> {
    let ids: Vec<&str> = rows.iter().map(|(id, ..)| id.as_str()).collect();
    let names = names(&ids, taken);
    let shelf = |((_, title, issues), name): ((String, String, Vec<usize>), String)| Shelf {
        group,
        title,
        slug: url::issue_list_slug(group.as_str(), &name),
        issues,
    };
    rows.into_iter().zip(names).map(shelf).collect()
}

/// Names in addresses. Where several texts have one slug, the one that is spelled like it keeps it, and a fingerprint of
/// the text tells the others apart; so a name does not depend on the order in which texts are met.
fn names(texts: &[&str], taken: &[&str]) -> Vec<String> {
    let slugs: Vec<String> = texts.iter().map(|text| slug_or_hash(text)).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for slug in &slugs {
        *count.entry(slug).or_default() += 1;
    }
    let mut used: HashSet<String> = taken.iter().map(|name| (*name).to_owned()).collect();
    let mut names: Vec<Option<String>> = vec![None; texts.len()];
    for (at, slug) in slugs.iter().enumerate() {
        let own = count.get(slug.as_str()) == Some(&1) || slug == texts[at];
        names[at] = (own && used.insert(slug.clone())).then(|| slug.clone());
    }
    let apart = |(at, name): (usize, Option<String>)| {
        let mut name = name.unwrap_or_default();
        if name.is_empty() {
            name = format!("{}-{}", slugs[at], short_hash(texts[at]));
            while !used.insert(name.clone()) {
                name.push_str("-2");
            }
        }
        name
    };
    names.into_iter().enumerate().map(apart).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_lists_share_an_address() {
        let texts = ["bug", "Bug", "BUG!", "漢字", "unassigned", "a", "a"];
        let found = names(&texts, &["unassigned"]);
        assert_eq!(
            (found[0].as_str(), found[5].as_str()),
            ("bug", "a"),
            "who is spelled like the slug keeps it"
        );
        let distinct: HashSet<&String> = found.iter().collect();
        assert_eq!(distinct.len(), texts.len(), "{found:?}");
        assert!(!distinct.contains(&"unassigned".to_owned()));
        let fewer = names(&texts[1..3], &[]);
        assert_eq!(fewer, found[1..3], "they stay where they are");
    }
}
