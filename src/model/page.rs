//! A page of plain text: what the team says of itself.

pub mod reporting;

use std::sync::Arc;

use chrono::NaiveDate;

use crate::place::{At, Place};

/// Addresses that the tool makes itself; a page of the team may not take them.
pub const OWN_ADDRESSES: &[&str] = &[
    "meetings",
    "issues",
    "projects",
    "people",
    "areas",
    "pages",
    "notes",
    "actions",
    "decisions",
    "references",
    "attendance",
    "next",
    "help-wanted",
    "data",
    "api",
    "assets",
    "search",
    "404",
];

/// A page from a Markdown file.
#[derive(Debug, Clone)]
pub struct Page {
    /// Address inside the site without the closing slash; empty for the home page.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Its word in the menu, if it stands there.
    pub menu: Option<String>,
    /// Order in the menu, lightest first.
    pub weight: i64,
    /// One line for search engines and lists.
    pub summary: Option<String>,
    /// Id of the area of work it belongs to.
    pub area: Option<At<String>>,
    /// Old addresses that lead here.
    pub aliases: Vec<At<String>>,
    /// What others call it besides, in double brackets.
    pub names: Vec<String>,
    /// Addresses at which a generator of others has it, without slashes around them and without an ending.
    pub elsewhere: Vec<String>,
    /// What its head says besides: its day, by whom it is, how far it has come.
    pub about: Option<String>,
    /// Its day, if it is a post.
    pub day: Option<NaiveDate>,
    /// The text, Markdown.
    pub body: String,
    /// The line of its file at which the text begins, counted from 1; none where lines are left out.
    pub text_at: Option<u32>,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// Where the record begins.
    pub place: Place,
}

impl Page {
    /// Whether the tool makes a page of its own at this address and sets the team's words into it. `own_tree` says whether the folder is
    /// the team's own.
    pub fn is_framed(&self, own_tree: bool) -> bool {
        let slug = self.slug.as_str();
        matches!(slug, "" | "report" | "contact") || slug == "join" && own_tree
    }

    /// Whether no menu leads to it.
    pub fn is_unlisted(&self, own_tree: bool) -> bool {
        self.menu.is_none() && !self.is_framed(own_tree)
    }

    /// What orders pages in the menu.
    pub fn in_menu(&self) -> (i64, &str, &str) {
        (self.weight, &self.title, &self.slug)
    }

    /// What orders pages in their folder: weight, then names of files that begin with a number, then titles.
    pub fn in_folder(&self) -> impl Ord + use<> {
        let name = self.slug.rsplit('/').next().unwrap_or_default();
        let numbered = name.starts_with(|c: char| c.is_ascii_digit());
        let parts = name.split('-').filter(|_| numbered);
        // `9` stands before `10`, and `q3` before `q4`.
        let parts = parts.map(|part| (part.parse().unwrap_or(u64::MAX), part.to_owned()));
        let parts: Vec<(u64, String)> = parts.collect();
        let title = (self.title.clone(), self.slug.clone());
        (self.weight, !numbered, parts, title)
    }
}
