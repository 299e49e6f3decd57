//! `init`: a portal that builds at once. A folder and the day in; the starter files, dated from that day, out.
//! A folder in which any file of a portal stands is refused before anything is written.

use std::path::Path;

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use include_dir::{Dir, DirEntry, include_dir};

use super::write_new;
use crate::error::Error;

/// The starter, inside the binary. A word in capitals between `@`s stands for a day.
static STARTER: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/start/portal");

/// Makes a portal in a folder; what to print.
///
/// # Errors
/// If a file of a portal is there already, or the folder cannot be written.
pub fn init(dir: &Path, today: NaiveDate) -> Result<String, Error> {
    let days = days(today);
    let mut files: Vec<(String, String)> = Vec::new();
    collect(&STARTER, &days, &mut files);
    files.sort();
    refuse(dir, &files)?;
    for (path, text) in &files {
        write_new(&dir.join(path), text.as_bytes())?;
    }
    Ok(told(dir, &files))
}

/// What the words between `@`s stand for.
fn days(today: NaiveDate) -> Vec<(&'static str, String)> {
    let meeting = last(Weekday::Thu, today);
    let after = |day: NaiveDate, days| {
        day.checked_add_days(Days::new(days))
            .unwrap_or(day)
            .to_string()
    };
    vec![
        ("@TODAY@", today.to_string()),
        ("@MEETING@", meeting.to_string()),
        (
            "@MEETING_LONG@",
            meeting.format("%a %b %e 15:00:00 %Y").to_string(),
        ),
        ("@SKIP@", after(meeting, 28)),
        ("@MOVE@", after(meeting, 35)),
        ("@MOVED@", after(meeting, 34)),
        ("@LATER@", after(today, 180)),
    ]
}

/// The latest such weekday up to a day.
fn last(weekday: Weekday, day: NaiveDate) -> NaiveDate {
    let back = day.weekday().days_since(weekday);
    day.checked_sub_days(Days::new(u64::from(back)))
        .unwrap_or(day)
}

fn collect(dir: &Dir<'_>, days: &[(&str, String)], files: &mut Vec<(String, String)>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(dir) => collect(dir, days, files),
            DirEntry::File(file) => {
                let text = file.contents_utf8().unwrap_or_default();
                let path = file.path().to_string_lossy().replace('\\', "/");
                files.push((dated(&path, days), dated(text, days)));
            }
        }
    }
}

fn dated(text: &str, days: &[(&str, String)]) -> String {
    days.iter()
        .fold(text.to_owned(), |text, (word, day)| text.replace(word, day))
}

/// Refuses a folder that has a portal, or any file that would be written.
fn refuse(dir: &Path, files: &[(String, String)]) -> Result<(), Error> {
    let content = Some("content").filter(|name| dir.join(name).exists());
    let mut paths = files.iter().map(|(path, _)| path.as_str());
    let there = paths.find(|path| dir.join(path).symlink_metadata().is_ok());
    match content.or(there) {
        Some(path) => Err(Error::Usage(format!(
            "there is `{}` already: name a folder without a portal, nothing is overwritten",
            dir.join(path).display()
        ))),
        None => Ok(()),
    }
}

fn told(dir: &Path, files: &[(String, String)]) -> String {
    let shown = dir.display();
    let list: String = files
        .iter()
        .map(|(path, _)| format!("  {path}\n"))
        .collect();
    format!(
        "A portal was made in {shown}:\n{list}\nNow:\n  cd {shown}\n  minutebook build --index-links   # then open public/index.html\n\nBefore it goes live, fill in content/site.yaml:\n  title, rooms, schedule   # whose portal it is\n  contact                  # until it has an `email` or `url`, the page Report names no private way\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meeting_is_never_in_the_future() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        for (today, meeting) in [
            ("2026-11-26", "2026-11-26"),
            ("2026-11-25", "2026-11-19"),
            ("2028-03-01", "2028-02-24"),
        ] {
            assert_eq!(last(Weekday::Thu, day(today)), day(meeting), "{today}");
        }
    }
}
