//! The page for theme authors: what it says each template receives is what the types of `src/view` say, and what a template
//! that prints everything really gets from the example portal and from a tree with every field filled; so are the classes
//! of the log and the error it shows. `UPDATE=1` writes the lists of fields into it.

mod dump;
mod safe;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

use crate::design;
use crate::support::{TODAY, Tree, minutebook};
use types::{Kind, Types};

/// The page, from the crate's root.
const PAGE: &str = "content/guide/themes.md";
/// The heading above what is written by the test; it is the last one that a person writes.
const RECEIVE: &str = "## What the templates receive\n";

/// Templates that make pages, and the type of their view.
const TEMPLATES: &[(&str, &str)] = &[
    ("404.html", ""),
    ("actions.html", "ActionsView"),
    ("area.html", "AreaView"),
    ("areas.html", "AreasView"),
    ("attendance.html", "AttendanceView"),
    ("contact.html", "ContactView"),
    ("data.html", "DataView"),
    ("decisions.html", "DecisionsView"),
    ("help.html", "HelpView"),
    ("home.html", "HomeView"),
    ("issue-lists.html", "ChoicesView"),
    ("issue.html", "IssueView"),
    ("issues.html", "IssuesView"),
    ("join.html", "JoinView"),
    ("meeting.html", "MeetingView"),
    ("meetings.html", "MeetingsView"),
    ("next.html", "NextPage"),
    ("note.html", "NoteView"),
    ("notes.html", "NotesView"),
    ("page.html", "TextView"),
    ("pages.html", "PagesView"),
    ("people.html", "PeopleView"),
    ("person.html", "PersonView"),
    ("project.html", "ProjectView"),
    ("projects.html", "ProjectsView"),
    ("references.html", "ReferencesView"),
    ("report.html", "ReportView"),
    ("search.html", "SearchView"),
];

/// Templates that others include.
const SHARED: &[&str] = &["base.html", "components.html"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    fs::read_to_string(root().join(PAGE)).expect("the page for theme authors")
}

/// Everything below a heading, to the next of the same level.
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let (_, rest) = page.split_once(heading).expect("the heading");
    rest.split("\n## ").next().unwrap_or(rest)
}

/// A table of fields.
fn table(types: &Types, name: &str) -> String {
    let mut out = String::from("| Field | Type | Meaning |\n|---|---|---|\n");
    for field in &types.of(name).fields {
        let meaning = field.meaning.replace('|', "\\|");
        out += &format!(
            "| `{}` | {} | {meaning} |\n",
            field.name,
            field.kind.in_words()
        );
    }
    out
}

/// What the page says of every template and of every type that its view holds.
fn reference(types: &Types) -> String {
    let mut out = String::from(RECEIVE);
    out += "\nA field that may be without a value is `none` then, and false in an `if`; an empty list is false too.\n";
    for (name, kind) in [("site", "SiteView"), ("page", "PageMeta")] {
        let about = &types.of(kind).about;
        out += &format!("\n### {name}\n\n{about}\n\n{}", table(types, kind));
    }
    for (template, kind) in TEMPLATES {
        out += &format!("\n### {template}\n\n");
        out += &match *kind {
            "" => "It has no `view`.\n".to_owned(),
            kind => format!("{}\n\n{}", types.of(kind).about, table(types, kind)),
        };
    }
    out += "\n## Types of the fields\n";
    for name in parts(types) {
        let about = &types.of(&name).about;
        out += &format!("\n### {name}\n\n{about}\n\n{}", table(types, &name));
    }
    out
}

/// The views themselves.
fn roots() -> BTreeSet<&'static str> {
    let views = TEMPLATES.iter().map(|(_, kind)| *kind);
    let views = views.chain(["SiteView", "PageMeta"]);
    views.filter(|kind| !kind.is_empty()).collect()
}

/// Every type inside of a view.
fn parts(types: &Types) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = roots().into_iter().map(str::to_owned).collect();
    while let Some(next) = open.pop() {
        for field in &types.of(&next).fields {
            let name = field.kind.record();
            open.extend(
                name.filter(|name| found.insert((*name).to_owned()))
                    .map(str::to_owned),
            );
        }
    }
    found
}

#[test]
fn the_page_says_what_the_types_say() {
    let types = Types::read(&root().join("src/view"));
    let page = page();
    let (written, _) = page.split_once(RECEIVE).expect("the last heading");
    let fresh = format!("{written}{}", reference(&types));
    if env::var_os("UPDATE").is_some() {
        fs::write(root().join(PAGE), &fresh).expect("the page can be written");
    }
    let differs = fresh
        .lines()
        .zip(page.lines())
        .find(|(new, old)| new != old);
    assert!(
        fresh == page,
        "{PAGE} is not what the types of the views say: {differs:?}. UPDATE=1 mends it."
    );
}

#[test]
fn every_template_is_on_the_page() {
    let folder = root().join("themes/default/templates");
    let files = fs::read_dir(folder).expect("templates").flatten();
    let names: BTreeSet<String> = files
        .map(|file| file.file_name().to_string_lossy().into_owned())
        .collect();
    let known = TEMPLATES.iter().map(|(name, _)| *name);
    let known: BTreeSet<String> = known
        .chain(SHARED.iter().copied())
        .map(str::to_owned)
        .collect();
    assert_eq!(names, known);
}

/// A template that prints all that it receives.
const PRINT: &str =
    "{{ page | str | safe }}\n\u{1}{{ site | str | safe }}\n\u{1}{{ view | str | safe }}\n";

/// What the templates received: for each page the template, `page`, `site` and `view`.
fn received(root: &Path, content: &Path) -> Vec<(String, [Value; 3])> {
    let templates = root.join("themes/print/templates");
    fs::create_dir_all(&templates).expect("a folder");
    for (name, _) in TEMPLATES {
        fs::write(templates.join(name), format!("{name}\n\u{1}{PRINT}")).expect("a template");
    }
    let [root, content] = [root, content].map(|path| path.to_str().expect("UTF-8"));
    let out = format!("{root}/printed");
    let args = [
        "build",
        "--root",
        root,
        "--content",
        content,
        "--theme",
        "print",
    ];
    let more = [
        "--today",
        TODAY,
        "--base-url",
        "https://portal.example",
        "--output-dir",
        &out,
    ];
    let run = minutebook(&[&args[..], &more[..]].concat());
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let pages = design::pages(Path::new(&out));
    let printed = pages.values().filter(|text| text.contains('\u{1}'));
    printed
        .map(|text| {
            let parts: Vec<&str> = text.split("\n\u{1}").collect();
            let value = |at: usize| dump::value(parts.get(at).copied().unwrap_or(""));
            (parts[0].to_owned(), [value(1), value(2), value(3)])
        })
        .collect()
}

/// A tree with what the others lack: a call with a scribe, a very long line, and more tickets than fit on a page.
fn more() -> String {
    let ticket = |number| {
        format!(
            "{{\"iid\": {number}, \"title\": \"Ticket\", \"state\": \"opened\", \"labels\": [\"agenda\"], \"confidential\": false}}"
        )
    };
    let tickets: Vec<String> = (1..=101).map(ticket).collect();
    include_str!("themes/more.txt")
        .replace("@ODD@", "\u{200b}")
        .replace("@LONG@", &"rope ".repeat(1000))
        .replace("@TICKETS@", &format!("[{}]", tickets.join(",\n")))
}

/// What templates received from three trees.
fn all_received() -> Vec<(String, [Value; 3])> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut all = received(folder.path(), &root().join("content"));
    let tree = Tree::new(&design::filled());
    all.extend(received(tree.path(), &tree.path().join("content")));
    let tree = Tree::new(&more());
    all.extend(received(tree.path(), &tree.path().join("content")));
    all
}

#[test]
fn templates_receive_what_the_page_says() {
    let types = Types::read(&root().join("src/view"));
    let (mut faults, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let kinds: BTreeMap<&str, &str> = TEMPLATES.iter().copied().collect();
    for (template, [page, site, view]) in all_received() {
        let kind = kinds[template.as_str()];
        for (value, kind) in [(page, "PageMeta"), (site, "SiteView"), (view, kind)] {
            if !kind.is_empty() {
                let kind = Kind::Record(kind.to_owned());
                types.hold(&value, &kind, &template, &mut seen, &mut faults);
            }
        }
    }
    let told: Vec<String> = faults.into_iter().collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
    let mut known = parts(&types);
    known.extend(roots().into_iter().map(str::to_owned));
    let unseen: Vec<&String> = known.difference(&seen).collect();
    assert!(unseen.is_empty(), "in no tree of this test: {unseen:?}");
}

/// Classes in markup, but for the colours.
fn classes(html: &str, found: &mut BTreeSet<String>) {
    for part in html.split("class=\"").skip(1) {
        let names = part.split('"').next().unwrap_or("").split(' ');
        let colour = |name: &&str| {
            name.strip_prefix('n')
                .is_some_and(|number| number.parse::<u8>().is_ok())
        };
        found.extend(names.filter(|name| !colour(name)).map(str::to_owned));
    }
}

#[test]
fn lines_of_logs_have_the_classes_that_the_page_names() {
    let mut found = BTreeSet::new();
    for (template, [_, _, view]) in all_received() {
        if template != "meeting.html" {
            continue;
        }
        let logs = view["logs"].as_array().cloned().unwrap_or_default();
        for log in logs.iter().chain([&view["log"]]) {
            for part in ["before", "body", "after"] {
                classes(log[part].as_str().unwrap_or(""), &mut found);
            }
        }
        for section in view["sections"].as_array().expect("sections") {
            classes(section["talk"]["html"].as_str().unwrap_or(""), &mut found);
        }
    }
    let page = page();
    let rows = section(&page, "## Classes of the log\n").lines();
    let cells = rows.filter_map(|row| row.strip_prefix("| `")?.split(" | ").next());
    let told: BTreeSet<String> = cells
        .flat_map(|cell| cell.split('`').step_by(2))
        .filter(|name| !["n0", "n11"].contains(name))
        .map(str::to_owned)
        .collect();
    assert_eq!(found, told);
}

/// The first block of a kind in a part of the page.
fn block<'p>(part: &'p str, kind: &str) -> &'p str {
    let (_, rest) = part
        .split_once(&format!("```{kind}\n"))
        .expect("such a block");
    rest.split("```").next().unwrap_or("")
}

#[test]
fn a_wrong_template_is_told_as_the_page_shows() {
    let page = page();
    let part = section(&page, "## When a template is wrong\n");
    let tree = Tree::new("=== content/site.yaml\ntitle: Test\n");
    tree.write("themes/harbour/templates/home.html", block(part, "html"));
    let built = tree.build(&["--theme", "harbour", "--base-url", "https://portal.example"]);
    assert_ne!(built.status, 0);
    let folder = PathBuf::from(tree.path());
    let told = built.stderr.replace(&format!("{}/", folder.display()), "");
    assert_eq!(told, block(part, "text"));
    // A theme of the settings counts as one of the command line, and `check` sees what only pages show.
    tree.write("content/site.yaml", "title: Test\ntheme: harbour\n");
    let root = tree.path().to_str().expect("UTF-8");
    for command in ["check", "build"] {
        let run = minutebook(&[command, "--root", root, "--today", TODAY]);
        let said = String::from_utf8_lossy(&run.stderr).replace(&format!("{root}/"), "");
        assert_eq!(run.status.code(), Some(2), "{command}: {said}");
        assert_eq!(said, told, "{command}");
    }
}

#[test]
fn a_theme_of_the_settings_is_shown() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Test\ntheme: harbour\n");
    let style = |text: &str| tree.write("themes/harbour/assets/style.css", text);
    tree.write("themes/pier/assets/style.css", "/* pier */");
    for (text, args) in [
        ("/* harbour */", &[][..]),
        ("/* lock */", &[]),
        ("/* pier */", &["--theme", "pier"]),
    ] {
        style(text);
        let built = tree.build(args);
        assert_eq!(built.status, 0, "{}", built.stderr);
        assert_eq!(built.read("assets/style.css"), text);
    }
    let built = tree.build(&["--theme", "default"]);
    let css = built.read("assets/style.css");
    assert!(built.status == 0 && css.len() > 1000, "{}", built.stderr);
}
