//! Which nicks are bots: by name, by declaration, by what only a meeting bot says or a service. Nicks in, nicks marked out.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::{services, shape};
use crate::model::log::{Line, LineKind, Nick};
use crate::model::words::begins_with;

/// Bots that many channels have, in lower case.
const KNOWN_BOTS: &[&str] = &[
    "zodbot",
    "meetingology",
    "mootbot",
    "supybot",
    "limnoria",
    "ubottu",
    "opendevmeet",
    "opendevstatus",
    "openstack",
    "openstackgerrit",
    "opendevreview",
    "chanserv",
    "nickserv",
    "matrixbot",
    "meetings",
    "sysbot",
    "gribble",
    "dependabot",
    "travis-ci",
    "system message",
];

/// Bots that only calls with a scribe have, in lower case.
pub(in crate::read) const OF_CALLS: &[&str] =
    &["rrsagent", "zakim", "trackbot", "agendabot", "ghurlbot"];

/// What only a meeting bot says, at the beginning of a message.
pub(super) const BOT_SAYS: &[&str] = &[
    "Information about MeetBot at",
    "Useful Commands: #",
    "The meeting name has been set to '",
    "The Meeting name is '",
    STARTED,
    MINUTES,
];

/// Before a day; people say so too, of a time.
const STARTED: &str = "Meeting started at ";

/// Among other addresses; people pass one of them on.
const MINUTES: &str = "Minutes (text): http";

/// What bots say of a meeting that has ended, around the address of its minutes.
pub const AROUND: &[&str] = &["Meeting ended", "Minutes", "Log", "HTML", "Raw"];

/// Bots of the W3C, and the one of GitHub's that has the nick of a person elsewhere.
const W3C: &[&str] = &["rrsagent", "zakim"];
const GITHUB: &str = "gb";

/// The service of GitHub has this nick, and a number where it comes again.
const GITHUB_SERVICE: &str = "github";

/// Before its address a bot tells that the meeting began; both stand in one message.
const ADDRESS: &str = BOT_SAYS[0];

/// Finds these words; made once for all logs. None of them is in another, and for the leftmost ones there is the faster way.
static WORDS: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostFirst)
        .build(BOT_SAYS)
        .ok()
});

/// Ends of names that people seldom have.
const BOT_ENDS: &[&str] = &["-bot", "_bot", "[bot]", "meetbot"];

/// Whether a nick is that of a bot, by its name alone.
pub(in crate::read) fn is_named(nick: &str) -> bool {
    let name = nick.to_lowercase();
    let numbered = name.strip_prefix(GITHUB_SERVICE);
    let mut known = KNOWN_BOTS.iter().chain(OF_CALLS);
    known.any(|bot| *bot == name)
        || BOT_ENDS.iter().any(|end| name.ends_with(end))
        || numbered.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Marks the nicks that are bots.
pub(super) fn mark_bots(
    mut nicks: Vec<Nick>,
    text: &str,
    lines: &[Line],
    declared: &[String],
) -> Vec<Nick> {
    for nick in &mut nicks {
        let name = nick.name.to_lowercase();
        nick.bot = is_named(&name) || declared.iter().any(|bot| bot.eq_ignore_ascii_case(&name));
    }
    let lower = |nick: &Nick| nick.name.to_lowercase();
    if nicks.iter().any(|nick| W3C.contains(&lower(nick).as_str())) {
        let at_github = nicks.iter_mut().filter(|nick| lower(nick) == GITHUB);
        at_github.for_each(|nick| nick.bot = true);
    }
    let found = bot_lines(text, lines).into_iter();
    let mut found: Vec<u32> = found.filter_map(|line| line.nick).collect();
    if !found.is_empty() {
        // Who types commands is a person who pasted what the bot said.
        let typing = lines.iter().filter(|line| is_command(text, line));
        let people: HashSet<u32> = typing.filter_map(|line| line.nick).collect();
        found.retain(|nick| !people.contains(nick));
    }
    found.extend(services::of(text, lines, nicks.len()));
    for index in found {
        if let Some(nick) = nicks.get_mut(index as usize) {
            nick.bot = true;
        }
    }
    nicks
}

/// Whether a line begins with the mark of a command and a letter.
fn is_command(text: &str, line: &Line) -> bool {
    let said = text.as_bytes().get(line.text.start as usize..);
    line.kind == LineKind::Message
        && matches!(said, Some([b'#' | b'!' | b'^', letter, ..]) if letter.is_ascii_alphabetic())
}

/// Whether the same nick tells more addresses right before or after.
fn is_among_addresses(text: &str, lines: &[Line], at: usize) -> bool {
    let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let mut near = near.filter_map(|near| lines.get(near));
    near.any(|line| {
        let said = line.words(text).trim();
        line.nick == lines[at].nick && begins_with(said, AROUND)
    })
}

/// Messages that begin with what only a meeting bot says; the text is searched once for all of them.
fn bot_lines<'l>(text: &str, lines: &'l [Line]) -> Vec<&'l Line> {
    let Some(words) = WORDS.as_ref() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for hit in words.find_iter(text) {
        let at = lines.partition_point(|line| (line.text.end as usize) < hit.end());
        let told = lines.get(at).filter(|line| {
            let start = line.text.start as usize;
            let said = text.get(start..hit.start());
            let word = &text[hit.range()];
            let begins = said.is_some_and(|before| {
                let address = word == ADDRESS && before.starts_with("Meeting started ");
                before.trim().is_empty() || address
            });
            let meant = match word {
                STARTED => shape::iso_date(&text[hit.end()..]).is_some(),
                MINUTES => is_among_addresses(text, lines, at),
                _ => true,
            };
            line.kind == LineKind::Message && begins && meant
        });
        found.extend(told);
    }
    found
}
