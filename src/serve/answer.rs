//! An answer of HTTP: a status, headers and a content. Nothing of the network here.

use super::mime;

/// What is sent back. The server leaves the body of an answer to `HEAD` away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Answer {
    /// The status of HTTP.
    pub(super) status: u16,
    /// Names in lower case, and values.
    pub(super) headers: Vec<(&'static str, String)>,
    /// The content.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// An answer with a content.
    pub(super) fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![
            ("content-type", kind.to_owned()),
            // The next edit may come at any time.
            ("cache-control", "no-cache".to_owned()),
        ];
        Answer {
            status,
            headers,
            body: body.into(),
        }
    }

    /// Another address.
    pub(super) fn redirect(status: u16, to: &str) -> Self {
        Answer::new(status, mime::TEXT, format!("{to}\n")).with("location", to.to_owned())
    }

    pub(super) fn with(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}
