//! Words for people on standard error, answers for programs on standard output. Texts in; what cannot be written there out.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use minutebook::error::Error;

/// Says something on standard error. Where that is closed or full nobody can be told, and the work is done all the same.
pub(super) fn say(text: impl Display) {
    let _ = io::stderr().write_all(text.to_string().as_bytes());
}

/// Says a line.
pub(super) fn say_line(text: impl Display) {
    say(format_args!("{text}\n"));
}

/// Writes an answer to standard output. Whoever reads only its first lines has read enough; one that cannot be written is an
/// error, for a program waits for it.
pub(super) fn answer(text: &str) -> Result<(), Error> {
    let mut out = io::stdout().lock();
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Error::io(
            "cannot write to",
            Path::new("standard output"),
        )(error)),
        _ => Ok(()),
    }
}
