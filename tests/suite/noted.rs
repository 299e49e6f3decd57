//! Meetings of which only notes are left: who was there, and what these mark as decisions and actions. A small tree in; what pages and
//! JSON say of it out.

use serde_json::{Value, json};

use crate::support::{Built, Tree};

const TREE: &str = "\
=== content/site.yaml
title: Test
base_url: https://portal.example.org
trackers: [{project: team/portal, public: true}]
=== content/people.yaml
- {nick: ash, name: Ash Tree}
- {nick: kim, name: Kim Reed}
=== content/issues/5-lamp.md
---
title: The lamp is out
state: closed
created: 2026-01-02
closed: 2026-01-20
---
It is dark.
=== content/meetings/2026-01-08-call.md
---
scribe: Rowan Sail
---
# Call

## Present

* Ash Tree @ash (TSC)
* Lee Stone

Regrets: Kim Reed

## Decisions

- **boats** float
- None

## Action items

- [ ] ash: buy rope
- [x] paint the hull (Kim)
- [ ] look after the lamp, #5
- sing <boats@mail.example>

We also said that ACTION is hard.
=== content/meetings/2026-01-15-call.md
# Call

Topic: rope
ACTION: kim to mend nets
RESOLVED: mend nets
- [x] not marked
- ACTION: ~~ash: buy rope~~

We spoke of the harbour, of boats, of nets and of ropes for an hour and a half.

## Keys, TLP:RED

- ACTION: kim to hide the key of the lamp
- DECISION: hide the key of the lamp

## Anchors, TLP:CLEAR

They hold.
=== content/meetings/2026-01-22-call-agenda.md
# Call

## Action items

- ash: what was to be spoken of
=== content/meetings/2026-01-29-call.md
# Call

DECISION: said by maple
ACTION: maple to go
=== content/meetings/2026-01-29-call.yaml
redact: {patterns: [\"said by \\\\w+\"]}
=== content/meetings/2026-02-05-call.log
15:00:00 <ash> #startmeeting call
15:00:01 <ash> #agreed logs count
15:00:02 <ash> #endmeeting
=== content/meetings/2026-02-05-call.md
ACTION: beside a log nothing counts
";

fn built() -> (Tree, Built) {
    let tree = Tree::new(TREE);
    let built = tree.build(&["--today", "2026-03-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    (tree, built)
}

/// Some fields of every row of a list.
fn rows(built: &Built, path: &str, fields: &[&str]) -> Vec<String> {
    let all = built.json(path);
    let row = |row: &Value| {
        let fields = fields.iter().map(|field| match &row[field] {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        fields.collect::<Vec<String>>().join(" | ")
    };
    all.as_array().expect("a list").iter().map(row).collect()
}

#[test]
fn what_notes_mark_is_in_the_registers() {
    let (_tree, built) = built();
    let decisions = rows(
        &built,
        "api/v1/decisions.json",
        &["id", "kind", "line", "text"],
    );
    let expected = [
        "2026-02-05-call-2 | agreed | 2 | logs count",
        "2026-01-29-call-0 | agreed | null | [redacted]",
        "2026-01-15-call-1 | resolution | null | mend nets",
        "2026-01-08-call-0 | agreed | null | boats float",
    ];
    assert_eq!(decisions, expected);
    let actions = rows(
        &built,
        "api/v1/actions.json",
        &["id", "state", "owners", "text"],
    );
    let expected = [
        "2026-01-08-call-1 | done | [\"ash\"] | ash: buy rope",
        "2026-01-08-call-2 | done | [\"kim\"] | paint the hull (Kim)",
        "2026-01-08-call-4 | done | [] | look after the lamp, #5",
        "2026-01-08-call-5 | open | [] | sing [mail address removed]",
        "2026-01-15-call-0 | open | [\"kim\"] | kim to mend nets",
        "2026-01-29-call-1 | open | [] | maple to go",
    ];
    assert_eq!(actions, expected);
    let closed = &built.json("api/v1/actions.json")[0]["closed"];
    assert_eq!(closed["meeting"], "2026-01-15-call");
    assert_eq!(closed["line"], Value::Null);
    for path in ["actions/index.html", "decisions/index.html", "feed.xml"] {
        assert!(!built.read(path).contains("hide the key"), "{path}");
    }
}

/// People of a roll are met, be it elsewhere or that they were absent; a first name is that of one on this roll alone.
#[test]
fn owners_are_people_of_rolls() {
    let tree = "\
=== content/site.yaml
title: Test
base_url: https://portal.example.org
=== content/meetings/2026-09-01-crew.md
## Present

- Lea Moss
- Ann Dale
=== content/meetings/2026-09-08-crew.md
## Present

- Ash Tree
- Max Fern
- Tom Hill
- Tom Lake

## Apologies

- Kim Reed

## Action items

- Lea Moss to row
- Kim Reed to paint
- Ash to dive
- Max, Ash and Lea Moss to sing
- Kim will swim
- Lea to fly
- Tom to fall
- Boats to float
- the crew: sleep
- Ash Stone to sink

ACTION(Ash Tree): mend

**AI:** Kim to haul

## Beschlüsse

- boats float
- Keine

## Action items from last meeting

- Ash to rest
";
    let tree = Tree::new(tree);
    let built = tree.build(&["--today", "2026-11-30"]);
    let actions = rows(&built, "api/v1/actions.json", &["owners", "text"]);
    let expected = [
        "[\"lea-moss\"] | Lea Moss to row",
        "[\"kim-reed\"] | Kim Reed to paint",
        "[\"ash-tree\"] | Ash to dive",
        "[\"max-fern\",\"ash-tree\",\"lea-moss\"] | Max, Ash and Lea Moss to sing",
        "[\"kim-reed\"] | Kim will swim",
        "[] | Lea to fly",
        "[] | Tom to fall",
        "[] | Boats to float",
        "[] | the crew: sleep",
        "[] | Ash Stone to sink",
        "[\"ash-tree\"] | Ash Tree: mend",
        "[\"kim-reed\"] | Kim to haul",
    ];
    assert_eq!(actions, expected);
    let decisions = rows(&built, "api/v1/decisions.json", &["kind", "text"]);
    assert_eq!(decisions, ["agreed | boats float"]);
}

/// Days of meetings as heads of notes, posts and mails tell them, and which files are of one meeting.
#[test]
fn days_of_meetings_that_files_tell() {
    let tree = "\
=== content/meetings/call-1.md
# Call 1

**Date: 24/09/2026**<br>

- boats
=== content/meetings/dots.md
---
title: Crew call
date: 2026-10-08
...
# Agenda

- boats
=== content/meetings/board/2026-10-01/minutes.md
- boats
=== content/meetings/board/2026-10-01/actions.md
- Ash to row
=== content/meetings/board/2026-10-01/odj.md
- nets
=== content/meetings/_posts/2026-10-21-crew-meeting-summary-15-october-2026.md
---
title: Crew meeting summary 15 October 2026
date: '2026-10-21 16:20:00 +0100'
---
- boats
=== content/meetings/2026-09-23-crew.md
# Crew call 2026-09-16

- boats
=== content/meetings/2012/12-06-05 pier.md
- boats
=== content/meetings/calls/README.md
# Calls

## 17 June 2026

**Attendees:** Ann Ash, Bob Birch

## 10 June 2026

- boats
=== content/meetings/lists/README.md
# Calls

## 17 June 2026

- [Minutes](../call-1.md)

## 10 June 2026

- [Minutes](../dots.md)
=== content/meetings/c/0001.eml
Date: Thu, 08 Jan 2026 17:30:12 +0000
Subject: Minutes of the weekly, 2026-01-08

=============
#sec: Weekly
=============


Meeting started by ann at 16:00:01 UTC. The full logs are available at
http://example.org/sec.2026-01-08-16.00.log.html
.



Meeting summary
---------------
* boats  (ann, 16:01:00)
  * AGREED: float (ann, 16:02:00)

Meeting ended at 16:30:00 UTC.
";
    let tree = Tree::new(tree);
    let built = tree.build(&["--today", "2026-11-30"]);
    let meetings = rows(&built, "api/v1/meetings.json", &["id", "start"]);
    let expected = [
        "2026-10-15-crew-meeting | null",
        "2026-10-08-dots | null",
        "2026-10-01-board | null",
        "2026-09-24-call-1 | null",
        "2026-09-23-crew | null",
        "2026-06-17-calls | null",
        "2026-06-10-calls | null",
        "2026-01-08-c | 2026-01-08T16:00:01Z",
        "2012-06-05-pier | null",
    ];
    assert_eq!(meetings, expected, "{}", built.stderr);
    let board = built.read("meetings/2026-10-01-board/index.html");
    let at = |words: &str| board.find(words).unwrap_or_default();
    assert!(0 < at("boats") && at("boats") < at("Ash to row"), "{board}");
    let doubts = built.stderr.matches("contradicting-date").count();
    assert_eq!(doubts, 1, "{}", built.stderr);
}

/// Each item has its place in the notes, and nothing of it stands on the page twice.
#[test]
fn items_of_notes_are_where_they_stand() {
    let (_tree, built) = built();
    let page = built.read("meetings/2026-01-08-call/index.html");
    for expected in [
        "<li><span id=\"i-0\"></span><strong>boats</strong> float</li>",
        "<span id=\"i-1\"></span>☐ ash: buy rope",
        "<span id=\"i-2\"></span><span id=\"i-3\"></span>☑ paint the hull",
    ] {
        assert!(page.contains(expected), "{expected}: {page}");
    }
    assert!(!page.contains("id=\"minutes\""), "{page}");
    // What was decided stands above them once more, as it does above a log, and what became of the actions below.
    assert_eq!(page.matches("boats").count(), 2, "{page}");
    let order = [
        "id=\"notes\"",
        "<h3>Decided</h3>",
        "href=\"#i-0\">in the notes",
        "id=\"i-0\"",
        "id=\"added\"",
        "id=\"people\"",
    ];
    let places = order.map(|text| page.find(text));
    assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
    let decisions = built.read("decisions/index.html");
    assert!(
        decisions.contains("meetings/2026-01-08-call/#i-0"),
        "{decisions}"
    );
    let late = built.read("meetings/2026-01-15-call/index.html");
    assert!(
        late.contains("<span id=\"i-0\"></span>ACTION: kim to mend nets"),
        "{late}"
    );
}

#[test]
fn people_of_notes() {
    let (_tree, built) = built();
    let meeting = built.json("api/v1/meetings/2026-01-08-call.json");
    assert_eq!(meeting["present"], json!(["Ash Tree", "Lee Stone"]));
    assert_eq!(meeting["regrets"], json!(["Kim Reed"]));
    assert_eq!(meeting["scribes"], json!(["Rowan Sail"]));
    let there = meeting["attendance"].as_array().expect("people");
    assert_eq!(there.len(), 1);
    assert_eq!(there[0]["person"], "ash");
    let page = built.read("meetings/2026-01-08-call/index.html");
    let people = page.split("id=\"people\"").nth(1).expect("people");
    let people = people.split("</section>").next().expect("a section");
    for (words, count) in [
        ("people/ash/", 1),
        ("Lee Stone", 1),
        ("Kim Reed", 1),
        ("Rowan Sail", 1),
        ("Lines on record", 0),
    ] {
        assert_eq!(people.matches(words).count(), count, "{words}: {people}");
    }
    assert!(!built.stderr.contains("`scribe`"), "{}", built.stderr);
}

/// Who is present by nick counts as whoever speaks does; names in full do where real names may be shown.
#[test]
fn nicks_of_notes_are_people() {
    const NOTES: &str = "=== content/meetings/2026-01-08-call.md
# Call

Present: ash, birch, Lee Stone, Rowan Sail (@rowan), everyone

## Action items

- ash: write the page
- birch: look into it
=== content/meetings/2026-01-15-call.md
# Call

Present: Ash, Lee Stone

## Action items

- ash: write the page
- ash: write the page
- birch: paint
";
    for (privacy, expected) in [
        ("", "ash 2, birch 1, rowan 1"),
        ("privacy: {real_names: false}\n", "ash 2, birch 1, rowan 1"),
        (
            "privacy: {real_names: true}\n",
            "ash 2, birch 1, lee-stone 2, rowan 1",
        ),
    ] {
        let tree = Tree::new(&format!(
            "=== content/site.yaml\ntitle: Test\n{privacy}{NOTES}"
        ));
        let built = tree.build(&["--today", "2026-03-01"]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let table = built.read("api/v1/attendance.csv");
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for person in table
            .lines()
            .skip(1)
            .filter_map(|row| row.split(',').nth(2))
        {
            *counts.entry(person).or_default() += 1;
        }
        let counts = counts.iter().map(|(id, count)| format!("{id} {count}"));
        assert_eq!(
            counts.collect::<Vec<String>>().join(", "),
            expected,
            "{privacy}"
        );
        let attendance = built.read("attendance/index.html");
        assert!(!attendance.contains("Nobody has spoken"), "{attendance}");
        let told = attendance.contains("The notes of 2 meetings name people by their full names");
        assert_eq!(told, !expected.contains("lee"), "{attendance}");
        let list = built.read("meetings/index.html");
        assert!(
            list.contains("4 people") && list.contains("2 people"),
            "{list}"
        );
        let ash = built.read("people/ash/index.html");
        assert!(
            ash.contains("write the page") && ash.contains("2 of the last 2"),
            "{ash}"
        );
        let page = built.read("meetings/2026-01-15-call/index.html");
        for text in [
            "Opened here <span class=\"count\">1</span>",
            "Said again here <span class=\"count\">1</span>",
        ] {
            assert!(page.contains(text), "{text}: {page}");
        }
    }
}

/// Who chairs or writes was there, unless the roll says otherwise; who stands in it by another name is not counted twice.
#[test]
fn who_leads_or_writes_was_there() {
    let tree = Tree::new(
        "=== content/site.yaml
title: Test
privacy: {real_names: true}
=== content/meetings/2026-02-07.md
# Weekly

**Chair**: @yuki
**Scribe**: aisha
**Attendees**: Max Fern, Lea Moss
=== content/meetings/2026-02-14.md
# Weekly

Chair: @lea
Scribe: @mfern
Present: Max Fern, Lea Moss, Ash
=== content/meetings/2026-02-21.md
# Weekly

Chair: @yuki
Scribe: @tom
Present: Max Fern
Absent: Yuki Lake (@yuki)
",
    );
    let built = tree.build(&["--today", "2026-03-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let rows = [
        (
            "2026-02-07",
            json!(["yuki", "Max Fern", "Lea Moss", "aisha"]),
        ),
        ("2026-02-14", json!(["Max Fern", "Lea Moss", "Ash"])),
        ("2026-02-21", json!(["tom", "Max Fern"])),
    ];
    let table = built.read("api/v1/attendance.csv");
    for (day, expected) in rows {
        let meeting = built.json(&format!("api/v1/meetings/{day}.json"));
        assert_eq!(meeting["present"], expected, "{day}");
        let counted = table.lines().filter(|row| row.contains(day)).count();
        assert_eq!(Some(counted), expected.as_array().map(Vec::len), "{table}");
    }
}

/// Where notes name people in full alone, nobody is counted, and the page says why.
#[test]
fn people_who_are_not_counted_are_told() {
    let notes =
        "=== content/meetings/2026-01-08-call.md\n# Call\n\nPresent: Lee Stone, Rowan Sail\n";
    let tree = Tree::new(&format!("=== content/site.yaml\ntitle: Test\n{notes}"));
    let built = tree.build(&["--today", "2026-03-01"]);
    let page = built.read("attendance/index.html");
    let told = "<p>Nobody has spoken in a meeting on record.</p>\n<p class=\"dim\">The notes of 1 meeting name people by their full names alone.";
    assert!(page.contains(told), "{page}");
    assert!(!built.out.join("people").exists());
}

/// What is sent by mail holds the notes, and says of them what is so.
#[test]
fn notes_as_text() {
    let (_tree, built) = built();
    let text = built.read("meetings/2026-01-15-call/minutes.txt");
    let expected = "\
====
Call
====

Thursday 15 January 2026.
The notes with all links are at
https://portal.example.org/meetings/2026-01-15-call/


Notes
-----

Topic: rope ACTION: kim to mend nets RESOLVED: mend nets

* ☑ not marked
* ACTION: ash: buy rope

We spoke of the harbour, of boats, of nets and of ropes for an hour and
a half.

Anchors, TLP:CLEAR

They hold.

Made by minutebook from the notes of the meeting.
";
    assert_eq!(text, expected);
    let page = built.read("meetings/2026-01-15-call/index.html");
    assert!(
        page.contains(">Notes as text</a>") && !page.contains("and log of"),
        "{page}"
    );
}

/// Where nothing tells, nothing is said that is not so.
#[test]
fn texts_without_speakers_and_silent_records() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Test
=== content/meetings/2026-01-08-doc.rst
Weekly call
===========

We spoke of boats and of nets.
",
    );
    let built = tree.build(&["--today", "2026-03-01"]);
    let page = built.read("meetings/2026-01-08-doc/index.html");
    assert!(
        page.contains("This text tells of nobody who spoke"),
        "{page}"
    );
    assert!(!page.contains("Nobody typed"), "{page}");
    let text = built.read("meetings/2026-01-08-doc/minutes.txt");
    assert!(text.contains("it stands whole on the page"), "{text}");
    let home = built.read("index.html");
    assert!(!home.contains("Nothing was decided"), "{home}");
}

/// A log in which nobody typed a command takes nothing from the notes beside it; of an agenda nobody was there.
#[test]
fn notes_beside_a_log_without_commands_count() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Test
=== content/meetings/2026-01-08-sec.log
15:00 <kaf> hi
15:01 <lea> I move that we ship
=== content/meetings/2026-01-08-sec.md
# Security meeting

Chair: kaf
Present: kaf (5 minutes late), lea, mo
Regrets: nia

## Decisions

- we ship on Monday

## Actions

- lea: write the news
=== content/meetings/irc-logs/2026-01-15-sec.log
15:00 <kaf> hi
15:01 <lea> #agreed of the log
=== content/meetings/minutes/2026-01-15-sec.md
## Decisions

- of the notes
=== content/meetings/2026-01-22-sec.log
15:00 <kaf> hi
15:01 <lea> hello
=== content/meetings/2026-01-22-sec-agenda.md
Present: mo
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let texts = |name: &str| rows(&built, &format!("api/v1/{name}.json"), &["text"]);
    assert_eq!(texts("decisions"), ["of the log", "we ship on Monday"]);
    assert_eq!(texts("actions"), ["lea: write the news"]);
    assert_eq!(built.stderr.matches("not-counted").count(), 1);
    let meeting = built.json("api/v1/meetings/2026-01-08-sec.json");
    let lists = ["chairs", "present", "regrets", "scribes"].map(|list| &meeting[list]);
    let expected = [
        json!(["kaf"]),
        json!(["kaf", "lea", "mo"]),
        json!(["nia"]),
        json!([]),
    ];
    assert_eq!(lists, expected.each_ref());
    let text = built.read("meetings/2026-01-08-sec/minutes.txt");
    assert!(text.contains("AGREED: we ship on Monday"), "{text}");
    let agenda = built.json("api/v1/meetings/2026-01-22-sec.json");
    assert_eq!(agenda["present"], json!([]));
}

/// A few lines of chat that notes quote take nothing from these.
#[test]
fn notes_around_a_log_without_commands_count() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Test
=== content/people.yaml
- {nick: ash, name: Ash Tree}
=== content/meetings/2026-01-08.md
# Weekly call

## Attendees

- Ash Tree
- Cy Cedar

## Decisions

- ship it

## Action items

- Ash Tree: write the news

## Quote of the week

```
15:00 <ash> boats
15:01 <bob> float
15:02 <ash> yes
15:03 <cy> indeed
```
=== content/meetings/2026-01-15.md
# Weekly call

## Decisions

- of the notes

```
15:00 <ash> #startmeeting
15:01 <ash> #agreed of the log
15:02 <ash> #endmeeting
```
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let texts = |name: &str| {
        let all = built.json(&format!("api/v1/{name}.json"));
        let texts = all.as_array().into_iter().flatten();
        let texts = texts.map(|item| item["text"].as_str().unwrap_or_default().to_owned());
        texts.collect::<Vec<String>>()
    };
    assert_eq!(texts("decisions"), ["of the log", "ship it"]);
    assert_eq!(texts("actions"), ["Ash Tree: write the news"]);
    let meeting = built.json("api/v1/meetings/2026-01-08.json");
    assert_eq!(meeting["present"], json!(["Ash Tree", "Cy Cedar"]));
    let there = meeting["attendance"].as_array().map_or(0, Vec::len);
    assert_eq!(there, 3, "{meeting}");
    let page = built.read("meetings/2026-01-08/index.html");
    assert!(!page.contains("there are no minutes"), "{page}");
}
