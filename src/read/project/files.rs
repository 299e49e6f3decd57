//! What lies beside projects, given to the project it belongs to: checklists that it names, updates in its folder.
//! Projects and files in; whole projects, roles and notes out. Of a withheld project not even the names of its files remain.

use std::sync::Arc;

use super::updates::UpdateFile;
use crate::model::id::slug_or_hash;
use crate::model::path;
use crate::model::project::Project;
use crate::model::source::{Source, stem};
use crate::model::update::Update;
use crate::place::Place;
use crate::read::checklist::{self, TableFile};
use crate::read::project::{LeftProject, ToldProject, Wanted};
use crate::read::withhold::held_back::HeldBack;
use crate::report::{Note, Severity};

/// Everything that was read of projects, file by file.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) told: Vec<ToldProject>,
    pub(crate) left: Vec<LeftProject>,
    pub(crate) tables: Vec<TableFile>,
    pub(crate) updates: Vec<UpdateFile>,
}

/// What came of it.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) projects: Vec<Project>,
    pub(crate) sources: Vec<Source>,
    pub(crate) notes: Vec<Note>,
    /// Updates that must not be published, and the words of what belongs to a withheld project.
    pub(crate) held: HeldBack,
}

/// Puts them together; `ours` says whether faults are errors.
pub(crate) fn gather(parts: Parts, ours: bool) -> Gathered {
    let mut gathered = Gathered::default();
    let mut used = vec![false; parts.tables.len()];
    for ToldProject {
        mut project,
        checklists,
    } in parts.told
    {
        for wanted in checklists {
            let Some(at) = find(&parts.tables, stem(&project.path), &wanted.file.value) else {
                gathered
                    .notes
                    .push(missing(&wanted, &project, &parts.tables, &parts.left, ours));
                continue;
            };
            used[at] = true;
            if let Some(note) = checklist::closed(&parts.tables[at], ours) {
                let table = &parts.tables[at];
                gathered.held.sealed.record(&table.file, &table.text);
                gathered.notes.push(note);
                continue;
            }
            let (table, notes) = checklist::read(wanted.title, &parts.tables[at], ours);
            project.checklists.push(table);
            gathered.notes.extend(notes);
        }
        gathered.projects.push(project);
    }
    for (table, used) in parts.tables.iter().zip(used) {
        gathered.table(table, used, &parts.left, ours);
    }
    for update in parts.updates {
        gathered.update(update, &parts.left, ours);
    }
    for project in &mut gathered.projects {
        order(&mut project.updates);
    }
    gathered
}

/// A table in the project's folder, or beside the project.
fn find(tables: &[TableFile], project: &str, name: &str) -> Option<usize> {
    let places = [
        format!("projects/{project}/{name}"),
        format!("projects/{name}"),
    ];
    let found = |place: &String| tables.iter().position(|table| *table.path == **place);
    places.iter().find_map(found)
}

fn missing(
    wanted: &Wanted,
    project: &Project,
    tables: &[TableFile],
    left: &[LeftProject],
    ours: bool,
) -> Note {
    let file = &wanted.file;
    let message = format!("there is no checklist `{}`", file.value);
    let note = Note::about(Severity::of_fault(ours), "missing-file", file, message);
    let open = || tables.iter().filter(|table| !is_secret(table, left));
    let names: Vec<&str> = open().map(|table| path::name(&table.path)).collect();
    let hint = format!(
        "put the file into projects/ or projects/{}/",
        stem(&project.path)
    );
    let same = open().find(|table| path::name(&table.path) == file.value);
    match same.and_then(|table| table.path.rsplit_once('/')) {
        Some((folder, name)) => note.hint(format!("{name} lies in {folder}/: {hint}")),
        None => note.hint(hint).did_you_mean(&file.value, &names),
    }
}

/// Whether a project that is left out has a table: it names it, or the table has its name.
fn belongs(table: &TableFile, left: &LeftProject) -> bool {
    let inside = table.path.strip_prefix("projects/").unwrap_or(&table.path);
    let head = inside.split(['/', '.']).next().unwrap_or(inside);
    let named = left.checklists.iter().flatten();
    slug_or_hash(head) == left.id
        || named
            .map(|name| find(std::slice::from_ref(table), &left.stem, name))
            .any(|found| found.is_some())
}

/// Whether the very name of a table is withheld: it belongs to a withheld project, or to one that cannot be read.
fn is_secret(table: &TableFile, left: &[LeftProject]) -> bool {
    let secret = |left: &LeftProject| left.checklists.is_none() || belongs(table, left);
    left.iter().any(|left| left.withheld && secret(left))
}

impl Gathered {
    /// The role of a table, and a word about one that nobody shows.
    fn table(&mut self, table: &TableFile, used: bool, left: &[LeftProject], ours: bool) {
        let (role, reason) = match used {
            true => ("project", None),
            false if is_secret(table, left) => {
                self.held.sealed.record(&table.file, &table.text);
                return;
            }
            false if left.iter().any(|left| belongs(table, left)) => {
                ("project", Some("draft or faults"))
            }
            false => ("none", Some("no project names it")),
        };
        if role == "none" && ours {
            let place = Place::file(&table.file);
            let message = "no project names this file: it is not shown";
            let note = Note::new(Severity::Warning, "unused-file", place, message);
            let name = path::name(&table.path);
            self.notes.push(note.hint(format!(
                "add `checklist: {name}` to the project it belongs to"
            )));
        }
        let path = Arc::clone(&table.path);
        self.sources.push(Source { path, role, reason });
    }

    /// Gives an update to its project.
    fn update(&mut self, file: UpdateFile, left: &[LeftProject], ours: bool) {
        let id = slug_or_hash(&file.project);
        let known = self.projects.iter_mut().find(|project| project.id == id);
        let left = left.iter().find(|left| left.id == id);
        if known.is_none() && left.is_some_and(|left| left.withheld) {
            self.notes.extend(Note::all_silenced(file.notes));
            if let Some(update) = &file.update {
                let place = Place::head(&file.file);
                let title = update.title.as_deref().unwrap_or("");
                self.held.sealed.title(&place, title);
                self.held.sealed.lines(&place, &update.markdown);
            }
            return;
        }
        self.notes.extend(file.notes);
        self.held.count += usize::from(file.withheld);
        if file.withheld {
            self.held.places.push(Place::head(&file.file));
            self.held.paths.push(file.path);
            return;
        }
        let reason = match (&known, left) {
            (Some(_), _) => file.update.is_none().then_some("draft or faults"),
            (None, Some(_)) => Some("draft or faults"),
            (None, None) => Some("no project of this name"),
        };
        if known.is_none() && left.is_none() {
            let message = format!("there is no project `{}`", file.project);
            let note = Note::new(
                Severity::of_fault(ours),
                "unknown-project",
                Place::file(&file.file),
                message,
            );
            self.notes
                .push(note.hint("updates lie in projects/ID/updates/, beside projects/ID.md"));
        }
        if let Some(project) = known {
            project.updates.extend(file.update);
        }
        self.sources.push(Source {
            path: file.path,
            role: "project",
            reason,
        });
    }
}

/// Newest first, each with a name of its own on the page.
fn order(updates: &mut [Update]) {
    updates.sort_by_key(|update| std::cmp::Reverse(update.date));
    let mut last = (None, 0);
    for update in updates {
        let count = if last.0 == Some(update.date) {
            last.1 + 1
        } else {
            1
        };
        last = (Some(update.date), count);
        update.anchor = match count {
            1 => format!("u-{}", update.date),
            count => format!("u-{}-{count}", update.date),
        };
    }
}
