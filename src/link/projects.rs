//! What belongs to a project: its names in lines of logs, its issues. Projects and a half-made graph in, indexes out.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, Match};

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
    /// Names that count only as they are written.
    written: Finder,
}

/// Finds some names.
struct Finder {
    finder: Option<AhoCorasick>,
    owners: Vec<(usize, Counts)>,
}

/// When a name that stands in a line means its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// Always.
    Always,
    /// With its capital: a title of one word is a word of every day in small letters.
    Written,
    /// Where the line says that it speaks of a project, for it is a word of every day: `docs`, `release`.
    Marked,
}

impl ProjectNames {
    /// Titles, ids and aliases of at least four characters.
    pub(super) fn new(projects: &[Project]) -> Self {
        let (mut told, mut aliases) = (Vec::new(), Vec::new());
        for (index, project) in projects.iter().enumerate() {
            told.extend([(index, project.title.as_str()), (index, &project.id)]);
            aliases.extend(project.aliases.iter().map(|name| (index, name.as_str())));
        }
        Self::named(&told, &aliases)
    }

    /// Titles and ids, and what people call projects besides, each with the index of its project.
    fn named(told: &[(usize, &str)], aliases: &[(usize, &str)]) -> Self {
        let told = told.iter();
        let told = told.flat_map(|of| ways(of.1).iter().map(move |counts| (of, *counts)));
        let all = told.chain(aliases.iter().map(|of| (of, Counts::Always)));
        let long = all.filter(|((_, name), _)| name.chars().count() >= 4);
        let names: Vec<(String, (usize, Counts))> = long
            .map(|((index, name), counts)| ((*name).to_owned(), (*index, counts)))
            .collect();
        let (written, names): (Vec<_>, Vec<_>) = names
            .into_iter()
            .partition(|(_, (_, counts))| *counts == Counts::Written);
        let (ascii, others): (Vec<_>, Vec<_>) =
            names.into_iter().partition(|(name, _)| name.is_ascii());
        let lower = |(name, owner): (String, (usize, Counts))| (name.to_lowercase(), owner);
        ProjectNames {
            ascii: Finder::new(ascii, true),
            others: Finder::new(others.into_iter().map(lower).collect(), true),
            written: Finder::new(written, false),
        }
    }

    pub(super) fn find(&self, text: &str) -> Vec<usize> {
        let mut found = self.ascii.find(text);
        found.extend(self.written.find(text));
        if self.others.finder.is_some() && !text.is_ascii() {
            found.extend(self.others.find(&text.to_lowercase()));
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// How a title or an id is found. One word without a capital inside, a digit or a sign may be a word of every day.
fn ways(name: &str) -> &'static [Counts] {
    let mut letters = name.chars();
    let first = letters.next();
    let plain = letters.all(|c| c.is_alphabetic() && !c.is_uppercase());
    match first.filter(|c| plain && c.is_alphabetic()) {
        None => &[Counts::Always],
        Some(first) if first.is_lowercase() => &[Counts::Marked],
        Some(_) => &[Counts::Written, Counts::Marked],
    }
}

impl Finder {
    fn new(names: Vec<(String, (usize, Counts))>, any_case: bool) -> Self {
        let (patterns, owners): (Vec<String>, Vec<(usize, Counts)>) = names.into_iter().unzip();
        let finder = AhoCorasickBuilder::new()
            .ascii_case_insensitive(any_case)
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
        let whole = |before: &str, after: &str| {
            !word(before.chars().next_back()) && !word(after.chars().next())
        };
        let owner = |hit: Match| {
            let (before, after) = (&text[..hit.start()], &text[hit.end()..]);
            let (owner, counts) = self.owners[hit.pattern().as_usize()];
            let counts = counts != Counts::Marked || is_marked(before, after);
            (counts && whole(before, after)).then_some(owner)
        };
        let hits = finder.find_overlapping_iter(text);
        hits.filter_map(owner).collect()
    }
}

/// Whether what stands around a name says that it is one of a project: `project docs`, `the docs project`, `[[docs]]`, and the
/// address of its page or file.
fn is_marked(before: &str, after: &str) -> bool {
    let between = |c: char| c.is_whitespace() || "\"'`*_:".contains(c);
    let (near, next) = (
        before.trim_end_matches(between),
        after.trim_start_matches(between),
    );
    let bytes = near.as_bytes();
    let behind = bytes
        .len()
        .checked_sub(7)
        .is_some_and(|at| bytes[at..].eq_ignore_ascii_case(b"project"));
    let ahead = next
        .as_bytes()
        .get(..7)
        .is_some_and(|word| word.eq_ignore_ascii_case(b"project"));
    let goes_on = next.chars().nth(7).is_some_and(char::is_alphanumeric);
    behind && near.len() < before.len()
        || ahead && !goes_on && next.len() < after.len()
        || before.ends_with("[[")
        || before.ends_with("projects/")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plain_word_is_no_name() {
        let rows: &[(&str, &[&str], &[&str])] = &[
            (
                "docs",
                &[
                    "the project docs is late",
                    "Project: **docs**",
                    "what of the docs project?",
                    "see [[docs]]",
                    "https://portal.example/projects/docs/",
                    "#topic projects/docs.md",
                ],
                &[
                    "the docs of libfoo",
                    "docs projects",
                    "a project, docs",
                    "project docsets",
                ],
            ),
            (
                "Testing",
                &["#topic Testing", "the testing project"],
                &["it is in testing", "TESTING"],
            ),
            (
                "Überwachung",
                &["Die Überwachung", "projekt: Überwachung"],
                &["die überwachung"],
            ),
            (
                "release-notes",
                &["Release-Notes are late"],
                &["release notes"],
            ),
            ("OpenHarbour", &["openharbour is down"], &["openharbours"]),
            ("Paint the buoys", &["we PAINT the buoys"], &["paint buoys"]),
            ("بوابة", &["انظر بوابة"], &[]),
        ];
        for (name, counts, others) in rows {
            let names = vec![(0, *name)];
            let names = ProjectNames::named(&names, &[]);
            for text in *counts {
                assert_eq!(names.find(text), [0], "{name}: {text}");
            }
            for text in *others {
                assert_eq!(names.find(text), [0; 0], "{name}: {text}");
            }
        }
        let alias = ProjectNames::named(&[(0, "Docs")], &[(0, "docs")]);
        assert_eq!(alias.find("the docs of libfoo"), [0]);
    }
}
