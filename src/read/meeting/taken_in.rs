//! Notes of a meeting, with a log among them or not: without what labels and headings take out, and with what their head tells. Text in;
//! notes or a log to the file out. Whether a text is of a meeting at all is the business of `file`.

use std::ops::Range;

use chrono::{NaiveDate, TimeDelta};

use super::around::prose;
use super::contradicting::contradicting_head;
use super::head_label;
use super::kind::{Kind, MeetingFile, UnreadLog};
use super::open_notes::{Noted, open_lines};
use super::unread_items;
use crate::model::path;
use crate::place::Place;
use crate::read::log::block::Blocks;
use crate::read::opened::{self, Opened};
use crate::read::path_name::named_day;
use crate::read::roles::{no_content, undated};
use crate::read::tlp::{self, Mode};
use crate::read::withhold::parts::{self, Weighed};
use crate::read::{notes_head, path_name, text};

/// Takes in notes in which no log stands.
pub(super) fn notes_alone(
    found: &mut MeetingFile,
    opened: &Opened,
    weighed: Weighed,
    today: NaiveDate,
) {
    let lines = text::lines(&opened.body);
    let texts = lines.iter().map(|range| &opened.body[range.clone()]);
    let parts = parts::closed(&texts.collect::<Vec<&str>>(), weighed, today);
    let noted = Noted {
        text: &opened.body,
        lines: &lines,
        mode: opened.mode,
        above: opened.lines,
        parts: &parts,
    };
    let body = open_lines(found, &noted, |_| true);
    found.closed_days = match parts.is_empty() && !tlp::speaks_of(&opened.body) {
        true => Vec::new(),
        false => head_label::closed_days(&opened.body, &body, opened.mode),
    };
    if !found.withheld {
        let above = (body.lines().count() == lines.len()).then_some(opened.lines);
        let unread = unread_items::in_notes(&found.file, &body, above);
        found.notes.extend(unread);
    }
    let body = printed(found, body, opened.lines);
    let (told, at_head) = entitle(found, &body);
    let place = Place::file(&found.file);
    let doubt = contradicting_head(told, at_head, place);
    let doubt = doubt.filter(|_| !found.withheld && !undated::holds_several(&body));
    found.notes.extend(doubt);
    // Of what is withheld the day counts, wherever it stands.
    let title = found.facts.title.as_deref();
    let day = (found.withheld).then(|| notes_head::of(&opened.body, title, None).day);
    let facts = &mut found.facts;
    facts.day_at_head = facts.day_at_head.or(day.flatten());
    found.kind = Kind::Notes(body);
}

/// Takes in a log that stands among prose below some lines of front matter.
pub(super) fn log_among(
    found: &mut MeetingFile,
    text: String,
    body: usize,
    (mode, weighed): (Mode, Weighed),
    mut blocks: Blocks,
    today: NaiveDate,
) {
    let lines = text::lines(&text);
    let is_prose = prose(&text, &lines, body, &blocks.lines);
    let of_prose = lines.iter().zip(&is_prose);
    let of_prose = of_prose.map(|(range, is)| if *is { &text[range.clone()] } else { "" });
    let parts = parts::closed(&of_prose.collect::<Vec<&str>>(), weighed, today);
    let noted = Noted {
        text: &text,
        lines: &lines,
        mode,
        above: 0,
        parts: &parts,
    };
    let prose = open_lines(found, &noted, |index| is_prose[index]);
    let prose = printed(found, prose, 0);
    entitle(found, &prose);
    let inside = |block: &Range<usize>| parts.iter().any(|part| part.contains(&block.start));
    blocks.lines.retain(|block| !inside(block));
    if blocks.lines.is_empty() {
        found.kind = Kind::Notes(prose);
        return;
    }
    found.kind = Kind::Log(UnreadLog {
        prose: Some(prose).filter(|prose| !prose.trim().is_empty()),
        ..UnreadLog::new(text, blocks.lines, blocks.fit.dialect)
    });
}

/// Markdown as the programs of others print it, below so many lines of its file.
fn printed(found: &mut MeetingFile, markdown: String, above: usize) -> String {
    let (markdown, notes) = opened::printed(&found.file, markdown, above);
    let notes = notes.into_iter().filter(|_| !found.withheld);
    found.notes.extend(notes);
    markdown
}

/// Days between a meeting and a post about it, at the most.
const UNTIL_TOLD: TimeDelta = TimeDelta::days(31);

/// The day of a meeting that a post tells by its title or its name, which has the day of publication as well: an earlier one.
fn before_post(found: &MeetingFile, told: NaiveDate, markdown: &str) -> Option<NaiveDate> {
    if !no_content::is_published(&found.path) {
        return None;
    }
    let title = found.facts.title.as_deref();
    let in_title = title.and_then(|title| named_day::find(title)?.date);
    let at_head = || notes_head::of(markdown, None, None).day;
    let in_name =
        || named_day::find_in_name(&named_day::find_in_name(name(&found.path))?.rest.1)?.date;
    let day = in_title.or_else(at_head).or_else(in_name)?;
    (day < told && told - day <= UNTIL_TOLD).then_some(day)
}

/// The name of a file without its endings.
fn name(path: &str) -> &str {
    let stem = path_name::stem(path);
    path::name(stem)
}

/// Takes in what the head of notes tells, where names and front matter tell nothing: a title there that is the day alone is none.
/// The day that these tell, and that of the head, out.
fn entitle(found: &mut MeetingFile, markdown: &str) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let told = found.facts.date;
    let told = told.or_else(|| path_name::day(&found.path));
    let of_meeting = told.and_then(|told| before_post(found, told, markdown));
    let facts = &mut found.facts;
    if let Some(day) = of_meeting {
        (facts.date, facts.moment) = (Some(day), None);
    }
    let told = of_meeting.or(told);
    let head = notes_head::of(markdown, facts.title.as_deref(), told);
    let day = told.or(head.day);
    let title = facts.title.take();
    let title = title.filter(|title| !day.is_some_and(|day| notes_head::is_only(title, day)));
    facts.title = title.or(head.title);
    let at_head = head.day.or(facts.day_at_head);
    facts.day_at_head = at_head.filter(|_| told.is_none());
    facts.moment = facts.moment.or(head.moment);
    (told, head.day)
}
