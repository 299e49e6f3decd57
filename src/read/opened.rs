//! A Markdown file, opened: its front matter parsed, its body apart.
//! Text in, `Opened` out; front matter that cannot be read is a note, what is no mapping between two rules is text, and of either
//! nothing is lost.

mod head;
mod left_out;
mod printed;

use std::sync::Arc;

use chrono::NaiveDate;

use super::front::{self, Front, Language};
use super::markdown::mdx;
use super::record::Record;
use super::record::document::Document;
use super::settings::Settings;
use super::text::merge;
use super::tlp::{self, Mode};
use super::withhold::{self, Outweighed};
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};
use head::{Head, is_text, json, parsed};
pub(super) use printed::printed;

/// A Markdown file with its front matter.
#[derive(Default)]
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
    /// How its body is read for TLP labels.
    pub mode: Mode,
    /// Whether its front matter says that it is public.
    pub public: bool,
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
            draft |= withhold::is_draft(record, settings.today) && !settings.drafts;
        }
        let found = make(self.body, record.as_ref());
        record.into_iter().for_each(Record::finish);
        notes.extend(self.document.into_iter().flat_map(Document::into_notes));
        if withheld {
            notes = Note::all_silenced(notes);
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
        let whole = self.lines + lines(&self.body) == lines(text);
        whole.then(|| narrow(self.lines + 1))
    }
}

/// How a file is opened.
#[derive(Debug, Clone, Copy)]
struct How {
    /// Whether faults are errors.
    ours: bool,
    /// Whether it is of a meeting.
    notes: bool,
    today: NaiveDate,
}

/// Opens a Markdown text; `ours` says whether faults are errors, and embargoes are over or not on a day.
pub fn open(file: &Arc<str>, text: &str, ours: bool, today: NaiveDate) -> Opened {
    let notes = false;
    opened(file, text, How { ours, notes, today })
}

/// Opens notes of a meeting, of which parts may be left out alone.
pub fn of_meeting(file: &Arc<str>, text: &str, today: NaiveDate) -> Opened {
    let (ours, notes) = (false, true);
    opened(file, text, How { ours, notes, today })
}

fn opened(file: &Arc<str>, text: &str, how: How) -> Opened {
    let How { ours, .. } = how;
    let mut opened = parted(file, text, how);
    let merge = merge::unfinished(file, &opened.body, opened.lines, ours);
    opened.notes.extend(merge);
    if mdx::is_mdx(file) {
        let pieces = |code: &String| {
            let code = code.replace(['{', '}', ',', ';'], "\n");
            ["export ", "const ", "let ", "var "]
                .iter()
                .fold(code, |code, word| code.replace(word, ""))
        };
        let exports = mdx::exports(&opened.body);
        opened.withheld |= exports
            .iter()
            .map(pieces)
            .any(|code| withhold::by_sight(&code));
    }
    opened
}

/// The same, without a look at its body.
fn parted(file: &Arc<str>, text: &str, how: How) -> Opened {
    let How { ours, .. } = how;
    match front::find(text) {
        Front::None => match json(text) {
            Some(end) => {
                let head = Head {
                    text: &text[..end],
                    language: Language::Json,
                    above: 0,
                };
                let opened = bare(&text[end..], lines(head.text));
                let parsed = parsed(&head, file, ours);
                with_front(opened, &head, parsed, file, how)
            }
            None => unmarked(bare(text, 0), file, text, how),
        },
        Front::Unclosed => unreadable(bare(text, 0), text, unclosed(file, ours)),
        Front::Some {
            front,
            language,
            body,
            lines,
        } => {
            let head = Head {
                text: &text[front],
                language,
                above: 1,
            };
            let parsed = parsed(&head, file, ours);
            if is_text(&head, parsed.as_ref()) {
                return unmarked(bare(text, 0), file, text, how);
            }
            let opened = Opened {
                mode: tlp::mode_of(text),
                ..bare(&text[body..], lines)
            };
            with_front(opened, &head, parsed, file, how)
        }
    }
}

/// Takes in front matter.
fn with_front(
    opened: Opened,
    head: &Head<'_>,
    parsed: Option<Result<Document, Note>>,
    file: &Arc<str>,
    how: How,
) -> Opened {
    let opened = Opened {
        withheld: is_labelled(head.text),
        ..opened
    };
    match parsed {
        Some(Ok(document)) if document.is_empty() || document.root().is_mapping() => below(
            Opened {
                document: Some(document),
                has_front: true,
                ..opened
            },
            file,
            how,
        ),
        Some(Err(note)) => unreadable(opened, head.text, note),
        Some(Ok(_)) | None => unreadable(opened, head.text, foreign(file, how.ours)),
    }
}

/// Whether a TLP label in any line of front matter, a comment as well, withholds the file; the key for it decides where it is
/// there. A title, or another value, that only asks what labels mean is none.
pub(super) fn is_labelled(front: &str) -> bool {
    let value = |line: &str| {
        line.split_once(": ")
            .is_some_and(|(_, value)| tlp::is_subject(value))
    };
    let lines = front.lines().filter(|line| !value(line));
    let mut labels = lines.filter_map(tlp::after);
    !tlp::says_clear(front) && labels.any(|closes| closes)
}

/// A body, and nothing that is known about it.
fn bare(body: &str, lines: usize) -> Opened {
    Opened {
        body: body.to_owned(),
        lines,
        mode: Mode::Text,
        ..Opened::default()
    }
}

/// A text without front matter; flags at its head are taken for what they seem to be.
fn unmarked(opened: Opened, file: &Arc<str>, text: &str, how: How) -> Opened {
    match withhold::of_markdown(text, how.notes, how.today) {
        Some(at) => headed(opened, file, at),
        None => Opened {
            draft: withhold::drafts_at_head(text),
            ..opened
        },
    }
}

/// A file with front matter; flags at the head of the text below it are taken for what they seem to be, sentences that may be
/// some only where nothing in it says that the file is public.
fn below(opened: Opened, file: &Arc<str>, how: How) -> Opened {
    let record = opened.document.as_ref().and_then(Record::root);
    let public = record.is_some_and(|record| withhold::says_public(&record, Outweighed::ByFlag));
    let opened = Opened { public, ..opened };
    match withhold::below_front(&opened.body, public, how.notes, how.today) {
        Some(at) => headed(opened, file, at),
        None => opened,
    }
}

/// A file that a line of its body withholds.
fn headed(opened: Opened, file: &Arc<str>, at: usize) -> Opened {
    let place = Place::line(file, opened.lines + at);
    Opened {
        withheld: true,
        notes: vec![withhold::head_note(place, at)],
        ..opened
    }
}

fn lines(text: &str) -> usize {
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let open = !text.is_empty() && !text.ends_with('\n');
    ends + usize::from(open)
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

/// What is said of TOML and JSON that cannot be read; in a tree of others they are what its own tool wants.
fn foreign(file: &Arc<str>, ours: bool) -> Note {
    let message = "front matter that cannot be read is passed over";
    let place = Place::new(file, 1, 1);
    let note = Note::new(Severity::of_fault(ours), "front-matter", place, message);
    match ours {
        true => note.hint("write it in YAML, between two lines `---`"),
        false => note,
    }
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
