//! What becomes of files about meetings: the meetings, the role of each file, the notes.

use std::sync::Arc;

use super::secret_day::SecretDay;
use crate::model::meeting::Meeting;
use crate::model::source::LogAccount;
use crate::place::Place;
use crate::read::people::nick_pairs::LogPairs;
use crate::report::Note;
use crate::seal::Sealed;

pub(super) use crate::model::meeting::UNNAMED_SERIES;

/// Whether a series is that of meetings whose files name none.
pub fn is_unnamed(series: &str) -> bool {
    series == UNNAMED_SERIES
}

/// A file inside the content folder, its role and, where not all came of it, the reason.
pub type FileRole = (Arc<str>, &'static str, Option<&'static str>);

/// What became of the files about meetings.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// Meetings, not named yet.
    pub meetings: Vec<Arc<Meeting>>,
    /// Role and reason of each file.
    pub roles: Vec<FileRole>,
    /// Every log with its lines by kind.
    pub accounts: Vec<LogAccount>,
    /// Names that each log says are those of one person.
    pub pairs: Vec<LogPairs>,
    /// Stems of meetings that must not be published; not even the names of their files are.
    pub secret_stems: Vec<String>,
    /// The days of such meetings, of which other files may tell as well.
    pub secret_days: Vec<SecretDay>,
    /// The words of what is withheld.
    pub sealed: Sealed,
    /// Files of such meetings.
    pub secret_places: Vec<Place>,
    /// What was doubted.
    pub notes: Vec<Note>,
}
