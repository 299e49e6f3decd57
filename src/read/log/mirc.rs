//! mIRC, and ZNC whose lines look the same: `[16:36:05] <nick> text`, `[16:19:53] * nick text`,
//! `[02:12:50] *** Joins: nick (user@host)`, `[14:40:01] -nick- notice`; irssi and WeeChat's screen with a stamp in brackets. Local
//! time.

use super::dates::{bracketed, long_date};
use super::events::{event, event_or_action, notice};
use super::irssi;
use super::no_nicks::CHATZILLA;
use super::noticed::noticed;
use super::shape::{Shape, Stamp};
use crate::model::words::after_one_of;

/// Reads one line. Where the codes of colours were lost, their digits stand before the stamp.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let plain = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let Some((stamp, rest)) = bracketed(if line.len() - plain.len() <= 2 {
        plain
    } else {
        line
    }) else {
        let opened = || line.strip_prefix("--- ").and_then(irssi::marker);
        return session(line).or_else(opened);
    };
    if let Some(said) = Shape::message(stamp, rest) {
        return Some(said);
    }
    if let Some(rest) = rest.strip_prefix("*** ") {
        return Some(notice(stamp, rest));
    }
    if let Some(rest) = rest.strip_prefix("-!- ") {
        return Some(notice(stamp, rest.trim_start_matches("Irssi: ")));
    }
    if let Some(rest) = after_one_of(rest, &["* ", " * ", "*\t"]) {
        return event_or_action(stamp, rest);
    }
    if let Some((_, rest)) = rest
        .split_once('\t')
        .filter(|(mark, _)| CHATZILLA.contains(mark))
    {
        return Some(notice(stamp, rest));
    }
    if let Some(rest) = rest.strip_prefix("Action: ") {
        return Shape::action(stamp, rest);
    }
    if let Some(day) = rest.strip_prefix("--- ").and_then(long_date) {
        return Some(Shape::marker(Stamp::on(day)));
    }
    let server = [
        "Connected to IRC (",
        "Disconnected from IRC (",
        "Broadcast: ",
    ];
    let own = server.iter().any(|words| rest.starts_with(words));
    own.then_some(Shape::notice(stamp))
        .or_else(|| noticed(stamp, rest))
        .or_else(|| irssi::aligned(stamp, rest))
        .or_else(|| event(stamp, rest))
}

/// `Session Start: Mon Oct 31 00:00:00 2016`.
fn session(line: &str) -> Option<Shape<'_>> {
    let (kind, _) = line.strip_prefix("Session ")?.split_once(':')?;
    let stamp = Stamp::on(long_date(line));
    matches!(kind, "Start" | "Close" | "Ident" | "Time").then_some(Shape::marker(stamp))
}
