//! Who speaks in a line that a scribe writes. A said line in, the speaker and what they say out.
//! Rules: W3C scribe.perl 2, pass 4, rules 25 and 27 to 30.

use super::words::{begins, colon};
use crate::model::words::is_one_of;

/// Whose words a line of the scribe tells, and what they say: of the speaker it names, the scribe's own behind the own nick and in
/// votes (`+1`), else nobody's.
pub(super) fn told_by_scribe<'t>(line: &'t str, nick: &'t str) -> (Option<&'t str>, &'t str) {
    let line = line.trim();
    let own = line
        .strip_prefix('<')
        .and_then(|rest| rest.strip_prefix(nick));
    if let Some(own) = own.and_then(|rest| rest.strip_prefix('>')) {
        return (Some(nick), own);
    }
    if line.starts_with("+1") {
        return (Some(nick), line);
    }
    match speech(line) {
        Some((speaker, said)) => (Some(speaker), said),
        None => (None, line),
    }
}

/// `Speaker: text`, where the speaker is a word or two and no address.
pub(super) fn speech(line: &str) -> Option<(&str, &str)> {
    let (typed, text) = colon(line)?;
    let name = typed.trim_end();
    // Blanks stand on both sides of the colon, or the sign is a smile.
    if typed.len() > name.len() && text.starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let words = name.split(' ').count();
    // A second word that is not a name's makes a phrase, as in `Open question: who?`.
    let phrase = name
        .split(' ')
        .nth(1)
        .is_some_and(|word| word.starts_with(char::is_lowercase));
    let odd = name.is_empty() || words > 2 || phrase || text.starts_with("//");
    if odd || name.contains(['"', '>', '/', '(', '?', ',']) {
        return None;
    }
    let digit = |c: char| c.is_ascii_digit();
    let last = name.rsplit(' ').next().unwrap_or(name);
    let clock = last.chars().all(digit) && text.starts_with(digit);
    let number = begins(name, "issue-")
        || begins(name, "action-")
        || clock
        || name.chars().all(|c| digit(c) || c == ' ');
    let kept = is_one_of(name, NO_SPEAKERS);
    (!number && !kept).then_some((name, text.trim()))
}

/// Words before a colon that are no speakers.
const NO_SPEAKERS: &[&str] = &[
    "http",
    "https",
    "proposed",
    "proposal",
    "proposed resolution",
    "github",
    "note",
    "mailto",
    "slideset",
    "recording",
    "repo",
    "repos",
    "namedanchorhere",
    "previous meeting",
    "next meeting",
    "scribeoptions",
    "attendees",
];
