//! What no reader of Markdown sees as words: numbers before the items of lists, the cross of a task that is done, what links lead to. A
//! record as Rust shows it in, the same without that out.

/// Digits of the number of an item, at the most (CommonMark 0.31, 5.2).
const DIGITS: usize = 9;

/// A text without them; none if it has none.
pub(super) fn without(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let (mut out, mut done) = (String::new(), 0);
    // A line begins behind a break, which is written as two signs, and where a field does.
    for at in memchr::memchr2_iter(b'\\', b'"', bytes) {
        let begins = match bytes[at] {
            b'\\' if bytes.get(at + 1) == Some(&b'n') => at + 2,
            b'"' => at + 1,
            _ => continue,
        };
        let (from, to) = mark(bytes, begins.max(done));
        if to > from {
            out.push_str(&text[done..from]);
            out.push(' ');
            done = to;
        }
    }
    (done > 0).then(|| out + &text[done..])
}

/// Bytes of an address behind the words of a link, of a label or the name of a part, at the most.
const LONGEST: usize = 2048;

/// A text without what its links lead to, marks of footnotes and names of its parts, which nobody reads among its words: `[words](address)`,
/// `[words][label]`, `[^1]`, `{#part}`; none if it has none.
pub(super) fn without_links(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let (mut out, mut done) = (String::new(), 0);
    for at in memchr::memchr3_iter(b']', b'[', b'{', bytes) {
        let (from, end) = match (bytes[at], bytes.get(at + 1)) {
            (b']', Some(b'(')) => (at + 1, b')'),
            (b']', Some(b'[')) => (at + 1, b']'),
            (b'[', Some(b'^')) => (at, b']'),
            (b'{', Some(b'#')) => (at, b'}'),
            _ => continue,
        };
        let near = &bytes[from..bytes.len().min(from + LONGEST)];
        let inside = memchr::memchr(end, near).filter(|_| from >= done);
        let Some(inside) =
            inside.filter(|inside| memchr::memmem::find(&near[..*inside], b"\\n").is_none())
        else {
            continue;
        };
        out.push_str(&text[done..from]);
        done = from + inside + 1;
    }
    (done > 0).then(|| out + &text[done..])
}

/// Where a mark of an item begins and ends behind the margin of a line; nothing where there is none.
fn mark(bytes: &[u8], begins: usize) -> (usize, usize) {
    let margin = |byte: &u8| matches!(byte, b' ' | b'>');
    let from = begins + count(&bytes[begins..], margin);
    let rest = &bytes[from..];
    let digits = count(rest, u8::is_ascii_digit);
    let numbered = (1..=DIGITS).contains(&digits)
        && matches!(rest.get(digits..digits + 2), Some([b'.' | b')', b' ']));
    let listed = matches!(rest, [b'-' | b'*' | b'+', b' ', ..]);
    let behind = match (numbered, listed) {
        (true, _) => from + digits + 2,
        (_, true) => from + 2,
        _ => return (from, from),
    };
    match &bytes[behind..] {
        [b'[', b'x' | b'X', b']', b' ', ..] => (from, behind + 4),
        _ if numbered => (from, behind),
        _ => (from, from),
    }
}

fn count(bytes: &[u8], is: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().take_while(|byte| is(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_links_lead_to_goes() {
        let rows = [
            ("a [b](https://h.test/c \"d\") e", Some("a [b] e")),
            ("a [b][1] c[^2] d", Some("a [b] c d")),
            ("A {#b}\\nc", Some("A \\nc")),
            ("a [b](c\\nd) e", None),
            ("a [b] (c) {d}", None),
            ("a [b](c", None),
        ];
        for (text, expected) in rows {
            assert_eq!(without_links(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn marks_of_items_go() {
        let rows = [
            (
                r#""1. one\n2. two\n10) ten""#,
                Some(r#"" one\n two\n ten""#),
            ),
            (r#""> 1. one\n  - [x] two""#, Some(r#"">  one\n   two""#)),
            (r#""one\n- two\n- [ ] three""#, None),
            (r#""one 2. two\n2.5 three\n1234567890. x""#, None),
            (r#""1.""#, None),
            (r#""\n1. ""#, Some(r#""\n ""#)),
        ];
        for (text, expected) in rows {
            assert_eq!(without(text).as_deref(), expected, "{text}");
        }
    }
}
