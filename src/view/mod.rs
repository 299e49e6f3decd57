//! What a template sees: one file a page kind, strings ready to print, addresses made, dates in words.
//! A library and its graph in; serialisable views out. No disk, no clock, no template here.

pub mod agenda;
mod anchors;
pub mod area;
pub mod attendance;
pub mod chart;
pub mod checklist;
pub mod colour;
pub mod contact;
pub mod data;
mod data_meetings;
mod data_projects;
pub mod decision;
pub mod help;
pub mod home;
pub mod html;
pub mod issue;
pub mod join;
pub mod linker;
pub mod lists;
pub mod log_days;
pub mod log_html;
pub mod log_text;
mod lookalike;
pub mod markdown;
pub mod meeting;
pub mod meetings;
pub mod next;
pub mod note;
pub mod occasion;
pub mod outside;
pub mod page;
pub mod pages;
pub mod person;
pub mod plain;
pub mod privacy;
pub mod project;
pub mod project_row;
pub mod references;
pub mod register;
pub mod report;
pub mod repository;
pub mod rooms;
pub mod rows;
pub mod search;
pub mod shelved;
pub mod site;
pub mod standing;
pub mod timeline;
pub mod updates;
pub mod url;
pub mod words;
pub mod year_calendar;

use chrono::NaiveDate;

use crate::link::Graph;
use crate::link::help::{Call, calls};
use crate::model::Library;
use linker::Linker;
use shelved::Shelved;
use url::Urls;

/// Everything views are made from.
pub struct Sight<'l> {
    /// What is known.
    pub library: &'l Library,
    /// How it hangs together.
    pub graph: &'l Graph,
    /// Where references lead.
    pub linker: Linker<'l>,
    /// How addresses are spelled.
    pub urls: Urls,
    /// The day of the build.
    pub today: NaiveDate,
    /// Which meetings are of a series and of a year.
    pub shelves: Shelved<'l>,
    /// Every call for help that stands.
    pub calls: Vec<Call>,
}

impl<'l> Sight<'l> {
    /// Looks at a library.
    pub fn new(library: &'l Library, graph: &'l Graph, urls: Urls, today: NaiveDate) -> Self {
        let (linker, (shelves, calls)) = rayon::join(
            || Linker::new(library, graph, urls),
            || {
                let shelves = Shelved::new(&library.meetings, &library.pages);
                (shelves, calls(library, graph, today))
            },
        );
        Sight {
            library,
            graph,
            linker,
            urls,
            today,
            shelves,
            calls,
        }
    }

    /// A text fit to be shown.
    pub fn clean(&self, text: &str) -> String {
        self.linker.privacy.clean(text)
    }

    /// An optional text fit to be shown.
    pub fn clean_option(&self, text: Option<&String>) -> Option<String> {
        text.map(|text| self.clean(text))
    }

    /// The whole address of a path of the site, if the site knows its own.
    pub fn absolute(&self, path: &str) -> Option<String> {
        let base = self.library.team.base_url.as_ref()?;
        Some(format!("{base}/{path}"))
    }

    /// An address fit to be linked: one that holds no mail address that is not allowed.
    pub fn address(&self, url: Option<&String>) -> Option<String> {
        url.filter(|url| self.linker.may_link(url))
            .map(|url| outside::spelled(url))
    }
}
