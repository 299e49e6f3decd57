//! Somebody who was at a meeting, and the order in which such are told.

use std::cmp::Ordering;

/// Somebody who was there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Attendee {
    /// As written, without mode signs.
    pub nick: String,
    /// The whole Matrix id, where the log has it.
    pub matrix: Option<String>,
    /// Another name that they told in the meeting.
    pub alias: Option<String>,
    /// Lines said: messages and actions.
    pub lines: u32,
    /// Whether this is a bot.
    pub bot: bool,
}

impl Attendee {
    /// Somebody who is told to be there, of whom no line is known.
    pub fn named(nick: String) -> Self {
        Attendee {
            nick,
            ..Attendee::default()
        }
    }

    /// The order of those who were there: most lines first, then by name, whatever the case of its letters.
    pub fn order(&self, other: &Self) -> Ordering {
        let lines = other.lines.cmp(&self.lines);
        let names = || self.nick.to_lowercase().cmp(&other.nick.to_lowercase());
        lines
            .then_with(names)
            .then_with(|| self.nick.cmp(&other.nick))
    }
}
