//! Updates of a project: sections of its text under `## YYYY-MM-DD`, and files `projects/ID/updates/YYYY-MM-DD*.md`.
//! Text in; updates, what is left of the text, and notes out.

mod marked;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::id::slug;
use crate::model::path;
use crate::model::source::stem;
use crate::model::update::{Health, Update};
use crate::place::{Place, narrow};
use crate::read::front::{self, Front};
use crate::read::markdown::heading::heading;
use crate::read::opened;
use crate::read::path_name::named_day;
use crate::read::record::Record;
use crate::read::roles::passed;
use crate::read::settings::Settings;
use crate::read::text;
use crate::report::{Note, Severity};
use marked::meant_to_be_read;
pub use marked::{calls, summary};

/// The day and the title of a heading, or what looks like a day and is none.
type Day = Result<(NaiveDate, Option<String>), ()>;

/// A text of which the updates were taken out.
pub struct Split {
    /// What is left of it.
    pub body: String,
    /// The updates, in the order of the text.
    pub updates: Vec<Update>,
    /// What is wrong with their days.
    pub notes: Vec<Note>,
}

/// A file of its own.
#[derive(Clone)]
pub struct UpdateFile {
    /// Folder of the project below `projects/`.
    pub project: String,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// As the user would type it.
    pub file: Arc<str>,
    /// The update, if it may be published and has a day.
    pub update: Option<Update>,
    /// Whether it must not be published, whatever its project.
    pub withheld: bool,
    /// What is wrong with it.
    pub notes: Vec<Note>,
}

impl UpdateFile {
    /// Whether it is no update at all: a README and the like, in which no front matter says otherwise.
    pub fn lies_beside(&self, text: &str) -> bool {
        self.update.is_none()
            && !self.withheld
            && passed::is_beside(&self.path)
            && matches!(front::find(text), Front::None)
    }
}

/// Takes the updates out of the text of a project, which begins `above` lines below the head of its file.
pub fn split(
    path: &Arc<str>,
    file: &Arc<str>,
    markdown: &str,
    above: usize,
    settings: &Settings,
) -> Split {
    let mut split = Split {
        body: String::with_capacity(markdown.len()),
        updates: Vec::new(),
        notes: Vec::new(),
    };
    let lines = text::lines(markdown);
    let open = meant_to_be_read(markdown, &lines);
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        let words = &markdown[line.clone()];
        let section = open[at] && (words.starts_with("## ") || words.starts_with("# "));
        let day = section.then(|| day_of(words)).flatten();
        if let Some(day) = &day {
            let number = narrow(above + at + 1);
            let place = Place::new(file, number, 4);
            split
                .notes
                .extend(heading_note(place, day, words, settings));
        } else if section && settings.ours {
            let place = Place::new(file, narrow(above + at + 1), 1);
            split.notes.extend(day_note_otherwise(place, words));
        }
        inside = inside && !section;
        if let Some(Ok((date, title))) = day {
            split.updates.push(bare(date, title, path));
            inside = true;
            continue;
        }
        let end = lines.get(at + 1).map_or(markdown.len(), |next| next.start);
        let whole = &markdown[line.start..end];
        match split.updates.last_mut().filter(|_| inside) {
            Some(update) => update.markdown.push_str(whole),
            None => split.body.push_str(whole),
        }
    }
    split.updates.iter_mut().for_each(mark);
    split
}

/// What is wrong with the day of a heading.
fn heading_note(place: Place, day: &Day, words: &str, settings: &Settings) -> Option<Note> {
    let shown = day_in(words);
    let day = day.as_ref().ok().map(|(day, _)| *day);
    let note = day_note(day, shown, settings)?;
    Some(Note { place, ..note }.show(words, shown.chars().count()))
}

/// That a heading tells a day, in another form than updates do.
fn day_note_otherwise(place: Place, words: &str) -> Option<Note> {
    let day = told_day(words)?;
    let message = "this heading tells a day, and begins no update";
    let note = Note::new(Severity::Warning, "date", place, message);
    let hint = format!("updates begin with `## YYYY-MM-DD`: write `## {day}`");
    Some(note.show(words, words.chars().count()).hint(hint))
}

/// The day with which a heading begins, be it behind the word for updates.
fn told_day(words: &str) -> Option<NaiveDate> {
    let title = words.trim_start_matches('#').trim();
    if !title.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let dashed = || named_day::find_in_line(&title.replace('/', "-"));
    let found = named_day::find_in_line(title).or_else(dashed)?;
    let before = slug(&found.rest.0);
    found
        .date
        .filter(|_| before.is_empty() || before == "update")
}

fn bare(date: NaiveDate, title: Option<String>, path: &Arc<str>) -> Update {
    Update {
        date,
        title,
        path: Arc::clone(path),
        ..Update::default()
    }
}

/// Finds summary and calls for help in the text of an update.
fn mark(update: &mut Update) {
    update.tldr = summary(&update.markdown);
    update.help_wanted = calls(&update.markdown);
}

/// What a heading `## 2026-01-07: title` tells, if it begins like a day.
fn day_of(line: &str) -> Option<Day> {
    let heading = line.strip_prefix("## ")?.trim();
    let (day, rest) = heading.split_at(day_in(line).len());
    let parts: Vec<&str> = day.split('-').collect();
    let like = parts.len() == 3 && parts[0].len() == 4 && parts.iter().all(|part| !part.is_empty());
    let rest = rest.trim_start_matches([' ', ':', ',', '-', '\u{2013}', '\u{2014}']);
    let title = (!rest.is_empty()).then(|| rest.trim_end_matches('#').trim().to_owned());
    like.then(|| match exact(day) {
        Some(date) => Ok((date, title.filter(|title| !title.is_empty()))),
        None => Err(()),
    })
}

/// The digits and hyphens at the head of a heading.
fn day_in(line: &str) -> &str {
    let heading = line.trim_start_matches("## ").trim();
    let end = heading.find(|c: char| !c.is_ascii_digit() && c != '-');
    &heading[..end.unwrap_or(heading.len())]
}

fn exact(day: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(day, "%Y-%m-%d")
        .ok()
        .filter(|date| date.to_string() == day)
}

/// What is wrong with the day of an update; the place is the caller's business.
fn day_note(day: Option<NaiveDate>, shown: &str, settings: &Settings) -> Option<Note> {
    let nowhere = Place::file(&Arc::from(""));
    match day {
        Some(day) if day > settings.today => {
            let message = format!("an update of {day}, a day that is still to come");
            let note = Note::new(Severity::Warning, "future-date", nowhere, message);
            Some(note.hint("it counts from that day on"))
        }
        Some(_) => None,
        None => {
            let severity = Severity::of_fault(settings.ours);
            let note = Note::new(severity, "date", nowhere, format!("`{shown}` is no date"));
            Some(note.hint("dates are written YYYY-MM-DD and must be in the calendar"))
        }
    }
}

/// The project in whose folder a file with the name of an update lies, beside the folder of those.
pub(super) fn project_of(path: &str) -> Option<&str> {
    let (project, rest) = path.strip_prefix("projects/")?.split_once('/')?;
    let name = path::name(rest);
    name.get(..10).and_then(exact).map(|_| project)
}

/// Reads `projects/PROJECT/updates/NAME.md`.
pub fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    project: &str,
    text: &str,
    settings: &Settings,
) -> UpdateFile {
    let mut opened = opened::open(file, text, settings.ours, settings.today)
        .without_closed(file, settings.today);
    let name = path::name(path);
    let day = name.get(..10).and_then(exact);
    opened.notes.extend(file_note(file, name, day, settings));
    let kept = opened.read(file, settings, |body, record| {
        let mut update = bare(day.unwrap_or_default(), heading(&body), path);
        update.markdown = body;
        if let Some(record) = record {
            fill(&mut update, record);
        }
        mark(&mut update);
        day.map(|_| update)
    });
    UpdateFile {
        project: project.to_owned(),
        path: Arc::clone(path),
        file: Arc::clone(file),
        update: kept.found,
        withheld: kept.withheld,
        notes: kept.notes,
    }
}

/// What is wrong with the name of a file, which is its day.
fn file_note(
    file: &Arc<str>,
    name: &str,
    day: Option<NaiveDate>,
    settings: &Settings,
) -> Option<Note> {
    let shown = stem(name);
    let note = day_note(day, shown, settings)?;
    let place = Place::file(file);
    let note = Note { place, ..note };
    Some(match day {
        Some(_) => note,
        None => note.hint("name the update by its day: YYYY-MM-DD.md"),
    })
}

fn fill(update: &mut Update, record: &Record<'_>) {
    update.by = record.text("by");
    update.health = record.choice_of("health", Health::ALL, Health::as_str);
    if let Some(title) = record.text("title") {
        update.title = Some(title.value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_headings() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 7).expect("a date");
        let rows = [
            ("## 2026-01-07", Some(Ok((day, None)))),
            (
                "## 2026-01-07: The first ##",
                Some(Ok((day, Some("The first".to_owned())))),
            ),
            ("## 2026-1-7", Some(Err(()))),
            ("## 2026-02-30", Some(Err(()))),
            ("## 2026 in numbers", None),
            ("## Plans", None),
            ("### 2026-01-07", None),
        ];
        for (line, expected) in rows {
            assert_eq!(day_of(line), expected, "{line}");
        }
    }

    #[test]
    fn days_of_headings_in_other_forms() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20);
        let rows = [
            ("## 20 November 2026", day),
            ("## November 20, 2026: news", day),
            ("## 2026/11/20", day),
            ("## 20.11.2026", day),
            ("## 20/11/2026", day),
            ("## Update 2026-11-20", day),
            ("# 2026-11-20", day),
            ("## Call of 2026-11-20", None),
            ("## Since 20 November 2026", None),
            ("## 1.2.3", None),
            ("## November 2026", None),
            ("## 01/02/2026", None),
            ("## Plans", None),
        ];
        for (line, expected) in rows {
            assert_eq!(told_day(line), expected, "{line}");
        }
    }
}
