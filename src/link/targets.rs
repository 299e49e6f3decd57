//! Published targets of references: which issue `#12`, `group/project#12` or an address at a tracker means.
//! A library in, indexes of its issues out; what is withheld is not in the library and so is no target.

use hashbrown::HashMap;

use crate::model::Library;
use crate::model::home::MARKS;
use crate::model::issue::Issue;
use crate::model::reference::{self, Reference};
use crate::model::team::Tracker;

/// Finds published targets of references.
pub struct Targets<'l> {
    pub(super) library: &'l Library,
    issues: HashMap<(usize, u64), usize>,
}

impl<'l> Targets<'l> {
    /// Indexes a library.
    pub fn new(library: &'l Library) -> Self {
        let key = |(index, issue): (usize, &Issue)| ((issue.tracker, issue.number), index);
        Targets {
            library,
            issues: library.issues.iter().enumerate().map(key).collect(),
        }
    }

    /// The published issue that `#12` or `group/project#12` means.
    pub fn issue(&self, project: Option<&str>, number: u64) -> Option<usize> {
        self.issue_from(0, project, number)
    }

    /// The same in a text of some tracker, where a bare number means one of its own.
    pub fn issue_from(&self, home: usize, project: Option<&str>, number: u64) -> Option<usize> {
        let tracker = project.map_or(Some(home), |project| self.tracker(project))?;
        self.issues.get(&(tracker, number)).copied()
    }

    /// The published issue that has this name on the site: `name-12`.
    pub fn issue_named(&self, name: &str, number: u64) -> Option<usize> {
        let tracker = self.tracker_named(name)?;
        self.issues.get(&(tracker, number)).copied()
    }

    fn tracker_named(&self, name: &str) -> Option<usize> {
        let mut trackers = self.library.team.trackers.iter();
        trackers
            .position(|tracker| !tracker.name.is_empty() && tracker.name.eq_ignore_ascii_case(name))
    }

    /// The published issue that an address at its tracker means.
    pub fn issue_of_url(&self, url: &str) -> Option<usize> {
        self.issues.get(&self.ticket_of_url(url)?).copied()
    }

    /// The tracker and the number that an address names, be that issue published or not.
    fn ticket_of_url(&self, url: &str) -> Option<(usize, u64)> {
        let (host, path) = url.split_once("://")?.1.split_once('/')?;
        let mark = MARKS.into_iter().find(|mark| path.contains(mark))?;
        let (project, rest) = path.split_once(mark)?;
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let ends = matches!(rest.as_bytes().get(digits), None | Some(b'#' | b'?' | b'/'));
        let number = rest[..digits].parse().ok().filter(|_| ends)?;
        let below = || self.tracker_below(host, project);
        let inside = || self.tracker_inside(host, project);
        let tracker = self
            .tracker_at(host, project)
            .or_else(below)
            .or_else(inside)?;
        Some((tracker, number))
    }

    /// Whether a text names something, and nothing that is of one of the team's own trackers: what others track may be named
    /// wherever an issue may.
    pub fn is_of_others(&self, text: &str) -> bool {
        let text = text.trim();
        let bare = text.rsplit_once('-').map(|(name, _)| name);
        if bare.is_some_and(|name| self.tracker_named(name).is_some()) {
            return false;
        }
        let named = reference::scan(text);
        let ours = |hit: &reference::Found<'_>| match hit.reference {
            Reference::Issue(project, _) => !self.is_strange(project),
            Reference::Ticket(name, _) => self.tracker_named(name).is_some(),
            Reference::Url(url) => self.ticket_of_url(url).is_some(),
            Reference::Person(_) => true,
            _ => false,
        };
        !named.is_empty() && !named.iter().any(ours)
    }

    /// Whether `name#12` names a project, and none whose tracker is known.
    pub(super) fn is_strange(&self, project: Option<&str>) -> bool {
        project.is_some_and(|project| self.tracker(project).is_none())
    }

    /// The tracker of a project at a server; its records may not tell which one that is.
    fn tracker_at(&self, host: &str, project: &str) -> Option<usize> {
        let trackers = &self.library.team.trackers;
        let at = |tracker: &Tracker| {
            let told = tracker.host.as_deref();
            told.is_some_and(|told| told.eq_ignore_ascii_case(host))
        };
        let whole = |tracker: &Tracker| {
            let told = tracker.project.as_deref();
            told.is_some_and(|told| told.eq_ignore_ascii_case(project))
        };
        let there = trackers
            .iter()
            .position(|tracker| at(tracker) && whole(tracker));
        let unknown = |index: &usize| {
            trackers
                .get(*index)
                .is_some_and(|tracker| tracker.host.is_none() || at(tracker))
        };
        there.or_else(|| self.tracker(project).filter(unknown))
    }

    /// The tracker that is declared with the address of a project: a server may lie below a path, which its projects do not
    /// name.
    fn tracker_below(&self, host: &str, project: &str) -> Option<usize> {
        let same = |url: &str| {
            let (there, path) = url.split_once("://")?.1.split_once('/')?;
            let head = path.get(..project.len())?;
            let rest = path.get(project.len()..)?.trim_end_matches('/');
            let ends = rest.is_empty() || rest == ".git" || rest.starts_with("/-/");
            let same = head.eq_ignore_ascii_case(project) && there.eq_ignore_ascii_case(host);
            Some(ends && same)
        };
        let mut trackers = self.library.team.trackers.iter();
        trackers.position(|tracker| tracker.url.as_deref().and_then(same) == Some(true))
    }

    /// The tracker whose issues tell that its server lies below a path.
    fn tracker_inside(&self, host: &str, project: &str) -> Option<usize> {
        let trackers = self.library.team.trackers.iter();
        let mut trackers = trackers.enumerate().filter(|(_, tracker)| {
            let told = tracker.host.as_deref();
            told.is_some_and(|told| told.eq_ignore_ascii_case(host))
        });
        let below = |index: usize, own: &str| {
            let at = project.len().checked_sub(own.len() + 1)?;
            let (folder, rest) = (project.get(..at)?, project.get(at + 1..)?);
            let same = rest.eq_ignore_ascii_case(own) && project.as_bytes()[at] == b'/';
            let issues = &self.library.issues;
            // Issues are sorted by tracker and number.
            let first = issues.partition_point(|issue| issue.tracker < index);
            let first = issues.get(first).filter(|issue| issue.tracker == index);
            let home = first?.home.as_ref()?;
            Some(same && home.is_below(folder))
        };
        let (index, _) = trackers.find(|(index, tracker)| {
            let own = tracker.project.as_deref();
            own.and_then(|own| below(*index, own)) == Some(true)
        })?;
        Some(index)
    }

    /// The tracker that a text of some tracker means by a project, or by none: its index among those of the team.
    pub fn tracker_from(&self, home: usize, project: Option<&str>) -> Option<usize> {
        project.map_or(Some(home), |project| self.tracker(project))
    }

    /// The tracker that a project path, its last part, or a prefix of ids means.
    fn tracker(&self, project: &str) -> Option<usize> {
        let trackers = &self.library.team.trackers;
        let whole = |name: &Option<String>| {
            name.as_ref()
                .is_some_and(|name| name.eq_ignore_ascii_case(project))
        };
        let last = |name: &Option<String>| {
            name.as_ref()
                .and_then(|name| name.rsplit('/').next())
                .is_some_and(|name| name.eq_ignore_ascii_case(project))
        };
        let by_path = trackers.iter().position(|tracker| whole(&tracker.project));
        by_path
            .or_else(|| self.tracker_named(project))
            .or_else(|| trackers.iter().position(|tracker| last(&tracker.project)))
    }
}

/// The published issues that a text names; a bare number and a bare name, `name-12`, count as one.
pub fn issues_in(text: &str, targets: &Targets<'_>) -> Vec<usize> {
    if let Ok(number) = text.trim().parse() {
        return targets.issue(None, number).into_iter().collect();
    }
    let bare = text.trim().rsplit_once('-');
    let bare = bare.and_then(|(name, digits)| targets.issue_named(name, digits.parse().ok()?));
    if let Some(issue) = bare {
        return vec![issue];
    }
    let issue = |hit: reference::Found<'_>| match hit.reference {
        Reference::Issue(project, number) => targets.issue(project, number),
        Reference::Ticket(name, number) => targets.issue_named(name, number),
        Reference::Url(url) => targets.issue_of_url(url),
        _ => None,
    };
    reference::scan(text)
        .into_iter()
        .filter_map(issue)
        .collect()
}
