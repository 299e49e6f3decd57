//! Milestones of a project, with what their days say about each other.
//! A record in; milestones out, notes go to its document.

use chrono::NaiveDate;

use crate::model::project::Milestone;
use crate::read::record::Record;
use crate::report::{Note, Severity};

/// Reads the list `milestones` of a project that began on a day, if that is known.
pub(crate) fn milestones(
    record: &Record<'_>,
    started: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Milestone> {
    let mut found: Vec<Milestone> = Vec::new();
    for record in record.records("milestones") {
        if let Some(step) = milestone(&record, started, today) {
            if found.iter().any(|known| known.title == step.title) {
                let message = format!("there are two milestones `{}`", step.title);
                let hint = Some("give one of them another title".to_owned());
                record.complain("title", "clash", message, hint);
            }
            found.push(step);
        }
        record.finish();
    }
    found
}

fn milestone(
    record: &Record<'_>,
    started: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<Milestone> {
    let title = record.required("title");
    let done = record.date("done");
    if let Some((done, started)) = done.as_ref().zip(started)
        && done.value < started
    {
        let day = done.value;
        let message = format!("reached on {day}, before the project started on {started}");
        record.complain("done", "date-order", message, None);
    }
    if let Some(done) = done.as_ref().filter(|done| done.value > today) {
        let message = format!("reached on {}, a day that is still to come", done.value);
        let note = Note::at(Severity::Warning, "future-date", done, message);
        let note = note.show(&done.line, done.value.to_string().len());
        let hint = "a day on which it should be reached stands under `due`";
        record.document.note(note.hint(hint));
    }
    let milestone = Milestone {
        due: record.target("due"),
        done: done.map(|done| done.value),
        issue: record.text("issue"),
        status: record.string("status"),
        title: title?.value,
    };
    Some(milestone)
}
