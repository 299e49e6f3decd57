//! The minutes of a meeting as plain text for mailing, in the shape that MeetBot made known: title, summary by topic, actions
//! by person, people present. What is seen in, text of 72 columns out (RFC 3676 asks for lines below 78); words longer than
//! that, addresses mostly, stay whole.

use std::collections::{HashMap, VecDeque};

use super::paragraph;
use crate::model::log::Clock;
use crate::model::meeting::{Item, ItemKind, Meeting, Speech};
use crate::view::{Sight, meeting, plain, words};

/// Columns of a line.
const WIDTH: usize = 72;

/// The text of a meeting.
pub fn text(sight: &Sight<'_>, index: usize) -> Vec<u8> {
    let meeting = &sight.library.meetings[index];
    let mut out = String::new();
    head(sight, meeting, &mut out);
    let source = match (meeting.is_noted(), meeting.parts.is_empty()) {
        (true, _) => "notes",
        (false, true) => "minutes of the bot",
        (false, false) => "log",
    };
    if meeting.is_noted() {
        notes(sight, meeting, &mut out);
    } else {
        summary(sight, meeting, &mut out);
        actions(sight, index, &mut out);
        roll_call(sight, meeting, &mut out);
        people(sight, meeting, &mut out);
    }
    out.push_str(&format!(
        "\nMade by minutebook from the {source} of the meeting.\n"
    ));
    out.into_bytes()
}

/// The notes of a meeting that has no log: they tell all that is known.
fn notes(sight: &Sight<'_>, meeting: &Meeting, out: &mut String) {
    heading(out, "Notes");
    let texts = meeting::notes(sight, meeting, "");
    let mut first = true;
    for block in texts.iter().flat_map(plain::blocks) {
        if block.apart && !first {
            out.push('\n');
        }
        first = false;
        let rest = " ".repeat(block.lead.chars().count());
        paragraph(out, &block.lead, &rest, &block.text);
    }
    if first {
        out.push_str("Nothing was noted.\n");
    }
}

fn head(sight: &Sight<'_>, meeting: &Meeting, out: &mut String) {
    let name = words::without_date(&meeting.title, meeting.date);
    let title = match &meeting.channel {
        Some(channel) => format!("{channel}: {name}"),
        None => name.to_owned(),
    };
    let title = sight.clean(&title);
    let rule = "=".repeat(title.chars().count().clamp(3, WIDTH));
    out.push_str(&format!("{rule}\n"));
    paragraph(out, "", "", &title);
    out.push_str(&format!("{rule}\n\n"));
    if let Some(when) = words::when(meeting.date, meeting.start, meeting.end) {
        paragraph(out, "", "", &format!("{when}."));
    }
    let timed = meeting.minutes.items.iter().any(|item| item.time.is_some());
    let offsets = meeting.utc_offsets();
    let clock = words::clocks(&offsets).filter(|_| timed && offsets != [0]);
    if let Some(clock) = clock {
        paragraph(out, "", "", &format!("Times of items are {clock}."));
    }
    let what = match (meeting.is_noted(), meeting.parts.is_empty()) {
        (true, _) => "The notes with all links are",
        (false, true) => "Minutes are",
        (false, false) => "Minutes and full log are",
    };
    if let Some(address) = sight.absolute(&sight.urls.meeting(meeting)) {
        paragraph(out, "", "", &format!("{what} at"));
        // A line of its own, so that programs which read mail see where it ends.
        out.push_str(&format!("{address}\n"));
    }
}

fn heading(out: &mut String, text: &str) {
    out.push_str(&format!("\n\n{text}\n{}\n\n", "-".repeat(text.len())));
}

fn summary(sight: &Sight<'_>, meeting: &Meeting, out: &mut String) {
    heading(out, "Meeting summary");
    let before = out.len();
    let mut speech: HashMap<Option<usize>, VecDeque<&Speech>> = HashMap::new();
    for said in &meeting.minutes.speech {
        speech.entry(said.topic).or_default().push_back(said);
    }
    // What was said under a topic, up to an item.
    let mut said =
        |(topic, depth): (Option<usize>, &str), item: Option<&Item>, out: &mut String| {
            let Some(speech) = speech.get_mut(&topic) else {
                return;
            };
            let before = |said: &&&Speech| {
                item.is_none_or(|item| (said.place, said.line) < (item.place, item.line))
            };
            while let Some(said) = speech.front().filter(before) {
                bullet(out, depth, &sight.clean(&spoken(said)));
                speech.pop_front();
            }
        };
    let mut section = (None, "");
    for (index, item) in meeting.standing() {
        if item.kind.is_heading() {
            said(section, None, out);
            let sub = item.kind == ItemKind::Subtopic;
            section = (Some(index), if sub { "    " } else { "  " });
            let depth = if sub { "  " } else { "" };
            bullet(out, depth, &credited(sight, item, &item.text));
            continue;
        }
        said(section, Some(item), out);
        let depth = section.1;
        match item.kind {
            ItemKind::Info => bullet(out, depth, &credited(sight, item, &item.text)),
            kind => {
                let text = format!("{}: {}", kind.as_str().to_uppercase(), item.text);
                bullet(out, depth, &credited(sight, item, &text));
            }
        }
    }
    said(section, None, out);
    if out.len() == before {
        out.push_str(match (meeting.parts.is_empty(), meeting.is_silent()) {
            (true, _) => "Nothing was noted.\n",
            (_, true) => "The text tells of nobody who spoke; it stands whole on the page.\n",
            _ => "Nothing was noted; the log has everything that was said.\n",
        });
    }
}

/// What was said in a call with a scribe, in one line.
fn spoken(said: &Speech) -> String {
    let speaker = match (&said.speaker, said.typed) {
        (Some(nick), true) => format!("<{nick}> "),
        (Some(speaker), false) => format!("{speaker}: "),
        (None, _) => String::new(),
    };
    speaker + &said.text.replace('\n', " \u{2026} ")
}

/// A text with who said it and when.
fn credited(sight: &Sight<'_>, item: &Item, text: &str) -> String {
    let nick = sight.clean(&item.nick);
    let by = match (nick.is_empty(), item.time) {
        (true, _) => String::new(),
        (false, None) => format!(" ({nick})"),
        (false, Some(time)) => format!(" ({nick}, {})", Clock::text(time)),
    };
    sight.clean(text) + &by
}

fn actions(sight: &Sight<'_>, index: usize, out: &mut String) {
    let owed = meeting::owed(sight, index);
    if owed.by_person.is_empty() && owed.nobody.is_empty() {
        return;
    }
    heading(out, "Action items, by person");
    let nobody = Some(("Nobody yet", owed.nobody)).filter(|(_, texts)| !texts.is_empty());
    for (nick, texts) in owed.by_person.into_iter().chain(nobody) {
        bullet(out, "", &sight.clean(nick));
        for text in texts {
            bullet(out, "  ", &sight.clean(text));
        }
    }
}

/// Who led a call, who said that they are on it, who excused themselves, and who wrote. Who leads alone calls no roll.
fn roll_call(sight: &Sight<'_>, meeting: &Meeting, out: &mut String) {
    let minutes = &meeting.minutes;
    let rows = [
        ("Chairs", &minutes.chairs),
        ("Present", &minutes.present),
        ("Regrets", &minutes.regrets),
        ("Scribes", &minutes.scribes),
    ];
    if rows[1..].iter().all(|(_, names)| names.is_empty()) {
        return;
    }
    heading(out, "Roll call");
    for (what, names) in rows.into_iter().filter(|(_, names)| !names.is_empty()) {
        bullet(
            out,
            "",
            &sight.clean(&format!("{what}: {}", names.join(", "))),
        );
    }
}

fn people(sight: &Sight<'_>, meeting: &Meeting, out: &mut String) {
    if meeting.attendance.is_empty() {
        return;
    }
    heading(out, "People present (lines said)");
    for who in &meeting.attendance {
        let bot = if who.bot { ", bot" } else { "" };
        let line = format!("{} ({}{bot})", sight.clean(&who.nick), who.lines);
        bullet(out, "", &line);
    }
}

fn bullet(out: &mut String, indent: &str, text: &str) {
    paragraph(out, &format!("{indent}* "), &format!("{indent}  "), text);
}

/// A text in lines of 72 columns.
fn paragraph(out: &mut String, first: &str, rest: &str, text: &str) {
    paragraph::into(out, WIDTH, (first, rest), text);
}
