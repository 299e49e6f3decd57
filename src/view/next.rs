//! The next regular meeting. Slots of the schedule and a day in; a moment in UTC and in the team's zone out.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use serde::Serialize;

use super::privacy::Privacy;
use super::words;
use crate::model::team::{Slot, Team};

/// The next meeting, ready to print.
#[derive(Debug, Clone, Serialize)]
pub struct NextView {
    /// What it is called.
    pub title: String,
    /// `Thursday 26 November 2026`.
    pub date: String,
    /// `in 4 days`.
    pub away: String,
    /// `15:00 UTC`.
    pub time: String,
    /// RFC 3339, for the script that tells the reader's own time.
    pub instant: String,
    /// `every Thursday at 15:00 UTC`.
    pub rhythm: String,
    /// Length, `60 minutes`.
    pub length: String,
    /// As in `#room:server`.
    pub room: Option<String>,
    /// Where a click on the room leads.
    pub room_url: Option<String>,
    /// The line that starts the bot.
    pub start_command: Option<String>,
}

/// The nearest meeting on or after a day.
pub fn next(team: &Team, privacy: Privacy<'_>, today: NaiveDate) -> Option<NextView> {
    let all = team
        .schedule
        .iter()
        .filter_map(|slot| Some((occurrence(slot, today)?, slot)));
    let (at, slot) = all.min_by_key(|(at, _)| *at)?;
    let mut view = view(team, slot, at, today);
    view.title = privacy.clean(&view.title);
    view.room = view.room.map(|room| privacy.clean(&room));
    view.start_command = view.start_command.map(|line| privacy.clean(&line));
    Some(view)
}

/// The first day of a slot on or after a day, as a moment. A wall clock hour that daylight saving skips moves on by it.
fn occurrence(slot: &Slot, today: NaiveDate) -> Option<DateTime<Utc>> {
    let first = on_or_after(slot.from.unwrap_or(today), slot)?;
    let mut day = on_or_after(today.max(first), slot)?;
    while (day - first).num_weeks() % i64::from(slot.every) != 0 {
        day = day.checked_add_days(Days::new(7))?;
    }
    if slot.until.is_some_and(|until| day > until) {
        return None;
    }
    let wall = day.and_time(slot.time);
    let local = wall.and_local_timezone(slot.zone).earliest();
    let later = || {
        (wall + chrono::Duration::hours(1))
            .and_local_timezone(slot.zone)
            .earliest()
    };
    local.or_else(later).map(|at| at.with_timezone(&Utc))
}

fn on_or_after(day: NaiveDate, slot: &Slot) -> Option<NaiveDate> {
    let ahead =
        (7 + slot.weekday.num_days_from_monday() - day.weekday().num_days_from_monday()) % 7;
    day.checked_add_days(Days::new(u64::from(ahead)))
}

fn view(team: &Team, slot: &Slot, at: DateTime<Utc>, today: NaiveDate) -> NextView {
    let day = at.with_timezone(&slot.zone).date_naive();
    let time = format!("{} {}", slot.time.format("%H:%M"), slot.zone.name());
    let weekday = day.format("%A");
    let rhythm = match slot.every {
        1 => format!("every {weekday} at {time}"),
        weeks => format!("every {weeks} weeks on {weekday} at {time}"),
    };
    let room = slot
        .room
        .clone()
        .or_else(|| team.rooms.first().and_then(|room| room.address.clone()));
    let known = team
        .rooms
        .iter()
        .find(|known| known.address.is_some() && known.address == room);
    NextView {
        title: slot.title.clone(),
        date: words::long_date(day),
        away: words::from_today(day, today),
        instant: words::instant(at.naive_utc()),
        length: words::count(i64::from(slot.minutes), "minute", "minutes"),
        room_url: known.and_then(|known| known.url.clone()),
        start_command: slot.start_command.clone(),
        time,
        rhythm,
        room,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveTime, Weekday};
    use chrono_tz::Tz;

    fn slot(zone: Tz, every: u32, from: &str) -> Slot {
        Slot {
            title: "Weekly".to_owned(),
            series: None,
            weekday: Weekday::Thu,
            time: NaiveTime::from_hms_opt(15, 0, 0).expect("a time"),
            zone,
            minutes: 60,
            every,
            from: from.parse().ok(),
            until: "2027-12-31".parse().ok(),
            room: None,
            start_command: None,
        }
    }

    #[test]
    fn occurrences() {
        let rows = [
            (slot(Tz::UTC, 1, ""), "2026-11-22", "2026-11-26T15:00:00Z"),
            (slot(Tz::UTC, 1, ""), "2026-11-26", "2026-11-26T15:00:00Z"),
            (
                slot(Tz::UTC, 2, "2026-11-05"),
                "2026-11-22",
                "2026-12-03T15:00:00Z",
            ),
            (
                slot(Tz::UTC, 1, "2027-01-01"),
                "2026-11-22",
                "2027-01-07T15:00:00Z",
            ),
            (
                slot(Tz::Europe__Berlin, 1, ""),
                "2026-07-01",
                "2026-07-02T13:00:00Z",
            ),
            (
                slot(Tz::Europe__Berlin, 1, ""),
                "2026-12-01",
                "2026-12-03T14:00:00Z",
            ),
            (slot(Tz::UTC, 1, ""), "2028-01-01", ""),
        ];
        for (slot, today, expected) in rows {
            let found = occurrence(&slot, today.parse().expect("a date"));
            assert_eq!(
                found.map_or(String::new(), |at| words::instant(at.naive_utc())),
                expected,
                "{today}"
            );
        }
    }
}
