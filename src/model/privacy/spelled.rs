//! Mail addresses in which people spell out the signs, so that no program finds them: `amy [at] boats (dot) example`. A text in, the
//! same without them out; whose may be shown is asked for.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// Such an address: the sign stands in brackets, and dots may, or is one of full width or an entity of HTML; in capitals both may stand
/// between blanks.
static SPELLED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let dot = r"(?:\.| ?[\[({] ?(?:dot|\.) ?[\])}] ?)";
    let sign = r"(?: ?[\[({] ?(?:at|@) ?[\])}] ?|\x{FF20}|&#64;|&#x40;|&commat;)";
    let words = "(?-i: AT [0-9a-z-]+(?: DOT [0-9a-z-]*[a-z])+)";
    Regex::new(&format!(
        r"(?i)[0-9a-z][0-9a-z._+-]*?(?:{sign}[0-9a-z-]+(?:{dot}[0-9a-z-]*[a-z])+|{words})"
    ))
    .ok()
});

/// The signs that stand for `@` alone.
const SIGNS: &[&str] = &["\u{ff20}", "&#64;", "&#x40;", "&commat;"];

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
    let alone = |at: usize| {
        let begins = |sign: &&str| bytes[at..].starts_with(sign.as_bytes());
        let word = at.checked_sub(2).and_then(|from| bytes.get(from..at + 2));
        SIGNS.iter().any(begins) || word == Some(b" AT ")
    };
    let closes = memchr::memchr3_iter(b']', b')', b'}', bytes).any(|end| {
        let before = bytes[..end].strip_suffix(b" ").unwrap_or(&bytes[..end]);
        let sign = before
            .last_chunk()
            .is_some_and(|last: &[u8; 2]| last.eq_ignore_ascii_case(b"at"));
        sign || before.ends_with(b"@")
    });
    closes || memchr::memchr3_iter(b'&', b'T', SIGNS[0].as_bytes()[0], bytes).any(alone)
}

/// A text without them.
pub(super) fn masked(text: &str, allows: impl Fn(&str) -> bool) -> Option<String> {
    let pattern = SPELLED.as_ref().filter(|pattern| pattern.is_match(text))?;
    let masked = pattern.replace_all(text, |found: &Captures<'_>| {
        let signs = |text: String, sign: &&str| text.replace(*sign, "@");
        let spelled = SIGNS.iter().fold(found[0].to_lowercase(), signs);
        let spelled = spelled.replace(['[', ']', '(', ')', '{', '}', ' '], "\n");
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
                "amy.b\u{ff20}boats.test amy&#64;boats.test &lt;amy AT boats DOT test&gt;",
                format!("{gone} {gone} &lt;{gone}&gt;"),
            ),
            (
                "amy\u{ff20}open.test amy&#64;open.test amy AT open DOT test",
                "amy\u{ff20}open.test amy&#64;open.test amy AT open DOT test".to_owned(),
            ),
            (
                "look AT it. LOOK AT THE DOT MATRIX, look at the dot matrix and look AT the boats.test \u{ff20}amy &#64;",
                "look AT it. LOOK AT THE DOT MATRIX, look at the dot matrix and look AT the boats.test \u{ff20}amy &#64;"
                    .to_owned(),
            ),
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
