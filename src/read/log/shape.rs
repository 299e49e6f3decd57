//! What one line of a log can be, and the small scanners that all dialects share.
//! A line in, a `Shape` out; nothing is kept from line to line.

use chrono::NaiveDate;

use crate::model::log::{Clock, Presence};
use crate::model::matrix::is_matrix_id;

/// Date and time at the head of a line, as far as the line tells them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Day, where the line has one.
    pub date: Option<NaiveDate>,
    /// Time of day, where the line has one.
    pub time: Option<Clock>,
    /// Month and day, where the year has to come from elsewhere.
    pub month_day: Option<(u32, u32)>,
    /// Seconds east of UTC, where the line itself tells its zone.
    pub offset: Option<i32>,
    /// Year and day of the month of a day whose month nobody can read; 0 for what is not told.
    pub unread: Option<(i32, u32)>,
}

impl Stamp {
    /// A day and a time of day.
    pub fn of(date: NaiveDate, time: Clock) -> Self {
        Stamp {
            date: Some(date),
            ..Stamp::at(time)
        }
    }

    /// A day alone, as far as it is known.
    pub fn on(date: impl Into<Option<NaiveDate>>) -> Self {
        Stamp {
            date: date.into(),
            ..Stamp::default()
        }
    }

    /// A time of day alone.
    pub fn at(time: Clock) -> Self {
        Stamp {
            time: Some(time),
            ..Stamp::default()
        }
    }

    /// The same with what the line tells of its zone.
    pub fn in_zone(self, offset: Option<i32>) -> Self {
        Stamp { offset, ..self }
    }
}

/// A line, taken apart. Texts are parts of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape<'a> {
    /// `<nick> text`
    Message(Stamp, &'a str, &'a str),
    /// `* nick text`
    Action(Stamp, &'a str, &'a str),
    /// A word of the server about somebody; the text is the new nick, or empty.
    Presence(Stamp, Presence, &'a str, &'a str),
    /// What nobody says as others do: a word of the server, if people talk here at all.
    Unknown(Stamp),
    /// Words with a stamp before which nobody stands: more of a message of the same moment, or of nobody.
    Bare(Stamp, &'a str),
    /// What only some were to read: neither it nor what goes on below it is shown.
    Private(Stamp),
}

impl<'a> Shape<'a> {
    /// A word of the server of which nothing is kept.
    pub fn notice(stamp: Stamp) -> Self {
        Shape::Presence(stamp, Presence::Notice, "", "")
    }

    /// A line that tells nothing but when it stands there.
    pub fn marker(stamp: Stamp) -> Self {
        Shape::Presence(stamp, Presence::Marker, "", "")
    }

    /// What somebody does, if who does it may have the name that stands first.
    pub fn action(stamp: Stamp, text: &'a str) -> Option<Self> {
        acting(text).map(|(nick, text)| Shape::Action(stamp, nick, text))
    }

    /// What stands behind a nick in angle brackets.
    pub fn message(stamp: Stamp, text: &'a str) -> Option<Self> {
        angled(text).map(|(nick, text)| Shape::Message(stamp, nick, text))
    }

    /// `<nick> text`, or `* nick text` where nothing else has the star.
    pub fn talk(stamp: Stamp, text: &'a str) -> Option<Self> {
        Shape::message(stamp, text).or_else(|| Shape::action(stamp, text.strip_prefix("* ")?))
    }

    /// Date and time of the line.
    pub fn stamp(&self) -> Stamp {
        match self {
            Shape::Message(stamp, ..)
            | Shape::Action(stamp, ..)
            | Shape::Presence(stamp, ..)
            | Shape::Unknown(stamp)
            | Shape::Bare(stamp, _)
            | Shape::Private(stamp) => *stamp,
        }
    }

    /// A message that bears the mark by which clients send an action (CTCP), where a log has it as it came.
    pub fn acted(self) -> Self {
        const MARK: &str = "\u{1}ACTION ";
        match self {
            Shape::Message(stamp, nick, said) => match said.strip_prefix(MARK) {
                Some(acted) => Shape::Action(stamp, nick, acted.trim_end_matches('\u{1}')),
                None => self,
            },
            _ => self,
        }
    }

    /// Whether somebody speaks.
    pub fn is_talk(&self) -> bool {
        matches!(self, Shape::Message(..) | Shape::Action(..))
    }
}

/// Takes `HH:MM:SS` or `HH:MM` off the head of a text.
pub fn clock(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = two_digits(text)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?)?;
    let seconds = rest.strip_prefix(':').and_then(two_digits);
    let (second, rest) = seconds.map_or((None, rest), |(second, rest)| (Some(second), rest));
    Some((Clock::new(hour, minute, second)?, rest))
}

/// Takes `YYYY-MM-DD HH:MM:SS` off the head of a text.
pub fn dated(text: &str) -> Option<(Stamp, &str)> {
    let (date, rest) = iso_date(text)?;
    let (time, rest) = clock(rest.strip_prefix(' ')?)?;
    Some((Stamp::of(date, time), rest))
}

/// Takes `Z`, `+0200` or `+02:00` off the head of a text, with a fraction of a second before it.
pub fn zone_offset(text: &str) -> (Option<i32>, &str) {
    let text = match text.strip_prefix('.') {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => text,
    };
    if let Some(rest) = text.strip_prefix('Z') {
        return (Some(0), rest);
    }
    let told = || {
        let sign = match text.as_bytes().first()? {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        let (hours, rest) = two_digits(&text[1..])?;
        let (minutes, rest) = two_digits(rest.strip_prefix(':').unwrap_or(rest))?;
        let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
        Some((Some(sign * seconds), rest))
    };
    told().unwrap_or((None, text))
}

/// Takes `YYYY-MM-DD` off the head of a text.
pub fn iso_date(text: &str) -> Option<(NaiveDate, &str)> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let year: i32 = year
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| year.parse().ok())??;
    let (month, rest) = two_digits(rest.strip_prefix('-')?)?;
    let (day, rest) = two_digits(rest.strip_prefix('-')?)?;
    Some((NaiveDate::from_ymd_opt(year, month, day)?, rest))
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| {
        bytes
            .get(at)
            .filter(|byte| byte.is_ascii_digit())
            .map(|byte| u32::from(byte - b'0'))
    };
    Some((digit(0)? * 10 + digit(1)?, &text[2..]))
}

/// Takes `<nick> text` apart; the nick may stand between blanks and bear mode signs.
pub fn angled(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix('<')?;
    // Nicks are short: to set out for a long search takes longer.
    let end = rest.bytes().position(|byte| byte == b'>')?;
    let nick = without_room(bare_nick(rest[..end].trim()).trim_start());
    let text = &rest[end + 1..];
    // Some themes have a colon behind the nick.
    let text = match text.starts_with(": ") {
        true => &text[1..],
        false => text,
    };
    let text = text.strip_prefix([' ', '\t']).unwrap_or(text);
    is_nick(nick).then_some((nick, text))
}

/// What stands between two signs, if a text begins with one and ends with the other.
pub fn within(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// Takes `nick text` of an action apart.
pub fn acting(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(' ');
    let (nick, rest) = text.split_once(' ').unwrap_or((text, ""));
    let nick = bare_nick(nick);
    is_nick(nick).then_some((nick, rest))
}

/// A nick without the signs of channel operators and voices. The sign of a Matrix id (`@user:server`) is its own.
pub fn bare_nick(nick: &str) -> &str {
    match is_matrix_id(nick) {
        true => nick,
        false => nick.trim_start_matches(['@', '+', '%', '&', '~', '!']),
    }
}

/// A nick without the room it speaks in, as irssi and Tiarra may write it: `nick:#room`, `#room@net:nick`. No nick holds either sign
/// (RFC 2812, section 2.3.1).
fn without_room(nick: &str) -> &str {
    let cut = match nick.strip_prefix('#') {
        Some(room) => room.split_once(':').map(|(_, nick)| bare_nick(nick)),
        None => memchr::memchr(b':', nick.as_bytes())
            .filter(|at| nick[at + 1..].starts_with('#'))
            .map(|at| &nick[..at]),
    };
    cut.filter(|nick| !nick.is_empty()).unwrap_or(nick)
}

/// Whether a text can be a nick: short, without delimiters; bridges allow blanks. No nick begins with a dash
/// (RFC 2812, section 2.3.1).
pub fn is_nick(nick: &str) -> bool {
    let bytes = nick.as_bytes();
    !bytes.is_empty()
        && bytes.len() <= 80
        && bytes[0] != b'-'
        && !bytes
            .iter()
            .any(|byte| matches!(byte, b'<' | b'>' | b'\t' | b'"'))
}
