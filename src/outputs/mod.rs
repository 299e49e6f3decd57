//! Every file of the site: which there are, and how the bytes of each are made.
//! What is seen in, a flat list of outputs out; each can be made on its own, in any order.

mod addressed;

use std::collections::HashMap;

use serde::Serialize;

use crate::error::Error;
use crate::model::Library;
use crate::model::page::Page;
use crate::model::person::Person;
use crate::model::source::Asset;
use crate::model::team::Area;
use crate::place::Place;
use crate::publish::feeds::{self, FeedOf};
use crate::publish::{self, csv, json, redirects};
use crate::report::{Note, Severity};
use crate::theme::Theme;
use crate::view::meetings::Shelf;
use crate::view::{
    Sight, area, colour, contact, home, issue, meeting, meetings, page, person, project,
    references, register, url,
};

/// Makes a list under `api/v1/`.
type MakeJson = fn(&Sight<'_>) -> Vec<u8>;

/// A file of the site.
pub struct Output<'l> {
    /// Path inside the output folder.
    pub path: String,
    kind: Kind<'l>,
}

enum Kind<'l> {
    Home,
    Shelf(Shelf),
    Meeting(usize),
    Issues,
    Issue(usize),
    Projects,
    Project(usize),
    Areas,
    Area(&'l Area),
    Actions,
    ClosedActions,
    Decisions,
    References,
    People,
    Person(&'l Person),
    Report,
    Contact,
    Pages,
    Page(&'l Page),
    Missing,
    /// A file that is text already.
    Text(String),
    ThemeAsset(String),
    Asset(&'l Asset),
    Json(MakeJson),
    MeetingJson(usize),
    Feed(FeedOf),
}

/// Everything the site consists of.
pub fn plan<'l>(sight: &Sight<'l>, theme: &Theme) -> Vec<Output<'l>> {
    let mut outputs = Vec::new();
    let mut page = |slug: &str, kind: Kind<'l>| {
        outputs.push(Output {
            path: url::file(slug),
            kind,
        })
    };
    let library = sight.library;
    page("", Kind::Home);
    Shelf::every(&library.meetings)
        .into_iter()
        .for_each(|shelf| page(&shelf.slug(), Kind::Shelf(shelf)));
    for (index, meeting) in library.meetings.iter().enumerate() {
        page(&url::meeting_slug(&meeting.id), Kind::Meeting(index));
    }
    plan_records(library, !sight.graph.references.is_empty(), &mut page);
    if !page::unlisted(sight).is_empty() {
        page("pages", Kind::Pages);
    }
    page("report", Kind::Report);
    page("contact", Kind::Contact);
    let own = ["", "report", "contact"];
    let pages = library
        .pages
        .iter()
        .filter(|found| !own.contains(&found.slug.as_str()));
    pages.for_each(|found| page(&found.slug, Kind::Page(found)));
    // The newest meeting once more: the same bytes at an address that stays.
    if !library.meetings.is_empty() {
        page("meetings/latest", Kind::Meeting(0));
    }
    outputs.push(Output {
        path: "404.html".to_owned(),
        kind: Kind::Missing,
    });
    let redirects = redirects::redirects(sight).map(Kind::Text);
    outputs.extend(redirects.map(|kind| Output {
        path: "_redirects".to_owned(),
        kind,
    }));
    plan_files(library, theme, &mut outputs);
    addressed::plan(sight, &mut outputs);
    outputs
}

fn plan_records<'l>(
    library: &'l Library,
    has_references: bool,
    page: &mut dyn FnMut(&str, Kind<'l>),
) {
    if !library.issues.is_empty() || library.team.own_tree {
        page("issues", Kind::Issues);
    }
    for (index, issue) in library.issues.iter().enumerate() {
        page(&url::issue_slug(&issue.id), Kind::Issue(index));
    }
    if !library.projects.is_empty() || library.team.own_tree {
        page("projects", Kind::Projects);
    }
    for (index, project) in library.projects.iter().enumerate() {
        page(&url::project_slug(&project.id), Kind::Project(index));
    }
    if !library.team.areas.is_empty() {
        page("areas", Kind::Areas);
    }
    library
        .team
        .areas
        .iter()
        .for_each(|area| page(&url::area_slug(&area.id), Kind::Area(area)));
    if !library.meetings.is_empty() {
        page("actions", Kind::Actions);
        page("actions/closed", Kind::ClosedActions);
        page("decisions", Kind::Decisions);
    }
    if has_references {
        page("references", Kind::References);
    }
    let people = library.people.sorted();
    if !people.is_empty() {
        page("people", Kind::People);
    }
    people
        .into_iter()
        .for_each(|person| page(&url::person_slug(&person.id), Kind::Person(person)));
}

fn plan_files<'l>(library: &'l Library, theme: &Theme, outputs: &mut Vec<Output<'l>>) {
    let assets = theme
        .assets()
        .keys()
        .map(|name| (format!("assets/{name}"), Kind::ThemeAsset(name.clone())));
    let copied = library
        .assets
        .iter()
        .map(|asset| (asset.target.clone(), Kind::Asset(asset)));
    let makers: [(&str, MakeJson); 8] = [
        ("actions", json::actions),
        ("decisions", json::decisions),
        ("references", json::references),
        ("meetings", json::meetings),
        ("issues", json::issues),
        ("projects", json::projects),
        ("people", json::people),
        ("sources", json::sources),
    ];
    let lists = makers
        .into_iter()
        .map(|(name, make)| (format!("api/v1/{name}.json"), Kind::Json(make)));
    let sheets: [(&str, MakeJson); 2] =
        [("actions", csv::actions), ("attendance", csv::attendance)];
    let sheets = sheets
        .into_iter()
        .map(|(name, make)| (format!("api/v1/{name}.csv"), Kind::Json(make)));
    let meetings = library.meetings.iter().enumerate();
    let meetings = meetings.map(|(index, meeting)| {
        (
            publish::meeting_json_path(&meeting.id),
            Kind::MeetingJson(index),
        )
    });
    let all = assets
        .chain(copied)
        .chain(lists)
        .chain(sheets)
        .chain(meetings);
    outputs.extend(all.map(|(path, kind)| Output { path, kind }));
}

/// The bytes of an output.
pub fn bytes(output: &Output<'_>, sight: &Sight<'_>, theme: &Theme) -> Result<Vec<u8>, Error> {
    match &output.kind {
        Kind::Home => render(theme, "home.html", home::view(sight)),
        Kind::Shelf(shelf) => render(theme, "meetings.html", meetings::view(sight, shelf)),
        Kind::Meeting(index) => render(theme, "meeting.html", meeting::view(sight, *index)),
        Kind::Issues => render(theme, "issues.html", issue::list(sight)),
        Kind::Issue(index) => render(theme, "issue.html", issue::view(sight, *index)),
        Kind::Projects => render(theme, "projects.html", project::list(sight)),
        Kind::Project(index) => render(theme, "project.html", project::view(sight, *index)),
        Kind::Areas => render(theme, "areas.html", area::list(sight)),
        Kind::Area(found) => render(theme, "area.html", area::view(sight, found)),
        Kind::Actions => render(theme, "actions.html", register::open(sight)),
        Kind::ClosedActions => render(theme, "actions.html", register::closed(sight)),
        Kind::References => render(theme, "references.html", references::view(sight)),
        Kind::Decisions => render(theme, "decisions.html", register::decisions(sight)),
        Kind::People => render(theme, "people.html", person::list(sight)),
        Kind::Person(found) => render(theme, "person.html", person::view(sight, found)),
        Kind::Pages => render(theme, "pages.html", page::list(sight)),
        Kind::Page(found) => render(theme, "page.html", page::text(sight, found)),
        Kind::Report => {
            let description =
                "Found a vulnerability? Where to send it, what to include, and what happens next.";
            render(
                theme,
                "report.html",
                contact::contact(sight, "report", "Report a security problem", description),
            )
        }
        Kind::Contact => render(
            theme,
            "contact.html",
            contact::contact(
                sight,
                "contact",
                "Contact",
                "Who we are and how to reach us.",
            ),
        ),
        Kind::Missing => render(theme, "404.html", (page::missing(sight), ())),
        Kind::Text(text) => Ok(text.clone().into_bytes()),
        Kind::ThemeAsset(name) => Ok(theme_asset(theme, sight, name)),
        Kind::Json(make) => Ok(make(sight)),
        Kind::Feed(of) => Ok(feeds::feed(sight, of)),
        Kind::MeetingJson(index) => Ok(json::meeting(sight, *index)),
        Kind::Asset(asset) => {
            std::fs::read(&asset.file).map_err(Error::io("cannot read", &asset.file))
        }
    }
}

fn render<V: Serialize>(
    theme: &Theme,
    template: &str,
    (meta, view): (page::PageMeta, V),
) -> Result<Vec<u8>, Error> {
    theme.render(template, &meta, &view)
}

/// The style sheet carries the accent colour of the team.
fn theme_asset(theme: &Theme, sight: &Sight<'_>, name: &str) -> Vec<u8> {
    let mut bytes = theme.assets().get(name).cloned().unwrap_or_default();
    if name == "style.css" {
        bytes.extend_from_slice(colour::style(sight.library.team.accent.as_deref()).as_bytes());
    }
    bytes
}

/// Two outputs at one path would overwrite each other.
pub fn clashes(outputs: &[Output<'_>], library: &Library) -> Vec<Note> {
    let mut seen: HashMap<String, &Output<'_>> = HashMap::new();
    let mut notes = Vec::new();
    for output in outputs {
        // Some file systems do not tell case apart.
        let first = seen.insert(output.path.to_lowercase(), output);
        if let Some(first) = first.filter(|first| !is_told_elsewhere(first, output)) {
            let place = place_of(output)
                .or_else(|| place_of(first))
                .unwrap_or_else(|| Place::file(&library.team.file));
            let note = Note::new(
                Severity::Error,
                "clash",
                place,
                format!("two outputs at one path: `{}`", output.path),
            );
            notes.push(note.hint("rename one of the files"));
        }
    }
    notes
}

/// Two records of one kind at one address are told by the checks of that kind.
fn is_told_elsewhere(first: &Output<'_>, second: &Output<'_>) -> bool {
    let pair = (&first.kind, &second.kind);
    matches!(
        pair,
        (Kind::Page(_), Kind::Page(_))
            | (Kind::Project(_), Kind::Project(_))
            | (Kind::Issue(_), Kind::Issue(_))
            | (Kind::Feed(_), Kind::Feed(_))
    )
}

fn place_of(output: &Output<'_>) -> Option<Place> {
    match &output.kind {
        Kind::Page(page) => Some(page.place.clone()),
        Kind::Asset(asset) => Some(Place::file(&asset.shown)),
        _ => None,
    }
}
