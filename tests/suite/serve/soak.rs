//! A thousand edits at random, then the served site against a fresh build, file by file. The seed is fixed: what fails once
//! fails again, but for the moments at which the server reads.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::client::{Server, bare};
use super::write;
use crate::random::Numbers;
use crate::support::Tree;

/// Edits in all, and after how many the site is held against a build.
const EDITS: usize = 1000;
const EVERY: usize = 100;

/// A file of the tree: few names, so that they meet again.
fn file(numbers: &mut Numbers) -> (String, String) {
    let (at, word) = (numbers.below(6), numbers.below(1000));
    let folder = ["", "a/", "a/b/", "c/", "c/d/e/"][numbers.below(5)];
    match numbers.below(4) {
        0 => {
            let path = format!("content/pages-{at}.md");
            (
                path,
                format!("---\ntitle: Page {at}\n---\nWord {word}, see #{at}.\n"),
            )
        }
        1 => {
            let path = format!("content/issues/{}.md", at + 1);
            (
                path,
                format!("---\ntitle: Issue {word}\nstate: open\n---\nText {word}.\n"),
            )
        }
        2 => {
            let path = format!("content/meetings/{folder}2026-10-0{}-weekly.log", at + 1);
            (
                path,
                format!(
                    "15:00:00 <maple> #startmeeting weekly\n15:01:00 <maple> #action reed to do {word} of #{at}\n15:02:00 <reed> yes\n15:03:00 <maple> #endmeeting\n"
                ),
            )
        }
        _ => (
            format!("content/static/{folder}f{at}.txt"),
            format!("{word}\n"),
        ),
    }
}

/// One edit; what cannot be done (nothing there) is none.
fn edit(root: &Path, numbers: &mut Numbers) {
    let (path, text) = file(numbers);
    let folder = [
        "content/static/a",
        "content/static/c",
        "content/meetings/c",
        "content/static",
    ];
    let (from, to) = (folder[numbers.below(4)], folder[numbers.below(3)]);
    let at = |path: &str| root.join(path);
    match numbers.below(10) {
        0..=2 => write(root, &path, &text),
        3 | 4 => {
            write(root, &format!("{path}.tmp"), &text);
            fs::rename(at(&format!("{path}.tmp")), at(&path)).expect("a rename");
        }
        5 => {
            let _ = fs::rename(at(&path), at(&format!("{path}~")));
            write(root, &path, &text);
            let _ = fs::remove_file(at(&format!("{path}~")));
        }
        6 => drop(fs::remove_file(at(&path))),
        7 => drop(fs::remove_dir_all(at(from))),
        8 => drop(fs::rename(at(from), at(to))),
        _ => write(
            root,
            "content/pages-9.md",
            ["---\ntitel: x\n---\n", "---\ntitle: x\n---\n"][numbers.below(2)],
        ),
    }
}

#[test]
fn a_thousand_edits_at_random_end_in_the_site_of_a_fresh_build() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Harbour watch\n");
    let mut server = Server::start(tree.path(), &[]);
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut ever = BTreeSet::new();
    for round in 1..=EDITS {
        edit(tree.path(), &mut numbers);
        if numbers.below(20) == 0 {
            // The server reads in the middle of it.
            write(
                tree.path(),
                "content/static/beat.txt",
                &format!("{round}\n"),
            );
            server.next();
        }
        if round % EVERY == 0 {
            write(
                tree.path(),
                "content/pages-9.md",
                "---\ntitle: x\n---\nMended.\n",
            );
            settle(&tree, &mut server, &mut ever);
        }
    }
}

/// Waits until the server has what a build makes, and nothing else of what there ever was.
fn settle(tree: &Tree, server: &mut Server, ever: &mut BTreeSet<String>) {
    let built = tree.build(&["--quiet"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let files = files_below(&built.out);
    let mut fresh = BTreeSet::new();
    for file in files {
        let path = file.strip_prefix(&built.out).expect("a path of the site");
        let path = path.to_str().expect("a name of ours").to_owned();
        let expected = fs::read(&file).expect("a file");
        server.until(&path, |server| {
            let reply = server.get(&format!("/{path}"));
            reply.status == 200 && bare(&reply.body) == expected
        });
        fresh.insert(path);
    }
    for gone in ever.difference(&fresh) {
        let reply = server.get(&format!("/{gone}"));
        assert_eq!(reply.status, 404, "{gone} is not of the site any more");
    }
    ever.extend(fresh);
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let found = walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter();
    let files = found.flatten().filter(|entry| entry.file_type().is_file());
    let ours = files.filter(|entry| entry.file_name() != ".minutebook");
    ours.map(walkdir::DirEntry::into_path).collect()
}
