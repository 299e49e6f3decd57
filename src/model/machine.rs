//! Addresses of machines in a text (IPv4, and IPv6 in the notation of RFC 4291): somebody's home, as often as not. Text in, the same
//! without them out. Those that belong to nobody stay, for they stand in documentation, and so does what is a version.

mod nobody;
mod version;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// Digits and dots, which may stand in brackets so that nobody follows them, be it behind the beginning that they have in IPv6, and groups of hexadecimal digits with colons.
static SHAPES: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dot = r"(?:\.|\[\.\]|\(\.\)|\[dot\])";
    let six = "(?:[0-9A-Fa-f]{1,4})?(?::[0-9A-Fa-f]{0,4}){2,7}";
    Regex::new(&format!(
        "(?:(?:64:ff9b)?::(?:[Ff]{{4}}:)?)?[0-9]{{1,3}}(?:{dot}[0-9]{{1,3}}){{3}}|{six}"
    ))
    .ok()
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

/// Whether there may be one: the quick question before a closer look.
pub fn may_be_in(text: &str) -> bool {
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
    let mut out = String::new();
    let mut done = 0;
    // Where the last version ends.
    let mut version = None;
    for found in SHAPES.as_ref()?.find_iter(text) {
        let address = found.as_str().to_lowercase().replace("dot", ".");
        let address = address.replace(['[', ']', '(', ')'], "");
        // Addresses of IPv4 in the notation of IPv6 (RFC 4291, section 2.5.5; RFC 6052).
        let address = match address.rsplit_once(':') {
            Some((_, last)) if last.contains('.') => last.to_owned(),
            _ => address,
        };
        let network = is_private(&address) && text[found.end()..].starts_with('/');
        if network
            || !is_one(&address)
            || !is_apart(text, found.range())
            || allowed.contains(&address)
        {
            continue;
        }
        let (before, after) = (&text[..found.start()], &text[found.end()..]);
        let listed = version.is_some_and(|end| version::is_list(&text[end..found.start()]));
        if version::is_one(before, &address, after, listed) {
            version = Some(found.end());
            continue;
        }
        out.push_str(&text[done..found.start()]);
        out.push_str("[address removed]");
        done = found.end();
    }
    (done > 0).then(|| out + &text[done..])
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

/// Whether it is not a part of something longer.
fn is_apart(text: &str, range: Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let last = before.chars().next_back();
    // Cloaks of web gateways: `gateway/web/x/ip.8.8.4.4`.
    let cloak = before.ends_with("ip.") || before.ends_with("ip-");
    let joined = last.is_some_and(|c| word(c) || matches!(c, '.' | ':' | '-')) && !cloak;
    let mut next = after.chars();
    let goes_on = match next.next() {
        Some('.' | '-') => next.next().is_some_and(char::is_alphanumeric),
        Some(other) => word(other) || other == ':' && next.next() == Some(':'),
        None => false,
    };
    !joined && !goes_on
}

#[cfg(test)]
mod tests {
    use super::*;

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
