//! Files of the content tree and the role each got.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::log::LineCounts;
use super::path;
use crate::place::At;

/// A file and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path inside the content folder, with `/`.
    pub path: Arc<str>,
    /// `log`, `notes`, `minutes`, `issues`, `project`, `page`, `note`, `config`, `sidecar`, `static` or `none`.
    pub role: &'static str,
    /// Why nothing, or not all, came of it.
    pub reason: Option<&'static str>,
}

/// Why nothing is read from a file of a kind that is no record.
pub const NO_RECORD: &str = "not a record";

/// Endings of files that are published where a published text names them, and how such a file begins: at a byte, with these. What
/// browsers run is not among them.
pub const ATTACHED: &[(&str, (usize, &[u8]))] = &[
    ("png", (0, b"\x89PNG\r\n")),
    ("jpg", (0, b"\xff\xd8\xff")),
    ("jpeg", (0, b"\xff\xd8\xff")),
    ("gif", (0, b"GIF8")),
    ("webp", (8, b"WEBP")),
    ("avif", (4, b"ftypavi")),
    ("pdf", (0, b"%PDF-")),
];

/// Endings of Markdown, in any case.
pub const MARKDOWN: &[&str] = &["md", "markdown", "mkd", "mdown", "mdwn", "mdx"];

/// Whether a file is Markdown.
pub fn is_markdown(path: &str) -> bool {
    stem(path).len() < path::name(path).len()
}

/// The name of a file without its folders, and without the ending of Markdown.
pub fn stem(path: &str) -> &str {
    let name = path::name(path);
    let known = |ending: &str| {
        MARKDOWN
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    };
    let parted = name.rsplit_once('.').filter(|(_, ending)| known(ending));
    parted.map_or(name, |(stem, _)| stem)
}

impl Source {
    /// Whether it is published where a text names it.
    pub fn may_be_attached(&self) -> bool {
        let ending = path::ending(&self.path);
        let mut known = ATTACHED.iter();
        self.reason == Some(NO_RECORD) && known.any(|(known, _)| known.eq_ignore_ascii_case(ending))
    }
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// On disk.
    pub file: PathBuf,
    /// As the user would type it.
    pub shown: Arc<str>,
    /// Path in the site.
    pub target: String,
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// Of a `security.txt`, the first midnight in UTC at which it counts no longer (RFC 9116, section 2.5.5), if it says so.
    pub expires: Option<At<Option<NaiveDate>>>,
}

/// A log and what became of its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogAccount {
    /// Path inside the content folder.
    pub path: Arc<str>,
    /// As the user would type it.
    pub file: Arc<str>,
    /// Name of the dialect.
    pub dialect: &'static str,
    /// Its physical lines by kind.
    pub lines: LineCounts,
    /// How many meetings it holds; none if nobody talks.
    pub meetings: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_called_as_its_file_is() {
        let rows = [
            ("projects/boats.md", "boats", true),
            ("projects/boats.MKD", "boats", true),
            ("projects/boats.md.markdown", "boats.md", true),
            ("projects.md/boats", "boats", false),
            ("v1.2", "v1.2", false),
            (".md", "", true),
        ];
        for (path, expected, markdown) in rows {
            assert_eq!(
                (stem(path), is_markdown(path)),
                (expected, markdown),
                "{path}"
            );
        }
    }
}
