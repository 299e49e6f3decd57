//! What a message of a relay looks like: `[name] text`, `<name> text`, `[network] <name> text`, `[network/name] text`, `[name@network] text`,
//! `* name text`. A read line in, the speaker and the words out; whether whoever says it is a relay is not asked here.

use super::shape::is_nick;
use crate::model::log::{Line, LineKind};
use crate::model::words::is_number;

/// Networks as bridges name them before a nick.
const NETWORKS: &[&str] = &[
    "discord",
    "gitter",
    "irc",
    "keybase",
    "matrix",
    "mattermost",
    "msteams",
    "mumble",
    "nctalk",
    "rocketchat",
    "slack",
    "ssh-chat",
    "steam",
    "telegram",
    "vk",
    "whatsapp",
    "xmpp",
    "zulip",
];

/// How the name stands before a message that is passed on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form<'t> {
    Angled,
    Squared,
    /// Behind the name of a network.
    Bridged,
    /// Before one; whether in `[]`.
    AtNetwork(&'t str, bool),
    /// Not at all: there is a network alone.
    Nobody,
}

/// A message that is passed on.
pub(super) struct Passed<'t> {
    pub(super) name: &'t str,
    pub(super) said: &'t str,
    pub(super) form: Form<'t>,
}

/// The speaker and the text of `[name] text`, `<name> text` and `[network] <name> text`; of `[Slack/name]` the name.
pub(super) fn passed_on<'t>(text: &'t str, line: &Line) -> Option<Passed<'t>> {
    if line.kind != LineKind::Message {
        return None;
    }
    let said = line.words(text);
    let (outer, rest) = named(said)?;
    let squared = said.starts_with('[');
    // `[discord] <name> text`: the network stands before the name.
    if squared && is_network(outer) {
        // A network says nothing itself: who does stands behind it, or is not known.
        let inner = named(rest).map(|(name, said)| (of_network(name).0, said, Form::Bridged));
        let (name, said, form) = inner.unwrap_or(("", rest, Form::Nobody));
        return Some(Passed { name, said, form });
    }
    let (name, told) = of_network(outer);
    let form = match told {
        Some(Form::AtNetwork(network, _)) => Form::AtNetwork(network, squared),
        Some(form) => form,
        None if squared => Form::Squared,
        None => Form::Angled,
    };
    let nobody = form == Form::Squared && is_mark(name);
    let said = rest;
    (!nobody).then_some(Passed { name, said, form })
}

fn is_network(word: &str) -> bool {
    let mut networks = NETWORKS.iter();
    networks.any(|name| name.eq_ignore_ascii_case(word))
}

/// A name without its network, and how that was told: `Slack/name`, where other names may hold a slash, and `name@net`, where a
/// dot makes an address of it.
pub(super) fn of_network(name: &str) -> (&str, Option<Form<'_>>) {
    match name.split_once('/') {
        Some((network, own)) if is_network(network) && is_nick(own.trim()) => {
            return (own.trim(), Some(Form::Bridged));
        }
        _ => {}
    }
    let is_word = |word: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !word.is_empty() && word.bytes().all(plain)
    };
    match name.split_once('@') {
        Some((own, network)) if is_word(network) && is_nick(own) && !own.contains(' ') => {
            (own, Some(Form::AtNetwork(network, false)))
        }
        _ => (name, None),
    }
}

/// Whether what stands in square brackets is a time, a number or a ticket as `KEY-12`, and nobody's name.
fn is_mark(name: &str) -> bool {
    let key = |key: &str| {
        key.len() > 1
            && key
                .bytes()
                .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
    };
    let ticket = name.split_once('-');
    !name.contains(char::is_alphabetic)
        || ticket.is_some_and(|(head, tail)| key(head) && is_number(tail))
}

/// `* name text`, of which the name is still to be taken.
pub(super) fn acted<'t>(text: &'t str, line: &Line) -> Option<(&'t str, &'t str)> {
    let said = line.words(text);
    let told = line.kind == LineKind::Message && said.starts_with("* ");
    told.then_some(("", said))
}

/// The name in brackets before a text, and the text.
fn named(said: &str) -> Option<(&str, &str)> {
    let close = match said.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        _ => return None,
    };
    let close = closing(said, close)?;
    let (name, rest) = (&said[1..close], &said[close + 1..]);
    let name = name.trim();
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    let apart = rest.is_empty() || rest.starts_with(' ');
    (apart && is_nick(name) && name.len() <= 40).then(|| (name, rest.trim_start()))
}

/// The mark that closes the name: the first with a blank, a colon or nothing behind it, for names hold such marks too.
fn closing(said: &str, close: char) -> Option<usize> {
    let ends = |at: &usize| {
        let rest = &said[at + 1..];
        rest.is_empty() || rest.starts_with([' ', ':'])
    };
    said.match_indices(close)
        .map(|(at, _)| at)
        .take(4)
        .find(ends)
}
