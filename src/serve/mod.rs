//! `minutebook serve`: the site in memory, at an address of this machine, always as fresh as the content. Options in; news for
//! whoever started it out. Nothing is written to the disk.
//!
//! In reading order: `watch` tells that something was edited; `rebuild` reads the content again and keeps the newest site
//! without fault, each in a thread that answers questions until a newer one takes its place; `http` answers a question as
//! GitLab Pages does (`mime`, `range` and `rules` are parts of that); `kept` knows the last good version of a page that cannot
//! be made now; `overlay` puts the faults and the script that loads pages again over them; `server` has the sockets. Pages are
//! made when they are asked for.

mod answer;
mod http;
mod kept;
mod mime;
mod open;
mod overlay;
mod range;
mod rebuild;
mod rules;
mod server;
mod watch;

use std::net::IpAddr;
use std::path::Path;
use std::thread;
use std::time::Duration;

use chrono::NaiveDate;
use tokio::sync::watch as news;

use crate::error::Error;
use crate::pipeline::{Counts, Options};
use crate::report::Report;

/// What to serve and where.
#[derive(Debug, Clone)]
pub struct Wish {
    /// What to build. The day is asked for at every reading; `origin` is where the site is served.
    pub options: Options,
    /// The address to listen at.
    pub interface: IpAddr,
    /// The first port to try; 0 is any that is free.
    pub port: u16,
    /// Whether to open a browser.
    pub open: bool,
}

/// News for whoever started the server.
#[derive(Debug)]
pub enum Told<'a> {
    /// Another program listens at this port: the next one is tried.
    Taken(u16),
    /// Where the site is.
    Serving(&'a str),
    /// The browser could not be opened.
    NoBrowser,
    /// The content was read.
    Rebuilt(&'a Rebuilt<'a>),
    /// The content could not be read.
    Trouble(&'a Error),
}

/// What came of reading the content.
#[derive(Debug)]
pub struct Rebuilt<'a> {
    /// What was noted about it.
    pub report: &'a Report,
    /// Numbers of what was read.
    pub counts: Counts,
    /// Whether it is served now; else the site before it is.
    pub good: bool,
    /// How long that took.
    pub took: Duration,
}

/// Serves until the process ends; an error says why that could not be.
pub fn serve(
    wish: &Wish,
    today: impl Fn() -> NaiveDate + Send + 'static,
    tell: impl Fn(Told<'_>) + Send + Clone + 'static,
) -> Result<(), Error> {
    let mut options = wish.options.clone();
    options.content_is_there()?;
    let taken = |port| tell(Told::Taken(port));
    let (listener, address) = server::bind(wish.interface, wish.port, taken)?;
    let origin = format!("http://{address}");
    tell(Told::Serving(&format!("{origin}/")));
    options.origin = Some(origin.clone());
    let theme = options.themes();
    let folders: Vec<&Path> = [Some(options.content.as_path()), theme.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let edits = watch::Watch::begin(&folders, &options.output)?;
    let (sender, receiver) = news::channel(rebuild::State::default());
    if wish.open && !open::browser(&format!("{origin}/")) {
        tell(Told::NoBrowser);
    }
    thread::Builder::new()
        .name("rebuild".to_owned())
        .spawn(move || rebuild::run(&options, today, edits, &sender, tell))
        .map_err(Error::io("cannot start a thread for", Path::new("edits")))?;
    server::run(listener, receiver)
}
