//! irssi: `13:01 < nick> text`, `13:01  * nick text`, `13:01 -!- nick [user@host] has joined #chan`,
//! `--- Day changed Fri Jan 10 2020`. Minutes or seconds, local time.

use super::shape::{Shape, Stamp, acting, angled, clock, long_date, notice};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(rest) = line.strip_prefix("--- ") {
        return marker(rest);
    }
    let (time, rest) = clock(line)?;
    let stamp = Stamp {
        time: Some(time),
        ..Stamp::default()
    };
    let rest = rest.strip_prefix(' ')?;
    if let Some((nick, text)) = angled(rest) {
        return Some(Shape::Message(stamp, nick, text));
    }
    if let Some(rest) = rest.strip_prefix("-!- ") {
        return Some(notice(stamp, rest.trim_start_matches("Irssi: ")));
    }
    if let Some(rest) = rest
        .strip_prefix(" * ")
        .or_else(|| rest.strip_prefix("⚡ "))
        .or_else(|| rest.strip_prefix("* "))
    {
        return acting(rest).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    other_notice(stamp, rest)
}

/// `--- Log opened Wed May 22 02:01:22 2002`, `--- Day changed Fri Jan 10 2020`.
fn marker(text: &str) -> Option<Shape<'_>> {
    let known = ["Log opened", "Log closed", "Day changed"]
        .iter()
        .any(|head| text.starts_with(head));
    let time = text
        .split(' ')
        .find_map(|word| clock(word).filter(|(_, rest)| rest.is_empty()));
    let stamp = Stamp {
        date: long_date(text),
        time: time.map(|(time, _)| time),
        month_day: None,
    };
    known.then_some(Shape::Presence(stamp, Presence::Marker, "", ""))
}

/// `-nick- notice`, `-nick:#chan- notice`, and information marks of some themes.
fn other_notice(stamp: Stamp, text: &str) -> Option<Shape<'_>> {
    if let Some(rest) = text.strip_prefix('ℹ') {
        return Some(notice(stamp, rest));
    }
    let rest = text.strip_prefix('-')?;
    let (nick, _) = rest.split_once("- ")?;
    let nick = nick.split(':').next().unwrap_or(nick);
    (!nick.contains(' ')).then_some(Shape::Presence(stamp, Presence::Notice, "", ""))
}
