//! Any text as a Markdown file with front matter, and as the sidecar of a meeting: neither panics.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use minutebook::read::meeting::{file, sidecar};

fuzz_target!(|text: &str| {
    let today = chrono::NaiveDate::from_ymd_opt(2030, 1, 3).expect("a day");
    let path: Arc<str> = Arc::from("meetings/2030-01-03.md");
    for expected in [file::Expectation::Meeting, file::Expectation::Anything] {
        file::read(&path, &path, text.to_owned(), expected, today);
    }
    sidecar::read(&Arc::from("meetings/2030-01-03.yaml"), text, today);
});
