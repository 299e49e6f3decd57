//! The signs and words by which the people of a log keep minutes. Plain data; which ones a log has is found out elsewhere.

/// Which commands the people of a log type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Vocabulary {
    /// `#topic` and `[topic]`, as MeetBot and MootBot have it.
    pub hash: bool,
    /// `!topic` and `^info`, as maubot-meetings has it.
    pub bang: bool,
    /// `Topic:` and `present+`, as W3C scribe has it.
    pub scribe: bool,
    /// Whether somebody writes down by them what others say.
    pub scribed: bool,
}

impl Vocabulary {
    /// Commands after `#`.
    pub const HASH: Self = Vocabulary::of_signs(true, false);
    /// Commands after `!`.
    pub const BANG: Self = Vocabulary::of_signs(false, true);
    /// Commands after either.
    pub const BOTH: Self = Vocabulary::of_signs(true, true);

    const fn of_signs(hash: bool, bang: bool) -> Self {
        Vocabulary {
            hash,
            bang,
            scribe: false,
            scribed: false,
        }
    }
}
