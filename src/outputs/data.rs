//! What is no page: files of the theme and of `static/`, JSON and CSV under `api/v1/`. What is seen in, planned outputs out.

use super::Plan;
use crate::error::Error;
use crate::place::Place;
use crate::publish::{announcement, calendar, csv, json, log_text, minutes_text};
use crate::theme::Theme;
use crate::view::{Sight, colour, next, site, url};

/// Makes a list under `api/v1/`.
type MakeList = fn(&Sight<'_>) -> Vec<u8>;

/// The lists under `api/v1/`.
const LISTS: &[(&str, MakeList)] = &[
    ("actions.json", json::actions),
    ("decisions.json", json::decisions),
    ("references.json", json::references),
    ("notes.json", json::notes),
    ("meetings.json", json::meetings),
    ("issues.json", json::issues),
    ("projects.json", json::projects),
    ("help-wanted.json", json::help_wanted),
    ("people.json", json::people),
    ("sources.json", json::sources),
    ("actions.csv", csv::actions),
    ("attendance.csv", csv::attendance),
    ("issues.csv", csv::issues),
];

/// Adds them.
pub(super) fn plan<'l>(sight: &Sight<'l>, theme: &Theme, plan: &mut Plan<'l>) {
    for name in theme.assets().keys() {
        let name = name.clone();
        plan.make(format!("assets/{name}"), move |sight, theme, out| {
            *out = theme_asset(theme, sight, &name);
            Ok(())
        });
    }
    for asset in &sight.library.assets {
        plan.make(asset.target.clone(), |_, _, out| {
            *out = std::fs::read(&asset.file).map_err(Error::io("cannot read", &asset.file))?;
            Ok(())
        })
        .place(Place::file(&asset.shown));
    }
    for (name, make) in LISTS {
        plan.file(format!("api/v1/{name}"), *make);
    }
    if site::has_calendar(sight) {
        plan.file(url::CALENDAR, calendar::calendar);
    }
    if next::occurrence(sight).is_some() {
        plan.file(url::ANNOUNCEMENT, |sight| {
            announcement::announcement(sight).unwrap_or_default()
        });
    }
    for (index, meeting) in sight.library.meetings.iter().enumerate() {
        let path = url::meeting_json_path(&meeting.id);
        plan.file(path, move |sight| json::meeting(sight, index))
            .of_meeting(index);
        let path = url::minutes_text_path(&meeting.id);
        plan.file(path, move |sight| minutes_text::text(sight, index))
            .of_meeting(index);
        for part in 0..meeting.parts.len() {
            let path = url::log_text_path(&meeting.id, part);
            plan.file(path, move |sight| log_text::text(sight, index, part))
                .lines(meeting.lines.total)
                .of_meeting(index);
        }
    }
}

/// The style sheet carries the accent colour of the team.
fn theme_asset(theme: &Theme, sight: &Sight<'_>, name: &str) -> Vec<u8> {
    let mut bytes = theme.assets().get(name).cloned().unwrap_or_default();
    if name == "style.css" {
        bytes.extend_from_slice(colour::style(sight.library.team.accent.as_deref()).as_bytes());
    }
    bytes
}
