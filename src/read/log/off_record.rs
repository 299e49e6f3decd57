//! Talk of which somebody asked that no bot writes it down: `[off]` before a message, as RRSAgent knows it, `[nolog]`, as Limnoria
//! does, and all from `#off` to `#on`, or from "off the record" to "on the record". A log in, the lines that are off the record out.
//! Whoever typed that was promised that nobody reads it here, but clients of people log all the same.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::clues::Clues;
use crate::model::command::{self, Effect};
use crate::model::log::{LineKind, Log};
use crate::model::words::after_words;
use crate::read::text::holds;

/// Words in brackets, or behind the sign of a command, that keep a message out; hyphens may stand for their blanks.
const MARKS: &[&str] = &["off", "nolog", "off the record", "off record"];

/// Words that mark a message as well where they stand in brackets before it.
const BRACKETED: &[&str] = &[
    "confidential",
    "embargo",
    "embargoed",
    "not public",
    "not for publication",
    "private",
    "otr",
    "secret",
];

/// What makes another word of a mark that stands before it without a blank, as in `[off]topic`.
const GLUED: &[&str] = &["topic", "-topic", "line", "-line"];

/// The words among them that people say in a sentence.
const SAID: &[&str] = &["off the record", "off record", "nolog"];

/// How a meeting begins where commands begin with this sign.
const STARTS: &str = "!startmeeting";

/// What stands in every text that says so somewhere, whatever the case of its letters.
static SIGNS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let marks =
        r"off\\?[\]):]|off[ -](?:the[ -])?record|[#!]off|nolog|rrsagent|for (?:the )?minutes";
    let bracketed = BRACKETED.join("|").replace(' ', "[ -]");
    Regex::new(&format!(r"(?i-u){marks}|[(\[](?:{bracketed})[\])]")).ok()
});

/// Letters of which some stand in every line that has one of these.
static CLUES: LazyLock<Clues> = LazyLock::new(|| {
    Clues::in_any_case(&[
        "off", "nol", "rrs", "inu", "nfi", "mba", "(no", "[no", "riv", "(ot", "[ot", "ecr",
    ])
});

/// Whether a text may have such a mark: the quick question before a closer look.
pub(in crate::read) fn may_mark(text: &str) -> bool {
    let marked = |line: Range<usize>| {
        let signs = SIGNS.as_ref();
        signs.is_none_or(|signs| signs.is_match(&text[line]))
    };
    CLUES.lines(text).into_iter().any(marked)
}

/// The lines that are off the record.
pub(super) fn lines(log: &Log) -> Vec<usize> {
    if !may_mark(&log.text) {
        return Vec::new();
    }
    let said = |at: usize| log.lines[at].is_talk().then(|| log.text_of(&log.lines[at]));
    let last_on = (0..log.lines.len()).rfind(|at| said(*at).is_some_and(is_on));
    // Bots of Matrix rooms are told so by another sign.
    let bang = last_on.is_some() || holds(&log.text, STARTS);
    // Whether people go on off the record: nobody says that all is on it again but whoever says that it is not.
    let in_words = tells_of_record(&log.text);
    let spoken = |at: usize| said(at).is_some_and(is_spoken_off);
    let again = |at: usize| said(at).is_some_and(|text| is_on_again(text, in_words));
    let last_again = (0..log.lines.len()).rfind(|at| again(*at)).max(last_on);
    let mut off = false;
    let mut was_said = false;
    // Whether the message before is out.
    let mut out = false;
    let takes = |at: &usize| {
        let line = &log.lines[*at];
        let Some(text) = said(*at) else {
            return match line.kind {
                LineKind::Continuation => out,
                kind => off && kind == LineKind::Unexplained,
            };
        };
        let was = off;
        was_said = match off {
            true => was_said,
            false => last_again.is_some_and(|on| on > *at) && spoken(*at),
        };
        off = match off {
            true => !(ends(text) || was_said && again(*at)),
            false if was_said => true,
            false if text.trim_start().starts_with('!') && !bang => false,
            false => begins(text, last_on.is_some_and(|on| on > *at)),
        };
        out = off || was && !is_start(text) || is_marked(text);
        out
    };
    (0..log.lines.len()).filter(takes).collect()
}

/// Whether a message is kept out by its first word, be it behind a command or the name of whoever speaks.
fn is_marked(text: &str) -> bool {
    behind_mark(text.trim_start()).is_some()
}

/// What a message says behind the mark that keeps it out; none if it bears none.
pub(in crate::read) fn behind_mark(text: &str) -> Option<&str> {
    let named = || behind_mark_alone(behind_name(text)?);
    let command = || {
        let (_, rest) = text.strip_prefix(['#', '!'])?.split_once(' ')?;
        behind_mark_alone(rest.trim_start())
    };
    behind_mark_alone(text).or_else(named).or_else(command)
}

/// Whether everything is off the record from a line of notes on, or is on it again.
pub(in crate::read) fn switches(line: &str) -> Option<bool> {
    match begins(line, false) {
        true => Some(false),
        false => is_on(line).then_some(true),
    }
}

/// Whether a text may say that something is off the record or on it: the quick question, of a whole log.
pub(in crate::read) fn tells_of_record(text: &str) -> bool {
    holds(text, "ecord") || holds(text, "ECORD")
}

/// Whether somebody says in words that something is off the record: by itself that takes out nothing.
pub(in crate::read) fn is_said(text: &str) -> bool {
    let plain = text.to_lowercase().replace('-', " ");
    let mut said = plain.match_indices("off the record");
    said.any(|(at, words)| !plain[at + words.len()..].starts_with(" player"))
}

/// What follows a name and a colon, as a scribe writes what others say, and people speak to each other.
pub(super) fn behind_name(text: &str) -> Option<&str> {
    const WORDS: usize = 2;
    let (name, rest) = text.split_once([':', '\u{ff1a}'])?;
    (name.split(' ').count() <= WORDS).then(|| rest.trim_start())
}

fn behind_mark_alone(text: &str) -> Option<&str> {
    // Rooms show bold type by signs.
    let signs = ['*', '_', ' '];
    let text = match text.trim_start_matches(signs) {
        inside if inside.starts_with(['[', '(']) => inside,
        _ => text,
    };
    let between = |open: char, end: char| text.strip_prefix(open)?.split_once(end);
    let inside = between('[', ']').or_else(|| between('(', ')'));
    let command = || text.strip_prefix(['#', '!'])?.split_once(' ');
    if let Some((word, behind)) = inside.or_else(command) {
        let begun = GLUED.iter().any(|rest| has_first_word(behind, rest));
        let glued = begun && (inside.is_some() || text.starts_with('!'));
        let bracketed = || BRACKETED.iter().any(|mark| says(word, mark));
        // What a link leads to is no text.
        let bracketed = inside.is_some() && !behind.starts_with('(') && bracketed();
        let marks = is_off(word) || bracketed;
        return (marks && !glued).then(|| behind.trim_start_matches(signs));
    }
    let text = after_words(text, "this is ").unwrap_or(text);
    let said = SAID.iter().find_map(|said| {
        let (head, rest) = text.split_at_checked(said.len())?;
        says(head, said).then_some(rest)
    });
    said?
        .trim_start()
        .strip_prefix([':', ',', ';', '-', '\u{2013}'])
        .map(str::trim_start)
}

/// Whether a text is some words in lower case, whatever the case of its letters, be they joined by hyphens.
fn says(text: &str, words: &str) -> bool {
    let same = |(said, known): (u8, u8)| {
        said.eq_ignore_ascii_case(&known) || (said, known) == (b'-', b' ')
    };
    text.len() == words.len() && text.bytes().zip(words.bytes()).all(same)
}

/// Whether a text begins with a word as a whole.
fn has_first_word(text: &str, word: &str) -> bool {
    after_words(text, word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a word, or some, mark what they stand before.
pub(in crate::read) fn is_off(word: &str) -> bool {
    MARKS.iter().any(|mark| says(word.trim(), mark))
}

/// Whether everything from here on is off the record. With words behind it `#off` says so where an `#on` follows.
fn begins(text: &str, answered: bool) -> bool {
    let first = |text: &str| {
        text.split_whitespace()
            .next()
            .is_some_and(|word| is_off(plain(word)))
    };
    let says = |text: &str| is_off(plain(text)) || answered && first(text);
    command(text).is_some_and(says) || asks_bot(text, "off")
}

/// A word without the signs behind it.
fn plain(word: &str) -> &str {
    word.trim_end_matches(['.', ',', ':', ';', '!'])
}

/// Words of a message that only says so, at the most.
const FEW: usize = 6;

/// Whether a message says that all is off the record from here on, and no more: `ok, off the record now`, `[off]`.
fn is_spoken_off(text: &str) -> bool {
    let alone = || behind_mark(text.trim()).is_some_and(str::is_empty);
    is_short(text) && (is_said(text) || alone())
}

/// Whether a message says that it is on the record again: `back on the record`, `[on]`. Whether the log has such words is known.
fn is_on_again(text: &str, in_words: bool) -> bool {
    let bare = text.trim().trim_matches(['[', ']', '(', ')', '*', '_']);
    let said = || {
        let lower = text.to_ascii_lowercase().replace('-', " ");
        let mut words = ["on the record", "on record"].iter();
        is_short(text) && words.any(|words| holds(&lower, words))
    };
    bare.eq_ignore_ascii_case("on") || in_words && said()
}

fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= FEW && !text.trim_end().ends_with('?')
}

/// Whether what was off the record is on it again, as it is in another meeting.
fn ends(text: &str) -> bool {
    is_on(text) || is_start(text)
}

/// Whether somebody says that all is on the record again.
fn is_on(text: &str) -> bool {
    let on = |word: &str| {
        let mut on = ["on", "log", "on the record", "on record"].iter();
        on.any(|mark| says(plain(word.trim()), mark))
    };
    command(text).is_some_and(on) || asks_bot(text, "on")
}

/// A command and nothing else.
fn command(text: &str) -> Option<&str> {
    text.trim().strip_prefix(['#', '!'])
}

/// Whether somebody tells RRSAgent to go on, or not to.
fn asks_bot(text: &str, what: &str) -> bool {
    const BOT: &str = "RRSAgent";
    let (bot, asked) = text.trim().split_at_checked(BOT.len()).unwrap_or_default();
    let asked = asked.trim_start_matches([',', ':', ' ']);
    bot.eq_ignore_ascii_case(BOT) && asked.eq_ignore_ascii_case(what)
}

/// Whether a meeting begins or ends.
fn is_start(text: &str) -> bool {
    let command = command::typed(text.trim_start());
    command.is_some_and(|command| matches!(command.effect, Effect::Start | Effect::End))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_that_are_kept_out() {
        let rows = [
            ("[off] the hole is in the keel", true),
            ("[OFF]the hole", true),
            ("[nolog] the hole", true),
            ("#nolog the hole", true),
            ("#off the hole", true),
            ("Off the record: the hole", true),
            ("off the record, the hole", true),
            ("kim: [off] the hole", true),
            ("Kim Ash: off the record: the hole", true),
            ("#info [off] the hole", true),
            ("this is what I say: [off] the hole", false),
            ("(off the record) the hole", true),
            ("kim: (Off the record) the hole", true),
            ("kim\u{ff1a} [off] the hole", true),
            ("(off) the hole", true),
            ("[confidential] the hole", true),
            ("[Embargoed] the hole", true),
            ("(private) the hole", true),
            ("kim: [otr] the hole", true),
            ("nolog: the hole", true),
            ("[confidentiality] of the hole", false),
            ("#private the hole", false),
            ("[internal] the hole", false),
            ("**[confidential]** the hole", true),
            ("[embargo] the hole", true),
            ("[not public] the hole", true),
            ("[private](a.md) the hole", false),
            ("a [private] hole", false),
            ("(off)topic: a boat", false),
            ("(offer) a boat", false),
            ("[off-by-one] in the keel", false),
            ("[offer] a boat", false),
            ("[off]topic: a boat", false),
            ("[off]-topic", false),
            ("[off] topic: a boat", true),
            ("[off]topical words", true),
            ("#offer a boat", false),
            ("we speak off the record: so", false),
            ("off the record player", false),
            ("off with it", false),
            ("!nolog the hole", true),
            ("!off topic: a boat", false),
            ("!offer a boat", false),
            ("off-the-record: the hole", true),
            ("off-record: the hole", true),
            ("Off record, the hole", true),
            ("[off-record] the hole", true),
            ("kim: (Off-Record) the hole", true),
            ("off-record sales: a boat", false),
            ("[off-recording] a boat", false),
            ("This is off the record: the hole", true),
            ("this is off the record player", false),
            ("this was off the record: so", false),
            ("[embargo] the hole", true),
            ("[not-public] the hole", true),
            ("**[confidential]** the hole", true),
            ("_(secret)_ the hole", true),
            ("the key is [secret]", false),
            ("[secretary] the hole", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_marked(text), expected, "{text}");
            assert!(may_mark(text) || !expected, "{text}");
        }
        for mark in MARKS.iter().chain(BRACKETED) {
            assert!(may_mark(&format!("[{mark}] the hole")), "{mark}");
        }
    }

    #[test]
    fn what_is_said_in_words() {
        for text in ["ok, off the record now", "OFF-THE-RECORD, the hole"] {
            assert!(is_said(text), "{text}");
        }
        for text in ["the off the record player", "off we go"] {
            assert!(!is_said(text), "{text}");
        }
    }

    #[test]
    fn what_begins_and_ends() {
        for text in ["#off", " #OFF ", "#off.", "#nolog", "!off", "RRSAgent, off"] {
            assert!(begins(text, false), "{text}");
        }
        for text in [
            "#on",
            "#log",
            "rrsagent: on",
            "#endmeeting",
            "#startmeeting x",
        ] {
            assert!(ends(text), "{text}");
        }
        for text in ["off", "#offer", "#on deck", "rrsagent, off with it"] {
            assert!(!begins(text, true) && !ends(text), "{text}");
        }
        for (text, off, on) in [
            ("off the record", true, false),
            ("ok, off the record now", true, false),
            ("-- Off-the-record --", true, false),
            ("[off]", true, false),
            ("(off the record)", true, false),
            ("are we off the record?", false, false),
            ("he told me that off the record last week", false, false),
            ("back on the record", false, true),
            ("[on]", false, true),
            ("(On record)", false, true),
            ("on", false, true),
            ("on the list", false, false),
        ] {
            assert_eq!(
                (is_spoken_off(text), is_on_again(text, true)),
                (off, on),
                "{text}"
            );
        }
        let told = "#off we speak of the hole";
        assert!(begins(told, true) && !begins(told, false));
    }
}
