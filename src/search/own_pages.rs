//! Pages that the tool makes of facts: how to report, whom to ask, how to join, areas of work, and the lists. What is seen in,
//! titles and words out, so that a search for what stands there finds them. Where the team has a page of its own, that is found,
//! with its own text and these words.

use crate::view::contact::{self, ContactView, RoomView};
use crate::view::join::JoinView;
use crate::view::page::{PageMeta, own};
use crate::view::report::{self, ReportView};
use crate::view::rooms::RoomRow;
use crate::view::{Sight, area, join, lists, plain, url};

/// Such a page.
pub(super) struct OwnPage {
    /// What it is called.
    pub(super) title: String,
    /// Where it is.
    pub(super) url: String,
    /// What stands there; nothing of lists, whose rows are found themselves.
    pub(super) words: Vec<String>,
}

/// Every such page of a site.
pub(super) fn all(sight: &Sight<'_>) -> Vec<OwnPage> {
    let made = ["report", "contact", "join"].into_iter();
    let made = made.filter(|slug| *slug != "join" || sight.library.team.own_tree);
    let made = made.filter(|slug| own(sight, slug).is_none());
    let made = made.filter_map(|slug| {
        let (meta, words) = made_of_facts(sight, slug)?;
        Some(about(sight, slug, meta, words))
    });
    let areas = area::list(sight).1.areas.into_iter();
    let areas = areas.zip(&sight.library.team.areas).map(|(row, area)| {
        let words = row.summary.into_iter().collect();
        let title = format!("{} {}", row.id, row.title);
        titled(sight, &url::area_slug(&area.id), title, words)
    });
    let lists = lists::all(sight.library, sight.graph).into_iter();
    let lists = lists.filter(|list| !list.title.is_empty());
    let lists = lists.map(|list| titled(sight, list.slug, sight.clean(list.title), Vec::new()));
    made.chain(areas).chain(lists).collect()
}

/// What stands on a page besides the text that the team wrote.
pub(super) fn facts_on(sight: &Sight<'_>, slug: &str) -> Vec<String> {
    made_of_facts(sight, slug).map_or_else(Vec::new, |(_, words)| words)
}

/// A page that is made of facts, and its words; none of another one.
fn made_of_facts(sight: &Sight<'_>, slug: &str) -> Option<(PageMeta, Vec<String>)> {
    match slug {
        "report" => {
            let (meta, report) = report::view(sight);
            Some((meta, words_of_report(report)))
        }
        "contact" => {
            let (meta, contact) = contact::contact(sight);
            Some((meta, words_of_contact(contact)))
        }
        "join" => {
            let (meta, join) = join::view(sight);
            Some((meta, words_of_join(join)))
        }
        _ => None,
    }
}

fn about(sight: &Sight<'_>, slug: &str, meta: PageMeta, mut words: Vec<String>) -> OwnPage {
    words.push(meta.description);
    titled(sight, slug, meta.title, words)
}

fn titled(sight: &Sight<'_>, slug: &str, title: String, words: Vec<String>) -> OwnPage {
    let url = sight.urls.page(slug);
    OwnPage { title, url, words }
}

fn words_of_report(report: ReportView) -> Vec<String> {
    let places = report.places.into_iter();
    let places = places.flat_map(|place| [place.what, plain::text(&place.place)]);
    let urgent = report.urgent.map(|urgent| plain::text(&urgent));
    let steps = report.steps.into_iter();
    let steps = steps.flat_map(|step| [step.when, step.what]);
    let texts = [
        urgent,
        report.email,
        report.readers,
        report.policy,
        report.credit,
    ];
    let lists = [
        report.issues,
        report.not_issues,
        report.include,
        report.keys,
    ];
    let lists = lists.into_iter().flatten();
    lists
        .chain(report.languages)
        .chain(places)
        .chain(steps)
        .chain(texts.into_iter().flatten())
        .collect()
}

fn words_of_contact(contact: ContactView) -> Vec<String> {
    let room = |room: RoomView| {
        let words = [Some(room.name), room.address, room.purpose];
        words.into_iter().flatten()
    };
    let rooms = contact.rooms.into_iter().chain(contact.list);
    let people = contact.people.into_iter();
    let people = people.flat_map(|member| [member.name, member.role].into_iter().flatten());
    rooms
        .flat_map(room)
        .chain(contact.question)
        .chain(contact.email)
        .chain(people)
        .collect()
}

fn words_of_join(join: JoinView) -> Vec<String> {
    let rooms = join.rooms.into_iter();
    let rooms =
        rooms.flat_map(|room: RoomRow| [Some(room.name), room.address].into_iter().flatten());
    let commands = join.commands.into_iter();
    let commands = commands.flat_map(|row| [row.name.to_owned(), row.purpose.to_owned()]);
    rooms.chain(commands).collect()
}
