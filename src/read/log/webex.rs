//! Chats of calls as Webex copies them, `from Ash Tree to Everyone:    3:00  PM` above what is said, and as GoTo does,
//! `Ash Tree (to Everyone): 3:00 PM: text`. What goes to anybody but all is private. A line in, what it is out. Local time.

use super::dates::time_of_day;
use super::shape::{Shape, Stamp, is_nick};
use super::zoom::{PRIVATELY, is_all, told_to};

/// Reads one line.
pub fn read(line: &str) -> Option<Shape<'_>> {
    above(line)
        .map(|head| head.shape)
        .or_else(|| before(line.trim_end()))
}

/// Whether a line is private wherever it stands: timetables tell from where to where, but nothing privately.
pub(super) fn is_to_some(line: &str) -> bool {
    let near = memchr::memmem::find(line.as_bytes(), b"):").is_some();
    let private = |shape| matches!(shape, Shape::Private(_));
    near && (above(line).is_some_and(|head| head.privately)
        || before(line.trim_end()).is_some_and(private))
}

/// Who speaks above the words.
struct Head<'l> {
    shape: Shape<'l>,
    /// Whether the head itself says that it is private.
    privately: bool,
}

/// `from Ash Tree to Everyone:  3:00 PM`, `from Ash Tree (privately): 3:00 PM`, `to Ash Tree (privately): 3:00 PM`.
fn above(line: &str) -> Option<Head<'_>> {
    let (word, rest) = line.trim_end().split_once(' ')?;
    let from = word.eq_ignore_ascii_case("from");
    if !from && !word.eq_ignore_ascii_case("to") {
        return None;
    }
    let (head, time) = rest.rsplit_once(": ")?;
    let (time, behind) = time_of_day(time.trim_start())?;
    let stamp = Stamp::at(time);
    let to_all = told_to(head).filter(|(_, to)| from && is_all(to));
    let shape = match to_all {
        Some((who, _)) => Shape::Message(stamp, nick(who)?, &line[line.len()..]),
        None => Shape::Private(stamp),
    };
    let end = head.len().checked_sub(PRIVATELY.len());
    let end = end.and_then(|at| head.get(at..));
    let privately = end.is_some_and(|end| end.eq_ignore_ascii_case(PRIVATELY));
    behind.is_empty().then_some(Head { shape, privately })
}

/// A name without what stands in brackets behind it: whether somebody is a guest, and whose.
fn nick(mut who: &str) -> Option<&str> {
    while let Some((name, _)) = who.strip_suffix(')').and_then(|who| who.rsplit_once(" (")) {
        who = name.trim_end();
    }
    is_nick(who).then_some(who)
}

/// `Ash Tree (to Everyone): 3:00 PM: text`.
fn before(line: &str) -> Option<Shape<'_>> {
    let (who, rest) = line.split_once(" (to ")?;
    let (to, rest) = rest.split_once("): ")?;
    let (time, behind) = time_of_day(rest)?;
    let said = behind.strip_prefix(':')?;
    let stamp = Stamp::at(time);
    Some(match is_all(to) {
        true => Shape::Message(stamp, nick(who)?, said.strip_prefix(' ').unwrap_or(said)),
        false => Shape::Private(stamp),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_to_all_alone_is_public() {
        let said = |nick, text| Some(Some((nick, text)));
        let rows = [
            (
                "from Ash Tree to Everyone:    3:00  PM",
                said("Ash Tree", ""),
                false,
            ),
            (
                "From Ash Tree (Pier) (Guest) to everyone:    15:00",
                said("Ash Tree", ""),
                false,
            ),
            (
                "from Ash to Kim Ray (Guest) (privately):    3:00  PM",
                Some(None),
                true,
            ),
            ("from Ash (Privately):    3:00 PM", Some(None), true),
            ("to Ash (privately):    3:00 PM", Some(None), true),
            ("from Ash to host:    3:00 PM", Some(None), false),
            ("from Berlin to Hamburg: 10:30", Some(None), false),
            ("from Berlin to Hamburg: 10:30 by train", None, false),
            ("from then on: 3", None, false),
            ("From: Ash 10:30", None, false),
            ("we go to Kim (privately): 10:30", None, false),
            (
                "Ash Tree (to Everyone): 3:00 PM: see: there",
                said("Ash Tree", "see: there"),
                false,
            ),
            ("Ash (to Organizer(s) Only): 3:00 PM: hi", Some(None), true),
            ("Ash (to Kim): 3:00 PM: hi", Some(None), true),
            ("Ash (to Kim): we meet at 3:00 PM", None, false),
            ("bring boats (to Kim): 3:00", None, false),
        ];
        for (line, expected, private) in rows {
            let found = read(line).map(|shape| match shape {
                Shape::Message(_, nick, said) => Some((nick, said)),
                _ => None,
            });
            assert_eq!(found, expected, "{line}");
            assert_eq!(is_to_some(line), private, "{line}");
        }
    }
}
