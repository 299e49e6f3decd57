//! Tells when the content or the theme changed: folders in, the paths of each burst of edits out. Of a folder that came or moved
//! only its own path is told: whoever reads the tree finds what is in it. Nothing is read here.

use std::os::unix::fs::MetadataExt as _;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RemoveKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::error::Error;

/// An editor's save is over when nothing happened for so long.
const QUIET: Duration = Duration::from_millis(20);
/// So many events are no save but a crowd of files: a checkout, an unpacked archive.
const CROWD: usize = 16;
/// A crowd is over when nothing happened for so long.
const QUIET_CROWD: Duration = Duration::from_millis(100);
/// Whoever writes without a pause is not waited for longer than this.
const LONGEST: Duration = Duration::from_secs(1);
/// How often one looks whether a folder that is gone is back.
const GONE: Duration = Duration::from_millis(200);

/// A folder that is watched with all below it.
#[derive(Debug)]
struct Folder {
    path: PathBuf,
    /// Device and inode of what was watched; none if it was not there.
    watched: Option<(u64, u64)>,
}

/// Watches folders.
pub(super) struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    folders: Vec<Folder>,
    /// The output folder, which may lie inside.
    skip: Option<PathBuf>,
}

/// What was edited.
#[derive(Debug, Default)]
pub(super) struct Edits {
    /// Absolute paths of files and folders, each maybe more than once.
    pub(super) paths: Vec<PathBuf>,
    /// Whether there were more, which the system did not tell.
    pub(super) more: bool,
}

/// What an event means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    Nothing,
    Edit,
    /// Folders came, went or moved: those below have to be watched anew.
    Folders,
}

impl Watch {
    /// Begins to watch. A folder that is not there is waited for.
    pub(super) fn begin(folders: &[&Path], skip: &Path) -> Result<Self, Error> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|error| refused(&error))?;
        let mut watch = Watch {
            watcher,
            events,
            folders: Vec::new(),
            skip: std::path::absolute(skip).ok(),
        };
        for folder in folders {
            let path = std::path::absolute(folder).map_err(Error::io("cannot find", folder))?;
            watch.folders.push(Folder {
                path,
                watched: None,
            });
        }
        watch.renew()?;
        Ok(watch)
    }

    /// Waits until something changed and a moment of quiet followed.
    pub(super) fn wait(&mut self) -> Result<Edits, Error> {
        let mut edits = Edits::default();
        let mut seen = self.first(&mut edits);
        let (began, mut count) = (Instant::now(), 1);
        while began.elapsed() < LONGEST {
            let quiet = if count < CROWD { QUIET } else { QUIET_CROWD };
            let Some(meaning) = self.next(quiet, &mut edits) else {
                break;
            };
            count += usize::from(meaning != Meaning::Nothing);
            seen = seen.max(meaning);
        }
        // Of a folder that is another one now nobody was told what is in it.
        let moved = self.is_moved();
        edits.more |= moved;
        if seen == Meaning::Folders || moved {
            self.renew()?;
        }
        Ok(edits)
    }

    /// The first event that means something.
    fn first(&mut self, edits: &mut Edits) -> Meaning {
        loop {
            match self.next(GONE, edits) {
                Some(Meaning::Nothing) => {}
                Some(meaning) => return meaning,
                None if self.is_moved() => return Self::lost(edits),
                None => {}
            }
        }
    }

    /// What was not told may have been anything.
    fn lost(edits: &mut Edits) -> Meaning {
        edits.more = true;
        Meaning::Folders
    }

    /// What the next event means; none if there is none for so long.
    fn next(&self, longest: Duration, edits: &mut Edits) -> Option<Meaning> {
        let meaning = match self.events.recv_timeout(longest) {
            Ok(Ok(event)) if event.need_rescan() => None,
            Ok(Ok(event)) => {
                let meaning = self.meaning(&event);
                if meaning != Meaning::Nothing {
                    edits.paths.extend(event.paths);
                }
                Some(meaning)
            }
            Ok(Err(_)) => None,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        };
        Some(meaning.unwrap_or_else(|| Self::lost(edits)))
    }

    fn meaning(&self, event: &Event) -> Meaning {
        let passed = |path: &PathBuf| self.is_passed_over(path);
        if !event.paths.is_empty() && event.paths.iter().all(passed) {
            return Meaning::Nothing;
        }
        match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => Meaning::Edit,
            // Our own reading is told too.
            EventKind::Access(_) => Meaning::Nothing,
            EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => {
                Meaning::Folders
            }
            EventKind::Modify(ModifyKind::Name(_)) => {
                let file = event.paths.last().is_some_and(|path| path.is_file());
                if file {
                    Meaning::Edit
                } else {
                    Meaning::Folders
                }
            }
            _ => Meaning::Edit,
        }
    }

    /// Whether nothing of the site is made from a path: the output folder, the store of Git.
    fn is_passed_over(&self, path: &Path) -> bool {
        let output = self
            .skip
            .as_ref()
            .is_some_and(|skip| path.starts_with(skip));
        let mut folders = self.folders.iter();
        let inside = folders.find_map(|folder| path.strip_prefix(&folder.path).ok());
        let git = |part: Component<'_>| part.as_os_str() == ".git";
        output || inside.is_some_and(|inside| inside.components().any(git))
    }

    /// Whether a folder came, went, or is another one now.
    fn is_moved(&self) -> bool {
        let moved = |folder: &Folder| folder.watched != identity(&folder.path);
        self.folders.iter().any(moved)
    }

    /// Watches every folder that is there now, with all that lie in it.
    fn renew(&mut self) -> Result<(), Error> {
        for folder in &mut self.folders {
            let now = identity(&folder.path);
            if folder.watched.is_some() && folder.watched != now {
                // What is gone needs no watch: the system may have ended it already.
                let _ = self.watcher.unwatch(&folder.path);
            }
            folder.watched = now;
            while folder.watched.is_some() {
                match self.watcher.watch(&folder.path, RecursiveMode::Recursive) {
                    Ok(()) => break,
                    // A folder vanished while its neighbours were listed: they are listed again.
                    Err(error) if is_gone(&error) => folder.watched = identity(&folder.path),
                    Err(error) => return Err(refused(&error)),
                }
            }
        }
        Ok(())
    }
}

/// Which folder stands at a path, if any.
fn identity(path: &Path) -> Option<(u64, u64)> {
    let data = path.metadata().ok().filter(|data| data.is_dir())?;
    Some((data.dev(), data.ino()))
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        notify::ErrorKind::PathNotFound => true,
        notify::ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}

fn refused(error: &notify::Error) -> Error {
    let hint = match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "; raise fs.inotify.max_user_watches (sysctl), then start `serve` again"
        }
        _ => "; start `serve` again, or `build` after each edit",
    };
    Error::Usage(format!("cannot watch the content for edits: {error}{hint}"))
}
