//! What the page `data` says of projects and of calls for help: names and meanings of fields. Words only.

/// A row of `projects.json`.
pub(super) const PROJECT: &[(&str, &str)] = &[
    ("area", "id of its area of work"),
    (
        "checklists",
        "title, cells done, cells counted, number of rows, and rows_complete: those in which nothing is left to do",
    ),
    (
        "health",
        "on_track, needs_attention or at_risk, by the latest update that says so",
    ),
    (
        "help_wanted",
        "calls for help: the fields of help-wanted.json but area",
    ),
    ("id", "name in addresses"),
    ("issues", "ids of its tickets"),
    ("last_activity", "last day on which anything happened to it"),
    ("meetings", "ids of meetings that speak of it, newest first"),
    ("milestones", "title, due, done, issue and status of each"),
    ("progress", "milestones: done and total"),
    (
        "quiet",
        "whether an active or blocked project was silent for more than quiet_days, be it stale or not",
    ),
    ("shepherd", "who keeps it going"),
    (
        "stale",
        "whether an active or blocked project was silent for more than stale_days",
    ),
    ("started", "day it began"),
    (
        "status",
        "proposed, active, blocked, paused, done or dropped",
    ),
    ("target", "a date, a quarter or a release"),
    (
        "timeline",
        "what happened and what is due, newest first: date, kind, title and url",
    ),
    ("title", "what it is called"),
    ("tldr", "the latest summary"),
    (
        "updates",
        "newest first: date, by, health, title, tldr, and anchor, its name on the page",
    ),
    ("url", "its page"),
];

/// A row of `help-wanted.json`.
pub(super) const CALL: &[(&str, &str)] = &[
    ("area", "id of its area of work"),
    ("contacts", "names of those to ask"),
    (
        "from",
        "where it comes from: kind (project, update, issue or meeting), id, title and url",
    ),
    ("skill", "what one has to know"),
    ("task", "what is to be done"),
    ("time", "how long it takes"),
];
