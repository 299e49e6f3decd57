//! One file that may be about a meeting: told by its content, not by its extension alone.
//! Text in; a log, notes, a bot's minutes or nothing out.

use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use super::around::{is_log, prose};
use super::bot_file;
pub use super::expected::Expectation;
use super::expected::{self, is_headed, is_markdown, is_of_meeting};
use super::sidecar::{self, Facts};
use crate::model::words::counted;
use crate::place::Place;
use crate::read::bot_minutes::{self, BotMinutes};
use crate::read::front::{self, Front};
use crate::read::heading::heading;
use crate::read::log::dialect::Dialect;
use crate::read::log::dialects;
use crate::read::log::{self, Among, block};
use crate::read::opened::{self, Opened};
use crate::read::record::Record;
use crate::read::{text, tlp, withhold};
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// What a file is to a meeting. The log is not read yet: its first date may stand in another file.
#[derive(Debug)]
pub enum Kind {
    /// Talk, with the lines that hold it and the prose around it.
    Log {
        /// The whole text.
        text: String,
        /// Name of the dialect.
        dialect: &'static str,
        /// Lines of the log blocks.
        blocks: Vec<Range<usize>>,
        /// Markdown around the blocks.
        prose: Option<String>,
    },
    /// Markdown.
    Notes(String),
    /// A bot's minutes.
    Minutes(Box<BotMinutes>),
    /// A log that a bot rendered, of no use beside the log itself: read as one if that can be done.
    Derived(Option<Box<Kind>>),
    /// Nothing of a meeting, and why.
    Nothing(&'static str),
    /// Markdown that is no more of a meeting than any other page.
    Page(String),
}

/// A file about a meeting.
#[derive(Debug)]
pub struct MeetingFile {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// As the user would type it.
    pub file: Arc<str>,
    /// What it is.
    pub kind: Kind,
    /// What its front matter or heading says.
    pub facts: Facts,
    /// Whether the meeting must not be published.
    pub withheld: bool,
    /// Whether its front matter says that it is a draft.
    pub draft: bool,
    /// The words that a TLP label takes out of its notes, or all of them where it is withheld.
    pub sealed: Sealed,
    /// Its text with the secrets that were taken out of it, if there were any: only to see what patterns fit.
    pub typed: Option<String>,
    /// What is wrong with it.
    pub notes: Vec<Note>,
}

/// Reads a file.
pub fn read(
    path: &Arc<str>,
    file: &Arc<str>,
    text: String,
    expected: Expectation,
    today: NaiveDate,
) -> MeetingFile {
    let (path, file) = (Arc::clone(path), Arc::clone(file));
    let mut found = MeetingFile {
        path,
        file,
        kind: Kind::Nothing("not a log"),
        facts: Facts::default(),
        withheld: false,
        draft: false,
        sealed: Sealed::default(),
        typed: None,
        notes: Vec::new(),
    };
    let lower = found.path.to_ascii_lowercase();
    if lower.ends_with(".html") || lower.ends_with(".htm") {
        match log::text_of_html(&text) {
            Some(text) => plain(&mut found, text, expected, today),
            None if bot_minutes::is_minutes(&text) => minutes(&mut found, &text, today),
            None => found.kind = html(&text),
        }
    } else if is_markdown(&lower, expected) {
        markdown(&mut found, block::as_written(text, true), expected, today);
    } else if log::is_export(&text) {
        let whole = 0..text::lines(&text).len();
        found.kind = log_from(whole, text, dialects::EVENTS);
    } else if lower.ends_with("json") {
        found.kind = Kind::Nothing("not a log");
        (found.withheld, found.notes, found.sealed) = sidecar::in_json(&found.file, &text, today);
    } else if bot_minutes::is_minutes(&text) {
        minutes(&mut found, &text, today);
    } else {
        plain(&mut found, block::as_written(text, false), expected, today);
    }
    found
}

fn html(text: &str) -> Kind {
    if bot_minutes::is_rendered_log(text) {
        let log = log::html::of_meetbot(text).and_then(|(text, first)| sure_log(first, text));
        return Kind::Derived(log.map(Box::new));
    }
    let entries = log::html::of_entries(text).and_then(|text| sure_log(0, text));
    entries.map_or(Kind::Nothing("html"), |log| {
        Kind::Derived(Some(Box::new(log)))
    })
}

/// Reads a bot's minutes, or the log that they hold.
fn minutes(found: &mut MeetingFile, text: &str, today: NaiveDate) {
    let first = take_head(found, text, today);
    let body = text::each_line(text).nth(first);
    let body = body.map_or("", |line| &text[line.start..]);
    if let Some(log) = log_in_minutes(text) {
        found.withheld |= withhold::at_head(body);
        found.kind = log;
        return;
    }
    let read = bot_file::read(&found.file, body);
    found.withheld |= read.withheld;
    found.sealed.absorb(read.sealed);
    found.notes.extend(read.note);
    found.kind = Kind::Minutes(Box::new(read.minutes));
}

/// The log that a bot's minutes hold whole.
fn log_in_minutes(text: &str) -> Option<Kind> {
    let first = bot_minutes::full_log(text)?;
    let log = sure_log(first, text.to_owned())?;
    Some(Kind::Derived(Some(Box::new(log))))
}

/// A text that is a log from a line on, and nothing else.
fn sure_log(first: usize, text: String) -> Option<Kind> {
    let lines = text::lines(&text);
    let fit = log::detect(&text, lines.get(first..)?, Among::All).filter(log::Fit::is_sure)?;
    Some(log_from(first..lines.len(), text, fit.dialect))
}

/// A file of which some lines are log.
fn log_from(lines: Range<usize>, text: String, dialect: &'static Dialect) -> Kind {
    Kind::Log {
        text,
        dialect: dialect.name,
        blocks: vec![lines],
        prose: None,
    }
}

/// A text file: a log if a dialect explains half of it, else verbatim where a log is expected. It may bear front matter too.
fn plain(found: &mut MeetingFile, text: String, expected: Expectation, today: NaiveDate) {
    let lines = text::lines(&text);
    let first = take_head(found, &text, today);
    let inside = first.min(lines.len())..lines.len();
    let fit = log::detect(&text, &lines[inside.clone()], Among::All)
        .filter(|fit| expected::is_log(fit, &found.path, expected));
    if let Some(fit) = fit {
        found.kind = log_from(inside, text, fit.dialect);
    } else if expected == Expectation::Meeting && is_headed(&found.path, &text) {
        markdown(found, text, expected, today);
    } else if expected == Expectation::Meeting {
        let message = "no dialect explains this log: it is shown as it stands";
        let place = Place::new(&found.file, 1, 0);
        let note = Note::new(Severity::Warning, "plain-log", place, message);
        found.notes.push(note);
        found.kind = log_from(inside, text, dialects::PLAIN);
    }
}

/// Takes in flags at the head of a text, and front matter; the lines of that out, which are none of the rest.
fn take_head(found: &mut MeetingFile, text: &str, today: NaiveDate) -> usize {
    found.withheld |= match front::find(text) {
        Front::None => withhold::at_head(text),
        Front::Unclosed => withhold::by_sight(text),
        Front::Some { front, .. } if front::holds_keys(&text[front.clone()]) => {
            return take_front(found, text, today).lines;
        }
        // Lines between two rules are talk, unless they look like flags.
        Front::Some { front, .. } => withhold::by_sight(&text[front]),
    };
    0
}

/// Takes in what front matter says; the text below it out.
fn take_front(found: &mut MeetingFile, text: &str, today: NaiveDate) -> Opened {
    let mut opened = opened::open(&found.file, text, false);
    found.notes.append(&mut opened.notes);
    found.withheld |= opened.withheld;
    found.draft |= opened.draft;
    if let Some(document) = opened.document.take() {
        if let Some(record) = Record::root(&document) {
            found.withheld |= withhold::record(&record, today);
            found.draft = withhold::is_draft(&record);
            found.facts = sidecar::from_record(&record);
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
    let Some(blocks) = block::find(&text, &lines, opened.lines) else {
        let body = text::lines(&opened.body);
        let body = open_lines(found, &opened.body, &body, |_| true);
        entitle(found, &body);
        found.kind = Kind::Notes(body);
        return;
    };
    let is_prose = prose(&text, &lines, opened.lines, &blocks.lines);
    let prose = open_lines(found, &text, &lines, |index| is_prose[index]);
    entitle(found, &prose);
    found.kind = Kind::Log {
        text,
        dialect: blocks.fit.dialect.name,
        blocks: blocks.lines,
        prose: Some(prose).filter(|prose| !prose.trim().is_empty()),
    };
}

/// The title that a heading gives, where front matter gives none.
fn entitle(found: &mut MeetingFile, markdown: &str) {
    let title = found.facts.title.take();
    found.facts.title = title.or_else(|| heading(markdown));
}

/// Lines of Markdown without those that a TLP label takes out; that there were some is told. A label holds until another one
/// comes, whether it stands in a log or beside it.
fn open_lines(
    found: &mut MeetingFile,
    text: &str,
    lines: &[Range<usize>],
    wanted: impl Fn(usize) -> bool,
) -> String {
    let place = Place::new(&found.file, 0, 0);
    let (mut open, mut label, mut count) = (String::new(), tlp::Label::default(), 0);
    for (index, line) in lines.iter().map(|range| &text[range.clone()]).enumerate() {
        match label.takes(line) {
            _ if !wanted(index) => {}
            true => {
                found.sealed.text(&place, line);
                count += 1;
            }
            false => open.extend([line, "\n"]),
        }
    }
    if count > 0 {
        let lines = counted(count, "line of notes is", "lines of notes are");
        let message = format!("{lines} withheld by a TLP label, up to `TLP:CLEAR` or the end");
        let place = Place::file(&found.file);
        let note = Note::new(Severity::Warning, "tlp", place, message);
        found.notes.push(note);
    }
    open
}

/// A dialect by the name it was found under.
pub fn dialect(name: &str) -> &'static Dialect {
    dialects::by_name(name).unwrap_or(dialects::PLAIN)
}
