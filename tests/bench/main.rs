//! Benchmarks: `cargo bench --bench bench`, or one of them by its name. With the path of a
//! folder only the archive is written there. Nothing comes in; ratios against other programs in
//! the same run go out, medians of paired runs. No figure is asserted: machines differ.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark that cannot go on says so, and prints what it found"
)]

mod again;
mod alone;
mod archive;
#[path = "../suite/driver.rs"]
#[allow(dead_code, reason = "tests use more of it")]
mod driver;
mod floor;
mod generate;
mod hostile;
mod others;
mod parse;
mod plain;
#[path = "../suite/random.rs"]
mod random;
mod reading;
mod search;
mod serve;
#[path = "../suite/served.rs"]
mod served;
#[path = "../suite/shapes.rs"]
mod shapes;

use std::path::Path;

/// Meetings of the large archive, and lines of each.
const MEETINGS: usize = 10_000;
const LINES: usize = 400;

fn main() {
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with('-'))
        .collect();
    let wants = |name: &str| asked.is_empty() || asked.iter().any(|arg| arg == name);
    let meetings = asked
        .iter()
        .find_map(|arg| arg.parse().ok())
        .unwrap_or(MEETINGS);
    if let Some(folder) = asked.iter().find(|arg| arg.contains('/')) {
        archive::write(Path::new(folder), meetings, LINES, true);
        return;
    }
    // Takes minutes, and tells of one program alone: only if asked for.
    if let Some(at) = asked.iter().position(|arg| arg == "hostile") {
        hostile::measure(asked.get(at + 1).map(String::as_str));
        return;
    }
    if wants("parse") {
        parse::measure();
    }
    if wants("reading") {
        reading::measure();
    }
    if wants("search") {
        search::measure(meetings, LINES);
    }
    if wants("alone") {
        alone::measure();
    }
    if wants("floor") {
        floor::measure(meetings, LINES);
    }
    if wants("again") {
        again::measure(meetings, LINES);
    }
    if wants("serve") {
        serve::measure(meetings / 10, LINES);
        serve::measure(meetings, LINES);
        others::measure(meetings / 10);
        others::measure(meetings);
    }
}
