//! What the tests share: a string comes in and becomes a folder of files, the binary runs on it,
//! and what it printed and published goes out. Also says where the corpora lie, or, loudly, that
//! they are absent.

#![allow(
    dead_code,
    reason = "a helper may wait for the test module that will use it"
)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that cannot do its work must fail the test"
)]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The day every test lives in, so that ages and "stale" do not depend on the calendar.
pub(crate) const TODAY: &str = "2026-11-22";

/// The variable that says where the corpora are.
const CORPORA: &str = "CORPORA";

/// Runs the binary in the crate's root and waits for its end.
pub(crate) fn minutebook(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        // There a slow build says how far it is.
        .env_remove("CI")
        .stdin(Stdio::null())
        .output()
        .expect("the minutebook binary can be started")
}

/// Builds the example portal into a folder.
pub(crate) fn portal(output: &Path) {
    let output = output.to_str().expect("temporary paths are UTF-8");
    let run = minutebook(&["build", "--today", TODAY, "--output-dir", output]);
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
}

/// The folder of the corpora; `None`, said loudly, when the variable is not set. A relative path
/// starts at the crate's root. A variable that points nowhere fails the test: whoever set it wants
/// the test to run.
pub(crate) fn corpora() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os(CORPORA).filter(|folder| !folder.is_empty()) else {
        say_not_run();
        return None;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    assert!(
        folder.is_dir(),
        "{CORPORA} names {}, which is no folder",
        folder.display()
    );
    Some(folder)
}

/// Written to the stream itself: the test harness captures `eprintln!` and shows it for failed
/// tests only, so that nobody would see that a passed test did nothing.
fn say_not_run() {
    let thread = std::thread::current();
    let test = thread.name().unwrap_or("a test").to_owned();
    // One call, so that the lines of two tests do not mix. If even standard error is closed, nobody
    // can be told.
    let line =
        format!("\n*** NOT RUN: {test}: {CORPORA} does not name the folder of the corpora ***\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// Every file of a site, by its path in it.
pub(crate) fn site(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("an entry of the site");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("a path inside");
            let bytes = fs::read(entry.path()).expect("a file of the site");
            found.insert(path.to_path_buf(), bytes);
        }
    }
    found
}

/// A folder of files that is removed when the value is dropped.
pub(crate) struct Tree {
    folder: TempDir,
}

impl Tree {
    /// Makes the files of one string: a line `=== path/to/file` starts a file, the lines up to the
    /// next such line are its content, each with its line end.
    pub(crate) fn new(files: &str) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let tree = Self { folder };
        for (path, content) in files_of(files) {
            tree.write(path, content);
        }
        tree
    }

    /// The folder itself.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes one file, and the folders above it where they are missing.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        let parent = path.parent().expect("a path inside the tree has a parent");
        fs::create_dir_all(parent).unwrap_or_else(|error| panic!("{}: {error}", parent.display()));
        fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// Builds the tree into its own `public`; the caller's arguments follow and may name another
    /// day.
    pub(crate) fn build(&self, args: &[&str]) -> Built {
        let root = self.path().to_str().expect("temporary paths are UTF-8");
        let mut all = vec!["build", "--root", root];
        // Given twice, an option is a fault of usage.
        let names_a_day = |arg: &&str| *arg == "--today" || arg.starts_with("--today=");
        if !args.iter().any(names_a_day) {
            all.extend(["--today", TODAY]);
        }
        all.extend(args);
        Built::new(minutebook(&all), self.public())
    }

    /// A published file as text, by its path in the site.
    pub(crate) fn read(&self, path: &str) -> String {
        read(&self.public(), path)
    }

    /// A published file as JSON, by its path in the site.
    pub(crate) fn json(&self, path: &str) -> Value {
        json(&self.public(), path)
    }

    fn public(&self) -> PathBuf {
        self.path().join("public")
    }
}

/// What one run of the binary gave.
pub(crate) struct Built {
    /// The exit status.
    pub(crate) status: i32,
    /// What it printed as notes.
    pub(crate) stderr: String,
    /// What it printed as its answer.
    pub(crate) stdout: String,
    /// The folder of the site.
    pub(crate) out: PathBuf,
}

impl Built {
    /// The result of a run that published to the folder `out`.
    pub(crate) fn new(output: Output, out: PathBuf) -> Self {
        Self {
            status: output
                .status
                .code()
                .expect("minutebook ends by itself, not by a signal"),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            out,
        }
    }

    /// A published file as text, by its path in the site.
    pub(crate) fn read(&self, path: &str) -> String {
        read(&self.out, path)
    }

    /// A published file as JSON, by its path in the site.
    pub(crate) fn json(&self, path: &str) -> Value {
        json(&self.out, path)
    }
}

/// Paths and contents of the files in a string of the form that [`Tree::new`] takes.
fn files_of(files: &str) -> Vec<(&str, String)> {
    let mut found: Vec<(&str, String)> = Vec::new();
    for line in files.split_inclusive('\n') {
        if let Some(path) = line.strip_prefix("=== ") {
            found.push((path.trim(), String::new()));
        } else if let Some((_, content)) = found.last_mut() {
            content.push_str(line);
        } else {
            assert!(
                line.trim().is_empty(),
                "text before the first `=== path`: {line}"
            );
        }
    }
    found
}

fn read(site: &Path, path: &str) -> String {
    let path = site.join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn json(site: &Path, path: &str) -> Value {
    serde_json::from_str(&read(site, path))
        .unwrap_or_else(|error| panic!("{path} is no JSON: {error}"))
}
