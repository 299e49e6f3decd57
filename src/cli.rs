//! Commands and flags, as types. No logic but that a day is one: `main` turns them into options of the pipeline.

mod start;

use std::net::IpAddr;
use std::path::PathBuf;

use chrono::{Datelike as _, NaiveDate};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use start::{Completions, Init, New, Record, Shell};

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
    /// Make one site of the folders that `build --shard` wrote: all parts, of the same content and the same options.
    Merge(Merge),
    /// Check the content and write nothing.
    Check(Build),
    /// Serve the site from memory, rebuild it after every edit and load open pages again.
    Serve(Serve),
    /// Rank weekly times for a meeting by what they ask of people in every zone of the team.
    Slots(Slots),
    /// Bring a tracker's public issues into the content folder, so that builds stay offline.
    ///
    /// Confidential issues, internal comments and what a tracker writes by itself are never written; mail addresses are
    /// masked. If anything fails, the file of the last run stays as it was. Commit the file.
    #[command(subcommand)]
    Fetch(Fetch),
    /// Begin a portal in a new folder: settings, one example of each record, and the pipeline for GitLab.
    Init(Init),
    /// Begin a record: the file with what belongs into it, at its place.
    New(New),
    /// Print completions of the command line for a shell.
    ///
    /// For bash: minutebook completions bash > ~/.local/share/bash-completion/completions/minutebook
    Completions(Completions),
    /// Print the manual page: minutebook man | man -l -
    Man,
}

/// Where issues come from.
#[derive(Debug, Subcommand)]
pub enum Fetch {
    /// Issues of a project or a group of GitLab, by its API or from an export.
    ///
    /// Public projects need no token. A token is read from MINUTEBOOK_TOKEN, else from GITLAB_TOKEN; the role Guest and the
    /// scope read_api suffice. It is sent to gitlab.com or to the host of --url, and to no other.
    Gitlab(Gitlab),
    /// Issues of a project of Pagure, without a token.
    Pagure(Pagure),
}

/// How to fetch from GitLab.
#[derive(Debug, Args)]
pub struct Gitlab {
    /// `group/project`, its address, or a group [default: the first tracker, or the repository, of site.yaml]
    #[arg(value_name = "PROJECT_OR_GROUP")]
    pub name: Option<String>,
    /// Fetch all projects of a group, and of the groups in it.
    #[arg(long)]
    pub group: bool,
    /// Ask only for what has changed since the last run: for large projects, between runs that read everything.
    ///
    /// Issues that were deleted or are not public any more are found by the number of public issues; then the whole list is
    /// read. What GitLab does not count as a change of an issue is not noticed: a label, a milestone, a person or a project of
    /// a group that has another name now, and a comment that was deleted. Run without this from time to time.
    #[arg(long)]
    pub since_last: bool,
    /// Read projects that are not public as well: for sites that their members alone can read.
    #[arg(long)]
    pub allow_private: bool,
    /// Read a project export (`.tar.gz`, or the unpacked folder) in place of the API. Never commit that file.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["group", "since_last", "ca_file"])]
    pub from_export: Option<PathBuf>,
    /// Where it comes from and where it goes.
    #[command(flatten)]
    pub ways: Ways,
}

/// How to fetch from Pagure.
#[derive(Debug, Args)]
pub struct Pagure {
    /// `project`, `namespace/project`, or its address.
    #[arg(value_name = "PROJECT")]
    pub name: String,
    /// Where it comes from and where it goes.
    #[command(flatten)]
    pub ways: Ways,
}

/// Where issues come from and where they go.
#[derive(Debug, Args)]
pub struct Ways {
    /// Address of the tracker's host [default: that of site.yaml, else gitlab.com or pagure.io]
    #[arg(long, value_name = "URL")]
    pub url: Option<String>,
    /// Fetch public comments too.
    #[arg(long, visible_alias = "comments")]
    pub notes: bool,
    /// Certificates (PEM) to trust in place of the public ones.
    #[arg(long, value_name = "FILE")]
    pub ca_file: Option<PathBuf>,
    /// Where the content is.
    #[command(flatten)]
    pub place: Folders,
    /// The file to write [default: issues/gitlab-GROUP-PROJECT.json in the content folder]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Print only errors and warnings: no infos, no summary.
    #[arg(long)]
    pub quiet: bool,
}

/// Where the content is.
#[derive(Debug, Args)]
pub struct Folders {
    /// Folder with `content` and `themes`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    /// Content folder [default: ROOT/content]
    #[arg(long, value_name = "DIR")]
    pub content: Option<PathBuf>,
}

/// What to read, and what may be shown of it.
#[derive(Debug, Args)]
pub struct Tree {
    /// Where the content is.
    #[command(flatten)]
    pub place: Folders,
    /// Where the site goes [default: ROOT/public]
    #[arg(long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    /// Absolute address of the site [default: that of site.yaml]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Theme in `themes/NAME` whose files override the default one [default: that of site.yaml]
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// The day to build for, in place of that of SOURCE_DATE_EPOCH, else today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// Publish drafts too.
    #[arg(long)]
    pub drafts: bool,
    /// Refuse the site for warnings too.
    #[arg(long)]
    pub strict: bool,
    /// Print only errors and warnings: no infos, no summary.
    #[arg(long)]
    pub quiet: bool,
}

/// How to build or check.
#[derive(Debug, Args)]
pub struct Build {
    /// What to read.
    #[command(flatten)]
    pub tree: Tree,
    /// Form of the notes.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// Spell `index.html` in links: for artifact browsers and reading from disk.
    #[arg(long)]
    pub index_links: bool,
    /// Put `.br` and `.gz` beside each text file, for servers that send them packed (GitLab Pages does).
    #[arg(long)]
    pub compress: bool,
    /// Keep search engines away: for copies that are only reviewed.
    #[arg(long)]
    pub noindex: bool,
    /// Write only part I of N, for builds on several machines; `minutebook merge` makes one site of all parts.
    #[arg(long, value_name = "I/N")]
    pub shard: Option<String>,
}

/// What to merge.
#[derive(Debug, Args)]
pub struct Merge {
    /// The folder of each part.
    #[arg(value_name = "DIR", required = true)]
    pub parts: Vec<PathBuf>,
    /// Where the site goes.
    #[arg(long, value_name = "DIR", default_value = "public")]
    pub output_dir: PathBuf,
}

/// Where to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// What to read. Nothing is written: of the output folder it only counts that it is passed over.
    #[command(flatten)]
    pub tree: Tree,
    /// Port to listen at; the next free one if it is taken, any if it is 0.
    #[arg(long, value_name = "N", default_value_t = 8000)]
    pub port: u16,
    /// Address to listen at; 0.0.0.0 lets other machines look too.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1")]
    pub interface: IpAddr,
    /// Open the site in a browser.
    #[arg(long)]
    pub open: bool,
}

/// How to rank times.
#[derive(Debug, Args)]
pub struct Slots {
    /// Where the content is.
    #[command(flatten)]
    pub place: Folders,
    /// First day that counts, in place of today.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// Only times right after an event of `calendars/`, by its UID.
    #[arg(long, value_name = "UID")]
    pub after: Option<String>,
    /// Length of the meeting.
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u32).range(1..=1440))]
    pub minutes: u32,
    /// First hour of the day that costs little: minutes before it cost ten points each.
    #[arg(long, value_name = "H", default_value_t = 8, value_parser = clap::value_parser!(u32).range(0..=23))]
    pub from_hour: u32,
    /// The hour by which it should be over: minutes after it cost ten points each.
    #[arg(long, value_name = "H", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=24))]
    pub to_hour: u32,
    /// How many times to tell.
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    pub top: u16,
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

/// A day of four digits of a year: around it, weeks and zones can be counted.
fn day(text: &str) -> Result<NaiveDate, String> {
    let day: NaiveDate = text.parse().map_err(|_| "write it as 2026-11-29")?;
    match day.year() {
        1..=9999 => Ok(day),
        _ => Err("name a day of the years 1 to 9999".to_owned()),
    }
}
