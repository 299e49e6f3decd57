//! The log that one downloads: line N of the file is line N of the page (of a meeting further down a file of several, the
//! file begins with its first line), masked as there, and our own reader makes the same
//! minutes of it. Small trees and the example portal in; published files against each other.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Tree, portal};

const TREE: &str = "\
=== content/site.yaml
title: Harbour Team
mail_domains: [team.example]
=== content/meetings/weekly.2026-01-08-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 *** birch (~b@numbat-host.test) has joined #harbour

15:00:02 <birch> write to a@numbat-mail.test, or to us@team.example
15:00:03 * ash nods
15:00:04 <ash> the quokka is in the cellar
15:00:05 <birch> turned \u{202e}round
what no dialect knows
15:00:06 <ash> #agreed buoys are red
15:00:06 -birch:#harbour- to a@numbat-mail.test: vote on buoys
15:00:06 *** ash changes topic to 'Buoys, a@numbat-mail.test'
15:00:06 -NickServ- quoll is a password
15:00:07 <ash> #endmeeting
15:01:00 <ash> #startmeeting evening
15:01:01 <birch> #info a second meeting
15:01:02 <ash> #endmeeting
=== content/meetings/weekly.2026-01-08-15.00.log.yaml
redact:
  lines: [6]
=== content/meetings/2026-01-15-weekly.md
# Weekly

```irc
10:00:00 <ash> #info in a fence
10:00:01 <birch> aye
```
=== content/meetings/2026-01-15-weekly.log
10:00:00 <ash> hello
10:00:01 <ash> #info in a log
10:00:02 <birch> aye
";

/// Every log of the tree, as it is to be published.
const EXPECTED: &[(&str, &str)] = &[
    (
        "2026-01-08-weekly/log.txt",
        "\
15:00:00 <ash> #startmeeting weekly
15:00:01 *** birch joined

15:00:02 <birch> write to [mail address removed], or to us@team.example
15:00:03 * ash nods
[withheld]
15:00:05 <birch> turned [U+202E]round
what no dialect knows
15:00:06 <ash> #agreed buoys are red
15:00:06 *** birch announced: to [mail address removed]: vote on buoys
15:00:06 *** ash set the topic: Buoys, [mail address removed]
15:00:06 *** notice of the server
15:00:07 <ash> #endmeeting
",
    ),
    (
        "2026-01-08-weekly-2/log.txt",
        "\
15:01:00 <ash> #startmeeting evening
15:01:01 <birch> #info a second meeting
15:01:02 <ash> #endmeeting
",
    ),
];

#[test]
fn a_log_is_published_line_by_line_and_masked() {
    let tree = Tree::new(TREE);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    for (path, expected) in EXPECTED {
        assert_eq!(built.read(&format!("meetings/{path}")), *expected, "{path}");
    }
    // What somebody sends to the room as a notice stands on the page as well, outside the fold.
    let page = built.read("meetings/2026-01-08-weekly/index.html");
    let (_, said) = page.split_once("id=\"l-10\"").expect("the line");
    let (said, rest) = said.split_once("</li>").expect("its end");
    assert!(
        said.contains(" announced: ") && said.contains("vote on buoys"),
        "{said}"
    );
    assert!(
        rest.trim_start().starts_with("<li class=\"fold\">"),
        "{rest}"
    );
}

/// The numbers behind a prefix of ids on a page.
fn anchors(page: &str, prefix: &str) -> Vec<usize> {
    let mark = format!(" id=\"{prefix}");
    let ids = page.split(mark.as_str()).skip(1);
    ids.filter_map(|rest| rest.split('"').next()?.parse().ok())
        .collect()
}

/// The numbers of the lines that say something.
fn numbers(text: &str) -> Vec<usize> {
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| !line.is_empty())
        .map(|(number, _)| number)
        .collect()
}

/// Lines of other meetings of the same file, which the log of this one does not repeat.
fn before(numbers: &[usize], anchors: &[usize]) -> usize {
    let first = |all: &[usize]| all.first().copied().unwrap_or(0);
    first(anchors).saturating_sub(first(numbers))
}

/// Claims that every log has the lines of its page and the words of its items; how many logs and items there are.
fn assert_same_lines(site: &Path) -> (usize, usize) {
    let (mut logs, mut items) = (0, 0);
    for entry in fs::read_dir(site.join("meetings"))
        .expect("a folder")
        .flatten()
    {
        let folder = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let read = |path: &Path| fs::read_to_string(path).ok();
        let page = read(&folder.join("index.html")).unwrap_or_default();
        for (file, prefix) in [("log.txt", "l-"), ("log-2.txt", "l2-")] {
            let Some(text) = read(&folder.join(file)) else {
                continue;
            };
            logs += 1;
            let (numbers, anchors) = (numbers(&text), anchors(&page, prefix));
            let before = before(&numbers, &anchors);
            let shifted: Vec<usize> = numbers.iter().map(|line| line + before).collect();
            assert_eq!(shifted, anchors, "{name}/{file}");
            assert!(
                page.contains(&format!("meetings/{name}/{file}\"")),
                "{name}"
            );
        }
        let Some(json) = read(&site.join(format!("api/v1/meetings/{name}.json"))) else {
            continue;
        };
        let json: Value = serde_json::from_str(&json).expect("JSON");
        let log = read(&folder.join("log.txt")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        let before = before(&numbers(&log), &anchors(&page, "l-"));
        for item in json["items"].as_array().expect("items") {
            let (Some(line), Some(text)) = (item["line"].as_u64(), item["text"].as_str()) else {
                continue;
            };
            let line = usize::try_from(line).expect("a number of a line");
            let nick = item["nick"].as_str().unwrap_or_default();
            // A sidecar may say in its own words what a line meant.
            if lines[line - 1 - before].contains(text) && lines[line - 1 - before].contains(nick) {
                items += 1;
            } else {
                assert_eq!((name.as_str(), line), ("2025-09-04-weekly", 57));
            }
        }
    }
    (logs, items)
}

#[test]
fn lines_have_the_numbers_of_the_page_and_of_the_items() {
    let folder = tempfile::tempdir().expect("a folder");
    portal(folder.path());
    let (logs, items) = assert_same_lines(folder.path());
    assert!(logs >= 9 && items >= 40, "{logs} logs, {items} items");
    let tree = Tree::new(TREE);
    let built = tree.build(&[]);
    assert_eq!(assert_same_lines(&built.out), (4, 3));
}

/// A log of so many lines that several threads make its page: talk, notices, blank lines, and a ticket in some of them.
fn long_log(lines: u32) -> (String, Vec<u32>) {
    let (mut log, mut naming) = (String::new(), Vec::new());
    for line in 1..=lines {
        let clock = format!("{:02}:{:02}:00", line / 600, line / 10 % 60);
        let said = match line {
            1 => format!("{clock} <ash> #startmeeting harbour"),
            _ if line % 7 == 0 => format!("{clock} *** birch has joined #harbour"),
            _ if line % 11 == 0 => String::new(),
            _ if line % 512 < 3 => format!("{clock} <birch> line {line} is about #7, yes, #7"),
            _ => format!("{clock} <ash> line {line}"),
        };
        naming.extend(said.contains("#7").then_some(line));
        log += &(said + "\n");
    }
    (log, naming)
}

#[test]
fn a_log_of_ten_thousand_lines_is_whole() {
    let (log, naming) = long_log(10_000);
    let tree = Tree::new("=== content/site.yaml\ntitle: Harbour Team\n");
    tree.write("content/issues/7.md", "---\ntitle: A buoy\n---\n");
    tree.write("content/meetings/2026-01-08-weekly.log", &log);
    let built = tree.build(&[]);
    assert_same_lines(&built.out);
    let meeting = built.json("api/v1/meetings/2026-01-08-weekly.json");
    let named = meeting["mentions"].as_array().expect("a list").iter();
    let named: Vec<u64> = named.filter_map(|row| row["line"].as_u64()).collect();
    let expected: Vec<u64> = naming.into_iter().map(u64::from).collect();
    assert!(expected.len() > 20, "{expected:?}");
    assert_eq!(named, expected);
}

/// What the minutes of a meeting say and who was there, a line each, without what `people.yaml` adds.
fn minutes(meeting: &Value) -> Vec<String> {
    let rows = |list: &str, keys: &[&str]| -> Vec<String> {
        let rows = meeting[list].as_array().expect("a list").iter();
        rows.map(|row| {
            let cells: Vec<String> = keys.iter().map(|key| row[*key].to_string()).collect();
            cells.join(" ")
        })
        .collect()
    };
    let items = rows(
        "items",
        &["line", "time", "nick", "kind", "text", "withdrawn"],
    );
    [items, rows("attendance", &["nick", "lines", "bot"])].concat()
}

#[test]
fn what_one_downloads_makes_the_same_minutes() {
    let folder = tempfile::tempdir().expect("a folder");
    portal(folder.path());
    let id = "2026-11-19-weekly";
    let read = |path: String| fs::read_to_string(folder.path().join(path)).expect("a file");
    let tree = Tree::new("=== content/site.yaml\ntitle: Test\nbots: [minutesbot]\n");
    tree.write(
        "content/meetings/weekly.2026-11-19-15.00.log.txt",
        read(format!("meetings/{id}/log.txt")),
    );
    let built = tree.build(&[]);
    let first: Value =
        serde_json::from_str(&read(format!("api/v1/meetings/{id}.json"))).expect("JSON");
    let again = built.json(&format!("api/v1/meetings/{id}.json"));
    let first = minutes(&first);
    assert!(first.len() > 20, "{first:?}");
    assert_eq!(minutes(&again), first);
}

#[test]
fn another_day_is_told_where_its_talk_begins_and_is_read_again() {
    let site = "=== content/site.yaml\ntitle: Harbour Team\n";
    let tree = Tree::new(&format!(
        "{site}=== content/meetings/weekly.log
2026-10-08T23:58:00-0400  <ash> #startmeeting weekly
2026-10-09T00:00:00-0400  *** birch <b!b@host.example> has joined #harbour
2026-10-09T00:01:00-0400  <ash> #info boats float
2026-10-09T00:02:00-0400  <ash> #endmeeting
"
    ));
    let built = tree.build(&[]);
    let log = built.read("meetings/2026-10-08-weekly/log.txt");
    let expected = "23:58:00 <ash> #startmeeting weekly\n00:00:00 *** birch joined\n2026-10-09 00:01:00 <ash> #info boats float\n00:02:00 <ash> #endmeeting\n";
    assert_eq!(log, expected);
    let text = built.read("meetings/2026-10-08-weekly/minutes.txt");
    let when = "Thursday 8 October 2026 (Friday 9 October 2026, 03:58 to 04:02 UTC).";
    assert!(text.replace('\n', " ").contains(when), "{text}");
    let again = Tree::new(site);
    again.write("content/meetings/weekly.2026-10-08-23.58.log.txt", log);
    let id = "api/v1/meetings/2026-10-08-weekly.json";
    let read = again.build(&[]).json(id);
    assert_eq!(minutes(&read), minutes(&built.json(id)));
}

#[test]
fn a_message_of_several_lines_is_one_whose_ends_are_seen() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Harbour Team\n");
    let said = |body: &str, at: u64| {
        serde_json::json!({
            "type": "m.room.message", "sender": "@ash:chat.example", "origin_server_ts": at,
            "event_id": format!("${at}"), "room_id": "!r:chat.example",
            "content": {"msgtype": "m.text", "body": body},
        })
    };
    let events = [
        said("please vote:\n\n* a  b\n* c", 1_769_094_000_000),
        said("aye", 1_769_094_001_000),
    ];
    let text = serde_json::Value::from(events.to_vec()).to_string();
    tree.write("content/meetings/2026-01-22-room.json", text);
    let built = tree.build(&[]);
    let log = built.read("meetings/2026-01-22-room/log.txt");
    let lines: Vec<&str> = log.lines().map(|line| &line[9..]).collect();
    assert_eq!(lines, ["<ash> please vote:⏎⏎* a  b⏎* c", "<ash> aye"]);
}
