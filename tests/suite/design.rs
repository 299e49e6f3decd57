//! What holds for every page whatever the team writes: text of the other direction stands by itself, the logo is shown, and
//! lists that are empty say what to do. Small trees in, built pages out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::Tree;

/// Every field of every record, filled with text that runs from right to left.
const FILLED: &str = include_str!("safety/hostile.txt");
const TEXT: &str = "שלום עולם";
const BODY: &str =
    "# שלום\n\nشكرا **جزيلا**\n\n- שלום\n\n| א | ב |\n|---|---|\n| ג | ד |\n\n> שלום\n";

/// Elements without an end.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// Elements whose text has a direction of its own: by HTML, by the style sheet, or since it stands alone.
const ALONE: &[&str] = &["bdi", "code", "pre", "option", "text", "title"];

/// Texts from right to left that could turn what stands beside them, each with the elements around it.
fn turned(page: &str) -> Vec<String> {
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split([' ', '\n', '/']).next().unwrap_or("");
        if let Some(closed) = tag.strip_prefix('/') {
            let at = open.iter().rposition(|(name, _)| *name == closed);
            open.truncate(at.unwrap_or(open.len()));
        } else if !VOID.contains(&name) && !tag.ends_with('/') && !tag.starts_with('!') {
            let alone = ALONE.contains(&name) || tag.contains("dir=\"auto\"");
            open.push((name, alone));
        }
        let other = text.chars().any(|c| ('\u{590}'..='\u{6ff}').contains(&c));
        if other && !open.iter().any(|(_, alone)| *alone) {
            let names: Vec<&str> = open.iter().skip(2).map(|(name, _)| *name).collect();
            found.push(format!("{}: {}", names.join(" "), text.trim()));
        }
    }
    found
}

/// A tree with such text in every field.
pub(crate) fn filled() -> String {
    let quoted = format!("\"{TEXT}\"");
    FILLED
        .replace("@TEXT@", &quoted)
        .replace("@URL@", "\"https://example.org/a\"")
        .replace("@REFERENCE@", "\"#2\"")
        .replace("@LINE@", TEXT)
        .replace("@FILE@", "name")
        .replace("@BODYTEXT@", &quoted)
        .replace("@BODY@", BODY)
}

/// Every page of a site, by its path.
pub(crate) fn pages(site: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "html") {
                let name = path.strip_prefix(site).expect("a path inside");
                let text = fs::read_to_string(&path).expect("a page");
                found.insert(name.to_string_lossy().into_owned(), text);
            }
        }
    }
    found
}

#[test]
fn text_from_right_to_left_does_not_turn_what_stands_beside_it() {
    let tree = Tree::new(&filled());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let pages = pages(&built.out);
    let shown = pages.values().filter(|page| page.contains(TEXT));
    assert!(shown.count() > 20, "the text is on the pages");
    let mut faults: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (path, page) in &pages {
        for fault in turned(page) {
            faults.entry(fault).or_default().push(path);
        }
    }
    let told: Vec<String> = faults
        .iter()
        .map(|(fault, paths)| format!("{}: {fault}", paths[0]))
        .collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}

/// What the lists of a team say that has only just begun.
const EMPTY: &[(&str, &str)] = &[
    ("", "add a <code>schedule</code> to <code>site.yaml</code>"),
    ("", "A line <code>#agreed ...</code> in a log makes one"),
    ("", "Put a log into <code>content/meetings/</code>"),
    ("areas", "A line <code>area: A</code> in a project"),
    (
        "areas/a",
        "A line <code>area: A</code> in its file puts one here",
    ),
    (
        "contact",
        "add <code>rooms</code> to <code>site.yaml</code>",
    ),
    (
        "help-wanted",
        "To add a call: a list <code>help_wanted</code>",
    ),
    ("issues", "into <code>content/issues/</code>"),
    ("meetings", "into <code>content/meetings/</code>"),
    (
        "next",
        "add a <code>schedule</code> to <code>site.yaml</code>",
    ),
    ("next", "The label <code>agenda</code> puts one here"),
    ("projects", "into <code>content/projects/</code>"),
    ("report", "the team adds <code>contact</code>"),
];

#[test]
fn empty_lists_say_what_to_do() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Test\nareas: [{id: A, title: Watch}]\n");
    let built = tree.build(&[]);
    for (slug, text) in EMPTY {
        let folder = if slug.is_empty() { "." } else { slug };
        let page = built.read(&format!("{folder}/index.html"));
        assert!(page.contains(text), "{slug}: {text}");
    }
    // Pages that have no empty state: whatever lists them is left out until they have a row.
    let told: Vec<&str> = EMPTY.iter().map(|(slug, _)| *slug).collect();
    let others = ["data", "join", "search"];
    for path in pages(&built.out).keys() {
        let slug = path.trim_end_matches("index.html").trim_end_matches('/');
        let known = told.contains(&slug) || others.contains(&slug) || slug == "404.html";
        assert!(known, "{slug} has no row above");
    }
}

/// Decisions of two years, and an action that changed hands.
const HANDED: &str = "=== content/meetings/2026-10-22-weekly.log
15:00:00 <ash> #startmeeting weekly
15:01:00 <birch> #action ash to paint
15:02:00 <ash> #action ash to sweep
15:03:00 <ash> #action birch to row
15:04:00 <ash> #action to be found
15:05:00 <ash> #agreed one
15:09:00 <ash> #endmeeting
=== content/meetings/2025-10-22-weekly.log
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> #agreed two
15:02:00 <ash> #agreed three
15:09:00 <ash> #endmeeting
=== content/actions.yaml
- {id: 2026-10-22-weekly-3, owners: [birch]}
";

/// Trees, a page of each, what it says, and what it does not say.
const TOLD: &[(&str, &str, &[&str], &[&str])] = &[
    // Who joins before anybody speaks does not move the clock.
    (
        "=== content/meetings/weekly.log
--- Log opened Thu Oct 22 14:50:00 2026
14:50 -!- ash [a@b] has joined #harbour
15:00 <ash> hello
15:01 <birch> #info boats float
15:02 <ash> #topic Nets
",
        "meetings/2026-10-22-weekly/",
        &[">its clock is UTC</span>.", "data-shift=\"0\""],
        &["UTC-"],
    ),
    // A second log that begins later has no clock of its own; one whose stamps tell has.
    (
        "=== content/meetings/2026-10-08-weekly.log
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> #info boats float
15:09:00 <ash> #endmeeting
=== content/meetings/2026-10-08-weekly.txt
[15:06] <birch> boats float
[15:07] <birch> all of them
",
        "meetings/2026-10-08-weekly/",
        &["2026-10-08-weekly.txt</code>, read as", ">its clock is UTC</span>."],
        &["UTC+", "UTC-"],
    ),
    // A clock that is put back begins another list.
    (
        "=== content/meetings/weekly.log
2031-10-26T02:55:00+02:00 <ash> #startmeeting weekly
2031-10-26T02:05:00+01:00 <ash> #info boats float
2031-10-26T02:15:00+01:00 <ash> #endmeeting
",
        "meetings/2031-10-26-weekly/",
        &[
            "its clock is UTC+02:00, then UTC+01:00<",
            "data-from=\"2031-10-26T02:55:00\" data-shift=\"120\"",
            "data-from=\"2031-10-26T02:05:00\" data-shift=\"60\"",
        ],
        &["class=\"day\""],
    ),
    // Where another day begins, the log tells it.
    (
        "=== content/meetings/weekly.log
2026-10-08T23:58:00-0400 <ash> #startmeeting weekly
2026-10-09T00:01:00-0400 <ash> #info boats float
2026-10-09T00:02:00-0400 <ash> #endmeeting
",
        "meetings/2026-10-08-weekly/",
        &["<li class=\"day\">2026-10-09</li>\n<li id=\"l-2\""],
        &["<li class=\"day\">2026-10-08</li>", "day\">2026-10-09</li>\n<li id=\"l-3\""],
    ),
    (
        "=== content/meetings/weekly.log
--- Log opened Thu Oct 08 23:50:00 2026
23:58 <ash> #startmeeting weekly
--- Day changed Fri Oct 09 2026
00:01 <ash> #info boats float
",
        "meetings/2026-10-08-weekly/",
        &["boats float"],
        &["class=\"day\""],
    ),
    // The room stands above a log, or in its name.
    (
        "=== content/meetings/room_log.txt
# room: #harbour:e.example
# exported: 2026-10-09 03:25 UTC
2026-10-08 15:56 ash: boats float
2026-10-08 15:57 birch: they do
",
        "meetings/2026-10-08-room-log/",
        &["#harbour:e.example"],
        &[],
    ),
    (
        "=== content/meetings/#harbour_20261008.log.txt
[15:00:00] <ash> boats float
",
        "meetings/2026-10-08-harbour/",
        &["<bdi>#harbour</bdi>"],
        &[],
    ),
    // Whom a message of Matrix names is a link with the name, as programs show it.
    (
        "=== content/meetings/2026-10-08-weekly.log
2026-10-08 15:00:00 <@ash:e.example> !startmeeting Council
2026-10-08 15:00:02 <@jsm:e.example> hi
2026-10-08 15:00:03 <@ash:e.example> !action [John <Smith>](https://matrix.to/#/@jsm:e.example): write, [@x:e.example](https://matrix.to/#/@x:e.example) helps
2026-10-08 15:00:06 <@ash:e.example> !endmeeting
",
        "meetings/2026-10-08-weekly/",
        &[
            "@jsm:e.example\" rel=\"noopener noreferrer nofollow ugc\">John &lt;Smith&gt;</a>: write, <a href=",
            ">@x:e.example</a> helps",
        ],
        &["](", "[John"],
    ),
    // What the program says is English, what the team wrote is in its language.
    (
        "=== content/meetings/2026-10-08-weekly.log
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> #info Boote schwimmen
15:09:00 <ash> #endmeeting
=== content/site.yaml
title: Hafenwacht
language: de
",
        "meetings/2026-10-08-weekly/",
        &[
            "<html lang=\"en\">",
            "<a class=\"name\" lang=\"de\"",
            "<bdi lang=\"de\">Boote schwimmen",
            "<div lang=\"de\"><ol class=\"log\"",
        ],
        &[],
    ),
    (
        "=== content/projects/mole.md
---
title: Mole
status: active
milestones:
  - {title: One, due: 2026-03-01}
  - {title: Two, due: 2027-03-01}
  - {title: Three, due: 2027-Q1}
---
",
        "projects/mole/",
        &[
            "overdue since <bdi>1 March 2026",
            "due <bdi>1 March 2027",
            "due <bdi>2027-Q1",
        ],
        &["overdue since <bdi>1 March 2027"],
    ),
    (
        "=== content/projects/mole.md
---
title: Mole
status: active
help_wanted:
  - task: Paint the mole
---
",
        "join/",
        &["Waiting for somebody: <a href=\"../help-wanted/\">1 call for help</a>. Each says"],
        &[],
    ),
    // A page below another one does not take its place in the menu.
    (
        "=== content/contact/keys.md
---
title: Keys
menu: Keys
---
See [c](/issues/3/#c-1).
=== content/notes/2026-10-20-list.md
- Ask ash
- Write to birch<br>soon
",
        "notes/",
        &[
            "<bdi>Contact</bdi>",
            "<bdi>Keys</bdi>",
            "Ask ash Write to birch soon",
        ],
        &[],
    ),
    // Who is only expected is not there.
    (
        "=== content/meetings/2026-10-22-weekly.log
15:00 <ash> hello
15:01 <birch> hello
=== content/meetings/2026-10-29-weekly.log
15:00 <ash> hello
15:01 <birch> hello
=== content/meetings/2099-01-01-weekly.md
# Agenda
",
        "people/ash/",
        &["2 of the last 2"],
        &["of the last 3"],
    ),
    // A word of every day that is the name of a file is no word on the project; nor is it called so in lists of calls.
    (
        "=== content/projects/docs.md
---
title: Rewrite of our manuals
status: active
shepherd: ash
started: 2025-01-01
---
=== content/meetings/2026-10-22-weekly.log
15:00 <ash> hello
15:01 <birch> the docs of libfoo say nothing
",
        "projects/docs/",
        &["Stale: the last word was"],
        &["Fresh", "Spoken of in meetings", "Help wanted</h2>"],
    ),
    (
        "=== content/projects/docs.md
---
title: Rewrite of our manuals
status: active
---
## Help wanted

- somebody to test on s390x
",
        "help-wanted/",
        &[
            "<bdi>somebody to test on s390x</bdi>",
            "Projects without a shepherd <span class=\"count\">1</span>",
        ],
        &["Nobody asks for help"],
    ),
    // The day beside a title from right to left stands by itself.
    (
        "=== content/meetings/2026-10-22-weekly.log
15:00:00 <ash> #startmeeting الاجتماع الأسبوعي
15:01:00 <ash> #action ash to paint
15:09:00 <ash> #endmeeting
",
        "actions/",
        &[
            "<bdi>الاجتماع الأسبوعي</bdi>, 22 October 2026</a>",
            "<a class=\"fact\" href=\"../actions/#2026-10-22-weekly-2\"><code>2026-10-22-weekly-2</code></a>",
        ],
        &["الأسبوعي, 22"],
    ),
    // A list with nothing in it is not in the bar, and nothing is no link.
    (
        "=== content/meetings/2026-10-22-weekly.log
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> #info one
15:09:00 <ash> #endmeeting
",
        "actions/",
        &[
            "<li class=\"again\"><a href=\"../meetings/\"",
            "<li class=\"again\"><a href=\"../people/\"",
            "<li><a href=\"../actions/\"",
            "0 open.",
        ],
        &[
            "<li class=\"again\"><a href=\"../actions/\"",
            "<li class=\"again\"><a href=\"../decisions/\"",
            "<li class=\"again\"><a href=\"../issues/\"",
            "actions/closed/",
            "class=\"filters\"",
        ],
    ),
    (
        HANDED,
        "actions/",
        &[
            "<a href=\"#of-ash\"><bdi>ash</bdi> <span class=\"count\">1</span></a></li>
<li><a href=\"#of-birch\"><bdi>birch</bdi> <span class=\"count\">2</span></a></li>
<li><a href=\"#nobody\">Nobody yet <span class=\"count\">1</span></a></li>",
            "<h2 id=\"of-birch\">",
            "<h2 id=\"nobody\">Nobody yet",
            "<bdi>birch</bdi></a></span> <span class=\"fact\">before with <a href=\"../people/ash/\"><bdi>ash</bdi></a></span>",
            "<li class=\"again\"><a href=\"../actions/\"",
        ],
        &["before with <a href=\"../people/birch/\"", "actions/closed/\">0"],
    ),
    (
        HANDED,
        "decisions/",
        &[
            "<a href=\"#y-2026\">2026 <span class=\"count\">1</span></a></li>
<li><a href=\"#y-2025\">2025 <span class=\"count\">2</span></a></li>",
        ],
        &[],
    ),
    // Where there is no meeting, the home page has what there is.
    (
        "=== content/issues/1.md
---
title: The lamp is out
state: open
---
=== content/issues/2.md
---
title: The rope is short
state: closed
---
",
        "",
        &[
            "<bdi>The lamp is out</bdi>",
            "<a href=\"./issues/\">The list of 2 issues</a>",
            "<li class=\"again\"><a href=\"./issues/\"",
        ],
        &["<li class=\"again\"><a href=\"./meetings/\""],
    ),
    // Meetings of one title and day are told apart, and who reads the archive is not told how to write it.
    (
        "=== content/meetings/weekly.2026-10-22-15.00.log.txt
15:00:00 <ash> #startmeeting Harbour watch
15:01:00 <ash> #info one
15:09:00 <ash> #endmeeting
=== content/meetings/mole.2026-10-22-17.00.log.txt
17:00:00 <ash> #startmeeting Harbour watch
17:01:00 <ash> #info two
17:09:00 <ash> #endmeeting
=== content/meetings/mole.2026-10-23-17.00.log.txt
17:00:00 <ash> #startmeeting Harbour watch
17:01:00 <ash> #info two
17:09:00 <ash> #endmeeting
",
        "",
        &[
            "<bdi>Harbour watch</bdi>, <bdi class=\"dim\">weekly</bdi>, <time",
            "<bdi>Harbour watch</bdi>, <bdi class=\"dim\">mole</bdi>, <time",
            "<bdi>Harbour watch</bdi>, <time datetime=\"2026-10-23\">23 October 2026</time></a>",
        ],
        &[
            "site.yaml",
            "Found a security problem?",
            "makes a decision",
            "No meeting is planned",
            "No decision is marked",
            "class=\"button\"",
            "class=\"grid\"",
        ],
    ),
    // Without a schedule nobody knows whether a meeting is planned; what there is to speak of is told.
    (
        "=== content/meetings/2026-10-22-weekly.log
15:00:00 <ash> #startmeeting Weekly
15:01:00 <ash> #topic Boats
15:09:00 <ash> #endmeeting
",
        "next/",
        &["this site does not know", "Agenda draft", "<bdi>Boats</bdi>"],
        &["No meeting is planned", "puts one here"],
    ),
    (
        "=== content/site.yaml
title: Test
schedule:
  - title: Watch
    series: weekly
    weekday: Thursday
    time: \"15:00\"
    zone: UTC
    until: 2026-01-01
=== content/meetings/2026-10-22-weekly.log
15:00 <ash> hello
",
        "",
        &["<p>No meeting is planned.</p>"],
        &["No decision is marked", "class=\"grid\""],
    ),
    // Who says nothing of reports is not asked for one; who has a tracker leads there.
    (
        "=== content/meetings/2026-10-22-weekly.log
15:00 <ash> hello
",
        "contact/",
        &["This team has not said yet where to ask."],
        &["A vulnerability?", "<h2 id=\"tickets\">", "class=\"button\""],
    ),
    (
        "=== content/site.yaml
title: Test
contact: {email: a@harbour.example, reviewed: 2026-10-01}
trackers: [{project: g/p, url: \"https://gitlab.example.org/g/p\", public: true}]
",
        "contact/",
        &[
            "<h2 id=\"tickets\">Tickets</h2>",
            "Public requests go to <a href=\"https://gitlab.example.org/g/p\"",
            "A vulnerability?",
            "class=\"button\"",
        ],
        &[],
    ),
    (
        "=== content/site.yaml
title: Test
contact: {email: a@harbour.example, reviewed: 2026-10-01}
trackers: [{project: g/p, url: \"https://gitlab.example.org/g/p\"}]
",
        "contact/",
        &[
            "<h2 id=\"tickets\">Security problems</h2>",
            "A vulnerability?",
        ],
        &["Public requests go to"],
    ),
    // A day in a title is told once, as numbers too.
    (
        "=== content/meetings/2026-10-22-weekly.log
15:00:00 <ash> #startmeeting Boats 10/22/2026
15:01:00 <ash> #info one
15:09:00 <ash> #endmeeting
",
        "meetings/2026-10-22-weekly/",
        &["<bdi lang=\"en\">Boats</bdi>, <span class=\"date\">22 October 2026</span>"],
        &["10/22/2026</bdi>, <span"],
    ),
    // A picture without words that cannot be shown leaves nothing, but for what its link leads to.
    (
        "=== content/boats.md
# Boats
<a href=\"https://boats.example/x\"><img src=\"gone.svg\"></a> <img src=\"gone.svg\"> A ![](gone.svg)
[![](gone.svg)](https://nets.example/y) [ ![](gone.svg) ropes](https://ropes.example/z)
![](https://sails.example/a/b.svg) ![mast](gone.svg)
",
        "boats/",
        &[
            ">boats.example</a>",
            ">nets.example</a>",
            "ropes</a>",
            ">sails.example</a>",
            "mast",
        ],
        &["picture", "ropes.example</a>", "ropes.example "],
    ),
    (
        "=== content/boats.md
# Boats
[![](gone.svg)](https://nets.example/y) A ![](gone.svg) and ![](https://sails.example/a/b.svg)
",
        "boats/",
        &[">nets.example</a>", ">sails.example</a>"],
        &["picture", "gone"],
    ),
    // Pages of one title are told apart by their addresses.
    (
        "=== content/plans/north.md
# Summary
The north gate.
=== content/plans/south.md
# Summary
The south gate.
=== content/tides.md
# Tides
High and low.
",
        "pages/",
        &[
            "<bdi>Summary</bdi></a> <bdi class=\"dim\">plans/north</bdi></p>",
            "<bdi>Summary</bdi></a> <bdi class=\"dim\">plans/south</bdi></p>",
            "<bdi>Tides</bdi></a></p>",
        ],
        &[],
    ),
    // What follows a command in another script has its own direction.
    (
        "=== content/meetings/weekly.2026-10-22-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:01:00 <ash> #info שלום 4.1
15:02:00 <ash> #info in one script
15:09:00 <ash> #endmeeting
",
        "meetings/2026-10-22-weekly/",
        &[
            "<bdi class=\"text\">#info <bdi>שלום 4.1</bdi></bdi>",
            "<bdi class=\"text\">#info in one script</bdi>",
        ],
        &[],
    ),
    // The newest meeting stands beside the names.
    (
        "=== content/meetings/weekly.2026-10-22-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:09:00 <ash> #endmeeting
=== content/meetings/weekly.2026-10-15-15.00.log.txt
15:00:00 <birch> #startmeeting weekly
15:09:00 <birch> #endmeeting
",
        "attendance/",
        &["<text x=\"141\" y=\"14\" text-anchor=\"end\">2026-10-22</text>", "M137 29h8v8h-8zM155 47h8v8h-8z"],
        &[],
    ),
    // Meetings of one name need no column for it.
    (
        "=== content/site.yaml
title: Test
schedule:
  - title: Watch
    series: weekly
    weekday: Thursday
    time: \"15:00\"
    zone: UTC
",
        "next/",
        &["<th scope=\"col\">When</th><th scope=\"col\">State</th>"],
        &["<td><bdi>Watch</bdi></td>"],
    ),
    (
        "=== content/site.yaml
title: Test
repository: https://gitlab.com/harbour/portal.git
",
        "report/",
        &["https://gitlab.com/harbour/portal/-/"],
        &["portal.git"],
    ),
];

#[test]
fn pages_tell_what_is_so() {
    for (files, page, has, lacks) in TOLD {
        let site = match files.contains("content/site.yaml") {
            true => "",
            false => "=== content/site.yaml\ntitle: Test\n",
        };
        let tree = Tree::new(&format!("{site}{files}"));
        let built = tree.build(&[]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let page = built.read(&format!("{page}index.html"));
        for text in *has {
            assert!(page.contains(text), "{files}\n{text}\n{page}");
        }
        for text in *lacks {
            assert!(!page.contains(text), "{files}\n{text}\n{page}");
        }
    }
}

/// Topics of one person, one more than the page of the person shows.
#[test]
fn a_list_that_is_cut_says_so() {
    let topics: String = (10..41)
        .map(|at| format!("15:{at}:00 <ash> #topic Boat {at}\n"))
        .collect();
    let tree = Tree::new(&format!(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/2026-10-08-weekly.log\n15:00:00 <ash> #startmeeting weekly\n\
         {topics}15:50:00 <ash> #endmeeting\n"
    ));
    let page = tree.build(&[]).read("people/ash/index.html");
    let (_, topics) = page.split_once("<h2 id=\"topics\">").expect("topics");
    assert!(topics.contains("and 1 more</p></section>"), "{topics}");
}

/// Open actions of one person, one more than the draft of an agenda shows; and people, one more than are drawn.
#[test]
fn counts_are_those_of_all_and_not_of_what_is_shown() {
    let actions: String = (10..51)
        .map(|at| format!("15:{at}:00 <ash> #action ash to mend boat {at}\n"))
        .collect();
    let people: String = (100..141)
        .map(|at| format!("15:00:00 <visitor_with_long_nick_{at}> hello\n"))
        .collect();
    let tree = Tree::new(&format!(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/2026-10-08-weekly.log\n15:00:00 <ash> #startmeeting weekly\n\
         {people}{actions}15:55:00 <ash> #endmeeting\n=== content/meetings/2026-10-15-weekly.log\n15:00:00 <ash> #startmeeting weekly\n\
         15:01:00 <ash> #info boats float\n15:02:00 <ash> #endmeeting\n"
    ));
    let built = tree.build(&[]);
    for (page, text) in [
        (
            "next/",
            "<span class=\"count\">41, of which the newest 40</span></h4>",
        ),
        ("actions/", "<span class=\"count\">41</span></h2>"),
        ("meetings/2026-10-15-weekly/", "<p>and 29 older</p>"),
        (
            "attendance/",
            "Of 42 people the 40 who came most are drawn.",
        ),
        ("attendance/", ">visitor_…ick_138</text>"),
    ] {
        let page = built.read(&format!("{page}index.html"));
        assert!(page.contains(text), "{text}\n{page}");
    }
}

#[test]
fn the_logo_stands_beside_the_name_and_on_the_home_page() {
    let site = "=== content/site.yaml\ntitle: Test\n";
    let logo = "logo: static/img/our mark.svg\n=== content/static/img/our mark.svg\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n";
    for (logo, count) in [("", [0, 0]), (logo, [2, 1])] {
        let tree = Tree::new(&format!("{site}{logo}"));
        let built = tree.build(&[]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        for ((path, root), count) in [("index.html", "./"), ("report/index.html", "../")]
            .into_iter()
            .zip(count)
        {
            let mark = format!("<img class=\"logo\" src=\"{root}img/our%20mark.svg\" alt=\"\">");
            assert_eq!(built.read(path).matches(&mark).count(), count, "{path}");
        }
    }
}

#[test]
fn scripts_and_styles_are_small() {
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/default/assets");
    for extension in ["js", "css"] {
        let files = fs::read_dir(&assets).expect("the assets").flatten();
        let of_kind = files.filter(|file| file.path().extension().is_some_and(|e| e == extension));
        let sizes: Vec<u64> = of_kind
            .map(|file| file.metadata().expect("a file").len())
            .collect();
        let total: u64 = sizes.iter().sum();
        assert!((1..24_000).contains(&total), "{extension}: {sizes:?}");
    }
}

/// Ways of scripts to make markup or code of a text (the sinks of Trusted Types), and to reach another host.
const SINKS: &[&str] = &[
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "createContextualFragment",
    "setHTML",
    "parseFromString",
    "srcdoc",
    "eval(",
    "Function(",
    "setTimeout(\"",
    "setAttribute(\"on",
    "importScripts",
    "javascript:",
    "XMLHttpRequest",
    "sendBeacon",
    "WebSocket",
    "postMessage",
    "document.cookie",
];

#[test]
fn scripts_make_no_markup_and_no_code_of_texts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("themes/default/assets"), root.join("src/serve")];
    let files = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder").flatten());
    let scripts: Vec<_> = files
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "js"))
        .collect();
    assert!(scripts.len() >= 4, "{scripts:?}");
    for path in scripts {
        let text = fs::read_to_string(&path).expect("a script");
        let found: Vec<&&str> = SINKS.iter().filter(|sink| text.contains(**sink)).collect();
        assert!(found.is_empty(), "{}: {found:?}", path.display());
    }
}
