//! The search: what the index says is what a scan of the published pages says; nothing else is in it; it can be turned off.

mod browser;
pub(crate) mod reader;
mod scan;

use std::collections::BTreeSet;
use std::path::Path;

use minutebook::search::words::{Role, Words};
use serde_json::{Value, json};

use crate::corpora::Site;
use crate::random::Numbers;
use crate::support::{TODAY, Tree, corpora, minutebook};
use reader::Reader;

/// Texts and their words: word, position and, where it is not plain, role. `assets/search-index.js` is held to the same table.
const WORDS: &[(&str, &str)] = &[
    ("", ""),
    ("Hello, hello  world!", "hello@0 hello@1 world@2"),
    ("CVE-2026-90044", "cve@0 2026@1 90044@2"),
    (
        "maple_ said foo_bar",
        "maple@0:part maple_@0:whole said@1 foo@2:part bar@3:part foo_bar@2:whole",
    ),
    (
        "#12 a#12 ##x #",
        "12@0:part #12@0:whole a@1 12@2:part #12@2:whole x@3:part #x@3:whole",
    ),
    ("__ _a #_", "a@0:part _a@0:whole"),
    (
        "https://e.org/a?b=c#d",
        "https@0 e@1 org@2 a@3 b@4 c@5 d@6:part #d@6:whole",
    ),
    ("don't C++ x86-64 3.14", "don@0 t@1 c@2 x86@3 64@4 3@5 14@6"),
    ("Ünïcödé cafe\u{301} ÀÉÎÕÜ", "unicode@0 cafe@1 aeiou@2"),
    ("İstanbul ISTANBUL ıssız", "istanbul@0 istanbul@1 issiz@2"),
    (
        "Straße STRASSE ẞ Œuvre Ærø Łódź Þór đa",
        "strasse@0 strasse@1 ss@2 oeuvre@3 aero@4 lodz@5 thor@6 da@7",
    ),
    ("ΆΣΟΣ άσος Σ ς", "ασοσ@0 ασοσ@1 σ@2 σ@3"),
    ("Ёлка ёлка Йод", "елка@0 елка@1 иод@2"),
    ("ﬁne ½ m² ™ №", "fine@0 12@1 m2@2"),
    ("漢字検索", "漢字@0:pair 字検@1:pair 検索@2:pair 索@3:last"),
    ("fedora漢x 字", "fedora@0 漢@1:lone x@2 字@3:lone"),
    (
        "カタカナ・ひらがな 한국어",
        "カタ@0:pair タカ@1:pair カナ@2:pair ナ@3:last ひら@4:pair らが@5:pair がな@6:pair な@7:last 한국@8:pair 국어@9:pair 어@10:last",
    ),
    ("𠀀𠀁 ｶﾅ", "𠀀𠀁@0:pair 𠀁@1:last ｶﾅ@2:pair ﾅ@3:last"),
    ("ＡＢＣ １２", "abc@0 12@1"),
    (
        "שלום עולם مرحبا नमस्ते ไทย",
        "שלום@0 עולם@1 مرحبا@2 नमस@3 ते@4 ไท@5:pair ทย@6:pair ย@7:last",
    ),
    ("น้ำ ລາວ", "น@0:lone ำ@1:lone ລາ@2:pair າວ@3:pair ວ@4:last"),
    ("a\u{202e}b\u{200b}c\u{0}d 😀x", "a@0 b@1 c@2 d@3 x@4"),
    ("[U+202E] \u{301}\u{301} e\u{301}\u{301}", "u@0 202e@1 e@2"),
    (
        "0123456789012345678901234567890123456789012345678901234567890123456789",
        "0123456789012345678901234567890123456789012345678901234567890123@0",
    ),
];

/// The words of a text, as the table writes them.
fn written(text: &str) -> String {
    let mut found = Vec::new();
    Words::default().each(text, &mut |word, at, role| {
        let role = match role {
            Role::Plain => String::new(),
            other => format!(":{}", format!("{other:?}").to_lowercase()),
        };
        found.push(format!("{word}@{at}{role}"));
    });
    found.join(" ")
}

#[test]
fn texts_are_taken_apart_as_the_table_says() {
    for (text, expected) in WORDS {
        assert_eq!(written(text), *expected, "{text}");
    }
}

/// A random query: one to three words of a line or of several, some that follow each other, some only begun.
fn query<'l>(lines: &[&'l scan::Line], numbers: &mut Numbers) -> Vec<Vec<(&'l str, bool)>> {
    let any = numbers.below(4) == 0;
    let mut line = lines[numbers.below(lines.len())];
    let mut groups = Vec::new();
    for _ in 0..1 + numbers.below(3) {
        if any {
            line = lines[numbers.below(lines.len())];
        }
        let from = numbers.below(line.words.len());
        let length = [1, 1, 1, 2, 3][numbers.below(5)].min(line.words.len() - from);
        let words = &line.words[from..from + length];
        groups.push(words.iter().map(|word| (word.as_str(), false)).collect());
    }
    if let Some((word, begins)) = groups
        .last_mut()
        .and_then(|group: &mut Vec<(&str, bool)>| group.last_mut())
        && numbers.below(3) == 0
    {
        let kept = 1 + numbers.below(word.len());
        (*word, *begins) = (&word[..kept], true);
    }
    groups
}

/// Holds the index of a site against a scan of its pages.
fn assert_same(site: &Path) {
    let index = Reader::open(site);
    let all = scan::lines(site);
    let lines: Vec<&scan::Line> = all
        .iter()
        .filter(|line| line.plain && !line.words.is_empty())
        .collect();
    assert!(lines.len() > 100, "{} lines", lines.len());
    assert!(
        index
            .lists
            .iter()
            .all(|(name, list)| name.ends_with('*') || !list.cut)
    );
    let plain: BTreeSet<&str> = lines.iter().map(|line| line.address.as_str()).collect();
    let mut numbers = Numbers(88_172_645_463_325_252);
    let mut hits = 0;
    for _ in 0..500 {
        let query = query(&lines, &mut numbers);
        let found = index.search(&query);
        let found: BTreeSet<String> = found
            .into_iter()
            .map(|entry| index.address(entry))
            .filter(|address| plain.contains(address.as_str()))
            .collect();
        let expected = scan::search(&all, &query);
        hits += expected.len();
        assert!(found.iter().eq(expected), "{query:?}: {found:?}");
    }
    assert!(hits > 5000, "{hits} hits");
}

#[test]
fn the_index_finds_what_the_pages_show() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().to_string_lossy().into_owned();
    let run = minutebook(&["build", "--today", TODAY, "--output-dir", &output]);
    assert!(run.status.success());
    assert_same(folder.path());
    if let Some(corpora) = corpora() {
        assert_same(Site::build("meetbot", &corpora).path());
    }
}

/// A tree with a line for each way to be found.
const TREE: &str = "\
=== content/site.yaml
title: Harbour
contact:
  issues: [Somebody is scuttling boats]
areas:
  - {id: A, title: The moorings}
=== content/notes/2026-05-08-oil.md
---
summary: Slippery quays
references: [CVE-2026-90051]
---
Mind the steps.
=== content/meetings/weekly.2026-05-07-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:05 <ash> #topic Überprüfung der Bojen
15:00:06 -*- reed has joined #harbour
15:00:07 <reed_> 漢字検索 works
15:00:09 <ash> #agreed paint buoy seven, see #12
15:00:10 <tarn> mail me at secret@mail.test about CVE-2026-90044
15:00:11 <ash> #action tarn to oil the winch
15:00:12 <ash> #endmeeting
=== content/meetings/weekly.2026-05-14-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:05 <ash> paint again
15:00:06 <tarn> again paint the buoy
15:00:11 <ash> #endmeeting
=== content/issues/12-buoy.md
---
title: Buoy seven
state: open
confidential: false
---
It rusts.
=== content/about.md
# About buoys
They float and rust.
=== content/rota.md
---
summary: Who watches the quay
---
Ash on Monday.
=== content/report.md
Please be kind.
=== content/people.yaml
- {nick: tarn, role: Glazier, summary: Mends windows}
=== content/projects/lamps.md
---
title: Lights
status: active
shepherd: tarn
started: 2026-05-01
checklist: lamps.csv
links: [{title: Wiring handbook, url: \"https://example.org/h\"}]
help_wanted: [{task: Count them, skill: a torch, time: one evening}]
---
Twelve lamps.
=== content/projects/lamps/lamps.csv
lamp,NoRust,note
first,done,waiting for glass
";

#[test]
fn every_record_is_found_at_its_place() {
    let tree = Tree::new(TREE);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let index = Reader::open(&built.out);
    let first = "meetings/2026-05-07-weekly/#l-";
    let rows: &[(&str, &[&str])] = &[
        ("uberprufung", &["2"]),
        ("漢字 字検", &["4"]),
        ("reed_", &["4", "people/reed/#"]),
        ("#12", &["5", "issues/12/#", "issues/12/#"]),
        ("cve 2026 90044", &["6"]),
        ("rusts", &["issues/12/#"]),
        ("float", &["about/#"]),
        ("secret", &[]),
        ("removed", &["6"]),
        ("scuttling boats", &["report/#"]),
        ("moorings", &["areas/a/#"]),
        (
            "cve 2026 90051",
            &["notes/2026-05-08-oil/#", "notes/2026-05-08-oil/#"],
        ),
        (
            "slippery",
            &["notes/2026-05-08-oil/#", "notes/2026-05-08-oil/#"],
        ),
        ("attendance", &["attendance/#"]),
        ("kind", &["report/#"]),
        ("quay", &["rota/#", "rota/#"]),
        ("glazier", &["contact/#", "people/tarn/#"]),
        ("windows", &["people/tarn/#"]),
        ("wiring", &["projects/lamps/#"]),
        ("torch", &["projects/lamps/#"]),
        ("one evening", &["projects/lamps/#"]),
        ("norust", &["projects/lamps/#"]),
        ("waiting for glass", &["projects/lamps/#"]),
    ];
    for (words, expected) in rows {
        let words: Vec<(&str, bool)> = words.split(' ').map(|word| (word, false)).collect();
        let found: Vec<String> = index
            .search(std::slice::from_ref(&words))
            .into_iter()
            .map(|entry| index.address(entry))
            .collect();
        let expected: Vec<String> = expected
            .iter()
            .map(|place| {
                if place.contains('/') {
                    (*place).to_owned()
                } else {
                    format!("{first}{place}")
                }
            })
            .collect();
        let (mut found, mut expected) = (found, expected);
        found.sort();
        expected.sort();
        assert_eq!(found, expected, "{words:?}");
    }
    assert_eq!(index.top["all_series"], json!(["", "weekly"]));
    let kinds = &index.top["kinds"];
    let kind = |code: &u32| match code & 1 {
        0 => &kinds[0],
        _ => &kinds[(code / 2) as usize % kinds.as_array().map_or(1, Vec::len)],
    };
    let found: Vec<&Value> = index.lists["#12"].codes.iter().map(kind).collect();
    assert_eq!(found, ["ticket", "ticket", "agreed"]);
}

/// Updates and comments are of the days they were written on, whatever came later.
#[test]
fn what_belongs_to_a_record_has_its_own_day() {
    let tree = Tree::new(
        "=== content/site.yaml
title: Harbour
=== content/projects/lamps.md
---
title: Lights
status: active
---
Twelve lamps.

## 2024-09-04

Quokka one.

## 2026-05-04

Quokka two.
=== content/issues/export.json
[{\"iid\": 12, \"title\": \"Buoy seven\", \"state\": \"opened\", \"confidential\": false,
  \"description\": \"It rusts.\", \"created_at\": \"2025-01-02T10:00:00Z\", \"updated_at\": \"2026-05-06T10:00:00Z\", \"notes\": [
  {\"body\": \"Quokka three.\", \"created_at\": \"2025-03-01T10:00:00Z\", \"author\": {\"username\": \"ash\"}, \"system\": false, \"internal\": false},
  {\"body\": \"Quokka four.\", \"created_at\": \"2025-03-01T11:00:00Z\", \"author\": {\"username\": \"ash\"}, \"system\": false, \"internal\": false},
  {\"body\": \"Quokka five.\", \"created_at\": \"2026-05-06T10:00:00Z\", \"author\": {\"username\": \"ash\"}, \"system\": false, \"internal\": false}]}]
",
    );
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let index = Reader::open(&built.out);
    let found = index.search(&[vec![("quokka", false)]]);
    let told: Vec<String> = found
        .into_iter()
        .map(|entry| format!("{} {}", index.day(entry), index.address(entry)))
        .collect();
    let expected = [
        "6 May 2026 issues/12/#c-3",
        "4 May 2026 projects/lamps/#u-2026-05-04",
        "1 March 2025 issues/12/#c-1",
        "1 March 2025 issues/12/#c-2",
        "4 September 2024 projects/lamps/#u-2024-09-04",
    ];
    assert_eq!(told, expected);
    assert_eq!(
        index.top["years"],
        json!(["2024", "2025", "2026", "undated"])
    );
    // The record itself is found once.
    assert_eq!(index.lists["lights"].entries.len(), 2);
}

#[test]
fn a_search_that_is_not_wanted_leaves_nothing() {
    let tree = Tree::new(TREE);
    tree.write("content/site.yaml", "title: Harbour\nsearch: false\n");
    let built = tree.build(&["--base-url", "https://harbour.example"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(!built.out.join("search").exists());
    assert!(!built.out.join("opensearch.xml").exists());
    assert!(!built.read("index.html").contains("data-find"));
}
