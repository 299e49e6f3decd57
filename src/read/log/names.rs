//! Words that stand where nicks stand and are none. A word in, whether it is one out; or lists.

/// Names of elements with which lines of HTML begin.
pub(super) const ELEMENTS: &[&str] = &[
    "a", "b", "i", "p", "div", "span", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td",
    "th", "h1", "h2", "h3", "h4", "pre", "code", "em", "strong", "html", "head", "body", "title",
    "section", "article", "nav", "header", "footer", "main", "form", "label", "button", "option",
    "script", "style", "br", "hr", "details", "summary",
];

/// Parts of minutes, facts, days and parts of programmes, in lower case: before a colon they are no speakers. Months that are names
/// of people as well are not among them.
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
    "owner",
    "owners",
    "assignee",
    "due",
    "deadline",
    "priority",
    "motion",
    "moved",
    "seconded",
    "carried",
    "proposal",
    "proposed",
    "reason",
    "reasons",
    "rationale",
    "context",
    "background",
    "result",
    "results",
    "outcome",
    "outcomes",
    "conclusion",
    "risk",
    "risks",
    "next",
    "goal",
    "goals",
    "note",
    "question",
    "questions",
    "answer",
    "answers",
    "resolution",
    "resolved",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "july",
    "september",
    "october",
    "november",
    "december",
    "week",
    "talk",
    "talks",
    "break",
    "lunch",
    "coffee",
    "tea",
    "breakfast",
    "dinner",
    "welcome",
    "keynote",
    "session",
    "sessions",
    "panel",
    "demo",
    "demos",
    "workshop",
    "opening",
    "closing",
    "registration",
    "introduction",
    "wrap-up",
    "wrapup",
];

/// Questions and answers, which nicks of one letter look like: in bold type they are no speakers.
pub(super) const QUESTIONS: &[&str] = &["q", "a"];

/// What ChatZilla has before a tab and what a server says.
pub(super) const CHATZILLA: &[&str] = &["-->|", "|<--", "=-=", "==="];

/// Whether a word tells how grave a line is: programs write `[2024-01-15 13:00:01] ERROR: text` into logs that nobody talks in.
pub(super) fn is_level(word: &str) -> bool {
    const LEVELS: &[&str] = &[
        "TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERR", "ERROR", "CRITICAL", "FATAL",
        "PANIC",
    ];
    LEVELS.iter().any(|level| word.eq_ignore_ascii_case(level))
}

/// Whether a word is a part of minutes, however it is spelled.
pub(super) fn is_label(word: &str) -> bool {
    LABELS.iter().any(|label| word.eq_ignore_ascii_case(label))
}
