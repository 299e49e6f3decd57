//! What the place of a file lets expect of it: whether it is Markdown, of a meeting, or a log. Paths and texts in, verdicts out;
//! nothing is made of the texts here.

use crate::read::log::dialect::Marks;
use std::sync::Arc;

use chrono::NaiveDate;

use super::roll::present;
use super::sidecar;
use crate::model::path;
use crate::read::log::Fit;
use crate::read::path_name::among_minutes;
use crate::read::path_name::endings;
use crate::read::record::Record;
use crate::read::roles::no_content::is_post;
use crate::read::roles::passed;
use crate::read::tree::kinds::{TEXTS, ends, unpacked};
use crate::read::{day_sections, notes_head, opened, path_name};

/// What is expected of a file before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expectation {
    /// It lies in the folder of meetings: text is kept whatever it is.
    Meeting,
    /// It lies anywhere: it has to look like a log, or be dated.
    Anything,
    /// The same of Markdown beside which nothing of its name lies: dated, it is of a meeting if something shows that.
    Alone,
    /// It lies among posts, or was attached to a meeting: it has to look like a log, or a post to say who was there.
    Aside,
}

impl Expectation {
    /// Of a file that lies anywhere: of others, what is dated and marked up among minutes is read as in the folder of meetings.
    pub(crate) fn anywhere(path: &str, ours: bool) -> Self {
        match !ours && among_minutes::is_marked_up(path) {
            true => Expectation::Meeting,
            false => Expectation::Anything,
        }
    }
}

/// Whether a text that no ending tells the kind of may be notes: it lies among those of meetings, elsewhere with a day.
pub(super) fn may_be_headed(path: &str, expected: Expectation) -> bool {
    let of_minutes = || among_minutes::of_minutes(path) && path_name::day(path).is_some();
    match expected {
        Expectation::Meeting => true,
        Expectation::Anything | Expectation::Alone => of_minutes(),
        Expectation::Aside => false,
    }
}

/// Whether a text that no ending tells the kind of begins as Markdown does: with a heading.
pub(super) fn is_headed(path: &str, text: &str) -> bool {
    let name = path::name(path);
    let first = text.trim_start().lines().next().unwrap_or("");
    let title = first.strip_prefix("# ").map(str::trim);
    endings::without_endings(name) == name && title.is_some_and(|title| !title.is_empty())
}

/// Whether Markdown is of a meeting, be it a log or not: its path has a day, or its front matter or its head has one and its
/// folder is of minutes or its own name says that it is, or its headings have several and its path says that they are minutes. What
/// lies beside records may have the day of a folder further up.
pub(super) fn is_of_meeting(
    path: &str,
    file: &Arc<str>,
    text: &str,
    expected: Expectation,
) -> bool {
    let dated = || path_name::day(path).is_some();
    match expected {
        Expectation::Meeting => return true,
        Expectation::Aside => return is_post(path) && dated() && present::is_told(text),
        Expectation::Anything | Expectation::Alone => {}
    }
    let of_minutes = || among_minutes::of_meetings(path) || among_minutes::is_minutes_alone(path);
    let told = || of_minutes() && tells_day(file, text);
    let several =
        || among_minutes::of_minutes_by_name(path) && day_sections::sections(text).is_some();
    !passed::is_among_logs(path, None) && (dated() || told() || several())
}

/// Whether front matter tells a day, or the head of the text below it.
fn tells_day(file: &Arc<str>, text: &str) -> bool {
    let opened = opened::open(file, text, false, NaiveDate::MIN);
    let record = opened.document.as_ref().and_then(Record::root);
    let record = record.as_ref();
    let in_front = record.is_some_and(|record| {
        sidecar::day(record)
            .or_else(|| sidecar::other_day(record))
            .is_some()
    });
    let title = record.and_then(|record| record.raw("title")?.as_str());
    in_front || notes_head::of(&opened.body, title, None).day.is_some()
}

/// Whether a text is a log that a dialect explains so well. Settings and lists have `key: value` as well: elsewhere that is talk
/// only where a day is told, people may talk by the names of folders, or all names are small as nicks mostly are in what ends as
/// plain texts do.
pub(super) fn is_log(fit: &Fit, path: &str, expected: Expectation) -> bool {
    let may_talk = || path_name::day(path).is_some() || among_minutes::of_talk(path);
    let is_text = || ends(unpacked(path), TEXTS);
    let talk = || fit.small && is_text() || may_talk();
    let sure = || fit.is_sure() && (fit.dialect.marks != Marks::Colon || talk());
    match expected {
        Expectation::Meeting => fit.is_silent() || fit.is_half() || fit.is_sure(),
        Expectation::Anything | Expectation::Alone | Expectation::Aside => {
            fit.is_silent() || sure()
        }
    }
}
