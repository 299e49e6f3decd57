//! What the window of a chat, or a program that saves it, writes among what people say: reactions, counts of answers, a head and an end.
//! Lines in, which of them nobody says out; who says the others is the business of `copied`.

use super::shape::within;
use crate::model::words::is_number;

/// Fewest signs of a rule around the head of an export, and most lines of such a head.
const RULE: usize = 10;
const HEAD: usize = 12;

/// Which lines Slack wrote itself, in a copy of its window; `said` tells which lines may be said by somebody. A sign with a number
/// below it is a reaction, unless nothing stands above it that somebody could react to.
pub(super) fn of_slack(lines: &[&str], said: &[bool]) -> Vec<usize> {
    let line = |at: usize| lines.get(at).map_or("", |line| line.trim());
    let is_said = |at: usize| said.get(at).is_some_and(|said| *said);
    let mut own = Vec::new();
    for at in (1..lines.len()).filter(|at| is_said(*at)) {
        let below = || (at + 1..lines.len()).find(|below| !line(*below).is_empty());
        let above = (0..at).rev().find(|above| !line(*above).is_empty());
        let ends = || below().is_none_or(|below| !is_said(below));
        let follows = own.last() == Some(&(at - 1));
        let told = match line(at) {
            "New" => ends() && below().is_some(),
            "View thread" => follows,
            "(edited)" => true,
            text if text.starts_with("Last reply ") => follows,
            text if is_answers(text) => ends() || below().is_some_and(|at| is_thread(line(at))),
            text if is_number(text) => follows && is_reaction(line(at - 1)),
            text => is_reaction(text) && is_number(line(at + 1)),
        };
        if told && above.is_some_and(is_said) {
            own.push(at);
        }
    }
    own
}

/// `3 replies`.
fn is_answers(text: &str) -> bool {
    let count = text.strip_suffix(" replies");
    count
        .or_else(|| text.strip_suffix(" reply"))
        .is_some_and(is_number)
}

/// What stands below such a count.
fn is_thread(text: &str) -> bool {
    text.starts_with("Last reply ") || text == "View thread"
}

/// `:+1:`, or nothing but signs that are no letters.
fn is_reaction(text: &str) -> bool {
    let of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-');
    let is_sign = |c: char| !c.is_ascii() && !c.is_alphanumeric() && !c.is_whitespace();
    let named = within(text, ':', ':').filter(|name| !name.is_empty());
    !text.is_empty()
        && (named.is_some_and(|name| name.chars().all(of_name)) || text.chars().all(is_sign))
}

/// Which lines a program wrote that exports chats of Discord: the head and the end between rules, words in braces above what was
/// attached, and who reacted. None where the first line is no rule.
pub(super) fn of_export(lines: &[&str]) -> Vec<usize> {
    let is_rule = |line: &str| line.len() >= RULE && line.bytes().all(|byte| byte == b'=');
    let Some(first) = lines.iter().position(|line| !line.trim().is_empty()) else {
        return Vec::new();
    };
    let rules = |from: usize| (from..lines.len()).filter(|at| is_rule(lines[*at].trim()));
    let end = rules(first + 1).next().filter(|end| end - first <= HEAD);
    let Some(head) = end.filter(|_| is_rule(lines[first].trim())) else {
        return Vec::new();
    };
    let foot = rules(head + 1).find(|at| {
        lines
            .get(at + 1)
            .is_some_and(|line| line.starts_with("Exported "))
    });
    let foot = foot.unwrap_or(lines.len());
    let mut own: Vec<usize> = (first..=head).chain(foot..lines.len()).collect();
    let mut reactions = false;
    for (at, line) in lines.iter().enumerate().take(foot).skip(head + 1) {
        let word = within(line.trim(), '{', '}');
        reactions = word == Some("Reactions") || reactions && !line.trim().is_empty();
        let labels = ["Attachments", "Embed", "Stickers"];
        if reactions || word.is_some_and(|word| labels.contains(&word)) {
            own.push(at);
        }
    }
    own
}
