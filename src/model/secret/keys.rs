//! Private keys (RFC 7468, the armour of OpenPGP, PuTTY), whose lines may be those of a chat, each with a time and a nick. A text
//! and where one may begin in; its marks, and what stands at the end of each line between them, out.

mod body;

use std::ops::Range;

use self::body::{Frames, alone, letters};
use super::{Secret, line_around};

/// Longest key that is looked for, in lines.
const LINES: usize = 400;

/// Shortest line of a key whose end is missing, in letters of base64.
const BODY: usize = 40;

/// Shortest line of a key between its marks but for the last, and shortest one of PuTTY.
const SHORT: usize = 16;

/// What begins the mark at the end of a key.
const CLOSES: &str = "-----END";

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
}

impl<'t> Line<'t> {
    fn at(text: &'t str, start: usize) -> Option<Self> {
        let range = (start < text.len()).then(|| line_around(text, start))?;
        let words = text[range.clone()].trim_end();
        Some(Line { range, words })
    }

    fn secret(&self, part: Range<usize>) -> Secret {
        Secret {
            range: self.range.start + part.start..self.range.start + part.end,
            kind: KIND,
        }
    }

    /// Takes the letters of a key out of the words before a byte, if there are as many as that; false if there are not.
    fn body(&self, end: usize, least: usize, frames: &mut Frames, found: &mut Vec<Secret>) -> bool {
        let words = self.words[..end].trim_end();
        let before = found.len();
        for run in letters(words, least) {
            frames.learn(words, &run);
            found.push(self.secret(run));
        }
        found.len() > before
    }
}

/// Takes so many lines of base64 as the line above them says, be there others of a chat between them.
fn putty(text: &str, head: Range<usize>, at: usize, found: &mut Vec<Secret>) -> usize {
    let count = text[at + PUTTY.len()..head.end].trim_start();
    let digits = count.find(|c: char| !c.is_ascii_digit());
    let count = &count[..digits.unwrap_or(count.len())];
    let (mut left, mut start): (usize, usize) = (count.parse().unwrap_or(0), head.end + 1);
    let mut frames = Frames::default();
    frames.learn(&text[head.clone()], &(at - head.start..head.len()));
    for _ in 0..LINES {
        let Some(line) = Line::at(text, start).filter(|_| left > 0) else {
            break;
        };
        let long = line.body(line.words.len(), SHORT, &mut frames, found);
        let few = frames.few(line.words).filter(|_| !long && left == 1);
        left -= usize::from(long || few.is_some());
        found.extend(few.map(|run| line.secret(run)));
        start = line.range.end + 1;
    }
    start.min(text.len())
}

/// A key whose mark names it at a byte. Gives back where it ends.
pub(super) fn key(text: &str, at: usize, found: &mut Vec<Secret>) -> usize {
    let first = line_around(text, at);
    if text[at..].starts_with(PUTTY) {
        return putty(text, first, at, found);
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
            lines(text, begin..at, end, found)
        }
    }
}

/// Where the mark of a private key ends that closes one which begins somewhere; none if other keys and signatures end there.
fn end(text: &str, begin: usize) -> Option<usize> {
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

/// The lines of a key below its first one, of whose mark some bytes are given. Words that others say meanwhile stay: where few
/// letters stand, there stands around them what stands around others of the key.
fn lines(text: &str, mark: Range<usize>, end: Option<usize>, found: &mut Vec<Secret>) -> usize {
    let first = line_around(text, mark.start);
    let closed = text[mark.end..first.end]
        .find("-----")
        .map(|at| mark.end + at + 5);
    let mark = mark.start - first.start..closed.unwrap_or(first.end) - first.start;
    let mut frames = Frames::default();
    frames.learn(&text[first.clone()], &mark);
    let (mut start, mut goes_on) = (first.end + 1, false);
    while let Some(line) = Line::at(text, start) {
        let length = line.words.len();
        match end {
            Some(end) if line.range.start >= end => break,
            _ if length == 0 => {}
            Some(_) => goes_on = closed_line(&line, goes_on, &mut frames, found),
            None if line.body(length, BODY, &mut frames, found) => {}
            None => {
                let last = frames.few(line.words);
                let last = last.filter(|run| line.words[run.clone()].ends_with('='));
                found.extend(last.map(|run| line.secret(run)));
                break;
            }
        }
        start = line.range.end + 1;
    }
    start.min(text.len())
}

/// A line of a key whose end is known; true if it is a long one.
fn closed_line(
    line: &Line<'_>,
    goes_on: bool,
    frames: &mut Frames,
    found: &mut Vec<Secret>,
) -> bool {
    let closes = line.words.find(CLOSES);
    let part = closes.unwrap_or(line.words.len());
    let long = line.body(part, SHORT, frames, found);
    if !long {
        let words = line.words[..part].trim_end();
        let last = frames.few(words);
        let last = last.or_else(|| alone(words).filter(|_| goes_on));
        found.extend(last.map(|run| line.secret(run)));
    }
    found.extend(closes.map(|mark| line.secret(mark..line.words.len())));
    long
}
