//! `--from-export`: an archive, or its unpacked folder, comes in. Of what is in it only public issues come out.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::{Run, SITE, run};
use crate::support::Tree;
use minutebook::fetch::clean::Cleaner;
use minutebook::fetch::export::{self, Caps};
use minutebook::model::privacy::Privacy;
use minutebook::pipeline::fetch::{Source, Wish};

fn note(id: u64, words: &str, key: &str, value: Value) -> Value {
    let mut note = json!({"id": id, "note": words, "noteable_type": "Issue", "author_id": 4, "system": false, "confidential": null,
        "created_at": format!("2020-04-1{id}T00:00:00.000Z"), "author": {"name": "Ash"}, "discussion_id": format!("d{id}"),
        "events": [{"CANARY": 1}], "award_emoji": [], "project_id": 70});
    note[key] = value;
    note
}

/// An issue as GitLab exports it.
fn issue(iid: u64, key: &str, value: Value) -> Value {
    let mut issue = json!({
        "id": 9000 + iid, "iid": iid, "project_id": 70, "title": format!("Lock {iid}"), "author_id": 4, "updated_by_id": 5,
        "description": "Ask canary@mail.test", "confidential": false, "state": "opened", "closed_at": null,
        "created_at": "2020-04-01T00:00:00.000Z", "updated_at": "2020-04-02T00:00:00.000Z", "due_date": null,
        "service_desk_reply_to": "canary@mail.test", "moved_to_id": 666, "issue_type": "invalid_type",
        "issue_assignees": [{"user_id": 5}, {"user_id": 5}], "sentry_issue": {"CANARY": 1}, "timelogs": [{"CANARY": 2}],
        "label_links": [{"label": {"title": "water", "description": "CANARY", "type": "ProjectLabel"}}],
        "events": [{"CANARY": 3}], "zoom_meetings": [{"url": "https://CANARY.test"}], "designs": [{"CANARY": 4}],
        "notes": [
            note(2, "Second", "id", json!(2)),
            note(1, "First, canary@mail.test", "id", json!(1)),
            note(3, "CANARY internal", "internal", json!(true)),
            note(4, "CANARY confidential", "confidential", json!(true)),
            note(5, "CANARY answer to the one before", "discussion_id", json!("d4")),
            note(6, "CANARY made the issue confidential", "system", json!(true)),
        ],
    });
    issue[key] = value;
    issue
}

fn lines() -> String {
    let mut absent = issue(6, "title", json!("CANARY absent"));
    absent
        .as_object_mut()
        .expect("an object")
        .remove("confidential");
    let issues = [
        issue(2, "state", json!("closed")),
        issue(1, "iid", json!(1)),
        issue(3, "confidential", json!(true)),
        issue(4, "confidential", Value::Null),
        issue(5, "label_links", json!([{"label": {"title": "TLP:RED"}}])),
        absent,
    ];
    issues
        .map(|issue| {
            let secret = issue["confidential"] != json!(false);
            let line = issue.to_string();
            (if secret {
                line.replace("Lock", "CANARY")
            } else {
                line
            }) + "\n"
        })
        .concat()
}

/// An archive of files, of a project that everybody may read.
fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let told: [(&str, &[u8]); 2] = [
        (PROJECT, b"{\"visibility_level\":20}"),
        (FEATURE, b"{\"issues_access_level\":20}\n"),
    ];
    archive_of(&[&told, files].concat())
}

const PROJECT: &str = "./tree/project.json";
const FEATURE: &str = "./tree/project/project_feature.ndjson";

fn archive_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    for (path, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder
            .append_data(&mut header, path, *bytes)
            .expect("memory");
    }
    builder
        .into_inner()
        .and_then(GzEncoder::finish)
        .expect("memory")
}

const MEMBERS: (&str, &[u8]) = (
    "./tree/project/project_members.ndjson",
    b"{\"user\":{\"email\":\"canary@mail.test\"}}\n",
);
const ISSUES: &str = "./tree/project/issues.ndjson";

fn wish(tree: &Tree, file: PathBuf, name: Option<&str>) -> Wish {
    Wish {
        today: chrono::NaiveDate::MIN,
        content: tree.path().join("content"),
        output: None,
        notes: true,
        url: None,
        ca_file: None,
        source: Source::Export {
            file,
            name: name.map(str::to_owned),
            allow_private: false,
        },
    }
}

/// Reads an archive of these bytes as an export of `harbour/locks`.
fn read(tree: &Tree, bytes: &[u8]) -> Run {
    tree.write("export.tar.gz", bytes);
    run(
        &wish(
            tree,
            tree.path().join("export.tar.gz"),
            Some("harbour/locks"),
        ),
        None,
    )
}

#[test]
fn an_export_is_cleaned_before_it_is_written() {
    let tree = Tree::new(&format!("{SITE}trackers: [{{project: harbour/locks}}]\n"));
    let whole = archive(&[
        MEMBERS,
        (ISSUES, lines().as_bytes()),
        ("./project.bundle", b"CANARY"),
    ]);
    let ran = read(&tree, &whole);
    let outcome = ran.outcome();
    assert_eq!(
        (outcome.issues, outcome.comments, outcome.withheld),
        (2, 4, Some(4))
    );
    let bytes = super::written(&tree);
    assert!(!bytes.to_lowercase().contains("canary"), "{bytes}");
    assert!(
        bytes.contains("First, [mail address removed]") && bytes.contains("\"name\": \"Ash\""),
        "{bytes}"
    );
    assert_eq!(super::numbers(&tree), [1, 2]);
    assert!(!read(&tree, &whole).outcome().changed);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let page = built.read("issues/1/index.html");
    assert!(
        page.contains("https://gitlab.com/harbour/locks/-/issues/1") && page.contains("Second"),
        "{page}"
    );
    // The unpacked folder comes to the same.
    tree.write("unpacked/tree/project.json", "{\"visibility_level\":20}");
    let feature = "{\"issues_access_level\":20}";
    tree.write("unpacked/tree/project/project_feature.ndjson", feature);
    tree.write("unpacked/tree/project/issues.ndjson", lines());
    tree.write("unpacked/tree/project/project_members.ndjson", MEMBERS.1);
    let folder = tree.path().join("unpacked");
    assert!(!run(&wish(&tree, folder, None), None).outcome().changed);
}

#[test]
fn bad_exports_leave_the_old_file() {
    let tree = Tree::new(SITE);
    let good = lines();
    read(&tree, &archive(&[(ISSUES, good.as_bytes())])).outcome();
    let before = super::written(&tree);
    let noise: Vec<u8> = (0..200_000u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    let long = archive(&[(ISSUES, good.as_bytes()), ("./uploads/noise", &noise)]);
    let mut short = archive_of_half(&good);
    let cut_line = &good[..good.len() - 40];
    let rows: [(&str, Vec<u8>, &str); 8] = [
        (
            "no archive",
            b"<html>CANARY</html>".to_vec(),
            "is it the file NAME.tar.gz of an export?",
        ),
        ("empty", Vec::new(), "cannot read the export"),
        (
            "another archive",
            archive(&[("./VERSION", b"{}")]),
            "it holds no `tree/project/issues.ndjson`",
        ),
        (
            "no file of that name",
            archive(&[("./other/tree/project/issues.ndjson", good.as_bytes())]),
            "it holds no",
        ),
        (
            "a packed file cut",
            archive(&[("./a", &noise), (ISSUES, good.as_bytes())])[..7_000].to_vec(),
            "download the export again",
        ),
        (
            "an archive cut in its issues",
            std::mem::take(&mut short),
            "its issues end too early",
        ),
        (
            "a line cut",
            archive(&[(ISSUES, cut_line.as_bytes())]),
            "line 6 of its issues is cut or damaged",
        ),
        (
            "a line of another kind",
            archive(&[(ISSUES, b"{\"iid\": 1}\n[\"CANARY\"]\n")]),
            "line 2 of its issues is cut or damaged",
        ),
    ];
    for (name, bytes, words) in rows {
        let ran = read(&tree, &bytes);
        let error = ran.error();
        assert!(
            error.contains(words) && !error.contains("CANARY"),
            "{name}: {error}"
        );
        assert_eq!(super::written(&tree), before, "{name}");
    }
    // What comes after the issues is not looked at.
    assert!(!read(&tree, &long[..long.len() - 2_000]).outcome().changed);
    let missing = run(&wish(&tree, tree.path().join("none.tar.gz"), None), None);
    assert!(
        missing.error().starts_with("cannot read `"),
        "{}",
        missing.error()
    );
}

/// A whole packed file, of an archive that ends within its issues.
fn archive_of_half(lines: &str) -> Vec<u8> {
    let mut header = tar::Header::new_gnu();
    header
        .set_path("tree/project/issues.ndjson")
        .expect("a short path");
    header.set_size(lines.len() as u64);
    header.set_cksum();
    let first = lines.lines().next().expect("a line");
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(header.as_bytes()).expect("memory");
    packer.write_all(first.as_bytes()).expect("memory");
    packer.write_all(b"\n").expect("memory");
    packer.finish().expect("memory")
}

#[test]
fn sizes_are_capped() {
    let tree = Tree::new(SITE);
    let good = lines();
    let zeros = vec![0u8; 1 << 20];
    tree.write(
        "export.tar.gz",
        archive(&[("./a", &zeros), (ISSUES, good.as_bytes())]),
    );
    let privacy = Privacy {
        allowed: &[],
        real_names: false,
    };
    let cleaner = Cleaner {
        privacy,
        notes: true,
        today: chrono::NaiveDate::MIN,
    };
    let read = |caps| {
        export::read(
            &tree.path().join("export.tar.gz"),
            &cleaner,
            None,
            caps,
            false,
        )
    };
    let most = Caps::default();
    assert_eq!(read(most).map(|found| found.seen()).ok(), Some(6));
    let tight = [
        Caps { line: 500, ..most },
        Caps {
            issues: 5000,
            ..most
        },
        Caps {
            archive: 1 << 19,
            ..most
        },
    ];
    for caps in tight {
        assert!(read(caps).is_err(), "{caps:?}");
    }
}

#[test]
fn an_export_that_is_not_for_everybody_is_refused() {
    let tree = Tree::new(SITE);
    let issues = lines();
    let rows: [(&[u8], &[u8], bool); 5] = [
        (
            b"{\"visibility_level\":20}",
            b"{\"issues_access_level\":20}",
            true,
        ),
        (
            b"{\"visibility_level\":0}",
            b"{\"issues_access_level\":20}",
            false,
        ),
        (
            b"{\"visibility_level\":20}",
            b"{\"issues_access_level\":10}",
            false,
        ),
        (b"{\"visibility_level\":20}", b"null", false),
        (b"", b"{\"issues_access_level\":20}", false),
    ];
    for (project, feature, open) in rows {
        let orders = [
            [
                (ISSUES, issues.as_bytes()),
                (PROJECT, project),
                (FEATURE, feature),
            ],
            [
                (FEATURE, feature),
                (PROJECT, project),
                (ISSUES, issues.as_bytes()),
            ],
        ];
        for files in orders {
            tree.write("export.tar.gz", archive_of(&files));
            let mut wish = wish(&tree, tree.path().join("export.tar.gz"), None);
            let ran = run(&wish, None);
            match open {
                true => assert_eq!(ran.outcome().issues, 2),
                false => assert!(
                    ran.error().contains("say --allow-private"),
                    "{}",
                    ran.error()
                ),
            }
            if let Source::Export { allow_private, .. } = &mut wish.source {
                *allow_private = true;
            }
            assert_eq!(run(&wish, None).outcome().issues, 2);
        }
    }
}

#[test]
fn an_export_in_the_content_folder_is_warned_of() {
    let tree = Tree::new(SITE);
    tree.write(
        "content/export.tar.gz",
        archive(&[(ISSUES, lines().as_bytes())]),
    );
    let file = tree.path().join("content/export.tar.gz");
    let ran = run(&wish(&tree, file, None), None);
    assert!(
        ran.outcome().warnings[0].contains("never commit it"),
        "{:?}",
        ran.outcome()
    );
    let named = tree.path().join("content/issues/gitlab-export.json");
    let text = fs::read_to_string(named).expect("a file without the name of a project");
    assert!(
        text.contains("\"iid\": 1") && !text.contains("references"),
        "{text}"
    );
}
