//! The files of one stem as meetings: logs cut into parts, notes beside them, a bot's minutes where no log is left.
//! Read files and their facts in; meetings without ids, roles of files and notes out.

use std::sync::Arc;

use super::correct::correct;
use super::corrections::Corrections;
use super::cut;
use super::doubts;
use super::facts::{contradicting_day, contradicting_path};
use super::file::{self, Kind, MeetingFile};
use super::gathered::Gathered;
use super::masked;
use super::present;
use super::redact::{self, Redaction};
use super::secret;
use super::sidecar::Facts;
use crate::model::id::slug_or_hash;
use crate::model::log::{LineCounts, Log};
use crate::model::meeting::{MeetingSource, Notes, SourceRole};
use crate::model::person::People;
use crate::model::source::LogAccount;
use crate::model::team::Team;
use crate::read::identity::Told;
use crate::read::path_name::{self, PathName};
use crate::read::{log, minutes, passed};

/// The files of one stem.
pub(super) struct Stem<'a> {
    files: Vec<MeetingFile>,
    pub(super) name: PathName,
    pub(super) facts: Facts,
    pub(super) team: &'a Team,
    pub(super) people: &'a People,
    pub(super) out: Gathered,
    pub(super) channel: Option<String>,
}

impl<'a> Stem<'a> {
    pub(super) fn new(
        stem: &str,
        mut files: Vec<MeetingFile>,
        sidecar: &Facts,
        team: &'a Team,
        people: &'a People,
    ) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let facts = files
            .iter()
            .fold(sidecar.clone(), |facts, file| facts.or(&file.facts));
        let name = path_name::read(stem);
        let channel = files.iter().find_map(|file| match &file.kind {
            Kind::Minutes(minutes) => minutes.channel.clone(),
            _ => None,
        });
        Stem {
            files,
            name,
            facts,
            team,
            people,
            out: Gathered::default(),
            channel,
        }
    }

    pub(super) fn build(mut self) -> Gathered {
        let files = std::mem::take(&mut self.files);
        if self.facts.withheld || files.iter().any(|file| file.withheld) {
            return secret::withheld(self.name.stem, &self.facts, files);
        }
        let (mut logs, mut texts, mut minutes) = (Vec::new(), Vec::new(), Vec::new());
        let mut unused = Vec::new();
        let alone = !files
            .iter()
            .any(|file| matches!(file.kind, Kind::Log { .. }));
        for mut file in files {
            self.out.sealed.absorb(std::mem::take(&mut file.sealed));
            self.out.notes.append(&mut file.notes);
            if let Kind::Derived(log) = &mut file.kind
                && let Some(log) = log.take().filter(|_| alone && logs.is_empty())
            {
                file.kind = *log;
            }
            match file.kind {
                Kind::Log { .. } => logs.push(file),
                Kind::Notes(_) => texts.push(file),
                Kind::Minutes(found) => minutes.push((file.path, *found)),
                Kind::Derived(_) => unused.push((file, "derived")),
                Kind::Nothing(reason) => unused.push((file, reason)),
                // It is read as a page.
                Kind::Page(_) => {}
            }
        }
        if !logs.is_empty() {
            minutes
                .drain(..)
                .for_each(|(path, _)| self.role(&path, "minutes", Some("derived")));
            self.take_logs(logs, texts);
        } else if !texts.is_empty() {
            minutes
                .drain(..)
                .for_each(|(path, _)| self.role(&path, "minutes", Some("derived")));
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

    /// Nothing comes of some files: worth a word where no meeting lies beside them.
    fn pass_over(&mut self, files: &[(MeetingFile, &'static str)]) {
        for (file, reason) in files {
            let told = passed::note(&file.path, &file.file, reason, self.team.own_tree);
            let alone = self.out.meetings.is_empty();
            self.out.notes.extend(told.filter(|_| alone));
            self.role(&file.path, "none", Some(reason));
        }
    }

    pub(super) fn role(
        &mut self,
        path: &Arc<str>,
        role: &'static str,
        reason: Option<&'static str>,
    ) {
        self.out.roles.push((Arc::clone(path), role, reason));
    }

    /// The logs of a stem, each cut into its meetings; notes go to the first of them.
    fn take_logs(&mut self, files: Vec<MeetingFile>, texts: Vec<MeetingFile>) {
        let corrections = std::mem::take(&mut self.facts.corrections);
        let mut redaction = Redaction::new(&corrections, self.people);
        self.redact_facts(&mut redaction);
        let mut notes = self.notes_of(texts, &mut redaction);
        let first = self.out.meetings.len();
        let told = files
            .first()
            .and_then(|file| contradicting_path(&file.file, self.name.date, self.facts.date));
        self.out.notes.extend(told);
        for file in files {
            let Kind::Log {
                text,
                dialect,
                blocks,
                prose,
            } = file.kind
            else {
                continue;
            };
            let ruled = || {
                self.team
                    .log_rule(&file.path, self.series(), |rule| rule.dialect.as_deref())
            };
            let named = self
                .facts
                .dialect
                .as_deref()
                .or_else(ruled)
                .unwrap_or(dialect);
            let head = log::Head {
                path: &file.path,
                file: &file.file,
                date: self
                    .facts
                    .date
                    .or(self.name.date)
                    .or_else(|| log::started::day(&text)),
                bots: &self.team.bots,
                relays: &self.team.relays,
            };
            let dialect = file::dialect(named);
            if redaction.is_named_in(&text) {
                redaction.learn(&log::read(&head, text.clone(), dialect, &blocks));
            }
            let mut log = log::read(&head, redaction.text(text), dialect, &blocks);
            redact::seal_closed(&log, &mut self.out.sealed);
            redaction.log(&mut log);
            let prose =
                prose.map(|markdown| self.notes_without(&file.path, markdown, &mut redaction));
            notes.extend(prose.map(|prose| (None, prose)));
            minutes::prepare(&mut log);
            let told = (self.out.meetings.len() == first).then_some(&corrections);
            self.take_log(Arc::new(log), told);
        }
        self.out.notes.extend(redaction.notes());
        self.out.sealed.absorb(redaction.sealed());
        self.join(first);
        self.give_notes(first, notes);
    }

    /// What is told of the meeting, without what its sidecar takes out.
    fn redact_facts(&mut self, redaction: &mut Redaction<'_>) {
        for fact in [
            &mut self.facts.title,
            &mut self.facts.channel,
            &mut self.facts.series,
        ] {
            *fact = fact.take().map(|text| redaction.text(text));
        }
        self.facts.series = self.facts.series.take().map(|series| slug_or_hash(&series));
    }

    fn notes_without(
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

    /// A log, cut into its meetings and corrected.
    fn take_log(&mut self, log: Arc<Log>, corrections: Option<&Corrections>) {
        let (mut parts, found) = cut::cut(&log);
        let zone = self.zone(&log);
        self.out.notes.extend(found);
        if let Some(corrections) = corrections {
            self.out
                .notes
                .extend(correct(&log, &mut parts, corrections));
        }
        self.out.notes.extend(doubts::of(&log, zone));
        self.out.pairs.extend(Told::by(&log, redact::MASK));
        self.out.accounts.push(LogAccount {
            path: Arc::clone(&log.path),
            file: Arc::clone(&log.file),
            dialect: log.dialect,
            lines: LineCounts::of(&log, 0..log.lines.len()),
            meetings: parts.len(),
        });
        let empty = if log.closed.is_some() {
            "withheld"
        } else {
            "empty day"
        };
        self.role(&log.path, "log", parts.is_empty().then_some(empty));
        for part in parts {
            let told = self.facts.date.or(self.name.date);
            self.out.notes.extend(contradicting_day(&log, &part, told));
            let meeting = self.meeting_of_part(&log, part, zone);
            self.out.meetings.push(Arc::new(meeting));
        }
    }

    /// Notes go to the first meeting of the logs, or are one themselves.
    fn give_notes(&mut self, first: usize, notes: Vec<(Option<MeetingSource>, Notes)>) {
        match self.out.meetings.get_mut(first) {
            Some(meeting) => {
                let meeting = Arc::make_mut(meeting);
                for (source, notes) in notes {
                    meeting.sources.extend(source);
                    meeting.notes.push(notes);
                }
            }
            None if !notes.is_empty() => self.notes_alone(notes),
            None => {}
        }
    }

    fn notes_of(
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
        self.redact_facts(&mut redaction);
        let notes = self.notes_of(files, &mut redaction);
        self.out.notes.extend(redaction.notes());
        self.out.sealed.absorb(redaction.sealed());
        self.notes_alone(notes);
    }

    fn notes_alone(&mut self, notes: Vec<(Option<MeetingSource>, Notes)>) {
        let mut meeting = self.blank();
        for (source, notes) in notes {
            meeting.sources.extend(source);
            meeting.notes.push(notes);
        }
        meeting.attendance = present::of(&meeting.notes, self.people);
        self.out.meetings.push(Arc::new(meeting));
    }
}
