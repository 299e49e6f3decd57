//! Real trees of others, where the variable `CORPORA` names their folder: everything is read, nothing is lost.
//! Exit 0, every file named with its role, and lines that add up to those of each file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::{TODAY, corpora, minutebook};

const FOLDERS: &[&str] = &[
    "meetbot",
    "meetbot-commands",
    "maubot-derived",
    "weechat",
    "team-site",
    "irssi-in-markdown",
    "gitlab-export",
    "issue-apis",
    "mirc",
    "supybot",
    "w3c-scribe",
    "irc-clients",
    "matrix-room",
];

/// A built corpus.
pub(crate) struct Site {
    pub(crate) content: PathBuf,
    folder: tempfile::TempDir,
}

impl Site {
    pub(crate) fn build(name: &str, corpora: &Path) -> Site {
        let content = corpora.join(name);
        let folder = tempfile::tempdir().expect("a folder");
        let (from, to) = (
            content.to_string_lossy().into_owned(),
            folder.path().to_string_lossy().into_owned(),
        );
        let run = minutebook(&[
            "build",
            "--content",
            &from,
            "--output-dir",
            &to,
            "--today",
            TODAY,
        ]);
        assert!(
            run.status.success(),
            "{name}: {}",
            String::from_utf8_lossy(&run.stderr)
        );
        Site { content, folder }
    }

    pub(crate) fn json(&self, name: &str) -> Vec<Value> {
        let text = fs::read(self.folder.path().join("api/v1").join(name)).expect("a list");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// The folder of the site.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    fn has_page(&self, url: &str) -> bool {
        self.folder.path().join(url).join("index.html").is_file()
    }
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

/// Every file of a folder, as `sources.json` spells it.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => {
                    found.insert(
                        path.strip_prefix(folder)
                            .expect("inside")
                            .to_string_lossy()
                            .into_owned(),
                    );
                }
            }
        }
    }
    found
}

/// Physical lines: LF, CRLF or a bare CR end one.
fn physical_lines(bytes: &[u8]) -> u64 {
    let ends = bytes.iter().enumerate().filter(|(at, byte)| {
        **byte == b'\n' || **byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')
    });
    let open = bytes
        .last()
        .is_some_and(|byte| !matches!(byte, b'\n' | b'\r'));
    ends.count() as u64 + u64::from(open)
}

/// Lines that the meetings account for, by source; checks that the parts add up.
fn accounted(site: &Site) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    for meeting in site.json("meetings.json") {
        let lines = meeting["lines"].as_object().expect("lines");
        let total = lines["total"].as_u64().expect("a number");
        let parts: u64 = lines
            .iter()
            .filter(|(key, _)| *key != "total")
            .filter_map(|(_, count)| count.as_u64())
            .sum();
        assert_eq!(parts, total, "{}", text(&meeting, "id"));
        for source in meeting["sources"].as_array().expect("sources") {
            if text(source, "role") == "log" {
                *found.entry(text(source, "path").to_owned()).or_insert(0) += total;
            }
        }
    }
    found
}

#[test]
fn every_file_is_named_and_every_line_counted() {
    let Some(corpora) = corpora() else { return };
    for name in FOLDERS {
        let site = Site::build(name, &corpora);
        let sources = site.json("sources.json");
        let named: BTreeSet<String> = sources
            .iter()
            .map(|source| text(source, "path").to_owned())
            .collect();
        assert_eq!(named, files(&site.content), "{name}");
        let accounted = accounted(&site);
        for source in sources
            .iter()
            .filter(|source| text(source, "role") == "log")
        {
            let path = text(source, "path");
            let bytes = fs::read(site.content.join(path)).expect("a log");
            let lines = physical_lines(&bytes);
            assert_eq!(source["lines"]["total"], lines, "{name}/{path}");
            // A day on which nobody talks is no meeting.
            let silent = (text(source, "reason") == "empty day").then_some(lines);
            let told = accounted.get(path).copied().or(silent);
            assert_eq!(told, Some(lines), "{name}/{path}");
        }
    }
}

#[test]
fn issues_of_others_have_pages() {
    let Some(corpora) = corpora() else { return };
    for (name, count) in [("gitlab-export", 6), ("issue-apis", 8)] {
        let site = Site::build(name, &corpora);
        let issues = site.json("issues.json");
        assert_eq!(issues.len(), count, "{name}");
        assert!(
            issues.iter().all(|issue| site.has_page(text(issue, "url"))),
            "{name}"
        );
    }
}

#[test]
fn minutes_written_by_hand_are_meetings() {
    let Some(corpora) = corpora() else { return };
    let site = Site::build("team-site", &corpora);
    let meetings = site.json("meetings.json");
    let minutes = fs::read_dir(site.content.join("minutes"))
        .expect("a folder")
        .count();
    assert_eq!(meetings.len(), minutes);
    assert!(
        meetings
            .iter()
            .all(|meeting| meeting["date"].is_string() && site.has_page(text(meeting, "url")))
    );
}

#[test]
fn a_meeting_of_which_only_the_bots_minutes_are_left_has_its_items() {
    let Some(corpora) = corpora() else { return };
    let site = Site::build("meetbot", &corpora);
    let meetings = site.json("meetings.json");
    let left: Vec<&Value> = meetings
        .iter()
        .filter(|meeting| text(&meeting["sources"][0], "role") == "minutes")
        .collect();
    assert_eq!(left.len(), 1);
    assert!(
        left[0]["counts"]["topic"].as_u64() >= Some(4)
            && left[0]["counts"]["action"].as_u64() >= Some(3)
    );
}
