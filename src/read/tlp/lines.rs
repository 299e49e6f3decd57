//! What TLP labels take out of a text of many lines. Lines in; what stays open, what is closed, and a note about it out.

use std::borrow::Cow;
use std::sync::Arc;

use super::explained::{explain_headings, explained};
use super::{Label, Mode, after, rules, speaks_of};
use crate::model::words::counted;
use crate::place::Place;
use crate::read::front::{self, Front};
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::is_heading;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// What a TLP label leaves of a text.
#[derive(Default)]
pub struct Opened<'t> {
    /// The lines that are open.
    pub text: Cow<'t, str>,
    /// How many others there are.
    pub closed: usize,
    /// The first line with a label that closes, counted from 0; as good as none where nothing is closed.
    pub first: usize,
    /// The lines that name such a label and are open: the first, and how many there are.
    pub spoken: Option<(usize, usize)>,
    /// Of each line, whether it is taken out; nothing where none is.
    pub taken: Vec<bool>,
}

/// The lines of a text that no TLP label takes out, and how many others there are: those from a label that is not public,
/// its own line and a heading right above it among them, up to one that is.
pub fn open_lines(text: &str, mode: Mode) -> Opened<'_> {
    let mut opened = Opened {
        text: Cow::Borrowed(text),
        ..Opened::default()
    };
    if !speaks_of(text) {
        return opened;
    }
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let taken = taken(&lines, |_| mode);
    opened.closed = taken.iter().filter(|taken| **taken).count();
    let closes = |at: &usize| taken[*at] && after(lines[*at]) == Some(true);
    opened.first = (0..lines.len()).find(closes).unwrap_or(0);
    opened.spoken = spoken(&lines, &taken);
    let open = lines.iter().zip(&taken).filter(|(_, taken)| !**taken);
    opened.text = Cow::Owned(open.map(|(line, _)| *line).collect());
    opened.taken = taken;
    opened
}

/// The first of the lines that name a label which closes and are open all the same, counted from 0, and how many there are.
pub fn spoken(lines: &[&str], taken: &[bool]) -> Option<(usize, usize)> {
    let speaks = |at: &usize| !taken[*at] && after(lines[*at]) == Some(true);
    let mut found = (0..lines.len()).filter(speaks);
    let first = found.next()?;
    Some((first, 1 + found.count()))
}

/// Which lines a TLP label takes out; each is read in a mode of its own.
pub fn taken(lines: &[&str], mode: impl Fn(usize) -> Mode) -> Vec<bool> {
    let speaks: Vec<bool> = lines.iter().map(|line| speaks_of(line)).collect();
    if !speaks.contains(&true) {
        return speaks;
    }
    let policies = rules::policies(lines);
    let mut explained = explained(lines, &policies);
    explain_headings(lines, &mut explained);
    let head = rules::head(lines);
    let mode = |at: usize| match mode(at) {
        Mode::Text if policies[at] => Mode::Public,
        mode => mode,
    };
    let mut fence = Fence::default();
    for (at, line) in lines.iter().enumerate() {
        let code = fence.takes(line);
        // At the head a sentence may well label the text.
        let told = || match mode(at) {
            Mode::Text => rules::is_rule(line) || code && rules::is_tag(line),
            Mode::Public => code && rules::is_tag(line),
            Mode::Talk | Mode::PublicTalk => false,
        };
        explained[at] |= speaks[at] && at > head && told();
    }
    let mut label = Label::default();
    let each = lines.iter().enumerate();
    let takes = each.map(|(at, line)| match explained[at] {
        true => label.takes(""),
        false => label.takes_as(line, mode(at)),
    });
    let mut taken: Vec<bool> = takes.collect();
    for at in 1..lines.len() {
        if taken[at] && !taken[at - 1] && !is_heading(lines[at]) {
            take_headings(lines, &mut taken, at);
        }
    }
    taken
}

/// Takes out the headings right above a line, with which the part begins that it is the first line of.
fn take_headings(lines: &[&str], taken: &mut [bool], first: usize) {
    let blank = |line: &str| line.trim().is_empty();
    let above = (0..first).rev().take_while(|at| {
        let line = lines[*at];
        blank(line) || is_heading(line)
    });
    let Some(top) = above.filter(|at| !blank(lines[*at])).last() else {
        return;
    };
    taken[top..first].fill(true);
}

/// How the body of a file is read: whether its front matter says that all of it is public.
pub fn mode_of(text: &str) -> Mode {
    match front::find(text) {
        Front::Some { front, .. } if says_clear(&text[front.clone()]) => Mode::Public,
        _ => Mode::Text,
    }
}

/// Whether the key for it says in front matter that a file is public.
pub fn says_clear(front: &str) -> bool {
    let mut keys = front.lines().filter_map(|line| line.strip_prefix("tlp:"));
    keys.next()
        .is_some_and(|label| super::is_clear(label.trim().trim_matches(['"', '\''])))
}

/// The first line of a text with a TLP label that is not public.
pub fn closing_line(file: &Arc<str>, text: &str) -> Option<Place> {
    if !speaks_of(text) {
        return None;
    }
    let line = text.lines().position(|line| after(line) == Some(true))?;
    Some(Place::line(file, line))
}

/// What lines a label takes out, as notes tell them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Lines of a record in which the label stands somewhere.
    Record,
    /// Those from the line of the label on.
    Lines,
    /// The same, where only lines of notes are told.
    Notes,
}

/// That lines are left out.
pub fn cut_note(place: Place, count: usize, cut: Cut) -> Note {
    let lines = match cut {
        Cut::Notes => counted(count, "line of notes is", "lines of notes are"),
        _ => counted(count, "line is", "lines are"),
    };
    let label = match cut {
        Cut::Record => "a TLP label",
        _ => "the TLP label here",
    };
    let message = format!("{lines} withheld by {label}, up to `TLP:CLEAR` or the end");
    Note::new(Severity::Warning, "tlp", place, message)
}

/// That lines of a text are left out from a line on, with what to do about it; in what mode they were read.
pub fn cut_from(place: Place, count: usize, mode: Mode) -> Note {
    let note = cut_note(place, count, Cut::Lines);
    match mode {
        Mode::Public => note,
        _ => note.hint("if it only speaks of labels, write `tlp: CLEAR` in the front matter"),
    }
}

/// That lines of a text name labels and are published; the first of them, and how many.
pub fn spoken_note(place: Place, count: usize) -> Note {
    let lines = counted(
        count,
        "line names a TLP label and is",
        "lines name a TLP label and are",
    );
    let message = format!("{lines} published with what follows, as talk of labels");
    let note = Note::new(Severity::Info, "tlp-spoken", place, message);
    note.hint("to take out what follows, begin the line with the label")
}

/// That a label at the head of a text withholds all of it.
pub fn head_note(place: Place, mode: Mode) -> Note {
    let why = "withheld by the TLP label in this line, which holds for all of the text";
    let hint = match mode {
        Mode::Public => "if it is public, write `TLP:CLEAR`",
        _ => {
            "if it is public, write `TLP:CLEAR`; if the line only speaks of labels, `tlp: CLEAR` in the front matter"
        }
    };
    Note::closed(place, why, hint)
}

/// Seals what a TLP label takes out of a text that has no front matter; `lines` says whether its lines are lines of the file from
/// the place on.
pub fn seal_closed(sealed: &mut Sealed, place: &Place, text: &str, lines: bool, mode: Mode) {
    if !speaks_of(text) {
        return;
    }
    let texts: Vec<&str> = text.lines().collect();
    let taken = taken(&texts, |_| mode);
    let closed = (place.line.max(1)..).zip(texts).zip(taken);
    for ((number, line), _) in closed.filter(|(_, taken)| *taken) {
        let line_of = if lines { number } else { place.line };
        sealed.text(&Place::new(&place.file, line_of, 0), line);
    }
}

/// The same of a whole file, whose front matter is no text.
pub fn seal_closed_of_file(sealed: &mut Sealed, file: &Arc<str>, text: &str) {
    let (body, above) = front::body(text);
    let place = Place::line(file, above);
    seal_closed(sealed, &place, &text[body..], true, mode_of(text));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_text() {
        let list = "- **TLP:RED**: a\n- **TLP:AMBER**: b\n- TLP:GREEN: c\n- TLP:CLEAR: d\n\ne";
        let table =
            "| TLP:RED | a |\n|-|-|\n| TLP:AMBER | b |\n| TLP:GREEN | c |\n| TLP:WHITE | d |\ne";
        let headings = "# TLP labels\n\n## TLP:RED\na\n## TLP:AMBER\n## TLP:AMBER+STRICT\n## TLP:GREEN\n## TLP:CLEAR\n# b";
        let parts = headings.replace("# TLP labels", "# News by TLP");
        let news = "- TLP:RED: a\n- TLP:AMBER: b\n- TLP:CLEAR: c\n";
        let asked = "Mark your mail TLP:RED if nobody else should see it.\nb";
        let three = "# Ops\n\na\n\n## The Traffic Light Protocol (TLP)\n\n* *TLP:Red* - a. b.\n* *TLP:Amber* - c.\n* *TLP:Clear* - d\n\ne";
        let other = three.replace(
            "The Traffic Light Protocol",
            "News of the Traffic Light Protocol",
        );
        let two = three.replace("* *TLP:Amber* - c.\n", "");
        let rows_of_three =
            "# TLP labels\n\n| TLP:RED | a |\n|-|-|\n| TLP:AMBER | b |\n| TLP:GREEN | c |\n\ne";
        let both = format!("{list}\n\n{table}");
        let both = both.as_str();
        let rule = "a\nMembers may share TLP:AMBER information with others.\nb";
        let head = "# a\n\nMembers may share TLP:AMBER information with others.\nb";
        let policy = "# Traffic Light Protocol\n\n## Reports\nThe boats are TLP:AMBER\nb";
        let pointed = "# TLP\n\na\n\nThe rest is TLP:AMBER\n\n# b\nThe boats are TLP:RED\n";
        let said = "the flaw in boats is TLP:RED\nb";
        let rows = [
            ("a\nTLP:RED\nb", "a\n", "a\n"),
            (
                "## 2026-10-01\n\nTLP:RED\n\nb\n\n## TLP:CLEAR c",
                "## TLP:CLEAR c",
                "## TLP:CLEAR c",
            ),
            ("a\n\n## b\n\n### c\n\nTLP:RED d", "a\n\n", "a\n\n"),
            ("## a\n\n### TLP:RED b\n\nc", "## a\n\n", "## a\n\n"),
            (list, list, list),
            ("- TLP:RED: a\n- TLP:CLEAR: b\n", "", ""),
            (table, table, table),
            (headings, headings, headings),
            (
                parts.as_str(),
                "# News by TLP\n\n## TLP:CLEAR\n# b",
                "# News by TLP\n\n## TLP:CLEAR\n# b",
            ),
            (news, "", ""),
            (both, both, both),
            (three, three, three),
            (other.as_str(), "# Ops\n\na\n\n", "# Ops\n\na\n\n"),
            (two.as_str(), "# Ops\n\na\n\n", "# Ops\n\na\n\n"),
            (rows_of_three, rows_of_three, rows_of_three),
            (asked, asked, asked),
            (rule, rule, rule),
            (head, "", head),
            (policy, policy, policy),
            (pointed, "# TLP\n\na\n\n", "# TLP\n\na\n\n"),
            (said, "", said),
            ("**TLP:RED** for now\nb", "", ""),
            (
                "a\n```\ntags:\n  - tlp:amber\n```\nb",
                "a\n```\ntags:\n  - tlp:amber\n```\nb",
                "a\n```\ntags:\n  - tlp:amber\n```\nb",
            ),
            ("a\n```\nTLP:AMBER\n```\nb", "a\n```\n", "a\n```\n"),
        ];
        for (text, open, public) in rows {
            assert_eq!(open_lines(text, Mode::Text).text, open, "{text:?}");
            assert_eq!(open_lines(text, Mode::Public).text, public, "{text:?}");
        }
        assert_eq!(open_lines("a\n\n## b\n\nTLP:RED\n", Mode::Text).first, 4);
        assert_eq!(open_lines(said, Mode::Public).spoken, Some((0, 1)));
    }
}
