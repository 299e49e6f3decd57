//! Builds of what was built before: random edits of a small tree, its theme and its site come in, and after each the site is
//! what a build without any memory makes of the tree, be it that nothing had to be done, or little.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use minutebook::digest::Digest;
use minutebook::outputs::keys;
use minutebook::pipeline::progress::Unwatched;
use minutebook::pipeline::{self, Cache, Options, Outcome};
use serde_json::Value;

use crate::random::Numbers;
use crate::support::{TODAY, Tree};

/// Edits of the tree.
const EDITS: usize = 500;

const TREE: &str = "\
=== content/site.yaml
title: Harbour team
search: false
base_url: https://portal.example
visibility: members
=== content/meetings/2026-02-19-weekly.md
Before the season: [the rota](../rota.md), [the tides](../static/tides.txt), [what came of it](2026-03-12-weekly.log).
=== content/meetings/2026-02-26-weekly.log
10:00:00 <ash> #startmeeting
10:00:01 <ash> #action elm to mend the bell
10:00:02 <ash> #agreed to dredge in spring
10:00:03 <ash> #endmeeting
=== content/meetings/2026-03-05-weekly.log
10:00:00 <ash> #startmeeting
10:00:01 <ash> #action ash to sound the channel, see #1
10:00:02 <ash> #agreed to wait
10:00:03 <elm> hello
10:00:04 <ash> #endmeeting
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
            "10:00:00 <elm> #done mend the bell\n",
            "10:00:00 <fir> @elm: hello\n",
        ],
    ),
    (
        "content/meetings/2026-03-05-weekly.yaml",
        &[
            "",
            "title: Of the channel\n",
            "reassign: [{line: 2, to: [elm]}]\n",
            "redact: {lines: [4]}\n",
            "supersedes: [{line: 3, decision: 2026-02-26-weekly-3}]\n",
        ],
    ),
    (
        "content/actions.yaml",
        &[
            "",
            "- {id: 2026-02-26-weekly-2, state: dropped, date: 2026-03-21}\n",
            "- {id: 2026-03-05-weekly-2, owners: [elm]}\n",
        ],
    ),
    (
        "content/people.yaml",
        &[
            "",
            "- nick: ash\n  aliases: [elm]\n",
            "- nick: elm\n  hidden: true\n",
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
fn build(tree: &Tree, output: &Path, remembers: bool, how: How) -> Outcome {
    let options = Options {
        output: output.to_path_buf(),
        program: remembers.then(|| env!("CARGO_BIN_EXE_minutebook").into()),
        left_above: 0,
        compress: how.compress,
        ..options(tree, how.day)
    };
    pipeline::build(&options, &Unwatched).expect("a build")
}

/// How a tree is built.
#[derive(Clone, Copy)]
struct How {
    day: &'static str,
    compress: bool,
}

const USUAL: How = How {
    day: TODAY,
    compress: false,
};

fn options(tree: &Tree, day: &str) -> Options {
    Options {
        theme: Some("plain".to_owned()),
        ..Options::new(tree.path().to_path_buf(), day.parse().expect("a day"))
    }
}

/// Everything in a folder: files with what is in them, and folders.
fn all(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let entries = walkdir::WalkDir::new(folder).into_iter();
    let entry = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).expect("a path inside");
        let bytes = entry
            .file_type()
            .is_file()
            .then(|| fs::read(entry.path()).expect("a file"));
        (path.to_path_buf(), bytes)
    };
    entries
        .map(|found| entry(found.expect("an entry of the site")))
        .collect()
}

/// Puts a text into a file; no text takes it away.
fn put(tree: &Tree, path: &str, text: &str) {
    match text {
        "" => drop(fs::remove_file(tree.path().join(path))),
        text => tree.write(path, text),
    }
}

/// Makes the same files anew, as a pipeline does that kept a site elsewhere.
fn restore(site: &Path) {
    let aside = site.with_extension("aside");
    fs::rename(site, &aside).expect("a site");
    for (path, bytes) in all(&aside) {
        match bytes {
            None => fs::create_dir_all(site.join(path)).expect("a folder"),
            Some(bytes) => fs::write(site.join(path), bytes).expect("a file"),
        }
    }
    fs::remove_dir_all(aside).expect("the first site");
}

/// What was told, but for what only a folder with a site in it can be told of.
fn notes(told: &Outcome) -> Vec<Value> {
    let notes: Vec<Value> = serde_json::from_str(&told.report.json(false)).expect("notes");
    let about_content = |note: &Value| note["check"] != "foreign-file";
    notes.into_iter().filter(about_content).collect()
}

#[test]
fn a_build_with_a_memory_is_a_build() {
    let tree = Tree::new(TREE);
    let (public, fresh) = (tree.path().join("public"), tree.path().join("fresh"));
    build(&tree, &public, true, USUAL);
    let mut numbers = Numbers::new(41);
    let (mut spared, mut made, mut how) = (0, 0, USUAL);
    for edit in 0..EDITS {
        let (path, texts) = TEXTS[numbers.below(TEXTS.len())];
        let text = texts[numbers.below(texts.len())];
        put(&tree, path, text);
        if numbers.below(16) == 0 {
            restore(&public);
        }
        how.day = ["2026-11-22", "2026-11-23"][numbers.below(16) / 15];
        how.compress = edit < EDITS / 32;
        let told = build(&tree, &public, true, how);
        let anew = told.written.expect("a site").anew;
        made += usize::from(anew);
        spared += usize::from(!anew);
        // Each takes over what the one before left, right or wrong: some are enough.
        if anew && made % (if how.compress { 3 } else { 8 }) > 0 {
            continue;
        }
        let _ = fs::remove_dir_all(&fresh);
        let again = build(&tree, &fresh, false, how);
        let mut expected = all(&fresh);
        if public.join("theirs.txt").exists() {
            expected.insert("theirs.txt".into(), Some(b"kept".to_vec()));
        }
        assert!(
            all(&public) == expected,
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
    let anew = || {
        build(&tree, &public, true, USUAL)
            .written
            .expect("a site")
            .anew
    };
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
    let left = tree.path().join(".public.minutebook-new");
    tree.write(
        ".public.minutebook-new/half.html",
        "as a build leaves it that was killed",
    );
    assert!(!anew(), "nothing has changed");
    assert!(!left.join("half.html").exists());
    // A link inside of the folder is not followed, and is no reason to begin anew.
    let link = tree.path().join("content/static/same.txt");
    std::os::unix::fs::symlink("chart.txt", link).expect("a link");
    assert!(anew(), "a link came");
    assert!(!anew(), "the link stays");
    // The same text, written again: it is what stands there that counts.
    tree.write("content/static/chart.txt", "soundings\n");
    assert!(!anew(), "the same text");
}

/// A change of a file: what is put in the place of what; in the place of nothing it is put into a file of its own, and nothing in
/// the place of nothing takes a file away.
type Change<'c> = (&'c str, &'c str, &'c str);

fn change(tree: &Tree, (path, from, to): Change<'_>) {
    if from.is_empty() {
        return put(tree, path, to);
    }
    let text = fs::read_to_string(tree.path().join(path)).expect("a file");
    assert!(text.contains(from), "{path}");
    tree.write(path, text.replace(from, to));
}

/// Two meetings in a log, with much between them of which nobody knows when it was said.
fn two_meetings() -> String {
    let talk = |clock: &str, lines: usize| {
        let said = format!("{clock} <ash> the gates leak\n").repeat(lines);
        format!("{clock} <ash> #startmeeting\n{said}{clock} <ash> #endmeeting\n")
    };
    let left = "10:00:03 -!- elm [elm@example.org] has quit\n";
    let quiet = "nobody is here\n".repeat(250);
    [&talk("10:00:00", 1), left, &quiet, &talk("11:00:00", 300)].concat()
}

/// A meeting that opens more actions than the next shows, which says two of them again.
fn many_actions(again: bool) -> String {
    let others: String = (0..14)
        .map(|boat| format!("10:00:03 <ash> #action ash to paint boat {boat}\n"))
        .collect();
    let others = if again { "" } else { others.as_str() };
    let said =
        "10:00:01 <ash> #action ash to mend the bell\n10:00:02 <ash> #action ash to oil the gate\n";
    format!("10:00:00 <ash> #startmeeting\n{said}{others}10:00:04 <ash> #endmeeting\n")
}

/// What is there before a first build, and what changes before the last.
struct Case {
    before: Vec<(&'static str, String)>,
    after: &'static [Change<'static>],
}

fn cases() -> Vec<Case> {
    let case = |before: &[(&'static str, &str)], after| Case {
        before: before
            .iter()
            .map(|(path, text)| (*path, (*text).to_owned()))
            .collect(),
        after,
    };
    let actions = "- {id: 2026-04-02-yard-2, owners: [fir]}\n";
    let [first, second] = [false, true].map(many_actions);
    let yard = [
        ("content/meetings/2026-04-02-yard.log", first.as_str()),
        ("content/meetings/2026-04-09-yard.log", second.as_str()),
        (
            "content/meetings/2026-04-16-yard.log",
            "10:00:00 <ash> hello\n",
        ),
        ("content/actions.yaml", actions),
    ];
    let mut ended = yard;
    ended[3].1 = "- {id: 2026-04-02-yard-2, state: dropped, date: 2026-04-17}\n";
    let rota = format!("# Rota\n\nash does.\n\n{}", "Who else? ".repeat(200));
    let locks = "content/meetings/2026-03-03-locks.log";
    vec![
        case(
            &[(locks, &two_meetings())],
            &[(
                "content/meetings/2026-03-03-locks.log",
                "11:00:00 <ash> #start",
                "11:00:30 <ash> #start",
            )],
        ),
        // The address of a line of a log that holds two meetings.
        case(
            &[
                (locks, &two_meetings()),
                (
                    "content/gate.md",
                    "# Gate\n\n[a](meetings/2026-03-03-locks.log#l-4)\n",
                ),
            ],
            &[(
                "content/meetings/2026-03-03-locks.log",
                "11:00:00 <ash> #start",
                "11:00:00 <ash> hello\n11:00:00 <ash> #start",
            )],
        ),
        case(&yard, &[("content/actions.yaml", "yard-2", "yard-3")]),
        case(&ended, &[("content/actions.yaml", "dropped", "done")]),
        // A tree of others, in which double brackets call a page by another name.
        case(
            &[
                ("content/site.yaml", ""),
                ("content/gate.md", "---\naliases: [Old Gate]\n---\n# Gate\n"),
                (
                    "content/meetings/2026-04-02-yard.md",
                    "# Yard\n\nPresent: ash\n\nMend the [[Old Gate]].\n",
                ),
            ],
            &[("content/gate.md", "Old", "New")],
        ),
        case(
            &[("content/static/foo", "one\n")],
            &[
                ("content/static/foo", "", ""),
                ("content/static/foo/bar.txt", "", "two\n"),
            ],
        ),
        case(
            &[("content/static/foo/bar.txt", "two\n")],
            &[
                ("content/static/foo/bar.txt", "", ""),
                ("content/static/foo", "", "one\n"),
            ],
        ),
        case(
            &[("content/rota.md", &rota)],
            &[
                ("content/rota.md", "ash does", "elm does"),
                ("public/rota/index.html", "ash does", "elm does"),
            ],
        ),
    ]
}

#[test]
fn what_has_changed_is_not_taken_over() {
    let how = How {
        compress: true,
        ..USUAL
    };
    let mut faults = Vec::new();
    for Case { before, after } in cases() {
        let tree = Tree::new(TREE);
        let (public, fresh) = (tree.path().join("public"), tree.path().join("fresh"));
        before
            .iter()
            .for_each(|(path, text)| put(&tree, path, text));
        // The second build leaves something to the third.
        build(&tree, &public, true, how);
        tree.write("content/static/tides.txt", "high\n");
        build(&tree, &public, true, how);
        for (path, from, to) in after {
            change(&tree, (path, from, to));
            let folder = tree.path().join(path);
            let _ = to
                .is_empty()
                .then(|| fs::remove_dir(folder.parent().expect("a folder")));
        }
        build(&tree, &public, true, how);
        build(&tree, &fresh, false, how);
        if all(&public) != all(&fresh) {
            faults.push(format!("{after:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Edits, and the meetings of which something has to be made again.
const TOUCHED: &[(&str, &str, &str)] = &[
    ("content/rota.md", "# Rota\n\nNobody does.\n", ""),
    ("content/bells.md", "# Bells\n", "02-19"),
    ("content/static/chart.txt", "soundingz\n", ""),
    ("content/static/tides.txt", "high\n", "02-19"),
    (
        "content/meetings/2026-03-12-weekly.log",
        "10:00:00 <elm> hello\n",
        "02-19 03-05 03-12",
    ),
    (
        "content/meetings/2026-03-12-weekly.log",
        "10:00:00 <fir> hello\n",
        "02-19 02-26 03-05 03-12",
    ),
    (
        "content/meetings/2026-03-12-weekly.log",
        "10:00:00 <elm> #done mend the bell\n",
        "02-19 02-26 03-05 03-12",
    ),
    (
        "content/meetings/2026-03-05-weekly.yaml",
        "title: Of the channel\n",
        "02-26 03-05",
    ),
    (
        "content/actions.yaml",
        "- {id: 2026-02-26-weekly-2, state: dropped, date: 2026-03-21}\n",
        "02-26 03-05",
    ),
    (
        "content/issues/1.md",
        "---\ntitle: Shallow\nstate: open\n---\nSound it.\n",
        "",
    ),
    (
        "content/issues/1.md",
        "---\ntitle: Shallow\nstate: closed\nclosed: 2026-03-20\n---\n",
        "03-05",
    ),
    (
        "content/issues/3.md",
        "---\ntitle: The bell\nstate: open\n---\nIt is cracked.\n",
        "02-19 02-26 03-05",
    ),
];

/// What the files of each meeting are made of.
fn made_of(tree: &Tree, day: &str) -> BTreeMap<String, Digest> {
    let options = options(tree, day);
    let prepared = pipeline::prepare(&options, &mut Cache::default(), &Unwatched);
    prepared.expect("content").plan(|planned, _| {
        let meetings = planned.sight.library.meetings.iter();
        let ids = meetings.map(|meeting| meeting.id.clone());
        ids.zip(keys::of_meetings(planned.sight, Digest::of(b"asked")))
            .collect()
    })
}

/// The days of meetings that are made of other things than before.
fn touched(before: &BTreeMap<String, Digest>, after: &BTreeMap<String, Digest>) -> String {
    let other = after
        .iter()
        .filter(|(id, key)| before.get(*id) != Some(key));
    let days = other.map(|(id, _)| id.trim_end_matches("-weekly").trim_start_matches("2026-"));
    days.collect::<Vec<&str>>().join(" ")
}

#[test]
fn an_edit_touches_what_tells_of_it_and_nothing_else() {
    let mut faults = Vec::new();
    for (path, text, expected) in TOUCHED {
        let tree = Tree::new(TREE);
        let before = made_of(&tree, TODAY);
        put(&tree, path, text);
        let found = touched(&before, &made_of(&tree, TODAY));
        if found != *expected {
            faults.push(format!("{path} {text:?}: {found}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_day_touches_what_counts_days() {
    let tree = Tree::new(TREE);
    let days = ["2026-03-25", "2026-03-26", "2030-03-25", "2030-03-26"];
    let [soon, next, late, later] = days.map(|day| made_of(&tree, day));
    assert_eq!(touched(&soon, &next), "02-26 03-05");
    assert_eq!(touched(&late, &later), "");
}
