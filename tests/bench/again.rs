//! Builds of what was built before: an archive whole, then with a line more in one log, twice, and then with nothing new. Each
//! round begins with a site of its own; medians of seconds, and what part of a whole build each is, out.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::archive;

/// What is built in each round, in this order.
const BUILDS: [&str; 4] = ["whole", "first edit", "second edit", "nothing new"];

/// Rounds of which the median counts.
const ROUNDS: usize = 3;

/// Measures an archive of so many meetings of so many lines, without a search and with one.
pub(crate) fn measure(meetings: usize, lines: usize) {
    for search in [false, true] {
        measure_one(meetings, lines, search);
    }
}

fn measure_one(meetings: usize, lines: usize, search: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    archive::write(root, meetings, lines, search);
    let log = middle(&root.join("content/meetings"));
    let mut took: [Vec<f64>; BUILDS.len()] = Default::default();
    for round in 0..ROUNDS {
        // Nothing is removed meanwhile: file systems are slow to make files just after they lost many.
        let site = root.join(format!("site-{round}"));
        for (name, took) in BUILDS.iter().zip(&mut took) {
            if name.ends_with("edit") {
                edit(&log);
            }
            took.push(build(root, &site));
        }
    }
    let words = if search { "with" } else { "without" };
    println!(
        "\n{meetings} meetings of {lines} lines {words} a search, built again, medians of {ROUNDS} rounds"
    );
    let medians = took.map(median);
    for (name, seconds) in BUILDS.iter().zip(medians) {
        let part = seconds / medians[0];
        println!("{name:12}{seconds:7.2} s  {part:5.3} of the whole");
    }
}

/// The log that has as many before it as behind it.
fn middle(folder: &Path) -> std::path::PathBuf {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut logs: Vec<_> = entries.map(|entry| entry.expect("a log").path()).collect();
    logs.sort();
    let at = logs.len() / 2;
    logs.swap_remove(at)
}

/// Has the last line said once more.
fn edit(log: &Path) {
    let text = fs::read_to_string(log).expect("a log");
    let last = text.lines().last().expect("a line");
    let mut file = fs::File::options().append(true).open(log).expect("a log");
    writeln!(file, "{last} again").expect("a line");
}

fn build(root: &Path, site: &Path) -> f64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command.args(["build", "--quiet", "--today", "2030-01-01", "--root"]);
    command.arg(root).arg("--output-dir").arg(site);
    let started = Instant::now();
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.expect("a build").success());
    started.elapsed().as_secs_f64()
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
