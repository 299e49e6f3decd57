//! Private keys (RFC 7468, the armour of OpenPGP, PuTTY), whose lines may be those of a chat, each with a time and a nick. A text
//! and where one may begin in; its marks, and what stands at the end of each line between them, out.

use std::ops::Range;

use super::{Secret, line_around};

/// Longest key that is looked for, in lines.
const LINES: usize = 400;

/// Shortest line of a key whose end is missing, in letters of base64.
const BODY: usize = 40;

/// Shortest line of a key between its marks but for the last, and shortest one of PuTTY.
const SHORT: usize = 16;

/// Bytes of the mark at the head of a key, at the most.
const MARK: usize = 48;

/// What a private key is called.
const KIND: &str = "private key";

/// What stands before the lines of a private key of PuTTY, and before their number.
pub(super) const PUTTY: &str = "Private-Lines:";

/// A line of a text as one of a key.
struct Line<'t> {
    range: Range<usize>,
    words: &'t str,
    /// What stands at its end.
    last: &'t str,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, start: usize) -> Option<Self> {
        let range = (start < text.len()).then(|| line_around(text, start))?;
        let words = text[range.clone()].trim_end();
        let last = words.rsplit([' ', '\t', '>']).next().unwrap_or(words);
        Some(Line { range, words, last })
    }

    /// Whether letters of base64 stand at its end, as many as that.
    fn is_body(&self, least: usize) -> bool {
        let sign = |byte: u8| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte);
        self.last.len() >= least && !self.last.is_empty() && self.last.bytes().all(sign)
    }

    /// Whether nothing else is said in it.
    fn is_alone(&self) -> bool {
        let before = self.words[..self.words.len() - self.last.len()].trim_end();
        before.is_empty() || before.ends_with('>')
    }

    fn secret(&self, from: usize) -> Secret {
        Secret {
            range: self.range.start + from..self.range.start + self.words.len(),
            kind: KIND,
        }
    }

    fn body(&self) -> Secret {
        self.secret(self.words.len() - self.last.len())
    }
}

/// Takes so many lines of base64 as the line above them says, be there others of a chat between them.
fn putty(text: &str, head: Range<usize>, found: &mut Vec<Secret>) -> usize {
    let count = text[head.clone()].rsplit(':').next();
    let count = count.and_then(|count| count.trim().parse().ok());
    let (mut left, mut start): (usize, usize) = (count.unwrap_or(0), head.end + 1);
    for _ in 0..LINES {
        let Some(line) = Line::at(text, start).filter(|_| left > 0) else {
            break;
        };
        if line.is_body(SHORT) {
            found.push(line.body());
            left -= 1;
        }
        start = line.range.end + 1;
    }
    start.min(text.len())
}

/// A key whose mark names it at a byte. Gives back where it ends.
pub(super) fn key(text: &str, at: usize, found: &mut Vec<Secret>) -> usize {
    let first = line_around(text, at);
    if text[at..].starts_with(PUTTY) {
        return putty(text, first, found);
    }
    let begin = text[first.start..at].rfind("-----BEGIN");
    let begin = begin.map(|begin| first.start + begin);
    let Some(begin) = begin.filter(|begin| at - begin <= MARK) else {
        return first.end;
    };
    match end(text, begin) {
        Some(end) if end <= first.end => {
            let range = begin..end;
            found.push(Secret { range, kind: KIND });
            end
        }
        end => {
            let range = begin..first.end.max(begin);
            found.push(Secret { range, kind: KIND });
            lines(text, first.end + 1, end, found)
        }
    }
}

/// Where the mark of a private key ends that closes one which begins somewhere; none if other keys and signatures end there.
fn end(text: &str, begin: usize) -> Option<usize> {
    const CLOSES: &str = "-----END";
    let rest = &text[begin..];
    let lines = rest.split_inclusive('\n').take(LINES);
    let near = &rest[..lines.map(str::len).sum::<usize>()];
    near.match_indices(CLOSES).find_map(|(at, _)| {
        let name = &near[at + CLOSES.len()..];
        let closes = name.find("-----").filter(|end| *end <= MARK)?;
        let private = name[..closes].contains("PRIVATE KEY");
        private.then(|| begin + at + CLOSES.len() + closes + 5)
    })
}

/// The lines of a key below its first one. Words that others say meanwhile stay: only the last line of a key may be short.
fn lines(text: &str, mut start: usize, end: Option<usize>, found: &mut Vec<Secret>) -> usize {
    let mut goes_on = false;
    while let Some(line) = Line::at(text, start) {
        let next = line.range.end + 1;
        match end {
            Some(end) if line.range.start >= end => break,
            Some(_) if line.words.contains("-----END") => {
                found.extend(line.words.find("-----END").map(|mark| line.secret(mark)));
            }
            Some(_) if line.is_body(SHORT) || goes_on && line.is_body(1) && line.is_alone() => {
                goes_on = line.is_body(BODY);
                found.push(line.body());
            }
            Some(_) => goes_on = false,
            None if line.is_body(BODY) => found.push(line.body()),
            None => break,
        }
        start = next;
    }
    start.min(text.len())
}
