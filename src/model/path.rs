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
