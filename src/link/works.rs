//! What each person works on: open issues that are theirs, projects that they shepherd or work on. A library in, indexes by
//! person id out; names that are nobody's lead nowhere.

use std::collections::BTreeMap;

use crate::model::Library;

/// What a person works on: indexes into the library, in its order.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Works {
    /// Open issues that are assigned to the person.
    pub issues: Vec<usize>,
    /// Projects that name the person.
    pub projects: Vec<usize>,
}

/// What people work on, by person id.
pub(super) fn works(library: &Library) -> BTreeMap<String, Works> {
    let mut works: BTreeMap<String, Works> = BTreeMap::new();
    let mut add = |name: &str, list: fn(&mut Works) -> &mut Vec<usize>, index: usize| {
        if let Some(person) = library.people.find(name.trim_start_matches('@')) {
            let list = list(works.entry(person.id.clone()).or_default());
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
    };
    for (index, issue) in library
        .issues
        .iter()
        .enumerate()
        .filter(|(_, issue)| issue.open)
    {
        for name in &issue.assignees {
            add(name, |works| &mut works.issues, index);
        }
    }
    for (index, project) in library.projects.iter().enumerate() {
        let named = project.shepherd.iter().chain(&project.champions);
        for name in named.chain(&project.contributors) {
            add(&name.value, |works| &mut works.projects, index);
        }
    }
    works
}
