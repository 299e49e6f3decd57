//! A place in a meeting where something is spoken of: a line of a log, a line of notes, or an item of minutes of which no log is
//! left. A meeting and a place in, what stands there out.

use crate::model::Library;
use crate::model::meeting::{Item, LogPart, Meeting};

/// A place in a meeting where something is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    /// The meeting: an index into the library.
    pub meeting: usize,
    /// Number of the line of a log; 0 where it is none.
    pub line: u32,
    /// Which part and line of the meeting's logs, to quote it. Notes count on behind the parts, and behind them the items of
    /// minutes without a log.
    pub at: (usize, usize),
}

/// What stands at such a place.
#[derive(Debug, Clone, Copy)]
pub enum Words<'m> {
    /// A line of a log: its index.
    Line(&'m LogPart, usize),
    /// A line of notes.
    Notes(&'m str),
    /// An item of minutes without a log, and its index.
    Item(&'m Item, usize),
}

impl Said {
    /// Anchor of the place on the page of the meeting.
    pub fn anchor(&self, library: &Library) -> String {
        let meeting = library.meetings.get(self.meeting);
        let (place, index) = self.at;
        if let Some(part) = meeting.and_then(|meeting| meeting.parts.get(place)) {
            return format!("{}{}", part.prefix, self.line);
        }
        // Notes may be long: which line of them it is need not be looked for.
        let texts = meeting.map_or(0, |meeting| meeting.parts.len() + meeting.notes.len());
        match place < texts {
            true => "notes".to_owned(),
            false => format!("i-{index}"),
        }
    }

    /// What stands there.
    pub fn words<'m>(&self, meeting: &'m Meeting) -> Option<Words<'m>> {
        let (place, index) = self.at;
        if let Some(part) = meeting.parts.get(place) {
            return Some(Words::Line(part, index));
        }
        match meeting.notes.get(place - meeting.parts.len()) {
            Some(notes) => notes_lines(&notes.markdown).nth(index).map(Words::Notes),
            None => Some(Words::Item(meeting.minutes.items.get(index)?, index)),
        }
    }
}

/// Every line of notes; what stands in a comment of HTML is no text.
pub(super) fn notes_lines(markdown: &str) -> impl Iterator<Item = &str> {
    let mut hidden = false;
    markdown.lines().map(move |line| {
        let begins = line.rfind("<!--");
        let ends = line.rfind("-->");
        let open = begins > ends || hidden && begins.is_none() && ends.is_none();
        match std::mem::replace(&mut hidden, open) {
            true => "",
            false => line.split("<!--").next().unwrap_or(line),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_of_notes_are_no_text() {
        let markdown = "a\nb <!-- c -->\n<!-- d\ne\nf --> g\nh -->\ni";
        let lines: Vec<&str> = notes_lines(markdown).collect();
        assert_eq!(lines, ["a", "b ", "", "", "", "h -->", "i"]);
    }
}
