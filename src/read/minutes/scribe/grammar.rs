//! What a line means to a scribe. One said line in, what it asks for out; state is the business of `run`.
//! Rules: W3C scribe.perl 2, pass 4; words are matched whatever their case, a full-width colon is a colon.

use super::orders::is_aside;
use super::speaker::speech;
use super::words::{before_colon, begins};
use crate::model::edit::parse;
use crate::model::words::after_words;

/// Lists of people that a call keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    /// Who is there.
    Present,
    /// Who excused themselves.
    Regrets,
    /// Who leads.
    Chair,
    /// Who writes.
    Scribe,
}

/// What happens to a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    /// These and nobody else.
    Set,
    /// These too.
    Add,
    /// These no more.
    Remove,
}

/// Text under a heading word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noted {
    /// `topic: x`
    Topic,
    /// `subtopic: x`
    Subtopic,
    /// `action: x`, `action name to x`
    Action,
    /// `action: x [DONE]`
    Done,
    /// `resolved: x`
    Resolution,
    /// `issue: x`
    Issue,
    /// `meeting: x`
    Title,
    /// `agenda: x`
    Agenda,
    /// `date: x`
    Date,
}

/// What a line means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said<'a> {
    /// A line of the minutes or of their head.
    Noted(Noted, &'a str),
    /// A list of people changes; the names as typed, empty for the speaker.
    List(Listed, Change, &'a str),
    /// A word to a bot, such as `q+`.
    Aside,
    /// An old action, by its number, has other words, or is dropped if there are none.
    Amended(usize, &'a str),
    /// `… text`: what was said goes on.
    More(&'a str),
    /// `\text`: nothing but text.
    Literal,
    /// `Speaker: text`, if a scribe writes it.
    Speech(&'a str, &'a str),
    /// Anything else.
    Talk,
}

const NOTED: &[(&str, Noted)] = &[
    ("topic", Noted::Topic),
    ("subtopic", Noted::Subtopic),
    ("sub-topic", Noted::Subtopic),
    ("action", Noted::Action),
    ("resolved", Noted::Resolution),
    ("resolution", Noted::Resolution),
    ("issue", Noted::Issue),
    ("meeting", Noted::Title),
    ("agenda", Noted::Agenda),
    ("date", Noted::Date),
];

const LISTED: &[(&str, Listed)] = &[
    ("present", Listed::Present),
    ("guests", Listed::Present),
    ("guest", Listed::Present),
    ("regrets", Listed::Regrets),
    ("regret", Listed::Regrets),
    ("chairs", Listed::Chair),
    ("chair", Listed::Chair),
    ("scribenick", Listed::Scribe),
    ("scribe", Listed::Scribe),
];

/// Whether a line may begin one of the lists: a quick look before it is taken apart.
pub(super) fn may_be_sign(line: &str) -> bool {
    matches!(
        line.trim_start().as_bytes().first(),
        Some(b'p' | b'P' | b's' | b'S')
    )
}

/// The word of a topic, an action or a resolution in capital letters, or with one, before a colon, and something behind it; what is
/// not near the head of a line is not looked for.
pub(super) fn heading_word(line: &str) -> Option<Noted> {
    const LONGEST: usize = "resolution：".len();
    let line = line.trim_start();
    line.starts_with(|first: char| first.is_ascii_uppercase())
        .then_some(())?;
    let head = &line.as_bytes()[..line.len().min(LONGEST)];
    memchr::memchr2(b':', "：".as_bytes()[0], head)?;
    match noted(line)? {
        Said::Noted(
            what @ (Noted::Topic | Noted::Subtopic | Noted::Action | Noted::Resolution),
            text,
        ) => (!text.is_empty()).then_some(what),
        _ => None,
    }
}

/// Whether a line tells the nick of a scribe, apart from the name.
pub(super) fn tells_nick(line: &str) -> bool {
    begins(line.trim_start(), "scribenick")
}

/// Reads a said line.
pub(super) fn read(line: &str) -> Said<'_> {
    let line = line.trim();
    if line.starts_with('\\') {
        return Said::Literal;
    }
    if let Some(rest) = line.strip_prefix("..").or_else(|| line.strip_prefix('…')) {
        return Said::More(rest.trim_start_matches('.').trim());
    }
    noted(line)
        .or_else(|| amended(line))
        .or_else(|| listed(line))
        .or_else(|| action(line))
        .or_else(|| is_aside(line).then_some(Said::Aside))
        .or_else(|| speech(line).map(|(speaker, said)| Said::Speech(speaker, said)))
        .unwrap_or(Said::Talk)
}

/// Whether a line goes on with what was said.
pub(crate) fn goes_on(line: &str) -> bool {
    matches!(read(line), Said::More(_))
}

/// Whether a line neither is speech nor goes on with it, so that what stands before it may go on behind it.
pub(crate) fn ends_nothing(line: &str) -> bool {
    match read(line) {
        Said::List(..) | Said::Aside | Said::Amended(..) => true,
        Said::Speech(..) | Said::Talk => line.trim().starts_with("->") || parse(line).is_some(),
        Said::Noted(..) | Said::More(_) | Said::Literal => false,
    }
}

/// `word: text` for the words of the minutes.
fn noted(line: &str) -> Option<Said<'_>> {
    let (word, text) = before_colon(line)?;
    let (_, what) = NOTED
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(word))?;
    let (what, text) = match what {
        Noted::Action => reviewed(text),
        what => (*what, text),
    };
    Some(Said::Noted(what, text))
}

/// An action of an older call that is looked at again, without what says in brackets where it was given and what became of it.
fn reviewed(text: &str) -> (Noted, &str) {
    const LONGEST: usize = 2;
    let (mut kind, mut text) = (Noted::Action, text.trim_end());
    for _ in 0..LONGEST {
        let told = text
            .strip_suffix(']')
            .and_then(|text| text.rsplit_once('['));
        text = match told {
            Some((rest, word)) if word.eq_ignore_ascii_case("done") => {
                kind = Noted::Done;
                rest.trim_end()
            }
            Some((rest, word))
                if word.eq_ignore_ascii_case("pending") || begins(word, "recorded in http") =>
            {
                rest.trim_end()
            }
            _ => return (kind, text),
        };
    }
    (kind, text)
}

/// `present: a, b`, `present+`, `present- a`.
fn listed(line: &str) -> Option<Said<'_>> {
    let mut listed = LISTED.iter();
    let (name, list, rest) =
        listed.find_map(|(name, list)| Some((*name, *list, after_words(line, name)?)))?;
    // `present-day` is a word.
    let compound = rest.strip_prefix('-');
    if compound.is_some_and(|rest| rest.starts_with(char::is_alphanumeric)) {
        return None;
    }
    let rest = rest.trim_start();
    let change = match rest.chars().next()? {
        '+' => Change::Add,
        '-' => Change::Remove,
        // Guests come beside the others; `guest: hello` is what one of them says.
        ':' if begins(name, "guests") => Change::Add,
        ':' | '：' | '=' if !begins(name, "guest") => Change::Set,
        _ => return None,
    };
    let names = rest.trim_start_matches(['+', '-', ':', '：', '=']).trim();
    Some(Said::List(list, change, names))
}

/// `action name to do` and `action name: do`; `action-20: x` is a word about an old one.
fn action(line: &str) -> Option<Said<'_>> {
    let text = after_words(line, "action ")?.trim_start();
    let (name, rest) = text.split_once([' ', ':'])?;
    let named = !name.is_empty() && !NO_NAMES.contains(&name.to_lowercase().as_str());
    let given = text[name.len()..].starts_with(':') || rest.trim_start().starts_with("to ");
    (named && given).then_some(Said::Noted(Noted::Action, text))
}

/// `ACTION 2 = other words`, `ACTION- 2` and `rrsagent, drop action 2`, as RRSAgent takes them; actions are counted from 1.
fn amended(line: &str) -> Option<Said<'_>> {
    const DROPS: [&str; 4] = [
        "action-",
        "rrsagent, drop action ",
        "rrsagent: drop action ",
        "rrsagent drop action ",
    ];
    let number = |text: &str| text.trim().parse().ok().filter(|number| *number > 0);
    let after = |head: &str| after_words(line, head);
    // `action-2` without a blank is a word about one in a tracker.
    let dropped = DROPS.iter().find_map(|head| after(head));
    let dropped = dropped.filter(|rest| !line[..7].ends_with('-') || rest.starts_with(' '));
    if let Some(number) = dropped.and_then(number) {
        return Some(Said::Amended(number, ""));
    }
    let (at, text) = after("action ")?.split_once('=')?;
    let text = Some(text.trim()).filter(|text| !text.is_empty())?;
    Some(Said::Amended(number(at)?, text))
}

/// Words after `action` that are no names.
const NO_NAMES: &[&str] = &[
    "item", "items", "is", "was", "needs", "has", "to", "on", "for", "points",
];

/// Words of an order to RRSAgent: that it is about the record, and to whom that is shown.
const RECORD: &[&str] = &["log", "logs", "record", "records", "minutes"];
const TO_ALL: &[&str] = &["public", "world", "world-visible", "world-readable"];
const TO_SOME: &[&str] = &[
    "team",
    "team-visible",
    "team-readable",
    "team-only",
    "member",
    "members",
    "member-visible",
    "member-readable",
    "member-only",
    "private",
];

/// Whether an order to RRSAgent shows its log to everybody, or to some alone; nothing for other orders.
pub(super) fn shows_logs(line: &str) -> Option<bool> {
    let line = line.trim();
    let order = line.get("rrsagent".len()..)?;
    if !begins(line, "rrsagent") || !order.starts_with([',', ':', ' ']) {
        return None;
    }
    let is_part = |c: char| c.is_alphanumeric() || c == '-';
    let order = order.to_lowercase();
    let words = order.split(|c: char| !is_part(c));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let sets = has(&["make", "set"]) && has(RECORD);
    (sets && (has(TO_ALL) || has(TO_SOME))).then(|| has(TO_ALL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_whom_logs_are_shown() {
        let rows = [
            ("rrsagent, make logs public", Some(true)),
            ("RRSAgent: make log world-visible", Some(true)),
            ("rrsagent, make logs team-visible", Some(false)),
            ("rrsagent, please make the record member", Some(false)),
            ("RRSAgent, set logs team", Some(false)),
            ("rrsagent, make minutes", None),
            ("rrsagent, pointer", None),
            ("rrsagents make logs team", None),
            ("zakim, make logs team", None),
            ("the team asks rrsagent to make logs", None),
        ];
        for (line, expected) in rows {
            assert_eq!(shows_logs(line), expected, "{line}");
        }
    }

    #[test]
    fn words_of_a_scribe() {
        let rows = [
            ("Topic: Tickets", "Noted(Topic, \"Tickets\")"),
            (" sub-topic : Old ones", "Noted(Subtopic, \"Old ones\")"),
            ("SCRIBE： ash", "List(Scribe, Set, \"ash\")"),
            ("scribe+", "List(Scribe, Add, \"\")"),
            ("ScribeNick: ash", "List(Scribe, Set, \"ash\")"),
            ("present+ Ash, Birch", "List(Present, Add, \"Ash, Birch\")"),
            ("present+", "List(Present, Add, \"\")"),
            ("presenting: slides", "Speech(\"presenting\", \"slides\")"),
            ("present- ash", "List(Present, Remove, \"ash\")"),
            ("scribe -ash", "List(Scribe, Remove, \"ash\")"),
            ("scribe-", "List(Scribe, Remove, \"\")"),
            ("present-day harbours are small", "Talk"),
            ("scribe-tool is broken", "Talk"),
            ("ISSUE : boats leak", "Noted(Issue, \"boats leak\")"),
            ("Ash : yes", "Speech(\"Ash\", \"yes\")"),
            ("Ash Tree : yes", "Speech(\"Ash Tree\", \"yes\")"),
            ("the point is : no", "Talk"),
            ("Good Day :)", "Talk"),
            ("regrets- ash", "List(Regrets, Remove, \"ash\")"),
            ("guest+ Gus_Tee", "List(Present, Add, \"Gus_Tee\")"),
            ("Guests: Eve, Joe", "List(Present, Add, \"Eve, Joe\")"),
            ("guest: hello", "Speech(\"guest\", \"hello\")"),
            ("guests are here", "Talk"),
            ("ACTION: ash to write", "Noted(Action, \"ash to write\")"),
            ("action ash to write", "Noted(Action, \"ash to write\")"),
            ("action ash: write", "Noted(Action, \"ash: write\")"),
            ("action is needed to win", "Talk"),
            ("action-20: done", "Talk"),
            ("ACTION 2 = ash to read", "Amended(2, \"ash to read\")"),
            ("action- 2", "Amended(2, \"\")"),
            ("rrsagent, drop action 2", "Amended(2, \"\")"),
            ("action 0 = none", "Talk"),
            ("slideset: https://example.org/s.pdf", "Talk"),
            ("Next meeting: 19 January", "Talk"),
            ("at 10:30 we break", "Talk"),
            ("resolved: ship", "Noted(Resolution, \"ship\")"),
            ("... and more", "More(\"and more\")"),
            ("… and more", "More(\"and more\")"),
            ("\\topic: no", "Literal"),
            ("q+ to ask", "Aside"),
            ("zakim, who is here?", "Aside"),
            ("ack ash", "Aside"),
            (
                "Ash Tree: I think so",
                "Speech(\"Ash Tree\", \"I think so\")",
            ),
            ("https://example.org", "Talk"),
            ("that is so: a long tale of it", "Talk"),
        ];
        for (line, expected) in rows {
            assert_eq!(format!("{:?}", read(line)), expected, "{line}");
        }
    }

    #[test]
    fn actions_that_are_looked_at_again() {
        let rows = [
            ("ash to row", "Action ash to row"),
            ("ash to row [DONE]", "Done ash to row"),
            (
                "ash to row [recorded in http://e.org/irc#action01] [done]",
                "Done ash to row",
            ),
            ("ash to row [PENDING]", "Action ash to row"),
            (
                "ash to row [see http://e.org]",
                "Action ash to row [see http://e.org]",
            ),
            ("ash to row [done] twice", "Action ash to row [done] twice"),
            ("[DONE]", "Done "),
        ];
        for (text, expected) in rows {
            let (what, text) = reviewed(text);
            assert_eq!(format!("{what:?} {text}"), expected);
        }
    }
}
