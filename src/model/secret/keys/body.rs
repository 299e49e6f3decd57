//! Letters of base64 in the lines of a key, as people paste these: in quotes, in marks of Markdown and HTML, behind numbers, nicks
//! and names of files. A line in, where letters of the key stand in it out. Where a key begins and ends is known to `keys`.

use std::ops::Range;

/// Longest line in which few letters are looked for, in bytes.
const LONGEST: usize = 400;

/// Most frames that are kept: those of a few people who paste at once.
const FRAMES: usize = 8;

/// What stands before and behind the letters of a key in its lines, without numbers and blanks.
#[derive(Default)]
pub(super) struct Frames {
    before: Vec<String>,
    after: Vec<String>,
}

impl Frames {
    /// Takes in what stands around a part of a line.
    pub(super) fn learn(&mut self, line: &str, part: &Range<usize>) {
        add(&mut self.before, &line[..part.start]);
        add(&mut self.after, &line[part.end..]);
    }

    /// Whether a line has nothing but what stands before the letters of others: a time and a nick.
    pub(super) fn is_empty_in(&self, line: &str) -> bool {
        line.len() <= LONGEST && self.before.contains(&bare(line))
    }

    /// The letters of a line that says nothing but these, be they as few as they may.
    pub(super) fn few(&self, line: &str) -> Option<Range<usize>> {
        let fits = |run: &Range<usize>| {
            is_known(&self.before, &line[..run.start]) && is_known(&self.after, &line[run.end..])
        };
        let short = line.len() <= LONGEST;
        short.then(|| runs(line).find(fits)).flatten()
    }
}

fn add(frames: &mut Vec<String>, text: &str) {
    if frames.len() < FRAMES && text.len() <= LONGEST && !is_known(frames, text) {
        frames.push(bare(text));
    }
}

fn bare(text: &str) -> String {
    let said = |c: &char| !c.is_ascii_digit() && !c.is_whitespace();
    text.chars().filter(said).collect()
}

/// Whether a frame is one of those, or nothing but marks.
fn is_known(frames: &[String], text: &str) -> bool {
    let bare = bare(text);
    !bare.contains(char::is_alphanumeric) || frames.contains(&bare)
}

/// Where so many letters of base64 or more stand in a line that look like those of a key: alone at its end, or drawn by lot.
pub(super) fn letters(line: &str, least: usize) -> impl Iterator<Item = Range<usize>> {
    runs(line).filter(move |run| {
        let ends = run.end == line.len() && is_apart(&line[..run.start]);
        run.len() >= least && (ends || is_drawn(&line[run.clone()], &line[..run.start]))
    })
}

/// The letters at the end of a line behind the nick of somebody, or alone.
pub(super) fn alone(line: &str) -> Option<Range<usize>> {
    let last = runs(line).last().filter(|run| run.end == line.len())?;
    let before = line[..last.start].trim_end();
    (before.is_empty() || before.ends_with('>')).then_some(last)
}

fn is_apart(before: &str) -> bool {
    before.is_empty() || before.ends_with([' ', '\t', '>'])
}

/// Whether letters are of both cases, and not the path behind a host.
fn is_drawn(run: &str, before: &str) -> bool {
    let has = |kind: fn(&u8) -> bool| run.as_bytes().iter().any(kind);
    let host = before.strip_suffix('.');
    let host = host.is_some_and(|host| host.ends_with(|c: char| c.is_ascii_alphabetic()));
    has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase) && !host
}

/// Where letters of base64 stand in a line, as many as follow each other.
fn runs(line: &str) -> impl Iterator<Item = Range<usize>> {
    let sign = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    let bytes = line.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + bytes.get(at..)?.iter().position(sign)?;
        let length = bytes[start..].iter().take_while(|byte| sign(byte)).count();
        at = start + length;
        Some(start..at)
    })
}
