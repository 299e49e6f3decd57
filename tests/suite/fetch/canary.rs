//! What is not public is never written, by whichever door it comes, and no message tells of it. Every text that must not
//! come out holds the word CANARY.

use std::fs;

use serde_json::{Value, json};

use super::server::{Asked, Reply, Server, json as answer, refusal};
use super::{SITE, gitlab, healthy, is_list, issue, project, run, wish, written};
use crate::support::Tree;
use minutebook::pipeline::fetch::Source;

/// An issue with one field changed; null takes it away.
fn with(iid: u64, key: &str, value: Value) -> Value {
    let mut issue = issue(iid);
    issue["title"] = "CANARY title".into();
    issue["description"] = "CANARY description".into();
    match (value, issue.as_object_mut()) {
        (Value::Null, Some(object)) => drop(object.remove(key)),
        (value, _) => issue[key] = value,
    }
    issue
}

/// Issues that come though nobody asked for them.
fn secret_issues() -> Vec<Value> {
    let mut null = with(20, "confidential", json!(false));
    null["confidential"] = Value::Null;
    let detail = json!([{"id": 1, "name": "Confidential", "color": "#fff"}]);
    let mut told_twice = issue(28);
    told_twice["title"] = "CANARY told twice".into();
    vec![
        with(10, "confidential", json!(true)),
        with(11, "confidential", json!("false")),
        with(12, "confidential", json!(0)),
        with(13, "confidential", Value::Null),
        null,
        with(21, "labels", json!(["embargo"])),
        with(22, "labels", json!(["water", "TLP:AMBER"])),
        with(23, "labels", detail),
        with(24, "title", json!("CANARY TLP:RED")),
        told_twice,
        with(28, "confidential", json!(true)),
        with(29, "confidential", json!(true)),
        with(29, "id", json!(29)),
    ]
}

fn note(id: u64, key: &str, value: Value) -> Value {
    let mut note = json!({
        "id": id, "type": null, "body": format!("CANARY {key} {value}"), "attachment": "CANARY.png",
        "author": {"id": 1, "username": "ash", "name": "CANARY Name", "email": "canary@mail.test"},
        "created_at": "2026-02-03T00:00:00.000Z", "updated_at": "2026-02-03T00:00:00.000Z", "system": false,
        "noteable_id": 1001, "noteable_type": "Issue", "project_id": 7, "noteable_iid": 1, "resolvable": false,
        "confidential": false, "internal": false, "commands_changes": {"CANARY": 1}
    });
    note[key] = value;
    note
}

fn notes() -> Value {
    json!([
        note(1, "internal", json!(true)),
        note(2, "confidential", json!(true)),
        note(3, "system", json!(true)),
        note(4, "internal", json!("false")),
        note(5, "system", json!(0)),
        note(6, "body", json!("TLP:AMBER CANARY")),
        note(
            7,
            "body",
            json!("Public words, canary@mail.test\r\nTLP:RED\r\nCANARY\r\nTLP:CLEAR\r\nand more")
        ),
        note(8, "body", json!("CANARY told twice")),
        note(8, "internal", json!(true)),
    ])
}

fn leaky(asked: &Asked) -> Reply {
    if is_list(asked) && asked.has("page=2") {
        let list: Vec<Value> = secret_issues().into_iter().chain([issue(3)]).collect();
        return answer(&list.into());
    }
    match asked.path().ends_with("/notes") {
        true => answer(&notes()),
        false => healthy(asked),
    }
}

fn assert_clean(text: &str) {
    let lower = text.to_lowercase();
    let at = lower.find("canary");
    assert!(
        at.is_none(),
        "{}",
        at.map_or("", |at| &text[at.saturating_sub(60)..])
    );
}

#[test]
fn nothing_that_is_not_public_is_written() {
    let tree = Tree::new(SITE);
    let server = Server::start(leaky);
    let mut wish = wish(&tree, &server);
    wish.notes = true;
    for token in [None, Some("glpat-canary")] {
        let ran = run(&wish, token);
        assert_eq!(
            (ran.outcome().issues, ran.outcome().withheld),
            (3, Some(11))
        );
        assert_eq!(ran.outcome().comments, 3, "one each");
        assert_clean(&written(&tree));
        assert_clean(&ran.told.join("\n"));
    }
    let words = r#""body": "Public words, [mail address removed]\nTLP:CLEAR\nand more""#;
    assert!(written(&tree).contains(words), "{}", written(&tree));
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert_clean(&built.stderr);
    for file in [
        "api/v1/issues.json",
        "issues/1/index.html",
        "issues/index.html",
    ] {
        assert_clean(&built.read(file));
    }
    let notes = |asked: &&Asked| asked.path().ends_with("/notes");
    let asked = server.asked();
    let other = |asked: &&Asked| {
        !["/1/notes", "/2/notes", "/3/notes"]
            .iter()
            .any(|end| asked.path().ends_with(end))
    };
    assert_eq!(
        asked.iter().filter(notes).filter(other).count(),
        0,
        "comments of withheld issues are not asked for"
    );
}

#[test]
fn what_became_confidential_meanwhile_goes() {
    // With a token the list is read again after the comments; without one, its comments are not there to be read.
    let tree = Tree::new(SITE);
    let server = Server::start(|asked| match asked.path() {
        path if path.ends_with("/notes") && asked.token.is_none() && path.contains("/2/") => {
            refusal(404)
        }
        _ if is_list(asked) && !asked.has("page=2") && asked.before > 0 => {
            answer(&json!([issue(1)]))
                .with("Link", &next(asked))
                .with("X-Total", "2")
        }
        _ if is_list(asked) && asked.has("page=2") && asked.before > 0 => {
            answer(&json!([issue(3)])).with("X-Total", "2")
        }
        _ => healthy(asked),
    });
    let mut wish = wish(&tree, &server);
    wish.notes = true;
    run(&wish, Some("glpat-token")).outcome();
    assert_eq!(super::numbers(&tree), [1, 3]);
    let other = Tree::new(SITE);
    let server = Server::start(|asked| match asked.path() {
        path if path.ends_with("/2/notes") => refusal(404),
        _ => healthy(asked),
    });
    let mut wish = super::wish(&other, &server);
    wish.notes = true;
    run(&wish, None).outcome();
    assert_eq!(super::numbers(&other), [1, 3]);
}

fn next(asked: &Asked) -> String {
    format!(r#"<http://HOST{}&page=2>; rel="next""#, asked.target)
}

#[test]
fn a_token_opens_no_private_project() {
    let rows = [
        ("visibility", json!("private"), false),
        ("visibility", json!("internal"), false),
        ("issues_access_level", json!("private"), false),
        ("issues_access_level", Value::Null, false),
        ("id", json!(7), true),
    ];
    for (key, value, open) in rows {
        let mut told = project();
        told[key] = value.clone();
        let server = Server::start(move |asked| match asked.path() {
            "/api/v4/projects/harbour%2Flocks" => answer(&told),
            _ => healthy(asked),
        });
        let tree = Tree::new(SITE);
        let mut wish = wish(&tree, &server);
        let ran = run(&wish, Some("glpat-token"));
        assert_eq!(ran.outcome.is_ok(), open, "{key}: {value}");
        if !open {
            assert!(ran.error().contains("--allow-private"), "{}", ran.error());
            assert!(!server.asked().iter().any(is_list), "{key}: {value}");
        }
        let Source::Gitlab(asked) = &mut wish.source else {
            panic!("another source");
        };
        asked.allow_private = true;
        assert_eq!(run(&wish, Some("glpat-token")).outcome().issues, 3);
    }
}

#[test]
fn of_a_group_only_public_projects_are_written() {
    let other = |iid: u64, project: u64| {
        let mut issue = issue(iid);
        issue["project_id"] = project.into();
        if project != 9 {
            issue["title"] = "CANARY".into();
        }
        issue
    };
    let server = Server::start(move |asked| match asked.path() {
        "/api/v4/groups/harbour%2Fteams/projects" => {
            let mut closed = project();
            closed["id"] = 8.into();
            closed["issues_access_level"] = "private".into();
            let mut open = project();
            open["id"] = 9.into();
            answer(&json!([closed, open]))
        }
        "/api/v4/groups/harbour%2Fteams/issues" if asked.has("pagination=keyset") => refusal(405),
        "/api/v4/groups/harbour%2Fteams/issues" => {
            answer(&json!([other(1, 9), other(1, 8), other(2, 77)])).with("X-Total", "3")
        }
        _ => refusal(404),
    });
    let tree = Tree::new(SITE);
    let mut wish = wish(&tree, &server);
    let mut asked = gitlab();
    asked.name = Some("harbour/teams".to_owned());
    asked.group = true;
    wish.source = Source::Gitlab(asked);
    let ran = run(&wish, Some("glpat-token"));
    assert_eq!((ran.outcome().issues, ran.outcome().withheld), (1, Some(2)));
    let text = fs::read_to_string(tree.path().join("content/issues/gitlab-harbour-teams.json"))
        .expect("a file");
    assert_clean(&text);
    // Without a token, the server shows only what is public.
    let ran = run(&wish, None);
    assert_eq!((ran.outcome().issues, ran.outcome().withheld), (3, Some(0)));
}
