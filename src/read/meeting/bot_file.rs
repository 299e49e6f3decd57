//! A file that holds a bot's own minutes: flags at its head, and what TLP labels take out. Its text in, minutes without that out.
//! How a bot writes is the business of `bot_minutes`.

use std::mem::take;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::meeting::{Item, ItemKind, Minutes};
use crate::place::{Place, narrow};
use crate::read::bot_minutes::{self, BotMinutes, plain};
use crate::read::log::off_record;
use crate::read::tlp::{self, Cut, Mode};
use crate::read::withhold;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// Minutes of a bot without what must not be published.
pub(super) struct Judged {
    /// What may be.
    pub(super) minutes: BotMinutes,
    /// Whether nothing of it may be.
    pub(super) withheld: bool,
    /// The words of what is taken out.
    pub(super) sealed: Sealed,
    /// That something is, or all.
    pub(super) note: Option<Note>,
}

/// Reads the minutes of a bot, from below so many lines of front matter on.
pub(super) fn read(file: &Arc<str>, above: usize, body: &str, today: NaiveDate) -> Judged {
    let place = Place::file(file);
    let closed = closed(file, above, body, today);
    let mut minutes = bot_minutes::read(body);
    let mut sealed = Sealed::default();
    let count = close(&place, &mut sealed, &mut minutes.minutes);
    let withheld = closed.is_some();
    let cut = || {
        let line = tlp::closing_line(file, body).map_or(0, |place| place.line + narrow(above));
        tlp::cut_note(Place::new(file, line, 0), count, Cut::Record)
    };
    Judged {
        minutes,
        withheld,
        sealed,
        note: closed.unwrap_or_else(|| (count > 0).then(cut)),
    }
}

/// That a text holds more than the minutes, which stands on no page; what is looked at begins with a line. Whether it withholds the
/// minutes, by words as in the mail that brought them, is asked on a day.
pub(super) fn around(
    file: &Arc<str>,
    text: &str,
    first: usize,
    today: Option<NaiveDate>,
) -> Option<(Note, bool)> {
    let around = bot_minutes::around(text, first);
    let place = |at: usize| Place::line(file, at);
    let mut each = around.iter();
    let closes = today.and_then(|today| each.find(|(_, line)| says_closed(line, today)));
    if let Some((at, _)) = closes {
        return Some((withhold::head_note(place(*at), *at), true));
    }
    let (at, _) = around.first()?;
    let lines = match around.len() {
        1 => "a line around the minutes of the bot is left out".to_owned(),
        count => format!("{count} lines around the minutes of the bot are left out"),
    };
    let note = Note::new(Severity::Warning, "left-out", place(*at), lines);
    let hint =
        "what is to be shown of them can stand in notes of the same name: NAME.md beside NAME.txt";
    Some((note.hint(hint), false))
}

/// Whether a line says of what it stands with that it is not public.
fn says_closed(line: &str, today: NaiveDate) -> bool {
    let mut sentences = line.split_inclusive(". ").map(str::trim);
    withhold::at_head(line, today).is_some()
        || tlp::closes_all(line, Mode::Text).is_some()
        || sentences.any(withhold::is_said)
}

/// Whether flags or a label at the head of the text withhold the whole of it, and what is told of that; in HTML they stand between
/// tags. A flag of a plain text is told already.
fn closed(file: &Arc<str>, above: usize, body: &str, today: NaiveDate) -> Option<Option<Note>> {
    let html = body.trim_start().starts_with('<');
    let lines = body.lines().map(|line| match html {
        true => plain(line),
        false => line.to_owned(),
    });
    let shown = lines
        .enumerate()
        .filter(|(_, line)| !html || !line.is_empty());
    let (numbers, shown): (Vec<usize>, Vec<String>) = shown.unzip();
    let shown = shown.join("\n");
    let place = |at: usize| Place::line(file, above + at);
    if let Some(at) = withhold::at_head(&shown, today) {
        let note = numbers
            .get(at)
            .filter(|_| html)
            .map(|at| withhold::head_note(place(*at), 0));
        return Some(note);
    }
    let labelled = tlp::closes_all(&shown, Mode::Text).and_then(|at| numbers.get(at).copied());
    let labelled = tlp::closes_all(body, Mode::Text).or(labelled)?;
    Some(Some(tlp::head_note(place(labelled), Mode::Text)))
}

/// Takes out what stands under a TLP label that is not public, the title among it; how many lines of the minutes that are.
fn close(place: &Place, sealed: &mut Sealed, minutes: &mut Minutes) -> usize {
    let (mut label, mut count) = (tlp::Label::default(), 0);
    let mut takes = |line: &str, text: &str| {
        let closed = label.takes(line);
        if closed {
            sealed.text(place, text);
            count += 1;
        }
        closed
    };
    let title = minutes.title.take();
    minutes.title = title.filter(|title| !takes(title, title));
    retain(minutes, |item| {
        let closed = match item.kind {
            ItemKind::Topic => takes(&format!("#topic {}", item.text), &item.text),
            _ => takes(&item.text, &item.text),
        };
        !closed
    });
    // What a log would not have shown; of these nobody has to be told.
    retain(minutes, |item| {
        let off = off_record::behind_mark(&item.text).is_some();
        if off {
            sealed.text(place, &item.text);
        }
        !off
    });
    count
}

/// Keeps some items; what stood under a topic that goes stands under none.
pub(super) fn retain(minutes: &mut Minutes, mut keep: impl FnMut(&Item) -> bool) {
    let mut moved: Vec<Option<usize>> = Vec::with_capacity(minutes.items.len());
    let mut kept: Vec<Item> = Vec::with_capacity(minutes.items.len());
    for item in take(&mut minutes.items) {
        let stays = keep(&item);
        moved.push(stays.then_some(kept.len()));
        kept.extend(stays.then_some(item));
    }
    for item in &mut kept {
        item.topic = item.topic.and_then(|topic| *moved.get(topic)?);
    }
    minutes.items = kept;
}
