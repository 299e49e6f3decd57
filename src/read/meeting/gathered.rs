//! What becomes of files about meetings: the meetings, the role of each file, the notes.

use std::sync::Arc;

use crate::model::log::Log;
use crate::model::meeting::Meeting;
use crate::model::source::LogAccount;
use crate::read::identity::Pair;
use crate::report::Note;

/// Series of meetings whose files name none.
pub(super) const UNNAMED_SERIES: &str = "meetings";

/// Whether a series is that of meetings whose files name none.
pub fn is_unnamed(series: &str) -> bool {
    series == UNNAMED_SERIES
}

/// What became of the files about meetings.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Meetings, not named yet.
    pub meetings: Vec<Arc<Meeting>>,
    /// Role and reason of each file.
    pub roles: Vec<(Arc<str>, &'static str, Option<&'static str>)>,
    /// Every log with its lines by kind.
    pub accounts: Vec<LogAccount>,
    /// Names that each log says are those of one person.
    pub pairs: Vec<(Arc<Log>, Vec<Pair>)>,
    /// Stems of meetings that must not be published; not even the names of their files are.
    pub secret_stems: Vec<String>,
    /// What was doubted.
    pub notes: Vec<Note>,
}
