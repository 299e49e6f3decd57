//! The team itself: what `site.yaml` says, with defaults where it says nothing.

mod ways;

use std::sync::Arc;

use chrono::{Months, NaiveDate};
use chrono_tz::Tz;

use super::address;
use super::path;
use super::schedule::Slot;
use crate::place::At;

/// The team and its site.
#[derive(Debug, Clone, Default)]
pub struct Team {
    /// Name of the site.
    pub title: String,
    /// One sentence.
    pub tagline: Option<String>,
    /// Language of the pages, BCP 47.
    pub language: String,
    /// Absolute address of the site, without the closing slash.
    pub base_url: Option<String>,
    /// GitLab project that holds the content.
    pub repository: Option<String>,
    /// Its branch from which the site is made.
    pub branch: String,
    /// The content folder inside of it, without slashes around it; none where that is not known.
    pub folder: Option<String>,
    /// Accent colour, `#rrggbb`.
    pub accent: Option<String>,
    /// A picture beside the name: a path inside the content folder, below `static/`.
    pub logo: Option<At<String>>,
    /// The theme that the site is shown with, where nobody asks for another.
    pub theme: Option<At<String>>,
    /// Zone of clock times in logs.
    pub zone: Tz,
    /// Zones in which the team lives.
    pub zones: Vec<Tz>,
    /// Rooms where the team talks.
    pub rooms: Vec<Room>,
    /// Regular meetings.
    pub schedule: Vec<Slot>,
    /// Label of tickets that the next meeting is to speak of.
    pub agenda_label: String,
    /// Areas of work.
    pub areas: Vec<Area>,
    /// How to reach the team.
    pub contact: Contact,
    /// Issue trackers; the first is the main one.
    pub trackers: Vec<Tracker>,
    /// Whether `site.yaml` names a tracker: its tickets are fetched for each publication, and may not be on record here.
    pub tracked: bool,
    /// What is known of some logs; the first rule that fits and tells counts.
    pub logs: Vec<LogRule>,
    /// Nicks of bots.
    pub bots: Vec<String>,
    /// Nicks that pass on what others say.
    pub relays: Vec<String>,
    /// After how much silence projects count as quiet and stale.
    pub project_days: ProjectDays,
    /// Labels by which issues ask for help, in lower case.
    pub help_labels: Vec<String>,
    /// Whether real names may be shown: those that bots tell, which are hidden unless this says yes, and those of
    /// `people.yaml`, which are shown unless it says no.
    pub real_names: Option<bool>,
    /// Domains and addresses of mail, and addresses of machines, that may be shown.
    pub mail_allowed: Vec<String>,
    /// Who can read the folder that the site is made from, if the team says so.
    pub visibility: Option<Visibility>,
    /// Texts that look like secrets and are none.
    pub not_secrets: Vec<String>,
    /// Whether the site has a search.
    pub search: bool,
    /// Whether search engines may list the site: not where it is a copy for review.
    pub listed: bool,
    /// Whether there is a `site.yaml`: the tree is the team's own, not found in the wild.
    pub own_tree: bool,
    /// Path of `site.yaml` as the user would type it.
    pub file: Arc<str>,
}

/// Who can read a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// Everybody.
    Public,
    /// The members of a project, or of a company.
    Members,
}

/// Days of silence after which a project that should move counts as quiet, and as stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProjectDays {
    /// More than so many are quiet.
    pub quiet: i64,
    /// More than so many are stale.
    pub stale: i64,
}

impl Default for ProjectDays {
    fn default() -> Self {
        ProjectDays {
            quiet: 35,
            stale: 90,
        }
    }
}

/// Labels by which issues ask for help, unless `site.yaml` names others.
pub const HELP_LABELS: &[&str] = &[
    "help wanted",
    "help-wanted",
    "good first ticket",
    "good first issue",
];

/// What is known of some logs before they are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRule {
    /// Folder or beginning of the path inside the content folder; none for all.
    pub under: Option<String>,
    /// Slug of the series; none for all.
    pub series: Option<String>,
    /// Name of the dialect.
    pub dialect: Option<String>,
    /// Zone of the clock.
    pub zone: Option<Tz>,
    /// Where it stands.
    pub at: At<()>,
}

impl LogRule {
    /// Whether it is about a log of a path and a series; what it does not name, it leaves open.
    pub fn fits(&self, path: &str, series: Option<&str>) -> bool {
        let under = self.under.as_deref();
        let named = self.series.as_deref();
        under.is_none_or(|under| path.starts_with(under))
            && named.is_none_or(|name| Some(name) == series)
    }
}

/// A room where the team talks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// What is shown.
    pub name: String,
    /// As in `#room:server`.
    pub address: Option<String>,
    /// Where a click leads.
    pub url: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
}

/// An area of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Short name, as in `A`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// One line.
    pub summary: Option<String>,
}

/// How to reach the team.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// Day somebody last checked these facts.
    pub reviewed: Option<At<NaiveDate>>,
    /// Address for reports.
    pub email: Option<String>,
    /// What to do if it burns.
    pub urgent: Option<String>,
    /// Mailing list.
    pub list: Option<(String, Option<String>)>,
    /// Where a form for reports is, which the team alone reads.
    pub url: Option<String>,
    /// Address of the tracker.
    pub tracker: Option<String>,
    /// Where to ask a question.
    pub question: Option<String>,
    /// What is promised about disclosure.
    pub policy: Option<String>,
    /// Fingerprint or address of the key for encrypted mail.
    pub keys: Vec<String>,
    /// Languages that are understood.
    pub languages: Vec<String>,
    /// What the page for reports says beyond that.
    pub reporting: Reporting,
}

/// What the page for reports says: each part stands there only if the team says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reporting {
    /// What is a security issue.
    pub issues: Vec<String>,
    /// What is none, and where it belongs.
    pub not_issues: Vec<String>,
    /// Which kind of report goes where.
    pub places: Vec<ReportPlace>,
    /// What to include.
    pub include: Vec<String>,
    /// What happens next, in order: when, and what.
    pub steps: Vec<(String, String)>,
    /// Who reads a report.
    pub readers: Option<String>,
    /// Days after which a report is public at the latest.
    pub embargo_days: Option<u32>,
    /// How reporters are named, and whether there is a bounty.
    pub credit: Option<String>,
}

/// Where a kind of report goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPlace {
    /// What it is about.
    pub what: String,
    /// Where it goes, in words.
    pub place: String,
    /// Where a click leads.
    pub url: Option<String>,
}

/// An issue tracker.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Tracker {
    /// Prefix of ids (`name-12`); empty for the main tracker.
    pub name: String,
    /// `group/project`, where known.
    pub project: Option<String>,
    /// Address of the project.
    pub url: Option<String>,
    /// Whether records that lack the flag for confidentiality may be published.
    pub public: bool,
    /// Number of the project at GitLab, by which API answers name it.
    pub project_id: Option<u64>,
    /// Name of its server, as its records tell it, in lower case: two servers may have projects of one path.
    pub host: Option<String>,
}

impl Room {
    /// Whether a text names the room: its address, with its server or without, its name or where it is opened; whatever the
    /// case.
    pub fn is_called(&self, text: &str) -> bool {
        let address = self.address.as_deref();
        let local = address.and_then(|address| address.split_once(':'));
        let local = local.map(|(local, _)| local);
        let names = [
            address,
            local,
            Some(self.name.as_str()),
            self.url.as_deref(),
        ];
        names
            .into_iter()
            .flatten()
            .any(|name| name.eq_ignore_ascii_case(text))
    }
}

impl Contact {
    /// The last day on which the facts count: a year at most after a person read them (RFC 9116, section 2.5.5). None if
    /// nobody did, or if they name no way to report.
    pub fn expires(&self) -> Option<NaiveDate> {
        let reviewed = self.reviewed.as_ref().filter(|_| self.is_told())?;
        reviewed.value.checked_add_months(Months::new(12))
    }
}

impl Team {
    /// A path inside the content folder, where `site.yaml` lies, as the user would type it.
    pub fn file_of(&self, path: &str) -> Arc<str> {
        let folder = self.file.len() - path::name(&self.file).len();
        Arc::from(format!("{}{path}", &self.file[..folder]))
    }

    /// The address of the site and the last day of `security.txt`; none if it has no such file, which needs an address of
    /// `https`, a way to report, and a day on which the facts were reviewed.
    pub fn security_txt(&self) -> Option<(&str, NaiveDate)> {
        let base = self.base_url.as_deref();
        let closed = base.filter(|base| !address::is_open(base))?;
        Some((closed, self.contact.expires()?))
    }

    /// What the rules tell of a log.
    pub fn log_rule<'t, T>(
        &'t self,
        path: &str,
        series: Option<&str>,
        tell: impl Fn(&'t LogRule) -> Option<T>,
    ) -> Option<T> {
        let mut rules = self.logs.iter().filter(|rule| rule.fits(path, series));
        rules.find_map(tell)
    }

    /// The area of an id, whatever its case.
    pub fn area(&self, id: &str) -> Option<&Area> {
        self.areas
            .iter()
            .find(|area| area.id.eq_ignore_ascii_case(id))
    }
}
