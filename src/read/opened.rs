//! A Markdown file, opened: its front matter parsed, its body apart.
//! Text in, `Opened` out; front matter that is not closed or not YAML is a note and leaves the whole text as body.

use std::sync::Arc;

use super::document::Document;
use super::front::{self, Front};
use crate::place::Place;
use crate::report::{Note, Severity};

/// A Markdown file with its front matter.
pub struct Opened {
    /// The parsed front matter, if there is any and it can be parsed.
    pub document: Option<Document>,
    /// The text below the front matter.
    pub body: String,
    /// Physical lines above the body.
    pub lines: usize,
    /// Whether the file begins with front matter, be it as broken as it may.
    pub has_front: bool,
    /// What is wrong with it.
    pub notes: Vec<Note>,
}

/// Opens a Markdown text; `ours` says whether faults are errors.
pub fn open(file: &Arc<str>, text: &str, ours: bool) -> Opened {
    let plain = |has_front, notes| Opened {
        document: None,
        body: text.to_owned(),
        lines: 0,
        has_front,
        notes,
    };
    match front::find(text) {
        Front::None => plain(false, Vec::new()),
        Front::Unclosed => {
            let severity = if ours {
                Severity::Error
            } else {
                Severity::Warning
            };
            let message = "front matter that is never closed";
            let note =
                Note::new(severity, "front-matter", Place::new(file, 1, 1), message).show("---", 3);
            plain(true, vec![note.hint("end it with a line `---`")])
        }
        Front::Some { yaml, body, lines } => {
            let (document, notes) = match Document::parse(file, &text[yaml], 1, ours) {
                Ok(document) => (Some(document), Vec::new()),
                Err(note) => (None, vec![note]),
            };
            Opened {
                document,
                body: text[body..].to_owned(),
                lines,
                has_front: true,
                notes,
            }
        }
    }
}

/// The text of the first heading of level one, for a title.
pub fn heading(markdown: &str) -> Option<&str> {
    let mut fenced = false;
    for line in markdown.lines() {
        fenced ^= line.starts_with("```") || line.starts_with("~~~");
        let title = line
            .strip_prefix("# ")
            .map(|title| title.trim().trim_end_matches('#').trim());
        if let Some(title) = title.filter(|title| !fenced && !title.is_empty()) {
            return Some(title);
        }
    }
    None
}
