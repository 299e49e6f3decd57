//! What one line of a log can be, and the small scanners that all dialects share.
//! A line in, a `Shape` out; nothing is kept from line to line.

use chrono::NaiveDate;

use crate::model::log::{Clock, Presence};

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
}

impl Stamp {
    /// A day and a time of day.
    pub fn of(date: NaiveDate, time: Clock) -> Self {
        Stamp {
            date: Some(date),
            time: Some(time),
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
}

impl Shape<'_> {
    /// Date and time of the line.
    pub fn stamp(&self) -> Stamp {
        match self {
            Shape::Message(stamp, ..) | Shape::Action(stamp, ..) | Shape::Presence(stamp, ..) => {
                *stamp
            }
        }
    }

    /// Whether somebody speaks.
    pub fn is_talk(&self) -> bool {
        !matches!(self, Shape::Presence(..))
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

/// A time of the 12-hour clock made one of the 24-hour clock, if `AM` or `PM` follows.
pub fn half_day(time: Clock, text: &str) -> (Clock, &str) {
    let rest = text.trim_start_matches(' ');
    let is = |word: &str| {
        rest.get(..2)
            .is_some_and(|head| head.eq_ignore_ascii_case(word))
    };
    let hour = time.seconds / 3600;
    let shift = match (is("am"), is("pm"), hour) {
        (true, _, 12) => -12,
        (_, true, 1..=11) => 12,
        (true, ..) | (_, true, _) => 0,
        _ => return (time, text),
    };
    let seconds = time.seconds.saturating_add_signed(shift * 3600);
    (Clock { seconds, ..time }, &rest[2..])
}

/// Takes `[HH:MM:SS] ` off the head of a text, on the 24-hour or the 12-hour clock.
pub fn bracketed(text: &str) -> Option<(Stamp, &str)> {
    let inside = text.strip_prefix('[')?;
    let short = inside.as_bytes().get(1) == Some(&b':');
    let (time, rest) = if short {
        short_clock(inside)?
    } else {
        clock(inside)?
    };
    let (time, rest) = half_day(time, rest);
    let rest = rest.strip_prefix(']')?;
    let stamp = Stamp {
        time: Some(time),
        ..Stamp::default()
    };
    Some((stamp, rest.strip_prefix(' ').unwrap_or(rest)))
}

/// `9:05`: an hour of one digit.
fn short_clock(text: &str) -> Option<(Clock, &str)> {
    let hour = text.chars().next()?.to_digit(10)?;
    let (minute, rest) = two_digits(text.get(2..)?)?;
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
    let end = rest.find('>')?;
    let nick = bare_nick(rest[..end].trim());
    let text = &rest[end + 1..];
    let text = text.strip_prefix(' ').unwrap_or(text);
    is_nick(nick).then_some((nick, text))
}

/// Takes `nick text` of an action apart.
pub fn acting(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches(' ');
    let (nick, rest) = text.split_once(' ').unwrap_or((text, ""));
    let nick = bare_nick(nick);
    is_nick(nick).then_some((nick, rest))
}

/// A nick without the signs of channel operators and voices.
pub fn bare_nick(nick: &str) -> &str {
    nick.trim_start_matches(['@', '+', '%', '&', '~', '!'])
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

/// Reads what irssi, WeeChat and others say of comings and goings:
/// `nick [user@host] has joined #chan`, `a is now known as b`. The host is not kept.
pub fn notice(stamp: Stamp, text: &str) -> Shape<'_> {
    let text = text.trim_start();
    let (nick, rest) = text.split_once(' ').unwrap_or((text, ""));
    let nick = bare_nick(nick.split('!').next().unwrap_or(nick));
    if let Some((_, new)) = rest.split_once("is now known as ") {
        let new = bare_nick(new.trim().split([' ', '!']).next().unwrap_or(""));
        return Shape::Presence(stamp, Presence::Renamed, nick, new);
    }
    let said = |words: &[&str]| words.iter().any(|word| rest.contains(word));
    let kind = if said(&["has joined", "joined "]) {
        Presence::Joined
    } else if said(&[
        "has quit",
        "has left",
        "was kicked",
        "has been kicked",
        "left the",
    ]) {
        Presence::Left
    } else {
        return Shape::Presence(stamp, Presence::Notice, "", "");
    };
    Shape::Presence(stamp, kind, nick, "")
}

/// Beginnings of the names of months, in the languages that clients write dates in: English, German, French,
/// Spanish, Italian, Portuguese, Dutch, Swedish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fév", "fev"],
    &["mar", "mär", "mrt"],
    &["apr", "avr", "abr"],
    &["may", "mai", "mei", "maj", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aoû", "ago"],
    &["sep", "set"],
    &["oct", "okt", "ott", "out"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Month of a name of three letters or more.
pub fn month(name: &str) -> Option<u32> {
    if !name.starts_with(char::is_alphabetic) || name.len() > 16 {
        return None;
    }
    let name = name.to_lowercase();
    let known = |names: &&[&str]| names.iter().any(|head| name.starts_with(head));
    let index = MONTHS.iter().position(known)?;
    u32::try_from(index + 1).ok()
}

/// The day in texts such as `Fri Jan 10 2020` and `Wed May 22 02:01:22 2002`.
pub fn long_date(text: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_ascii_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
        .collect();
    let at = words
        .iter()
        .position(|word| month(word.trim_end_matches('.')).is_some())?;
    let number = |word: &str| {
        word.trim_end_matches(['.', 't', 'h', 's', 'd', 'r', 'n'])
            .parse()
            .ok()
    };
    let before = at.checked_sub(1).and_then(|at| number(words[at]));
    let day = words
        .get(at + 1)
        .and_then(|word| number(word))
        .filter(|day| *day <= 31)
        .or(before)?;
    let year = words[at + 1..]
        .iter()
        .find(|word| word.len() == 4)
        .and_then(|word| word.parse().ok())?;
    NaiveDate::from_ymd_opt(year, month(words[at])?, day)
}
