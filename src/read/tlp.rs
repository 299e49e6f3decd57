//! Labels of the Traffic Light Protocol (TLP 2.0, FIRST): a line in, whether it closes or opens what follows out. Only CLEAR, and
//! its former name WHITE, is public. What they take out of whole texts is the business of `lines` and `heads`.

mod ahead;
mod colours;
mod explained;
mod heads;
mod held;
mod lines;
mod rules;
mod silent;
mod spelled;

pub(super) use explained::mark_run;
pub(super) use heads::says_nothing;
pub use heads::{closes_all, closes_page};
pub use held::after;
pub use lines::{
    Cut, Opened, closing_line, cut_from, cut_note, head_note, mode_of, open_lines, says_clear,
    seal_closed, seal_closed_of_file, spoken, spoken_note, taken,
};
pub use rules::of_room;
use spelled::{COLOURS, colour, label, labels};

use crate::model::words::each_word;
pub use spelled::{is_clear, is_colour, speaks_of};

/// The label that holds, line by line.
#[derive(Debug, Default)]
pub struct Label {
    closed: bool,
    mode: Mode,
}

/// How lines are read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// Talk: whoever names a label may well mean what is said.
    #[default]
    Talk,
    /// Talk of which its sidecar says that it is public: what is not begins with a label, has one with little beside it, is a topic
    /// with one, or points at what follows.
    PublicTalk,
    /// A text, which may tell its readers what to do with labels.
    Text,
    /// The same of a text and its front matter.
    Public,
}

impl Label {
    /// The label of lines that are read in a mode.
    pub fn read_as(mode: Mode) -> Self {
        Label {
            closed: false,
            mode,
        }
    }

    /// Whether the next line is taken out: from a label that is not public, that line among them, up to one that is.
    pub fn takes(&mut self, line: &str) -> bool {
        self.takes_as(line, self.mode)
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
    let meant = |said: &str| {
        let begun = labels(said)
            .next()
            .is_some_and(|name| begins(said, name.start));
        begun || is_titled(line) || says_little(line) || ahead::points(said)
    };
    explains(line, mode)
        || match mode {
            Mode::Talk => false,
            Mode::PublicTalk => !meant(said(line)),
            Mode::Text => is_subject(line),
            Mode::Public => is_subject(line) || !meant(line),
        }
}

/// Whether a line begins with what stands at a byte of it, but for signs and numbers.
fn begins(line: &str, at: usize) -> bool {
    !line[..at].contains(char::is_alphabetic)
}

/// What somebody says behind commands, and names of those who say or hear it.
fn said(line: &str) -> &str {
    let mut rest = line.trim_start();
    while let Some((first, behind)) = rest.split_once(' ') {
        let leads = first.starts_with(['#', '!', '^', '@']) || first.ends_with([':', ',', '>']);
        if !leads || speaks_of(first) {
            break;
        }
        rest = behind.trim_start();
    }
    rest
}

/// Whether a text is about labels and names nothing that they could be for: it asks or says what they mean, and that is all.
pub fn is_subject(text: &str) -> bool {
    let text = text.to_lowercase();
    let explains = |word: &str| EXPLAINING.contains(&word);
    each_word(&text).any(explains) && is_of_labels(&text)
}

/// Whether a text is about labels, whether it asks what they mean or not.
fn is_of_labels(text: &str) -> bool {
    let text = text.to_lowercase();
    let known = |word: &str| EXPLAINING.contains(&word) || AROUND.contains(&word);
    each_word(&text).all(|word| known(word) || is_of_label(word))
}

/// Words of those who ask or say what a label means.
const EXPLAINING: &[&str] = &["what", "how", "means", "meaning", "explained"];

/// Words that may stand beside those.
const AROUND: &[&str] = &[
    "a", "an", "and", "are", "do", "does", "is", "label", "labels", "mean", "of", "or", "the",
    "to", "use", "vs",
];

/// Whether a word is of a label.
fn is_of_label(word: &str) -> bool {
    const NAMES: &[&str] = &["tlp", "traffic", "light", "protocol", "strict"];
    NAMES.contains(&word) || COLOURS.contains(&word)
}

/// Whether a line explains a label, and points at nothing that this could be for: it says by what label things go by default, or, in
/// a text, what one means, what to do with it in a case, or what readers do with what is theirs. No line that begins with a label
/// does, but a title.
fn explains(line: &str, mode: Mode) -> bool {
    let line = line.trim().to_lowercase();
    let Some(at) = labels(&line).next().map(|name| name.start) else {
        return false;
    };
    let has = |part: &str, known: &[&str]| each_word(part).any(|word| known.contains(&word));
    let before = &line[..at];
    let talk = matches!(mode, Mode::Talk | Mode::PublicTalk);
    // What is said of many is a rule.
    let rule = has(before, &["are"]) && has(&line, &["default"]);
    let titled = is_titled(&line) && has(&line, &["means", "meaning"]);
    let inside = each_word(before).nth(1).is_some();
    let meaning = || has(before, &["meaning"]) || means(&line);
    let told = || titled || inside && (has(before, &["your"]) || meaning()) || is_case(before);
    // `is that` points at nothing.
    (rule || !talk && told()) && !points(&line.replacen(" is that ", " is ", 1))
}

/// Whether the word behind the first label of a line is `means`.
fn means(line: &str) -> bool {
    let behind = labels(line).find_map(|name| colour(line, name));
    let mut behind = behind.into_iter().flat_map(|(_, behind)| each_word(behind));
    behind.find(|word| !is_of_label(word)) == Some("means")
}

/// Whether what stands before a label says that it is about any case of a kind: `When a report is`.
fn is_case(before: &str) -> bool {
    let before = before.trim_start_matches(|c: char| !c.is_alphabetic());
    let mut first = each_word(before);
    let cased = first
        .next()
        .is_some_and(|word| matches!(word, "if" | "when"));
    let any = first
        .next()
        .is_some_and(|word| matches!(word, "a" | "an" | "any"));
    cased && any && !before.contains([',', ';', ':', '.'])
}

/// Whether a text points at what a label may be for.
pub fn points(text: &str) -> bool {
    let text = text.to_lowercase();
    each_word(&text).any(is_pointing)
}

/// Whether a word is for what a label may be for.
fn is_pointing(word: &str) -> bool {
    POINTING.split(' ').any(|known| known == word)
}

/// Words for what a label may be for.
const POINTING: &str = "all appendix below call channel content copy document everything file following follows from here log meeting \
    minutes next notes now onwards our page part rest room section text that these this those till topic until we";

/// Words that may stand beside a label which opens what another one closed.
const BESIDE: &str = "again and are back begin begins classification end ends everything following from here in is label \
    level log marking minutes notes now of ok okay on onwards open part please public rest section start \
    starts status switch switching the to us we you";

/// Whether a line says that from here on all is public, and does not merely speak of that: it is a heading or the command of a
/// topic, or says little else. Questions, quotations and addresses open nothing, nor does a line that names what is closed.
fn opens(line: &str) -> bool {
    let line = line.trim();
    let closed = labels(line).any(|name| label(line, name) == Some(true));
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
    each_word(&line).all(|word| word == "info" || is_of_label(word) || is_beside(word))
}

/// Whether a word may stand beside a label that opens.
fn is_beside(word: &str) -> bool {
    BESIDE.split(' ').any(|known| known == word)
}

/// Whether what stands before and behind `TLP:AMBER to TLP:CLEAR` says that this has been done, and no more.
fn says_changed(before: &str, behind: &str) -> bool {
    const DONE: &[&str] = &[
        "changed", "has", "lowered", "page", "text", "this", "was", "been",
    ];
    let before = before.to_lowercase();
    let done = |word: &str| is_beside(word) || DONE.contains(&word);
    each_word(&before).last() == Some("from") && each_word(&before).all(done) && says_little(behind)
}

/// Labels that a list has, at the least, which is one of labels.
const LEAST: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

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
            ("TLP:AMBER until Monday, TLP:CLEAR after that", false),
        ];
        for (line, expected) in rows {
            let mut label = Label::default();
            assert!(label.takes("TLP:RED"));
            // What opens is public itself: a topic begins with it.
            assert_eq!(!label.takes(line), expected, "{line}");
            assert_eq!(!label.takes("words"), expected, "{line}");
        }
    }

    #[test]
    fn what_only_speaks_of_labels() {
        use Mode::{Public, PublicTalk, Talk, Text};
        let all = [Talk, PublicTalk, Text, Public];
        let rows = [
            ("TLP:RED explained", "--xx"),
            ("# What is TLP:AMBER?", "--xx"),
            ("## How TLP:RED mail is sent", "----"),
            ("# TLP:RED: what it means", "--xx"),
            ("TLP:RED, meaning nobody tells", "----"),
            ("TLP:RED means eyes only", "----"),
            ("so TLP:AMBER means keep it", "-x-x"),
            ("A mail with TLP:RED means eyes only", "-xxx"),
            ("I set the default to TLP:RED", "-x-x"),
            ("#info by default TLP:RED", "-x-x"),
            ("the default is TLP:RED for what follows", "----"),
            ("Mails are TLP:AMBER by default", "xxxx"),
            ("Treat your copy as TLP:RED", "----"),
            ("2. When a report is TLP:RED, say so", "-xxx"),
            ("If the sluice leaks, TLP:RED", "-x-x"),
            ("#topic Sluice (TLP:RED), kim", "----"),
            ("#info the rest of this meeting is TLP:AMBER", "----"),
            ("Next: TLP:RED", "----"),
            ("TLP:AMBER and TLP:RED", "----"),
            ("What is in TLP:AMBER mail?", "-x-x"),
            ("How the sluice leaks, TLP:RED", "-x-x"),
            ("do we accept TLP:RED?", "-x-x"),
            ("reminder: nothing TLP:RED in this channel please", "-x-x"),
            ("#info label tlp::amber created in the tracker", "-x-x"),
            ("#link https://tlp.example/ TLP:RED TLP:AMBER", "-x-x"),
            ("#info TLP:RED: the hole is in the sluice", "---x"),
            ("#topic TLP:AMBER: plans", "----"),
            ("kim: TLP:RED for the pier", "---x"),
            ("#topic plans, TLP:AMBER", "----"),
            ("TLP:RED from here on", "----"),
        ];
        for (line, expected) in rows {
            let told = all.map(|mode| match Label::read_as(mode).takes(line) {
                true => '-',
                false => 'x',
            });
            assert_eq!(told.iter().collect::<String>(), expected, "{line}");
        }
    }
}
