//! Outputs that are not pages. A library and its graph in, bytes out; nothing here touches the disk.

pub mod announcement;
pub mod calendar;
pub mod csv;
pub mod feeds;
pub mod json;
pub mod minutes_text;
pub mod redirects;
pub mod well_known;

/// Where the minutes of a meeting are written as text for mailing.
pub fn minutes_text_path(id: &str) -> String {
    format!("{}/minutes.txt", crate::view::url::meeting_slug(id))
}

/// Where the JSON of a meeting is written.
pub fn meeting_json_path(id: &str) -> String {
    format!("api/v1/meetings/{id}.json")
}
