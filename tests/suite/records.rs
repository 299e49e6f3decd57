//! Notes between meetings, superseded decisions, ids of the outside world, attendance, old addresses, minutes as text: a
//! small tree in, what pages, JSON and CSV say of it out.

use serde_json::Value;

use crate::support::{Built, Tree};

const TREE: &str = "\
=== content/site.yaml
title: Test
areas: [{id: A, title: Watch}]
trackers: [{project: team/portal, public: true}]
=== content/people.yaml
- {nick: ash}
- {nick: birch}
=== content/meetings/weekly.2026-01-08-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <bot> Meeting started Thu Jan  8 15:00:00 2026 UTC.  The chair is ash. Information about MeetBot at https://e.org .
15:00:02 <ash> #topic Buoys and the tide, see #5
15:00:03 <ash> #agreed buoys are red
15:00:04 <birch> see https://nvd.nist.gov/vuln/detail/CVE-2026-90001 and fedora-2026-01234ABCDE
15:00:05 <ash> #endmeeting
15:00:06 <bot> Meeting ended Thu Jan  8 15:00:05 2026 UTC.  Information about MeetBot at https://e.org .
15:00:07 <bot> Minutes:        https://portal.example.org/old/weekly.2026-01-08-15.00.html
15:00:08 <bot> Log:            https://elsewhere.example.org/old/weekly.2026-01-08-15.00.log.html
=== content/meetings/weekly.2026-01-15-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <birch> hello, CVE-2026-90001 again
15:00:02 <ash> #agreed buoys are green
15:00:03 <ash> #rejected buoys are blue
15:00:04 <ash> #endmeeting
=== content/meetings/weekly.2026-01-15-15.00.yaml
supersedes: [{line: 3, decision: 2026-01-08-weekly-4}]
=== content/issues/5-lamp.md
---
title: The lamp is out
state: open
created: 2026-01-02
---
It may be RHBZ#77. <!-- Name others, as in
CVE-2020-0001. --> Or not.
=== content/projects/tide.md
---
title: Tide tables
status: active
shepherd: birch
started: 2026-01-01
---

## 2026-01-11

Tables of CVE-2026-90003<!-- and CVE-2020-0002 -->.
=== content/notes/2026-01-10-the-lamp.md
---
title: The lamp came on by itself
area: A
people: [birch]
references: [\"#5\", tide, GHSA-AAAA-BBBB-CCCC]
aliases: [/lamp/]
---
Nobody touched it. @ash was asleep.
=== content/notes/2026-01-12-red.md
---
title: Red
---
Still dark.

TLP:RED

the keeper drinks

TLP:CLEAR

Or is it?
";

fn built() -> (Tree, Built) {
    let tree = Tree::new(TREE);
    let built = tree.build(&[
        "--today",
        "2026-02-01",
        "--base-url",
        "https://portal.example.org",
    ]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    (tree, built)
}

fn ids(rows: &Value) -> Vec<&str> {
    let rows = rows.as_array().expect("a list");
    rows.iter()
        .map(|row| row["id"].as_str().expect("an id"))
        .collect()
}

#[test]
fn notes_lead_to_what_they_speak_of_and_back() {
    let (_tree, built) = built();
    let notes = built.json("api/v1/notes.json");
    assert_eq!(ids(&notes), ["2026-01-12-red", "2026-01-10-the-lamp"]);
    let lamp = &notes[1];
    let facts = [&lamp["issues"], &lamp["projects"], &lamp["people"]].map(Value::to_string);
    assert_eq!(facts, ["[\"5\"]", "[\"tide\"]", "[\"ash\",\"birch\"]"]);
    let page = built.read("notes/2026-01-10-the-lamp/index.html");
    for target in ["issues/5/", "projects/tide/", "people/birch/", "areas/a/"] {
        assert!(page.contains(&format!("../../{target}")), "{target}");
    }
    for place in ["people/ash/index.html", "notes/index.html"] {
        assert!(
            built.read(place).contains("notes/2026-01-10-the-lamp/"),
            "{place}"
        );
    }
    let red = built.read("notes/2026-01-12-red/index.html");
    assert!(red.contains("Still dark") && red.contains("Or is it") && !red.contains("drinks"));
    assert!(built.stderr.contains("2026-01-12-red.md:6: warning[tlp]"));
}

#[test]
fn a_decision_leads_to_the_one_that_took_its_place() {
    let (_tree, built) = built();
    let decisions = built.json("api/v1/decisions.json");
    let all = [
        "2026-01-15-weekly-3",
        "2026-01-15-weekly-4",
        "2026-01-08-weekly-4",
    ];
    assert_eq!(ids(&decisions), all);
    assert_eq!(decisions[0]["supersedes"][0], all[2]);
    assert_eq!(decisions[2]["superseded_by"], all[0]);
    assert_eq!(decisions[2]["topic"], "Buoys and the tide, see #5");
    let (early, late) = (
        built.read("meetings/2026-01-08-weekly/index.html"),
        built.read("meetings/2026-01-15-weekly/index.html"),
    );
    assert!(early.contains("href=\"../../meetings/2026-01-15-weekly/#l-3\""));
    assert!(late.contains("href=\"../../meetings/2026-01-08-weekly/#l-4\""));
    let list = built.read("decisions/index.html");
    assert_eq!(list.matches("superseded</span>").count(), 1);
}

#[test]
fn ids_of_the_outside_world_are_found_wherever_they_stand() {
    let (_tree, built) = built();
    let references = built.json("api/v1/references.json");
    let told: Vec<String> = references
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| {
            format!(
                "{} {} {} {} {}",
                row["id"], row["said"], row["notes"], row["issues"], row["projects"]
            )
        })
        .collect();
    let expected = [
        r#""CVE-2026-90001" [{"line":2,"meeting":"2026-01-15-weekly"},{"line":5,"meeting":"2026-01-08-weekly"}] [] [] []"#,
        r#""CVE-2026-90003" [] [] [] ["tide"]"#,
        r#""GHSA-aaaa-bbbb-cccc" [] ["2026-01-10-the-lamp"] [] []"#,
        r#""FEDORA-2026-01234abcde" [{"line":5,"meeting":"2026-01-08-weekly"}] [] [] []"#,
        r#""77" [] [] ["5"] []"#,
    ];
    assert_eq!(told, expected);
}

#[test]
fn an_id_that_the_second_log_names_leads_to_its_line() {
    let tree = Tree::new(
        "=== content/site.yaml\ntitle: Test
=== content/meetings/weekly.2026-01-08-15.00.log
15:00:00 <ash> #startmeeting weekly
15:00:01 <birch> hello
15:00:02 <ash> #endmeeting
=== content/meetings/weekly.2026-01-08-15.00.log.txt
15:00:01 <birch> other words, and CVE-2026-90001
15:00:02 <ash> good
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    let list = built.read("references/index.html");
    let rest = list.split_once("meetings/2026-01-08-weekly/#");
    let anchor = rest.and_then(|(_, rest)| rest.split('"').next());
    let anchor = anchor.unwrap_or_else(|| panic!("{}", built.stderr));
    let page = built.read("meetings/2026-01-08-weekly/index.html");
    let line = page.split_once(&format!("id=\"{anchor}\"")).expect(anchor);
    let row = line.1.split("id=\"").next().unwrap_or("");
    assert!(row.contains("CVE-2026-90001"), "{anchor}: {row}");
}

#[test]
fn old_addresses_lead_to_the_meeting() {
    let (_tree, built) = built();
    let rules = built.read("_redirects");
    let expected = [
        "/lamp/ /notes/2026-01-10-the-lamp/ 301",
        "/old/weekly.2026-01-08-15.00.html /meetings/2026-01-08-weekly/ 301",
        "/meetings/weekly.2026-01-08-15.00.log.html /meetings/2026-01-08-weekly/ 301",
        "/meetings/weekly.2026-01-15-15.00.html /meetings/2026-01-15-weekly/ 301",
    ];
    for rule in expected {
        assert!(rules.lines().any(|line| line == rule), "{rule}\n{rules}");
    }
    // What another host serves is not ours to redirect.
    assert!(!rules.contains("/old/weekly.2026-01-08-15.00.log.html"));
}

#[test]
fn rules_of_the_team_come_before_those_of_records() {
    let own = "=== content/static/_redirects\n# ours\n/old/* /charts/:splat 302\n";
    let tree = Tree::new(&format!("{TREE}{own}"));
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let rules = built.read("_redirects");
    let expected = "# ours\n/old/* /charts/:splat 302\n/lamp/ /notes/2026-01-10-the-lamp/ 301\n";
    assert!(rules.starts_with(expected), "{rules}");
}

/// Old addresses of logs that hold several meetings.
#[test]
fn the_address_of_a_log_is_that_of_its_first_meeting() {
    let held = |hour: &str| {
        format!(
            "{hour}:00 <ash> #startmeeting x\n{hour}:01 <ash> #agreed a\n{hour}:02 <ash> #endmeeting\n"
        )
    };
    let logs = format!(
        "=== content/meetings/team.2026-01-02-15.00.log.txt\n{}{}=== content/meetings/b.2026-01-02-23.50.log.txt\n{}{}",
        held("15:00"),
        held("16:00"),
        held("23:50"),
        held("00:30")
    );
    let tree = Tree::new(&format!(
        "=== content/site.yaml\ntitle: T\nbase_url: https://portal.example\n{logs}"
    ));
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let rules = built.read("_redirects");
    for rule in [
        "/meetings/team.2026-01-02-15.00.html /meetings/2026-01-02-team/ 301",
        "/meetings/team.2026-01-02-15.00.log.txt /meetings/2026-01-02-team/ 301",
        "/meetings/b.2026-01-02-23.50.html /meetings/2026-01-02-b/ 301",
    ] {
        assert!(rules.lines().any(|line| line == rule), "{rule}\n{rules}");
    }
}

#[test]
fn a_text_of_markdown_keeps_what_it_says() {
    // A text, and what its page holds.
    let rows = [
        (
            "Fixed in time[^1], says ash[^ash], twice[^1].\n\n[^1]: CVE-2026-90001\n[^ash]: At the pier.\n[^lone]: Nobody names this.",
            "Fixed in time<sup><a id=\"h-ref:1\" href=\"#h-fn:1\" aria-label=\"Footnote 1\">1</a></sup>, says ash<sup><a id=\"h-ref:2\" \
             href=\"#h-fn:2\" aria-label=\"Footnote 2\">2</a></sup>, twice<sup><a href=\"#h-fn:1\"",
        ),
        (
            "[^1]: At the *pier*.\n\nFixed[^1] <b>now</b>.",
            "<span id=\"h-fn:1\"></span><p>At the <em>pier</em>. <a href=\"#h-ref:1\" aria-label=\"Back from footnote 1\">↩</a></p>",
        ),
        ("No[^2] such.", "No[^2] such."),
        (
            "See https://\u{430}pple.example/x, zz\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}.",
            "See <a href=\"https://xn--pple-43d.example/x\" rel=\"noopener noreferrer nofollow ugc\">https://xn--pple-43d.example/x</a>, \
             zz\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}.",
        ),
        (
            "See <https://\u{430}pple.example/x>.",
            "<a href=\"https://xn--pple-43d.example/x\" rel=\"noopener noreferrer nofollow ugc\">https://xn--pple-43d.example/x</a>.",
        ),
        (
            "> [!WARNING]\n> Thin ice.",
            "<blockquote><p><strong>Warning</strong></p><p>Thin ice.</p></blockquote>",
        ),
        (
            "<a href=\"foot.md#x\">foot</a> <a href=\"/foot/\">top</a> <a href=\"#sec\">sec</a> <a href=\"gone.md\">gone</a>\n\n# Sec",
            "<a href=\"../foot/#h-x\" rel=\"noopener noreferrer nofollow ugc\">foot</a> <a href=\"../foot/\" rel=\"noopener \
             noreferrer nofollow ugc\">top</a> <a href=\"#h-sec\" rel=\"noopener noreferrer nofollow ugc\">sec</a> <a>gone</a>",
        ),
        (
            "<p><img src=\"static/a.png\" alt=\"our > boat\"> <img src=\"https://e.org/b.png\" alt=\"theirs\"> <img src=\"c.png\" alt=\"lost\"></p>",
            "<img loading=\"lazy\" src=\"../a.png\" alt=\"our &gt; boat\"> <a href=\"https://e.org/b.png\" rel=\"noopener noreferrer \
             nofollow ugc\">theirs</a> lost",
        ),
        (
            "[md](foot.md) <b>and</b> https://e.org/x?a=1&b=2",
            "<a href=\"../foot/\" rel=\"noopener noreferrer nofollow ugc\">md</a> <b>and</b> <a href=\"https://e.org/x?a=1&amp;b=2\"",
        ),
        (
            "<div>logo</div>\n\n# The **Text** {#text}\n\nend",
            "<div>logo</div><p>end</p>",
        ),
        (
            "# About\n\n<h1 align=\"center\">Logo</h1>\n\n## Install\n\n<h6 lang=\"de\">Zu</h6>\n\n### Use",
            "<h2 id=\"h-about\">About</h2><h2>Logo</h2><h3 id=\"h-install\">Install</h3><h6 lang=\"de\">Zu</h6><h4 id=\"h-use\">Use</h4>",
        ),
        (
            "The field lets <script> tags through.\n\n## Impact\n\nEverybody.",
            "<p>The field lets &lt;script&gt; tags through.</p><h2 id=\"h-impact\">Impact</h2><p>Everybody.</p>",
        ),
        (
            "- <title here>, <b>bold</b>\n- <Textarea>\n\n<template name>\n*two*\n\n## Impact",
            "<li><p>&lt;title here&gt;, <b>bold</b></p></li><li><p>&lt;Textarea&gt;</p></li></ul><p>&lt;template name&gt;<em>two</em></p><h2 \
             id=\"h-impact\">",
        ),
        (
            "Inject <script>alert(1)</script> and <select> *one*.\n<style guide> is **two**\n\n## Impact",
            "<p>Inject &lt;script&gt;alert(1)&lt;/script&gt; and &lt;select&gt; <em>one</em>.</p><p>&lt;style guide&gt; is \
             <strong>two</strong></p><h2 id=\"h-impact\">",
        ),
        (
            "<script>one</script> two\n\n<style>\n\n## Impact\n\n<div><iframe src=\"//e.org/a\"></iframe>three <xmp>four</div>",
            "<p>&lt;script&gt;one&lt;/script&gt; two</p><p>&lt;style&gt;</p><h2 id=\"h-impact\">Impact</h2><div>three &lt;xmp&gt;four</div>",
        ),
        (
            "<style>\np { color: red }\n\nq {}\n</style>\n\n# One\n\n<script src=\"//e.org/a.js\"></script>\n## Two",
            "<h2 id=\"h-one\">One</h2><h3 id=\"h-two\">Two</h3>",
        ),
        (
            "<svg> one <math> two\n\n## Impact\n\n<noscript> see [foot](foot.md)",
            "<h2 id=\"h-impact\">Impact</h2><p>&lt;noscript&gt; see <a href=\"../foot/\"",
        ),
        (
            "[a](#boats2) [b](#nets2) <a href=\"#item01\">c</a> [d](#Sec)\n\n<a name=\"boats2\"></a>\n## Boats\n\n## <a \
             id=\"nets2\"></a>Nets\n\n<h3 id=\"item01\">One</h3>\n<ul id=\"sec\"><li id=\"boats2\">x</ul>",
            "<a href=\"#h-boats2\" rel=\"noopener noreferrer nofollow ugc\">a</a> <a href=\"#h-nets2\" rel=\"noopener noreferrer nofollow \
             ugc\">b</a> <a href=\"#h-item01\" rel=\"noopener noreferrer nofollow ugc\">c</a> <a href=\"#h-sec\" rel=\"noopener noreferrer \
             nofollow ugc\">d</a></p><p><a><span id=\"h-boats2\"></span></a></p><h2 id=\"h-boats\">Boats</h2><h2 id=\"h-nets\"><a><span \
             id=\"h-nets2\"></span></a>Nets</h2><h4><span id=\"h-item01\"></span>One</h4><span id=\"h-sec\"></span><ul><li>x</li></ul>",
        ),
        (
            "!!! warning \"Short\"\n\n    See [b](foot.md) and **this**.\n\nend",
            "<blockquote><p><strong>Short</strong></p><p>See <a href=\"../foot/\" rel=\"noopener noreferrer nofollow ugc\">b</a> and \
             <strong>this</strong>.</p></blockquote><p>end</p>",
        ),
        (
            "```{toctree}\n:maxdepth: 1\n\nfoot\n```\n\n:::info\n==one== {%youtube abc %}\n:::",
            "<ul><li><a href=\"../foot/\" rel=\"noopener noreferrer nofollow ugc\">Foot</a></li></ul><blockquote><p><strong>Info</strong><br>\
             <mark>one</mark>",
        ),
        (
            "> [!tip] Cold\n> water\n\n>>>\nquoted\n\nmore\n>>>\n\n[TOC]\n\n## Sec\n{: #keys}\n\n[k](#keys){:target=\"_blank\"}",
            "<blockquote><p><strong>Tip:</strong> Cold<br>water</p></blockquote><blockquote><p>quoted</p><p>more</p></blockquote><h2 \
             id=\"h-keys\">Sec</h2><p><a href=\"#h-keys\" rel=\"noopener noreferrer nofollow ugc\">k</a></p>",
        ),
        ("<a href=\"javascript:alert(1)\">x</a>", "<a>x</a>"),
        (
            "<ash> let us paint the boats, see [foot](foot.md)\n\n> <birch-2> yes </birch-2>",
            "<p>&lt;ash&gt; let us paint the boats, see <a",
        ),
        (
            "<ash>\n<b>one</b>\n\n<div>\n<birch> two <blink>three</blink>\n</div>",
            "&lt;ash&gt;<b>one</b><div>&lt;birch&gt; two three</div>",
        ),
        ("<a href=\"&#xE001;javascript:alert(1)\">x</a>", "<a>x</a>"),
        (
            "[a](#h-x) [b](#dup-1) [c](#dup-2) [d](#x-1) [e](#whats-new) [f](#21-roles--duties) [g](#%E6%96%87) [h](#fn_1)\n\n# H x\n# \
             Dup\n# Dup\n# What's new?\n# 2.1 Roles / Duties\n# 文\n# fn_1",
            "<a href=\"#h-h-x\" rel=\"noopener noreferrer nofollow ugc\">a</a> <a href=\"#h-dup-1\" rel=\"noopener noreferrer \
             nofollow ugc\">b</a> c d <a href=\"#h-whats-new\" rel=\"noopener noreferrer nofollow ugc\">e</a> <a \
             href=\"#h-21-roles-duties\" rel=\"noopener noreferrer nofollow ugc\">f</a> <a href=\"#h-文\" rel=\"noopener noreferrer \
             nofollow ugc\">g</a> <a href=\"#h-fn_1\" rel=\"noopener noreferrer nofollow ugc\">h</a>",
        ),
        (
            "[a](foot.md#whats-new) [b](foot.md#h-sec) [c](/search/?q=CVE-2030) [d](/search/?q=ash@harbour.test)",
            "<a href=\"../foot/#h-whats-new\" rel=\"noopener noreferrer nofollow ugc\">a</a> <a href=\"../foot/#h-sec\" rel=\"noopener \
             noreferrer nofollow ugc\">b</a> <a href=\"../search/?q=CVE-2030\" rel=\"noopener noreferrer nofollow ugc\">c</a> <a \
             href=\"../search/\" rel=\"noopener noreferrer nofollow ugc\">d</a>",
        ),
    ];
    for (text, expected) in rows {
        let tree = Tree::new(&format!(
            "=== content/site.yaml\ntitle: Test\n=== content/foot.md\nFoot.\n=== content/static/a.png\nx\n=== \
             content/text.md\n---\ntitle: The Text\n---\n{text}\n"
        ));
        let built = tree.build(&["--base-url", "https://portal.example.org/harbour"]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let page = built.read("text/index.html").replace('\n', "");
        assert!(page.contains(expected), "{text}\n{expected}\n{page}");
    }
}

#[test]
fn a_bare_number_in_a_ticket_means_one_of_its_tracker() {
    let issue = |project: &str, number: u64| {
        format!(
            "{{\"iid\": {number}, \"title\": \"Rope {number}\", \"state\": \"opened\", \"confidential\": false, \"description\": \
             \"see #1 and #3\", \"web_url\": \"https://gitlab.example.org/harbour/{project}/-/issues/{number}\", \"notes\": [{{\"id\": 1, \
             \"body\": \"as #1\", \"system\": false, \"internal\": false, \"created_at\": \"2026-01-02T10:00:00Z\"}}]}}"
        )
    };
    let tree = Tree::new(&format!(
        "=== content/site.yaml\ntitle: Test\ntrackers: [{{project: harbour/one}}, {{project: harbour/two}}]\n=== \
         content/issues/one.json\n[{}, {}]\n=== content/issues/two.json\n[{}, {}]\n=== content/about.md\nsee #1\n",
        issue("one", 1),
        issue("one", 3),
        issue("two", 1),
        issue("two", 2),
    ));
    let built = tree.build(&[]);
    let page = built.read("issues/two-2/index.html");
    assert_eq!(page.matches("issues/two-1/\"").count(), 2, "{page}");
    assert!(!page.contains("issues/1/\"") && !page.contains("issues/3/\""));
    assert!(built.read("issues/3/index.html").contains("issues/1/\""));
    assert!(built.read("about/index.html").contains("issues/1/\""));
}

#[test]
fn what_records_say_is_kept() {
    let tree = Tree::new(
        "=== content/site.yaml
title: Test
areas: [{id: B, title: Boats}]
trackers: [{project: ns/proj, url: \"https://pagure.io/ns/proj\", public: true}]
contact: {email: security@example.org, keys: [\"openpgp4fpr:5BA1\", \"dns:key.example.org?type=OPENPGPKEY\", \"https://e.org/key\", ABCD], reviewed: 2026-01-01}
=== content/issues/7-boat.md
---
title: Boat
area: b
created: 2026-01-01T23:30:00-05:00
updated: 2026-01-03 10:00:00
---
=== content/issues/pagure.json
{\"issues\": [{\"id\": 2, \"title\": \"Rope\", \"status\": \"Open\", \"private\": false, \"content\": \"\", \"date_created\": \"1767225600\"}],
\"pagination\": {\"first\": \"https://pagure.io/api/0/ns/proj/issues?page=1\"}}
",
    );
    let built = tree.build(&[
        "--today",
        "2026-02-01",
        "--base-url",
        "https://portal.example.org",
    ]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let issues = built.json("api/v1/issues.json");
    let by_id = |id: &str| {
        let rows = issues.as_array().expect("a list").iter();
        rows.clone().find(|row| row["id"] == id).expect("an issue")
    };
    let boat = by_id("7");
    let facts = [&boat["area"], &boat["created"], &boat["updated"]].map(Value::to_string);
    assert_eq!(
        facts,
        ["\"B\"", "\"2026-01-02\"", "\"2026-01-03T10:00:00Z\""]
    );
    assert_eq!(by_id("2")["web_url"], "https://pagure.io/ns/proj/issue/2");
    let text = built.read(".well-known/security.txt");
    let keys: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("Encryption: "))
        .collect();
    assert_eq!(
        keys,
        [
            "openpgp4fpr:5BA1",
            "dns:key.example.org?type=OPENPGPKEY",
            "https://e.org/key"
        ]
    );
}

#[test]
fn attendance_says_the_same_as_picture_table_and_sheet() {
    let (_tree, built) = built();
    let page = built.read("attendance/index.html");
    assert!(page.contains("Attendance at the last 2 meetings: ash 2, birch 2\""));
    assert!(!page.contains("bot"), "bots are left out");
    let sheet = built.read("api/v1/attendance.csv");
    for person in ["ash", "birch"] {
        let rows = sheet.lines().filter(|line| line.contains(person)).count();
        let cells = format!(
            "people/{person}/\"><bdi>{person}</bdi></a></th><td>{rows}</td><td>{rows}</td>"
        );
        assert!(page.contains(&cells), "{cells}");
    }
    let person = built.read("people/birch/index.html");
    assert!(person.contains("2 meetings, 2 of the last 2"));
}

#[test]
fn minutes_for_mailing_keep_to_72_columns() {
    let (_tree, built) = built();
    let text = built.read("meetings/2026-01-15-weekly/minutes.txt");
    let expected = "\
======
weekly
======

Thursday 15 January 2026, 15:00 UTC.
Minutes and full log are at
https://portal.example.org/meetings/2026-01-15-weekly/


Meeting summary
---------------

* AGREED: buoys are green (ash, 15:00:02)
* REJECTED: buoys are blue (ash, 15:00:03)


People present (lines said)
---------------------------

* ash (4)
* birch (1)

Made by minutebook from the log of the meeting.
";
    assert_eq!(text, expected);
}

/// What the logs say, after a sidecar: what a scribe wrote stands under the topic that was called before it.
#[test]
fn what_a_scribe_wrote_stands_under_its_topic() {
    let tree = Tree::new(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/call-2026-01-08.log
15:00:00 <RRSAgent> RRSAgent has joined #call
15:00:01 <ash> scribe: ash
15:00:02 <ash> Topic: Boats
15:00:03 <ash> Birch: they are wet
15:00:04 <ash> Topic: Buoys
15:00:05 <ash> Birch: they are red
15:00:06 <ash> Topic: Ropes
15:00:07 <ash> Birch: they are long
=== content/meetings/call-2026-01-08.yaml
items: [{line: 2, kind: info, text: hello there}]
withdraw: [7]
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.read("meetings/2026-01-08-call/index.html");
    let minutes = page.split("id=\"log\"").next().expect("the minutes");
    let sections: Vec<&str> = minutes.split("id=\"i-").skip(1).collect();
    let told = |words: &str| {
        let at = sections.iter().position(|text| text.contains(words));
        at.map(|at| sections[at].split('"').next().expect("a number"))
    };
    let found = ["they are wet", "they are red", "they are long"].map(told);
    assert_eq!(found, [Some("1"), Some("2"), Some("2")]);
}

/// A topic that a scribe puts in later begins where it was put in: in the log, and where tickets were spoken of.
#[test]
fn a_topic_begins_where_it_was_put_in() {
    let tree = Tree::new(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/call-2026-01-08.log
15:00:00 <RRSAgent> logging to https://www.w3.org/2026/01/08-call-irc
15:00:01 <ash> scribe+
15:00:02 <ash> Topic: Apples
15:00:03 <ash> Birch: apples are red
15:00:04 <ash> Birch: now boats float, see #12
15:00:05 <ash> RESOLVED: boats are blue
15:00:06 <ash> Topic: Cherries
15:00:07 <ash> Birch: cherries are small
15:00:08 <ash> i/now boats/Topic: Boats
15:00:09 <ash> Topic: Dates
15:00:10 <ash> Birch: dates are sweet
15:00:11 <ash> i/Topic: Dates/Topic: Elms
15:00:12 <ash> i/dates are/Birch: first things first
=== content/issues/12.md
---
id: 12
title: The boats
state: open
---
Boats.
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.read("meetings/2026-01-08-call/index.html");
    let sections = page.split("<section class=\"topic\"").skip(1);
    let first = |text: &str, mark: &str| {
        let (_, rest) = text.split_once(mark)?;
        Some(rest.split(['"', '<']).next().unwrap_or(rest).to_owned())
    };
    let found: Vec<String> = sections
        .map(|text| {
            let title = first(text, "<h3><bdi lang=\"en\">").unwrap_or_default();
            format!("{title} {}", first(text, "<li id=\"l-").unwrap_or_default())
        })
        .collect();
    let expected = [
        " 1",
        "Apples 3",
        "Boats 5",
        "Cherries 7",
        "Elms ",
        "Dates 10",
    ];
    assert_eq!(found, expected);
    let ticket = built.read("issues/12/index.html");
    assert_eq!(
        first(&ticket, "/#i-").as_deref(),
        Some("1"),
        "under the topic that was put in"
    );
    let meeting = built.json("api/v1/meetings/2026-01-08-call.json");
    assert_eq!(meeting["items"][1]["line"], 9, "the line of the command");
}

/// Two people of one nick: what each said is theirs, wherever it is told.
#[test]
fn one_nick_on_two_servers_is_two_people() {
    let tree = Tree::new(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/m.2026-01-08-15.00.log.txt
2026-01-08 15:00:00 <@ash:one.example> !startmeeting M
2026-01-08 15:00:01 <@meetbot:one.example> Meeting started at 2026-01-08 15:00:00 UTC
2026-01-08 15:00:02 <@ash:one.example> hello
2026-01-08 15:00:03 <@ash:two.example> !agreed boats float
2026-01-08 15:00:04 <@ash:two.example> !action ash to paint
2026-01-08 15:00:05 <@ash:two.example> !action @ash:one.example to row
2026-01-08 15:00:06 <@ash:two.example> !topic Buoys
2026-01-08 15:00:20 <@ash:one.example> !endmeeting
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let meeting = built.json("api/v1/meetings/2026-01-08-m.json");
    let there = meeting["attendance"].as_array().expect("people").iter();
    let other = there
        .filter(|there| there["mxid"] == "@ash:two.example")
        .find_map(|there| there["person"].as_str());
    let other = other.expect("somebody");
    assert_ne!(other, "ash");
    let items = meeting["items"].as_array().expect("items");
    assert!(
        items.iter().all(|item| item["person"] == other),
        "{items:?}"
    );
    assert_eq!(items[1]["owners"][0], other);
    assert_eq!(items[2]["owners"][0], "ash");
    let text = built.read("meetings/2026-01-08-m/minutes.txt");
    assert_eq!(text.matches("  * ash to paint\n").count(), 1, "{text}");
    let decisions = built.read("decisions/index.html");
    assert!(decisions.contains(&format!("people/{other}/")) && !decisions.contains("people/ash/"));
    let page = |person: &str| built.read(&format!("people/{person}/index.html"));
    for (words, whose) in [
        ("boats float", other),
        ("topic</span> <bdi>Buoys", other),
        ("to paint", other),
        ("to row", "ash"),
    ] {
        for person in ["ash", other] {
            assert_eq!(
                page(person).contains(words),
                person == whose,
                "{words}, {person}"
            );
        }
    }
}

/// Texts of the team link to whatever the site has: files that the tool makes, old addresses, lines of meetings.
#[test]
fn links_lead_to_every_file_of_the_site() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Portal
base_url: https://portal.example
=== content/faq.md
---
title: Questions
aliases: [/old/faq/]
---
text
=== content/meetings/weekly.2026-01-08-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #agreed boats
15:00:02 <ash> #endmeeting
=== content/meetings/2026-01-09-twice.log
15:00:00 <ash> #startmeeting one
15:00:01 <ash> #endmeeting
16:00:00 <ash> #startmeeting two
16:00:01 <ash> #endmeeting
=== content/rota.md
[i](meetings/2026-01-09-twice.log) [j](meetings/2026-01-09-twice.log#l-2) [k](meetings/2026-01-09-twice.log#l-3-4)

[a](/calendar.ics) [b](/feed.xml) [c](/api/v1/actions.csv) [d](meetings/2026-01-08-weekly/log.txt)
[e](/old/faq/) [f](/meetings/2026-01-08-weekly/#l-2) [g](meetings/weekly.2026-01-08-15.00.log.txt#l-2)
[h](/none.ics)
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.read("rota/index.html");
    for (name, to) in [
        ("a", "../calendar.ics"),
        ("b", "../feed.xml"),
        ("c", "../api/v1/actions.csv"),
        ("d", "../meetings/2026-01-08-weekly/log.txt"),
        ("e", "../old/faq/"),
        ("f", "../meetings/2026-01-08-weekly/#l-2"),
        ("g", "../meetings/2026-01-08-weekly/#l-2"),
        ("i", "../meetings/2026-01-09-twice/"),
        ("j", "../meetings/2026-01-09-twice/#l-2"),
        ("k", "../meetings/2026-01-09-twice-2/#l-3-4"),
    ] {
        let link = format!("<a href=\"{to}\" rel=\"noopener noreferrer nofollow ugc\">{name}</a>");
        assert!(page.contains(&link), "{link}: {page}");
    }
    assert!(!page.contains("none.ics"), "{page}");
    let note = "rota.md:5:1: warning[dead-link]: `/none.ics` leads nowhere";
    assert!(built.stderr.contains(note), "{}", built.stderr);
    assert_eq!(built.stderr.matches("dead-link").count(), 1);
}

/// Who was on a call stands in its minutes as text as well.
#[test]
fn minutes_of_a_call_have_its_roll() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Portal
=== content/meetings/2026-01-08-call.log
15:00:00 <ash> scribe: ash
15:00:00 <ash> Chair: Edgar Fox
15:00:01 <ash> present+ ash, Edgar Fox
15:00:02 <ash> regrets+ Gina Hale
15:00:03 <ash> Topic: Keys
15:00:04 <ash> RESOLVED: rotate them
15:00:05 <ash> Edgar: we agree on that
15:00:06 <ash> ACTION: edgar to do so
15:00:07 <ash> Edgar: and next?
",
    );
    let built = tree.build(&["--today", "2026-02-01"]);
    let text = built.read("meetings/2026-01-08-call/minutes.txt");
    let told = [
        "RESOLUTION: rotate",
        "we agree",
        "ACTION: edgar",
        "and next?",
    ];
    let places = told.map(|words| text.find(words));
    assert!(places[0].is_some() && places.is_sorted(), "{text}");
    let roll = "Roll call\n---------\n\n* Chairs: Edgar Fox\n* Present: ash, Edgar Fox\n* Regrets: Gina Hale\n* Scribes: ash\n";
    assert!(text.contains(roll), "{text}");
}

/// What may be read from a day on is news on that day; what is only planned is none yet.
#[test]
fn news_come_when_they_are_public() {
    let tree = Tree::new(
        "\
=== content/site.yaml
title: Portal
visibility: members
base_url: https://portal.example.org
=== content/notes/2026-01-05-lamps.md
---
embargo_until: 2026-02-20
---
The lamps were dark.
=== content/notes/2026-01-20-buoys.md
Buoys float.
=== content/meetings/2026-03-05-weekly.md
# Agenda
=== content/projects/mole.md
---
title: Mole
status: active
started: 2026-01-02
---
=== content/static/myindex.html
A page of our own.
",
    );
    let days = |today: &str, feed: &str| {
        let built = tree.build(&["--today", today]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let feed = built.read(feed);
        let days = feed
            .split("<updated>")
            .skip(1)
            .map(|day| day[..10].to_owned());
        (
            days.collect::<Vec<String>>().join(" "),
            built.read("sitemap.xml"),
        )
    };
    assert_eq!(days("2026-02-19", "feed.xml").0, "2026-01-20 2026-01-20");
    let (feed, pages) = days("2026-02-21", "feed.xml");
    assert_eq!(feed, "2026-02-20 2026-02-20 2026-01-20");
    assert!(pages.contains("<lastmod>2026-02-20</lastmod>"), "{pages}");
    assert!(!pages.contains("/my"), "{pages}");
    assert_eq!(days("2026-02-21", "projects/mole/feed.xml").0, "2026-01-02");
}
