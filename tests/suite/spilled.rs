//! Logs that are too many for the memory: the example portal and the shape of many meetings in one file come in, and what is
//! made with their logs on disk is, byte for byte, what is made with them in memory.

use std::path::Path;

use minutebook::model::shelf::Kept;
use minutebook::pipeline::progress::Unwatched;
use minutebook::pipeline::{self, Cache, Options};
use minutebook::read::{self, Spill};

use crate::shapes::SHAPES;
use crate::support::{TODAY, Tree, site};

fn options(root: &Path, output: &Path, in_memory: Option<u64>) -> Options {
    let today = TODAY.parse().expect("a day");
    Options {
        output: output.to_path_buf(),
        base_url: Some("https://portal.example".to_owned()),
        in_memory,
        ..Options::new(root.to_path_buf(), today)
    }
}

#[test]
fn a_site_of_logs_on_disk_is_the_same() {
    let several = SHAPES
        .iter()
        .find(|(name, ..)| *name == "meetings in one file");
    let (.., shape) = several.expect("a shape");
    let tree = Tree::new("=== content/site.yaml\ntitle: Harbour team\n");
    for (path, text) in shape(20) {
        tree.write(&format!("content/{path}"), &text);
    }
    for root in [Path::new(env!("CARGO_MANIFEST_DIR")), tree.path()] {
        let folder = tempfile::tempdir().expect("a folder");
        let [held, spilled] = [("held", None), ("spilled", Some(0))].map(|(name, in_memory)| {
            let output = folder.path().join(name);
            let options = options(root, &output, in_memory);
            let outcome = pipeline::build(&options, &Unwatched).expect("a site");
            assert!(outcome.written.is_some(), "{}", outcome.report.text(false));
            (site(&output), outcome.report.text(false))
        });
        assert!(held == spilled, "another site of {}", root.display());
        let left = std::fs::read_dir(folder.path()).expect("a folder");
        let left: Vec<_> = left.flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(left.len(), 2, "{left:?}");
    }
}

#[test]
fn logs_go_to_disk_when_they_are_too_many() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a folder");
    let content = root.join("content");
    for (above, is_away) in [(0, true), (u64::MAX, false)] {
        let read = read::Options {
            content: &content,
            output: Path::new("public"),
            today: TODAY.parse().expect("a day"),
            drafts: false,
            spill: Some(Spill {
                folder: folder.path(),
                above,
            }),
        };
        let reading = read::read_again(&read, &mut read::Cache::default()).expect("a library");
        let meetings = reading.library.meetings.iter();
        let parts = meetings.flat_map(|meeting| &meeting.parts);
        let away = parts.map(|part| matches!(part.kept, Kept::Away(_)));
        let away: Vec<bool> = away.collect();
        assert!(!away.is_empty() && away.iter().all(|away| *away == is_away));
        assert_eq!(reading.shelf.is_some(), is_away);
    }
    let options = options(root, &folder.path().join("out"), Some(0));
    let prepared = pipeline::prepare(&options, &mut Cache::default(), &Unwatched);
    prepared.expect("content").plan(|planned, _| {
        assert!(planned.shelf.is_some_and(|shelf| shelf.fault().is_none()));
    });
}
