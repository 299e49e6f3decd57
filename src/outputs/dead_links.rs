//! Links of our own records that lead nowhere on the site, and pictures that are not there: both are shown as plain words. What
//! is seen in, a note for each out. Other hosts are not asked.

use std::collections::HashSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::Output;
use crate::model::Library;
use crate::model::address::encoded_path;
use crate::model::project::Project;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};
use crate::view::Sight;
use crate::view::linker::Answered;
use crate::view::markdown::addresses;
use crate::view::url;

/// A text of the team's own.
struct Text<'l> {
    /// Path of its file inside the content folder.
    path: &'l str,
    /// The same as the user would type it.
    file: Arc<str>,
    body: &'l str,
    /// The line of the file at which it begins, where that is known.
    text_at: Option<u32>,
}

/// A link that the linker does not know.
pub(super) struct Doubt<'l> {
    path: &'l str,
    file: Arc<str>,
    body: &'l str,
    /// The byte of the text at which it begins.
    at: usize,
    /// The number of its line in the file, if that is known.
    line: Option<u32>,
    /// Where it leads.
    to: String,
}

/// Links in the records of the team that lead to no page of it and no record; those of others link to what lies in their
/// repositories.
pub(super) fn doubts<'l>(sight: &Sight<'l>) -> Vec<Doubt<'l>> {
    if !sight.library.team.own_tree {
        return Vec::new();
    }
    let texts = texts(sight.library);
    let texts = texts.par_iter();
    texts.flat_map_iter(|text| of_text(sight, text)).collect()
}

fn of_text<'l>(sight: &Sight<'l>, text: &Text<'l>) -> Vec<Doubt<'l>> {
    let found = addresses::local(text.body).into_iter();
    let dead = found.filter(|(_, to)| sight.linker.written(text.path, to).is_none());
    let (mut line, mut counted) = (text.text_at, 0);
    let told = dead.map(|(at, to)| {
        let between = text.body.get(counted..at).unwrap_or("");
        let above = narrow(between.matches('\n').count());
        line = line.map(|line| line + above);
        counted = at.max(counted);
        Doubt {
            path: text.path,
            file: Arc::clone(&text.file),
            body: text.body,
            at,
            line,
            to,
        }
    });
    told.collect()
}

/// The Markdown of pages, notes, projects and their updates, and of issues that are not a tracker's.
fn texts(library: &Library) -> Vec<Text<'_>> {
    let text = |path, place: &Place, body, text_at| Text {
        path,
        file: Arc::clone(&place.file),
        body,
        text_at,
    };
    let pages = library.pages.iter();
    let pages = pages.map(|page| text(&*page.path, &page.place, &*page.body, page.text_at));
    let notes = library.notes.iter();
    let notes = notes.map(|note| text(&note.path, &note.place, &note.body, note.text_at));
    let issues = library.issues.iter();
    let issues = issues.filter(|issue| issue.path.ends_with(".md"));
    let issues = issues.map(|issue| text(&issue.path, &issue.place, &issue.body, issue.text_at));
    let projects = library.projects.iter().flat_map(of_project);
    pages.chain(notes).chain(issues).chain(projects).collect()
}

fn of_project(project: &Project) -> impl Iterator<Item = Text<'_>> {
    let file = &project.place.place.file;
    let folder = file.strip_suffix(&*project.path).unwrap_or("");
    let body = Text {
        path: &project.path,
        file: Arc::clone(file),
        body: &project.body,
        text_at: project.text_at,
    };
    let updates = project.updates.iter().map(move |update| Text {
        path: &update.path,
        file: Arc::from(format!("{folder}{}", update.path)),
        body: &update.markdown,
        text_at: None,
    });
    std::iter::once(body).chain(updates)
}

/// Notes about those of them that no other file of the site and no rule of `_redirects` answers, and where the others lead.
/// Where anything is withheld, its name may stand in such an address: it is not repeated.
pub(super) fn notes(
    doubts: Vec<Doubt<'_>>,
    outputs: &[Output<'_>],
    rules: &str,
    sight: &Sight<'_>,
) -> (Vec<Note>, Answered) {
    if doubts.is_empty() {
        return Default::default();
    }
    let library = sight.library;
    let root = url::absolute_root(library.team.base_url.as_deref());
    let root = root.trim_end_matches('/');
    let paths: HashSet<&str> = outputs.iter().flat_map(Output::paths).collect();
    let old = rules.lines().filter_map(|rule| rule.split(' ').next());
    let old = old.filter_map(|from| from.strip_prefix(root));
    let old: HashSet<&str> = old.map(|from| from.trim_matches('/')).collect();
    let leads = |path: &str| {
        let page = format!("{path}/index.html");
        let page = paths.contains(page.as_str()) || old.contains(path);
        match paths.contains(path) {
            true => Some(encoded_path(path)),
            false => page.then(|| sight.urls.page(path)),
        }
    };
    let (mut notes, mut answered) = (Vec::new(), Answered::new());
    for doubt in doubts {
        let path = url::inside(doubt.path, &doubt.to);
        match path.and_then(|path| leads(&path).map(|url| (path, url))) {
            Some((path, url)) => _ = answered.insert(path, url),
            None => notes.push(note(&doubt, library.withheld == 0)),
        }
    }
    (notes, answered)
}

fn note(doubt: &Doubt<'_>, named: bool) -> Note {
    let body = doubt.body;
    let (above, below) = body.split_at_checked(doubt.at).unwrap_or((body, ""));
    let begin = above.rfind('\n').map_or(0, |at| at + 1);
    let end = below.find('\n').map_or(body.len(), |at| doubt.at + at);
    let before = above[begin..].chars().count();
    let column = narrow(before + 1);
    let (line, column) = doubt.line.map_or((0, 0), |line| (line, column));
    let place = Place::new(&doubt.file, line, column);
    let address = match named {
        true => format!("`{}`", doubt.to),
        false => "a link".to_owned(),
    };
    let message = format!("{address} leads nowhere on the site: it is shown without a link");
    let note = Note::new(Severity::Warning, "dead-link", place, message);
    let picture = ["![", "<img", "<IMG"];
    let hint = match picture.iter().any(|mark| below.starts_with(mark)) {
        true => {
            "pictures belong into static/, which is the top of the site: static/a/b.png is /a/b.png"
        }
        false => {
            "addresses are those of records beside the page, or begin with / at the top of the content folder; all other files belong into static/"
        }
    };
    let note = match named && line > 0 {
        true => note.show(&body[begin..end], width(below)),
        false => note,
    };
    note.hint(hint)
}

/// Characters of a link: up to the end of its address.
fn width(link: &str) -> usize {
    let line = link.lines().next().unwrap_or(link);
    let mark = if line.starts_with('<') { '>' } else { ')' };
    let end = line.find(mark).map_or(line.len(), |at| at + 1);
    line[..end].chars().count()
}
