//! What is said where nobody listens: each command with a stream that is full, or closed by its reader, in; its exit status out,
//! which is 0, 1 or 2 and never that of a panic.

use std::fs::File;
use std::process::{Command, Stdio};

use crate::support::{TODAY, Tree};

const TREE: &str = "\
=== content/site.yaml
title: Harbour watch
zones: [Europe/Berlin]
=== content/meetings/2026-11-19-weekly.log
15:00:00 <maple> #startmeeting weekly
15:01:00 <maple> #agreed paint the buoy
";

/// A tree with a fault in it.
const FAULTY: &str = "=== content/site.yaml\ntitle: Harbour watch\nzonse: [UTC]\n";

/// A command, the status of its work, and whether its answer goes to standard output.
type Row = (&'static [&'static str], i32, bool);

const ROWS: &[Row] = &[
    (&["build"], 0, false),
    (&["build", "--format", "json"], 0, true),
    (&["check"], 0, false),
    (&["check", "--format", "gitlab"], 0, true),
    (&["slots"], 0, true),
    (&["slots", "--format", "json"], 0, true),
    (&["slots", "--from-hour", "9", "--to-hour", "8"], 2, false),
];

/// Commands that read no content.
const PLAIN: &[Row] = &[
    (&["man"], 0, true),
    (&["completions", "bash"], 0, true),
    (&["--help"], 0, true),
    (&["--version"], 0, true),
    (&["--no-such-flag"], 2, false),
    (&["merge", "no-such-folder"], 2, false),
];

/// A stream that takes nothing: full, or a pipe whose reader is gone.
fn deaf(full: bool) -> Stdio {
    if full {
        let file = File::options().write(true).open("/dev/full");
        return file.expect("a device that is full").into();
    }
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    writer.into()
}

fn status(args: &[&str], out: Stdio, told: Stdio) -> i32 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    let command = command.args(args).stdin(Stdio::null());
    let status = command.stdout(out).stderr(told).status();
    status.expect("an end").code().expect("an end of its own")
}

#[test]
fn a_stream_that_takes_nothing_is_no_panic() {
    let (tree, faulty) = (Tree::new(TREE), Tree::new(FAULTY));
    let with_root = |tree: &Tree, args: &[&str]| -> Vec<String> {
        let root = tree.path().to_str().expect("temporary paths are UTF-8");
        let args = args
            .iter()
            .copied()
            .chain(["--root", root, "--today", TODAY]);
        args.map(str::to_owned).collect()
    };
    let rows = ROWS.iter();
    let rows = rows.flat_map(|(args, good, answers)| {
        let bad = (*good).max(1);
        let answers_bad = *answers && args[0] != "slots";
        [
            (with_root(&tree, args), *good, *answers),
            (with_root(&faulty, args), bad, answers_bad),
        ]
    });
    let plain = PLAIN.iter().map(|(args, good, answers)| {
        let args = args.iter().map(|arg| (*arg).to_owned());
        (args.collect::<Vec<String>>(), *good, *answers)
    });
    for (args, expected, answers) in rows.chain(plain) {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        // Nobody can be told that nobody can be told.
        for full in [false, true] {
            assert_eq!(
                status(&args, Stdio::null(), deaf(full)),
                expected,
                "{args:?}"
            );
        }
        // Whoever reads the first lines has read enough.
        assert_eq!(
            status(&args, deaf(false), Stdio::null()),
            expected,
            "{args:?}"
        );
        let lost = if answers { 2 } else { expected };
        assert_eq!(status(&args, deaf(true), Stdio::null()), lost, "{args:?}");
    }
}

#[test]
fn an_answer_that_is_lost_is_told() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    let command = command.arg("man").stdout(deaf(true)).stderr(Stdio::piped());
    let ended = command.output().expect("an end");
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    let expected = "error: cannot write to `standard output`: No space left on device";
    assert!(told.starts_with(expected), "{told}");
}

/// Programs that wait for a report get one, whatever is the matter: nothing at all is no JSON.
#[test]
fn a_report_tells_faults_of_the_world() {
    let template = "themes/own/templates/meeting.html";
    let broken = format!(
        "{TREE}=== {template}\n{{% extends \"base.html\" %}}\n{{% block main %}}{{{{ view.\n"
    );
    let rows: [(&str, &[&str], &str); 7] = [
        (&broken, &["--theme", "own"], template),
        (TREE, &["--theme", "none"], ""),
        (TREE, &["--shard", "9/2"], ""),
        ("=== other/site.yaml\ntitle: x\n", &[], ""),
        (TREE, &["--today", "tomorrow"], ""),
        (TREE, &["--no-such-flag"], ""),
        (TREE, &["--shard"], ""),
    ];
    for (files, args, path) in rows {
        let tree = Tree::new(files);
        for format in ["json", "gitlab"] {
            let built = tree.build(&[args, &["--format", format]].concat());
            assert_eq!(built.status, 2, "{}", built.stderr);
            let told: serde_json::Value = serde_json::from_str(&built.stdout).expect("a report");
            assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
            let (path_told, line) = match format {
                "json" => (&told[0]["path"], &told[0]["line"]),
                _ => {
                    let location = &told[0]["location"];
                    (&location["path"], &location["lines"]["begin"])
                }
            };
            // A fault of no file has no path; the other form needs a text.
            let none = format == "json" && path.is_empty() && path_told.is_null();
            let ends = none || path_told.as_str().is_some_and(|told| told.ends_with(path));
            assert!(ends && (path.is_empty() || *line == 2), "{told}");
        }
    }
}

/// A day that nobody understands is not that of the clock.
#[test]
fn the_day_of_the_environment_counts_or_is_refused() {
    let tree = Tree::new(TREE);
    let rows = [
        ("1790000000", 0, ""),
        ("", 0, ""),
        ("abc", 2, "number of seconds since 1970: `abc`"),
        ("2026-11-30", 2, "number of seconds since 1970"),
        ("99999999999999", 2, "number of seconds since 1970"),
    ];
    for (epoch, expected, words) in rows {
        let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        command
            .arg("check")
            .arg("--root")
            .arg(tree.path())
            .env("SOURCE_DATE_EPOCH", epoch);
        let ended = command.output().expect("an end");
        let told = String::from_utf8_lossy(&ended.stderr);
        assert_eq!(ended.status.code(), Some(expected), "{epoch}: {told}");
        assert!(told.contains(words), "{epoch}: {told}");
    }
}
