//! What programs are told that wait for notes where a run cannot go on: a report with the one fault in it. An error in, the same form
//! of answer as ever out; people read of it on standard error.

use std::ffi::OsString;

use clap::ValueEnum as _;
use minutebook::cli::Format;
use minutebook::error::Error;
use minutebook::place::Place;
use minutebook::report::{Note, Report, Severity};

use super::printing;

/// Answers a program; people are told elsewhere.
pub(super) fn tell(error: &Error, format: Format) {
    let mut report = Report::default();
    report.add(note(error));
    let answer = match format {
        Format::Text => return,
        Format::Json => report.json(false),
        Format::Gitlab => report.gitlab(false),
    };
    // The run has failed anyhow.
    let _ = printing::answer(&answer);
}

/// The form of notes that a command line asks for which cannot be understood; text where it asks for none, or for more than notes.
pub(super) fn asked(words: impl IntoIterator<Item = OsString>) -> Format {
    let words = words.into_iter().skip(1);
    let words: Vec<String> = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let reports = |word: &String| matches!(word.as_str(), "build" | "check");
    let mut format = Format::Text;
    if !words.first().is_some_and(reports) {
        return format;
    }
    for (at, word) in words.iter().enumerate() {
        let value = match word.strip_prefix("--format") {
            Some("") => words.get(at + 1).map(String::as_str),
            Some(rest) => rest.strip_prefix('='),
            None => None,
        };
        let value = value.and_then(|value| Format::from_str(value, false).ok());
        format = value.unwrap_or(format);
    }
    format
}

/// What the reader of command lines says is wrong with one, in one sentence.
pub(super) fn misread(told: &str) -> Error {
    let told = told.strip_prefix("error: ").unwrap_or(told);
    let lines = told.lines().map(str::trim);
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    Error::Usage(lines.join(" "))
}

fn note(error: &Error) -> Note {
    let told = error.to_string();
    let (file, hint) = match error {
        Error::Theme {
            place,
            message,
            hint,
            ..
        } => {
            let note = Note::new(Severity::Error, "theme", placed(place), message.as_str());
            return hint
                .iter()
                .fold(note, |note, hint| note.hint(hint.as_str()));
        }
        Error::Io { path, .. } => (path.to_string_lossy().into_owned(), told.lines().nth(1)),
        _ => (String::new(), told.lines().nth(1)),
    };
    let place = Place::file(&file.into());
    let first = told.lines().next().unwrap_or_default();
    let note = Note::new(Severity::Error, "trouble", place, first);
    let hint = hint.map(|hint| hint.trim_start_matches([' ', '=']));
    hint.into_iter().fold(note, |note, hint| note.hint(hint))
}

/// A place written as `file:line:column`, as far as it goes.
fn placed(place: &str) -> Place {
    // GitLab knows files by their paths from the top of the repository.
    let place = place.strip_prefix("./").unwrap_or(place);
    let mut parts = place.rsplitn(3, ':');
    let (column, line, file) = (parts.next(), parts.next(), parts.next());
    let number = |part: Option<&str>| part.and_then(|part| part.parse().ok());
    match (file, number(line), number(column)) {
        (Some(file), Some(line), Some(column)) => Place::new(&file.into(), line, column),
        _ => Place::new(&place.into(), 0, 0),
    }
}
