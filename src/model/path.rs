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

/// What stands behind the last dot, empty without one.
pub fn ending(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// A path, or a name, without what stands behind its last dot.
pub fn without_ending(path: &str) -> &str {
    path.rsplit_once('.').map_or(path, |(bare, _)| bare)
}
