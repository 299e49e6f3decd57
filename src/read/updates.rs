//! Updates of a project: sections of its text under `## YYYY-MM-DD`, and files `projects/ID/updates/YYYY-MM-DD*.md`.
//! Text in; updates, what is left of the text, and notes out. `TL;DR:` and `Help wanted:` open a paragraph each.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::fence::Fence;
use super::heading::heading;
use super::opened;
use super::record::Record;
use super::settings::Settings;
use super::text;
use crate::model::unseen::without_comments;
use crate::model::update::{Health, Update};
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};

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

fn bare(date: NaiveDate, title: Option<String>, path: &Arc<str>) -> Update {
    Update {
        date,
        by: None,
        health: None,
        title,
        tldr: None,
        help_wanted: Vec::new(),
        markdown: String::new(),
        anchor: String::new(),
        path: Arc::clone(path),
    }
}

/// Finds summary and calls for help in the text of an update.
fn mark(update: &mut Update) {
    update.tldr = marked(&update.markdown, "TL;DR").into_iter().next();
    update.help_wanted = marked(&update.markdown, "Help wanted");
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

/// Reads `projects/PROJECT/updates/NAME.md`.
pub fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    project: &str,
    text: &str,
    settings: &Settings,
) -> UpdateFile {
    let mut opened = opened::open(file, text, settings.ours, settings.today).without_closed(file);
    let name = path.rsplit('/').next().unwrap_or(path);
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
    let shown = name.trim_end_matches(".md").trim_end_matches(".markdown");
    let note = day_note(day, shown, settings)?;
    let place = Place::file(file);
    let note = Note { place, ..note };
    Some(match day {
        Some(_) => note,
        None => note.hint("name the update by its day: YYYY-MM-DD.md"),
    })
}

fn fill(update: &mut Update, record: &Record<'_>) {
    let words: Vec<(&str, Health)> = Health::ALL
        .iter()
        .map(|health| (health.as_str(), *health))
        .collect();
    update.by = record.text("by");
    update.health = record.choice("health", &words);
    if let Some(title) = record.text("title") {
        update.title = Some(title.value);
    }
}

/// Which lines are neither code between fences nor part of a comment of HTML that begins a line (CommonMark 0.31, 4.6).
fn meant_to_be_read(markdown: &str, lines: &[Range<usize>]) -> Vec<bool> {
    let (mut fence, mut comment) = (Fence::default(), false);
    let read = |line: &Range<usize>| {
        let words = &markdown[line.clone()];
        if !comment && fence.takes(words) {
            return false;
        }
        let inside = comment || words.trim_start().starts_with("<!--");
        comment = inside && !words.contains("-->");
        !inside
    };
    lines.iter().map(read).collect()
}

/// The paragraphs that a word opens, without it and without comments: `TL;DR: text`, `**Help wanted:** text`, up to the next blank line.
pub fn marked(markdown: &str, word: &str) -> Vec<String> {
    let markdown = &*without_comments(markdown);
    let lines = text::lines(markdown);
    let open = meant_to_be_read(markdown, &lines);
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut inside = false;
    for (line, open) in lines.into_iter().zip(open) {
        let words = markdown[line].trim();
        let begins = ["TL;DR", "Help wanted"].map(|mark| after(words, mark).is_some());
        match after(words, word).filter(|_| open) {
            Some(rest) => {
                found.push(vec![rest]);
                inside = true;
            }
            None => {
                inside = inside && open && !words.is_empty() && !begins.contains(&true);
                if let Some(paragraph) = found.last_mut().filter(|_| inside) {
                    paragraph.push(words);
                }
            }
        }
    }
    let joined = found.into_iter().map(|lines| lines.join(" "));
    joined
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// What follows a word and a colon at the head of a line, be they bold or not.
fn after<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let bold = ["**", "__"].into_iter().find(|mark| line.starts_with(mark));
    let rest = &line[bold.map_or(0, str::len)..];
    let head = rest.get(..word.len())?;
    let rest = rest
        .get(word.len()..)
        .filter(|_| head.eq_ignore_ascii_case(word))?;
    let Some(bold) = bold else {
        return rest.strip_prefix(':').map(str::trim);
    };
    let closed = [format!(":{bold}"), format!("{bold}:")];
    let word_only = closed
        .iter()
        .find_map(|mark| rest.strip_prefix(mark.as_str()));
    let whole = || rest.strip_prefix(':')?.trim().strip_suffix(bold);
    word_only.or_else(whole).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_a_word_opens() {
        let rows: &[(&str, &[&str])] = &[
            ("TL;DR: all is\nwell.\n\nMore.", &["all is well."]),
            ("**TL;DR:** bold", &["bold"]),
            ("__tl;dr__: bold too", &["bold too"]),
            ("**TL;DR: bold to the end**", &["bold to the end"]),
            ("Text, TL;DR: not at the head", &[]),
            ("```\nTL;DR: code\n```\n", &[]),
            ("TL;DR: one\nHelp wanted: another\n", &["one"]),
            ("TL;DR:\n\nnothing", &[]),
            (
                "TL;DR: <!-- one line --> words <!-- x\ny -->here",
                &["words here"],
            ),
            ("<!--\nTL;DR: not this\n-->\nTL;DR: this", &["this"]),
            ("TL;DR: a <!-- b", &["a <!-- b"]),
            ("TL;DR: a\r\nb\r\n\r\nTL;DR: c", &["a b", "c"]),
        ];
        for (markdown, expected) in rows {
            assert_eq!(marked(markdown, "TL;DR"), *expected, "{markdown:?}");
        }
    }

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
}
