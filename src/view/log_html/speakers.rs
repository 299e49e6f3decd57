//! Those who speak in a log, each made markup once and not again for every line. A part of a log in, its speakers out.

use super::colour;
use crate::model::log::{Log, Nick};
use crate::model::meeting::LogPart;
use crate::view::html::escape_into;
use crate::view::privacy::Privacy;

/// Somebody who speaks, ready to be shown.
#[derive(Default)]
pub(super) struct Speaker {
    /// Markup; empty for those of whom no line is shown.
    pub(super) shown: String,
    /// Whether it is a bot.
    pub(super) bot: bool,
}

impl Speaker {
    /// A nick in its colour.
    fn new(nick: &Nick, colour: u64, privacy: Privacy<'_>) -> Self {
        let mut shown = format!("<bdi class=\"nick n{colour}\">");
        escape_into(&mut shown, &privacy.mask(&nick.name));
        shown.push_str("</bdi>");
        Speaker {
            shown,
            bot: nick.bot,
        }
    }
}

/// Everybody who speaks in this part, ready to be shown; a log may hold many, each with people of its own.
pub(super) fn of(
    log: &Log,
    part: &LogPart,
    privacy: Privacy<'_>,
    people: &dyn Fn(&str, Option<&str>) -> String,
) -> Vec<Speaker> {
    let mut speakers: Vec<Speaker> = Vec::new();
    speakers.resize_with(log.nicks.len(), Speaker::default);
    for index in log.lines[part.range.clone()]
        .iter()
        .filter_map(|line| line.nick)
    {
        let nick = log.nicks.get(index as usize);
        let speaker = speakers.get_mut(index as usize);
        if let Some((nick, speaker)) = nick
            .zip(speaker)
            .filter(|(_, known)| known.shown.is_empty())
        {
            let person = people(&nick.name, nick.matrix.as_deref());
            *speaker = Speaker::new(nick, colour(&person), privacy);
        }
    }
    speakers
}
