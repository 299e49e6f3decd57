//! Policies: sentences that name a label and are about every case of a kind, and headings below which all are. Lines in; whether
//! they are of such out. In doubt they are not.

use std::borrow::Cow;

use super::spelled::{Name, colour, label, labels};
use super::{LEAST, after, is_of_label, is_pointing, says_nothing, speaks_of};
use crate::model::words::each_word;
use crate::read::markdown::heading::{is_heading, level};

/// Verbs of what is done by rule, and of what may be.
const MODAL: &[&str] = &["may", "can", "cannot", "must", "should", "not", "never"];

/// What a label is said of as of a kind, several or uncountable.
const KINDS: &[&str] = &[
    "data",
    "documents",
    "emails",
    "information",
    "mail",
    "mails",
    "material",
    "messages",
    "reports",
];

/// The same of one, behind `a` or `any`.
const ONES: &[&str] = &["document", "email", "label", "mail", "message", "report"];

/// How things are said to bear a label.
const BEARING: &[&str] = &["classified", "labelled", "labeled", "marked", "tagged"];

/// How things with a label are dealt with.
const DEALT: &[&str] = &[
    "are",
    "consider",
    "considered",
    "handle",
    "handled",
    "treat",
    "treated",
];

/// What somebody is told not to do with things that bear a label, in a place.
const PUTTING: &[&str] = &["mail", "paste", "post", "put", "send", "upload"];

/// Words that tell of what mostly is.
const MOSTLY: &[&str] = &["generally", "normally", "often", "typically", "usually"];

/// Whether a line says by what rule things get a label, or what may be done with those that have it, and points at nothing.
pub(super) fn is_rule(line: &str) -> bool {
    let line = line.trim().to_lowercase();
    if line.starts_with('#') {
        return false;
    }
    if is_told_of_many(&line) || is_forbidden(&line) {
        return true;
    }
    if points(&line) {
        return false;
    }
    let mut closing = labels(&line).filter(|name| label(&line, *name).is_some());
    let Some(name) = closing.next() else {
        return false;
    };
    let before: Vec<&str> = each_word(&line[..name.start]).collect();
    if before.is_empty() {
        return false;
    }
    match closing.count() {
        0 => is_of_kind(&line, name, &before),
        more => more + 1 >= LEAST && is_named(&line, name),
    }
}

/// Whether a sentence is about all things of a kind that bear a label: `Reports that are marked TLP:RED stay with two people.`
fn is_told_of_many(line: &str) -> bool {
    let begins = line.split_once(' ').map_or("", |(first, _)| first);
    let of_many = begins.ends_with('s') && begins.bytes().all(|byte| byte.is_ascii_alphabetic());
    let plain = line.replacen(" that are ", " ", 1);
    let mut named = labels(&plain).filter(|name| label(&plain, *name).is_some());
    let before = named
        .next()
        .map(|name| each_word(&plain[..name.start]).collect::<Vec<_>>());
    let marked = before.is_some_and(|before| {
        before.len() == 2 && BEARING.contains(&before[1]) && !is_pointing(before[0])
    });
    of_many && marked && !points(&plain)
}

/// Whether a sentence tells what not to put somewhere: `Do not post TLP:RED content here.` What is not to be shared may be what stands
/// there.
fn is_forbidden(line: &str) -> bool {
    let Some(name) = labels(line).find(|name| label(line, *name).is_some()) else {
        return false;
    };
    let line = line.trim_start_matches("please ");
    let rest = line
        .strip_prefix("do not ")
        .or_else(|| line.strip_prefix("never "));
    let verb = rest.and_then(|rest| each_word(rest).next());
    let whole =
        line.len() < name.end + PLACE && !line.contains(" this ") && !line.contains(" these ");
    let next = rest.and_then(|rest| each_word(rest).nth(1));
    whole && next == Some("tlp") && verb.is_some_and(|verb| PUTTING.contains(&verb))
}

/// Bytes behind a label that tell where it is not to be, at the most.
const PLACE: usize = 60;

/// Whether a sentence with one label is about a kind of things.
fn is_of_kind(line: &str, name: Name, before: &[&str]) -> bool {
    let has = |known: &[&str]| before.iter().any(|word| known.contains(word));
    let behind = colour(line, name).map_or("", |(_, behind)| behind);
    let mut behind = each_word(behind).filter(|word| !is_of_label(word));
    let next = behind.next().unwrap_or("");
    let last = before[before.len() - 1];
    let above = before.len().checked_sub(2).map_or("", |at| before[at]);
    let any = matches!(last, "a" | "an" | "any");
    let of_kind = match any {
        true => ONES.contains(&next) || KINDS.contains(&next),
        false => KINDS.contains(&next) && !matches!(last, "the" | "our" | "its" | "and"),
    };
    // `Please do not share` may be said of what stands there.
    let told = has(MODAL) && !MODAL.contains(&before[0]) && !matches!(before[0], "please" | "do");
    let used = matches!(last, "add" | "apply" | "choose" | "put" | "use" | "write")
        && MODAL.contains(&above);
    // `Unlabelled reports are treated as TLP:AMBER`, `Posts are TLP:AMBER unless otherwise marked`.
    let one = matches!(before[0], "the" | "these" | "its")
        || !before.iter().any(|word| word.ends_with('s'));
    let mostly_so = line.contains(" by default") || line.contains(" unless ");
    let kinds = before.iter().any(|word| KINDS.contains(word));
    let dealt = !one && has(DEALT) && (mostly_so || kinds && last == "as");
    let asked = line.ends_with('?')
        && has(&["what", "how", "which"])
        && matches!(next, "tag" | "label" | "marking" | "mean" | "level");
    let by_default = has(&["default"]) && has(&["classification", "label", "level", "marking"]);
    let advised = matches!(last, "recommend" | "suggest");
    let mostly = has(MOSTLY) && has(&["are"]);
    let cased = matches!(before[0], "if" | "when" | "unless")
        && before
            .get(1)
            .is_some_and(|word| matches!(*word, "a" | "an" | "any" | "no"));
    let treated = last == "as" && has(&["treat", "handle", "consider"]) || last == "is";
    let made = last == "label" && above == "the" && next == "was";
    let made = made
        && behind
            .next()
            .is_some_and(|word| matches!(word, "added" | "introduced"));
    dealt
        || asked
        || by_default
        || of_kind && told
        || used
        || advised
        || mostly
        || cased && treated
        || made
}

/// Whether a line of code has a label for a value as programs write it, in small letters: `{"name": "tlp:amber"}`, `- tlp:amber`.
pub(super) fn is_tag(line: &str) -> bool {
    let mut named = labels(line).filter(|name| label(line, *name).is_some());
    let tag = |name: Name| {
        let (before, inside) = line.split_at(name.start);
        let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, ':' | '+'));
        let (tag, behind) = inside.split_at(end.unwrap_or(inside.len()));
        let quoted = ['"', '\'']
            .iter()
            .any(|sign| before.ends_with(*sign) && behind.starts_with(*sign));
        let item = before.trim() == "-" && behind.trim().is_empty();
        tag.starts_with("tlp:") && (quoted || item)
    };
    named.next().is_some_and(tag) && named.all(tag)
}

/// Whether the protocol is named in full before a label.
fn is_named(line: &str, name: Name) -> bool {
    let before = line[..name.start].trim_end_matches([' ', '(', ':']);
    before.ends_with("traffic light protocol")
}

/// Whether a line points at what a label may be for; who speaks does not.
fn points(line: &str) -> bool {
    const WHO: &[&str] = &["we", "our", "all", "from", "till", "until"];
    const NOW: &[&str] = &[
        "above",
        "today",
        "tonight",
        "beginning",
        "item",
        "items",
        "topic",
        "topics",
    ];
    let points = |word: &str| is_pointing(word) && !WHO.contains(&word);
    each_word(line).any(|word| points(word) || NOW.contains(&word))
}

/// What a topic of a room says, without its parts that say which labels must not be spoken of there: `no TLP:RED here`. Where somebody
/// says that all is public, those go as well that say how far labels may: `TLP:AMBER max`.
pub fn of_room(topic: &str, clear: bool) -> Cow<'_, str> {
    if !speaks_of(topic) {
        return Cow::Borrowed(topic);
    }
    let parts = topic.split_inclusive(['|', ',', ';', '"', '\'']);
    let meant = parts.filter(|part| !(forbids(part) || clear && limits(part)));
    Cow::Owned(meant.collect())
}

/// Words beside labels that must not be spoken of.
const IN_ROOM: &[&str] = &[
    "allowed", "and", "channel", "chat", "here", "in", "on", "or", "please", "room", "stuff",
    "talk", "the", "this",
];

/// Whether a part of a topic says that a label must not be spoken of, and nothing else.
fn forbids(part: &str) -> bool {
    let lower = part.trim().to_lowercase();
    let (first, rest) = lower.split_once(' ').unwrap_or_default();
    let begins = labels(rest).next().is_some_and(|name| name.start == 0);
    let known = |word: &str| is_of_label(word) || IN_ROOM.contains(&word);
    matches!(first, "no" | "nothing" | "never")
        && begins
        && labels(rest).all(|name| label(rest, name) == Some(true))
        && each_word(rest).all(known)
}

/// Whether a part of a topic says up to which label one may speak there, and nothing else.
fn limits(part: &str) -> bool {
    const UP_TO: &[&str] = &["at", "max", "maximum", "most", "to", "up"];
    let lower = part.to_lowercase();
    let limit = |word: &str| UP_TO.contains(&word);
    let known = |word: &str| limit(word) || is_of_label(word) || IN_ROOM.contains(&word);
    each_word(&lower).any(limit)
        && each_word(&lower).any(is_of_label)
        && each_word(&lower).all(known)
}

/// Whether a heading is about the protocol, or how to share and classify, and names nothing else.
pub(super) fn is_policy(heading: &str) -> bool {
    const OF_POLICY: &[&str] = &[
        "classification",
        "classifications",
        "confidentiality",
        "marking",
        "markings",
        "sharing",
    ];
    const BESIDE: &[&str] = &[
        "about",
        "data",
        "for",
        "guide",
        "guidelines",
        "handling",
        "in",
        "information",
        "level",
        "levels",
        "policies",
        "policy",
        "rules",
        "using",
        "we",
    ];
    let heading = heading.to_lowercase();
    let about = |word: &str| OF_POLICY.contains(&word) || is_of_label(word);
    let known = |word: &str| {
        about(word)
            || BESIDE.contains(&word)
            || super::AROUND.contains(&word)
            || super::EXPLAINING.contains(&word)
    };
    each_word(&heading).any(about) && each_word(&heading).all(known)
}

/// The first line of a text that is neither empty nor a heading.
pub(super) fn head(lines: &[&str]) -> usize {
    let mut comment = false;
    let words = |line: &&str| !is_heading(line) && !says_nothing(line, &mut comment);
    lines.iter().position(words).unwrap_or(lines.len())
}

/// Which lines stand below a heading that is about labels, and names neither one nor anything that it could be for: there sentences
/// explain them.
pub(super) fn policies(lines: &[&str]) -> Vec<bool> {
    let mut open: Option<usize> = None;
    let line = |line: &&str| {
        if let Some(level) = level(line) {
            open = open.filter(|above| level > *above);
            let about = is_policy(line) && after(line).is_none();
            open = open.or(about.then_some(level));
        }
        open.is_some()
    };
    lines.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_about_a_kind() {
        let rows = [
            ("If a report carries no label, treat it as TLP:AMBER.", true),
            ("When a report is TLP:RED, we ask the reporter.", true),
            (
                "Sources may use TLP:AMBER when information requires support.",
                true,
            ),
            (
                "Therefore we recommend TLP:AMBER for most cases prior to public disclosure.",
                true,
            ),
            (
                "Usually security incidents are TLP:RED during the incident and downgraded after.",
                true,
            ),
            ("We do not accept TLP:RED reports.", true),
            ("The label TLP:AMBER+STRICT was added in version 2.0.", true),
            (
                "Members of the list may share TLP:AMBER information with their customers.",
                true,
            ),
            (
                "We support the Traffic Light Protocol (TLP:RED, TLP:AMBER, TLP:GREEN).",
                true,
            ),
            ("You must not forward a TLP:RED mail.", true),
            ("We treat all reports as TLP:AMBER by default.", true),
            ("Unlabelled reports are treated as TLP:AMBER.", true),
            ("The reports are treated as TLP:AMBER.", false),
            (
                "Posts on the list are TLP:AMBER unless otherwise marked.",
                true,
            ),
            ("The posts are TLP:AMBER unless otherwise marked.", false),
            ("Do not post TLP:RED content here.", true),
            ("Do not share TLP:RED content.", false),
            ("Do not post this, TLP:RED.", false),
            ("You can add TLP:AMBER to the subject.", true),
            (
                "Reports that are marked TLP:RED stay with two people.",
                true,
            ),
            ("Notes that are marked TLP:RED follow.", false),
            (
                "Events tagged `tlp:red` or `tlp:amber` are not pushed.",
                true,
            ),
            ("Boats tagged TLP:RED are named below.", false),
            ("In MISP, what does the TLP:AMBER tag indicate?", true),
            ("What is in the TLP:AMBER mail?", false),
            (
                "- Default classification for incident reports: TLP:AMBER",
                true,
            ),
            ("Classification of the incident: TLP:AMBER", false),
            ("TLP:RED information may not be shared.", false),
            ("Members may not share this TLP:RED information.", false),
            ("Members may not share the TLP:RED information.", false),
            (
                "Members may not share TLP:RED information from the meeting.",
                false,
            ),
            (
                "Members may not share TLP:RED information given today.",
                false,
            ),
            ("Please do not share TLP:RED information.", false),
            ("Do not forward TLP:RED mail.", false),
            ("The following may hold TLP:RED information.", false),
            ("This page must be handled as TLP:AMBER information.", false),
            ("We recommend TLP:RED for what follows.", false),
            ("Usually these are TLP:RED.", false),
            ("If the sluice leaks, treat it as TLP:RED.", false),
            ("If a vendor asks, the rest is TLP:RED.", false),
            ("The flaw in the sluice is TLP:RED.", false),
            ("We use TLP:RED for the sluice.", false),
            ("The label TLP:RED is on the sluice.", false),
            (
                "You may share TLP:GREEN information, the sluice is TLP:RED.",
                false,
            ),
            ("The sluice must be TLP:RED.", false),
            ("We may go TLP:RED.", false),
            ("TLP:RED, TLP:AMBER and TLP:GREEN news.", false),
            ("Traffic Light Protocol (TLP:RED)", false),
            ("## Members may share TLP:AMBER information", false),
        ];
        for (line, expected) in rows {
            assert_eq!(is_rule(line), expected, "{line}");
        }
    }

    #[test]
    fn tags_of_programs() {
        for (line, expected) in [
            ("{\"name\": \"tlp:amber\"}", true),
            ("  - tlp:amber", true),
            ("'tlp:amber+strict'", true),
            ("\"text\": \"TLP:AMBER\"", false),
            ("tlp:amber", false),
            ("- tlp:amber boats", false),
            ("\"tlp:amber\" TLP:RED", false),
        ] {
            assert_eq!(is_tag(line), expected, "{line}");
        }
    }

    #[test]
    fn headings_about_the_protocol() {
        let rows = [
            ("# Traffic Light Protocol (TLP)", true),
            ("## How we use TLP", true),
            ("# Confidentiality levels", true),
            ("## Information sharing policy", true),
            ("## Vendor call under TLP", false),
            ("## Data", false),
            ("# Classification of the sluice flaw", false),
        ];
        for (heading, expected) in rows {
            assert_eq!(is_policy(heading), expected, "{heading}");
        }
    }
}
