//! Labels of the Traffic Light Protocol (TLP 2.0, FIRST): a line in, whether it closes or opens what follows out. Only CLEAR, and
//! its former name WHITE, is public. What they take out of whole texts is the business of `lines` and `heads`.

mod heads;
mod lines;

use std::ops::Range;

pub use heads::closes_all;
pub(super) use heads::says_nothing;
pub use lines::{
    Opened, closing_line, cut_from, cut_note, head_note, mode_of, open_lines, says_clear,
    seal_closed, seal_closed_of_file, taken,
};

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
    match colour(line, at) {
        Some((word, _)) => Some(!is_clear(word)),
        None => is_unknown(line, at).then_some(true),
    }
}

/// Whether the label at a byte of a line is spelled as one, as `TLP:AMBR` is, but has a colour that there is not. In doubt it is one
/// that is not public.
fn is_unknown(line: &str, at: usize) -> bool {
    let apart = !line[..at].ends_with(char::is_alphanumeric);
    let word = line[at..].strip_prefix("TLP:").unwrap_or_default();
    let end = word.find(|c: char| !c.is_ascii_uppercase());
    let (word, behind) = word.split_at(end.unwrap_or(word.len()));
    let known = COLOURS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let whole = !behind.starts_with(|c: char| c.is_alphanumeric() || c == ':');
    apart && whole && !known && (3..=LONG).contains(&word.len())
}

/// The colour of the label at a byte of a line, and what follows it; none if it is no label.
fn colour(line: &str, at: usize) -> Option<(&str, &str)> {
    let before = line[..at].chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let gap = &line[at + 3..];
    let rest = behind_words(behind_gap(gap));
    // `#tlpred`.
    let apart = rest.len() < gap.len() || before == Some('#');
    let letters = rest
        .bytes()
        .take(LONG)
        .take_while(u8::is_ascii_alphanumeric);
    let word = rest.get(..letters.count()).filter(|_| apart)?;
    let behind = &rest[word.len()..];
    // In brackets a colour stands alone; a list of colours explains the protocol.
    let open = gap[..gap.len() - rest.len()].ends_with(['(', '[']);
    let alone = behind.starts_with([')', ']', '+']);
    // A row of a table with several colours explains them.
    let row = gap[..gap.len() - rest.len()].contains('|');
    let explains = || row && has_colour(near(behind));
    let known = || COLOURS.iter().any(|known| word.eq_ignore_ascii_case(known));
    (known() && (!open || alone) && !explains()).then_some((word, behind))
}

/// The colours that there are, and the former name of the last.
const COLOURS: &[&str] = &["red", "amber", "green", "clear", "white"];

/// Whether a colour stands in a text as a word.
fn has_colour(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| COLOURS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// Words between `TLP` and its colour, where somebody says it in words: `TLP is RED`, `TLP level: amber`.
const BETWEEN: &[&str] = &["is", "now", "level", "label", "marking", "set", "to"];

/// What follows those words, and the signs behind them.
fn behind_words(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..BETWEEN.len() {
        let end = rest
            .bytes()
            .take(LONG)
            .position(|byte| !byte.is_ascii_alphabetic());
        let (word, behind) = rest.split_at(end.unwrap_or(0));
        let between = BETWEEN.iter().any(|known| word.eq_ignore_ascii_case(known));
        let next = behind_gap(behind);
        if !between || next.len() == behind.len() {
            break;
        }
        rest = next;
    }
    rest
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
    // Behind a colon a colour may stand in quotes.
    let mut signed = false;
    while let Some(first) = rest.chars().next() {
        let whole = match first {
            '<' => near(rest).find('>'),
            ']' if rest[1..].starts_with('(') => near(rest).find(')'),
            '&' => near(rest).find(';').filter(|end| *end <= ENTITY),
            '"' | '\'' if signed => None,
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
        signed |= first == ':';
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

/// How lines are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Talk: whoever names a label may well mean what is said.
    Talk,
    /// A text, which may tell its readers what to do with labels.
    Text,
    /// A text of which front matter says that it is public: what is not has a label with little beside it.
    Public,
}

impl Label {
    /// Whether the next line of talk is taken out: from a label that is not public, that line among them, up to one that is.
    pub fn takes(&mut self, line: &str) -> bool {
        self.takes_as(line, Mode::Talk)
    }

    /// The same of a line that is read in another way.
    pub fn takes_as(&mut self, line: &str, mode: Mode) -> bool {
        let before = self.closed;
        self.closed = match after(line) {
            Some(false) if before => !opens(line),
            Some(true) if !before => !only_speaks(line, mode),
            Some(closes) => closes,
            None => before,
        };
        self.closed
    }
}

/// Whether a line with a label that is not public only speaks of labels. In doubt it does not.
fn only_speaks(line: &str, mode: Mode) -> bool {
    match mode {
        Mode::Public => {
            let labelled = labels(line).any(|at| begins(line, at));
            let titled = is_titled(line) && heads::ends_with_colour(line);
            explains(line, mode) || !(labelled || titled || says_little(line))
        }
        _ => explains(line, mode),
    }
}

/// Whether a line begins with what stands at a byte of it, but for signs and numbers.
fn begins(line: &str, at: usize) -> bool {
    !line[..at].contains(char::is_alphabetic)
}

/// Whether a line explains a label, and points at nothing that this could be for: it says what the label means or what goes by
/// default, or, in a text, tells its readers what to do with what is theirs.
fn explains(line: &str, mode: Mode) -> bool {
    let line = line.trim().to_lowercase();
    let Some(at) = labels(&line).next() else {
        return false;
    };
    let has = |part: &str, known: &[&str]| words(part).any(|word| known.contains(&word));
    let inside = words(&line[..at]).count() > 1;
    let addressed = mode != Mode::Talk && has(&line[..at], &["your"]);
    let told =
        has(&line, &["means", "meaning"]) || inside && (addressed || has(&line, &["default"]));
    told && !words(&line).any(|word| POINTING.split(' ').any(|known| known == word))
}

/// Words for what a label may be for.
const POINTING: &str = "all below call channel content document everything file following from here log meeting minutes notes \
    now onwards our page part rest room section text that these this those till topic until we";

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
    is_titled(line) || says_little(line)
}

/// Whether a line is a heading, or the command of a topic.
fn is_titled(line: &str) -> bool {
    let (first, rest) = line.trim().split_once(' ').unwrap_or((line, ""));
    let command = first.strip_prefix(['#', '!', '^']).unwrap_or(first);
    let topic = ["topic", "subtopic", "topic:", "subtopic:"];
    !rest.is_empty() && first.bytes().all(|byte| byte == b'#')
        || topic.iter().any(|word| command.eq_ignore_ascii_case(word))
}

/// Whether a line says little beside a label.
fn says_little(line: &str) -> bool {
    let line = line.to_lowercase();
    words(&line).all(|word| {
        let label = ["tlp", "strict", "info"].contains(&word) || COLOURS.contains(&word);
        label || BESIDE.split(' ').any(|known| known == word)
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
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
            ("TLP: \"RED\"", Some(true)),
            ("TLP is RED from here", Some(true)),
            ("TLP now red", Some(true)),
            ("TLP level: red", Some(true)),
            ("TLP level is now **amber**", Some(true)),
            ("TLP is clear", Some(false)),
            ("#tlpred", Some(true)),
            ("TLP:ORANGE", Some(true)),
            ("the boats are TLP:AMBR.", Some(true)),
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
            ("HTLP:AMBR", None),
            ("TLP:X, TLP:colour and TLP:EX:CHR", None),
            ("TLP is what we use", None),
            ("TLP to redact", None),
            ("TLP isred", None),
            ("TLPRED", None),
        ];
        for (line, expected) in rows {
            assert_eq!(after(line), expected, "{line:?}");
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
