//! Ways in which the programs of others write the address of a file of the tree: from the top of their own folder, without an ending,
//! by its name alone. An address and the file it stands in in, paths inside the content folder to look for out, nearest first; of
//! the files that there are, the one that is meant.

use std::collections::{HashMap, HashSet};

use crate::model::path::{folder, name, parted};
use crate::model::source::is_markdown;
use crate::view::url;

/// The paths that an address may mean. `/a` begins at the top of the content folder or of the folder at the top in which the file
/// lies, as those of generators do that have their content in a folder; `@/a` may begin beside the file as well.
pub fn paths(file: &str, address: &str) -> Vec<String> {
    let from_top = address.strip_prefix("@/");
    let Some(inside) = from_top.or_else(|| address.strip_prefix('/')) else {
        return url::beside(file, address).into_iter().collect();
    };
    let below = |folder: &str| url::beside(&format!("{folder}/"), inside);
    let first = file.split_once('/').and_then(|(first, _)| below(first));
    let beside = from_top.and_then(|inside| url::beside(file, inside));
    let top = url::beside("", inside);
    // What Vite copies as it is.
    let is_file = from_top.is_none() && !inside.ends_with(['/', 'd']) && inside.contains('.');
    let copied = |folder: Option<&str>| {
        let folder = folder.map_or("public".to_owned(), |folder| format!("{folder}/public"));
        url::beside(&format!("{folder}/"), inside).filter(|_| is_file)
    };
    let folder = file.split_once('/').map(|(first, _)| first);
    let public = copied(None)
        .into_iter()
        .chain(folder.and_then(|first| copied(Some(first))));
    let near = top.into_iter().chain(first).chain(beside);
    near.chain(public).collect()
}

/// The paths that the name of a file in double brackets may mean.
pub fn of_wiki(file: &str, name: &str) -> Vec<String> {
    let beside = url::beside(file, name.trim_start_matches('/'));
    let above = paths(file, &format!("@/{name}"));
    beside.into_iter().chain(above).collect()
}

/// Files by what may be left out of their paths, which is told apart neither by case nor by blanks and dashes.
#[derive(Debug, Default)]
pub(super) struct Loose {
    /// By their paths without an ending; the first one of a folder by that of the folder.
    paths: HashMap<String, String>,
    /// By their names with and without an ending; nothing where several are called so.
    names: HashMap<String, Option<String>>,
    /// Folders in which files of meetings lie.
    of_meetings: HashSet<String>,
    /// Folders in which pages of the list lie, or folders with some; the first of these, which is the folder itself where it has any.
    of_pages: HashMap<String, String>,
}

/// Names of files that stand for their folder.
const OF_FOLDER: [&str; 4] = ["index", "readme", "_index", "home"];

impl Loose {
    /// Sorts files, given with their addresses: two of one address are one; and those that the list of pages has.
    pub(super) fn new<'f>(
        files: &HashMap<&str, String>,
        listed: impl Iterator<Item = &'f str>,
    ) -> Self {
        let mut sorted: Vec<&str> = files.keys().copied().collect();
        // Of two of one name the text counts.
        sorted.sort_by_cached_key(|path| (!is_markdown(path), *path));
        let mut loose = Loose::default();
        let meetings = files.iter().filter(|(_, url)| url.starts_with("meetings/"));
        let folders =
            meetings.flat_map(|(path, _)| path.match_indices('/').map(|(end, _)| &path[..end]));
        loose.of_meetings = folders.map(key).collect();
        let mut listed: Vec<&str> = listed.map(folder).collect();
        listed.sort_unstable();
        listed.dedup();
        for own in listed {
            let above = own.match_indices('/').map(|(end, _)| &own[..end]);
            for around in above.chain([own]).filter(|around| !around.is_empty()) {
                let first = loose.of_pages.entry(key(around));
                first.or_insert_with(|| own.to_owned());
            }
        }
        for path in &sorted {
            let own = || (*path).to_owned();
            let stem = key(without_ending(path));
            loose.paths.entry(stem).or_insert_with(own);
            for name in [path, without_ending(path)].map(|path| key(name(path))) {
                let url = files.get(path);
                let one = |known: &mut Option<String>| {
                    known.take_if(|known| files.get(known.as_str()) != url);
                };
                let entry = loose.names.entry(name);
                entry.and_modify(one).or_insert_with(|| Some(own()));
            }
        }
        for path in sorted {
            let stem = key(without_ending(path));
            let (folder, name) = parted(&stem);
            if OF_FOLDER.contains(&name) {
                let entry = loose.paths.entry(folder.to_owned());
                entry.or_insert_with(|| path.to_owned());
            }
        }
        loose
    }

    /// The file that a path means which has no ending, or that of a page which a generator made of it.
    pub(super) fn at(&self, path: &str) -> Option<&str> {
        let page = [".html", ".htm"];
        let page = page.into_iter().find_map(|end| path.strip_suffix(end));
        let exact = self.paths.get(&key(page.unwrap_or(path)));
        // `a/index.md` is made of `a/README.md`.
        let of_folder = || {
            let stem = key(without_ending(path));
            let (folder, name) = stem.rsplit_once('/')?;
            let index = OF_FOLDER.contains(&name) && is_markdown(path);
            self.paths.get(folder).filter(|_| index)
        };
        exact.or_else(of_folder).map(String::as_str)
    }

    /// Whether files of meetings lie in a folder.
    pub(super) fn holds_meetings(&self, folder: &str) -> bool {
        self.of_meetings
            .contains(&key(folder.trim_end_matches('/')))
    }

    /// The first folder of pages at a path or below it.
    pub(super) fn first_folder(&self, folder: &str) -> Option<&str> {
        let first = self.of_pages.get(&key(folder.trim_end_matches('/')));
        first.map(String::as_str)
    }

    /// The only file of a name, with or without its ending.
    pub(super) fn named(&self, name: &str) -> Option<&str> {
        self.names.get(&key(name))?.as_deref()
    }
}

fn key(path: &str) -> String {
    path.to_lowercase().replace([' ', '_'], "-")
}

fn without_ending(path: &str) -> &str {
    let end = name(path).rfind('.').filter(|at| *at > 0);
    end.map_or(path, |end| &path[..path.len() - name(path).len() + end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_an_address_may_mean() {
        let rows: &[(&str, &str, &[&str])] = &[
            ("docs/a.md", "b.md", &["docs/b.md"]),
            ("docs/a.md", "../b.md", &["b.md"]),
            ("docs/a.md", "../../b.md", &[]),
            ("docs/x/a.md", "/b.md", &["b.md", "docs/b.md"]),
            ("a.md", "/b.md", &["b.md"]),
            ("a.md", "/b.png", &["b.png", "public/b.png"]),
            (
                "docs/x/a.md",
                "/b.png",
                &["b.png", "docs/b.png", "public/b.png", "docs/public/b.png"],
            ),
            (
                "docs/x/a.md",
                "@/b.md",
                &["b.md", "docs/b.md", "docs/x/b.md"],
            ),
        ];
        for (file, address, expected) in rows {
            assert_eq!(paths(file, address), *expected, "{file} {address}");
        }
    }

    #[test]
    fn files_by_what_may_be_left_out() {
        let files = [
            ("Meeting Notes.md", "1"),
            ("docs/guide/README.md", "2"),
            ("docs/plan.md", "3"),
            ("old/plan.md", "4"),
            ("minutes/2026-01-08.md", "5"),
            ("minutes/2026-01-08.log", "5"),
            ("Protokolle/2026/01-15.md", "meetings/2026-01-15/"),
            ("v1.2.md", "6"),
        ];
        let files: HashMap<&str, String> = files.map(|(path, url)| (path, url.to_owned())).into();
        let listed = ["b/c/x.md", "b/a b/y.md", "docs/plan.md"];
        let loose = Loose::new(&files, listed.into_iter());
        for (path, expected) in [
            ("b", Some("b/a b")),
            ("b/C/", Some("b/c")),
            ("docs", Some("docs")),
            ("old", None),
            ("", None),
        ] {
            assert_eq!(loose.first_folder(path), expected, "{path}");
        }
        for (path, expected) in [
            ("meeting-notes", Some("Meeting Notes.md")),
            ("docs/guide", Some("docs/guide/README.md")),
            ("docs/plan.html", Some("docs/plan.md")),
            ("minutes/2026-01-08", Some("minutes/2026-01-08.md")),
            ("v1.2", Some("v1.2.md")),
            ("docs/guide/index.md", Some("docs/guide/README.md")),
            ("docs/guide/index.pdf", None),
            ("plan", None),
            ("docs/plan.pdf", None),
        ] {
            assert_eq!(loose.at(path), expected, "{path}");
        }
        let held = ["protokolle", "Protokolle/2026/", "minutes", ""];
        let held = held.map(|folder| loose.holds_meetings(folder));
        assert_eq!(held, [true, true, false, false]);
        for (name, expected) in [
            ("2026-01-08", Some("minutes/2026-01-08.md")),
            ("2026-01-08.log", Some("minutes/2026-01-08.log")),
            ("plan", None),
        ] {
            assert_eq!(loose.named(name), expected, "{name}");
        }
    }
}
