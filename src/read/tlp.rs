//! Labels of the Traffic Light Protocol in texts (TLP 2.0, FIRST): which lines they take out. Text in; what stays open, what is
//! closed, and a note about it out. Only CLEAR, and its former name WHITE, is public.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use crate::model::words::counted;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// `TLP:CLEAR`, or its former name.
pub fn is_clear(text: &str) -> bool {
    let text = text.trim().to_uppercase();
    matches!(
        text.strip_prefix("TLP:").unwrap_or(&text).trim(),
        "CLEAR" | "WHITE"
    )
}

/// Whether a TLP label may stand anywhere in a text: the quick question before [`after`] of every line.
pub fn speaks_of(text: &str) -> bool {
    labels(text).next().is_some()
}

/// Where `TLP` stands in a text, whatever its case.
fn labels(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes();
    let spelled = |end: usize| {
        let start = end.checked_sub(2)?;
        bytes[start..=end]
            .eq_ignore_ascii_case(b"TLP")
            .then_some(start)
    };
    // Of its letters the one that is met least.
    memchr::memchr2_iter(b'P', b'p', bytes).filter_map(spelled)
}

/// What holds after a line of chat: true if its last TLP label closes it, false if that opens it, nothing without one.
/// People write `TLP:RED`, `TLP: RED`, `TLP RED`, `TLP (RED)` and `TLP-RED`, colons of full width, and marks of Markdown or
/// HTML around each part.
pub fn after(line: &str) -> Option<bool> {
    labels(line).rev().find_map(|at| label(line, at))
}

/// Whether the label at a byte of a line closes or opens what follows; none if it is no label.
fn label(line: &str, at: usize) -> Option<bool> {
    let before = line[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let gap = &line[at + 3..];
    let rest = behind_gap(gap);
    let apart = rest.len() < gap.len();
    let letters = rest
        .bytes()
        .take(LONG)
        .take_while(u8::is_ascii_alphanumeric);
    let word = rest.get(..letters.count()).filter(|_| apart)?;
    // In brackets a colour stands alone; a list of colours explains the protocol.
    let open = gap[..gap.len() - rest.len()].ends_with(['(', '[']);
    let alone = rest[word.len()..].starts_with([')', ']', '+']);
    // A row of a table with several colours explains them.
    let row = gap[..gap.len() - rest.len()].contains('|');
    let explains = || row && has_colour(near(&rest[word.len()..]));
    match word.to_uppercase().as_str() {
        _ if open && !alone || explains() => None,
        "RED" | "AMBER" | "GREEN" => Some(true),
        "CLEAR" | "WHITE" => Some(false),
        _ => None,
    }
}

/// Whether a colour stands in a text as a word.
fn has_colour(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let known = ["red", "amber", "green", "clear", "white"];
    words.any(|word| known.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// The head of a text. No label looks further than that: a line may be long, and full of signs that nothing closes.
fn near(text: &str) -> &str {
    let end = text.char_indices().nth(NEAR);
    end.map_or(text, |(end, _)| &text[..end])
}

/// What follows the signs between `TLP` and its word: tags, targets of links, entities, and everything that neither is a
/// letter nor ends a sentence nor parts words.
fn behind_gap(text: &str) -> &str {
    let (mut rest, mut left) = (text, PARTS);
    while let Some(first) = rest.chars().next() {
        let whole = match first {
            '<' => near(rest).find('>'),
            ']' if rest[1..].starts_with('(') => near(rest).find(')'),
            '&' => near(rest).find(';').filter(|end| *end <= ENTITY),
            '.' | ',' | ';' | '!' | '?' | '/' | '"' | '\'' | '>' => break,
            _ => None,
        };
        left -= usize::from(whole.is_some());
        if left == 0 {
            break;
        }
        if whole.is_none() && (first.is_alphanumeric() || first == '<') {
            break;
        }
        rest = &rest[whole.map_or(first.len_utf8(), |end| end + 1)..];
    }
    rest
}

/// Characters within which a tag or the target of a link ends.
const NEAR: usize = 200;

/// Tags, targets and entities between `TLP` and its word, at the most: in each there may be a label again.
const PARTS: usize = 8;

/// Letters of a word that are enough to tell that it is no colour.
const LONG: usize = 8;

/// Bytes before a colour in which its label stands.
const BACK: usize = 1000;

/// Bytes before the semicolon of an entity that may stand between `TLP` and its word, as in `&NonBreakingSpace;`.
const ENTITY: usize = 24;

/// The label that holds, line by line.
#[derive(Debug, Default)]
pub struct Label {
    closed: bool,
}

impl Label {
    /// Whether the next line is taken out: from a label that is not public, that line among them, up to one that is.
    pub fn takes(&mut self, line: &str) -> bool {
        let before = self.closed;
        self.closed = match after(line) {
            Some(false) if before => !opens(line),
            Some(closes) => closes,
            None => before,
        };
        self.closed
    }
}

/// Words that may stand beside a label which opens what another one closed.
const BESIDE: &str = "again and are back begin begins classification end ends everything following from here in is label \
    level log marking minutes notes now of ok okay on onwards open part please public rest section start \
    starts status switch switching the to us we you";

/// Whether a line says that from here on all is public, and does not merely speak of that: it is a heading or the command of a
/// topic, or says little else. Questions, quotations and addresses open nothing, nor does a line that names what is closed.
fn opens(line: &str) -> bool {
    let line = line.trim();
    let closed = labels(line).any(|at| label(line, at) == Some(true));
    if closed || line.starts_with('>') || line.contains('?') || line.contains("://") {
        return false;
    }
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let command = first.strip_prefix(['#', '!', '^']).unwrap_or(first);
    let heading = !rest.is_empty() && first.bytes().all(|byte| byte == b'#')
        || ["topic", "subtopic", "topic:", "subtopic:"]
            .iter()
            .any(|word| command.eq_ignore_ascii_case(word));
    let words = line.split(|c: char| !c.is_alphanumeric());
    let mut words = words.filter(|word| !word.is_empty());
    heading
        || words.all(|word| {
            let word = word.to_lowercase();
            let label = ["tlp", "clear", "white", "info"].contains(&word.as_str());
            label || BESIDE.split(' ').any(|known| known == word)
        })
}

/// Whether a part of a text is the colour of a TLP label, as the nick of somebody may be as well.
pub fn is_colour(text: &str, part: Range<usize>) -> bool {
    if !has_colour(&text[part.clone()]) {
        return false;
    }
    let mut near = part.start.saturating_sub(BACK)..part.end;
    let back = near
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(part.start);
    let line = text[back..part.end].rsplit('\n').next().unwrap_or_default();
    labels(line).next_back().is_some_and(|at| {
        let gap = &line[at + 3..];
        let rest = behind_gap(gap);
        rest.len() < gap.len() && rest.len() == part.len()
    })
}

/// The lines of a text that no TLP label takes out, and how many others there are: those from a label that is not public,
/// its own line among them, up to one that is.
pub fn open_lines(text: &str) -> (Cow<'_, str>, usize) {
    if !speaks_of(text) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut open, mut label, mut count) = (String::new(), Label::default(), 0);
    for line in text.split_inclusive('\n') {
        match label.takes(line) {
            true => count += 1,
            false => open.push_str(line),
        }
    }
    (Cow::Owned(open), count)
}

/// The first line of a text with a TLP label that is not public.
pub fn closing_line(file: &Arc<str>, text: &str) -> Option<Place> {
    if !speaks_of(text) {
        return None;
    }
    let line = text.lines().position(|line| after(line) == Some(true))?;
    let line = narrow(line + 1);
    Some(Place::new(file, line, 0))
}

/// Whether a TLP label takes out a text as a whole: it is the first label, and stands in a heading or comment at its head, or
/// on the first line of text below them.
pub fn closes_all(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).peekable();
    let mut comment = false;
    while let Some(line) = lines.next() {
        let heading = line.starts_with('#') || lines.peek().is_some_and(|next| underlines(next));
        // `# What TLP:RED means` explains; a heading is labelled at its end.
        let means = |line: &str| {
            let words = line
                .trim_end_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            ["red", "amber", "green", "strict", "clear", "white"]
                .iter()
                .any(|word| words.ends_with(word))
        };
        if let Some(closes) = after(line).filter(|_| !heading || means(line)) {
            return closes;
        }
        if !(says_nothing(line, &mut comment) || heading) {
            return false;
        }
    }
    false
}

/// A line that makes the one above it a heading.
fn underlines(line: &str) -> bool {
    line.len() > 1
        && (line.bytes().all(|byte| byte == b'=') || line.bytes().all(|byte| byte == b'-'))
}

/// Whether a line has nothing to read beside tags and comments; `comment` says whether one is open.
fn says_nothing(line: &str, comment: &mut bool) -> bool {
    let mut rest = line;
    loop {
        let (start, end) = if *comment { ("", "-->") } else { ("<", ">") };
        let Some((before, inside)) = rest.split_once(start) else {
            return !rest.contains(char::is_alphanumeric);
        };
        if before.contains(char::is_alphanumeric) {
            return false;
        }
        let end = if inside.starts_with("!--") {
            "-->"
        } else {
            end
        };
        let Some((_, behind)) = inside.split_once(end) else {
            *comment |= end == "-->";
            return *comment;
        };
        (*comment, rest) = (false, behind);
    }
}

/// That lines of a record are left out.
pub fn cut_note(place: &Place, count: usize) -> Note {
    let lines = counted(count, "line is", "lines are");
    let message = format!("{lines} withheld by a TLP label, up to `TLP:CLEAR` or the end");
    Note::new(Severity::Warning, "tlp", place.clone(), message)
}

/// Seals what a TLP label takes out of a text; `lines` says whether its lines are lines of the file from the place on.
pub fn seal_closed(sealed: &mut Sealed, place: &Place, text: &str, lines: bool) {
    if !speaks_of(text) {
        return;
    }
    let mut label = Label::default();
    for (number, line) in (place.line.max(1)..).zip(text.lines()) {
        if label.takes(line) {
            let line_of = if lines { number } else { place.line };
            sealed.text(&Place::new(&place.file, line_of, 0), line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_seen_through_markup() {
        let rows = [
            ("TLP:RED", Some(true)),
            ("**TLP:** AMBER", Some(true)),
            ("TLP: **RED**", Some(true)),
            ("*TLP:* RED", Some(true)),
            ("`TLP`: `RED`", Some(true)),
            ("<b>TLP:</b> RED", Some(true)),
            ("<b>TLP</b>:<span class=\"c\">RED</span>", Some(true)),
            ("[TLP](https://www.first.org/tlp/): AMBER", Some(true)),
            ("| TLP | AMBER |", Some(true)),
            ("TLP:&nbsp;RED", Some(true)),
            ("TLP&#58;&#160;RED", Some(true)),
            ("TLP\u{a0}: RED", Some(true)),
            ("TLP:\u{200b}RED", Some(true)),
            ("TLP\u{2011}RED", Some(true)),
            ("TLP \u{2013} RED", Some(true)),
            ("TLP (AMBER+STRICT)", Some(true)),
            ("TLP [RED]", Some(true)),
            ("**TLP:** CLEAR", Some(false)),
            ("TLP: <b>CLEAR</b>", Some(false)),
            ("TLP (red, amber, green, clear)", None),
            ("We read about TLP. Red boats came.", None),
            ("TLP &amp; PAP: red", None),
            ("TLP < 3 and red", None),
            ("the \"TLP\" (red) thing", None),
            ("TLP => red", None),
            ("TLP/RED flags", None),
            ("| TLP | Red | Amber | Green |", None),
            ("HTLP:RED", None),
            ("TLPRED", None),
        ];
        for (line, expected) in rows {
            assert_eq!(after(line), expected, "{line:?}");
        }
    }

    #[test]
    fn a_label_at_the_head_takes_out_all() {
        let rows = [
            ("TLP:AMBER\n\ntext", true),
            ("\n# Title\n\n**TLP:RED** for now\n", true),
            ("tlp amber+strict", true),
            ("## TLP:RED\n\ntext", true),
            ("# What TLP:RED means\n\ntext", false),
            ("# Title (TLP:AMBER)\n\ntext", true),
            ("Title\n=====\n\nTLP:RED\n", true),
            ("<!-- Fill in\nthis template -->\nTLP:RED\n", true),
            (
                "<!-- a --> <!-- b\n-->\n\n| | |\n|-|-|\n| TLP | RED |\n",
                true,
            ),
            ("<!-- TLP:RED -->\ntext", true),
            ("<p>\n<b>TLP:</b> RED</p>\n", true),
            ("# TLP:CLEAR\n\nSince then TLP:RED is gone\n", false),
            ("<!-- a --> text\nTLP:RED\n", false),
            ("# Title\ntext\nTLP:RED\n", false),
            ("TLP:CLEAR\ntext", false),
            ("text\nTLP:RED\n", false),
            ("", false),
        ];
        for (text, expected) in rows {
            assert_eq!(closes_all(text), expected, "{text:?}");
        }
    }

    #[test]
    fn only_a_line_that_says_so_opens_what_is_closed() {
        let rows = [
            ("TLP:CLEAR", true),
            ("#topic TLP:CLEAR", true),
            ("!topic Release plan, TLP:CLEAR", true),
            ("## TLP:CLEAR: what is public", true),
            ("**TLP:CLEAR** from here on", true),
            ("we are back to tlp:clear now", true),
            ("<!-- TLP:WHITE -->", true),
            ("can we make this TLP:CLEAR next week?", false),
            (
                "no, TLP:RED stays, it will not be TLP:CLEAR before Friday",
                false,
            ),
            ("https://www.first.org/tlp/#tlp:clear", false),
            ("#action maple to ask when TLP:CLEAR is due", false),
            ("> TLP:CLEAR", false),
            ("not TLP:CLEAR", false),
            ("This part becomes TLP:CLEAR on 2027-01-01.", false),
        ];
        for (line, expected) in rows {
            let mut label = Label::default();
            assert!(label.takes("TLP:RED"));
            // What opens is public itself: a topic begins with it.
            assert_eq!(!label.takes(line), expected, "{line}");
            assert_eq!(!label.takes("words"), expected, "{line}");
        }
    }
}
