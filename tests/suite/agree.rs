//! Pages say the same of one thing: who has an action, who was at a meeting, where a report goes, which page follows. One small
//! tree in, what its pages say of it out.

use crate::search::reader::Reader;
use crate::support::{Built, Tree, site};

const TREE: &str = "\
=== content/site.yaml
title: Test
mail_domains: [example.org]
contact:
  email: security@example.org
  urgent: Write to security@example.org, then wait.
  places:
    - {what: Our machines, place: \"infra@example.org, or the room\"}
schedule: [{title: Weekly, series: weekly, weekday: Thursday, time: \"15:00\"}]
=== content/people.yaml
- {nick: ash}
- {nick: birch, aliases: [birch_]}
- {nick: reed}
=== content/actions.yaml
- {id: 2026-01-08-weekly-2, owners: [reed]}
=== content/meetings/2026-01-08-weekly.log
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #action birch to paint the red buoys
15:00:02 <ash> #action birch to count the bridges
15:00:03 <birch> yes
15:00:04 <birch_> of course
15:00:05 <ash> #endmeeting
=== content/meetings/2026-01-15-talk.md
# Talk

Present: ash, @birch, somebody else.
=== content/projects/lock.md
---
title: Lock
status: proposed
target: 2027-02-25
milestones: [{title: Gate, due: 2027-01-14}]
---
=== content/guide/index.md
# Guide
=== content/guide/b.md
---
title: Begin
weight: 1
---
=== content/guide/a.md
---
title: Aftermath
weight: 2
---
";

fn built() -> (Tree, Built) {
    let tree = Tree::new(TREE);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    (tree, built)
}

/// The part of a page from a text on.
fn from<'p>(page: &'p str, text: &str) -> &'p str {
    page.split_once(text).map_or("", |(_, rest)| rest)
}

#[test]
fn an_action_that_changed_hands_has_its_owner_everywhere() {
    let (_tree, built) = built();
    let page = built.read("meetings/2026-01-08-weekly/index.html");
    let by_person = from(&page, "id=\"actions\"");
    let (first, second) = by_person
        .split_once("count the bridges")
        .unwrap_or_default();
    assert!(
        first.contains("now with <a href=\"../../people/reed/\">"),
        "{first}"
    );
    let second = second.split("</section>").next().unwrap_or_default();
    assert!(!second.contains("now with"), "{second}");
    let mail = built.read("next/announcement.txt");
    let words = mail.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(
        words.contains("red buoys (now with reed; weekly, 8 January 2026)"),
        "{mail}"
    );
    assert!(
        words.contains("the bridges (weekly, 8 January 2026)"),
        "{mail}"
    );
}

#[test]
fn nicks_of_one_person_are_one_person() {
    let (_tree, built) = built();
    let page = built.read("meetings/2026-01-08-weekly/index.html");
    let people = from(&page, "id=\"people\"");
    let birch = "2 lines, also as <bdi>birch_</bdi>";
    assert!(people.contains(birch), "{people}");
    let lists = built.read("meetings/index.html");
    assert!(
        from(&lists, "2026-01-08-weekly").contains("2 people"),
        "{lists}"
    );
}

#[test]
fn notes_that_name_who_was_there_count_as_attendance() {
    let (_tree, built) = built();
    let csv = built.read("api/v1/attendance.csv");
    let rows: Vec<&str> = csv
        .lines()
        .filter(|row| row.contains("2026-01-15-talk"))
        .collect();
    assert_eq!(
        rows,
        [
            "2026-01-15,2026-01-15-talk,ash,0",
            "2026-01-15,2026-01-15-talk,birch,0"
        ]
    );
}

#[test]
fn a_meeting_is_found_by_its_id() {
    let (_tree, built) = built();
    let reader = Reader::open(&built.out);
    let query = "2026-01-08-weekly";
    let group: Vec<(&str, bool)> = query.split('-').map(|word| (word, false)).collect();
    let entries = reader.search(&[group]).into_iter();
    let found: Vec<String> = entries.map(|entry| reader.address(entry)).collect();
    let url = "meetings/2026-01-08-weekly/#";
    assert!(found.iter().any(|known| known == url), "{query}: {found:?}");
}

#[test]
fn mail_addresses_of_a_report_are_links() {
    let (_tree, built) = built();
    let page = built.read("report/index.html");
    for address in ["security", "infra"] {
        let link = format!("<a href=\"mailto:{address}@example.org\">{address}@example.org</a>,");
        assert!(page.contains(&link), "{address}: {page}");
    }
}

#[test]
fn the_page_of_reports_names_the_way_that_a_team_tells() {
    let site = "=== content/site.yaml\ntitle: Harbour\nbase_url: https://h.test\n";
    // What is in the tree; what the page has, and what it has not.
    let rows = [
        (
            "=== content/SECURITY.md\n# How to report\n\nWrite to security@h.test or amy@h.test.\n",
            "<a href=\"../security/\"><bdi>How to report</bdi></a>",
            "has not said yet",
        ),
        (
            "=== content/contribute/process.md\n# Security process\n\nWrite to boats-security@h.test.\n=== content/guides/security.md\n# Securing boats\n",
            "<bdi>Security process</bdi></a>",
            "Securing boats</bdi></a>.",
        ),
        (
            "=== content/guides/security.md\n# Securing boats\n",
            "has not said yet",
            "<bdi>Securing boats</bdi></a>.",
        ),
        (
            "=== content/static/.well-known/security.txt\nContact: https://h.test/form\nExpires: 2027-01-01T00:00:00Z\n",
            "How to report is told in <a href=\"../.well-known/security.txt\"",
            "has not said yet",
        ),
        (
            "contact: {url: \"https://h.test/form\"}\n",
            "By a <a href=\"https://h.test/form\"",
            "line by line",
        ),
        (
            "contact: {tracker: \"https://github.com/h/h/security/advisories/new\"}\n",
            "By a <a href=\"https://github.com/h/h/security/advisories/new\"",
            "has not said yet",
        ),
        (
            "contact: {tracker: \"https://github.com/h/h/issues\"}\n",
            "has not said yet",
            "By a <a",
        ),
    ];
    for (more, has, has_not) in rows {
        let tree = Tree::new(&format!("{site}{more}"));
        let built = tree.build(&["--today", "2026-02-01"]);
        let page = built.read("report/index.html");
        assert!(
            page.contains(has) && !page.contains(has_not),
            "{more}{page}"
        );
        if more.contains("SECURITY") {
            let page = built.read("security/index.html");
            assert!(
                page.contains("security@h.test") && !page.contains("amy@"),
                "{page}"
            );
        }
    }
}

#[test]
fn ways_to_report_stand_in_security_txt() {
    let tree = Tree::new(
        "=== content/site.yaml\ntitle: Harbour\nbase_url: https://h.test\ncontact:\n  reviewed: 2026-01-01\n  url: https://h.test/form\n  places:\n    - {what: a, place: b, url: \"https://h.test/b\"}\n    - {what: c, place: d, url: \"http://h.test/d\"}\n",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    let text = built.read(".well-known/security.txt");
    let ways: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("Contact: "))
        .collect();
    let expected = [
        "https://h.test/form",
        "https://h.test/b",
        "https://h.test/report/",
    ];
    assert_eq!(ways, expected);
}

#[test]
fn a_page_leads_to_those_beside_it_and_above() {
    let (_tree, built) = built();
    let page = built.read("guide/b/index.html");
    assert!(
        page.contains("<li><a href=\"../../guide/\"><bdi>Guide</bdi></a></li>"),
        "{page}"
    );
    assert!(
        page.contains("<a rel=\"next\" href=\"../../guide/a/\">"),
        "{page}"
    );
    assert!(!page.contains("rel=\"prev\""), "{page}");
}

#[test]
fn days_of_projects_read_alike() {
    let (_tree, built) = built();
    let page = built.read("projects/lock/index.html");
    assert!(
        page.contains("25 February 2027") && page.contains("14 January 2027"),
        "{page}"
    );
}

#[test]
fn a_meeting_that_is_called_by_its_day_tells_it_once() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Test
schedule: [{title: Weekly, series: weekly, weekday: Thursday, time: \"15:00\"}]
=== content/projects/lock.md
---
title: Lock
status: active
---
=== content/issues/5-lamp.md
---
title: The lamp is out
state: open
---
=== content/meetings/2026-01-08-weekly.yaml
title: 2026-01-08
=== content/meetings/2026-01-08-weekly.log
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #topic Lock
15:00:02 <ash> #action birch to paint the lock
15:00:03 <ash> #help with #5 and CVE-2026-1234
15:00:04 <ash> #agreed the lock is red
15:00:05 <ash> #endmeeting
",
    );
    let built = tree.build(&["--base-url", "https://portal.example"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    for (path, bytes) in site(&built.out) {
        let text = String::from_utf8_lossy(&bytes);
        let once = !text.contains("2026-01-08, 8 January 2026");
        assert!(once, "{}: {text}", path.display());
    }
}
