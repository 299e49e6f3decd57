//! Lines of names without what programs and people write beside these: addresses, links, tags and entities. A text in, the names with
//! signs for what stood there out; who is named is the business of `named`.

use std::borrow::Cow;

use super::answers::sign;
use crate::model::matrix::is_matrix_id;
use crate::model::meeting::MASK;
use crate::read::people::joints::JOINTS;
use crate::read::text::entities;

/// What stands for a name that is taken out, while brackets are looked at.
pub(super) const TAKEN_OUT: char = '\0';

/// What stands for an address.
pub(super) const ADDRESS: char = '\u{1}';

/// Bytes between the signs of a tag, at the most.
const LONGEST_TAG: usize = 256;

/// Bytes of the target of a link, at the most.
const LONGEST_TARGET: usize = 1024;

/// Signs at which a list of names goes on with the next one.
pub(super) const APART: [char; 9] = [
    ',', ';', '&', '/', '\u{b7}', '\u{3001}', '\u{ff0c}', '\u{ff1b}', '|',
];

/// A text of names without what stands beside them.
pub(super) fn bare(text: &str) -> Cow<'_, str> {
    const SIGNS: [char; 7] = ['&', ':', '@', '<', '[', '.', '\\'];
    if !text.contains(SIGNS) {
        return Cow::Borrowed(text);
    }
    let text = text.replace(MASK, "\0");
    let text = match text.contains('&') {
        true => entities::undone(&text),
        false => text,
    };
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|c: char| is_end(c) || c == '[') {
        word(&rest[..at], &mut out);
        rest = &rest[at..];
        rest = match rest.as_bytes().first() {
            Some(b'<') => tag(rest, &mut out),
            Some(b'[') => link(rest, &mut out),
            _ => {
                let mut chars = rest.chars();
                out.extend(chars.next());
                chars.as_str()
            }
        };
    }
    word(rest, &mut out);
    Cow::Owned(out)
}

/// Whether a word ends before a character. Addresses may have the signs of lists in them.
fn is_end(c: char) -> bool {
    c.is_whitespace() || "()<>]|".contains(c)
}

/// Adds what stands between two blanks.
fn word(text: &str, out: &mut String) {
    if let Some(sign) = sign(text) {
        return out.push_str(&sign);
    }
    // A line that is broken ends a name.
    let whole = text.trim_end_matches('\\');
    if whole.len() < text.len() {
        word(whole, out);
        return out.push('&');
    }
    let end = text.trim_end_matches([',', ';', '.', ':', '*', '_']).len();
    let (text, behind) = text.split_at(end);
    let start = text.len() - text.trim_start_matches(['*', '_', '`']).len();
    let (before, text) = text.split_at(start);
    out.push_str(before);
    match text.strip_prefix('@') {
        // An id of Matrix is as good as a handle.
        Some(handle) if is_matrix_id(text) && text.contains('.') => {
            out.push('@');
            out.push_str(handle.split(':').next().unwrap_or_default());
        }
        // A name at a server, of somebody who is named by that alone.
        Some(handle) if is_address(text) && begins(out) => {
            out.push('@');
            out.push_str(handle.split('@').next().unwrap_or_default());
        }
        _ if !is_address(text) => out.push_str(text),
        _ => out.push(ADDRESS),
    }
    out.push_str(behind);
}

/// Whether nothing but a few marks stands in a list since the last name.
fn begins(out: &str) -> bool {
    const MARKS: usize = 16;
    let mut last = out.chars().rev().take(MARKS);
    let found =
        last.find(|c| c.is_alphanumeric() || [ADDRESS, TAKEN_OUT].contains(c) || APART.contains(c));
    let joined = || {
        let end = out.trim_end_matches(' ');
        let before = |joint: &&str| end.strip_suffix(*joint);
        JOINTS
            .iter()
            .filter_map(before)
            .any(|before| before.ends_with(' '))
    };
    found.is_none_or(|c| APART.contains(&c) || c.is_lowercase() && joined())
}

/// Whether a word is an address of the web or of a mail, or a name at a server: `ash@boats.example`, `@ash@boats.example`.
fn is_address(word: &str) -> bool {
    let is_part = |text: &str| {
        let known = |c: char| c.is_alphanumeric() || "._+-%".contains(c);
        !text.is_empty() && text.chars().all(known)
    };
    let at = || {
        let (name, server) = word.rsplit_once('@')?;
        let name = name.strip_prefix('@').unwrap_or(name);
        Some(is_part(name) && is_part(server) && server.trim_matches('.').contains('.'))
    };
    word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("mailto:")
        || at() == Some(true)
}

/// Adds what a tag or an address between angle brackets stands for; the rest of the text out.
fn tag<'t>(text: &'t str, out: &mut String) -> &'t str {
    let end = text.bytes().take(LONGEST_TAG).position(|byte| byte == b'>');
    let Some(end) = end else {
        out.push('<');
        return &text[1..];
    };
    let inside = &text[1..end];
    if is_break(inside) {
        // As another line would, another name begins.
        out.push('&');
    } else if inside.contains(TAKEN_OUT) {
        out.push(TAKEN_OUT);
    } else if inside.contains(['@', ':', '.']) {
        out.push(ADDRESS);
    }
    &text[end + 1..]
}

/// Whether a tag ends a line, or an entry of a list.
fn is_break(inside: &str) -> bool {
    let name = inside.trim_matches(['/', ' ']);
    ["br", "li", "p"]
        .iter()
        .any(|tag| name.eq_ignore_ascii_case(tag))
}

/// Adds the words of a link, which are in square brackets unless a name begins with them; the rest of the text out.
fn link<'t>(text: &'t str, out: &mut String) -> &'t str {
    let inside = text.bytes().take(LONGEST_TAG).position(|byte| byte == b']');
    let target = inside.and_then(|end| Some((end, text.get(end + 1..)?.strip_prefix('(')?)));
    let target = target.and_then(|(end, rest)| {
        Some((
            end,
            rest,
            rest.bytes()
                .take(LONGEST_TARGET)
                .position(|byte| byte == b')')?,
        ))
    });
    let Some((end, rest, length)) = target else {
        out.push('[');
        return &text[1..];
    };
    let (words, behind) = (&text[1..end], &rest[length + 1..]);
    let picture = out.ends_with('!');
    if picture {
        out.pop();
    }
    let beside = !begins(out);
    if rest[..length].contains(TAKEN_OUT) {
        out.push(TAKEN_OUT);
    }
    if picture {
        return behind;
    }
    out.extend(beside.then_some('['));
    let words = words.split_inclusive(' ');
    words.for_each(|piece| word(piece, out));
    out.extend(beside.then_some(']'));
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_without_what_stands_beside_them() {
        let rows = [
            ("Ash Tree, kim", "Ash Tree, kim"),
            ("Ash Tree <ash@boats.example>, Kim", "Ash Tree #, Kim"),
            ("Ash Tree ash@boats.example", "Ash Tree #"),
            ("Kim Reed (kim@boats.example)", "Kim Reed (#)"),
            ("[Max Fern](mailto:max@boats.example)", "Max Fern"),
            (
                "[Lea Moss](https://git.example/lea) (she/her)",
                "Lea Moss (she/her)",
            ),
            ("Zoë Lake [zoe](https://zoe.example/@zoe)", "Zoë Lake [zoe]"),
            ("Ash and [Lea](https://git.example/lea)", "Ash and Lea"),
            (
                "Ash [@ash@boats.example](https://boats.example/@ash)",
                "Ash [#]",
            ),
            ("@ash@boats.example, Kim", "@ash, Kim"),
            ("@ash/@kim, @j.reed", "@ash/@kim, @j.reed"),
            ("@ash:boats.example, @kim:e.org", "@ash, @kim"),
            ("Ash (@ash:boats.example:8448)", "Ash (@ash)"),
            ("@ash: boats, @kim:boats", "@ash: boats, @kim:boats"),
            (
                "Ash ([@ash:e.org](https://matrix.to/#/@ash:e.org))",
                "Ash ([@ash])",
            ),
            (
                "Ash :white_check_mark: Kim :x:",
                "Ash \u{2705} Kim \u{274c}",
            ),
            (":boat: Ash: 10:30: x", " Ash: 10:30: x"),
            ("Ash Tree\\", "Ash Tree&"),
            ("<ul><li>Ash</li><LI>Kim</li></ul>", "&Ash&&Kim&"),
            ("Tom (https://tom.example/a,b and @tom)", "Tom (# and @tom)"),
            ("see https://boats.example/crew/list.", "see #."),
            ("![x](a.png) Ash<br>Kim<b>", " Ash&Kim"),
            ("Kim&#x20;", "Kim "),
            ("Lea &amp; Max", "Lea & Max"),
            ("Kim <[redacted]>, [[redacted]](https://e.org)", "Kim !, !"),
            ("[Kim](https://e.org/[redacted])", "!Kim"),
            ("a < b [c", "a < b [c"),
            ("", ""),
        ];
        for (text, expected) in rows {
            let shown = bare(text).replace(ADDRESS, "#").replace(TAKEN_OUT, "!");
            assert_eq!(shown, expected, "{text}");
        }
    }

    #[test]
    fn long_lines_take_no_long_time() {
        for piece in ["[x](", "[](y)", "<", "* [x](y)", "&amp", "a@b.c "] {
            let line = format!("{}{}", "*".repeat(100_000), piece.repeat(50_000));
            assert!(!bare(&line).is_empty(), "{piece}");
        }
    }
}
