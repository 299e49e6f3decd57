//! Nothing half written: builds are killed, run out of room, lose their input, panic, and meet each other. A small tree
//! comes in that says one of two things; whatever happens, the site is the old one or the new one, whole, nothing stands
//! beside it, and the next build succeeds.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use minutebook::error::Error;
use minutebook::pipeline::progress::{Progress, Stage, Unwatched};
use minutebook::pipeline::{self, Options, Outcome};

use crate::random::Numbers;
use crate::support::{TODAY, Tree, site};

/// What a build leaves to the next, beside the site.
const CACHE: &str = ".public.minutebook-cache";

/// Paths and contents of a site.
type Site = BTreeMap<PathBuf, Vec<u8>>;

/// A tree, and its sites for each of the two things that it says.
struct Portal {
    tree: Tree,
    sites: [Site; 2],
}

impl Portal {
    /// Builds the sites one after the other: the second stands.
    fn new() -> Self {
        // Small, so that hundreds of builds take seconds.
        let tree = Tree::new("=== content/static/chart.txt\nsoundings\n");
        let portal = Portal {
            tree,
            sites: [Site::new(), Site::new()],
        };
        let sites = [0, 1].map(|which| {
            portal.says(which);
            let status = portal.start().wait().expect("an end");
            assert!(status.success());
            portal.site()
        });
        assert_ne!(sites[0], sites[1]);
        Portal { sites, ..portal }
    }

    /// Makes the content say one of two things: every page changes, and one file is only there in one of them.
    fn says(&self, which: usize) {
        let site = format!(
            "title: Harbour team {which}\nbase_url: https://portal.example\nsearch: false\n"
        );
        self.tree.write("content/site.yaml", site);
        let file = self.tree.path().join("content/static/tides.txt");
        match which {
            0 => fs::write(file, "high\n").expect("a file"),
            _ => drop(fs::remove_file(file)),
        }
    }

    /// Starts a build.
    fn start(&self) -> Child {
        let binary = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        self.quietly(binary).spawn().expect("a build")
    }

    /// The rest of a command line that ends in the one of a build.
    fn quietly(&self, mut command: Command) -> Command {
        command.args(["build", "--quiet", "--today", TODAY, "--root"]);
        command.arg(self.tree.path());
        command.stdin(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn public(&self) -> PathBuf {
        self.tree.path().join("public")
    }

    fn site(&self) -> Site {
        site(&self.public())
    }

    /// Fails unless one of two sites stands whole.
    fn assert_whole(&self, when: &str) {
        let site = self.site();
        let whole = self.sites.contains(&site);
        assert!(whole, "{when}: a site of {} files is neither", site.len());
    }

    /// Fails unless the next build succeeds and leaves nothing beside the site.
    fn assert_goes_on(&self, which: usize, when: &str) {
        let status = self.start().wait().expect("an end");
        assert!(status.success(), "{when}: the next build fails");
        assert!(
            self.site() == self.sites[which],
            "{when}: then another site"
        );
        self.assert_tidy(when);
    }

    /// Fails if anything is left beside the site.
    fn assert_tidy(&self, when: &str) {
        let entries = fs::read_dir(self.tree.path())
            .expect("the folder")
            .flatten();
        let names = entries.map(|entry| entry.file_name());
        // What a build leaves to the next.
        let mut names: Vec<_> = names.filter(|name| name != CACHE).collect();
        names.sort();
        assert_eq!(names, ["content", "public"], "{when}");
    }

    /// Builds inside this process, watched by somebody.
    fn build(&self, progress: &dyn Progress) -> Result<Outcome, Error> {
        let options = Options::new(
            self.tree.path().to_path_buf(),
            TODAY.parse::<NaiveDate>().expect("a day"),
        );
        pipeline::build(&options, progress)
    }
}

/// How many builds are killed.
const KILLS: usize = 200;

#[test]
fn a_build_that_is_killed_leaves_a_whole_site() {
    let half = |seed: u64| thread::spawn(move || kill(KILLS / 2, &mut Numbers::new(seed)));
    let halves = [half(7), half(8)];
    let killed: usize = halves
        .into_iter()
        .map(|half| half.join().expect("a whole site after every kill"))
        .sum();
    assert!(
        killed > KILLS / 2,
        "only {killed} were killed before their end"
    );
}

/// Kills so many builds, half of them at any moment of the run, half while the site is written; how many had not ended.
fn kill(builds: usize, numbers: &mut Numbers) -> usize {
    let portal = Portal::new();
    let started = Instant::now();
    portal.assert_goes_on(1, "before");
    let run = started.elapsed();
    let lock = portal.tree.path().join(".public.minutebook-lock");
    let mut killed = 0;
    for count in 0..builds {
        let which = count / 2 % 2;
        portal.says(which);
        let mut build = portal.start();
        let writing = count % 2 == 1;
        while writing && !lock.exists() && build.try_wait().expect("a state").is_none() {
            thread::yield_now();
        }
        let most = if writing { run / 4 } else { run };
        let most = usize::try_from(most.as_micros()).expect("a short run");
        let moment = numbers.below(most.max(1));
        thread::sleep(Duration::from_micros(moment as u64));
        build.kill().expect("a process of ours");
        killed += usize::from(build.wait().expect("an end").signal().is_some());
        let when = format!("kill {count}, {moment} us, writing: {writing}");
        portal.assert_whole(&when);
        portal.assert_goes_on(which, &when);
    }
    killed
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let portal = Portal::new();
    // No file may grow beyond so many blocks: first the lock cannot be signed, then no page can be written.
    for blocks in [0, 1, 2, 4, 8] {
        portal.says(0);
        portal
            .tree
            .write("content/static/tides.txt", "water ".repeat(9_000));
        for ignored in ["trap '' XFSZ; ", ""] {
            let mut shell = Command::new("sh");
            let script = format!("{ignored}ulimit -f {blocks}; exec \"$@\"");
            shell.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_minutebook")]);
            let status = portal.quietly(shell).status().expect("a shell");
            let when = format!("{blocks} blocks, {ignored:?}");
            // Told that the file is too large, or killed for it.
            let told = status.code() == Some(2) && !ignored.is_empty();
            assert!(told || status.signal().is_some(), "{when}: {status}");
            assert!(portal.site() == portal.sites[1], "{when}");
            if told {
                portal.assert_tidy(&when);
            }
        }
    }
    portal.says(0);
    portal.assert_goes_on(0, "after all");
}

/// Run in a file system of its own: `$1` is an empty folder, then comes the command of a build into `$1/public`.
/// Ends with 0 if the old site stands after each fault, with 77 if no file system can be had.
const SMALL_DISK: &str = r#"
    disk=$1; content=$2; tool=$3; day=$4
    mount -t tmpfs -o size=2m none "$disk" 2>/dev/null || exit 77
    build() { "$tool" build --quiet --today "$day" --content "$content" --output-dir "$disk/public" 2>"$disk.told"; }
    stands() { diff -r "$disk.before" "$disk/public" && [ "$(ls -A "$disk" | grep -v cache$)" = public ]; }
    build || exit 1
    cp -r "$disk/public" "$disk.before"
    yes 'water under the keel' | head -c 3000000 > "$content/static/tides.txt"
    build; [ $? = 2 ] || exit 2
    grep -q 'No space left' "$disk.told" || exit 3
    stands || exit 4
    mount -o remount,ro "$disk" || exit 77
    build; [ $? = 2 ] || exit 5
    grep -q 'Read-only file system' "$disk.told" || exit 6
    mount -o remount,rw "$disk"
    stands || exit 7
    echo 'We say less.' > "$content/static/tides.txt"
    build || exit 8
    mkdir "$disk/inner"
    mount -t tmpfs none "$disk/inner" || exit 77
    "$tool" build --quiet --today "$day" --content "$content" --output-dir "$disk/inner" 2>"$disk.told"
    [ $? = 2 ] || exit 9
    grep -q 'is a mount point' "$disk.told" || exit 10
    "$tool" build --quiet --today "$day" --content "$content" --output-dir "$disk/inner/site" || exit 11
"#;

#[test]
fn a_small_disk_and_one_that_cannot_be_written_leave_the_old_site() {
    let portal = Portal::new();
    let disk = portal.tree.path().join("disk");
    fs::create_dir(&disk).expect("a folder");
    let mut alone = Command::new("unshare");
    alone.args(["--map-root-user", "--mount", "sh", "-c", SMALL_DISK, "sh"]);
    alone.arg(&disk).arg(portal.tree.path().join("content"));
    alone.args([env!("CARGO_BIN_EXE_minutebook"), TODAY]);
    let ended = alone.status().ok().and_then(|status| status.code());
    match ended {
        Some(0) => {}
        None | Some(77 | 126 | 127) => {
            say_not_run("no file system of a size of our own can be had")
        }
        Some(step) => panic!("step {step} of the script failed"),
    }
}

/// Written to the stream itself, which the harness does not capture.
fn say_not_run(why: &str) {
    let line = format!("\n*** NOT RUN: a small disk: {why} ***\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Does something when the site begins to be written, and at every step of that.
struct Watcher<B: Fn() + Sync, S: Fn(usize) + Sync> {
    begin: B,
    step: S,
    steps: AtomicUsize,
}

impl<B: Fn() + Sync, S: Fn(usize) + Sync> Watcher<B, S> {
    fn new(begin: B, step: S) -> Self {
        let steps = AtomicUsize::new(0);
        Watcher { begin, step, steps }
    }
}

impl<B: Fn() + Sync, S: Fn(usize) + Sync> Progress for Watcher<B, S> {
    fn begin(&self, stage: Stage, _: usize) {
        if stage == Stage::Write {
            (self.begin)();
        }
    }

    fn step(&self) {
        (self.step)(self.steps.fetch_add(1, Ordering::Relaxed));
    }
}

#[test]
fn input_that_disappears_leaves_the_old_site() {
    let portal = Portal::new();
    portal.says(0);
    let content = portal.tree.path().join("content");
    let away = || fs::remove_file(content.join("static/chart.txt")).expect("a file");
    let failed = portal.build(&Watcher::new(away, |_| {}));
    let told = failed.expect_err("a file is missing").to_string();
    assert!(told.contains("static/chart.txt"), "{told}");
    assert!(portal.site() == portal.sites[1]);
    portal.assert_tidy("without the file");
    portal.tree.write("content/static/chart.txt", "soundings\n");
    portal.assert_goes_on(0, "with the file");
}

#[test]
fn a_panic_while_a_page_is_made_leaves_the_old_site() {
    let portal = Portal::new();
    portal.says(0);
    // At the beginning, in the middle, and outside of any page.
    for at in [0, 5, 17] {
        let failed = portal.build(&Watcher::new(
            || {},
            |step| assert!(step != at, "a keel is upside down"),
        ));
        let told = failed.expect_err("a panic").to_string();
        assert!(told.starts_with("minutebook failed while `"), "{told}");
        assert!(told.contains("` was made: a keel is upside down"), "{told}");
        assert!(portal.site() == portal.sites[1]);
        portal.assert_tidy("after a panic");
    }
    let failed = portal.build(&Watcher::new(|| panic!("no keel at all"), |_| {}));
    let told = failed.expect_err("a panic").to_string();
    assert!(
        told.contains("while the site was built: no keel at all"),
        "{told}"
    );
    assert!(portal.site() == portal.sites[1]);
    portal.assert_goes_on(0, "without a panic");
}

#[test]
fn of_two_builds_at_once_the_second_says_so() {
    let portal = Portal::new();
    portal.says(0);
    let meanwhile = || {
        let binary = Command::new(env!("CARGO_BIN_EXE_minutebook"));
        let mut second = portal.quietly(binary);
        let ended = second.stderr(Stdio::piped()).output().expect("a build");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert_eq!(ended.status.code(), Some(2), "{told}");
        let expected = format!(
            "another minutebook (process {}) is writing",
            std::process::id()
        );
        assert!(told.contains(&expected), "{told}");
    };
    let done = portal.build(&Watcher::new(meanwhile, |_| {}));
    assert!(done.is_ok_and(|outcome| outcome.written.is_some()));
    assert!(portal.site() == portal.sites[0]);
    portal.assert_tidy("after both");
}

#[test]
fn many_builds_at_once_leave_a_whole_site() {
    let portal = Portal::new();
    portal.says(0);
    let builds: Vec<Child> = (0..8).map(|_| portal.start()).collect();
    let end = |mut build: Child| build.wait().expect("an end");
    let ended: Vec<ExitStatus> = builds.into_iter().map(end).collect();
    let codes: Vec<Option<i32>> = ended.iter().map(ExitStatus::code).collect();
    assert!(codes.contains(&Some(0)), "{codes:?}");
    assert!(
        codes.iter().all(|code| matches!(code, Some(0 | 2))),
        "{codes:?}"
    );
    assert!(portal.site() == portal.sites[0]);
    portal.assert_tidy("after all");
}

/// An output folder inside the content: what a killed build left beside it is no content.
#[test]
fn what_a_killed_build_left_is_no_content() {
    let portal = Portal::new();
    let left = "content/.public.minutebook-new/meetings/2026-05-07-weekly/index.html";
    portal.tree.write(left, "<h1>half a page");
    portal.tree.write("content/.public.minutebook-lock", "1");
    let done = portal.build(&Unwatched).expect("a build");
    assert_eq!(done.report.count(minutebook::report::Severity::Warning), 0);
    assert!(portal.site() == portal.sites[1]);
}
