//! A place where something happened: an item of a meeting, a meeting, a ticket. Where that is in; its title and address out.

use serde::Serialize;

use super::{Sight, rows};
use crate::link::action::{At, ClosedBy};

/// A place where something happened.
#[derive(Debug, Clone, Serialize)]
pub struct Occasion {
    /// What is shown.
    pub title: String,
    /// Where it leads.
    pub url: String,
}

/// An item of a meeting.
pub(super) fn of_item(sight: &Sight<'_>, (meeting, index): At) -> Occasion {
    let meeting = &sight.library.meetings[meeting];
    Occasion {
        title: rows::dated(sight, meeting),
        url: rows::item_url(sight, meeting, index, &meeting.minutes.items[index]),
    }
}

/// What closed an action, if that has a place.
pub(super) fn closing(sight: &Sight<'_>, by: ClosedBy) -> Option<Occasion> {
    match by {
        ClosedBy::Item(at) => Some(of_item(sight, at)),
        ClosedBy::Unseen(meeting) => {
            let meeting = &sight.library.meetings[meeting];
            Some(Occasion {
                title: rows::dated(sight, meeting),
                url: sight.urls.meeting(meeting),
            })
        }
        ClosedBy::Issue(index) => {
            let issue = &sight.library.issues[index];
            Some(Occasion {
                title: format!("#{}", issue.id),
                url: sight.urls.issue(issue),
            })
        }
        ClosedBy::File => None,
    }
}
