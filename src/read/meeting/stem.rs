//! The files of one stem as meetings: logs, notes beside them, a bot's minutes where no log is left.
//! Read files and their facts in; meetings without ids, roles of files and notes out. Logs are the business of `logs`.

use std::sync::Arc;

use super::correct::without_log;
use super::gathered::Gathered;
use super::kind::{Kind, MeetingFile, PLAIN_LOG};
use super::masked;
use super::naming::{is_early, is_part};
use super::redact::Redaction;
use super::secret;
use super::secret_day::SecretDay;
use super::sidecar::Facts;
use super::typed;
use crate::model::id::slug_or_hash;
use crate::model::meeting::{MeetingSource, Notes, SourceRole};
use crate::model::person::People;
use crate::model::team::Team;
use crate::read::log::dialects::PLAIN;
use crate::read::path_name::{self, PathName};
use crate::read::roles::{of_meeting, passed};
use crate::read::{day_sections, foreign};
use crate::report::{Note, Severity};

/// The files of one stem.
pub(super) struct Stem<'a> {
    /// What their paths share.
    shared: String,
    files: Vec<MeetingFile>,
    /// What the path of the first one tells.
    pub(super) name: PathName,
    pub(super) facts: Facts,
    pub(super) team: &'a Team,
    pub(super) people: &'a People,
    pub(super) out: Gathered,
    pub(super) channel: Option<String>,
    /// Whether a sidecar tells the day, and the hour: what somebody corrects is no matter of doubt.
    pub(super) settled: Settled,
    /// What patterns may fit in texts out of which secrets were taken.
    pub(super) readings: Vec<String>,
}

/// What a sidecar tells and not just front matter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Settled {
    pub(super) date: bool,
    pub(super) start: bool,
}

/// The texts of a meeting as they were typed, where they held secrets.
fn readings(files: &[MeetingFile], facts: &Facts) -> Vec<String> {
    let of_file = |file: &MeetingFile| {
        let typed = file.typed.as_ref();
        typed.map(|text| typed::readings(&file.path, text))
    };
    let mut all = facts.typed.clone();
    all.extend(files.iter().filter_map(of_file).flatten());
    all
}

/// What a sidecar and the files of a meeting say of it, each where those before it are silent. In the folder of a day a title that
/// says only what a file is, as `Minutes` does, tells nothing.
fn told(shared: &str, sidecar: &Facts, files: &[MeetingFile]) -> Facts {
    let mut facts = sidecar.clone();
    for file in files {
        let below = path_name::stem(&file.path).strip_prefix(shared);
        let in_folder = below.is_some_and(|below| below.starts_with('/'));
        let in_folder = in_folder || files.len() > 1 && below != Some("");
        let mut more = facts.or(&file.facts);
        if in_folder && sidecar.title.is_none() {
            more.title = more
                .title
                .filter(|title| !of_meeting::says_only_what_it_is(title));
        }
        facts = more;
    }
    facts
}

impl<'a> Stem<'a> {
    pub(super) fn new(
        stem: &str,
        mut files: Vec<MeetingFile>,
        sidecar: &Facts,
        team: &'a Team,
        people: &'a People,
    ) -> Self {
        // What was said counts before what was to be spoken of.
        let order = |path: &Arc<str>| (is_early(path), is_part(path), Arc::clone(path));
        files.sort_by_cached_key(|file| order(&file.path));
        let facts = told(stem, sidecar, &files);
        let settled = Settled {
            date: sidecar.date.is_some(),
            start: sidecar.start.is_some(),
        };
        let first = files.first().map(|file| path_name::stem(&file.path));
        let name = path_name::read(first.unwrap_or(stem));
        let readings = match facts.corrections.patterns.is_empty() {
            true => Vec::new(),
            false => readings(&files, &facts),
        };
        let channel = files.iter().find_map(|file| match &file.kind {
            Kind::Minutes(minutes) => minutes.channel.clone(),
            _ => None,
        });
        Stem {
            shared: stem.to_owned(),
            files,
            name,
            facts,
            team,
            people,
            out: Gathered::default(),
            channel,
            settled,
            readings,
        }
    }

    pub(super) fn build(mut self) -> Gathered {
        let mut files = std::mem::take(&mut self.files);
        if self.facts.withheld || files.iter().any(|file| file.withheld) {
            return secret::withheld(self.shared, &self.name, &self.facts, files);
        }
        files.iter_mut().for_each(|file| self.set_aside(file));
        let closed = files.iter().flat_map(|file| &file.closed_days);
        let closed = closed.map(|day| SecretDay::on(*day, &self.name, &self.facts));
        self.out.secret_days.extend(closed);
        let (mut logs, mut texts, mut minutes) = (Vec::new(), Vec::new(), Vec::new());
        let mut unused = Vec::new();
        let alone = !files.iter().any(|file| matches!(file.kind, Kind::Log(_)));
        for mut file in files {
            self.out.sealed.absorb(std::mem::take(&mut file.sealed));
            self.out.notes.append(&mut file.notes);
            if let Kind::Derived(log) = &mut file.kind
                && let Some(log) = log.take().filter(|_| alone && logs.is_empty())
            {
                file.kind = *log;
            }
            match file.kind {
                Kind::Log(_) => logs.push(file),
                Kind::Notes(_) => texts.push(file),
                Kind::Minutes(found) => minutes.push((file.path, file.file, *found)),
                Kind::Derived(_) => unused.push((file, "derived")),
                Kind::Nothing(reason) => unused.push((file, reason)),
                // It is read as a page.
                Kind::Page(_) => {}
            }
        }
        if !logs.is_empty() || !texts.is_empty() {
            for (path, ..) in std::mem::take(&mut minutes) {
                self.role(&path, "minutes", Some("derived"));
            }
        }
        if !logs.is_empty() {
            self.take_logs(logs, texts);
        } else if !texts.is_empty() {
            self.take_notes(texts);
        } else if !minutes.is_empty() {
            self.take_minutes(minutes);
        }
        self.pass_over(&unused);
        for meeting in &mut self.out.meetings {
            if masked::is_in(meeting) {
                masked::forget(Arc::make_mut(meeting));
            }
        }
        self.out
    }

    /// A README among logs is no meeting, unless it is a log or has a day.
    fn set_aside(&self, file: &mut MeetingFile) {
        self.settle_dialect(file);
        let told = match &file.kind {
            Kind::Notes(text) => !day_sections::are_minutes(text),
            Kind::Log(log) => log.dialect.name == PLAIN.name,
            _ => false,
        };
        if told && passed::is_among_logs(&file.path, self.facts.date) {
            file.kind = Kind::Nothing(passed::BESIDE_RECORDS);
            file.notes.retain(|note| note.check != PLAIN_LOG);
        }
    }

    /// Nothing comes of some files: worth a word, but for what is made of the meeting beside them.
    fn pass_over(&mut self, files: &[(MeetingFile, &'static str)]) {
        for (file, reason) in files {
            let told = passed::note(&file.path, &file.file, reason, self.team.own_tree);
            let told = match self.out.meetings.is_empty() {
                true => told,
                false => told.and_then(|note| self.beside(note, &file.path, reason)),
            };
            self.out.notes.extend(told);
            match *reason == foreign::SCRIBE && self.is_logged() {
                true => self.role(&file.path, "minutes", Some("derived")),
                false => self.role(&file.path, "none", Some(reason)),
            }
        }
    }

    /// What is told of a file beside a meeting. A page is made of the log there, and may be of the notes; JSON is of programs.
    fn beside(&self, note: Note, path: &str, reason: &str) -> Option<Note> {
        let page = reason == "html";
        let logged = (page || reason == foreign::SCRIBE) && self.is_logged();
        let made = logged || reason == "derived" || path.ends_with("json");
        let severity = if page { Severity::Info } else { note.severity };
        (!made).then_some(Note { severity, ..note })
    }

    /// Whether a log is among its files.
    fn is_logged(&self) -> bool {
        let mut meetings = self.out.meetings.iter();
        meetings.any(|meeting| !meeting.parts.is_empty())
    }

    pub(super) fn role(
        &mut self,
        path: &Arc<str>,
        role: &'static str,
        reason: Option<&'static str>,
    ) {
        self.out.roles.push((Arc::clone(path), role, reason));
    }

    /// What is told of the meeting, without what its sidecar takes out.
    pub(super) fn redact_facts(&mut self, redaction: &mut Redaction<'_>) {
        for fact in [
            &mut self.facts.title,
            &mut self.facts.channel,
            &mut self.facts.series,
        ] {
            *fact = fact.take().map(|text| redaction.text(text));
        }
        self.facts.series = self.facts.series.take().map(|series| slug_or_hash(&series));
        self.facts.roll.retell(|text| redaction.text(text));
    }

    pub(super) fn notes_without(
        &mut self,
        path: &Arc<str>,
        markdown: String,
        redaction: &mut Redaction<'_>,
    ) -> Notes {
        let (markdown, notes) = redaction.markdown(markdown);
        self.out.notes.extend(notes);
        Notes {
            path: Arc::clone(path),
            markdown,
        }
    }

    pub(super) fn notes_of(
        &mut self,
        files: Vec<MeetingFile>,
        redaction: &mut Redaction<'_>,
    ) -> Vec<(Option<MeetingSource>, Notes)> {
        let mut out = Vec::new();
        for file in files {
            let Kind::Notes(markdown) = file.kind else {
                continue;
            };
            self.role(&file.path, "notes", None);
            let source = MeetingSource {
                path: Arc::clone(&file.path),
                role: SourceRole::Notes,
                dialect: "notes",
                part: None,
            };
            out.push((
                Some(source),
                self.notes_without(&file.path, markdown, redaction),
            ));
        }
        out
    }

    fn take_notes(&mut self, files: Vec<MeetingFile>) {
        let corrections = std::mem::take(&mut self.facts.corrections);
        let mut redaction = Redaction::new(&corrections, self.people);
        redaction.know(&self.readings, &self.team.not_secrets);
        self.redact_facts(&mut redaction);
        let notes = self.notes_of(files, &mut redaction);
        self.out.notes.extend(redaction.notes());
        self.out.notes.extend(without_log(&corrections));
        self.named_log(std::iter::empty());
        self.out.sealed.absorb(redaction.sealed());
        let several = self.by_days(&notes);
        match several.is_empty() {
            true => self.notes_alone(notes),
            false => self.out.meetings.extend(several),
        }
    }

    pub(super) fn notes_alone(&mut self, notes: Vec<(Option<MeetingSource>, Notes)>) {
        let mut meeting = self.blank();
        for (source, notes) in notes {
            meeting.sources.extend(source);
            meeting.notes.push(notes);
        }
        let roll = std::mem::take(&mut self.facts.roll);
        self.fill(&mut meeting, &roll);
        self.out.meetings.push(Arc::new(meeting));
    }
}
