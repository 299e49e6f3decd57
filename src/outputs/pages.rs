//! The pages: lists, records, the team's own texts. What is seen in, planned outputs out.

use super::{Kind, Plan};
use crate::model::Library;
use crate::publish::redirects;
use crate::view::meetings::Shelf;
use crate::view::{
    Sight, area, contact, home, issue, meeting, meetings, next, page, person, project, references,
    register, url,
};

/// Adds them.
pub(super) fn plan<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    let library = sight.library;
    plan.page("", "home.html", home::view);
    if library.team.own_tree {
        plan.page("next", "next.html", next::page);
    }
    of_meetings(library, plan);
    of_issues(library, plan);
    of_projects(sight, plan);
    of_areas(library, plan);
    if !sight.graph.references.is_empty() {
        plan.page("references", "references.html", references::view);
    }
    of_people(library, plan);
    of_texts(sight, plan);
    plan.make("404.html".to_owned(), |sight, theme| {
        theme.render("404.html", &page::missing(sight), &())
    });
    if let Some(text) = redirects::redirects(sight) {
        plan.text("_redirects", text);
    }
}

fn of_meetings<'l>(library: &'l Library, plan: &mut Plan<'l>) {
    for shelf in Shelf::every(&library.meetings) {
        plan.page(&shelf.slug(), "meetings.html", move |sight| {
            meetings::view(sight, &shelf)
        });
    }
    for (index, found) in library.meetings.iter().enumerate() {
        let slug = url::meeting_slug(&found.id);
        plan.page(&slug, "meeting.html", move |sight| {
            meeting::view(sight, index)
        })
        .changed(found.date);
    }
    if library.meetings.is_empty() {
        return;
    }
    // The newest meeting once more: the same bytes at an address that stays.
    plan.page("meetings/latest", "meeting.html", |sight| {
        meeting::view(sight, 0)
    });
    plan.page("actions", "actions.html", register::open);
    plan.page("actions/closed", "actions.html", register::closed);
    plan.page("decisions", "decisions.html", register::decisions);
}

fn of_issues<'l>(library: &'l Library, plan: &mut Plan<'l>) {
    if !library.issues.is_empty() || library.team.own_tree {
        plan.page("issues", "issues.html", issue::list);
    }
    for (index, found) in library.issues.iter().enumerate() {
        let slug = url::issue_slug(&found.id);
        plan.page(&slug, "issue.html", move |sight| issue::view(sight, index))
            .changed(found.updated.map(|at| at.date_naive()))
            .kind(Kind::Issue);
    }
}

fn of_projects<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    let library = sight.library;
    if !library.projects.is_empty() || library.team.own_tree {
        plan.page("projects", "projects.html", project::list);
    }
    for (index, found) in library.projects.iter().enumerate() {
        let slug = url::project_slug(&found.id);
        plan.page(&slug, "project.html", move |sight| {
            project::view(sight, index)
        })
        .changed(sight.graph.project_activity[index])
        .kind(Kind::Project);
    }
}

fn of_areas<'l>(library: &'l Library, plan: &mut Plan<'l>) {
    let areas = &library.team.areas;
    if !areas.is_empty() {
        plan.page("areas", "areas.html", area::list);
    }
    for found in areas {
        let slug = url::area_slug(&found.id);
        plan.page(&slug, "area.html", move |sight| area::view(sight, found));
    }
}

fn of_people<'l>(library: &'l Library, plan: &mut Plan<'l>) {
    let people = library.people.sorted();
    if !people.is_empty() {
        plan.page("people", "people.html", person::list);
    }
    for found in people {
        let slug = url::person_slug(&found.id);
        plan.page(&slug, "person.html", move |sight| {
            person::view(sight, found)
        });
    }
}

fn of_texts<'l>(sight: &Sight<'l>, plan: &mut Plan<'l>) {
    if !page::unlisted(sight).is_empty() {
        plan.page("pages", "pages.html", page::list);
    }
    plan.page("report", "report.html", contact::report);
    plan.page("contact", "contact.html", contact::contact);
    let own = ["", "report", "contact"];
    let pages = sight.library.pages.iter();
    for found in pages.filter(|found| !own.contains(&found.slug.as_str())) {
        plan.page(&found.slug, "page.html", move |sight| {
            page::text(sight, found)
        })
        .place(found.place.clone())
        .kind(Kind::Page);
    }
}
