//! Talk copied from the window of Slack, Discord and their like: one line tells who speaks and when, or two do, and what is said
//! stands below. Lines in; whether they are such talk, and if so its lines, out. Where it is not beyond doubt who speaks it is none.

use std::ops::Range;

use hashbrown::HashSet;

use super::dates::{loose_stamp, time_of_day};
use super::dialect::{Dialect, Timing};
use super::reader::Reader;
use super::shape::{Shape, Stamp, is_nick, within};
use super::window;
use crate::model::command::typed;
use crate::model::log::{Clock, LineKind};

/// Such talk: who speaks no line alone tells.
pub const COPIED: &Dialect = &Dialect::new("copied", Timing::Clock, |_| None);

/// Fewest times that somebody begins to speak, and most lines for each.
const FEWEST: usize = 3;
const MOST_LINES: usize = 12;

/// Most letters of a name, and of the words before a time.
const NAME: usize = 40;
const BEFORE_TIME: usize = 24;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told<'t> {
    Blank,
    /// A name, or a dash, of which the next line tells the time.
    Name,
    /// From here on somebody speaks.
    Head(Stamp, &'t str),
    /// From here on it is later, and the same person speaks.
    Later(Stamp),
    /// What the window wrote itself.
    Own,
    Said,
}

/// Whether lines are such talk: somebody begins it and speaks again, or types a command, and not all times are those of a timetable.
pub(in crate::read) fn is_copied(text: &str, lines: &[Range<usize>]) -> bool {
    let Some(told) = told(text, lines) else {
        return false;
    };
    let filled = told
        .iter()
        .filter(|told| !matches!(told, Told::Blank | Told::Own));
    let first = filled.clone().next();
    let begins = matches!(first, Some(Told::Name | Told::Head(..)));
    let heads = told.iter().filter_map(|told| match told {
        Told::Head(stamp, name) => Some((stamp, *name)),
        _ => None,
    });
    let names: Vec<&str> = heads.clone().map(|(_, name)| name).collect();
    let different: HashSet<&str> = names.iter().copied().collect();
    let said = lines
        .iter()
        .zip(&told)
        .filter(|(_, told)| **told == Told::Said);
    let commands = || {
        said.clone()
            .any(|(line, _)| typed(text[line.clone()].trim()).is_some())
    };
    let returning = different.len() < names.len() || commands();
    let round = |stamp: &Stamp| stamp.time.is_some_and(|time| time.seconds % 300 == 0);
    let timetable = heads.clone().all(|(stamp, _)| round(stamp));
    let enough = names.len() >= FEWEST && said.clone().count() >= names.len();
    enough && begins && returning && !timetable && filled.count() <= names.len() * MOST_LINES
}

/// Takes such talk. Each of its lines is said by itself: where one message ends nothing tells. Lines that tell who speaks stand
/// around it.
pub(super) fn take(reader: &mut Reader, text: &str, lines: &[Range<usize>]) {
    let all = told(text, lines).unwrap_or_default();
    let mut speaks: Option<(Stamp, &str)> = None;
    for (at, line) in lines.iter().enumerate() {
        let said = &text[line.clone()];
        match (all.get(at), speaks) {
            (Some(Told::Blank), _) => reader.verbatim(LineKind::Blank, line.clone()),
            (Some(Told::Said), Some((stamp, name))) => {
                reader.count(said, stamp);
                reader.shape(text, line.clone(), Shape::Message(stamp, name, said));
            }
            (Some(Told::Said) | None, _) => reader.verbatim(LineKind::Unexplained, line.clone()),
            (Some(Told::Name | Told::Own), _) => reader.prose(line.clone()),
            (Some(Told::Head(stamp, name)), _) => {
                speaks = Some((*stamp, name));
                reader.prose(line.clone());
            }
            (Some(Told::Later(stamp)), _) => {
                speaks = speaks.map(|(last, name)| (in_half_of(*stamp, last), name));
                reader.prose(line.clone());
            }
        }
    }
}

/// What each line is; none where a time stands alone and nothing tells whether the line above it is a name.
fn told<'t>(text: &'t str, lines: &[Range<usize>]) -> Option<Vec<Told<'t>>> {
    let lines: Vec<&str> = lines.iter().map(|line| &text[line.clone()]).collect();
    let mut told: Vec<Told<'t>> = lines.iter().map(|line| of_line(line)).collect();
    for at in window::of_export(&lines) {
        told[at] = Told::Own;
    }
    let names = names(&lines, &told);
    let halves = has_halves(&lines, &told);
    for at in 0..told.len() {
        let Told::Later(stamp) = told[at] else {
            continue;
        };
        // `ash`, `—`, `15:06`: a line of its own may part the two.
        let dashed = at >= 2 && told[at - 1] == Told::Name;
        let above = at.checked_sub(if dashed { 2 } else { 1 });
        let Some(above) = above.filter(|above| told[*above] == Told::Said) else {
            continue;
        };
        let name = lines[above].trim();
        let in_halves = halves.then(|| in_half(lines[at]));
        let known = dashed || names.contains(name) || in_halves == Some(true);
        match known && is_name(name) {
            true => {
                told[above] = Told::Name;
                told[at] = Told::Head(stamp, name);
            }
            // On one clock of 24 hours a name and a short answer look alike.
            false if in_halves.is_none() && is_name(name) => return None,
            false => {}
        }
    }
    if is_of_slack(&lines, &told) {
        let said: Vec<bool> = told.iter().map(|told| *told == Told::Said).collect();
        for at in window::of_slack(&lines, &said) {
            told[at] = Told::Own;
        }
    }
    Some(told)
}

/// Whether it is sure to be a copy of the window of Slack: it alone has two blanks before every time that stands with a name.
fn is_of_slack(lines: &[&str], told: &[Told<'_>]) -> bool {
    let heads = lines.iter().zip(told);
    let mut heads = heads.filter(|(_, told)| matches!(told, Told::Head(..)));
    heads.all(|(line, _)| line.contains("  ") && !line.contains(['[', '@']) && !line.contains(DASH))
}

/// What a line is by itself; a time alone may be that of the name above it.
fn of_line(line: &str) -> Told<'_> {
    let trimmed = line.trim();
    if trimmed.is_empty() {
        return Told::Blank;
    }
    // What Telegram says of an answer is said by nobody.
    if trimmed == DASH || trimmed.starts_with(ANSWER) && trimmed.ends_with(']') {
        return Told::Name;
    }
    if let Some(stamp) = alone(trimmed) {
        return Told::Later(stamp);
    }
    head(line.trim_end()).map_or(Told::Said, |(stamp, name)| Told::Head(stamp, name))
}

/// What Telegram has above an answer.
const ANSWER: &str = "[In reply to ";

/// What Discord has between a name and a time.
const DASH: &str = "\u{2014}";

/// `ash — Today at 3:05 PM`, `Ash Tree  3:05 PM`, `Ash Tree [15:05]`; of Telegram `Ash Tree, [05.01.2032 15:05]`, of Skype
/// `Ash Tree [15:05]:`, of Teams `[15:05] Ash Tree`, of Gitter `Ash Tree @ash 15:05`.
fn head(line: &str) -> Option<(Stamp, &str)> {
    let dashed = || line.rsplit_once(" \u{2014} ");
    let bracketed = || {
        let (name, time) = line
            .trim_end_matches(':')
            .strip_suffix(']')?
            .rsplit_once(" [")?;
        Some((name.strip_suffix(',').unwrap_or(name), time))
    };
    let before = || {
        let (time, name) = line.strip_prefix('[')?.split_once("] ")?;
        let name = name.strip_suffix(" (pinned)").unwrap_or(name);
        (!name.contains(':')).then_some((name, time))
    };
    let apart = || line.rsplit_once("  ");
    let called = || {
        let (names, time) = line.rsplit_once(' ')?;
        let (name, account) = names.rsplit_once(" @")?;
        (!account.contains(' ')).then_some((name, time))
    };
    let told = dashed().or_else(bracketed).or_else(before).or_else(apart);
    let (name, time) = told.or_else(called)?;
    let time = time.trim().trim_start_matches('[').trim_end_matches(']');
    Some((when(time)?, Some(name.trim()).filter(|name| is_name(name))?))
}

/// A time alone, be it in brackets or behind a dash.
fn alone(line: &str) -> Option<Stamp> {
    let dashed = line.strip_prefix(DASH);
    let time = dashed.unwrap_or(line).trim_start();
    // Behind a dash a day may stand in words; elsewhere words are a name.
    let told = dashed.is_some() || time.starts_with(|c: char| c.is_ascii_digit() || c == '[');
    let inside = within(time, '[', ']');
    when(inside.unwrap_or(time)).filter(|_| told)
}

/// `15:05`, `3:05 PM`, `Today at 3:05 PM`, `01/10/2032 3:05 PM`.
fn when(text: &str) -> Option<Stamp> {
    if let Some(stamp) = loose_stamp(text) {
        return Some(stamp);
    }
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let (words, time) = text.split_at(digit);
    let (time, rest) = time_of_day(time)?;
    let plain = |c: char| c.is_alphabetic() || matches!(c, ' ' | '\'' | '\u{2019}');
    let close = rest.is_empty() && words.len() <= BEFORE_TIME && words.chars().all(plain);
    close.then_some(Stamp::at(time))
}

/// Names that stand on lines of their own, beyond doubt: after nothing or a blank line, or beside a time elsewhere.
fn names<'t>(lines: &[&'t str], told: &[Told<'t>]) -> HashSet<&'t str> {
    let heads = told.iter().filter_map(|told| match told {
        Told::Head(_, name) => Some(*name),
        _ => None,
    });
    let mut names: HashSet<&str> = heads.collect();
    for at in 1..told.len() {
        let apart = at == 1 || told[at - 2] == Told::Blank;
        if apart && matches!(told[at], Told::Later(_)) && told[at - 1] == Told::Said {
            names.insert(lines[at - 1].trim());
        }
    }
    names
}

/// Whether the clock is of 12 hours: times that stand below names tell their half, the others need not.
fn has_halves(lines: &[&str], told: &[Told<'_>]) -> bool {
    let mut timed = lines.iter().zip(told);
    timed.any(|(line, told)| matches!(told, Told::Later(_) | Told::Head(..)) && in_half(line))
}

/// A time that tells no half of the day, behind one that does: it is later, and that soon.
fn in_half_of(stamp: Stamp, last: Stamp) -> Stamp {
    const HALF: u32 = 12 * 3600;
    let (Some(time), Some(before)) = (stamp.time, last.time) else {
        return stamp;
    };
    let later = time.seconds < HALF && time.seconds < before.seconds;
    let seconds = time.seconds + HALF;
    match later && seconds >= before.seconds {
        true => Stamp {
            time: Some(Clock { seconds, ..time }),
            ..stamp
        },
        false => stamp,
    }
}

fn in_half(line: &str) -> bool {
    let end = line.trim_end_matches([' ', ']', '.']);
    end.ends_with(['M', 'm'])
}

/// Whether a line may be a name: short, and no sentence.
fn is_name(name: &str) -> bool {
    let end = name.chars().next_back();
    let word =
        end.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ']' | '_' | '|' | '-' | '.'));
    is_nick(name)
        && word
        && name.chars().count() <= NAME
        && name.split(' ').count() <= 5
        && typed(name).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    #[test]
    fn who_speaks_is_told_above_what_is_said() {
        let rows = [
            (
                "Ash Tree  3:01 PM\na\nb\nbirch  3:02 PM\nc\nAsh Tree  3:04 PM\nd\n",
                "Ash Tree: a|Ash Tree: b|birch: c|Ash Tree: d",
            ),
            (
                "ash \u{2014} Today at 3:01 PM\na\nbirch \u{2014} 01/10/2032 3:02 PM\nc\nash \u{2014} 15:04\nd\n",
                "ash: a|birch: c|ash: d",
            ),
            (
                "ash\n \u{2014} \n15:01\na\nbirch\n \u{2014} \n15:02\nb\n\nash\n \u{2014} 15:03\nc\n",
                "ash: a|birch: b|ash: c",
            ),
            (
                "ash [15:01]\na\nbirch [15:02]\nb\nash [15:03]\nc\n",
                "ash: a|birch: b|ash: c",
            ),
            (
                "ash\n  3:01 PM\na\nbirch\n  3:02 PM\nb\n3:03\nc\nash\n  3:04 PM\nd\n",
                "ash: a|birch: b|birch: c|ash: d",
            ),
            (
                "ash\n15:01\na\n\nbirch\n15:02\nb\n\nash\n15:03\nc\n",
                "ash: a|birch: b|ash: c",
            ),
            ("ash\n15:01\na\nbirch\n15:02\nb\nash\n15:03\nc\n", "none"),
            (
                "ash  3:01 PM\n#topic A\nbirch  3:02 PM\nb\ncedar  3:03 PM\nc\n",
                "ash: #topic A|birch: b|cedar: c",
            ),
            (
                "ash  3:01 PM\na\nbirch  3:02 PM\nb\ncedar  3:03 PM\nc\n",
                "none",
            ),
            (
                "Ash Tree, [05.01.2032 15:01]\na\n\nbirch, [05.01.2032 15:02]\n[In reply to Ash Tree]\nb\n\nAsh Tree, [1/5/32 3:04 PM]\nc\n",
                "Ash Tree: a|birch: b|Ash Tree: c",
            ),
            (
                "[3:01 PM] Ash Tree\na\n[3:02 PM] birch\nb\n[3:04 PM] Ash Tree\nc\n",
                "Ash Tree: a|birch: b|Ash Tree: c",
            ),
            (
                "Ash Tree [3:01 PM]:\na\nbirch [3:02 PM]:\nb\nAsh Tree [3:04 PM]:\nc\n",
                "Ash Tree: a|birch: b|Ash Tree: c",
            ),
            (
                "Ash Tree @ash 15:01\na\nbirch @birch 15:02\nb\nAsh Tree @ash 15:04\nc\n",
                "Ash Tree: a|birch: b|Ash Tree: c",
            ),
            (
                "Ash Tree  3:01 PM\na\nbirch  3:03 PM\nb\n👍\n2\n:+1:\n1\nNew\nAsh Tree  3:04 PM\nc\n3 replies\nLast reply 2 days ago\nView thread\n",
                "Ash Tree: a|birch: b|Ash Tree: c",
            ),
            (
                "ash\n  3:01 PM\n👍\n2\nbirch\n  3:02 PM\nNew\n3 replies to go\nView thread\nash\n  3:04 PM\n1 reply\n",
                "ash: 👍|ash: 2|birch: New|birch: 3 replies to go|birch: View thread|ash: 1 reply",
            ),
            (
                "ash \u{2014} Today at 3:01 PM\na\n👍\n2\nbirch \u{2014} Today at 3:02 PM\nb\nash \u{2014} Today at 3:04 PM\nc\n",
                "ash: a|ash: 👍|ash: 2|birch: b|ash: c",
            ),
            (
                "==========\nGuild: Harbour\nChannel: weekly\n==========\n\n[03-May-26 03:01 PM] ash#1234\na\n\n{Reactions}\n👍 (2)\n\n[03-May-26 03:02 PM] birch (pinned)\n#topic b\n\n{Attachments}\nb.png\n\n[03-May-26 03:04 PM] ash#1234\nc\n\n==========\nExported 3 message(s)\n==========\n",
                "ash#1234: a|birch: #topic b|birch: b.png|ash#1234: c",
            ),
            (
                "[15:01] ash: see below\na\n[15:02] kim: yes\nb\n[15:04] ash: see below\nc\n",
                "none",
            ),
            (
                "Opening  9:00 AM\nwe meet\nBreak  10:30 AM\ntea\nBreak  3:00 PM\ntea\n",
                "none",
            ),
            (
                "We met at 15:01\nand\nwent at 15:07\nand\ncame at 15:09\n",
                "none",
            ),
        ];
        for (text, expected) in rows {
            let lines = text::lines(text);
            let mut found = Vec::new();
            if is_copied(text, &lines) {
                let mut reader = Reader::new(None, lines.len());
                take(&mut reader, text, &lines);
                assert_eq!(reader.lines.len(), lines.len(), "{text}");
                for line in reader
                    .lines
                    .iter()
                    .filter(|line| line.kind == LineKind::Message)
                {
                    let nick = line
                        .nick
                        .map_or("", |nick| &reader.nicks[nick as usize].name);
                    let said = line.words(text);
                    found.push(format!("{nick}: {said}"));
                }
            }
            let told = if found.is_empty() {
                "none".to_owned()
            } else {
                found.join("|")
            };
            assert_eq!(told, expected, "{text}");
        }
    }
}
