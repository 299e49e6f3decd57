//! The page `report`: what to do with a vulnerability, in the order in which somebody who holds one asks. Facts of
//! `site.yaml` and the team's own words in, one page out; it needs no script.

use serde::Serialize;

use super::html::{self, Html};
use super::page::{Crumb, PageMeta, framed, own};
use super::{Sight, repository, words};
use crate::model::address;
use crate::model::page::reporting;
use crate::model::team::{Reporting, Team};

/// The page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ReportView {
    /// What the team wrote itself.
    pub body: Html,
    /// Whether there is a private way that the page can name.
    pub known: bool,
    /// What to do if it burns.
    pub urgent: Option<Html>,
    /// Mail address for reports.
    pub email: Option<String>,
    /// A form of the team's own.
    pub form: Option<String>,
    /// A prefilled form for a confidential ticket.
    pub confidential_ticket: Option<String>,
    /// What is a security issue.
    pub issues: Vec<String>,
    /// What is none.
    pub not_issues: Vec<String>,
    /// Which kind of report goes where.
    pub places: Vec<DestinationView>,
    /// What to include.
    pub include: Vec<String>,
    /// Fingerprints or addresses of keys.
    pub keys: Vec<String>,
    /// What happens next.
    pub steps: Vec<PromiseView>,
    /// Who reads a report.
    pub readers: Option<String>,
    /// Days after which a report is public at the latest.
    pub embargo_days: Option<u32>,
    /// What is promised about disclosure.
    pub policy: Option<String>,
    /// Languages that are understood.
    pub languages: Vec<String>,
    /// How reporters are named.
    pub credit: Option<String>,
    /// Day the facts were checked.
    pub reviewed: Option<String>,
    /// Where `security.txt` stands, if there is one.
    pub security_txt: Option<&'static str>,
    /// The team's own page about that, where the facts name no way: `SECURITY.md`.
    pub policy_page: Option<Crumb>,
    /// Whether there are rooms in which to ask.
    pub rooms: bool,
    /// Whether the site shows what is said in rooms.
    pub logs: bool,
    /// Whether it shows tickets.
    pub tickets: bool,
    /// The page on which to ask.
    pub contact: String,
}

/// Where a kind of report goes.
#[derive(Debug, Clone, Serialize)]
pub struct DestinationView {
    /// What it is about.
    pub what: String,
    /// Where it goes, in words.
    pub place: Html,
    /// Where a click leads.
    pub url: Option<String>,
}

/// Something that happens to a report.
#[derive(Debug, Clone, Serialize)]
pub struct PromiseView {
    /// `Within 3 working days`.
    pub when: String,
    /// What happens.
    pub what: String,
}

/// What a report should hold, where the team does not say otherwise.
pub const INCLUDE: &[&str] = &[
    "What is affected, with its full version, or the address of the service.",
    "What an attacker needs: an account, a local file, a place on the network, or nothing.",
    "What the attacker gains by it, in one sentence.",
    "The steps that show it, and a small file or script that triggers it.",
    "The code at fault or a patch, if you know it.",
    "Who else knows, whether a date has been agreed, and how you would like to be named.",
];

/// What the page is said to hold.
pub const ABOUT: &str =
    "Found a vulnerability? Where to send it, what to include, and what happens next.";

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, ReportView) {
    let (meta, body) = framed(sight, "report", "Report a security problem", ABOUT);
    let contact = &sight.library.team.contact;
    let reporting = &contact.reporting;
    let urgent = urgent(sight);
    let email = contact.email.clone().filter(|mail| address::is_mail(mail));
    let confidential_ticket = confidential_ticket(&sight.library.team);
    let form = contact.form().map(str::to_owned);
    let form = sight.address(form.as_ref());
    let library = sight.library;
    let clean = |texts: &[String]| texts.iter().map(|text| sight.clean(text)).collect();
    let view = ReportView {
        body,
        known: urgent.is_some()
            || email.is_some()
            || form.is_some()
            || confidential_ticket.is_some(),
        urgent,
        email,
        form,
        confidential_ticket,
        issues: clean(&reporting.issues),
        not_issues: clean(&reporting.not_issues),
        places: places(sight, reporting),
        include: include(sight, reporting),
        keys: clean(&contact.keys),
        steps: steps(sight, reporting),
        readers: sight.clean_option(reporting.readers.as_ref()),
        embargo_days: reporting.embargo_days,
        policy: sight.clean_option(contact.policy.as_ref()),
        languages: clean(&contact.languages),
        credit: sight.clean_option(reporting.credit.as_ref()),
        reviewed: contact.reviewed.as_ref().map(|day| words::date(day.value)),
        security_txt: has_security_txt(sight).then_some(SECURITY_TXT),
        policy_page: policy_page(sight),
        rooms: !library.team.rooms.is_empty(),
        logs: !library.team.rooms.is_empty() || !library.logs.is_empty(),
        tickets: library.team.tracked || !library.issues.is_empty(),
        contact: sight.urls.page("contact"),
    };
    (meta, view)
}

/// Where `security.txt` stands (RFC 9116, section 3).
const SECURITY_TXT: &str = ".well-known/security.txt";

/// Whether the site has such a file, made of the facts or the team's own.
fn has_security_txt(sight: &Sight<'_>) -> bool {
    let mut own = sight.library.assets.iter();
    sight.library.team.security_txt().is_some() || own.any(|asset| asset.target == SECURITY_TXT)
}

/// The page on which the team says how to report, if it has one.
fn policy_page(sight: &Sight<'_>) -> Option<Crumb> {
    let page = reporting::nearest(&sight.library.pages)?;
    Some(Crumb {
        title: sight.clean(&page.title),
        url: sight.urls.page(&page.slug),
    })
}

/// Whether the page says where to send a report.
pub fn is_told(sight: &Sight<'_>) -> bool {
    let contact = &sight.library.team.contact;
    let private = contact
        .email
        .as_ref()
        .is_some_and(|mail| address::is_mail(mail));
    private
        || contact.urgent.is_some()
        || contact.form().is_some()
        || !contact.reporting.places.is_empty()
        || own(sight, "report").is_some()
        || policy_page(sight).is_some()
        || confidential_ticket(&sight.library.team).is_some()
}

/// The form for a confidential ticket: at the tracker of the team where that is named, else at its repository; none where the
/// server is known to have no such form, for what is sent there would be public.
pub fn confidential_ticket(team: &Team) -> Option<String> {
    let tracker = team.contact.tracker.as_deref();
    let tracker = tracker.and_then(|url| url.trim_end_matches('/').strip_suffix("/-/issues"));
    let project = tracker.or(team.repository.as_deref())?;
    let gitlab = project.starts_with("https://") && repository::may_be_gitlab(project);
    gitlab.then(|| repository::confidential_ticket(project))
}

/// What to do if it burns.
pub fn urgent(sight: &Sight<'_>) -> Option<Html> {
    let text = sight.library.team.contact.urgent.as_ref()?;
    Some(html::with_mail(text, sight.linker.privacy))
}

/// What to include; what anybody would want to know, unless the team says it in words of its own.
fn include(sight: &Sight<'_>, reporting: &Reporting) -> Vec<String> {
    let told = reporting.include.iter().map(|text| sight.clean(text));
    match reporting.include.is_empty() && own(sight, "report").is_none() {
        true => INCLUDE.iter().map(|text| (*text).to_owned()).collect(),
        false => told.collect(),
    }
}

fn places(sight: &Sight<'_>, reporting: &Reporting) -> Vec<DestinationView> {
    let privacy = sight.linker.privacy;
    let place = |place: &crate::model::team::ReportPlace| {
        let url = sight.address(place.url.as_ref());
        DestinationView {
            what: sight.clean(&place.what),
            place: match &url {
                Some(_) => html::text(&place.place, privacy),
                None => html::with_mail(&place.place, privacy),
            },
            url,
        }
    };
    reporting.places.iter().map(place).collect()
}

fn steps(sight: &Sight<'_>, reporting: &Reporting) -> Vec<PromiseView> {
    let step = |(when, what): &(String, String)| PromiseView {
        when: sight.clean(when),
        what: sight.clean(what),
    };
    reporting.steps.iter().map(step).collect()
}
