//! XChat and HexChat: `Mar 03 10:28:41 <nick>⇥text`, `Mar 03 10:28:41 *⇥nick text`, where joins bear the same mark.
//! The year stands in `**** BEGIN LOGGING AT Wed Mar 03 10:28:36 2010`. Local time.

use super::shape::{Shape, Stamp, acting, bare_nick, clock, is_nick, long_date, month, notice};
use crate::model::log::Presence;

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(rest) = line.strip_prefix("**** ") {
        let known = rest.starts_with("BEGIN LOGGING AT") || rest.starts_with("ENDING LOGGING AT");
        let stamp = Stamp {
            date: long_date(rest),
            ..Stamp::default()
        };
        return known.then_some(Shape::Presence(stamp, Presence::Marker, "", ""));
    }
    let (stamp, rest) = stamp(line)?;
    let (mark, text) = rest
        .split_once('\t')
        .or_else(|| split_blank(rest))
        .unwrap_or((rest, ""));
    if let Some(nick) = mark
        .strip_prefix('<')
        .and_then(|nick| nick.strip_suffix('>'))
    {
        let nick = bare_nick(nick);
        return is_nick(nick).then_some(Shape::Message(stamp, nick, text));
    }
    match mark {
        "*" if is_notice(text) => Some(notice(stamp, text)),
        "*" => acting(text).map(|(nick, text)| Shape::Action(stamp, nick, text)),
        "-->" | "<--" | "---" | "***" => Some(notice(stamp, text)),
        _ => {
            let named = mark.starts_with('-') && mark.ends_with('-') && mark.len() > 2;
            named.then_some(Shape::Presence(stamp, Presence::Notice, "", ""))
        }
    }
}

/// `Mar 03 10:28:41 `: a month and a day, the year comes from elsewhere.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    let (name, rest) = line.split_once(' ')?;
    let month = month(name.trim_end_matches('.'))?;
    let (day, rest) = rest.trim_start().split_once(' ')?;
    let (time, rest) = clock(rest)?;
    let month_day = Some((month, day.trim_end_matches('.').parse().ok()?));
    let stamp = Stamp {
        month_day,
        ..Stamp::at(time)
    };
    Some((stamp, rest.strip_prefix(' ')?))
}

/// Copies of such logs have blanks for tabs.
fn split_blank(text: &str) -> Option<(&str, &str)> {
    let (mark, rest) = text.split_once(' ')?;
    Some((mark, rest.trim_start_matches(' ')))
}

/// Joins and leaves look like actions; what follows the nick tells them apart.
fn is_notice(text: &str) -> bool {
    let rest = text.split_once(' ').map_or("", |(_, rest)| rest);
    let hosted = rest.starts_with('(') || rest.starts_with('[');
    let words = [
        "has joined",
        "has quit",
        "has left",
        "has kicked",
        "gives channel",
        "removes channel",
        "sets mode",
        "sets ban",
    ];
    hosted && (rest.contains("has "))
        || words.iter().any(|words| rest.starts_with(words))
        || rest.starts_with("is now known as")
        || text.starts_with("Now talking")
        || text.starts_with("Topic for")
        || text.starts_with("You are now known as")
}
