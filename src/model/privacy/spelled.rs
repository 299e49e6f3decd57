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
        match allows(&signs.collect::<String>()) {
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
        ];
        for (text, expected) in rows {
            let found = masked(text, |address| address.ends_with("@open.test"));
            assert_eq!(found.unwrap_or_else(|| text.to_owned()), expected, "{text}");
        }
    }
}
