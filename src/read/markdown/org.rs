//! What Org never exports: comments, drawers of its own, and trees that are commented out, archived or marked with a tag for that. A
//! text in, which of its lines that is out.

use std::collections::{HashMap, HashSet};

/// Drawers that hold notes of the program itself.
const DRAWERS: &[&str] = &[":logbook:", ":properties:"];

/// Tags of trees that are left out, unless others are named.
const TAGS: &[&str] = &["noexport", "archive"];

/// What a text says of itself: the blocks that end, by the last line that ends one, and tags of trees that are left out.
struct Known<'t> {
    ends: HashMap<String, usize>,
    tags: HashSet<String>,
    lines: Vec<&'t str>,
}

/// Which lines of Org are not exported.
pub(super) fn unprinted(text: &str) -> Vec<bool> {
    let known = Known::of(text);
    let (mut block, mut drawer, mut tree) = (None::<String>, false, None::<usize>);
    let mut found = Vec::with_capacity(known.lines.len());
    for at in 0..known.lines.len() {
        let line = known.lines[at];
        let lower = line.trim().to_lowercase();
        if let Some(open) = &block {
            let remark = open == "comment";
            block = block.filter(|open| lower.strip_prefix("#+end_") != Some(open));
            found.push(remark || tree.is_some());
            continue;
        }
        if let Some(level) = level(line) {
            tree = tree.filter(|above| level > *above);
            tree = tree.or(known.is_left_out(line).then_some(level));
            drawer = false;
        }
        block = known.block(&lower, at);
        let begins = DRAWERS.contains(&lower.as_str());
        let gone = drawer || begins || is_comment(&lower) || block.as_deref() == Some("comment");
        drawer = (drawer || begins) && lower != ":end:";
        found.push(gone || tree.is_some());
    }
    found
}

impl<'t> Known<'t> {
    fn of(text: &'t str) -> Self {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let (mut ends, mut tags) = (HashMap::new(), HashSet::new());
        tags.extend(TAGS.iter().map(|&tag| tag.to_owned()));
        for (at, line) in lines.iter().enumerate() {
            let lower = line.trim().to_lowercase();
            if let Some(name) = lower.strip_prefix("#+end_") {
                ends.insert(name.to_owned(), at);
            } else if let Some(told) = lower.strip_prefix("#+exclude_tags:") {
                tags.extend(told.split_whitespace().map(str::to_owned));
            }
        }
        Known { ends, tags, lines }
    }

    /// The block that a line begins, which ends further down: in others everything is text.
    fn block(&self, lower: &str, at: usize) -> Option<String> {
        let name = lower.strip_prefix("#+begin_")?.split_whitespace().next()?;
        let ends = self.ends.get(name).is_some_and(|end| *end > at);
        ends.then(|| name.to_owned())
    }

    /// Whether a headline begins a tree that is left out: by a tag at its end, or as it is commented out.
    fn is_left_out(&self, line: &str) -> bool {
        let words = line.trim_start_matches('*').split_whitespace();
        let state = |word: &&str| {
            let loud = word.len() > 1 && !word.contains(char::is_lowercase);
            loud && *word != "COMMENT"
        };
        let commented = words.clone().take(3).find(|word| !state(word)) == Some("COMMENT");
        let last = words.last().unwrap_or("");
        let tags = last
            .strip_prefix(':')
            .and_then(|last| last.strip_suffix(':'));
        let mut tags = tags.into_iter().flat_map(|tags| tags.split(':'));
        commented || tags.any(|tag| self.tags.contains(&tag.to_lowercase()))
    }
}

/// How deep a headline is.
fn level(line: &str) -> Option<usize> {
    let stars = line.bytes().take_while(|byte| *byte == b'*').count();
    (stars > 0 && line[stars..].starts_with(' ')).then_some(stars)
}

/// Whether a line is a comment: `# words`, or the sign alone.
fn is_comment(line: &str) -> bool {
    line.strip_prefix('#')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}
