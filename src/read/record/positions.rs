//! Where each key of a YAML text stands: a scan of the lines, for notes that point at the very key.
//! YAML text in, a table from key paths (`milestones[0].due`) to positions out.
//! It reads block style as people write it, and flow style (`{a: b}`) within a line; of more lines the key around it answers.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::place::narrow;

/// Position of a key and of its value, lines and columns from 1 within the YAML text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPosition {
    /// Line of the key.
    pub line: u32,
    /// Column of the key.
    pub column: u32,
    /// Column of the value behind its quote, or of the key where the value begins on a later line.
    pub value_column: u32,
}

/// Positions by key path.
#[derive(Debug, Default)]
pub struct Positions {
    by_path: HashMap<String, KeyPosition>,
    /// Paths that stand there a second time, each with that place.
    again: Vec<(String, KeyPosition)>,
}

struct Level {
    indent: usize,
    path: String,
    next_item: usize,
}

impl Positions {
    /// Scans a YAML text.
    pub fn scan(yaml: &str) -> Self {
        let mut scan = Scan { ..Scan::default() };
        for (index, line) in yaml.lines().enumerate() {
            scan.line(narrow(index + 1), line);
        }
        scan.found
    }

    /// Whether a key path has a position of its own.
    pub fn has(&self, path: &str) -> bool {
        self.by_path.contains_key(path)
    }

    /// The first key of a name that stands a second time in one mapping: both places.
    pub fn twice(&self, key: &str) -> Option<(KeyPosition, KeyPosition)> {
        let named = |path: &str| path.rsplit(['.', ']']).next() == Some(key);
        let (path, again) = self.again.iter().find(|(path, _)| named(path))?;
        Some((*self.by_path.get(path)?, *again))
    }

    /// The position of a key path, or of the nearest key around it.
    pub fn get(&self, path: &str) -> Option<KeyPosition> {
        let mut path = path;
        loop {
            if let Some(position) = self.by_path.get(path) {
                return Some(*position);
            }
            path = &path[..path.rfind(['.', '['])?];
        }
    }
}

#[derive(Default)]
struct Scan {
    found: Positions,
    levels: Vec<Level>,
    /// Indentation of the key whose block scalar is being passed over.
    block: Option<usize>,
}

impl Scan {
    fn line(&mut self, number: u32, line: &str) {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let rest = &line[indent..];
        if rest.is_empty() || rest.starts_with('#') {
            return;
        }
        if self.block.is_some_and(|block| indent > block) {
            return;
        }
        self.block = None;
        self.entry(number, indent, rest);
    }

    fn entry(&mut self, number: u32, indent: usize, rest: &str) {
        if let Some(after) = rest
            .strip_prefix("- ")
            .or_else(|| (rest == "-").then_some(""))
        {
            let item = self.open_item(indent);
            self.remember(&item, number, indent + 1, indent + 1);
            let inner = indent + 2 + after.len() - after.trim_start().len();
            self.levels.push(Level {
                indent: inner,
                path: item,
                next_item: 0,
            });
            return self.entry(number, inner, after.trim_start());
        }
        if rest.starts_with('{') {
            let path = self
                .levels
                .last()
                .map_or("", |level| &level.path)
                .to_owned();
            self.flow(&path, number, indent, rest);
        } else if let Some((key, value_at)) = key_of(rest) {
            self.levels.retain(|level| level.indent <= indent);
            let path = self.child(indent, key);
            self.remember(
                &path,
                number,
                indent + 1,
                indent + 1 + text_at(rest, value_at),
            );
            let value = rest[value_at..].trim();
            self.flow(&path, number, indent + value_at, &rest[value_at..]);
            self.block = matches!(value.chars().next(), Some('|' | '>')).then_some(indent);
            self.levels.push(Level {
                indent: indent + 1,
                path,
                next_item: 0,
            });
        }
    }

    /// The keys of a mapping in braces at the head of a text that stands behind so many bytes of its line.
    fn flow(&mut self, path: &str, number: u32, before: usize, text: &str) {
        let Some(inside) = text.strip_prefix('{') else {
            return;
        };
        for (at, part) in parts(inside) {
            let column = before + 1 + at + 1;
            let Some((key, value_at)) = key_of(part) else {
                continue;
            };
            let path = match path {
                "" => key.to_owned(),
                around => format!("{around}.{key}"),
            };
            self.remember(&path, number, column, column + text_at(part, value_at));
            self.flow(&path, number, column - 1 + value_at, &part[value_at..]);
        }
    }

    /// The path of the next item of the list that is indented like this, below or beside its key.
    fn open_item(&mut self, indent: usize) -> String {
        while self
            .levels
            .last()
            .is_some_and(|level| level.indent > indent + 1)
        {
            self.levels.pop();
        }
        match self.levels.last_mut() {
            Some(level) => {
                level.next_item += 1;
                format!("{}[{}]", level.path, level.next_item - 1)
            }
            None => {
                self.levels.push(Level {
                    indent,
                    path: String::new(),
                    next_item: 1,
                });
                "[0]".to_owned()
            }
        }
    }

    /// The path of a key: below the nearest level that is not indented deeper.
    fn child(&mut self, indent: usize, key: &str) -> String {
        while self
            .levels
            .last()
            .is_some_and(|level| level.indent > indent)
        {
            self.levels.pop();
        }
        match self.levels.last() {
            Some(level) if !level.path.is_empty() => format!("{}.{key}", level.path),
            _ => key.to_owned(),
        }
    }

    fn remember(&mut self, path: &str, line: u32, column: usize, value_column: usize) {
        let position = KeyPosition {
            line,
            column: narrow(column),
            value_column: narrow(value_column),
        };
        match self.found.by_path.entry(path.to_owned()) {
            Entry::Occupied(_) => self.found.again.push((path.to_owned(), position)),
            Entry::Vacant(free) => {
                free.insert(position);
            }
        }
    }
}

/// The key a line begins with, and where its value begins.
fn key_of(text: &str) -> Option<(&str, usize)> {
    let (key, after) = match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let end = text[1..].find(quote)? + 1;
            (&text[1..end], end + 1)
        }
        '[' | '{' | '&' | '*' | '!' | '|' | '>' | '%' | '@' | '`' => return None,
        _ => {
            let end = text
                .find(": ")
                .or_else(|| text.ends_with(':').then(|| text.len() - 1))?;
            (text[..end].trim_end(), end)
        }
    };
    let colon = text[after..].strip_prefix(':')?;
    let value_at = text.len() - colon.trim_start().len();
    Some((key, if colon.trim().is_empty() { 0 } else { value_at }))
}

/// Where the text of a value begins: behind its quote.
fn text_at(line: &str, value_at: usize) -> usize {
    let quoted = value_at > 0 && line[value_at..].starts_with(['"', '\'']);
    value_at + usize::from(quoted)
}

/// What stands between commas up to the brace that closes a mapping, each with where it begins.
fn parts(inside: &str) -> impl Iterator<Item = (usize, &str)> {
    let (mut from, mut done) = (0, false);
    std::iter::from_fn(move || {
        let rest = inside.get(from..).filter(|_| !done)?;
        let length = part_length(rest);
        done = !rest[length..].starts_with(',');
        let part = rest[..length].trim_start();
        let at = from + length - part.len();
        from += length + 1;
        Some((at, part.trim_end()))
    })
}

/// The bytes before the comma or the brace that ends a part: those in quotes and in other brackets end none.
fn part_length(text: &str) -> usize {
    let (mut depth, mut quote, mut last) = (0_usize, None, b',');
    for (at, byte) in text.bytes().enumerate() {
        match (byte, quote) {
            // Within a word it is an apostrophe.
            (b'"' | b'\'', None) if b",:{[".contains(&last) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            (_, Some(_)) => {}
            (b',' | b'}' | b']', None) if depth == 0 => return at,
            (b'{' | b'[', None) => depth += 1,
            (b'}' | b']', None) => depth -= 1,
            _ => {}
        }
        last = if byte == b' ' { last } else { byte };
    }
    text.len()
}

/// Where a text stands in a list as an item of its own; where it stands at all, if it does so nowhere.
pub(crate) fn whole(list: &[u8], text: &[u8]) -> Option<usize> {
    let apart = |byte: Option<&u8>| byte.is_none_or(|byte| b" ,[]{}\"'\t".contains(byte));
    let mut hits = memchr::memmem::find_iter(list, text);
    let own = hits.clone().find(|at| {
        let before = at.checked_sub(1).and_then(|before| list.get(before));
        apart(before) && apart(list.get(at + text.len()))
    });
    own.or_else(|| hits.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_items_have_positions() {
        let yaml = "title: A team\nareas:\n  - id: A\n    title: Watching\n  - id: B\nlist:\n- one\n- two: 2\ntext: |\n  not: a key\n\"quoted\": x\nafter: {a: b, c: {d: \"e, f\"}, 'g h': [1, {i: 2}], k: it's, l: m}\ndeep:\n  inner:\n    key: v\n";
        let found = Positions::scan(yaml);
        let rows = [
            ("title", (1, 1, 8)),
            ("areas", (2, 1, 1)),
            ("areas[0].id", (3, 5, 9)),
            ("areas[0].title", (4, 5, 12)),
            ("areas[1].id", (5, 5, 9)),
            ("list[0]", (7, 1, 1)),
            ("list[1].two", (8, 3, 8)),
            ("text", (9, 1, 7)),
            ("quoted", (11, 1, 11)),
            ("after.a", (12, 9, 12)),
            ("after.c.d", (12, 19, 23)),
            ("after.g h", (12, 31, 38)),
            ("after.g h[1].i", (12, 31, 38)),
            ("after.l", (12, 60, 63)),
            ("after.n", (12, 1, 8)),
            ("deep.inner.key", (15, 5, 10)),
        ];
        for (path, (line, column, value_column)) in rows {
            assert_eq!(
                found.get(path),
                Some(KeyPosition {
                    line,
                    column,
                    value_column
                }),
                "{path}"
            );
        }
        assert_eq!(found.get("not"), None);
    }

    #[test]
    fn a_list_at_the_root_has_positions() {
        let found = Positions::scan("- nick: a\n- nick: b\n  role: c\n- {nick: d, role: 'e'}\n");
        let place = |path| found.get(path).map(|p| (p.line, p.column, p.value_column));
        assert_eq!(place("[2].role"), Some((4, 13, 20)));
        assert_eq!(
            found.get("[1].role").map(|p| (p.line, p.column)),
            Some((3, 3))
        );
    }
}
