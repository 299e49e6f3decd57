//! Any bytes as a log, in the dialect that the first of them picks, or in the one that the lines tell: reading does not
//! panic, every physical line is counted once, spans are texts.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use minutebook::model::log::LineCounts;
use minutebook::read::log::{self, dialects::DIALECTS};

fuzz_target!(|bytes: &[u8]| {
    let Some((picked, rest)) = bytes.split_first() else {
        return;
    };
    let path = Arc::from("fuzz.log");
    let head = log::Head::new(&path);
    let log = match DIALECTS.get(usize::from(*picked)) {
        Some(dialect) => {
            let text = String::from_utf8_lossy(rest).replace("\r\n", "\n").replace('\r', "\n");
            let lines = text.lines().count();
            log::read(&head, text, dialect, &[0..lines])
        }
        None => log::from_bytes(&head, rest.to_vec()),
    };
    let counts = LineCounts::of(&log, 0..log.lines.len());
    let parts = counts.message + counts.action + counts.presence + counts.bot + counts.continuation;
    let rest = counts.prose + counts.blank + counts.redacted + counts.unexplained;
    assert_eq!(parts + rest, counts.total);
    assert!(log.lines.iter().all(|line| log.text_of(line).len() <= log.text.len()));
});
