//! Our own issues: Markdown with front matter. Public unless they say otherwise.
//! Text of a file in, a candidate and notes out; notes about a withheld issue tell its line and nothing of it.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::{Candidate, Visibility, blank, of_others};
use crate::model::issue::Issue;
use crate::model::path;
use crate::model::schedule::instant;
use crate::place::Place;
use crate::read::opened::{self, Opened, untitled};
use crate::read::record::Record;
use crate::read::roles::passed;
use crate::read::settings::Settings;
use crate::read::team::trackers::Key;
use crate::read::withhold;
use crate::report::{Note, Severity};
use crate::seal::Sealed;

/// What a Markdown issue came to.
pub struct Read {
    /// The issue, if it can be told.
    pub candidate: Option<Candidate>,
    /// What is wrong with it.
    pub notes: Vec<Note>,
    /// A draft is left out.
    pub draft: bool,
    /// Whether it is withheld, be it told well enough to be a candidate or not.
    pub withheld: bool,
    /// Whether it is no issue, but tells what lies there.
    pub beside: bool,
    /// Whether it tells no issue in a tree that is not ours: it is an ordinary page there.
    pub page: bool,
}

/// Reads a file of `issues/`.
pub fn read(path: &Arc<str>, file: &Arc<str>, text: &str, settings: &Settings) -> Read {
    let opened = opened::open(file, text, settings.ours, settings.today)
        .without_closed(file, settings.today);
    let text_at = opened.text_at(text);
    let Opened {
        document,
        body,
        has_front,
        withheld,
        mut notes,
        ..
    } = opened;
    let mut read = Read {
        candidate: None,
        notes: Vec::new(),
        draft: false,
        withheld,
        beside: !has_front && !withheld && passed::is_beside(path),
        page: false,
    };
    let Some(document) = document else {
        if read.beside {
            return Read { notes, ..read };
        }
        read.page = !settings.ours && !withheld;
        notes.extend((!has_front && !read.page).then(|| without_front(file, settings)));
        return Read { notes, ..read };
    };
    match Record::root(&document) {
        Some(record) => {
            read.withheld |= withhold::record(&record, settings.today);
            read.draft = withhold::is_draft(&record, settings.today) && !settings.drafts;
            let issue = issue(&record, path, file, body, settings.zone);
            read.page = issue.is_none() && !settings.ours && !read.draft && !read.withheld;
            let whole = issue.filter(|_| !read.draft);
            read.candidate =
                whole.map(|issue| candidate(Issue { text_at, ..issue }, read.withheld));
            check_days(&record, settings.today);
            record.finish();
        }
        None if !settings.ours && !withheld => read.page = true,
        None if document.is_empty() => notes.push(untitled(file)),
        None => {}
    }
    if read.page {
        read.notes = vec![shown_as_page(file)];
        return read;
    }
    notes.extend(document.into_notes());
    let left_out = read.draft && !read.withheld;
    notes.extend(left_out.then(|| withhold::draft_note(file)));
    read.notes = if read.withheld {
        Note::all_silenced(notes)
    } else {
        notes
    };
    read
}

fn without_front(file: &Arc<str>, settings: &Settings) -> Note {
    let severity = Severity::of_fault(settings.ours);
    let note = Note::new(
        severity,
        "front-matter",
        Place::new(file, 1, 1),
        "an issue needs front matter",
    );
    note.hint("begin the file with `---`, `title: ...`, `state: open`, `---`")
}

/// That what lies among tickets of others is a page.
fn shown_as_page(file: &Arc<str>) -> Note {
    let message = "no ticket: it tells no title or no number, and is shown as a page";
    let note = Note::new(Severity::Warning, "no-record", Place::file(file), message);
    note.hint("write `title` and `id`, or begin the file name with the number")
}

fn issue(
    record: &Record<'_>,
    path: &Arc<str>,
    file: &Arc<str>,
    body: String,
    zone: Tz,
) -> Option<Issue> {
    let title = record.required("title").map(|title| title.value);
    let key = |own, others: &[&'static str]| of_others::key(record, own, others);
    let assigned = record.names(key("assignees", &["assignee"]));
    let area = record.text("area");
    let labels = record.names("labels").into_iter();
    let number = number(record, path);
    let moment = |own, other| moment(record, key(own, &[other]), zone);
    let created = moment("created", "created_at");
    let closed = moment("closed", "closed_at");
    let updated = moment("updated", "updated_at").or(closed).or(created);
    let mut issue = Issue {
        open: of_others::is_open(record).unwrap_or(closed.is_none()),
        area: area.as_ref().map(|area| area.value.clone()),
        area_at: area,
        author: record.string("author"),
        assignees: assigned.iter().map(|name| name.value.clone()).collect(),
        assigned_at: assigned,
        milestone: record.string("milestone"),
        created: created.map(|(day, _)| day),
        updated: updated.map(|(_, at)| at),
        closed: closed.map(|(day, _)| day),
        // A day alone is read as its first moment.
        closed_at: closed
            .map(|(_, at)| at)
            .filter(|at| at.time() != NaiveTime::MIN),
        due: record.date("due").map(|date| date.value),
        web_url: record.web_address(key("web_url", &["html_url", "url"])),
        body,
        labels: labels.map(|label| label.value).collect(),
        ..blank(
            path,
            record
                .place_of("id")
                .unwrap_or_else(|| Place::new(file, 1, 1)),
        )
    };
    check_order(record, &issue);
    issue.labels.sort();
    issue.number = number?;
    issue.title = title?;
    Some(issue)
}

/// A record of ours, before it is weighed against those of others.
fn candidate(issue: Issue, withheld: bool) -> Candidate {
    let visibility = match withheld {
        true => Visibility::Withheld,
        false => Visibility::Public,
    };
    Candidate {
        key: Key::default(),
        global: None,
        ours: true,
        visibility,
        issue,
        closed: 0,
        sealed: Sealed::default(),
    }
}

/// A day and the moment that is told with it, else its first one. What names its distance from UTC is a day there, as in the
/// answers of trackers; a time without one is of the team's zone, and so is what names none that can be read.
fn moment(record: &Record<'_>, key: &'static str, zone: Tz) -> Option<(NaiveDate, DateTime<Utc>)> {
    let day = record.date(key)?.value;
    let text = record.raw(key).and_then(|value| value.as_str());
    let rest = text.and_then(|text| text.trim().get(10..)).unwrap_or("");
    let rest = rest.trim_start_matches(['T', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.'));
    let (clock, offset) = rest.split_at(end.unwrap_or(rest.len()));
    let time = NaiveTime::parse_from_str(clock, "%H:%M:%S%.f")
        .or_else(|_| NaiveTime::parse_from_str(clock, "%H:%M"));
    let Ok(time) = time else {
        return Some((day, day.and_time(NaiveTime::MIN).and_utc()));
    };
    let wall = day.and_time(time);
    let offset = match offset.trim() {
        "" => return Some((day, instant(wall, zone)?)),
        "Z" | "z" | "UTC" | "GMT" => "+0000",
        other => other,
    };
    let told = DateTime::parse_from_str(&format!("{wall}{offset}"), "%Y-%m-%d %H:%M:%S%.f%#z");
    let Ok(at) = told else {
        let message = format!("`{offset}` is no distance from UTC: taken for a time of {zone}");
        let hint = "write `Z`, `+02:00`, or nothing for the zone of site.yaml".to_owned();
        record.complain(key, "date", message, Some(hint));
        return Some((day, instant(wall, zone)?));
    };
    let at = at.to_utc();
    Some((at.date_naive(), at))
}

/// What was done was done by today; tomorrow may have come where it was written.
fn check_days(record: &Record<'_>, today: NaiveDate) {
    let tomorrow = today.succ_opt().unwrap_or(today);
    for key in ["created", "updated", "closed"] {
        // What is no date at all was told where it was read.
        let day = record.raw(key).and_then(|value| value.as_str()?.get(..10));
        let day = day.and_then(|day| day.parse::<NaiveDate>().ok());
        if let Some(day) = day.filter(|day| *day > tomorrow) {
            let message = format!("`{key}` is in the future: {day}");
            record.complain(key, "future", message, None);
        }
    }
}

/// An issue is closed after it was opened, and is not open then.
fn check_order(record: &Record<'_>, issue: &Issue) {
    if issue.open && issue.closed.is_some() && record.has("state") {
        let hint = "write `state: closed`, or take this line out".to_owned();
        record.complain(
            "closed",
            "state",
            "closed, and `state` says that it is open",
            Some(hint),
        );
    }
    if let (Some(created), Some(closed)) = (issue.created, issue.closed)
        && closed < created
    {
        let message = format!("closed on {closed}, before it was opened on {created}");
        record.complain("closed", "date-order", message, None);
    }
}

/// The number of an issue: `id`, else the digits its file name begins with.
fn number(record: &Record<'_>, path: &str) -> Option<u64> {
    if !record.is_ours() {
        return of_others::number(record, path);
    }
    let name = path::name(path);
    let digits: String = name.chars().take_while(char::is_ascii_digit).collect();
    let Some(value) = record.raw("id") else {
        let number = digits.parse().ok();
        if number.is_none() {
            record.complain(
                "id",
                "missing-field",
                "`id` is missing",
                Some("add a line `id: 12`, or begin the file name with the number".to_owned()),
            );
        }
        return number;
    };
    let number = value.as_u64().filter(|number| *number > 0);
    if number.is_none() {
        record.complain("id", "type", "`id` must be a whole number above 0", None);
    }
    number
}
