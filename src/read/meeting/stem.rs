//! The files of one stem as meetings: logs cut into parts, notes beside them, a bot's minutes where no log is left.
//! Read files and their facts in; meetings without ids, roles of files and notes out.

use std::sync::Arc;

use super::cut;
use super::facts::contradicting_day;
use super::file::{self, Kind, MeetingFile};
use super::gathered::Gathered;
use super::sidecar::Facts;
use crate::model::meeting::{LogPart, Meeting, MeetingSource, Minutes, Notes, SourceRole};
use crate::model::team::Team;
use crate::read::bot_minutes::BotMinutes;
use crate::read::path_name::{self, PathName};
use crate::read::{log, minutes};
use crate::report::Note;

/// The files of one stem.
pub(super) struct Stem<'a> {
    files: Vec<MeetingFile>,
    pub(super) name: PathName,
    pub(super) facts: Facts,
    pub(super) team: &'a Team,
    out: Gathered,
    pub(super) channel: Option<String>,
}

impl<'a> Stem<'a> {
    pub(super) fn new(
        stem: &str,
        mut files: Vec<MeetingFile>,
        sidecar: &Facts,
        team: &'a Team,
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
            out: Gathered::default(),
            channel,
        }
    }

    pub(super) fn build(mut self) -> Gathered {
        let files = std::mem::take(&mut self.files);
        if self.facts.withheld || files.iter().any(|file| file.withheld) {
            let notes = files
                .into_iter()
                .flat_map(|file| file.notes)
                .map(Note::silenced);
            return Gathered {
                secret_stems: vec![self.name.stem],
                notes: notes.collect(),
                ..Gathered::default()
            };
        }
        let (mut logs, mut texts, mut minutes) = (Vec::new(), Vec::new(), Vec::new());
        for mut file in files {
            self.out.notes.append(&mut file.notes);
            match file.kind {
                Kind::Log { .. } => logs.push(file),
                Kind::Notes(_) => texts.push(file),
                Kind::Minutes(found) => minutes.push((file.path, *found)),
                Kind::Derived => self.role(&file.path, "none", Some("derived")),
                Kind::Nothing(reason) => self.role(&file.path, "none", Some(reason)),
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
        self.out
    }

    fn role(&mut self, path: &Arc<str>, role: &'static str, reason: Option<&'static str>) {
        self.out.roles.push((Arc::clone(path), role, reason));
    }

    /// The logs of a stem, each cut into its meetings; notes go to the first of them.
    fn take_logs(&mut self, files: Vec<MeetingFile>, texts: Vec<MeetingFile>) {
        let mut notes = self.notes_of(texts);
        let first = self.out.meetings.len();
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
            let dialect = self
                .facts
                .dialect
                .as_deref()
                .map_or_else(|| file::dialect(dialect), file::dialect);
            let date = self.facts.date.or(self.name.date);
            let head = log::Head {
                path: &file.path,
                file: &file.file,
                date,
                bots: &self.team.bots,
                relays: &self.team.relays,
            };
            let mut log = log::read(&head, text, dialect, &blocks);
            minutes::prepare(&mut log);
            let log = Arc::new(log);
            let (parts, found) = cut::cut(&log);
            self.out.notes.extend(found);
            self.role(&file.path, "log", parts.is_empty().then_some("empty day"));
            let prose = prose.map(|markdown| Notes {
                path: Arc::clone(&file.path),
                markdown,
            });
            notes.extend(prose.map(|prose| (None, prose)));
            for part in parts {
                let told = self.facts.date.or(self.name.date);
                self.out.notes.extend(contradicting_day(&log, &part, told));
                let meeting = self.meeting_of_part(&log, part);
                self.out.meetings.push(meeting);
            }
        }
        self.join(first);
        match self.out.meetings.get_mut(first) {
            Some(meeting) => {
                for (source, notes) in notes {
                    meeting.sources.extend(source);
                    meeting.notes.push(notes);
                }
            }
            None if !notes.is_empty() => self.notes_alone(notes),
            None => {}
        }
    }

    /// Several logs of one stem, each of one meeting, tell the same meeting: all are shown, one gives the minutes.
    fn join(&mut self, first: usize) {
        let mut told = self.out.meetings.split_off(first);
        let several = told.len() > 1
            && told
                .iter()
                .all(|meeting| meeting.sources.iter().all(|source| source.part.is_none()));
        if !several {
            self.out.meetings.append(&mut told);
            return;
        }
        let best = (0..told.len()).max_by_key(|at| {
            (
                told[*at].minutes.items.len(),
                told[*at].lines.message,
                told.len() - at,
            )
        });
        let mut meeting = told.swap_remove(best.unwrap_or(0));
        told.sort_by(|a, b| a.sources[0].path.cmp(&b.sources[0].path));
        for (index, other) in told.into_iter().enumerate() {
            let prefix = format!("l{}-", index + 2);
            meeting
                .parts
                .extend(other.parts.into_iter().map(|part| LogPart {
                    prefix: prefix.clone(),
                    ..part
                }));
            meeting.sources.extend(other.sources);
            meeting.lines.add(&other.lines);
        }
        self.out.meetings.push(meeting);
    }

    fn notes_of(&mut self, files: Vec<MeetingFile>) -> Vec<(Option<MeetingSource>, Notes)> {
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
                Notes {
                    path: file.path,
                    markdown,
                },
            ));
        }
        out
    }

    fn take_notes(&mut self, files: Vec<MeetingFile>) {
        let notes = self.notes_of(files);
        self.notes_alone(notes);
    }

    fn notes_alone(&mut self, notes: Vec<(Option<MeetingSource>, Notes)>) {
        let mut meeting = self.blank();
        for (source, notes) in notes {
            meeting.sources.extend(source);
            meeting.notes.push(notes);
        }
        self.out.meetings.push(meeting);
    }

    /// A meeting of which only a bot's minutes are left; the form in HTML tells most.
    fn take_minutes(&mut self, mut files: Vec<(Arc<str>, BotMinutes)>) {
        files.sort_by_key(|(path, found)| {
            (
                found.minutes.items.is_empty(),
                !path.ends_with(".html"),
                Arc::clone(path),
            )
        });
        let mut meeting = self.blank();
        for (index, (path, found)) in files.into_iter().enumerate() {
            self.role(&path, "minutes", (index > 0).then_some("derived"));
            if index == 0 {
                meeting.sources.push(MeetingSource {
                    path,
                    role: SourceRole::Minutes,
                    dialect: "meetbot-minutes",
                    part: None,
                });
                self.fill_from_minutes(&mut meeting, found);
            }
        }
        self.out.meetings.push(meeting);
    }

    fn fill_from_minutes(&self, meeting: &mut Meeting, found: BotMinutes) {
        let (by_person, unassigned) = crate::read::minutes::credit::actions_by_person(
            &found.minutes.items,
            &found.attendance,
        );
        meeting.title = self.title(found.minutes.title.as_deref());
        meeting.minutes = Minutes {
            actions_by_person: by_person,
            unassigned,
            ..found.minutes
        };
        meeting.attendance = found.attendance;
    }
}
