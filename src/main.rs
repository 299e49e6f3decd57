//! Parses the command line, runs the pipeline, prints, exits. Nobody else prints or exits; the clock is read here, once.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the one place that prints"
)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Parser;
use minutebook::cli::{Answer, Build, Cli, Command, Format, Slots};
use minutebook::error::Error;
use minutebook::pipeline::slots::Wish;
use minutebook::pipeline::{self, Options, Outcome};
use minutebook::report::{Severity, table};

/// The content has faults: nothing was written.
const FAULTS: u8 = 1;
/// The world or the command line has faults.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    let cli = Cli::parse();
    match &cli.command {
        Command::Build(build) => run(build, false, started),
        Command::Check(build) => run(build, true, started),
        Command::Slots(asked) => slots(asked),
    }
}

fn run(build: &Build, checking: bool, started: Instant) -> ExitCode {
    let options = options(build);
    let outcome = if checking {
        pipeline::check(&options)
    } else {
        pipeline::build(&options)
    };
    match outcome {
        Ok(outcome) => tell(build, &options, &outcome, checking, started.elapsed()),
        Err(error) => trouble(&error),
    }
}

fn trouble(error: &Error) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::from(TROUBLE)
}

fn slots(asked: &Slots) -> ExitCode {
    let wish = Wish {
        content: content(&asked.root, asked.content.as_ref()),
        output: asked.root.join("public"),
        today: asked.today.unwrap_or_else(today),
        after: asked.after.clone(),
        minutes: asked.minutes,
        hours: (asked.from_hour, asked.to_hour),
        top: asked.top,
    };
    let (ranking, report) = match pipeline::slots::rank(&wish) {
        Ok(found) => found,
        Err(error) => return trouble(&error),
    };
    eprint!("{}", report.text(true));
    if report.refuses(false) {
        return ExitCode::from(FAULTS);
    }
    match asked.format {
        Answer::Text => print!("{}", minutebook::slots::text(&ranking)),
        Answer::Json => print!("{}", minutebook::slots::json(&ranking)),
    }
    ExitCode::SUCCESS
}

/// The clock, read once.
fn today() -> NaiveDate {
    chrono::Utc::now().date_naive()
}

/// The content folder as notes spell it.
fn content(root: &Path, given: Option<&PathBuf>) -> PathBuf {
    let content = given.cloned().unwrap_or_else(|| root.join("content"));
    content
        .strip_prefix("./")
        .map(Path::to_path_buf)
        .unwrap_or(content)
}

fn options(build: &Build) -> Options {
    let output = build.output_dir.clone();
    Options {
        content: content(&build.root, build.content.as_ref()),
        output: output.unwrap_or_else(|| build.root.join("public")),
        root: build.root.clone(),
        base_url: build.base_url.clone(),
        theme: build.theme.clone(),
        today: build.today.unwrap_or_else(today),
        drafts: build.drafts,
        strict: build.strict,
        index_links: build.index_links,
        compress: build.compress,
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
