//! The fields of meetings in the JSON of the site. A table of words; nothing comes in.

/// Fields of a meeting in lists.
pub(super) const MEETING: &[(&str, &str)] = &[
    ("channel", "the room"),
    (
        "counts",
        "standing items by kind, zeros too: accepted, action, agreed, done, help, idea, info, link, rejected, resolution, subtopic, topic, vote",
    ),
    ("date", "day it began"),
    ("end", "last moment"),
    ("id", "name in addresses"),
    (
        "lines",
        "physical lines of its logs by kind, which add up to the total: message, action, presence (joins, notices, marks of days), bot, \
         continuation (of the message above), prose (text around a log), blank, redacted (taken out), unexplained",
    ),
    ("series", "slug of its series"),
    (
        "sources",
        "files it was made from: path, role, dialect, and part where a file holds several meetings",
    ),
    ("start", "first moment"),
    ("title", "what it is called"),
    ("url", "its page"),
];

/// Those that a meeting has besides in a file of its own.
pub(super) const MEETING_DETAIL: &[(&str, &str)] = &[
    (
        "actions_by_person",
        "texts of actions by the nick they name",
    ),
    ("agenda", "address or text of the agenda"),
    (
        "attendance",
        "who was there: nick, person, mxid, lines (0 for whom #chair, #nick or #voters names), bot",
    ),
    ("chairs", "who led"),
    (
        "clock",
        "by which items have their time, as in UTC+01:00; null where nothing tells",
    ),
    (
        "items",
        "the minutes: kind, text, nick, person, time, line, anchor, topic (an index), withdrawn, and owners of actions",
    ),
    (
        "mentions",
        "what its lines and notes refer to: kind, id, line (null in notes), and whether the target is published; words behind an @ that are no person of the site are left out",
    ),
    (
        "present",
        "who said that they are there, in calls with a scribe",
    ),
    ("regrets", "who excused themselves"),
    ("scribes", "who wrote"),
    (
        "speech",
        "what was said in a call with a scribe: line, speaker (null where the scribe tells what went on), text (a line each that the scribe wrote), topic, and typed: whether the speaker typed it",
    ),
    ("unassigned", "actions that name nobody present"),
];
