//! What references mean that name something at a tracker: a published issue, a merge request, a pull request. A reference and the
//! tracker of its text in, an issue or an address at the tracker out; whether there is a request of a number is not known here.

use super::{Linker, Target};
use crate::model::home::Home;
use crate::model::issue::Issue;
use crate::model::reference::Reference;
use crate::view::{outside, repository};

impl<'l> Linker<'l> {
    /// The published issue that a reference in a text of some tracker means.
    pub fn issue_from(&self, home: usize, reference: Reference<'_>) -> Option<&'l Issue> {
        let index = match reference {
            Reference::Url(address) => self
                .targets
                .issue_of_url(address)
                .filter(|_| is_whole(address)),
            Reference::Issue(project, number) => self.targets.issue_from(home, project, number),
            Reference::Ticket(name, number) => self.targets.issue_named(name, number),
            _ => None,
        };
        self.library.issues.get(index?)
    }

    /// `!45` at the GitLab of its project.
    pub(super) fn merge_request(
        &self,
        home: usize,
        project: Option<&str>,
        number: u64,
    ) -> Option<Target> {
        let tracker = self.targets.tracker_from(home, project)?;
        let told = self.home_of(tracker).filter(|home| home.is_gitlab());
        let declared = || {
            let tracker = self.library.team.trackers.get(tracker)?;
            let url = tracker.url.as_deref();
            url.filter(|url| repository::may_be_gitlab(url))
        };
        let address = match told {
            Some(home) => home.request(number),
            None => outside::merge_request(declared()?, number),
        };
        Some(Target::outside(&address))
    }

    /// `PR#3` at the Pagure that the text is of, if no project is called so.
    pub(super) fn pull_request(&self, home: usize, word: &str, number: u64) -> Option<Target> {
        let free = self.targets.tracker_from(home, Some(word)).is_none();
        let told = free && word.eq_ignore_ascii_case("pr");
        let home = self
            .home_of(home)
            .filter(|home| told && !home.is_gitlab())?;
        Some(Target::outside(&home.request(number)))
    }

    /// Where a tracker is, as its issues tell it.
    fn home_of(&self, tracker: usize) -> Option<&'l Home> {
        let issues = &self.library.issues;
        // Issues are sorted by tracker and number.
        let first = issues.partition_point(|issue| issue.tracker < tracker);
        let first = issues.get(first).filter(|issue| issue.tracker == tracker);
        first?.home.as_ref()
    }
}

/// Whether an address is that of a page, and not of a part of it or of something below it.
fn is_whole(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or(address);
    let last = path
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .unwrap_or(path);
    !address.contains('#') && last.bytes().all(|byte| byte.is_ascii_digit())
}
