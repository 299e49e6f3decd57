//! What needs the absolute address of the site: feeds, the map, and what other programs look for at fixed places.
//! Planned outputs in, more of them out; nothing if the site does not know its address.

use chrono::NaiveDate;

use super::{Kind, Output};
use crate::publish::feeds::FeedOf;
use crate::publish::well_known;
use crate::view::Sight;

/// Adds them.
pub(super) fn plan(sight: &Sight<'_>, outputs: &mut Vec<Output<'_>>) {
    let Some(base) = &sight.library.team.base_url else {
        return;
    };
    let mut pages: Vec<(String, Option<NaiveDate>)> = outputs
        .iter()
        .filter(|output| {
            output.path.ends_with("index.html") && output.path != "meetings/latest/index.html"
        })
        .map(|output| {
            let slug = output
                .path
                .trim_end_matches("index.html")
                .trim_end_matches('/');
            (sight.urls.page(slug), changed(sight, output))
        })
        .collect();
    pages.sort();
    let mut texts = vec![
        ("sitemap.xml".to_owned(), well_known::sitemap(base, &pages)),
        ("robots.txt".to_owned(), well_known::robots(base)),
    ];
    let security = well_known::security_txt(sight);
    texts.extend(security.map(|text| (".well-known/security.txt".to_owned(), text)));
    let own: Vec<String> = outputs.iter().map(|output| output.path.clone()).collect();
    // Whoever puts a file of that name into static/ means it.
    let free = texts.into_iter().filter(|(path, _)| !own.contains(path));
    outputs.extend(free.map(|(path, text)| Output {
        path,
        kind: Kind::Text(text),
    }));
    let feeds = FeedOf::every(sight).into_iter();
    outputs.extend(feeds.map(|of| Output {
        path: of.path(sight),
        kind: Kind::Feed(of),
    }));
}

/// The day of the last change of a page, where a record tells.
fn changed(sight: &Sight<'_>, output: &Output<'_>) -> Option<NaiveDate> {
    match output.kind {
        Kind::Meeting(index) => sight.library.meetings[index].date,
        Kind::Issue(index) => sight.library.issues[index]
            .updated
            .map(|at| at.date_naive()),
        Kind::Project(index) => sight.graph.project_activity[index],
        _ => None,
    }
}
