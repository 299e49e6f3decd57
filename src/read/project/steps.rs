//! Begin, end and milestones of a project, with what their days say about each other.
//! A record in; days and milestones out, notes go to its document.

use chrono::NaiveDate;

use crate::model::project::Milestone;
use crate::place::At;
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

/// The days on which a project began and ended, in this order.
pub(crate) fn lifetime(
    record: &Record<'_>,
    today: NaiveDate,
) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let (started, ended) = (record.date("started"), record.date("ended"));
    if let Some((started, ended)) = started.as_ref().zip(ended.as_ref())
        && ended.value < started.value
    {
        let (started, ended) = (started.value, ended.value);
        let message = format!("ended on {ended}, before it started on {started}");
        record.complain("ended", "date-order", message, None);
    }
    let hint = "a day on which it should be done stands under `target`";
    to_come(record, ended.as_ref(), today, ("ended", hint));
    (started.map(|day| day.value), ended.map(|day| day.value))
}

/// What is told of a day that is still to come, and on which something is said to have been done.
fn to_come(
    record: &Record<'_>,
    day: Option<&At<NaiveDate>>,
    today: NaiveDate,
    (what, hint): (&str, &'static str),
) {
    if let Some(day) = day.filter(|day| day.value > today) {
        let message = format!("{what} on {}, a day that is still to come", day.value);
        let note = Note::at(Severity::Warning, "future-date", day, message);
        let note = note.show(&day.line, day.value.to_string().len());
        record.document.note(note.hint(hint));
    }
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
    let hint = "a day on which it should be reached stands under `due`";
    to_come(record, done.as_ref(), today, ("reached", hint));
    let milestone = Milestone {
        due: record.target("due"),
        done: done.map(|done| done.value),
        issue: record.text("issue"),
        status: record.string("status"),
        title: title?.value,
    };
    Some(milestone)
}
