//! The first steps: a portal begun by `init`, records begun by `new`, what the guide shows, and the way of a newcomer who has
//! read nothing but the README and the guide (`newcomer`).

mod newcomer;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;
use serde_yaml::Value;
use tempfile::TempDir;

use crate::support::minutebook;

const DAY: &str = "2026-11-27";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Status, answer and notes of a run.
fn run(args: &[&str]) -> (i32, String, String) {
    let ran = minutebook(args);
    (
        ran.status.code().expect("an end of its own"),
        String::from_utf8_lossy(&ran.stdout).into_owned(),
        String::from_utf8_lossy(&ran.stderr).into_owned(),
    )
}

/// A portal made by `init`.
struct Portal {
    _folder: TempDir,
    root: PathBuf,
}

impl Portal {
    fn new(day: &str) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let root = folder.path().join("portal");
        let (status, told, faults) = run(&["init", text(&root), "--today", day]);
        assert_eq!((status, faults.as_str()), (0, ""), "{told}");
        Portal {
            _folder: folder,
            root,
        }
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, path: &str) -> String {
        let path = self.root.join(path);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    fn run(&self, command: &str, day: &str, more: &[&str]) -> (i32, String) {
        let mut args = vec![command, "--root", text(&self.root), "--today", day];
        args.extend(more);
        let (status, _, notes) = run(&args);
        (status, notes)
    }

    /// Checks the content; warnings are faults too.
    fn is_clean(&self) {
        let (status, notes) = self.run("check", DAY, &["--strict"]);
        assert!(
            status == 0 && notes.contains("0 errors, 0 warnings"),
            "{notes}"
        );
    }

    /// Begins a record; what is printed, in either way.
    fn begin(&self, args: &[&str]) -> (i32, String) {
        let mut all = vec!["new", "--root", text(&self.root), "--today", DAY];
        all.extend(args);
        let (status, told, faults) = run(&all);
        (status, told + &faults)
    }
}

fn text(path: &Path) -> &str {
    path.to_str().expect("temporary paths are UTF-8")
}

#[test]
fn a_new_portal_is_without_fault_on_any_day() {
    for (made, built) in [
        ("2026-11-26", "2026-11-26"),
        ("2027-01-01", "2027-03-15"),
        ("2028-02-29", "2028-02-29"),
        ("2031-12-31", "2032-01-01"),
    ] {
        let portal = Portal::new(made);
        let address = ["--strict", "--base-url", "https://portal.example.org"];
        let (status, notes) = portal.run("build", built, &address);
        assert!(
            status == 0 && notes.contains("0 errors, 0 warnings, 0 infos"),
            "{notes}"
        );
        assert!(notes.contains("1 meeting, 1 issue, 1 project"), "{notes}");
    }
}

#[test]
fn nothing_that_a_build_leaves_is_committed_by_accident() {
    let portal = Portal::new(DAY);
    for name in [
        ".gitignore",
        ".public.minutebook-cache",
        ".preview.minutebook-cache",
    ] {
        let mut git = std::process::Command::new("git");
        let git = git.arg("-C").arg(&portal.root);
        if name == ".gitignore" {
            let begun = git.args(["init", "--quiet"]).status();
            assert!(begun.is_ok_and(|status| status.success()));
            continue;
        }
        let ignored = git.args(["check-ignore", "--quiet", name]).status();
        assert!(ignored.is_ok_and(|status| status.success()), "{name}");
    }
}

#[test]
fn init_overwrites_nothing() {
    let portal = Portal::new(DAY);
    portal.write("content/site.yaml", "title: mine\n");
    let (status, _, faults) = run(&["init", text(&portal.root), "--today", DAY]);
    assert!(
        status == 2 && faults.contains("nothing is overwritten"),
        "{faults}"
    );
    assert_eq!(portal.read("content/site.yaml"), "title: mine\n");
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("README.md"), "mine").expect("a file");
    let (status, _, faults) = run(&["init", text(folder.path())]);
    assert!(status == 2 && faults.contains("README.md"), "{faults}");
    assert_eq!(
        fs::read_dir(folder.path()).expect("a folder").count(),
        1,
        "nothing was made"
    );
}

/// The keys that the readers of `site.yaml` ask for, found in their source.
fn keys_of_readers() -> Vec<String> {
    let asked = Regex::new(
        r#"\b(?:text|texts|string|required|web_address|boolean|integer|positive|choice|date|day|zone|zones|dialect|record|records|each_of|list|has|raw)\(\s*(?:&?\w+,\s*)?"([a-z_]+)""#,
    );
    let asked = asked.expect("a pattern");
    let mut keys = Vec::new();
    for file in ["team", "team/schedule", "team/reporting", "team/projects"] {
        let source =
            fs::read_to_string(root().join(format!("src/read/{file}.rs"))).expect("a source");
        let found = asked.captures_iter(&source);
        keys.extend(found.map(|found| found[1].to_owned()));
    }
    keys.sort();
    keys.dedup();
    keys
}

#[test]
fn the_settings_of_a_new_portal_name_every_key() {
    let portal = Portal::new(DAY);
    let settings = portal.read("content/site.yaml");
    let keys = keys_of_readers();
    assert!(keys.len() > 55, "{keys:?}");
    let named = |key: &String| {
        let spelled = Regex::new(&format!(r"(?m)(^|[\s#{{-]){key}:")).expect("a pattern");
        spelled.is_match(&settings)
    };
    let missing: Vec<String> = keys.into_iter().filter(|key| !named(key)).collect();
    assert!(
        missing.is_empty(),
        "site.yaml of the starter does not name {missing:?}"
    );
    let in_use = Regex::new(r"(?m)^(\s*)#(\S)")
        .expect("a pattern")
        .replace_all(&settings, "$1$2");
    portal.write("content/site.yaml", &in_use);
    portal.write("themes/team/assets/words.css", "");
    portal.is_clean();
}

#[test]
fn every_record_begins_at_its_place() {
    let portal = Portal::new(DAY);
    let rows = [
        (
            &["issue", "The tide: \"late\""][..],
            "issues/2-the-tide-late.md",
        ),
        (&["issue", "Another"], "issues/3-another.md"),
        (
            &["project", "Move the harbour"],
            "projects/move-the-harbour.md",
        ),
        (&["note", "A call"], "notes/2026-11-27-a-call.md"),
        (
            &["note", "A call", "--date", "2026-11-20"],
            "notes/2026-11-20-a-call.md",
        ),
        (&["page", "guide/First steps"], "guide/first-steps.md"),
        (
            &["meeting", "harbour", "--date", "2026-11-24"],
            "meetings/2026-11-24-harbour.md",
        ),
    ];
    for (args, path) in rows {
        let (status, told) = portal.begin(args);
        assert_eq!(status, 0, "{told}");
        assert!(
            told.contains(path) && portal.root.join("content").join(path).is_file(),
            "{told}"
        );
    }
    portal.is_clean();
    let before = portal.read("content/projects/move-the-harbour.md");
    for args in [
        &["project", "Move the harbour"][..],
        &["page", "x", "--from", "y"],
        &["issue", " "],
        &["issue", "two\nlines"],
        &["project", "x", "--date", "2026-11-24"],
        &["note"],
        &["page", "Meetings"],
        &["page", "Actions"],
        &["page", "notes/storm"],
    ] {
        assert_eq!(portal.begin(args).0, 2, "{args:?}");
    }
    assert_eq!(portal.read("content/projects/move-the-harbour.md"), before);
    let (status, told) = portal.begin(&["page", "Confidential computing"]);
    let named = "its name says that it is not public";
    assert!(status == 0 && told.contains(named), "{told}");
}

#[test]
fn a_log_is_copied_under_a_name_that_tells_day_and_series() {
    let meetbot =
        "15:00:00 <ash> #startmeeting x\n15:00:09 <ash> #info boats float\n15:01:00 <birch> yes\n";
    let matrix = "2026-11-12 15:00:00 <@ash:example.org> hello\n2026-11-12 15:01:00 <@birch:example.org> hello\n";
    let irssi =
        "--- Log opened Thu Nov 05 15:00:00 2026\n15:00 < ash> hello\n15:01 < birch> hello\n";
    let rows = [
        (
            &["weekly"][..],
            "weekly.2026-11-19-15.00.log.txt",
            meetbot,
            "weekly.2026-11-19-15.00.log.txt: a log of the dialect meetbot, 2026-11-19, series weekly, 3 lines, ",
        ),
        (
            &[],
            "weekly.2026-11-18-15.00.log.txt",
            meetbot,
            "weekly.2026-11-18-15.00.log.txt: a log of the dialect meetbot, 2026-11-18, series weekly, ",
        ),
        (
            &["harbour"],
            "weekly.2026-11-17-15.00.log.txt",
            meetbot,
            "2026-11-17-harbour.log.txt: a log of the dialect meetbot, 2026-11-17, series harbour, ",
        ),
        (
            &["weekly"],
            "export",
            matrix,
            "2026-11-12-weekly.log: a log of the dialect maubot, 2026-11-12, series weekly, 2 lines, 0 items",
        ),
        (
            &["weekly"],
            "#room.log",
            irssi,
            "2026-11-05-weekly.log: a log of the dialect irssi, 2026-11-05, ",
        ),
        (
            &["weekly", "--date", "2026-11-10"],
            "x.log",
            meetbot,
            "2026-11-10-weekly.log: a log of the dialect meetbot, 2026-11-10, ",
        ),
    ];
    let portal = Portal::new(DAY);
    let folder = TempDir::new().expect("a temporary folder");
    for (args, name, log, expected) in rows {
        let log_file = folder.path().join(name);
        fs::write(&log_file, log).expect("a file");
        let mut all = vec!["meeting", "--from", text(&log_file)];
        all.extend(args);
        let (status, told) = portal.begin(&all);
        assert!(status == 0 && told.contains(expected), "{told}");
        let made = told.split(": ").next().expect("a path");
        assert_eq!(
            fs::read_to_string(made).expect("the copy"),
            log,
            "byte for byte"
        );
        assert_eq!(portal.begin(&all).0, 2, "nothing is overwritten");
    }
    let (status, notes) = portal.run("check", DAY, &[]);
    assert!(status == 0 && notes.contains("7 meetings"), "{notes}");
    let dateless = folder.path().join("dateless.log");
    fs::write(&dateless, meetbot).expect("a file");
    let (status, told) = portal.begin(&["meeting", "weekly", "--from", text(&dateless)]);
    assert!(status == 2 && told.contains("--date"), "{told}");
    let dated = folder.path().join("dated.log");
    fs::write(&dated, irssi).expect("a file");
    let day = ["--date", "2026-11-12"];
    let (status, told) =
        portal.begin(&["meeting", "weekly", "--from", text(&dated), day[0], day[1]]);
    assert!(
        status == 2 && told.contains("are of 2026-11-05, not of 2026-11-12"),
        "{told}"
    );
    // A second file of a meeting is another meeting, unless it has the stem of the first.
    let page = folder.path().join("weekly.2026-11-19-15.00.txt");
    fs::write(&page, meetbot).expect("a file");
    let (status, told) = portal.begin(&["meeting", "--from", text(&page)]);
    let same = "weekly.2026-11-19-15.00.log.txt is of the same meeting\n";
    assert!(status == 0 && told.ends_with(same), "{told}");
    assert!(!told.contains("as well"), "{told}");
    let (status, told) = portal.begin(&["meeting", "weekly", "--date", "2026-11-26"]);
    let also = "weekly.2026-11-26-15.00.log.txt is of that day and series as well";
    assert!(status == 0 && told.contains(also), "{told}");
    // A second log of a day leaves the first its address.
    let second = folder.path().join("second.log");
    fs::write(
        &second,
        "15:00 <ash> hello\n15:01 <birch> hello\n15:02 <ash> boats\n",
    )
    .expect("a file");
    let asked = [
        "meeting",
        "weekly",
        "--from",
        text(&second),
        "--date",
        "2026-11-19",
    ];
    let (status, told) = portal.begin(&asked);
    assert!(
        status == 0 && told.contains("meetings/weekly.2026-11-19.log: "),
        "{told}"
    );
    let (status, told) = portal.begin(&["meeting", "weekly", "--date", "2026-11-25"]);
    assert!(status == 0 && !told.contains("as well"), "{told}");
    a_day_in_a_name_is_the_day(&portal);
    // An export of one line holds many.
    let said = |second: u32| {
        format!(
            "{{\"type\":\"m.room.message\",\"sender\":\"@ash:e.test\",\"origin_server_ts\":17900000{second:02}000,\
             \"content\":{{\"msgtype\":\"m.text\",\"body\":\"boats {second}\"}}}}"
        )
    };
    let messages = [said(1), said(2), said(3)].join(",");
    let export = folder.path().join("export.json");
    fs::write(
        &export,
        format!("{{\"room_name\":\"x\",\"messages\":[{messages}]}}"),
    )
    .expect("a file");
    let (status, told) = portal.begin(&["meeting", "boats", "--from", text(&export)]);
    let counted = "a log of the dialect element-json, 2026-09-21, series boats, 3 lines, ";
    assert!(status == 0 && told.contains(counted), "{told}");
    // A pipe may never end.
    let pipe = folder.path().join("pipe.log");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    let (status, told) = portal.begin(&["meeting", "weekly", "--from", text(&pipe)]);
    assert!(status == 2 && told.contains("is no file"), "{told}");
    // Settings would become corrections of a meeting, and a program no text of one.
    for (name, bytes, why) in [
        ("site.yaml", &b"title: Harbour\n"[..], "is YAML"),
        ("ls.log", b"\x7fELF\0\0\x01", "is no text"),
    ] {
        let file = folder.path().join(name);
        fs::write(&file, bytes).expect("a file");
        let day = ["--date", "2026-11-03"];
        let asked = ["meeting", "weekly", "--from", text(&file), day[0], day[1]];
        let (status, told) = portal.begin(&asked);
        assert!(status == 2 && told.contains(why), "{told}");
    }
}

/// Of the words of a name, one may be the day.
fn a_day_in_a_name_is_the_day(portal: &Portal) {
    for (args, status, told) in [
        (
            &["2026-05-03-weekly"][..],
            0,
            "2026-05-03-weekly.md was made",
        ),
        (&["harbour 2026-05-04"], 0, "2026-05-04-harbour.md was made"),
        (&["2026-05-05"], 0, "2026-05-05.md was made"),
        (
            &["2026-05-06-weekly", "--date", "2026-05-06"],
            0,
            "2026-05-06-weekly.md was made",
        ),
        (
            &["2026-05-07-weekly", "--date", "2026-05-08"],
            2,
            "is of 2026-05-07, and --date of 2026-05-08",
        ),
    ] {
        let (ended, said) = portal.begin(&[&["meeting"], args].concat());
        assert!(ended == status && said.contains(told), "{said}");
    }
    let notes = portal.read("content/meetings/2026-05-03-weekly.md");
    assert!(notes.contains("title: \"weekly, 2026-05-03\""), "{notes}");
}

#[test]
fn a_folder_that_is_content_itself_is_told() {
    let portal = Portal::new(DAY);
    let content = portal.root.join("content");
    let rows = [
        (
            content.clone(),
            "itself looks like one: name it with --content",
        ),
        (
            portal.root.join("public"),
            "begin a portal with `minutebook init DIR`",
        ),
    ];
    for (root, expected) in rows {
        for command in ["check", "build", "slots"] {
            let (status, _, told) = run(&[command, "--root", text(&root)]);
            assert!(status == 2 && told.contains(expected), "{command}: {told}");
        }
    }
    for url in [
        "https://x.org/x?y",
        "https://x.org/#x",
        "x.org",
        "https://",
        "https:///x",
        "https://:80/x",
        "https://u:p@x.org",
        "https://x.org/a b",
        "irc://x.org",
    ] {
        let (status, told) = portal.run("check", DAY, &["--base-url", url]);
        assert!(
            status == 2 && told.contains("no address of a site"),
            "{told}"
        );
    }
}

#[test]
fn shells_and_man_know_the_command_line() {
    let commands = [
        "build",
        "check",
        "slots",
        "fetch",
        "init",
        "new",
        "completions",
        "man",
    ];
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (status, told, _) = run(&["completions", shell]);
        assert_eq!(status, 0);
        for word in commands.iter().chain(&["index-links", "noindex"]) {
            assert!(told.contains(word), "{shell}: {word}");
        }
    }
    let (status, page, _) = run(&["man"]);
    assert!(status == 0 && page.contains(".TH minutebook 1"), "{page}");
    for command in commands {
        assert!(
            page.contains(&format!("MINUTEBOOK {}", command.to_uppercase())),
            "{command}"
        );
    }
    assert!(
        page.contains("index\\-links") && !page.contains("MINUTEBOOK HELP"),
        "{page}"
    );
}

#[test]
fn copies_for_review_keep_search_engines_away() {
    let portal = Portal::new(DAY);
    let robots = "<meta name=\"robots\" content=\"noindex, nofollow\">";
    for (args, kept_away) in [(&["--noindex"][..], true), (&[], false)] {
        let (status, notes) = portal.run("build", DAY, args);
        assert_eq!(status, 0, "{notes}");
        for page in [
            "index.html",
            "404.html",
            "meetings/2026-11-26-weekly/index.html",
            "search/index.html",
        ] {
            assert_eq!(
                portal.read(&format!("public/{page}")).contains(robots),
                kept_away,
                "{page}"
            );
        }
        assert_eq!(portal.root.join("public/robots.txt").is_file(), kept_away);
    }
    let both = ["--noindex", "--base-url", "https://portal.example.org"];
    assert_eq!(portal.run("build", DAY, &both).0, 0);
    assert_eq!(
        portal.read("public/robots.txt"),
        "User-agent: *\nDisallow: /\n"
    );
}

/// The files that a page of the guide shows: a line ``File `path`:`` and the fenced block below it.
fn files_of_guide(page: &str) -> Vec<(String, String)> {
    let shown =
        Regex::new(r"(?ms)^File `([^`\n]+)`:\n\n(?:````[a-z]*\n(.*?)^````$|```[a-z]*\n(.*?)^```$)")
            .expect("a pattern");
    let found = shown.captures_iter(page);
    found
        .map(|found| {
            let text = found.get(2).or(found.get(3)).expect("a fenced block");
            (found[1].to_owned(), text.as_str().to_owned())
        })
        .collect()
}

/// Every page of the guide, by its path below the guide's folder.
fn guide() -> BTreeMap<String, String> {
    let top = root().join("content/guide");
    let files = walkdir::WalkDir::new(&top).into_iter();
    let files = files.map(|entry| entry.expect("the guide"));
    let page = |path: &Path| {
        let name = path.strip_prefix(&top).expect("a path below the guide");
        let page = fs::read_to_string(path).expect("a page");
        (text(name).to_owned(), page)
    };
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| page(entry.path()))
        .collect()
}

#[test]
fn what_the_guide_shows_works() {
    let mut shown = 0;
    for (name, page) in guide() {
        let files = files_of_guide(&page);
        assert_eq!(
            files.len(),
            page.lines()
                .filter(|line| line.starts_with("File `"))
                .count(),
            "{name}"
        );
        if files.is_empty() {
            continue;
        }
        let portal = Portal::new(DAY);
        for (path, text) in &files {
            assert!(path.starts_with("content/"), "{name}: {path}");
            portal.write(path, text);
        }
        let (status, notes) = portal.run("check", DAY, &["--strict"]);
        assert!(
            status == 0 && notes.contains("0 errors, 0 warnings"),
            "{name}:\n{notes}"
        );
        shown += files.len();
    }
    assert!(shown >= 12, "only {shown} files are shown");
}

/// The pipeline of a new portal does what that of this repository does, but for how it gets the program.
#[test]
fn both_pipelines_do_the_same() {
    let read = |path: &str| -> Value {
        let text = fs::read_to_string(root().join(path)).expect("a pipeline");
        serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
    };
    let (ours, starter) = (
        read(".gitlab-ci.yml"),
        read("src/start/portal/.gitlab-ci.yml"),
    );
    for job in ["check", "fetch", "build", "preview", "review", "publish"] {
        for key in [
            "script",
            "after_script",
            "artifacts",
            "cache",
            "pages",
            "environment",
            "resource_group",
            "allow_failure",
        ] {
            assert_eq!(ours[job].get(key), starter[job].get(key), "{job}: {key}");
        }
        assert!(starter[job].get("script").is_some(), "{job}");
    }
    // What is checked is what is built: some faults depend on the address.
    for (job, key) in [
        ("check", "script"),
        ("check", "after_script"),
        ("build", "script"),
    ] {
        let told = serde_yaml::to_string(&starter[job][key]).expect("YAML");
        assert!(told.contains("--base-url \"$BASE_URL\""), "{job}: {told}");
        assert!(told.contains("BASE_URL=\"\""), "{job}: {told}");
    }
}
