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
https://portal.example.org/meetings/2026-01-15-call/ .


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
