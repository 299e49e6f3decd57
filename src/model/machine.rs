//! Addresses of machines in a text (IPv4, IPv6 in the notation of RFC 4291, and both as names of hosts have them): somebody's home,
//! as often as not. Text in, the same without them out. Those that belong to nobody stay, for they stand in documentation, and so
//! does what is a version.

pub mod allowed;
mod dashed;
mod nobody;
mod released;
mod version;

use std::net::Ipv4Addr;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// IPv6, with four numbers of IPv4 at its end where it has such (RFC 4291, section 2.2), or IPv4 alone, also defanged (`8[.]8[.]5[.]4`).
static SHAPES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dot = r"(?:\.|\[\.\]|\(\.\)|\[dot\])";
    let three = format!("(?:{dot}[0-9]{{1,3}}){{3}}");
    let six = format!("(?:[0-9A-Fa-f]{{1,4}})?(?::[0-9A-Fa-f]{{0,4}}){{2,7}}(?:{three})?");
    Regex::new(&format!("{six}|[0-9]{{1,3}}{three}")).ok()
});

/// Resolvers that everybody names.
const RESOLVERS: &[&str] = &[
    "1.1.1.1",
    "1.0.0.1",
    "8.8.8.8",
    "8.8.4.4",
    "9.9.9.9",
    "149.112.112.112",
    "208.67.220.220",
    "208.67.222.222",
    "2001:4860:4860::8888",
    "2001:4860:4860::8844",
    "2606:4700:4700::1111",
    "2606:4700:4700::1001",
    "2620:fe::fe",
];

/// What stands where one stood.
const GONE: &str = "[address removed]";

/// Whether there may be one: the quick question before a closer look.
pub fn may_be_in(text: &str) -> bool {
    may_be_pointed(text) || dashed::may_be_in(text)
}

/// The same of those with dots or colons.
fn may_be_pointed(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (mut dots, mut colons) = (0, 0);
    for at in memchr::memchr2_iter(b'.', b':', bytes) {
        match (bytes[at], bytes.get(at + 1)) {
            (b'.', Some(next)) if next.is_ascii_digit() || matches!(next, b']' | b')') => dots += 1,
            (b':', Some(next)) if next.is_ascii_hexdigit() || *next == b':' => colons += 1,
            _ => {}
        }
    }
    // To search for a word takes longer than to see that it cannot be there.
    let spelled = || memchr::memchr(b'[', bytes).is_some() && text.contains("[dot]");
    dots >= 3 || colons >= 2 || spelled()
}

/// A text without them, but for those that are allowed; none if it has none.
pub fn masked(text: &str, allowed: &[String]) -> Option<String> {
    let pointed = may_be_pointed(text).then(|| without_pointed(text, allowed));
    let pointed = pointed.flatten();
    let rest = pointed.as_deref().unwrap_or(text);
    let dashed = dashed::may_be_in(rest).then(|| dashed::masked(rest, allowed));
    dashed.flatten().or(pointed)
}

/// What four numbers, or what looks like an address, are in a text.
enum Told {
    Version(String),
    Machine(Range<usize>),
}

/// The versions of four parts in a text: what is one once stays one wherever the text names it, as in code.
pub fn versions(text: &str) -> Vec<String> {
    let mut versions = Vec::new();
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = text.as_bytes();
    let dots = memchr::memchr_iter(b'.', bytes);
    let mut dots = dots.filter(|at| digit(bytes.get(at + 1)) && digit(bytes[..*at].last()));
    if dots.nth(2).is_some() {
        each(text, &[], |told| match told {
            Told::Version(numbers) if !versions.contains(&numbers) && versions.len() < MOST => {
                versions.push(numbers)
            }
            Told::Version(_) | Told::Machine(_) => {}
        });
    }
    versions
}

/// Versions that are known of a text, at the most.
const MOST: usize = 400;

/// A text without those with dots or colons.
fn without_pointed(text: &str, allowed: &[String]) -> Option<String> {
    let mut out = String::new();
    let mut done = 0;
    each(text, allowed, |told| {
        if let Told::Machine(range) = told {
            out.push_str(&text[done..range.start]);
            out.push_str(GONE);
            done = range.end;
        }
    });
    (done > 0).then(|| out + &text[done..])
}

/// Tells each of them that is not allowed, and each version.
fn each(text: &str, allowed: &[String], mut tell: impl FnMut(Told)) {
    // Where the last version ends.
    let mut version = None;
    let shapes = SHAPES.as_ref();
    for found in shapes.into_iter().flat_map(|shapes| shapes.find_iter(text)) {
        if version::is_marked(&text[..found.start()]) {
            version = Some(found.end());
        }
        let address = found.as_str().to_lowercase().replace("dot", ".");
        let address = address.replace(['[', ']', '(', ')'], "");
        // Of addresses of IPv4 inside of those of IPv6 (RFC 4291, section 2.5.5; RFC 6052) the former are somebody's.
        let address = match address.rsplit_once(':') {
            Some((_, last)) if last.contains('.') => last.to_owned(),
            _ => address,
        };
        let network = is_private(&address) && text[found.end()..].starts_with('/');
        if network
            || !is_one(&address)
            || !is_apart(text, found.range())
            || allowed::holds(allowed, &address)
        {
            continue;
        }
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        let listed = version.is_some_and(|end| version::is_list(&text[end..found.start()]));
        if version::is_one(before, &address, after, listed) {
            version = Some(found.end());
            tell(Told::Version(address));
            continue;
        }
        tell(Told::Machine(found.range()));
    }
}

/// Whether it is a whole address, of a machine that may be somebody's.
fn is_one(address: &str) -> bool {
    if nobody::is_nobodys(address) || RESOLVERS.contains(&address) {
        return false;
    }
    if address.contains('.') {
        return address.split('.').all(|part| part.parse::<u8>().is_ok());
    }
    let groups = address.split(':').filter(|group| !group.is_empty()).count();
    let cut = address.matches("::").count();
    let digits = address.bytes().any(|byte| byte.is_ascii_digit());
    digits && (cut == 1 && (2..8).contains(&groups) || cut == 0 && groups == 8)
}

/// Whether it is a whole network that anybody may have (RFC 4193), if a length follows.
fn is_private(address: &str) -> bool {
    address.ends_with("::") && (address.starts_with("fc") || address.starts_with("fd"))
}

/// Whether it is not a part of something longer; a range of addresses and the name of a host that holds one are several.
fn is_apart(text: &str, range: Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let named = is_in_host(after);
    // Cloaks of web gateways: `gateway/web/x/ip.8.8.4.4`.
    let cloak = before.ends_with("ip.") || before.ends_with("ip-");
    let mut last = before.chars().rev();
    let joined = match last.next() {
        Some('.') => !named,
        Some('-') => !is_quad(before[..before.len() - 1].rsplit(|c| !is_of_quad(c)).next()),
        // Of italics.
        Some('_') => last.next().is_some_and(char::is_alphanumeric),
        Some(':') => !version::is_machine(&before[..before.len() - 1]),
        Some(other) => other.is_alphanumeric(),
        None => false,
    };
    let mut next = after.chars();
    let goes_on = match (next.next(), next.next()) {
        (Some('.'), Some(next)) => next.is_alphanumeric() && !named,
        (Some('-'), Some(next)) => {
            next.is_alphanumeric() && !is_quad(after[1..].split(|c| !is_of_quad(c)).next())
        }
        (Some('_'), Some(next)) => next.is_alphanumeric(),
        (Some(':'), Some(next)) => next == ':',
        (Some(other), _) => other.is_alphanumeric(),
        (None, _) => false,
    };
    (!joined || cloak) && !goes_on
}

fn is_of_quad(c: char) -> bool {
    c == '.' || c.is_ascii_digit()
}

/// Whether a word is four numbers.
fn is_quad(word: Option<&str>) -> bool {
    word.is_some_and(|word| word.trim_end_matches('.').parse::<Ipv4Addr>().is_ok())
}

/// Bytes of the longest name of a host (RFC 1035, section 2.3.4).
const LONGEST: usize = 253;

/// What names of files end in.
const FILES: &[&str] = &[
    "apk", "bz2", "deb", "diff", "dmg", "exe", "gz", "html", "iso", "jar", "msi", "patch", "pdf",
    "rpm", "sig", "so", "tgz", "txt", "whl", "xz", "zip", "zst",
];

/// Whether the name of a host goes on behind numbers, as servers make them of addresses: `5.9.12.4.dsl.boats.example`.
fn is_in_host(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('.') else {
        return false;
    };
    let sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = rest.bytes().take(LONGEST).take_while(sign).count();
    let labels: Vec<&str> = rest[..length].trim_end_matches('.').split('.').collect();
    let letters = |label: &str| {
        label
            .bytes()
            .all(|byte| byte.is_ascii_alphabetic() || byte == b'-')
    };
    let last = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && last.len() >= 2
        && !FILES.contains(&last)
        && labels
            .first()
            .is_some_and(|first| letters(first) && !first.is_empty())
        && letters(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_in_lists_of_changes() {
        let kept = [
            "Rails 6.1.7.10 (October 23, 2024)",
            "Rails 6.1.7.10 has been released",
            "Rails 6.1.7.10, 7.0.8.7 and 8.0.0.1 have been released",
            "## [2.0.1.3] - 2026-11-03",
            "## 2.1.1.3 (2026-11-03)",
            "[2.0.1.3] - 2026-11-03",
            "8.5.0.0 - 8.5.0.11",
            "from 8.5.0.0 up to 8.5.0.11",
            "\"lessThan\": \"2.0.1.4\"",
            "\"versions\": [\"2.0.1.2\", \"2.0.1.3\"]",
            "patched_versions:\n  - 2.0.1.3\n  - 2.1.1.3",
            "gem 'rails', '6.1.7.10'",
            "rails (= 6.1.7.10)",
            "Runtime 8.0.21.0",
            "\"limit\": \"3.1.1.2\"",
            "tag `2.1.1.3`",
            "**Fixed in:** 2.1.1.3, 1.9.9.9",
        ];
        for text in kept {
            assert_eq!(masked(text, &[]), None, "{text}");
        }
        let masked_all = [
            "Ask 5.9.12.4 (2026)",
            "The 5.9.12.4 has been released",
            "5.9.12.4 - 2026-11-03 login",
            "## 5.9.12.4 (web)",
            "Banned 105.9.12.124 (October 23, 2024)",
            "hosts:\n  - 5.9.12.4",
            "8.5.0.0/16",
            "server 5.9.12.0",
            "\"hosts\": [\"5.9.12.4\"]",
            "Kim 5.9.12.4 says hello",
            "185.12.14.0",
        ];
        for text in masked_all {
            assert!(masked(text, &[]).is_some(), "{text}");
        }
        let text = "Upgrade to version 2.0.1.3 now, not 5.9.12.4.";
        assert_eq!(versions(text), ["2.0.1.3"]);
    }

    #[test]
    fn addresses_of_machines_go() {
        let rows = [
            (
                "ping 8.8.5.4, please",
                Some("ping [address removed], please"),
            ),
            (
                "[9.1.2.3]:22 and 9.1.2.3.",
                Some("[[address removed]]:22 and [address removed]."),
            ),
            ("at 2a01:4f8::1 now", Some("at [address removed] now")),
            ("2a01:4f8:0:0:0:0:0:1", Some("[address removed]")),
            (
                "gateway/web/x/ip.9.8.7.6",
                Some("gateway/web/x/ip.[address removed]"),
            ),
            ("192.0.2.7 2001:db8::1 127.0.0.1 ::1", None),
            (
                "10.0.0.0/8, 192.168.1.1, 172.17.0.1, 100.64.0.0/10 and 169.254.169.254; 10.0.0.1:22, ::ffff:10.0.0.1",
                None,
            ),
            (
                "mask 255.255.255.0, 224.0.0.251, ff02::1, ff02::fb: 64:ff9b::/96 and 10[.]0[.]2[.]15",
                None,
            ),
            (
                "172.32.0.1, 192.169.1.1 and 010.9.9.9",
                Some("[address removed], [address removed] and [address removed]"),
            ),
            (
                "kernel 6.1.55.1 was released, firefox 115.0.2.1 is affected, Electron 28.1.0.2, RHEL 9.4.0.3",
                None,
            ),
            ("1.3.6.1 OID and 2.5.29.17, 1.3.6.1 oids", None),
            (
                "115.0.2.1 is affected, 5.9.12.4 was released, the 115.0.2.1 is affected, Ask 5.9.12.4, The 9.4.0.3",
                Some(
                    "[address removed] is affected, [address removed] was released, the [address removed] is affected, Ask [address removed], The [address removed]",
                ),
            ),
            (
                "version 1.2.3.4, v1.2.3.4, foo-1.2.3.4, 1.2.3.4-5.fc40, =1.2.3.4",
                None,
            ),
            (
                "host = 5.9.12.4, ip = 5.9.12.4, a == 5.9.12.4, version = 5.9.12.4, min_version: 5.9.12.4",
                Some(
                    "host = [address removed], ip = [address removed], a == 5.9.12.4, version = 5.9.12.4, min_version: 5.9.12.4",
                ),
            ),
            (
                "fixed = \"2.0.1.0\"\n{\"fixed\": \"2.0.1.3\"}\n- introduced: 1.4.0.1 {&quot;last_affected&quot;: &quot;2.0.1.3&quot;}",
                None,
            ),
            (
                "fixed = \"105.9.12.124\"\n{\"ip\": \"5.9.12.4\"}\nhost: 5.9.12.4\n- server, fixed: 5.9.12.4\nit is fixed: 5.9.12.4, fixed, 5.9.12.4",
                Some(
                    "fixed = \"[address removed]\"\n{\"ip\": \"[address removed]\"}\nhost: [address removed]\n- server, fixed: [address removed]\nit is fixed: [address removed], fixed, [address removed]",
                ),
            ),
            (
                "pkg:hackage/boat@2.0.1.3 `pkg:nuget/boat@2.8.5.201` firmware 3.2.1.100 -MinimumVersion 2.8.5.201",
                None,
            ),
            (
                "amy@5.9.12.4 ssh://amy@5.9.12.4 Inversion 5.9.12.4 pkg: amy@5.9.12.4",
                Some(
                    "amy@[address removed] ssh://amy@[address removed] Inversion [address removed] pkg: amy@[address removed]",
                ),
            ),
            ("fixed in v2.0.1.3 and 2.1.0.5, V2.0.1.3, 2.1.0.5", None),
            (
                "v2.0.1.3 and 105.9.12.124, v2.0.1.3 of 5.9.12.4, dev5.9.12.4 and 5.9.12.4",
                Some(
                    "v2.0.1.3 and [address removed], v2.0.1.3 of [address removed], dev5.9.12.4 and [address removed]",
                ),
            ),
            ("1.2.3.4.5 300.1.1.1 1.2.3", None),
            ("section 4.2.1.3 and \u{a7} 4.2.1.3", None),
            (
                "from ::ffff:203.0.114.9, 64:ff9b::8.8.5.4 and ::ffff:192.0.2.1",
                Some("from [address removed], [address removed] and ::ffff:192.0.2.1"),
            ),
            ("10:30:00 aa:bb:cc:dd:ee:ff std::fmt a::b area::D", None),
            (
                "allowed 9.9.9.7, and resolvers 9.9.9.9, 8.8.8.8, 2620:fe::fe",
                None,
            ),
            (
                "from 93.184.216[.]34, 93[.]184[.]216[.]34 and 93[dot]184[dot]216(.)34",
                Some("from [address removed], [address removed] and [address removed]"),
            ),
            ("192.0.2[.]7 and 1[.]2", None),
            (
                "64:FF9B::8.8.5.4, 0:0:0:0:0:ffff:8.8.5.4, 2001:67c:2e8::8.8.5.4 and 64:FF9B::192.0.2.1",
                Some(
                    "[address removed], [address removed], [address removed] and 64:FF9B::192.0.2.1",
                ),
            ),
            (
                "IP:105.9.12.124, host:105.9.12.124 and grove:5.9.12.4",
                Some("IP:[address removed], host:[address removed] and grove:5.9.12.4"),
            ),
            (
                "5.9.12.124-5.9.12.130 _105.9.12.124_ foo_5.9.12.4 5.9.12.4_x",
                Some(
                    "[address removed]-[address removed] _[address removed]_ foo_5.9.12.4 5.9.12.4_x",
                ),
            ),
            (
                "static.124.12.9.105.clients.boats.example 105.9.12.124.in-addr.arpa. boats-5.9.12.4.orig.tar.xz 5.9.12.4.tar.gz",
                Some(
                    "static.[address removed].clients.boats.example [address removed].in-addr.arpa. boats-5.9.12.4.orig.tar.xz 5.9.12.4.tar.gz",
                ),
            ),
            (
                "affected: 7.0.8.1-7.0.8.4, boats 1.2.3.4.fc40.noarch; fe80::21b:44ff:fe11:3ab7, fe80::1",
                Some(
                    "affected: 7.0.8.1-7.0.8.4, boats 1.2.3.4.fc40.noarch; [address removed], fe80::1",
                ),
            ),
            (
                "Update rails to 7.0.8.1, bump it from 7.0.8.1 to 7.0.8.4",
                None,
            ),
            (
                "activerecord (7.0.8.1), nginx 1.2.3.4 and bind 9.16.1.2",
                None,
            ),
            (
                "OID 1.3.6.1, version 6.1.7.8 and 7.0.8.4, affected: 7.0.8.1",
                None,
            ),
            (
                "< 7.0.8.1, <= 7.0.8.1 and before 7.0.8.1; fixed in 7.0.8.2",
                None,
            ),
            ("older than 7.0.8.1 or &lt; 7.0.8.1", None),
            (
                "https://a.test/x/releases/tag/4.15.2.101 https://a.test/x/blob/0.6.4.0/y https://a.test/compare/7.0.8.1...7.0.8.4",
                None,
            ),
            (
                "https://a.test/host/5.9.12.4 /tag/5.9.12.4 https://a.test/tag/x/5.9.12.4 http://5.9.12.4/tag/",
                Some(
                    "https://a.test/host/[address removed] /tag/[address removed] https://a.test/tag/x/[address removed] http://[address removed]/tag/",
                ),
            ),
            ("kernel 5.15.0.91 and fd87:d87e:eb43::/48", None),
            (
                "fd87:d87e:eb43::1, fc00::1 and 2a01:d87e:eb43::/48",
                Some("[address removed], [address removed] and [address removed]/48"),
            ),
            (
                "from 93.184.216.34, ssh 9.0.0.5, ip 93.184.216.34, connect to 5.9.12.34",
                Some(
                    "from [address removed], ssh [address removed], ip [address removed], connect to [address removed]",
                ),
            ),
            (
                "amy (93.184.216.34) and <8.8.5.4>",
                Some("amy ([address removed]) and <[address removed]>"),
            ),
            (
                "update the record to 5.9.12.4; version 1.2.3.4, 93.184.216.34; ip=5.9.12.4",
                Some(
                    "update the record to [address removed]; version 1.2.3.4, [address removed]; ip=[address removed]",
                ),
            ),
            (
                "version 70015, us=5.9.12.4, nginx 5.9.12.4:80; boats==4.2.1.1",
                Some(
                    "version 70015, us=[address removed], nginx [address removed]:80; boats==4.2.1.1",
                ),
            ),
            (
                "banned 5.9.12.34, the 5.9.12.4",
                Some("banned [address removed], the [address removed]"),
            ),
        ];
        for (text, expected) in rows {
            let found = masked(text, &["9.9.9.7".to_owned()]);
            assert_eq!(found.as_deref(), expected, "{text}");
            assert!(found.is_none() || may_be_in(text), "{text}");
        }
    }
}
