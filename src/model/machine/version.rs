//! Versions of four parts, which look like addresses of machines: told by the words around. What stands before and behind such numbers
//! in a text in, whether they are a version out. In doubt they are an address.

use super::released;
use crate::model::words::begins_with;

/// Words before a version, or before the number of a part of a document.
const SURE: &[&str] = &[
    "version", "versions", "ver.", "ver", "release", "releases", "v", "section", "sections",
    "sect.", "sec.", "chapter", "clause", "\u{a7}", "oid", "oids", "firmware",
];

/// Words before a version that stand before much else: it has to look like one as well.
const LIKELY: &[&str] = &[
    "before", "than", "affected", "affects", "since", "until", "fixed in", "fixed by", "kernel",
    "kernels", "tag",
];

/// Keys by which advisories tell in which versions a fault came and went (OSV, RustSec), behind which a version stands.
const KEYS: &[&str] = &[
    "affected",
    "fixed",
    "introduced",
    "last_affected",
    "lessthan",
    "lessthanorequal",
    "limit",
    "patched",
    "unaffected",
];

/// What stands behind the number of a node of a tree.
const NUMBERS: &str = "oid";

/// What is told of versions behind them.
const TOLD: &[&str] = &[
    "was released",
    "is released",
    "released",
    "is out",
    "is affected",
    "are affected",
    "is vulnerable",
    "are vulnerable",
    "release",
];

/// Bytes of these.
const LONGEST: usize = 16;

/// Folders in the path of a web address that have one folder for each version.
const FOLDERS: &[&str] = &[
    "archive", "blob", "branch", "commits", "compare", "download", "raw", "release", "releases",
    "src", "tag", "tags", "tree", "version", "versions",
];

/// Words that tell of a version to which something is brought.
const BROUGHT: &[&str] = &[
    "update",
    "updates",
    "updated",
    "updating",
    "upgrade",
    "upgrades",
    "upgraded",
    "upgrading",
    "bump",
    "bumps",
    "bumped",
    "bumping",
    "downgrade",
    "downgraded",
];

/// Words near an address.
const MACHINES: &[&str] = &[
    "address",
    "addresses",
    "addr",
    "banned",
    "blocked",
    "box",
    "client",
    "connect",
    "connected",
    "connects",
    "curl",
    "dig",
    "dns",
    "firewall",
    "gateway",
    "host",
    "hosts",
    "ip",
    "ips",
    "ipv4",
    "listen",
    "listens",
    "login",
    "machine",
    "machines",
    "nameserver",
    "net",
    "network",
    "node",
    "peer",
    "ping",
    "pinged",
    "pings",
    "proxy",
    "record",
    "records",
    "remote",
    "resolver",
    "route",
    "router",
    "server",
    "servers",
    "src",
    "dst",
    "ssh",
    "subnet",
    "telnet",
    "user",
    "vm",
    "vpn",
];

/// Words that are no names of packages.
const COMMON: &[&str] = &[
    "about", "again", "also", "and", "any", "are", "but", "called", "comes", "for", "from", "get",
    "got", "had", "has", "have", "hit", "into", "its", "like", "named", "not", "now", "off",
    "only", "our", "over", "out", "said", "saw", "says", "see", "seen", "that", "the", "their",
    "then", "this", "try", "under", "use", "used", "uses", "using", "via", "was", "were", "with",
    "your",
];

/// Bytes of a line before an address that are looked at.
const NEAR: usize = 80;

/// Parts of versions are smaller, where words before them only make one likely; and where a name alone stands before them.
const LARGE: u8 = 100;
const SMALL: u8 = 30;

/// Whether numbers are a version; `listed` says that a version stands before them in the same list.
pub(super) fn is_one(before: &str, numbers: &str, after: &str, listed: bool) -> bool {
    let near = near(before);
    if is_in_path(near) {
        return true;
    }
    let said = near.to_lowercase();
    let said = said.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '`' | '*'));
    let ends = |words: &[&str]| words.iter().any(|word| ends_with(said, word));
    let port = after.strip_prefix(':');
    if port.is_some_and(|port| port.starts_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    // `us=` is a setting and so is `ip = `, `==` is not.
    let equals = near.ends_with('=') || said.ends_with("==");
    let key = key(near).to_lowercase();
    if ends(SURE) || equals && ends(&["="]) || is_of_version(near) || ends_with_version(&key) {
        return true;
    }
    let behind = behind(after);
    if behind.starts_with(NUMBERS) {
        return true;
    }
    if has_word(said, MACHINES) {
        return false;
    }
    let parts = numbers.split('.').filter_map(|part| part.parse().ok());
    let parts: Vec<u8> = parts.collect();
    let largest = parts.iter().copied().max().unwrap_or(u8::MAX);
    let compared = said
        .trim_end_matches('=')
        .ends_with(['<', '>', '~', '\u{2264}', '\u{2265}'])
        && !after.starts_with('>')
        || said.ends_with("&lt;")
        || said.ends_with("&gt;");
    let brought = ends(&["to", "from"]) && has_word(said, BROUGHT);
    // Browsers count far, and have a nought next: `115.0.2.1 is affected`.
    let far = matches!(parts[..], [_, 0, third, fourth] if third.max(fourth) < SMALL)
        && begins_with(&behind, TOLD);
    let keyed = KEYS.contains(&&*key);
    let likely = listed || compared || brought || keyed || ends(LIKELY);
    largest < LARGE && (likely || released::is_told(before, near, &parts, after))
        || (far || largest < SMALL) && is_named(near, after, &parts)
}

/// Signs around what a key says, as they stand in HTML too.
const QUOTES: &[&str] = &["\"", "'", "&quot;", "&#34;", "&#39;"];

fn without_quote(text: &str) -> &str {
    let text = text.trim_end();
    let mut quotes = QUOTES.iter();
    let bare = quotes.find_map(|quote| text.strip_suffix(*quote));
    bare.unwrap_or(text).trim_end()
}

/// The key that a text ends with: `fixed = "`, `"introduced": "`. Nothing where it ends otherwise, or a sentence ends so.
fn key(near: &str) -> &str {
    let first = without_quote(near);
    let first = first.strip_suffix('[').unwrap_or(first).trim_end();
    let Some(head) = first.strip_suffix(['=', ':']) else {
        return "";
    };
    let head = without_quote(head);
    let part = |c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-'));
    let key = head.rsplit(part).next().unwrap_or("");
    let before = without_quote(&head[..head.len() - key.len()]);
    let begins = before.is_empty() || before.ends_with(['{', ',', '-', '[', '|']);
    if begins { key } else { "" }
}

/// Whether a key is one of versions: `version`, `fixed_versions`.
fn ends_with_version(key: &str) -> bool {
    let word = key.rsplit(['_', '-']).next();
    matches!(word, Some("version" | "versions"))
}

/// Whether a text ends with what only versions follow: the name of a package in an address of packages (purl), or a flag such as
/// `-MinimumVersion`.
fn is_of_version(near: &str) -> bool {
    let word =
        near.rsplit(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '('));
    let word = word.map(|word| word.trim_start_matches('*')).next();
    let package = word.is_some_and(|word| word.starts_with("pkg:") && word.ends_with('@'));
    let name = near.trim_end().strip_suffix("Version");
    package || name.is_some_and(|name| name.ends_with(|c: char| c.is_ascii_lowercase()))
}

/// Whether a text ends with the sign of a version, `v` alone.
pub(super) fn is_marked(before: &str) -> bool {
    let head = before.strip_suffix(['v', 'V']);
    head.is_some_and(|head| {
        !head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '-'))
    })
}

/// The first words behind numbers.
fn behind(after: &str) -> String {
    let after = after.strip_prefix(' ').unwrap_or_default();
    let words = after.chars().take(LONGEST);
    words.map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Whether numbers stand in the path of a web address, where it has versions.
fn is_in_path(near: &str) -> bool {
    let word = near.rsplit(char::is_whitespace).next().unwrap_or(near);
    let folder = word
        .strip_suffix('/')
        .and_then(|path| path.rsplit_once('/'));
    folder.is_some_and(|(path, name)| path.contains("://") && FOLDERS.contains(&name))
}

/// Whether the last word of a text names a machine or its address, as `ip` does.
pub(super) fn is_machine(text: &str) -> bool {
    let word = near(text).rsplit(|c: char| !c.is_alphanumeric()).next();
    word.is_some_and(|word| has_word(&word.to_lowercase(), MACHINES))
}

/// The end of the line before an address.
fn near(before: &str) -> &str {
    let start = before.ceil_char_boundary(before.len().saturating_sub(NEAR));
    let end = &before[start..];
    end.rsplit('\n').next().unwrap_or(end)
}

/// Whether a text ends with a word as a whole.
fn ends_with(said: &str, word: &str) -> bool {
    let head = said.strip_suffix(word);
    head.is_some_and(|head| !head.ends_with(char::is_alphanumeric))
}

fn has_word(said: &str, words: &[&str]) -> bool {
    let mut said = said.split(|c: char| !c.is_alphanumeric());
    said.any(|word| words.contains(&word))
}

/// Whether the name of a package stands before: `nginx 1.2.3.4`, `activerecord (7.0.8.1)`. Other names begin with a capital: what
/// follows has a nought among its numbers, as versions have.
fn is_named(near: &str, after: &str, parts: &[u8]) -> bool {
    let bracket = near.strip_suffix(" (").filter(|_| after.starts_with(')'));
    let Some(head) = bracket.or_else(|| near.strip_suffix(' ')) else {
        return false;
    };
    let word = head.rsplit(char::is_whitespace).next().unwrap_or(head);
    let lower = word.to_ascii_lowercase();
    let letter = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'+')
    };
    word.len() > 2
        && lower.starts_with(|c: char| c.is_ascii_lowercase())
        && lower.bytes().all(letter)
        && (word == lower || parts.contains(&0))
        && !COMMON.contains(&&*lower)
}

/// Whether nothing but signs of a list stands between two numbers, as in `6.1.7.8, 7.0.8.4 and < 7.1`.
pub(super) fn is_list(between: &str) -> bool {
    between.len() < NEAR
        && between
            .split(|c: char| {
                c.is_whitespace()
                    || matches!(
                        c,
                        ',' | '/' | '<' | '>' | '=' | '~' | '-' | '\u{2013}' | '"' | '\''
                    )
            })
            .all(|word| {
                let word = word.to_ascii_lowercase();
                matches!(
                    &*word,
                    "" | "and" | "or" | "to" | "up" | "through" | "before" | "oid" | "oids"
                )
            })
}
