//! What every file of a tree is read with: the day, whether drafts count, whose tree it is, which zone.
//! Nothing comes in but these; they are the same for all files of a build.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::withhold;

/// What a file is read with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// The day of the build, for embargoes.
    pub today: NaiveDate,
    /// Whether drafts are published.
    pub drafts: bool,
    /// Whether faults are errors.
    pub ours: bool,
    /// The zone of times that name none.
    pub zone: Tz,
}

impl Settings {
    /// Whether faults of settings are errors: in a tree of ours, and wherever a key or a label in them protects somebody.
    pub fn guards(&self, yaml: &str) -> bool {
        self.ours || withhold::protects(yaml)
    }
}
