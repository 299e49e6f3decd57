//! The last words of `check`: every log with its dialect and its lines by kind, as a table.
//! Accounts of logs in, text out; files in which nobody talks are counted and not listed.

use std::fmt::Write as _;

use super::secrets::mask;
use crate::model::source::LogAccount;
use crate::model::words::counted;

/// Longest path that is shown whole, in characters.
const LONGEST: usize = 60;

/// The table, or nothing if there is no log.
pub fn logs(accounts: &[LogAccount]) -> String {
    let held: Vec<&LogAccount> = accounts.iter().filter(|log| log.meetings > 0).collect();
    let mut out = String::new();
    if !held.is_empty() {
        let width = held
            .iter()
            .map(|log| shown(log).chars().count())
            .max()
            .unwrap_or(0);
        let _ = writeln!(
            out,
            "{:width$}  {:<13} {:>7} {:>8} {:>8} {:>11}",
            "log", "dialect", "lines", "messages", "presence", "unexplained"
        );
        held.iter().for_each(|log| row(&mut out, log, width));
    }
    let empty = accounts.len() - held.len();
    if empty > 0 {
        let logs = "logs in which nobody talks make no meeting";
        let told = counted(empty, "log in which nobody talks makes no meeting", logs);
        let _ = writeln!(out, "{told}");
    }
    out
}

fn row(out: &mut String, log: &LogAccount, width: usize) {
    let lines = &log.lines;
    let said = lines.message + lines.action + lines.bot + lines.continuation;
    let _ = writeln!(
        out,
        "{:width$}  {:<13} {:>7} {:>8} {:>8} {:>11}",
        shown(log),
        log.dialect,
        lines.total,
        said,
        lines.presence,
        lines.unexplained
    );
}

/// The path, cut at its head if it is long, without characters that could move the cursor.
fn shown(log: &LogAccount) -> String {
    let path: Vec<char> = mask(&log.path)
        .chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    let tail = &path[path.len().saturating_sub(LONGEST)..];
    let cut = if tail.len() < path.len() { "…" } else { "" };
    cut.to_owned() + &tail.iter().collect::<String>()
}
