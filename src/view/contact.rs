//! How to reach the team: the page `contact`, the team's own words with the facts of `site.yaml` around them.

use serde::Serialize;

use super::html::Html;
use super::page::{Crumb, PageMeta, area_crumb, framed};
use super::rows::{self, PersonRow};
use super::{Sight, report, rooms};
use crate::model::address;

/// How to reach the team, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// What the team wrote itself.
    pub body: Html,
    /// Mail address for reports.
    pub email: Option<String>,
    /// A prefilled form for a confidential ticket.
    pub confidential_ticket: Option<String>,
    /// Where to ask.
    pub question: Option<String>,
    /// Rooms.
    pub rooms: Vec<RoomView>,
    /// Mailing list.
    pub list: Option<RoomView>,
    /// Whether the page for reports says where to send one.
    pub reports: bool,
    /// The tracker.
    pub tracker: Option<String>,
    /// Who the team is.
    pub people: Vec<MemberView>,
}

/// A room or a list.
#[derive(Debug, Clone, Serialize)]
pub struct RoomView {
    /// What it is called.
    pub name: String,
    /// As in `#room:server`.
    pub address: Option<String>,
    /// Where a click leads.
    pub url: Option<String>,
    /// What it is for.
    pub purpose: Option<String>,
}

/// A member of the team.
#[derive(Debug, Clone, Serialize)]
pub struct MemberView {
    /// The nick and the page.
    pub person: PersonRow,
    /// A fuller name.
    pub name: Option<String>,
    /// What they do.
    pub role: Option<String>,
    /// Areas of work.
    pub areas: Vec<Crumb>,
}

/// What the page is said to hold.
pub const ABOUT: &str = "Who we are and how to reach us.";

/// The page `contact`: the team's own words with the facts of `site.yaml` around them.
pub fn contact(sight: &Sight<'_>) -> (PageMeta, ContactView) {
    let (meta, body) = framed(sight, "contact", "Contact", ABOUT);
    let contact = &sight.library.team.contact;
    let view = ContactView {
        body,
        email: contact.email.clone().filter(|mail| address::is_mail(mail)),
        confidential_ticket: report::confidential_ticket(&sight.library.team),
        question: sight.clean_option(contact.question.as_ref()),
        rooms: sight
            .library
            .team
            .rooms
            .iter()
            .map(|room| room_view(sight, room))
            .collect(),
        list: contact.list.as_ref().map(|(name, url)| RoomView {
            name: sight.clean(name),
            address: None,
            url: sight.address(url.as_ref()),
            purpose: None,
        }),
        reports: report::is_told(sight),
        tracker: tracker(sight),
        people: members(sight),
    };
    (meta, view)
}

/// Where public requests go: as the team says, else the first of its public trackers.
fn tracker(sight: &Sight<'_>) -> Option<String> {
    let team = &sight.library.team;
    let public = team.trackers.iter().filter(|tracker| tracker.public);
    let mut declared = public.filter_map(|tracker| tracker.url.as_ref());
    let declared = sight.address(declared.next().filter(|_| team.own_tree));
    team.contact.tracker.clone().or(declared)
}

pub(super) fn room_view(sight: &Sight<'_>, room: &crate::model::team::Room) -> RoomView {
    RoomView {
        name: sight.clean(&room.name),
        address: sight.clean_option(room.address.as_ref()),
        url: rooms::way_to(sight, room),
        purpose: sight.clean_option(room.purpose.as_ref()),
    }
}

/// Everybody the team declares.
pub(super) fn members(sight: &Sight<'_>) -> Vec<MemberView> {
    let declared = sight
        .library
        .people
        .by_name()
        .into_iter()
        .filter(|person| person.declared);
    let member = |person: &crate::model::person::Person| MemberView {
        person: rows::person(sight, &person.nick),
        name: sight.clean_option(person.name.as_ref()),
        role: sight.clean_option(person.role.as_ref()),
        areas: person
            .areas
            .iter()
            .filter_map(|area| area_crumb(sight, &area.value))
            .collect(),
    };
    declared.map(member).collect()
}
