//! Parses the command line, runs the pipeline, prints, exits. Nobody else prints or exits; the clock is read here, once.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this is the one place that prints"
)]

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use clap::Parser;
use minutebook::cli::{Answer, Build, Cli, Command, Fetch, Format, New, Slots, Ways};
use minutebook::error::Error;
use minutebook::fetch::token::Token;
use minutebook::fetch::{Limits, Progress, World};
use minutebook::pipeline::fetch::{self, Source, Wish};
use minutebook::pipeline::{self, Options, Outcome};
use minutebook::report::{Severity, table};
use minutebook::start::{self, new::Wanted};

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
        Command::Fetch(asked) => fetch(asked),
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
        content: content(&asked.root, asked.content.as_ref()),
        record: asked.record,
        name: asked.name.clone(),
        from: asked.from.clone(),
        date: asked.date,
        today: asked.today.unwrap_or_else(today),
    }))
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
    let wish = pipeline::slots::Wish {
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

fn fetch(asked: &Fetch) -> ExitCode {
    let (wish, ways) = wish(asked);
    let token = match &wish.source {
        Source::Gitlab(_) => token(),
        _ => Ok(None),
    };
    let terminal = std::io::stderr().is_terminal();
    let tell = |progress: &Progress| {
        if ways.quiet || !terminal && !progress.is_news() {
            return;
        }
        match terminal && !progress.is_news() {
            // One line that counts up.
            true => eprint!("\r\x1b[K{progress}"),
            false => eprintln!("{}{progress}", if terminal { "\r\x1b[K" } else { "" }),
        }
    };
    let world = World {
        sleep: &std::thread::sleep,
        tell: &tell,
    };
    let done = token.and_then(|token| fetch::run(&wish, token, Limits::default(), world));
    if terminal && !ways.quiet {
        eprint!("\r\x1b[K");
    }
    match done {
        Ok(outcome) => fetched(&outcome, ways.quiet),
        Err(error) => trouble(&error),
    }
}

/// The token of the environment; it is handed on as a value that cannot be shown.
fn token() -> Result<Option<Token>, Error> {
    for name in ["MINUTEBOOK_TOKEN", "GITLAB_TOKEN"] {
        let text = std::env::var_os(name).unwrap_or_default();
        if let Some(token) = Token::read(name, &text.to_string_lossy())? {
            return Ok(Some(token));
        }
    }
    Ok(None)
}

fn wish(asked: &Fetch) -> (Wish, &Ways) {
    let (source, ways) = match asked {
        Fetch::Pagure(pagure) => {
            let name = pagure.name.clone();
            (Source::Pagure { name }, &pagure.ways)
        }
        Fetch::Gitlab(gitlab) => {
            let name = gitlab.name.clone();
            let source = match gitlab.from_export.clone() {
                Some(file) => Source::Export { file, name },
                None => Source::Gitlab(fetch::Gitlab {
                    name,
                    group: gitlab.group,
                    since_last: gitlab.since_last,
                    allow_private: gitlab.allow_private,
                }),
            };
            (source, &gitlab.ways)
        }
    };
    let wish = Wish {
        content: content(&ways.root, ways.content.as_ref()),
        output: ways.output.clone(),
        notes: ways.notes,
        url: ways.url.clone(),
        ca_file: ways.ca_file.clone(),
        source,
    };
    (wish, ways)
}

fn fetched(outcome: &fetch::Outcome, quiet: bool) -> ExitCode {
    for warning in &outcome.warnings {
        eprintln!("warning: {warning}");
    }
    if !quiet {
        let done = if outcome.changed {
            "written"
        } else {
            "unchanged"
        };
        eprintln!(
            "{} {done}: {} issues, {} comments, {} withheld",
            outcome.file.display(),
            outcome.issues,
            outcome.comments,
            outcome.withheld
        );
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
        noindex: build.noindex,
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
