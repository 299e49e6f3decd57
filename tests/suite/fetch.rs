//! `minutebook fetch` against loopback servers that answer as GitLab and Pagure document it, and as they, and what stands
//! between them and us, do on bad days. Every wait is lent by the test: none is waited for.

mod canary;
mod command;
mod export;
mod failures;
mod later;
mod pagure;
mod server;
mod tls;

use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use minutebook::error::Error;
use minutebook::fetch::token::Token;
use minutebook::fetch::{Limits, World};
use minutebook::pipeline::fetch::{self, Gitlab, Outcome, Source, Wish};
use serde_json::{Value, json};

use crate::support::Tree;
use server::{Asked, Reply, Server};

const SITE: &str = "\
=== content/site.yaml
title: Harbour
";

/// What the tests take of a server.
const LIMITS: Limits = Limits {
    connect: Duration::from_secs(5),
    request: Duration::from_secs(20),
    body: 1 << 20,
    pages: 40,
};

/// A run of the library.
struct Run {
    outcome: Result<Outcome, Error>,
    /// Seconds that it wanted to wait.
    waits: Vec<u64>,
    /// What it told meanwhile.
    told: Vec<String>,
}

impl Run {
    fn error(&self) -> String {
        self.outcome.as_ref().expect_err("an error").to_string()
    }

    fn outcome(&self) -> &Outcome {
        self.outcome.as_ref().expect("no error")
    }
}

fn run(wish: &Wish, token: Option<&str>) -> Run {
    run_with(wish, token, LIMITS)
}

fn run_with(wish: &Wish, token: Option<&str>, limits: Limits) -> Run {
    let (waits, told) = (RefCell::default(), RefCell::<Vec<String>>::default());
    let token = token.and_then(|token| Token::read("T", token).expect("a token"));
    let world = World {
        sleep: &|wait| RefCell::<Vec<u64>>::borrow_mut(&waits).push(wait.as_secs()),
        tell: &|progress| told.borrow_mut().push(progress.to_string()),
    };
    let outcome = fetch::run(wish, token, limits, world);
    Run {
        outcome,
        waits: waits.into_inner(),
        told: told.into_inner(),
    }
}

/// Everything of the project `harbour/locks` of a server.
fn wish(tree: &Tree, server: &Server) -> Wish {
    Wish {
        today: chrono::NaiveDate::MIN,
        content: tree.path().join("content"),
        output: None,
        notes: false,
        url: Some(server.url.clone()),
        ca_file: None,
        source: Source::Gitlab(gitlab()),
    }
}

fn gitlab() -> Gitlab {
    Gitlab {
        name: Some("harbour/locks".to_owned()),
        group: false,
        since_last: false,
        allow_private: false,
    }
}

fn file(tree: &Tree) -> PathBuf {
    tree.path().join("content/issues/gitlab-harbour-locks.json")
}

fn written(tree: &Tree) -> String {
    fs::read_to_string(file(tree)).expect("a file was written")
}

/// Numbers of the issues in a file that was written.
fn numbers(tree: &Tree) -> Vec<u64> {
    let list: Vec<Value> = serde_json::from_str(&written(tree)).expect("a list");
    let number = |issue: &Value| issue["iid"].as_u64().expect("a number");
    list.iter().map(number).collect()
}

/// An issue as GitLab documents it, with everything that is not to be written.
fn issue(iid: u64) -> Value {
    let user = |name: &str| {
        json!({"id": 5, "username": name, "name": "CANARY Name", "state": "active", "locked": false,
            "public_email": "canary@mail.test", "email": "canary@mail.test",
            "avatar_url": "https://CANARY.test/a.png", "web_url": "https://gitlab.com/CANARY"})
    };
    json!({
        "id": 1000 + iid, "iid": iid, "project_id": 7, "title": format!("Lock {iid}"),
        "description": format!("Water\r\nin lock {iid}, says canary@mail.test."), "state": "opened",
        "created_at": format!("2026-01-0{}T10:00:00.000Z", iid % 9 + 1),
        "updated_at": format!("2026-02-0{}T10:00:00.000Z", iid % 9 + 1),
        "closed_at": null, "closed_by": user("canary"), "labels": ["water", "area::A"],
        "milestone": {"id": 3, "iid": 1, "title": "Spring", "description": "CANARY", "due_date": null},
        "assignees": [user("reed")], "assignee": user("reed"), "author": user("tarn"),
        "type": "ISSUE", "issue_type": "issue", "user_notes_count": 2, "upvotes": 1, "due_date": "2026-03-01",
        "confidential": false, "discussion_locked": null,
        "web_url": format!("https://gitlab.com/harbour/locks/-/issues/{iid}"),
        "references": {"short": format!("#{iid}"), "relative": format!("#{iid}"), "full": format!("harbour/locks#{iid}")},
        "task_completion_status": {"count": 3, "completed_count": 1},
        "moved_to_id": 66_600, "service_desk_reply_to": "canary@mail.test", "epic": {"title": "CANARY epic"},
        "_links": {"closed_as_duplicate_of": "https://gitlab.com/api/v4/projects/7/issues/666"},
        "a_field_of_tomorrow": "CANARY",
    })
}

/// The project of the issues.
fn project() -> Value {
    json!({"id": 7, "path_with_namespace": "harbour/locks", "visibility": "public", "issues_access_level": "enabled"})
}

/// A GitLab in good health, with three issues on two pages, that knows no keyset.
fn healthy(asked: &Asked) -> Reply {
    const LIST: &str = "/api/v4/projects/7/issues";
    match asked.path() {
        "/api/v4/projects/harbour%2Flocks" | "/api/v4/projects/7" => server::json(&project()),
        LIST if asked.has("pagination=keyset") => server::refusal(405),
        LIST if asked.has("per_page=1") => server::json(&json!([issue(1)])).with("X-Total", "3"),
        LIST if asked.has("page=2") => server::json(&json!([issue(3)])).with("X-Total", "3"),
        LIST => {
            let link = format!(
                r#"<http://HOST{}&page=2>; rel="next", <http://HOST/x>; rel="last""#,
                asked.target
            );
            server::json(&json!([issue(1), issue(2)]))
                .with("Link", &link)
                .with("X-Total", "3")
        }
        path if path.ends_with("/notes") => server::json(&json!([])),
        _ => server::refusal(404),
    }
}

/// Whether the list of issues is asked for, page by page.
fn is_list(asked: &Asked) -> bool {
    asked.path() == "/api/v4/projects/7/issues" && !asked.has("pagination=keyset")
}

#[test]
fn what_is_written_is_small_sorted_and_the_same_again() {
    let tree = Tree::new(SITE);
    let server = Server::start(healthy);
    let first = run(&wish(&tree, &server), None);
    assert_eq!(first.outcome().issues, 3);
    assert!(first.outcome().changed);
    let expected = r##"  {
    "assignees": [
      {
        "username": "reed"
      }
    ],
    "author": {
      "username": "tarn"
    },
    "confidential": false,
    "created_at": "2026-01-02T10:00:00.000Z",
    "description": "Water\nin lock 1, says [mail address removed].",
    "due_date": "2026-03-01",
    "iid": 1,
    "labels": [
      "area::A",
      "water"
    ],
    "milestone": {
      "title": "Spring"
    },
    "project_id": 7,
    "references": {
      "full": "harbour/locks#1"
    },
    "state": "opened",
    "task_completion_status": {
      "completed_count": 1,
      "count": 3
    },
    "title": "Lock 1",
    "updated_at": "2026-02-02T10:00:00.000Z",
    "web_url": "https://gitlab.com/harbour/locks/-/issues/1"
  },
"##;
    let bytes = written(&tree);
    assert_eq!(
        bytes
            .strip_prefix("[\n")
            .map(|rest| &rest[..expected.len()]),
        Some(expected)
    );
    assert!(bytes.ends_with("}\n]\n"));
    assert_eq!(numbers(&tree), [1, 2, 3]);
    let modified = || {
        fs::metadata(file(&tree))
            .and_then(|data| data.modified())
            .ok()
    };
    let before = modified();
    let second = run(&wish(&tree, &server), None);
    assert!(!second.outcome().changed);
    assert_eq!((written(&tree), modified()), (bytes, before));
    let never =
        |asked: &Asked| asked.path().ends_with("/issues") && !asked.has("confidential=false");
    assert!(
        !server.asked().iter().any(never),
        "confidential issues are never asked for"
    );
}

#[test]
fn reading_knows_what_fetching_wrote() {
    let tree = Tree::new(&format!("{SITE}trackers: [{{project: harbour/locks}}]\n"));
    let server = Server::start(|asked| match asked.path() {
        path if path.ends_with("/notes") => server::json(&json!([
            {"id": 1, "body": "Open the gate", "author": {"username": "ash"}, "system": false, "internal": false,
                "confidential": false, "created_at": "2026-02-03T00:00:00Z", "noteable_type": "Issue"}
        ])),
        _ => healthy(asked),
    });
    let mut wish = wish(&tree, &server);
    wish.notes = true;
    assert_eq!(run(&wish, None).outcome().comments, 3);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let issues = built.json("api/v1/issues.json");
    let told: Vec<&Value> = issues
        .as_array()
        .expect("a list")
        .iter()
        .map(|issue| &issue["id"])
        .collect();
    assert_eq!(told.len(), 3);
    assert!(told.contains(&&json!("2")), "{told:?}");
    let page = built.read("issues/2/index.html");
    for text in ["Lock 2", "Open the gate", "Spring", "reed", "ash"] {
        assert!(page.contains(text), "{text}");
    }
}
