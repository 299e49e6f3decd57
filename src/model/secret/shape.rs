//! What passwords and tokens look like to somebody who reads them. A text in, whether it looks like one out; where it stands is no
//! matter here.

use crate::model::words::is_number;

/// Whether a text may be a password that somebody typed, where something says that one stands there: it has a digit or a mark, and
/// is no path, address, setting or name of a channel. Digits alone are mostly an example, and what another setting follows is short.
pub(super) fn is_typed(text: &str) -> bool {
    let text = before_setting(set_by_pattern(text));
    let mark = |c: char| c.is_ascii_digit() || "!@#%^&*+=?".contains(c);
    text.contains(mark)
        && text.contains(char::is_alphabetic)
        && text.len() >= SHORTEST
        && !is_place(text)
        && !is_setting(text)
        && !text.starts_with(['#', '&', '-'])
}

/// Whether a text looks like a password all alone: digits stand among the letters of one of its parts, as they do not in `CVE-2026-1`
/// or `sha256`.
pub(super) fn is_mixed(text: &str) -> bool {
    let text = before_setting(text);
    !is_place(text) && parts(text).any(|part| turns(part) >= 2)
}

/// Whether a text is one word with a number of some digits behind it, as many make a password of a word and a year: `Harbour2026`.
pub(super) fn is_numbered(text: &str) -> bool {
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - word.len();
    (2..=4).contains(&digits)
        && word.chars().nth(3).is_some()
        && word.chars().all(char::is_alphabetic)
}

/// Whether letters and digits take turns in one part of a text as often as in what is drawn by lot.
pub(super) fn is_drawn_word(text: &str) -> bool {
    let text = before_setting(text);
    !is_place(text) && parts(text).any(|part| turns(part) >= 3)
}

/// Whether a text may be the name of a commit, which is told of tests that pass.
pub(super) fn is_commit(text: &str) -> bool {
    let digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    matches!(text.len(), 7..=40) && text.bytes().all(digit)
}

/// Whether a text is words of small letters and a short number behind them, as people call things: `boats-cluster-1`.
pub(super) fn is_called(text: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '_');
    let word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let number = |number: &str| (1..=3).contains(&number.len()) && is_number(number);
    let parts = before_setting(text).rsplit_once(dash);
    parts.is_some_and(|(words, last)| number(last) && words.split(dash).all(word))
}

/// Whether a text looks drawn by lot: letters and digits take turns more often than in names.
pub(super) fn is_drawn(text: &str) -> bool {
    !is_place(text) && parts(text).map(turns).sum::<usize>() >= 3
}

/// Fewest bytes of a password.
const SHORTEST: usize = 5;

/// A text up to a sign behind which something else is set, as in `password=h0rse,user=amy`.
pub(super) fn before_setting(text: &str) -> &str {
    let ends = text.match_indices([',', ';', '&']);
    let mut ends = ends.filter(|(at, _)| sets(&text[at + 1..], b"-_"));
    ends.next().map_or(text, |(at, _)| &text[..at])
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric())
}

/// How often letters follow digits, or digits letters.
fn turns(part: &str) -> usize {
    let bytes = part.as_bytes().windows(2);
    bytes
        .filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit())
        .count()
}

/// Whether a text is the path of a file, or an address.
fn is_place(text: &str) -> bool {
    text.starts_with(['/', '~', '.']) || text.contains("://")
}

/// Of a correction that sets something, as in `s/password=.*/password=h0rse/`, what is set: programs of servers are told so.
pub(super) fn set_by_pattern(text: &str) -> &str {
    let value = text
        .strip_prefix(".*")
        .and_then(|rest| Some(rest.rsplit_once('=')?.1));
    value.map_or(text, |value| {
        value.trim_end_matches(['/', '|', '#', ',', '$'])
    })
}

/// Whether a text sets something, as `id=boats,src=boats.txt` does.
fn is_setting(text: &str) -> bool {
    sets(text, b"_")
}

/// The same with a key that has some signs besides letters.
fn sets(text: &str, signs: &[u8]) -> bool {
    let set = text
        .split_once('=')
        .filter(|(_, value)| !value.trim_matches('=').is_empty());
    set.is_some_and(|(key, _)| {
        key.bytes()
            .all(|byte| byte.is_ascii_lowercase() || signs.contains(&byte))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_a_number() {
        let rows = [
            ("Harbour2026", true),
            ("H\u{e4}fen26", true),
            ("boats7", false),
            ("sha256", false),
            ("b0ats26", false),
            ("Harbour20260", false),
            ("harbour-26", false),
            ("2026", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_numbered(text), expected, "{text}");
        }
    }

    #[test]
    fn passwords_by_their_looks() {
        // Typed, mixed, drawn.
        let rows = [
            ("h0rse7staple", [true, true, true]),
            ("b4ttery", [true, true, false]),
            ("boats7", [true, false, false]),
            ("boats!", [true, false, false]),
            ("boats", [false, false, false]),
            ("CVE-2026-90017", [true, false, false]),
            ("PBKDF2-SHA256", [true, false, false]),
            ("/run/secrets/b0a7s", [false, false, false]),
            ("https://a.test/b0a7s9x", [false, false, false]),
            ("id=b0a7s,src=x", [false, true, true]),
            ("0a1b2c3d4e5f", [true, true, true]),
            ("#pier2", [false, false, false]),
            ("1234567", [false, false, false]),
            ("null,user=b0a7s", [false, false, true]),
            ("h0rse7,user=amy", [true, true, true]),
            ("%s&user=%s2", [false, false, false]),
            ("jwt,pub-key=b0a7s.pub", [false, false, true]),
            ("h0rse7,pub-key=b0a7s.pub", [true, true, true]),
            ("boats-cluster-1", [true, false, false]),
            (".*/PASSWORD=h0rse7staple/", [true, false, false]),
            (".*/password=boats/", [false, false, false]),
        ];
        for (text, expected) in rows {
            assert_eq!(
                [is_typed(text), is_mixed(text), is_drawn(text)],
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn what_people_call_things() {
        let rows = [
            ("boats-cluster-1", true),
            ("boats_2", true),
            ("boats-1,pub-key=x", true),
            ("boats1", false),
            ("boats-20261", false),
            ("b0ats-cluster-1", false),
            ("Boats-cluster-1", false),
            ("h-1", false),
            ("boats-1-cluster", false),
            ("boats-cluster", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_called(text), expected, "{text}");
        }
    }
}
