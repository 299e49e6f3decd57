//! Which meetings belong together: those of a series and those of a year, found once and not again for every page. Meetings
//! in, newest first; indexes of them, in that order, out.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::meeting::Meeting;
use crate::view::words;

/// Meetings by series and by year.
pub struct Shelved<'l> {
    series: Groups<&'l str>,
    years: Groups<String>,
    /// The place of each meeting in its series.
    places: Vec<usize>,
    meetings: &'l [Arc<Meeting>],
}

/// Groups in the order of their newest meetings.
struct Groups<K> {
    held: Vec<(K, Vec<usize>)>,
    places: HashMap<K, usize>,
}

impl<K: Clone + Eq + std::hash::Hash> Groups<K> {
    fn of(keys: impl Iterator<Item = K>) -> (Self, Vec<usize>) {
        let mut held: Vec<(K, Vec<usize>)> = Vec::new();
        let mut places: HashMap<K, usize> = HashMap::new();
        let mut inside = Vec::new();
        for (index, key) in keys.enumerate() {
            let at = *places.entry(key.clone()).or_insert(held.len());
            if at == held.len() {
                held.push((key, Vec::new()));
            }
            inside.push(held[at].1.len());
            held[at].1.push(index);
        }
        (Groups { held, places }, inside)
    }
}

impl<'l> Shelved<'l> {
    /// Groups all meetings.
    pub fn new(meetings: &'l [Arc<Meeting>]) -> Self {
        let (series, places) = Groups::of(meetings.iter().map(|meeting| meeting.series.as_str()));
        let (years, _) = Groups::of(meetings.iter().map(|meeting| words::year(meeting.date)));
        Shelved {
            series,
            years,
            places,
            meetings,
        }
    }

    /// Every series with the number of its meetings.
    pub fn series(&self) -> impl Iterator<Item = (&str, usize)> {
        self.series
            .held
            .iter()
            .map(|(name, held)| (*name, held.len()))
    }

    /// Every year, or `undated`, with the number of its meetings.
    pub fn years(&self) -> impl Iterator<Item = (&str, usize)> {
        self.years
            .held
            .iter()
            .map(|(year, held)| (year.as_str(), held.len()))
    }

    /// The meetings of a series.
    pub fn of_series(&self, series: &str) -> &[usize] {
        let at = self.series.places.get(series);
        at.map_or(&[], |at| &self.series.held[*at].1)
    }

    /// The meetings of a year.
    pub fn of_year(&self, year: &str) -> &[usize] {
        let at = self.years.places.get(year);
        at.map_or(&[], |at| &self.years.held[*at].1)
    }

    /// The meeting before, or after, one in its series.
    pub fn beside(&self, index: usize, later: bool) -> Option<usize> {
        let own = self.of_series(&self.meetings.get(index)?.series);
        let place = *self.places.get(index)?;
        let beside = if later {
            place.checked_sub(1)?
        } else {
            place + 1
        };
        own.get(beside).copied()
    }
}
