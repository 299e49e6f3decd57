//! Web addresses in records. A record and a key in, the address out, or a note that it is none.

use crate::model::address::is_plain;
use crate::model::words::begins_with;
use crate::read::record::Record;

/// How addresses begin that a link may lead to.
const SCHEMES: &[&str] = &[
    "https://", "http://", "irc://", "ircs://", "matrix:", "mailto:",
];

impl Record<'_> {
    /// A web address; anything else would become a broken or a dangerous link.
    pub(crate) fn web_address(&self, key: &'static str) -> Option<String> {
        let url = self.string(key)?;
        if begins_with(&url, SCHEMES) && is_plain(&url) {
            return Some(url);
        }
        self.complain(
            key,
            "address",
            format!("`{url}` is no web address"),
            Some("begin it with https://".to_owned()),
        );
        None
    }
}
