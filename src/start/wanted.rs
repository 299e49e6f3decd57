//! What record `new` is to begin, as the command line says it, and texts of it as YAML. Plain data.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::cli::Record;

/// What record to begin.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The content folder.
    pub content: PathBuf,
    /// Kind of the record.
    pub record: Record,
    /// Its title; of a meeting the series.
    pub name: Option<String>,
    /// A file that a meeting is made from.
    pub from: Option<PathBuf>,
    /// The day of a meeting or a note.
    pub date: Option<NaiveDate>,
    /// The day of the call.
    pub today: NaiveDate,
}

/// A text as YAML, whatever stands in it: JSON texts are YAML.
pub(super) fn quoted(text: &str) -> String {
    let text = text.trim();
    let safe =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.' | '_' | '(' | ')' | '/');
    let word = |c: char| c.is_alphabetic();
    let plain =
        text.chars().all(safe) && text.chars().next().is_some_and(word) && text.contains(' ');
    match plain && !text.ends_with(' ') {
        true => text.to_owned(),
        false => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_yaml() {
        for (text, expected) in [
            ("Harden the harbour", "Harden the harbour"),
            ("yes", "\"yes\""),
            ("12 boats", "\"12 boats\""),
            ("a: b # c", "\"a: b # c\""),
            ("say \"hi\" \\ now", "\"say \\\"hi\\\" \\\\ now\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
