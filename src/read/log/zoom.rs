//! The chat of a call that Zoom saves: `15:00:01 From Ash Tree to Everyone:` above what is said, and older `15:00:01 From Ash Tree : text`.
//! What goes to some people alone is private. Local time.

use super::shape::{Shape, Stamp, clock, is_nick};

/// To whom everybody's words go.
const ALL: &str = "Everyone";

/// Reads one line; what is said below another one bears a tab.
pub fn read(line: &str) -> Option<Shape<'_>> {
    if let Some(said) = line.strip_prefix('\t') {
        return Some(Shape::Bare(Stamp::default(), said));
    }
    let (time, rest) = clock(line).filter(|(time, _)| time.precise)?;
    let told = rest.trim_start_matches([' ', '\t']).strip_prefix("From ")?;
    let stamp = Stamp::at(time);
    // What is said may hold colons and names again: the first one ends the head.
    let (head, said) = told
        .split_once(": ")
        .or_else(|| Some((told.trim_end().strip_suffix(':')?, "")))?;
    let (nick, to) = match head.rsplit_once(" to ") {
        Some((nick, to)) => (nick.trim(), Some(to.trim())),
        None => (head.trim(), None),
    };
    match to {
        Some(to) if !to.starts_with(ALL) => Some(Shape::Private(stamp)),
        None if may_be_private(said) => Some(Shape::Private(stamp)),
        _ => is_nick(nick).then_some(Shape::Message(stamp, nick, said)),
    }
}

/// Whether a name with a colon in it may have been cut, so that who hears it stands behind that: `Harbour to Kim(Direct Message): hi`.
/// In doubt it is private.
fn may_be_private(said: &str) -> bool {
    let end = said.find("):").or_else(|| said.find(") :"));
    end.is_some_and(|end| said[..end].contains(" to "))
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
        assert_eq!(read("\thi"), Some(Shape::Bare(Stamp::default(), "hi")));
    }
}
