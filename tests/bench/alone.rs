//! One log of 1 MB made a whole site, start of the program and all, against irclog2html, which makes one page of it, where that
//! is installed. Medians of paired runs out, in milliseconds.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::generate;

/// Bytes of the log.
const SIZE: usize = 1_000_000;

/// Runs of which the median counts.
const ROUNDS: usize = 9;

/// Measures both in turn.
pub(crate) fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let log = root.join("content/meetings/2030-01-03-harbour.log");
    fs::create_dir_all(log.parent().expect("a folder")).expect("a folder");
    fs::write(&log, generate::meetbot(SIZE)).expect("a log");
    fs::write(
        root.join("content/site.yaml"),
        "title: Harbour\nsearch: false\n",
    )
    .expect("a file");
    println!("\none log of 1 MB, medians of {ROUNDS} rounds");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        ours.push(took(minutebook(root, &root.join(format!("site-{round}")))));
        theirs.extend(irclog2html(&log, &root.join("page.html")).map(took));
    }
    let ours = median(ours);
    println!("minutebook  {ours:7.0} ms");
    match theirs.is_empty() {
        true => println!("irclog2html is not installed"),
        false => {
            let theirs = median(theirs);
            println!(
                "irclog2html {theirs:7.0} ms  {:.1} x as long",
                theirs / ours
            );
        }
    }
}

fn minutebook(root: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command.args(["build", "--quiet", "--today", "2030-02-01", "--root"]);
    command.arg(root).arg("--output-dir").arg(output);
    command
}

/// None if it is not installed.
fn irclog2html(log: &Path, page: &Path) -> Option<Command> {
    let there = Command::new("irclog2html").arg("--version").output();
    let mut command = Command::new("irclog2html");
    command.arg(log).arg("-o").arg(page);
    there.ok().map(|_| command)
}

fn took(mut command: Command) -> f64 {
    let started = Instant::now();
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let status = quiet.status().expect("a program that runs");
    assert!(status.success(), "{command:?}");
    started.elapsed().as_secs_f64() * 1e3
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
