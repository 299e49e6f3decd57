//! What needs the absolute address of the site: feeds, the map, and what other programs look for at fixed places.
//! Planned outputs in, more of them out; nothing if the site does not know its address.

use chrono::NaiveDate;

use super::{Kind, Plan};
use crate::publish::feeds::{self, FeedOf};
use crate::publish::well_known;
use crate::view::Sight;

/// Adds them.
pub(super) fn plan<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    let team = &sight.library.team;
    if !team.listed {
        own_or(plan, vec![("robots.txt", well_known::no_robots())]);
    }
    let Some(base) = &team.base_url else {
        return;
    };
    let mut texts = vec![
        (
            "sitemap.xml",
            well_known::sitemap(base, &pages(sight, plan)),
        ),
        ("robots.txt", well_known::robots(base)),
    ];
    if sight.library.team.search {
        texts.push(("opensearch.xml", well_known::opensearch(sight, base)));
    }
    let security = well_known::security_txt(sight);
    texts.extend(security.map(|text| (".well-known/security.txt", text)));
    own_or(plan, texts);
    for of in FeedOf::every(sight) {
        let path = of.path(sight);
        plan.file(path, move |sight| feeds::feed(sight, &of))
            .kind(Kind::Feed);
    }
}

/// Adds texts, but none in place of the team's own: whoever puts a file of that name into static/ means it.
fn own_or(plan: &mut Plan<'_>, texts: Vec<(&'static str, String)>) {
    for (path, text) in texts {
        let mut outputs = plan.outputs.iter();
        if !outputs.any(|output| output.path == path) {
            plan.text(path, text);
        }
    }
}

/// The address of every page, with the day of its last change.
fn pages(sight: &Sight<'_>, plan: &Plan<'_>) -> Vec<(String, Option<NaiveDate>)> {
    let outputs = plan.outputs.iter();
    let is_page = |path: &str| path == "index.html" || path.ends_with("/index.html");
    let listed = outputs.filter(|output| is_page(&output.path));
    let mut pages: Vec<(String, Option<NaiveDate>)> = listed
        .map(|output| {
            let folder = output.path.trim_end_matches("index.html");
            (
                sight.urls.page(folder.trim_end_matches('/')),
                output.changed,
            )
        })
        .collect();
    pages.sort();
    pages
}
