//! Private keys (RFC 7468, the armour of OpenPGP, PuTTY), whose lines may be those of a chat, each with a time and a nick. A text
//! and where one may begin in; its marks, and what stands at the end of each line between them, out.

mod body;

use std::ops::Range;

use memchr::{memchr, memchr2_iter, memmem, memrchr};

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

/// What marks of keys and certificates begin with where they stand in base64 themselves, as in the settings of `kubectl`, and what
/// they have where the key is a private one, by the byte of three that its name begins with.
pub(super) const PACKED: &str = "LS0tLS1CRUdJTi";
const PRIVATE: &[&str] = &["VkFURSBLRVk", "SVZBVEUgS0VZ", "UklWQVRFIEtFW"];

/// Longest line of such a key that goes on below; where nothing breaks lines, each is a key of its own.
const WRAPPED: usize = 80;

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

/// A key whose mark names it at a byte. Gives back where it ends. Many keys may stand in one long line: only where a key goes on
/// below its line is that looked at to its end.
pub(super) fn key(text: &str, at: usize, found: &mut Vec<Secret>) -> usize {
    if text[at..].starts_with(PUTTY) {
        return putty(text, line_around(text, at), at, found);
    }
    if text[at..].starts_with(PACKED) {
        return packed(text, at, found);
    }
    let Some(begin) = mark(text, at, b"-----BEGIN") else {
        return beheaded(text, at, found);
    };
    let end = end(text, begin);
    if let Some(end) = end.filter(|end| is_shown(&text[begin..*end])) {
        return end;
    }
    let one_line = |end: &usize| memchr(b'\n', &text.as_bytes()[begin..*end]).is_none();
    if let Some(end) = end.filter(one_line) {
        let range = begin..end;
        found.push(Secret { range, kind: KIND });
        return end;
    }
    let range = begin..line_around(text, at).end;
    let (before, first) = (found.len(), range.clone());
    found.push(Secret { range, kind: KIND });
    let next = lines(text, begin..at, end, found);
    if end.is_none() && found.len() == before + 1 && is_said(&text[at..first.end]) {
        found.truncate(before);
        return first.end;
    }
    next
}

/// Whether a key is shown without its letters: between its marks there are dots, crosses and breaks of lines alone.
fn is_shown(key: &str) -> bool {
    let inside = key.trim_start_matches('-').split_once("-----");
    let inside = inside.and_then(|(_, rest)| Some(rest.rsplit_once(CLOSES)?.0));
    inside.is_some_and(|inside| {
        let sign = |c: char| c.is_whitespace() || ".xX*\u{2026}".contains(c);
        !inside.is_empty() && inside.replace("\\n", " ").chars().all(sign)
    })
}

/// Whether nothing but words stands behind a mark in its line: somebody speaks of keys.
fn is_said(rest: &str) -> bool {
    let behind = rest.split_once("-----").map_or("", |(_, behind)| behind);
    !behind.trim().is_empty() && letters(behind, SHORT).next().is_none()
}

/// A key whose marks are in base64 as well: its letters, and the lines below where it is broken into lines.
fn packed(text: &str, at: usize, found: &mut Vec<Secret>) -> usize {
    let line = line_around(text, at);
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let run = &text.as_bytes()[at..line.end];
    let range = at..at + run.iter().take_while(|byte| letter(byte)).count();
    let head = &text[at..range.end.min(at + 2 * MARK)];
    if !PRIVATE.iter().any(|name| head.contains(name)) {
        return range.end;
    }
    found.push(Secret {
        range: range.clone(),
        kind: KIND,
    });
    match range.end == line.end && range.len() <= WRAPPED {
        true => lines(text, range, None, found),
        false => range.end,
    }
}

/// A key whose first line is missing, of which the mark at the end names it: the lines right above, be there a few words of others
/// between them.
fn beheaded(text: &str, at: usize, found: &mut Vec<Secret>) -> usize {
    let last = line_around(text, at);
    let Some(close) = mark(text, at, CLOSES.as_bytes()) else {
        return last.end;
    };
    let (mut frames, mut short) = (Frames::default(), None);
    let (mut start, mut apart, before) = (last.start, 0, found.len());
    for above in 0..LINES {
        let line = start.checked_sub(1).map(|end| line_around(text, end));
        let Some(line) = line.and_then(|range| Line::at(text, range.start)) else {
            break;
        };
        if line.words.contains("-----") {
            break;
        }
        start = line.range.start;
        let body = line.body(line.words.len(), BODY, &mut frames, found);
        apart = if body { 0 } else { apart + 1 };
        if above == 0 && !body {
            short = Some(line);
        } else if apart > APART {
            break;
        }
    }
    if found.len() > before {
        let few = short.and_then(|line| Some(line.secret(frames.few(line.words)?)));
        found.extend(few);
        found.push(Secret {
            range: close..last.end,
            kind: KIND,
        });
    }
    last.end
}

/// Lines of others that may stand between two lines of a key whose beginning is missing.
const APART: usize = 2;

/// Where a mark begins that names a key at a byte.
fn mark(text: &str, at: usize, begins: &[u8]) -> Option<usize> {
    let start = at.saturating_sub(MARK);
    let near = &text.as_bytes()[start..at];
    let near = &near[memrchr(b'\n', near).map_or(0, |end| end + 1)..];
    let begin = memmem::rfind(near, begins)?;
    Some(at - near.len() + begin)
}

/// Where the mark of a private key ends that closes one which begins somewhere; none if other keys and signatures end there.
fn end(text: &str, begin: usize) -> Option<usize> {
    let rest = &text[begin..];
    let mut left = LINES;
    let mut marks = memchr2_iter(b'\n', b'-', rest.as_bytes()).take_while(|at| {
        left -= usize::from(rest.as_bytes()[*at] == b'\n');
        left > 0
    });
    marks.find_map(|at| Some(begin + at + closing(&rest[at..])?))
}

/// The bytes of the mark of a private key at the head of a text that closes it.
fn closing(text: &str) -> Option<usize> {
    let name = text.strip_prefix(CLOSES)?;
    let near = name.as_bytes().get(..MARK + 5);
    let closes = memmem::find(near.unwrap_or(name.as_bytes()), b"-----")?;
    let private = name[..closes].contains("PRIVATE KEY");
    private.then_some(CLOSES.len() + closes + 5)
}

/// The lines of a key below its first one, of whose mark some bytes are given.
fn lines(text: &str, mark: Range<usize>, end: Option<usize>, found: &mut Vec<Secret>) -> usize {
    let first = line_around(text, mark.start);
    let closed = text[mark.end..first.end].find("-----");
    let closed = closed.map_or(first.end, |at| mark.end + at + 5);
    let mut inside = Inside::default();
    let part = mark.start - first.start..closed - first.start;
    inside.frames.learn(&text[first.clone()], &part);
    let mut start = first.end + 1;
    while let Some(line) = Line::at(text, start) {
        start = line.range.end + 1;
        match end {
            Some(end) if line.range.start >= end => break,
            _ if line.words.is_empty() => {}
            Some(_) => inside.take(&line, comes_end(text, start), found),
            None if line.body(line.words.len(), BODY, &mut inside.frames, found) => {}
            None => {
                let last = inside.frames.few(line.words);
                let last = last.filter(|run| line.words[run.clone()].ends_with('='));
                found.extend(last.map(|run| line.secret(run)));
                break;
            }
        }
    }
    start.min(text.len())
}

/// Whether the next line with words has the mark at the end of a key.
fn comes_end(text: &str, mut start: usize) -> bool {
    while let Some(line) = Line::at(text, start) {
        if !line.words.is_empty() {
            return line.words.contains(CLOSES);
        }
        start = line.range.end + 1;
    }
    false
}

/// What is known between the marks of a key. Words that others say meanwhile stay, and so do lists: only the last line of a key is
/// short, and there stands around it what stands around others of the key.
#[derive(Default)]
struct Inside {
    frames: Frames,
    /// Whether the line before was a long one.
    goes_on: bool,
    /// Whether a short one may come.
    owed: bool,
}

impl Inside {
    /// Takes out what a line has of the key; `last` says that the mark at its end follows.
    fn take(&mut self, line: &Line<'_>, last: bool, found: &mut Vec<Secret>) {
        let closes = line.words.find(CLOSES);
        let part = closes.unwrap_or(line.words.len());
        let long = line.body(part, SHORT, &mut self.frames, found);
        let words = line.words[..part].trim_end();
        let framed = !long && (self.owed || last || closes.is_some());
        let framed = framed && !self.frames.is_empty_in(words);
        let few = framed.then(|| self.frames.few(words)).flatten();
        self.owed = long || self.owed && few.is_none();
        let few = few.or_else(|| alone(words).filter(|_| self.goes_on && !long));
        self.goes_on = long;
        found.extend(few.map(|run| line.secret(run)));
        found.extend(closes.map(|mark| line.secret(mark..line.words.len())));
    }
}
