//! Addresses of machines as hosts write them, with dashes in place of dots and colons: `2a02-8109-9cc0-1234--1`, and four numbers in
//! the name of a host (`ip-81-2-69-142.dsl.boats.test`). Text in, the same without them out. Days, versions and ids that look alike
//! stay: an address of IPv6 begins as those do that are given to somebody, one of IPv4 is part of a host.

use std::ops::Range;

use super::{FILES, GONE, LONGEST, is_one};
use crate::model::words::is_number;

/// What stands where somebody stood at such a host.
const HOST_GONE: &str = "[host removed]";

/// A number that one of four has at least: smaller ones are versions.
const SMALL: u8 = 20;

/// Whether there may be one: the quick question before a closer look.
pub(super) fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    let (mut joints, mut cuts) = (0, 0);
    for at in memchr::memchr_iter(b'-', bytes).filter(|at| *at > 0 && digit(at - 1)) {
        joints += usize::from(digit(at + 1));
        cuts += usize::from(bytes.get(at + 1) == Some(&b'-') && digit(at + 2));
    }
    joints >= 3 || joints >= 1 && cuts >= 1
}

/// A text without them, but for those that are allowed; none if it has none.
pub(super) fn masked(text: &str, allowed: &[String]) -> Option<String> {
    let mut out = String::new();
    let (mut done, mut from) = (0, 0);
    while let Some(dash) = memchr::memchr(b'-', &text.as_bytes()[from..]) {
        let label = label(text, from, from + dash);
        from = label.end;
        let Some(address) = address(text, &label, allowed) else {
            continue;
        };
        let (start, gone) = match somebody(&text[done..address.start]) {
            Some(name) => (address.start - name, HOST_GONE),
            None => (address.start, GONE),
        };
        out.push_str(&text[done..start]);
        out.push_str(gone);
        done = address.end;
    }
    (done > 0).then(|| out + &text[done..])
}

/// What is one part of the name of a host, around a dash, behind `least`.
fn label(text: &str, least: usize, dash: usize) -> Range<usize> {
    let sign = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let bytes = text.as_bytes();
    let before = bytes[least..dash].iter().rev().take_while(sign).count();
    let after = bytes[dash..].iter().take_while(sign).count();
    dash - before..dash + after
}

/// Bytes of a name with an at sign at the end of a text.
fn somebody(before: &str) -> Option<usize> {
    let name = before.strip_suffix('@')?;
    let sign = |byte: &&u8| byte.is_ascii_alphanumeric() || b"._%+~-".contains(byte);
    let length = name.bytes().rev().take_while(|byte| sign(&byte)).count();
    (length > 0).then_some(length + 1)
}

/// The address in a part of the name of a host, or in what looks like one.
fn address(text: &str, label: &Range<usize>, allowed: &[String]) -> Option<Range<usize>> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let (before, after) = (&text[..label.start], &text[label.end..]);
    if before.ends_with(word) || after.starts_with(word) {
        return None;
    }
    let groups = groups(&text[label.clone()]);
    let found = six(&groups, allowed).or_else(|| four(&groups, after, allowed))?;
    Some(label.start + found.start..label.start + found.end)
}

/// A part between two dashes, and where it begins.
type Group<'t> = (usize, &'t str);

fn groups(label: &str) -> Vec<Group<'_>> {
    let parts = label.split('-');
    let at = parts.scan(0, |next, part| {
        let start = *next;
        *next += part.len() + 1;
        Some((start, part))
    });
    at.collect()
}

/// Where some groups stand.
fn range(groups: &[Group<'_>]) -> Option<Range<usize>> {
    let ((start, _), (last, part)) = (groups.first()?, groups.last()?);
    Some(*start..last + part.len())
}

/// Eight numbers of IPv6, or fewer around two dashes, which end where such numbers do.
fn six(groups: &[Group<'_>], allowed: &[String]) -> Option<Range<usize>> {
    let number = |part: &str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let begin = (0..groups.len()).find(|at| is_given(groups[*at].1, groups.get(at + 1)))?;
    let rest = &groups[begin..];
    let count = rest.iter().take_while(|(_, part)| number(part)).count();
    let rest = &rest[..count];
    let empty = rest.iter().filter(|(_, part)| part.is_empty()).count();
    let whole = match empty {
        0 => count == 8,
        1 => (4..=8).contains(&count) && !rest.last()?.1.is_empty(),
        _ => false,
    };
    if !whole {
        return None;
    }
    let parts: Vec<&str> = rest.iter().map(|(_, part)| *part).collect();
    let address = parts.join(":").to_lowercase();
    (is_one(&address) && !allowed.contains(&address)).then(|| range(rest))?
}

/// Whether an address that begins with a number is given to somebody (IANA, "IPv6 Global Unicast Address Assignments"; RFC 4193;
/// RFC 4291). Years are none: behind the few that are, days and months have two digits.
fn is_given(first: &str, second: Option<&Group<'_>>) -> bool {
    if first.len() != 4 {
        return false;
    }
    let long = |part: &str| part.len() > 2 || part.bytes().any(|byte| byte.is_ascii_alphabetic());
    match u16::from_str_radix(first, 16) {
        Ok(0x2001..=0x2003) => second.is_some_and(|(_, part)| long(part)),
        Ok(0x2400..=0x2fff | 0xfc00..=0xfdff | 0xfe80) => true,
        _ => false,
    }
}

/// Four numbers of IPv4 in the name of a host that goes on, or behind `ip` alone.
fn four(groups: &[Group<'_>], after: &str, allowed: &[String]) -> Option<Range<usize>> {
    let numbers = |at: &usize| {
        let next = groups.get(at + 1..at + 4);
        let more = groups.get(at + 4).is_some_and(|(_, part)| is_number(part));
        next.is_some_and(|next| next.iter().all(|(_, part)| is_number(part))) && !more
    };
    let first = (0..groups.len()).find(numbers)?;
    let (start, part) = groups[first];
    // `host81-2-69-142`: the letters stand for a kind of machines; one alone is that of a version.
    let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
    let before = first.checked_sub(1).map(|at| groups[at].1);
    let glued = !letters.is_empty();
    let named = letters.len() > 1 && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    let joined = before.is_some_and(|part| part.ends_with(|c: char| c.is_ascii_digit()));
    if glued && !named || joined {
        return None;
    }
    let parts = [
        &part[letters.len()..],
        groups[first + 1].1,
        groups[first + 2].1,
        groups[first + 3].1,
    ];
    // Days and hours have two digits.
    let padded = parts
        .iter()
        .any(|part| part.len() == 2 && part.starts_with('0'));
    let large = parts
        .iter()
        .any(|part| part.parse().is_ok_and(|part: u8| part >= SMALL));
    let alone = before == Some("ip") && groups.len() == 5;
    if padded || !large || !alone && !goes_on(after) {
        return None;
    }
    let address = parts.join(".");
    let whole = range(&groups[first..first + 4])?;
    (is_one(&address) && !allowed.contains(&address)).then_some(start + letters.len()..whole.end)
}

/// Whether the name of a host goes on behind a part of it.
fn goes_on(after: &str) -> bool {
    let Some(rest) = after.strip_prefix('.') else {
        return false;
    };
    let sign = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let length = rest.bytes().take(LONGEST).take_while(sign).count();
    let name = rest[..length].trim_end_matches(['.', '-']);
    let last = name.rsplit('.').next().unwrap_or_default();
    name.contains('.')
        && !name.starts_with('.')
        && last.len() > 1
        && !FILES.contains(&last)
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_dashes_go() {
        let rows = [
            (
                "kim is user@2a02-8109-9cc0-1234--1, ~kim@2a02-8109-9cc0-1234--1",
                Some("kim is [host removed], [host removed]"),
            ),
            (
                "2a02-8109-9cc0-1234--1 and x 2A02-8109-9CC0-1234-5678-9ABC-DEF0-1111.dyn.telefon.test",
                Some("[address removed] and x [address removed].dyn.telefon.test"),
            ),
            (
                "dyn-2001-4860-4861--8888.isp.test gateway/web/2001-67c-2e8--1 de-2a00-1--5-x",
                Some(
                    "dyn-[address removed].isp.test gateway/web/[address removed] de-[address removed]-x",
                ),
            ),
            (
                "ip-81-2-69-142.dsl.telefon.test host81-2-69-142.range81-2.telefon.test 081-002-069-142.a.test.",
                Some(
                    "ip-[address removed].dsl.telefon.test host[address removed].range81-2.telefon.test [address removed].a.test.",
                ),
            ),
            (
                "c-81-2-69-142.hsd1.ca.boats.test, ip-81-2-69-142 and @2a02-8109--5",
                Some(
                    "c-[address removed].hsd1.ca.boats.test, ip-[address removed] and @[address removed]",
                ),
            ),
            // Of documentation, of private networks, resolvers, and what is allowed.
            (
                "2001-db8--1 x@2001-db8-1--2 ip-10-0-0-25.dsl.telefon.test ip-192-168-1-20 2001-4860-4860--8888 2a02-9-9--7",
                None,
            ),
            // Days, versions, ids.
            (
                "2026-11-30--2026-12-05 2001-05-01--2002-06-01 2026-11-30-15-00-00-12-34 CVE-2026-1234--a",
                None,
            ),
            (
                "v1-2-3-40.docs.boats.test boats-1-2-3-4.docs.boats.test 81-2-69-142 81-2-69-142.tar.gz 30-11-26-05.log.boats.test",
                None,
            ),
            (
                "550e8400-e29b-41d4-a716-446655440000 add-bad-feed--face 2a02-8109-9cc0-1234 2a02-8109-9cc0-1234--",
                None,
            ),
            (
                "1-81-2-69-142.a.test 81-2-69-142-7.a.b.test 300-2-69-142.a.test \u{e4}2a02-8109-9cc0-1234--1 x_2a02-8109-9cc0--1",
                None,
            ),
            ("----- --- a-b-c-d-e-f-a-b 1-2-3-4 --1-2 2a02--1", None),
        ];
        let allowed = ["2a02:9:9::7".to_owned()];
        for (text, expected) in rows {
            assert_eq!(masked(text, &allowed).as_deref(), expected, "{text}");
            assert!(expected.is_none() || may_be_in(text), "{text}");
        }
    }
}
