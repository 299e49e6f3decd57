//! References in running text: `#12`, `!3`, `group/project#4`, `@name`, web addresses, ids of CVE, GHSA, Bugzilla and
//! Fedora updates.
//! Plain text in, byte ranges with their meaning out, in one pass; whether a target exists is not known here.
//! The forms are those of GitLab's Markdown; CVE ids follow the CVE numbering rules (4 to 19 digits).

mod advisory;
mod web;

use super::words::{after_words, is_number};
use crate::model::words::is_one_of;
use std::ops::Range;

pub use web::without_scheme;

/// What a piece of text points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference<'a> {
    /// A web address.
    Url(&'a str),
    /// An issue, maybe of another project.
    Issue(Option<&'a str>, u64),
    /// `#name-12`: an issue by its name on the site, if a tracker is called so.
    Ticket(&'a str, u64),
    /// A merge request, maybe of another project.
    MergeRequest(Option<&'a str>, u64),
    /// A person: a nick or a whole Matrix id, without the `@`.
    Person(&'a str),
    /// A CVE id as written.
    Cve(&'a str),
    /// A GitHub security advisory as written.
    Ghsa(&'a str),
    /// A bug number of Red Hat's Bugzilla.
    Rhbz(u64),
    /// An update of Fedora or EPEL as written.
    Fedora(&'a str),
    /// A security advisory of Debian as written.
    Dsa(&'a str),
    /// An advisory of RustSec as written.
    Rustsec(&'a str),
}

/// A reference and the bytes it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What they mean.
    pub reference: Reference<'a>,
}

/// All references of a text, in order, never overlapping.
pub fn scan(text: &str) -> Vec<Found<'_>> {
    let mut found: Vec<Found<'_>> = Vec::new();
    for mark in marks(text.as_bytes()) {
        let floor = found.last().map_or(0, |last| last.range.end);
        let hit = (mark >= floor).then(|| at_mark(text, mark, floor));
        if let Some((range, reference)) = hit.flatten() {
            found.push(Found { range, reference });
        }
    }
    found
}

/// Where a mark stands that every form has one of: running text is mostly without, and passed over at the speed of memory.
fn marks(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let mut signs = memchr::memchr3_iter(b'@', b'#', b'!', bytes).peekable();
    // Those of `https://` and `[issue:12]`, and of ids such as `CVE-2026-1234`.
    let mut inner = memchr::memchr2_iter(b':', b'-', bytes).peekable();
    std::iter::from_fn(move || match (signs.peek(), inner.peek()) {
        (Some(sign), Some(other)) if other < sign => inner.next(),
        (Some(_), _) => signs.next(),
        (None, _) => inner.next(),
    })
}

/// What the text around a mark means, if it begins behind what was found before.
fn at_mark(text: &str, mark: usize, floor: usize) -> Hit<'_> {
    let begins = |word: &str| {
        let start = mark.checked_sub(word.len()).filter(|at| *at >= floor)?;
        let there = &text.as_bytes()[start..mark];
        there.eq_ignore_ascii_case(word.as_bytes()).then_some(start)
    };
    match text.as_bytes()[mark] {
        b'#' | b'!' => numbered(text, mark, floor),
        b'@' => person(text, mark),
        b':' => match begins("https").or_else(|| begins("http")) {
            Some(at) => url(text, at),
            None => labelled(
                text,
                begins("[issue").or_else(|| begins("[work_item"))?,
                mark,
            ),
        },
        _ => advisory::FORMS
            .iter()
            .find_map(|form| form.at(text, begins(form.word)?)),
    }
}

/// What a web address itself names: ids in its path, and bugs of Red Hat's Bugzilla.
pub fn in_address(address: &str) -> Vec<Reference<'_>> {
    let rest = address.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let number = |text: &str| {
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        text[..digits].parse().ok().map(Reference::Rhbz)
    };
    if host.eq_ignore_ascii_case("bugzilla.redhat.com") {
        let bug = rest.split_once("id=").map(|(_, id)| id);
        let short = || rest.split_once('/').map(|(_, path)| path);
        return bug.or_else(short).and_then(number).into_iter().collect();
    }
    let ids = scan(rest).into_iter().map(|found| found.reference);
    ids.filter(|id| {
        matches!(
            id,
            Reference::Cve(_)
                | Reference::Ghsa(_)
                | Reference::Fedora(_)
                | Reference::Dsa(_)
                | Reference::Rustsec(_)
        )
    })
    .collect()
}

type Hit<'a> = Option<(Range<usize>, Reference<'a>)>;

/// Whether a character is part of a word, so that no reference begins or ends at it: a letter, a digit, an accent that stands
/// apart from its letter.
fn is_word(character: char) -> bool {
    match character {
        '_' | '\u{300}'..='\u{36f}' => true,
        // Thai and its neighbours, Chinese, Japanese, Korean: where no blanks part words, a letter beside a reference is no part
        // of it. Their punctuation, which lies among them, is no letter anyway.
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{11ff}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7ff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ffdc}'
        | '\u{20000}'..='\u{3ffff}' => false,
        other => other.is_alphanumeric(),
    }
}

fn follows_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(is_word)
}

fn precedes_word(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(is_word)
}

/// A web address that no word goes before.
fn url(text: &str, at: usize) -> Hit<'_> {
    let rest = &text[at..];
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| starts_with_ignoring_case(rest, scheme))?;
    if follows_word(text, at) {
        return None;
    }
    let url = web::address(rest);
    let whole = url.len() > scheme.len() && !web::is_masked(rest, url);
    whole.then(|| (at..at + url.len(), Reference::Url(url)))
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    after_words(text, prefix).is_some()
}

/// `#12` or `!3`, with `group/project` or `RHBZ` before it.
fn numbered(text: &str, at: usize, floor: usize) -> Hit<'_> {
    let digits = text[at + 1..]
        .bytes()
        .take_while(u8::is_ascii_digit)
        .count();
    let end = at + 1 + digits;
    if digits == 0 || precedes_word(text, end) {
        return ticket(text, at);
    }
    if digits > 12 {
        return None;
    }
    let number = text[at + 1..end].parse().ok()?;
    let before = project_before(&text[floor..at]);
    if before.is_empty() {
        return stands_alone(text, at).then(|| (at..end, numbered_kind(text, at, None, number)));
    }
    let start = at - before.len();
    if text[..start].ends_with('@') || follows_word(text, start) {
        return None;
    }
    if text.as_bytes()[at] == b'#' && is_bugzilla(before) {
        return Some((start..end, Reference::Rhbz(number)));
    }
    Some((start..end, numbered_kind(text, at, Some(before), number)))
}

/// Whether a sign begins a reference: nothing takes its meaning away, and no word goes before it.
fn stands_alone(text: &str, at: usize) -> bool {
    let escaped = at > 0 && matches!(text.as_bytes()[at - 1], b'\\' | b'&' | b'#');
    !escaped && !follows_word(text, at)
}

/// `#name-12`, unless that is the id of an advisory.
fn ticket(text: &str, at: usize) -> Hit<'_> {
    let rest = &text[at + 1..];
    let length = name_length(rest, |byte| matches!(byte, b'_' | b'.' | b'-'));
    let (name, digits) = rest[..length].rsplit_once('-')?;
    let end = at + 1 + length;
    let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric());
    let plain = digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let advisory = advisory::FORMS
        .iter()
        .any(|form| starts_with_ignoring_case(name, form.word));
    let whole = text.as_bytes()[at] == b'#' && begins && plain && !advisory;
    let number = digits.parse().ok().filter(|_| whole)?;
    let apart = stands_alone(text, at) && !precedes_word(text, end);
    apart.then_some((at..end, Reference::Ticket(name, number)))
}

fn numbered_kind<'a>(
    text: &str,
    at: usize,
    project: Option<&'a str>,
    number: u64,
) -> Reference<'a> {
    match text.as_bytes()[at] {
        b'!' => Reference::MergeRequest(project, number),
        _ => Reference::Issue(project, number),
    }
}

fn is_bugzilla(name: &str) -> bool {
    is_one_of(name, &["rhbz", "bz"])
}

/// The `group/project` that ends a text; empty if it ends otherwise.
fn project_before(text: &str) -> &str {
    let allowed =
        |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b'/');
    let length = text.bytes().rev().take_while(allowed).count();
    let path = &text[text.len() - length..];
    let path = path.trim_start_matches(['/', '.', '-']);
    let ends_well = path
        .bytes()
        .last()
        .is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if ends_well && !path.contains("//") {
        path
    } else {
        ""
    }
}

/// `[issue:12]` and `[work_item:group/project/12]`, from the bracket on.
fn labelled(text: &str, start: usize, mark: usize) -> Hit<'_> {
    let (inside, _) = text[mark + 1..].split_once(']')?;
    let (project, digits) = match inside.rsplit_once('/') {
        Some((project, digits)) => (Some(project), digits),
        None => (None, inside),
    };
    let whole = |path: &&str| project_before(path) == *path;
    let named = project.is_none_or(|path| whole(&path));
    let plain = digits.len() <= 12 && is_number(digits);
    let number = digits.parse().ok().filter(|_| named && plain)?;
    let end = mark + 1 + inside.len() + 1;
    Some((start..end, Reference::Issue(project, number)))
}

/// `@name` or `@name:server.example`.
fn person(text: &str, at: usize) -> Hit<'_> {
    // A name stands at the head of a word: after a blank, a bracket, a quote or a mark that is seen. After anything else it may be
    // the end of a mail address.
    let apart = |c: char| {
        c.is_whitespace()
            || "([{<\"',:;>|«»¡¿".contains(c)
            || matches!(
                c,
                '\u{2010}'..='\u{2027}'
                | '\u{2030}'..='\u{203e}'
                | '\u{3001}'..='\u{3003}'
                | '\u{3008}'..='\u{301b}'
                | '！' | '（' | '）' | '，' | '：' | '；' | '？' | '［' | '］'
            )
    };
    if !text[..at].chars().next_back().is_none_or(apart) {
        return None;
    }
    let rest = &text[at + 1..];
    let mut length = name_length(rest, |byte| matches!(byte, b'_' | b'.' | b'-'));
    let server = rest[length..].strip_prefix(':').map_or(0, |rest| {
        name_length(rest, |byte| matches!(byte, b'.' | b'-'))
    });
    if server > 2 && length > 0 {
        length += 1 + server;
    }
    let name = &rest[..length];
    let address = rest.as_bytes().get(length) == Some(&b'@');
    (!name.is_empty() && !address).then(|| (at..at + 1 + length, Reference::Person(name)))
}

fn name_length(text: &str, also: fn(u8) -> bool) -> usize {
    let length = text
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || also(*byte))
        .count();
    text[..length].trim_end_matches(['.', '-']).len()
}

#[cfg(test)]
mod tests {
    use super::Reference::*;
    use super::*;

    #[test]
    fn references() {
        let rows: &[(&str, &[(&str, Reference<'_>)])] = &[
            ("see #12, ok", &[("#12", Issue(None, 12))]),
            (
                "[issue:3] [work_item:g/p/25], [issue:g//p/4] [issue:x] issue:5]",
                &[
                    ("[issue:3]", Issue(None, 3)),
                    ("[work_item:g/p/25]", Issue(Some("g/p"), 25)),
                ],
            ),
            (
                "DSA-5678-1 dsa-5678, RUSTSEC-2021-0001 rustsec-21-1 xDSA-5678 DSA-1 RUSTSEC-2021-00012",
                &[
                    ("DSA-5678-1", Dsa("DSA-5678-1")),
                    ("dsa-5678", Dsa("dsa-5678")),
                    ("RUSTSEC-2021-0001", Rustsec("RUSTSEC-2021-0001")),
                ],
            ),
            ("a#12 x", &[("a#12", Issue(Some("a"), 12))]),
            (
                "group/sub/pro.j#4.",
                &[("group/sub/pro.j#4", Issue(Some("group/sub/pro.j"), 4))],
            ),
            (
                "!3 and g/p!5",
                &[
                    ("!3", MergeRequest(None, 3)),
                    ("g/p!5", MergeRequest(Some("g/p"), 5)),
                ],
            ),
            ("\\#12 &#39; ##7 #1x #", &[]),
            (
                "#boats-2, #my.boats-3. (#2nd-4) #topic #info-5",
                &[
                    ("#boats-2", Ticket("boats", 2)),
                    ("#my.boats-3", Ticket("my.boats", 3)),
                    ("#2nd-4", Ticket("2nd", 4)),
                    ("#info-5", Ticket("info", 5)),
                ],
            ),
            (
                "boats-2 !boats-2 #-2 #boats- #boats-2x a#boats-2 \\#boats-2 #CVE-2021-3560",
                &[("CVE-2021-3560", Cve("CVE-2021-3560"))],
            ),
            (
                "RHBZ#1967424 bz#5",
                &[("RHBZ#1967424", Rhbz(1_967_424)), ("bz#5", Rhbz(5))],
            ),
            (
                "CVE-2021-3560, cve-2021-12",
                &[("CVE-2021-3560", Cve("CVE-2021-3560"))],
            ),
            (
                "GHSA-abcd-1234-ef56",
                &[("GHSA-abcd-1234-ef56", Ghsa("GHSA-abcd-1234-ef56"))],
            ),
            (
                "FEDORA-2026-01234abcde, fedora-epel-2026-0123456789 FEDORA-2026-12",
                &[
                    ("FEDORA-2026-01234abcde", Fedora("FEDORA-2026-01234abcde")),
                    (
                        "fedora-epel-2026-0123456789",
                        Fedora("fedora-epel-2026-0123456789"),
                    ),
                ],
            ),
            (
                "https://a.test/list/[mail address removed]/x https://a.test/?a[b]=1",
                &[("https://a.test/?a[b]=1", Url("https://a.test/?a[b]=1"))],
            ),
            ("@maple: hi", &[("@maple", Person("maple"))]),
            (
                "@maple:example.org!",
                &[("@maple:example.org", Person("maple:example.org"))],
            ),
            ("mail a@b.example 用户@b.example a\u{200b}@b.example", &[]),
            (
                "(https://e.org/x_(y)), #1",
                &[
                    ("https://e.org/x_(y)", Url("https://e.org/x_(y)")),
                    ("#1", Issue(None, 1)),
                ],
            ),
            (
                "https://e.org/a#12 b",
                &[("https://e.org/a#12", Url("https://e.org/a#12"))],
            ),
            ("https:// http://", &[]),
            ("ünï#5 é@x ünïp#5 i\u{308}#5 #5é", &[]),
            (
                "see “#12” and ‘!3’",
                &[("#12", Issue(None, 12)), ("!3", MergeRequest(None, 3))],
            ),
            (
                "#12’s, #13… #14—done",
                &[
                    ("#12", Issue(None, 12)),
                    ("#13", Issue(None, 13)),
                    ("#14", Issue(None, 14)),
                ],
            ),
            (
                "#12\u{a0}now\u{a0}#13",
                &[("#12", Issue(None, 12)), ("#13", Issue(None, 13))],
            ),
            (
                "见#12。（#13）は#14を 문제#15는 ดู#16",
                &[
                    ("#12", Issue(None, 12)),
                    ("#13", Issue(None, 13)),
                    ("#14", Issue(None, 14)),
                    ("#15", Issue(None, 15)),
                    ("#16", Issue(None, 16)),
                ],
            ),
            (
                "见p#12，CVE-2021-3560。",
                &[
                    ("p#12", Issue(Some("p"), 12)),
                    ("CVE-2021-3560", Cve("CVE-2021-3560")),
                ],
            ),
            (
                "“@ash” \u{a0}@birch —@cedar",
                &[
                    ("@ash", Person("ash")),
                    ("@birch", Person("birch")),
                    ("@cedar", Person("cedar")),
                ],
            ),
            (
                "“https://e.org/a”, ‘https://e.org/b’ «https://e.org/c»—",
                &[
                    ("https://e.org/a", Url("https://e.org/a")),
                    ("https://e.org/b", Url("https://e.org/b")),
                    ("https://e.org/c", Url("https://e.org/c")),
                ],
            ),
            (
                "见https://e.org/a。（https://e.org/日本） https://e.org/l’été…",
                &[
                    ("https://e.org/a", Url("https://e.org/a")),
                    ("https://e.org/日本", Url("https://e.org/日本")),
                    ("https://e.org/l’été", Url("https://e.org/l’été")),
                ],
            ),
        ];
        for (text, expected) in rows {
            let found: Vec<(&str, Reference<'_>)> = scan(text)
                .into_iter()
                .map(|hit| (&text[hit.range], hit.reference))
                .collect();
            assert_eq!(&found, expected, "{text}");
        }
    }

    #[test]
    fn addresses_name_ids() {
        let rows: &[(&str, &[Reference<'_>])] = &[
            (
                "https://nvd.nist.gov/vuln/detail/CVE-2026-90017",
                &[Cve("CVE-2026-90017")],
            ),
            (
                "https://bugzilla.redhat.com/show_bug.cgi?id=2990444#c3",
                &[Rhbz(2_990_444)],
            ),
            ("https://bugzilla.redhat.com/2990444", &[Rhbz(2_990_444)]),
            ("https://bugzilla.redhat.com/", &[]),
            (
                "https://e.org/updates/FEDORA-2026-0123456789",
                &[Fedora("FEDORA-2026-0123456789")],
            ),
            ("https://e.org/a#12", &[]),
        ];
        for (address, expected) in rows {
            assert_eq!(&in_address(address), expected, "{address}");
        }
    }
}
