//! Entries of lists, as CommonMark has them (0.31, 5.2). A line without the blanks before it in, what stands behind its sign out; how far it
//! is indented, and what it says, is the business of others.

/// What stands behind the sign of an entry, with the blanks there; none if a line begins with no such sign.
pub(crate) fn behind_sign(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => text.strip_prefix(['-', '*', '+']),
        1..=9 => text[digits..].strip_prefix(['.', ')']),
        _ => None,
    };
    rest.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Whether a box that a text begins with is ticked, and what stands behind it.
pub(crate) fn ticked(text: &str) -> Option<(bool, &str)> {
    let mut boxes = [("[ ]", false), ("[x]", true), ("[X]", true)].into_iter();
    boxes.find_map(|(sign, done)| Some((done, text.strip_prefix(sign)?)))
}

/// Columns of blanks before a line.
pub(super) fn indent(line: &str) -> usize {
    let blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    blanks.map(|byte| if byte == b'\t' { 4 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_entries() {
        let rows = [
            ("- a", Some(" a")),
            ("*\ta", Some("\ta")),
            ("12) a", Some(" a")),
            ("3.", Some("")),
            ("-a", None),
            ("1234567890. a", None),
            ("a", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(behind_sign(text), expected, "{text}");
        }
    }
}
