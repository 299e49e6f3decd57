//! What stands below the summary in a bot's own minutes: actions, and who was there. Its text in, items and attendees out.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use super::{TEXT_ITEM, bullets, named, pattern, plain, push};
use crate::model::meeting::{Attendee, ItemKind, Minutes};
use crate::read::log::bots;

static PRESENT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?m)^\s*(?:<li>|\*)\s*(\S+) \((\d+)\)"));

/// Actions that stand in their list alone: people who write the minutes of a bot by hand repeat none.
pub(super) fn actions(text: &str, minutes: &mut Minutes) {
    let told = minutes
        .items
        .iter()
        .filter(|item| item.kind == ItemKind::Action);
    let mut known: HashSet<String> = told.map(|item| item.text.clone()).collect();
    let list = text.split_once("\nAction Items\n");
    let list = list.map_or("", |(_, rest)| rest);
    // Below a list that nothing sets off other text goes on.
    let entry = |line: &&str| line.starts_with(['*', ' ', '-']);
    let list: Vec<&str> = list.lines().take_while(entry).collect();
    for bullet in bullets(&list.join("\n")) {
        let parts = TEXT_ITEM
            .as_ref()
            .and_then(|item| item.captures(&bullet.text));
        let Some(parts) = parts else { continue };
        let detail = |at| parts.get(at).map_or("", |part| part.as_str());
        let action = parts[2].trim();
        if parts.get(1).is_none() && known.insert(action.to_owned()) {
            push(minutes, "action", action, detail(3), detail(4));
        }
    }
}

/// Who was there, with the lines they said where these are counted.
pub(super) fn present(text: &str) -> Vec<Attendee> {
    let heads = ["People present", "People Present"];
    let list = heads.iter().find_map(|head| text.split_once(head));
    let list = list.map_or("", |(_, rest)| rest);
    // Where lines are not counted, only the list itself tells what is a name.
    let counted = PRESENT.as_ref().is_some_and(|line| line.is_match(list));
    if !counted {
        let list = list.split("\n\n").next().unwrap_or(list);
        return bullets(list)
            .iter()
            .map(|bullet| attendee(&bullet.text, 0))
            .collect();
    }
    let people = PRESENT.iter().flat_map(|line| line.captures_iter(list));
    people
        .map(|person| attendee(&plain(&person[1]), person[2].parse().unwrap_or(0)))
        .collect()
}

fn attendee(name: &str, lines: u32) -> Attendee {
    let (nick, matrix) = named(name);
    Attendee {
        lines,
        bot: bots::is_named(&nick) || nick.to_lowercase().ends_with("bot"),
        matrix,
        ..Attendee::named(nick)
    }
}
