//! One file in the place of another, in one step: written beside it, brought to the disk, renamed. Bytes in, a file out;
//! whatever fails, the old file stands as it was.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Writes a file, and the folder around it where that is missing. False if it held these bytes already: then it is left
/// alone.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<bool, Error> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(false);
    }
    let Some(name) = path.file_name().filter(|_| !path.is_dir()) else {
        let message = format!("`{}` is a folder: name a file in it", path.display());
        return Err(Error::Usage(message));
    };
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    fs::create_dir_all(&folder).map_err(Error::io("cannot make the folder", &folder))?;
    let fresh = folder.join(format!(".{}.minutebook-new", name.to_string_lossy()));
    let done = write(&fresh, bytes).and_then(|()| fs::rename(&fresh, path));
    if let Err(error) = done {
        // What cannot be removed now is written over the next time.
        let _ = fs::remove_file(&fresh);
        return Err(Error::io("cannot write", path)(error));
    }
    // The rename is done; a folder that cannot be brought to the disk takes nothing back.
    let _ = File::open(&folder).and_then(|folder| folder.sync_all());
    Ok(true)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a/b.json");
        assert!(replace(&file, b"one").is_ok_and(|changed| changed));
        assert!(replace(&file, b"one").is_ok_and(|changed| !changed));
        assert!(replace(&file, b"two").is_ok_and(|changed| changed));
        // Where the fresh file would stand, something stands that is no file.
        fs::create_dir(folder.path().join("a/.b.json.minutebook-new")).expect("a folder");
        assert!(replace(&file, b"three").is_err());
        assert_eq!(fs::read(&file).ok().as_deref(), Some(&b"two"[..]));
        assert!(replace(folder.path(), b"x").is_err());
    }
}
