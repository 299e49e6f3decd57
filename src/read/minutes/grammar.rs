//! The commands people type in meetings, those of MeetBot, its forks and maubot-meetings: `model::command` has their table.
//! One said line in, what it asks for out; who may ask is the business of the engine.
//! Rules: MeetBot's manual, maubot-meetings' tag table; where they differ, the newest reading that loses nothing.

use crate::model::command::{COMMANDS, Command, Effect, SHORT};
use crate::model::log::Vocabulary;
use crate::model::meeting::ItemKind;
use crate::model::words::begins_with;

/// What a said line is to the minutes.
#[derive(Debug, PartialEq, Eq)]
pub enum Said<'a> {
    /// A command.
    Command {
        /// What it does.
        effect: Effect,
        /// Only chairs may.
        chair: bool,
        /// The word as typed.
        word: &'a str,
        /// The rest of the line, without outer blanks.
        text: &'a str,
        /// A mark between word and text that should not be there.
        mark: Option<char>,
    },
    /// An address at the head of the line.
    Link,
    /// A command that does not exist; the nearest one, and whether the word is glued to its text.
    Unknown {
        /// The word as typed.
        word: &'a str,
        /// The command that was probably meant.
        near: Option<&'static str>,
        /// Whether a blank is missing after that command.
        glued: bool,
    },
    /// Talk.
    Talk,
}

/// Whether a said line begins a meeting.
pub fn starts(line: &str, signs: Vocabulary) -> bool {
    let line = line.trim_start();
    line.starts_with(['#', '!', '^', '['])
        && matches!(
            read(line, signs),
            Said::Command {
                effect: Effect::Start,
                ..
            }
        )
}

/// Whether a said line makes an item by a command.
pub fn makes_item(line: &str, signs: Vocabulary) -> bool {
    matches!(
        read(line, signs),
        Said::Command {
            effect: Effect::Item(_),
            ..
        }
    )
}

/// Tags of maubot-meetings, which teams may let stand anywhere in a line.
const TAGS: [&str; 7] = [
    "action", "info", "agreed", "rejected", "idea", "halp", "link",
];

/// The tag that stands in the middle of a line, behind the sign that nothing else has: `bob is to read ^action`.
pub fn tag_inside(line: &str) -> Option<&'static str> {
    let signs = memchr::memchr_iter(b'^', line.as_bytes());
    let tag = |at: usize| {
        let word = &line[at + 1..];
        TAGS.into_iter().find(|tag| {
            let behind = word.strip_prefix(tag);
            behind.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    };
    signs.into_iter().find_map(tag)
}

/// Whether nothing but marks stands behind the word, as in `#endmeeting.`: bots take that, too.
pub fn ends_all(text: &str) -> bool {
    let words = text.trim_end().trim_end_matches(['.', '!', ';', ')', '\'']);
    let tail = words
        .len()
        .checked_sub("endmeeting".len())
        .and_then(|at| words.get(at..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case("endmeeting"))
}

/// Reads a said line.
pub fn read(line: &str, signs: Vocabulary) -> Said<'_> {
    let line = line.trim();
    match line.as_bytes().first() {
        Some(b'#') if signs.hash && is_apart(&line[1..]) => foreign(line),
        Some(b'#') if signs.hash => command(&line[1..], true),
        // What makes Markdown of a message writes the sign so.
        Some(b'\\') if signs.hash && line.starts_with("\\#") => foreign(line),
        Some(b'!' | b'^') if signs.bang => command(&line[1..], false),
        Some(b'#') if signs.bang => foreign(line),
        Some(b'!' | b'^') if signs.hash => foreign(line),
        // MootBot takes its brackets in logs of either sign.
        Some(b'[') if signs.hash || signs.bang => bracketed(line),
        Some(_) if is_link(line) => Said::Link,
        _ => Said::Talk,
    }
}

/// Schemes that make a link of a line that begins with them, in lower case only, as MeetBot has it.
const LINKS: [&str; 6] = [
    "http://",
    "https://",
    "irc://",
    "ftp://",
    "mailto://",
    "ssh://",
];

fn is_link(line: &str) -> bool {
    begins_with(line, &LINKS)
}

fn command(rest: &str, hash: bool) -> Said<'_> {
    let length = rest
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(rest.len());
    let (word, after) = rest.split_at(length);
    let letters = word.chars().next().is_some_and(char::is_alphabetic);
    if !letters {
        return Said::Talk;
    }
    // The bot that listens to `!` has `!halp` for it.
    let asks_bot = !hash && word.eq_ignore_ascii_case("help") && after.trim().is_empty();
    match find(word, !hash) {
        Some(_) if asks_bot => Said::Talk,
        Some(command) => tidy(command, word, after),
        None if is_server(after) => Said::Talk,
        None => unknown(word, hash),
    }
}

/// Whether what stands behind a name makes that of a room of it, as in `#room:server.example`.
fn is_server(after: &str) -> bool {
    let host = after.strip_prefix(':').unwrap_or_default();
    let host = host.split_whitespace().next().unwrap_or_default();
    host.starts_with(char::is_alphanumeric) && host.trim_end_matches('.').contains('.')
}

/// Whether what stands behind a sign is another one, or a blank.
fn is_apart(rest: &str) -> bool {
    rest.starts_with('#') || rest.starts_with(char::is_whitespace)
}

/// A command behind another sign than its own, or behind more than that: nothing, but worth a doubt where no other bot has one of
/// that name.
fn foreign(line: &str) -> Said<'_> {
    let is_sign = |c: char| matches!(c, '#' | '!' | '^' | '\\') || c.is_whitespace();
    let name = line.trim_start_matches(is_sign);
    let name = name.split_whitespace().next().unwrap_or(name);
    let sign = &line[..line.len() - line.trim_start_matches(is_sign).len()];
    let word = &line[..sign.len() + name.len()];
    // Other bots listen to `!`, comments in programs begin with `#` and a blank; to two signs, to `^` and to `#` alone nobody listens
    // here.
    let common = sign.trim_end() == "!" || sign.trim_end() == "#" && sign != "#";
    let found = COMMANDS
        .iter()
        .find(|command| command.names.contains(&name));
    let meant = found.filter(|command| match command.effect {
        Effect::Item(_) => is_of_meetings(command.effect) || !common,
        effect => is_of_meetings(effect),
    });
    meant.map_or(Said::Talk, |command| {
        doubt(word, command.names.first().copied(), false)
    })
}

/// Whether a command is one that only bots of meetings have.
pub fn is_of_meetings(effect: Effect) -> bool {
    match effect {
        Effect::Start | Effect::End => true,
        Effect::Item(kind) => {
            kind.is_decision() || matches!(kind, ItemKind::Topic | ItemKind::Action)
        }
        _ => false,
    }
}

/// A known command with its text; a colon or comma after the word is taken off.
fn tidy<'a>(command: &'static Command, word: &'a str, after: &'a str) -> Said<'a> {
    let mark = after
        .chars()
        .next()
        .filter(|mark| matches!(mark, ':' | ','));
    let text = mark.map_or(after, |mark| &after[mark.len_utf8()..]);
    let apart = text.is_empty() || text.starts_with(char::is_whitespace);
    if !apart && mark.is_none() {
        return doubt(word, command.names.first().copied(), true);
    }
    Said::Command {
        effect: command.effect,
        chair: command.chair,
        word,
        text: text.trim(),
        mark,
    }
}

/// The bracket form of MootBot: `[topic] text`; `[link](address)` is a link in Markdown.
fn bracketed(line: &str) -> Said<'_> {
    let Some((word, text)) = line[1..].split_once(']') else {
        return Said::Talk;
    };
    let report = word.eq_ignore_ascii_case("progress report");
    let word = if report { "progress" } else { word };
    match find(word, false).filter(|_| !text.starts_with('(')) {
        Some(command) => Said::Command {
            effect: command.effect,
            chair: command.chair,
            word,
            text: text.trim(),
            mark: None,
        },
        None => Said::Talk,
    }
}

/// What a command does, by its name.
pub fn effect_of(name: Option<&str>) -> Option<Effect> {
    Some(find(name?, false)?.effect)
}

fn find(word: &str, short: bool) -> Option<&'static Command> {
    let known = |name: &str| name.eq_ignore_ascii_case(word) && (short || !SHORT.contains(&name));
    COMMANDS
        .iter()
        .find(|command| command.names.iter().any(|name| known(name)))
}

/// Every word that can be meant, for "did you mean".
fn long_names() -> impl Iterator<Item = &'static str> {
    COMMANDS
        .iter()
        .flat_map(|command| command.names)
        .copied()
        .filter(|name| !SHORT.contains(name))
}

/// Words that people take for commands, be it that other bots have them, and what these are called here: who takes a chair away
/// means no other one.
const OTHERS: [(&str, &str); 7] = [
    ("todo", "action"),
    ("decision", "agreed"),
    ("decided", "agreed"),
    ("addchair", "chair"),
    ("rmchair", "unchair"),
    ("delchair", "unchair"),
    ("removechair", "unchair"),
];

fn doubt<'a>(word: &'a str, near: Option<&'static str>, glued: bool) -> Said<'a> {
    Said::Unknown { word, near, glued }
}

fn unknown(word: &str, hash: bool) -> Said<'_> {
    let lower = word.to_lowercase();
    let glued = long_names()
        .filter(|name| name.len() >= 4 && lower.starts_with(name))
        .max_by_key(|name| name.len());
    if glued.is_some() {
        return doubt(word, glued, true);
    }
    // Who wants an item away does not want another one.
    let undone = lower.strip_prefix("un").and_then(|name| find(name, false));
    if undone.is_some_and(|command| matches!(command.effect, Effect::Item(_))) {
        return doubt(word, Some("undo"), false);
    }
    let others = OTHERS.iter().find(|(typed, _)| lower == *typed);
    // After `!` other bots listen too.
    let meant = others.filter(|(typed, _)| hash || typed.ends_with("chair"));
    if let Some((_, near)) = meant {
        return doubt(word, Some(near), false);
    }
    let names: Vec<&'static str> = long_names().collect();
    match crate::report::nearest(word, &names) {
        // After `!` other bots listen too: `!hi`, `!fesco 3230`.
        None if !hash => Said::Talk,
        near => doubt(word, near, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tell(line: &str, signs: Vocabulary) -> String {
        match read(line, signs) {
            Said::Command {
                effect, text, mark, ..
            } => {
                let kind = match effect {
                    Effect::Item(kind) => kind.as_str().to_owned(),
                    other => format!("{other:?}").to_lowercase(),
                };
                format!(
                    "{kind}|{text}{}",
                    mark.map_or(String::new(), |mark| format!("|{mark}"))
                )
            }
            Said::Link => "link".to_owned(),
            Said::Unknown { word, near, glued } => {
                format!(
                    "?{word}|{}{}",
                    near.unwrap_or(""),
                    if glued { "|glued" } else { "" }
                )
            }
            Said::Talk => "talk".to_owned(),
        }
    }

    #[test]
    fn the_union_of_the_grammars() {
        const HASH: Vocabulary = Vocabulary::HASH;
        const BANG: Vocabulary = Vocabulary::BANG;
        let rows = [
            ("#topic One", HASH, "topic|One"),
            ("  #TOPIC  One  ", HASH, "topic|One"),
            ("#topic", HASH, "topic|"),
            ("#halp x", HASH, "help|x"),
            ("#agree x", HASH, "agreed|x"),
            ("#action: x", HASH, "action|x|:"),
            ("#info,x", HASH, "info|x|,"),
            ("#actionjon x", HASH, "?actionjon|action|glued"),
            ("#linkhttps://e.org", HASH, "?linkhttps|link|glued"),
            ("#link/x", HASH, "?link|link|glued"),
            ("#tpoic x", HASH, "?tpoic|topic"),
            ("#unlink", HASH, "?unlink|undo"),
            ("#addchair birch", HASH, "?addchair|chair"),
            ("#rmchair birch", HASH, "?rmchair|unchair"),
            ("#pier:server.example is where", HASH, "talk"),
            ("#pier:", HASH, "?pier|"),
            (
                "#action:birch.example moves",
                HASH,
                "action|birch.example moves|:",
            ),
            ("#assign x", HASH, "?assign|"),
            ("#12 is a ticket", HASH, "talk"),
            ("# topic x", HASH, "?# topic|topic"),
            ("# Topic x", HASH, "talk"),
            ("# info x", HASH, "talk"),
            ("##info x", HASH, "?##info|info"),
            ("\\#action x", HASH, "?\\#action|action"),
            ("\\o/", HASH, "talk"),
            ("^help x", HASH, "?^help|help"),
            ("!help x", HASH, "talk"),
            ("!idea x", HASH, "talk"),
            ("##", HASH, "talk"),
            ("#", HASH, "talk"),
            ("#t x", HASH, "?t|"),
            ("[topic] x", HASH, "topic|x"),
            ("[1] x", HASH, "talk"),
            ("[PROGRESS REPORT] x", HASH, "done|x"),
            ("[link](https://e.org/a)", HASH, "talk"),
            ("[done](https://e.org/a) it is", HASH, "talk"),
            ("[done] (as told)", HASH, "done|(as told)"),
            ("#info\u{a0}x", HASH, "info|x"),
            ("!t\u{3000}x", BANG, "topic|x"),
            ("https://e.org x", HASH, "link"),
            ("HTTPS://e.org", HASH, "talk"),
            ("mailto:a@e.org", HASH, "talk"),
            ("see https://e.org", HASH, "talk"),
            ("!topic x", HASH, "?!topic|topic"),
            ("!t x", BANG, "topic|x"),
            ("^info x", BANG, "info|x"),
            ("!halp", BANG, "help|"),
            ("!help", BANG, "talk"),
            ("!help a second reader", BANG, "help|a second reader"),
            ("#help", HASH, "help|"),
            ("#status log done", HASH, "nothing|log done"),
            ("#motion Buy", HASH, "motion(put)|Buy"),
            ("!hi", BANG, "talk"),
            ("!tpoic", BANG, "?tpoic|topic"),
            ("#topic x", BANG, "?#topic|topic"),
            ("#info x", BANG, "?#info|info"),
            ("#link x", BANG, "?#link|link"),
            ("# info x", BANG, "talk"),
            ("#infos x", BANG, "talk"),
            ("#startvote A or B? a, b", HASH, "startvote|A or B? a, b"),
        ];
        for (line, signs, expected) in rows {
            assert_eq!(tell(line, signs), expected, "{line}");
        }
    }

    #[test]
    fn tags_in_the_middle_of_a_line() {
        let rows = [
            ("I am here ^info all are here", Some("info")),
            ("birch to read ^action", Some("action")),
            ("[^agreed] on it", Some("agreed")),
            ("2^10 ^links ^ action", None),
            ("nothing of it", None),
        ];
        for (line, expected) in rows {
            assert_eq!(tag_inside(line), expected, "{line}");
        }
    }

    #[test]
    fn no_two_commands_share_a_name() {
        let mut names: Vec<&str> = COMMANDS
            .iter()
            .flat_map(|command| command.names)
            .copied()
            .collect();
        names.sort_unstable();
        let all = names.len();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
