//! The plan of the house held against the code: which room may use which, and what no file may do.
//! Reads `src/`; says every offending line at once.

use std::fs;
use std::path::{Path, PathBuf};

/// Rooms from the cellar up. A file may use its own room and those named before it in its row.
const MAY_USE: &[(&str, &[&str])] = &[
    ("place", &[]),
    ("digest", &[]),
    ("packing", &[]),
    ("pieces", &[]),
    ("error", &[]),
    ("model", &["place"]),
    ("report", &["place", "model"]),
    // Keeps the words of what is withheld from the time it is read, and looks for them in what is written.
    ("seal", &["place", "model", "packing"]),
    (
        "read",
        &[
            "place", "digest", "pieces", "error", "model", "report", "seal",
        ],
    ),
    ("link", &["pieces", "model"]),
    ("check", &["place", "model", "report", "link"]),
    ("publish", &["model", "link", "view"]),
    ("view", &["model", "link"]),
    ("slots", &["model"]),
    // Judges what it fetches by the rules of reading, and knows the files that reading knows. Nothing below `pipeline`
    // uses it, so that no build can reach the network.
    ("fetch", &["error", "model", "read"]),
    ("search", &["place", "model", "view", "packing"]),
    ("theme", &["digest", "error", "report", "view"]),
    ("write", &["digest", "error"]),
    (
        "outputs",
        &[
            "place", "digest", "pieces", "error", "model", "report", "publish", "theme", "view",
        ],
    ),
    (
        "pipeline",
        &[
            "place", "digest", "pieces", "error", "model", "report", "read", "link", "check",
            "view", "theme", "outputs", "write", "slots", "search", "compress", "fetch", "seal",
        ],
    ),
    ("start", &["cli", "error", "model", "read"]),
    ("cli", &[]),
    ("compress", &[]),
    ("lib", &[]),
    // The rules of `_redirects` are those that `check` tells of.
    ("serve", &["error", "model", "pipeline", "report"]),
    (
        "main",
        &[
            "cli", "error", "fetch", "pipeline", "report", "serve", "slots", "start",
        ],
    ),
];

/// Words that only some rooms may use.
const ONLY: &[(&str, &[&str])] = &[
    ("println!", &["main"]),
    ("eprintln!", &["main"]),
    ("print!(", &["main"]),
    ("process::exit", &[]),
    ("Utc::now", &["main"]),
    ("SystemTime", &[]),
    // `serve` listens and reaches out to nobody; the command line names an address, and `model` knows the kinds of them.
    ("std::net", &["serve", "cli", "model"]),
    ("ureq", &["fetch"]),
    ("std::env", &["main"]),
    // `fetch` reads exports and its own old files; `write` alone writes what it brings.
    (
        "std::fs",
        &["read", "theme", "write", "outputs", "fetch", "start"],
    ),
    (
        "use serde::",
        &[
            "report", "publish", "view", "search", "theme", "outputs", "slots", "place", "digest",
            "read", "write", "pipeline",
        ],
    ),
    ("Mutex", &[]),
    ("RwLock", &[]),
    ("static mut", &[]),
    ("unsafe ", &[]),
];

struct Source {
    path: PathBuf,
    room: String,
    /// The text before the tests of the file.
    text: String,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of src/").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            // Starter files of a portal are no source code.
            if path.extension().is_none_or(|end| end != "rs") {
                continue;
            }
            let whole = fs::read_to_string(&path).expect("a source file");
            let text = whole
                .split("#[cfg(test)]\nmod ")
                .next()
                .unwrap_or("")
                .to_owned();
            let inside = path.strip_prefix(&root).expect("a path below src/");
            let room = inside.iter().next().expect("a name").to_string_lossy();
            let room = room.trim_end_matches(".rs").to_owned();
            found.push(Source { path, room, text });
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Complains about everything at once.
fn assert_none(faults: Vec<String>) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn lines(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    let code = |(_, line): &(usize, &str)| !line.trim_start().starts_with("//");
    source
        .text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(code)
}

#[test]
fn arrows_run_down_only() {
    let mut faults = Vec::new();
    for source in sources() {
        let row = MAY_USE.iter().find(|(room, _)| *room == source.room);
        let Some((_, allowed)) = row else {
            faults.push(format!(
                "{}: a room that is not in the plan",
                source.path.display()
            ));
            continue;
        };
        for (number, used) in used(&source.text) {
            let known = MAY_USE.iter().any(|(room, _)| *room == used);
            if known && used != source.room && !allowed.contains(&used.as_str()) {
                faults.push(format!(
                    "{}:{number}: {} must not use {used}",
                    source.path.display(),
                    source.room
                ));
            }
        }
    }
    assert_none(faults);
}

/// What a text names right behind `crate::`, be it one or a group in braces, with the number of its line.
fn used(text: &str) -> Vec<(usize, String)> {
    let code: Vec<&str> = text
        .lines()
        .map(|line| line.split("//").next().unwrap_or(""))
        .collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    for (at, sign) in code.match_indices("crate::") {
        let number = code[..at].matches('\n').count() + 1;
        let rest = &code[at + sign.len()..];
        let names = match rest.strip_prefix('{') {
            Some(group) => heads(group),
            None => vec![first_word(rest)],
        };
        found.extend(names.into_iter().map(|name| (number, name)));
    }
    found
}

/// The first name of each entry of a group, whose opening brace is passed.
fn heads(group: &str) -> Vec<String> {
    let (mut depth, mut begins, mut found) = (0, true, Vec::new());
    for (at, sign) in group.char_indices() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => begins = true,
            _ if begins && !sign.is_whitespace() => {
                found.push(first_word(&group[at..]));
                begins = false;
            }
            _ => {}
        }
    }
    found
}

fn first_word(text: &str) -> String {
    let in_word = |c: &char| c.is_alphanumeric() || *c == '_';
    text.chars().take_while(in_word).collect()
}

#[test]
fn every_room_that_a_text_names_is_seen() {
    let rows: &[(&str, &[(usize, &str)])] = &[
        ("use crate::view::{Sight, words};", &[(1, "view")]),
        (
            "x\nuse crate::{check, link::{Graph, link}, read};",
            &[(2, "check"), (2, "link"), (2, "read")],
        ),
        (
            "use crate::{\n    check,\n    view::url,\n};\ncrate::seal::x();",
            &[(1, "check"), (1, "view"), (5, "seal")],
        ),
        ("// crate::view\n", &[]),
    ];
    for (text, expected) in rows {
        let found = used(text);
        let found: Vec<(usize, &str)> = found.iter().map(|(at, room)| (*at, &**room)).collect();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn rooms_keep_to_their_work() {
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in lines(&source) {
            for (word, rooms) in ONLY {
                if line.contains(word) && !rooms.contains(&source.room.as_str()) {
                    faults.push(format!(
                        "{}:{number}: `{word}` in {}",
                        source.path.display(),
                        source.room
                    ));
                }
            }
        }
    }
    assert_none(faults);
}

/// Longest file before its tests, and longest function, in lines.
const LONGEST_FILE: usize = 320;
const LONGEST_FUNCTION: usize = 60;

#[test]
fn files_and_functions_are_short_and_say_what_they_are() {
    let mut faults = Vec::new();
    for source in sources() {
        let path = source.path.display();
        if !source.text.starts_with("//!") {
            faults.push(format!("{path}: does not say what it is"));
        }
        let count = source.text.lines().count();
        if count > LONGEST_FILE {
            faults.push(format!("{path}: {count} lines"));
        }
        faults.extend(long_functions(&source));
    }
    assert_none(faults);
}

fn long_functions(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    let mut open: Option<(usize, usize, String)> = None;
    for (index, line) in source.text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        if is_function(line) {
            open = Some((index, indent, line.trim_start().to_owned()));
        }
        if let Some((start, depth, name)) = open.take_if(|(_, depth, _)| {
            line.starts_with('}') && *depth == 0 || indent == *depth && line.trim() == "}"
        }) {
            let length = index - start + 1;
            if length > LONGEST_FUNCTION {
                faults.push(format!(
                    "{}:{}: {length} lines: {name} {depth}",
                    source.path.display(),
                    start + 1
                ));
            }
        }
    }
    faults
}

/// Whether a function begins in a line, whoever may call it.
fn is_function(line: &str) -> bool {
    let head = line.trim_start();
    let head = match head.strip_prefix("pub") {
        Some(rest) if rest.starts_with('(') => rest.split_once(')').map_or("", |(_, rest)| rest),
        Some(rest) => rest,
        None => head,
    };
    let mut words = head.split_whitespace();
    words.find(|word| !["const", "async", "unsafe"].contains(word)) == Some("fn")
}

#[test]
fn every_function_is_seen() {
    for (line, expected) in [
        ("fn a() {", true),
        ("    pub fn a() {", true),
        ("pub(in crate::read) fn a() {", true),
        ("pub(crate) const fn a() {", true),
        ("    pub(super) async fn a(", true),
        ("pub struct A;", false),
        ("let a = fn_of(b);", false),
    ] {
        assert_eq!(is_function(line), expected, "{line}");
    }
}
