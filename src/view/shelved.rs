//! Which meetings belong together: those of a series and those of a year, found once and not again for every page; and which
//! pages follow each other. Meetings in, newest first, and pages; indexes of meetings, in that order, and pages out.

use std::collections::HashMap;
use std::sync::Arc;

use crate::model::meeting::Meeting;
use crate::model::page::Page;
use crate::view::words;

/// Meetings by series and by year.
pub struct Shelved<'l> {
    series: Groups<&'l str>,
    years: Groups<String>,
    /// The place of each meeting in its series.
    places: Vec<usize>,
    meetings: &'l [Arc<Meeting>],
    /// Pages by address, each with its place among those of its folder.
    pages: HashMap<&'l str, (&'l Page, usize)>,
    /// Pages by folder, in the order in which they are read.
    folders: HashMap<&'l str, Vec<&'l Page>>,
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
    /// Groups all meetings and pages.
    pub fn new(meetings: &'l [Arc<Meeting>], pages: &'l [Page]) -> Self {
        let (series, places) = Groups::of(meetings.iter().map(|meeting| meeting.series.as_str()));
        let (years, _) = Groups::of(meetings.iter().map(|meeting| words::year(meeting.date)));
        let folders = by_folder(pages);
        let mut known: HashMap<&str, (&Page, usize)> = pages
            .iter()
            .map(|page| (page.slug.as_str(), (page, 0)))
            .collect();
        for (at, page) in folders.values().flat_map(|held| held.iter().enumerate()) {
            known.insert(page.slug.as_str(), (*page, at));
        }
        Shelved {
            series,
            years,
            places,
            meetings,
            pages: known,
            folders,
        }
    }

    /// The page before, or after, one among those of its folder.
    pub fn page_beside(&self, page: &Page, later: bool) -> Option<&'l Page> {
        let folder = self.folders.get(folder(page)?)?;
        let (_, at) = self.pages.get(page.slug.as_str())?;
        let beside = if later { at + 1 } else { at.checked_sub(1)? };
        folder.get(beside).copied()
    }

    /// The page of an address.
    pub fn page(&self, slug: &str) -> Option<&'l Page> {
        self.pages.get(slug).map(|(page, _)| *page)
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

/// The address around that of a page; none at the top, where pages do not follow each other.
fn folder(page: &Page) -> Option<&str> {
    page.slug.rsplit_once('/').map(|(folder, _)| folder)
}

fn by_folder(pages: &[Page]) -> HashMap<&str, Vec<&Page>> {
    let mut folders: HashMap<&str, Vec<&Page>> = HashMap::new();
    for page in pages {
        let held = folder(page).map(|folder| folders.entry(folder).or_default());
        held.into_iter().for_each(|held| held.push(page));
    }
    for held in folders.values_mut() {
        held.sort_by_cached_key(|page| page.in_folder());
    }
    folders
}
