//! Posts of a day that has not come: the generators of sites leave them out up to then, and so do their authors' readers expect it.
//! A path, front matter and today in, whether the post waits out. Only trees of others are asked; a hold of another kind is the
//! business of flags.

use chrono::{DateTime, Datelike as _, NaiveDate};

use super::days::day_of;
use super::plain;
use crate::place::Place;
use crate::read::path_name::{self, lies_in};
use crate::read::record::{Record, scalar};
use crate::report::Note;

/// Folders of posts, behind the `_` of some generators. What is of a day to come on purpose, as events are, lies in others.
const POSTS: &[&str] = &["advisories", "blog", "blogs", "post", "posts"];

/// The folder in which all that has a day is such a post: Hugo's.
const CONTENT: &str = "content";

/// Keys with the day of a post. The second one may say yes or no as well.
const DAYS: &[&str] = &["date", "published"];

/// Whether a file is a post of a day to come. The day in its front matter, or in a head of keys above its text, counts before that of
/// its name. `file` is the path from where the build was told to look, with the folder of all content in it.
pub(crate) fn waits(
    (path, file): (&str, &str),
    record: Option<&Record<'_>>,
    told: impl FnOnce() -> Option<String>,
    today: NaiveDate,
) -> bool {
    let posts = lies_in(path, POSTS);
    if today == NaiveDate::MIN || !posts && !lies_in(file, &[CONTENT]) {
        return false;
    }
    let days: Vec<String> = match record {
        Some(record) => {
            let days = DAYS.iter().filter_map(|day| value_of(record, day));
            days.collect()
        }
        None => told().into_iter().collect(),
    };
    match days.is_empty() {
        false => days.iter().any(|day| is_later(day, today)),
        true => posts && named_day(path).is_some_and(|day| day > today),
    }
}

/// The day that a key of front matter has, however it is written.
fn value_of(record: &Record<'_>, wanted: &str) -> Option<String> {
    let mut keys = record.map.iter();
    let (_, value) = keys.find(|(key, _)| key.as_str().is_some_and(|key| plain(key) == wanted))?;
    scalar(value).filter(|text| text.contains(|c: char| c.is_ascii_digit()))
}

/// What is told of such a post.
pub(crate) fn waiting_note(place: Place) -> Note {
    let why = "this post is of a day to come: it is left out up to then";
    let hint = "generators of sites do the same; if it is to be read now, give it the day of today";
    Note::closed(place, why, hint)
}

/// Forms of a moment with its zone.
const MOMENTS: &[&str] = &["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M %z"];

/// Whether a day is later than today. A build knows no hours: what comes later today is of today. A day that cannot be read counts
/// by its year.
pub(super) fn is_later(date: &str, today: NaiveDate) -> bool {
    let moment = DateTime::parse_from_rfc3339(date).ok();
    let spelled = || {
        MOMENTS
            .iter()
            .find_map(|form| DateTime::parse_from_str(date, form).ok())
    };
    if let Some(moment) = moment.or_else(spelled) {
        return moment.naive_utc().date() > today;
    }
    if let Some(day) = day_of(date) {
        return day > today;
    }
    let numbers = date.split(|c: char| !c.is_ascii_digit());
    let mut years = numbers.filter_map(|number| number.parse::<i32>().ok());
    years.any(|year| (today.year() + 1..3000).contains(&year))
}

/// The day that a post is named by: at the head of the name of the file, or of a folder. Of a bundle it is that of the folder.
fn named_day(path: &str) -> Option<NaiveDate> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = name.split('.').next().unwrap_or(name);
    let day = path_name::day(path);
    let day = match stem.trim_start_matches('_') {
        "index" if day.is_none() => path_name::day(folder),
        _ => day,
    }?;
    let year = format!("{:04}", day.year());
    let heads = path.split('/').any(|part| part.starts_with(&year));
    heads.then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_that_wait() {
        let rows = [
            ("_posts/2027-01-05-advisory.md", None, true),
            ("_posts/2026-11-30-advisory.md", None, false),
            ("_posts/2026-12-01-advisory.md", None, true),
            ("blog/2027/01/05/boats.md", None, true),
            ("content/posts/2027-01-05-boats/index.md", None, true),
            ("content/posts/boats.md", None, false),
            ("content/posts/boats-of-2027.md", None, false),
            ("content/posts/boats-2027-01-05.md", None, false),
            ("docs/2027-01-05-boats.md", None, false),
            ("events/2027-01-05-boats.md", None, false),
            ("posts/a.md", Some("date: 2027-01-01"), true),
            ("posts/a.md", Some("Date: 2027-01-01T10:00:00Z"), true),
            ("posts/a.md", Some("date: 2026-11-30 23:00:00 -0800"), true),
            ("posts/a.md", Some("date: 2026-11-30T08:00:00Z"), false),
            ("posts/a.md", Some("date: 2026-11-30 08:00"), false),
            ("posts/a.md", Some("date: 2026-11-30"), false),
            ("posts/a.md", Some("date: Jan 5, 2027"), true),
            ("posts/a.md", Some("date: Candlemas 2027"), true),
            ("posts/a.md", Some("date: Candlemas 2026"), false),
            ("posts/a.md", Some("title: Boats of 2027"), false),
            ("posts/2027-01-05-a.md", Some("date: 2026-01-05"), false),
            ("docs/a.md", Some("date: 2027-01-01"), false),
            ("content/news/a.md", Some("date: 2027-01-01"), true),
            ("site/content/en/a.md", Some("date: 2027-01-01"), true),
            ("content/news/a.md", Some("date: 2026-01-01"), false),
            ("content/news/2027-01-01-a.md", None, false),
            ("docs/content.md", Some("date: 2027-01-01"), false),
            ("blog/a.md", Some("published: 2027-01-01"), true),
            ("blog/a.md", Some("published: 2026-01-01"), false),
            ("blog/a.md", Some("published: true"), false),
            ("blog/2027-01-05-a.md", Some("published: true"), true),
            (
                "blog/a.md",
                Some("date: 2026-01-01\npublished: 2027-01-01"),
                true,
            ),
            ("docs/a.md", Some("published: 2027-01-01"), false),
        ];
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap_or_default();
        let file = std::sync::Arc::from("a.md");
        for (path, front, expected) in rows {
            let front = front.unwrap_or("title: Boats");
            let document = crate::read::record::document::Document::parse(&file, front, 1, false);
            let document = document.ok();
            let record = document.as_ref().and_then(Record::root);
            assert_eq!(
                waits((path, path), record.as_ref(), || None, today),
                expected,
                "{path}: {front}"
            );
        }
        let head = |day: &'static str| move || Some(day.to_owned());
        let told = |path, day| waits((path, path), None, head(day), today);
        assert!(told("blog/a.md", "2027-01-01"));
        assert!(!told("blog/2027-01-05-a.md", "2026-01-01"));
        assert!(!told("docs/a.md", "2027-01-01"));
        let never = "_posts/2027-01-05-a.md";
        assert!(!waits((never, never), None, || None, NaiveDate::MIN));
    }
}
