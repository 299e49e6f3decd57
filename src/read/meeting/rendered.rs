//! Logs that a bot or a program rendered, and pages that hold one: read as the text they stand for. HTML or the minutes of a bot in,
//! the log inside out, if there is one beyond doubt.

use std::ops::Range;

use chrono::NaiveDate;

use super::expected::Expectation;
use super::head_label;
use super::kind::{Kind, MeetingFile, UnreadLog};
use crate::place::Place;
use crate::read::log::dialect::Dialect;
use crate::read::log::{self, Among, Numbers, apart};
use crate::read::tlp::Mode;
use crate::read::{bot_minutes, foreign, text, withhold};

/// A log as a bot or a program rendered it, or a page that holds one.
pub(super) fn html(found: &mut MeetingFile, text: &str, expected: Expectation, today: NaiveDate) {
    // Pages of others have the marks of MeetBot's lines as well.
    let of_bot = bot_minutes::is_rendered_log(text);
    let whole = of_bot.then(|| log::html::of_meetbot(text)).flatten();
    let whole = whole.and_then(|(text, first)| sure_log(Some(first), text));
    let entries = || log::html::of_entries(text).and_then(|text| sure_log(None, text));
    let (by_bot, entries) = match whole {
        Some(log) => (true, Some(log)),
        None => (false, entries()),
    };
    let rows = entries.is_some() && !by_bot;
    let log = entries.or_else(|| match expected {
        Expectation::Meeting => on_page(found, log::web_page::text(text), today),
        Expectation::Anything | Expectation::Alone | Expectation::Aside => None,
    });
    // What the lines of a log say counts from there on.
    let above = match log.is_some() {
        _ if rows => Some(before(text, &["<tr", "<dt"])),
        _ if of_bot => Some(before(text, &["<pre"])),
        true => Some(""),
        false => (expected == Expectation::Meeting).then_some(text),
    };
    if let Some(above) = above {
        close(found, text, above, today);
    }
    found.kind = match log.is_some() || of_bot {
        true => Kind::Derived(log.map(Box::new)),
        false => Kind::Nothing(foreign::reason(text).unwrap_or("html")),
    };
}

/// A text up to the first of some signs.
fn before<'t>(text: &'t str, signs: &[&str]) -> &'t str {
    let first = signs.iter().filter_map(|sign| text.find(sign)).min();
    &text[..first.unwrap_or(text.len())]
}

/// Withholds a page that says that it is not public, in its head or in what stands in it above a log.
fn close(found: &mut MeetingFile, html: &str, above: &str, today: NaiveDate) {
    let text = log::web_page::text(above);
    let text = text.trim_start();
    let labelled = || head_label::closes_all(text, Mode::Text).is_some();
    let says = || withhold::at_head(text, today).is_some() || labelled();
    if !found.withheld && (withhold::in_html(html, today) || says()) {
        let place = Place::file(&found.file);
        found.notes.push(withhold::head_note(place, 0));
        found.withheld = true;
    }
}

/// The log that the text of a page holds, or is.
fn on_page(found: &mut MeetingFile, text: String, today: NaiveDate) -> Option<Kind> {
    let lines = text::lines(&text);
    let head = withhold::at_head(&text, today);
    let log = match apart::find(&text, &lines, 0) {
        Some(blocks) => Kind::Log(UnreadLog::new(text, blocks.lines, blocks.fit.dialect)),
        None => {
            let fit = log::detect(&text, &lines, Among::Marked)?;
            let sure = fit.is_sure() && fit.has_marks();
            sure.then(|| on_lines(&lines, text, fit.dialect))?
        }
    };
    if head.is_some() {
        // Lines of its text are none of the file.
        let place = Place::file(&found.file);
        found.notes.push(withhold::head_note(place, 0));
        found.withheld = true;
    }
    Some(log)
}

/// The log that a bot's minutes hold whole.
pub(super) fn log_in_minutes(text: &str) -> Option<Kind> {
    let first = bot_minutes::full_log(text)?;
    let log = sure_log(Some(first), text.to_owned())?;
    Some(Kind::Derived(Some(Box::new(log))))
}

/// A text that from some line on, of which its lines are counted, is a log and nothing else; where none is told, a log with empty
/// lines for what stands around it on its page.
fn sure_log(first: Option<usize>, text: String) -> Option<Kind> {
    let lines = text::lines(&text);
    let inside = first.unwrap_or(0)..lines.len();
    let fit = log::detect(&text, lines.get(inside.clone())?, Among::All);
    let fit = fit.filter(log::Fit::is_sure)?;
    Some(match first {
        Some(_) => Kind::Log(UnreadLog::new(text, vec![inside], fit.dialect)),
        None => on_lines(&lines, text, fit.dialect),
    })
}

/// A log whose lines have the numbers that they have in the file: head and foot of the page are around it.
fn on_lines(lines: &[Range<usize>], text: String, dialect: &'static Dialect) -> Kind {
    let filled = |range: &Range<usize>| !text[range.clone()].trim().is_empty();
    let first = lines.iter().position(filled).unwrap_or(0);
    let last = lines
        .iter()
        .rposition(filled)
        .map_or(lines.len(), |at| at + 1);
    let inside = first..last;
    Kind::Log(UnreadLog {
        numbers: Numbers::OfFile,
        ..UnreadLog::new(text, vec![inside], dialect)
    })
}
