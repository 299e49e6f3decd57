//! Opens the browser of whoever sits at this machine. An address in; whether there was a program for it out.

use std::process::{Command, Stdio};

/// What opens an address here.
const OPENER: &[&str] = if cfg!(target_os = "macos") {
    &["open"]
} else if cfg!(target_os = "windows") {
    &["cmd", "/c", "start", ""]
} else {
    &["xdg-open"]
};

/// Opens an address; does not wait for the browser.
pub(super) fn browser(address: &str) -> bool {
    let Some((program, rest)) = OPENER.split_first() else {
        return false;
    };
    let mut command = Command::new(program);
    command.args(rest).arg(address);
    // What the browser has to say is not for this terminal.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.stdin(Stdio::null()).spawn().is_ok()
}
