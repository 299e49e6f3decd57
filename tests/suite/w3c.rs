//! Oracle for W3C scribe calls.
//!
//! In: the text of one raw log of a call, lines `[stamp]<TAB or blank><nick><TAB or blank>text`.
//! Out: [`Expected`], the topics, resolutions, actions and people that scribe.perl 2 takes from it.
//! Not done: lines of bots (Zakim, RRSAgent), preformatted blocks, `scribeoptions`, the guess of a
//! scribe when no line names one, the minutes' prose. Lines of another shape (joins, quits, blank
//! ones) are skipped. It shares no code with the tool it checks.

use std::collections::HashMap;
use std::fs;
use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::support::{corpora, minutebook};

/// What the minutes of one call must hold, each list in the order of first appearance.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Texts of `topic:`.
    pub topics: Vec<String>,
    /// Texts of `subtopic:` and `sub-topic:`.
    pub subtopics: Vec<String>,
    /// Texts of `resolved:` and `resolution:`.
    pub resolutions: Vec<String>,
    /// Texts of `action: x`, `action name: x` and `action name to x`.
    pub actions: Vec<String>,
    /// People present at the end of the call, as first spelled.
    pub present: Vec<String>,
    /// People who sent regrets.
    pub regrets: Vec<String>,
    /// Chairs at the end of the call.
    pub chairs: Vec<String>,
    /// All who were scribe at any time of the call.
    pub scribes: Vec<String>,
}

/// Derives from a raw log what its minutes must hold.
pub fn derive(raw: &str) -> Expected {
    let mut lines = read_lines(raw);
    apply_edits(&mut lines);
    let mut minutes = Minutes::default();
    for line in lines.iter().filter(|line| !line.is_edit) {
        minutes.take(line);
    }
    minutes.finish()
}

fn compile(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

static LINE: LazyLock<Regex> = LazyLock::new(|| compile(r"^\[[^\]]*\]\s+<([^>]+)>\s?(.*)$"));
static SLASH_EDIT: LazyLock<Regex> =
    LazyLock::new(|| compile(r"^ *([si])/(.*?)/(.*?)(?:/([gG])? *)?$"));
static BAR_EDIT: LazyLock<Regex> =
    LazyLock::new(|| compile(r"^ *([si])\|(.*?)\|(.*?)(?:\|([gG])? *)?$"));
static HEADED: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"(?i)^\s*(topic|sub-?topic|action|resolved|resolution)\s*[:：]\s*(.*?)\s*$")
});
static ASSIGNED: LazyLock<Regex> =
    LazyLock::new(|| compile(r"(?i)^\s*action\s+(\pL\w*\s*[:：].*?|\S+\s+to\b.*?)\s*$"));
static CONTINUATION: LazyLock<Regex> = LazyLock::new(|| compile(r"^\s*(?:\.\.+|…)\s*(.*?)\s*$"));
static ROLL_CALL: LazyLock<Regex> = LazyLock::new(|| {
    let lists = r"(present)\s*=|(present|regrets?|chairs?|scribe(?:nick)?)\s*([-+][:：]?|[:：])";
    compile(&format!(r"(?i)^\s*(?:{lists})\s*(.*?)\s*$"))
});
/// Lines that leave nothing in the minutes, so that a continuation may follow them.
static HIDDEN: LazyLock<Regex> = LazyLock::new(|| {
    compile(r"(?i)^\s*(?:$|(?:zakim|rrsagent),|(?:agenda|meeting)\s*[:：]|ack\s+\w|q\s*[-+=?])")
});

/// One said text; an edit is neither a record of the minutes nor the target of another edit.
#[derive(Clone)]
struct Line {
    nick: String,
    text: String,
    is_edit: bool,
}

fn read_lines(raw: &str) -> Vec<Line> {
    raw.lines().filter_map(read_line).collect()
}

fn read_line(raw: &str) -> Option<Line> {
    let parts = LINE.captures(raw.trim_start_matches('\u{feff}'))?;
    let (nick, text) = (parts[1].to_owned(), parts[2].to_owned());
    let is_edit = SLASH_EDIT.is_match(&text) || BAR_EDIT.is_match(&text);
    Some(Line {
        nick,
        text,
        is_edit,
    })
}

/// Applies all edits in file order.
fn apply_edits(lines: &mut Vec<Line>) {
    let mut at = 0;
    while at < lines.len() {
        if lines[at].is_edit {
            at += apply_edit(lines, at);
        }
        at += 1;
    }
}

/// Applies one edit and returns how many lines it inserted before itself.
fn apply_edit(lines: &mut Vec<Line>, at: usize) -> usize {
    let text = lines[at].text.clone();
    let parts = SLASH_EDIT
        .captures(&text)
        .or_else(|| BAR_EDIT.captures(&text));
    let Some(parts) = parts.filter(|parts| !parts[2].is_empty()) else {
        return 0;
    };
    let (old, new) = (&parts[2], &parts[3]);
    let flag = parts.get(4).map_or("", |flag| flag.as_str());
    match (&parts[1], flag, nearest(&lines[..at], old)) {
        ("i", _, Some(target)) => insert(lines, at, target, new),
        ("s", "", Some(target)) => substitute(&mut lines[target..=target], old, new),
        ("s", "g", _) => substitute(&mut lines[..at], old, new),
        ("s", "G", _) => substitute(lines, old, new),
        _ => 0,
    }
}

fn nearest(lines: &[Line], wanted: &str) -> Option<usize> {
    let holds = |line: &Line| !line.is_edit && line.text.contains(wanted);
    lines.iter().rposition(holds)
}

fn insert(lines: &mut Vec<Line>, at: usize, target: usize, text: &str) -> usize {
    let mut line = lines[at].clone();
    line.is_edit = false;
    line.text = text.to_owned();
    lines.insert(target, line);
    1
}

fn substitute(lines: &mut [Line], old: &str, new: &str) -> usize {
    for line in lines.iter_mut().filter(|line| !line.is_edit) {
        line.text = line.text.replacen(old, new, 1);
    }
    0
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Topic,
    Subtopic,
    Resolution,
    Action,
}

fn read_record(text: &str) -> Option<(Kind, String)> {
    let Some(parts) = HEADED.captures(text) else {
        return ASSIGNED
            .captures(text)
            .map(|parts| (Kind::Action, parts[1].to_owned()));
    };
    let kind = match parts[1].to_lowercase().as_str() {
        "topic" => Kind::Topic,
        "action" => Kind::Action,
        "resolved" | "resolution" => Kind::Resolution,
        _ => Kind::Subtopic,
    };
    Some((kind, parts[2].to_owned()))
}

/// Names in order of first appearance, each with the key that tells people apart.
#[derive(Default)]
struct Roster(Vec<(String, String)>);

impl Roster {
    fn add(&mut self, key: &str, shown: &str) {
        let key = key.to_lowercase();
        if !self.0.iter().any(|(known, _)| *known == key) {
            self.0.push((key, shown.to_owned()));
        }
    }

    fn remove(&mut self, name: &str) {
        self.0.retain(|(key, _)| *key != name.to_lowercase());
    }

    fn change(&mut self, sign: &str, list: &str) {
        if !sign.starts_with(['+', '-']) {
            self.0.clear();
        }
        let names = list.split(',').map(str::trim);
        for name in names.filter(|name| !matches!(*name, "" | "(no one)")) {
            match sign.starts_with('-') {
                true => self.remove(name),
                false => self.add(name, name),
            }
        }
    }

    fn shown(self) -> Vec<String> {
        self.0.into_iter().map(|(_, shown)| shown).collect()
    }
}

#[derive(Default)]
struct Minutes {
    records: Vec<(Kind, String)>,
    /// For each nick the record that its next `...` continues.
    open: HashMap<String, usize>,
    present: Roster,
    regrets: Roster,
    chairs: Roster,
    scribes: Roster,
}

impl Minutes {
    fn take(&mut self, line: &Line) {
        if let Some(record) = read_record(&line.text) {
            self.open.insert(line.nick.clone(), self.records.len());
            self.records.push(record);
        } else if let Some(parts) = ROLL_CALL.captures(&line.text) {
            self.call_roll(&line.nick, &parts);
        } else if !HIDDEN.is_match(&line.text) {
            self.go_on(line);
        }
    }

    /// Joins a continuation to the record its nick left open; any other line closes that record.
    fn go_on(&mut self, line: &Line) {
        let Some(parts) = CONTINUATION.captures(&line.text) else {
            self.open.remove(&line.nick);
            return;
        };
        if let Some(&at) = self.open.get(&line.nick) {
            let text = &mut self.records[at].1;
            *text = format!("{text} {}", &parts[1]).trim().to_owned();
        }
    }

    fn call_roll(&mut self, nick: &str, parts: &Captures<'_>) {
        let found = parts.get(1).or(parts.get(2)).map_or("", |it| it.as_str());
        let sign = parts.get(3).map_or("=", |it| it.as_str());
        let list = match (&parts[4], sign) {
            ("", sign) if sign.starts_with('+') => nick,
            (list, _) => list,
        };
        match found.to_lowercase().as_str() {
            "present" => self.present.change(sign, list),
            "regret" | "regrets" => self.regrets.change(sign, list),
            "chair" | "chairs" if !list.is_empty() => self.chairs.change(sign, list),
            "chair" | "chairs" if sign.starts_with('-') => self.chairs.remove(nick),
            "scribe" | "scribenick" if !sign.starts_with('-') => self.add_scribes(list),
            _ => {}
        }
    }

    fn add_scribes(&mut self, list: &str) {
        // With the sign of a mention, which scribe.perl keeps, it is the same person.
        let names = list
            .split(',')
            .map(|name| name.trim().trim_start_matches('@'));
        for name in names.filter(|name| !matches!(*name, "" | "*")) {
            let (nick, real) = name.split_once(['=', '/']).unwrap_or((name, name));
            let key = nick.trim().trim_end_matches('_');
            self.scribes.add(key, real.trim());
        }
    }

    fn finish(self) -> Expected {
        let of = |wanted| {
            let records = self.records.iter().filter(move |(kind, _)| *kind == wanted);
            records.map(|(_, text)| text.clone()).collect()
        };
        Expected {
            topics: of(Kind::Topic),
            subtopics: of(Kind::Subtopic),
            resolutions: of(Kind::Resolution),
            actions: of(Kind::Action),
            present: self.present.shown(),
            regrets: self.regrets.shown(),
            chairs: self.chairs.shown(),
            scribes: self.scribes.shown(),
        }
    }
}

/// The same lists, from the JSON that we make of a call.
fn ours(meeting: &serde_json::Value) -> Expected {
    let items = meeting["items"].as_array().expect("items");
    let of_kind = |kind: &str| {
        let standing = items.iter().filter(|item| item["kind"] == kind);
        standing
            .map(|item| item["text"].as_str().unwrap_or("").to_owned())
            .collect()
    };
    let list = |key: &str| {
        let names = meeting[key].as_array().expect("a list");
        names
            .iter()
            .map(|name| name.as_str().unwrap_or("").to_owned())
            .collect()
    };
    Expected {
        topics: of_kind("topic"),
        subtopics: of_kind("subtopic"),
        resolutions: of_kind("resolution"),
        actions: of_kind("action"),
        present: list("present"),
        regrets: list("regrets"),
        chairs: list("chairs"),
        scribes: list("scribes"),
    }
}

#[test]
fn every_call_has_what_an_independent_reading_finds() {
    let Some(corpora) = corpora() else { return };
    let content = corpora.join("w3c-scribe");
    let site = tempfile::tempdir().expect("a folder");
    let (from, to) = (content.to_string_lossy(), site.path().to_string_lossy());
    let run = minutebook(&["build", "--content", &from, "--output-dir", &to]);
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let read = |name: &str| -> serde_json::Value {
        let bytes = fs::read(site.path().join("api/v1").join(name)).expect("JSON");
        serde_json::from_slice(&bytes).expect("JSON")
    };
    let meetings = read("meetings.json");
    let mut faults = Vec::new();
    for meeting in meetings.as_array().expect("meetings") {
        let path = meeting["sources"][0]["path"].as_str().expect("a source");
        let raw = fs::read(content.join(path)).expect("a log");
        let expected = derive(&String::from_utf8_lossy(&raw));
        let id = meeting["id"].as_str().expect("an id");
        let found = ours(&read(&format!("meetings/{id}.json")));
        if expected != found {
            faults.push(format!(
                "{path}\n  expected {expected:?}\n  found    {found:?}"
            ));
        }
    }
    assert!(
        faults.is_empty(),
        "{} calls differ\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert_eq!(meetings.as_array().map(Vec::len), Some(36));
}
