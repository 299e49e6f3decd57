//! The pages: lists, records, the team's own texts. What is seen in, planned outputs out.

use chrono::NaiveDate;

use super::{Kind, Plan};
use crate::model::Library;
use crate::place::Place;
use crate::publish::redirects;
use crate::report::{Note, Severity};
use crate::view::issue::list;
use crate::view::issue::shelves::Group;
use crate::view::meetings::Shelf;
use crate::view::{
    Sight, area, attendance, contact, data, decision, help, home, issue, join, lists, meeting,
    meetings, next, note, page, pages, person, project, references, register, report, search,
    standing, url,
};

/// Adds them.
pub(super) fn plan<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    let library = sight.library;
    plan.page("", "home.html", home::view);
    for list in lists::all(library, sight.graph) {
        of_list(list.slug, plan);
    }
    of_meetings(library, sight.today, plan);
    of_records(sight, plan);
    of_texts(sight, plan);
    if library.team.search {
        plan.page("search", "search.html", search::view);
    }
    plan.make("404.html".to_owned(), |sight, theme, out| {
        theme.render("404.html", &page::missing(sight), &(), out)
    });
}

/// Adds where old addresses lead: the text of `_redirects`, which holds that of `static/`, and how many found no room in it.
pub(super) fn plan_redirects(library: &Library, found: (String, usize), plan: &mut Plan<'_>) {
    let (rules, left) = found;
    if !rules.is_empty() {
        plan.outputs.retain(|output| output.path != redirects::FILE);
        plan.text(redirects::FILE, rules);
    }
    plan.notes.extend(too_many(library, left));
}

/// Old addresses that will lead nowhere.
fn too_many(library: &Library, left: usize) -> Option<Note> {
    let message = format!(
        "{left} old addresses are not redirected: GitLab Pages reads 1,000 rules of 64 KiB in all"
    );
    let place = Place::file(&library.team.file);
    (left > 0).then(|| Note::new(Severity::Info, "redirects", place, message))
}

/// The page of a list; those of meetings and of issues are shelves.
fn of_list<'l>(slug: &'static str, plan: &mut Plan<'l>) {
    match slug {
        "actions" => plan.page(slug, "actions.html", register::open),
        "actions/closed" => plan.page(slug, "actions.html", register::closed),
        "areas" => plan.page(slug, "areas.html", area::list),
        "attendance" => plan.page(slug, "attendance.html", attendance::view),
        "data" => plan.page(slug, "data.html", data::view),
        "decisions" => plan.page(slug, "decisions.html", decision::list),
        "help-wanted" => plan.page(slug, "help.html", help::list),
        "next" => plan.page(slug, "next.html", next::page),
        "notes" => plan.page(slug, "notes.html", note::list),
        "people" => plan.page(slug, "people.html", person::list),
        "projects" => plan.page(slug, "projects.html", project::list),
        "references" => plan.page(slug, "references.html", references::view),
        _ => return,
    };
}

fn of_meetings<'l>(library: &'l Library, today: NaiveDate, plan: &mut Plan<'l>) {
    for shelf in Shelf::every(&library.meetings) {
        plan.page(&shelf.slug(), "meetings.html", move |sight| {
            meetings::view(sight, &shelf)
        });
    }
    let latest = meetings::newest(library, today);
    for (index, found) in library.meetings.iter().enumerate() {
        let slug = url::meeting_slug(&found.id);
        let page = plan.page(&slug, "meeting.html", move |sight| {
            meeting::view(sight, index)
        });
        page.changed(found.date)
            .lines(found.lines.total)
            .of_meeting(index);
        if index == latest {
            // The newest meeting once more: the same bytes at an address that stays.
            page.also(url::file("meetings/latest"));
        }
    }
}

fn lists_of_issues(sight: &Sight<'_>, plan: &mut Plan<'_>) {
    let shelves = &sight.linker.shelves;
    for (index, shelf) in shelves.every().iter().enumerate() {
        for page in 1..=list::pages(shelf) {
            let slug = url::paged_slug(&shelf.slug, page);
            plan.page(&slug, "issues.html", move |sight| {
                list::view(sight, &sight.linker.shelves.every()[index], page)
            });
        }
    }
    for group in [Group::Area, Group::Label, Group::Assignee] {
        if shelves.of(group).next().is_some() {
            let slug = url::issue_group_slug(group.as_str());
            plan.page(&slug, "issue-lists.html", move |sight| {
                list::choices(sight, group)
            });
        }
    }
}

fn of_records<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    let library = sight.library;
    if lists::has(library, sight.graph, "issues") {
        lists_of_issues(sight, plan);
    }
    for (index, found) in library.issues.iter().enumerate() {
        let slug = url::issue_slug(&found.id);
        plan.page(&slug, "issue.html", move |sight| issue::view(sight, index))
            .changed(found.updated.map(|at| at.date_naive()))
            .kind(Kind::Issue);
    }
    for (index, found) in library.projects.iter().enumerate() {
        let slug = url::project_slug(&found.id);
        plan.page(&slug, "project.html", move |sight| {
            project::view(sight, index)
        })
        .changed(standing::last_day(sight, index))
        .kind(Kind::Project);
    }
    for (index, found) in library.notes.iter().enumerate() {
        let slug = url::note_slug(&found.id);
        plan.page(&slug, "note.html", move |sight| note::view(sight, index))
            .changed(Some(found.public_since));
    }
    for found in &library.team.areas {
        let slug = url::area_slug(&found.id);
        plan.page(&slug, "area.html", move |sight| area::view(sight, found));
    }
    for found in library.people.sorted() {
        let slug = url::person_slug(&found.id);
        plan.page(&slug, "person.html", move |sight| {
            person::view(sight, found)
        })
        .kind(Kind::Person);
    }
}

fn of_texts<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    if !pages::unlisted(sight).is_empty() {
        plan.page("pages", "pages.html", pages::list);
    }
    plan.page("report", "report.html", report::view);
    plan.page("contact", "contact.html", contact::contact);
    if sight.library.team.own_tree {
        plan.page("join", "join.html", join::view);
    }
    let (pages, own_tree) = (sight.library.pages.iter(), sight.library.team.own_tree);
    for found in pages.filter(|found| !found.is_framed(own_tree)) {
        plan.page(&found.slug, "page.html", move |sight| {
            page::text(sight, found)
        })
        .place(found.place.clone())
        .kind(Kind::Page);
    }
}
