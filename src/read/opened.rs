//! A Markdown file, opened: its front matter parsed, its body apart.
//! Text in, `Opened` out; front matter that is not closed or not YAML is a note and leaves the whole text as body.

use std::sync::Arc;

use super::document::Document;
use super::front::{self, Front};
use super::record::Record;
use super::settings::Settings;
use super::{merge, tlp, withhold};
use crate::place::{Place, narrow};
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
    /// Whether front matter that cannot be read looks as if it withheld the record, or a TLP label does.
    pub withheld: bool,
    /// Whether keys at its head say that it is a draft, though it has no front matter.
    pub draft: bool,
    /// What is wrong with it.
    pub notes: Vec<Note>,
}

/// What a file came to.
pub(super) struct Kept<T> {
    /// What stands in it, if it may be published.
    pub(super) found: Option<T>,
    /// Whether it must not be published.
    pub(super) withheld: bool,
    /// What is wrong with it.
    pub(super) notes: Vec<Note>,
}

impl Opened {
    /// Makes of body and front matter what the file holds; of a draft and of what is withheld nothing is kept.
    pub(super) fn read<T>(
        self,
        file: &Arc<str>,
        settings: &Settings,
        make: impl FnOnce(String, Option<&Record<'_>>) -> Option<T>,
    ) -> Kept<T> {
        let (mut withheld, mut notes) = (self.withheld, self.notes);
        let mut draft = self.draft && !settings.drafts;
        let record = self.document.as_ref().and_then(Record::root);
        if let Some(record) = &record {
            withheld |= withhold::record(record, settings.today);
            draft = withhold::is_draft(record) && !settings.drafts;
        }
        let found = make(self.body, record.as_ref());
        record.into_iter().for_each(Record::finish);
        notes.extend(self.document.into_iter().flat_map(Document::into_notes));
        if withheld {
            notes = notes.into_iter().map(Note::silenced).collect();
        } else if draft {
            notes.push(withhold::draft_note(file));
        }
        Kept {
            found: found.filter(|_| !withheld && !draft),
            withheld,
            notes,
        }
    }

    /// The line of the file at which the body begins, counted from 1; none where lines of it are left out.
    pub fn text_at(&self, text: &str) -> Option<u32> {
        let whole = text.ends_with(&self.body);
        whole.then(|| narrow(self.lines + 1))
    }

    /// The same without what a TLP label takes out, which is told; a label at the head of the body withholds the record.
    pub fn without_closed(mut self, file: &Arc<str>) -> Self {
        self.withheld |= tlp::closes_all(&self.body);
        let (open, closed) = tlp::open_lines(&self.body);
        if closed > 0 {
            self.notes.push(tlp::cut_note(&Place::file(file), closed));
            self.body = open.into_owned();
        }
        self
    }
}

/// Opens a Markdown text; `ours` says whether faults are errors.
pub fn open(file: &Arc<str>, text: &str, ours: bool) -> Opened {
    let mut opened = parted(file, text, ours);
    let merge = merge::unfinished(file, &opened.body, opened.lines, ours);
    opened.notes.extend(merge);
    opened
}

/// The same, without a look at its body.
fn parted(file: &Arc<str>, text: &str, ours: bool) -> Opened {
    match front::find(text) {
        Front::None => match json(text) {
            Some(end) => unreadable(
                bare(&text[end..], lines(&text[..end])),
                &text[..end],
                foreign(file, ours),
            ),
            None => unmarked(bare(text, 0), file, text),
        },
        Front::Unclosed => unreadable(bare(text, 0), text, unclosed(file, ours)),
        Front::Some {
            front,
            yaml,
            body,
            lines,
        } => {
            let front = &text[front];
            let opened = Opened {
                withheld: is_labelled(front),
                ..bare(&text[body..], lines)
            };
            if !yaml {
                return unreadable(opened, front, foreign(file, ours));
            }
            match Document::parse(file, front, 1, ours) {
                Ok(document) => below(
                    Opened {
                        document: Some(document),
                        has_front: true,
                        ..opened
                    },
                    file,
                ),
                Err(note) => unreadable(opened, front, note),
            }
        }
    }
}

/// Whether a TLP label in any line of front matter, a comment as well, withholds the file; the key for it decides where it is
/// there.
pub(super) fn is_labelled(front: &str) -> bool {
    let key = front.lines().find_map(|line| line.strip_prefix("tlp:"));
    let mut labels = front.lines().filter_map(tlp::after);
    !key.is_some_and(tlp::is_clear) && labels.any(|closes| closes)
}

/// A body, and nothing that is known about it.
fn bare(body: &str, lines: usize) -> Opened {
    Opened {
        document: None,
        body: body.to_owned(),
        lines,
        has_front: false,
        withheld: false,
        draft: false,
        notes: Vec::new(),
    }
}

/// A text without front matter; flags at its head are taken for what they seem to be.
fn unmarked(opened: Opened, file: &Arc<str>, text: &str) -> Opened {
    if !withhold::above_markdown(text) {
        let draft = withhold::drafts_at_head(text);
        return Opened { draft, ..opened };
    }
    let hint = "front matter begins with a line `---` at the very head of the file";
    misplaced(opened, Place::new(file, 1, 0), hint)
}

/// A file with front matter; flags directly below that are taken for what they seem to be.
fn below(opened: Opened, file: &Arc<str>) -> Opened {
    if !withhold::below_front(&opened.body) {
        return opened;
    }
    let line = narrow(opened.lines + 1);
    let hint = "front matter ends with the first line `---` below its head";
    misplaced(opened, Place::new(file, line, 0), hint)
}

/// A file with flags in a place where no front matter is read.
fn misplaced(opened: Opened, place: Place, hint: &str) -> Opened {
    let note = Note::new(
        Severity::Warning,
        "front-matter",
        place,
        "a fault in a withheld record",
    );
    Opened {
        withheld: true,
        notes: vec![note.hint(hint)],
        ..opened
    }
}

/// Where front matter ends that is JSON without lines around it; none if a text does not begin so.
fn json(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('{')?.trim_start();
    if !inside.starts_with('"') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    let end = match values.next() {
        Some(Ok(_)) => values.byte_offset(),
        _ => text.find("\n}")? + 2,
    };
    let rest = &text[end..];
    let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
    rest[..line].trim().is_empty().then_some(end + line)
}

fn lines(text: &str) -> usize {
    text.lines().count()
}

/// A file whose front matter says nothing for certain; what looks like a flag counts as one.
fn unreadable(opened: Opened, front: &str, note: Note) -> Opened {
    let withheld = opened.withheld || withhold::by_sight(front);
    let note = if withheld { note.silenced() } else { note };
    Opened {
        has_front: true,
        withheld,
        notes: vec![note],
        ..opened
    }
}

fn foreign(file: &Arc<str>, ours: bool) -> Note {
    let message = "front matter that is not YAML is passed over";
    let place = Place::new(file, 1, 1);
    let note = Note::new(Severity::of_fault(ours), "front-matter", place, message);
    note.hint("write it in YAML, between two lines `---`")
}

fn unclosed(file: &Arc<str>, ours: bool) -> Note {
    let severity = Severity::of_fault(ours);
    let note = Note::new(
        severity,
        "front-matter",
        Place::new(file, 1, 1),
        "front matter that is never closed",
    );
    note.show("---", 3).hint("end it with a line `---`")
}

/// What is said of front matter in which nothing stands.
pub fn untitled(file: &Arc<str>) -> Note {
    let note = Note::new(
        Severity::Error,
        "missing-field",
        Place::new(file, 1, 1),
        "`title` is missing",
    );
    note.hint("add a line `title: ...`")
}
