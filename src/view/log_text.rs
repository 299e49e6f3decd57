//! What a line of a log shows, as plain text: the same words as on its page, for the search and for what one downloads. A
//! line in, text out; nothing for lines that have no entry on the page or whose text is withheld.

use super::log_html::halves;
use super::privacy::Privacy;
use crate::model::log::{Line, LineKind, Log, Presence};

/// Appends who speaks and what was said, masked and cleaned; leaves `out` as it is where nothing is shown.
pub fn line_into(out: &mut String, log: &Log, line: &Line, privacy: Privacy<'_>) {
    match line.kind {
        LineKind::Blank | LineKind::Prose | LineKind::Redacted => {}
        LineKind::Message | LineKind::Action => {
            named_into(out, log, line, privacy);
            text_into(out, log, line, privacy);
        }
        LineKind::Continuation | LineKind::Unexplained => text_into(out, log, line, privacy),
        LineKind::Presence(what) => {
            if what.is_of_somebody() {
                named_into(out, log, line, privacy);
            }
            presence_into(out, log, line, what, privacy);
        }
    }
}

fn named_into(out: &mut String, log: &Log, line: &Line, privacy: Privacy<'_>) {
    if line.nick.is_some() {
        nick_into(out, log, line, privacy);
        out.push(' ');
    }
}

/// Appends who speaks, if anybody does.
pub fn nick_into(out: &mut String, log: &Log, line: &Line, privacy: Privacy<'_>) {
    if let Some(nick) = log.nick_of(line) {
        privacy.clean_into(out, &nick.name);
    }
}

fn text_into(out: &mut String, log: &Log, line: &Line, privacy: Privacy<'_>) {
    let (head, rest) = halves(log.text_of(line));
    privacy.clean_into(out, head);
    privacy.clean_into(out, rest);
}

/// Appends what a line of the server tells, in the words of `view/log_html`; never a host.
pub fn presence_into(
    out: &mut String,
    log: &Log,
    line: &Line,
    what: Presence,
    privacy: Privacy<'_>,
) {
    if let (Presence::Marker, Some(date)) = (what, line.date) {
        out.push_str(&date.to_string());
        return;
    }
    out.push_str(what.words());
    if what.tells() {
        out.push(' ');
        privacy.clean_into(out, log.text_of(line));
    }
}
