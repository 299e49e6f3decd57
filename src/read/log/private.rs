//! What goes from one person to one other, in the copy of a client's window or its log: `-> *nick* text` and `*nick* text` (ircII,
//! mIRC, BitchX), `[msg(nick)] text` and `[nick(user@host)] text` (irssi, BitchX), `>nick< text` (HexChat). A text behind its stamp
//! in, whether it is private out; what goes to a room is not. Nothing of such a line is shown, nor of what goes on below it.

use super::shape::{Shape, Stamp};
use super::zoom;
use crate::model::words::is_one_of;

/// Words of irssi before the one who is meant.
const SENT: &[&str] = &["msg", "notice", "dcc", "ctcp", "action"];

/// A line that is private by what stands behind its stamp. Without one people set words apart by stars.
pub(super) fn shape<'t>(stamp: Stamp, text: &str) -> Option<Shape<'t>> {
    let private = is_sure(text) || marked(text).is_some() || is_of_name(text);
    let told = stamp.time.is_some() && private;
    told.then_some(Shape::Private(stamp))
}

/// The same of a line without a stamp, in a log whose lines need none.
pub(super) fn unstamped<'t>(line: &str) -> Option<Shape<'t>> {
    let tabbed = || marked(line).is_some_and(|(_, rest)| rest.starts_with('\t'));
    (is_sure(line) || tabbed()).then_some(Shape::Private(Stamp::default()))
}

/// Whether a text is private beyond doubt, with or without a stamp.
pub(super) fn is_sure(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(b'-') => is_arrow(text),
        Some(b'[') => is_squared(text),
        _ => false,
    }
}

/// Words in brackets behind a name that say for whom it is.
const FOR_ONE: &[&str] = &["private", "privately", "direct message", "dm", "whisper"];

/// Words and bytes of the longest name with such words.
const WORDS: usize = 4;
const LONGEST: usize = 80;

/// Whether a text behind its stamp is `Ash Tree (private): text`.
pub(super) fn is_of_name(text: &str) -> bool {
    let near = &text.as_bytes()[..text.len().min(LONGEST)];
    let end = memchr::memmem::find(near, b"):");
    end.is_some_and(|at| is_for_one(&text[..=at]) && !text[..at].contains(": "))
}

/// Whether a name tells that its words are for one person.
pub(super) fn is_for_one(name: &str) -> bool {
    let inside = name
        .strip_suffix(')')
        .and_then(|name| name.rsplit_once('('));
    inside.is_some_and(|(name, word)| {
        let told = is_one_of(word, FOR_ONE);
        let words = name.split_whitespace().count();
        told && (1..=WORDS).contains(&words) && !name.contains(['<', '>', '|', '[', ':'])
    })
}

/// Whether a name is what Zoom has before words for some people, where somebody made it bold.
fn is_head(name: &str) -> bool {
    let head = name.strip_prefix("From ").and_then(zoom::told_to);
    head.is_some_and(|(_, to)| !zoom::is_all(to))
}

/// A line as it was read, private if whoever speaks bears such words.
pub(super) fn of_name(shape: Shape<'_>) -> Shape<'_> {
    match shape {
        Shape::Message(stamp, nick, _) if is_for_one(nick) || is_head(nick) => {
            Shape::Private(stamp)
        }
        shape => shape,
    }
}

/// `-> *nick* text`, and the notice `-> -nick- text`.
fn is_arrow(text: &str) -> bool {
    let told = text.strip_prefix("-> ").and_then(|rest| {
        let mark = ['*', '=', '-']
            .into_iter()
            .find(|mark| rest.starts_with(*mark))?;
        rest[1..].split_once(mark)
    });
    told.is_some_and(|(who, said)| is_one(who) && is_apart(said))
}

/// `[msg(nick)] text`, `[nick(user@host)] text`.
fn is_squared(text: &str) -> bool {
    let told = text[1..].split_once(")]").and_then(|(head, said)| {
        let (word, inside) = head.split_once('(')?;
        let from = || is_one(word) && (inside.contains('@') || inside == "dcc");
        let told = (SENT.contains(&word) && is_one(inside)) || from();
        Some(told && !inside.contains(' ') && is_apart(said))
    });
    told == Some(true)
}

/// The nick between the marks of `*nick* text` and `>nick< text`, and what follows.
pub(super) fn marked(text: &str) -> Option<(&str, &str)> {
    let close = match text.as_bytes().first()? {
        b'*' => '*',
        b'>' => '<',
        _ => return None,
    };
    let (who, said) = text[1..].split_once(close)?;
    (is_one(who) && is_apart(said)).then_some((who, said))
}

/// Whether a word may be somebody, and is no room.
fn is_one(who: &str) -> bool {
    let begins =
        |c: char| c.is_alphabetic() || matches!(c, '_' | '`' | '^' | '{' | '|' | '[' | '\\');
    let plain = !who.contains(|c: char| c.is_whitespace() || matches!(c, '*' | '<' | '>'));
    plain && who.starts_with(begins)
}

/// Whether a text begins behind a mark.
fn is_apart(said: &str) -> bool {
    said.is_empty() || said.starts_with([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_one_person_is_told_from_what_goes_to_a_room() {
        let rows = [
            ("-> *ann* the door code", true, true),
            ("-> *ann*", true, true),
            ("-> -ann- the door code", true, true),
            ("-> =ann= the door code", true, true),
            ("-> -#pier- the boats", false, false),
            ("-> *#pier* the boats", false, false),
            ("-> *very important* words", false, false),
            ("-> see there", false, false),
            ("[msg(ann)] the door code", true, true),
            ("[notice(ann)] the door code", true, true),
            ("[msg(#pier)] the boats", false, false),
            ("[notice(#pier)] the boats", false, false),
            ("[ann(~ann@host.example.net)] it is there", true, true),
            ("[ann(dcc)] it is there", true, true),
            ("[ann(away)] it is there", false, false),
            ("[ann] it is there", false, false),
            ("[ann(~ann@host.example.net) has joined]", false, false),
            ("*ann* it is there", true, false),
            ("*ann*\tit is there", true, true),
            (">ann< where is it", true, false),
            (">ann<\twhere is it", true, true),
            ("Ann Lee (private): it is there", true, false),
            ("ann (Direct Message): it", true, false),
            ("ann (pier): it is there", false, false),
            ("(private): it is there", false, false),
            ("ann | a note (private): it", false, false),
            ("ann: a note (private): it", false, false),
            ("*ann waves*", false, false),
            ("***ann waves", false, false),
            ("**ann** waves", false, false),
            ("*2* boats", false, false),
            ("* ann waves", false, false),
            (">> ann < birch", false, false),
        ];
        let time = crate::model::log::Clock::new(15, 0, None);
        let stamp = time.map_or_else(Stamp::default, Stamp::at);
        for (text, behind_stamp, alone) in rows {
            assert_eq!(shape(stamp, text).is_some(), behind_stamp, "{text}");
            assert_eq!(shape(Stamp::default(), text), None, "{text}");
            assert_eq!(unstamped(text).is_some(), alone, "{text}");
        }
        let rows = [
            ("From Ash to Kim(Direct Message)", true),
            ("Ash (private)", true),
            ("From Ash to Everyone", false),
            ("From Ash", false),
        ];
        for (name, private) in rows {
            let found = of_name(Shape::Message(stamp, name, "hi"));
            assert_eq!(matches!(found, Shape::Private(_)), private, "{name}");
        }
    }
}
