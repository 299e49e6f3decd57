//! Front matter: the YAML between `---` lines at the head of a Markdown file.
//! Text in, the ranges of the YAML and of the body out. Nothing is parsed here.

use std::ops::Range;

/// How a Markdown file begins.
#[derive(Debug, PartialEq, Eq)]
pub enum Front {
    /// No front matter: all is body.
    None,
    /// Front matter that is never closed.
    Unclosed,
    /// The YAML, and where the body begins.
    Some {
        /// Bytes of the YAML.
        yaml: Range<usize>,
        /// First byte of the body.
        body: usize,
        /// Physical lines before the body.
        lines: usize,
    },
}

/// Finds the front matter of a text.
pub fn find(text: &str) -> Front {
    let is_fence = |range: &Range<usize>| text[range.clone()].trim_end() == "---";
    let mut lines = super::text::each_line(text);
    if !lines.next().is_some_and(|first| is_fence(&first)) {
        return Front::None;
    }
    let mut begin = None;
    let mut above = 1;
    while let Some(line) = lines.next() {
        above += 1;
        let begin = *begin.get_or_insert(line.start);
        if is_fence(&line) {
            return Front::Some {
                yaml: begin..line.start,
                body: lines.next().map_or(text.len(), |line| line.start),
                lines: above,
            };
        }
    }
    Front::Unclosed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter() {
        let rows: &[(&str, Option<(&str, &str)>)] = &[
            ("---\na: 1\n---\nbody\n", Some(("a: 1\n", "body\n"))),
            ("---\r\na: 1\r\n---\r\nbody", Some(("a: 1\r\n", "body"))),
            ("---\n---\n", Some(("", ""))),
            ("text\n---\n", None),
        ];
        for (text, expected) in rows {
            let found = match find(text) {
                Front::Some { yaml, body, .. } => Some((&text[yaml], &text[body..])),
                _ => None,
            };
            assert_eq!(found, *expected, "{text:?}");
        }
        assert_eq!(find("---\na: 1\n"), Front::Unclosed);
    }
}
