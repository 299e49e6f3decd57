//! A text to the words it is found by. Text in; words with their positions out, the same as `words` in
//! `assets/search-index.js` gives: a test holds both against one table.
//!
//! Letters and digits make words: in lower case, without accents, 64 characters at most. `_` joins words: `foo_bar` is found
//! as `foo`, as `bar` and whole; `#12` is found as `12` and as `#12`. Chinese, Japanese, Korean, Thai and Lao are found by pairs
//! of characters, the last of a run also alone. Everything else parts words and is not searched for.

use std::cmp::Ordering;

use unicode_normalization::char::decompose_compatible;

/// Longest word, in characters.
const LONGEST: usize = 64;

/// What a word is to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Stands for itself.
    Plain,
    /// A part of a whole that is given as well, at the position of its first part.
    Part,
    /// A whole: parts joined by `_`, or led by `#`.
    Whole,
    /// Two characters of a run.
    Pair,
    /// The last character of a longer run.
    Last,
    /// A character on its own: whoever looks for it wants every pair that begins with it, too.
    Lone,
}

/// Takes texts apart; its buffers are reused.
#[derive(Debug, Default)]
pub struct Words {
    /// The words that are open, in lower case, with their `_`.
    run: String,
    /// Whether a `#` leads them.
    led: bool,
    /// Whether a `_` joins them.
    joined: bool,
    /// The characters that are open.
    characters: Vec<char>,
    /// Position of the next word.
    at: u32,
}

impl Words {
    /// Gives every word of a text to `give`, with its position counted from 0.
    pub fn each(&mut self, text: &str, give: &mut impl FnMut(&str, u32, Role)) {
        self.at = 0;
        let bytes = text.as_bytes();
        let mut from = 0;
        while let Some(byte) = bytes.get(from) {
            let led = from > 0 && bytes[from - 1] == b'#';
            if byte.is_ascii() {
                let length = plain_length(&bytes[from..]);
                if length == 0 {
                    self.end(give);
                    from += 1;
                    continue;
                }
                self.take_plain(&text[from..from + length], led, give);
                from += length;
            } else if let Some(character) = text[from..].chars().next() {
                self.take(character, led, give);
                from += character.len_utf8();
            }
        }
        self.end(give);
    }

    /// Takes letters, digits and `_` of ASCII into the open words.
    fn take_plain(&mut self, letters: &str, led: bool, give: &mut impl FnMut(&str, u32, Role)) {
        self.end_characters(give);
        let begun = self.run.len();
        if begun == 0 {
            self.led = led;
        }
        self.run.push_str(letters);
        self.run[begun..].make_ascii_lowercase();
        self.joined |= letters.contains('_');
    }

    /// Takes any other character into what is open, or ends it.
    fn take(&mut self, character: char, led: bool, give: &mut impl FnMut(&str, u32, Role)) {
        if is_character(character) {
            self.end_run(give);
            self.characters.push(character);
            return;
        }
        let begun = self.run.len();
        fold_into(&mut self.run, character);
        if self.run.len() > begun {
            self.end_characters(give);
            if begun == 0 {
                self.led = led;
            }
        } else if !is_mark(character) {
            self.end(give);
        }
    }

    fn end(&mut self, give: &mut impl FnMut(&str, u32, Role)) {
        self.end_run(give);
        self.end_characters(give);
    }

    fn end_run(&mut self, give: &mut impl FnMut(&str, u32, Role)) {
        if self.run.is_empty() {
            return;
        }
        let whole = self.led || self.joined;
        let role = if whole { Role::Part } else { Role::Plain };
        let first = self.at;
        if self.joined {
            for part in self.run.split('_').filter(|part| !part.is_empty()) {
                give(cut(part), self.at, role);
                self.at += 1;
            }
        } else {
            give(cut(&self.run), self.at, role);
            self.at += 1;
        }
        if whole && self.at > first {
            if self.led {
                self.run.insert(0, '#');
            }
            give(cut(&self.run), first, Role::Whole);
        }
        self.run.clear();
        self.joined = false;
    }

    fn end_characters(&mut self, give: &mut impl FnMut(&str, u32, Role)) {
        if self.characters.is_empty() {
            return;
        }
        let mut pair = String::new();
        for two in self.characters.windows(2) {
            pair.clear();
            pair.extend(two);
            give(&pair, self.at, Role::Pair);
            self.at += 1;
        }
        if let Some(last) = self.characters.last() {
            let role = if self.characters.len() > 1 {
                Role::Last
            } else {
                Role::Lone
            };
            give(last.encode_utf8(&mut [0; 4]), self.at, role);
            self.at += 1;
        }
        self.characters.clear();
    }
}

/// The order of words in the index: that of their UTF-16, by which scripts compare.
pub fn order(a: &str, b: &str) -> Ordering {
    let place = |byte: u8| match byte {
        // U+E000 to U+FFFF come behind what UTF-16 writes in two parts.
        0xee | 0xef => byte + 0x10,
        other => other,
    };
    a.bytes().map(place).cmp(b.bytes().map(place))
}

fn cut(word: &str) -> &str {
    if word.len() <= LONGEST {
        return word;
    }
    let end = word.char_indices().nth(LONGEST).map(|(at, _)| at);
    end.and_then(|end| word.get(..end)).unwrap_or(word)
}

/// Which bytes are letters, digits and `_` of ASCII.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        plain[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    plain
};

/// How many of them stand at the beginning.
fn plain_length(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !PLAIN[usize::from(*byte)]);
    end.unwrap_or(bytes.len())
}

/// Marks above and below letters, which nobody types.
fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Characters of scripts that put no blanks between words.
fn is_character(character: char) -> bool {
    matches!(character,
        'ก'..='ໟ' | '々'..='〇' | 'ぁ'..='ヿ' | 'ㇰ'..='ㇿ' | '㐀'..='䶿' | '一'..='鿿' | '가'..='힣' | '豈'..='\u{faff}' | 'ｦ'..='ﾟ'
        | '\u{20000}'..='\u{3ffff}')
        && character.is_alphanumeric()
}

/// Appends the plain letters of a letter; nothing for what is none.
fn fold_into(out: &mut String, character: char) {
    if !character.is_alphanumeric() {
        return;
    }
    decompose_compatible(character, |part| {
        for letter in part.to_lowercase().filter(|letter| !is_mark(*letter)) {
            match plain(letter) {
                Some(letters) => out.push_str(letters),
                None if letter.is_alphanumeric() => out.push(letter),
                None => {}
            }
        }
    });
}

/// Letters whose stroke or shape is no mark that could be taken off.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ł' => "l",
        'ŧ' => "t",
        'þ' => "th",
        'ς' => "σ",
        _ => return None,
    })
}
