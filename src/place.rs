//! Where something stands: `Place` (file, line, column) and `At<T>`, a value with its place.
//! Nothing comes in but names and numbers; this file reads no disk and formats no note.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A position in a content file.
///
/// `file` is spelled as the user would type it (the content folder as given on the command line,
/// then the path inside it). `line` and `column` count from 1, columns in characters; a line of 0
/// means the file as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Path as the user would type it.
    pub file: Arc<str>,
    /// Line, counted from 1; 0 is the whole file.
    pub line: u32,
    /// Column in characters, counted from 1; 0 is the whole line.
    pub column: u32,
}

impl Place {
    /// A position inside a file.
    pub fn new(file: &Arc<str>, line: u32, column: u32) -> Self {
        let file = Arc::clone(file);
        Place { file, line, column }
    }

    /// A line of a file as a whole, counted from 0.
    pub fn line(file: &Arc<str>, at: usize) -> Self {
        Place::new(file, narrow(at + 1), 0)
    }

    /// The first line of a file.
    pub fn head(file: &Arc<str>) -> Self {
        Place::line(file, 0)
    }

    /// The file as a whole.
    pub fn file(file: &Arc<str>) -> Self {
        Place::new(file, 0, 0)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.line, self.column) {
            (0, _) => write!(out, "{}", self.file),
            (line, 0) => write!(out, "{}:{line}", self.file),
            (line, column) => write!(out, "{}:{line}:{column}", self.file),
        }
    }
}

/// A number of lines or characters as places have it; no file has more.
pub fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A value together with the place it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct At<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub place: Place,
    /// The text of that line, for the note that may have to show it.
    pub line: Arc<str>,
}

impl<T> At<T> {
    /// Another value that the same place tells.
    pub fn with<U>(&self, value: U) -> At<U> {
        At {
            value,
            place: self.place.clone(),
            line: Arc::clone(&self.line),
        }
    }
}
