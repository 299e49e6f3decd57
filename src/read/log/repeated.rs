//! Texts that are gone, and whether a line of somebody else repeats one. Texts in, answers about lines out. A long text, or one with
//! the mark that keeps it out, nobody says by chance; a short one others may say as well: only where it is the whole message or
//! stands out as a quotation it repeats what is gone. Bridges and people cut quotations short: `<ash> "the first words..." <- yes`.

use std::collections::HashSet;
use std::ops::Range;

use aho_corasick::AhoCorasick;

use super::off_record;
use crate::read::finder::{finder, longest};
use crate::seal;

/// Fewest bytes of a text by which it is looked for.
const FEWEST: usize = 8;

/// What stands right before a quotation, and before one of several words.
const OPENS: &[char] = &[
    '>', '"', '\'', '=', '“', '”', '„', '«', '»', '‹', '›', '‘', '‚', '「', '『',
];
const OPENS_WORDS: &[char] = &['`', '*', '_'];

/// Words of a sentence that quotes.
const SAYS: &[&str] = &[" said", " says", " wrote", " writes"];

/// How many of the quotations in a line may be cut short, and the longest of these, in bytes.
const CUTS: usize = 8;
const CUT: usize = 400;

/// Bytes of no longer name of a speaker.
const NAME: usize = 64;

/// Texts that are gone.
#[derive(Default)]
pub(super) struct Gone<'s> {
    sure: Vec<String>,
    short: Vec<String>,
    /// Of these only what a bot says is a repetition.
    of_bots: Vec<String>,
    /// Who said them.
    speakers: HashSet<&'s str>,
}

/// The same, ready to be looked for.
pub(super) struct Repeated<'s> {
    sure: Option<AhoCorasick>,
    short: Option<AhoCorasick>,
    of_bots: Option<AhoCorasick>,
    /// All of them but those of bots, in order.
    whole: Vec<String>,
    speakers: HashSet<&'s str>,
}

impl<'s> Gone<'s> {
    /// None as yet, of these people.
    pub(super) fn of(speakers: HashSet<&'s str>) -> Self {
        Gone {
            speakers,
            ..Gone::default()
        }
    }

    /// Takes in a text, and what it says behind the mark that keeps it out.
    pub(super) fn text(&mut self, text: &str) {
        let Some(bare) = off_record::behind_mark(text) else {
            return self.push(text);
        };
        self.push(bare);
        self.sure.extend(tells(text).then(|| text.to_owned()));
    }

    fn push(&mut self, text: &str) {
        if !tells(text) {
            return;
        }
        // An address or a name is one word, however long.
        let words = text.contains(char::is_whitespace) || !text.is_ascii();
        match words && seal::is_run(text) {
            true => self.sure.push(text.to_owned()),
            false => self.short.push(text.to_owned()),
        }
    }

    /// Takes in a part of a text that says little alone: a word, as of a topic, others say as well.
    pub(super) fn part(&mut self, part: String) {
        match tells(&part) && part.contains(char::is_whitespace) {
            true => self.push(&part),
            false => self.of_bots.push(part),
        }
    }

    /// None where no text tells anything.
    pub(super) fn search(self) -> Option<Repeated<'s>> {
        let whole = ordered(self.sure.iter().chain(&self.short).cloned().collect());
        let found = Repeated {
            sure: searched(self.sure, |texts| finder(texts, false)),
            short: searched(self.short, longest),
            of_bots: searched(self.of_bots, |texts| finder(texts, true)),
            whole,
            speakers: self.speakers,
        };
        (!found.whole.is_empty() || found.of_bots.is_some()).then_some(found)
    }
}

/// Texts in order, each once: one a thousand times over would make each hit of it a thousand.
fn ordered(mut texts: Vec<String>) -> Vec<String> {
    texts.retain(|text| !text.is_empty());
    texts.sort_unstable();
    texts.dedup();
    texts
}

fn searched(
    texts: Vec<String>,
    finder: impl FnOnce(Vec<String>) -> Option<AhoCorasick>,
) -> Option<AhoCorasick> {
    Some(ordered(texts))
        .filter(|texts| !texts.is_empty())
        .and_then(finder)
}

/// A line, and where what it says begins and ends.
struct Said<'l> {
    line: &'l str,
    first: usize,
    last: usize,
    /// Where its first word ends, if that is a command.
    command: usize,
}

impl<'l> Said<'l> {
    fn of(line: &'l str) -> Self {
        let command = line.starts_with(['#', '!']);
        let command = command.then(|| line.find(char::is_whitespace)).flatten();
        Said {
            line,
            first: line.find(char::is_alphanumeric).unwrap_or(line.len()),
            last: line.rfind(char::is_alphanumeric).unwrap_or(0),
            command: command.unwrap_or(0),
        }
    }
}

impl Repeated<'_> {
    /// Whether a line says one of them again.
    pub(super) fn stand_in(&self, line: &str, bot: bool) -> bool {
        let is_match = |texts: &AhoCorasick| texts.is_match(line);
        let stands_out = |texts: &AhoCorasick| {
            let said = Said::of(line);
            let mut hits = texts.find_iter(line);
            hits.any(|hit| bot || self.stands_out(&said, hit.range()))
        };
        self.sure.as_ref().is_some_and(is_match)
            || self.short.as_ref().is_some_and(stands_out)
            || bot
                && self
                    .of_bots
                    .as_ref()
                    .is_some_and(|parts| answers(parts, line))
            || self.is_cut(line)
    }

    /// Whether a part of a line is all that the line says, or quoted in it.
    fn stands_out(&self, said: &Said<'_>, hit: Range<usize>) -> bool {
        let says_words = said.line[hit.clone()].contains(char::is_whitespace);
        let before = said.line[..hit.start].trim_end();
        let after = said.line[hit.end..].trim_start();
        let named = |name: &str| name.len() < NAME && self.speakers.contains(name.trim());
        let quoted = said.line.starts_with('>')
            || before.ends_with(OPENS)
            || says_words && before.ends_with(OPENS_WORDS)
            || before.strip_suffix(':').is_some_and(named)
            || SAYS.iter().any(|word| before.ends_with(word));
        let begins = said.first >= hit.start
            || before.ends_with([':', ']', ')', '|'])
            || says_words && before.len() == said.command;
        let ends = said.last < hit.end || after.starts_with(['(', '<', '|']);
        quoted || begins && ends
    }

    /// Whether a line quotes the first words of one of them, up to dots or, of three words or more, to the end of the quotation.
    fn is_cut(&self, line: &str) -> bool {
        let ends = |sign: &'static str| line.match_indices(sign).take(CUTS);
        let signs = ["..", "…", "\"", "”"];
        let ends = signs.into_iter().flat_map(ends).chain([(line.len(), "")]);
        ends.into_iter().any(|(end, sign)| {
            let dots = sign.starts_with(['.', '…']);
            let opens = line[..end].rmatch_indices(OPENS).take(CUTS);
            let mut near = opens.take_while(|(at, _)| end - at < CUT);
            near.any(|(at, sign)| {
                let words = line[at + sign.len()..end].trim();
                let words = off_record::behind_mark(words).unwrap_or(words);
                (dots || words.split_whitespace().nth(2).is_some()) && self.begins(words)
            })
        })
    }

    /// Whether one of them begins with some words.
    fn begins(&self, words: &str) -> bool {
        let after = self.whole.partition_point(|text| text.as_str() < words);
        let next = self.whole.get(after);
        words.len() >= FEWEST && next.is_some_and(|text| text.starts_with(words))
    }
}

/// Whether a bot repeats one of some short texts: behind a colon or a dash, in quotes or in an address, and as a whole.
fn answers(parts: &AhoCorasick, said: &str) -> bool {
    parts.find_overlapping_iter(said).any(|hit| {
        let before = &said[..hit.start()];
        let goes_on = said[hit.end()..].starts_with(char::is_alphanumeric);
        let told = [": ", " - ", "you wanted "];
        let told = told.iter().any(|head| before.ends_with(head));
        !goes_on && (told || before.ends_with(['\'', '"', '/']))
    })
}

/// Whether a text is more than what anybody says: three words or more, or one long one.
pub(in crate::read) fn tells(text: &str) -> bool {
    let words = text.split_whitespace().take(3).count();
    text.len() >= FEWEST && (words == 1 || words == 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_and_what_others_say_as_well() {
        let mut gone = Gone::of(HashSet::from(["reed"]));
        for text in [
            "[off] quay is leaking",
            "works for me",
            "libarchive",
            "https://bugs.example.org/show_bug.cgi?id=1234",
            "the boat has to wait until the tenth because of the tide",
        ] {
            gone.text(text);
        }
        let gone = gone.search().expect("texts that tell");
        let rows = [
            ("works for me", true),
            ("kim: works for me!", true),
            ("#agreed works for me", true),
            ("> well, works for me then", true),
            ("reed: works for me is no answer", true),
            ("she said works for me, and left", true),
            ("what is \"works for me\" about", true),
            ("`works for me` is no answer", true),
            ("works for me <- no", true),
            ("that date works for me: I will mail", false),
            ("kim: works for me too", false),
            ("#agreed the tenth works for me and the boat", false),
            ("libarchive", true),
            ("'libarchive' again", true),
            ("#topic libarchive", false),
            ("#action kim to update libarchive", false),
            ("`libarchive` again", false),
            (
                "#link https://bugs.example.org/show_bug.cgi?id=1234 the bug",
                false,
            ),
            ("is the quay is leaking true", false),
            ("\"quay is leaking\" is true", true),
            ("so [off] quay is leaking", true),
            (
                "ah, the boat has to wait until the tenth because of the tide",
                true,
            ),
            ("<reed \"the boat has to wait unt...\"> yes", true),
            ("<reed> \"the boat has to wait unt...\" <- yes", true),
            ("<reed> \"[off] quay is le...\" <- yes", true),
            ("> the boat has to wait…", true),
            ("the boat has to wait...", false),
            ("<reed \"the boat has to wait unt\"> yes", true),
            ("<reed> the boat has to wait unt", true),
            ("\"the boat\" is late", false),
            ("the boat has to wait unt", false),
            ("\"the boat...\" is the one", true),
            ("\"the...\" is a word", false),
            ("\"a boat has to wait...\" yes", false),
        ];
        for (line, expected) in rows {
            assert_eq!(gone.stand_in(line, false), expected, "{line}");
        }
        assert!(gone.stand_in("TOPIC: the libarchive", true));
    }
}
