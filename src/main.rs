//! Parses the command line, runs the pipeline, prints, exits. Nobody else prints or exits; only here is the clock read.

#[path = "main/clock.rs"]
mod clock;
#[path = "main/failing.rs"]
mod failing;
#[path = "main/fetching.rs"]
mod fetching;
#[path = "main/printing.rs"]
mod printing;
#[path = "main/progress.rs"]
mod progress;
#[path = "main/serving.rs"]
mod serving;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use minutebook::cli::{Answer, Build, Cli, Command, Folders, Format, Merge, New, Slots, Tree};
use minutebook::error::Error;
use minutebook::model::words;
use minutebook::pipeline::{self, Counts, Options, Outcome};
use minutebook::report::{Note, Report, Severity, table};
use minutebook::start::{self, wanted::Wanted};
use printing::{say, say_line};
use progress::Bars;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The content has faults: nothing was written.
const FAULTS: u8 = 1;
/// The world or the command line has faults.
const TROUBLE: u8 = 2;

fn main() -> ExitCode {
    let started = Instant::now();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => return told_by_the_command_line(&told),
    };
    if let Err(error) = clock::asked() {
        return trouble(&error);
    }
    match &cli.command {
        Command::Build(build) => run(build, false, started),
        Command::Merge(asked) => merge(asked),
        Command::Check(build) => run(build, true, started),
        Command::Serve(asked) => serving::serve(asked),
        Command::Slots(asked) => slots(asked),
        Command::Fetch(asked) => fetching::fetch(asked),
        Command::Init(asked) => answer(start::init::init(
            &asked.dir,
            asked.today.unwrap_or_else(clock::today),
        )),
        Command::New(asked) => begin(asked),
        Command::Completions(asked) => answer(start::shell::completions(asked.shell)),
        Command::Man => answer(start::shell::man()),
    }
}

/// Prints the help that was asked for, or what is wrong with the command line.
fn told_by_the_command_line(told: &clap::Error) -> ExitCode {
    let text = told.render().to_string();
    if told.use_stderr() {
        failing::tell(
            &failing::misread(&text),
            failing::asked(std::env::args_os()),
        );
        say(text);
        return ExitCode::from(TROUBLE);
    }
    answer(Ok(text))
}

/// Prints what came of a command that makes no site.
fn answer(told: Result<String, Error>) -> ExitCode {
    match told.and_then(|told| printing::answer(&told)) {
        Ok(()) => ExitCode::SUCCESS,
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
        today: asked.today.unwrap_or_else(clock::today),
    }))
}

fn merge(asked: &Merge) -> ExitCode {
    match pipeline::shard::merge(&asked.parts, &asked.output_dir) {
        Ok(merged) => {
            let (written, output) = (merged.written, asked.output_dir.display());
            say(merged.report.text(false));
            say_line(format_args!(
                "{} in {} merged in {output}; {}",
                count(written.pages, "page"),
                count(written.files, "file"),
                size(written.bytes)
            ));
            ExitCode::SUCCESS
        }
        Err(error) => trouble(&error),
    }
}

fn run(build: &Build, checking: bool, started: Instant) -> ExitCode {
    let shard = build.shard.as_deref().map(str::parse).transpose();
    let shard = match shard {
        Ok(shard) => shard,
        Err(message) => return refused(&Error::Usage(message), build),
    };
    let options = Options {
        shard,
        index_links: build.index_links,
        compress: build.compress,
        noindex: build.noindex,
        program: std::env::current_exe().ok(),
        left_above: pipeline::LARGE_SITE,
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
        Err(error) => refused(&error, build),
    }
}

/// Says why there is no report about the content, to programs as well.
fn refused(error: &Error, build: &Build) -> ExitCode {
    failing::tell(error, build.format);
    trouble(error)
}

/// How long it took, and what of it took longest.
struct Time {
    took: Duration,
    slowest: Option<String>,
}

fn trouble(error: &Error) -> ExitCode {
    say_line(format_args!("error: {error}"));
    ExitCode::from(TROUBLE)
}

fn slots(asked: &Slots) -> ExitCode {
    let wish = pipeline::slots::Wish {
        content: content(&asked.place),
        output: asked.place.root.join("public"),
        today: asked.today.unwrap_or_else(clock::today),
        after: asked.after.clone(),
        minutes: asked.minutes,
        hours: (asked.from_hour, asked.to_hour),
        top: usize::from(asked.top),
    };
    let (report, ranking) = match pipeline::slots::rank(&wish) {
        Ok(found) => found,
        Err(error) => return trouble(&error),
    };
    say(report.text(true));
    // What is wrong with the facts is the cause of what cannot be ranked by them.
    match status(&report, false) {
        0 => answer(ranking.map(|ranking| match asked.format {
            Answer::Text => minutebook::slots::text(&ranking),
            Answer::Json => minutebook::slots::json(&ranking),
        })),
        faults => ExitCode::from(faults),
    }
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
    let plain = Options::new(
        tree.place.root.clone(),
        tree.today.unwrap_or_else(clock::today),
    );
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
    let report = &outcome.report;
    let answered = match build.format {
        Format::Text => {
            say(report.text(build.tree.quiet));
            Ok(())
        }
        Format::Json => printing::answer(&report.json(build.tree.quiet)),
        Format::Gitlab => printing::answer(&report.gitlab(build.tree.quiet)),
    };
    if checking && !build.tree.quiet && build.format == Format::Text {
        say(table::logs(&outcome.logs));
    }
    if !build.tree.quiet {
        say_line(summary(options, outcome, checking, time));
    }
    match answered {
        Ok(()) => ExitCode::from(status(report, options.strict)),
        Err(error) => trouble(&error),
    }
}

/// The status that notes about the content deserve; a file that cannot be read is a fault of the world.
fn status(report: &Report, strict: bool) -> u8 {
    let unread = |note: &Note| note.check == "unreadable" && note.severity == Severity::Error;
    match report.all().iter().any(unread) {
        true => TROUBLE,
        false if report.refuses(strict) => FAULTS,
        false => 0,
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
        None => "nothing written: mend what stands above first; read".to_owned(),
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
