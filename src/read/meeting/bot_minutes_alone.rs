//! Meetings of which only a bot's own minutes are left.
//! Read minutes of one stem in; a meeting with their items, redacted as its sidecar says, out.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

use super::bot_file;
use super::correct::without_log;
use super::redact::{MASK, Redaction};
use super::stem::Stem;
use crate::model::meeting::{Attendee, Deed, Meeting, MeetingSource, Minutes, SourceRole, Unseen};
use crate::place::Place;
use crate::read::bot_minutes::{BotMinutes, Moment};
use crate::read::minutes::credit;

impl Stem<'_> {
    /// A meeting of which only a bot's minutes are left; the form in HTML tells most.
    pub(super) fn take_minutes(&mut self, mut files: Vec<(Arc<str>, Arc<str>, BotMinutes)>) {
        files.sort_by_key(|(path, _, found)| {
            (
                found.minutes.items.is_empty(),
                !path.ends_with(".html"),
                Arc::clone(path),
            )
        });
        let mut meeting = self.blank();
        for (index, (path, file, found)) in files.into_iter().enumerate() {
            self.role(&path, "minutes", (index > 0).then_some("derived"));
            if index == 0 {
                meeting.sources.push(MeetingSource {
                    path,
                    role: SourceRole::Minutes,
                    dialect: "meetbot-minutes",
                    part: None,
                });
                self.fill_from_minutes(&mut meeting, &file, found);
            }
        }
        self.out.meetings.push(Arc::new(meeting));
    }

    fn fill_from_minutes(&mut self, meeting: &mut Meeting, file: &Arc<str>, mut found: BotMinutes) {
        fill_times(meeting, &found);
        let mut redaction = Redaction::new(&self.facts.corrections, self.people);
        redaction.know(&self.readings, &self.team.not_secrets);
        found.minutes.title = found.minutes.title.map(|title| redaction.text(title));
        for item in &mut found.minutes.items {
            item.text = redaction.text(std::mem::take(&mut item.text));
            unsay(&mut redaction, &mut item.nick, &mut item.matrix);
        }
        // What such people said goes with their names, as in logs.
        let mut sealed = redaction.sealed();
        let mut unseen = Vec::new();
        bot_file::retain(&mut found.minutes, |item| {
            let theirs = item.nick == MASK;
            if theirs {
                sealed.text(&Place::file(file), &item.text);
                let deed = Deed::of(item.kind, &item.text);
                unseen.extend(deed.map(|deed| Unseen { line: 0, deed }));
            }
            !theirs
        });
        self.out.sealed.absorb(sealed);
        for there in &mut found.attendance {
            unsay(&mut redaction, &mut there.nick, &mut there.matrix);
        }
        for chair in &mut found.minutes.chairs {
            *chair = redaction.text(std::mem::take(chair));
        }
        self.out.notes.extend(redaction.notes());
        self.out.notes.extend(without_log(&self.facts.corrections));
        self.out.sealed.absorb(redaction.sealed());
        self.named_log(std::iter::empty());
        meeting.title = self.title(found.minutes.title.as_deref(), meeting.date);
        meeting.minutes = Minutes {
            unseen,
            ..found.minutes
        };
        found.attendance.sort_by(Attendee::order);
        credit::fill(&mut meeting.minutes, &found.attendance);
        meeting.attendance = found.attendance;
    }
}

/// Takes out who somebody is, by nick or by Matrix id, where either of them goes.
fn unsay(redaction: &mut Redaction<'_>, nick: &mut String, matrix: &mut Option<String>) {
    *nick = redaction.text(std::mem::take(nick));
    *matrix = matrix.take().map(|id| redaction.text(id));
    if nick.contains(MASK) || matrix.as_deref().is_some_and(|id| id.contains(MASK)) {
        MASK.clone_into(nick);
        *matrix = None;
    }
}

/// Begin and end, if the bot tells them: a day of its own counts, else that of the file name.
fn fill_times(meeting: &mut Meeting, found: &BotMinutes) {
    let day = |moment: Moment| moment.day.or(meeting.date);
    let at = |moment: Moment| Some(instant(day(moment)?, moment));
    let Some(start) = found.started.and_then(at) else {
        return;
    };
    let end = found.ended.and_then(at);
    let after_midnight = |end: NaiveDateTime| match end < start {
        true => end.checked_add_days(Days::new(1)),
        false => Some(end),
    };
    meeting.end = end.and_then(after_midnight);
    meeting.date = meeting.date.or(Some(start.date()));
    meeting.start = Some(start);
}

fn instant(day: NaiveDate, moment: Moment) -> NaiveDateTime {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(moment.time.seconds, 0);
    day.and_time(time.unwrap_or_default())
}
