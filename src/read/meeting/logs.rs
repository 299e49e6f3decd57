//! The logs of one stem: read, cut into their meetings, corrected.
//! Read files and what a sidecar says in; meetings with their notes out.

use std::sync::Arc;

use super::blank;
use super::correct::correct;
use super::corrections::Corrections;
use super::cut::{self, Part};
use super::doubts;
use super::joined;
use super::kind::{Kind, MeetingFile, PLAIN_LOG, UnreadLog};
use super::masked;
use super::redact::{self, Redaction};
use super::stem::Stem;
use crate::model::log::{LineCounts, Log};
use crate::model::meeting::Notes;
use crate::model::source::LogAccount;
use crate::place::Place;
use crate::read::log::dialects::{self, PLAIN};
use crate::read::log::{self, Numbers};
use crate::read::minutes::{self, Silent};
use crate::read::people::nick_pairs::LogPairs;
use crate::report::{Note, Severity};

/// A log, cut into its meetings.
struct Cut {
    log: Arc<Log>,
    parts: Vec<Part>,
    notes: Vec<Note>,
}

impl Cut {
    fn of(log: Log, silent: &[Silent]) -> Self {
        let (parts, notes) = cut::cut(&log, silent);
        Cut {
            log: Arc::new(log),
            parts,
            notes,
        }
    }
}

/// Corrections that add nothing of what they take out.
fn redacted(corrections: &Corrections, redaction: &mut Redaction<'_>) -> Corrections {
    let mut told = corrections.clone();
    for item in &mut told.items {
        let item = &mut item.value;
        item.text = redaction.text(std::mem::take(&mut item.text));
        item.nick = item.nick.take().map(|nick| redaction.text(nick));
    }
    for at in &mut told.reassign {
        let (_, names) = &mut at.value;
        for name in names {
            name.value = redaction.text(std::mem::take(&mut name.value));
        }
    }
    told
}

impl Stem<'_> {
    /// The logs of a stem, each cut into its meetings; notes go to the first of them.
    pub(super) fn take_logs(&mut self, files: Vec<MeetingFile>, texts: Vec<MeetingFile>) {
        let corrections = std::mem::take(&mut self.facts.corrections);
        let mut redaction = Redaction::new(&corrections, self.people);
        redaction.know(&self.readings, &self.team.not_secrets);
        self.redact_facts(&mut redaction);
        self.facts.public |= files.iter().any(|file| file.facts.public);
        let mut notes = self.notes_of(texts, &mut redaction);
        let first = self.out.meetings.len();
        let mut read = Vec::new();
        for file in files {
            let (log, prose) = self.log_of(file, &mut redaction);
            read.extend(log);
            notes.extend(prose.map(|prose| (None, prose)));
        }
        let named = self.named_log(read.iter().map(|log| &*log.path));
        if let Some(log) = named.and_then(|at| read.get(at)) {
            redaction.mean(log);
        }
        if read.len() > 1 {
            read.iter().for_each(|log| redaction.number(log));
        }
        let numbered = || (redaction.tells_lines() && read.len() > 1).then(|| numbered(&read));
        let numbered = named.or_else(numbered);
        let logs: Vec<Cut> = read
            .into_iter()
            .map(|log| self.cut(log, &mut redaction))
            .collect();
        let corrected = numbered.unwrap_or_else(|| corrected(&logs));
        let first_log = logs.get(corrected).map(|cut| Arc::clone(&cut.log.path));
        if let Some(path) = first_log
            .as_ref()
            .filter(|_| logs.len() > 1 && named.is_none())
        {
            self.out.notes.extend(corrections.unsure(path));
        }
        let corrections = redacted(&corrections, &mut redaction);
        for (index, log) in logs.into_iter().enumerate() {
            let told = (index == corrected).then_some(&corrections);
            self.take_log(log, told);
        }
        self.out.notes.extend(redaction.notes());
        self.out.sealed.absorb(redaction.sealed());
        self.join(first, first_log.as_deref());
        self.give_notes(first, notes);
    }

    /// The log of a file and the text around it, without the nicks and patterns that its sidecar takes out.
    fn log_of(
        &mut self,
        file: MeetingFile,
        redaction: &mut Redaction<'_>,
    ) -> (Option<Log>, Option<Notes>) {
        let Kind::Log(unread) = file.kind else {
            return (None, None);
        };
        let UnreadLog { text, blocks, .. } = unread;
        let told = self.told_dialect(&file.path);
        let told = told.and_then(dialects::by_name);
        let dialect = told.unwrap_or(unread.dialect);
        let day = self.facts.date.or(self.name.date);
        let head = log::Head {
            path: &file.path,
            file: &file.file,
            date: day
                .or_else(|| log::started::day(&text))
                .or(self.facts.day_at_head),
            bots: &self.team.bots,
            relays: &self.team.relays,
            clear: self.facts.clear || file.facts.clear,
        };
        if redaction.is_named_in(&text) {
            redaction.learn(&log::read(&head, text.clone(), dialect, &blocks));
        }
        let mut log = log::read(&head, redaction.text(text), dialect, &blocks);
        if !self.in_full() {
            minutes::hide_real_names(&mut log);
        }
        if unread.numbers == Numbers::OfFile {
            log.count_in_file();
        }
        if !self.knows_zone(&log) {
            log.offsets = log::started::offsets(&log);
        }
        let prose = unread
            .prose
            .map(|markdown| self.notes_without(&file.path, markdown, redaction));
        (Some(log), prose)
    }

    /// The dialect that a sidecar tells, or a rule for the folder or the series of a log.
    pub(super) fn told_dialect(&self, path: &str) -> Option<&str> {
        let rule = || {
            self.team
                .log_rule(path, self.series(), |rule| rule.dialect.as_deref())
        };
        self.facts.dialect.as_deref().or_else(rule)
    }

    /// Where somebody tells the dialect of a log it is read in that, whatever its lines say.
    pub(super) fn settle_dialect(&self, file: &mut MeetingFile) {
        let told = self.told_dialect(&file.path);
        if told.is_some_and(|told| told != PLAIN.name) {
            file.notes.retain(|note| note.check != PLAIN_LOG);
        }
    }

    /// A log without the lines that its sidecar takes out, cut into its meetings.
    fn cut(&mut self, mut log: Log, redaction: &mut Redaction<'_>) -> Cut {
        blank::seal_closed(&log, &mut self.out.sealed);
        let mut silent = minutes::silent_closed(&log);
        silent.extend(redaction.log(&mut log));
        masked::hide_numbers(&mut log, self.people);
        silent.sort_by_key(|silent| silent.line);
        minutes::prepare(&mut log);
        Cut::of(log, &silent)
    }

    /// The meetings of a log, corrected.
    fn take_log(&mut self, cut: Cut, corrections: Option<&Corrections>) {
        let (log, mut parts) = (cut.log, cut.parts);
        let zone = self.zone(&log);
        let public = self.facts.public;
        let told = |note: &Note| !public || note.check != minutes::RESTRICTED;
        self.out.notes.extend(cut.notes.into_iter().filter(told));
        if let Some(corrections) = corrections {
            self.out
                .notes
                .extend(correct(&log, &mut parts, corrections));
        }
        self.out
            .notes
            .extend(doubts::of(&log, zone, self.facts.clear));
        if self.name.offset.is_none() {
            let told = doubts::contradicting_zone(&log, zone);
            self.out.notes.extend(told);
        }
        self.out.pairs.extend(LogPairs::by(&log, redact::MASK));
        self.out.accounts.push(LogAccount {
            path: Arc::clone(&log.path),
            file: Arc::clone(&log.file),
            dialect: log.dialect,
            lines: LineCounts::of(&log, 0..log.lines.len()),
            meetings: parts.len(),
        });
        let cut = log.closed.or(log.off).or(log.private).is_some();
        let empty = if cut { "withheld" } else { "empty day" };
        self.role(&log.path, "log", parts.is_empty().then_some(empty));
        if parts.is_empty() && !cut {
            let message = "nobody talks in this log: it makes no meeting";
            let place = Place::file(&log.file);
            let note = Note::new(Severity::Info, "empty-day", place, message);
            self.out.notes.push(note);
        }
        for part in parts {
            let doubt = self.contradicting_day(&log, &part);
            self.out.notes.extend(doubt);
            let doubt = self.contradicting_start(&log, &part, zone);
            self.out.notes.extend(doubt);
            let doubt = self.contradicting_bot(&log, &part);
            self.out.notes.extend(doubt);
            let meeting = self.meeting_of_part(&log, part, zone);
            self.out.meetings.push(Arc::new(meeting));
        }
    }
}

/// Which log the lines of a sidecar are counted in, before any of them is taken out.
fn numbered(logs: &[Log]) -> usize {
    let whole = logs.iter().cloned().map(|mut log| {
        minutes::prepare(&mut log);
        Cut::of(log, &[])
    });
    corrected(&whole.collect::<Vec<Cut>>())
}

/// Which log a sidecar speaks of: of several logs of one talk the one that gives the minutes, else the first that holds a
/// meeting.
fn corrected(logs: &[Cut]) -> usize {
    let held = || (0..logs.len()).filter(|at| !logs[*at].parts.is_empty());
    let first = held().next().unwrap_or(0);
    let whole = |part: &Part| part.name.is_none();
    if held().count() < 2 || !logs.iter().flat_map(|log| &log.parts).all(whole) {
        return first;
    }
    let size = |at: usize| {
        let (log, part) = (&logs[at].log, logs[at].parts.first()?);
        let lines = LineCounts::of(log, part.range.clone());
        Some((part.held.minutes.items.len(), lines.message))
    };
    let sizes = held().filter_map(|at| Some((at, size(at)?)));
    joined::best(sizes).unwrap_or(first)
}
