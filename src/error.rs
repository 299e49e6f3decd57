//! Faults of the world (disk, network, theme, flags), each with its path: they end the run.
//! Faults in content are not errors but notes: see `report`.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why the run cannot go on, though the content may be without fault.
#[derive(Debug)]
pub enum Error {
    /// The operating system refused something; what to do is told by the kind of its refusal.
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
        /// The line and a caret under the fault, each with a line break; empty where the place is not known.
        excerpt: String,
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
    /// The command line asks for something that cannot be done; the text ends with what to do.
    Usage(String),
    /// The program itself is wrong.
    Bug {
        /// What was being done, as in "while `index.html` was made".
        doing: String,
        /// What the panic said.
        message: String,
    },
}

/// What is done beside an output folder, before a site is written there.
pub const BESIDE: &str = "cannot write beside the output folder, to";

/// What is done before it with what an earlier build left there.
pub const LEFT_BEFORE: &str = "cannot remove what an earlier build left at";

/// What a server does with an address.
pub const LISTENING: &str = "cannot listen at";

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
            } => write!(
                out,
                "{doing} `{}`: {source}\n      = {}",
                path.display(),
                advice(doing, source.kind())
            ),
            Error::Theme {
                place,
                message,
                excerpt,
                hint,
            } => {
                write!(out, "{place}: {message}")?;
                excerpt
                    .lines()
                    .try_for_each(|line| write!(out, "\n{line}"))?;
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
            Error::Bug { doing, message } => write!(
                out,
                "minutebook failed {doing}: {message}\n      = this is a fault of the program, not of the content: report it with these lines"
            ),
        }
    }
}

/// What to do when the operating system refuses something.
fn advice(doing: &str, kind: io::ErrorKind) -> &'static str {
    use io::ErrorKind as Kind;
    match kind {
        Kind::PermissionDenied if doing == LISTENING => "choose a port above 1023 with --port",
        Kind::PermissionDenied if doing == BESIDE => {
            "a new site is written beside the old one: your account needs the right to write to the folder above as well; or name a folder in this one with --output-dir"
        }
        Kind::PermissionDenied if doing == LEFT_BEFORE => {
            "another account left it there: remove it from that one, as with `sudo rm -r`"
        }
        Kind::ResourceBusy => "it is a mount point, or in use: name a folder in it",
        Kind::InvalidFilename => "its name is too long: shorten it",
        Kind::AddrInUse => "other programs listen there: choose another port with --port",
        Kind::AddrNotAvailable => "this computer has no such address: choose another --interface",
        Kind::NotFound => "look at the spelling: it is not there",
        Kind::PermissionDenied => {
            "give your account the right to do that, or name another place on the command line"
        }
        Kind::ReadOnlyFilesystem => "nothing can be written there: name another place",
        Kind::StorageFull | Kind::QuotaExceeded => "make room on the disk, then run this again",
        Kind::IsADirectory => "a file is wanted there, and it is a folder: name another place",
        Kind::NotADirectory | Kind::AlreadyExists => {
            "something else stands where a folder is wanted: move it away, or name another place"
        }
        Kind::InvalidData => "it is damaged: get it anew",
        _ => "run this again; if it stays so, look whether the disk or the system is at fault",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_ends_with_what_to_do() {
        use io::ErrorKind as Kind;
        let io = |doing, kind: Kind| Error::io(doing, Path::new("x"))(kind.into());
        let theme = Error::Theme {
            place: "page.html:2:3".to_owned(),
            message: "no".to_owned(),
            excerpt: "    2 | {{ x }}\n      |   ^\n".to_owned(),
            hint: Some("do it".to_owned()),
        };
        let rows = [
            (
                io("cannot read", Kind::NotFound),
                "spelling: it is not there",
            ),
            (
                io("cannot write", Kind::PermissionDenied),
                "name another place on the command line",
            ),
            (
                io(LISTENING, Kind::PermissionDenied),
                "a port above 1023 with --port",
            ),
            (
                io(LISTENING, Kind::AddrInUse),
                "choose another port with --port",
            ),
            (
                io("cannot write", Kind::StorageFull),
                "make room on the disk, then run this again",
            ),
            (
                io("cannot write", Kind::NotADirectory),
                "move it away, or name another place",
            ),
            (
                io(BESIDE, Kind::PermissionDenied),
                "name a folder in this one with --output-dir",
            ),
            (
                io(LEFT_BEFORE, Kind::PermissionDenied),
                "from that one, as with `sudo rm -r`",
            ),
            (
                io("cannot write", Kind::InvalidFilename),
                "its name is too long: shorten it",
            ),
            (
                io("cannot move", Kind::ResourceBusy),
                "it is a mount point, or in use: name a folder in it",
            ),
            (
                io("cannot write", Kind::Other),
                "whether the disk or the system is at fault",
            ),
            (
                theme,
                "page.html:2:3: no\n    2 | {{ x }}\n      |   ^\n      = do it",
            ),
        ];
        for (error, end) in rows {
            let told = error.to_string();
            assert!(told.ends_with(end) && told.contains("\n      = "), "{told}");
        }
    }
}
