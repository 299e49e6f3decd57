//! The file that says which files of a folder were written here. A folder in, their paths out; paths in, its text out.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::plain;
use crate::error::Error;

/// Its name.
pub const MARKER: &str = ".minutebook";
/// Its first line.
const SIGNATURE: &str = "minutebook 1";

/// Signs that would end a line, and how they are written: the one that begins such a word comes last, and first on the way back.
const ESCAPES: &[(char, char)] = &[('\n', 'n'), ('\r', 'r'), ('\\', '\\')];

/// The text for files that were written: a path a line.
pub(super) fn text(written: &[String]) -> String {
    let lines: Vec<Cow<'_, str>> = written.iter().map(|path| escaped(path)).collect();
    format!("{SIGNATURE}\n{}\n", lines.join("\n"))
}

fn escaped(path: &str) -> Cow<'_, str> {
    let escape = |letter: char| ESCAPES.iter().find(|(plain, _)| *plain == letter);
    if !path.contains(|letter| escape(letter).is_some()) {
        return Cow::Borrowed(path);
    }
    let mut out = String::with_capacity(path.len() + 1);
    for letter in path.chars() {
        match escape(letter) {
            Some((_, word)) => out.extend(['\\', *word]),
            None => out.push(letter),
        }
    }
    Cow::Owned(out)
}

/// A path as it was; what is no escape stands for itself, for older texts have none.
fn plain_path(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let word = after.chars().next();
        let known = ESCAPES.iter().find(|(_, known)| word == Some(*known));
        out.push(known.map_or('\\', |(plain, _)| *plain));
        rest = &after[known.map_or(0, |(_, word)| word.len_utf8())..];
    }
    out + rest
}

/// The files of an old site that were written here. An empty folder is nobody's.
pub(super) fn owned(target: &Path) -> Result<BTreeSet<String>, Error> {
    let marker = target.join(MARKER);
    match plain::read(&marker) {
        Ok(text) if text.starts_with(SIGNATURE.as_bytes()) => {
            let text = String::from_utf8_lossy(&text);
            let files = text.lines().skip(1).map(plain_path);
            return Ok(files.chain([MARKER.to_owned()]).collect());
        }
        Err(error)
            if error.kind() != ErrorKind::NotFound && error.kind() != ErrorKind::NotADirectory =>
        {
            return Err(Error::Io {
                doing: "cannot read",
                path: marker,
                source: error,
            });
        }
        _ => {}
    }
    match fs::read_dir(target).map(|mut entries| entries.next().is_none()) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(Error::Io {
            doing: "cannot use as output folder",
            path: target.to_path_buf(),
            source: error,
        }),
        Ok(true) => Ok(BTreeSet::new()),
        Ok(false) => Err(Error::Usage(format!(
            "the output folder `{}` holds files that minutebook did not write: empty it, or choose another with --output-dir",
            target.display()
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let names = ["a/b.html", "a\\b", "a\nb", "a\\nb", "a\r", "\\\\", "b\\"];
        let written = names.map(str::to_owned);
        fs::write(folder.path().join(MARKER), text(&written)).expect("a marker");
        let mut expected: BTreeSet<String> = written.into_iter().collect();
        expected.insert(MARKER.to_owned());
        assert_eq!(owned(folder.path()).expect("a site"), expected);
        assert_eq!(plain_path("of old\\times\\"), "of old\\times\\");
    }
}
