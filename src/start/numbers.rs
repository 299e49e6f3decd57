//! The next number of a ticket. The folder of tickets in, a number above all that stand there out, those of withheld
//! tickets too: their numbers are taken, though nothing of them is published.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;
use walkdir::WalkDir;

use crate::model::source::is_markdown;

/// `id: 12` at the head of a line of front matter.
static IN_FRONT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?m)^id:\s*(\d{1,9})\s*$").ok());
/// The number that GitLab shows; where a file has none, that of Pagure.
static IN_GITLAB: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#""iid"\s*:\s*(\d{1,9})\b"#).ok());
static IN_PAGURE: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r#""id"\s*:\s*(\d{1,9})\b"#).ok());

/// The lowest number above all that are taken; 1 where there are no tickets.
pub(super) fn next(issues: &Path) -> u64 {
    let files = WalkDir::new(issues).into_iter().filter_map(Result::ok);
    let files = files.filter(|entry| entry.file_type().is_file());
    let taken = files.flat_map(|entry| of_file(entry.path())).max();
    taken.unwrap_or(0) + 1
}

fn of_file(path: &Path) -> Vec<u64> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = fs::read(path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let text = text.unwrap_or_default();
    if is_markdown(&name) {
        let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
        let mut found = all(&IN_FRONT, &text);
        found.truncate(1);
        found.extend(digits.parse::<u64>());
        return found;
    }
    let found = all(&IN_GITLAB, &text);
    if found.is_empty() {
        return all(&IN_PAGURE, &text);
    }
    found
}

fn all(pattern: &LazyLock<Option<Regex>>, text: &str) -> Vec<u64> {
    let Some(pattern) = &**pattern else {
        return Vec::new();
    };
    let found = pattern.captures_iter(text);
    found
        .filter_map(|found| found.get(1)?.as_str().parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_kinds_are_taken() {
        let rows: &[(&[(&str, &str)], u64)] = &[
            (&[], 1),
            (&[("3-harbour.md", "---\ntitle: x\n---\n")], 4),
            (&[("3-harbour.md", "---\nid: 12\n---\nid: 40\n")], 13),
            (&[("9-harbour.mkd", "---\nid: 12\n---\nid: 40\n")], 13),
            (
                &[(
                    "a.json",
                    r#"[{"id": 900100, "iid": 7, "confidential": true}]"#,
                )],
                8,
            ),
            (
                &[("a.json", r#"{"issues": [{"id": 5}]}"#), ("2-x.md", "")],
                6,
            ),
        ];
        for (files, expected) in rows {
            let folder = tempfile::tempdir().expect("a folder");
            for (name, text) in *files {
                fs::write(folder.path().join(name), text).expect("a file");
            }
            assert_eq!(next(folder.path()), *expected, "{files:?}");
        }
    }
}
