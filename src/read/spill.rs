//! Where logs lie that are too many for the memory: a file without a name, which is gone when the program ends, however it
//! ends. The files of a folder in, a shelf out.

use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::roles::{Role, Text};
use super::tree::Entry;
use crate::model::shelf::{Shelf, Store};

/// Where logs lie that are too many for the memory.
#[derive(Debug, Clone, Copy)]
pub struct Spill<'a> {
    /// A folder in which a file without a name can be made.
    pub folder: &'a Path,
    /// Bytes of files about meetings up to which all logs are held in memory.
    pub above: u64,
}

impl Spill<'_> {
    /// A shelf for the logs among some files; none where they are few, or where none can be made.
    pub(super) fn shelf(self, entries: &[Entry], roles: &[Role]) -> Option<Arc<Shelf>> {
        let files = entries.iter().zip(roles);
        let meetings = files.filter(|(_, role)| {
            matches!(role, Role::Text(Text::Meeting | Text::Any | Text::Alone))
        });
        let bytes: u64 = meetings.map(|(entry, _)| entry.size).sum();
        let file = (bytes > self.above).then(|| tempfile::tempfile_in(self.folder));
        Some(Arc::new(Shelf::new(Pile::new(file?.ok()?))))
    }
}

/// A file in which logs stand one behind the other.
#[derive(Debug)]
struct Pile {
    file: File,
    /// Where the next one goes.
    end: AtomicU64,
}

impl Pile {
    fn new(file: File) -> Self {
        let end = AtomicU64::new(0);
        Pile { file, end }
    }
}

impl Store for Pile {
    fn put(&self, bytes: &[u8]) -> io::Result<u64> {
        let at = self.end.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        self.file.write_all_at(bytes, at).map(|()| at)
    }

    fn take(&self, at: u64, into: &mut [u8]) -> io::Result<()> {
        self.file.read_exact_at(into, at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::log::Log;
    use crate::model::shelf::Kept;
    use crate::read::log::{Head, from_bytes};

    const TEXT: &str = "\
15:00:00 <ash> #startmeeting harbour
15:00:05 -!- birch [b@example.org] has joined #harbour
15:00:09 <birch> naïve lines, ünd more
and what no dialect explains
15:00:12 * ash nods

15:00:20 <ash> #endmeeting
";

    fn shelf(file: File) -> Arc<Shelf> {
        Arc::new(Shelf::new(Pile::new(file)))
    }

    fn held() -> Kept {
        Kept::Held(log())
    }

    fn log() -> Arc<Log> {
        let path = "meetings/2030-01-03-harbour.log".into();
        Arc::new(from_bytes(&Head::new(&path), TEXT.as_bytes().to_vec()))
    }

    #[test]
    fn a_log_comes_back_as_it_was() {
        let shelf = shelf(tempfile::tempfile().expect("a file"));
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
        let shelf = shelf(full);
        assert!(matches!(shelf.put(&held()), Kept::Held(_)));
    }

    #[test]
    fn a_log_that_cannot_be_read_is_told() {
        let file = tempfile::tempfile().expect("a file");
        let shelf = shelf(file.try_clone().expect("a file"));
        let kept = shelf.put(&held());
        file.set_len(100).expect("a shorter file");
        assert_eq!(kept.open().lines.len(), log().lines.len());
        assert!(shelf.fault().is_some());
    }
}
