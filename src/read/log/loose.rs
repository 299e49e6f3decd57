//! A line with a stamp of its own that its dialect does not know: another client, or a server, wrote it. Never the rest of the
//! message above. A line in; what it is out, or that it is nothing known. Lines of logs without stamps are not looked at.

use memchr::memchr;

use super::call_heads::{is_to_some, moment};
use super::dates::{bracketed, clock_and_zone, iso_stamp};
use super::dialect::{Dialect, Marks, Timing};
use super::events::{event, notice};
use super::noticed::noticed;
use super::shape::{Shape, Stamp, acting, bare_nick, is_nick};
use super::{clog, irclogs, irssi, private, quassel, timeless, xchat};
use crate::model::words::after_one_of;

/// Marks of other clients before what a server says.
const TOLD: &[&str] = &[
    "*** ", "-!- ", "--> ", "<-- ", "-> ", "<- ", "-->| ", "|<-- ", "=-= ",
];

/// Marks before what somebody does.
const ACTS: &[&str] = &["* ", "\u{2022} ", "\u{26a1} "];

/// What a line with a stamp is.
pub(super) enum Loose<'t> {
    /// Something known after all.
    Known(Shape<'t>),
    /// Something that nobody explains.
    Unknown,
}

/// Reads a line that its dialect does not know; none if it may be the rest of the message above. Whether a stamp is one of the
/// moments when the line may have been written is for the caller to say.
pub(super) fn loose<'t>(
    line: &'t str,
    dialect: &Dialect,
    form: Option<Form>,
    is_near: impl Fn(Stamp) -> bool,
) -> Option<Loose<'t>> {
    if dialect.timing == Timing::None {
        let told = match dialect.marks == Marks::Nothing {
            true => is_private(line).then(|| Shape::Private(moment(line))),
            false => private::unstamped(line),
        };
        return told.map(Loose::Known);
    }
    if dialect.multiline {
        return in_room(line, form?, is_near);
    }
    unstamped(line)
        .or_else(|| private::unstamped(line))
        .or_else(|| irssi::day(line.trim()))
        .or_else(|| timeless::session(line))
        .map(Loose::Known)
        .or_else(|| stamped(line, dialect, form))
}

/// How the stamps of a log look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Form {
    /// What stands before: a bracket, if there is one.
    bracket: Option<u8>,
    dated: bool,
    precise: bool,
}

impl Form {
    /// The form of a stamp, by the line it stands in; none of a line without a time.
    pub(super) fn of(line: &str, stamp: Stamp) -> Option<Self> {
        let first = line.bytes().next();
        Some(Form {
            bracket: first.filter(|byte| matches!(byte, b'[' | b'(')),
            dated: stamp.date.is_some() || stamp.month_day.is_some(),
            precise: stamp.time?.precise,
        })
    }
}

/// Reads a line with a stamp of the form that the lines of the log have; none if it bears none. What has another form was
/// pasted.
fn stamped<'t>(line: &'t str, dialect: &Dialect, form: Option<Form>) -> Option<Loose<'t>> {
    let own = || (dialect.name == "xchat").then(|| xchat::stamp(line))?;
    let (stamp, rest) = stamp(line).or_else(own)?;
    if form.is_some() && Form::of(line, stamp) != form {
        return None;
    }
    let rest = rest.trim_start();
    let quassel = || {
        let own = dialect.bracketed_notices;
        let told = own.then(|| quassel::bracketed_notice(stamp, rest));
        told.flatten()
    };
    let known = known(stamp, rest).or_else(quassel);
    Some(known.map_or(Loose::Unknown, Loose::Known))
}

/// The same where messages go on in unmarked lines: people write of times too, so the line has to have the very form of all
/// others, and a time that comes right after that of the line above.
fn in_room(line: &str, form: Form, is_near: impl Fn(Stamp) -> bool) -> Option<Loose<'_>> {
    let begins = matches!(line.as_bytes().first(), Some(b'[' | b'(' | b'0'..=b'9'));
    let (stamp, rest) = stamp(line).filter(|_| begins)?;
    let own = Form::of(line, stamp) == Some(form) && is_near(stamp);
    own.then(|| event(stamp, rest).map_or(Loose::Unknown, Loose::Known))
}

fn known(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    if rest.is_empty() {
        return Some(Shape::Bare(stamp, rest));
    }
    // Textual has no mark before it.
    if rest.starts_with("Inviting ") && rest.contains(" to join ") {
        return Some(notice(stamp, rest));
    }
    if let Some(private) = private::shape(stamp, rest) {
        return Some(private);
    }
    if let Some(told) = after_one_of(rest, TOLD) {
        return Some(notice(stamp, told));
    }
    let told = rest.strip_prefix("--- ");
    if let Some(shape) = told.and_then(|told| clog::told(stamp, told)) {
        return Some(shape);
    }
    if let Some(notice) = noticed(stamp, rest) {
        return Some(notice);
    }
    if let Some(told) = rest.strip_prefix("=== ") {
        return irclogs::told(stamp, told);
    }
    if let Some(act) = after_one_of(rest, ACTS) {
        return event(stamp, act)
            .or_else(|| acting(act).map(|(nick, text)| acted(stamp, nick, text)));
    }
    // ChatZilla leaves no blank between the star and who acts.
    let glued = rest.strip_prefix('*').filter(|act| !act.starts_with('*'));
    let glued = glued
        .and_then(acting)
        .filter(|(nick, _)| !nick.ends_with('*'));
    glued
        .map(|(nick, text)| Shape::Action(stamp, nick, text))
        .or_else(|| said(stamp, rest))
}

/// Textual has a colon behind who acts.
fn acted<'t>(stamp: Stamp, nick: &'t str, text: &'t str) -> Shape<'t> {
    Shape::Action(stamp, nick.strip_suffix(':').unwrap_or(nick), text)
}

/// `<nick> text` with a nick as bridges allow it and servers do not.
fn said(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let (nick, text) = rest.strip_prefix('<')?.split_once("> ")?;
    let nick = bare_nick(nick.trim());
    let plain = !nick.is_empty() && nick.len() <= 80 && !nick.contains(['<', '\t']);
    let is_name = plain && !(nick.starts_with('-') && nick.contains(' '));
    is_name.then_some(Shape::Message(stamp, nick, text))
}

/// Whether a line is private beyond doubt, with or without a stamp.
pub(super) fn is_private(line: &str) -> bool {
    let begins = matches!(
        line.as_bytes().first(),
        Some(b'[' | b'(' | b'-' | b'0'..=b'9')
    );
    // Every line of every log is asked: most have neither of the signs without which none is private.
    let may_be = || memchr(b')', line.as_bytes()).is_some() || line.contains("-> ");
    let sure = |rest| private::is_sure(rest) || private::is_of_name(rest);
    let stamped = || stamp(line).is_some_and(|(_, rest)| sure(rest.trim_start()));
    begins && may_be() && (private::is_sure(line) || stamped()) || is_to_some(line)
}

/// A time at the head of a line, with or without a day, in brackets or not.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    if let Some(found) = bracketed(line) {
        return Some(found);
    }
    let found = iso_stamp(line).or_else(|| clock_and_zone(line));
    found.filter(|(_, rest)| rest.starts_with([' ', '\t']))
}

/// `<nick> text` without its stamp, in a log of single lines: somebody edited it. In a room where messages go on
/// in unmarked lines the same may be forged, and is part of the message above.
fn unstamped(raw: &str) -> Option<Shape<'_>> {
    let (nick, said) = raw.strip_prefix('<')?.split_once("> ")?;
    let nick = bare_nick(nick);
    let plain = is_nick(nick) && !nick.contains([' ', '/', '=']);
    plain.then_some(Shape::Message(Stamp::default(), nick, said))
}

/// `Two Words: text` where speakers are told by a colon: others speak there than `nick: text` has.
pub(super) fn names_another(raw: &str, dialect: &Dialect) -> bool {
    let Some((name, _)) = raw
        .split_once(": ")
        .filter(|_| dialect.marks == Marks::Colon)
    else {
        return false;
    };
    let mut words = name.split(' ');
    words.clone().count() <= 3 && words.all(|word| word.starts_with(char::is_uppercase))
}
