//! mcabber and poezio: `MR 20310102T15:00:00Z 000 <nick> text`, `MI … nick has joined`; the number tells how many lines of the same
//! message follow. UTC.

use super::dates::compact_date;
use super::events::notice;
use super::shape::{Shape, Stamp, acting, angled, clock};

/// Reads one line.
pub(super) fn read(line: &str) -> Option<Shape<'_>> {
    let (kind, rest) = line.split_once(' ')?;
    let (date, rest) = compact_date(rest)?;
    let (time, rest) = clock(rest.strip_prefix('T')?)?;
    let rest = rest.strip_prefix("Z ")?;
    let stamp = Stamp {
        offset: Some(0),
        ..Stamp::of(date, time)
    };
    let (lines, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let counted = lines.len() == 3 && lines.bytes().all(|byte| byte.is_ascii_digit());
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
    let act = rest.strip_prefix('*').and_then(acting);
    act.map(|(nick, text)| Shape::Action(stamp, nick, text))
}
