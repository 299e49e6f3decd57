//! Bars on a terminal, plain lines in CI, and which stage took longest. What a build or a fetch does comes in; lines on
//! standard error go out.

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use minutebook::fetch::Progress as Fetched;
use minutebook::pipeline::progress::{Progress, Stage};

use super::printing::say_line;

/// Builds that are over sooner have told nothing before.
const PATIENCE: Duration = Duration::from_secs(2);

/// Between two plain lines of a fetch.
const PAUSE: Duration = Duration::from_secs(10);

/// How far a fetch is: nobody knows how many issues a list will have; their comments are counted.
const ISSUES: &str = "{spinner} {pos} issues, {elapsed}";
const COMMENTS: &str = "comments {wide_bar} {pos}/{len} issues, {eta} left";

/// A bar on a terminal; elsewhere it draws nothing by itself.
fn bar(quiet: bool) -> ProgressBar {
    let bar = ProgressBar::no_length();
    bar.set_draw_target(match quiet {
        true => ProgressDrawTarget::hidden(),
        false => ProgressDrawTarget::stderr_with_hz(10),
    });
    bar
}

/// Every CI sets this variable (GitLab: predefined variables).
fn is_ci() -> bool {
    std::env::var_os("CI").is_some()
}

/// A build as it goes on.
pub(super) struct Bars {
    started: Instant,
    /// Whether there are plain lines.
    plain: bool,
    bar: ProgressBar,
    /// When each stage began: milliseconds from the start of the program, and one; 0 before.
    begun: [AtomicU64; Stage::ALL.len()],
}

impl Bars {
    /// Nothing is shown of a quiet build; `started` is when the program was.
    pub(super) fn new(quiet: bool, started: Instant) -> Self {
        Bars {
            started,
            plain: !quiet && is_ci(),
            bar: bar(quiet),
            begun: [const { AtomicU64::new(0) }; Stage::ALL.len()],
        }
    }

    /// Takes the bar away; the stage that took longest, as the summary tells it.
    pub(super) fn finish(&self) -> Option<String> {
        self.bar.finish_and_clear();
        let begun = self.begun.each_ref().map(|at| at.load(Ordering::Relaxed));
        let known = Stage::ALL.into_iter().zip(begun);
        let known: Vec<(Stage, u64)> = known.filter(|(_, at)| *at > 0).collect();
        let ends = known.iter().skip(1).map(|(_, at)| *at).chain([self.now()]);
        let took = known.iter().zip(ends);
        let took = took.map(|((stage, at), end)| (end.saturating_sub(*at), *stage));
        let (time, stage) = took.max_by_key(|(time, _)| *time)?;
        Some(format!("slowest was {}, {time} ms", stage.as_str()))
    }

    /// Milliseconds from the start of the program, and one.
    fn now(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX - 1) + 1
    }
}

impl Progress for Bars {
    fn begin(&self, stage: Stage, steps: usize) {
        self.begun[stage as usize].store(self.now(), Ordering::Relaxed);
        let style = match steps {
            0 => ProgressStyle::with_template("{spinner} {msg}"),
            _ => ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} files, {eta} left"),
        };
        if let Ok(style) = style {
            self.bar.set_style(style);
        }
        self.bar.set_position(0);
        match steps {
            0 => self.bar.unset_length(),
            steps => self
                .bar
                .set_length(u64::try_from(steps).unwrap_or(u64::MAX)),
        }
        self.bar.set_message(stage.as_str());
        if self.bar.is_hidden() && self.plain && self.started.elapsed() > PATIENCE {
            match steps {
                0 => say_line(format_args!("{} ...", stage.as_str())),
                steps => say_line(format_args!("{} {steps} files ...", stage.as_str())),
            }
        }
    }

    fn step(&self) {
        self.bar.inc(1);
    }
}

/// A fetch as it goes on.
pub(super) struct Counter {
    quiet: bool,
    /// Whether there are plain lines of how far it is.
    plain: bool,
    bar: ProgressBar,
    /// When the last plain line was printed, or the fetch began.
    told: Cell<Instant>,
}

impl Counter {
    /// Nothing is shown of a quiet fetch.
    pub(super) fn new(quiet: bool) -> Self {
        let bar = bar(quiet);
        if !bar.is_hidden() {
            if let Ok(style) = ProgressStyle::with_template(ISSUES) {
                bar.set_style(style);
            }
            bar.enable_steady_tick(Duration::from_millis(100));
        }
        Counter {
            quiet,
            plain: !quiet && is_ci(),
            bar,
            told: Cell::new(Instant::now()),
        }
    }

    /// Shows how far the fetch is; news stay above the bar.
    pub(super) fn tell(&self, progress: &Fetched) {
        match progress {
            Fetched::Issues(count) => self.draw(ISSUES, *count, None),
            Fetched::Notes { done, all } => {
                self.draw(COMMENTS, *done, Some(*all));
            }
            news if !self.quiet => self.bar.suspend(|| say_line(news)),
            _ => {}
        }
        let due = self.plain && self.bar.is_hidden() && self.told.get().elapsed() > PAUSE;
        if due && !progress.is_news() {
            self.told.set(Instant::now());
            say_line(format_args!("{progress} ..."));
        }
    }

    fn draw(&self, style: &str, done: usize, all: Option<usize>) {
        let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
        // A new part of the work begins with another length.
        let begins = self.bar.length() != all.map(count);
        if begins && let Ok(style) = ProgressStyle::with_template(style) {
            self.bar.set_style(style);
        }
        self.bar.set_position(count(done));
        match all {
            Some(all) if begins => self.bar.set_length(count(all)),
            None if begins => self.bar.unset_length(),
            _ => return,
        }
        self.bar.reset_eta();
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
