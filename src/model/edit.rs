//! Corrections as people type them: `s/old/new/`, `s/old/new/g`, `i/where/what/`. A text in, what it corrects out; what becomes of
//! it is said elsewhere.
//! Rules: W3C scribe.perl 2, pass 1: texts are literal; an edit acts on lines before it, `/G` on all. What other bots take for a
//! correction is read by [`all_within`] alone: minutes know nothing of it.

mod pattern;

use std::sync::LazyLock;

use memchr::{memchr, memchr2_iter};

pub use pattern::Pattern;

/// A correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit<'a> {
    /// Whether a line is put in before that which it names.
    pub insert: bool,
    /// What it looks for.
    pub old: &'a str,
    /// What comes in its place, or before it.
    pub new: &'a str,
    /// What it changes.
    pub reach: Reach,
}

/// Which lines a correction changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The nearest before it.
    Nearest,
    /// All before it.
    Earlier,
    /// All.
    All,
}

/// Takes `s/old/new/g` apart; the last mark may be missing, `|` may stand for it.
pub fn parse(text: &str) -> Option<Edit<'_>> {
    let text = text.trim();
    let mark = match text.as_bytes() {
        [b's' | b'i', mark @ (b'/' | b'|'), ..] => char::from(*mark),
        _ => return None,
    };
    let (old, rest) = text[2..]
        .split_once(mark)
        .filter(|(old, _)| !old.is_empty())?;
    let (new, flags) = rest.rsplit_once(mark).unwrap_or((rest, ""));
    let (new, reach) = match flags.trim() {
        "" => (new, Reach::Nearest),
        "g" => (new, Reach::Earlier),
        "G" => (new, Reach::All),
        // What stands behind the last mark is a word to the others.
        _ if flags.starts_with(' ') => (new, Reach::Nearest),
        // The new text holds the mark itself, and none stands at its end.
        _ => (rest, Reach::Nearest),
    };
    Some(Edit {
        insert: text.starts_with('i'),
        old,
        new,
        reach,
    })
}

/// The first correction in a text, and where it begins: behind a stamp, a name or a word to the others.
pub fn within(text: &str) -> Option<(usize, Edit<'_>)> {
    let text = text.trim_end();
    let begins = memchr2_iter(b'/', b'|', text.as_bytes()).filter_map(|mark| begin(text, mark));
    let mut found = begins.filter_map(|at| Some((at, parse(&text[at..])?)));
    found.next()
}

/// A correction as it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed<'a> {
    /// Where it begins.
    pub at: usize,
    /// What it asks for.
    pub edit: Edit<'a>,
    /// Whether minutes read it so.
    pub strict: bool,
}

impl Typed<'_> {
    /// Where the new words begin.
    pub fn new_at(&self) -> usize {
        self.at + self.edit.old.len() + "s//".len()
    }
}

/// Every correction in a text, in order, also as bots read them that know `sed`: any sign as mark, a capital letter, one behind
/// the other, marks behind a backslash. For what is about to be taken out, of which each reading has to be looked at.
pub fn all_within(text: &str) -> Vec<Typed<'_>> {
    let text = text.trim_end();
    let strict = within(text);
    let strict = strict.map(|(at, edit)| Typed {
        at,
        edit,
        strict: true,
    });
    let mut found: Vec<Typed<'_>> = strict.into_iter().collect();
    let known = |typed: &Typed<'_>| {
        strict.is_some_and(|strict| strict.at == typed.at && strict.edit.old == typed.edit.old)
    };
    // Each line is looked through for its end once.
    let mut end = 0;
    let wide = begins(text).filter_map(|at| {
        if at >= end {
            let more = memchr(b'\n', &text.as_bytes()[at..]);
            end = more.map_or(text.len(), |more| at + more);
        }
        wide(&text[..end], at)
    });
    found.extend(wide.filter(|typed| !known(typed)));
    found.sort_by_key(|typed| typed.at);
    found
}

/// Whether a correction may stand in a text: the quick question before a closer look.
pub fn may_be_in(text: &str) -> bool {
    begins(text).next().is_some()
}

/// Where corrections may begin, read widely.
fn begins(text: &str) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    // Marks are met less than letters.
    let is_mark: &[bool; 256] = &MARKS;
    let marks = (1..bytes.len()).filter(|at| is_mark[usize::from(bytes[*at])]);
    marks.map(|mark| mark - 1).filter(move |at| {
        let usual = matches!(bytes[at + 1], b'/' | b'|');
        let apart = || {
            bytes
                .get(at + 2)
                .is_some_and(|byte| !byte.is_ascii_whitespace())
        };
        let begins = match bytes[*at] {
            b's' | b'S' => usual || apart(),
            b'i' => usual,
            _ => false,
        };
        begins && (stands_apart(text, *at) || begin(text, at + 1).is_some())
    })
}

/// Of each byte, whether it is a mark.
static MARKS: LazyLock<[bool; 256]> =
    LazyLock::new(|| std::array::from_fn(|byte| u8::try_from(byte).is_ok_and(is_mark)));

/// Signs that may part the words of a correction: no brackets and quotes, in which it may stand, and nothing that ends a sentence
/// or a word cut short.
fn is_mark(byte: u8) -> bool {
    byte.is_ascii_punctuation() && !br#"'"`()[]{}<>.\"#.contains(&byte)
}

/// Whether a letter begins a word, be it behind a sign that does.
fn stands_apart(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    let first = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '>' || c == ':');
    let last = before.next();
    first(last) || !last.is_some_and(char::is_alphanumeric) && first(before.next())
}

/// The correction that begins at a byte of a text up to the end of its line, each of its parts up to the next mark that no backslash hides.
fn wide(text: &str, at: usize) -> Option<Typed<'_>> {
    let line = text[at..].trim_end_matches('\r');
    let mark = *line.as_bytes().get(1)?;
    let rest = &line[2..];
    let end = part(rest, mark)?;
    let (old, rest) = (&rest[..end], &rest[end + 1..]);
    let end = part(rest, mark);
    let (new, flags) = match end {
        Some(end) => (&rest[..end], &rest[end + 1..]),
        None => (rest, ""),
    };
    let edit = Edit {
        insert: line.starts_with('i'),
        old,
        new,
        reach: reach(flags),
    };
    (!old.is_empty()).then_some(Typed {
        at,
        edit,
        strict: false,
    })
}

/// Where a part of a correction ends.
fn part(text: &str, mark: u8) -> Option<usize> {
    let mut hidden = false;
    text.bytes().position(|byte| {
        let ends = byte == mark && !hidden;
        hidden = byte == b'\\' && !hidden;
        ends
    })
}

/// What the letters behind the last mark ask for.
fn reach(flags: &str) -> Reach {
    let end = flags.find(|c: char| !c.is_alphanumeric());
    let word = &flags[..end.unwrap_or(flags.len())];
    let known = word.chars().all(|c| "gGiI0123456789".contains(c));
    match known {
        true if word.contains('G') => Reach::All,
        true if word.contains('g') => Reach::Earlier,
        _ => Reach::Nearest,
    }
}

/// Where a correction begins whose first mark stands at a byte.
fn begin(text: &str, mark: usize) -> Option<usize> {
    let (bytes, at) = (text.as_bytes(), mark.checked_sub(1)?);
    let apart = |byte: u8| byte.is_ascii_whitespace() || b">:\"'`(*~".contains(&byte);
    let before = at.checked_sub(1).map(|before| bytes[before]);
    (matches!(bytes[at], b's' | b'i') && before.is_none_or(apart)).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections() {
        let rows = [
            ("s/old/new/", Some(("old", "new", Reach::Nearest))),
            ("s/old/new", Some(("old", "new", Reach::Nearest))),
            ("s|a/b|c|", Some(("a/b", "c", Reach::Nearest))),
            ("s/old/new/g", Some(("old", "new", Reach::Earlier))),
            ("s/old/new/G ", Some(("old", "new", Reach::All))),
            ("s/old//", Some(("old", "", Reach::Nearest))),
            (
                "i/where/Topic: x/",
                Some(("where", "Topic: x", Reach::Nearest)),
            ),
            ("s/a/b/ (sorry)", Some(("a", "b", Reach::Nearest))),
            ("s/a/either/or", Some(("a", "either/or", Reach::Nearest))),
            ("s//x/", None),
            ("src/main.rs", None),
        ];
        for (text, expected) in rows {
            let found = parse(text).map(|edit| (edit.old, edit.new, edit.reach));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn corrections_behind_other_words() {
        let rows = [
            ("s/a/b/", Some(0)),
            ("ash: s/a/b/", Some(5)),
            ("10:00 <ash>\ts/a/b/", Some(12)),
            ("I meant s|a|b|g", Some(8)),
            ("s// and s/a/b/", Some(8)),
            ("https://a.test/s/a/b/", None),
            ("boats/a/b and this/a/b", None),
            ("ä/a/b s/a", None),
        ];
        for (text, expected) in rows {
            assert_eq!(within(text).map(|(at, _)| at), expected, "{text}");
            assert!(expected.is_none() || may_be_in(text), "{text}");
        }
    }

    /// Where a correction stands, what it looks for, and what comes in its place.
    type Expected = (usize, &'static str, &'static str);

    #[test]
    fn corrections_of_other_bots() {
        let rows: [(&str, &[Expected]); 20] = [
            ("s/a/b/", &[(0, "a", "b")]),
            ("s,boat,ship,", &[(0, "boat", "ship")]),
            ("s#boat#ship#g", &[(0, "boat", "ship")]),
            ("oops s:boat:ship", &[(5, "boat", "ship")]),
            ("S/boat/ship/", &[(0, "boat", "ship")]),
            ("[s/boat/ship/]", &[(1, "boat", "ship")]),
            ("/s/boat/ship/", &[(1, "boat", "ship")]),
            ("\u{2192} s!boat!ship!", &[(4, "boat", "ship")]),
            (
                "s/x/y/, s/boat/ship/",
                &[(0, "x", "y/, s/boat/ship"), (8, "boat", "ship")],
            ),
            (r"s/a\/c/d/", &[(0, r"a\", "c/d"), (0, r"a\/c", "d")]),
            ("s/a/either/or", &[(0, "a", "either/or")]),
            ("the boat's, well, here", &[]),
            ("a list: s, t, u", &[]),
            ("the plan(s): one, two", &[]),
            ("s.o.s. and s.t. else", &[]),
            ("https://a.test/s/a/b/", &[]),
            ("s", &[]),
            ("s,", &[]),
            ("s//x/", &[]),
            ("s/a\n/b/", &[(0, "a\n", "b")]),
        ];
        for (text, expected) in rows {
            let found = all_within(text).into_iter();
            let found: Vec<_> = found
                .map(|typed| {
                    let (start, new) = (typed.new_at(), typed.edit.new);
                    assert_eq!(&text[start..start + new.len()], new, "{text}");
                    (typed.at, typed.edit.old, new)
                })
                .collect();
            assert_eq!(found, expected, "{text}");
            assert!(expected.is_empty() || may_be_in(text), "{text}");
        }
    }

    #[test]
    fn what_flags_ask_for() {
        let rows = [
            ("s,a,b,g", Reach::Earlier),
            ("s,a,b,gi", Reach::Earlier),
            ("s,a,b,G", Reach::All),
            ("s,a,b,i", Reach::Nearest),
            ("s,a,b, good", Reach::Nearest),
            ("s,a,b,good", Reach::Nearest),
        ];
        for (text, expected) in rows {
            assert_eq!(all_within(text)[0].edit.reach, expected, "{text}");
        }
    }
}
