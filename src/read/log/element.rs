//! Matrix rooms as text. Element's export: `Mon, Jul 22, 2024, 23:01:14 - nick: text`, `… - nick joined the room`;
//! room dumps: `2025-08-21 06:33 nick: text`, under `# room:` lines. Messages go on in unmarked lines.

use super::shape::{Shape, Stamp, acting, clock, dated, half_day, is_nick, long_date};
use crate::model::log::Presence;

/// What a room says of its members.
const TOLD: &[(&str, Presence)] = &[
    (" joined the room", Presence::Joined),
    (" left the room", Presence::Left),
    (" was removed", Presence::Left),
    (" changed their display name", Presence::Notice),
    (" changed their profile picture", Presence::Notice),
    (" invited ", Presence::Notice),
    (" set the room ", Presence::Notice),
    (" changed the ", Presence::Notice),
    (" created the room", Presence::Notice),
];

/// Reads one line of Element's export.
pub fn read(line: &str) -> Option<Shape<'_>> {
    let (stamp, rest) = export_stamp(line)?;
    if let Some((words, kind)) = TOLD
        .iter()
        .find(|(words, _)| rest.contains(words) && !rest.contains(": "))
    {
        let nick = rest.split(words).next().unwrap_or("");
        let named = *kind != Presence::Notice && is_nick(nick);
        return Some(Shape::Presence(
            stamp,
            *kind,
            if named { nick } else { "" },
            "",
        ));
    }
    if let Some(acted) = rest
        .strip_prefix('*')
        .and_then(|rest| rest.strip_suffix('*'))
    {
        return acting(acted.trim_start_matches(' '))
            .map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    said(stamp, rest)
}

/// `Mon, Jul 22, 2024, 23:01:14 - `, or a clock time alone.
fn export_stamp(line: &str) -> Option<(Stamp, &str)> {
    let (head, rest) = line.split_once(" - ")?;
    let clock_at = head.rfind(", ").map_or(0, |at| at + 2);
    let (time, after) = clock(head.get(clock_at..)?)?;
    let (time, after) = half_day(time, after);
    let date = if clock_at > 0 {
        Some(long_date(&head[..clock_at])?)
    } else {
        None
    };
    after.is_empty().then_some((
        Stamp {
            date,
            time: Some(time),
            ..Stamp::default()
        },
        rest,
    ))
}

/// Reads one line of a room dump.
pub fn read_dump(line: &str) -> Option<Shape<'_>> {
    if let Some(head) = line.strip_prefix("# ") {
        let known = ["room:", "exported:", "topic:", "members:"]
            .iter()
            .any(|word| head.starts_with(word));
        return known.then_some(Shape::Presence(Stamp::default(), Presence::Marker, "", ""));
    }
    let (stamp, rest) = dated(line)?;
    let rest = rest.strip_prefix(' ')?;
    if let Some(acted) = rest.strip_prefix("* ") {
        return acting(acted).map(|(nick, text)| Shape::Action(stamp, nick, text));
    }
    said(stamp, rest)
}

fn said(stamp: Stamp, rest: &str) -> Option<Shape<'_>> {
    let (nick, text) = rest
        .split_once(": ")
        .or_else(|| Some((rest.strip_suffix(':')?, "")))?;
    is_nick(nick).then_some(Shape::Message(stamp, nick, text))
}
