//! Flags that stand where nothing is parsed: in front matter that is broken or of another language, at the head of a text, below
//! front matter. Text in, whether it looks as if it withheld the record out. What a flag means is said by `withhold`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::degree::DEGREES;
use super::drafts::drafts;
use super::{hides, plain, says_yes, withholds};
use crate::read::front::{self, Front};
use crate::read::opened::is_labelled;
use crate::read::tlp;

/// The flags of front matter that cannot be parsed, by sight; true if any line looks like one.
pub fn by_sight(front: &str) -> bool {
    let label = |line: &str| line.trim_start().strip_prefix('-').is_some_and(hides);
    let flag = |part: &str| flag_by_sight(part) || draft_by_sight(part);
    let mut lines = front.lines().take(FRONT);
    // In JSON and in braces of YAML several settings share a line.
    lines.any(|line| flag(line) || label(line) || line.split(['{', ',']).any(flag))
}

/// Keys of settings that protect somebody, beside flags.
const PROTECTING: &[&str] = &["hidden", "redact", "redacted"];

/// Whether a line of settings looks as if it protected somebody: by a flag, a key that is or is nearly one of those that hide
/// and redact, or a TLP label. In doubt it does, whatever its value.
pub fn protects(yaml: &str) -> bool {
    let near = |key: &str| {
        let like = |known: &str| {
            // `react` is another word.
            key.get(..3) == known.get(..3) && strsim::damerau_levenshtein(key, known) <= 1
        };
        key == "hide" || PROTECTING.iter().any(|known| like(known))
    };
    let part = |part: &str| {
        let part = part.trim_start().trim_start_matches(['-', ' ']);
        flag_by_sight(part) || setting(part).is_some_and(|(key, _)| near(&key))
    };
    let flag = |line: &str| line.split(['{', ',']).any(part);
    is_labelled(yaml) || yaml.lines().any(flag)
}

/// Signs between a key and its value, as in YAML and TOML; a colon of full width is none in YAML, but seems to be one.
const SIGNS: [char; 3] = [':', '=', '\u{ff1a}'];

/// Whether a line of front matter that cannot be read looks as if it said that the record is a draft.
fn draft_by_sight(line: &str) -> bool {
    setting(line).is_some_and(|(key, value)| drafts(&key, &Value::String(value)))
}

/// A key and its value as they look, in YAML, TOML or JSON.
fn setting(line: &str) -> Option<(String, String)> {
    let line = line.trim().trim_start_matches(['{', '"', '\'', ' ']);
    let (key, value) = line.split_once(SIGNS)?;
    let value = value.trim().trim_matches(['"', '\'', ',', '}', ' ']);
    Some((
        plain(key.trim_end_matches(['"', '\'', ' '])),
        value.trim_matches(['[', ']']).to_lowercase(),
    ))
}

/// Whether a line looks like a flag of front matter, in YAML or in TOML. `TLP:CLEAR` is none, whatever is said behind it.
pub fn flag_by_sight(line: &str) -> bool {
    let public = |key: &str, value: &str| {
        key.starts_with("tlp") && tlp::after(&format!("TLP:{value}")) == Some(false)
    };
    setting(line).is_some_and(|(key, value)| {
        !public(&key, &value) && withholds(&key, &Value::String(value), NaiveDate::MIN)
    })
}

/// Whether flags stand directly below front matter: in a second one, or in lines of keys that nothing marks.
pub fn below_front(body: &str) -> bool {
    let body = body.trim_start();
    if let Front::Some { front, .. } = front::find(body) {
        let front = &body[front];
        return front::holds_keys(front) && by_sight(front);
    }
    let key = |line: &&str| line.trim() == "---" || front::holds_keys(line);
    body.lines().take(HEAD).take_while(key).any(flag_by_sight)
}

/// Lines at the head of a text in which flags count that no front matter holds.
const HEAD: usize = 12;

/// Whether a line at the head of a Markdown text looks like a flag, though nothing marks front matter.
pub fn above_markdown(text: &str) -> bool {
    at_head(text) || head(text).any(|line| flag_by_sight(line) && !is_talk(line))
}

/// Whether a line speaks of who may enter what in more words than a degree has.
fn is_talk(line: &str) -> bool {
    setting(line).is_some_and(|(key, value)| {
        DEGREES.contains(&key.as_str()) && value.split_whitespace().nth(DEGREE).is_some()
    })
}

/// Words of a degree, at the most, where nothing marks front matter.
const DEGREE: usize = 3;

/// Whether the keys at the head of a Markdown text say that it is a draft, where nothing marks front matter: those above the first
/// line that sets none, as Pelican and MultiMarkdown have them.
pub fn drafts_at_head(text: &str) -> bool {
    let body = text.trim_start();
    let mut keys = body.lines().take_while(|line| front::holds_keys(line));
    keys.any(|line| {
        setting(line).is_some_and(|(key, value)| {
            let value = Value::String(value);
            drafts(&key, &value) && (key != "draft" || says_yes(&value))
        })
    })
}

/// Whether a line at the head of a text or log is a flag and says nothing else: `Confidential: yes`, `# confidential: true`,
/// `:private: true`, `#+PRIVATE: t`, `**Status:** confidential`. What somebody says after a name is longer.
pub fn at_head(text: &str) -> bool {
    let flag = |line: &str| {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        let (key, value) = line.split_once(SIGNS)?;
        let value = value.trim_matches(|c: char| !c.is_alphanumeric());
        // Lists of what a flaw harms have that line, too.
        if plain(key).starts_with("confidentiality") {
            return None;
        }
        let one = !value.is_empty() && !value.contains(char::is_whitespace);
        let key = key.trim_end_matches(|c: char| !c.is_alphanumeric());
        let value = Value::String(value.to_lowercase());
        Some(one && withholds(key, &value, NaiveDate::MIN))
    };
    head(text).any(|line| flag(line) == Some(true))
}

/// Lines at the head of a text, up to the first code.
fn head(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().take(HEAD);
    lines.take_while(|line| !line.trim_start().starts_with("```") && !line.starts_with("    "))
}

/// Lines in which flags are looked for by sight.
const FRONT: usize = 400;
