//! The first steps: a new portal, a new record, and what a shell wants to know of the command line.
//! Wishes and the day in; files on the disk and a text to print out. Nothing is ever overwritten, nothing is printed here.

pub mod init;
mod meeting;
pub mod new;
mod numbers;
pub mod shell;
pub mod wanted;

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use crate::error::Error;

/// Writes a file that is not there yet, and the folders above it.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Error::io("cannot make the folder", folder))?;
    }
    let mut file = match OpenOptions::new().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            let shown = path.display();
            return Err(Error::Usage(format!(
                "there is a file `{shown}` already, and nothing is overwritten: edit it, or choose another name"
            )));
        }
        Err(error) => return Err(Error::io("cannot write", path)(error)),
    };
    file.write_all(bytes)
        .map_err(Error::io("cannot write", path))
}
