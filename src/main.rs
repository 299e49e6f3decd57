//! Parses the command line, runs the pipeline, prints, exits. Nobody else prints or exits; only here is the clock read.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the one place that prints"
)]

#[path = "main/fetching.rs"]
mod fetching;
#[path = "main/progress.rs"]
mod progress;
#[path = "main/serving.rs"]
mod serving;

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Parser;
use minutebook::cli::{Answer, Build, Cli, Command, Folders, Format, Merge, New, Slots, Tree};
use minutebook::error::Error;
use minutebook::pipeline::{self, Counts, Options, Outcome};
use minutebook::report::{Note, Report, Severity, table};
use minutebook::start::{self, new::Wanted};
use minutebook::view::words;
use progress::Bars;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The content has faults: nothing was written.
const FAULTS: u8 = 1;
/// The world or the command line has faults.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    let cli = Cli::parse();
    match &cli.command {
        Command::Build(build) => run(build, false, started),
        Command::Merge(asked) => merge(asked),
        Command::Check(build) => run(build, true, started),
        Command::Serve(asked) => serving::serve(asked),
        Command::Slots(asked) => slots(asked),
        Command::Fetch(asked) => fetching::fetch(asked),
        Command::Init(asked) => answer(start::init::init(
            &asked.dir,
            asked.today.unwrap_or_else(today),
        )),
        Command::New(asked) => begin(asked),
        Command::Completions(asked) => answer(start::shell::completions(asked.shell)),
        Command::Man => answer(start::shell::man()),
    }
}

/// Prints what came of a command that makes no site.
fn answer(told: Result<String, Error>) -> ExitCode {
    match told {
        Ok(told) => {
            // Whoever reads only the first lines has read enough.
            let _ = std::io::stdout().write_all(told.as_bytes());
            ExitCode::SUCCESS
        }
        Err(error) => trouble(&error),
    }
}

fn begin(asked: &New) -> ExitCode {
    answer(start::new::new(&Wanted {
        content: content(&asked.place),
        record: asked.record,
        name: asked.name.clone(),
        from: asked.from.clone(),
        date: asked.date,
        today: asked.today.unwrap_or_else(today),
    }))
}

fn merge(asked: &Merge) -> ExitCode {
    match pipeline::shard::merge(&asked.parts, &asked.output_dir) {
        Ok(written) => {
            let output = asked.output_dir.display();
            eprintln!(
                "{} in {} merged in {output}; {}",
                count(written.pages, "page"),
                count(written.files, "file"),
                size(written.bytes)
            );
            ExitCode::SUCCESS
        }
        Err(error) => trouble(&error),
    }
}

fn run(build: &Build, checking: bool, started: Instant) -> ExitCode {
    let shard = build.shard.as_deref().map(str::parse).transpose();
    let shard = match shard {
        Ok(shard) => shard,
        Err(message) => return trouble(&Error::Usage(message)),
    };
    let options = Options {
        shard,
        index_links: build.index_links,
        compress: build.compress,
        noindex: build.noindex,
        program: std::env::current_exe().ok(),
        ends: true,
        ..options(&build.tree)
    };
    let bars = Bars::new(build.tree.quiet, started);
    let outcome = if checking {
        pipeline::check(&options, &bars)
    } else {
        pipeline::build(&options, &bars)
    };
    let slowest = bars.finish();
    let time = Time {
        took: started.elapsed(),
        slowest,
    };
    match outcome {
        Ok(outcome) => tell(build, &options, &outcome, checking, &time),
        Err(error) => trouble(&error),
    }
}

/// How long it took, and what of it took longest.
struct Time {
    took: Duration,
    slowest: Option<String>,
}

fn trouble(error: &Error) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::from(TROUBLE)
}

fn slots(asked: &Slots) -> ExitCode {
    let wish = pipeline::slots::Wish {
        content: content(&asked.place),
        output: asked.place.root.join("public"),
        today: asked.today.unwrap_or_else(today),
        after: asked.after.clone(),
        minutes: asked.minutes,
        hours: (asked.from_hour, asked.to_hour),
        top: usize::from(asked.top),
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

/// The clock.
fn today() -> NaiveDate {
    chrono::Utc::now().date_naive()
}

/// The content folder as notes spell it.
fn content(folders: &Folders) -> PathBuf {
    let given = folders.content.clone();
    let content = given.unwrap_or_else(|| folders.root.join("content"));
    content
        .strip_prefix("./")
        .ok()
        .filter(|inside| !inside.as_os_str().is_empty())
        .map(Path::to_path_buf)
        .unwrap_or(content)
}

fn options(tree: &Tree) -> Options {
    let plain = Options::new(tree.place.root.clone(), tree.today.unwrap_or_else(today));
    Options {
        content: content(&tree.place),
        output: tree.output_dir.clone().unwrap_or(plain.output),
        base_url: tree.base_url.clone(),
        theme: tree.theme.clone(),
        drafts: tree.drafts,
        strict: tree.strict,
        ..plain
    }
}

fn tell(
    build: &Build,
    options: &Options,
    outcome: &Outcome,
    checking: bool,
    time: &Time,
) -> ExitCode {
    match build.format {
        Format::Text => eprint!("{}", outcome.report.text(build.tree.quiet)),
        Format::Json => print!("{}", outcome.report.json()),
        Format::Gitlab => print!("{}", outcome.report.gitlab()),
    }
    if checking && !build.tree.quiet && build.format == Format::Text {
        eprint!("{}", table::logs(&outcome.logs));
    }
    if !build.tree.quiet {
        eprintln!("{}", summary(options, outcome, checking, time));
    }
    let unread = |note: &Note| note.check == "unreadable" && note.severity == Severity::Error;
    if outcome.report.all().iter().any(unread) {
        ExitCode::from(TROUBLE)
    } else if outcome.report.refuses(options.strict) {
        ExitCode::from(FAULTS)
    } else {
        ExitCode::SUCCESS
    }
}

fn summary(options: &Options, outcome: &Outcome, checking: bool, time: &Time) -> String {
    let done = match outcome.written {
        Some(written) => format!(
            "{} in {} {} {}",
            count(written.pages, "page"),
            count(written.files, "file"),
            match written.anew {
                true => "written to",
                false => "have not changed in",
            },
            options.output.display()
        ),
        None if checking => "checked".to_owned(),
        None => "nothing written: mend the errors above first".to_owned(),
    };
    let numbers = numbers(outcome.counts, &outcome.report);
    let size = outcome.written.map(|written| size(written.bytes));
    let facts: Vec<String> = size.into_iter().chain(time.slowest.clone()).collect();
    let took = time.took.as_millis();
    format!("{done} in {took} ms: {numbers}; {}", facts.join(", "))
}

/// Bytes as people say them.
fn size(bytes: usize) -> String {
    match bytes {
        0..10_000 => format!("{bytes} bytes"),
        10_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// What was read and what was noted.
fn numbers(counts: Counts, report: &Report) -> String {
    let withheld = match counts.withheld {
        0 => String::new(),
        count => format!(", {count} withheld"),
    };
    format!(
        "{}, {}, {}{withheld}; {}, {}, {}",
        count(counts.meetings, "meeting"),
        count(counts.issues, "issue"),
        count(counts.projects, "project"),
        count(report.count(Severity::Error), "error"),
        count(report.count(Severity::Warning), "warning"),
        count(report.count(Severity::Info), "info")
    )
}

/// `1 meeting`, `2 meetings`.
fn count(number: usize, one: &str) -> String {
    words::counted(number, one, &format!("{one}s"))
}
