//! `minutebook slots`: read the content, then rank times for a meeting. A wish in, a ranking and a report out; nothing is
//! linked, checked or written.

use std::path::PathBuf;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::error::Error;
use crate::model::Library;
use crate::model::calendar::Event;
use crate::read;
use crate::report::{self, Report};
use crate::slots::{self, Ranking};

/// What times for a meeting are asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The content folder.
    pub content: PathBuf,
    /// Where the site goes, which is no content.
    pub output: PathBuf,
    /// The first day that counts.
    pub today: NaiveDate,
    /// UID of the event that the meeting follows.
    pub after: Option<String>,
    /// Length in minutes.
    pub minutes: u32,
    /// Hours of the day that cost little.
    pub hours: (u32, u32),
    /// How many times are told.
    pub top: usize,
}

/// What is wrong with the team's facts and the calendars, and times for a meeting ranked by them, or why they cannot be.
pub fn rank(wish: &Wish) -> Result<(Report, Result<Ranking, Error>), Error> {
    if wish.hours.0 >= wish.hours.1 {
        return Err(Error::Usage(
            "--from-hour has to be before --to-hour".to_owned(),
        ));
    }
    read::tree::folder::is_there(&wish.content)?;
    let (library, report) = read::read(&read::Options {
        content: &wish.content,
        output: &wish.output,
        today: wish.today,
        drafts: false,
        spill: None,
    })?;
    let file = &library.team.file;
    let facts = |name: &str| *name == **file || name.ends_with(".ics");
    Ok((report.about(facts), ranking(wish, &library)))
}

fn ranking(wish: &Wish, library: &Library) -> Result<Ranking, Error> {
    let team = &library.team;
    if team.zones.is_empty() {
        let message = format!(
            "nothing says where people live: add a line `zones: [Europe/Berlin, America/New_York]` to {}",
            team.file
        );
        return Err(Error::Usage(message));
    }
    let ask = slots::Ask {
        zones: team.zones.clone(),
        anchor: team.schedule.first().map_or(Tz::UTC, |slot| slot.zone),
        today: wish.today,
        minutes: wish.minutes,
        from_hour: wish.hours.0,
        to_hour: wish.hours.1,
        top: wish.top,
    };
    let events = &library.events;
    Ok(match &wish.after {
        Some(uid) => slots::after(ask, event(events, uid)?, events),
        None => slots::weekly(ask, events),
    })
}

/// The event of a UID; the names of private ones are not told.
fn event<'l>(events: &'l [Event], uid: &str) -> Result<&'l Event, Error> {
    let found = events.iter().find(|event| event.uid == uid);
    found.ok_or_else(|| {
        let open = events.iter().filter(|event| event.summary.is_some());
        let uids: Vec<&str> = open.map(|event| event.uid.as_str()).collect();
        let near = report::nearest(uid, &uids);
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name one of a file in calendars/, as its line `UID:` spells it".to_owned(),
        };
        Error::Usage(format!(
            "no event of the calendars has the UID `{uid}`: {hint}"
        ))
    })
}
