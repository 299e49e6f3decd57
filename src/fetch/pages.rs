//! A list of many pages, one after the other. The address of the first page in, every item out. Pages that come again and
//! lists without end are errors: half a list is none.

use std::collections::HashSet;

use serde_json::Value;

use super::explain;
use super::failure::Failure;
use super::http::{Answer, Client, Got};
use crate::error::Error;

/// How a tracker makes pages.
pub struct Form {
    /// The items of a page; none if it is no page.
    pub items: fn(Value) -> Option<Vec<Value>>,
    /// The address of the next page.
    pub next: fn(&Answer) -> Option<String>,
}

/// GitLab: a bare array, the next page in `Link`.
pub const GITLAB: Form = Form {
    items: |value| match value {
        Value::Array(items) => Some(items),
        _ => None,
    },
    next: |answer| answer.next.clone(),
};

/// Pagure: `{"issues": [...], "pagination": {"next": ...}}`.
pub const PAGURE: Form = Form {
    items: |mut value| match value.get_mut("issues").map(Value::take) {
        Some(Value::Array(items)) => Some(items),
        _ => None,
    },
    next: |answer| {
        let next = answer.value.pointer("/pagination/next")?;
        next.as_str().map(str::to_owned)
    },
};

/// How a walk ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Walked {
    /// All pages were read; how many items there are, as the last page that tells it tells it.
    Whole(Option<u64>),
    /// The first page was answered with a status that the caller knows.
    Status(u16),
}

/// Reads a list from its first page to its last.
pub fn walk(
    client: &Client<'_>,
    form: &Form,
    first: &str,
    what: &str,
    known: &[u16],
    take: &mut dyn FnMut(Value) -> Result<(), Error>,
) -> Result<Walked, Error> {
    let (mut url, mut seen, mut total) = (first.to_owned(), HashSet::new(), None);
    loop {
        if !seen.insert(url.clone()) {
            let hint =
                "the server counts its pages wrongly: try again later, or tell those who run it";
            let message = "its pages lead in a circle".to_owned();
            return Err(explain::list(&url, what, message, hint));
        }
        if seen.len() > client.limits.pages {
            let message = format!("it has more than {} pages", client.limits.pages);
            let hint = "fetch single projects in place of a group";
            return Err(explain::list(&url, what, message, hint));
        }
        // Only the first page tells whether the list may be read at all.
        let known = if seen.len() == 1 { known } else { &[] };
        let answer = match client.get_or(&url, what, known)? {
            Got::Answer(answer) => answer,
            Got::Status(status) => return Ok(Walked::Status(status)),
        };
        total = answer.total.or(total);
        let next = (form.next)(&answer);
        let items = (form.items)(answer.value)
            .ok_or_else(|| client.explain(&url, what, &Failure::NotAList))?;
        for item in items {
            take(item)?;
        }
        let Some(next) = next else {
            return Ok(Walked::Whole(total));
        };
        url = client
            .follow(&next)
            .map_err(|failure| client.explain(&url, what, &failure))?;
    }
}
