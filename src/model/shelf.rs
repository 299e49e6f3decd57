//! Logs that lie elsewhere while a site is made of them: of gigabytes of talk only the pages that are made just now are held
//! in memory. A log in, a place on the shelf out, and from that the same log again. Where the shelf stands and which logs go
//! there is decided by who reads them; what else is known of a meeting stays in memory.

use std::fmt;
use std::io;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::log::{Line, Log};
use super::packed;

/// Bytes that are kept one behind the other.
pub trait Store: fmt::Debug + Send + Sync {
    /// Keeps bytes; where they lie goes out.
    fn put(&self, bytes: &[u8]) -> io::Result<u64>;

    /// Fills a slice with what was kept from a place on.
    fn take(&self, at: u64, into: &mut [u8]) -> io::Result<()>;
}

/// Where logs lie.
#[derive(Debug)]
pub struct Shelf {
    store: Box<dyn Store>,
    /// The first time that a log could not be taken from it. Pages are made by many threads from views that cannot fail:
    /// whoever puts the site into place asks for this before.
    fault: OnceLock<io::Error>,
}

/// A log, wherever it is.
#[derive(Debug, Clone)]
pub enum Kept {
    /// In memory.
    Held(Arc<Log>),
    /// On a shelf.
    Away(Arc<Away>),
}

/// A log on a shelf.
#[derive(Debug)]
pub struct Away {
    shelf: Arc<Shelf>,
    /// All of it but its text and its lines.
    rest: Log,
    at: u64,
    lines: usize,
    /// Bytes of the text.
    text: usize,
}

/// A log to look at.
#[derive(Debug)]
pub enum Opened<'a> {
    /// In memory anyway.
    Held(&'a Log),
    /// Taken from a shelf for the time being.
    Taken(Box<Log>),
}

impl Deref for Opened<'_> {
    type Target = Log;

    fn deref(&self) -> &Log {
        match self {
            Opened::Held(log) => log,
            Opened::Taken(log) => log,
        }
    }
}

impl Shelf {
    /// An empty shelf.
    pub fn new(store: impl Store + 'static) -> Self {
        Shelf {
            store: Box::new(store),
            fault: OnceLock::new(),
        }
    }

    /// Puts a log away; where there is no room for it, it stays in memory.
    pub fn put(self: &Arc<Self>, kept: &Kept) -> Kept {
        let Kept::Held(log) = kept else {
            return kept.clone();
        };
        let mut bytes = Vec::with_capacity(log.lines.len() * packed::SIZE + log.text.len());
        log.lines
            .iter()
            .for_each(|line| bytes.extend(packed::pack(line)));
        bytes.extend(log.text.as_bytes());
        let Ok(at) = self.store.put(&bytes) else {
            return kept.clone();
        };
        let (lines, text) = (log.lines.len(), log.text.len());
        let rest = log.without_text();
        let shelf = Arc::clone(self);
        Kept::Away(Arc::new(Away {
            shelf,
            rest,
            at,
            lines,
            text,
        }))
    }

    /// Why a log could not be taken from it, if one could not: what was made of it is nothing to publish.
    pub fn fault(&self) -> Option<&io::Error> {
        self.fault.get()
    }
}

impl Kept {
    /// The whole log.
    pub fn open(&self) -> Opened<'_> {
        match self {
            Kept::Held(log) => Opened::Held(log),
            Kept::Away(away) => Opened::Taken(Box::new(away.take())),
        }
    }

    /// Path of the log inside the content folder.
    pub fn path(&self) -> &Arc<str> {
        &self.facts().path
    }

    /// The file as the user would type it.
    pub fn file(&self) -> &Arc<str> {
        &self.facts().file
    }

    /// Name of its dialect.
    pub fn dialect(&self) -> &'static str {
        self.facts().dialect
    }

    /// Number of a line in anchors.
    pub fn number(&self, index: usize) -> u32 {
        self.facts().number(index)
    }

    /// The log, perhaps without its text and its lines.
    fn facts(&self) -> &Log {
        match self {
            Kept::Held(log) => log,
            Kept::Away(away) => &away.rest,
        }
    }
}

impl Away {
    /// The log; one of as many blank lines, if it cannot be read.
    fn take(&self) -> Log {
        let read = self.read().unwrap_or_else(|fault| {
            // The first fault is told, as good as any other.
            let _ = self.shelf.fault.set(fault);
            (String::new(), vec![packed::BLANK; self.lines])
        });
        let (text, lines) = read;
        Log {
            text,
            lines,
            ..self.rest.clone()
        }
    }

    fn read(&self) -> io::Result<(String, Vec<Line>)> {
        let mut head = vec![0; self.lines * packed::SIZE];
        self.shelf.store.take(self.at, &mut head)?;
        let mut text = vec![0; self.text];
        let after = self.at + head.len() as u64;
        self.shelf.store.take(after, &mut text)?;
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        let lines = head.as_chunks().0.iter().map(packed::unpack);
        let lines: Option<Vec<Line>> = lines.collect();
        let lines = lines.ok_or_else(|| io::Error::other("not what was written"))?;
        Ok((text, lines))
    }
}
