//! Files of one stem to meetings with ids. Logs are read here, for their first day may stand in a sidecar.
//! Read files and sidecars in; meetings newest first, roles of files and notes out.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rayon::prelude::*;

use super::cut::{self, Part};
use super::file::{self, Kind, MeetingFile};
use super::sidecar::Facts;
use crate::model::id::slug_or_hash;
use crate::model::log::{LineCounts, LineKind, Log, Presence};
use crate::model::meeting::{LogPart, Meeting, MeetingSource, Minutes, Notes, SourceRole};
use crate::model::team::Team;
use crate::place::Place;
use crate::read::bot_minutes::BotMinutes;
use crate::read::log;
use crate::read::path_name::{self, PathName};
use crate::report::{Note, Severity};

/// Series of meetings whose files name none.
const UNNAMED_SERIES: &str = "meetings";

/// What became of the files about meetings.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Meetings, newest first.
    pub meetings: Vec<Meeting>,
    /// Role and reason of each file.
    pub roles: Vec<(Arc<str>, &'static str, Option<&'static str>)>,
    /// What was doubted.
    pub notes: Vec<Note>,
}

/// Makes meetings of files; `sidecars` are told by stem.
pub fn gather(files: Vec<MeetingFile>, sidecars: &HashMap<String, Facts>, team: &Team) -> Gathered {
    let mut stems: BTreeMap<String, Vec<MeetingFile>> = BTreeMap::new();
    for file in files {
        stems
            .entry(path_name::read(&file.path).stem)
            .or_default()
            .push(file);
    }
    let none = Facts::default();
    let built: Vec<Gathered> = stems
        .into_par_iter()
        .map(|(stem, files)| {
            Stem::new(&stem, files, sidecars.get(&stem).unwrap_or(&none), team).build()
        })
        .collect();
    let mut all = Gathered::default();
    for built in built {
        all.meetings.extend(built.meetings);
        all.roles.extend(built.roles);
        all.notes.extend(built.notes);
    }
    name(&mut all.meetings, &mut all.notes);
    all
}

/// The files of one stem.
struct Stem<'a> {
    files: Vec<MeetingFile>,
    name: PathName,
    facts: Facts,
    team: &'a Team,
    out: Gathered,
    channel: Option<String>,
}

impl<'a> Stem<'a> {
    fn new(stem: &str, mut files: Vec<MeetingFile>, sidecar: &Facts, team: &'a Team) -> Self {
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

    fn build(mut self) -> Gathered {
        let files = std::mem::take(&mut self.files);
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
            self.from_logs(logs, texts);
        } else if !texts.is_empty() {
            minutes
                .drain(..)
                .for_each(|(path, _)| self.role(&path, "minutes", Some("derived")));
            self.from_notes(texts);
        } else if !minutes.is_empty() {
            self.from_minutes(minutes);
        }
        self.out
    }

    fn role(&mut self, path: &Arc<str>, role: &'static str, reason: Option<&'static str>) {
        self.out.roles.push((Arc::clone(path), role, reason));
    }

    /// The logs of a stem, each cut into its meetings; notes go to the first of them.
    fn from_logs(&mut self, files: Vec<MeetingFile>, texts: Vec<MeetingFile>) {
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
            };
            let log = Arc::new(log::read(&head, text, dialect, &blocks));
            let (parts, found) = cut::cut(&log);
            self.out.notes.extend(found);
            self.role(&file.path, "log", parts.is_empty().then_some("empty day"));
            let prose = prose.map(|markdown| Notes {
                path: Arc::clone(&file.path),
                markdown,
            });
            notes.extend(prose.map(|prose| (None, prose)));
            for part in parts {
                let meeting = self.from_part(&log, part);
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

    fn from_notes(&mut self, files: Vec<MeetingFile>) {
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
    fn from_minutes(&mut self, mut files: Vec<(Arc<str>, BotMinutes)>) {
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

    fn from_part(&self, log: &Arc<Log>, part: Part) -> Meeting {
        let mut meeting = self.blank();
        let proper = &log.lines[part.held.proper.clone()];
        let mut instants = proper
            .iter()
            .filter(|line| line.is_talk())
            .filter_map(|line| line.instant());
        let first = instants.next();
        let zone = self.team.zone;
        meeting.start = first.map(|at| utc(at, zone)).or(meeting.start);
        meeting.end = instants.last().or(first).map(|at| utc(at, zone));
        meeting.date = self
            .facts
            .date
            .or_else(|| part_date(&part, log))
            .or(meeting.date);
        meeting.title = self.title(part.held.minutes.title.as_deref());
        meeting.channel = meeting.channel.or_else(|| channel_of(log));
        meeting.lines = LineCounts::of(log, part.range.clone());
        let (path, role) = (Arc::clone(&log.path), SourceRole::Log);
        meeting.sources.push(MeetingSource {
            path,
            role,
            dialect: log.dialect,
            part: part.name,
        });
        let log = Arc::clone(log);
        meeting.parts.push(LogPart {
            log,
            range: part.range,
            proper: part.held.proper,
            prefix: "l-".to_owned(),
        });
        meeting.minutes = part.held.minutes;
        meeting.attendance = part.held.attendance;
        meeting
    }

    /// A meeting as path and facts alone tell it.
    fn blank(&self) -> Meeting {
        let date = self.facts.date.or(self.name.date);
        let time = self
            .facts
            .start
            .or_else(|| NaiveTime::from_num_seconds_from_midnight_opt(self.name.time?.seconds, 0));
        let series = self
            .facts
            .series
            .clone()
            .or_else(|| self.name.series.clone());
        Meeting {
            id: String::new(),
            title: self.title(None),
            series: series.unwrap_or_else(|| UNNAMED_SERIES.to_owned()),
            date,
            start: date.zip(time).map(|(date, time)| date.and_time(time)),
            end: None,
            channel: self.facts.channel.clone().or_else(|| self.channel.clone()),
            sources: Vec::new(),
            parts: Vec::new(),
            notes: Vec::new(),
            minutes: Minutes::default(),
            attendance: Vec::new(),
            lines: LineCounts::default(),
            aliases: self.facts.aliases.clone(),
        }
    }

    /// Sidecar and front matter, then the log, then the schedule, then the name of the series.
    fn title(&self, said: Option<&str>) -> String {
        let series = self.facts.series.as_ref().or(self.name.series.as_ref());
        let slot = self
            .team
            .schedule
            .iter()
            .find(|slot| slot.series.is_some() && slot.series.as_ref() == series);
        let named = self
            .facts
            .title
            .as_deref()
            .or(said)
            .or_else(|| slot.map(|slot| slot.title.as_str()));
        let words = || {
            series
                .or(self.name.rest.as_ref())
                .map(|words| words.replace('-', " "))
        };
        named
            .map(str::to_owned)
            .or_else(words)
            .filter(|title| !title.trim().is_empty())
            .unwrap_or_else(|| "Meeting".to_owned())
    }
}

/// The wall clock of a log as UTC; in the hour that occurs twice the first one is meant.
fn utc(at: NaiveDateTime, zone: chrono_tz::Tz) -> NaiveDateTime {
    at.and_local_timezone(zone)
        .earliest()
        .map_or(at, |at| at.naive_utc())
}

fn part_date(part: &Part, log: &Log) -> Option<NaiveDate> {
    log.lines[part.held.proper.clone()]
        .iter()
        .find(|line| line.is_talk())
        .and_then(|line| line.date)
}

/// The room that join lines name.
fn channel_of(log: &Log) -> Option<String> {
    let joined = log
        .lines
        .iter()
        .find(|line| line.kind == LineKind::Presence(Presence::Joined))?;
    let start = joined.text.end as usize;
    let line_start = log.text[..start].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let rest = &log.text[line_start..start];
    let channel = rest.split_once("joined ")?.1.split_whitespace().next()?;
    channel.starts_with('#').then(|| channel.to_owned())
}

/// Gives every meeting its id and sorts them, newest first. Meetings of one series and day are told apart by number.
fn name(meetings: &mut Vec<Meeting>, notes: &mut Vec<Note>) {
    let key = |meeting: &Meeting| {
        (
            meeting.date,
            meeting.start,
            meeting
                .sources
                .first()
                .map(|source| Arc::clone(&source.path)),
        )
    };
    meetings.sort_by_key(|meeting| key(meeting));
    let mut taken: HashSet<String> = HashSet::new();
    for meeting in meetings.iter_mut() {
        let wanted = wanted_id(meeting);
        let numbered = (2..).map(|number| format!("{wanted}-{number}"));
        let free = std::iter::once(wanted.clone())
            .chain(numbered)
            .find(|id| !taken.contains(id));
        meeting.id = free.unwrap_or_else(|| wanted.clone());
        taken.insert(meeting.id.clone());
        notes.extend((meeting.id != wanted).then(|| same_day(meeting)).flatten());
        notes.extend(meeting.date.is_none().then(|| dateless(meeting)).flatten());
    }
    meetings.reverse();
}

fn wanted_id(meeting: &Meeting) -> String {
    let path = meeting.sources.first().map_or("", |source| &source.path);
    let name = path_name::read(path);
    let words = match (meeting.series.as_str(), name.rest) {
        (UNNAMED_SERIES, Some(rest)) => rest,
        (UNNAMED_SERIES, None) => String::new(),
        (series, _) => series.to_owned(),
    };
    match (meeting.date, words.as_str()) {
        (Some(date), "") => date.to_string(),
        (Some(date), words) => format!("{date}-{words}"),
        (None, "") => format!("undated-{}", slug_or_hash(path)),
        (None, words) => format!("undated-{words}"),
    }
}

fn same_day(meeting: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let line = u32::try_from(part.proper.start + 1).unwrap_or(1);
    let message = format!(
        "another meeting of the series `{}` on the same day: this one is `{}`",
        meeting.series, meeting.id
    );
    Some(Note::new(
        Severity::Info,
        "same-day",
        Place::new(&part.log.file, line, 0),
        message,
    ))
}

fn dateless(meeting: &Meeting) -> Option<Note> {
    let part = meeting.parts.first()?;
    let message = "nothing tells the day of this meeting";
    let note = Note::new(
        Severity::Warning,
        "no-date",
        Place::file(&part.log.file),
        message,
    );
    Some(
        note.hint(
            "put the date into the file name, or `date: YYYY-MM-DD` into a sidecar NAME.yaml",
        ),
    )
}
