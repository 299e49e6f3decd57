//! How deep a YAML text is nested, before a parser sees it. Text in, the place where it is too deep out.

/// Deepest nesting that is read.
pub(crate) const DEEPEST: usize = 48;

/// Where a YAML text is nested too deep to be parsed: a parser's time can grow with the square of the nesting.
pub(crate) fn too_deep(yaml: &str) -> Option<(usize, usize)> {
    let mut flow = 0usize;
    for (number, line) in yaml.lines().enumerate() {
        let mut quote = None;
        let mut bytes = line.bytes().enumerate();
        while let Some((column, byte)) = bytes.next() {
            match (quote, byte) {
                (Some(b'"'), b'\\') => _ = bytes.next(),
                (Some(open), byte) if byte == open => quote = None,
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'[' | b'{') => flow += 1,
                (None, b']' | b'}') => flow = flow.saturating_sub(1),
                _ => {}
            }
            if flow > DEEPEST {
                return Some((number + 1, column + 1));
            }
        }
        if entries(line) > DEEPEST {
            return Some((number + 1, 1));
        }
    }
    None
}

/// How many lists begin on a line, one inside the other: a dash with something else behind it is the head of a text.
fn entries(line: &str) -> usize {
    let bytes = line.as_bytes();
    let marks = bytes.iter().take_while(|byte| matches!(byte, b' ' | b'-'));
    let begins = |at: usize| bytes[at] == b'-' && matches!(bytes.get(at + 1), None | Some(b' '));
    (0..marks.count()).filter(|at| begins(*at)).count()
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn dashes_nest_where_they_begin_lists() {
        let (row, rule) = ("- ".repeat(60), "-".repeat(60));
        for (yaml, deep) in [
            (format!("a:\n{row}b"), true),
            (row, true),
            (format!("a: |\n  {rule}\n  b"), false),
            (format!("a: |\n  {rule} b"), false),
        ] {
            assert_eq!(too_deep(&yaml).is_some(), deep, "{yaml}");
        }
    }

    #[test]
    fn brackets_in_quotes_nest_nothing() {
        let open = "[".repeat(60);
        for (yaml, deep) in [
            (format!("a: {open}"), true),
            (format!("a: \"{open}\""), false),
            (format!("a: '{open}'"), false),
            (format!("a: \"\\\"{open}\\\\\""), false),
            (format!("a: \"\\\\\" {open}"), true),
        ] {
            assert_eq!(too_deep(&yaml).is_some(), deep, "{yaml}");
        }
    }
}
