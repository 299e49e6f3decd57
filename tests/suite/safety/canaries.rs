//! Two hundred canaries, one behind every door: a text of seven words that stand nowhere else, in one field of one withheld
//! record. Numbers of canaries come in, a tree goes out, secret or, as the positive control, with every flag taken away.

use std::collections::BTreeSet;
use std::fs;

use minutebook::read::{self, Cache, Options};
use minutebook::seal::Guard;
use regex::Regex;
use serde_json::{Value, json};

use super::bytes::{File, files, wide, words};
use super::printed;
use crate::support::{TODAY, Tree};

/// How many there are.
const CANARIES: usize = 200;

/// What each word of a canary begins with; its number follows.
const STEMS: [&str; 7] = ["quokka", "amber", "birch", "cedar", "dune", "ember", "fern"];

/// The flags that withhold a Markdown record.
const FLAGS: [&str; 5] = [
    "confidential: true",
    "private: true",
    "embargo_until: 2027-03-01",
    "tlp: AMBER",
    "labels: [TLP:RED]",
];

/// Builds a tree and counts canaries on the way.
struct Aviary {
    tree: Tree,
    secret: bool,
    count: usize,
}

impl Aviary {
    fn new(secret: bool) -> Self {
        let tree = Tree::new(include_str!("canaries.txt"));
        let mut aviary = Aviary {
            tree,
            secret,
            count: 0,
        };
        aviary.issues();
        aviary.tickets();
        aviary.projects();
        aviary.pages();
        aviary.meetings();
        assert_eq!(aviary.count, CANARIES, "canaries in the tree");
        aviary
    }

    /// The next canary.
    fn next(&mut self) -> String {
        self.count += 1;
        STEMS.map(|stem| format!("{stem}{}", self.count)).join(" ")
    }

    /// The same as the name of a file or of an address.
    fn name(&mut self) -> String {
        self.next().replace(' ', "-")
    }

    fn flag(&self, flag: &str) -> String {
        match self.secret {
            true => format!("{flag}\n"),
            false => String::new(),
        }
    }

    /// Replaces each `@@` by a canary, and `@-@` by one as a name.
    fn filled(&mut self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('@') {
            out.push_str(before);
            let (canary, after) = match after.strip_prefix('@') {
                Some(after) => (self.next(), after),
                None => match after.strip_prefix("-@") {
                    Some(after) => (self.name(), after),
                    None => ("@".to_owned(), after),
                },
            };
            out.push_str(&canary);
            rest = after;
        }
        out + rest
    }

    fn write(&self, path: &str, text: &str) {
        self.tree.write(&format!("content/{path}"), text);
    }

    /// A Markdown record for each of some flags.
    fn records(&mut self, flags: usize, path: &str, text: &str) {
        for (at, flag) in FLAGS.into_iter().take(flags).enumerate() {
            let path = self.filled(path).replace("NN", &format!("{}", 11 + at));
            let flag = self.flag(flag);
            let text = self.filled(text).replace("FLAG\n", &flag);
            self.write(&path, &text);
        }
    }

    fn issues(&mut self) {
        self.records(
            5,
            "issues/NN-@-@.md",
            "---\ntitle: '@@'\nFLAG\nmilestone: '@@'\nauthor: '@@'\nassignees: ['@@']\n---\n## @@\n\nA text: @@\n\n- @@\n\n```\n@@\n```\n",
        );
        // A TLP label in words, at the head of the text.
        let label = if self.secret { "**TLP:AMBER**\n\n" } else { "" };
        let text = format!("---\ntitle: '@@'\n---\n{label}@@\n");
        let text = self.filled(&text);
        self.write("issues/30.md", &text);
        // One that takes out a part.
        let label = if self.secret { "TLP:GREEN\n\n" } else { "" };
        let text = format!("---\ntitle: Open\n---\nOpen.\n\n{label}@@\n\n@@\n");
        let text = self.filled(&text);
        self.write("issues/31.md", &text);
        let label = if self.secret { "TLP:RED " } else { "" };
        let text = self.filled(&format!("---\ntitle: '{label}@@'\n---\n@@\n"));
        self.write("issues/32.md", &text);
    }

    /// Tickets of GitLab and of Pagure, in every form in which they can be withheld.
    fn tickets(&mut self) {
        let secret = self.secret;
        let mut list = vec![
            self.ticket(50, secret, "bug", ""),
            self.ticket(51, false, if secret { "TLP:AMBER" } else { "bug" }, ""),
            self.ticket(52, false, "bug", if secret { "TLP:RED\n\n" } else { "" }),
        ];
        list.push(json!({
            "iid": 53, "title": "Open", "state": "opened", "confidential": false, "labels": [],
            "web_url": "https://gitlab.example.org/example/portal/-/issues/53",
            "description": format!("Open.\n{}{}", if secret { "TLP:RED\n" } else { "" }, self.next()),
            "notes": [
                {"id": 1, "body": self.next(), "internal": secret, "system": false},
                {"id": 2, "body": self.next(), "confidential": secret},
                {"id": 3, "body": self.next(), "system": secret},
                {"id": 4, "body": format!("{}{}", if secret { "TLP:AMBER " } else { "" }, self.next())},
            ],
            "discussions": [{"internal": secret, "notes": [{"id": 5, "body": self.next()}]}],
        }));
        self.write("issues/tickets.json", &Value::Array(list).to_string());
        let mut export = self.ticket(70, secret, "bug", "");
        let fields = export.as_object_mut().expect("an issue");
        fields.remove("references");
        fields.remove("labels");
        export["label_links"] = json!([{"label": {"title": "bug"}}]);
        let mut public = self.ticket(71, secret, "bug", "");
        public["labels"] = json!([self.next()]);
        self.write("issues/issues.ndjson", &format!("{export}\n{public}\n"));
        let pagure = json!({"issues": [{
            "id": 80, "status": "Open", "date_created": "1767225600", "private": secret,
            "title": self.next(), "content": self.next(), "tags": [self.next()], "milestone": self.next(),
            "user": {"name": self.next()}, "full_url": "https://pagure.example.org/distro/issue/80",
            "comments": [{"comment": self.next(), "user": {"name": "amy"}}],
        }]});
        self.write("issues/pagure.json", &pagure.to_string());
    }

    fn ticket(&mut self, number: u64, confidential: bool, label: &str, head: &str) -> Value {
        json!({
            "iid": number, "project_id": 77, "state": "opened", "confidential": confidential, "labels": [label],
            "title": self.next(), "description": format!("{head}{} and more", self.next()),
            "created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-02-01T00:00:00Z",
            "milestone": {"title": self.next()}, "assignees": [{"username": self.next()}],
            "web_url": format!("https://gitlab.example.org/example/portal/-/issues/{number}"),
            "references": {"full": format!("example/portal#{number}")},
            "notes": [{"id": 1, "body": self.next(), "author": {"username": "amy"}, "internal": false}],
        })
    }

    fn projects(&mut self) {
        self.records(
            3,
            "projects/@-@.md",
            "---\ntitle: '@@'\nstatus: active\nFLAG\nsummary: '@@'\nshepherd: amy\nmilestones:\n  - title: '@@'\n    status: '@@'\nhelp_wanted:\n  \
             - task: '@@'\nlinks:\n  - title: '@@'\n    url: https://example.org/\n---\nTL;DR: @@\n\n@@\n\nHelp wanted: @@\n\n\
             ## 2026-02-03: @@\n\n@@\n",
        );
        self.records(
            2,
            "projects/open/updates/2026-02-NN.md",
            "---\ntitle: '@@'\nFLAG\n---\nTL;DR: @@\n\n@@\n",
        );
        let flag = self.flag("confidential: true");
        let text =
            self.filled("---\ntitle: '@@'\nstatus: active\nFLAG\nchecklist: list.csv\n---\n");
        self.write("projects/kept.md", &text.replace("FLAG\n", &flag));
        let label = if self.secret {
            "TLP:AMBER+STRICT\n\n"
        } else {
            ""
        };
        let text = format!(
            "---\ntitle: Part\nstatus: active\n---\nOpen.\n\n{label}@@\n\n## 2026-02-04\n\n@@\n"
        );
        let text = self.filled(&text);
        self.write("projects/part.md", &text);
        let text = self.filled(&format!("Open.\n\n{label}@@\n"));
        self.write("projects/part/updates/2026-02-05.md", &text);
        let table = self.filled("Thing,@@,note\n@@,done,@@\n");
        self.write("projects/kept/list.csv", &table);
        let update = self.filled("# @@\n\n@@\n");
        self.write("projects/kept/updates/2026-03-01.md", &update);
    }

    fn pages(&mut self) {
        self.records(
            4,
            "pages/@-@.md",
            "---\ntitle: '@@'\nmenu: '@@'\nFLAG\nsummary: '@@'\naliases: [/old/@-@/]\n---\n## @@\n\nText, *@@*.\n",
        );
        self.records(
            2,
            "notes/2026-02-NN-@-@.md",
            "---\ntitle: '@@'\nFLAG\nsummary: '@@'\naliases: [/old/@-@/]\n---\n@@\n",
        );
    }

    fn meetings(&mut self) {
        let label = if self.secret { "TLP:GREEN\n\n" } else { "" };
        for path in ["pages/part.md", "notes/2026-02-20-part.md"] {
            let text = self.filled(&format!("---\ntitle: Part\n---\nOpen.\n\n{label}@@\n"));
            self.write(path, &text);
        }
        let said = "10:00:00 <amy> hello\n10:00:01 <amy> #topic @@\n10:00:02 <amy> #info @@\n10:00:03 <amy> #action amy @@\n\
                    10:00:04 <amy> #agreed @@\n10:00:05 <amy> @@\n";
        let log = self.filled(said);
        self.write("meetings/2026-04-01-weekly.log", &log);
        let flag = self.flag("confidential: true");
        let sidecar = self.filled("title: '@@'\naliases: [/old/@-@/]\n");
        self.write(
            "meetings/2026-04-01-weekly.yaml",
            &format!("{sidecar}{flag}"),
        );
        let label = if self.secret {
            "10:00:00 <amy> TLP:RED from here\n"
        } else {
            ""
        };
        let log = self.filled(&format!("09:00:00 <amy> open\n{label}{said}"));
        self.write("meetings/2026-04-02-weekly.log", &log);
        let beside = self.filled("# Beside\n\n@@\n");
        self.write("meetings/2026-04-01-weekly.md", &beside);
        let flag = self.flag("tlp: RED");
        let notes = self.filled("---\ntitle: '@@'\nFLAG\n---\n## @@\n\n@@\n");
        self.write(
            "meetings/2026-04-03-weekly.md",
            &notes.replace("FLAG\n", &flag),
        );
        let label = if self.secret { "TLP:AMBER\n\n" } else { "" };
        let notes = self.filled(&format!("# Open\n\nText.\n\n{label}@@\n"));
        self.write("meetings/2026-04-04-weekly.md", &notes);
        let log = self.filled(
            "10:00:00 <amy> open\n10:00:01 <amy> @@\n10:00:02 <lurker> @@\n10:00:03 <amy> so @@ it is\n10:00:04 <amy> #info end\n",
        );
        self.write("meetings/2026-04-05-weekly.log", &log);
        let last = self.count;
        if self.secret {
            let pattern = format!("quokka{last}( [a-z]+{last})+");
            let redact =
                format!("redact: {{lines: [2], nicks: [lurker], patterns: [\"{pattern}\"]}}\n");
            self.write("meetings/2026-04-05-weekly.yaml", &redact);
        }
    }
}

/// The numbers of canaries that stand in files or in their names.
fn found(files: &[File]) -> BTreeSet<usize> {
    let texts = files.iter().flat_map(|(path, text)| [path, text]);
    texts.flat_map(|text| numbers(text)).collect()
}

fn numbers(text: &str) -> BTreeSet<usize> {
    let words = words(text, STEMS[0]);
    let number = |word: &String| {
        let digits = word[STEMS[0].len()..].chars();
        let digits: String = digits.take_while(char::is_ascii_digit).collect();
        digits.parse().ok()
    };
    words.iter().filter_map(number).collect()
}

fn all() -> BTreeSet<usize> {
    (1..=CANARIES).collect()
}

/// The guard over what a tree withholds, as the tool itself makes it.
fn guard(tree: &Tree) -> Guard {
    let options = Options {
        content: &tree.path().join("content"),
        output: &tree.path().join("public"),
        today: TODAY.parse().expect("a day"),
        drafts: false,
        spill: None,
    };
    let read = read::read_again(&options, &mut Cache::default());
    let read = read.expect("a tree that can be read");
    let mut guard = Guard::over(read.sealed).expect("something is withheld");
    guard.spare(&read.library, &[]);
    guard
}

#[test]
fn two_hundred_canaries_stay_inside() {
    let aviary = Aviary::new(true);
    let built = aviary.tree.build(&["--base-url", "https://portal.example"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let site = files(&built.out);
    let told = found(&[site.clone(), printed(&built)].concat());
    assert_eq!(told, BTreeSet::new(), "canaries that are out");
    let guard = guard(&aviary.tree);
    let findings = site.iter().flat_map(|(path, _)| {
        let bytes = fs::read(built.out.join(path)).expect("a file of the site");
        guard.scan(path, &bytes)
    });
    assert_eq!(findings.collect::<Vec<_>>(), []);
}

/// The positive control: without the flags both searches find every canary in the site.
#[test]
fn without_flags_all_canaries_are_found() {
    let guard = guard(&Aviary::new(true).tree);
    let open = Aviary::new(false);
    let built = open.tree.build(&["--base-url", "https://portal.example"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let site = files(&built.out);
    let missing: Vec<usize> = all().difference(&found(&site)).copied().collect();
    assert_eq!(
        missing, [0; 0],
        "canaries that the search of the test does not find"
    );
    let blind: Vec<usize> = all()
        .into_iter()
        .filter(|number| !is_seen(&guard, &site, *number))
        .collect();
    assert_eq!(
        blind, [0; 0],
        "canaries that the tool's own scan does not find"
    );
}

/// Whether the guard sees a canary in the first file that has it, with all others made unreadable.
fn is_seen(guard: &Guard, site: &[File], number: usize) -> bool {
    let canary = Regex::new(&format!(r"(?i)\b(?:{})(\d+)\b", STEMS.join("|"))).expect("a pattern");
    let alone = |text: &str| {
        let other = |found: &regex::Captures<'_>| match found[1].parse() == Ok(number) {
            true => found[0].to_owned(),
            false => "x".to_owned(),
        };
        canary.replace_all(text, other).into_owned()
    };
    let has =
        |(path, text): &&File| numbers(path).contains(&number) || numbers(text).contains(&number);
    let mut having = site.iter().filter(has);
    having.any(|(path, text)| !guard.scan(&alone(path), alone(text).as_bytes()).is_empty())
}

/// Ways in which words get into a site past all views: a file of `static/`, or one that lay in the output folder before.
const LEAKS: &[(&str, &str)] = &[
    ("a.txt", "so: Quokka One, Amber-Two birch; THREE cedar four"),
    (
        "a.html",
        "<p>quokka <b>one</b> am<i>ber</i> two birch&#32;three&nbsp;ced&#x61;r four</p>",
    ),
    (
        "a.html",
        "<meta name=\"x\" content=\"quokka one amber two birch three\">",
    ),
    ("a.html", "<!-- quokka one amber two birch three -->"),
    (
        "a.json",
        r#"{"x": "quokka\none\tamber\u0020two\u0020b\u0069rch three"}"#,
    ),
    ("a.csv", "quokka;one;amber;two;birch;three"),
    ("a.ics", "SUMMARY:quokka one am\r\n ber two\\nbirch three"),
    (
        "a.xml",
        "&lt;p&gt;quokka one amber &lt;b&gt;two&lt;/b&gt; birch three&lt;/p&gt;",
    ),
    (
        "a.txt",
        "https://example.org/?q=quokka%20one%20amb%65r%20two%20birch%20three",
    ),
    (
        "a.svg",
        "<image href=\"data:text/plain;base64,cXVva2thIG9uZSBhbWJlciB0d28gYmlyY2ggdGhyZWU=\"/>",
    ),
    ("quokka-one-amber-two-birch-three.txt", "x"),
    ("a.txt", "the long night watch begins"),
];

#[test]
fn a_site_with_withheld_words_is_refused() {
    for (path, text) in LEAKS {
        let tree = leaking();
        tree.write(&format!("content/static/{path}"), text);
        assert_refused(&tree, text);
    }
    for (end, packed) in [
        ("gz", minutebook::compress::Packing::Gzip),
        ("br", minutebook::compress::Packing::Brotli),
    ] {
        let tree = leaking();
        let path = format!("content/static/a.html.{end}");
        tree.write(&path, packed.pack(LEAKS[1].1.as_bytes()));
        assert_refused(&tree, &path);
    }
    for bytes in wide(LEAKS[0].1) {
        let tree = leaking();
        tree.write("content/static/a.txt", &bytes);
        assert_refused(&tree, &format!("{:?}", bytes.get(..8)));
    }
}

#[test]
fn a_foreign_file_with_withheld_words_is_refused() {
    let tree = leaking();
    assert_eq!(tree.build(&[]).status, 0, "nothing leaks yet");
    tree.write("public/theirs.txt", LEAKS[0].1);
    let before = files(&tree.path().join("public"));
    assert_refused(&tree, "a foreign file");
    assert_eq!(
        files(&tree.path().join("public")),
        before,
        "the old site stands"
    );
}

/// A tree with one withheld ticket.
fn leaking() -> Tree {
    Tree::new(
        "=== content/site.yaml\ntitle: Portal\nvisibility: members\n=== content/issues/1.md\n---\ntitle: Long night watch\n\
         confidential: true\n---\nQuokka one amber two birch three cedar four.\n",
    )
}

fn assert_refused(tree: &Tree, what: &str) {
    let built = tree.build(&[]);
    let told = &built.stderr;
    assert_eq!(built.status, 1, "{what}: {told}");
    let place = told
        .lines()
        .find(|line| line.contains("error[withheld-words]"));
    let place = place.unwrap_or_else(|| panic!("{what}: {told}"));
    assert!(place.contains("content/issues/1.md:"), "{what}: {place}");
    let lower = told.to_lowercase();
    assert!(
        !lower.contains("quokka") && !lower.contains("night"),
        "{what}: {told}"
    );
}

#[test]
fn words_that_are_published_anyway_are_no_secret() {
    let tree = leaking();
    tree.write(
        "content/about.md",
        "---\ntitle: About\n---\nThe long night watch: quokka one amber two birch three.\n",
    );
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(
        built.stderr.contains("info[withheld-words]"),
        "{}",
        built.stderr
    );
    tree.write(
        "content/static/a.txt",
        "two birch three cedar four, and amber",
    );
    assert_refused_part(&tree);
}

/// Heads of withheld lines are no words: clocks beside numbers of the site, and `#done` beside the state of an action.
#[test]
fn heads_of_withheld_lines_stop_no_site() {
    let clock = "=== content/site.yaml
title: Team
visibility: members
=== content/issues/7-x.md
---
id: 7
title: Backport
state: open
---
Text.
=== content/meetings/weekly.2025-02-06-15.00.log.txt
15:00:00 <maple> #startmeeting weekly
15:01:00 <reed> hello
15:02:00 <reed> one
15:02:10 <reed> two
15:02:20 <reed> three
15:02:30 <reed> four
15:02:40 <reed> five
15:02:50 <reed> six
15:03:00 <maple> #topic Tickets
15:04:00 <reed> what of #7
15:05:00 <maple> #action reed to write a patch for #7
15:09:00 <maple> #endmeeting
=== content/meetings/embargoed.2025-02-13-15.00.log.txt
15:00 < maple> #startmeeting embargoed
15:10 < maple> #action reed to write to the reporter
15:12 < maple> #endmeeting
=== content/meetings/embargoed.2025-02-13-15.00.yaml
confidential: true
";
    let state = "=== content/site.yaml
title: Team
visibility: members
=== content/people.yaml
- {nick: lurker, hidden: true}
=== content/meetings/weekly.2025-02-06-15.00.log.txt
15:00:00 <maple> #startmeeting weekly
15:01:00 <wren> hello
15:02:00 <maple> #action wren to list the advisory feeds
15:03:00 <maple> #endmeeting
=== content/meetings/weekly.2025-02-13-15.00.log.txt
15:00:00 <maple> #startmeeting weekly
15:01:00 <wren> hello
15:02:00 <lurker> #done wren to list the advisory feeds
15:03:00 <maple> #endmeeting
=== content/actions.yaml
- {id: 2025-02-06-weekly-3, state: done, date: 2025-02-13}
";
    for tree in [clock, state] {
        let built = Tree::new(tree).build(&["--today", "2025-03-01"]);
        assert_eq!(built.status, 0, "{}", built.stderr);
    }
}

/// What is not published stays a secret beside what is.
fn assert_refused_part(tree: &Tree) {
    tree.write("content/static/a.txt", "one amber two birch three cedar");
    let built = tree.build(&[]);
    assert_eq!(built.status, 1, "{}", built.stderr);
}

#[test]
fn withheld_records_in_a_public_repository_are_errors() {
    for (line, status, word) in [
        ("visibility: public\n", 1, "error[withheld]"),
        ("visibility: members\n", 0, ""),
        ("", 0, "warning[withheld]"),
    ] {
        let tree = leaking();
        tree.write("content/site.yaml", format!("title: Portal\n{line}"));
        let built = tree.build(&[]);
        assert_eq!(built.status, status, "{line}: {}", built.stderr);
        assert!(built.stderr.contains(word), "{line}: {}", built.stderr);
    }
}
