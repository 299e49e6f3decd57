//! What the name of a file tells of its kind: text, settings, what no record is read from. Paths in, verdicts out; folders are the
//! business of `roles`.

use crate::model::path;
use crate::model::source::NO_RECORD;
pub(crate) use crate::model::source::{MARKDOWN, is_markdown};

/// Endings of files that hold no text of ours.
const BINARY: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "webp", "avif", "ico", "svg", "pdf", "gz", "zip", "xz", "bz2",
    "tar", "tgz", "woff", "woff2", "ttf", "mp3", "mp4", "ogg", "webm", "odt", "docx", "so", "exe",
    "bundle",
];

/// Endings of source code and settings, which are no records.
const CODE: &[&str] = &[
    "css", "js", "mjs", "py", "rs", "sh", "toml", "lock", "c", "h", "go", "rb", "pl", "xml", "csv",
    "ics", "ini", "cfg",
];

/// Markups of texts of which no page is made, by their endings: first those in which minutes are read as they stand.
const MARKUPS: &[(&str, &[&str])] = &[
    ("reStructuredText", &["rst", "rest"]),
    ("AsciiDoc", &["adoc", "asciidoc"]),
    ("Org", &["org"]),
    ("MediaWiki's markup", &["mediawiki", "wiki"]),
    ("Textile", &["textile"]),
];

/// How many of those are such.
const WRITTEN: usize = 3;

/// Endings of texts without a markup.
pub(crate) const TEXTS: &[&str] = &["irc", "log", "text", "txt"];

/// Endings of pages that are ready for a browser.
pub(crate) const HTML: &[&str] = &["html", "htm", "xhtml"];

/// Endings of files that somebody packed one by one.
const PACKED: &[&str] = &["gz", "br"];

/// Endings of signatures.
const SIGNATURES: &[&str] = &["asc", "sig"];

/// Endings that editors and merges leave behind.
const BACKUPS: &[&str] = &["bak", "orig", "rej", "swp", "swo", "tmp", "old", "save"];

/// Whether a file is YAML.
pub(crate) fn is_yaml(path: &str) -> bool {
    ends(path, &["yaml", "yml"])
}

/// What stands behind the last dot in the name of a file.
pub(crate) fn ending_of(path: &str) -> &str {
    let name = path::name(path);
    path::ending(name)
}

/// Whether a path has one of some endings, in any case.
pub(crate) fn ends(path: &str, endings: &[&str]) -> bool {
    let ending = path::ending(path);
    endings
        .iter()
        .any(|known| known.eq_ignore_ascii_case(ending))
}

/// The markup of a text by its ending.
pub(crate) fn markup(path: &str) -> Option<&'static str> {
    let mut all = MARKUPS.iter();
    all.find(|(_, endings)| ends(path, endings))
        .map(|(markup, _)| *markup)
}

/// Whether minutes in the markup of a text are read as they stand.
pub(crate) fn is_written(path: &str) -> bool {
    MARKUPS[..WRITTEN]
        .iter()
        .any(|(_, endings)| ends(path, endings))
}

/// Whether a file is source code, or of settings.
pub(crate) fn is_code(path: &str) -> bool {
    ends(path, CODE)
}

/// The name that a file had before somebody packed it, once or again.
pub(crate) fn unpacked(path: &str) -> &str {
    match path.rsplit_once('.').filter(|_| ends(path, PACKED)) {
        Some((inside, _)) => unpacked(inside),
        None => path,
    }
}

/// What Emacs and others leave behind: `NAME~`, and `#NAME#` as long as a file is not saved.
pub(crate) fn is_backup(path: &str) -> bool {
    let name = path::name(path);
    name.ends_with('~') || name.starts_with('#') && name.ends_with('#') || ends(path, BACKUPS)
}

/// Whether an ending before the last one says that a file is a draft.
pub(crate) fn is_draft(name: &str) -> bool {
    let mut endings = name.split('.').skip(1).collect::<Vec<_>>();
    endings.pop();
    endings.contains(&"draft")
}

/// Whether a file calls itself a draft before all else: `DRAFT-2026-10-08.md`. In small letters that is how far minutes have come.
pub(crate) fn begins_draft(name: &str) -> bool {
    let rest = name.strip_prefix("DRAFT");
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Whether a file is hidden, or lies in a folder that is.
pub(crate) fn is_hidden(path: &str) -> bool {
    path.split('/').any(|part| part.starts_with('.'))
}

/// Whether a file is the signature of another one: `2026-10-08.log.asc`. By itself `.asc` may be AsciiDoc.
fn is_signature(path: &str) -> bool {
    let Some((signed, _)) = path.rsplit_once('.').filter(|_| ends(path, SIGNATURES)) else {
        return false;
    };
    let name = path::name(signed);
    let ending = path::ending(name);
    ending.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// Why no record is read from a file of this kind; none where one may be.
pub(crate) fn no_record(path: &str) -> Option<&'static str> {
    match path {
        _ if ends(path, BINARY) || ends(path, CODE) => Some(NO_RECORD),
        _ if is_signature(path) => Some("a signature"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_by_their_first_word() {
        for (name, expected) in [
            ("DRAFT-2026-10-08.md", true),
            ("DRAFT plan.md", true),
            ("DRAFT.md", true),
            ("DRAFTS.md", false),
            ("draft-2026-10-08.md", false),
            ("2026-10-08-DRAFT.md", false),
        ] {
            assert_eq!(begins_draft(name), expected, "{name}");
        }
    }

    #[test]
    fn markups_by_their_endings() {
        for (path, expected) in [
            ("a.rest", (Some("reStructuredText"), true)),
            ("a.RST", (Some("reStructuredText"), true)),
            ("a.org", (Some("Org"), true)),
            ("a.wiki", (Some("MediaWiki's markup"), false)),
            ("a.md", (None, false)),
            ("org", (None, false)),
        ] {
            assert_eq!((markup(path), is_written(path)), expected, "{path}");
        }
        for (path, expected) in [("a.json.GZ", "a.json"), ("a.br.gz", "a"), ("gz", "gz")] {
            assert_eq!(unpacked(path), expected, "{path}");
        }
    }

    #[test]
    fn files_that_hold_no_record() {
        let rows = [
            ("meetings/2026-10-08.pdf", Some(NO_RECORD)),
            ("a.PNG", Some(NO_RECORD)),
            ("2026-10-08.txt.asc", Some("a signature")),
            ("2026-10-08.md.sig", Some("a signature")),
            ("2026-10-08.asc", None),
            ("board.2026-10-08.asc", None),
            ("2026-10-08.md", None),
        ];
        for (path, expected) in rows {
            assert_eq!(no_record(path), expected, "{path}");
        }
    }
}
