//! Bytes to words and to runs of them, whatever they are written in: entities, escapes, percent signs and markup are undone
//! on the way, in one pass. Bytes in, fingerprints of runs out, given to an `Eye`. Nothing is kept but the last six words.
//!
//! A word is letters and digits, in lower case and without accents; ideographs and kana, which stand without blanks, are a
//! word each. Tags are passed over and their attributes read apart, so that neither cuts the text around. Where markup
//! stands inside of a word both readings count: `con<b>fid</b>ential` is three words, and one.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::characters::{CLASSES, Class, is_word, opens};
use super::escapes::{self, Undone};
use super::track::{Eye, RUN, Track, Word};
use crate::model::unseen::is_unseen;

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// HTML, XML, plain text: entities, percent signs, tags.
    Plain,
    /// JSON and scripts: backslashes as well.
    Escaped,
    /// iCalendar: the same, and lines that are folded.
    Calendar,
    /// Markdown of the content tree: its marks may stand inside of a word.
    Source,
    /// A record as Rust shows it: the same, and backslashes as in JSON.
    Record,
}

impl Form {
    fn escapes(self) -> bool {
        matches!(self, Form::Escaped | Form::Calendar | Form::Record)
    }

    fn is_markdown(self) -> bool {
        matches!(self, Form::Source | Form::Record)
    }
}

/// Tags behind which another field of a feed begins (RFC 4287): no reader sees both as one text.
const ENDS: &[&[u8]] = &[b"/title>", b"/id>", b"/name>", b"/updated>", b"/published>"];

/// A tag that is being read, and the text around it.
struct Tag {
    main: Track,
    joined: Option<(Track, usize)>,
    /// Whether a word ends right before it.
    glued: bool,
    /// Whether its bracket was an entity or an escape.
    decoded: bool,
    quote: Option<char>,
}

/// Takes a text apart. It may come in pieces that end where no word does.
pub(super) struct Words<'e, E> {
    form: Form,
    eye: &'e mut E,
    main: Track,
    /// The reading in which markup does not end words, for as long as it differs, and for how many words still.
    joined: Option<(Track, usize)>,
    tag: Option<Tag>,
    /// The word that is being read.
    word: Option<Word>,
    /// The same, joined to what stands before the markup.
    longer: Option<Word>,
    /// Whether a word that begins here goes on with the one before the markup.
    armed: bool,
    /// The last character that counts, to tell quotes of attributes.
    before: char,
}

impl<'e, E: Eye> Words<'e, E> {
    pub(super) fn new(form: Form, eye: &'e mut E) -> Self {
        Words {
            form,
            eye,
            main: Track::default(),
            joined: None,
            tag: None,
            word: None,
            longer: None,
            armed: false,
            before: ' ',
        }
    }

    /// Reads a piece.
    pub(super) fn feed(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match CLASSES[usize::from(*byte)] {
                Class::Letter => at += self.letters(&bytes[at..]),
                Class::Break => {
                    self.end_word();
                    at += 1;
                }
                Class::Special => at += self.special(&bytes[at..]).max(1),
            }
        }
    }

    /// Tells that a line ended, once its last word did.
    pub(super) fn next_line(&mut self) {
        self.eye.next_line();
    }

    /// Ends the last word.
    pub(super) fn end(&mut self) {
        self.end_word();
    }

    /// Reads letters and digits of ASCII up to what is none; their number.
    fn letters(&mut self, bytes: &[u8]) -> usize {
        let is_letter = |byte: &&u8| CLASSES[usize::from(**byte)] == Class::Letter;
        let count = bytes.iter().take_while(is_letter).count();
        // Digits have the bit of small letters already.
        let read = |word: Word| {
            let each = bytes[..count].iter();
            each.fold(word, |word, byte| {
                word.and(u32::from(byte | 0x20), *byte >= b'A')
            })
        };
        let (word, longer) = self.begin_word();
        (self.word, self.longer) = (Some(read(word)), longer.map(read));
        count
    }

    /// The word that is being read, or a new one.
    fn begin_word(&mut self) -> (Word, Option<Word>) {
        if let Some(word) = self.word {
            return (word, self.longer);
        }
        let before = || match &self.joined {
            Some((joined, _)) => joined.newest(),
            None => self.main.newest(),
        };
        self.longer = self.armed.then(before);
        self.armed = false;
        (Word::EMPTY, self.longer)
    }

    fn letter(&mut self, character: char) {
        let (word, longer) = self.begin_word();
        let (code, is_letter) = (u32::from(character), !character.is_numeric());
        self.word = Some(word.and(code, is_letter));
        self.longer = longer.map(|longer| longer.and(code, is_letter));
    }

    fn end_word(&mut self) {
        self.armed = false;
        let Some(word) = self.word.take() else {
            return;
        };
        if self.longer.is_none() && self.joined.is_none() {
            self.main.push(word);
            return self.eye.see(&self.main);
        }
        let joined = match self.longer.take() {
            Some(longer) => {
                let (mut track, _) = self.joined.unwrap_or((self.main, 0));
                track.renew(longer);
                Some((track, RUN))
            }
            None => self.joined.take().map(|(mut track, left)| {
                track.push(word);
                (track, left - 1)
            }),
        };
        self.main.push(word);
        self.eye.see(&self.main);
        if let Some((track, left)) = joined.filter(|(_, left)| *left > 0) {
            self.eye.see(&track);
            self.joined = Some((track, left));
        }
    }

    /// Something that may end a word and may not: whoever goes on right behind it makes one word of both.
    fn glue(&mut self) {
        let glued = self.word.is_some() || self.armed;
        self.end_word();
        self.armed = glued;
    }

    /// Reads what begins with a byte that is more than it seems; how many bytes that takes, 0 for the byte alone.
    fn special(&mut self, bytes: &[u8]) -> usize {
        let [first, rest @ ..] = bytes else { return 0 };
        let undone = match *first {
            b'&' => escapes::entity(rest),
            b'%' => escapes::percent(bytes),
            b'\\' => escapes::backslash(rest, self.form.escapes()),
            b'\n' | b'\r' if self.form == Form::Calendar => match rest {
                // A folded line goes on behind the blank (RFC 5545, section 3.1).
                [b' ' | b'\t', ..] => return 2,
                [b'\n', b' ' | b'\t', ..] => return 3,
                _ => None,
            },
            0x80.. => escapes::utf8(bytes),
            _ => None,
        };
        match undone {
            Some(Undone { character, length }) => {
                self.character(
                    character,
                    *first < 0x80,
                    rest.get(length..).unwrap_or_default(),
                );
                length + 1
            }
            None => {
                let character = if *first < 0x80 {
                    char::from(*first)
                } else {
                    ' '
                };
                self.character(character, false, rest);
                0
            }
        }
    }

    /// One character, whatever it was written as; `rest` is what follows.
    fn character(&mut self, character: char, decoded: bool, rest: &[u8]) {
        match character {
            '<' if opens(rest) => self.open(decoded, rest),
            '>' if self.closes(decoded) => self.close(),
            '"' | '\'' => self.quote(character),
            '*' | '_' | '`' | '~' if self.form.is_markdown() => self.glue(),
            '0'..='9' | 'a'..='z' | 'A'..='Z' => self.letter(character.to_ascii_lowercase()),
            '\0'..='\u{7f}' => self.end_word(),
            other => self.wide(other),
        }
        self.before = character;
    }

    /// A character beyond ASCII.
    fn wide(&mut self, character: char) {
        if is_unseen(character) || is_combining_mark(character) {
            return;
        }
        if is_word(character) {
            self.end_word();
            self.letter(character);
            return self.end_word();
        }
        if !character.is_alphanumeric() {
            return self.end_word();
        }
        decompose_canonical(character, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(|lower| self.letter(lower));
            }
        });
    }

    /// A tag; `rest` is what follows its bracket.
    fn open(&mut self, decoded: bool, rest: &[u8]) {
        if self.tag.is_some() {
            return self.end_word();
        }
        self.glue();
        let ends = !decoded && ENDS.iter().any(|end| rest.starts_with(end));
        if ends {
            (self.main, self.joined, self.armed) = (Track::default(), None, false);
        }
        let glued = std::mem::take(&mut self.armed);
        self.tag = Some(Tag {
            main: std::mem::take(&mut self.main),
            joined: self.joined.take(),
            glued,
            decoded,
            quote: None,
        });
    }

    fn closes(&self, decoded: bool) -> bool {
        self.tag
            .as_ref()
            .is_some_and(|tag| tag.decoded == decoded && tag.quote.is_none())
    }

    fn close(&mut self) {
        self.end_word();
        if let Some(tag) = self.tag.take() {
            (self.main, self.joined, self.armed) = (tag.main, tag.joined, tag.glued);
        }
    }

    /// A quote: of the value of an attribute, or a word's end like any other sign.
    fn quote(&mut self, character: char) {
        self.end_word();
        let opens = self.before == '=';
        if let Some(tag) = &mut self.tag {
            match tag.quote {
                Some(open) if open == character => tag.quote = None,
                None if opens => tag.quote = Some(character),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Collects the fingerprints of all runs of three words.
    #[derive(Default)]
    struct Threes(Vec<u64>);

    impl Eye for Threes {
        fn see(&mut self, track: &Track) {
            self.0.extend(track.run(3));
        }
    }

    fn threes(form: Form, text: &str) -> Vec<u64> {
        let mut eye = Threes::default();
        let mut words = Words::new(form, &mut eye);
        words.feed(text.as_bytes());
        words.end();
        eye.0
    }

    #[test]
    fn the_same_words_however_they_are_written() {
        let plain = threes(Form::Plain, "café número drei");
        assert_eq!(plain.len(), 1);
        let rows = [
            (Form::Plain, "Cafe\u{301} N\u{fa}mero DREI"),
            (Form::Plain, "caf&eacute;, n&#250;mero&nbsp;d&#x72;ei"),
            (Form::Plain, "caf%C3%A9%20n%c3%bamero/drei"),
            (
                Form::Plain,
                "<p>ca<b>fé</b> <i title='x y'>número</i> d<!-- a -->rei</p>",
            ),
            (Form::Plain, "cafe-numero-drei"),
            (Form::Plain, "<img alt=\"café número > drei\">"),
            (
                Form::Plain,
                "&lt;b&gt;ca&lt;/b&gt;fé &amp;quot;número&amp;#32;drei",
            ),
            (Form::Plain, "ca\u{200b}fé nú\u{ad}mero drei"),
            (Form::Escaped, r#"{"a":"caf\u00e9\tn\u00famero\ndrei"}"#),
            (
                Form::Escaped,
                r#"\u003cb\u003eca\u003c/b\u003efé \"número\" drei"#,
            ),
            (Form::Calendar, "café n\r\n úmero\\ndr\n ei"),
            (Form::Source, "ca**fé** `número` drei"),
        ];
        for (form, text) in rows {
            let found = threes(form, text);
            assert!(found.contains(&plain[0]), "{form:?}: {text}");
        }
        let others = [
            "cafe numero",
            "cafe numero dre",
            "cafe numero x drei",
            "<title>cafe numero</title><id>drei</id>",
        ];
        for other in others {
            assert!(!threes(Form::Plain, other).contains(&plain[0]), "{other}");
        }
    }

    #[test]
    fn signs_without_blanks_are_words() {
        assert_eq!(threes(Form::Plain, "安全性会議").len(), 3);
        assert_eq!(
            threes(Form::Plain, "安 全 性"),
            threes(Form::Plain, "安全性")
        );
    }
}
