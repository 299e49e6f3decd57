//! Any text as a tracker's JSON, and as a list of Matrix events: neither panics.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use minutebook::read::log::dialects::EVENTS;
use minutebook::read::{issue, log};

fuzz_target!(|text: &str| {
    let path: Arc<str> = Arc::from("fuzz.json");
    issue::json::read(&path, &path, text, chrono::NaiveDate::MIN);
    let whole = 0..text.lines().count().min(1);
    log::read(&log::Head::new(&path), text.to_owned(), EVENTS, &[whole]);
});
