//! The chat of a call that Zoom saves: `15:00:01 From Ash Tree to Everyone:` above what is said, of late with the day before the hour,
//! older `15:00:01 From Ash Tree : text`, and beside a recording `00:15:01<TAB>Ash Tree:<TAB>text`. What goes to some people alone is private, in whatever language it was saved. Local time.

use super::shape::{Shape, Stamp, clock, dated, is_nick};
use crate::model::log::Presence;
use crate::model::words::after_words;

/// To whom everybody's words go.
const ALL: &str = "Everyone";

/// Marks at which the name of whoever hears it ends, where a head may have been cut before them.
const CLOSED: &[&str] = &["):", ") :", "\u{ff09}:", "\u{ff09} :", "\u{ff09}\u{ff1a}"];

/// Fewest words of a head that names two people.
const WORDS: usize = 3;

/// Reads one line; what is said below another one bears a tab.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(said) = line.strip_prefix('\t') {
        // That a message answers another one the client tells: its own words stand further down.
        let start = if answers(said) { said.len() } else { 0 };
        return Some(Shape::Bare(Stamp::default(), &said[start..]));
    }
    recorded(line).or_else(|| head(line))
}

/// The head of a message.
pub(super) fn head(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = stamp(line)?;
    let told = rest.trim_start_matches([' ', '\t']).strip_prefix("From ")?;
    // What is said may hold colons and names again: the first one ends the head.
    let (head, said) = told
        .split_once(": ")
        .or_else(|| Some((told.trim_end().strip_suffix(':')?, "")))?;
    let (nick, to) = match told_to(head) {
        Some((nick, to)) => (nick, Some(to)),
        None => (head.trim(), None),
    };
    match to {
        Some(to) if !is_all(to) => Some(Shape::Private(stamp)),
        None if head.ends_with(CLOSING) || may_be_private(said) => Some(Shape::Private(stamp)),
        _ => is_nick(nick).then_some(Shape::Message(stamp, nick, said)),
    }
}

/// `15:00:01`, or a day and that.
fn stamp(line: &str) -> Option<(Stamp, &str)> {
    let alone = || clock(line).map(|(time, rest)| (Stamp::at(time), rest));
    let found = alone().or_else(|| dated(line));
    found.filter(|(stamp, _)| stamp.time.is_some_and(|time| time.precise))
}

/// The moment of a line that is a head in whatever language; none of others.
pub(super) fn moment(line: &str) -> Stamp {
    stamp(line).map(|(stamp, _)| stamp).unwrap_or_default()
}

/// Who speaks, and to whom.
pub(super) fn told_to(head: &str) -> Option<(&str, &str)> {
    let words = [" to ", " To ", " TO "].iter();
    let at = words.filter_map(|word| head.rfind(word)).max()?;
    Some((head[..at].trim(), head[at + " to ".len()..].trim()))
}

/// Whether all hear it: what stands in brackets behind a name says that it is for that one.
pub(super) fn is_all(to: &str) -> bool {
    after_words(to, ALL).is_some() && !to.ends_with(CLOSING)
}

/// Brackets at the end of a head.
const CLOSING: [char; 2] = [')', '\u{ff09}'];
/// The first byte of the second of them.
const FULL_WIDTH: u8 = 0xef;
const OPENING: [char; 2] = ['(', '\u{ff08}'];

/// What old clients put before words to one person.
pub(super) const PRIVATELY: &str = "(privately)";

/// Whether words are marked as private, or a name with a colon in it may have been cut, so that who hears it stands behind that: `Harbour to Kim(Direct Message): hi`.
/// In doubt it is private.
fn may_be_private(said: &str) -> bool {
    if after_words(said.trim_start(), PRIVATELY).is_some() {
        return true;
    }
    let end = CLOSED.iter().filter_map(|mark| said.find(mark)).min();
    end.is_some_and(|end| told_to(&said[..end]).is_some())
}

/// Whether the client tells which message it is that the words below answer.
fn answers(said: &str) -> bool {
    let told = said.strip_prefix("Replying to \"");
    told.is_some_and(|told| told.trim_end().ends_with("\":"))
}

/// `00:15:59<TAB>Ash Tree:<TAB>text`, as it lies beside a recording: the time is that since this began. Of a reaction the client tells in
/// words.
pub(super) fn recorded(line: &str) -> Option<Shape<'_>> {
    let (time, rest) = clock(line).filter(|(time, _)| time.precise)?;
    let (nick, said) = rest.strip_prefix('\t')?.split_once(":\t")?;
    let (nick, stamp) = (nick.trim(), Stamp::at(time));
    let to_some = told_to(nick).filter(|(_, to)| !is_all(to) && to.ends_with(CLOSING));
    if to_some.is_some() {
        return Some(Shape::Private(stamp));
    }
    let answers = said.starts_with("Replying to \"") && said.trim_end().ends_with('"');
    let said = if answers { &said[said.len()..] } else { said };
    let shape = match reaction(said) {
        Some(sign) => Shape::Presence(stamp, Presence::Reacted, nick, sign),
        None => Shape::Message(stamp, nick, said),
    };
    is_nick(nick).then_some(shape)
}

/// By which sign somebody reacts to a message, or takes a reaction back, as the client tells it.
pub(super) fn reaction(said: &str) -> Option<&str> {
    let said = said.trim_end();
    if let Some(told) = said.strip_prefix("Reacted to \"") {
        return told.rsplit_once("\" with ").map(|(_, sign)| sign);
    }
    let told = said
        .strip_prefix("Removed a ")
        .filter(|_| said.ends_with('"'))?;
    told.split_once(" reaction from \"").map(|_| said)
}

/// Whether a line is the head of what goes to some people alone, in whatever language: it ends with words in brackets, be it behind a
/// name on a line of its own, or glued to that before a colon that stands apart.
pub(super) fn is_to_some(line: &str) -> bool {
    // A bracket closes behind who hears it, and before the first name an English client writes `From`.
    let may_be = memchr::memchr3(b')', b'F', FULL_WIDTH, line.as_bytes()).is_some();
    may_be && (matches!(read(line), Some(Shape::Private(_))) || names_of_foreign(line).is_some())
}

/// The names in such a head of another language.
fn names_of_foreign(line: &str) -> Option<&str> {
    let (_, head) = stamp(line).filter(|(_, rest)| rest.starts_with([' ', '\t']))?;
    let alone = head.trim_end().strip_suffix([':', '\u{ff1a}']);
    let apart = || Some((head.split_once(" : ")?.0, true));
    let (head, glued) = alone.map(|head| (head, false)).or_else(apart)?;
    let bracket = head.trim_end().strip_suffix(CLOSING);
    let (names, word) = bracket?.rsplit_once(OPENING)?;
    let told = word.contains(char::is_alphabetic) && !word.contains(char::is_numeric);
    let glued = !glued || !names.ends_with(char::is_whitespace);
    let enough = names.split_whitespace().nth(WORDS - 1).is_some();
    (told && glued && enough).then_some(names)
}

/// The first word of a head of another language whose bracket stands apart, as it does in other text.
pub(super) fn foreign_word(line: &str) -> Option<&str> {
    if matches!(read(line), Some(Shape::Private(_))) {
        return None;
    }
    let names = names_of_foreign(line).filter(|names| names.ends_with(char::is_whitespace))?;
    names.split_whitespace().next()
}

/// The first word behind the moment of a line.
pub(super) fn first_word(line: &str) -> Option<&str> {
    stamp(line)?.1.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_some_alone_is_private() {
        let said = |nick, text| Some(Some((nick, text)));
        let rows = [
            ("15:00:01 From Ash Tree : hi", said("Ash Tree", "hi")),
            ("15:00:01 From Ash to Everyone:", said("Ash", "")),
            ("15:00:01\t From Ash to Everyone : hi", said("Ash", "hi")),
            (
                "15:00:01 From Ash to Everyone: see you : later",
                said("Ash", "see you : later"),
            ),
            (
                "15:00:01 From Ash : note: see you",
                said("Ash", "note: see you"),
            ),
            ("15:00:01 From Ash to Kim(Direct Message): hi", Some(None)),
            ("15:00:01 From Ash to Kim (Privately) : hi", Some(None)),
            ("15:00:01 From Ash : (Privately) hi", Some(None)),
            (
                "15:00:01 From Ash : (softly) hi",
                said("Ash", "(softly) hi"),
            ),
            (
                "15:00:01 From Ash to Kim(Direct Message): tell this to Everyone : ok",
                Some(None),
            ),
            (
                "15:00:01 From Ash: Harbour to Kim(Direct Message) : hi",
                Some(None),
            ),
            (
                "15:00:01 From Ash: Harbour to Kim(Direct Message):",
                Some(None),
            ),
            (
                "15:00:01 From Ash : note: we go to sea (soon)",
                said("Ash", "note: we go to sea (soon)"),
            ),
            ("15:00:01 From Ash To Everyone:", said("Ash", "")),
            ("15:00:01 From Ash TO EVERYONE: hi", said("Ash", "hi")),
            ("15:00:01 From Ash To Kim(Direct Message):", Some(None)),
            ("15:00:01 From Ash To Kim (direct message):", Some(None)),
            (
                "15:00:01 From Ash to Everyone(Direct Message): hi",
                Some(None),
            ),
            ("15:00:01 From Ash to Hosts and panelists: hi", Some(None)),
            ("15:00:01 From Ash an Kim (Direktnachricht):", Some(None)),
            ("15:00:01 From Ash \u{ff08}Kim\u{ff09}: hi", Some(None)),
            (
                "15:00:01 From Ash: Harbour To Kim\u{ff08}Kim\u{ff09}: hi",
                Some(None),
            ),
            ("15:00:01 From Ash (Pier) : hi", said("Ash (Pier)", "hi")),
            (
                "15:00:01 From Ash to Everyone: to Kim (again): yes",
                said("Ash", "to Kim (again): yes"),
            ),
            ("2032-01-15 15:00:01 From Ash to Everyone:", said("Ash", "")),
            (
                "2032-01-15 15:00:01 From Ash to Kim (direct message):",
                Some(None),
            ),
            ("2032-01-15 15:00 From Ash to Everyone: hi", None),
            ("15:00 From Ash to Everyone: hi", None),
            ("15:00:01 Ash to Everyone: hi", None),
        ];
        for (line, expected) in rows {
            let found = read(line).map(|shape| match shape {
                Shape::Message(_, nick, said) => Some((nick, said)),
                _ => None,
            });
            assert_eq!(found, expected, "{line}");
        }
        let bare = |said| Some(Shape::Bare(Stamp::default(), said));
        assert_eq!(read("\thi"), bare("hi"));
        assert_eq!(read("\tReplying to \"the boats...\":"), bare(""));
        assert_eq!(read("\tReplying to you"), bare("Replying to you"));
    }

    #[test]
    fn what_goes_to_some_alone_is_known_in_all_languages() {
        let rows = [
            ("15:00:01 From Ash to Kim (direct message):", true),
            ("15:00:01 Von Ash an Kim (Direktnachricht):", true),
            (
                "2032-01-15 15:00:01 Von Ash an Kim (Direktnachricht):",
                true,
            ),
            ("15:00:01 De Ash \u{e0} Kim(Priv\u{e9}) : salut", true),
            (
                "15:00:01 \u{958b}\u{59cb} Ash \u{306b} Kim\u{ff08}\u{30c0}\u{30a4}\u{30ec}\u{30af}\u{30c8}\u{ff09} : \u{8239}",
                true,
            ),
            (
                "15:00:01 \u{958b}\u{59cb} Ash \u{306b} \u{5168}\u{54e1} : (\u{8239}) : a",
                false,
            ),
            ("15:00:01 Von Ash (Pier) : hallo", false),
            ("15:00:01 From Ash to Everyone:", false),
            ("15:00:01 main(): started", false),
            ("15:00:01 boats in worker(3) : started", false),
            ("15:00:01 Opening (Ash): words", false),
            ("15:00 Von Ash an Kim (Direktnachricht):", false),
            ("Von Ash an Kim (Direktnachricht):", false),
        ];
        for (line, expected) in rows {
            assert_eq!(is_to_some(line), expected, "{line}");
        }
    }
}
