//! What GitLab Pages publishes at most, and how near a site comes to it. Paths and bytes of a site in, notes out.
//! A site beyond them is made all the same, for other hosts take more; `--strict` refuses it.
//! The limits are those of GitLab.com (GitLab Docs, "GitLab.com settings", section "GitLab Pages").

use std::collections::HashSet;
use std::path::Path;
use std::sync::Arc;

use crate::outputs::own_rules::is_near;
use crate::place::Place;
use crate::report::{Note, Severity};

/// Files and folders of a site.
const ENTRIES: usize = 200_000;
/// Bytes of a site.
const BYTES: usize = 1 << 30;

/// Notes about a site of these files and so many bytes; of one that is only planned nobody knows how many.
pub(super) fn notes<'p>(
    content: &Path,
    paths: impl Iterator<Item = &'p str>,
    bytes: Option<usize>,
) -> Vec<Note> {
    let mut folders: HashSet<&str> = HashSet::new();
    let mut files = 0;
    for path in paths {
        files += 1;
        let ends = path.match_indices('/').map(|(end, _)| &path[..end]);
        folders.extend(ends);
    }
    let entries = files + folders.len();
    let of_entries = is_near(entries, ENTRIES)
        .then(|| format!("{entries} files and folders: GitLab Pages publishes at most {ENTRIES}"));
    let of_bytes = bytes.filter(|bytes| is_near(*bytes, BYTES)).map(|bytes| {
        let mega = |bytes: usize| bytes >> 20;
        format!(
            "{} MiB: GitLab Pages publishes at most {}",
            mega(bytes),
            mega(BYTES)
        )
    });
    let file: Arc<str> = Arc::from(content.to_string_lossy().as_ref());
    let note = |message| {
        Note::new(Severity::Warning, "pages-limit", Place::file(&file), message)
            .hint("`search: false`, a build without --compress, or a portal of their own for the oldest years make it smaller")
    };
    of_entries.into_iter().chain(of_bytes).map(note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_near_the_limits_is_told() {
        let told = |files: usize, bytes| {
            let paths: Vec<String> = (0..files)
                .map(|file| format!("a/f{file}/index.html"))
                .collect();
            let notes = notes(
                Path::new("content"),
                paths.iter().map(String::as_str),
                bytes,
            );
            let messages = notes.into_iter().map(|note| note.message);
            messages.collect::<Vec<_>>().join("; ")
        };
        assert_eq!(told(79_999, Some(858_993_459)), "");
        assert_eq!(
            told(80_000, Some(858_993_460)),
            "160001 files and folders: GitLab Pages publishes at most 200000; 819 MiB: GitLab Pages publishes at most 1024"
        );
        assert_eq!(told(1, None), "");
    }
}
