//! Outputs that are not pages. A library and its graph in, bytes out; nothing here touches the disk.

pub mod announcement;
pub mod calendar;
pub mod csv;
pub mod feeds;
pub mod json;
pub mod log_text;
pub mod minutes_text;
mod paragraph;
pub mod redirects;
pub mod well_known;
