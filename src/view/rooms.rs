//! The rooms in which the team talks, and how a chat client gets there. Rooms and a slot in, rows out.

use serde::Serialize;

use super::{Sight, outside};
use crate::model::schedule::Slot;
use crate::model::team::Room;

/// A room and how to get there.
#[derive(Debug, Clone, Serialize)]
pub struct RoomRow {
    /// `Matrix`, `IRC` or `Chat`.
    pub kind: &'static str,
    /// What is shown.
    pub name: String,
    /// As in `#room:server`.
    pub address: Option<String>,
    /// Where a click leads.
    pub url: Option<String>,
}

/// The room of a slot: its own, else the first one of the team.
pub fn of_slot(sight: &Sight<'_>, slot: &Slot) -> Option<RoomRow> {
    let rooms = &sight.library.team.rooms;
    let Some(address) = &slot.room else {
        return rooms.first().map(|room| room_row(sight, room));
    };
    let known = rooms.iter().find(|room| room.is_called(&address.value));
    Some(known.map_or_else(
        || {
            let unnamed = Room {
                name: address.value.clone(),
                address: Some(address.value.clone()),
                url: None,
                purpose: None,
            };
            room_row(sight, &unnamed)
        },
        |room| room_row(sight, room),
    ))
}

/// Where a click on a room leads: what the team says, else what its address tells.
pub(super) fn way_to(sight: &Sight<'_>, room: &Room) -> Option<String> {
    let derived = || room.address.as_deref().and_then(outside::matrix_room);
    sight.address(room.url.clone().or_else(derived).as_ref())
}

fn room_row(sight: &Sight<'_>, room: &Room) -> RoomRow {
    let url = way_to(sight, room);
    let kind = match url.as_deref() {
        Some(url) if url.starts_with("irc") => "IRC",
        Some(url) if url.starts_with("matrix:") || url.contains("//matrix.to/") => "Matrix",
        _ => "Chat",
    };
    RoomRow {
        kind,
        name: sight.clean(&room.name),
        address: sight.clean_option(room.address.as_ref()),
        url,
    }
}

/// The room of the meeting, then every other one that a chat client can join.
pub fn all(sight: &Sight<'_>, slot: Option<&Slot>) -> Vec<RoomRow> {
    let mut rooms: Vec<RoomRow> = slot
        .and_then(|slot| of_slot(sight, slot))
        .into_iter()
        .collect();
    for room in &sight.library.team.rooms {
        let row = room_row(sight, room);
        let known = rooms
            .iter()
            .any(|known| (&known.name, &known.address) == (&row.name, &row.address));
        if !known && row.kind != "Chat" {
            rooms.push(row);
        }
    }
    rooms
}
