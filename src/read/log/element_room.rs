//! What the events of a Matrix room tell of more than themselves: how somebody is called there, and which messages were taken
//! back. The text of an export in; names and ids out, and the same text in which messages are taken back.

use std::collections::BTreeSet;

use serde_json::Value;

use super::element_json::{redacts, replaces};
use super::element_list::events;
use crate::read::text::holds;

/// Fewest bytes of a name by which somebody is looked for in texts.
const FEWEST: usize = 3;

/// The names that members of a room show, each with the id of whose it is.
pub fn display_names(text: &str) -> Vec<(String, String)> {
    let told = |event: &Value| {
        let id = event["state_key"].as_str()?.to_owned();
        let before = [&event["unsigned"], event].map(|held| &held["prev_content"]);
        let contents = [&event["content"], before[0], before[1]];
        let names = contents.map(|content| content["displayname"].as_str().map(str::trim));
        let names = names.into_iter().flatten();
        let names = names.filter(|name| name.len() >= FEWEST);
        let names: Vec<_> = names.map(|name| (id.clone(), name.to_owned())).collect();
        Some(names).filter(|_| event["type"] == "m.room.member")
    };
    let events = events(text);
    let told = events.iter().filter_map(|(_, event, _)| told(event));
    told.flatten().collect()
}

/// The ids of events that a room takes back, be they in another export of it.
pub fn redactions(text: &str) -> Vec<String> {
    if !holds(text, "\"redacts\"") {
        return Vec::new();
    }
    let events = events(text);
    let ids = events.iter().filter_map(|(_, event, _)| redacts(event));
    ids.map(str::to_owned).collect()
}

/// An export as it would be had it been made once all of these were taken back; none if it has none of them. Each event keeps
/// its line.
pub fn taken_back(text: &str, ids: &BTreeSet<String>) -> Option<String> {
    let is_gone = |event: &Value| {
        let own = event["event_id"].as_str();
        let mut told = own.into_iter().chain(replaces(event));
        told.any(|id| ids.contains(id))
    };
    let (mut out, mut done) = (String::new(), 0);
    for (at, event, raw) in events(text) {
        let end = (at + raw.len()).checked_sub(1)?;
        if end >= done && is_gone(&event) {
            out.push_str(text.get(done..end)?);
            // Of two keys alike the last one counts.
            out.push_str(r#","unsigned":{"redacted_because":{}}"#);
            done = end;
        }
    }
    (done > 0).then(|| out + &text[done..])
}
