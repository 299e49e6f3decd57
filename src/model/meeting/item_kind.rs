//! What a line of the minutes is: its kind, the word for it, and what readers take it for. Plain data.

macro_rules! item_kinds {
    ($($name:ident $word:literal $doc:literal),+ $(,)?) => {
        /// What a line of the minutes is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ItemKind { $(#[doc = $doc] $name),+ }

        impl ItemKind {
            /// Every kind, in the order of the contract.
            pub const ALL: &'static [ItemKind] = &[$(ItemKind::$name),+];

            /// The word in JSON and class names.
            pub fn as_str(self) -> &'static str {
                match self { $(ItemKind::$name => $word),+ }
            }
        }
    };
}

item_kinds! {
    Topic "topic" "A topic: what follows stands under it.",
    Subtopic "subtopic" "A part of a topic.",
    Info "info" "Worth remembering.",
    Idea "idea" "A proposal.",
    Help "help" "A call for help.",
    Link "link" "An address worth keeping.",
    Agreed "agreed" "A decision.",
    Accepted "accepted" "A decision in favour.",
    Rejected "rejected" "A decision against.",
    Resolution "resolution" "A formal decision.",
    Action "action" "Somebody is to do something.",
    Done "done" "Something was done.",
    Vote "vote" "The result of a vote.",
}

impl ItemKind {
    /// Whether readers look for it as a decision.
    pub fn is_decision(self) -> bool {
        use ItemKind::{Accepted, Agreed, Rejected, Resolution, Vote};
        matches!(self, Agreed | Accepted | Rejected | Resolution | Vote)
    }

    /// The words of success in the text of such an item, as in `#done paint the boat` or `#info done: paint the boat`.
    pub fn success(self, text: &str) -> Option<&str> {
        let (head, rest) = text.split_at_checked("done:".len()).unwrap_or(("", ""));
        match self {
            ItemKind::Done => Some(text),
            ItemKind::Info => head.eq_ignore_ascii_case("done:").then_some(rest),
            _ => None,
        }
    }

    /// Whether other items stand under it.
    pub fn is_heading(self) -> bool {
        matches!(self, ItemKind::Topic | ItemKind::Subtopic)
    }
}
