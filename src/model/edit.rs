//! Corrections as people type them: `s/old/new/`, `s/old/new/g`, `i/where/what/`. A text in, what it corrects out; what becomes of
//! it is said elsewhere.
//! Rules: W3C scribe.perl 2, pass 1: texts are literal; an edit acts on lines before it, `/G` on all.

use memchr::memchr2_iter;

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

/// Whether a correction may stand in a text: the quick question before a closer look.
pub fn may_be_in(text: &str) -> bool {
    memchr2_iter(b'/', b'|', text.as_bytes()).any(|mark| begin(text, mark).is_some())
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
}
