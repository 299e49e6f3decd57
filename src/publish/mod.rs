//! Outputs that are not pages. A library and its graph in, bytes out; nothing here touches the disk.

pub mod csv;
pub mod json;
pub mod redirects;

/// Where the JSON of a meeting is written.
pub fn meeting_json_path(id: &str) -> String {
    format!("api/v1/meetings/{id}.json")
}
