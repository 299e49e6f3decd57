//! Lines that begin with a mark and go on: `CONFIDENTIAL - Finance`, `[EMBARGOED] The fix`, `EMBARGOED (CVE-2027-1)`. A line in, whether
//! its beginning says that the text is not public out. What is said behind the mark may explain it, take it back, or make it a word of
//! a sentence.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_yaml::Value;

use super::OPEN;
use super::days::is_lifted;
use super::phrases::{
    DASHES, MARKS, UNTIL, begins_marked, is_loud, is_marked, is_past, is_phrase, may_say,
    says_closed, says_nothing_closed, words,
};
use super::subject_words::VERBS;

/// Signs behind the mark of a line, beside dashes.
const PARTS: &[&str] = &[" / ", " | ", " ("];
const BRACKETS: &[&str] = &["] ", "]** ", "]__ "];
const BOLD: &[&str] = &["** ", "__ "];
const SENTENCE: &str = ". ";

/// Words behind a dash, where the line stands out as a whole, at the most.
const REST: usize = 8;

/// Words from the first to the verb of a sentence, at the most.
const SUBJECT: usize = 6;

/// Whether a line begins with such a mark.
pub(super) fn begins_with_mark(line: &str, today: NaiveDate) -> bool {
    if !may_say(line) {
        return false;
    }
    let line = line.trim_start_matches(['>', ' ']);
    let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let signs = DASHES.iter().chain(PARTS).chain(BRACKETS).chain(BOLD);
    let signs = signs.chain([&SENTENCE]);
    let mut parts = signs.filter_map(|sign| Some((*sign, bare.split_once(*sign)?)));
    parts.any(|(sign, (before, rest))| {
        let lead = Lead { line, before, rest };
        lead.says(sign, today) && !lead.is_taken_back(sign, today)
    })
}

/// A line in two parts, without the signs between them.
struct Lead<'l> {
    line: &'l str,
    before: &'l str,
    rest: &'l str,
}

impl Lead<'_> {
    /// Whether the part before a sign marks the text.
    fn says(&self, sign: &str, today: NaiveDate) -> bool {
        if !is_phrase(self.before, today) {
            return false;
        }
        let told = words(self.before);
        let marked = told.iter().any(|word| MARKS.contains(&word.as_str()));
        let loud = is_loud(self.before);
        let marks = marked || told.len() > 1 && !asks(self.rest);
        let framed = |signs: &[char]| self.line.starts_with(signs);
        match sign {
            SENTENCE => {
                let mut first = told.iter().take(2);
                marked && first.any(|word| word == "this" || word == "these")
            }
            sign if BRACKETS.contains(&sign) => {
                let subject = told.len() == 1 && told[0] == "internal";
                let says = marks && is_marked(self.before, today) || loud && !subject;
                framed(&['[', '*', '_']) && self.line.contains('[') && says && !goes_on(self.rest)
            }
            sign if BOLD.contains(&sign) => {
                framed(&['*', '_']) && loud && marks && !self.is_sentence()
            }
            sign if PARTS.contains(&sign) => {
                let row = framed(&['|']);
                loud && marks && !row && !self.lists()
            }
            _ => {
                loud && (marks || says_closed(self.rest))
                    || self.stands_out() && begins_marked(&told)
            }
        }
    }

    /// Whether what stands behind the mark says that it holds no longer, or that nothing is meant.
    fn is_taken_back(&self, sign: &str, today: NaiveDate) -> bool {
        let all = words(self.line);
        // Behind a mark that stands for itself other days are those of what is told.
        let apart = !DASHES.contains(&sign) && !PARTS.contains(&sign);
        let until = || all.iter().any(|word| UNTIL.contains(&word.as_str()));
        says_nothing_closed(self.rest)
            || is_lifted(&Value::from(self.rest), today)
            || (!apart || until()) && is_past(&all, today)
    }

    /// Whether the line stands out as a whole, is short, and does not ask about the word that it begins with.
    fn stands_out(&self) -> bool {
        let mut signs = ["**", "__", "*", "_"].iter();
        let out = signs.any(|sign| self.line.starts_with(*sign) && self.line.ends_with(*sign));
        out && self.rest.split_whitespace().count() <= REST && !asks(self.rest)
    }

    /// Whether the mark is a word of a sentence that goes on behind it: `**CONFIDENTIAL** reports are read by two people`.
    fn is_sentence(&self) -> bool {
        let near: Vec<String> = self
            .rest
            .split_whitespace()
            .take(SUBJECT)
            .map(str::to_lowercase)
            .collect();
        let verb = |word: &String| VERBS.contains(&word.as_str()) || MODAL.contains(&word.as_str());
        self.rest.starts_with(char::is_lowercase) && (goes_on(self.rest) || near.iter().any(verb))
    }

    /// Whether the line tells which degrees there are, a public one among them.
    fn lists(&self) -> bool {
        let mut parts = self.rest.split(['/', '|', ',', ')']);
        parts.any(|part| OPEN.contains(&part.trim().to_lowercase().as_str()))
    }
}

const MODAL: &[&str] = &[
    "can", "may", "might", "should", "shall", "will", "was", "were",
];

/// Whether what stands behind a mark makes it a word of a sentence: `[CONFIDENTIAL] is our mark for such mail`.
fn goes_on(rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or("");
    let joins = ["and", "or", "in", "as", "at", "means", "marks", "stands"];
    VERBS.contains(&first) || MODAL.contains(&first) || joins.contains(&first)
}

/// Whether what stands behind a mark is about it: `how we treat such reports`.
fn asks(rest: &str) -> bool {
    let first = rest.split_whitespace().next().unwrap_or("").to_lowercase();
    matches!(
        first.as_str(),
        "how" | "what" | "when" | "where" | "whether" | "which" | "who" | "why"
    )
}

/// A line that begins with a tag, without tags; one of a heading says no more than any heading.
pub(super) fn untagged(line: &str) -> Cow<'_, str> {
    if !line.starts_with('<') || line.starts_with("<!") || line.starts_with("<h") {
        return Cow::Borrowed(line);
    }
    let mut parts = line.split('<');
    let mut bare = parts.next().unwrap_or("").to_owned();
    for part in parts {
        match part.split_once('>') {
            Some((tag, behind))
                if tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') =>
            {
                bare.push_str(behind);
            }
            _ => bare.extend(["<", part]),
        }
    }
    Cow::Owned(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_with_a_mark() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        let rows = [
            ("CONFIDENTIAL - Finance", true),
            ("**CONFIDENTIAL / FINANCE**", true),
            ("CONFIDENTIAL | Finance", true),
            ("CONFIDENTIAL (Finance)", true),
            ("EMBARGOED (CVE-2027-1)", true),
            ("<b>CONFIDENTIAL \u{2014} BOARD</b>", true),
            ("INTERNAL USE ONLY \u{2014} Finance", true),
            ("**Confidential \u{2013} Attorney Work Product**", true),
            ("**EMBARGO** \u{2014} do not share before Monday", true),
            ("[CONFIDENTIAL] words", true),
            ("[EMBARGOED] The fix is in the tree", true),
            ("[confidential] words", true),
            ("[Not for publication] words", true),
            ("**[EMBARGOED]** words", true),
            ("[PRIVATE] words", true),
            ("**CONFIDENTIAL** words", true),
            ("**CONFIDENTIAL** The board met.", true),
            ("> **CONFIDENTIAL.** The board is away.", true),
            ("[EMBARGOED] The fix of 2026-01-01 is in the tree", true),
            ("This report is confidential. It names customers.", true),
            ("Reports are confidential. They go to two.", false),
            ("This package is private. Use it well.", false),
            ("Streng vertraulich - Kasse", false),
            ("**Vertraulich \u{2013} Kasse**", true),
            ("**CONFIDENTIAL** reports are read by two people.", false),
            ("**CONFIDENTIAL** and public reports", false),
            ("[CONFIDENTIAL] is our mark for such mail.", false),
            ("[EMBARGOED] and [PUBLIC] are our marks.", false),
            ("[CONFIDENTIAL](a.md) and words", false),
            ("[CONFIDENTIAL]: https://e.org/x", false),
            ("[INTERNAL] build of the boats", false),
            ("[private] keyword of the language", false),
            ("CONFIDENTIAL / INTERNAL / PUBLIC", false),
            ("CONFIDENTIAL (what the word means)", false),
            ("EMBARGOED (lifted 2026-01-01)", false),
            ("EMBARGOED (until 2026-01-01)", false),
            ("[EMBARGOED] until 2026-01-01", false),
            ("| CONFIDENTIAL | reports |", false),
            ("**Confidential \u{2013} how we treat such reports**", false),
            ("**Private \u{2013} our repositories**", false),
            ("Confidential - a word that we use", false),
            ("CONFIDENTIAL - what the word means to you", false),
            ("EMBARGO \u{2014} our policy", false),
            ("INTERNAL \u{2014} names of hosts", false),
            ("NOT FOR PUBLICATION \u{2014} how we mark such mail", false),
            ("Reports (CONFIDENTIAL) are read by two people", false),
        ];
        for (line, expected) in rows {
            assert_eq!(begins_with_mark(&untagged(line), today), expected, "{line}");
        }
    }
}
