//! A line of a log in 24 bytes, and back. Spans and times are those of [`Line`]; the text itself is not in it.

use chrono::{Datelike as _, NaiveDate};

use super::log::{Clock, Line, LineKind, Mark, Presence};

/// Bytes of a line.
pub(super) const SIZE: usize = 24;

/// A line with nothing in it.
pub(super) const BLANK: Line = Line {
    kind: LineKind::Blank,
    time: None,
    date: None,
    nick: None,
    text: 0..0,
    mark: Mark::None,
};

/// Kinds and marks by their number.
const KINDS: [LineKind; 16] = [
    LineKind::Message,
    LineKind::Action,
    LineKind::Presence(Presence::Joined),
    LineKind::Presence(Presence::Left),
    LineKind::Presence(Presence::Renamed),
    LineKind::Presence(Presence::Reacted),
    LineKind::Presence(Presence::Announced),
    LineKind::Presence(Presence::Topic),
    LineKind::Presence(Presence::RoomTopic),
    LineKind::Presence(Presence::Marker),
    LineKind::Presence(Presence::Notice),
    LineKind::Continuation,
    LineKind::Prose,
    LineKind::Blank,
    LineKind::Unexplained,
    LineKind::Redacted,
];
const MARKS: [Mark; 3] = [Mark::None, Mark::Aside, Mark::Edited];

/// What of a line is known.
const TIME: u8 = 1;
const PRECISE: u8 = 2;
const DATE: u8 = 4;
const NICK: u8 = 8;

/// A line as bytes.
pub(super) fn pack(line: &Line) -> [u8; SIZE] {
    let kind = KINDS.iter().position(|kind| *kind == line.kind);
    let mark = MARKS.iter().position(|mark| *mark == line.mark);
    let number = |at: Option<usize>| at.and_then(|at| u8::try_from(at).ok());
    let known = [
        (line.time.is_some(), TIME),
        (line.time.is_some_and(|time| time.precise), PRECISE),
        (line.date.is_some(), DATE),
        (line.nick.is_some(), NICK),
    ];
    let known = known.iter().filter(|(is, _)| *is).map(|(_, bit)| bit).sum();
    let mut bytes = [0; SIZE];
    bytes[0] = number(kind).unwrap_or(u8::MAX);
    bytes[1] = number(mark).unwrap_or(u8::MAX);
    bytes[2] = known;
    let numbers = [
        line.time.map_or(0, |time| time.seconds),
        line.date
            .map_or(0, |date| date.num_days_from_ce().cast_unsigned()),
        line.nick.unwrap_or(0),
        line.text.start,
        line.text.end,
    ];
    for (slot, number) in bytes[4..].chunks_exact_mut(4).zip(numbers) {
        slot.copy_from_slice(&number.to_le_bytes());
    }
    bytes
}

/// The line that bytes are; none if they are none.
pub(super) fn unpack(bytes: &[u8; SIZE]) -> Option<Line> {
    let mut numbers = [0; 5];
    for (number, slot) in numbers.iter_mut().zip(bytes[4..].as_chunks().0) {
        *number = u32::from_le_bytes(*slot);
    }
    let [seconds, days, nick, start, end] = numbers;
    let known = |bit: u8| bytes[2] & bit != 0;
    let date = NaiveDate::from_num_days_from_ce_opt(days.cast_signed());
    Some(Line {
        kind: *KINDS.get(usize::from(bytes[0]))?,
        time: known(TIME).then_some(Clock {
            seconds,
            precise: known(PRECISE),
        }),
        date: date.filter(|_| known(DATE)),
        nick: known(NICK).then_some(nick),
        text: start..end,
        mark: *MARKS.get(usize::from(bytes[1]))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_comes_back() {
        let day = NaiveDate::from_ymd_opt(2030, 2, 28);
        for (kind, mark) in KINDS.iter().zip(MARKS.iter().cycle()) {
            for time in [None, Clock::new(23, 59, None), Clock::new(0, 0, Some(0))] {
                for (date, nick) in [
                    (None, Some(0)),
                    (day, None),
                    (NaiveDate::MIN.into(), Some(7)),
                ] {
                    let line = Line {
                        kind: *kind,
                        time,
                        date,
                        nick,
                        text: 3..u32::MAX,
                        mark: *mark,
                    };
                    let back = unpack(&pack(&line));
                    assert_eq!(format!("{back:?}"), format!("{:?}", Some(line)));
                }
            }
        }
        assert!(unpack(&[u8::MAX; SIZE]).is_none());
    }
}
