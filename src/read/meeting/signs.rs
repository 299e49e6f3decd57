//! What shows of a dated text that it is of a meeting: posts, proposals and reports have days as well. Its path and its text in, a
//! verdict out. Whether it has a day, and whether a log stands in it, is the business of others.

use chrono::NaiveDate;

use super::marked;
use super::roll::present;
use crate::model::id::slug;
use crate::model::path;
use crate::read::day_sections;
use crate::read::front::{self, Front};
use crate::read::markdown::entries::{Entry, Shape, entries};
use crate::read::markdown::label::label;
use crate::read::notes_head;
use crate::read::path_name;
use crate::read::path_name::among_minutes;
use crate::read::path_name::kind_words;

/// Words of a heading that says what a text is, at the most: longer ones speak of something.
const WORDS: usize = 8;

/// The same of a line of front matter, with its key.
const OF_LINE: usize = 12;

/// The same of a label.
const OF_LABEL: usize = 3;

/// Lines of front matter that are looked at.
const FRONT: usize = 60;

/// Whether a file is of a meeting by where it lies, by its name or by what stands in it.
pub(super) fn are_there(path: &str, text: &str) -> bool {
    among_minutes::of_talk(path)
        || among_minutes::of_calls(path)
        || is_in_day(path)
        || says_what_it_is(path)
        || are_in(text)
}

/// Whether a file lies in a folder that is called by a day alone.
fn is_in_day(path: &str) -> bool {
    let mut folders = path.split('/').rev().skip(1);
    folders.any(|folder| NaiveDate::parse_from_str(folder, "%Y-%m-%d").is_ok())
}

/// Whether the name of a file says besides its day only what it is: `2026-10-08-notes.md`, `2026-10-08-logs.md`.
fn says_what_it_is(path: &str) -> bool {
    let stem = path_name::stem(path);
    let slug = slug(path::name(stem));
    let is_word = |word: &&str| !word.contains(|c: char| c.is_ascii_digit());
    let words: Vec<&str> = slug.split('-').filter(is_word).collect();
    let told = words.iter().any(|word| kind_words::is_of_file(word));
    told && kind_words::are_of_part(&words.join("-"))
}

fn are_in(text: &str) -> bool {
    let (front, body) = match front::find(text) {
        Front::Some { front, body, .. } => (&text[front], &text[body..]),
        Front::Unclosed => (text, text),
        Front::None => ("", text),
    };
    let timed = || notes_head::of_field(body).is_some_and(|(_, _, moment)| moment.is_some());
    front.lines().take(FRONT).any(in_front)
        || timed()
        || entries(body, |line| label(line).is_some())
            .iter()
            .any(shows)
        || day_sections::sections(body).is_some()
}

/// Whether a line of front matter says so: `title: Weekly meeting`, `tags: [minutes]`, `attendees:`.
fn in_front(line: &str) -> bool {
    present::tells_people(line) || slug_of(line, OF_LINE).is_some_and(|slug| is_of_meeting(&slug))
}

fn shows(entry: &Entry<'_>) -> bool {
    let text = &*entry.text;
    if present::tells_people(text) || marked::tells_action(text) {
        return true;
    }
    let head = match entry.shape {
        Shape::Heading(level) => return is_heading(text, level),
        Shape::Head | Shape::Row | Shape::Below | Shape::Code => return false,
        Shape::Item(..) | Shape::Line => label(text).map(|label| label.head),
    };
    let slug = head.and_then(|head| slug_of(head, OF_LABEL));
    slug.is_some_and(|slug| is_of_meeting(&slug) || kind_words::are_of_notes(&slug))
}

/// `# Harbour call 12`, `## Agenda`, `## Action items`, `## Attendees`.
fn is_heading(text: &str, level: usize) -> bool {
    let alone = level == 1 && kind_words::is_late(&slug(text));
    let counted = level == 1 && text.contains(|c: char| c.is_ascii_digit());
    let people = || {
        slug_of(text, WORDS).is_some_and(|slug| {
            is_of_meeting(&slug)
                || kind_words::are_of_notes(&slug)
                || counted && slug.split('-').any(kind_words::is_of_call)
        })
    };
    alone || present::is_heading_of_people(text) || people()
}

/// The words of a text, if they are so few.
fn slug_of(text: &str, most: usize) -> Option<String> {
    let few = text.split_whitespace().nth(most).is_none();
    few.then(|| slug(text))
}

/// Whether a word is of minutes, of an agenda or of people who meet.
fn is_of_meeting(slug: &str) -> bool {
    let is = |word: &str| kind_words::is_of_meeting(word) || kind_words::is_of_agenda(word);
    slug.split('-').any(is)
}

#[cfg(test)]
mod tests {
    use super::are_there;

    #[test]
    fn what_shows_that_a_text_is_of_a_meeting() {
        let day = "tsc/2026-01-05.md";
        let rows = [
            ("minutes/2026-01-05.md", "The boats.\n", true),
            ("weekly/2026-01-05.md", "The boats.\n", true),
            ("tsc/2026-01-05-call.md", "The boats.\n", true),
            ("tsc/2026-01-05-irc.md", "The boats.\n", true),
            ("tsc/calls/2026-01-05.md", "The boats.\n", true),
            (day, "# Pier meeting\n\nThe boats.\n", true),
            (day, "# TSC\n\n## Agenda\n\n- boats\n", true),
            (day, "## Attendees\n\n- ash\n", true),
            (day, "Present: ash, kim\n\nThe boats.\n", true),
            (day, "**Anwesend:** ash\n", true),
            (day, "# TSC\n\n- Scribe: kim\n", true),
            (day, "# TSC\n\n## Action items\n\n- [ ] kim\n", true),
            (day, "- boats\n- ACTION: kim paints one\n", true),
            (day, "# Harbour call 12\n\nThe boats.\n", true),
            (day, "# TSC notes, 5 January 2026\n\nThe boats.\n", true),
            (day, "Date: 2026-01-05 15:00 UTC\n\nThe boats.\n", true),
            (day, "---\ntitle: Weekly meeting\n---\nThe boats.\n", true),
            (day, "---\ntags: [minutes]\n---\nThe boats.\n", true),
            (day, "---\nattendees: [ash]\n---\nThe boats.\n", true),
            (
                day,
                "# TSC\n\n## 2026-01-05\n\na\n\n## 2026-01-12\n\nb\n",
                true,
            ),
            (day, "# Notes\n\nThe boats.\n", true),
            ("tsc/2026-01-05/boats.md", "The boats.\n", true),
            ("tsc/2026-01-05-logs.md", "The boats.\n", true),
            ("2026/2026-01-05 Planungstreffen.md", "The boats.\n", true),
            (
                day,
                "# Runde\n\n### Tagesordnungspunkte\n\n1. boats\n",
                true,
            ),
            (
                day,
                "---\ntitle: \"Compte rendu\"\n...\n\nThe boats.\n",
                true,
            ),
            ("news/2026-01-05-rope/index.md", "The boats.\n", false),
            (
                "releases/2026-01-05-release-notes.md",
                "The boats.\n",
                false,
            ),
            (day, "", false),
            (day, "# Call for boats\n\nBring one.\n", false),
            (day, "# Release notes\n\n- paint\n", false),
            (
                day,
                "---\nlayout: post\ntitle: Paint\n---\nWe met.\n",
                false,
            ),
            (day, "---\nstatus: accepted\n---\n# Summary\n\nT\n", false),
            (
                day,
                "# Paint\n\n* Status: accepted\n* Date: 2026-01-05\n",
                false,
            ),
            (day, "## Context\n\nT\n\n## Decision\n\nWe paint.\n", false),
            (
                day,
                "# What we said of the boats in the last meeting we had\n",
                false,
            ),
            (day, "We spoke of this in the meeting: it is red.\n", false),
            (day, "```\nPresent: ash\n## Agenda\n```\n", false),
            (day, "# 2.0\n\n## Changes\n\n- Fixed: the boats\n", false),
            ("rfcs/2026-01-05-boats.md", "# Summary\n\nT\n", false),
            ("Daily/2026-01-05.md", "- painted\n", false),
        ];
        for (path, text, expected) in rows {
            assert_eq!(are_there(path, text), expected, "{path}: {text}");
        }
    }
}
