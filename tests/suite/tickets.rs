//! Tickets: the lists by which they are chosen, their comments, their numbers over time, and where they were discussed.
//! Small trees come in; pages, JSON and CSV are compared with what a person would count by hand.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use crate::support::{Built, TODAY, Tree};

const SITE: &str = "\
=== content/site.yaml
title: Harbour
areas: [{id: A, title: Watch}, {id: B, title: Repair}, {id: C, title: Nobody's}]
trackers: [{project: harbour/locks}, {project: harbour/label, name: label}]
=== content/people.yaml
- {nick: ash, gitlab: ash-at-work}
- {nick: unassigned}
";

/// Six issues, one of them of a tracker called like a list.
const ISSUES: &str = "\
=== content/issues/1-a.md
---
{title: One, area: A, labels: [bug, help wanted], assignees: [ash], created: 2026-01-01, updated: 2026-03-01}
---
=== content/issues/2-b.md
---
{title: Two, area: a, labels: [Bug], assignees: [ash-at-work, tarn], state: closed, created: 2026-01-01, closed: 2026-04-01}
---
=== content/issues/3-c.md
---
{title: Three, area: B, labels: [bug], created: 2026-01-01, updated: 2026-05-01}
---
=== content/issues/4-d.md
---
{title: Four, state: closed, labels: [page, label], assignees: [unassigned], created: 2026-02-01, closed: 2026-02-02}
---
=== content/issues/5-e.md
---
{title: Five, labels: [BUG!, state], created: 2026-02-01, updated: 2026-05-02}
---
=== content/issues/other.json
[{\"iid\": 12, \"title\": \"Six\", \"state\": \"opened\", \"confidential\": false, \"labels\": [\"area::Repair\", \"12\"],
  \"references\": {\"full\": \"harbour/label#12\"}, \"created_at\": \"2026-11-21T00:00:00Z\", \"updated_at\": \"2026-11-21T00:00:00Z\"}]
";

fn built(files: &str) -> (Tree, Built) {
    let tree = Tree::new(files);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    (tree, built)
}

/// The texts that stand between two marks.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> Vec<&'t str> {
    let parts = text.split(begin).skip(1);
    parts
        .filter_map(|part| Some(part.split_once(end)?.0))
        .collect()
}

/// Numbers of the issues in the rows of a list.
fn rows(page: &str) -> Vec<&str> {
    between(page, "<span class=\"number\">#", "</span>")
}

/// What a list's bar offers: text and number of each choice, the current one marked.
fn choices(page: &str) -> Vec<String> {
    let bar = between(page, "<div class=\"filters\">", "</div>").concat();
    let choice = |link: &str| {
        let mark = if link.contains("aria-current=\"page\"") {
            "*"
        } else {
            ""
        };
        let title = between(link, "<bdi>", "</bdi>").concat();
        let count = between(link, "<span class=\"count\">", "</span>").concat();
        format!("{mark}{title} {count}")
    };
    between(&bar, "<a ", "</a>")
        .into_iter()
        .map(choice)
        .collect()
}

#[test]
fn every_choice_is_a_page_of_its_own() {
    let (_tree, built) = built(&format!("{SITE}{ISSUES}"));
    let slug = |label: &str| {
        let page = built.read("issues/label/index.html");
        let link = |part: &&str| part.contains(&format!("<bdi>{label}</bdi>"));
        let link = page
            .split("<a href=\"../../")
            .find(link)
            .expect("a list of that label");
        link.split('"').next().expect("an address").to_owned()
    };
    let (capital, loud) = (slug("Bug"), slug("BUG!"));
    let (person, page) = (
        between(
            &built.read("issues/assignee/index.html"),
            "<a href=\"../../",
            "\"",
        )
        .iter()
        .filter(|address| address.contains("/unassigned-"))
        .map(|address| (*address).to_owned())
        .collect::<String>(),
        slug("page"),
    );
    let table: &[(&str, &[&str])] = &[
        ("issues/", &["label-12", "5", "3", "1", "2", "4"]),
        ("issues/state/open/", &["label-12", "5", "3", "1"]),
        ("issues/state/closed/", &["2", "4"]),
        ("issues/area/a/", &["1", "2"]),
        ("issues/area/b/", &["label-12", "3"]),
        ("issues/area/c/", &[]),
        ("issues/label/bug/", &["3", "1"]),
        (&capital, &["2"]),
        (&loud, &["5"]),
        ("issues/label/help-wanted/", &["1"]),
        ("issues/label/12/", &["label-12"]),
        ("issues/label/label/", &["4"]),
        ("issues/label/state/", &["5"]),
        (&page, &["4"]),
        ("issues/assignee/ash/", &["1", "2"]),
        ("issues/assignee/tarn/", &["2"]),
        (&person, &["4"]),
        ("issues/assignee/unassigned/", &["label-12", "5", "3"]),
    ];
    for (address, expected) in table {
        let page = built.read(&format!("{address}index.html"));
        assert_eq!(rows(&page), *expected, "{address}");
        let current = choices(&page)
            .into_iter()
            .filter(|choice| choice.starts_with('*'));
        let count = format!(" {}", expected.len());
        let current: Vec<String> = current.collect();
        assert!(
            current.len() == 1 && current[0].ends_with(&count),
            "{address}: {current:?}"
        );
    }
    assert!(built.read("issues/label-12/index.html").contains("Six"));
}

#[test]
fn the_bar_counts_what_is_published() {
    let (_tree, built) = built(&format!("{SITE}{ISSUES}"));
    let expected = [
        "*All 6",
        "open 4",
        "closed 2",
        "A: Watch 2",
        "B: Repair 2",
        "C: Nobody&#39;s 0",
        "12 1",
        "BUG! 1",
        "Bug 1",
        "bug 2",
        "help wanted 1",
        "label 1",
        "page 1",
        "state 1",
        "ash 2",
        "unassigned 1",
        "tarn 1",
        "unassigned 3",
    ];
    assert_eq!(choices(&built.read("issues/index.html")), expected);
    let row = built.read("issues/label/help-wanted/index.html");
    for part in [
        "href=\"../../../issues/label/bug/\"><bdi>bug</bdi></a>",
        "href=\"../../../people/ash/\"",
        "opened 10 months ago",
        "updated 8 months ago",
    ] {
        assert!(row.contains(part), "{part} is not in\n{row}");
    }
}

#[test]
fn long_lists_go_over_several_pages() {
    let issue = |number: u32| {
        json!({"iid": number, "title": format!("Ticket {number}"), "state": "opened", "confidential": false,
            "labels": [format!("l{}", number % 40), "all"], "references": {"full": "harbour/locks#1"},
            "updated_at": format!("2026-01-01T00:{:02}:{:02}Z", number / 60, number % 60)})
    };
    let issues: Vec<Value> = (1..=240).map(issue).collect();
    let tree = Tree::new(SITE);
    tree.write("content/issues/all.json", json!(issues).to_string());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let expected: Vec<String> = (1..=240)
        .rev()
        .map(|number: u32| number.to_string())
        .collect();
    for list in ["issues/", "issues/label/all/", "issues/state/open/"] {
        let pages =
            ["", "page/2/", "page/3/"].map(|page| built.read(&format!("{list}{page}index.html")));
        let lengths = pages.each_ref().map(|page| rows(page).len());
        assert_eq!(lengths, [100, 100, 40], "{list}");
        let all: Vec<&str> = pages.iter().flat_map(|page| rows(page)).collect();
        assert_eq!(all, expected, "{list}");
        let links = |page: &str| {
            // Above the list and below it.
            let link = |rel: &str| {
                let found = between(page, &format!("rel=\"{rel}\" href=\""), "\"");
                assert!(found.is_empty() || found.len() == 2 && found[0] == found[1]);
                let first = found.first().map_or("", |address| address);
                first.trim_start_matches("../").to_owned()
            };
            (link("prev"), link("next"))
        };
        let address = |page: &str| format!("{list}{page}");
        let told = pages.each_ref().map(|page| links(page));
        let none = String::new;
        assert_eq!(
            told,
            [
                (none(), address("page/2/")),
                (list.to_owned(), address("page/3/")),
                (address("page/2/"), none()),
            ]
        );
        assert!(!built.out.join(list).join("page/4").exists());
    }
    let bar = choices(&built.read("issues/page/2/index.html"));
    assert!(
        bar.len() < 40 && bar.contains(&"all 240".to_owned()),
        "the longest lists only: {bar:?}"
    );
    assert_eq!(
        between(&built.read("issues/label/index.html"), "<bdi>l", "</bdi>").len(),
        40
    );
}

/// A comment of each source, public and not, and what came of it.
#[test]
fn comments_are_shown_if_they_are_public() {
    let note = |word: &str, flags: Value| {
        let mut note = json!({"body": format!("{word} by #1, write to x@mail.test"), "author": {"username": "ash-at-work", "email": "y@mail.test"},
            "created_at": "2026-02-03T10:00:00Z"});
        for (key, value) in flags.as_object().expect("flags") {
            note[key] = value.clone();
        }
        note
    };
    let gitlab = |number: u64, more: Value| {
        let mut issue = json!({"iid": number, "title": "A ticket", "state": "opened", "confidential": false, "project_id": 5,
            "references": {"full": format!("harbour/locks#{number}")}});
        for (key, value) in more.as_object().expect("fields") {
            issue[key] = value.clone();
        }
        issue
    };
    let table = [
        (
            json!({"notes": [note("shown", json!({})), note("hidden", json!({"internal": true})), note("hidden", json!({"system": true}))]}),
            1,
        ),
        (
            json!({"notes": [note("shown", json!({"system": false, "internal": false, "confidential": false})),
            note("shown", json!({"created_at": "2026-02-04T10:00:00Z", "system": null, "internal": false, "confidential": null}))]}),
            2,
        ),
        (
            json!({"notes": [note("hidden", json!({"confidential": "no"})), note("hidden", json!({"internal": 0}))]}),
            0,
        ),
        (
            json!({"discussions": [{"id": "f00", "notes": [note("shown", json!({"id": 1}))]}, {"id": "f01", "notes": [note("hidden", json!({"id": 2, "confidential": true}))]}]}),
            1,
        ),
        (
            json!({"notes": [{"note": "shown by #1", "author": {"name": "Tarn"}}, {"note": "hidden", "internal": true}]}),
            1,
        ),
        (json!({"notes": "hidden", "user_notes_count": 7}), 0),
        (
            json!({"confidential": true, "notes": [note("hidden", json!({}))]}),
            0,
        ),
    ];
    let tree = Tree::new(SITE);
    let issues = table
        .iter()
        .zip(1..)
        .map(|((more, _), number)| gitlab(number, more.clone()));
    tree.write(
        "content/issues/all.json",
        json!(issues.collect::<Vec<Value>>()).to_string(),
    );
    tree.write("content/issues/pagure.json", json!({"issues": [
        {"id": 9, "title": "P", "content": "", "status": "Open", "private": false, "date_created": "1767225600",
         "full_url": "https://pagure.example.org/locks/issue/9", "comments": [
            {"comment": "shown by #1", "user": {"name": "tarn"}, "date_created": "1767398400"},
            {"comment": "hidden", "notification": true}]}]}).to_string());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let listed = built.json("api/v1/issues.json");
    let listed: BTreeMap<&str, u64> = listed
        .as_array()
        .expect("a list")
        .iter()
        .map(|issue| {
            (
                issue["id"].as_str().expect("an id"),
                issue["comments"].as_u64().expect("a number"),
            )
        })
        .collect();
    let mut expected: Vec<(String, u64)> = table
        .iter()
        .zip(1..)
        .map(|((_, count), number)| (number.to_string(), *count))
        .take(6)
        .collect();
    expected.push(("pagure-9".to_owned(), 1));
    assert_eq!(listed.len(), expected.len(), "{listed:?}");
    let list = built.read("issues/index.html");
    for (id, count) in expected {
        assert_eq!(listed.get(id.as_str()), Some(&count), "{id}");
        let page = built.read(&format!("issues/{id}/index.html"));
        let comments = between(
            &page,
            "<section class=\"facts\" aria-labelledby=\"comments\">",
            "</section>",
        )
        .concat();
        // The other tracker has no `#1` of its own.
        let shown = match id.as_str() {
            "pagure-9" => "shown by #1",
            _ => "shown by <a href=\"../../issues/1/\"",
        };
        assert_eq!(comments.matches(shown).count() as u64, count, "{id}");
        assert!(
            !page.contains("hidden\n")
                && !page.contains("hidden by")
                && !page.contains("mail.test"),
            "{id}"
        );
        let link = format!("issues/{id}/#comments\">{count} comment");
        assert_eq!(list.contains(&link), count > 0, "{id}");
        for number in 1..=count {
            let anchor = format!("id=\"c-{number}\"");
            assert!(
                comments.contains(&anchor) && comments.contains(&format!("href=\"#c-{number}\"")),
                "{id}: {anchor}"
            );
        }
    }
    assert!(
        built
            .read("issues/1/index.html")
            .contains("<a href=\"../../people/ash/\"><bdi>ash</bdi></a>")
    );
}

#[test]
fn an_open_ticket_has_no_day_of_closing() {
    let tree = Tree::new(SITE);
    let issues = json!([
        {"iid": 1, "title": "A", "state": "opened", "confidential": false, "references": {"full": "harbour/locks#1"},
            "closed_at": "2026-02-01T10:00:00Z"},
        {"iid": 2, "title": "B", "state": "closed", "confidential": false, "references": {"full": "harbour/locks#2"},
            "closed_at": "2026-02-01T10:00:00Z"},
        {"id": 3, "title": "C", "status": "Open", "private": false, "content": "", "date_created": "1767225600",
            "closed_at": "1767398400", "full_url": "https://pagure.example.org/locks/issue/3"},
        {"id": 4, "title": "D", "status": "Fixed", "private": false, "content": "", "date_created": "1767225600",
            "closed_at": "1767398400", "full_url": "https://pagure.example.org/locks/issue/4"},
    ]);
    tree.write("content/issues/all.json", issues.to_string());
    let built = tree.build(&[]);
    for (id, day) in [
        ("1", Value::Null),
        ("2", json!("2026-02-01")),
        ("pagure-3", Value::Null),
        ("pagure-4", json!("2026-01-03")),
    ] {
        let issues = built.json("api/v1/issues.json");
        let mut issues = issues.as_array().expect("a list").iter();
        let issue = issues.find(|issue| issue["id"] == id).expect("an issue");
        assert_eq!(issue["closed"], day, "{id}");
        let page = built.read(&format!("issues/{id}/index.html"));
        assert_eq!(page.contains("<dt>Closed</dt>"), !day.is_null(), "{id}");
    }
}

/// Addresses without a host in texts of a tracker, and what a page makes of them.
#[test]
fn an_open_ticket_whose_day_is_over_says_so() {
    let (_tree, built) = built(&format!(
        "{SITE}\
         === content/issues/1-a.md\n---\n{{title: Late, due: 2026-11-20}}\n---\n\
         === content/issues/2-b.md\n---\n{{title: Done, due: 2026-11-20, state: closed}}\n---\n\
         === content/issues/3-c.md\n---\n{{title: Soon, due: 2027-11-20}}\n---\n"
    ));
    let list = built.read("issues/index.html");
    assert_eq!(
        list.matches("<span class=\"fact\">due ").count(),
        1,
        "{list}"
    );
    let fact = |number: u32| {
        let page = built.read(&format!("issues/{number}/index.html"));
        let told = ["<dt>Overdue since</dt><dd>20 ", "<dt>Due</dt><dd>20 "];
        told.map(|words| page.contains(words))
    };
    let expected = [[true, false], [false, true], [false, true]];
    assert_eq!([fact(1), fact(2), fact(3)], expected);
    let data: Value = serde_json::from_str(&built.read("api/v1/issues.json")).expect("JSON");
    assert_eq!(data[0]["due"], json!("2026-11-20"));
}

#[test]
fn facts_in_the_words_of_several_trackers() {
    let rows = [
        (
            r#"{"number": 1, "title": "a", "state": "open", "html_url": "https://boats.example/a/b/issues/1",
            "due_date": "2026-11-20T23:59:59Z"}"#,
            ["", "", "2026-11-20", "https://boats.example/a/b/issues/1"],
        ),
        (
            r#"{"number": 1, "title": "a", "state": "CLOSED", "url": "https://github.com/a/b/issues/1",
            "stateReason": "NOT_PLANNED", "createdAt": "2026-11-01T10:00:00Z", "closedAt": "2026-11-20T10:00:00Z"}"#,
            [
                "2026-11-01",
                "2026-11-20",
                "",
                "https://github.com/a/b/issues/1",
            ],
        ),
        (
            r#"{"iid": "1", "title": "a", "state": "opened", "confidential": false, "dueDate": "2026-11-20",
            "webUrl": "https://gitlab.com/a/b/-/issues/1", "createdAt": "2026-11-01T10:00:00Z"}"#,
            [
                "2026-11-01",
                "",
                "2026-11-20",
                "https://gitlab.com/a/b/-/issues/1",
            ],
        ),
    ];
    for (issue, expected) in rows {
        let (_tree, built) = built(&format!(
            "=== content/site.yaml\ntitle: Harbour\ntrackers: [{{project: a/b, public: true}}]\n\
             === content/issues/issues.json\n[{issue}]\n"
        ));
        let told = &built.json("api/v1/issues.json")[0];
        let facts = ["created", "closed", "due", "web_url"];
        let facts = facts.map(|fact| told[fact].as_str().unwrap_or_default());
        assert_eq!(facts, expected, "{issue}");
        let list = built.read("issues/index.html");
        let unplanned = list.contains("closed as not planned");
        assert_eq!(unplanned, issue.contains("NOT_PLANNED"), "{list}");
    }
}

#[test]
fn what_lies_at_the_tracker_is_linked_there() {
    let project = "https://git.example.org/tools/harbour/locks";
    let rows = [
        (
            "![p](/uploads/0a/p.png){width=300 height=2} end",
            format!("<a href=\"{project}/uploads/0a/p.png\" REL>p</a> end"),
        ),
        (
            "[log](/uploads/0a/log.txt)",
            format!("<a href=\"{project}/uploads/0a/log.txt\" REL>log</a>"),
        ),
        (
            "[w](/harbour/locks/-/wikis/home)",
            format!("<a href=\"{project}/-/wikis/home\" REL>w</a>"),
        ),
        (
            "[s](/tools/harbour/locks/-/issues/2)",
            "<a href=\"../../issues/2/\" REL>s</a>".to_owned(),
        ),
        (
            "[s](/harbour/locks/-/issues/9)",
            format!("<a href=\"{project}/-/issues/9\" REL>s</a>"),
        ),
        (
            "[r](docs/readme.md)",
            format!("<a href=\"{project}/-/blob/HEAD/docs/readme.md\" REL>r</a>"),
        ),
        ("[r](../readme.md)", "<p>r</p>".to_owned()),
        (
            "[r](/report/)",
            "<a href=\"https://git.example.org/tools/report/\" REL>r</a>".to_owned(),
        ),
        (
            "[x](//evil.test/a) [y](javascript:a)",
            "<p>x y</p>".to_owned(),
        ),
        (
            "<img src=\"/uploads/0a/p.png\" alt=\"q\"> <b>b</b>",
            format!("<a href=\"{project}/uploads/0a/p.png\" REL>q</a> <b>b</b>"),
        ),
        ("- [~] no\n- [x] yes", "☒ <del>no</del>".to_owned()),
        (
            "> [!warning] Cold\n> Wet\n",
            "<p><strong>Warning:</strong> Cold<br>\nWet</p>".to_owned(),
        ),
        (
            "---\na: b\n---\n\ntext",
            "<pre><code>a: b\n</code></pre>".to_owned(),
        ),
    ];
    let issue = |(number, (text, _)): (u64, &(&str, String))| {
        json!({"iid": number, "title": "A ticket", "state": "opened", "confidential": false, "description": text,
            "references": {"full": format!("harbour/locks#{number}")}, "web_url": format!("{project}/-/issues/{number}"),
            "notes": [{"body": text, "created_at": "2026-02-03T10:00:00Z"}]})
    };
    let mut issues: Vec<Value> = (20..).zip(&rows).map(issue).collect();
    issues.push(issue((2, &("Two", String::new()))));
    issues.push(json!({"id": 3, "title": "C", "status": "Open", "private": false, "date_created": "1767225600",
        "content": "[![s](/boats/issue/raw/files/ab.png)](/boats/issue/raw/files/ab.png) [r](a.md)",
        "full_url": "https://pagure.example.org/boats/issue/3"}));
    let known = format!("{{project: harbour/locks, url: '{project}'}}");
    let tree = Tree::new(&SITE.replace("{project: harbour/locks}", &known));
    tree.write("content/static/uploads/0a/p.png", "x");
    tree.write("content/issues/all.json", json!(issues).to_string());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let relation = "rel=\"noopener noreferrer nofollow ugc\"";
    for (number, (text, expected)) in (20..).zip(&rows) {
        let page = built.read(&format!("issues/{number}/index.html"));
        let expected = expected.replace("REL", relation);
        assert_eq!(
            page.matches(&expected).count(),
            2,
            "{text}\n{expected}\n{page}"
        );
        assert!(!page.contains("{width"), "{page}");
    }
    let boat = built.read("issues/pagure-3/index.html");
    let shot =
        "<a href=\"https://pagure.example.org/boats/issue/raw/files/ab.png\" REL>s</a> r</p>";
    assert!(boat.contains(&shot.replace("REL", relation)), "{boat}");
}

/// A ticket of a second tracker by the name that the site gives it, and one of a server below a path by its address.
#[test]
fn a_ticket_is_known_by_each_of_its_names() {
    let site = "\
=== content/site.yaml
title: Harbour
trackers: [{project: harbour/locks, url: 'https://git.example.org/tools/harbour/locks'}, {project: boats, name: boats}]
=== content/projects/sails.md
---
title: Sails
status: done
tracking: [PLAIN, \"2\"]
---
=== content/meetings/weekly.2026-01-08-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #topic #boats-4
15:00:02 <ash> #Boats-4 is bent, not boats-4 nor utf-8 nor #boats-5 nor #quay-4
15:00:03 <ash> https://git.example.org/tools/harbour/locks/-/issues/2#note_7
15:00:04 <ash> https://git.example.org/tools/harbour/locks/-/work_items/2
15:00:05 <ash> https://git.example.org/tools/harbour/locks/issues/2
15:00:06 <ash> https://git.example.org/tools/harbour/locks-b/-/issues/2
15:00:07 <ash> https://git.example.org/other/harbour/locks/-/issues/2
15:00:08 <ash> PR#3, bug#1, C#1 and quay#4 are of nobody, locks#9 and docks/boats#5 are not on record
15:00:09 <ash> #endmeeting
";
    for plain in ["boats-4", "\"#boats-4\"", "boats#4"] {
        let tree = Tree::new(&site.replace("PLAIN", plain));
        tree.write("content/issues/all.json", json!([
            {"iid": 2, "title": "B", "state": "opened", "confidential": false, "references": {"full": "harbour/locks#2"},
                "web_url": "https://git.example.org/tools/harbour/locks/-/issues/2"},
            {"id": 4, "title": "D", "status": "Open", "private": false, "content": "", "date_created": "1767225600",
                "full_url": "https://pagure.example.org/boats/issue/4"},
        ]).to_string());
        let built = tree.build(&[]);
        assert_eq!(built.status, 0, "{plain}: {}", built.stderr);
        let issues = built.json("api/v1/issues.json");
        for issue in issues.as_array().expect("a list") {
            assert_eq!(issue["projects"], json!(["sails"]), "{plain}: {issue}");
        }
        let meeting = built.json("api/v1/meetings/2026-01-08-weekly.json");
        let mentions = meeting["mentions"].as_array().expect("a list").iter();
        let told: Vec<String> = mentions
            .filter(|mention| mention["kind"] == "issue")
            .map(|mention| format!("{} {}", mention["id"], mention["line"]))
            .collect();
        let expected = [
            "\"boats-4\" 2",
            "\"boats-4\" 3",
            "\"2\" 4",
            "\"2\" 5",
            "\"2\" 6",
            "\"locks#9\" 9",
            "\"docks/boats#5\" 9",
        ];
        assert_eq!(told, expected, "{plain}");
        let page = built.read("meetings/2026-01-08-weekly/index.html");
        assert!(page.contains("issues/boats-4/\">#Boats-4</a>"), "{page}");
    }
}

#[test]
fn comments_of_a_megabyte_are_cut() {
    let long = format!("# Same\n\n{}the end", "word ".repeat(200_000));
    let notes: Vec<Value> = (1..=40)
        .map(|id| json!({"id": id, "body": format!("{long} {id}")}))
        .collect();
    let tree = Tree::new(SITE);
    let issue = json!([{"iid": 1, "title": "Long", "state": "opened", "confidential": false, "notes": notes,
        "references": {"full": "harbour/locks#1"}}]);
    tree.write("content/issues/all.json", issue.to_string());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.read("issues/1/index.html");
    assert!(
        page.len() < 400_000 && !page.contains("the end"),
        "{} bytes",
        page.len()
    );
    assert_eq!(
        page.matches("the rest of it is at the tracker").count(),
        page.matches("id=\"c-").count() / 2
    );
    assert!(page.contains("more at the tracker") && page.contains("id=\"c-2-same\""));
    assert_eq!(built.json("api/v1/issues.json")[0]["comments"], 40);
}

/// Issues with days that a simple generator of numbers chooses; every ninth lacks one.
fn random_issues() -> Vec<(Option<NaiveDate>, Option<NaiveDate>, bool)> {
    let today: NaiveDate = TODAY.parse().expect("a date");
    let mut seed = 12_345u64;
    let mut next = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut issues = Vec::new();
    for number in 0..90 {
        let age = next(1200);
        let created = today - Days::new(age);
        let closed = created + Days::new(next(age + 1));
        let open = next(3) == 0;
        let known = number % 9 != 0;
        let closed = (!open && (known || number % 2 == 0)).then_some(closed);
        issues.push(((known || number % 2 == 1).then_some(created), closed, open));
    }
    issues
}

#[test]
fn numbers_over_time_are_those_of_a_walk_from_day_to_day() {
    let issues = random_issues();
    let tree = Tree::new(SITE);
    for (number, (created, closed, open)) in (1..).zip(&issues) {
        let mut text = format!(
            "---\ntitle: T\narea: A\nstate: {}\n",
            if *open { "open" } else { "closed" }
        );
        for (key, day) in [("created", created), ("closed", closed)] {
            if let Some(day) = day {
                let _ = writeln!(text, "{key}: {day}");
            }
        }
        tree.write(&format!("content/issues/{number}-t.md"), text + "---\n");
    }
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let whole = |issue: &&(Option<NaiveDate>, Option<NaiveDate>, bool)| {
        issue.0.is_some() && (issue.2 || issue.1.is_some())
    };
    let known: Vec<_> = issues.iter().filter(whole).collect();
    let (mut open, mut closed, mut expected) = (0i32, 0i32, Vec::new());
    let today: NaiveDate = TODAY.parse().expect("a date");
    let mut day = known
        .iter()
        .filter_map(|issue| issue.0)
        .min()
        .expect("a first day");
    while day <= today {
        for issue in &known {
            open += i32::from(issue.0 == Some(day));
            if !issue.2 && issue.1 == Some(day) {
                (open, closed) = (open - 1, closed + 1);
            }
        }
        let tomorrow = day + Days::new(1);
        if tomorrow.month() != day.month() || day == today {
            expected.push([
                day.format("%B %Y").to_string(),
                open.to_string(),
                closed.to_string(),
            ]);
        }
        day = tomorrow;
    }
    expected.reverse();
    expected.truncate(24);
    let left_out = issues.len() - known.len();
    for path in ["issues/index.html", "issues/area/a/index.html"] {
        let page = built.read(path);
        let body = between(&page, "<tbody>", "</tbody>").concat();
        let row = |row: &str| {
            let mut cells = between(row, "<th scope=\"row\">", "</th>");
            cells.extend(between(row, "<td>", "</td>"));
            cells
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<String>>()
        };
        let told: Vec<Vec<String>> = between(&body, "<tr>", "</tr>")
            .into_iter()
            .map(row)
            .collect();
        assert_eq!(told, expected, "{path}");
        assert!(
            page.contains(&format!("{left_out} issues are not in the picture")),
            "{path}"
        );
        let label = between(&page, "role=\"img\" aria-label=\"", "\"").concat();
        let [_, open, closed] = &expected[0];
        assert!(
            label.contains(&format!("at last {open},"))
                && label.ends_with(&format!("closed in all {closed}")),
            "{label}"
        );
    }
    assert!(!built.read("issues/state/open/index.html").contains("<svg"));
}

const MEETINGS: &str = "\
=== content/meetings/weekly.2026-01-08-15.00.log.txt
14:59:00 <ash> early: #1
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #1 before any topic
15:00:02 <ash> #topic the lamp, #1
15:00:03 <ash> #1 and once more #1
15:00:04 <ash> #agreed it is red
15:00:05 <ash> #action birch to paint #1
15:00:06 <ash> #topic other things
15:00:07 <birch> harbour/locks#1 again
15:00:08 <ash> #agreed #1 waits for #2
15:00:09 <ash> #endmeeting
=== content/meetings/weekly.2026-01-15-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #topic lamps
15:00:02 <ash> #subtopic the red one
15:00:03 <birch> <b>#1</b> is out
15:00:04 <ash> #endmeeting
=== content/issues/1-lamp.md
---
title: The lamp
---
=== content/issues/2-rope.md
---
title: The rope
---
";

#[test]
fn a_ticket_knows_where_it_was_discussed() {
    let (_tree, built) = built(&format!("{SITE}{MEETINGS}"));
    let page = built.read("issues/1/index.html");
    let section = between(
        &page,
        "<section class=\"facts\" aria-labelledby=\"discussed\">",
        "</section>",
    )
    .concat();
    let mut told = Vec::new();
    for meeting in section.split("<h3>").skip(1) {
        told.extend(
            between(meeting, "<time datetime=\"", "\"")
                .into_iter()
                .map(str::to_owned),
        );
        for part in meeting
            .split("</h3>")
            .skip(1)
            .flat_map(|part| part.split("</ul>"))
        {
            let topic = part.split("<ul").next().expect("a part");
            let topic = between(topic, "<bdi>", "</bdi>").concat();
            let lines = between(part, ">line ", "</a>").join(" ");
            told.extend((!lines.is_empty()).then(|| format!("{topic}: {lines}")));
        }
    }
    let expected = [
        "2026-01-15",
        "the red one: 4",
        "2026-01-08",
        ": 1 3",
        "the lamp, #1: 4 5 7",
        "other things: 9 10",
    ];
    assert_eq!(told, expected, "{section}");
    assert!(section.contains("&lt;b&gt;<a href=\"../../issues/1/\">#1</a>&lt;/b&gt;"));
    let actions = between(
        &page,
        "<section class=\"facts\" aria-labelledby=\"actions\">",
        "</section>",
    )
    .concat();
    for part in [
        "<span class=\"tag open\">open</span>",
        "birch",
        "2026-01-08-weekly/#",
    ] {
        assert!(actions.contains(part), "{part} is not in\n{actions}");
    }
    let decisions = |issue: &str| {
        let page = built.read(&format!("issues/{issue}/index.html"));
        let section = between(
            &page,
            "<section class=\"facts\" aria-labelledby=\"decisions\">",
            "</section>",
        )
        .concat();
        between(&section, "meetings/2026-01-08-weekly/#l-", "\"").join(" ")
    };
    assert_eq!(
        (decisions("1").as_str(), decisions("2").as_str()),
        ("6 10", "10")
    );
    let list = built.read("issues/index.html");
    assert!(list.contains("issues/1/#discussed\">discussed in 2 meetings</a>"));
    assert!(list.contains("issues/2/#discussed\">discussed in 1 meeting</a>"));
    assert_eq!(built.json("api/v1/issues.json")[0]["discussed"], 8);
}

#[test]
fn fifty_lines_are_shown() {
    let mut log = String::from(
        "=== content/meetings/weekly.2026-01-08-15.00.log.txt\n15:00:00 <ash> #startmeeting weekly\n",
    );
    for line in 0..60 {
        let _ = writeln!(log, "15:01:{line:02} <ash> #1 is line {line}");
    }
    let (_tree, built) = built(&format!(
        "{SITE}=== content/issues/1-lamp.md\n---\ntitle: The lamp\n---\n{log}"
    ));
    let page = built.read("issues/1/index.html");
    assert_eq!(page.matches(">line ").count(), 50);
    assert!(page.contains("and 10 more lines"));
}

#[test]
fn the_data_says_the_same() {
    let (_tree, built) = built(&format!(
        "{SITE}{ISSUES}=== content/issues/7-formula.md\n---\n{{title: '=1+1, x', labels: ['-x', y], assignees: [tarn, ash-at-work], author: '@ash', web_url: 'https://t.example/7'}}\n---\n"
    ));
    let listed = built.json("api/v1/issues.json");
    let seven = listed
        .as_array()
        .expect("a list")
        .iter()
        .find(|issue| issue["id"] == "7")
        .expect("the issue");
    let expected = json!({
        "id": "7", "title": "=1+1, x", "state": "open", "labels": ["-x", "y"], "area": null, "created": null, "updated": null,
        "closed": null, "url": "issues/7/", "web_url": "https://t.example/7", "projects": [], "meetings": [],
        "assignees": ["tarn", "ash"], "author": "ash", "comments": 0, "discussed": 0, "due": null,
    });
    assert_eq!(*seven, expected);
    let sheet = built.read("api/v1/issues.csv");
    let rows: Vec<&str> = sheet.lines().collect();
    assert_eq!(
        rows[0],
        "id,title,state,area,labels,assignees,created,updated,closed,url,due"
    );
    assert_eq!(
        rows[6],
        "7,\"'=1+1, x\",open,,\"'-x, y\",tarn ash,,,,issues/7/,"
    );
    assert_eq!(
        rows[2],
        "2,Two,closed,A,Bug,ash tarn,2026-01-01,2026-04-01T00:00:00Z,2026-04-01,issues/2/,"
    );
    assert_eq!(rows.len(), 8);
}
