//! Outputs that are not pages. A library and its graph in, bytes out; nothing here touches the disk.

pub mod announcement;
pub mod calendar;
pub mod csv;
pub mod feeds;
pub mod json;
pub mod redirects;
pub mod well_known;

/// Where the JSON of a meeting is written.
pub fn meeting_json_path(id: &str) -> String {
    format!("api/v1/meetings/{id}.json")
}
