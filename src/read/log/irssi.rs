//! irssi: `13:01 < nick> text`, `13:01  * nick text`, `13:01 -!- nick [user@host] has joined #chan`,
//! `--- Day changed Fri Jan 10 2020`; with a day before the time, as `2031-01-02T15:00:00Z <nick> text`;
//! the aligned theme `13:01 @     nick | text`; ii with seconds since 1970; and infobots, `20310102 15:00:00< nick> text`.
//! Minutes or seconds, local time unless a zone is told.

use super::clog;
use super::dates::{
    clock_among, compact_date, epoch, long_date, other_date, time_alone, timed, year_and_day,
};
use super::events::{event, notice};
use super::mcabber;
use super::noticed::noticed;
use super::private;
use super::shape::{Shape, Stamp, bare_nick, clock, is_nick, iso_date, zone_offset};
use super::signed::{is_sign, signed};
use crate::model::words::{after_one_of, begins_with};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(rest) = line.strip_prefix("--- ") {
        return marker(rest);
    }
    // So do Mondays begin.
    if let Some(mcabber) = line.starts_with('M').then(|| mcabber::read(line)).flatten() {
        return Some(mcabber);
    }
    let (stamp, rest) = match stamp(line) {
        Some((stamp, rest)) => (stamp, rest.strip_prefix([' ', '\t'])?),
        None => of_infobot(line)?,
    };
    if let Some(said) = Shape::message(stamp, rest) {
        return Some(said);
    }
    if let Some(rest) = rest.strip_prefix("-!- ") {
        return Some(notice(stamp, rest.trim_start_matches("Irssi: ")));
    }
    // With one blank before the star it is the copy of another client, in which servers speak behind the same.
    if let Some(told) = rest.strip_prefix("* ").and_then(|act| event(stamp, act)) {
        return Some(told);
    }
    // Other clients have three stars there.
    if let Some(told) = rest.strip_prefix("*** ") {
        return event(stamp, told);
    }
    if let Some(rest) = after_one_of(rest, &[" * ", "⚡ ", "* "]) {
        let bars = ["| ", "\u{2502} "];
        let rest = bars
            .iter()
            .find_map(|bar| rest.strip_prefix(bar))
            .unwrap_or(rest);
        return Shape::action(stamp, rest);
    }
    if let Some(rest) = rest.strip_prefix('ℹ') {
        return Some(notice(stamp, rest));
    }
    noticed(stamp, rest)
        .or_else(|| private::shape(stamp, rest))
        .or_else(|| aligned(stamp, rest))
        .or_else(|| clog::members(stamp, rest))
}

/// `20310102 15:00:00`, behind which infobots write no blank but that of an action.
fn of_infobot(line: &str) -> Option<(Stamp, &str)> {
    let (date, rest) = compact_date(line)?;
    let (time, rest) = clock(rest.strip_prefix(' ')?)?;
    let told = ["<", "-!- ", " * "];
    let told = told.iter().any(|mark| rest.starts_with(mark));
    let rest = rest.strip_prefix(' ').unwrap_or(rest);
    told.then_some((Stamp::of(date, time), rest))
}

/// `HH:MM`, `HH:MM:SS`, or a day and a time with or without a zone.
pub(super) fn stamp(line: &str) -> Option<(Stamp, &str)> {
    // Some themes write `9:05` or `Thu 15:00`; only what follows tells that from other text.
    let marked = |rest: &str| begins_with(rest, &[" <", " * "]);
    if let Some(alone) = time_alone(line).filter(|(_, rest)| clock(line).is_some() || marked(rest))
    {
        return Some(alone);
    }
    if let Some(found) = epoch(line) {
        return Some(found);
    }
    let iso = iso_date(line);
    let (date, rest) = iso.or_else(|| other_date(line))?;
    let (mut stamp, mut rest) = timed(date, rest.strip_prefix(['T', ' '])?)?;
    if stamp.offset.is_none() {
        (stamp.offset, rest) = apart_zone(rest);
    }
    // Programs write other dates, too.
    let marked = begins_with(rest, &[" <", " -!-", " * ", "  * "]);
    if iso.is_none() && !marked {
        return None;
    }
    Some((stamp, rest))
}

/// A zone behind a blank, as in `2022-01-05 15:00:01 +0100 <nick> text`.
pub(super) fn apart_zone(rest: &str) -> (Option<i32>, &str) {
    let told = rest.strip_prefix(' ').map(zone_offset);
    let told = told.filter(|(offset, rest)| offset.is_some() && rest.starts_with([' ', '\t']));
    told.unwrap_or((None, rest))
}

/// A new day as it stands on the screens of irssi and WeeChat: `Day changed to 11 May 2026`, `-- Mon, 11 May 2026 --`, with the day
/// before in brackets or without.
pub(super) fn day(line: &str) -> Option<Shape<'_>> {
    let ruled = || line.strip_prefix("-- ")?.strip_suffix(" --");
    let told = line.strip_prefix("Day changed to ").or_else(ruled)?;
    let date = long_date(told.split(" (").next().unwrap_or(told))?;
    Some(Shape::marker(Stamp::on(date)))
}

/// The aligned theme: a sign of the channel, the nick at the right, a bar, the text.
pub(super) fn aligned(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let (head, text) = [" | ", " \u{2502} "]
        .iter()
        .find_map(|bar| rest.split_once(bar))?;
    let nick = bare_nick(head.trim()).trim_start();
    match nick {
        "*" => Shape::action(stamp, text),
        "-->" | "<--" | "-!-" | "---" | "--" | "=!=" => Some(notice(stamp, text)),
        "" => None,
        word if word.starts_with('«') => Some(Shape::notice(stamp)),
        sign if is_sign(sign) => Some(signed(stamp, text)),
        _ => (is_nick(nick) && !nick.contains(' ')).then_some(Shape::Message(stamp, nick, text)),
    }
}

/// `--- Log opened Wed May 22 02:01:22 2002`, `--- Day changed Fri Jan 10 2020`.
pub(super) fn marker(text: &str) -> Option<Shape<'_>> {
    let known = begins_with(text, &["Log opened", "Log closed", "Day changed"]);
    let day = text.split(' ').find_map(iso_date).map(|(day, _)| day);
    let date = long_date(text).or(day);
    let stamp = Stamp {
        date,
        time: clock_among(text),
        unread: date.is_none().then(|| unread(text)).flatten(),
        ..Stamp::default()
    };
    known.then_some(Shape::marker(stamp))
}

/// Year and day of the month of a day that begins in a line and cannot be read.
pub fn unread_day(line: &str) -> Option<(i32, u32)> {
    let (Shape::Presence(stamp, ..), true) = (read(line)?, line.starts_with("--- ")) else {
        return None;
    };
    stamp.unread
}

/// The same of what stands behind the mark of a day that could not be read.
fn unread(text: &str) -> Option<(i32, u32)> {
    let begins = ["Log opened", "Day changed"];
    let told = begins.iter().find_map(|head| text.strip_prefix(head))?;
    Some(year_and_day(told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::log::Clock;

    #[test]
    fn stamps_of_many_themes() {
        let rows = [
            ("15:00 < ash> hi", Some("15:00")),
            ("Thu 15:00 < ash> hi", Some("15:00")),
            ("Mon 15:00 < ash> hi", Some("15:00")),
            ("Mon 15:00 * ash waves", Some("15:00")),
            ("Mon 15:00 hi", None),
            (
                "2031-01-02T15:00:00Z <ash> hi",
                Some("2031-01-02 15:00:00 Some(0)"),
            ),
            (
                "2031-01-02 15:00:01 +0100 <ash> hi",
                Some("2031-01-02 15:00:01 Some(3600)"),
            ),
            ("02/01/2031 15:00 <ash> hi", Some("2031-01-02 15:00 None")),
            (
                "MR 20310102T15:00:00Z 000 <ash> hi",
                Some("2031-01-02 15:00:00 Some(0)"),
            ),
            (
                "20310102 15:00:00< ash> hi",
                Some("2031-01-02 15:00:00 None"),
            ),
        ];
        for (line, expected) in rows {
            let found = read(line).map(|shape| {
                assert!(shape.is_talk(), "{line}");
                let stamp = shape.stamp();
                let time = stamp.time.map_or_else(String::new, Clock::text);
                let dated = |date| format!("{date} {time} {:?}", stamp.offset);
                stamp.date.map_or_else(|| time.clone(), dated)
            });
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }
}
