//! Any bytes as a log of which minutes are made: nothing panics, and what is found lies inside the log.
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use minutebook::read::{log, minutes};

fuzz_target!(|bytes: &[u8]| {
    let path = Arc::from("fuzz.log");
    let mut log = log::from_bytes(&log::Head::new(&path), bytes.to_vec());
    minutes::prepare(&mut log);
    let (held, _) = minutes::hold(&log);
    for meeting in &held {
        assert!(meeting.proper.end <= log.lines.len());
        let items = &meeting.minutes.items;
        assert!(items.iter().all(|item| log.index(item.line).is_some()));
        assert!(items.iter().all(|item| item.topic.is_none_or(|topic| topic < items.len())));
        let said: u32 = meeting.attendance.iter().map(|there| there.lines).sum();
        assert!(said as usize <= meeting.proper.len());
    }
});
