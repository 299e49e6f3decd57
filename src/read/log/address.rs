//! Addresses that servers write beside nicks: `(user@host)`. The words of a server in, the same without it, or whether one is there, out.

/// A nick without the address that stands behind it in a message of IRC: `nick!user@host`.
pub(super) fn without_user(nick: &str) -> &str {
    nick.split('!').next().unwrap_or(nick)
}

/// A nick without the address that ii writes right behind it, and whether there is one: `nick(user@host)`.
pub(super) fn without_host(nick: &str) -> (&str, bool) {
    let inside = nick.strip_suffix(')').and_then(|nick| nick.split_once('('));
    match inside.filter(|(nick, host)| !nick.is_empty() && host.contains('@')) {
        Some((nick, _)) => (nick, true),
        None => (nick, false),
    }
}

/// Whether a text begins with `(user@host)`, which nobody says of themselves.
pub(super) fn is_address(text: &str) -> bool {
    let inside = text.strip_prefix('(').and_then(|text| text.split_once(')'));
    inside.is_some_and(|(address, _)| address.contains('@') && !address.contains(' '))
}

/// What follows `(user@host)` or `[user@host]`.
pub(super) fn after_host(text: &str) -> &str {
    let close = match text.as_bytes().first() {
        Some(b'(') => ')',
        Some(b'[') => ']',
        Some(b'<') => '>',
        _ => return text,
    };
    text.split_once(close)
        .map_or(text, |(_, rest)| rest.trim_start())
}
