//! One file that may be about a meeting: told by its content, not by its extension alone.
//! Text in; a log, notes, a bot's minutes or nothing out.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::around::is_log;
use super::bot_file;
use super::contradicting::contradicting_path;
pub use super::expected::Expectation;
use super::expected::{self, is_headed, is_of_meeting, may_be_headed};
use super::export::{broken, json};
use super::head_label;
use super::kind::{Kind, MeetingFile, PLAIN_LOG, UnreadLog};
use super::mailed;
use super::other_markup;
use super::rendered;
use super::roll::front::Roll;
use super::sidecar::{self, Facts};
use super::signs;
use super::taken_in::{log_among, notes_alone};
use super::unread_items;
use crate::place::Place;
use crate::read::bot_minutes;
use crate::read::front::{self, Front};
use crate::read::log::block::{self, Blocks};
use crate::read::log::dialects;
use crate::read::log::{self, Among, apart, calls, copied, line_tags};
use crate::read::markdown::unprinted;
use crate::read::opened::{self, Opened};
use crate::read::record::Record;
use crate::read::text::merge;
use crate::read::tlp::{self, Mode};
use crate::read::tree::kinds::is_markdown;
use crate::read::withhold::parts::Weighed;
use crate::read::{day_sections, foreign, path_name, text, withhold};
use crate::report::{Note, Severity};

/// Reads a file.
pub fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    text: String,
    expected: Expectation,
    today: NaiveDate,
) -> MeetingFile {
    let mut found = MeetingFile::unread(path, file);
    let mails = mailed::further(&found.file, &text);
    let lower = found.path.to_ascii_lowercase();
    let lower = lower.strip_suffix(".gz").unwrap_or(&lower);
    let html = lower.ends_with(".html") || lower.ends_with(".htm");
    let undone = || line_tags::undone(&text).filter(|_| !html);
    let text = undone().unwrap_or(text);
    if html {
        match log::text_of_html(&text) {
            Some(text) => plain(&mut found, text, expected, today),
            None if bot_minutes::is_minutes(&text) => minutes(&mut found, &text, today),
            None => rendered::html(&mut found, &text, expected, today),
        }
    } else if is_markdown(lower) {
        markdown(&mut found, block::as_written(text, true), expected, today);
    } else if log::is_export(&text) {
        let whole = 0..text::lines(&text).len();
        if log::is_of_hcoop(&text) {
            (found.withheld, _, found.sealed) = sidecar::in_json(&found.file, &text, today);
        }
        found.notes.extend(broken(&found.file, &text));
        found.kind = Kind::Log(UnreadLog::new(text, vec![whole], dialects::EVENTS));
    } else if lower.ends_with("json") {
        json(&mut found, &text, today);
    } else if let Some(talk) = foreign::of_lines(&text) {
        found.kind = Kind::Nothing(talk);
    } else if bot_minutes::is_minutes(&text) {
        minutes(&mut found, &text, today);
    } else {
        let text = log::with_blanks(block::as_written(text, false));
        plain(&mut found, text, expected, today);
    }
    if let Kind::Log(log) = &found.kind {
        merge::once(&found.file, &log.text, &mut found.notes);
    }
    let holds = matches!(found.kind, Kind::Minutes(_) | Kind::Log(_));
    found
        .notes
        .extend(mails.filter(|_| holds && !found.withheld));
    // What stands at the head of a text that is no record is no front matter.
    if matches!(found.kind, Kind::Nothing(_)) {
        found.notes.retain(|note| note.severity != Severity::Info);
    }
    found
}

/// Reads a bot's minutes, or the log that they hold or that stands in the same text; else what stands around them is told.
fn minutes(found: &mut MeetingFile, text: &str, today: NaiveDate) {
    let first = take_head(found, text, today);
    let body = text::each_line(text).nth(first);
    let body = body.map_or("", |line| &text[line.start..]);
    let above = text[..text.len() - body.len()].lines().count();
    if let Some(log) = rendered::log_in_minutes(text) {
        headed(found, above, body, today);
        found.kind = log;
        return;
    }
    let read = bot_file::read(&found.file, above, body, today);
    found.withheld |= read.withheld;
    // What a label takes out of minutes is not looked for in prose.
    let open = !found.withheld && read.note.is_none();
    let log = log_beside(text, first);
    let alone = log.is_none();
    if let Some(blocks) = log.filter(|_| open) {
        let lines = text::lines(text);
        let log = blocks
            .lines
            .first()
            .and_then(|block| lines.get(block.start));
        let notes = log.map_or(body, |log| &text[text.len() - body.len()..log.start]);
        labelled(found, first, notes, Mode::Text);
        // The bot's heading is no title of the prose.
        let title = found.facts.title.clone();
        let read_as = (Mode::Text, Weighed::Notes);
        log_among(found, text.to_owned(), first, read_as, blocks, today);
        found.facts.title = title;
        return;
    }
    found.sealed.absorb(read.sealed);
    found.notes.extend(read.note);
    let around = || bot_file::around(&found.file, text, first, alone.then_some(today));
    if let Some((note, closes)) = (!found.withheld).then(around).flatten() {
        found.withheld = closes;
        found.notes.push(note);
    }
    found.facts.day_at_head = found.facts.day_at_head.or_else(|| mailed::day(body));
    found.kind = Kind::Minutes(Box::new(read.minutes));
}

/// The log that stands in a text beside a bot's minutes, which are not looked at.
fn log_beside(text: &str, first: usize) -> Option<Blocks> {
    if text.trim_start().starts_with('<') {
        return None;
    }
    let minutes = bot_minutes::span(text)?;
    let mut lines = text::lines(text);
    for line in lines.get_mut(minutes.clone())? {
        line.end = line.start;
    }
    let blocks = apart::find(text, &lines, first)?;
    let is_outside =
        |block: &Range<usize>| block.end <= minutes.start || minutes.end <= block.start;
    blocks.lines.iter().all(is_outside).then_some(blocks)
}

/// A text file: a log if a dialect explains half of it, else verbatim where a log is expected. It may bear front matter too.
fn plain(found: &mut MeetingFile, text: String, expected: Expectation, today: NaiveDate) {
    let first = take_head(found, &text, today);
    let text = match unprinted::of_lines(&found.path, &text) {
        Cow::Owned(printed) => printed,
        Cow::Borrowed(_) => text,
    };
    let lines = text::lines(&text);
    let inside = first.min(lines.len())..lines.len();
    let fit = log::detect(&text, &lines[inside.clone()], Among::All)
        .filter(|fit| expected::is_log(fit, &found.path, expected));
    if let Some(fit) = fit {
        found.kind = Kind::Log(UnreadLog::new(text, vec![inside], fit.dialect));
    } else if expected == Expectation::Meeting && copied::is_copied(&text, &lines[inside.clone()]) {
        found.kind = Kind::Log(UnreadLog::new(text, vec![inside], copied::COPIED));
    } else if may_be_headed(&found.path, expected) && is_headed(&found.path, &text) {
        markdown(found, text, expected, today);
    } else if expected == Expectation::Meeting
        && let Some(blocks) = calls::find(&text, &lines, inside.start)
            .or_else(|| apart::find(&text, &lines, inside.start))
    {
        let read_as = (Mode::Text, Weighed::Notes);
        log_among(found, text, inside.start, read_as, blocks, today);
    } else if expected == Expectation::Meeting {
        let message = "no dialect explains this log: it is shown as it stands";
        let place = Place::head(&found.file);
        let mut note = Note::new(Severity::Warning, PLAIN_LOG, place, message);
        note.hint = foreign::transcript(&text).map(Box::from);
        let written = other_markup::is_written(&found.path, &text);
        found.notes.extend(match written {
            true => unread_items::uncounted(&found.file, &text),
            false => Some(note),
        });
        labelled(found, 0, &text, Mode::Text);
        let title = found.facts.title.take();
        found.facts.title = title.or_else(|| other_markup::title(&found.path, &text));
        let day = found.facts.day_at_head;
        found.facts.day_at_head = day.or_else(|| other_markup::day(&found.path, &text));
        found.kind = Kind::Log(UnreadLog::new(text, vec![inside], dialects::PLAIN));
    }
}

/// Takes in flags at the head of a text, and front matter; the lines of that out, which are none of the rest.
fn take_head(found: &mut MeetingFile, text: &str, today: NaiveDate) -> usize {
    found.withheld |= match front::find(text) {
        Front::None => {
            found.draft |= withhold::drafts_in_fields(text);
            headed(found, 0, text, today);
            false
        }
        Front::Unclosed => withhold::by_sight(text),
        Front::Some { front, .. } if front::holds_keys(&text[front.clone()]) => {
            return take_front(found, text, today).lines;
        }
        // Lines between two rules are talk, unless they look like flags.
        Front::Some { front, .. } => withhold::by_sight(&text[front]),
    };
    0
}

/// Takes in what a text says at its head, so many lines below that of its file.
fn headed(found: &mut MeetingFile, above: usize, text: &str, today: NaiveDate) {
    if let Some(at) = withhold::at_head(text, today) {
        let place = Place::line(&found.file, above + at);
        found.notes.push(withhold::head_note(place, 0));
        found.withheld = true;
    }
}

/// Takes in a TLP label at the head of notes, so many lines below that of their file: it holds for all of them, as for a page.
/// Below the heading of the first of several days it is one of that day.
fn labelled(found: &mut MeetingFile, above: usize, notes: &str, mode: Mode) {
    let days = |text: &str| day_sections::sections(text).map(|days| days.len());
    let of_all = |at: &usize| {
        let below: Vec<&str> = notes.lines().skip(at + 1).collect();
        days(notes).is_none_or(|count| days(&below.join("\n")) == Some(count))
    };
    let at = head_label::closes_all(notes, mode);
    if let Some(at) = at.filter(of_all) {
        let place = Place::line(&found.file, above + at);
        let note = (!found.withheld).then(|| tlp::head_note(place, mode));
        found.notes.extend(note);
        found.withheld = true;
    }
}

/// Takes in what front matter says; the text below it out.
fn take_front(found: &mut MeetingFile, text: &str, today: NaiveDate) -> Opened {
    let mut opened = opened::of_meeting(&found.file, text, today);
    found.notes.append(&mut opened.notes);
    found.withheld |= opened.withheld;
    found.draft |= opened.draft;
    if let Some(document) = opened.document.take() {
        if let Some(record) = Record::root(&document) {
            found.withheld |= withhold::record(&record, today);
            found.draft |= withhold::is_draft(&record, today);
            found.facts = sidecar::from_record(&record);
            found.facts.roll = Roll::of(&record);
            let told = contradicting_path(path_name::day(&found.path), found.facts.date, || {
                record.place_of("date")
            });
            found.notes.extend(told);
            record.finish();
        }
        found.notes.extend(document.into_notes());
    }
    opened
}

/// A Markdown file: with a log inside, or notes of a dated meeting, or an ordinary page.
fn markdown(found: &mut MeetingFile, text: String, expected: Expectation, today: NaiveDate) {
    let lines = text::lines(&text);
    let of_meeting = is_of_meeting(&found.path, &found.file, &text, expected);
    if !of_meeting && !is_log(&text, &lines) {
        found.kind = Kind::Page(text);
        return;
    }
    let opened = take_front(found, &text, today);
    let blocks = block::find(&text, &lines, opened.lines)
        .or_else(|| calls::find(&text, &lines, opened.lines));
    let first = blocks.as_ref().and_then(|blocks| blocks.lines.first());
    let end = first.and_then(|block| lines.get(block.start));
    let end = end.map_or(text.len(), |line| line.start);
    let body = text.len() - opened.body.len();
    let notes = text.get(body..end).unwrap_or_default();
    labelled(found, opened.lines, notes, opened.mode);
    let weighed = match opened.public {
        true => Weighed::PublicNotes,
        false => Weighed::Notes,
    };
    let Some(blocks) = blocks else {
        notes_alone(found, &opened, weighed, today);
        if expected == Expectation::Alone && is_open(found) && !signs::are_there(&found.path, &text)
        {
            as_page(found, text);
        }
        return;
    };
    let read_as = (opened.mode, weighed);
    log_among(found, text, opened.lines, read_as, blocks, today);
}

/// Whether nothing of a file is withheld.
fn is_open(found: &MeetingFile) -> bool {
    !found.withheld && found.sealed.is_empty() && found.closed_days.is_empty()
}

/// A dated text that is of no meeting after all: what was read of it is told by the page.
fn as_page(found: &mut MeetingFile, text: String) {
    found.kind = Kind::Page(text);
    found.facts = Facts::default();
    found.draft = false;
    found.notes.clear();
}
