//! Logs that lie on disk while a site is made of them: of gigabytes of talk only the page that is made just now is held in
//! memory. A log in, a place on the shelf out, and from that the same log again. Which logs go there is decided by who reads
//! them; what else is known of a meeting stays in memory.

use std::fs::File;
use std::io;
use std::ops::Deref;
use std::os::unix::fs::FileExt as _;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use super::log::{Line, Log};
use super::packed;

/// A file that others cannot see, in which logs stand one behind the other.
#[derive(Debug)]
pub struct Shelf {
    file: File,
    /// Where the next log goes.
    end: AtomicU64,
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
    /// A shelf in an empty file.
    pub fn new(file: File) -> Self {
        Shelf {
            file,
            end: AtomicU64::new(0),
            fault: OnceLock::new(),
        }
    }

    /// Puts a log away; where the disk has no room for it, it stays in memory.
    pub fn put(self: &Arc<Self>, kept: &Kept) -> Kept {
        let Kept::Held(log) = kept else {
            return kept.clone();
        };
        let mut bytes = Vec::with_capacity(log.lines.len() * packed::SIZE + log.text.len());
        log.lines
            .iter()
            .for_each(|line| bytes.extend(packed::pack(line)));
        bytes.extend(log.text.as_bytes());
        let at = self.end.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if self.file.write_all_at(&bytes, at).is_err() {
            return kept.clone();
        }
        let (lines, text) = (log.lines.len(), log.text.len());
        let rest = Log {
            text: String::new(),
            lines: Vec::new(),
            ..Log::clone(log)
        };
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
        self.shelf.file.read_exact_at(&mut head, self.at)?;
        let mut text = vec![0; self.text];
        let after = self.at + head.len() as u64;
        self.shelf.file.read_exact_at(&mut text, after)?;
        let text = String::from_utf8(text).map_err(io::Error::other)?;
        let lines = head.as_chunks().0.iter().map(packed::unpack);
        let lines: Option<Vec<Line>> = lines.collect();
        let lines = lines.ok_or_else(|| io::Error::other("not what was written"))?;
        Ok((text, lines))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::log::{Head, from_bytes};

    const TEXT: &str = "\
15:00:00 <ash> #startmeeting harbour
15:00:05 -!- birch [b@example.org] has joined #harbour
15:00:09 <birch> naïve lines, ünd more
and what no dialect explains
15:00:12 * ash nods

15:00:20 <ash> #endmeeting
";

    fn held() -> Kept {
        Kept::Held(log())
    }

    fn log() -> Arc<Log> {
        let path = "meetings/2030-01-03-harbour.log".into();
        Arc::new(from_bytes(&Head::new(&path), TEXT.as_bytes().to_vec()))
    }

    #[test]
    fn a_log_comes_back_as_it_was() {
        let shelf = Arc::new(Shelf::new(tempfile::tempfile().expect("a file")));
        let kept = [shelf.put(&held()), shelf.put(&held())];
        for kept in kept {
            assert!(matches!(kept, Kept::Away(_)));
            assert_eq!(format!("{:?}", *kept.open()), format!("{:?}", log()));
        }
        assert!(shelf.fault().is_none());
    }

    #[test]
    fn a_log_for_which_there_is_no_room_stays_in_memory() {
        let full = File::options()
            .write(true)
            .open("/dev/full")
            .expect("a device");
        let shelf = Arc::new(Shelf::new(full));
        assert!(matches!(shelf.put(&held()), Kept::Held(_)));
    }

    #[test]
    fn a_log_that_cannot_be_read_is_told() {
        let file = tempfile::tempfile().expect("a file");
        let shelf = Arc::new(Shelf::new(file.try_clone().expect("a file")));
        let kept = shelf.put(&held());
        file.set_len(100).expect("a shorter file");
        assert_eq!(kept.open().lines.len(), log().lines.len());
        assert!(shelf.fault().is_some());
    }
}
