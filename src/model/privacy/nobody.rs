//! What looks like an address of a person and is none: units of systemd, files, lists and messages in archives, forges, versions.
//! What was found and what stands around it in, whether it is anybody's out. In doubt it is.

use crate::model::secret::is_placeholder;
use crate::model::words::is_number;

/// Endings of units of systemd, which have the name of an instance behind an at sign, as in `getty@tty1.service`.
const UNITS: &[&str] = &[
    "service",
    "socket",
    "timer",
    "mount",
    "automount",
    "slice",
    "scope",
    "target",
    "path",
    "device",
    "swap",
];

/// Endings of files that have a size or a version behind an at sign, as in `logo@2x.png`. None is one of domains.
const FILES: &[&str] = &[
    "png", "jpg", "jpeg", "gif", "svg", "webp", "tgz", "gz", "xz", "bz2", "zst", "tar", "deb",
    "rpm", "whl", "jar", "json", "js", "css", "txt", "log",
];

/// Bytes of an address before a password in it that are looked at.
const NEAR: usize = 128;

/// Digits that the number of a message has at least, as a rule: those of its day.
const MESSAGE: usize = 8;

/// What stands around something that looks like an address.
pub(super) struct Place<'t> {
    /// The text before it.
    pub(super) before: &'t str,
    /// The text behind it.
    pub(super) after: &'t str,
}

impl Place<'_> {
    /// The host of the web address in whose path this is, and the path up to here.
    fn path(&self) -> Option<(&str, &str)> {
        let word = self.before.rsplit(char::is_whitespace).next()?;
        let (_, rest) = word.rsplit_once("://")?;
        let (host, path) = rest.split_once('/')?;
        (!path.contains(['?', '#', '@']) || path.ends_with('@')).then_some((host, path))
    }
}

/// Whether a text ends where a password stands in a web address: `https://oauth2:`.
fn ends_with_user(before: &str) -> bool {
    let start = before.len().saturating_sub(NEAR);
    // Of a variable, too.
    let near = before.as_bytes()[start..].strip_suffix(b"$");
    let near = near.unwrap_or(&before.as_bytes()[start..]);
    let user = near.strip_suffix(b":").unwrap_or_default();
    let part = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'@' | b':');
    let begin = user.iter().rposition(part);
    begin.is_some_and(|at| user[..=at].ends_with(b"://"))
}

/// Whether what looks like an address is none of a person: what stands for a token before a server, a room, a list or a message in the path of an archive, somebody's name on
/// a server of the fediverse there, the user of everybody at a forge (`git@host:path`), a version behind a package, or a file or a unit. `mail` says that it
/// has the form of a mail address.
pub(super) fn is_nobody(address: &str, mail: bool, place: &Place<'_>) -> bool {
    if is_named_file(address) {
        return true;
    }
    let Some((name, host)) = address.split_once('@').filter(|_| mail) else {
        return false;
    };
    // In small letters it may be a letter box.
    let stands_for = !name.contains(char::is_lowercase) && is_placeholder(name);
    if stands_for && ends_with_user(place.before) {
        return true;
    }
    // The address of a room (XEP-0147).
    if place.before.ends_with("xmpp:") && place.after.starts_with("?join") {
        return true;
    }
    let forge = name == "git" && !place.before.ends_with(is_word);
    let path = place.after.strip_prefix(':');
    let path = path.is_some_and(|path| path.starts_with(|c| is_word(c) || matches!(c, '~' | '/')));
    if forge && (path || place.before.ends_with("ssh://")) {
        return true;
    }
    let number = |label: &str| label.starts_with(|c: char| c.is_ascii_digit());
    if host.split('.').take(2).all(number) && place.after.starts_with(is_word) {
        return true;
    }
    place
        .path()
        .is_some_and(|(server, path)| is_of_archive((name, host), (server, path)))
}

/// Whether a name and a host behind it in the path of a web address are a list of that server or its domain, the number of a message
/// (RFC 5322, section 3.6.4), or, behind another sign, an account.
fn is_of_archive((name, host): (&str, &str), (server, path): (&str, &str)) -> bool {
    let (server, host) = (server.to_ascii_lowercase(), host.to_ascii_lowercase());
    let below = server.strip_suffix(host.as_str());
    let list = below.is_some_and(|head| head.is_empty() || head.ends_with('.'));
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let lists = path.ends_with("list/") || path.ends_with("lists/");
    lists && list || path.ends_with('/') && digits >= MESSAGE || path == "@" || path.ends_with("/@")
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// Whether the name of a unit or a file looks like an address: of a unit any instance, of a file a size or a version.
pub(super) fn is_named_file(address: &str) -> bool {
    let inside = address.trim_matches(['(', ')', '[', ']']);
    let behind = inside.rsplit_once('@').map(|(_, behind)| behind);
    let Some((name, ending)) = behind.and_then(|behind| behind.rsplit_once('.')) else {
        return false;
    };
    let number = |part: &str| is_number(part.strip_suffix('x').unwrap_or(part));
    let plain = !inside.contains(['!', '~']);
    plain && UNITS.contains(&ending)
        || plain && FILES.contains(&ending) && name.split('.').all(number)
}
