//! Claims about how to report a vulnerability: that what the team's own page says of it is not masked, and that it does not stand in a
//! file of which no page is made. A library in, notes out; which page that is, is the business of `model`.

use std::sync::Arc;

use crate::model::Library;
use crate::model::page::Page;
use crate::model::page::reporting::{is_named, nearest};
use crate::model::privacy::{MAIL_REMOVED, Privacy};
use crate::model::source::is_markdown;
use crate::place::{At, Place};
use crate::report::{Note, Severity};

/// All checks of the way to report.
pub fn check(library: &Library) -> Vec<Note> {
    if let Some(page) = nearest(&library.pages) {
        return masked(library, page);
    }
    if library.team.contact.is_told() {
        return Vec::new();
    }
    let mut files = library.sources.iter();
    let unread = files.find(|source| source.role == "none" && is_named(&source.path));
    unread
        .map(|source| unread_note(library, &source.path))
        .into_iter()
        .collect()
}

/// Lines of the page from which a mail address is taken.
fn masked(library: &Library, page: &Page) -> Vec<Note> {
    let privacy = Privacy {
        allowed: &library.team.mail_allowed,
        real_names: false,
    };
    let lost = |line: &str| {
        let masked = privacy.mask(line);
        masked.matches(MAIL_REMOVED).count() > line.matches(MAIL_REMOVED).count()
    };
    let lines = (0..).zip(page.body.lines()).filter(|(_, line)| lost(line));
    let note = |(at, line): (u32, &str)| {
        let place = page.text_at.map_or_else(
            || page.place.clone(),
            |first| Place::new(&page.place.file, first + at, 1),
        );
        let message = "a mail address is left out of the page that tells how to report";
        let at = At {
            value: (),
            place,
            line: Arc::from(line),
        };
        let note = Note::at(Severity::Warning, "masked-way", &at, message);
        note.hint(
            "name it as `email` below `contact` in site.yaml, or allow it: `privacy: {allow: [ADDRESS]}`",
        )
    };
    lines.map(note).collect()
}

/// A word on a file that may tell how to report, where nothing else on the site does.
fn unread_note(library: &Library, path: &str) -> Note {
    let file = library.team.file_of(path);
    let severity = match library.team.own_tree {
        true => Severity::Warning,
        false => Severity::Info,
    };
    let message = "how to report may be told here, and no page is made of this file: the site says that nobody has said so";
    let note = Note::new(severity, "unread-way", Place::file(&file), message);
    note.hint(match is_markdown(path) {
        true => "move it to the top of the content folder, for folders of programs are passed over, or name the way below `contact` in site.yaml",
        false => "write it in Markdown, as SECURITY.md, or name the way below `contact` in site.yaml",
    })
}
