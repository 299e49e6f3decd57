//! Issues of a tracker, brought into the content folder so that builds stay offline: the only room that uses the network.
//! A tracker, an export and a token in; records that may be published out. Nothing here prints, knows the time or waits:
//! all of that is lent by whoever asks. Nothing is written either: that is the business of `write`.
//!
//! The path of a request: [`address`] says which addresses belong to a host; [`http`] asks, waits and asks again as [`retry`]
//! says; `explain` turns a failure into an error that says what to do; `pages` walks a list; [`gitlab`] and [`pagure`]
//! know the lists; [`export`] reads the file of a project export; [`clean`] decides what of an issue may be written, and
//! [`found`] keeps it; [`store`] makes the bytes of the file and knows its old ones.

pub mod address;
pub mod clean;
mod explain;
pub mod export;
mod failure;
pub mod found;
pub mod gitlab;
pub mod http;
mod pages;
pub mod pagure;
pub mod retry;
pub mod store;
pub mod token;

use std::fmt;
use std::time::Duration;

use crate::model::words::counted;
use retry::Trouble;

/// How long to wait and how much to take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Until there is a connection.
    pub connect: Duration,
    /// From the request to the end of its answer.
    pub request: Duration,
    /// Most bytes of an answer, unpacked.
    pub body: u64,
    /// Most pages of a list.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            connect: Duration::from_secs(15),
            request: Duration::from_secs(90),
            body: 64 * 1024 * 1024,
            pages: 10_000,
        }
    }
}

/// What is lent: the wait, and an ear for progress.
#[derive(Clone, Copy)]
pub struct World<'w> {
    /// Waits.
    pub sleep: &'w dyn Fn(Duration),
    /// Hears what is going on.
    pub tell: &'w dyn Fn(&Progress),
}

/// What is going on, for people who wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// So many issues are read.
    Issues(usize),
    /// The comments of so many issues are read.
    Notes {
        /// Done.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// Something went wrong and is tried again.
    Waiting {
        /// After how long.
        wait: Duration,
        /// What went wrong.
        trouble: Trouble,
    },
    /// The list is read once more, from its beginning, for this reason.
    Again(&'static str),
    /// The project has another name now.
    Moved(String),
}

impl Progress {
    /// Whether it says more than how far the work is: such a line is worth keeping.
    pub fn is_news(&self) -> bool {
        !matches!(self, Progress::Issues(_) | Progress::Notes { .. })
    }
}

fn issues(count: usize) -> String {
    counted(count, "issue", "issues")
}

impl fmt::Display for Progress {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Progress::Issues(count) => out.write_str(&issues(*count)),
            Progress::Notes { done, all } => write!(out, "comments of {done} of {}", issues(*all)),
            Progress::Waiting { wait, trouble } => {
                let why = match trouble {
                    Trouble::Busy(_) => "too many requests",
                    Trouble::Server(_) => "the server has a fault",
                    Trouble::TimedOut => "no answer in time",
                    Trouble::Cut => "the answer was cut",
                    Trouble::NoConnection | Trouble::NoHost => "no connection",
                };
                write!(out, "{why}: trying again in {} s", wait.as_secs())
            }
            Progress::Again(why) => write!(out, "{why}: reading the list once more"),
            Progress::Moved(to) => write!(
                out,
                "the project has moved: write `{}` in site.yaml",
                to.escape_debug()
            ),
        }
    }
}
