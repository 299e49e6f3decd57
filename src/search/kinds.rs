//! What an entry is: the filter by kind, and a part of the order of hits. Kinds in, names and numbers out.

use super::bytes::number;
use crate::model::meeting::ItemKind;

/// What an entry is: the filter by kind, and a part of the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line of a log.
    Line,
    /// A word of the server.
    Notice,
    /// A meeting.
    Meeting,
    /// Notes of a meeting.
    Notes,
    /// An issue.
    Ticket,
    /// A project.
    Project,
    /// A page.
    Page,
    /// A note between meetings.
    Note,
    /// A person.
    Person,
    /// A comment on an issue.
    Comment,
    /// An update of a project.
    Update,
    /// A line of the minutes.
    Item(ItemKind),
}

/// Names of all kinds but those of items, in the order of their numbers.
const NAMES: &[&str] = &[
    "line",
    "notice",
    "meeting",
    "meeting notes",
    "ticket",
    "project",
    "page",
    "note",
    "person",
    "comment",
    "update",
];

/// How many kinds there are but for those of items.
pub const RECORDS: usize = NAMES.len();

/// How many there are in all.
pub const KINDS: usize = RECORDS + ItemKind::ALL.len();

impl Kind {
    /// Every name, by number; those of items come last.
    pub fn names() -> Vec<&'static str> {
        let items = ItemKind::ALL.iter().map(|kind| kind.as_str());
        NAMES.iter().copied().chain(items).collect()
    }

    /// The number in the index.
    pub fn number(self) -> u32 {
        match self {
            Kind::Line => 0,
            Kind::Notice => 1,
            Kind::Meeting => 2,
            Kind::Notes => 3,
            Kind::Ticket => 4,
            Kind::Project => 5,
            Kind::Page => 6,
            Kind::Note => 7,
            Kind::Person => 8,
            Kind::Comment => 9,
            Kind::Update => 10,
            Kind::Item(kind) => {
                let at = ItemKind::ALL.iter().position(|known| *known == kind);
                number(RECORDS + at.unwrap_or(0))
            }
        }
    }

    /// What an entry is and who speaks in it, as one number: those of lines are even.
    pub fn code(self, speaker: u32) -> u32 {
        match self {
            Kind::Line => speaker << 1,
            other => ((speaker * number(KINDS) + other.number()) << 1) | 1,
        }
    }
}
