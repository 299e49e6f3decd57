//! Where themes lie: `themes/NAME/` in the root. A root and a name in; which there are, and their files, out.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::unused::Files;
use crate::error::Error;

/// The theme that lies in the program, below whatever a folder of this name has.
const BUILT_IN: &str = "default";

/// Whether there is a theme of a name.
pub fn is_there(root: &Path, name: &str) -> bool {
    name == BUILT_IN || root.join("themes").join(name).is_dir()
}

/// The names of all themes that are there.
pub fn names(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("themes"))
        .into_iter()
        .flatten()
        .flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Adds the files of a theme.
pub(super) fn override_with(root: &Path, name: &str, files: &mut Files) -> Result<(), Error> {
    let folder = root.join("themes").join(name);
    let folder = folder.as_path();
    if !folder.is_dir() {
        if name == BUILT_IN {
            return Ok(());
        }
        let message = format!(
            "there is no theme `{}`: make that folder, with `templates/` or `assets/` in it",
            folder.display()
        );
        return Err(Error::Usage(message));
    }
    for found in WalkDir::new(folder).sort_by_file_name() {
        let found =
            found.map_err(|error| Error::io("cannot read the theme", folder)(error.into()))?;
        let Ok(path) = found.path().strip_prefix(folder) else {
            continue;
        };
        if found.file_type().is_file() {
            let bytes = fs::read(found.path()).map_err(Error::io("cannot read", found.path()))?;
            files.insert(
                path.to_string_lossy().into_owned(),
                (found.path().display().to_string(), bytes),
            );
        }
    }
    Ok(())
}
