//! Secrets that come about where somebody corrects a line, or that a correction quotes. Lines as they were typed in; which of them
//! tell a secret, and where, out.

use std::ops::Range;

use memchr::memchr;

use crate::model::edit;
use crate::model::secret::Secret;
use crate::read::corrected::{Change, Said, follow};

/// Bytes of a line in which the name of whoever speaks ends.
const HEAD: usize = 80;

/// The same in a text of many lines.
pub(super) fn in_text(text: &str, allowed: &[String]) -> Vec<Secret> {
    if !edit::may_be_in(text) {
        return Vec::new();
    }
    let mut start = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        start += line.len();
        (start - line.len(), line)
    });
    let (starts, lines): (Vec<usize>, Vec<&str>) = lines.unzip();
    let told = found(&lines, allowed).into_iter();
    let whole = told.map(|(line, secret)| Secret {
        range: starts[line] + secret.range.start..starts[line] + secret.range.end,
        ..secret
    });
    whole.collect()
}

/// What tells a secret: a correction as a whole, or what stands behind a name that somebody corrected, each with its line.
pub(super) fn found(lines: &[&str], allowed: &[String]) -> Vec<(usize, Secret)> {
    let said = lines.iter().map(|text| Said {
        text,
        from: head(text),
    });
    let said: Vec<Said<'_>> = said.collect();
    let secrets = |text: &str| super::found(text, allowed);
    let mut told = Vec::new();
    let lost = follow(&said, &mut |change: &Change<'_>| {
        let (was, is) = (secrets(change.before), secrets(change.after));
        let inside = touched(&was, change.at, change.gone).or(touched(&is, change.at, change.came));
        told.extend(inside.and_then(|kind| typed(&said, change.edit, kind)));
        let known: Vec<&str> = texts(&was, change.before).collect();
        for (secret, text) in is.iter().zip(texts(&is, change.after)) {
            let line = lines[change.line];
            if let Some(start) = line.find(text).filter(|_| !known.contains(&text)) {
                let range = start..start + text.len();
                let kind = secret.kind;
                told.push((change.line, Secret { range, kind }));
            }
        }
    });
    // Whatever it may be about: what looks like a password is taken for one.
    for at in lost {
        let edit = edit::within(&lines[at][said[at].from..]).map(|(_, edit)| [edit.old, edit.new]);
        let words = edit.into_iter().flatten();
        let mut kinds =
            words.filter_map(|word| Some(secrets(&format!("password={word}")).first()?.kind));
        told.extend(kinds.next().and_then(|kind| typed(&said, at, kind)));
    }
    told
}

/// Where the words of somebody begin in a line of a log, as far as that is plain to see.
fn head(line: &str) -> usize {
    let bytes = &line.as_bytes()[..line.len().min(HEAD)];
    let open = memchr(b'<', bytes).unwrap_or(HEAD);
    let head = memchr(b'>', bytes).filter(|end| *end > open);
    let head = head.map_or(0, |end| end + 1);
    let early = edit::within(line).is_some_and(|(at, _)| at < head);
    if early { 0 } else { head }
}

/// What a secret looks like that has some bytes of a text.
fn touched(secrets: &[Secret], at: usize, length: usize) -> Option<&'static str> {
    let touches = |range: &Range<usize>| range.start < at + length && at < range.end;
    let mut inside = secrets.iter().filter(|secret| touches(&secret.range));
    inside.next().map(|secret| secret.kind)
}

fn texts<'t>(secrets: &[Secret], text: &'t str) -> impl Iterator<Item = &'t str> {
    let ranges = secrets.iter().map(|secret| secret.range.clone());
    ranges.map(|range| text.get(range).unwrap_or_default())
}

/// A correction as it was typed, up to the end of its line.
fn typed(said: &[Said<'_>], line: usize, kind: &'static str) -> Option<(usize, Secret)> {
    let Said { text, from } = *said.get(line)?;
    let (at, _) = edit::within(&text[from..])?;
    let range = from + at..text.trim_end().len();
    Some((line, Secret { range, kind }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::secret;

    #[test]
    fn secrets_that_come_about_by_corrections() {
        let rows = [
            (
                "<kim> DB_PASSWORD=abc\n<kim> s/=abc/=Kx9canaryfive7/\n",
                "<kim> DB_PASSWORD=abc\n<kim> (password in a setting removed)\n",
            ),
            (
                "<kim> DB_PASSWORD=Kx9canaryfive7\n<ash> hm\n<kim> oops, s/five7/six8/",
                "<kim> DB_PASSWORD=(password in a setting removed)\n<ash> hm\n<kim> oops, (password in a setting removed)",
            ),
            (
                "<kim> DB_PASWORD=Kx9canaryfive7\n<kim> s/PASW/PASSW/",
                "<kim> DB_PASWORD=(password in a setting removed)\n<kim> s/PASW/PASSW/",
            ),
            (
                "<kim> DB_PASSWORD=abc\n<kim> s/abc/Kx/\n<kim> s/Kx/Kx9canaryfive7/g",
                "<kim> DB_PASSWORD=abc\n<kim> s/abc/Kx/\n<kim> (password in a setting removed)",
            ),
            (
                "<kim> DB_PASSWORD=Kx9canaryfive7 is teh one\n<kim> s/teh/the/",
                "<kim> DB_PASSWORD=(password in a setting removed) is teh one\n<kim> s/teh/the/",
            ),
            (
                "<kim> a boat\n<kim> s/boat/ship7x/",
                "<kim> a boat\n<kim> s/boat/ship7x/",
            ),
        ];
        for (text, expected) in rows {
            let mut all = super::super::found(text, &[]);
            all.extend(in_text(text, &[]));
            let masked = secret::masked(text, &secret::in_order(all));
            assert_eq!(masked.as_deref().unwrap_or(text), expected);
        }
    }
}
