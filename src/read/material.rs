//! What one file of the content tree came to: records, the role for `sources.json`, notes. Nothing is read here.

use std::sync::Arc;

use super::checklist::TableFile;
use super::issue::Candidate;
use super::meeting::kind::MeetingFile;
use super::meeting::sidecar::{self, Sidecar};
use super::project::updates::UpdateFile;
use super::project::{LeftProject, ToldProject};
use super::roles::passed;
use super::settings::Settings;
use super::tree::Entry;
use crate::digest::Digest;
use crate::model::action::ActionRecord;
use crate::model::calendar::Event;
use crate::model::dated_note::DatedNote;
use crate::model::page::Page;
use crate::model::person::People;
use crate::model::source::{Asset, Source};
use crate::place::Place;
use crate::report::Note;
use crate::seal::Sealed;

/// What one file came to: mostly one thing. What is large lies elsewhere, for of every file one of these is passed on.
#[derive(Default)]
pub(super) struct Material {
    pub(super) meeting: Option<Box<MeetingFile>>,
    pub(super) sidecar: Option<Box<Sidecar>>,
    pub(super) issues: Vec<Candidate>,
    pub(super) project: Option<Box<ToldProject>>,
    pub(super) left: Option<LeftProject>,
    pub(super) table: Option<TableFile>,
    pub(super) update: Option<Box<UpdateFile>>,
    pub(super) page: Option<Box<Page>>,
    pub(super) dated: Option<Box<DatedNote>>,
    pub(super) people: Option<Box<People>>,
    pub(super) actions: Vec<ActionRecord>,
    pub(super) events: Vec<Event>,
    pub(super) source: Option<Source>,
    pub(super) asset: Option<Asset>,
    /// Where a withheld record lies: not even its file name is published.
    pub(super) secret: Option<Place>,
    /// The words of what is withheld.
    pub(super) sealed: Sealed,
    /// What was in the file, if it was read.
    pub(super) digest: Option<Digest>,
    pub(super) notes: Vec<Note>,
}

impl Material {
    /// Tells a meeting how its text was typed before secrets were taken out: patterns of sidecars are made for that.
    pub(super) fn typed_as(&mut self, typed: String, settings: &Settings) {
        if let Some(sidecar) = &mut self.sidecar {
            let told = sidecar::typed_as(&mut sidecar.facts, &typed, settings.today);
            self.notes.extend(told);
        }
        if let Some(file) = &mut self.meeting {
            file.typed = Some(typed);
        }
    }

    /// A copy without what is told of a meeting: that would be the whole text of its log.
    pub(super) fn kept(&self) -> Self {
        Material {
            meeting: None,
            sidecar: self.sidecar.clone(),
            issues: self.issues.clone(),
            project: self.project.clone(),
            left: self.left.clone(),
            table: self.table.clone(),
            update: self.update.clone(),
            page: self.page.clone(),
            dated: self.dated.clone(),
            people: self.people.clone(),
            actions: self.actions.clone(),
            events: self.events.clone(),
            source: self.source.clone(),
            asset: self.asset.clone(),
            secret: self.secret.clone(),
            sealed: self.sealed.clone(),
            digest: self.digest,
            notes: self.notes.clone(),
        }
    }
}

/// The file with the role it got and, where that is not all, the reason.
pub(super) fn source(
    entry: &Entry,
    role: &'static str,
    reason: Option<&'static str>,
) -> Option<Source> {
    Some(Source {
        path: Arc::clone(&entry.path),
        role,
        reason,
    })
}

/// A file of which nothing is read, and why.
pub(super) fn nothing(entry: &Entry, reason: &'static str, settings: &Settings) -> Material {
    let told = passed::note(&entry.path, &entry.file, reason, settings.ours);
    Material {
        source: source(entry, "none", Some(reason)),
        notes: told.into_iter().collect(),
        ..Material::default()
    }
}
