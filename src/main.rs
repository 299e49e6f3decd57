//! Parses the command line, runs the pipeline, prints, exits. Nobody else prints or exits; the clock is read here, once.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the one place that prints"
)]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use minutebook::cli::{Build, Cli, Command, Format};
use minutebook::pipeline::{self, Options, Outcome};
use minutebook::report::{Severity, table};

/// The content has faults: nothing was written.
const FAULTS: u8 = 1;
/// The world or the command line has faults.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    let cli = Cli::parse();
    let (build, checking) = match &cli.command {
        Command::Build(build) => (build, false),
        Command::Check(build) => (build, true),
    };
    let options = options(build);
    let outcome = if checking {
        pipeline::check(&options)
    } else {
        pipeline::build(&options)
    };
    match outcome {
        Ok(outcome) => tell(build, &options, &outcome, checking, started.elapsed()),
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(TROUBLE)
        }
    }
}

fn options(build: &Build) -> Options {
    let under_root = |given: &Option<std::path::PathBuf>, name: &str| {
        given.clone().unwrap_or_else(|| build.root.join(name))
    };
    let content = under_root(&build.content, "content");
    Options {
        content: content
            .strip_prefix("./")
            .map(std::path::Path::to_path_buf)
            .unwrap_or(content),
        output: under_root(&build.output_dir, "public"),
        root: build.root.clone(),
        base_url: build.base_url.clone(),
        theme: build.theme.clone(),
        today: build
            .today
            .unwrap_or_else(|| chrono::Utc::now().date_naive()),
        drafts: build.drafts,
        strict: build.strict,
        index_links: build.index_links,
    }
}

fn tell(
    build: &Build,
    options: &Options,
    outcome: &Outcome,
    checking: bool,
    took: Duration,
) -> ExitCode {
    match build.format {
        Format::Text => eprint!("{}", outcome.report.text(build.quiet)),
        Format::Json => print!("{}", outcome.report.json()),
        Format::Gitlab => print!("{}", outcome.report.gitlab()),
    }
    if checking && !build.quiet && build.format == Format::Text {
        eprint!("{}", table::logs(&outcome.logs));
    }
    if !build.quiet {
        eprintln!("{}", summary(options, outcome, checking, took));
    }
    if outcome.report.refuses(options.strict) {
        ExitCode::from(FAULTS)
    } else {
        ExitCode::SUCCESS
    }
}

fn summary(options: &Options, outcome: &Outcome, checking: bool, took: Duration) -> String {
    let counts = outcome.counts;
    let read = format!(
        "{} meetings, {} issues, {} projects",
        counts.meetings, counts.issues, counts.projects
    );
    let withheld = if counts.withheld > 0 {
        format!(", {} withheld", counts.withheld)
    } else {
        String::new()
    };
    let notes = |severity, name: &str| format!("{} {name}", outcome.report.count(severity));
    let told = [
        notes(Severity::Error, "errors"),
        notes(Severity::Warning, "warnings"),
        notes(Severity::Info, "infos"),
    ]
    .join(", ");
    let done = match outcome.written {
        Some(written) => format!(
            "{} pages in {} files written to {}",
            written.pages,
            written.files,
            options.output.display()
        ),
        None if checking => "checked".to_owned(),
        None => "nothing written: mend the errors above first".to_owned(),
    };
    format!(
        "{done} in {} ms: {read}{withheld}; {told}",
        took.as_millis()
    )
}
