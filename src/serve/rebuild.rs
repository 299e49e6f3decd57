//! Reads the content again after every edit. A watch in; the state of the site out: the newest site without fault, which
//! answers from a thread of its own as long as somebody can ask it, and the faults that stand in the way of a newer one.

use std::path::Path;
use std::process;
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Instant;

use chrono::NaiveDate;
use tokio::sync::{oneshot, watch};

use super::answer::Answer;
use super::http::{self, Ask, Fault, Files};
use super::kept::Kept;
use super::overlay::Overlay;
use super::watch::{Edits, Watch};
use super::{Rebuilt, Told};
use crate::error::Error;
use crate::pipeline::progress::Unwatched;
use crate::pipeline::{self, Cache, Counts, OnDemand, Options};
use crate::report::Report;

/// What is served at a moment.
#[derive(Clone, Default)]
pub(super) struct State {
    /// How often the content was read; 0 until that was done once.
    pub(super) number: u64,
    /// What is laid over pages.
    pub(super) overlay: Arc<Overlay>,
    /// Where one asks the newest site without fault, if there ever was one.
    pub(super) site: Option<mpsc::Sender<Question>>,
    /// Pages of this site and of those before.
    pub(super) kept: Kept,
}

/// The thread of a site has ended before it said anything.
const PLANLESS: &str = "the site could not be planned, by a fault of minutebook: take the last edit back, and report it";

/// A request, what is laid over the answer, what was answered before, and where the answer goes.
pub(super) struct Question {
    pub(super) ask: Ask,
    pub(super) overlay: Arc<Overlay>,
    pub(super) kept: Kept,
    pub(super) reply: oneshot::Sender<Answer>,
}

/// A site that was read without fault.
struct Read {
    site: Option<mpsc::Sender<Question>>,
    report: Report,
    counts: Counts,
}

/// Reads the content now and after every edit, without an end.
pub(super) fn run(
    options: &Options,
    today: impl Fn() -> NaiveDate,
    mut watch: Watch,
    news: &watch::Sender<State>,
    tell: impl Fn(Told<'_>),
) -> ! {
    let mut options = options.clone();
    let mut cache = Cache::keeping();
    loop {
        let started = Instant::now();
        options.today = today();
        let read = read(&options, &mut cache);
        let before = news.borrow().clone();
        let number = before.number + 1;
        let (site, faults) = match &read {
            Ok(read) => {
                let refused = read.report.refusing(options.strict).text(false);
                (read.site.clone(), Some(refused))
            }
            Err(error) => (None, Some(format!("error: {error}\n"))),
        };
        let overlay = Arc::new(Overlay {
            // A server that is started again begins to count again.
            state: format!("{}-{number}", process::id()),
            faults: faults.filter(|_| site.is_none()),
        });
        news.send_replace(State {
            number,
            overlay,
            site: site.or(before.site),
            kept: before.kept,
        });
        match &read {
            Ok(read) => tell(Told::Rebuilt(&Rebuilt {
                report: &read.report,
                counts: read.counts,
                good: read.site.is_some(),
                took: started.elapsed(),
            })),
            Err(error) => tell(Told::Trouble(error)),
        }
        // What is watched still is; what is not is read with the next edit of the rest.
        match watch.wait() {
            Ok(edits) => forget(&mut cache, &edits, &options),
            Err(error) => {
                cache.read.clear();
                tell(Told::Trouble(&error));
            }
        }
    }
}

/// Has the cache forget what was edited.
fn forget(cache: &mut Cache, edits: &Edits, options: &Options) {
    if edits.more {
        return cache.read.clear();
    }
    let content = std::path::absolute(&options.content).unwrap_or_default();
    let inside = edits.paths.iter();
    let inside = inside.filter_map(|path| path.strip_prefix(&content).ok());
    let inside = inside.map(|path| path.to_str().map(str::to_owned));
    match inside.collect() {
        Some(inside) => cache.read.forget(inside),
        // A name that is no UTF-8 is read as another.
        None => cache.read.clear(),
    }
}

/// Reads the content; a site without fault stays in its thread and answers.
fn read(options: &Options, cache: &mut Cache) -> Result<Read, Error> {
    let mut prepared = pipeline::prepare(options, cache, &Unwatched)?;
    let (counts, strict) = (prepared.counts(), options.strict);
    let (told, heard) = mpsc::channel();
    let (site, questions) = mpsc::channel::<Question>();
    let work = move || {
        prepared.plan(|planned, report| {
            let refused = report.refuses(strict);
            // Whoever asked for the site may have gone.
            if told.send(report).is_ok() && !refused {
                answer_all(&OnDemand::new(planned), questions);
            }
        });
    };
    let named = thread::Builder::new().name("site".to_owned());
    named.spawn(work).map_err(Error::io(
        "cannot start a thread for",
        Path::new("the site"),
    ))?;
    let report = heard
        .recv()
        .map_err(|_| Error::Usage(PLANLESS.to_owned()))?;
    Ok(Read {
        site: (!report.refuses(strict)).then_some(site),
        report,
        counts,
    })
}

/// Answers, each question in a thread of its own, until nobody can ask any more.
fn answer_all(site: &OnDemand<'_>, questions: mpsc::Receiver<Question>) {
    thread::scope(|scope| {
        for question in questions {
            scope.spawn(move || {
                let kept = &question.kept;
                let answer = http::answer(&Live { site, kept }, &question.ask, &question.overlay);
                // Whoever asked may have gone.
                let _ = question.reply.send(answer);
            });
        }
    });
}

/// The newest site, and pages as they were before.
struct Live<'s, 'p> {
    site: &'s OnDemand<'p>,
    kept: &'s Kept,
}

impl Files for Live<'_, '_> {
    fn base(&self) -> String {
        self.site.base()
    }

    fn is_file(&self, path: &str) -> bool {
        self.site.is_file(path)
    }

    fn is_folder(&self, path: &str) -> bool {
        self.site.is_folder(path)
    }

    fn bytes(&self, path: &str) -> Option<Result<Vec<u8>, Fault>> {
        let made = self.site.bytes(path)?;
        if let Ok(page) = &made
            && path.ends_with(".html")
        {
            self.kept.keep(path, page);
        }
        Some(made.map_err(|error| Fault {
            told: format!("error: {error}\n"),
            before: self.kept.last(path),
        }))
    }
}
