//! A ranking as a table for people and as JSON for programs. A ranking in, text out.

use chrono::{NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::Serialize;

use super::{Ask, Clock, Judged, Ranking, WEEKS};

/// Spans of worst weeks that the table names.
const RUNS: usize = 3;

/// The ranking as a table, with what its numbers mean above it.
pub fn text(ranking: &Ranking) -> String {
    let ask = &ranking.ask;
    let head = format!(
        "Meetings of {} minutes in the {WEEKS} weeks from {} on; the clock of {} stays.\n\
         Cost is points a meeting, all zones together: 1 for a minute before 9:00 or after 17:00,\n\
         10 outside {}:00 to {}:00, 1 for four minutes between 12:00 and 13:00. Weekends are left out.\n\n",
        ask.minutes,
        ask.today,
        ask.anchor.name(),
        ask.from_hour,
        ask.to_hour
    );
    if ranking.times.is_empty() {
        return head
            + "No time fits: each falls on a weekend somewhere, or the other meeting is on none of these days.\n";
    }
    let mut rows = vec![titles(ranking)];
    for (index, judged) in ranking.times.iter().enumerate() {
        rows.push(row(ask, index + 1, judged));
    }
    head + &table(&rows)
}

fn titles(ranking: &Ranking) -> Vec<String> {
    let ask = &ranking.ask;
    let mut titles = vec!["#".to_owned(), ask.anchor.name().to_owned()];
    let others = ask.zones.iter().filter(|zone| **zone != ask.anchor);
    titles.extend(others.map(|zone| zone.name().to_owned()));
    if ranking.times.iter().any(|judged| judged.after.is_some()) {
        titles.push("after".to_owned());
    }
    titles.extend(["cost", "clashes", "worst weeks"].map(str::to_owned));
    titles
}

fn row(ask: &Ask, number: usize, judged: &Judged) -> Vec<String> {
    let mut row = vec![number.to_string()];
    let own = judged.local.first().map_or(&[][..], Vec::as_slice);
    row.push(format!("{} {}", judged.weekday, clocks(judged, own)));
    let zones = ask.zones.iter().zip(judged.local.iter().skip(1));
    let others = zones.filter(|(zone, _)| **zone != ask.anchor);
    row.extend(others.map(|(_, local)| clocks(judged, local)));
    row.extend(judged.after.map(|delay| format!("{delay} min")));
    let tenths = judged.tenths();
    row.push(format!("{}.{}", tenths / 10, tenths % 10));
    row.push(judged.clashes.to_string());
    row.push(worst(judged));
    row
}

/// `16:00/17:00`; of another day, `Fri 07:00`.
fn clocks(judged: &Judged, clocks: &[Clock]) -> String {
    let told: Vec<String> = clocks
        .iter()
        .map(|clock| {
            let day = weekday(judged, *clock).map_or(String::new(), |day| format!("{day} "));
            format!("{day}{}", time(*clock))
        })
        .collect();
    told.join("/")
}

fn time(clock: Clock) -> String {
    format!("{:02}:{:02}", clock.minute / 60, clock.minute % 60)
}

/// The weekday of a clock, where it is not that of the meeting.
fn weekday(judged: &Judged, clock: Clock) -> Option<Weekday> {
    match clock.day {
        0 => None,
        day if day > 0 => Some(judged.weekday.succ()),
        _ => Some(judged.weekday.pred()),
    }
}

/// The weeks in which it costs most.
fn worst(judged: &Judged) -> String {
    if judged.worst_days.is_empty() {
        return "all alike".to_owned();
    }
    let run = |(first, last): &(NaiveDate, NaiveDate)| match first == last {
        true => first.to_string(),
        false => format!("{first} to {last}"),
    };
    let shown = judged.worst_runs.iter().take(RUNS).map(run);
    let shown: Vec<String> = shown.collect();
    let more = match judged.worst_runs.len().saturating_sub(RUNS) {
        0 => String::new(),
        count => format!(", {count} more"),
    };
    format!("{}: {}{more}", judged.worst, shown.join(", "))
}

/// Columns as wide as what stands in them.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        })
        .collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell:<width$}"))
            .collect();
        format!("{}\n", cells.join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

#[derive(Serialize)]
struct JsonRanking {
    anchor: &'static str,
    from: String,
    weeks: u64,
    minutes: u32,
    hours: [u32; 2],
    zones: Vec<&'static str>,
    times: Vec<JsonTime>,
}

#[derive(Serialize)]
struct JsonTime {
    weekday: String,
    after_minutes: Option<i64>,
    /// Points a meeting, all zones together.
    cost: f64,
    /// Points over all meetings.
    total: u64,
    meetings: usize,
    clashes: usize,
    /// Times by zone, each once, that of the anchor first.
    local: Vec<JsonLocal>,
    worst: u64,
    worst_days: Vec<String>,
}

#[derive(Serialize)]
struct JsonLocal {
    zone: &'static str,
    times: Vec<String>,
}

/// The ranking as JSON.
pub fn json(ranking: &Ranking) -> String {
    let ask = &ranking.ask;
    let times = ranking.times.iter();
    let written = JsonRanking {
        anchor: ask.anchor.name(),
        from: ask.today.to_string(),
        weeks: WEEKS,
        minutes: ask.minutes,
        hours: [ask.from_hour, ask.to_hour],
        zones: ask.zones.iter().map(|zone| zone.name()).collect(),
        times: times.map(|judged| json_time(ask, judged)).collect(),
    };
    serde_json::to_string_pretty(&written).unwrap_or_default() + "\n"
}

fn json_time(ask: &Ask, judged: &Judged) -> JsonTime {
    let zones = (0..).zip(std::iter::once(&ask.anchor).chain(&ask.zones));
    // That of the anchor stands at the head already.
    let once = |((at, zone), _): &((usize, &Tz), _)| *at == 0 || **zone != ask.anchor;
    let zones = zones.zip(&judged.local).filter(once);
    let local = zones.map(|((_, zone), local)| JsonLocal {
        zone: zone.name(),
        times: local
            .iter()
            .map(|clock| clocks(judged, std::slice::from_ref(clock)))
            .collect(),
    });
    JsonTime {
        weekday: judged.weekday.to_string(),
        after_minutes: judged.after,
        cost: judged.tenths() as f64 / 10.0,
        total: judged.cost,
        meetings: judged.meetings,
        clashes: judged.clashes,
        local: local.collect(),
        worst: judged.worst,
        worst_days: judged.worst_days.iter().map(NaiveDate::to_string).collect(),
    }
}
