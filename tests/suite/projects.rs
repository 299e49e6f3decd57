//! Projects from their files to pages and JSON: checklists, updates, timeline, silence in words, help wanted, areas.
//! Numbers are counted again here; what stands on a page is looked for by its markup.

use std::fmt::Write as _;

use serde_json::Value;

use crate::support::{Built, Tree};

/// A table of states as somebody would write it, with the numbers that should come of it.
struct Grid {
    rows: Vec<Vec<&'static str>>,
}

/// Words of states by what they mean: done, still open, not counted.
const DONE: &[&str] = &["done", "Yes", "x", "✓"];
const OPEN: &[&str] = &["todo", "no", "-", "WIP", "partial", "blocked", "!"];
const NONE: &[&str] = &["n/a", "N/A"];

impl Grid {
    /// A grid in which the word of each cell follows from its row and column.
    fn new(rows: usize, columns: usize) -> Self {
        let word = |row: usize, column: usize| {
            let at = row * 7 + column * 3;
            match at % 5 {
                _ if row == 1 => DONE[at % DONE.len()],
                0 | 1 => DONE[at % DONE.len()],
                2 | 3 => OPEN[at % OPEN.len()],
                _ => NONE[at % NONE.len()],
            }
        };
        let row = |row| (0..columns).map(|column| word(row, column)).collect();
        Grid {
            rows: (0..rows).map(row).collect(),
        }
    }

    fn csv(&self) -> String {
        let mut out = "service".to_owned();
        let columns = self.rows[0].len();
        (0..columns).for_each(|column| write!(out, ",knob {column}").expect("room"));
        out.push_str(",owner\n");
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(out, "service {number},{},", row.join(",")).expect("room");
        }
        out
    }

    fn yaml(&self) -> String {
        let columns: Vec<String> = (0..self.rows[0].len())
            .map(|column| format!("knob {column}"))
            .collect();
        let mut out = format!("columns: [{}]\nrows:\n", columns.join(", "));
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(out, "  - name: service {number}\n    states:").expect("room");
            for (column, word) in columns.iter().zip(row) {
                writeln!(out, "      {column}: \"{word}\"").expect("room");
            }
        }
        out
    }

    /// Cells done, cells that count, rows in which nothing is left to do.
    fn numbers(&self) -> (usize, usize, usize) {
        let cells: Vec<&&str> = self.rows.iter().flatten().collect();
        let done = cells.iter().filter(|word| DONE.contains(*word)).count();
        let none = cells.iter().filter(|word| NONE.contains(*word)).count();
        let complete = |row: &&Vec<&str>| row.iter().all(|word| !OPEN.contains(word));
        let complete = self.rows.iter().filter(complete).count();
        (done, cells.len() - none, complete)
    }
}

/// Builds a tree that has to be without fault.
fn built(files: &str, args: &[&str]) -> (Tree, Built) {
    let tree = Tree::new(files);
    let built = tree.build(args);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(
        built.stderr.contains("0 errors, 0 warnings"),
        "{}",
        built.stderr
    );
    (tree, built)
}

const SITE: &str = "\
=== content/site.yaml
title: Test
base_url: https://portal.example
areas:
  - {id: A, title: Watch}
  - {id: D, title: Long-term projects}
trackers: [{project: team/portal, public: true}]
=== content/people.yaml
- {nick: ash, areas: [D]}
- {nick: birch}
";

#[test]
fn the_progress_of_a_checklist_is_counted() {
    for (rows, columns) in [(1, 1), (5, 4), (40, 9)] {
        let grid = Grid::new(rows, columns);
        let (done, counted, complete) = grid.numbers();
        let files = format!(
            "{SITE}=== content/projects/buoys.md\n---\ntitle: Buoys\nstatus: proposed\nchecklist:\n  - file: sheet.csv\n  \
             - {{title: In YAML, file: list.yaml}}\n---\n=== content/projects/buoys/sheet.csv\n{}=== \
             content/projects/list.yaml\n{}",
            grid.csv(),
            grid.yaml()
        );
        let (_tree, built) = built(&files, &[]);
        let found = &built.json("api/v1/projects.json")[0]["checklists"];
        for (index, title) in ["Sheet", "In YAML"].iter().enumerate() {
            let expected = serde_json::json!({"title": title, "done": done, "counted": counted, "rows": rows,
                "rows_complete": complete});
            assert_eq!(found[index], expected);
        }
        let page = built.read("projects/buoys/index.html");
        let cells = format!("{done} of {counted} cells done, {complete} of ");
        assert_eq!(page.matches(&cells).count(), 2, "{page}");
        // Every cell says its word to those who do not see its sign.
        let words = page.matches("<span class=\"hidden\">").count();
        assert_eq!(words, 2 * rows * columns);
        let roles = built.json("api/v1/sources.json");
        for path in ["projects/buoys/sheet.csv", "projects/list.yaml"] {
            assert_eq!(role(&roles, path), "project");
        }
    }
}

/// The role of a file in `sources.json`.
fn role<'s>(sources: &'s Value, path: &str) -> &'s str {
    let mut rows = sources.as_array().expect("sources").iter();
    let row = rows.find(|row| row["path"] == path);
    row.and_then(|row| row["role"].as_str()).unwrap_or("no row")
}

#[test]
fn cells_lead_to_people_and_issues_that_are_published() {
    let files = format!(
        "{SITE}=== content/projects/buoys.md\n---\ntitle: Buoys\nstatus: proposed\nchecklist: buoys.csv\n---\n\
         === content/projects/buoys.csv\nbuoy,Owner,ticket,link,note,painted\n\
         north,ash,#5,https://example.org/north,\"red, with a bell\",~\nsouth,nobody,docks#6,,,done\n\
         === content/issues/5-lamp.md\n---\ntitle: The lamp is out\n---\n"
    );
    let (_tree, built) = built(&files, &[]);
    let page = built.read("projects/buoys/index.html");
    for text in [
        "<th scope=\"row\"><a href=\"https://example.org/north\" rel=\"noopener noreferrer nofollow ugc\"><bdi>north</bdi>",
        "<td><a href=\"../../people/ash/\"><bdi>ash</bdi></a></td>",
        "<td><a href=\"../../issues/5/\">#5</a></td>",
        "<td class=\"note\"><bdi>red, with a bell</bdi></td>",
        "<span class=\"hidden\">in progress</span>",
        "<td><bdi>nobody</bdi></td>",
        "<td>docks#6</td>",
    ] {
        assert!(page.contains(text), "{text} is missing in {page}");
    }
}

/// A project with updates in its text and in files, tickets, meetings and actions.
const BUOYS: &str = "\
=== content/projects/buoys.md
---
title: Paint the buoys
status: active
area: D
shepherd: ash
started: 2026-01-05
target: 2026-Q4
target_history:
  - {date: 2026-08-01, from: 2026-Q3, to: 2026-Q4, why: rain}
tracking: ['#5']
milestones:
  - {title: Paint bought, done: 2026-02-01}
  - {title: All red, due: 2026-12-24}
  - {title: Some day}
help_wanted:
  - {task: Hold the ladder, skill: Patience, time: An hour, contact: birch}
---
## What it is

Red buoys. See the plan.

Help wanted: somebody who knows paint

## 2026-09-10

TL;DR: **half** of them
are red.

**Help wanted:** an old call

```
## 2026-09-11
TL;DR: code is no update
```

## 2026-10-01: The bell

A bell was added.

### Its sound

Low.

## How to paint

With a brush.
=== content/projects/buoys/updates/2026-10-05-late.md
---
by: birch
health: needs_attention
---
TL;DR: rain, see #5

**Help wanted**: a dry week
=== content/projects/buoys/updates/2026-10-05.md
Nothing more.
=== content/issues/5-lamp.md
---
title: The lamp is out
state: closed
created: 2026-03-01
updated: 2026-03-09
closed: 2026-03-09
area: D
---
=== content/meetings/weekly.2026-03-02-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #topic Paint the buoys
15:00:02 <birch> paint the buoys in red
15:00:03 <ash> #action birch to mend the lamp, see #5
15:00:04 <ash> #agreed red it is
15:00:05 <ash> #topic Other
15:00:06 <ash> #agreed lunch at one
15:00:07 <ash> #endmeeting
";

fn buoys() -> (Tree, Built) {
    built(&format!("{SITE}{BUOYS}"), &["--today", "2026-10-20"])
}

#[test]
fn updates_stand_apart_newest_first() {
    let (_tree, built) = buoys();
    let project = &built.json("api/v1/projects.json")[0];
    let updates = project["updates"].as_array().expect("updates");
    let told: Vec<(&str, &str)> = updates
        .iter()
        .map(|update| (text(update, "date"), text(update, "anchor")))
        .collect();
    let expected = [
        ("2026-10-05", "u-2026-10-05"),
        ("2026-10-05", "u-2026-10-05-2"),
        ("2026-10-01", "u-2026-10-01"),
        ("2026-09-10", "u-2026-09-10"),
    ];
    assert_eq!(told, expected);
    assert_eq!(text(&updates[0], "by"), "birch");
    assert_eq!(text(&updates[0], "health"), "needs_attention");
    assert_eq!(text(&updates[2], "title"), "The bell");
    assert_eq!(text(&updates[3], "tldr"), "half of them are red.");
    assert_eq!(text(project, "tldr"), "rain, see #5");
    assert_eq!(text(project, "health"), "needs_attention");
    let page = built.read("projects/buoys/index.html");
    let places = [
        "TL;DR of 5 October</a>:</strong> <bdi>rain, see <a href=\"../../issues/5/\">#5</a>",
        "Red buoys. See the plan.",
        "<h2 id=\"h-how-to-paint\">",
        "<h2 id=\"updates\">",
        "<article id=\"u-2026-10-05\">",
        "<details class=\"update\" id=\"u-2026-10-05-2\">",
        "<details class=\"update\" id=\"u-2026-10-01\">",
        "<h4 id=\"u-2026-10-01-h-its-sound\">",
        "<details class=\"update\" id=\"u-2026-09-10\">",
        "## 2026-09-11",
        "<h2 id=\"timeline\">",
    ];
    let mut rest = page.as_str();
    for place in places {
        let at = rest.find(place);
        let at = at.unwrap_or_else(|| panic!("{place} does not follow in {page}"));
        rest = &rest[at + place.len()..];
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("null")
}

#[test]
fn links_in_text_lead_to_updates() {
    let page = "=== content/rain.md\n[a](projects/buoys/updates/2026-10-05-late.md) [b](projects/buoys.md#2026-09-10) \
        [c](projects/buoys.md#how-to-paint)\n";
    let files = format!("{SITE}{BUOYS}{page}");
    let (_tree, built) = built(&files, &["--today", "2026-10-20"]);
    let page = built.read("rain/index.html");
    for anchor in ["u-2026-10-05", "u-2026-09-10", "h-how-to-paint"] {
        let link = format!("href=\"../projects/buoys/#{anchor}\"");
        assert!(page.contains(&link), "{link} is missing in {page}");
    }
}

#[test]
fn the_timeline_is_woven_of_everything() {
    let note = "=== content/notes/2026-09-20-rain.md\n---\ntitle: Rain\nreferences: [buoys]\n---\nIt rains.\n";
    let files = format!("{SITE}{BUOYS}{note}");
    let (_tree, built) = built(&files, &["--today", "2026-10-20"]);
    let project = &built.json("api/v1/projects.json")[0];
    let line = |event: &Value| {
        ["date", "kind", "title", "url"]
            .map(|key| text(event, key))
            .join(" | ")
    };
    let events = project["timeline"].as_array().expect("a timeline");
    let told: Vec<String> = events.iter().map(line).collect();
    let expected = [
        "2026-12-24 | milestone_due | All red | projects/buoys/#m-all-red",
        "2026-10-05 | update | rain, see #5 | projects/buoys/#u-2026-10-05",
        "2026-10-05 | update | update of 5 October 2026 | projects/buoys/#u-2026-10-05-2",
        "2026-10-01 | update | The bell | projects/buoys/#u-2026-10-01",
        "2026-09-20 | note | Rain | notes/2026-09-20-rain/",
        "2026-09-10 | update | half of them are red. | projects/buoys/#u-2026-09-10",
        "2026-08-01 | target_moved | moved from 2026-Q3 to 2026-Q4 (rain) | projects/buoys/#targets",
        "2026-03-09 | issue_closed | #5 The lamp is out | issues/5/",
        "2026-03-02 | meeting | spoken of in weekly, 2 March 2026, 3 lines | meetings/2026-03-02-weekly/#l-2",
        "2026-03-02 | action_opened | birch to mend the lamp, see #5 | meetings/2026-03-02-weekly/#l-4",
        "2026-03-01 | issue_opened | #5 The lamp is out | issues/5/",
        "2026-02-01 | milestone_reached | Paint bought | projects/buoys/#m-paint-bought",
        "2026-01-05 | started | Paint the buoys | projects/buoys/",
    ];
    assert_eq!(told, expected);
    let page = built.read("projects/buoys/index.html");
    let (_, timeline) = page.split_once("<h2 id=\"timeline\">").expect("a timeline");
    let (timeline, _) = timeline.split_once("</section>").expect("an end");
    assert_eq!(timeline.matches("<li>").count(), expected.len());
    assert_eq!(timeline.matches("<h3>").count(), 7, "one heading a month");
}

#[test]
fn what_stands_beside_logs_mentions_as_lines_do() {
    let project = "=== content/projects/buoys.md\n---\ntitle: Überwachung der Bojen\nstatus: active\nshepherd: ash\n\
        started: 2026-01-05\n---\n=== content/issues/5-lamp.md\n---\ntitle: The lamp is out\n---\n";
    let notes = "=== content/meetings/2026-05-28-weekly.md\n## ÜBERWACHUNG der Bojen\n\n<!-- see\n#5 -->\n\
        - *die überwachung der bojen* and #5, see CVE-2026-90017\n- CVE-2026-90017 once more\n";
    let minutes = "=== content/meetings/board.2026-06-04-15.00.txt\nMeeting started by ash at 15:00:00 UTC.\n\n\
        Meeting summary\n\n* Money for #5  (ash, 15:03:00)\n\nMeeting ended at 15:10:00 UTC.\n";
    let (_tree, built) = built(
        &format!("{SITE}{project}{notes}{minutes}"),
        &["--today", "2026-06-05"],
    );
    let project = &built.json("api/v1/projects.json")[0];
    assert_eq!(text(project, "last_activity"), "2026-05-28");
    let issue = &built.json("api/v1/issues.json")[0];
    let expected = serde_json::json!(["2026-06-04-board", "2026-05-28-weekly"]);
    assert_eq!(issue["meetings"], expected);
    let reference = &built.json("api/v1/references.json")[0];
    let expected = serde_json::json!([{"line": null, "meeting": "2026-05-28-weekly"}]);
    assert_eq!(reference["said"], expected);
    let meeting = built.json("api/v1/meetings/2026-05-28-weekly.json");
    let mention = serde_json::json!({"id": "5", "kind": "issue", "line": null, "published": true});
    assert_eq!(meeting["mentions"][0], mention);
    let line = "<bdi>die überwachung der bojen and <a href=\"../../issues/5/\">#5</a>, see ";
    for (page, parts) in [
        (
            "projects/buoys/index.html",
            ["../../meetings/2026-05-28-weekly/#notes", line, "2 lines"],
        ),
        (
            "issues/5/index.html",
            [
                line,
                "href=\"../../meetings/2026-05-28-weekly/#notes\">notes</a>",
                "href=\"../../meetings/2026-06-04-board/#i-0\">",
            ],
        ),
        (
            "references/index.html",
            [
                "<bdi>weekly</bdi>, 28 May 2026, notes",
                "#notes",
                "CVE-2026-90017",
            ],
        ),
    ] {
        let page = built.read(page);
        for part in parts {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("see\n"), "{page}");
    }
}

#[test]
fn a_long_timeline_folds_after_sixty_entries() {
    let day = |number: u32| format!("2025-{:02}-{:02}", number / 28 + 1, number % 28 + 1);
    let updates: String = (0..70)
        .map(|number| format!("## {}\n\nWord.\n\n", day(number)))
        .collect();
    let files = format!(
        "{SITE}=== content/projects/a.md\n---\ntitle: Long\nstatus: paused\n---\n{updates}"
    );
    let (_tree, built) = built(&files, &[]);
    let page = built.read("projects/a/index.html");
    let (open, folded) = page
        .split_once("<summary>10 earlier entries</summary>")
        .expect("a fold");
    let (_, open) = open.split_once("<h2 id=\"timeline\">").expect("a timeline");
    let count = |html: &str| html.matches(">update</span>").count();
    assert_eq!((count(open), count(folded)), (60, 10));
    let feed = built.read("projects/a/feed.xml");
    assert_eq!(feed.matches("<entry>").count(), 30);
}

#[test]
fn silence_is_told_in_words() {
    let project = |status: &str| {
        format!(
            "=== content/site.yaml\ntitle: Test\nprojects: {{quiet_days: 10, stale_days: 20}}\n=== content/projects/a.md\n---\n\
             title: Bells and ropes\nstatus: {status}\nshepherd: ash\nstarted: 2026-01-01\n---\n\
             === content/meetings/weekly.2026-03-02-15.00.log.txt\n15:00:00 <ash> #startmeeting weekly\n\
             15:00:01 <ash> bells and ropes are fine\n15:00:02 <ash> #endmeeting\n"
        )
    };
    let link =
        "<a href=\"../../meetings/2026-03-02-weekly/#l-2\">in the meeting of 2 March 2026</a>";
    let rows = [
        (
            "active",
            "2026-03-12",
            "fresh",
            "Fresh: the last word was 10 days ago",
        ),
        (
            "active",
            "2026-03-13",
            "quiet",
            "Quiet: the last word was 11 days ago",
        ),
        (
            "blocked",
            "2026-03-22",
            "quiet",
            "Quiet: the last word was 2 weeks ago",
        ),
        (
            "blocked",
            "2026-03-23",
            "stale",
            "Stale: the last word was 3 weeks ago",
        ),
        ("done", "2026-03-23", "", ""),
        ("paused", "2026-03-23", "", ""),
    ];
    for (status, today, word, sentence) in rows {
        let tree = Tree::new(&project(status));
        let built = tree.build(&["--today", today]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let page = built.read("projects/a/index.html");
        let told = format!("{sentence}, {link}");
        assert_eq!(
            page.contains(&told),
            !word.is_empty(),
            "{status} {today}: {page}"
        );
        let list = built.read("projects/index.html");
        for known in ["fresh", "quiet", "stale"] {
            let tag = format!("<span class=\"tag {known}\">");
            assert_eq!(list.contains(&tag), known == word, "{status} {today}");
        }
        let json = &built.json("api/v1/projects.json")[0];
        let flags = (json["quiet"] == true, json["stale"] == true);
        assert_eq!(flags, (word == "quiet" || word == "stale", word == "stale"));
        assert_eq!(built.stderr.contains("warning[stale]"), word == "stale");
    }
}

/// Six meetings, each with a call; the second call of the last one is taken back.
fn meetings() -> String {
    let mut out = String::new();
    for month in 4..10 {
        let _ = write!(
            out,
            "=== content/meetings/weekly.2026-{month:02}-02-15.00.log.txt\n15:00:00 <birch> #startmeeting weekly\n\
             15:00:01 <birch> #topic Nothing\n15:00:02 <birch> #help call of month {month}\n"
        );
        if month == 9 {
            out.push_str("15:00:03 <birch> #help taken back\n15:00:04 <birch> #undo\n15:00:05 <birch> #help the lamp of #5\n");
        }
        out.push_str("15:00:09 <birch> #endmeeting\n");
    }
    // What is written ahead takes no place.
    for day in 1..6 {
        let _ = write!(
            out,
            "=== content/meetings/2026-11-0{day}-weekly.md\nTo come.\n"
        );
    }
    out
}

#[test]
fn help_wanted_is_gathered_by_area() {
    let issues = "\
=== content/issues/6-rope.md
---
title: Buy rope
labels: [Help-Wanted]
area: A
assignees: [ash]
---
=== content/issues/7-old.md
---
title: Old rope
state: closed
labels: [help wanted]
---
=== content/projects/over.md
---
title: Long over
status: done
help_wanted:
  - {task: Nothing any more}
---
";
    let files = format!("{SITE}{BUOYS}{issues}{}", meetings());
    let (_tree, built) = built(&files, &["--today", "2026-10-20"]);
    let line = |call: &Value| {
        let from = &call["from"];
        let contacts: Vec<&str> = call["contacts"]
            .as_array()
            .expect("contacts")
            .iter()
            .filter_map(Value::as_str)
            .collect();
        format!(
            "{} | {} | {} {} | {}",
            text(call, "area"),
            text(call, "task"),
            text(from, "kind"),
            text(from, "url"),
            contacts.join(" ")
        )
    };
    let calls = built.json("api/v1/help-wanted.json");
    let told: Vec<String> = calls.as_array().expect("calls").iter().map(line).collect();
    let mut expected = vec![
        "D | Hold the ladder | project projects/buoys/ | birch".to_owned(),
        "D | somebody who knows paint | project projects/buoys/ | ash".to_owned(),
        "D | a dry week | update projects/buoys/#u-2026-10-05 | birch".to_owned(),
        "A | Buy rope | issue issues/6/ | ash".to_owned(),
        "null | call of month 9 | meeting meetings/2026-09-02-weekly/#l-3 | birch".to_owned(),
        "D | the lamp of #5 | meeting meetings/2026-09-02-weekly/#l-6 | birch".to_owned(),
    ];
    expected.extend((5..9).rev().map(|month| {
        format!(
            "null | call of month {month} | meeting meetings/2026-{month:02}-02-weekly/#l-3 | birch"
        )
    }));
    assert_eq!(told, expected);
    let page = built.read("help-wanted/index.html");
    let groups = [
        "<h2 id=\"area-1\">",
        "Buy rope",
        "<h2 id=\"area-2\">",
        "needs: <bdi>Patience",
        "<h2 id=\"no-area\">",
    ];
    let places: Vec<Option<usize>> = groups.iter().map(|text| page.find(text)).collect();
    assert!(
        places.is_sorted() && places.iter().all(Option::is_some),
        "{places:?}"
    );
    let project = built.read("projects/buoys/index.html");
    assert!(project.contains("<a href=\"../../help-wanted/\">"));
    assert!(
        built
            .read("index.html")
            .contains("help-wanted/\"><bdi>Help wanted</bdi></a>")
    );
}

#[test]
fn without_a_call_the_page_says_how_to_add_one() {
    let (_tree, built) = built(
        &SITE.replace("title: Test", "title: Test\nhelp_labels: [Mentoring]"),
        &[],
    );
    let page = built.read("help-wanted/index.html");
    assert!(
        page.contains("Nobody asks for help") && page.contains("<code>mentoring</code>"),
        "{page}"
    );
    assert_eq!(built.json("api/v1/help-wanted.json"), serde_json::json!([]));
}

#[test]
fn an_area_gathers_what_belongs_to_it() {
    let texts = "\
=== content/notes/2026-10-01-rain.md
---
title: Rain again
area: D
---
=== content/painting.md
---
title: How to paint
area: d
---
=== content/actions.yaml
- {id: 2026-03-02-weekly-4, state: open}
";
    let (_tree, built) = built(&format!("{SITE}{BUOYS}{texts}"), &["--today", "2026-10-20"]);
    let list = built.read("areas/index.html");
    let counts = "1 person</span> <span class=\"fact\">1 project</span> <span class=\"fact\">1 closed issue</span> \
        <span class=\"fact\">1 open action</span> <span class=\"fact\">1 decision</span> \
        <span class=\"fact\">3 calls for help</span> <span class=\"fact\">1 note</span> <span class=\"fact\">1 page</span>";
    assert!(
        list.contains(counts) && list.contains("Nothing on record belongs to it yet"),
        "{list}"
    );
    let page = built.read("areas/d/index.html");
    for text in [
        "people/ash/",
        "Paint the buoys",
        "The lamp is out",
        "birch to mend the lamp",
        "red it is",
        "Rain again",
        "How to paint",
        "paint the buoys in red",
        "Hold the ladder",
    ] {
        assert!(page.contains(text), "{text} is missing in {page}");
    }
    assert!(!page.contains("lunch at one"), "a decision of no area");
}

#[test]
fn the_feed_of_a_project_tells_updates_steps_and_meetings() {
    let (_tree, built) = buoys();
    let feed = built.read("projects/buoys/feed.xml");
    let titles: Vec<&str> = feed
        .split("<entry><title>")
        .skip(1)
        .filter_map(|entry| entry.split("</title>").next())
        .collect();
    let expected = [
        "Update of 5 October 2026",
        "Update of 5 October 2026",
        "Update of 1 October 2026",
        "Update of 10 September 2026",
        "weekly, 2 March 2026",
        "Step reached: Paint bought",
    ];
    assert_eq!(titles, expected);
    assert!(feed.contains("https://portal.example/projects/buoys/#u-2026-10-05-2"));
    // Whatever line names the project first, a meeting is one entry for ever.
    let id = "<id>https://portal.example/projects/buoys/#said-2026-03-02-weekly</id>";
    assert!(feed.contains(id), "{feed}");
}

#[test]
fn people_of_a_project_are_told_by_their_ids() {
    let people = "=== content/people.yaml\n- {nick: osprey_next, aliases: [osprey]}\n- {nick: lurker, hidden: true}\n";
    let hard = "=== content/projects/hard.md\n---\ntitle: Hard\nstatus: active\nshepherd: osprey\n---\nText\n";
    let soft = "=== content/projects/soft.md\n---\ntitle: Soft\nstatus: active\nshepherd: lurker\n---\nText\n";
    let (_tree, built) = built(&format!("{SITE}{people}{hard}{soft}"), &[]);
    let all = built.json("api/v1/projects.json");
    let of = |id: &str| {
        let mut all = all.as_array().expect("a list").iter();
        all.find(|one| one["id"] == id).expect("a project")["shepherd"].clone()
    };
    assert_eq!(of("hard"), "osprey-next");
    assert_eq!(of("soft"), Value::Null);
    // The page of the nick before leads on.
    let rule = "/people/osprey/ /people/osprey-next/ 301";
    let rules = built.read("_redirects");
    assert!(rules.lines().any(|line| line.ends_with(rule)), "{rules}");
}

#[test]
fn files_of_a_withheld_project_are_withheld_with_it() {
    let open = "=== content/projects/open.md\n---\ntitle: Open\nstatus: paused\n---\n";
    let files = "=== content/projects/quokka.md\n---\ntitle: quokka\nstatus: active\nprivate: true\nchecklist: wallaby.csv\n\
        ---\n=== content/projects/wallaby.csv\nwallaby,a\nwallaby-row,maybe\n=== content/projects/quokka/rest.yaml\n\
        wallaby: 1\n=== content/projects/quokka/updates/2026-01-01.md\n---\nwallaby: 1\n---\nwallaby\n\
        === content/projects/open/updates/2026-01-02-wallaby.md\n---\nconfidential: true\n---\nwallaby\n";
    let tree = Tree::new(&format!("{SITE}{open}{files}"));
    let built = tree.build(&[]);
    let told = built
        .stderr
        .replace("content/projects/quokka/updates/2026-01-01.md:2: error", "");
    assert!(
        !told.contains("wallaby") && !told.contains("quokka"),
        "{told}"
    );
    let tree = Tree::new(&format!(
        "{SITE}{open}{}",
        files.replace("---\nwallaby: 1\n---\n", "")
    ));
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(!built.stderr.contains("unused-file"), "{}", built.stderr);
    for path in [
        "api/v1/sources.json",
        "api/v1/projects.json",
        "projects/index.html",
        "projects/open/index.html",
    ] {
        let text = built.read(path);
        assert!(
            !text.contains("wallaby") && !text.contains("quokka"),
            "{path}: {text}"
        );
    }
}
