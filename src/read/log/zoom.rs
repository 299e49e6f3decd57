//! The chat of a call that Zoom saves: `15:00:01 From Ash Tree to Everyone:` above what is said, of late with the day before the hour,
//! and older `15:00:01 From Ash Tree : text`. What goes to some people alone is private, in whatever language it was saved. Local time.

use super::shape::{Shape, Stamp, clock, dated, is_nick};

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
fn told_to(head: &str) -> Option<(&str, &str)> {
    let words = [" to ", " To ", " TO "].iter();
    let at = words.filter_map(|word| head.rfind(word)).max()?;
    Some((head[..at].trim(), head[at + " to ".len()..].trim()))
}

/// Whether all hear it: what stands in brackets behind a name says that it is for that one.
fn is_all(to: &str) -> bool {
    let begins = to.get(..ALL.len());
    begins.is_some_and(|word| word.eq_ignore_ascii_case(ALL)) && !to.ends_with(CLOSING)
}

/// Brackets at the end of a head.
const CLOSING: [char; 2] = [')', '\u{ff09}'];
const OPENING: [char; 2] = ['(', '\u{ff08}'];

/// What old clients put before words to one person.
const PRIVATELY: &str = "(privately)";

/// Whether words are marked as private, or a name with a colon in it may have been cut, so that who hears it stands behind that: `Harbour to Kim(Direct Message): hi`.
/// In doubt it is private.
fn may_be_private(said: &str) -> bool {
    let begins = said.trim_start().get(..PRIVATELY.len());
    if begins.is_some_and(|word| word.eq_ignore_ascii_case(PRIVATELY)) {
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

/// Whether a line is the head of what goes to some people alone, in whatever language: it ends with words in brackets, be it behind a
/// name on a line of its own, or glued to that before a colon that stands apart.
pub(super) fn is_to_some(line: &str) -> bool {
    if matches!(read(line), Some(Shape::Private(_))) {
        return true;
    }
    let Some((_, head)) = stamp(line).filter(|(_, rest)| rest.starts_with([' ', '\t'])) else {
        return false;
    };
    let alone = head.trim_end().strip_suffix([':', '\u{ff1a}']);
    let apart = || Some((head.split_once(" : ")?.0, true));
    let Some((head, glued)) = alone.map(|head| (head, false)).or_else(apart) else {
        return false;
    };
    let bracket = head.trim_end().strip_suffix(CLOSING);
    let bracket = bracket.and_then(|head| head.rsplit_once(OPENING));
    bracket.is_some_and(|(names, word)| {
        let told = word.contains(char::is_alphabetic) && !word.contains(char::is_numeric);
        let glued = !glued || !names.ends_with(char::is_whitespace);
        told && glued && names.split_whitespace().nth(WORDS - 1).is_some()
    })
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
