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

/// How many items there are, as pages tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// By the last page that tells it.
    pub last: u64,
    /// Whether an earlier page told another number: where items leave a list, those behind them move to pages that were read.
    pub moved: bool,
}

/// How a walk ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Walked {
    /// All pages were read; how many items there are, if a page tells it.
    Whole(Option<Total>),
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
    let (mut url, mut seen, mut total) = (first.to_owned(), HashSet::new(), None::<Total>);
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
        let moved = |last| total.is_some_and(|before| before.moved || before.last != last);
        let told = answer.total.map(|last| Total {
            last,
            moved: moved(last),
        });
        total = told.or(total);
        let next = (form.next)(&answer);
        if next.is_none() && answer.more {
            let message = "it has more pages, and the header `Link` that leads to them is missing";
            let hint = "a proxy drops it: ask the server itself";
            return Err(explain::list(&url, what, message.to_owned(), hint));
        }
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
