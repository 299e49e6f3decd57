//! Words that stand where nicks stand and are none. Nothing comes in; lists are what goes out.

/// Names of elements with which lines of HTML begin.
pub(super) const ELEMENTS: &[&str] = &[
    "a", "b", "i", "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td",
    "th", "h1", "h2", "h3", "h4", "pre", "code", "em", "strong", "html", "head", "body", "title",
    "section", "article", "nav", "header", "footer", "main", "form", "label", "button", "option",
    "script", "style", "br", "hr", "details", "summary",
];

/// Parts of minutes, in lower case: before a colon they are no speakers.
pub(super) const LABELS: &[&str] = &[
    "action",
    "actions",
    "topic",
    "topics",
    "present",
    "absent",
    "attendees",
    "attendance",
    "agenda",
    "notes",
    "todo",
    "done",
    "pending",
    "decision",
    "decisions",
    "regrets",
    "missing",
    "date",
    "time",
    "place",
    "location",
    "minutes",
    "summary",
    "status",
    "subject",
];
