//! What is known of a meeting at all: talk, a text without speakers, or notes. A meeting in, whether it is so out.

use chrono::NaiveDate;

use super::Meeting;

impl Meeting {
    /// Whether people wrote down what is known of it, and no log and no bot did.
    pub fn is_noted(&self) -> bool {
        self.parts.is_empty() && !self.notes.is_empty()
    }

    /// Whether its logs are texts that tell of nobody who spoke.
    pub fn is_silent(&self) -> bool {
        let mut parts = self.parts.iter();
        let plain = parts.all(|part| part.kept.dialect() == "plain");
        plain && !self.parts.is_empty() && self.attendance.is_empty()
    }

    /// Whether only notes written ahead are known of it, as an agenda is: it is still to come.
    pub fn is_ahead(&self, today: NaiveDate) -> bool {
        self.parts.is_empty() && self.date.is_some_and(|date| date > today)
    }
}
