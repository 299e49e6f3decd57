//! The parser against `wc`: logs in three dialects in, ratios out.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use minutebook::read::{log, minutes};

use crate::generate;

/// Bytes of the log that is parsed.
const SIZE: usize = 20_000_000;

/// Pairs of runs of which the median counts.
const RUNS: usize = 21;

/// Measures one log a dialect.
pub(crate) fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    println!(
        "one log of {} MB to minutes, against `wc -lw`, medians of {RUNS} pairs",
        SIZE / 1_000_000
    );
    for (name, text) in [
        ("meetbot", generate::meetbot(SIZE)),
        ("weechat", generate::weechat(SIZE)),
        ("scribe", generate::scribe(SIZE)),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, text).expect("a log");
        parse(name, &file);
    }
}

/// Times the parser and `wc` in turn.
fn parse(name: &str, file: &Path) {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let words = seconds(|| {
            let wc = Command::new("wc")
                .arg("-lw")
                .arg(file)
                .stdout(Stdio::null())
                .status();
            assert!(wc.expect("wc").success(), "wc counts");
        });
        let ours = seconds(|| {
            black_box(minutes_of(file));
        });
        times.push((ours / words, ours, words));
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (ratio, ours, words) = times[RUNS / 2];
    println!(
        "{name:8} {ratio:5.2} x  (parse {:.0} ms, wc {:.0} ms)",
        ours * 1000.0,
        words * 1000.0
    );
}

/// The number of items in the minutes of a file, from its bytes on the disk.
fn minutes_of(file: &Path) -> usize {
    let path = Arc::from("log");
    let mut log = log::from_bytes(&log::Head::new(&path), fs::read(file).expect("a log"));
    minutes::prepare(&mut log);
    let (held, _) = minutes::hold(&log);
    held.iter().map(|held| held.minutes.items.len()).sum()
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}
