//! Flags that stand where nothing is parsed: in front matter that is broken or of another language. Text in, whether it looks as
//! if it withheld the record out. What a flag means is said by `withhold`, and what stands at the head of a text by `flags_at_head`.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::drafts::drafts;
use super::first_lines::first_lines;
use super::{hides, plain, says_yes, withholds};
use crate::read::front;
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
pub(super) const SIGNS: [char; 3] = [':', '=', '\u{ff1a}'];

/// Whether a line of front matter that cannot be read looks as if it said that the record is a draft.
fn draft_by_sight(line: &str) -> bool {
    setting(line).is_some_and(|(key, value)| drafts(&key, &Value::String(value), NaiveDate::MIN))
}

/// A key and its value as they look, in YAML, TOML or JSON.
pub(super) fn setting(line: &str) -> Option<(String, String)> {
    let line = line.trim().trim_start_matches(['{', '"', '\'', ' ']);
    let (key, value) = line.split_once(SIGNS)?;
    let value = value.trim().trim_matches(['"', '\'', ',', '}', ' ']);
    Some((
        plain(key.trim_end_matches(['"', '\'', ' '])),
        value.trim_matches(['[', ']']).to_lowercase(),
    ))
}

/// Whether a line looks like a flag of front matter, in YAML or in TOML. `TLP:CLEAR` is none, whatever is said behind it.
pub(super) fn flag_by_sight(line: &str) -> bool {
    let public = |key: &str, value: &str| {
        key.starts_with("tlp") && tlp::after(&format!("TLP:{value}")) == Some(false)
    };
    setting(line).is_some_and(|(key, value)| {
        !public(&key, &value) && withholds(&key, &Value::String(value), NaiveDate::MIN)
    })
}

/// Whether the keys at the head of a Markdown text say that it is a draft, where nothing marks front matter: those above the first
/// line that sets none, as Pelican and MultiMarkdown have them.
pub fn drafts_at_head(text: &str) -> bool {
    let body = text.trim_start();
    let mut keys = body.lines().take_while(|line| front::holds_keys(line));
    keys.any(|line| {
        setting(line).is_some_and(|(key, value)| {
            let value = Value::String(value);
            drafts(&key, &value, NaiveDate::MIN) && (key != "draft" || says_yes(&value))
        })
    })
}

/// Whether a field at the head of a text says that it is a draft: `:draft:`, `:status: hidden`, `#+DRAFT: t`, as AsciiDoc,
/// reStructuredText and Org have them.
pub fn drafts_in_fields(text: &str) -> bool {
    let field = |line: &str| {
        let field = line.strip_prefix(':').or_else(|| line.strip_prefix("#+"));
        let (key, value) = field?.split_once(':')?;
        let (key, value) = (plain(key), value.trim().to_lowercase());
        let alone = key == "draft" && value.is_empty();
        let value = Value::String(value);
        let says = drafts(&key, &value, NaiveDate::MIN) && (key != "draft" || says_yes(&value));
        Some(alone || says)
    };
    first_lines(text).any(|line| field(line) == Some(true))
}

/// Lines in which flags are looked for by sight.
const FRONT: usize = 400;
