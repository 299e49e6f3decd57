//! What holds after a line that names labels, of which there may be several. A line in; whether it closes or opens what follows out.
//! Which lines only speak of labels is not told here.

use super::spelled::{COLOURS, Name, colour, is_clear, label, labels};
use super::{LEAST, says_changed};
use crate::model::words::each_word;

/// What holds after a line of chat: true if a TLP label closes it, false if one opens it, nothing without one.
/// People write `TLP:RED`, `TLP: RED`, `TLP RED`, `TLP (RED)` and `TLP-RED`, colons of full width, and marks of Markdown or
/// HTML around each part. What is only told to have been the label before does not count; what is to become public, or is
/// said not to be, is closed as long as another label stands beside it.
pub fn after(line: &str) -> Option<bool> {
    let mut labels = labels(line).filter_map(|name| Some((name, label(line, name)?)));
    let (name, closes) = labels.next()?;
    let mut held = Held::first(line, name, closes);
    labels.for_each(|(name, closes)| held.take(line, name, closes));
    held.verdict(line)
}

/// What is known of the labels of a line, up to one of them.
#[derive(Default)]
struct Held {
    /// Where the first begins, and the last ends.
    start: usize,
    end: usize,
    /// Whether the last that is no former one closes, and how many do.
    closes: bool,
    closing: usize,
    count: usize,
    /// The colours met, each once, and whether the public one is among them.
    colours: u8,
    public: bool,
    /// Whether nothing but `and`, `or` and signs of lists stands between them.
    listed: bool,
    /// Whether nothing but `to` stands before the last.
    changes: bool,
}

/// What stands between two labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// `TLP:RED, TLP:AMBER and TLP:CLEAR`.
    List,
    /// `TLP:CLEAR (was TLP:AMBER)`.
    Former,
    /// `from TLP:AMBER to TLP:CLEAR`.
    Change,
    Other,
}

impl Held {
    fn first(line: &str, name: Name, closes: bool) -> Self {
        let mut held = Held {
            start: name.start,
            end: name.start,
            closes,
            closing: usize::from(closes),
            listed: true,
            ..Held::default()
        };
        held.pass(line, name);
        held
    }

    fn take(&mut self, line: &str, name: Name, closes: bool) {
        // A label may stand inside of another one, in the target of a link.
        let gap = line.get(self.end..name.start).map_or(Gap::Other, gap);
        self.listed &= gap == Gap::List;
        self.changes = gap == Gap::Change && !closes;
        if gap != Gap::Former {
            self.closes = closes;
            self.closing += usize::from(closes);
        }
        self.pass(line, name);
    }

    /// Goes on behind a label.
    fn pass(&mut self, line: &str, name: Name) {
        self.count += 1;
        let Some((word, behind)) = colour(line, name) else {
            (self.end, self.listed) = (name.end.max(self.end), false);
            return;
        };
        self.end = self.end.max(line.len() - behind.len());
        self.public |= is_clear(word);
        let known = |known: &&str| word.eq_ignore_ascii_case(known);
        let at = match behind.starts_with('+') {
            true => Some(COLOURS.len()),
            false => COLOURS.iter().position(known),
        };
        self.colours |= at.map_or(0, |at| 1 << at);
    }

    fn verdict(&self, line: &str) -> Option<bool> {
        let each_once = self.colours.count_ones() as usize == self.count;
        if self.listed && each_once && self.count >= LEAST && self.public {
            return None;
        }
        let changed = || {
            let around = (&line[..self.start], &line[self.end..]);
            self.changes && self.count == 2 && says_changed(around.0, around.1)
        };
        Some(self.closes || self.closing > 0 && !changed())
    }
}

/// Words between a label and the one that it replaces.
const FORMER: &[&str] = &["was", "formerly", "previously", "former"];

fn gap(between: &str) -> Gap {
    let is =
        |word: &str, known: &[&str]| known.iter().any(|known| word.eq_ignore_ascii_case(known));
    let said = || each_word(between).skip_while(|word| is(word, &["strict"]));
    let sign = |sign: char| sign.is_alphanumeric() || " ,/|+*_`()[]'\"".contains(sign);
    if said().all(|word| is(word, &["and", "or"])) {
        return match between.chars().all(sign) {
            true => Gap::List,
            false => Gap::Other,
        };
    }
    if said().all(|word| is(word, FORMER)) {
        return Gap::Former;
    }
    let only = said().nth(1).is_none();
    match only && said().all(|word| is(word, &["to"])) {
        true => Gap::Change,
        false => Gap::Other,
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
            ("TLP: \"RED\"", Some(true)),
            ("TLP is RED from here", Some(true)),
            ("TLP now red", Some(true)),
            ("TLP level: red", Some(true)),
            ("TLP 2.0: AMBER", Some(true)),
            ("TLP v2: RED", Some(true)),
            ("TLPv2:AMBER+STRICT", Some(true)),
            ("TLP2.0:AMBER", Some(true)),
            ("TLP 2.0 AMBER", Some(true)),
            ("TLP (v2.0): AMBER", Some(true)),
            ("TLP version 2.0: CLEAR", Some(false)),
            ("TLP classification: AMBER", Some(true)),
            ("TLP colour: amber", Some(true)),
            ("TLP/AMBER", Some(true)),
            ("Traffic Light Protocol 2.0: RED", Some(true)),
            ("TLP 2.0 has a red colour", None),
            ("tlp/red.md", None),
            ("docs/TLP/AMBER", None),
            ("TLP 3 RED boats", None),
            ("TLP level is now **amber**", Some(true)),
            ("TLP is clear", Some(false)),
            ("#tlpred", Some(true)),
            ("Traffic Light Protocol: AMBER", Some(true)),
            ("the traffic-light protocol is RED now", Some(true)),
            ("**Traffic Light Protocol:** CLEAR", Some(false)),
            (
                "[Traffic Light Protocol](https://x.example/tlp): GREEN",
                Some(true),
            ),
            ("Traffic Light Protocol (TLP): RED", Some(true)),
            (
                "The Traffic Light Protocol has four colours, red is one",
                None,
            ),
            ("the protocol: red", None),
            ("TLP:CLEAR (was TLP:AMBER)", Some(false)),
            ("**TLP:CLEAR**, formerly TLP:AMBER+STRICT.", Some(false)),
            ("TLP:AMBER+STRICT (was TLP:CLEAR)", Some(true)),
            (
                "TLP:CLEAR (was TLP:AMBER), the appendix TLP:RED",
                Some(true),
            ),
            ("TLP:CLEAR, the part below was TLP:AMBER", Some(true)),
            ("TLP:CLEAR until TLP:RED", Some(true)),
            ("it was TLP:RED", Some(true)),
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
            (
                "TLP:AMBER until 2026-12-24, TLP:CLEAR after that",
                Some(true),
            ),
            ("TLP:AMBER (will be TLP:CLEAR)", Some(true)),
            ("**TLP:AMBER** \u{2192} TLP:CLEAR on 2027-01-01", Some(true)),
            ("this is TLP:RED, not TLP:CLEAR!", Some(true)),
            ("## Flaw (TLP:AMBER; TLP:CLEAR from 1 January)", Some(true)),
            ("TLP:AMBER/TLP:CLEAR", Some(true)),
            ("**TLP:** RED / AMBER / GREEN / CLEAR", None),
            ("**TLP:** {RED|AMBER|AMBER+STRICT|GREEN|CLEAR}", None),
            ("**TLP:** RED / AMBER / GREEN", Some(true)),
            ("**TLP:** RED / CLEAR", Some(true)),
            ("**TLP:** RED / AMBER / CLEAR until Monday", Some(true)),
            ("**TLP:** RED, AMBER, GREEN, CLEAR", Some(true)),
            ("from TLP:AMBER to TLP:CLEAR", Some(false)),
            (
                "now changed from TLP:AMBER+STRICT to TLP:CLEAR.",
                Some(false),
            ),
            ("from TLP:AMBER to TLP:CLEAR on 2027-01-01", Some(true)),
            ("soon it goes from TLP:AMBER to TLP:CLEAR", Some(true)),
            ("TLP:RED, from TLP:AMBER to TLP:CLEAR", Some(true)),
            ("TLP:CLEAR (was TLP:AMBER), later TLP:CLEAR", Some(false)),
            ("we use TLP:RED, TLP:AMBER, TLP:GREEN and TLP:CLEAR", None),
            ("| TLP:AMBER | TLP:AMBER+STRICT | TLP:CLEAR |", None),
            ("TLP:RED \u{2192} TLP:AMBER \u{2192} TLP:CLEAR", Some(true)),
            ("[TLP](https://x.example/tlp:red): CLEAR", Some(false)),
            ("TLP:RED, then TLP:AMBER, then TLP:CLEAR", Some(true)),
        ];
        for (line, expected) in rows {
            assert_eq!(after(line), expected, "{line:?}");
        }
    }
}
