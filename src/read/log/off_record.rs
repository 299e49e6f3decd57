//! Talk of which somebody asked that no bot writes it down: `[off]` before a message, as RRSAgent knows it, `[nolog]`, as Limnoria
//! does, and all from `#off` to `#on`. A log in, the lines that are off the record out. Whoever typed that was promised that
//! nobody reads it here, but clients of people log all the same.

use crate::model::log::{Line, LineKind, Log};

/// Words in brackets, or behind the sign of a command, that keep a message out.
const MARKS: &[&str] = &[
    "off",
    "nolog",
    "off the record",
    "off-the-record",
    "off record",
];

/// The lines that are off the record.
pub(super) fn lines(log: &Log) -> Vec<usize> {
    let mut off = false;
    // Whether the message before is out: the lines that go on with it go, too.
    let mut out = false;
    let mut takes = |line: &Line| {
        if line.kind == LineKind::Continuation {
            return out;
        }
        if !line.is_talk() {
            return off && line.kind == LineKind::Unexplained;
        }
        let was = off;
        off = match log.text_of(line) {
            text if off => !ends(text),
            text => begins(text),
        };
        out = off || was && !is_start(log.text_of(line)) || is_marked(log.text_of(line));
        out
    };
    let lines = log.lines.iter().enumerate();
    let taken = lines.filter(|(_, line)| takes(line));
    taken.map(|(at, _)| at).collect()
}

/// Whether a message is kept out by its first word.
fn is_marked(text: &str) -> bool {
    behind_mark(text.trim_start()).is_some()
}

/// What a message says behind the mark that keeps it out; none if it bears none.
pub(super) fn behind_mark(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let command = || text.strip_prefix('#')?.split_once(' ');
    if let Some((word, behind)) = inside.or_else(command) {
        return is_mark(word).then(|| behind.trim_start());
    }
    let said = "off the record";
    let head = text.get(..said.len());
    let behind = head
        .filter(|head| head.eq_ignore_ascii_case(said))
        .map(|_| text[said.len()..].trim_start());
    behind?
        .strip_prefix([':', ',', ';', '-', '\u{2013}'])
        .map(str::trim_start)
}

fn is_mark(word: &str) -> bool {
    MARKS
        .iter()
        .any(|mark| word.trim().eq_ignore_ascii_case(mark))
}

/// Whether everything from here on is off the record.
fn begins(text: &str) -> bool {
    command(text).is_some_and(is_mark) || asks_bot(text, "off")
}

/// Whether what was off the record is on it again, as it is in another meeting.
fn ends(text: &str) -> bool {
    let on = ["on", "log", "on the record", "on-the-record", "on record"];
    let on = |word: &str| on.iter().any(|mark| word.trim().eq_ignore_ascii_case(mark));
    command(text).is_some_and(on) || asks_bot(text, "on") || is_start(text)
}

/// A command and nothing else.
fn command(text: &str) -> Option<&str> {
    text.trim().strip_prefix('#')
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
    let word = text.trim_start().split(' ').next().unwrap_or_default();
    let word = word.trim_start_matches(['#', '!', '^']);
    ["startmeeting", "endmeeting"]
        .iter()
        .any(|known| word.eq_ignore_ascii_case(known))
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
            ("[off-by-one] in the keel", false),
            ("[offer] a boat", false),
            ("#offer a boat", false),
            ("we speak off the record: so", false),
            ("off the record player", false),
            ("off with it", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_marked(text), expected, "{text}");
        }
    }

    #[test]
    fn what_begins_and_ends() {
        for text in ["#off", " #OFF ", "#nolog", "RRSAgent, off"] {
            assert!(begins(text), "{text}");
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
            assert!(!begins(text) && !ends(text), "{text}");
        }
    }
}
