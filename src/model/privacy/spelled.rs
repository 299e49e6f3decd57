//! Mail addresses in which people spell out the signs, so that no program finds them: `amy [at] boats (dot) example`. A text in, the
//! same without them out; whose may be shown is asked for.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Such an address: the sign stands in brackets, and dots may.
static SPELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dot = r"(?:\.| ?[\[({] ?(?:dot|\.) ?[\])}] ?)";
    Regex::new(&format!(
        r"(?i)[0-9a-z][0-9a-z._+-]*? ?[\[({{] ?(?:at|@) ?[\])}}] ?[0-9a-z-]+(?:{dot}[0-9a-z-]*[a-z])+"
    ))
    .ok()
});

/// Members of things in programs, and words of their examples: none is the end of a domain.
const MEMBERS: &[&str] = &[
    "baz", "begin", "count", "end", "first", "index", "item", "key", "left", "len", "length",
    "prev", "ptr", "qux", "right", "second", "size", "val", "value",
];

/// Whether what was found is the member of an array in a program, as in `boats[at].size`: no blank is in it, no dot is spelled, and
/// its last word is one of [`MEMBERS`], has a hump, or is called.
fn is_member(found: &str, after: &str) -> bool {
    let square = found.contains("[at]") || found.contains("(at)");
    let plain = square && found.matches(['[', '(', '{']).count() == 1 && !found.contains(' ');
    let last = found.rsplit('.').next().unwrap_or(found);
    let hump = last.starts_with(|c: char| c.is_ascii_lowercase())
        && last.contains(|c: char| c.is_ascii_uppercase());
    plain && (MEMBERS.contains(&last) || hump || after.starts_with("()") || after.starts_with('_'))
}

/// Whether there may be one: the quick question before a closer look.
pub(super) fn may_be_in(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3_iter(b']', b')', b'}', bytes).any(|end| {
        let before = bytes[..end].strip_suffix(b" ").unwrap_or(&bytes[..end]);
        let sign = before
            .last_chunk()
            .is_some_and(|last: &[u8; 2]| last.eq_ignore_ascii_case(b"at"));
        sign || before.ends_with(b"@")
    })
}

/// A text without them.
pub(super) fn masked(text: &str, allows: impl Fn(&str) -> bool) -> Option<String> {
    let pattern = SPELLED.as_ref().filter(|pattern| pattern.is_match(text))?;
    let masked = pattern.replace_all(text, |found: &Captures<'_>| {
        let spelled = found[0]
            .to_lowercase()
            .replace(['[', ']', '(', ')', '{', '}', ' '], "\n");
        let parts = spelled.split('\n').filter(|part| !part.is_empty());
        let signs = parts.map(|part| match part {
            "at" => "@",
            "dot" => ".",
            part => part,
        });
        let end = found.get(0).map_or(text.len(), |found| found.end());
        let open = is_member(&found[0], &text[end..]) || allows(&signs.collect::<String>());
        match open {
            true => found[0].to_owned(),
            false => "[mail address removed]".to_owned(),
        }
    });
    Some(masked.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_are_spelled_out() {
        let gone = "[mail address removed]";
        let rows = [
            (
                "to amy [at] boats [dot] test, please",
                format!("to {gone}, please"),
            ),
            (
                "amy(at)boats.test amy[@]boats.test",
                format!("{gone} {gone}"),
            ),
            ("amy.b (AT) sea (dot) boats (dot) test.", format!("{gone}.")),
            (
                "amy [at] open [dot] test",
                "amy [at] open [dot] test".to_owned(),
            ),
            ("look (at) this. Now", "look (at) this. Now".to_owned()),
            (
                "the array[at] and f(at)",
                "the array[at] and f(at)".to_owned(),
            ),
            (
                "boats[at]pier.size foo[at]bar.baz x[at]y.toText boats[at]pier.count()",
                "boats[at]pier.size foo[at]bar.baz x[at]y.toText boats[at]pier.count()".to_owned(),
            ),
            (
                "amy[at]pier.boats amy [at] foo.baz amy[at]foo[dot]baz amy[AT]foo.TEST",
                format!("{gone} {gone} {gone} {gone}"),
            ),
        ];
        for (text, expected) in rows {
            let found = masked(text, |address| address.ends_with("@open.test"));
            assert_eq!(found.unwrap_or_else(|| text.to_owned()), expected, "{text}");
        }
    }
}
