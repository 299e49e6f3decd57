//! How often a build asks for memory, at four sizes of one kind of content: meetings that name tickets, tickets, pages and
//! projects. Twice the records may ask little more than twice as often: N^1.15. A binary of its own, for every other test
//! that runs beside it in one process would be counted too.

#![allow(clippy::expect_used, reason = "a test that cannot go on says so")]

use std::alloc::System;
use std::fs;
use std::path::Path;

use minutebook::pipeline::progress::Unwatched;
use minutebook::pipeline::{self, Options};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Numbers of records.
const SIZES: [usize; 4] = [500, 1_000, 2_000, 4_000];

/// By which power of the number of records it may grow.
const POWER: f64 = 1.15;

/// Content of so many records: half of them meetings, a quarter tickets, the rest pages, and a project for every hundred.
fn write(root: &Path, records: usize) {
    let put = |path: String, text: String| {
        let path = root.join("content").join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("site.yaml".to_owned(), "title: Harbour team\n".to_owned());
    for record in 0..records {
        let (other, project) = (record / 4 * 4 + 2, record / 100);
        match record % 4 {
            0 | 1 => {
                let day = format!(
                    "{}-{:02}-{:02}",
                    2000 + record / 336,
                    record / 28 % 12 + 1,
                    record % 28 + 1
                );
                let log = format!(
                    "10:00:00 <ash> #startmeeting\n10:00:01 <ash> #topic Dredging\n10:00:02 <birch> who has seen #{other}, and project-{project}?\n\
                     10:00:03 <ash> #action birch to read #{other}\n10:00:04 <ash> #agreed we dredge in week {record}\n10:00:05 <ash> #endmeeting\n"
                );
                put(format!("meetings/{day}-weekly.log"), log);
            }
            2 => put(
                format!("issues/{record}.md"),
                format!(
                    "---\ntitle: Channel {record} is shallow\nstate: open\nlabels: [bug]\n---\nSee #{}.\n",
                    other - 4 * usize::from(other > 4)
                ),
            ),
            _ => put(
                format!("p{record}.md"),
                format!("# Page {record}\n\nWords about #{other}.\n"),
            ),
        }
        if record % 100 == 0 {
            put(
                format!("projects/project-{project}.md"),
                format!(
                    "---\ntitle: Project {project}\nstatus: active\nshepherd: ash\n---\nIt goes on.\n"
                ),
            );
        }
    }
}

/// How often a build of so many records asks for memory.
fn allocations(records: usize) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), records);
    let options = Options::new(
        folder.path().to_path_buf(),
        "2030-01-10".parse().expect("a day"),
    );
    let counted = Region::new(COUNTING);
    let outcome = pipeline::build(&options, &Unwatched).expect("a build");
    let change = counted.change();
    assert!(outcome.written.is_some(), "{}", outcome.report.text(true));
    (change.allocations + change.reallocations) as f64
}

#[test]
fn a_build_asks_for_memory_in_proportion_to_its_content() {
    let counts = SIZES.map(|records| (records as f64, allocations(records)));
    let powers: Vec<f64> = counts
        .windows(2)
        .map(|pair| (pair[1].1 / pair[0].1).ln() / (pair[1].0 / pair[0].0).ln())
        .collect();
    assert!(
        powers.iter().all(|power| (0.5..POWER).contains(power)),
        "{counts:?}: grows as N to the power of {powers:.3?}"
    );
}
