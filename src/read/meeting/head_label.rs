//! TLP labels at the head of minutes, where people also write who was there, and when. Notes in; the line of a label that holds for all
//! of them, and the days of which one takes the notes out, out. What a label is is the business of `tlp`.

use chrono::NaiveDate;

use crate::read::day_sections;
use crate::read::path_name;
use crate::read::tlp::{self, Mode};

/// Lines at the head of minutes among which a label is looked for.
const HEAD: usize = 16;

/// Words of a key, and of an item below it, at the most.
const KEY: usize = 3;
const ITEM: usize = 3;

/// The line, counted from 0, of a label that takes out notes as a whole: those above it are headings, or tell who was there, when and
/// the like.
pub(super) fn closes_all(notes: &str, mode: Mode) -> Option<usize> {
    tlp::closes_all(notes, mode).or_else(|| {
        let below = tlp::speaks_of(notes).then(|| without_fields(notes))?;
        tlp::closes_all(&below, mode)
    })
}

/// The days of several in one text of which a label or their headings take out the notes, or what is below their heads; `open` is
/// what is left.
pub(super) fn closed_days(notes: &str, open: &str, mode: Mode) -> Vec<NaiveDate> {
    let left = day_sections::days(open);
    let sections = day_sections::sections(notes).into_iter().flatten();
    let closed = sections.filter(|section| {
        !left.contains(&section.day) || closes_all(&section.markdown, mode).is_some()
    });
    closed.map(|section| section.day).collect()
}

/// A text with empty lines in place of those at its head that only set something, up to the first one with a label.
fn without_fields(text: &str) -> String {
    let lines: Vec<&str> = text.lines().take(HEAD).collect();
    let sets = |line: &str| is_field(line) || is_item(line) || path_name::is_of_day(line);
    let stands = |line: &str| line.trim().is_empty() || line.starts_with(['#', '<']);
    let above = |line: &&&str| tlp::after(line).is_none() && (sets(line) || stands(line));
    let above = lines.iter().take_while(above).count();
    let lines = text.split_inclusive('\n').enumerate();
    let open = lines.map(|(at, line)| match at < above && !stands(line) {
        true => "\n",
        false => line,
    });
    open.collect()
}

/// Whether a line gives a value to a key, as `* Present: ash`, `:author: ash` and the row of a table do, or is the title of AsciiDoc.
fn is_field(line: &str) -> bool {
    let line = line.trim();
    if line.starts_with('|') || line.starts_with("= ") {
        return true;
    }
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let key = bare.split_once([':', '=']).map(|(key, _)| key);
    key.is_some_and(|key| (1..=KEY).contains(&key.split_whitespace().count()))
}

/// Whether a line is a short item of a list: somebody who was there.
fn is_item(line: &str) -> bool {
    let item = line.trim_start().strip_prefix(['-', '*', '+']);
    item.is_some_and(|item| item.starts_with(' ') && item.split_whitespace().count() <= ITEM)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_among_the_fields_of_minutes() {
        let rows = [
            ("# Weekly\n\nPresent: ash\n\n**TLP:AMBER**\n\ntext", Some(4)),
            (
                "* Date: 2026-10-08\n* Present: ash\n* TLP: AMBER\n",
                Some(2),
            ),
            ("| Date | 2026-10-08 |\n|--|--|\n| TLP | AMBER |\n", Some(2)),
            ("*Date: 2026-10-08*\n\nTLP:RED\n", Some(2)),
            ("= Weekly\n:tlp: AMBER\n\ntext", Some(1)),
            ("Present:\n- Ash Tree\n- kim\n\nTLP:RED\n", Some(4)),
            ("Minutes of 8 October 2026\n\nTLP:RED\n", Some(2)),
            ("Present: ash\n\nWe met.\n\nTLP:RED\n", None),
            ("Present: ash\n\nTLP:CLEAR\n", None),
            ("Present: ash\n\nTLP:RED means eyes only\n", Some(2)),
            ("Present: ash\n\nThe meaning of TLP:RED is told\n", None),
        ];
        for (notes, expected) in rows {
            assert_eq!(closes_all(notes, Mode::Text), expected, "{notes:?}");
        }
    }

    #[test]
    fn days_of_which_a_label_takes_the_notes_out() {
        let notes = "## 2026-10-15\n\nboats\n\n## 2026-10-08\n\nPresent: ash\n\nTLP:RED\n\nx\n";
        let open = "## 2026-10-15\n\nboats\n\n## 2026-10-08\n\nPresent: ash\n\n";
        let day = NaiveDate::from_ymd_opt(2026, 10, 8);
        let told = closed_days(notes, open, Mode::Text);
        assert_eq!(told, Vec::from_iter(day));
        let told = closed_days(notes, "## 2026-10-15\n\nboats\n", Mode::Text);
        assert_eq!(told, Vec::from_iter(day));
    }
}
