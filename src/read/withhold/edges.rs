//! The head and the foot of a text: where it says whether it is public. A text in, the line that withholds it out; what such lines are is
//! the business of `flags_at_head` and `foot`.

use chrono::NaiveDate;

use super::{flags_at_head, foot};

/// The line, counted from 0, of a text below front matter that withholds it, at its head or its foot; `public` says whether the front
/// matter says that the text is public.
pub fn below_front(body: &str, public: bool, today: NaiveDate) -> Option<usize> {
    let head = flags_at_head::below_front(body, public, today);
    let alone = || foot::said_alone(body, today).filter(|_| !public);
    head.or_else(alone)
        .or_else(|| foot::closed(body, public, today))
}

/// The same of a Markdown text without front matter.
pub fn of_markdown(text: &str, today: NaiveDate) -> Option<usize> {
    let head = flags_at_head::of_markdown(text, today);
    head.or_else(|| foot::said_alone(text, today))
        .or_else(|| foot::closed(text, false, today))
}
