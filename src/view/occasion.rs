//! A place where something happened: an item of a meeting, a meeting, a ticket. Where that is in; its title and address out.

use serde::Serialize;

use super::page::Crumb;
use super::{Sight, rows};
use crate::link::action::{At, ClosedBy};
use crate::model::meeting::Meeting;

/// A place where something happened.
#[derive(Debug, Clone, Serialize)]
pub struct Occasion {
    /// What is shown.
    pub title: String,
    /// `19 November 2026`, and what follows it: beside a title from right to left it has to stand by itself.
    pub day: Option<String>,
    /// Where it leads.
    pub url: String,
}

impl Occasion {
    /// A meeting, or a place in it.
    pub(super) fn of_meeting(sight: &Sight<'_>, meeting: &Meeting, url: String) -> Self {
        let (title, day) = rows::parts(sight, meeting);
        Occasion { title, day, url }
    }

    /// A meeting, of which is not said that it is undated.
    pub(super) fn named(sight: &Sight<'_>, meeting: &Meeting, url: String) -> Self {
        let named = Occasion::of_meeting(sight, meeting, url);
        let day = named.day.filter(|_| meeting.date.is_some());
        Occasion { day, ..named }
    }

    /// Adds to what is shown behind the title.
    pub(super) fn with(mut self, more: &str) -> Self {
        let shown = self.day.as_mut().unwrap_or(&mut self.title);
        *shown = format!("{shown}, {more}");
        self
    }

    /// Title and day in one.
    pub fn joined(self) -> Crumb {
        let title = match self.day {
            Some(day) => format!("{}, {day}", self.title),
            None => self.title,
        };
        Crumb {
            title,
            url: self.url,
        }
    }
}

impl From<Crumb> for Occasion {
    fn from(Crumb { title, url }: Crumb) -> Self {
        Occasion {
            title,
            day: None,
            url,
        }
    }
}

/// An item of a meeting.
pub(super) fn of_item(sight: &Sight<'_>, (meeting, index): At) -> Occasion {
    let meeting = &sight.library.meetings[meeting];
    let url = rows::item_url(sight, meeting, index, &meeting.minutes.items[index]);
    Occasion::of_meeting(sight, meeting, url)
}

/// What closed an action, if that has a place.
pub(super) fn closing(sight: &Sight<'_>, by: ClosedBy) -> Option<Occasion> {
    match by {
        ClosedBy::Item(at) => Some(of_item(sight, at)),
        ClosedBy::Unseen(meeting) => {
            let meeting = &sight.library.meetings[meeting];
            let url = sight.urls.meeting(meeting);
            Some(Occasion::of_meeting(sight, meeting, url))
        }
        ClosedBy::Issue(index) => {
            let issue = &sight.library.issues[index];
            Some(Occasion {
                title: format!("#{}", issue.id),
                day: None,
                url: sight.urls.issue(issue),
            })
        }
        ClosedBy::File => None,
    }
}
