//! What the first steps take from the command line: `init`, `new`, `completions`. Types only, no logic.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::{Folders, day};

/// Where to begin a portal.
#[derive(Debug, Args)]
pub struct Init {
    /// The folder; it is made if it is missing.
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// The day from which the examples are dated, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// What record to begin.
#[derive(Debug, Args)]
pub struct New {
    /// Kind of the record.
    #[arg(value_enum)]
    pub record: Record,
    /// Title of the record; of a meeting the series, as in `weekly`.
    #[arg(value_name = "NAME", required_unless_present = "from")]
    pub name: Option<String>,
    /// A log, or minutes of a bot, that a meeting is made from: copied byte for byte.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// The day of a meeting or a note [default: that of the log, else today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub date: Option<NaiveDate>,
    /// Where the content is.
    #[command(flatten)]
    pub place: Folders,
    /// The day to date the record from, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
}

/// Kind of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Record {
    /// A meeting, from a log or as notes to write.
    Meeting,
    /// What came up between meetings.
    Note,
    /// A ticket.
    Issue,
    /// A long-term project.
    Project,
    /// A page.
    Page,
}

/// For which shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// Name of the shell.
    #[arg(value_enum)]
    pub shell: Shell,
}

/// A shell that completes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// GNU Bash.
    Bash,
    /// Elvish.
    Elvish,
    /// fish.
    Fish,
    /// PowerShell.
    Powershell,
    /// Z shell.
    Zsh,
}
