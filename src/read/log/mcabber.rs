//! mcabber and poezio: `MR 20310102T15:00:00Z 000 <nick> text`, `MI … nick has joined`; the number tells how many lines of the same
//! message follow. UTC.

use super::dates::compact_date;
use super::events::notice;
use super::shape::{Shape, Stamp, angled, clock};
use crate::model::words::is_number;

/// Reads one line.
pub(super) fn read(line: &str) -> Option<Shape<'_>> {
    let (kind, rest) = line.split_once(' ')?;
    let (date, rest) = compact_date(rest)?;
    let (time, rest) = clock(rest.strip_prefix('T')?)?;
    let rest = rest.strip_prefix("Z ")?;
    let stamp = Stamp::of(date, time).in_zone(Some(0));
    let (lines, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let counted = lines.len() == 3 && is_number(lines);
    match kind {
        "MR" | "MS" if counted => said(stamp, rest),
        "MI" if counted => Some(notice(stamp, rest)),
        _ => None,
    }
}

fn said(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    if let Some((nick, text)) = angled(rest) {
        let text = text.trim_start_matches(' ');
        return Some(match text.strip_prefix("/me ") {
            Some(text) => Shape::Action(stamp, nick, text),
            None => Shape::Message(stamp, nick, text),
        });
    }
    Shape::action(stamp, rest.strip_prefix('*')?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_mcabber() {
        let rows = [
            ("MR 20310102T15:00:00Z 000 <ash> hi", Some("ash says hi")),
            ("MS 20310102T15:00:00Z 002 <ash>  hi", Some("ash says hi")),
            (
                "MR 20310102T15:00:00Z 000 <ash> /me waves",
                Some("ash acts waves"),
            ),
            (
                "MR 20310102T15:00:00Z 000 *ash waves",
                Some("ash acts waves"),
            ),
            ("MI 20310102T15:00:00Z 000 ash has joined", Some("told")),
            ("MR 20310102T15:00:00Z 00 <ash> hi", None),
            ("MR 20310102T15:00:00 000 <ash> hi", None),
            ("MX 20310102T15:00:00Z 000 <ash> hi", None),
            ("Mon 15:00 < ash> hi", None),
        ];
        for (line, expected) in rows {
            let found = read(line).map(|shape| {
                assert_eq!(shape.stamp().offset, Some(0), "{line}");
                match shape {
                    Shape::Message(_, nick, said) => format!("{nick} says {said}"),
                    Shape::Action(_, nick, done) => format!("{nick} acts {done}"),
                    _ => "told".to_owned(),
                }
            });
            assert_eq!(found.as_deref(), expected, "{line}");
        }
    }
}
