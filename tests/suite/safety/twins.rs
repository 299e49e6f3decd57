//! Issues as trackers give them, public and withheld twins in every format: a name, a number and a flag
//! come in, JSON goes out whose every text begins with the name. What no reader may take over says
//! `quokka` whatever the name.

use std::fs;

use serde_json::{Value, json};

use super::SECRET;
use crate::support::Tree;

/// Says that an issue is public, and that it is not.
const NO: Option<Value> = Some(Value::Bool(false));
const YES: Option<Value> = Some(Value::Bool(true));

/// Public and withheld twins in every format that an issue can have.
pub(super) fn tree_of_twins() -> Tree {
    tree(|value| value)
}

/// The public twins alone, beside one withheld page: that something is withheld may be known.
pub(super) fn tree_of_public_twins() -> Tree {
    let tree = tree(public_part);
    let updates = "projects/open/updates";
    let folders = ["", "issues", "projects", updates, "notes", "meetings"];
    for folder in folders.map(|folder| tree.path().join("content").join(folder)) {
        for entry in fs::read_dir(folder).expect("a folder of the tree") {
            let path = entry.expect("an entry of the tree").path();
            let name = path.to_string_lossy();
            if name.contains(SECRET) && !name.ends_with("quokka-green.md") {
                match path.is_dir() {
                    true => fs::remove_dir_all(path).expect("a folder of the tree"),
                    false => fs::remove_file(path).expect("a file of the tree"),
                }
            }
        }
    }
    tree
}

/// A value without the members of its lists that are not to be published.
fn public_part(value: Value) -> Value {
    let secret = |value: &Value| {
        let text = |key: &&str| {
            value[*key]
                .as_str()
                .is_some_and(|text| text.starts_with(SECRET))
        };
        ["title", "body", "note", "comment"].iter().any(text)
    };
    match value {
        Value::Array(list) => {
            let open = list.into_iter().filter(|value| !secret(value));
            open.map(public_part).collect()
        }
        Value::Object(map) => {
            let parts = map.into_iter();
            Value::Object(
                parts
                    .map(|(key, value)| (key, public_part(value)))
                    .collect(),
            )
        }
        other => other,
    }
}

fn tree(part: impl Fn(Value) -> Value) -> Tree {
    let tree = Tree::new(include_str!("withheld.txt"));
    let write = |name: &str, value: Value| {
        tree.write(&format!("content/issues/{name}"), part(value).to_string());
    };
    write("tickets.json", array());
    write("single.json", gitlab("wombat-single", 30, NO));
    write("quokka-single-file.json", gitlab("quokka-single", 31, YES));
    let Value::Array(lines) = part(exported()) else {
        panic!("an export has lines")
    };
    let lines: String = lines.iter().map(|issue| format!("{issue}\n")).collect();
    tree.write("content/issues/issues.ndjson", lines);
    let list = [
        older("wombat-older", 50, NO),
        older("quokka-older", 51, YES),
    ];
    write("older.json", json!({"issues": list}));
    let list = [
        pagure("wombat-pagure", 70, NO),
        pagure("quokka-pagure-true", 71, YES),
        pagure("quokka-pagure-missing", 72, None),
    ];
    write("pagure.json", json!({"issues": list}));
    tree
}

/// A dump of the API; from 60 on, issues that are told twice.
fn array() -> Value {
    let object = json!([{"name": "embargo"}]);
    json!([
        gitlab("wombat-array", 20, NO),
        gitlab("quokka-array-true", 21, YES),
        gitlab("quokka-array-null", 22, Some(Value::Null)),
        gitlab("quokka-array-text", 23, Some(json!("true"))),
        gitlab("quokka-array-missing", 24, None),
        gitlab("quokka-array-number", 25, Some(json!(0))),
        labelled(gitlab("quokka-array-amber", 26, NO), json!(["TLP:AMBER"])),
        labelled(gitlab("quokka-array-object", 27, NO), object),
        changed(gitlab("quokka-was-public", 60, NO), "2026-01-01"),
        changed(gitlab("quokka-same-age", 61, NO), "2026-01-02"),
        changed(gitlab("quokka-was-secret", 62, YES), "2026-01-03"),
        renamed(gitlab("quokka-old-address", 63, NO), "old", "2026-01-04"),
        renamed(gitlab("quokka-new-address", 63, YES), "new", "2026-03-04"),
    ])
}

/// The issues of a project export, with what became of some of the above.
fn exported() -> Value {
    json!([
        export("wombat-export", 40, NO),
        export("quokka-export-true", 41, YES),
        export("quokka-export-null", 42, Some(Value::Null)),
        export("quokka-export-missing", 43, None),
        changed(export("quokka-now-secret", 60, YES), "2026-03-01"),
        changed(export("quokka-in-doubt", 61, YES), "2026-01-02"),
        changed(export("wombat-now-public", 62, NO), "2026-03-02"),
    ])
}

/// Ids of the public twins, and how their texts begin.
pub(super) const TWINS: &[(&str, &str)] = &[
    ("1", "wombat-markdown"),
    ("18", "wombat-past"),
    ("20", "wombat-array"),
    ("30", "wombat-single"),
    ("40", "wombat-export"),
    ("62", "wombat-now-public"),
    ("older-50", "wombat-older"),
    ("pagure-70", "wombat-pagure"),
];

/// An issue of GitLab's API; without a flag if that is `None`.
fn gitlab(name: &str, number: u64, flag: Option<Value>) -> Value {
    let text = |field: &str| format!("{name}-{field}");
    let mut issue = json!({
        "id": 1000 + number, "iid": number, "project_id": 77, "state": "opened",
        "title": text("title"), "description": format!("{}, #1 and @amy", text("text")),
        "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-02-01T00:00:00Z",
        "labels": [text("label")],
        "milestone": {"title": text("milestone"), "description": "quokka-milestone-text"},
        "author": {"username": text("author"), "public_email": "quokka-public-mail"},
        "assignees": [{"username": text("assignee")}],
        "service_desk_reply_to": "quokka-reply-mail",
        "web_url": format!("https://gitlab.example.org/example/portal/-/issues/{number}"),
        "references": {"full": format!("example/portal#{number}")},
        "notes": [
            {"id": 1, "body": text("note"), "author": {"username": text("author")}, "internal": false, "system": false},
            {"id": 2, "body": "quokka-internal-note", "internal": true, "system": false},
            {"id": 3, "body": "quokka-system-note: mentioned in #10", "internal": false, "system": true},
            {"id": 4, "body": "quokka-null-note", "internal": null, "confidential": "false"},
        ],
        "discussions": [
            {"id": "f1", "notes": [{"id": 1, "body": text("note")}]},
            {"id": "f3", "notes": [{"id": 7, "body": "quokka-thread-begin"}, {"id": 5, "body": "quokka-thread-note", "confidential": true}]},
            {"id": "f2", "internal": true, "notes": [{"id": 6, "body": "quokka-thread", "internal": false}]},
        ],
    });
    if let Some(flag) = flag {
        issue["confidential"] = flag;
    }
    issue
}

/// A line of a project export, which names no addresses.
fn export(name: &str, number: u64, flag: Option<Value>) -> Value {
    let mut issue = gitlab(name, number, flag);
    let fields = issue.as_object_mut().expect("an issue is an object");
    for key in ["web_url", "references", "labels", "discussions"] {
        fields.remove(key);
    }
    issue["label_links"] = json!([{"label": {"title": format!("{name}-label")}}]);
    issue["notes"] = json!([
        {"note": format!("{name}-note"), "author": {"name": format!("{name}-author")}, "system": false, "internal": false},
        {"note": "quokka-internal-note", "internal": true, "system": false},
        {"note": "quokka-confidential-note", "confidential": true, "system": false},
        {"note": "quokka-system-note", "system": true, "events": [{"action": "quokka-event"}]},
    ]);
    issue
}

/// An issue of the project `example/older`, as GitLab gave it years ago.
fn older(name: &str, number: u64, flag: Option<Value>) -> Value {
    let mut issue = gitlab(name, number, flag);
    let fields = issue.as_object_mut().expect("an issue is an object");
    fields.remove("references");
    fields.remove("project_id");
    issue["web_url"] = json!(format!(
        "https://gitlab.example.org/example/older/issues/{number}"
    ));
    issue
}

/// An issue of Pagure's API.
fn pagure(name: &str, number: u64, flag: Option<Value>) -> Value {
    let text = |field: &str| format!("{name}-{field}");
    let mut issue = json!({
        "id": number, "status": "Open", "date_created": "1767225600", "last_updated": "1769904000",
        "title": text("title"), "content": text("text"), "tags": [text("label")],
        "milestone": text("milestone"), "user": {"name": text("author")},
        "assignee": {"name": text("assignee")},
        "full_url": format!("https://pagure.example.org/distro/issue/{number}"),
        "comments": [
            {"comment": text("note"), "user": {"name": text("commenter")}},
            {"comment": "quokka-notification", "notification": true, "user": {"name": "quokka-commenter"}},
        ],
    });
    if let Some(flag) = flag {
        issue["private"] = flag;
    }
    issue
}

/// The same issue, last changed on another day.
fn changed(mut issue: Value, day: &str) -> Value {
    issue["updated_at"] = json!(format!("{day}T00:00:00Z"));
    issue
}

/// The same issue in a project that was renamed: its number stays, its address does not.
fn renamed(issue: Value, name: &str, day: &str) -> Value {
    let mut issue = changed(issue, day);
    let number = issue["iid"].clone();
    issue["project_id"] = json!(88);
    issue["web_url"] = json!(format!(
        "https://gitlab.example.org/example/{name}/-/issues/{number}"
    ));
    issue["references"] = json!({"full": format!("example/{name}#{number}")});
    issue
}

/// The same issue with other labels.
fn labelled(mut issue: Value, labels: Value) -> Value {
    issue["labels"] = labels;
    issue
}
