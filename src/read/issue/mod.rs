//! Issues from every source to one list: Markdown with front matter, and trackers' JSON. Candidates in, public issues out. The same key
//! twice is one issue, the newest wins; what is confidential, or might be, goes no further than this file.

mod candidate;
mod clashes;
pub mod comments;
mod elements;
pub mod fields;
mod github;
pub mod gitlab;
mod glfm;
mod hidden_records;
pub mod json;
pub mod labels;
pub mod markdown;
pub(crate) mod of_others;
pub mod of_project;
mod older;
mod pagure;
mod shape;
mod twins;
mod unread;

use std::collections::BTreeMap;
use std::sync::Arc;

use hashbrown::HashSet;

use super::people::hidden;
use super::team::trackers::{self, Key};
use super::tlp;
use super::withhold::held_back::HeldBack;
use crate::model::home::Home;
use crate::model::issue::Issue;
use crate::model::team::{self, Team, Tracker};
use crate::model::words::counted;
use crate::place::Place;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// Whether a record says that it is public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// It says so.
    Public,
    /// It says so, but its project is not for everybody, or does not say that it is.
    Enclosed,
    /// Its format has a flag for confidentiality and the record lacks it.
    Unflagged,
    /// It is not.
    Withheld,
}

impl Visibility {
    /// The same of a record in a project that is not known to be for everybody.
    #[must_use]
    pub fn enclosed(self) -> Self {
        self.max(Visibility::Enclosed)
    }
}

/// An issue that was read and not yet judged.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The project it belongs to.
    pub key: Key,
    /// By what the tracker knows it among the issues of all its projects.
    pub global: Option<u64>,
    /// Whether it is one of our own Markdown records.
    pub ours: bool,
    /// Whether it may be published.
    pub visibility: Visibility,
    /// The issue; `id` and `tracker` are filled in here.
    pub issue: Issue,
    /// Lines of its description that a TLP label takes out.
    pub closed: usize,
    /// What is withheld of it, be it public otherwise.
    pub sealed: Sealed,
}

/// What became of the candidates.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Public issues, by tracker and number.
    pub issues: Vec<Issue>,
    /// What must not be published.
    pub held: HeldBack,
    /// What was doubted.
    pub notes: Vec<Note>,
    /// Where issues lie that are withheld for their project.
    enclosed: Vec<Place>,
}

/// Merges the candidates; adds the trackers they come from to the team's.
pub fn gather(mut candidates: Vec<Candidate>, team: &mut Team) -> Gathered {
    let members = team.visibility == Some(team::Visibility::Members);
    let enclosed = |candidate: &&mut Candidate| candidate.visibility == Visibility::Enclosed;
    for candidate in candidates.iter_mut().filter(|_| members).filter(enclosed) {
        candidate.visibility = Visibility::Public;
    }
    let keys: Vec<Key> = candidates.iter().map(|held| held.key.clone()).collect();
    let public: Vec<bool> = candidates
        .iter()
        .map(|candidate| candidate.visibility == Visibility::Public)
        .collect();
    let indexes = trackers::resolve(&keys, &public, team);
    for (candidate, index) in candidates.iter_mut().zip(indexes) {
        candidate.issue.tracker = index;
    }
    twins::hold(&mut candidates, &team.trackers);
    let mut by_key: BTreeMap<(usize, u64), Vec<Candidate>> = BTreeMap::new();
    for candidate in candidates {
        by_key
            .entry((candidate.issue.tracker, candidate.issue.number))
            .or_default()
            .push(candidate);
    }
    let mut gathered = Gathered::default();
    gathered.notes.extend(older::notes(&by_key, &team.trackers));
    let mut strangers = clashes::Strangers::default();
    for ((tracker, number), group) in by_key {
        clashes::note(&group, team.own_tree, &mut gathered.notes);
        strangers.note(&group, &mut gathered.notes);
        gathered.take(group, team, tracker, number);
    }
    // A file of which anything is published may be named.
    let paths = gathered.issues.iter().map(|issue| Arc::clone(&issue.path));
    let named: HashSet<Arc<str>> = paths.collect();
    gathered.held.paths.retain(|path| !named.contains(path));
    gathered.tell_enclosed();
    gathered
}

/// Whether a candidate must not be published.
fn is_secret(candidate: &Candidate, tracker: &Tracker) -> bool {
    match candidate.visibility {
        Visibility::Public => false,
        Visibility::Enclosed | Visibility::Unflagged => !tracker.public,
        Visibility::Withheld => true,
    }
}

impl Gathered {
    /// Publishes the newest of what is told of one issue, or withholds it with all that is told of it.
    fn take(&mut self, mut group: Vec<Candidate>, team: &Team, tracker: usize, number: u64) {
        let Some(at) = newest(&group) else { return };
        let home = &team.trackers[tracker];
        let secret = is_secret(&group[at], home);
        for candidate in &mut group {
            let words = std::mem::take(&mut candidate.sealed);
            self.held.sealed.absorb(words);
            if secret || is_secret(candidate, home) {
                seal(&candidate.issue, &mut self.held.sealed);
            }
        }
        let chosen = group.swap_remove(at);
        match secret {
            true => self.withhold(chosen),
            false => publish(chosen, team, tracker, number, self),
        }
    }

    fn withhold(&mut self, chosen: Candidate) {
        self.held.count += 1;
        self.held.paths.push(Arc::clone(&chosen.issue.path));
        if chosen.visibility == Visibility::Enclosed {
            self.enclosed.push(chosen.issue.place);
            return;
        }
        let message = "this issue does not say whether it is confidential: withheld";
        let hint = "if the tracker is public, say so in site.yaml: `trackers: [{project: GROUP/NAME, public: true}]`";
        let unflagged = chosen.visibility == Visibility::Unflagged;
        let place = chosen.issue.place.clone();
        self.held.places.extend((!unflagged).then_some(place));
        let note =
            Note::new(Severity::Warning, "unflagged", chosen.issue.place, message).hint(hint);
        self.notes.extend(unflagged.then_some(note));
    }
}

impl Gathered {
    /// One note a file for what is withheld for its project.
    fn tell_enclosed(&mut self) {
        let mut files: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for place in std::mem::take(&mut self.enclosed) {
            *files.entry(place.file).or_default() += 1;
        }
        self.notes.extend(files.into_iter().map(|(file, count)| {
            let issues = counted(count, "issue of it is", "issues of it are");
            let message = format!("nothing says that everybody may read this project and its issues: {issues} withheld");
            let hint = "say `visibility: members` in site.yaml if the site is for members only, or `trackers: [{project: GROUP/NAME, public: true}]` if everybody may read them";
            Note::new(Severity::Warning, "not-public", Place::file(&file), message).hint(hint)
        }));
    }
}

/// Seals everything that is told of an issue.
fn seal(issue: &Issue, sealed: &mut Sealed) {
    let place = &issue.place;
    sealed.title(place, &issue.title);
    let names = [&issue.milestone, &issue.author].into_iter().flatten();
    let names = names.chain(&issue.labels).chain(&issue.assignees);
    names.for_each(|name| sealed.title(place, name));
    sealed.text(place, &issue.body);
    for comment in &issue.comments {
        comment
            .author
            .iter()
            .for_each(|name| sealed.title(place, name));
        sealed.text(place, &comment.body);
    }
}

fn publish(chosen: Candidate, team: &Team, tracker: usize, number: u64, gathered: &mut Gathered) {
    let own = trackers::own_page(&chosen.key, tracker, team);
    let tracker = &team.trackers[tracker];
    let closed = (chosen.closed > 0)
        .then(|| tlp::cut_note(chosen.issue.place.clone(), chosen.closed, tlp::Cut::Record));
    gathered.notes.extend(closed);
    let id = match tracker.name.as_str() {
        "" => number.to_string(),
        name => format!("{name}-{number}"),
    };
    let area = chosen
        .issue
        .area
        .clone()
        .or_else(|| area_of(&chosen.issue.labels, team));
    let at_tracker = || (!chosen.ours).then_some(tracker.url.as_deref().or(own)?);
    let folder = match chosen.key.kind {
        "pagure" => "issue",
        "github" => "issues",
        _ => "-/issues",
    };
    let web_url = chosen.issue.web_url.clone();
    let web_url = web_url.or_else(|| Some(format!("{}/{folder}/{number}", at_tracker()?)));
    let path = chosen.key.path.as_deref();
    let page = web_url.as_deref().filter(|_| !chosen.ours);
    let mut issue = Issue {
        id,
        area,
        home: page.and_then(|page| Home::of(chosen.key.kind, path, page)),
        web_url,
        ..chosen.issue
    };
    hidden::hush(&mut issue);
    gathered.issues.push(issue);
}

/// The area that a scoped label names: `area::D`, `area::Long-term projects`.
fn area_of(labels: &[String], team: &Team) -> Option<String> {
    let scoped = labels.iter().find_map(|label| {
        label
            .to_lowercase()
            .strip_prefix("area::")
            .map(str::to_owned)
    })?;
    let wanted = crate::model::id::slug(&scoped);
    let same = |name: &str| crate::model::id::slug(name) == wanted;
    team.areas
        .iter()
        .find(|area| same(&area.id) || same(&area.title))
        .map(|area| area.id.clone())
}

/// The newest candidate of a tracker, else of ours. Where one of them tells no age, the more secret one wins, then the newest that
/// tells one, then the later in the tree.
fn newest(group: &[Candidate]) -> Option<usize> {
    let theirs = group.iter().any(|candidate| !candidate.ours);
    let counts = |candidate: &Candidate| !theirs || !candidate.ours;
    let each = || group.iter().enumerate().filter(|(_, one)| counts(one));
    let ageless = each().any(|(_, candidate)| candidate.issue.updated.is_none());
    let newest = each().max_by_key(|(_, candidate)| {
        let told = candidate.issue.updated;
        let age = told.filter(|_| !ageless);
        (age, candidate.visibility, told, &candidate.issue.place)
    });
    newest.map(|(at, _)| at)
}

/// An issue with nothing but its place, for readers to fill in.
pub fn blank(path: &Arc<str>, place: Place) -> Issue {
    Issue {
        id: String::new(),
        tracker: 0,
        number: 0,
        title: String::new(),
        open: true,
        labels: Vec::new(),
        area: None,
        area_at: None,
        assigned_at: Vec::new(),
        author: None,
        assignees: Vec::new(),
        taken: false,
        milestone: None,
        created: None,
        updated: None,
        closed: None,
        closed_at: None,
        unplanned: false,
        due: None,
        web_url: None,
        home: None,
        tasks: None,
        body: String::new(),
        text_at: None,
        comments: Vec::new(),
        path: Arc::clone(path),
        place,
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;

    fn candidate(day: &str, visibility: Visibility) -> Candidate {
        let file: Arc<str> = Arc::from(day);
        let mut issue = blank(&file, Place::file(&file));
        issue.updated = day.parse::<DateTime<Utc>>().ok();
        Candidate {
            key: Key::default(),
            global: None,
            ours: false,
            visibility,
            issue,
            closed: 0,
            sealed: Sealed::default(),
        }
    }

    #[test]
    fn the_newest_wins_and_in_doubt_the_secret_one() {
        use Visibility::{Public, Withheld};
        const OLD: &str = "2026-01-01T00:00:00Z";
        const NEW: &str = "2026-02-01T00:00:00Z";
        let rows = [
            ([(OLD, Public), (NEW, Withheld)], Withheld),
            ([(NEW, Public), (OLD, Withheld)], Public),
            ([(NEW, Withheld), (NEW, Public)], Withheld),
            ([("", Withheld), (NEW, Public)], Withheld),
        ];
        for (group, expected) in rows {
            let group = group
                .map(|(day, visibility)| candidate(day, visibility))
                .to_vec();
            let chosen = newest(&group).map(|at| group[at].visibility);
            assert_eq!(chosen, Some(expected));
        }
        // In the tree the one without a day comes last.
        let mut group = [candidate(NEW, Public), candidate("", Public)];
        group[1].issue.place = Place::file(&Arc::from("b"));
        assert_eq!(newest(&group), Some(0));
    }
}
