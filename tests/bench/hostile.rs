//! What hostile shapes cost: the processor time of a build of each, at doubled counts, until it takes long enough to be
//! told from that of an empty portal. One line each goes out, with the factor of the last two doublings: 2 is linear.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::shapes::{Files, SHAPES};

/// Seconds of processor time that are enough to tell.
const ENOUGH: f64 = 0.5;
/// Content larger than that is not made, in bytes.
const LARGEST: usize = 24 << 20;

/// The day of the builds.
const TODAY: &str = "2030-01-10";

/// Measures each shape whose name begins as was asked for.
pub(crate) fn measure(wanted: Option<&str>) {
    let empty = spent_on(&Vec::new());
    println!("an empty portal: {empty:.2} s");
    let named = |name: &str| wanted.is_none_or(|wanted| name.starts_with(wanted));
    for (name, first, shape) in SHAPES.iter().filter(|(name, ..)| named(name)) {
        let cost = |files: &Files| (spent_on(files) - empty).max(0.001);
        let mut spent: Vec<(usize, f64)> = Vec::new();
        let mut count = *first;
        loop {
            let files = shape(count);
            let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
            spent.push((count, cost(&files)));
            let enough = spent.last().is_some_and(|(_, last)| *last > ENOUGH);
            if spent.len() >= 3 && enough || bytes > LARGEST {
                break;
            }
            count *= 2;
        }
        for _ in 0..AGAIN {
            if steepest(&spent) > BAR {
                let last = spent.iter_mut().rev().take(3);
                last.for_each(|(count, least)| *least = least.min(cost(&shape(*count))));
            }
        }
        tell(name, &spent);
    }
}

/// By how much the cost of twice the count may be more.
const BAR: f64 = 2.4;

/// How often what is above the bar is measured again: the least counts, for a machine does other things as well.
const AGAIN: usize = 4;

fn factors(spent: &[(usize, f64)]) -> impl DoubleEndedIterator<Item = f64> {
    spent.windows(2).map(|pair| pair[1].1 / pair[0].1)
}

/// The worse of the last two factors.
fn steepest(spent: &[(usize, f64)]) -> f64 {
    factors(spent).rev().take(2).fold(0.0, f64::max)
}

fn tell(name: &str, spent: &[(usize, f64)]) {
    let mark = if steepest(spent) > BAR { "  <--" } else { "" };
    let factors: Vec<String> = factors(spent)
        .map(|factor| format!("{factor:.2}"))
        .collect();
    let (count, seconds) = spent.last().copied().unwrap_or_default();
    println!(
        "{name}: {count} take {seconds:.2} s, factors {}{mark}",
        factors.join(" ")
    );
}

/// Seconds that the processor works on a build of some files.
fn spent_on(files: &Files) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    let write = |path: &str, text: &str| {
        let path = content.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("site.yaml", "title: Harbour team\n");
    files.iter().for_each(|(path, text)| write(path, text));
    let before = of_children();
    build(folder.path());
    of_children() - before
}

/// A build; that hostile content is refused is as good as that it is built.
fn build(root: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["build", "--quiet", "--today", TODAY, "--root"])
        .arg(root)
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.code().is_some_and(|code| code < 2), "{told}");
    if std::env::var_os("DETAIL").is_some() {
        println!("{}", told.lines().take(3).collect::<Vec<_>>().join("\n"));
    }
}

/// Seconds of processor time of all processes that were started here and have ended (proc(5): `cutime` and `cstime`).
fn of_children() -> f64 {
    const TICKS: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").expect("proc");
    let (_, fields) = stat.rsplit_once(") ").expect("the fields after the name");
    let fields: Vec<f64> = fields
        .split(' ')
        .filter_map(|field| field.parse().ok())
        .collect();
    // The state, the third field, is a letter: what was the 16th is the 13th number.
    (fields[12] + fields[13]) / TICKS
}
