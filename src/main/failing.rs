//! What programs are told that wait for notes where a run cannot go on: a report with the one fault in it. An error in, the same form
//! of answer as ever out; people read of it on standard error.

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

fn note(error: &Error) -> Note {
    let told = error.to_string();
    match error {
        Error::Theme {
            place,
            message,
            hint,
            ..
        } => {
            let note = Note::new(Severity::Error, "theme", placed(place), message.as_str());
            match hint {
                Some(hint) => note.hint(hint.as_str()),
                None => note,
            }
        }
        Error::Io { path, .. } => {
            let place = Place::new(&path.to_string_lossy().into(), 0, 0);
            let first = told.lines().next().unwrap_or_default();
            Note::new(Severity::Error, "trouble", place, first)
        }
        _ => {
            let first = told.lines().next().unwrap_or_default();
            Note::new(
                Severity::Error,
                "trouble",
                Place::new(&"".into(), 0, 0),
                first,
            )
        }
    }
}

/// A place written as `file:line:column`, as far as it goes.
fn placed(place: &str) -> Place {
    let mut parts = place.rsplitn(3, ':');
    let (column, line, file) = (parts.next(), parts.next(), parts.next());
    let number = |part: Option<&str>| part.and_then(|part| part.parse().ok());
    match (file, number(line), number(column)) {
        (Some(file), Some(line), Some(column)) => Place::new(&file.into(), line, column),
        _ => Place::new(&place.into(), 0, 0),
    }
}
