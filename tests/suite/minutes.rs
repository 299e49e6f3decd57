//! The rules of the grammar, on logs of our own: what each command does in each dialect.
//! Cases come from `minutes.txt` (`### name`, the file name, the log, `---`, the minutes as this test prints them);
//! after the log other files of the tree may stand, each under a line `=== path`, and lines `@absent words` that the
//! whole site must not hold. `UPDATE=1` rewrites the minutes.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::support::{Built, Tree};
use minutebook::compress::Packing;

/// A log and what is made of it.
struct Case {
    name: String,
    path: String,
    log: String,
    expected: String,
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/suite/minutes.txt")
}

fn cases(text: &str) -> Vec<Case> {
    let blocks = text.split("### ").skip(1);
    let case = |block: &str| {
        let (name, rest) = block.split_once('\n').expect("a name");
        let (path, rest) = rest.split_once('\n').expect("a path");
        let (log, expected) = rest.split_once("---\n").expect("a line `---`");
        let (name, path) = (name.to_owned(), path.to_owned());
        Case {
            name,
            path,
            log: log.replace("<TAB>", "\t"),
            expected: expected.trim_end().to_owned(),
        }
    };
    blocks.map(case).collect()
}

/// The minutes of every meeting of a tree, oldest first, one fact a line.
fn minutes(case: &Case) -> String {
    let (absent, text): (Vec<&str>, Vec<&str>) = case
        .log
        .split_inclusive('\n')
        .partition(|line| line.starts_with("@absent "));
    let text = text.concat();
    let (log, files) = text.split_at(text.find("=== content/").unwrap_or(text.len()));
    let site = "=== content/site.yaml\ntitle: Test\nbots: [botty]\n";
    let tree = Tree::new(&format!("{site}{files}"));
    tree.write(&format!("content/meetings/{}", case.path), log.as_bytes());
    // None of the meetings is in the future on that day.
    let built = tree.build(&["--today", "2032-12-31"]);
    let mut out = format!("exit {}\n", built.status);
    for word in absent
        .iter()
        .filter_map(|line| line.strip_prefix("@absent "))
    {
        let found = holds(&built.out, word.trim());
        let _ = writeln!(
            out,
            "{} of {:?}",
            if found { "LEAK" } else { "nothing" },
            word.trim()
        );
    }
    if built.status == 0 {
        told(&mut out, &built);
    }
    let root = tree.path().to_string_lossy().into_owned();
    let stderr = built.stderr.replace(&format!("{root}/"), "");
    let notes = stderr
        .lines()
        .filter(|line| line.contains("warning[") || line.contains("error["));
    for note in notes {
        let start = note
            .find("meetings/")
            .map_or(0, |at| at + "meetings/".len());
        let _ = writeln!(
            out,
            "note {}",
            note[start..].trim_start_matches(case.path.as_str())
        );
    }
    out.trim_end().to_owned()
}

/// Whether any file below a folder holds some words.
fn holds(folder: &Path, words: &str) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .any(|path| match path.is_dir() {
            true => holds(&path, words),
            false => String::from_utf8_lossy(&fs::read(&path).expect("a file")).contains(words),
        })
}

/// Every meeting of the site.
fn told(out: &mut String, built: &Built) {
    let meetings = built.json("api/v1/meetings.json");
    for row in meetings.as_array().expect("an array").iter().rev() {
        let id = row["id"].as_str().expect("an id");
        meeting(out, &built.json(&format!("api/v1/meetings/{id}.json")));
    }
}

fn meeting(out: &mut String, meeting: &Value) {
    let text = |key: &str| meeting[key].as_str().unwrap_or("-").to_owned();
    let _ = writeln!(
        out,
        "{} \"{}\" {} {} to {}",
        text("id"),
        text("title"),
        text("series"),
        text("start"),
        text("end")
    );
    let lines = meeting["lines"].as_object().expect("lines");
    let counted = lines.iter().filter(|(_, count)| **count != 0);
    let counted: Vec<String> = counted
        .map(|(kind, count)| format!("{kind} {count}"))
        .collect();
    let _ = writeln!(out, "  lines {}", counted.join(", "));
    for (index, item) in meeting["items"]
        .as_array()
        .expect("items")
        .iter()
        .enumerate()
    {
        let withdrawn = if item["withdrawn"] == true {
            " (withdrawn)"
        } else {
            ""
        };
        let topic = item["topic"]
            .as_u64()
            .map_or(String::new(), |topic| format!(" under {topic}"));
        let of = |key: &str| item[key].as_str().unwrap_or("-").to_owned();
        let (line, kind) = (&item["line"], of("kind"));
        let _ = writeln!(
            out,
            "  {index} {kind} l{line} {} {}: {:?}{topic}{withdrawn}",
            of("time"),
            of("nick"),
            of("text")
        );
    }
    people(out, meeting);
}

fn people(out: &mut String, meeting: &Value) {
    let list = |value: &Value| -> Vec<String> {
        value
            .as_array()
            .expect("a list")
            .iter()
            .map(|text| text.as_str().unwrap_or("").to_owned())
            .collect()
    };
    for (nick, texts) in meeting["actions_by_person"].as_object().expect("a map") {
        let _ = writeln!(out, "  {nick} is to: {}", list(texts).join(" | "));
    }
    let unassigned = list(&meeting["unassigned"]);
    if !unassigned.is_empty() {
        let _ = writeln!(out, "  nobody is to: {}", unassigned.join(" | "));
    }
    let present = meeting["attendance"].as_array().expect("attendance").iter();
    let present = present.map(|who| {
        let bot = if who["bot"] == true { " bot" } else { "" };
        format!(
            "{} {}{bot}",
            who["nick"].as_str().unwrap_or(""),
            who["lines"]
        )
    });
    let _ = writeln!(
        out,
        "  present {}",
        present.collect::<Vec<String>>().join(", ")
    );
    let _ = writeln!(out, "  chairs {}", list(&meeting["chairs"]).join(", "));
    for key in ["scribes", "regrets"] {
        let names = list(&meeting[key]);
        let _ = if names.is_empty() {
            Ok(())
        } else {
            writeln!(out, "  {key} {}", names.join(", "))
        };
    }
    if !list(&meeting["present"]).is_empty() {
        let _ = writeln!(out, "  roll call {}", list(&meeting["present"]).join(", "));
    }
    if let Some(agenda) = meeting["agenda"].as_str() {
        let _ = writeln!(out, "  agenda {agenda}");
    }
    for said in meeting["speech"].as_array().expect("speech") {
        let _ = writeln!(
            out,
            "  {} said l{}: {}",
            said["speaker"], said["line"], said["text"]
        );
    }
    for item in meeting["items"].as_array().expect("items") {
        let owners = item["owners"].as_array().map(|_| list(&item["owners"]));
        let owners = owners.filter(|owners| !owners.is_empty());
        let _ = owners.map_or(Ok(()), |owners| {
            writeln!(out, "  l{} is for {}", item["line"], owners.join(", "))
        });
    }
}

#[test]
fn logs_give_the_minutes_of_the_decision_table() {
    let text = fs::read_to_string(file()).expect("minutes.txt");
    let cases = cases(&text);
    assert!(cases.len() >= 12, "the table is read");
    let told: Vec<String> = cases.iter().map(minutes).collect();
    if std::env::var_os("UPDATE").is_some() {
        let blocks = cases.iter().zip(&told).map(|(case, told)| {
            let log = case.log.replace('\t', "<TAB>");
            format!("### {}\n{}\n{log}---\n{told}\n", case.name, case.path)
        });
        fs::write(file(), blocks.collect::<Vec<String>>().join("\n")).expect("minutes.txt");
        return;
    }
    let differing = cases
        .iter()
        .zip(&told)
        .filter(|(case, told)| case.expected != **told);
    let shown: Vec<String> = differing
        .map(|(case, told)| format!("{}\n{told}\n", case.name))
        .collect();
    assert!(
        shown.is_empty(),
        "these differ from minutes.txt:\n\n{}",
        shown.join("\n")
    );
}

#[test]
fn a_log_may_be_in_utf_16_without_the_mark_of_its_order() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Portal\n");
    let log = "15:00:00 <ash> #topic Größe\n15:00:01 <кит> лодки\n15:00:02 <ash> a\n";
    let wide = log.encode_utf16().flat_map(u16::to_le_bytes);
    tree.write("content/meetings/2031-02-11.log", wide.collect::<Vec<u8>>());
    let meeting = tree.build(&[]).json("api/v1/meetings/2031-02-11.json");
    assert_eq!(meeting["items"][0]["text"], "Größe");
    assert_eq!(meeting["attendance"][1]["nick"], "кит");
}

#[test]
fn a_text_log_may_bear_front_matter() {
    let tree = Tree::new(
        "=== content/site.yaml
title: Portal
=== content/meetings/talk.txt
---
title: Weekly of the team
date: 2031-02-11
---
13:00:00 <ash> #topic one
13:01:00 <birch> #action ash to write
",
    );
    let meeting = tree.build(&[]).json("api/v1/meetings/2031-02-11-talk.json");
    assert_eq!(meeting["title"], "Weekly of the team");
    assert_eq!(meeting["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&meeting["lines"]["prose"], &meeting["lines"]["unexplained"]),
        (&json!(4), &json!(0))
    );
}

#[test]
fn a_packed_log_is_read_as_what_it_was_before() {
    let token = format!("glpat-{}", "a1B2c3D4e5F6g7H8i9J0");
    let log = format!(
        "15:00 <ash> #startmeeting boats\n15:01 <ash> {token}\n15:02 <birch> numbat\n\
         15:03 <ash> #info red\n15:04 <ash> TLP:RED numbat\n15:05 <ash> #endmeeting\n"
    );
    let packed = |text: &str| Packing::Gzip.pack(text.as_bytes());
    let tree = Tree::new(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/2032-01-08-sec.yaml\nredact: {lines: [3]}\n",
    );
    tree.write("content/meetings/2032-01-08-sec.log.gz", packed(&log));
    let mut broken = packed(&"15:00 <ash> hello\n15:01 <birch> aye\n".repeat(900));
    broken.truncate(broken.len() - 4);
    tree.write("content/meetings/2032-01-09-sec.log.gz", broken);
    tree.write("content/meetings/2032-01-10-sec.zip", b"PK\x03\x04");
    let built = tree.build(&["--today", "2032-12-31"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let meeting = built.json("api/v1/meetings/2032-01-08-sec.json");
    assert_eq!(meeting["items"][0]["text"], "red");
    assert_eq!(meeting["lines"]["redacted"], 3);
    assert!(!holds(&built.out, &token) && !holds(&built.out, "numbat"));
    let told = [
        "2032-01-08-sec.log.gz:2:13: warning[secret]",
        "2032-01-09-sec.log.gz: warning[broken-packing]",
        "2032-01-10-sec.zip: warning[passed-over]",
        "= unpack it",
    ];
    for words in told {
        assert!(built.stderr.contains(words), "{words}: {}", built.stderr);
    }
}

#[test]
fn a_log_that_is_packed_too_tightly_is_not_read() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Test\n");
    let text = "15:00 <ash> hello\n".repeat(1 << 16);
    let packed = Packing::Gzip.pack(text.as_bytes());
    tree.write("content/meetings/2032-01-08-sec.log.gz", packed);
    let built = tree.build(&["--today", "2032-12-31"]);
    let told = "2032-01-08-sec.log.gz: error[cap]: this packed file holds more than 100 times";
    assert!(built.stderr.contains(told), "{}", built.stderr);
}
