//! Faults of the world (disk, network, theme, flags), each with its path: they end the run.
//! Faults in content are not errors but notes: see `report`.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the run cannot go on, though the content may be without fault.
#[derive(Debug)]
pub enum Error {
    /// The operating system refused something.
    Io {
        /// What was being done, as in "cannot write".
        doing: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A template is wrong or asks for what does not exist.
    Theme {
        /// Template file, line and column where known, as `file:line:column`.
        place: String,
        /// What is wrong.
        message: String,
        /// What to do, where that is known.
        hint: Option<String>,
    },
    /// A server does not give what was asked of it.
    Remote {
        /// What was asked for, as in "the issues of `group/project`".
        what: String,
        /// Where, without the query.
        address: String,
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// The command line asks for something that cannot be done.
    Usage(String),
}

impl Error {
    /// Wraps an error of the operating system with what was tried and where.
    pub fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Error + use<> {
        let path = path.to_path_buf();
        move |source| Error::Io {
            doing,
            path,
            source,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Io {
                doing,
                path,
                source,
            } => write!(out, "{doing} `{}`: {source}", path.display()),
            Error::Theme {
                place,
                message,
                hint,
            } => {
                write!(out, "{place}: {message}")?;
                hint.iter()
                    .try_for_each(|hint| write!(out, "\n      = {hint}"))
            }
            Error::Remote {
                what,
                address,
                message,
                hint,
            } => write!(
                out,
                "cannot fetch {what} from {address}: {message}\n      = {hint}"
            ),
            Error::Usage(message) => out.write_str(message),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
