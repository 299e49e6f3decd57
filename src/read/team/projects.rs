//! What `site.yaml` says of projects and of help wanted: `projects: {quiet_days, stale_days}`, `help_labels`.
//! A record in; settings go to the team, notes to the document of the record.

use crate::model::team::{HELP_LABELS, ProjectDays, Team};
use crate::model::words;
use crate::read::record::Record;

/// The labels that count where `site.yaml` names none.
pub(crate) fn default_labels() -> Vec<String> {
    HELP_LABELS.iter().map(|&label| label.to_owned()).collect()
}

/// Reads both.
pub(crate) fn fill(team: &mut Team, record: &Record<'_>) {
    if let Some(record) = record.record("projects") {
        team.project_days = days(&record);
        record.finish();
    }
    if record.has("help_labels") {
        let labels = record.names("help_labels").into_iter();
        team.help_labels = labels.map(|label| label.value.to_lowercase()).collect();
    }
}

/// Silence that counts as quiet, and as stale: the first is the shorter one.
fn days(record: &Record<'_>) -> ProjectDays {
    let default = ProjectDays::default();
    let found = ProjectDays {
        quiet: record.positive("quiet_days").unwrap_or(default.quiet),
        stale: record.positive("stale_days").unwrap_or(default.stale),
    };
    if found.quiet < found.stale {
        return found;
    }
    let key = match record.place_of("quiet_days") {
        Some(_) => "quiet_days",
        None => "stale_days",
    };
    let message = format!(
        "projects are quiet after {} and stale after {} already",
        words::count(found.quiet, "day", "days"),
        found.stale
    );
    let hint = Some("make `quiet_days` the smaller number".to_owned());
    record.complain(key, "order", message, hint);
    default
}
