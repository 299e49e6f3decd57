//! What stands in the output folder, in its place and beside it, and was not put there by a build: links, pipes, files of
//! others, names that no line holds. A tree and such a thing in; nothing of others is lost or written to, and no build waits.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::{Built, TODAY, Tree, site};

const TREE: &str = "\
=== content/site.yaml
title: Harbour watch
search: false
repository: https://gitlab.example/harbour/watch
=== content/meetings/2026-11-19-weekly.log
15:00:00 <maple> #startmeeting weekly
15:01:00 <maple> #agreed paint the buoy
=== content/issues/2.md
---
title: Kept back for now
state: open
confidential: true
---
Nobody outside knows of the second wreck yet.
=== content/static/chart.txt
soundings
";

/// A build of a tree by command, in the folder of the tree; one that waits for a pipe is ended.
fn run(tree: &Tree, args: &[&str]) -> Built {
    let mut command = Command::new("timeout");
    let command = command
        .args(["60", env!("CARGO_BIN_EXE_minutebook")])
        .args(args);
    let command = command.args(["--today", TODAY]).current_dir(tree.path());
    let command = command.env_remove("CI").stdin(Stdio::null());
    Built::new(
        command.output().expect("an end"),
        tree.path().join("public"),
    )
}

fn build(tree: &Tree) -> Built {
    let built = run(tree, &["build"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    built
}

fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()));
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn what_lies_in_the_place_of_the_memory_is_neither_followed_nor_waited_for() {
    let tree = Tree::new(TREE);
    let memory = tree.path().join(".public.minutebook-cache");
    tree.write("thesis.txt", "mine");
    type Put = fn(&Path);
    let rows: [(&str, Put); 3] = [
        ("a link", |at| symlink("thesis.txt", at).expect("a link")),
        ("a link to nothing", |at| {
            symlink("nothing.txt", at).expect("a link")
        }),
        ("a pipe", pipe),
    ];
    for (what, put) in rows {
        let _ = fs::remove_file(&memory);
        put(&memory);
        build(&tree);
        assert_eq!(read(tree.path().join("thesis.txt")), "mine", "{what}");
        assert!(!tree.path().join("nothing.txt").exists(), "{what}");
        let data = memory.symlink_metadata().expect("a memory");
        assert!(data.is_file(), "{what}");
        assert!(build(&tree).stderr.contains("have not changed"), "{what}");
    }
}

#[test]
fn a_site_goes_where_a_link_leads() {
    // The link, what it says, where the site stands then.
    let rows = [
        ("public", "real", Some("real")),
        ("public", "away/site", Some("away/site")),
        ("public", "other", Some("away/far")),
        ("public", "missing/site", None),
        ("public", "public", None),
    ];
    for (link, to, expected) in rows {
        let tree = Tree::new(TREE);
        let root = tree.path();
        fs::create_dir_all(root.join("real")).expect("a folder");
        fs::create_dir_all(root.join("away")).expect("a folder");
        symlink("away/far", root.join("other")).expect("a link");
        symlink(to, root.join(link)).expect("a link");
        let inode = |path: PathBuf| {
            use std::os::unix::fs::MetadataExt as _;
            path.metadata().expect("a file").ino()
        };
        let built = run(&tree, &["build"]);
        let Some(place) = expected.map(|place| root.join(place)) else {
            assert_eq!(built.status, 2, "{}", built.stderr);
            let named = built
                .stderr
                .contains(&format!("{}", root.join(to.replace("/site", "")).display()));
            assert!(named, "{}", built.stderr);
            continue;
        };
        assert_eq!(built.status, 0, "{}", built.stderr);
        let page = inode(place.join("chart.txt"));
        assert!(root.join(link).is_symlink(), "{to}");
        // Once more, with a change: nothing foreign is found, and what did not change is linked.
        tree.write("content/about.md", "---\ntitle: About\n---\nText.\n");
        let again = run(&tree, &["build", "--output-dir", &format!("{link}/")]);
        assert_eq!(again.status, 0, "{}", again.stderr);
        assert!(!again.stderr.contains("foreign-file"), "{}", again.stderr);
        assert!(root.join(link).is_symlink() && place.join("about/index.html").exists());
        assert_eq!(inode(place.join("chart.txt")), page, "{to}");
        let beside = place
            .parent()
            .expect("a folder")
            .read_dir()
            .expect("a folder");
        let beside = beside.flatten().map(|entry| entry.file_name());
        let left: Vec<_> = beside
            .filter(|name| name.to_string_lossy().contains(".minutebook-"))
            .filter(|name| !name.to_string_lossy().ends_with("-cache"))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn odd_names_of_copied_files_come_and_go() {
    let names = ["a\\b.txt", "a\nb.txt", "Icon\r", "a\\nb.txt", "c d.txt"];
    let tree = Tree::new(TREE);
    for name in names {
        tree.write(&format!("content/static/{name}"), "soundings\n");
    }
    build(&tree);
    tree.write("content/about.md", "---\ntitle: About\n---\nText.\n");
    let again = build(&tree);
    assert!(!again.stderr.contains("foreign-file"), "{}", again.stderr);
    for name in names {
        assert_eq!(tree.read(name), "soundings\n");
        fs::remove_file(tree.path().join("content/static").join(name)).expect("a file");
    }
    let last = build(&tree);
    assert!(!last.stderr.contains("foreign-file"), "{}", last.stderr);
    for name in names {
        assert!(!last.out.join(name).exists(), "{name:?} stays");
    }
}

#[test]
fn what_others_put_into_the_site_is_kept_as_it_is() {
    let tree = Tree::new(TREE);
    let public = build(&tree).out;
    let odd = public.join(OsStr::from_bytes(b"caf\xe9.txt"));
    fs::write(&odd, "theirs").expect("a file");
    fs::write(public.join("a\\b"), "theirs").expect("a file");
    fs::create_dir_all(public.join(".git/refs/heads")).expect("a folder");
    fs::create_dir_all(public.join(".git/objects")).expect("a folder");
    fs::write(public.join(".git/HEAD"), "ref: refs/heads/main\n").expect("a file");
    pipe(&public.join("pipe"));
    let built = build(&tree);
    assert!(
        built.stderr.contains("public/pipe: warning[foreign-file]"),
        "{}",
        built.stderr
    );
    assert_eq!(read(&odd), "theirs");
    assert_eq!(read(public.join("a\\b")), "theirs");
    assert_eq!(read(public.join(".git/HEAD")), "ref: refs/heads/main\n");
    assert!(public.join(".git/refs/heads").is_dir() && public.join(".git/objects").is_dir());
    let data = public.join("pipe").symlink_metadata().expect("a pipe");
    assert!(data.file_type().is_fifo());
}

#[test]
fn what_others_put_in_the_way_of_the_site_is_told_and_not_lost() {
    // What stands there, what comes, and the path of the site that is named.
    let rows = [
        ("about/index.html", "about/index.html"),
        ("about", "about/index.html"),
        ("tides.txt/low", "tides.txt"),
        ("about/index.html.gz", "about/index.html"),
    ];
    for (theirs, ours) in rows {
        let tree = Tree::new(TREE);
        let public = build(&tree).out;
        let file = public.join(theirs);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(&file, "theirs").expect("a file");
        tree.write("content/about.md", "---\ntitle: About\n---\nText.\n");
        tree.write("content/static/tides.txt", "high\n");
        let built = run(&tree, &["build"]);
        let why = match theirs.ends_with(".gz") {
            true => format!("a packed copy of an older `{ours}`"),
            false => format!("two outputs at one path: `{ours}` of the site"),
        };
        let expected = format!("public/{theirs}: error[clash]: {why}");
        assert!(
            built.status == 1 && built.stderr.contains(&expected),
            "{}",
            built.stderr
        );
        assert!(!built.stderr.contains("it is kept"), "{}", built.stderr);
        assert_eq!(read(&file), "theirs");
        fs::remove_file(&file).expect("it is moved away");
        // A folder that holds nothing is in nobody's way.
        build(&tree);
        assert_eq!(read(public.join("tides.txt")), "high\n");
    }
}

#[test]
fn parts_are_not_merged_over_files_of_others() {
    let tree = Tree::new(TREE);
    let (public, part) = (build(&tree).out, tree.path().join("part"));
    let shard = ["build", "--shard", "1/1", "--output-dir", "part"];
    tree.write("content/static/tides.txt", "high\n");
    assert_eq!(run(&tree, &shard).status, 0);
    let part = part.to_str().expect("temporary paths are UTF-8");
    let rows = [
        (
            "tides.txt",
            "`public/tides.txt` was not written by minutebook and is in the way of `tides.txt` of the site",
        ),
        (
            "theirs.html",
            "`public/theirs.html` was not written by minutebook, and only a build can tell",
        ),
    ];
    for (theirs, expected) in rows {
        fs::write(public.join(theirs), "theirs").expect("a file");
        let mut merge = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        let merged = merge
            .args(["merge", part])
            .current_dir(tree.path())
            .output()
            .expect("an end");
        let told = String::from_utf8_lossy(&merged.stderr).into_owned();
        assert!(
            merged.status.code() == Some(2) && told.contains(expected),
            "{told}"
        );
        assert_eq!(read(public.join(theirs)), "theirs");
        fs::remove_file(public.join(theirs)).expect("it is moved away");
    }
}

#[test]
fn an_earlier_site_among_the_content_is_no_content() {
    let tree = Tree::new(TREE);
    let draft = "---\ntitle: Later\ndraft: true\n---\nNobody knows of the third wreck.\n";
    tree.write("content/later.md", draft);
    // A root that is content itself, a site for reviewers in it, and one of a part.
    for (root, to) in [
        ("content", "old"),
        ("content", "meetings/old"),
        ("content", "static/old"),
    ] {
        let old = format!("{root}/{to}");
        let built = run(&tree, &["build", "--drafts", "--output-dir", &old]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let built = run(&tree, &["build", "--output-dir", "fresh"]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let told = format!("content/{to}: ");
        let told = built
            .stderr
            .lines()
            .find(|line| line.starts_with(&told))
            .unwrap_or("");
        assert!(
            told.contains("[passed-over]: this folder is passed over"),
            "{}",
            built.stderr
        );
        let fresh = site(&tree.path().join("fresh"));
        let tells = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains("third wreck");
        let told = fresh.iter().find(|(_, bytes)| tells(bytes));
        assert!(told.is_none(), "{to}: {:?}", told.map(|(path, _)| path));
        let sources =
            String::from_utf8_lossy(&fresh[Path::new("api/v1/sources.json")]).into_owned();
        assert!(sources.contains(&format!("\"{to}\"")), "{sources}");
        let meetings =
            String::from_utf8_lossy(&fresh[Path::new("api/v1/meetings.json")]).into_owned();
        assert_eq!(
            meetings.matches("\"2026-11-19-weekly\"").count(),
            1,
            "{meetings}"
        );
        let again = run(&tree, &["build", "--output-dir", "fresh"]);
        assert!(
            again.stderr.contains("have not changed"),
            "{}",
            again.stderr
        );
        fs::remove_dir_all(tree.path().join(old)).expect("a folder");
    }
}

#[test]
fn sources_are_linked_below_the_folder_that_git_keeps() {
    let tree = Tree::new(TREE);
    let content = tree.path().join("content");
    let content = content.to_str().expect("temporary paths are UTF-8");
    let page = "spelled/meetings/2026-11-19-weekly/index.html";
    let of = |root: &str| {
        let far = ["build", "--root", root, "--content", content];
        let built = run(&tree, &[&far[..], &["--output-dir", "spelled"]].concat());
        assert_eq!(built.status, 0, "{}", built.stderr);
        let page = read(tree.path().join(page));
        let (_, rest) = page.split_once("/-/blob/main/").unwrap_or_default();
        rest.split('"').next().unwrap_or_default().to_owned()
    };
    assert_eq!(of("/"), "");
    fs::create_dir(tree.path().join(".git")).expect("a folder");
    assert_eq!(of("/"), "content/meetings/2026-11-19-weekly.log");
}

#[test]
fn a_site_is_the_same_however_its_folders_are_spelled() {
    let tree = Tree::new(TREE);
    let plain = build(&tree).out;
    let expected = site(&plain);
    let page = tree.read("meetings/2026-11-19-weekly/index.html");
    assert!(
        page.contains("/-/blob/main/content/meetings/2026-11-19-weekly.log"),
        "{page}"
    );
    let root = tree
        .path()
        .to_str()
        .expect("temporary paths are UTF-8")
        .to_owned();
    symlink(&root, tree.path().join("here")).expect("a link");
    let content = format!("{root}/content");
    let rows: [&[&str]; 5] = [
        &["--content", &content],
        &["--root", &root, "--content", "content"],
        &["--content", ".//content/../content"],
        &["--root", "here"],
        &["--root", "content/..", "--content", "./content/"],
    ];
    for args in rows {
        let all: Vec<&str> = ["build", "--output-dir", "spelled"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        let built = run(&tree, &all);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let spelled = site(&tree.path().join("spelled"));
        assert!(spelled == expected, "{args:?}");
    }
}

#[test]
fn an_address_with_signs_of_xml_is_escaped() {
    let tree = Tree::new(TREE);
    let built = run(&tree, &["build", "--base-url", "https://example.org/a&b"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let map = tree.read("sitemap.xml");
    assert!(
        map.contains("<loc>https://example.org/a&amp;b/</loc>"),
        "{map}"
    );
    for entry in walkdir::WalkDir::new(&built.out).into_iter().flatten() {
        if entry.path().extension().is_some_and(|end| end == "xml") {
            assert!(
                !read(entry.path()).contains("/a&b"),
                "{}",
                entry.path().display()
            );
        }
    }
}
