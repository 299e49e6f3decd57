//! The pages that were looked at last, each as it was when it could be made. Pages in; the last good version of one out, to
//! be shown while a newer one cannot be made. Nothing is read or made here.

use std::sync::Arc;

use tokio::sync::watch;

/// How many pages are kept: more than anybody has open.
const MOST: usize = 100;

/// The pages by path, that looked at last at the end. Whoever has a copy sees what the others keep.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept(watch::Sender<Vec<Page>>);

#[derive(Debug)]
struct Page {
    path: String,
    bytes: Arc<[u8]>,
}

impl Kept {
    /// Keeps a page in place of its version before; of too many, that which nobody looked at for longest goes.
    pub(super) fn keep(&self, path: &str, bytes: &[u8]) {
        let page = Page {
            path: path.to_owned(),
            bytes: Arc::from(bytes),
        };
        self.0.send_modify(|pages| {
            pages.retain(|known| known.path != path);
            let most = pages.len().saturating_sub(MOST - 1);
            pages.drain(..most);
            pages.push(page);
        });
    }

    /// The last good version of a page, if anybody looked at it.
    pub(super) fn last(&self, path: &str) -> Option<Vec<u8>> {
        let pages = self.0.borrow();
        let page = pages.iter().find(|page| page.path == path)?;
        Some(page.bytes.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_of_the_newest_pages_is_kept() {
        let kept = Kept::default();
        for at in 0..MOST {
            kept.keep(&format!("{at}.html"), b"first");
        }
        let copy = kept.clone();
        copy.keep("0.html", b"second");
        copy.keep("new.html", b"first");
        let rows = [
            ("0.html", Some("second")),
            ("1.html", None),
            ("2.html", Some("first")),
            ("new.html", Some("first")),
            ("never.html", None),
        ];
        for (path, expected) in rows {
            let last = kept.last(path);
            assert_eq!(last.as_deref(), expected.map(str::as_bytes), "{path}");
        }
    }
}
