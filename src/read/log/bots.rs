//! Which nicks are bots: by name, by declaration, by what only a meeting bot says. Nicks in, nicks marked out.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::model::log::{Line, LineKind, Nick};

/// Bots that many channels have, in lower case.
pub(super) const KNOWN_BOTS: &[&str] = &[
    "zodbot",
    "meetbot",
    "meetingology",
    "mootbot",
    "supybot",
    "limnoria",
    "ubottu",
    "rrsagent",
    "zakim",
    "trackbot",
    "agendabot",
    "ghurlbot",
    "opendevmeet",
    "opendevstatus",
    "openstack",
    "openstackgerrit",
    "opendevreview",
    "chanserv",
    "nickserv",
    "matrixbot",
    "fedora-meeting-bot",
    "meetings",
    "hcoop-meetbot",
];

/// What only a meeting bot says, at the beginning of a message.
pub(super) const BOT_SAYS: &[&str] = &[
    "Information about MeetBot at",
    "Useful Commands: #",
    "The meeting name has been set to '",
    "The Meeting name is '",
    "Meeting started at ",
    "Minutes (text): http",
];

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

/// Marks the nicks that are bots.
pub(super) fn mark_bots(
    mut nicks: Vec<Nick>,
    text: &str,
    lines: &[Line],
    declared: &[String],
) -> Vec<Nick> {
    for nick in &mut nicks {
        let name = nick.name.to_lowercase();
        nick.bot = KNOWN_BOTS.contains(&name.as_str())
            || BOT_ENDS.iter().any(|end| name.ends_with(end))
            || declared.iter().any(|bot| bot.eq_ignore_ascii_case(&name));
    }
    let found = bot_lines(text, lines).into_iter();
    let mut found: Vec<u32> = found.filter_map(|line| line.nick).collect();
    if !found.is_empty() {
        // Who types commands is a person who pasted what the bot said.
        let typing = lines.iter().filter(|line| is_command(text, line));
        let people: HashSet<u32> = typing.filter_map(|line| line.nick).collect();
        found.retain(|nick| !people.contains(nick));
    }
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
            line.kind == LineKind::Message
                && said.is_some_and(|before| {
                    let address = text[hit.range()] == *ADDRESS;
                    before.trim().is_empty() || address && before.starts_with("Meeting started ")
                })
        });
        found.extend(told);
    }
    found
}
