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
    let (head, said) = match told.split_once(" : ") {
        Some(parts) => parts,
        None => told
            .split_once(": ")
            .or_else(|| Some((told.trim_end().strip_suffix(':')?, "")))?,
    };
    let (nick, to) = match head.rsplit_once(" to ") {
        Some((nick, to)) => (nick.trim(), Some(to.trim())),
        None => (head.trim(), None),
    };
    match to {
        Some(to) if !to.starts_with(ALL) => Some(Shape::Private(stamp)),
        _ => is_nick(nick).then_some(Shape::Message(stamp, nick, said)),
    }
}
