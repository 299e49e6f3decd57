//! Lines that a sidecar takes out by their numbers, where a meeting has several logs. Logs and numbers in; whether the lines of a log
//! are meant, and which repeat one that goes from another log, out. Nothing is taken out here.

use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::blank::said;
use crate::model::log::{Line, Log};
use crate::place::At;

/// What of several logs goes by numbers.
#[derive(Default)]
pub(super) struct SeveralLogs {
    /// The one whose lines are meant, by its path, where the sidecar names it; else those of each are.
    pub(super) only: Option<Arc<str>>,
    /// Who says what in the lines that go, and the path of the log; none where it is of more than one.
    said: HashMap<(String, String), Option<Arc<str>>>,
}

impl SeveralLogs {
    /// Whether numbers are those of lines of a log.
    pub(super) fn means(&self, log: &Log) -> bool {
        self.only.as_ref().is_none_or(|only| *only == log.path)
    }

    /// Learns what goes from a log.
    pub(super) fn number(&mut self, log: &Log, listed: &[At<RangeInclusive<u32>>]) {
        if !self.means(log) {
            return;
        }
        let is_listed = |number: u32| listed.iter().any(|lines| lines.value.contains(&number));
        let lines = log.lines.iter().enumerate();
        let lines = lines.filter(|(at, _)| is_listed(log.number(*at)));
        for said in lines.filter_map(|(_, line)| said(log, line)) {
            let path = self.said.entry(said);
            let path = path.or_insert_with(|| Some(Arc::clone(&log.path)));
            path.take_if(|path| **path != *log.path);
        }
    }

    /// Whether a line repeats one that goes from another log.
    pub(super) fn repeats(&self, log: &Log, line: &Line) -> bool {
        if self.said.is_empty() {
            return false;
        }
        let told = said(log, line).and_then(|said| self.said.get(&said));
        told.is_some_and(|path| path.as_ref().is_none_or(|path| *path != log.path))
    }
}
