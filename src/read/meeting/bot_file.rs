//! A file that holds a bot's own minutes: flags at its head, and what TLP labels take out. Its text in, minutes without that out.
//! How a bot writes is the business of `bot_minutes`.

use std::mem::take;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::model::meeting::{Item, ItemKind, Minutes};
use crate::place::Place;
use crate::read::bot_minutes::{self, BotMinutes, plain};
use crate::read::tlp::{self, Mode};
use crate::read::withhold;
use crate::report::Note;
use crate::seal::Sealed;

/// Minutes of a bot without what must not be published.
pub(super) struct Judged {
    /// What may be.
    pub(super) minutes: BotMinutes,
    /// Whether nothing of it may be.
    pub(super) withheld: bool,
    /// The words of what is taken out.
    pub(super) sealed: Sealed,
    /// That something is.
    pub(super) note: Option<Note>,
}

/// Reads the minutes of a bot, from below front matter on.
pub(super) fn read(file: &Arc<str>, body: &str, today: NaiveDate) -> Judged {
    let place = Place::file(file);
    let mut minutes = bot_minutes::read(body);
    let mut sealed = Sealed::default();
    let count = close(&place, &mut sealed, &mut minutes.minutes);
    Judged {
        minutes,
        withheld: is_labelled(body, today),
        sealed,
        note: (count > 0).then(|| tlp::cut_note(&place, count)),
    }
}

/// Whether flags or a label at the head of the text withhold the whole of it; in HTML they stand between tags.
fn is_labelled(body: &str, today: NaiveDate) -> bool {
    let closes = |text: &str| tlp::closes_all(text, Mode::Text).is_some();
    let flagged = |text: &str| withhold::at_head(text, today).is_some();
    if !body.trim_start().starts_with('<') {
        return flagged(body) || closes(body);
    }
    let shown = body.lines().map(plain).filter(|line| !line.is_empty());
    let shown = shown.collect::<Vec<String>>().join("\n");
    flagged(&shown) || closes(body) || closes(&shown)
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
