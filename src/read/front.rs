//! Front matter: the YAML between `---` lines, or before `...`, at the head of a Markdown file, or what other generators put there.
//! Text in, its language, its range and that of the body out. Nothing is parsed here.

pub(crate) mod toml;

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
        /// The language it is in.
        language: Language,
        /// First byte of the body.
        body: usize,
        /// Physical lines before the body.
        lines: usize,
    },
}

/// Languages of front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// The one that everybody has.
    Yaml,
    /// Zola's, and Hugo's as well.
    Toml,
    /// Hugo's as well.
    Json,
}

/// Finds the front matter of a text.
pub fn find(text: &str) -> Front {
    let line = |range: &Range<usize>| text[range.clone()].trim_end();
    let mut lines = super::text::each_line(text);
    let opening = lines.next().map_or("", |first| line(&first));
    let Some((language, closing)) = fence(opening) else {
        return Front::None;
    };
    let mut begin = None;
    let mut above = 1;
    let mut dotted = None;
    while let Some(next) = lines.next() {
        above += 1;
        let begin = *begin.get_or_insert(next.start);
        let ends = line(&next) == closing;
        let dots = || language == Language::Yaml && dotted.is_none() && line(&next) == DOTS;
        if !ends && !dots() {
            continue;
        }
        let found = Found {
            front: begin..next.start,
            body: lines.clone().next().map_or(text.len(), |line| line.start),
            lines: above,
        };
        if ends {
            let dotted = dotted.filter(|dotted: &Found| !goes_on(&text[dotted.body..next.start]));
            return dotted.unwrap_or(found).told(language);
        }
        dotted = Some(found).filter(|found| sets_keys(&text[found.front.clone()]));
    }
    match (dotted, language) {
        (Some(dotted), _) => dotted.told(language),
        (None, Language::Yaml) => Front::Unclosed,
        (None, Language::Toml | Language::Json) => Front::None,
    }
}

/// Where the text below front matter begins, and how many lines stand above it.
pub fn body(text: &str) -> (usize, usize) {
    match find(text) {
        Front::Some { body, lines, .. } => (body, lines),
        Front::Unclosed | Front::None => (0, 0),
    }
}

/// What ends a document of YAML, and front matter for other programs.
const DOTS: &str = "...";

/// Front matter that may be all of it.
struct Found {
    front: Range<usize>,
    body: usize,
    lines: usize,
}

impl Found {
    fn told(self, language: Language) -> Front {
        let Found { front, body, lines } = self;
        Front::Some {
            front,
            language,
            body,
            lines,
        }
    }
}

/// Whether what stands behind three dots, up to a line of hyphens, may be keys as well: then all is front matter that nobody can
/// read.
fn goes_on(behind: &str) -> bool {
    let blank = behind.trim().lines().any(|line| line.trim().is_empty());
    sets_keys(behind) && !blank
}

/// The same as [`holds_keys`], of a text that may be words.
fn sets_keys(text: &str) -> bool {
    text.contains(':') && holds_keys(text)
}

/// The language that a line begins, and the line that ends it: TOML stands between `+++`, JSON between `;;;`, and `---toml`
/// names what follows.
fn fence(opening: &str) -> Option<(Language, &'static str)> {
    Some(match opening {
        "---" | "---yaml" => (Language::Yaml, "---"),
        "---toml" => (Language::Toml, "---"),
        "---json" => (Language::Json, "---"),
        "+++" => (Language::Toml, "+++"),
        ";;;" => (Language::Json, ";;;"),
        _ => return None,
    })
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

/// Whether what stands between two lines of `---` is a paragraph of a text: a blank line begins it, and no key follows.
pub fn is_apart(front: &str) -> bool {
    let first = front.lines().next();
    let blank = first.is_some_and(|line| line.trim().is_empty());
    blank && !front.trim().is_empty() && !holds_keys(front)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_between_rules() {
        let rows = [
            ("\nMinutes of the day, taken by kim.\n\n", true),
            ("\nSlide one: words\n\n", true),
            ("\n# Agenda\n\n", true),
            ("\ntitle: x\n\n", false),
            ("title: x\n", false),
            ("\n\n", false),
            ("", false),
        ];
        for (front, expected) in rows {
            assert_eq!(is_apart(front), expected, "{front:?}");
        }
    }

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
            ("---\na: 1\n...\nbody\n", Some(("a: 1\n", "body\n"))),
            ("---\na: 1\n...", Some(("a: 1\n", ""))),
            (
                "---\na: 1\n...\n\nbody\n\n---\nb\n",
                Some(("a: 1\n", "\nbody\n\n---\nb\n")),
            ),
            (
                "---\na: 1\n...\nprivate: true\n---\nb\n",
                Some(("a: 1\n...\nprivate: true\n", "b\n")),
            ),
            (
                "---\nwords\n...\na\n---\nb\n",
                Some(("words\n...\na\n", "b\n")),
            ),
            (
                "---\na: 1\n...\nAgenda\n---\nb\n",
                Some(("a: 1\n", "Agenda\n---\nb\n")),
            ),
            ("---\nwords\n...\na\n", None),
            ("+++\na = 1\n...\n", None),
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
