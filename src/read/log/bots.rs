//! Which nicks are bots: by name, by declaration, by what only a meeting bot says. Nicks in, nicks marked out.

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

pub(super) fn mark_bots(
    mut nicks: Vec<Nick>,
    text: &str,
    lines: &[Line],
    declared: &[String],
) -> Vec<Nick> {
    for nick in &mut nicks {
        let name = nick.name.to_lowercase();
        nick.bot = KNOWN_BOTS.contains(&name.as_str())
            || declared.iter().any(|bot| bot.eq_ignore_ascii_case(&name));
    }
    for line in lines.iter().filter(|line| line.kind == LineKind::Message) {
        let said = &text[line.text.start as usize..line.text.end as usize];
        if let Some(nick) = line.nick.and_then(|index| nicks.get_mut(index as usize))
            && BOT_SAYS.iter().any(|words| said.contains(words))
            && !said.starts_with('#')
        {
            nick.bot = true;
        }
    }
    nicks
}
