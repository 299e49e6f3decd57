//! Later runs with `--since-last`: only changes are asked for, and still nothing stays that is not public any more.

use serde_json::{Value, json};

use super::server::{Asked, Reply, Server, json as answer, refusal};
use super::{SITE, gitlab, healthy, issue, numbers, run, wish, written};
use crate::support::Tree;
use minutebook::pipeline::fetch::{Gitlab, Source, Wish};

/// What the server shows: issues by number, and of which day their last change is.
type Shown = &'static [(u64, &'static str)];

/// A server that shows these, all of them or those changed since.
fn serve(shown: Shown) -> impl Fn(&Asked) -> Reply + Send + Sync + 'static {
    move |asked| {
        if !asked.path().ends_with("/issues") {
            return match asked.path().ends_with("/notes") {
                true => answer(
                    &json!([{"id": 1, "body": format!("note {}", asked.path().len()), "system": false}]),
                ),
                false => healthy(asked),
            };
        }
        let all = || shown.iter().map(|(iid, day)| changed(*iid, day));
        let since = asked.target.split("&updated_after=").nth(1);
        let since = since.map_or(String::new(), |since| {
            since.split('&').next().unwrap_or("").to_owned()
        });
        let named = |issue: &Value| {
            let one = format!("iids%5B%5D={}", issue["iid"]);
            !asked.target.contains("iids%5B%5D=") || asked.target.split('&').any(|part| part == one)
        };
        let list: Vec<Value> = all()
            .filter(|issue| issue["updated_at"].as_str() > Some(&since))
            .filter(named)
            .collect();
        let total = list.len().to_string();
        let list = if asked.has("per_page=1") {
            list.into_iter().take(1).collect()
        } else {
            list
        };
        answer(&list.into()).with("X-Total", &total)
    }
}

fn changed(iid: u64, day: &str) -> Value {
    let mut issue = issue(iid);
    issue["updated_at"] = format!("2026-03-{day}T10:00:00.000Z").into();
    issue["title"] = format!("Lock {iid} of {day}").into();
    if iid >= EMBARGOED {
        issue["labels"] = json!(["embargo"]);
    }
    issue
}

/// From this number on issues are withheld for a label, though the server counts them.
const EMBARGOED: u64 = 90;

fn since_last(wish: &Wish) -> Wish {
    let mut asked = gitlab();
    asked.since_last = true;
    Wish {
        source: Source::Gitlab(asked),
        ..wish.clone()
    }
}

const FIRST: Shown = &[(1, "01"), (2, "02"), (3, "03")];

#[test]
fn a_later_run_comes_to_the_same_as_a_whole_one() {
    // What is shown later, and whether the whole list has to be read again.
    let rows: [(Shown, bool); 6] = [
        (FIRST, false),
        (&[(1, "01"), (2, "05"), (3, "03")], false),
        (&[(1, "01"), (2, "02"), (3, "03"), (4, "06")], false),
        (&[(1, "01"), (3, "03")], true),
        (&[(1, "01"), (3, "03"), (4, "06")], true),
        (&[(1, "01"), (2, "05")], true),
    ];
    for notes in [false, true] {
        for (later, again) in rows {
            let (tree, whole) = (Tree::new(SITE), Tree::new(SITE));
            let server = Server::start(serve(FIRST));
            let mut first = wish(&tree, &server);
            first.notes = notes;
            run(&first, None).outcome();
            let server = Server::start(serve(later));
            let mut second = since_last(&first);
            second.url = Some(server.url.clone());
            let ran = run(&second, None);
            assert_eq!(
                ran.told.iter().any(|line| line.contains("once more")),
                again,
                "{later:?}"
            );
            let mut full = wish(&whole, &server);
            full.notes = notes;
            run(&full, None).outcome();
            assert_eq!(written(&tree), written(&whole), "{later:?}");
            assert_eq!(numbers(&tree).len(), ran.outcome().issues);
        }
    }
}

#[test]
fn what_has_gone_is_missed_though_as_many_are_withheld_for_labels() {
    let first: Shown = &[(1, "01"), (2, "02"), (3, "03"), (91, "01")];
    let rows: [(Shown, &[u64]); 3] = [
        (&[(1, "01"), (3, "03"), (91, "01")], &[1, 3]),
        (&[(1, "01"), (3, "03"), (91, "01"), (92, "06")], &[1, 3]),
        (&[(1, "01"), (2, "02"), (4, "05"), (91, "01")], &[1, 2, 4]),
    ];
    for (later, expected) in rows {
        let tree = Tree::new(SITE);
        // The first run saw nothing to withhold; the second one would count as many as it knows.
        for (before, known) in [(FIRST, true), (first, false)] {
            let server = Server::start(serve(before));
            let wish = wish(&tree, &server);
            run(&if known { wish } else { since_last(&wish) }, None).outcome();
        }
        let server = Server::start(serve(later));
        run(&since_last(&wish(&tree, &server)), None).outcome();
        assert_eq!(numbers(&tree), expected, "{later:?}");
    }
}

#[test]
fn only_changes_are_asked_for() {
    let tree = Tree::new(SITE);
    let server = Server::start(serve(FIRST));
    let mut first = wish(&tree, &server);
    first.notes = true;
    // The first time there is nothing to begin from.
    run(&since_last(&first), None).outcome();
    let asked = server.asked().len();
    run(&since_last(&first), None).outcome();
    let later: Vec<Asked> = server.asked().split_off(asked);
    let newest = "updated_after=2026-03-03T09:50:00.000Z";
    assert!(later.iter().any(|asked| asked.has(newest)), "{later:?}");
    let notes = |asked: &&Asked| asked.path().ends_with("/notes");
    let of: Vec<&str> = later.iter().filter(notes).map(Asked::path).collect();
    assert_eq!(
        of,
        ["/api/v4/projects/7/issues/3/notes"],
        "only of what may have changed"
    );
}

#[test]
fn a_file_without_comments_is_no_base_for_one_with() {
    let tree = Tree::new(SITE);
    let server = Server::start(serve(FIRST));
    let mut wish = wish(&tree, &server);
    run(&wish, None).outcome();
    wish.notes = true;
    assert_eq!(run(&since_last(&wish), None).outcome().comments, 3);
    wish.notes = false;
    assert_eq!(run(&since_last(&wish), None).outcome().comments, 0);
    assert!(!written(&tree).contains("note "));
}

#[test]
fn a_project_that_moved_is_read_as_a_whole() {
    let tree = Tree::new(SITE);
    let server = Server::start(serve(FIRST));
    let wish = wish(&tree, &server);
    run(&wish, None).outcome();
    let bytes = written(&tree);
    let path = "content/issues/gitlab-harbour-locks.json";
    tree.write(path, bytes.replace("harbour/locks#2", "port/locks#2"));
    run(&since_last(&wish), None).outcome();
    assert_eq!(written(&tree), bytes);
}

#[test]
fn a_file_of_another_kind_is_not_written_over() {
    for text in ["title: Harbour\n", "[{\"name\": 1}]", "[{\"iid\": 1", "{}"] {
        let tree = Tree::new(SITE);
        tree.write("content/issues/gitlab-harbour-locks.json", text);
        let server = Server::start(healthy);
        let ran = run(&wish(&tree, &server), None);
        assert!(
            ran.error().contains("is not written over"),
            "{}",
            ran.error()
        );
        assert_eq!(written(&tree), text);
        assert!(server.asked().is_empty(), "known before anything is asked");
    }
}

/// An issue of a project with a number at a server, as GitLab tells it; without a number as Pagure does.
fn of(path: &str, id: u64, host: &str) -> Value {
    if id == 0 {
        return json!({"id": 5, "title": "A boat", "status": "Open", "private": false, "content": "", "date_created": "1767225600",
            "full_url": format!("https://{host}/{path}/issue/5")});
    }
    let mut issue = issue(5);
    issue["project_id"] = json!(id);
    issue["references"]["full"] = json!(format!("{path}#5"));
    issue["web_url"] = json!(format!("https://{host}/{path}/-/issues/5"));
    issue
}

#[test]
fn other_files_of_the_project_are_told_of() {
    // A file, of which project it holds an issue, and whether that is told after a run of the project, and of the group.
    let rows = [
        (
            "tickets.json",
            of("harbour/locks", 7, "gitlab.com"),
            true,
            true,
        ),
        (
            "lines.jsonl",
            of("harbour/locks", 7, "gitlab.com"),
            true,
            true,
        ),
        (
            "old-name.json",
            of("port/locks", 7, "gitlab.com"),
            true,
            true,
        ),
        (
            "old-host.json",
            of("harbour/locks", 7, "old.test"),
            true,
            true,
        ),
        (
            "neighbour.json",
            of("harbour/boats", 8, "gitlab.com"),
            false,
            true,
        ),
        (
            "elsewhere.json",
            of("port/locks", 70, "gitlab.com"),
            false,
            false,
        ),
        (
            "alike.json",
            of("harbour/locks-2", 70, "gitlab.com"),
            false,
            true,
        ),
        (
            "port.json",
            of("harbour-2/locks", 70, "gitlab.com"),
            false,
            false,
        ),
        (
            "same-number.json",
            of("port/boats", 7, "other.test"),
            false,
            false,
        ),
        (
            "same-path.json",
            of("harbour/locks", 70, "other.test"),
            false,
            false,
        ),
        (
            "pagure.json",
            of("harbour/locks", 0, "pagure.io"),
            false,
            false,
        ),
        (
            ".hidden.json",
            of("harbour/locks", 7, "gitlab.com"),
            false,
            false,
        ),
    ];
    for group in [false, true] {
        let tree = Tree::new(SITE);
        for (name, issue, ..) in &rows {
            tree.write(&format!("content/issues/{name}"), issue.to_string());
        }
        let server = Server::start(|asked| match asked.path() {
            "/api/v4/groups/harbour/issues" => answer(&json!([issue(1)])),
            _ => healthy(asked),
        });
        let mut wish = wish(&tree, &server);
        if group {
            wish.source = Source::Gitlab(Gitlab {
                name: Some("harbour".to_owned()),
                group: true,
                ..gitlab()
            });
        }
        let ran = run(&wish, None);
        let warnings = &ran.outcome().warnings;
        for (name, _, single, all) in &rows {
            let words = format!("issues/{name}` holds issues of this project too");
            let told = warnings.iter().any(|told| told.contains(&words));
            assert_eq!(told, if group { *all } else { *single }, "{group} {name}");
        }
    }
}

#[test]
fn a_project_of_a_group_that_is_not_public_any_more_goes() {
    for status in [403, 404] {
        let tree = Tree::new(SITE);
        let group = |server: &Server| Wish {
            source: Source::Gitlab(Gitlab {
                name: Some("harbour".to_owned()),
                group: true,
                since_last: true,
                ..gitlab()
            }),
            ..wish(&tree, server)
        };
        let all = || {
            json!([
                of("harbour/locks", 7, "gitlab.com"),
                of("harbour/boats", 8, "gitlab.com")
            ])
        };
        let server = Server::start(move |_| answer(&all()));
        run(&group(&server), None).outcome();
        let server = Server::start(move |asked| match asked.path() {
            "/api/v4/projects/8/issues" => refusal(status),
            _ => answer(&json!([of("harbour/locks", 7, "gitlab.com")])).with("X-Total", "1"),
        });
        run(&group(&server), None).outcome();
        let path = tree.path().join("content/issues/gitlab-harbour.json");
        let text = std::fs::read_to_string(path).expect("a file");
        assert!(
            text.contains("harbour/locks") && !text.contains("harbour/boats"),
            "{text}"
        );
    }
}
