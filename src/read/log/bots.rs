//! Which nicks are bots: by name, by declaration, by what only a meeting bot says. Nicks in, nicks marked out.

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

/// What only a meeting bot says.
pub(super) const BOT_SAYS: &[&str] = &[
    "Information about MeetBot at",
    "Useful Commands: #",
    "The meeting name has been set to '",
    "The Meeting name is '",
    "Meeting started at ",
    "Minutes (text): http",
];

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
    for line in bot_lines(text, lines) {
        if let Some(nick) = line.nick.and_then(|index| nicks.get_mut(index as usize)) {
            nick.bot = true;
        }
    }
    nicks
}

/// Messages that hold what only a meeting bot says; the text is searched once for all of them.
fn bot_lines<'l>(text: &str, lines: &'l [Line]) -> Vec<&'l Line> {
    let Some(words) = WORDS.as_ref() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for hit in words.find_iter(text) {
        let at = lines.partition_point(|line| (line.text.end as usize) < hit.end());
        let said = lines.get(at).filter(|line| {
            line.kind == LineKind::Message
                && line.text.start as usize <= hit.start()
                && !text[line.text.start as usize..].starts_with(['#', '!', '^'])
        });
        found.extend(said);
    }
    found
}
