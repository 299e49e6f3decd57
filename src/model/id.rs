//! Names that become part of addresses: slugs, and short fingerprints where no slug is left.
//! Text in, `[a-z0-9-]` out, and for headings letters of any script; uniqueness is the business of those who collect records.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// Longest slug, in bytes: file systems and readers both have limits.
const LONGEST: usize = 80;

/// Longest name of a heading, in bytes: two that begin alike for so long are told apart by their numbers.
const LONGEST_NAME: usize = 240;

/// A lower-case name of `[a-z0-9-]`, at most 80 bytes; empty if the text holds no letter or digit of ASCII.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    for character in composed(text).chars() {
        if out.len() >= LONGEST {
            break;
        }
        match fold(character) {
            Some(letter) => out.push(letter),
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A text with letters and their accents in one (Unicode, form NFC): some systems keep them apart. Most texts have none.
pub fn composed(text: &str) -> Cow<'_, str> {
    match text.is_ascii() {
        true => Cow::Borrowed(text),
        false => Cow::Owned(text.nfc().collect()),
    }
}

/// A slug that is never empty: text without one gets a short fingerprint of itself.
pub fn slug_or_hash(text: &str) -> String {
    let slug = slug(text);
    if slug.is_empty() {
        short_hash(text)
    } else {
        slug
    }
}

/// The name of a heading in addresses, as GitLab makes it: letters and digits of any script in lower case, `_`, and one hyphen
/// for blanks and hyphens; nothing of other signs. GitHub's form, and one of either that is written in an address, come to the
/// same. Empty if nothing is left.
pub fn heading_name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let whole = composed(text);
    let letters = whole.chars().flat_map(char::to_lowercase);
    for letter in letters {
        match letter {
            '-' | ' ' | '\n' | '\t' if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            '_' => out.push(letter),
            _ if letter.is_alphanumeric() => out.push(letter),
            _ => {}
        }
        if out.len() >= LONGEST_NAME {
            break;
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// A heading without the attributes that other programs take from its end, as in `Keys {#keys .wide}`, and the id among them;
/// none if it has no such end.
pub fn heading_attributes(text: &str) -> Option<(&str, Option<&str>)> {
    let text = text.trim_end().strip_suffix('}')?;
    let (head, inside) = text.rsplit_once('{')?;
    let inside = inside.strip_prefix(':').unwrap_or(inside);
    let mut id = None;
    for word in inside.split_whitespace() {
        match begins(word, '#') {
            Some(name) => id = Some(name),
            None => _ = begins(word, '.')?,
        }
    }
    (!inside.trim().is_empty()).then(|| (head.trim_end(), id))
}

/// The name behind a mark.
fn begins(word: &str, mark: char) -> Option<&str> {
    let name = word.strip_prefix(mark)?;
    name.starts_with(char::is_alphabetic).then_some(name)
}

/// Eight hexadecimal digits that name a text.
pub fn short_hash(text: &str) -> String {
    format!("{:08x}", fingerprint(text.as_bytes()) & 0xffff_ffff)
}

/// FNV-1a over the bytes: stable over versions and machines, not a defence against anybody.
pub fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn fold(character: char) -> Option<char> {
    match character {
        'a'..='z' | '0'..='9' => Some(character),
        'A'..='Z' => Some(character.to_ascii_lowercase()),
        _ => unaccented(character),
    }
}

/// The plain letter of the accented letters of western and central European names.
fn unaccented(character: char) -> Option<char> {
    let plain = match character {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' | 'Ą' => 'a',
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => 'c',
        'ď' | 'Ď' | 'đ' | 'Đ' => 'd',
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' | 'ě' | 'Ę' | 'Ě' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' => 'i',
        'ł' | 'Ł' => 'l',
        'ñ' | 'Ñ' | 'ń' | 'ň' | 'Ń' | 'Ň' => 'n',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' | 'ő' | 'Ő' => 'o',
        'ř' | 'Ř' => 'r',
        'ß' | 'ś' | 'š' | 'Ś' | 'Š' => 's',
        'ť' | 'Ť' => 't',
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' | 'Ů' | 'Ű' => 'u',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => 'z',
        _ => return None,
    };
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_headings_bear() {
        for (text, expected) in [
            ("Keys {#keys}", Some(("Keys", Some("keys")))),
            ("Keys {: #my_keys .wide }", Some(("Keys", Some("my_keys")))),
            ("Keys {.wide}", Some(("Keys", None))),
            ("The set {a, b}", None),
            ("Ticket {#12}", None),
            ("Empty {}", None),
            ("Keys {#keys} of ours", None),
        ] {
            assert_eq!(heading_attributes(text), expected, "{text}");
        }
    }

    #[test]
    fn names_of_headings() {
        for (text, expected) in [
            ("What's new?", "whats-new"),
            ("2.1 Roles / Duties", "21-roles-duties"),
            ("21-roles--duties", "21-roles-duties"),
            ("Q&A", "qa"),
            ("my_keys", "my_keys"),
            (" - Tier-1/Tier-2 -", "tier-1tier-2"),
            ("Größe", "größe"),
            ("Gro\u{308}ße", "größe"),
            ("日本語 見出し", "日本語-見出し"),
            ("\u{202e}?!", ""),
        ] {
            assert_eq!(heading_name(text), expected, "{text}");
        }
        assert_eq!(heading_name(&"a".repeat(999)).len(), LONGEST_NAME);
    }

    #[test]
    fn slugs() {
        let rows = [
            ("Weekly Meeting", "weekly-meeting"),
            ("#15996", "15996"),
            ("  --a__b--  ", "a-b"),
            ("Ünïcödé", "unicode"),
            ("Re\u{301}union", "reunion"),
            ("漢字", ""),
            ("../../etc/passwd", "etc-passwd"),
        ];
        for (text, expected) in rows {
            assert_eq!(slug(text), expected, "{text}");
        }
        assert_eq!(slug(&"ab ".repeat(100)).len(), LONGEST);
        assert_eq!(slug_or_hash("漢字").len(), 8);
        assert_ne!(slug_or_hash("漢字"), slug_or_hash("漢"));
    }
}
