//! Records of talk that other programs made and nobody reads here: what each is, and what to do with it. The text of a file in, a reason
//! out; a reason in, words out. Whether a file is read at all is not asked here.

use serde_json::Value;

use super::log::{self, Among};
use super::text;
use crate::read::text::holds;

/// The reason of the record of a call, which is made of its log.
pub(super) const SCRIBE: &str = "scribe.perl";

/// What nobody reads, by marks that all stand in it: the reason, what it is, what to do.
const PAGES: &[(&str, &[&str], &str, &str)] = &[
    (
        SCRIBE,
        &["scribe.perl"],
        "it is the record that scribe.perl made of a call",
        "put the log it was made from beside it: of a record `2026-01-15-minutes.html` that is `2026-01-15-irc.txt`",
    ),
    (
        "Element's HTML",
        &["mx_EventTile"],
        "it is an export of Element as HTML",
        "export the room as JSON or as plain text",
    ),
    (
        "page of a room",
        &["<time", "class=\"nick\""],
        "it is a page that a server made of the talk in a room",
        AS_TEXT,
    ),
];

/// Talk as JSON of other programs than those of Matrix.
const TALK: &str = "talk as JSON";
const TALK_IS: &str = "it is talk as JSON, of which only events of Matrix are read";
const AS_TEXT: &str = "write a text with a line `15:00:00 <nick> words` for each message";

/// The reason of a log whose name says that it is something else, what it is, and what to do.
pub(super) const LOG: &str = "a log by another name";
const LOG_IS: &str = "it is a log, and its name says that it is something else";
const AS_LOG: &str = "name it .log";

/// Keys of what is said, and of who says it.
const SAID: &[&str] = &["text", "msg", "message", "content", "body", "payload"];
const WHO: &[&str] = &[
    "author",
    "from",
    "sender",
    "sender_full_name",
    "user",
    "u",
    "nick",
];

/// Why a text is no log that is read here, where more than that is known.
pub(super) fn reason(text: &str) -> Option<&'static str> {
    if text.trim_start().starts_with(['{', '[']) {
        let value: Value = serde_json::from_str(text).ok()?;
        return is_talk(&value).then_some(TALK);
    }
    let mut pages = PAGES.iter();
    let found = pages.find(|(_, marks, ..)| marks.iter().all(|mark| holds(text, mark)));
    found.map(|(reason, ..)| *reason)
}

/// Lines that are looked at to see what each is, and signs of a stamp before each.
const LINES: usize = 20;
const STAMP: usize = 40;

/// Why a text is no log that is read here, where each of its lines is JSON, be it behind a stamp, and messages are among them.
pub(super) fn of_lines(text: &str) -> Option<&'static str> {
    let filled = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let (mut talk, mut lines) = (false, 0);
    for line in filled.take(LINES) {
        let begin = line.bytes().take(STAMP).position(|byte| byte == b'{')?;
        let stamp = |byte: u8| byte.is_ascii_digit() || b" -:.,+TZ[]".contains(&byte);
        let value: Value = serde_json::from_str(&line[begin..]).ok()?;
        let fields = value
            .as_object()
            .filter(|_| line[..begin].bytes().all(stamp))?;
        talk |= is_message(&value) || fields.values().any(is_message);
        lines += 1;
    }
    // One alone may be anything.
    (talk && lines > 1).then_some(TALK)
}

/// Bytes of a text that are looked at to see whether it is a log.
const HEAD: usize = 16 * 1024;

/// Whether a text is a log without doubt, in a file whose name says that it is something else. Settings have `key: value` as well.
pub(super) fn is_log(text: &str) -> bool {
    let head = &text[..text.floor_char_boundary(HEAD)];
    let lines = text::lines(head);
    let fit = log::detect(head, &lines, Among::NoColon);
    fit.is_some_and(|fit| fit.is_half() && fit.is_sure() && fit.has_marks())
}

/// How transcripts of calls begin that nobody reads here, and what to do with each.
const TRANSCRIPTS: &[(&str, &str)] = &[
    (
        "WEBVTT",
        "it is a transcript of a call (WebVTT), of which nobody is credited: write a line `15:00:00 <nick> words` for each message",
    ),
    (
        "Transcript of conference held at ",
        "it is a transcript of a call (Jigasi), of which nobody is credited: write a line `15:00:00 <nick> words` for each message",
    ),
];

/// What to do with the transcript of a call, if a text is one.
pub(super) fn transcript(text: &str) -> Option<&'static str> {
    let head = text.trim_start();
    let mut known = TRANSCRIPTS.iter();
    known.find_map(|(begins, hint)| head.starts_with(begins).then_some(*hint))
}

/// What is said of such a reason, and what to do.
pub(super) fn told(reason: &str) -> Option<(&'static str, &'static str)> {
    let mut pages = PAGES.iter();
    let page = pages.find(|(known, ..)| *known == reason);
    let page = page.map(|(_, _, why, hint)| (*why, *hint));
    match reason {
        TALK => Some((TALK_IS, AS_TEXT)),
        LOG => Some((LOG_IS, AS_LOG)),
        _ => page,
    }
}

/// Whether JSON is a message: tickets have titles, messages have none.
fn is_message(value: &Value) -> bool {
    let has = |keys: &[&str]| keys.iter().any(|key| value.get(*key).is_some());
    has(SAID) && has(WHO) && value.get("title").is_none()
}

/// Whether JSON is a list of messages, be it under a key.
fn is_talk(value: &Value) -> bool {
    let lists = match value {
        Value::Array(_) => vec![value],
        Value::Object(fields) => fields.values().collect(),
        _ => Vec::new(),
    };
    let mut lists = lists.into_iter().filter_map(Value::as_array);
    lists.any(|list| list.iter().take(20).any(is_message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transcripts_are_known_by_their_heads() {
        let rows = [
            (
                "WEBVTT\n\n00:00:05.512 --> 00:00:08.512\nash: hello\n",
                true,
            ),
            (
                "Transcript of conference held at Jun 4, 2032 in room boats\n",
                true,
            ),
            ("ash: WEBVTT is a form\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(transcript(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn messages_of_one_line_each() {
        let rows = [
            (
                "2026-07-07 20:41:48.169000 {\"type\":\"message\",\"author\":{\"nickname\":\"ash\"},\"content\":\"hi\"}\n2026-07-07 20:41:49 {\"type\":\"join\"}\n",
                true,
            ),
            (
                "{ \"nick\" : \"ash\", \"text\" : \"hi\" }\n\n{ \"type\" : \"join\" }\n",
                true,
            ),
            (
                "{\"version\": 1}\n{\"type\": \"post\", \"post\": {\"user\": \"ash\", \"message\": \"hi\"}}\n",
                true,
            ),
            (
                "{\"title\": \"boats\", \"body\": \"sink\", \"user\": \"ash\"}\n{\"title\": \"a\"}\n",
                false,
            ),
            ("15:00 <ash> {\"nick\": \"ash\", \"text\": \"hi\"}\n", false),
            (
                "{\"nick\": \"ash\", \"text\": \"hi\"}\n15:00 <ash> hello\n",
                false,
            ),
            (
                "{\"level\": \"info\", \"msg\": \"hi\"}\n{\"level\": \"info\"}\n",
                false,
            ),
            ("{\"nick\": \"ash\", \"text\": \"hi\"}\n", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(of_lines(text).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn logs_by_other_names() {
        let rows = [
            (
                "2032-01-15 17:00:00\tash\thello\n2032-01-15 17:00:10\tfern\thi\n",
                true,
            ),
            (
                "[2032-01-15 17:00:00] <ash> hello\n[2032-01-15 17:00:10] <fern> hi\n",
                true,
            ),
            (
                "15:00 <ash> #startmeeting\n15:01 <fern> hi\n15:02 <ash> #endmeeting\n",
                true,
            ),
            (
                "title: Weekly\ndate: 2032-01-15\nredact: {lines: [2]}\n",
                false,
            ),
            (
                "actions:\n  - {id: 1, text: buy rope}\n  - {id: 2, text: buy nets}\n",
                false,
            ),
            ("ash: present\nfern: present\nash: chair\n", false),
            ("berth,cost\nnorth,12\nsouth,15\n", false),
            (
                "2032-01-15 17:00,north,12\n2032-01-15 18:00,south,15\n",
                false,
            ),
            ("2032-01-15\tnorth\t12\n2032-01-16\tsouth\t15\n", false),
            ("[{\"a\": 1}, {\"a\": 2}]", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_log(text), expected, "{text}");
        }
    }

    #[test]
    fn what_other_programs_made_is_known() {
        let rows = [
            (
                r#"[{"author": "ash", "text": "hello", "time": "2032-01-15T15:00:00Z"}]"#,
                Some(TALK),
            ),
            (
                r#"{"name": "pier", "messages": [{"from": "ash", "text": "hello"}]}"#,
                Some(TALK),
            ),
            (
                r#"{"result": "success", "messages": [{"id": 1, "sender_full_name": "Ash", "content": "hi"}]}"#,
                Some(TALK),
            ),
            (
                r#"[{"title": "boats", "body": "sink", "user": "ash"}]"#,
                None,
            ),
            (r#"{"messages": ["hello"]}"#, None),
            (r#"{"messages": ["#, None),
            (
                "<p>Minutes formatted by <a>scribe.perl</a> version 1",
                Some("scribe.perl"),
            ),
            (r#"<li class="mx_EventTile">"#, Some("Element's HTML")),
            (
                r#"<time>15:00:00</time> <b class="nick">ash</b>"#,
                Some("page of a room"),
            ),
            ("<time>15:00</time>", None),
        ];
        for (text, expected) in rows {
            assert_eq!(reason(text), expected, "{text}");
            let words = expected.is_none_or(|reason| told(reason).is_some());
            assert!(words, "{text}");
        }
    }
}
