//! `fetch pagure`: answers of its API come in, and the file is read back by a build, apart from another tracker's issues.

use std::fs;

use serde_json::{Value, json};

use super::server::{Asked, Reply, Server, json as answer, refusal, text};
use super::{Run, SITE, healthy, run, wish};
use crate::support::Tree;
use minutebook::pipeline::fetch::Source;

fn comment(id: u64, words: &str, key: &str, value: Value) -> Value {
    let mut comment = json!({"id": id, "comment": words, "date_created": format!("17673984{id:02}"), "edited_on": null,
        "notification": false, "parent": null, "reactions": {}, "user": {"fullname": "CANARY Name", "name": "ash"}});
    comment[key] = value;
    comment
}

fn issue(id: u64, key: &str, value: Value) -> Value {
    let mut issue = json!({
        "id": id, "title": format!("Boat {id}"), "content": "Leaks, says canary@mail.test", "status": "Open",
        "private": false, "tags": ["water"], "date_created": "1767225600", "last_updated": "1767398400", "closed_at": null,
        "milestone": null, "assignee": {"fullname": "CANARY", "name": "reed"}, "user": {"fullname": "CANARY", "name": "tarn"},
        "custom_fields": [{"CANARY": 1}], "closed_by": {"name": "canary"},
        "comments": [
            comment(2, "Mended", "id", json!(2)),
            comment(1, "A hole", "id", json!(1)),
            comment(3, "**Metadata Update from @CANARY**", "notification", json!(true)),
        ],
    });
    issue[key] = value;
    issue
}

fn harbour(asked: &Asked) -> Reply {
    if asked.path() != "/api/0/harbour/boats/issues" {
        return text(
            404,
            "application/json",
            r#"{"error":"Project not found","error_code":"ENOPROJECT"}"#,
        );
    }
    let second = asked.has("page=2");
    let issues = match second {
        false => json!([
            issue(12, "id", json!(12)),
            issue(3, "private", json!(true)),
            issue(4, "private", Value::Null)
        ]),
        true => json!([
            issue(12, "title", json!("Boat 12")),
            issue(5, "tags", json!(["embargo"])),
            issue(2, "status", json!("Closed")),
            issue(6, "closed_at", json!("1767398400"))
        ]),
    };
    let next = asked
        .target
        .replace("page=1", "page=2")
        .replace("per_page=200", "per_page=100");
    let next = if second {
        Value::Null
    } else {
        format!("http://HOST{next}").into()
    };
    answer(
        &json!({"args": {}, "issues": issues, "pagination": {"next": next, "page": 1}, "total_issues": 3}),
    )
}

fn fetched(tree: &Tree, server: &Server, name: &str) -> Run {
    let mut wish = wish(tree, server);
    wish.notes = true;
    wish.source = Source::Pagure {
        name: name.to_owned(),
    };
    run(&wish, Some("glpat-canary"))
}

#[test]
fn pagure_and_gitlab_stand_side_by_side() {
    let tree = Tree::new(&format!("{SITE}trackers: [{{project: harbour/locks}}]\n"));
    let server = Server::start(harbour);
    let ran = fetched(&tree, &server, "harbour/boats");
    assert_eq!(
        (
            ran.outcome().issues,
            ran.outcome().comments,
            ran.outcome().withheld
        ),
        (3, 6, Some(3))
    );
    let path = tree.path().join("content/issues/pagure-harbour-boats.json");
    let bytes = fs::read_to_string(&path).expect("a file");
    assert!(!bytes.to_lowercase().contains("canary"), "{bytes}");
    let kept = bytes.matches("closed_at").count();
    assert_eq!(kept, 0, "an open issue has no day of closing");
    assert!(!fetched(&tree, &server, "harbour/boats").outcome().changed);
    assert!(
        server.asked().iter().all(|asked| asked.token.is_none()),
        "a token of GitLab is not for Pagure"
    );
    let gitlab = Server::start(move |asked| match asked.path() {
        "/api/v4/projects/7/issues" => {
            let mut issue = super::issue(12);
            issue["title"] = "Lock 12".into();
            answer(&json!([issue]))
        }
        _ => healthy(asked),
    });
    run(&wish(&tree, &gitlab), None).outcome();
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(built.read("issues/12/index.html").contains("Lock 12"));
    let boat = built.read("issues/pagure-12/index.html");
    for words in ["Boat 12", "A hole", "Mended", "reed"] {
        assert!(boat.contains(words), "{words}");
    }
}

#[test]
fn what_pagure_refuses() {
    let tree = Tree::new(SITE);
    let server = Server::start(harbour);
    let ran = fetched(&tree, &server, "harbour/none");
    assert!(ran.error().contains("it does not exist"), "{}", ran.error());
    let rows = [
        (401, "of Pagure only what everybody may read"),
        (403, "of Pagure only what everybody may read"),
        (404, "whether its issues are switched on"),
        (429, "\n      = try again later"),
    ];
    for (status, words) in rows {
        let server = Server::start(move |_| refusal(status));
        let error = fetched(&tree, &server, "harbour/boats").error();
        let of_gitlab = ["TOKEN", "--group", "--notes"];
        let fits = error.contains(words) && !of_gitlab.iter().any(|word| error.contains(word));
        assert!(fits, "{status}: {error}");
    }
    let ran = fetched(&tree, &server, "harbour/../x");
    assert!(
        ran.error().contains("is no name of a project"),
        "{}",
        ran.error()
    );
    assert!(!tree.path().join("content/issues").exists());
}
