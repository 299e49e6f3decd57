//! What is the same of an issue whichever tracker tells it: what of its words is public. A JSON object and the issue as it stands there
//! in; a candidate with the words that are open, and those that are not as fingerprints, out.

use chrono::NaiveDate;

use super::comments;
use super::fields::Object;
use super::labels::labels;
use super::{Candidate, Visibility};
use crate::model::issue::Issue;
use crate::read::team::trackers::Key;
use crate::read::tlp::{self, Mode};
use crate::read::withhold;
use crate::seal::Sealed;

/// A candidate of an issue that has its whole description as body: of that and of its comments what is public on a day is left,
/// labels are added. One that was opened again keeps the moment of its end at some trackers, but has none.
pub(super) fn candidate(
    object: &Object,
    key: Key,
    flag: Visibility,
    issue: Issue,
    today: NaiveDate,
) -> Candidate {
    let labels = labels(object);
    let body = issue.body.replace("\r\n", "\n");
    let hidden = withhold::ticket(object, &issue.title, &labels, &body, today);
    let mut sealed = Sealed::default();
    let comments = comments::read(object, &issue.place, today, &mut sealed);
    tlp::seal_closed(&mut sealed, &issue.place, &body, false, Mode::Text);
    let open = tlp::open_lines(&body, Mode::Text);
    let ended = issue.closed_at.filter(|_| !issue.open);
    Candidate {
        key,
        global: None,
        ours: false,
        visibility: if hidden { Visibility::Withheld } else { flag },
        issue: Issue {
            closed: ended.map(|at| at.date_naive()),
            closed_at: ended,
            body: open.text.into_owned(),
            comments,
            labels: labels.into_iter().map(str::to_owned).collect(),
            ..issue
        },
        closed: open.closed,
        sealed,
    }
}
