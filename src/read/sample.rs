//! One file as it would be read if it lay in `meetings/`: what `new meeting --from` tells before it is copied.
//! A file name and bytes in, what they hold out. Neither `site.yaml` nor `people.yaml` is looked at.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::meeting::file::{self, Expectation};
use super::{meeting, path_name, team, text};
use crate::model::person::People;

/// What a file says of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// How its lines are written, or what it is: `notes`, `meetbot-minutes`; none if nothing is read from it.
    pub dialect: Option<&'static str>,
    /// The day that the file name tells.
    pub named_date: Option<NaiveDate>,
    /// The day that the text or the file name tells; of several meetings the first.
    pub date: Option<NaiveDate>,
    /// The series that the file name or front matter tells.
    pub series: Option<String>,
    /// What stands behind the stem of the file name, such as `.log.txt`; empty if nothing known does.
    pub endings: String,
    /// Lines of its logs as they are counted everywhere; physical lines, where nobody talks.
    pub lines: usize,
    /// Topics, decisions, actions and the like.
    pub items: usize,
    /// How many meetings it holds.
    pub meetings: usize,
    /// Whether it says that it must not be published.
    pub withheld: bool,
}

pub use text::is_binary;

/// What a path tells of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its day.
    pub date: Option<NaiveDate>,
    /// Its series.
    pub series: Option<String>,
    /// What files of one meeting have in common: the path without what says what a file is.
    pub stem: String,
}

/// What a path below the content folder tells of a meeting.
pub fn named(path: &str) -> Named {
    let named = path_name::read(path);
    Named {
        date: named.date,
        series: named.series,
        stem: named.stem,
    }
}

/// Reads a file by its name without folders, and its bytes.
pub fn read(name: &str, bytes: Vec<u8>, today: NaiveDate) -> Sample {
    let path: Arc<str> = Arc::from(format!("meetings/{name}"));
    let text = text::decode(bytes).text;
    let lines = text::lines(&text).len();
    let named = path_name::read(&path);
    let stem = named.stem.strip_prefix("meetings/").unwrap_or(&named.stem);
    let endings = name.strip_prefix(stem).unwrap_or_default().to_owned();
    let file = file::read(&path, &path, text, Expectation::Meeting, today);
    let team = team::unnamed(&Arc::from("site.yaml"));
    let built = meeting::build(vec![file], &HashMap::new(), &team, &People::default(), None);
    let found = meeting::join(built.into_values().collect(), &team);
    let counted = found.accounts.iter().map(|log| log.lines.total);
    let counted: u32 = counted.sum();
    let held = || found.meetings.iter().map(|(held, _)| held);
    let first = held().next_back();
    let source = first.and_then(|meeting| meeting.sources.first());
    let told = first.map(|meeting| meeting.series.clone());
    Sample {
        dialect: source.map(|source| source.dialect),
        named_date: named.date,
        date: first.and_then(|meeting| meeting.date).or(named.date),
        series: told
            .filter(|series| !meeting::is_unnamed(series))
            .or(named.series),
        endings,
        // An export may be one line of JSON that holds many of talk.
        lines: match counted {
            0 => lines,
            counted => counted as usize,
        },
        items: held().map(|held| held.minutes.items.len()).sum(),
        meetings: found.meetings.len(),
        withheld: !found.secret_stems.is_empty(),
    }
}
