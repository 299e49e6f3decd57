//! Ids of advisories: the word, a dash, and a form of its own. A text and where the word begins in, the whole id out. Who keeps
//! the register is not known here.

use super::{Hit, Reference, follows_word, precedes_word, starts_with_ignoring_case};

/// How the ids of a register look.
pub(super) struct Form {
    /// The word before the first dash, in any case.
    pub(super) word: &'static str,
    /// The length of what follows that dash; none if it is no id.
    length: fn(&str) -> Option<usize>,
    reference: fn(&str) -> Reference<'_>,
}

const fn form(
    word: &'static str,
    length: fn(&str) -> Option<usize>,
    reference: fn(&str) -> Reference<'_>,
) -> Form {
    Form {
        word,
        length,
        reference,
    }
}

/// Every register.
pub(super) const FORMS: &[Form] = &[
    form("CVE", cve_length, |id| Reference::Cve(id)),
    form("GHSA", ghsa_length, |id| Reference::Ghsa(id)),
    form("FEDORA", fedora_length, |id| Reference::Fedora(id)),
    form("DSA", dsa_length, |id| Reference::Dsa(id)),
    form("RUSTSEC", rustsec_length, |id| Reference::Rustsec(id)),
];

impl Form {
    /// The id whose word begins at a place, if it is one.
    pub(super) fn at<'t>(&self, text: &'t str, at: usize) -> Hit<'t> {
        if follows_word(text, at) {
            return None;
        }
        let head = at + self.word.len() + 1;
        let end = head + (self.length)(&text[head..])?;
        (!precedes_word(text, end)).then(|| (at..end, (self.reference)(&text[at..end])))
    }
}

/// Digits at the head of a text.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// `2021-3560`: four digits, a dash, 4 to 19 digits.
fn cve_length(text: &str) -> Option<usize> {
    let (year, number) = (digits(text), digits(text.get(5..)?));
    (year == 4 && text.as_bytes()[4] == b'-' && (4..=19).contains(&number)).then_some(5 + number)
}

/// `2026-0123456789` or `EPEL-2026-0123456789`: a year and ten hexadecimal digits.
fn fedora_length(text: &str) -> Option<usize> {
    let skipped = match starts_with_ignoring_case(text, "EPEL-") {
        true => "EPEL-".len(),
        false => 0,
    };
    let id = text.as_bytes().get(skipped..skipped + 15)?;
    let fits = |(index, byte): (usize, &u8)| match index {
        0..=3 => byte.is_ascii_digit(),
        4 => *byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    id.iter().enumerate().all(fits).then_some(skipped + 15)
}

/// `xxxx-xxxx-xxxx`.
fn ghsa_length(text: &str) -> Option<usize> {
    let id = text.as_bytes().get(..14)?;
    let fits = |(index, byte): (usize, &u8)| match index {
        4 | 9 => *byte == b'-',
        _ => byte.is_ascii_alphanumeric(),
    };
    id.iter().enumerate().all(fits).then_some(14)
}

/// `5678-1`, or `5678` for all revisions of it.
fn dsa_length(text: &str) -> Option<usize> {
    let number = digits(text);
    let revision = text[number..].strip_prefix('-').map_or(0, digits);
    let length = number + if revision > 0 { 1 + revision } else { 0 };
    ((3..=6).contains(&number) && revision <= 3).then_some(length)
}

/// `2021-0001`: four digits each.
fn rustsec_length(text: &str) -> Option<usize> {
    let number = text
        .strip_prefix(&text[..digits(text)])?
        .strip_prefix('-')?;
    (digits(text) == 4 && digits(number) == 4).then_some(9)
}
