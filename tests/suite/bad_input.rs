//! One table of bad inputs: `bad_input.txt` holds, a paragraph each, a tree with a fault in it, the exit
//! status and every note that its reader gets to see, with place, line, caret and hint. The head of that file
//! explains its form. `UPDATE=1` writes what the binary prints into it: read the difference before you keep it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a table that cannot be read or a tree that cannot be made must fail the test"
)]

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::Write as _;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::{fs, thread};

use crate::support::{Built, TODAY, Tree, minutebook};

/// The table, from the crate's root.
const TABLE: &str = "tests/suite/bad_input.txt";
/// What begins a case, and what begins its expected part.
const HEAD: &str = "### ";
const EXPECTED: &str = "--- exit ";

/// One bad input.
struct Case<'t> {
    name: &'t str,
    /// Directives and files.
    setup: &'t str,
    /// From `--- exit` on, without blank lines at the end.
    expected: &'t str,
}

/// What came of a case: the expected part as it should be, and what is wrong whatever the table says.
type Seen = (String, Vec<String>);

#[test]
fn every_bad_input_is_told_with_its_place_and_what_to_do() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(TABLE);
    let table = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{TABLE}: {error}"));
    let (head, cases) = parse(&table);
    assert!(cases.len() >= 30, "only {} cases are left", cases.len());
    let (mut fresh, mut faults) = (head.to_owned(), Vec::new());
    for (case, seen) in cases.iter().zip(run_all(head, &cases)) {
        let (name, setup, expected) = (case.name, case.setup, case.expected);
        let told = seen.as_ref().map_or(expected, |(told, _)| told);
        let _ = write!(fresh, "{HEAD}{name}\n{setup}{told}\n\n");
        if told != expected {
            faults.push(format!("{name}: expected\n{expected}\nand got\n{told}"));
        }
        let others = seen.map_or_else(Vec::new, |(_, faults)| faults);
        faults.extend(others.iter().map(|fault| format!("{name}: {fault}")));
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, fresh.trim_end().to_owned() + "\n").expect("the table can be written");
    }
    assert!(faults.is_empty(), "\n\n{}\n", faults.join("\n\n"));
}

/// The head of the table, and its cases.
fn parse(table: &str) -> (&str, Vec<Case<'_>>) {
    let (head, cases) = split_before(table, HEAD);
    let mut rest = cases.strip_prefix(HEAD).unwrap_or("");
    let mut found = Vec::new();
    while !rest.is_empty() {
        let (text, next) = split_before(rest, HEAD);
        let (name, text) = text.split_once('\n').expect("a case has lines");
        let (setup, expected) = split_before(text, EXPECTED);
        let expected = expected.trim_end();
        found.push(Case {
            name,
            setup,
            expected,
        });
        rest = next.strip_prefix(HEAD).unwrap_or("");
    }
    (head, found)
}

/// The text before the first line that begins so, and the rest.
fn split_before<'t>(text: &'t str, begin: &str) -> (&'t str, &'t str) {
    let inside = || text.find(&format!("\n{begin}")).map(|at| at + 1);
    let first = text.starts_with(begin).then_some(0);
    text.split_at(first.or_else(inside).unwrap_or(text.len()))
}

/// Every case, on all cores.
fn run_all(head: &str, cases: &[Case<'_>]) -> Vec<Option<Seen>> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let some =
        |cases: &[Case<'_>]| -> Vec<_> { cases.iter().map(|case| run(head, case)).collect() };
    thread::scope(|scope| {
        let chunks = cases.chunks(cases.len().div_ceil(cores));
        let start = |cases| scope.spawn(move || some(cases));
        let started: Vec<_> = chunks.map(start).collect();
        let ended = started.into_iter().map(|thread| thread.join());
        ended.flat_map(|seen| seen.expect("an end")).collect()
    })
}

/// Makes the tree of a case, builds it and looks at everything that is left.
/// None where this user may read what the case forbids.
fn run(head: &str, case: &Case<'_>) -> Option<Seen> {
    let (directives, files) = split_before(case.setup, "=== ");
    let tree = Tree::new(&format!("{}{files}", split_before(head, "=== ").1));
    let directives: Vec<(&str, &str)> = directives.lines().map(word).collect();
    let made = |(verb, rest): &(&str, &str)| make(&tree, verb, rest);
    if !directives.iter().all(made) {
        let name = case.name;
        let line = format!("\n*** NOT RUN: {name}: root may read everything ***\n");
        let _ = std::io::stderr().write_all(line.as_bytes());
        return None;
    }
    let given = directives.iter().filter(|(verb, _)| *verb == "@args");
    let mut args: Vec<&str> = given.flat_map(|(_, args)| args.split(' ')).collect();
    // Without an address every case would say that feeds are left out.
    if !args.contains(&"--base-url") {
        args.extend(["--base-url", "https://portal.example"]);
    }
    let built = tree.build(&args);
    let told = told(&tree, &built);
    let mut faults = fit_to_read(&built);
    // `check` does not look at the output folder.
    let ours = |(_, rest): &(&str, &str)| !rest.starts_with("public");
    if directives.iter().all(ours) {
        faults.extend(checked_alike(&tree, &args, &told));
    }
    let claims = directives.iter();
    faults.extend(claims.filter_map(|(verb, rest)| claim(&tree, &built, verb, rest)));
    Some((told, faults))
}

/// Obeys a directive that makes something; false if this user is not bound by it.
fn make(tree: &Tree, verb: &str, rest: &str) -> bool {
    let (path, value) = word(rest);
    let disk = tree.path().join(path);
    match verb {
        "@bytes" => {
            let byte = |pair: &str| u8::from_str_radix(pair, 16).expect("hexadecimal digits");
            let bytes: Vec<u8> = value.split_whitespace().map(byte).collect();
            append(tree, path, &bytes);
        }
        "@repeat" => {
            let (text, count) = value.rsplit_once(' ').expect("a text and a count");
            let text: String = serde_json::from_str(text).expect("a text in quotes");
            let count = count.parse().expect("a number");
            append(tree, path, text.repeat(count).as_bytes());
        }
        "@size" => {
            let file = fs::OpenOptions::new().write(true).open(&disk);
            let size = value.parse().expect("a number");
            file.and_then(|file| file.set_len(size)).expect("room");
        }
        "@link" => {
            fs::create_dir_all(disk.parent().expect("a folder")).expect("a folder");
            symlink(value, &disk).expect("a link can be made");
        }
        "@mode" => {
            let mode = u32::from_str_radix(value, 8).expect("an octal mode");
            fs::set_permissions(&disk, fs::Permissions::from_mode(mode)).expect("our file");
            return fs::read(&disk).is_err();
        }
        "@latin" => {
            let byte = |letter: char| u8::try_from(u32::from(letter)).expect("a letter of Latin-1");
            let name: Vec<u8> = path.chars().map(byte).collect();
            let file = tree.path().join(OsStr::from_bytes(&name));
            fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
            fs::write(file, value).expect("a file");
        }
        "@outside" => tree.write(path, value),
        "@folder" => fs::create_dir_all(&disk).expect("a folder"),
        "@without" if disk.is_dir() => fs::remove_dir_all(&disk).expect("a folder"),
        "@without" => fs::remove_file(&disk).expect("a file"),
        "@args" | "@publishes" | "@secret" => {}
        other => panic!("no such directive: {other}"),
    }
    true
}

/// The first word of a line, and what follows.
fn word(line: &str) -> (&str, &str) {
    line.split_once(' ').unwrap_or((line, ""))
}

fn append(tree: &Tree, path: &str, bytes: &[u8]) {
    let mut all = fs::read(tree.path().join(path)).unwrap_or_default();
    all.extend_from_slice(bytes);
    tree.write(path, all);
}

/// Status and notes in the form of the table: paths from the root of the tree, without the line of numbers.
fn told(tree: &Tree, built: &Built) -> String {
    let root = format!("{}/", tree.path().display());
    let notes = built.stderr.lines().filter(|line| !line.contains(" ms: "));
    let lines: Vec<&str> = notes.collect();
    let told = format!("{EXPECTED}{}\n{}", built.status, lines.join("\n"));
    told.replace(&root, "").trim_end().to_owned()
}

/// A terminal gets nothing to obey, scripts get nothing on standard output, a refused tree publishes nothing, no list is empty.
fn fit_to_read(built: &Built) -> Vec<String> {
    let odd = |letter: char| letter.is_control() && letter != '\n';
    let pages = fs::read_to_string(built.out.join("pages/index.html")).unwrap_or_default();
    let rows = [
        (built.stderr.contains(odd), "control characters are printed"),
        (
            !built.stdout.is_empty(),
            "something stands on standard output",
        ),
        (
            pages.contains("<ul class=\"rows\">\n</ul>"),
            "the list of pages has a part without a page",
        ),
        (
            built.out.join("index.html").exists() != (built.status == 0),
            "written in spite of the status, or not written",
        ),
    ];
    let wrong = rows.into_iter().filter(|(wrong, _)| *wrong);
    wrong.map(|(_, fault)| fault.to_owned()).collect()
}

/// `check` tells what `build` tells, but for faults of the world that it does not meet.
fn checked_alike(tree: &Tree, args: &[&str], told_by_build: &str) -> Option<String> {
    let root = tree.path().to_str().expect("temporary paths are UTF-8");
    let mut all = vec!["check", "--root", root, "--today", TODAY];
    all.extend(args);
    let told = told(tree, &Built::new(minutebook(&all), PathBuf::new()));
    let table = |line: &&str| {
        line.starts_with("log ") && line.contains(" dialect ")
            || line.contains(" in which nobody talks make")
    };
    let notes: Vec<&str> = told.lines().take_while(|line| !table(line)).collect();
    let alike = notes.join("\n").trim_end() == told_by_build.trim_end()
        || told_by_build.starts_with("--- exit 2");
    (!alike).then(|| format!("`check` tells something else:\n{told}"))
}

/// What a directive claims about the outcome.
fn claim(tree: &Tree, built: &Built, verb: &str, rest: &str) -> Option<String> {
    let (path, text) = word(rest);
    let read =
        |path: PathBuf| String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
    match verb {
        "@outside" if read(tree.path().join(path)) != text => Some(format!("`{path}` was changed")),
        "@publishes" if !read(built.out.join(path)).contains(text) => {
            Some(format!("`{text}` is not in `{path}`"))
        }
        "@secret" => {
            let leaks = |path: &PathBuf| read(path.clone()).contains(rest);
            let told = built.stderr.contains(rest);
            let told = told.then(|| PathBuf::from("standard error"));
            let leak = told.or_else(|| files(&built.out).into_iter().find(leaks))?;
            Some(format!("`{rest}` is told by {}", leak.display()))
        }
        _ => None,
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let below = |path: PathBuf| {
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    };
    entries.flat_map(|entry| below(entry.path())).collect()
}
