//! What lies in trees of others and is no record of theirs: packages, what a build made, data of tests, parts of pages; and posts,
//! whose days are of no meeting. Paths in, verdicts out; nothing is read here. A tree of ours is not judged by these.

use std::collections::HashSet;

use crate::model::path;
use crate::read::path_name::{among_minutes, lies_in};

/// Folders that programs fill.
const FILLED: &[&str] = &[
    "node_modules",
    "bower_components",
    "site-packages",
    "__pycache__",
    "testdata",
];

/// The same, where they lie in folders of such names.
const FILLED_IN: &[(&str, &str)] = &[
    ("vendor", "bundle"),
    ("src", "fixtures"),
    ("test", "fixtures"),
    ("tests", "fixtures"),
    ("spec", "fixtures"),
    ("test", "data"),
    ("tests", "data"),
];

/// Files by which programs mark folders that are theirs: caches and builds, environments of Python, themes of generators.
const MARKS: &[&str] = &["CACHEDIR.TAG", "pyvenv.cfg", "theme.toml"];

/// Settings of a generator that has its models in folders at the top, and these folders.
const HUGO: &[&str] = &["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"];
const OF_HUGO: &[&str] = &["archetypes", "layouts", "themes"];

/// The model of a page in the folder of models of a site of Hugo, wherever that lies, and the folder.
const MODEL: &str = "archetypes/default.md";

/// Where Obsidian keeps its settings, and the folder of models of notes that its users have beside that.
const VAULT: &str = ".obsidian";
const OF_VAULT: &str = "templates";

/// Folders in which generators have parts of pages, and what they made of them.
const OF_GENERATORS: &[&str] = &[
    "_book",
    "_build",
    "_data",
    "_includes",
    "_layouts",
    "_partials",
    "_plugins",
    "_sass",
    "_site",
    "_static",
    "_templates",
];

/// What wikis and generators show around pages, and what people copy, behind the `_` of such names.
const AROUND_PAGES: &[&str] = &[
    "coverpage",
    "footer",
    "header",
    "navbar",
    "sidebar",
    "template",
];

/// Folders of what is written for readers, one file a day or a matter.
const POSTS: &[&str] = &[
    "adr",
    "adrs",
    "advisories",
    "blog",
    "blogs",
    "post",
    "posts",
];

/// Folders of the same that may hold more.
const NEWS: &[&str] = &["news"];

/// Why nothing is read from such files.
const OF_PROGRAMS: &str = "in a folder of programs";
const PART: &str = "a part of pages";

/// Folders of a tree that programs mark as theirs.
#[derive(Debug, Default)]
pub(crate) struct NoContent {
    marked: HashSet<String>,
    /// Folders of models of pages.
    models: HashSet<String>,
    hugo: bool,
}

impl NoContent {
    /// What the files of a tree of others mark.
    pub(crate) fn of<'p>(paths: impl Iterator<Item = &'p str>) -> Self {
        let mut found = NoContent::default();
        for path in paths {
            match path.rsplit_once('/') {
                Some((folder, name)) if MARKS.contains(&name) => {
                    found.marked.insert(folder.to_owned());
                }
                Some((folder, _)) if is_below(path, MODEL) => {
                    found.models.insert(folder.to_owned());
                }
                Some((folder, _)) if is_below(folder, VAULT) => {
                    let vault = &folder[..folder.len() - VAULT.len()];
                    found.models.insert(format!("{vault}{OF_VAULT}"));
                }
                None => found.hugo |= HUGO.contains(&path),
                Some(_) => {}
            }
        }
        found
    }

    /// Why a file is no content; none where it may be.
    pub(crate) fn reason(&self, path: &str) -> Option<&'static str> {
        let (folders, name) = path::parted(path);
        let mut above = "";
        for folder in folders.split('/') {
            if FILLED.contains(&folder) || FILLED_IN.contains(&(above, folder)) {
                return Some(OF_PROGRAMS);
            }
            if OF_GENERATORS.contains(&folder) {
                return Some(PART);
            }
            above = folder;
        }
        let of_hugo = || {
            let first = path.split('/').next();
            self.hugo && first.is_some_and(|first| OF_HUGO.contains(&first))
        };
        if is_around_pages(name) || !folders.is_empty() && of_hugo() {
            return Some(PART);
        }
        let mut ends = path.match_indices('/').map(|(end, _)| &path[..end]);
        if !self.models.is_empty() && ends.clone().any(|folder| self.is_of_models(folder)) {
            return Some(PART);
        }
        let marked = !self.marked.is_empty() && ends.any(|folder| self.marked.contains(folder));
        marked.then_some(OF_PROGRAMS)
    }
}

impl NoContent {
    /// Whether a folder holds models of pages, however its last name is spelled.
    fn is_of_models(&self, folder: &str) -> bool {
        let name = folder.len() - path::name(folder).len();
        let (above, name) = folder.split_at(name);
        self.models.contains(folder)
            || self
                .models
                .contains(&(above.to_owned() + &name.to_lowercase()))
    }
}

/// Whether a path ends so, with a folder above it or none.
fn is_below(path: &str, end: &str) -> bool {
    let above = path.strip_suffix(end);
    above.is_some_and(|above| above.is_empty() || above.ends_with('/'))
}

/// `_Sidebar.md`, `_template.md`.
fn is_around_pages(name: &str) -> bool {
    let Some(rest) = name.strip_prefix('_') else {
        return false;
    };
    let stem = rest.split('.').next().unwrap_or(rest);
    AROUND_PAGES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(stem))
}

/// Whether a file lies among posts, and says by no name that it is of a meeting.
pub(crate) fn is_post(path: &str) -> bool {
    lies_in(path, POSTS) && !among_minutes::of_talk(path)
}

/// Whether a file lies where its own day is that of its publication, be it about a meeting.
pub(crate) fn is_published(path: &str) -> bool {
    lies_in(path, POSTS) || lies_in(path, NEWS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_and_generators_put_beside_content() {
        let tree = [
            "a/target/CACHEDIR.TAG",
            "env/pyvenv.cfg",
            "hugo.toml",
            "docs/b.md",
            "web/archetypes/default.md",
            "vault/.obsidian/app.json",
        ];
        let found = NoContent::of(tree.into_iter());
        let rows = [
            ("node_modules/p/README.md", Some(OF_PROGRAMS)),
            ("web/node_modules/p/2026-05-07.md", Some(OF_PROGRAMS)),
            ("vendor/bundle/x/README.md", Some(OF_PROGRAMS)),
            ("vendor/README.md", None),
            ("env/lib/README.md", Some(OF_PROGRAMS)),
            ("a/target/doc/README.md", Some(OF_PROGRAMS)),
            ("target/2026-05-07.md", None),
            ("src/fixtures/chat.log", Some(OF_PROGRAMS)),
            ("fixtures/2026-05-07.md", None),
            ("tests/data/2026-05-07.log", Some(OF_PROGRAMS)),
            ("data/2026-05-07.log", None),
            ("tests/2026-05-07.log", None),
            ("themes/t/README.md", Some(PART)),
            ("archetypes/default.md", Some(PART)),
            ("docs/themes/sea.md", None),
            ("web/archetypes/default.md", Some(PART)),
            ("web/archetypes/posts.md", Some(PART)),
            ("docs/archetypes/sea.md", None),
            ("vault/Templates/daily.md", Some(PART)),
            ("vault/templates/daily.md", Some(PART)),
            ("vault/notes/templates/daily.md", None),
            ("templates/daily.md", None),
            ("_includes/head.md", Some(PART)),
            ("_posts/2026-05-07.md", None),
            ("_Sidebar.md", Some(PART)),
            ("docs/meetings/_template.md", Some(PART)),
            ("docs/_index.md", None),
            ("docs/sidebar.md", None),
        ];
        for (path, expected) in rows {
            assert_eq!(found.reason(path), expected, "{path}");
        }
        let bare = NoContent::of(std::iter::once("README.md"));
        assert_eq!(bare.reason("themes/sea.md"), None);
    }

    #[test]
    fn posts_are_of_no_meeting() {
        let rows = [
            ("content/posts/2026-05-07-hello.md", true),
            ("_posts/2026-05-07-hello.md", true),
            ("Advisories/2026-05-07.md", true),
            ("blog/2026/05/07/boats.md", true),
            ("_posts/2026-05-07-minutes.md", false),
            ("blog/minutes/2026-05-07.md", false),
            ("minutes/2026-05-07-posts.md", false),
            ("posts-of-the-pier/2026-05-07.md", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_post(path), expected, "{path}");
        }
    }
}
