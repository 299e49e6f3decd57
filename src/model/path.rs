//! Paths inside a tree, with `/` between folders. A path in; the folder and the name in it out.

/// The folder, empty at the top, and the name.
pub fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The name without its folders.
pub fn name(path: &str) -> &str {
    parted(path).1
}

/// The folder that something lies in, empty at the top.
pub fn folder(path: &str) -> &str {
    parted(path).0
}

/// Whether something lies in a folder of some names, be there `_` before them.
pub fn lies_in(path: &str, names: &[&str]) -> bool {
    let mut folders = path.split('/').rev().skip(1);
    folders.any(|folder| {
        let name = folder.trim_start_matches('_');
        names.iter().any(|known| known.eq_ignore_ascii_case(name))
    })
}
