//! Outputs that are not pages. A library and its graph in, bytes out; nothing here touches the disk.

pub mod announcement;
pub mod calendar;
pub mod csv;
pub mod feeds;
pub mod json;
pub mod log_text;
pub mod minutes_text;
pub mod redirects;
pub mod well_known;

/// Where the minutes of a meeting are written as text for mailing.
pub fn minutes_text_path(id: &str) -> String {
    format!("{}/minutes.txt", crate::view::url::meeting_slug(id))
}

/// Where a log of a meeting is written as text to keep: `log.txt`, and `log-2.txt` for the one whose anchors are `l2-N`.
/// `part` counts from 0.
pub fn log_text_path(id: &str, part: usize) -> String {
    let slug = crate::view::url::meeting_slug(id);
    match part {
        0 => format!("{slug}/log.txt"),
        part => format!("{slug}/log-{}.txt", part + 1),
    }
}

/// Where the JSON of a meeting is written.
pub fn meeting_json_path(id: &str) -> String {
    format!("api/v1/meetings/{id}.json")
}
