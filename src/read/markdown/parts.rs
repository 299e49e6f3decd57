//! The headings of a Markdown text with all that may be below them, as CommonMark has them: those that signs begin, and those with a
//! line below. Lines in; where each stands, and whether a part may begin or end there, out. What a heading says is for others.

use super::fence::Fence;
use super::heading::{self, signed, unindented};
use crate::model::words::after_words;

/// A heading, and the lines it is of, counted from 0.
pub(crate) struct Heading<'t> {
    /// Its first line: that of its paragraph, where a line is below.
    pub(crate) first: usize,
    /// The line with its words.
    pub(crate) line: usize,
    /// The line behind it.
    pub(crate) behind: usize,
    /// How deep it is.
    pub(crate) level: usize,
    /// Its words, without signs around them.
    pub(crate) text: &'t str,
    /// Whether a part may begin with it: it is no code, and in no comment.
    pub(crate) begins: bool,
    /// Whether it surely is a heading of the text, and no line in HTML or in what nothing closes.
    sure: bool,
    /// Signs of the line below it, and whether these are dashes.
    below: Option<(usize, bool)>,
}

impl Heading<'_> {
    /// Whether a line is below its words.
    pub(crate) fn underlined(&self) -> bool {
        self.below.is_some()
    }

    /// Whether a part surely ends before it, be that of an underlined heading or not: three dashes below words are often meant for
    /// a rule.
    pub(crate) fn ends(&self, underlined: bool) -> bool {
        let rule = self
            .below
            .is_some_and(|(signs, dashes)| dashes && signs <= 3);
        self.sure && (underlined || !rule)
    }
}

/// What stands around a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Around {
    Text,
    /// HTML, or a fence or a comment that nothing closes: what is in it may be text, or not.
    Unsure,
    /// Code or a comment.
    Hidden,
}

/// The headings of a text.
pub(crate) fn headings<'t>(lines: &[&'t str]) -> Vec<Heading<'t>> {
    let around = around(lines);
    let mut found = Vec::new();
    // The first line of the paragraph that is read.
    let mut paragraph = None;
    for (at, line) in lines.iter().enumerate() {
        let begins = around[at] != Around::Hidden;
        let sure = around[at] == Around::Text;
        if let Some((level, text)) = signed(line) {
            found.push(Heading {
                first: at,
                line: at,
                behind: at + 1,
                level,
                text,
                begins,
                // One that is indented may be of a list.
                sure: sure && line.starts_with('#'),
                below: None,
            });
        } else if let (Some(first), Some(signs)) = (paragraph, underline(line)) {
            let dashes = line.trim_start().starts_with('-');
            found.push(Heading {
                first,
                line: at - 1,
                behind: at + 1,
                level: 1 + usize::from(dashes),
                text: lines[at - 1].trim(),
                begins,
                sure,
                below: Some((signs, dashes)),
            });
        } else if begins && is_words(line) {
            paragraph = paragraph.or(Some(at));
            continue;
        }
        paragraph = None;
    }
    found
}

/// The signs of a line that makes the words above it a heading.
fn underline(line: &str) -> Option<usize> {
    let line = unindented(line)?.trim_end();
    heading::underline(line, 1).map(|_| line.len())
}

/// Whether a line is of a paragraph, and begins no list, quote, table or HTML.
fn is_words(line: &str) -> bool {
    let text = line.trim();
    let item = text.starts_with(['-', '*', '+']) && text[1..].starts_with(' ');
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && digits.starts_with(['.', ')']);
    !text.is_empty() && !item && !numbered && !text.starts_with(['>', '|', '<', '#'])
}

/// What stands around each line.
fn around(lines: &[&str]) -> Vec<Around> {
    let mut found = Vec::with_capacity(lines.len());
    let mut fence = Fence::default();
    let mut html: Option<Html> = None;
    let mut since = 0;
    for (at, line) in lines.iter().enumerate() {
        let inside = fence.is_open() || html.is_some();
        let now = match html {
            Some(open) => open.around(),
            None if fence.takes(line) => Around::Hidden,
            None => Around::Text,
        };
        let begun = (now == Around::Text).then(|| Html::begun(line)).flatten();
        html = html.or(begun).filter(|open| !open.ends(line));
        since = if inside { since } else { at };
        found.push(begun.map_or(now, Html::around));
    }
    // Nothing closes it.
    if fence.is_open() || html.is_some() {
        found[since..].fill(Around::Unsure);
    }
    found
}

/// A block of HTML, by how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Html {
    Comment,
    /// `<pre>` and others that hold blank lines.
    Whole,
    /// Up to a blank line.
    Lines,
}

/// Tags of blocks that hold blank lines.
const WHOLE: &[&str] = &["pre", "script", "style", "textarea"];

impl Html {
    /// The block that a line begins.
    fn begun(line: &str) -> Option<Self> {
        let inside = unindented(line)?.strip_prefix('<')?;
        let is = |tag: &&str| after_words(inside, tag).is_some();
        match inside {
            inside if inside.starts_with("!--") => Some(Html::Comment),
            _ if WHOLE.iter().any(is) => Some(Html::Whole),
            inside if inside.starts_with(|c: char| c.is_alphabetic() || c == '/') => {
                Some(Html::Lines)
            }
            _ => None,
        }
    }

    fn ends(self, line: &str) -> bool {
        match self {
            Html::Comment => line.contains("-->"),
            Html::Whole => {
                let lower = line.to_ascii_lowercase();
                WHOLE.iter().any(|tag| lower.contains(&format!("</{tag}>")))
            }
            Html::Lines => line.trim().is_empty(),
        }
    }

    fn around(self) -> Around {
        match self {
            Html::Comment => Around::Hidden,
            Html::Whole | Html::Lines => Around::Unsure,
        }
    }
}
