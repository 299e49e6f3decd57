//! What comes in: the name and the whole text of one sample of the corpus `irc-clients`.
//! What goes out: `client`, the dialect that the name promises, and `said`, every line that a person or a bot
//! says or does in the sample, in order, as (speaker, text).
//! What it does not do: it knows only the line forms that occur in those 180 samples, found by reading them, and
//! shares no code with the tool under test. It gives no times, joins no broken lines, carries out no commands
//! (`s/a/b/`, `i/a/b/`, `\text`), and does not tell a message from an action.
//! Edge: a line without a prefix belongs to whoever spoke last; before the first speaker it is nobody's, so left out.

use std::fs;
use std::sync::LazyLock;

use minutebook::model::log::LineKind;
use minutebook::read::log;
use regex::{Captures, Regex};

use crate::support::corpora;

/// One pattern, compiled at its first use.
macro_rules! pattern {
    ($name:ident, $text:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($text).expect("a correct pattern"));
    };
}

/// File-name starts that tell the client, with the dialect to expect.
const CLIENTS: [(&str, &str); 11] = [
    ("bip-", "bip"),
    ("irccloud-", "irccloud"),
    ("irssi-", "irssi"),
    ("quassel-", "quassel"),
    ("qwebirc-", "qwebirc"),
    ("rrsagent-", "rrsagent"),
    ("crlf-rrsagent-", "rrsagent"),
    ("yahoo-", "nick-colon"),
    ("crlf-yahoo-", "nick-colon"),
    ("mirc-text-", "nick-only"),
    ("crlf-mirc-", "nick-only"),
];

// bip: `02-01-2031 15:00:00 < nick!user@host: text`, `… < * nick!user@host text`, own lines `… > nick: text`, `… > * nick text`.
pattern!(
    BIP_FILE,
    r"(?m)^\d\d-\d\d-\d{4} \d\d:\d\d:\d\d (?:[<>]|-!-) "
);
pattern!(BIP_MESSAGE, r"^\S+ \S+ [<>] ([^\s!:*]+)(?:!\S*)?: (.*)$");
pattern!(BIP_ACTION, r"^\S+ \S+ [<>] \* ([^\s!]+)(?:!\S+)? (.*)$");

// The aligned theme of irssi: `15:00 @    nick | text`, `15:00             * | nick text`; `-->`, `<--` and `«Quit»` are news.
pattern!(ALIGNED_FILE, r"(?m)^\d\d:\d\d [ @+%] *\S+ \| ");
pattern!(
    ALIGNED_MESSAGE,
    r"^\d\d:\d\d [ @+%] *([^\s«»*<>-][^\s«»<>]*) \| (.*)$"
);
pattern!(ALIGNED_ACTION, r"^\d\d:\d\d +\* \| (\S+) (.*)$");

// Yahoo: `nick: text`, believed only when every line of the file looks so.
pattern!(COLON_MESSAGE, r"^([^\s<>\[\]:]+): (.*)$");

// The rest: nothing, `15:00:00 `, `2031-01-02T15:00:00Z `, `[15:00] `, `[3:00 pm] ` or `[2031-01-02 15:00:00] ` before the body.
pattern!(
    STAMP,
    r"^(?:\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\[[-\d ]*\d?\d:\d\d(?::\d\d)?(?: [ap]m)?\]) "
);
// No nick begins with a dash, so that Quassel's `<-> a is now known as b` has no speaker.
pattern!(ANGLE, r"^<[@+%&~ ]?([^\s<>@+%&~-][^\s<>]*)>(.*)$");
// Actions of Quassel and IRCCloud, and of irssi and qwebirc.
pattern!(DASH_ACTION, r"^(?:-\*-|—) (\S+) (.*)$");
pattern!(STAR_ACTION, r"^ ?\* (\S+) (.*)$");
// Marks of Quassel and IRCCloud; in a file with one of them a lone star tells news, not an action.
pattern!(
    STAR_IS_NEWS,
    r"(?m)^\[[^\]\n]*\] (?:-->|<--|<->|-\*-|→|←|⇐|⇒|—) "
);
// What RRSAgent writes in a nick's name when that nick comes, goes or sets the topic.
pattern!(
    NEWS,
    r"^(\S+) has (?:(?:joined|left) [#&]\S+$|changed the topic to:)"
);
// Lines without a stamp that are the log's own: irssi's `--- Log opened …`, and a channel name alone.
pattern!(OWN, r"^(?:--- (?:Log|Day) .*|[#&]\S+)$");

/// One line of a sample, as read without the lines around it.
enum Line {
    Said(String, String),
    Unprefixed(String),
    Silent,
}

/// The dialect that a sample's file name (a folder before it does no harm) tells, if it tells any.
pub fn client(name: &str) -> Option<&'static str> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let found = CLIENTS.iter().find(|(start, _)| file.starts_with(start));
    found.map(|(_, dialect)| *dialect)
}

/// Everything that anybody says or does in the sample, in order: (speaker, text).
pub fn said(raw: &str) -> Vec<(String, String)> {
    let text = raw.trim_start_matches('\u{feff}');
    let read = reader(text);
    let mut list: Vec<(String, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match read(line) {
            Line::Said(nick, words) => list.push((nick, words)),
            Line::Unprefixed(words) => {
                if let Some(nick) = list.last().map(|(nick, _)| nick.clone()) {
                    list.push((nick, words));
                }
            }
            Line::Silent => {}
        }
    }
    list
}

/// The way to read a line, chosen by a look at the whole file.
fn reader(text: &str) -> fn(&str) -> Line {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    if BIP_FILE.is_match(text) {
        bip
    } else if ALIGNED_FILE.is_match(text) {
        aligned
    } else if STAR_IS_NEWS.is_match(text) {
        starless
    } else if lines.all(|line| COLON_MESSAGE.is_match(line)) {
        colon
    } else {
        starred
    }
}

fn bip(line: &str) -> Line {
    first(line, &[&BIP_ACTION, &BIP_MESSAGE])
}

fn aligned(line: &str) -> Line {
    first(line, &[&ALIGNED_ACTION, &ALIGNED_MESSAGE])
}

fn colon(line: &str) -> Line {
    first(line, &[&COLON_MESSAGE])
}

/// A line of Quassel or `IRCCloud`.
fn starless(line: &str) -> Line {
    after_stamp(line, &[&ANGLE, &DASH_ACTION])
}

/// A line of `RRSAgent`, irssi, qwebirc or a mIRC buffer.
fn starred(line: &str) -> Line {
    after_stamp(line, &[&ANGLE, &STAR_ACTION])
}

/// Reads what follows the stamp. Without a stamp only `<nick>` makes a prefix: a star or blank there is just text.
fn after_stamp(line: &str, forms: &[&LazyLock<Regex>]) -> Line {
    if let Some(stamp) = STAMP.find(line) {
        return first(&line[stamp.end()..], forms);
    }
    match first(line, &[&ANGLE]) {
        Line::Silent if ANGLE.is_match(line) || OWN.is_match(line) => Line::Silent,
        Line::Silent => Line::Unprefixed(line.trim().to_owned()),
        found => found,
    }
}

/// The speech by the first form that fits, silence if none does or if it is news.
fn first(line: &str, forms: &[&LazyLock<Regex>]) -> Line {
    let found = forms.iter().find_map(|form| form.captures(line));
    found.map_or(Line::Silent, |found| speech(&found))
}

fn speech(found: &Captures<'_>) -> Line {
    let (nick, words) = (&found[1], found[2].trim());
    match NEWS.captures(words) {
        Some(news) if &news[1] == nick => Line::Silent,
        _ => Line::Said(nick.to_owned(), words.to_owned()),
    }
}

/// Claims what is heard in a sample, each entry as `nick=text`, all joined by `|`.
#[cfg(test)]
fn heard(raw: &str, want: &str) {
    let list: Vec<_> = said(raw).iter().map(|(a, b)| format!("{a}={b}")).collect();
    assert_eq!(list.join("|"), want);
}

#[test]
fn names_tell_the_client() {
    assert_eq!(client("crlf-rrsagent-01.input.txt"), Some("rrsagent"));
    assert_eq!(client("a/b/crlf-mirc-01.input.txt"), Some("nick-only"));
    assert_eq!(client("recording-07.input.txt"), None);
}

#[test]
fn stars_are_actions_or_news_by_file() {
    heard(
        "[15:00] == Ash [a@b] has joined #c\n[15:00] * Birch waves",
        "Birch=waves",
    );
    heard(
        "[3:02 am] * birch has been invited\n[3:03 am] -*- cedar nods",
        "cedar=nods",
    );
    heard(
        "#c\n[2031-01-02 15:00:00] — Ash goes\n[2031-01-02 15:00:01] * a_ → a",
        "Ash=goes",
    );
    heard("2031-01-02T15:00:00Z  * ash *all day*", "ash=*all day*");
}

#[test]
fn prefixes_in_a_text_are_text() {
    heard(
        "<ash> <birch> Well!\n<ash> <-- there",
        "ash=<birch> Well!|ash=<-- there",
    );
    heard(
        "[15:00:00] <-> A is now known as a\n[15:00:01] <a> hello",
        "a=hello",
    );
    heard("15:00:00 <ash> ash: to myself", "ash=ash: to myself");
    heard(
        "<ash> ash has joined #c\n<ash> birch has joined #c",
        "ash=birch has joined #c",
    );
}

#[test]
fn hosts_and_signs_are_cut() {
    heard("02-01-2031 15:00:00 > Ash: yes", "Ash=yes");
    heard("02-01-2031 15:00:01 < * a!x@y birch: no", "a=birch: no");
    heard("02-01-2031 15:00:02 < a!~b@h: cedar: well", "a=cedar: well");
    heard(
        "15:00 @    ash | hello\n15:00             * | Birch waves",
        "ash=hello|Birch=waves",
    );
}

#[test]
fn lines_without_a_prefix_go_on() {
    heard("<a> long\r\n and on\r\n\r\n<b> x", "a=long|a=and on|b=x");
    heard("a: b: c\na: ... d", "a=b: c|a=... d");
    heard("15:00:00 <a> hello\nTopic: Boats", "a=hello|a=Topic: Boats");
}

/// What our reader makes of a sample: its dialect, and every line that somebody says or does.
fn read(raw: Vec<u8>) -> (&'static str, Vec<(String, String)>) {
    let path = std::sync::Arc::from("sample.log");
    let log = log::from_bytes(&log::Head::new(&path), raw);
    let spoken = log
        .lines
        .iter()
        .filter(|line| line.is_talk() || line.kind == LineKind::Continuation);
    let said = spoken
        .filter_map(|line| {
            Some((
                log.nick_of(line)?.name.clone(),
                log.text_of(line).trim().to_owned(),
            ))
        })
        .collect();
    (log.dialect, said)
}

#[test]
fn every_sample_says_what_an_independent_reading_says() {
    let Some(corpora) = corpora() else {
        return;
    };
    let mut faults = Vec::new();
    let mut samples = 0;
    for entry in fs::read_dir(corpora.join("irc-clients"))
        .expect("a folder")
        .flatten()
    {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = fs::read(entry.path()).expect("a sample");
        let expected = said(&String::from_utf8_lossy(&bytes));
        let (dialect, found) = read(bytes);
        samples += 1;
        if client(&name).is_some_and(|client| client != dialect) {
            faults.push(format!("{name}: read as {dialect}"));
        }
        for at in 0..expected.len().max(found.len()) {
            if expected.get(at) != found.get(at) {
                faults.push(format!(
                    "{name}: {:?} expected, {:?} read",
                    expected.get(at),
                    found.get(at)
                ));
                break;
            }
        }
    }
    assert!(
        faults.is_empty() && samples == 180,
        "{samples} samples\n{}",
        faults.join("\n")
    );
}
