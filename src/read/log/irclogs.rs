//! irclogs: `[00:13] <nick> text`, `[10:00]  * nick text`, and without a time `=== nick [user@host] has joined #chan`. Copies with
//! people in square brackets: `[00:13] [nick] text`, `00:13 [nick] text`, `2030-01-15 00:13:05 [nick]: text`.

use super::dates::bracketed;
use super::events::{event, notice};
use super::irssi;
use super::no_nicks::is_level;
use super::private;
use super::shape::{Shape, Stamp, is_nick};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(rest) = line.strip_prefix("=== ") {
        return told(Stamp::default(), rest);
    }
    let Some((stamp, rest)) = bracketed(line) else {
        return squared(line);
    };
    if let Some(said) = Shape::message(stamp, rest) {
        return Some(said);
    }
    let act = rest.trim_start_matches(' ').strip_prefix("* ");
    act.and_then(|act| Shape::action(stamp, act))
        .or_else(|| squared(line))
}

/// What a server says behind its mark; none of what people set apart by the same mark, as in `=== Decision ===`.
pub(super) fn told<'t>(stamp: Stamp, said: &'t str) -> Option<Shape<'t>> {
    let by_hand = said.trim_end().ends_with('=');
    let word = said.split_whitespace().nth(1).unwrap_or("");
    // Only servers tell addresses, in whatever language.
    let hosted = word.starts_with(['[', '(']) && word.contains('@');
    let known = event(stamp, said).filter(|shape| matches!(shape, Shape::Presence(..)));
    known
        .or_else(|| hosted.then(|| notice(stamp, said)))
        .filter(|_| !by_hand)
}

/// Reads a line with somebody in square brackets behind the stamp; of what servers and programs write there nobody knows here.
pub(super) fn squared(line: &str) -> Option<Shape<'_>> {
    let bare = || {
        let (stamp, rest) = irssi::stamp(line)?;
        Some((stamp, rest.strip_prefix(' ')?))
    };
    let (stamp, rest) = bracketed(line).or_else(bare)?;
    if let Some(private) = private::shape(stamp, rest) {
        return Some(private);
    }
    let (nick, text) = rest.strip_prefix('[')?.split_once(']')?;
    let text = text.strip_prefix(':').unwrap_or(text);
    let apart = text.is_empty() || text.starts_with(' ');
    // A number is a footnote or a ticket, a word with a slash a thread of a program.
    let named = is_nick(nick)
        && !nick.contains([' ', '[', '/', '#', '.'])
        && nick.contains(char::is_alphabetic);
    let text = text.strip_prefix(' ').unwrap_or(text);
    (apart && named && !is_level(nick)).then_some(Shape::Message(stamp, nick, text))
}
