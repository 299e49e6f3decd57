//! The data for programs: every JSON and CSV that is written is read back, has the fields its page documents and no others,
//! and says the same as its neighbours.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use minutebook::view::data::FILES;
use serde_json::Value;

use crate::support::{Built, TODAY, minutebook};

fn built(folder: &Path) -> Built {
    let out = folder.join("site");
    let args = [
        "build",
        "--today",
        TODAY,
        "--base-url",
        "https://portal.example.org",
        "--output-dir",
    ];
    let all: Vec<&str> = args
        .into_iter()
        .chain([out.to_str().expect("UTF-8")])
        .collect();
    let built = Built::new(minutebook(&all), out.clone());
    assert_eq!(built.status, 0, "{}", built.stderr);
    built
}

/// Field names of the rows of a file.
fn fields(built: &Built, path: &str) -> BTreeSet<String> {
    if path.ends_with(".csv") {
        let text = built.read(path);
        let head = text.lines().next().unwrap_or("");
        return head.split(',').map(str::to_owned).collect();
    }
    let value = built.json(path);
    let rows = match value {
        Value::Array(rows) => rows,
        other => vec![other],
    };
    assert!(!rows.is_empty(), "{path} has no row to look at");
    let keys = rows.iter().filter_map(Value::as_object);
    keys.flat_map(|row| row.keys().cloned()).collect()
}

#[test]
fn every_file_has_the_fields_that_its_page_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let built = built(folder.path());
    let meeting = FILES
        .iter()
        .find(|file| file.path == "api/v1/meetings.json");
    let common: BTreeSet<&str> = meeting
        .expect("meetings are documented")
        .fields
        .iter()
        .map(|(name, _)| *name)
        .collect();
    let mut wrong = Vec::new();
    for file in FILES {
        let path = file.path.replace("ID", "2026-11-19-weekly");
        let mut told: BTreeSet<String> = file
            .fields
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect();
        if file.path.contains("ID") {
            told.extend(common.iter().map(|name| (*name).to_owned()));
        }
        let found = fields(&built, &path);
        if found != told {
            let missing: Vec<&String> = told.difference(&found).collect();
            let more: Vec<&String> = found.difference(&told).collect();
            wrong.push(format!(
                "{path}: documented only {missing:?}, written only {more:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_interface_is_documented_and_can_be_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let built = built(folder.path());
    let known: BTreeSet<&str> = FILES.iter().map(|file| file.path).collect();
    let api = built.out.join("api/v1");
    let mut count = 0;
    for entry in fs::read_dir(&api).expect("a folder").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            continue;
        }
        count += 1;
        let path = format!("api/v1/{name}");
        assert!(known.contains(path.as_str()), "{path} is not documented");
        if name.ends_with(".json") {
            // Written once more it is the same: one line, sorted keys, nothing that JSON cannot say.
            let text = built.read(&path);
            let value: Value = serde_json::from_str(&text).expect("JSON");
            assert_eq!(format!("{value}\n"), text, "{path}");
        }
    }
    assert!(count >= 10, "{count} files");
}

/// Values of one key over all rows.
fn column(rows: &Value, key: &str) -> Vec<String> {
    let rows = rows.as_array().expect("a list");
    rows.iter()
        .map(|row| row[key].as_str().expect("a text").to_owned())
        .collect()
}

#[test]
fn lists_agree_with_each_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let built = built(folder.path());
    let meetings = built.json("api/v1/meetings.json");
    let ids = column(&meetings, "id");
    for meeting in meetings.as_array().expect("a list") {
        let id = meeting["id"].as_str().expect("an id");
        let detail = built.json(&format!("api/v1/meetings/{id}.json"));
        for (key, value) in meeting.as_object().expect("an object") {
            assert_eq!(&detail[key], value, "{id}: {key}");
        }
        let items = detail["items"].as_array().expect("items");
        for (kind, count) in meeting["counts"].as_object().expect("counts") {
            let standing = items
                .iter()
                .filter(|item| item["kind"] == kind.as_str() && item["withdrawn"] == false);
            assert_eq!(
                standing.count() as u64,
                count.as_u64().unwrap_or(0),
                "{id}: {kind}"
            );
        }
    }
    for (list, key) in [
        ("issues", "meetings"),
        ("projects", "meetings"),
        ("people", "meetings"),
    ] {
        let rows = built.json(&format!("api/v1/{list}.json"));
        for row in rows.as_array().expect("a list") {
            let named = row[key].as_array().expect("a list").iter();
            for id in named.filter_map(Value::as_str) {
                assert!(ids.iter().any(|known| known == id), "{list}: {id}");
            }
            let page = row["url"].as_str().expect("an address");
            assert!(built.out.join(page).join("index.html").is_file(), "{page}");
        }
    }
    let attendance = built.read("api/v1/attendance.csv");
    let people = built.json("api/v1/people.json");
    for person in people.as_array().expect("a list") {
        let id = person["id"].as_str().expect("an id");
        let rows = attendance
            .lines()
            .filter(|line| line.split(',').nth(2) == Some(id));
        let meetings = person["meetings"].as_array().map_or(0, Vec::len);
        assert_eq!(rows.count(), meetings, "{id}");
    }
}
