//! Front matter: the YAML between `---` lines at the head of a Markdown file, or what other generators put there.
//! Text in, the ranges of the YAML and of the body out. Nothing is parsed here.

use std::ops::Range;

/// How a Markdown file begins.
#[derive(Debug, PartialEq, Eq)]
pub enum Front {
    /// No front matter: all is body.
    None,
    /// Front matter that is never closed.
    Unclosed,
    /// Front matter, and where the body begins.
    Some {
        /// Its bytes.
        front: Range<usize>,
        /// Whether it is YAML, and not a language that is not read.
        yaml: bool,
        /// First byte of the body.
        body: usize,
        /// Physical lines before the body.
        lines: usize,
    },
}

/// Finds the front matter of a text.
pub fn find(text: &str) -> Front {
    let line = |range: &Range<usize>| text[range.clone()].trim_end();
    let mut lines = super::text::each_line(text);
    let opening = lines.next().map_or("", |first| line(&first));
    let Some(closing) = closing(opening) else {
        return Front::None;
    };
    let yaml = matches!(opening, "---" | "---yaml");
    let mut begin = None;
    let mut above = 1;
    while let Some(next) = lines.next() {
        above += 1;
        let begin = *begin.get_or_insert(next.start);
        if line(&next) == closing {
            return Front::Some {
                front: begin..next.start,
                yaml,
                body: lines.next().map_or(text.len(), |line| line.start),
                lines: above,
            };
        }
    }
    match yaml {
        true => Front::Unclosed,
        false => Front::None,
    }
}

/// The line that ends what a line begins: TOML stands between `+++`, JSON between `;;;`, and `---toml` names what follows.
fn closing(opening: &str) -> Option<&'static str> {
    match opening {
        "---" => Some("---"),
        "+++" => Some("+++"),
        ";;;" => Some(";;;"),
        _ => opening
            .strip_prefix("---")
            .is_some_and(|name| matches!(name, "yaml" | "toml" | "json"))
            .then_some("---"),
    }
}

/// Whether the first line of front matter that is neither blank nor a comment sets a key.
pub fn holds_keys(front: &str) -> bool {
    let says = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = front.lines().find(says);
    let key = first.and_then(|line| line.split([':', '=']).next());
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '-');
    key.map(str::trim)
        .is_some_and(|key| !key.is_empty() && key.chars().all(is_letter))
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
            ("---json\n{}\n---\nbody\n", Some(("{}\n", "body\n"))),
            ("+++\na = 1\n+++\nbody\n", Some(("a = 1\n", "body\n"))),
            ("+++\na = 1\n---\n", None),
            ("---yaml\na: 1\n---\nbody\n", Some(("a: 1\n", "body\n"))),
        ];
        for (text, expected) in rows {
            let found = match find(text) {
                Front::Some { front, body, .. } => Some((&text[front], &text[body..])),
                _ => None,
            };
            assert_eq!(found, *expected, "{text:?}");
        }
        assert_eq!(find("---\na: 1\n"), Front::Unclosed);
    }
}
