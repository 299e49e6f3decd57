//! Builds of what was built before: random edits of a small tree, its theme and its site come in, and after each the site is
//! what a build without any memory makes of the tree, be it that nothing had to be done.

use std::fs;
use std::path::Path;

use minutebook::pipeline::progress::Unwatched;
use minutebook::pipeline::{self, Options, Outcome};
use serde_json::Value;

use crate::random::Numbers;
use crate::support::{TODAY, Tree, site};

/// Edits of the tree.
const EDITS: usize = 500;

const TREE: &str = "\
=== content/site.yaml
title: Harbour team
search: false
base_url: https://portal.example
visibility: members
=== content/meetings/2026-03-05-weekly.log
10:00:00 <ash> #startmeeting
10:00:01 <ash> #action ash to sound the channel, see #1
10:00:02 <ash> #endmeeting
=== content/issues/1.md
---
title: The channel is shallow
state: open
---
Sound it.
=== content/issues/2.md
---
title: Kept back for now
state: open
confidential: true
---
Nobody outside knows of the second wreck yet.
=== content/static/chart.txt
soundings
=== content/rota.md
# Rota

Who keeps the light.
=== themes/plain/templates/note.html
{{ page.title }}
";

/// Files that are edited, and what may stand in them.
const TEXTS: &[(&str, &[&str])] = &[
    (
        "content/rota.md",
        &[
            "# Rota\n\nWho keeps the light.\n",
            "# Rota\n\nNobody does.\n",
            "# Rola\n\nWho keeps the light.\n",
        ],
    ),
    ("content/static/chart.txt", &["soundings\n", "soundingz\n"]),
    ("content/static/tides.txt", &["", "high\n"]),
    (
        "content/meetings/2026-03-12-weekly.log",
        &[
            "",
            "10:00:00 <elm> #agreed to dredge\n",
            "10:00:00 <elm> see #1\n",
        ],
    ),
    (
        "content/issues/1.md",
        &[
            "---\ntitle: The channel is shallow\nstate: open\n---\nSound it.\n",
            "---\ntitle: The channel is shallow\nstate: closed\n---\nSound it.\n",
        ],
    ),
    (
        "content/site.yaml",
        &[
            "title: Harbour team\nsearch: false\nvisibility: members\n",
            "title: Harbour team\nsearch: false\nbase_url: https://portal.example\nvisibility: members\n",
        ],
    ),
    (
        "themes/plain/templates/note.html",
        &["{{ page.title }}\n", "{{ page.title }}!\n"],
    ),
    (
        "themes/plain/templates/page.html",
        &["", "{{ view.body }}\n"],
    ),
    ("public/index.html", &["", "defaced"]),
    ("public/theirs.txt", &["", "kept"]),
];

/// Builds a tree into a folder in this process; with a memory if it is the usual folder.
fn build(tree: &Tree, output: &Path, remembers: bool) -> Outcome {
    let options = Options {
        output: output.to_path_buf(),
        theme: Some("plain".to_owned()),
        program: remembers.then(|| env!("CARGO_BIN_EXE_minutebook").into()),
        ..Options::new(tree.path().to_path_buf(), TODAY.parse().expect("a day"))
    };
    pipeline::build(&options, &Unwatched).expect("a build")
}

/// Puts a text into a file; no text takes it away.
fn put(tree: &Tree, path: &str, text: &str) {
    match text {
        "" => drop(fs::remove_file(tree.path().join(path))),
        text => tree.write(path, text),
    }
}

/// What was told, but for what only a folder with a site in it can be told of.
fn notes(told: &Outcome) -> Vec<Value> {
    let notes: Vec<Value> = serde_json::from_str(&told.report.json()).expect("notes");
    let about_content = |note: &Value| note["check"] != "foreign-file";
    notes.into_iter().filter(about_content).collect()
}

#[test]
fn a_build_with_a_memory_is_a_build() {
    let tree = Tree::new(TREE);
    let (public, fresh) = (tree.path().join("public"), tree.path().join("fresh"));
    build(&tree, &public, true);
    let mut numbers = Numbers::new(41);
    let (mut spared, mut made) = (0, 0);
    for edit in 0..EDITS {
        let (path, texts) = TEXTS[numbers.below(TEXTS.len())];
        let text = texts[numbers.below(texts.len())];
        put(&tree, path, text);
        let told = build(&tree, &public, true);
        let anew = told.written.expect("a site").anew;
        made += usize::from(anew);
        spared += usize::from(!anew);
        // Made anew it is a build like any other: some are enough.
        if anew && made % 8 > 0 {
            continue;
        }
        let _ = fs::remove_dir_all(&fresh);
        let again = build(&tree, &fresh, false);
        let mut expected = site(&fresh);
        if public.join("theirs.txt").exists() {
            expected.insert("theirs.txt".into(), b"kept".to_vec());
        }
        assert!(
            site(&public) == expected,
            "edit {edit}, {path}: another site"
        );
        assert_eq!(notes(&told), notes(&again), "edit {edit}, {path}: notes");
    }
    assert!(spared > EDITS / 10 && made > EDITS / 10, "{spared} {made}");
}

#[test]
fn nothing_is_done_where_nothing_changed_and_what_is_kept_is_safe_to_lose() {
    let tree = Tree::new(TREE);
    let public = tree.path().join("public");
    let memory = tree.path().join(".public.minutebook-cache");
    let anew = || build(&tree, &public, true).written.expect("a site").anew;
    assert!(anew());
    assert!(!anew(), "nothing has changed");
    let kept = fs::read_to_string(&memory).expect("a memory");
    let public = |word: &str| !kept.contains(word);
    assert!(public("wreck") && public("issues/2"), "{kept}");
    fs::write(&memory, &kept[..kept.len() / 2]).expect("half a memory");
    assert!(anew(), "half of it is nothing");
    assert!(!anew());
    fs::remove_file(&memory).expect("the memory");
    assert!(anew(), "it was lost");
    // A link inside of the folder is not followed, and is no reason to begin anew.
    let link = tree.path().join("content/static/same.txt");
    std::os::unix::fs::symlink("chart.txt", link).expect("a link");
    assert!(anew(), "a link came");
    assert!(!anew(), "the link stays");
    // The same text, written again: it is what stands there that counts.
    tree.write("content/static/chart.txt", "soundings\n");
    assert!(!anew(), "the same text");
}
