//! Rights of a site: a folder that its owner keeps from others stays so, files have the rights of today's builds, and what another
//! account left is in nobody's way. A small tree, masks and accounts in; the rights of what stands there out.

use std::fs::{self, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use crate::support::{TODAY, Tree};

const TREE: &str = "\
=== content/site.yaml
title: Harbour watch
search: false
=== content/static/chart.txt
soundings
";

/// The day after the usual one.
const TOMORROW: &str = "2026-11-23";

/// An account that is not the one of root, and its group.
const OTHER: u32 = 4711;

/// A build on some day, with a mask of rights: its status, and what it told.
fn build(tree: &Tree, day: &str, mask: &str, user: Option<u32>) -> (i32, String) {
    let mut command = Command::new("sh");
    command.args(["-c", "umask $1; shift; exec \"$@\"", "sh", mask]);
    command.args([env!("CARGO_BIN_EXE_minutebook"), "build", "--today", day]);
    command.arg("--root").arg(tree.path());
    if let Some(user) = user {
        command.uid(user).gid(user);
    }
    let ended = command.output().expect("a build");
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    (ended.status.code().expect("an end"), told)
}

/// Files of a site whose rights are others than these.
fn others(site: &Path, rights: u32) -> Vec<PathBuf> {
    let entries = WalkDir::new(site)
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let of = |entry: &walkdir::DirEntry| entry.metadata().expect("a file").mode() & 0o777;
    files
        .filter(|entry| of(entry) != rights)
        .map(walkdir::DirEntry::into_path)
        .collect()
}

fn is_root() -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    fs::metadata(folder.path()).expect("a folder").uid() == 0
}

#[test]
fn the_output_folder_keeps_its_rights_and_its_group() {
    let tree = Tree::new(TREE);
    let site = tree.path().join("public");
    assert_eq!(build(&tree, TODAY, "022", None).0, 0);
    for mode in [0o2750, 0o2775, 0o555] {
        if is_root() {
            chown(&site, None, Some(OTHER)).expect("root may do that");
        }
        fs::set_permissions(&site, Permissions::from_mode(mode)).expect("our folder");
        let before = fs::metadata(&site).expect("a site");
        for day in [TOMORROW, TODAY] {
            let (status, told) = build(&tree, day, "022", None);
            assert!(
                status == 0 && told.contains("written to"),
                "{mode:o}: {told}"
            );
            let after = fs::metadata(&site).expect("a site");
            let of = |data: &fs::Metadata| (format!("{:o}", data.mode()), data.gid());
            assert_eq!(of(&before), of(&after));
        }
    }
    let names = fs::read_dir(tree.path()).expect("a folder").flatten();
    let left = names.filter(|name| name.file_name().to_string_lossy().contains("-new"));
    assert_eq!(left.count(), 0);
}

#[test]
fn files_have_the_rights_of_today() {
    let tree = Tree::new(TREE);
    let site = tree.path().join("public");
    for (day, mask, rights) in [
        (TODAY, "077", 0o600),
        (TODAY, "022", 0o644),
        (TODAY, "022", 0o644),
        (TOMORROW, "027", 0o640),
    ] {
        let (status, told) = build(&tree, day, mask, None);
        assert_eq!(status, 0, "{told}");
        assert_eq!(others(&site, rights), Vec::<PathBuf>::new(), "{mask}");
    }
    let (_, told) = build(&tree, TOMORROW, "027", None);
    assert!(told.contains("have not changed"), "{told}");
    fs::set_permissions(site.join("chart.txt"), Permissions::from_mode(0o600)).expect("a file");
    let (_, told) = build(&tree, TOMORROW, "027", None);
    assert!(told.contains("written to"), "{told}");
    assert_eq!(others(&site, 0o640), Vec::<PathBuf>::new());
    // As a build leaves it that was killed, by a mask of long ago.
    let lock = tree.path().join(".public.minutebook-lock");
    fs::write(&lock, "1").expect("a file");
    fs::set_permissions(&lock, Permissions::from_mode(0o600)).expect("a file");
    let (_, told) = build(&tree, TOMORROW, "027", None);
    assert!(told.contains("have not changed"), "{told}");
}

#[test]
fn what_another_account_left_is_in_nobodys_way() {
    if !is_root() {
        let line = "\n*** NOT RUN: builds of two accounts: this is not root ***\n";
        let _ = std::io::stderr().write_all(line.as_bytes());
        return;
    }
    let tree = Tree::new(TREE);
    for entry in WalkDir::new(tree.path()) {
        let path = entry.expect("an entry").into_path();
        chown(path, Some(OTHER), Some(OTHER)).expect("root may do that");
    }
    assert_eq!(build(&tree, TODAY, "022", None).0, 0);
    for (day, user) in [
        (TOMORROW, OTHER),
        (TODAY, OTHER),
        (TODAY, OTHER),
        (TOMORROW, OTHER),
    ] {
        let (status, told) = build(&tree, day, "022", Some(user));
        assert_eq!(status, 0, "{told}");
        assert!(
            told.contains(".public.minutebook-new: info[left-over]"),
            "{told}"
        );
    }
    assert_eq!(build(&tree, TODAY, "022", None).0, 0);
    assert!(!tree.path().join(".public.minutebook-new").exists());
}
