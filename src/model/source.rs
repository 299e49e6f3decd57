//! Files of the content tree and the role each got.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;

use super::log::LineCounts;
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
