//! What of a tracker's issue is said in words: its description and comments, without what is withheld. A JSON object of any
//! tracker and its description in; the words that are open, and those that are not as fingerprints, out.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::comments;
use crate::model::issue::Comment;
use crate::place::Place;
use crate::read::tlp::{self, Mode};
use crate::seal::Sealed;

/// The words of an issue.
pub(super) struct Texts {
    /// Its description, up to what a TLP label takes out and after it.
    pub(super) body: String,
    /// Lines of its description that a TLP label takes out.
    pub(super) closed: usize,
    /// Its comments, but for those that are not public.
    pub(super) comments: Vec<Comment>,
    /// What is withheld of all this.
    pub(super) sealed: Sealed,
}

impl Texts {
    /// Reads them as they are public on a day; line ends of the description are `\n`.
    pub(super) fn read(
        issue: &Map<String, Value>,
        body: &str,
        place: &Place,
        today: NaiveDate,
    ) -> Self {
        let mut sealed = Sealed::default();
        let comments = comments::read(issue, place, today, &mut sealed);
        tlp::seal_closed(&mut sealed, place, body, false, Mode::Text);
        let open = tlp::open_lines(body, Mode::Text);
        Texts {
            body: open.text.into_owned(),
            closed: open.closed,
            comments,
            sealed,
        }
    }
}
