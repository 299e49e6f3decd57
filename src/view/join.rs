//! The page `join`: the way of a newcomer from "what is this" to a first task, with the room, the time and the commands of
//! this team. Facts of `site.yaml` and the team's own words in, one page out.

use serde::Serialize;

use super::html::Html;
use super::next::{self, CommandRow, NextView};
use super::page::{PageMeta, framed};
use super::rooms::{self, RoomRow};
use super::{Sight, lists, words};

/// The page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct JoinView {
    /// What the team wrote itself.
    pub body: Html,
    /// The next meeting.
    pub next: Option<NextView>,
    /// Rooms.
    pub rooms: Vec<RoomRow>,
    /// The newest meeting, whose minutes are worth reading before.
    pub latest: Option<String>,
    /// What anybody may type.
    pub commands: Vec<CommandRow>,
    /// The page of the next meeting.
    pub next_page: String,
    /// Calls for help and their page: `6 calls for help`.
    pub help: Option<(String, String)>,
    /// The list of tickets, if there is one.
    pub issues: Option<String>,
    /// The page for reports.
    pub report: String,
}

/// What the page is said to hold.
pub const ABOUT: &str = "Your first meeting, the commands in it, and how a ticket travels";

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, JoinView) {
    let (meta, body) = framed(sight, "join", "Join us", ABOUT);
    let has = |slug| lists::has(sight.library, sight.graph, slug);
    let calls = sight.calls.len();
    let counted = words::counted(calls, "call for help", "calls for help");
    let view = JoinView {
        body,
        next: next::next(sight),
        rooms: rooms::all(sight, None),
        // Whoever reads minutes here copies no line of them, and the way to the newest has to be the same next month.
        latest: (!sight.library.meetings.is_empty()).then(|| sight.urls.page("meetings/latest")),
        commands: next::commands(|command| !command.chair && !command.effect.leads()),
        next_page: sight.urls.page("next"),
        help: (calls > 0 && has("help-wanted")).then(|| (counted, sight.urls.page("help-wanted"))),
        issues: has("issues").then(|| sight.urls.page("issues")),
        report: sight.urls.page("report"),
    };
    (meta, view)
}
