//! Notes of a meeting, with a log among them or not: without what labels and headings take out, and with what their head tells. Text in;
//! notes or a log to the file out. Whether a text is of a meeting at all is the business of `file`.

use std::ops::Range;

use chrono::NaiveDate;

use super::around::prose;
use super::head_label;
use super::kind::{Kind, MeetingFile};
use super::open_notes::{Noted, open_lines};
use crate::read::log::Numbers;
use crate::read::log::block::Blocks;
use crate::read::opened::{self, Opened};
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
    let body = printed(found, body, opened.lines);
    entitle(found, &body);
    // Of what is withheld the day counts, wherever it stands.
    let day = (found.withheld).then(|| notes_head::of(&opened.body, None).day);
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
    found.kind = Kind::Log {
        text,
        dialect: blocks.fit.dialect.name,
        blocks: blocks.lines,
        prose: Some(prose).filter(|prose| !prose.trim().is_empty()),
        numbers: Numbers::OfBlocks,
    };
}

/// Markdown as the programs of others print it, below so many lines of its file.
fn printed(found: &mut MeetingFile, markdown: String, above: usize) -> String {
    let (markdown, notes) = opened::printed(&found.file, markdown, above);
    let notes = notes.into_iter().filter(|_| !found.withheld);
    found.notes.extend(notes);
    markdown
}

/// Takes in what the head of notes tells, where names and front matter tell nothing: a title there that is the day alone is none.
fn entitle(found: &mut MeetingFile, markdown: &str) {
    let facts = &mut found.facts;
    let told = facts.date.or_else(|| path_name::read(&found.path).date);
    let head = notes_head::of(markdown, told);
    let day = told.or(head.day);
    let title = facts.title.take();
    let title = title.filter(|title| !day.is_some_and(|day| notes_head::is_only(title, day)));
    facts.title = title.or(head.title);
    facts.day_at_head = head.day.filter(|_| told.is_none());
    facts.moment = facts.moment.or(head.moment);
}
