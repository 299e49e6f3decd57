//! Any bytes as a log: reading and minutes do not panic, every physical line is counted once, spans are texts.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use minutebook::model::log::LineCounts;
use minutebook::read::{log, minutes};

fuzz_target!(|bytes: &[u8]| {
    let path = Arc::from("fuzz.log");
    let mut log = log::from_bytes(&log::Head::new(&path), bytes.to_vec());
    minutes::prepare(&mut log);
    let (held, _) = minutes::hold(&log);
    assert!(held.iter().all(|held| held.proper.end <= log.lines.len()));
    let counts = LineCounts::of(&log, 0..log.lines.len());
    let parts = counts.message + counts.action + counts.presence + counts.bot + counts.continuation;
    let rest = counts.prose + counts.blank + counts.redacted + counts.unexplained;
    assert_eq!(parts + rest, counts.total);
    assert!(log.lines.iter().map(|line| log.text_of(line).len()).sum::<usize>() <= log.text.len());
});
