//! The registers over several meetings: an action closed by a word, one by its ticket, one by `actions.yaml`; JSON, CSV
//! and pages say the same of each.

use serde_json::Value;

use crate::support::{Built, Tree};

const TREE: &str = "\
=== content/site.yaml
title: Test
trackers: [{project: team/portal, public: true}]
=== content/people.yaml
- {nick: ash}
- {nick: birch}
=== content/meetings/weekly.2026-01-08-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <birch> hello
15:00:02 <ash> #action ash to paint the harbour buoys red
15:00:03 <ash> #action birch to close #5
15:00:04 <ash> #action birch to write to the lighthouse keeper
15:00:05 <ash> #action ash, birch: buy rope
15:00:06 <ash> #agreed buoys are red
15:00:07 <ash> #action somebody must look after the cat
15:00:08 <ash> #undo
15:00:09 <ash> #endmeeting
=== content/meetings/weekly.2026-01-15-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #action ash to paint the harbour buoys red
15:00:02 <birch> hello
15:00:03 <ash> #endmeeting
=== content/meetings/weekly.2026-01-22-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <birch> hello
15:00:02 <ash> #done the harbour buoys are painted red
15:00:03 <ash> #endmeeting
=== content/issues/5-lamp.md
---
title: The lamp is out
state: closed
created: 2026-01-02
closed: 2026-01-20
---
=== content/actions.yaml
- {id: 2026-01-08-weekly-5, state: dropped, date: 2026-01-21}
- {id: 2026-01-08-weekly-6, owners: [birch]}
";

/// One line of facts for each action of `actions.json`.
fn facts(action: &Value) -> String {
    let closed = &action["closed"];
    let told = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let owners: Vec<String> = action["owners"]
        .as_array()
        .expect("owners")
        .iter()
        .map(told)
        .collect();
    format!(
        "{} {} [{}] {} {} {}",
        told(&action["id"]),
        told(&action["state"]),
        owners.join(" "),
        told(&closed["by"]),
        told(&closed["date"]),
        told(&closed["meeting"])
    )
}

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

#[test]
fn every_register_says_the_same() {
    let (_tree, built) = built();
    let actions = built.json("api/v1/actions.json");
    let found: Vec<String> = actions
        .as_array()
        .expect("actions")
        .iter()
        .map(facts)
        .collect();
    let expected = [
        "2026-01-08-weekly-3 done [ash] meeting 2026-01-22 2026-01-22-weekly",
        "2026-01-08-weekly-4 done [birch] issue 2026-01-20 -",
        "2026-01-08-weekly-5 dropped [birch] file 2026-01-21 -",
        "2026-01-08-weekly-6 open [birch] - - -",
        "2026-01-08-weekly-8 withdrawn [] - - -",
    ];
    assert_eq!(found, expected);
    let sheet = built.read("api/v1/actions.csv");
    let rows: Vec<Vec<&str>> = sheet
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    for (row, action) in rows.iter().zip(actions.as_array().expect("actions")) {
        assert_eq!(
            (row[0], row[1]),
            (
                action["id"].as_str().expect("an id"),
                action["state"].as_str().expect("a state")
            )
        );
    }
    assert_eq!(rows.len(), expected.len());
    let (open, closed) = (
        built.read("actions/index.html"),
        built.read("actions/closed/index.html"),
    );
    for (action, line) in actions.as_array().expect("actions").iter().zip(&found) {
        let id = format!("id=\"{}\"", action["id"].as_str().expect("an id"));
        let is_open = action["state"] == "open";
        assert_eq!(
            (open.contains(&id), closed.contains(&id)),
            (is_open, !is_open),
            "{line}"
        );
    }
}

/// The title of each entry of a feed, by the address it leads to.
fn entries(built: &Built, path: &str) -> Vec<(String, String)> {
    let xml = built.read(path);
    let between = |text: &str, open: &str, close: &str| {
        let rest = text.split(open).nth(1).expect("an element");
        rest.split(close).next().expect("its end").to_owned()
    };
    xml.split("<entry>")
        .skip(1)
        .map(|entry| {
            let title = between(entry, "<title>", "</title>");
            (between(entry, "<id>", "</id>"), title)
        })
        .collect()
}

/// Registers, pages of meetings and people, feed, JSON and CSV: one action after the other, everything that speaks of it.
#[test]
fn whatever_speaks_of_an_action_says_the_same() {
    let (_tree, built) = built();
    let actions = built.json("api/v1/actions.json");
    let sheet = built.read("api/v1/actions.csv");
    let feed = entries(&built, "actions/feed.xml");
    let mut seen = Vec::new();
    for action in actions.as_array().expect("actions") {
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let (id, state, words) = (
            text(&action["id"]),
            text(&action["state"]),
            text(&action["text"]),
        );
        let row = sheet
            .lines()
            .find(|line| line.starts_with(&format!("{id},")));
        let row = row.unwrap_or_else(|| panic!("{id} is not in the sheet"));
        assert!(row.starts_with(&format!("{id},{state},")), "{row}");
        assert!(row.contains(&text(&action["closed"]["date"])), "{row}");
        // The page of its meeting ends with what became of it.
        let meeting = text(&action["opened"]["meeting"]);
        let page = built.read(&format!("meetings/{meeting}/index.html"));
        let added = page
            .split("id=\"added\"")
            .nth(1)
            .expect("what became of it");
        let before = added
            .split(&format!("<code>{id}</code>"))
            .next()
            .expect("the row");
        let tag = before.rsplit("class=\"tag ").next().expect("a tag");
        assert!(tag.starts_with(&format!("{state}\"")), "{id}: {tag}");
        // The meeting that closed it says so too, if it is another one.
        if let Some(closing) = action["closed"]["meeting"].as_str() {
            let page = built.read(&format!("meetings/{closing}/index.html"));
            let done = page.split("Done by then").nth(1).unwrap_or("");
            let told = done.contains(&format!("<code>{id}</code>"));
            assert_eq!(told, closing != meeting, "{id}");
        }
        // The feed: what was taken back is no news.
        let address = format!(
            "https://portal.example.org/meetings/{meeting}/#l-{}",
            action["opened"]["line"]
        );
        let told = feed.iter().find(|(known, _)| *known == address);
        let expected = (state != "withdrawn").then(|| format!("{state}: {words}"));
        assert_eq!(told.map(|(_, title)| title.clone()), expected, "{id}");
        // Owners have it on their pages for as long as it is open.
        for owner in action["owners"].as_array().expect("owners") {
            let page = built.read(&format!("people/{}/index.html", text(owner)));
            let open = page.contains(&format!("<code>{id}</code>"));
            assert_eq!(open, state == "open", "{id}");
        }
        seen.push(state);
    }
    assert_eq!(seen, ["done", "done", "dropped", "open", "withdrawn"]);
}

#[test]
fn an_action_that_is_closed_was_published_when_it_was_opened() {
    let (_tree, built) = built();
    let xml = built.read("actions/feed.xml");
    let day = |entry: &str, name: &str| {
        let rest = entry.split(&format!("<{name}>")).nth(1).expect("a day");
        rest[..10].to_owned()
    };
    let closed = xml.split("<entry>").skip(1);
    let closed: Vec<&str> = closed
        .filter(|entry| entry.contains("<title>done: "))
        .collect();
    assert!(!closed.is_empty());
    for entry in closed {
        let (published, updated) = (day(entry, "published"), day(entry, "updated"));
        assert!(published < updated, "{published} {updated}");
        let meeting = format!("/meetings/{published}-");
        assert!(entry.contains(&meeting), "{entry}");
    }
}

#[test]
fn meetings_and_people_show_what_is_open() {
    let (_tree, built) = built();
    let carried = |id: &str| {
        let page = built.read(&format!("meetings/{id}/index.html"));
        page.split("Open when it began: ")
            .nth(1)
            .map(|rest| rest[..1].to_owned())
    };
    let told: Vec<Option<String>> = [
        "2026-01-08-weekly",
        "2026-01-15-weekly",
        "2026-01-22-weekly",
    ]
    .map(carried)
    .to_vec();
    // Four are opened at first; the ticket of one is closed before the last meeting, and `actions.yaml` drops another.
    assert_eq!(told, [None, Some("4".to_owned()), Some("2".to_owned())]);
    let page = |person: &str| built.read(&format!("people/{person}/index.html"));
    assert!(page("birch").contains("buy rope") && !page("ash").contains("Open actions"));
    let decisions = built.json("api/v1/decisions.json");
    assert_eq!(decisions[0]["id"], "2026-01-08-weekly-7");
    assert!(built.read("decisions/index.html").contains("buoys are red"));
}

#[test]
fn a_closed_action_is_not_closed_again() {
    let tree = Tree::new(&format!(
        "{TREE}=== content/actions.yaml\n- {{id: 2026-01-08-weekly-3, state: done}}\n- {{id: 2026-01-08-weekly-33, state: done}}\n\
         - {{id: 2026-01-08-weekly-5, state: lost}}\n\
         - {{id: 2026-01-08-weekly-6, state: open}}\n\
         === content/meetings/weekly.2026-01-08-15.00.yaml\nwithdraw: [6]\n"
    ));
    let built = tree.build(&["--today", "2026-02-01"]);
    let told: Vec<&str> = built
        .stderr
        .lines()
        .filter(|line| line.contains("actions.yaml:"))
        .collect();
    let expected = [
        (":1:", "warning[closed-twice]"),
        (":2:", "error[unknown-action]"),
        (":3:", "error[choice]"),
        (":4:", "warning[withdrawn]"),
    ];
    assert!(
        built.status == 1 && told.len() == expected.len(),
        "{told:?}"
    );
    for (line, (place, check)) in told.iter().zip(expected) {
        assert!(line.contains(place) && line.contains(check), "{line}");
    }
}

/// The team may keep what somebody decided who is hidden: told again at its line it has the id that it had, be it in the same words.
#[test]
fn a_decision_is_told_again() {
    let people = "=== content/people.yaml\n- {nick: ash, hidden: true}\n- {nick: birch}\n=== content/actions.yaml\n[]\n";
    let words = "buoys are red, and so they stay until the summer";
    let tree = TREE.replace("buoys are red", words);
    let told = format!(
        "=== content/meetings/weekly.2026-01-08-15.00.yaml\nitems: [{{line: 7, kind: agreed, text: \"{words}\"}}]\n"
    );
    let tree = Tree::new(&format!("{tree}{people}{told}"));
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let decisions = built.json("api/v1/decisions.json");
    assert_eq!(decisions[0]["id"], "2026-01-08-weekly-7", "{decisions}");
    assert_eq!(decisions[0]["text"], words);
}

/// Whoever is hidden has nothing to do, whichever record says so; why something was dropped stands beside it.
#[test]
fn actions_of_nobody_and_why() {
    let tree = Tree::new(&format!(
        "{TREE}=== content/people.yaml\n- {{nick: ash}}\n- {{nick: birch}}\n- {{nick: reed, hidden: true}}\n\
         === content/actions.yaml\n- {{id: 2026-01-08-weekly-5, owners: [reed]}}\n\
         - {{id: 2026-01-08-weekly-6, state: dropped, why: <b>nobody cares}}\n\
         === content/meetings/weekly.2026-01-08-15.00.yaml\nreassign: [{{line: 3, to: [reed]}}]\n"
    ));
    let built = tree.build(&["--today", "2026-01-20"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let actions = built.json("api/v1/actions.json");
    let found: Vec<String> = actions
        .as_array()
        .expect("actions")
        .iter()
        .map(|action| format!("{} {}", facts(action), action["why"]))
        .collect();
    let expected = [
        "2026-01-08-weekly-3 done [] meeting 2026-01-22 2026-01-22-weekly null",
        "2026-01-08-weekly-4 done [birch] issue 2026-01-20 - null",
        "2026-01-08-weekly-5 open [] - - - null",
        "2026-01-08-weekly-6 dropped [ash birch] file - - \"<b>nobody cares\"",
        "2026-01-08-weekly-8 withdrawn [] - - - null",
    ];
    assert_eq!(found, expected);
    let closed = built.read("actions/closed/index.html");
    assert!(closed.contains("&lt;b>nobody cares") || closed.contains("&lt;b&gt;nobody cares"));
    let meeting = built.read("meetings/2026-01-08-weekly/index.html");
    assert!(!meeting.contains("removed"), "{meeting}");
}

/// Whom a sidecar gives an action to where it is told again has it from then on.
#[test]
fn an_action_told_again_is_given_to_others() {
    let tree = Tree::new(&format!(
        "{TREE}=== content/meetings/weekly.2026-01-15-15.00.yaml\nreassign: [{{line: 2, to: [birch]}}]\n"
    ));
    let built = tree.build(&["--today", "2026-01-20"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let actions = built.json("api/v1/actions.json");
    let told: Vec<&str> = actions
        .as_array()
        .expect("actions")
        .iter()
        .flat_map(|action| {
            let buoys = action["id"] == "2026-01-08-weekly-3";
            action["owners"]
                .as_array()
                .filter(|_| buoys)
                .into_iter()
                .flatten()
        })
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(told, ["birch"], "{actions}");
}

/// Meetings of one series, a week apart, each of some lines of `ash`; other files; and what `actions.json` says in the end, each
/// action by meeting, line and state.
type Story = (
    &'static str,
    &'static [&'static [&'static str]],
    &'static str,
    &'static [&'static str],
);

const STORIES: &[Story] = &[
    (
        "alike is not the same",
        &[&[
            "#action ash to fix PR 7",
            "#action ash to fix PR 8",
            "#action ash to merge #12",
            "#action ash to merge #13",
            "#action ash to ask QA",
            "#action ash to ask HR",
            "#action ash 修复 漏洞",
            "#action ash 打印 日志",
            "#action merge !34",
            "#action merge !35",
            "#action  Ash: to fix pr 7.",
        ]],
        "",
        &[
            "1/3 open",
            "1/4 open",
            "1/5 open",
            "1/6 open",
            "1/7 open",
            "1/8 open",
            "1/9 open",
            "1/10 open",
            "1/11 open",
            "1/12 open",
        ],
    ),
    (
        "what is given again is the same",
        &[
            &["#action ash to fix PR 7", "#action Ash  to fix: (pr 7)!"],
            &["#action @ash to fix PR 7"],
            &["#action ash will fix the PR 7"],
        ],
        "",
        &["1/3 open"],
    ),
    (
        "small words make no other action",
        &[
            &["#action ash to mend the boats"],
            &["#action ash will mend boats"],
            &["#done mend the boats"],
        ],
        "",
        &["1/3 done"],
    ),
    (
        "done means the one of its number, its ticket, its small words",
        &[
            &[
                "#action ash to fix PR 7",
                "#action ash to fix PR 8",
                "#action ash to merge #12",
                "#action ash to merge #13",
                "#action ash to ask QA",
                "#action ash to ask HR",
                "#action ash 修复 漏洞",
                "#action merge !34",
                "#action merge !35",
            ],
            &[
                "#done fix PR 7",
                "#done merge #12",
                "#done ash to ask QA",
                "#done 修复 漏洞",
                "#done merge !34",
            ],
        ],
        "",
        &[
            "1/3 done",
            "1/4 open",
            "1/5 done",
            "1/6 open",
            "1/7 done",
            "1/8 open",
            "1/9 done",
            "1/10 done",
            "1/11 open",
        ],
    ),
    (
        "done with the very words, however few",
        &[
            &[
                "#action birch to do it",
                "#action triage",
                "#action 请小明更新文档和服务器证书",
                "#action triage of tickets",
            ],
            &[
                "#done birch to do it",
                "#done Triage.",
                "#done 请小明更新文档和服务器证书",
            ],
        ],
        "",
        &["1/3 done", "1/4 done", "1/5 done", "1/6 open"],
    ),
    (
        "one that actions.yaml names is no repetition, whatever becomes of the ticket",
        &[&["#action ash to light #5"], &["#action ash to light #5"]],
        "=== content/issues/5-lamp.md\n---\ntitle: Lamp\nstate: open\ncreated: 2026-01-02\n---\n=== content/actions.yaml\n- {id: 2026-01-15-weekly-3, state: done, date: 2026-01-20}\n",
        &["1/3 open", "2/3 done"],
    ),
    (
        "done with another number is another thing",
        &[&["#action ash to fix PR 7", "#done ash to fix PR 8"]],
        "",
        &["1/3 open"],
    ),
    (
        "a ticket alone says which, where one action is about it",
        &[
            &[
                "#action ash to look after the lamp of #5",
                "#action ash to oil #1",
                "#action ash to oil it again, #6",
                "#action al to paint it, #6",
                "#action ash to write to #7",
                "#action ash to write about #8",
            ],
            &["#done #5", "#done fix #1", "#done al: #6", "#done #7, #8"],
        ],
        "=== content/people.yaml\n- {nick: ash}\n- {nick: al, name: Al Harbour}\n",
        &[
            "1/3 done", "1/4 done", "1/5 open", "1/6 done", "1/7 done", "1/8 done",
        ],
    ),
    (
        "a ticket of several says nothing alone, a full name and an alias do",
        &[
            &[
                "#action ash to oil it again, #6",
                "#action al to paint it, #6",
                "#action ash to oil it, #7",
                "#action al to paint that, #7",
            ],
            &["#done #6", "#done by Al Harbour: #6", "#done alder: #7"],
        ],
        "=== content/people.yaml\n- {nick: ash}\n- {nick: al, name: Al Harbour, aliases: [alder]}\n",
        &["1/3 open", "1/4 done", "1/5 open", "1/6 done"],
    ),
    (
        "given again after its ticket was closed",
        &[
            &["#action ash to light #5"],
            &["#action ash to light #5"],
            &["#action ash to light #5"],
        ],
        "=== content/issues/5-lamp.md\n---\ntitle: Lamp\nstate: closed\ncreated: 2026-01-02\nclosed: 2026-01-10\n---\n",
        &["1/3 done", "2/3 open"],
    ),
    (
        "given again after it was dropped",
        &[
            &["#action ash to row"],
            &["#action ash to row"],
            &["#action ash to row"],
        ],
        "=== content/actions.yaml\n- {id: 2026-01-08-weekly-3, state: dropped, date: 2026-01-09}\n- {id: 2026-01-15-weekly-3, state: done, date: 2026-01-30}\n",
        &["1/3 dropped", "2/3 done"],
    ),
    (
        "done by the id of another series, whatever stands around it",
        &[
            &["#action ash to row"],
            &["#action ash to sail, and that soon", "#action al to dive"],
            &[
                "#done 2026-01-08-board-2",
                "#done (2026-01-15-weekly-3), [2026-01-15-weekly-4]",
            ],
        ],
        "=== content/meetings/board.2026-01-08-12.00.log.txt\n12:00:00 <ash> hello\n12:00:01 <ash> #action ash to paint the lighthouse\n",
        &["1/2 done", "1/3 open", "2/3 done", "2/4 done"],
    ),
    (
        "done with all of a task, without whose it was",
        &[
            &[
                "#action al to paint",
                "#action al, ash: dive",
                "#action Al Harbour to sail",
                "#action al to mend the rope and the red boat",
                "#action al to mow the lawn",
                "#action ash to mow",
            ],
            &[
                "#done paint",
                "#done to dive",
                "#done sail",
                "#done mend the boat",
                "#done al",
                "#done lawn",
            ],
        ],
        "=== content/people.yaml\n- {nick: ash}\n- {nick: al, name: Al Harbour}\n",
        &[
            "1/3 done", "1/4 done", "1/5 done", "1/6 open", "1/7 open", "1/8 open",
        ],
    ),
    (
        "a ticket that was closed in the morning closes nothing of the afternoon",
        &[&["#action ash to light #5"], &["#action ash to light #6"]],
        "=== content/issues/5-lamp.md\n---\ntitle: Lamp\nstate: closed\ncreated: 2026-01-02\nclosed: 2026-01-08T09:00:00Z\n---\n=== content/issues/6-lamp.md\n---\ntitle: Lamp\nstate: closed\ncreated: 2026-01-02\nclosed: 2026-01-15\n---\n",
        &["1/3 open", "2/3 done"],
    ),
    (
        "what a line did that is taken out stays done, unless it was taken back",
        &[
            &[
                "#action ash to paint the boat",
                "#action ash to mend the sail",
                "#action ash to row the ferry",
                "#action ash to count the buoys",
                "#action ash to feed the gulls",
            ],
            &[
                "#done paint the boat",
                "#done mend the sail",
                "#undo",
                "#info done: row the ferry",
                "#done count the buoys",
                "TLP:RED",
                "#done feed the gulls",
            ],
        ],
        "=== content/meetings/weekly.2026-01-15-15.00.yaml\nredact: {lines: [3, 4, 6, 7]}\nwithdraw: [7]\n",
        &["1/3 done", "1/4 open", "1/5 done", "1/6 open", "1/7 open"],
    ),
    (
        "given again before anybody says that it was done",
        &[&["#action ash to row"], &["#action ash to row"]],
        "=== content/actions.yaml\n- {id: 2026-01-08-weekly-3, state: done, date: 2026-01-15}\n",
        &["1/3 done"],
    ),
];

#[test]
fn what_becomes_of_actions() {
    let days = ["2026-01-08", "2026-01-15", "2026-01-22"];
    for (name, meetings, files, expected) in STORIES {
        let mut tree = format!(
            "=== content/site.yaml\ntitle: Test\ntrackers: [{{project: team/portal, public: true}}]\n{files}"
        );
        for (day, lines) in days.iter().zip(*meetings) {
            tree += &format!(
                "=== content/meetings/weekly.{day}-15.00.log.txt\n15:00:00 <ash> #startmeeting weekly\n15:00:01 <al> hello\n"
            );
            tree.extend(lines.iter().map(|line| format!("15:00:02 <ash> {line}\n")));
            tree += "15:00:09 <ash> #endmeeting\n";
        }
        let tree = Tree::new(&tree);
        let built = tree.build(&["--today", "2026-02-01"]);
        assert_eq!(built.status, 0, "{name}: {}", built.stderr);
        let actions = built.json("api/v1/actions.json");
        let fact = |action: &Value| {
            let id = action["id"].as_str().expect("an id");
            let meeting = days.iter().position(|day| id.starts_with(day));
            let line = id.rsplit('-').next().expect("a line");
            let state = action["state"].as_str().expect("a state");
            format!("{}/{line} {state}", meeting.expect("a day") + 1)
        };
        let actions = actions.as_array().expect("actions").iter();
        assert_eq!(
            actions.map(fact).collect::<Vec<String>>(),
            *expected,
            "{name}"
        );
    }
}

/// A page of thousands of actions would be read by nobody: it has the newest, says how many it leaves out, and where they are.
#[test]
fn a_page_of_actions_has_an_end() {
    let told = (0..2100).map(|at| format!("15:00:01 <ash> #action ash to paint buoy {at}x{at}\n"));
    let told: String = told.collect();
    let tree = Tree::new(&format!(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/weekly.2026-01-08-15.00.log.txt\n\
         15:00:00 <ash> #startmeeting weekly\n{told}15:00:03 <ash> #endmeeting\n"
    ));
    let built = tree.build(&["--today", "2026-02-01"]);
    let page = built.read("actions/index.html");
    assert_eq!(page.matches("<li class=\"row\"").count(), 2000);
    assert!(page.contains("2100 open") && page.contains("100 older ones are not on this page"));
    assert!(page.contains("buoy 2099x2099") && !page.contains("buoy 99x99"));
    assert!(built.read("api/v1/actions.csv").contains("buoy 99x99"));
}
