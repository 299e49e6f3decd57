//! What belongs to a project: its names in lines of logs, its issues. Projects and a half-made graph in, indexes out.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};

use super::Graph;
use super::targets::{Targets, issues_in};
use crate::model::Library;
use crate::model::issue::Issue;
use crate::model::project::Project;

/// Finds projects by their names in a line.
pub(super) struct ProjectNames {
    ascii: Finder,
    /// Names with other letters, in lower case.
    others: Finder,
}

/// Finds some names, whatever the case of their ASCII letters.
struct Finder {
    finder: Option<AhoCorasick>,
    owners: Vec<usize>,
}

impl ProjectNames {
    /// Titles, ids and aliases of at least four characters.
    pub(super) fn new(projects: &[Project]) -> Self {
        let mut names = Vec::new();
        for (index, project) in projects.iter().enumerate() {
            let all = [&project.title, &project.id]
                .into_iter()
                .chain(&project.aliases);
            names.extend(
                all.filter(|name| name.chars().count() >= 4)
                    .map(|name| (name.clone(), index)),
            );
        }
        let (ascii, others) = names.into_iter().partition(|(name, _)| name.is_ascii());
        let lower = |(name, owner): (String, usize)| (name.to_lowercase(), owner);
        let others: Vec<(String, usize)> = others;
        ProjectNames {
            ascii: Finder::new(ascii),
            others: Finder::new(others.into_iter().map(lower).collect()),
        }
    }

    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        let mut found = self.ascii.find(text);
        if self.others.finder.is_some() && !text.is_ascii() {
            found.extend(self.others.find(&text.to_lowercase()));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl Finder {
    fn new(names: Vec<(String, usize)>) -> Self {
        let (patterns, owners): (Vec<String>, Vec<usize>) = names.into_iter().unzip();
        let finder = AhoCorasickBuilder::new()
            .ascii_case_insensitive(true)
            .build(&patterns)
            .ok();
        Finder {
            finder: finder.filter(|_| !patterns.is_empty()),
            owners,
        }
    }

    fn find(&self, text: &str) -> Vec<usize> {
        let Some(finder) = &self.finder else {
            return Vec::new();
        };
        let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '-');
        let whole = |start: usize, end: usize| {
            !word(text[..start].chars().next_back()) && !word(text[end..].chars().next())
        };
        let hits = finder
            .find_overlapping_iter(text)
            .filter(|hit| whole(hit.start(), hit.end()));
        hits.map(|hit| self.owners[hit.pattern().as_usize()])
            .collect()
    }
}

/// Issues of projects: tracked by number, by label, by milestone, or named by a step.
pub(super) fn link_projects(library: &Library, targets: &Targets<'_>, graph: &mut Graph) {
    graph.issue_projects = vec![Vec::new(); library.issues.len()];
    for (index, project) in library.projects.iter().enumerate() {
        let steps = project
            .milestones
            .iter()
            .filter_map(|step| step.issue.as_ref());
        let calls = project
            .help_wanted
            .iter()
            .filter_map(|call| call.issue.as_ref());
        let written = project.tracking.iter().chain(steps).chain(calls);
        let mut issues: BTreeSet<usize> = written
            .flat_map(|written| issues_in(&written.value, targets))
            .collect();
        let of_project = |issue: &Issue| {
            let label = project
                .label
                .as_ref()
                .is_some_and(|label| issue.labels.contains(label));
            label || project.milestone.is_some() && project.milestone == issue.milestone
        };
        issues.extend((0..library.issues.len()).filter(|at| of_project(&library.issues[*at])));
        issues
            .iter()
            .for_each(|issue| graph.issue_projects[*issue].push(index));
        graph.project_issues.push(issues.into_iter().collect());
    }
}
