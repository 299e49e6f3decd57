//! Public comments on an issue as its page shows them. An issue in, rendered comments out.
//! What is very long is cut, and the page says that the rest is at the tracker.

use serde::Serialize;

use crate::model::issue::{Comment, Issue};
use crate::view::html::Html;
use crate::view::markdown::{self, Setting};
use crate::view::rows::{self, PersonRow};
use crate::view::{Sight, words};

/// Bytes of one comment that are rendered.
const LONGEST: usize = 16 * 1024;

/// Bytes of all comments of an issue that are rendered.
const ALL: usize = 256 * 1024;

/// The comments of an issue.
#[derive(Debug, Clone, Serialize)]
pub struct CommentsView {
    /// Oldest first.
    pub shown: Vec<CommentView>,
    /// How many there are.
    pub total: usize,
    /// How many later ones are not shown.
    pub more: usize,
}

/// A comment.
#[derive(Debug, Clone, Serialize)]
pub struct CommentView {
    /// Its anchor: `c-1`, counted over the public ones.
    pub anchor: String,
    /// Who wrote it.
    pub author: Option<PersonRow>,
    /// `2026-11-19T15:00:00Z`.
    pub instant: Option<String>,
    /// `19 November 2026`.
    pub date: Option<String>,
    /// What it says.
    pub body: Html,
    /// Whether its end is not shown.
    pub is_cut: bool,
}

/// Makes the view.
pub fn view(sight: &Sight<'_>, issue: &Issue, root: &str) -> CommentsView {
    let shown: Vec<CommentView> = issue.comments[..shown(issue)]
        .iter()
        .enumerate()
        .map(|(at, comment)| comment_view(sight, issue, root, at + 1, comment))
        .collect();
    CommentsView {
        total: issue.comments.len(),
        more: issue.comments.len() - shown.len(),
        shown,
    }
}

/// How many comments the page shows.
pub fn shown(issue: &Issue) -> usize {
    let mut room = ALL;
    let fitting = issue.comments.iter().take_while(|comment| {
        let fits = room > 0;
        room = room.saturating_sub(comment.body.len().min(LONGEST));
        fits
    });
    fitting.count()
}

fn comment_view(
    sight: &Sight<'_>,
    issue: &Issue,
    root: &str,
    number: usize,
    comment: &Comment,
) -> CommentView {
    let author = comment.author.as_ref();
    CommentView {
        anchor: format!("c-{number}"),
        author: author.map(|name| rows::person(sight, name)),
        instant: comment.at.map(|at| words::instant(at.naive_utc())),
        date: comment.at.map(|at| words::date(at.date_naive())),
        body: body(sight, issue, root, number, comment),
        is_cut: head(&comment.body).len() < comment.body.len(),
    }
}

/// The text of a comment; its headings have names of their own on the page.
pub fn body(
    sight: &Sight<'_>,
    issue: &Issue,
    root: &str,
    number: usize,
    comment: &Comment,
) -> Html {
    let setting = Setting {
        path: &issue.path,
        root,
        level: 3,
        prefix: &format!("c-{number}-"),
        title: "",
        tracker: issue.tracker,
        home: issue.home.as_ref(),
    };
    markdown::render(head(&comment.body), &sight.linker, setting)
}

/// As much of a text as is rendered: whole lines, unless the first is too long by itself.
fn head(text: &str) -> &str {
    let cut = &text[..text.floor_char_boundary(LONGEST)];
    match cut.rfind('\n').filter(|_| cut.len() < text.len()) {
        Some(end) => &cut[..end],
        None => cut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_between_lines_and_never_inside_a_letter() {
        assert_eq!(head("short\n"), "short\n");
        let lines = "one line\n".repeat(4000);
        assert!(head(&lines).len() <= LONGEST && head(&lines).ends_with("one line"));
        let letters = "ü".repeat(LONGEST);
        assert_eq!(head(&letters).len(), LONGEST);
        assert_eq!(head(&format!("a{letters}")).len(), LONGEST - 1);
    }
}
