//! A bot's own minutes (`.html`, `.txt`), used only where no log exists, and never copied out.
//! MeetBot's text in, meetingology's in the markup of MoinMoin, or that of the bot of Matrix rooms; items, who led and who was
//! there, begin and end out. Room and title are those of the heading.

mod around;
mod lists;
mod moin;

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

pub use around::{around, span};

use super::text::{entities, head_chars};
use crate::model::log::Clock;
use crate::model::meeting::{Attendee, Item, ItemKind, Minutes};
use crate::model::words::in_one_line;
use crate::read::log::shape::{clock, iso_date};

/// What a bot's minutes say.
#[derive(Debug, Default)]
pub struct BotMinutes {
    /// Topics and items.
    pub minutes: Minutes,
    /// Lines said.
    pub attendance: Vec<Attendee>,
    /// Room, as in `#asbroker`.
    pub channel: Option<String>,
    /// When it began, UTC.
    pub started: Option<Moment>,
    /// When it ended.
    pub ended: Option<Moment>,
}

/// A time that a bot tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day, which MeetBot has in the file name alone.
    pub day: Option<NaiveDate>,
    /// The time of day.
    pub time: Clock,
}

/// Whether a text is the minutes of a meeting bot.
pub fn is_minutes(text: &str) -> bool {
    let head = head_chars(text, 4000);
    // MoinMoin's form begins with a section of its own.
    let started = head.contains("Meeting started by")
        || head.contains("Meeting information") && head.contains("started by");
    started && text.contains("Meeting summary")
}

/// Whether a text is a log that a bot rendered as HTML.
pub fn is_rendered_log(text: &str) -> bool {
    let classed = || text.contains("class=\"tm\"") && text.contains("class=\"nk\"");
    text.contains("name=\"l-") || text.contains("id=\"l-1\"") || classed()
}

/// The line below the heading of the log that minutes in MoinMoin's markup hold, if they do.
pub fn full_log(text: &str) -> Option<usize> {
    let is_head = |line: &str| {
        let head = moin::heading(line).map(|(_, head)| head);
        head.is_some_and(|head| head.eq_ignore_ascii_case("full log"))
    };
    Some(text.lines().position(is_head)? + 1)
}

/// Reads minutes in HTML, plain text or MoinMoin's markup.
pub fn read(text: &str) -> BotMinutes {
    if moin::is_moin(text) {
        return read_list(&moin::plain(text));
    }
    read_list(text)
}

fn read_list(text: &str) -> BotMinutes {
    let mut found = match text.trim_start().starts_with('<') {
        true => from_html(text),
        false => from_text(text),
    };
    let captures = |of: &'static LazyLock<Option<Regex>>| of.as_ref()?.captures(text);
    if let Some(told) = captures(&STARTED) {
        found.started = moment(&told[2]);
        // Who begins a meeting of MeetBot leads it.
        found.minutes.chairs.push(named(&plain(&told[1])).0);
    }
    found.ended = captures(&ENDED).and_then(|told| moment(&told[1]));
    found
}

/// `HH:MM:SS`, with or without a day.
fn moment(text: &str) -> Option<Moment> {
    let (day, rest) =
        iso_date(text).map_or((None, text), |(day, rest)| (Some(day), rest.trim_start()));
    clock(rest).map(|(time, _)| Moment { day, time })
}

/// A nick, and the whole id of Matrix where it is one.
fn named(nick: &str) -> (String, Option<String>) {
    let local = nick.strip_prefix('@').and_then(|id| id.split_once(':'));
    local.map_or_else(
        || (nick.to_owned(), None),
        |(local, _)| (local.to_owned(), Some(nick.to_owned())),
    )
}

fn pattern(pattern: &str) -> Option<Regex> {
    Regex::new(pattern).ok()
}

// What stands before the first topic hangs in an entry that has no text of its own: none goes on into the next `<li>`.
static HTML_ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r#"(?s)<(?:li|b)\b[^>]*>(?:<i class="itemtype">\w+</i>:\s*)?(?:<(?:b|span)\s+class="(\w+)">)?((?:[^<]|<(?:[^l]|l[^i]))*?)<span\s+class="details">\(<a\s+href='[^']*'>([^<]*)</a>,\s*([0-9:]+)\)"#,
    )
});
static HTML_HEAD: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?s)<h1>(#\S+?):? (.*?)</h1>"));
static STARTED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"Meeting started by\s+(\S+)\s+at\s+([0-9: -]+)(?:UTC|[^A-Z\s0-9]|$)")
});
static ENDED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?m)Meeting ended at\s+([0-9: -]+)(?:UTC|[^A-Z\s0-9]|$)"));
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"(?s)<[^>]*>"));
static TEXT_ITEM: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(r"(?s)^(?:(\w+): )?(.*?)(?:\s*\((\S+?),?\s+(\d\d:\d\d(?::\d\d)?)\))?\s*$")
});

fn from_html(text: &str) -> BotMinutes {
    let mut found = BotMinutes::default();
    if let Some(head) = HTML_HEAD.as_ref().and_then(|head| head.captures(text)) {
        found.channel = Some(plain(&head[1]));
        found.minutes.title = Some(plain(&head[2])).filter(|title| title != "Meeting");
    }
    let body = text
        .split_once("Meeting summary")
        .map_or("", |(_, rest)| rest);
    let body = body.split("<h3>").next().unwrap_or(body);
    for item in HTML_ITEM.iter().flat_map(|item| item.captures_iter(body)) {
        let class = item.get(1).map_or("LINK", |class| class.as_str());
        push(
            &mut found.minutes,
            class,
            &plain(&item[2]),
            &plain(&item[3]),
            &item[4],
        );
    }
    found.attendance = lists::present(text);
    found
}

/// A line of HTML without tags and entities.
pub(super) fn plain(html: &str) -> String {
    let text = TAG
        .as_ref()
        .map_or_else(|| html.into(), |tag| tag.replace_all(html, ""));
    in_one_line(&entities::undone(&text))
}

/// The sections of the text form: `* topic  (nick, time)`, below it `* KIND: text  (nick, time)`.
fn from_text(text: &str) -> BotMinutes {
    let mut found = BotMinutes::default();
    let head = text.lines().find(|line| line.starts_with('#'));
    let head = head.map(|head| head.strip_prefix("# ").unwrap_or(head));
    if let Some((channel, title)) = head.and_then(|head| head.split_once(": ")) {
        found.channel = Some(channel.to_owned());
        found.minutes.title = Some(title.trim().to_owned());
    }
    let body = text
        .split_once("Meeting summary")
        .map_or("", |(_, rest)| rest);
    let body = body.split("Meeting ended at").next().unwrap_or(body);
    let body = body.split("\nAction Items\n").next().unwrap_or(body);
    let bullets = bullets(body);
    for (at, bullet) in bullets.iter().enumerate() {
        let Some(item) = TEXT_ITEM
            .as_ref()
            .and_then(|item| item.captures(&bullet.text))
        else {
            continue;
        };
        let kind = item.get(1).map_or("", |kind| kind.as_str());
        let known = kind_of(kind).is_some();
        let text = if known || kind.is_empty() {
            item[2].to_owned()
        } else {
            format!("{kind}: {}", &item[2])
        };
        let class = match known {
            true => kind,
            false if is_topic(&bullets, at) => "TOPIC",
            false => "INFO",
        };
        let detail = |group| item.get(group).map_or("", |detail| detail.as_str());
        push(&mut found.minutes, class, &text, detail(3), detail(4));
    }
    lists::actions(text, &mut found.minutes);
    found.attendance = lists::present(text);
    found
}

/// An entry of nested lists.
struct Bullet {
    /// How far it is indented.
    indent: usize,
    /// Whether an empty line sets it off from the entry above.
    apart: bool,
    /// What it says.
    text: String,
}

/// Whether an entry without a kind is a topic: MeetBot writes what stands before the first at the margin as well, and an empty line
/// before each but the first.
fn is_topic(bullets: &[Bullet], at: usize) -> bool {
    let below = |bullet: &Bullet| bullet.indent > 0 || bullet.apart;
    let margin = bullets.get(at).is_some_and(|bullet| bullet.indent == 0);
    let next = bullets.get(at + 1);
    margin && next.map_or_else(|| bullets.iter().any(below), below)
}

/// Entries of nested lists; wrapped lines are joined.
fn bullets(text: &str) -> Vec<Bullet> {
    let mut out: Vec<Bullet> = Vec::new();
    let mut apart = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        let indent = line.len() - trimmed.len();
        match (trimmed.strip_prefix("* "), out.last_mut()) {
            (Some(entry), last) => {
                let apart = apart && last.is_some();
                let text = entry.trim().to_owned();
                out.push(Bullet {
                    indent,
                    apart,
                    text,
                });
            }
            (None, Some(last)) if !trimmed.is_empty() => {
                last.text.push(' ');
                last.text.push_str(trimmed.trim_end());
            }
            _ => {}
        }
        apart = trimmed.is_empty();
    }
    out
}

fn kind_of(class: &str) -> Option<ItemKind> {
    ItemKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.as_str().eq_ignore_ascii_case(class))
}

fn push(minutes: &mut Minutes, class: &str, text: &str, nick: &str, time: &str) {
    let kind = kind_of(class).unwrap_or(ItemKind::Info);
    let heading = minutes.items.last().and_then(|last| match last.kind {
        ItemKind::Topic => Some(minutes.items.len() - 1),
        _ => last.topic,
    });
    let (nick, matrix) = named(nick);
    minutes.items.push(Item {
        nick,
        matrix,
        time: clock(time).map(|(time, _)| time),
        topic: heading.filter(|_| kind != ItemKind::Topic),
        ..Item::of(kind, text.trim().to_owned())
    });
}
