//! Commands and flags, as types. No logic: `main` turns them into options of the pipeline.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns a team's Git repository into its portal.
#[derive(Debug, Parser)]
#[command(name = "minutebook", version, about, propagate_version = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site.
    Build(Build),
    /// Check the content and write nothing.
    Check(Build),
    /// Rank weekly times for a meeting by what they ask of people in every zone of the team.
    Slots(Slots),
}

/// How to read the content and where to write the site.
#[derive(Debug, Args)]
pub struct Build {
    /// Folder with `content` and `themes`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Content folder [default: ROOT/content]
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// Where the site goes [default: ROOT/public]
    #[arg(long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    /// Absolute address of the site [default: that of site.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Theme in `themes/NAME` whose files override the default one.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// The day to build for, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// Publish drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Refuse the site for warnings too.
    #[arg(long)]
    pub strict: bool,
    /// Form of the notes.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Print only faults.
    #[arg(long)]
    pub quiet: bool,
    /// Spell `index.html` in links: for artifact browsers and reading from disk.
    #[arg(long)]
    pub index_links: bool,
    /// Put `.br` and `.gz` beside each text file, for servers that send them packed (GitLab Pages does).
    #[arg(long)]
    pub compress: bool,
}

/// How to rank times.
#[derive(Debug, Args)]
pub struct Slots {
    /// Folder with `content`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Content folder [default: ROOT/content]
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
    /// First day that counts, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub today: Option<NaiveDate>,
    /// Only times right after an event of `calendars/`, by its UID.
    #[arg(long, value_name = "UID")]
    pub after: Option<String>,
    /// Length of the meeting.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes: u32,
    /// First hour of the day that may be asked of anybody.
    #[arg(long, value_name = "H", default_value_t = 8, value_parser = clap::value_parser!(u32).range(0..=23))]
    pub from_hour: u32,
    /// The hour by which it has to be over.
    #[arg(long, value_name = "H", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=24))]
    pub to_hour: u32,
    /// How many times to tell.
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
    /// Form of the ranking.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Answer,
}

/// Form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Answer {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Form of the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on standard error.
    Text,
    /// An array, on standard output.
    Json,
    /// A GitLab code quality report, on standard output.
    Gitlab,
}
