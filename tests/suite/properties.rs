//! What holds for any input: reading does not panic, every physical line is counted once, and the page holds the text
//! of every message once. Inputs are made by proptest, which shrinks a failing one and prints it.

use std::sync::Arc;

use minutebook::model::log::{LineCounts, Log};
use minutebook::read::log::{Head, from_bytes};
use minutebook::read::minutes;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::Tree;

/// Beginnings of lines, of all dialects, good and broken.
const HEADS: &[&str] = &[
    "15:00:00 <ash> ",
    "15:00 <@birch> ",
    "[15:00:00] <ash> ",
    "[15:00] * ash ",
    "2031-01-02 15:00:00\tash\t",
    "2031-01-02T15:00:00  <ash> ",
    "2031-01-02 15:00:00 <@ash:example.org> ",
    "[2031-01-02T15:00:00.000Z]\t<ash>\t",
    "(03:00:00 PM) ash: ",
    "Jan 02 15:00:00 <ash>\t",
    "Mon, Jan 2, 2031, 15:00:00 - ash: ",
    "2031-01-02 15:00 ash: ",
    "**\\<ash>** ",
    "<ash> ",
    "ash: ",
    "02-01-2031 15:00:00 < ash!a@h: ",
    "[02 Jan 15:00] <ash!a@h> -",
    "=== ash ",
    "--- Day changed Fri Jan 03 2031",
    "15:00 -!- ash is now known as ",
    "**** BEGIN LOGGING AT ",
    "* ",
    "",
    " ",
    "```",
    "---",
    "Conversation with #x at ",
    "[",
    "(",
    "<",
    "2031-",
    "15:",
    "\u{feff}",
];

/// Ends of lines.
const TAILS: &[&str] = &[
    "#startmeeting",
    "#endmeeting",
    "#topic x",
    "!startmeeting",
    "#action ash to x",
    "#undo",
    "s/a/b/",
    "i/a/b/",
    "present+",
    "scribe: ash",
    "... more",
    "topic: y",
    "TLP:RED",
    "TLP:CLEAR",
    "hello",
    "",
    ".hello",
    "[edited]",
    "* ",
    "> <@a:b> c",
];

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let head = proptest::sample::select(HEADS);
    let tail = proptest::sample::select(TAILS);
    let end = proptest::sample::select(&["\n", "\r\n", "\r", "\n\n", ""][..]);
    let line = (head, tail, vec(any::<u8>(), 0..12), end).prop_map(|(head, tail, odd, end)| {
        [head.as_bytes(), tail.as_bytes(), &odd, end.as_bytes()].concat()
    });
    vec(line, 0..40).prop_map(|lines| lines.concat())
}

/// Physical lines: LF, CRLF or a bare CR end one.
fn physical(text: &str) -> usize {
    let ends = text.replace("\r\n", "\n").replace('\r', "\n");
    ends.matches('\n').count() + usize::from(!ends.is_empty() && !ends.ends_with('\n'))
}

fn read(bytes: Vec<u8>) -> Log {
    let path = Arc::from("any.log");
    let mut log = from_bytes(&Head::new(&path), bytes);
    minutes::prepare(&mut log);
    log
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn reading_loses_no_line(bytes in bytes()) {
        let log = read(bytes);
        let (held, _) = minutes::hold(&log);
        prop_assert!(held.iter().all(|held| held.proper.end <= log.lines.len()));
        let counts = LineCounts::of(&log, 0..log.lines.len());
        let said = counts.message + counts.action + counts.bot + counts.continuation;
        let other = counts.presence + counts.prose + counts.blank + counts.redacted + counts.unexplained;
        prop_assert_eq!(said + other, counts.total);
        prop_assert_eq!(counts.total as usize, physical(&log.text));
    }
}

/// A text that is said: markup, entities, addresses, letters of many scripts; nothing that is masked or named.
fn said() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(
        &[
            "a",
            "<b>",
            "&amp;",
            "\"q\"",
            "'",
            "#12",
            "#topic",
            "https://example.org/x?a=1&b=2",
            "</li>",
            "漢字",
            "שלום",
            "😀",
            "CVE-2031-1234",
            "*",
            "\\",
            "{{ x }}",
            "{% y %}",
            "<!--",
            "]]>",
            "%3C",
            "é",
            "javascript:alert(1)",
            "q+",
            "...",
        ][..],
    );
    vec(word, 0..8).prop_map(|words| words.join(" "))
}

/// The text of a page without its tags, entities as characters.
fn text_of(html: &str) -> String {
    let mut tag = false;
    let text: String = html
        .chars()
        .filter(|c| {
            let inside = tag || *c == '<';
            tag = inside && *c != '>';
            !inside
        })
        .collect();
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities
        .iter()
        .fold(text, |text, (entity, plain)| text.replace(entity, plain))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn the_page_holds_every_message_once(texts in vec(said(), 1..20)) {
        let line = |(at, text): (usize, &String)| format!("15:00:{:02} <ash> m{at}z {text}\n", at % 60);
        let log: String = texts.iter().enumerate().map(line).collect();
        let tree = Tree::new("=== content/site.yaml\ntitle: Test\n");
        tree.write("content/meetings/2031-01-02-weekly.log", &log);
        let built = tree.build(&["--quiet"]);
        prop_assert_eq!(built.status, 0, "{}", built.stderr);
        let page = built.read("meetings/2031-01-02-weekly/index.html");
        let shown = text_of(page.split("<section id=\"log\"").nth(1).unwrap_or(""));
        for (at, text) in texts.iter().enumerate() {
            let whole = format!("m{at}z {text}");
            prop_assert_eq!(shown.matches(&format!("m{at}z ")).count(), 1, "{}", whole);
            prop_assert!(shown.contains(whole.trim_end()), "{} in {}", whole, shown);
        }
    }
}
