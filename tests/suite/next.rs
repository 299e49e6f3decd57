//! The page of the next meeting and its announcement: where every line of the agenda comes from, what stands on neither,
//! and the very text of the mail.

use crate::support::{Built, Tree};

const TREE: &str = "\
=== content/site.yaml
title: Harbour Team
zones: [Europe/Berlin, Asia/Kathmandu]
agenda_label: Talk
rooms:
  - {name: Pier, address: \"#pier:example.org\"}
  - {name: Pier on IRC, address: \"#pier\", url: \"ircs://irc.example.org/pier\"}
  - {name: Board, url: \"https://board.example.org/\"}
schedule:
  - title: Harbour weekly
    series: weekly
    weekday: Thursday
    time: \"15:00\"
    zone: Europe/Berlin
    minutes: 45
    start_command: \"#startmeeting Harbour weekly\"
    skip: [{date: 2026-03-26, why: <storm>}]
    moved: [{from: 2026-04-02, to: 2026-04-01, time: \"09:30\", why: Easter}]
  - {title: Lock keepers, series: locks, weekday: Tuesday, time: \"10:00\", nth: 2}
trackers: [{project: team/portal, public: true}]
=== content/people.yaml
- {nick: ash}
- {nick: birch}
=== content/issues/1-lamp.md
---
title: The lamp of the northern pier is out, and nobody has the key to the box it is wired in
state: open
labels: [TALK]
assignees: [ash]
---
=== content/issues/2-rope.md
---
title: Buy rope
state: open
labels: [\"meeting::talk\", urgent]
---
=== content/issues/3-buoy.md
---
title: Paint the buoy
state: open
labels: [small-talk]
---
=== content/issues/4-boat.md
---
title: Mend the boat
state: closed
labels: [talk]
---
=== content/meetings/weekly.2026-03-19-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <birch> hello
15:00:02 <ash> #topic Ropes and knots
15:00:03 <ash> #action birch to write to the lighthouse keeper about the lamp, write to f@mail.test
15:00:04 <ash> #topic Nothing
15:00:05 <ash> #undo
15:00:06 <ash> #endmeeting
=== content/meetings/locks.2026-03-24-10.00.log.txt
10:00:00 <birch> #startmeeting locks
10:00:01 <birch> #topic Water levels
10:00:02 <birch> #action somebody must look after the cat
10:00:03 <birch> #endmeeting
=== content/notes/2026-03-21-flood.md
# The flood of Saturday
Water stood on the quay.
=== content/notes/2026-03-18-fog.md
# Fog
=== content/projects/pier.md
---
title: A new pier
status: active
shepherd: ash
area: A
started: 2025-01-01
---
";

const ANNOUNCEMENT: &str = "\
Subject: Harbour weekly, Wednesday 1 April 2026, 09:30 Europe/Berlin

Harbour weekly meets on Wednesday 1 April 2026 at 09:30 Europe/Berlin,
for 45 minutes. This meeting is moved from 2 April 2026, 15:00: Easter.
Everybody is welcome.

* Europe/Berlin: Wednesday 1 April 2026, 09:30 CEST
* Asia/Kathmandu: Wednesday 1 April 2026, 13:15 UTC+05:45
* UTC: Wednesday 1 April 2026, 07:30 UTC

Room: #pier:example.org
https://matrix.to/#/%23pier:example.org

Cancelled or moved
------------------
* Thursday 26 March 2026, 15:00 Europe/Berlin: Harbour weekly
  (cancelled: <storm>)

Tickets
-------
* #1 The lamp of the northern pier is out, and nobody has the key to
  the box it is wired in (ash)
https://e.org/portal/issues/1/
* #2 Buy rope
https://e.org/portal/issues/2/

Open actions
------------
* somebody must look after the cat (locks, 24 March 2026)
* birch to write to the lighthouse keeper about the lamp, write to
  [mail address removed] (weekly, 19 March 2026)

Topics of weekly, 19 March 2026
-------------------------------
* Ropes and knots

Notes since the last meeting
----------------------------
* The flood of Saturday (21 March 2026)

Projects that nobody spoke of for long
--------------------------------------
* A new pier

@COMMANDS@
Agenda, dates and commands:
https://e.org/portal/next/
Calendar:
https://e.org/portal/calendar.ics
";

fn built(args: &[&str]) -> (Tree, Built) {
    let tree = Tree::new(&TREE.replace("area: A\n", ""));
    let built = tree.build(args);
    assert_eq!(built.status, 0, "{}", built.stderr);
    (tree, built)
}

#[test]
fn the_announcement_is_a_mail_to_send() {
    let (_tree, found) = built(&[
        "--today",
        "2026-03-25",
        "--base-url",
        "https://e.org/portal",
    ]);
    let mail = found.read("next/announcement.txt");
    let (before, after) = ANNOUNCEMENT.split_once("@COMMANDS@\n").expect("both ends");
    let inside = mail
        .strip_prefix(before)
        .and_then(|rest| rest.strip_suffix(after));
    let commands = inside.unwrap_or_else(|| panic!("{mail}"));
    let first = "Commands\n--------\n* #startmeeting Harbour weekly: starts the bot\n* #startmeeting: begin a meeting\n\
                 * #endmeeting: end it (chairs)\n* #topic: begin a topic (chairs)\n";
    assert!(commands.starts_with(first), "{commands}");
    for line in mail.lines().filter(|line| !line.starts_with("https://")) {
        assert!(line.chars().count() <= 72 && !line.ends_with(' '), "{line}");
    }
    // Without an address of its own the site names none in it.
    let (_tree, found) = built(&["--today", "2026-03-25"]);
    let text = found.read("next/announcement.txt");
    assert!(
        !text.contains("e.org/portal") && text.ends_with("\n") && !text.ends_with("\n\n"),
        "{text}"
    );
}

#[test]
fn the_page_says_when_where_and_what_about() {
    let (_tree, found) = built(&["--today", "2026-03-25"]);
    let page = found.read("next/index.html");
    let told = [
        "data-local=\"2026-04-01T07:30:00Z\"",
        "<td>13:15 UTC+05:45, Wednesday 1 April 2026</td>",
        "href=\"https://matrix.to/#/%23pier:example.org\"",
        "href=\"ircs://irc.example.org/pier\"",
        "<td><bdi>cancelled: &lt;storm&gt;</bdi></td>",
        "<td><bdi>moved from 2 April 2026, 15:00: Easter</bdi></td>",
        "href=\"../issues/1/\"",
        "href=\"../issues/2/\"",
        "Topics of the last meeting",
        "Ropes and knots",
        "look after the cat",
        "The flood of Saturday",
        "A new pier",
        "#startmeeting Harbour weekly",
        "<code>#agreed</code> <code>#agree</code>",
        "href=\"../calendar.ics\"",
        "href=\"../next/announcement.txt\"",
    ];
    for text in told {
        assert!(page.contains(text), "{text}");
    }
    let silent = [
        // Another label, a closed ticket, a topic that was taken back, one of another series, an older note.
        "Paint the buoy",
        "Mend the boat",
        ">Nothing<",
        "Water levels",
        "Fog",
        "board.example.org",
        "f@mail.test",
        // Names that only the bot on Matrix knows.
        "#sm",
    ];
    for text in silent {
        assert!(!page.contains(text), "{text}");
    }
    assert!(found.read("index.html").contains("href=\"./next/\""));
}

#[test]
fn the_dates_are_in_order_and_two_series_share_the_table() {
    let (_tree, found) = built(&["--today", "2026-03-25"]);
    let page = found.read("next/index.html");
    let table = page
        .split("<h2 id=\"dates\">")
        .nth(1)
        .expect("a table of dates");
    let table = table.split("</table>").next().expect("its end");
    assert!(table.contains("<th scope=\"col\">Meeting</th>"), "{table}");
    let instants: Vec<&str> = table
        .split("datetime=\"")
        .skip(1)
        .filter_map(|part| part.split(':').next())
        .collect();
    let expected = [
        "2026-03-26T14",
        "2026-04-01T07",
        "2026-04-09T13",
        "2026-04-14T10",
        "2026-04-16T13",
        "2026-04-23T13",
    ];
    assert_eq!(instants, expected);
}

/// The next meeting as the page, the home page and the mail tell it.
fn told(files: &str, today: &str) -> [String; 3] {
    let tree = Tree::new(files);
    let built = tree.build(&["--today", today, "--base-url", "https://e.org"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let paths = ["next/index.html", "index.html", "next/announcement.txt"];
    paths.map(|path| built.read(path))
}

#[test]
fn a_meeting_on_record_is_not_the_next_one() {
    let site = "=== content/site.yaml
title: Test
schedule: [{title: Weekly, series: weekly, weekday: Thursday, time: \"15:00\"}]
";
    let log = "=== content/meetings/weekly.2026-03-19-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #endmeeting
";
    let rows = [
        (site.to_owned(), "19 March 2026, 15:00"),
        (format!("{site}{log}"), "26 March 2026, 15:00"),
    ];
    for (files, expected) in rows {
        let [page, home, mail] = told(&files, "2026-03-19");
        assert!(
            mail.starts_with(&format!("Subject: Weekly, Thursday {expected}")),
            "{mail}"
        );
        let day = &expected[..13];
        assert!(page.contains(day) && home.contains(day), "{day}");
        let coming = page.matches("Thursday 19 March 2026").count();
        assert_eq!(coming > 0, expected.starts_with("19"), "{page}");
    }
}

#[test]
fn an_agenda_written_ahead_is_of_the_meeting_to_come() {
    let [page, home, mail] = told(
        "=== content/site.yaml
title: Test
schedule: [{title: Weekly, series: weekly, weekday: Thursday, time: \"15:00\"}]
=== content/meetings/weekly.2026-03-19-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #topic Ropes
15:00:02 <ash> #endmeeting
=== content/meetings/weekly/2026-03-26.md
# Plan of the day

Boats
=== content/notes/2026-03-20-storm.md
---
title: A storm
---
It blew.
",
        "2026-03-20",
    );
    assert!(
        mail.starts_with("Subject: Weekly, Thursday 26 March 2026, 15:00"),
        "{mail}"
    );
    assert!(
        mail.contains("* Ropes") && mail.contains("A storm"),
        "{mail}"
    );
    assert!(home.contains("Thursday 26 March 2026") && !home.contains("Plan of the day"));
    let ahead = "Written ahead: <a href=\"../meetings/2026-03-26-weekly/\">";
    assert!(page.contains(ahead) && page.contains("Ropes"), "{page}");
}

#[test]
fn an_hour_that_daylight_saving_skips_is_told_as_it_comes() {
    let site = "=== content/site.yaml
title: Test
schedule: [{title: Night, series: night, weekday: Sunday, time: \"02:30\", zone: Europe/Berlin}]
";
    let [page, home, mail] = told(site, "2026-03-25");
    assert!(
        mail.starts_with("Subject: Night, Sunday 29 March 2026, 03:30 Europe/Berlin"),
        "{mail}"
    );
    assert!(mail.contains("29 March 2026, 03:30 CEST"));
    assert!(home.contains("03:30 Europe/Berlin") && page.contains("03:30 Europe/Berlin"));
}

#[test]
fn without_a_schedule_the_page_says_how_to_make_one() {
    let tree = Tree::new("=== content/site.yaml\ntitle: T\n");
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.read("next/index.html");
    assert!(page.contains("add a <code>schedule</code>") && !page.contains("calendar.ics"));
    for path in ["calendar.ics", "next/announcement.txt"] {
        assert!(!built.out.join(path).exists(), "{path}");
    }
    // A folder that somebody else keeps has no next meeting, but its meetings are in a calendar.
    let wild = Tree::new(
        "=== content/meetings/a.2026-01-08-15.00.log\n15:00:00 <ash> #startmeeting\n15:00:01 <ash> hello\n15:00:02 <ash> bye\n",
    );
    let built = wild.build(&[]);
    assert!(
        built
            .read("calendar.ics")
            .contains("UID:meeting-2026-01-08-a@minutebook-")
    );
    assert!(!built.out.join("next").exists() && !built.read("index.html").contains("next/"));
}
