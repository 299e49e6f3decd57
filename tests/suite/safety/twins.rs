//! Issues as trackers give them, public and withheld twins in every format: a name, a number and a flag
//! come in, JSON goes out whose every text begins with the name. What no reader may take over says
//! `quokka` whatever the name.

use serde_json::{Value, json};

use crate::support::Tree;

/// Says that an issue is public, and that it is not.
const NO: Option<Value> = Some(Value::Bool(false));
const YES: Option<Value> = Some(Value::Bool(true));

/// Public and withheld twins in every format that an issue can have.
pub(super) fn tree_of_twins() -> Tree {
    let tree = Tree::new(include_str!("withheld.txt"));
    let write = |name: &str, text: String| tree.write(&format!("content/issues/{name}"), text);
    write("tickets.json", array().to_string());
    write("single.json", gitlab("wombat-single", 30, NO).to_string());
    let secret = gitlab("quokka-single", 31, YES).to_string();
    write("quokka-single-file.json", secret);
    write("issues.ndjson", exported());
    let list = [
        older("wombat-older", 50, NO),
        older("quokka-older", 51, YES),
    ];
    write("older.json", json!({"issues": list}).to_string());
    let list = [
        pagure("wombat-pagure", 70, NO),
        pagure("quokka-pagure-true", 71, YES),
        pagure("quokka-pagure-missing", 72, None),
    ];
    write("pagure.json", json!({"issues": list}).to_string());
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
fn exported() -> String {
    let issues = [
        export("wombat-export", 40, NO),
        export("quokka-export-true", 41, YES),
        export("quokka-export-null", 42, Some(Value::Null)),
        export("quokka-export-missing", 43, None),
        changed(export("quokka-now-secret", 60, YES), "2026-03-01"),
        changed(export("quokka-in-doubt", 61, YES), "2026-01-02"),
        changed(export("wombat-now-public", 62, NO), "2026-03-02"),
    ];
    issues.iter().map(|issue| format!("{issue}\n")).collect()
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
            {"body": "quokka-internal-note", "internal": true, "system": false},
            {"body": "quokka-system-note", "internal": false, "system": true},
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
    for key in ["web_url", "references", "labels"] {
        fields.remove(key);
    }
    issue["label_links"] = json!([{"label": {"title": format!("{name}-label")}}]);
    issue["notes"] = json!([
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
        "comments": [{"comment": "quokka-comment", "user": {"name": "quokka-commenter"}}],
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
