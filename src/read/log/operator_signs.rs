//! Signs of operators and voices behind the nick, as a theme of irssi has them: `<   ash@> text`, `<birch+> text`, `< cedar > text`. The
//! lines of a log in, whether its nicks end so out; who has which rights nobody asks here.

use crate::read::text::holds;
use std::ops::Range;

/// Such signs, with which no nick ends (RFC 2812, section 2.3.1).
const SIGNS: [char; 3] = ['@', '+', '%'];

/// Bytes of a stamp, and of a nick between its signs.
const STAMP: usize = 32;
const NICK: usize = 80;

/// Fewest lines by which such a theme is told, and how many of them one other may stand among.
const FEWEST: usize = 3;
const AMONG: usize = 20;

/// Whether the nicks of a log end with such a sign, or with a blank in its place.
pub(super) fn stand_behind(text: &str, lines: &[Range<usize>]) -> bool {
    if !["@>", "+>", "%>"].iter().any(|sign| holds(text, sign)) {
        return false;
    }
    let (mut signed, mut blank, mut others) = (0, 0, 0);
    for nick in lines.iter().filter_map(|line| nick(&text[line.clone()])) {
        match nick.as_bytes().last() {
            Some(b'@' | b'+' | b'%') => signed += 1,
            Some(b' ') => blank += 1,
            _ => others += 1,
        }
    }
    signed > 0 && signed + blank >= FEWEST && others * AMONG <= signed + blank
}

/// A nick without such a sign.
pub(super) fn without(nick: &str) -> &str {
    let bare = nick.strip_suffix(SIGNS).unwrap_or(nick);
    if bare.is_empty() { nick } else { bare }
}

/// What stands between brackets behind the stamp of a line.
fn nick(line: &str) -> Option<&str> {
    let bytes = line.as_bytes();
    let start = memchr::memchr(b'<', &bytes[..bytes.len().min(STAMP)])? + 1;
    let of_stamp = |byte: &u8| byte.is_ascii_digit() || b"[]()-/.:TZ ".contains(byte);
    let rest = &bytes[start..];
    let end = memchr::memchr(b'>', &rest[..rest.len().min(NICK)])?;
    let stamped = bytes[..start - 1].iter().all(of_stamp);
    stamped.then(|| line.get(start..start + end))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stand_behind_all_nicks_or_none() {
        let rows = [
            (
                "15:00 <  ash@> a\n15:00 <birch+> b\n15:00 <cedar > c\n",
                true,
            ),
            ("<ash@> a\n<birch@> b\n<ash@> c\n", true),
            (
                "15:00 <@ash> a\n15:00 <+birch> b\n15:00 < cedar> c\n",
                false,
            ),
            ("15:00 <ash@> a\n15:00 <birch> b\n15:00 <cedar> c\n", false),
            (
                "15:00 <ash > a\n15:00 <birch > b <x@>\n15:00 <cedar > c\n",
                false,
            ),
            ("15:00 <ash@> a\n", false),
        ];
        for (text, expected) in rows {
            let lines = crate::read::text::lines(text);
            assert_eq!(stand_behind(text, &lines), expected, "{text}");
        }
        assert_eq!(["ash@", "birch", "+"].map(without), ["ash", "birch", "+"]);
    }
}
