//! What is marked in a text of a project as its summary or as a call for help. Markdown in, the words of each out.

use std::ops::Range;

use crate::model::unseen::without_comments;
use crate::model::words::after_words;
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::signed;
use crate::read::markdown::listed::behind_sign;
use crate::read::text;

/// Which lines are neither code between fences nor part of a comment of HTML that begins a line (CommonMark 0.31, 4.6).
pub(crate) fn meant_to_be_read(markdown: &str, lines: &[Range<usize>]) -> Vec<bool> {
    let (mut fence, mut comment) = (Fence::default(), false);
    let read = |line: &Range<usize>| {
        let words = &markdown[line.clone()];
        if !comment && fence.takes(words) {
            return false;
        }
        let inside = comment || words.trim_start().starts_with("<!--");
        comment = inside && !words.contains("-->");
        !inside
    };
    lines.iter().map(read).collect()
}

/// The paragraph that `TL;DR:` opens, without that and without comments.
pub fn summary(markdown: &str) -> Option<String> {
    marked(markdown, "TL;DR", false).into_iter().next()
}

/// The calls for help: paragraphs that `Help wanted:` opens; below a heading `Help wanted` the entries of lists, and if there are none
/// the paragraphs.
pub fn calls(markdown: &str) -> Vec<String> {
    marked(markdown, "Help wanted", true)
}

/// What a word opens: a paragraph up to the next blank line, `TL;DR: text` or `**Help wanted:** text`, or with `sections` what stands
/// below a heading.
fn marked(markdown: &str, word: &str, sections: bool) -> Vec<String> {
    let markdown = &*without_comments(markdown);
    let lines = text::lines(markdown);
    let open = meant_to_be_read(markdown, &lines);
    let mut found: Vec<Vec<&str>> = Vec::new();
    let mut inside = false;
    let mut section: Option<Section<'_>> = None;
    for (line, open) in lines.into_iter().zip(open) {
        let raw = &markdown[line];
        let words = raw.trim();
        if let Some((level, title)) = heading(raw).filter(|_| open) {
            inside = false;
            if section
                .as_ref()
                .is_none_or(|section| level <= section.level)
            {
                found.extend(section.take().into_iter().flat_map(Section::calls));
                let named = title.trim_end_matches(':').eq_ignore_ascii_case(word);
                section = (named && sections).then(|| Section::of(level));
            } else if let Some(section) = &mut section {
                section.goes_on = false;
            }
            continue;
        }
        let opens = ["TL;DR", "Help wanted"].map(|mark| open && after(words, mark).is_some());
        inside = inside && open && !words.is_empty() && opens == [false; 2];
        if let Some(rest) = after(words, word).filter(|_| open) {
            found.push(vec![rest]);
            inside = true;
        } else if let Some(paragraph) = found.last_mut().filter(|_| inside) {
            paragraph.push(words);
        } else if let Some(section) = &mut section {
            section.take(raw, open && opens == [false; 2]);
        }
    }
    found.extend(section.into_iter().flat_map(Section::calls));
    let joined = found.into_iter().map(|lines| lines.join(" "));
    joined
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

/// What a part of a section is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Paragraph,
    Entry,
    /// An entry that is ticked.
    Done,
}

/// What stands below a heading.
struct Section<'t> {
    level: usize,
    parts: Vec<(Part, Vec<&'t str>)>,
    /// Whether the next line may go on with the last part.
    goes_on: bool,
}

impl<'t> Section<'t> {
    fn of(level: usize) -> Self {
        Section {
            level,
            parts: Vec::new(),
            goes_on: false,
        }
    }

    /// Takes a line. What is indented belongs to the entry above it.
    fn take(&mut self, line: &'t str, read: bool) {
        let words = line.trim();
        if words.is_empty() || !read {
            self.goes_on = false;
            return;
        }
        let indented = line.starts_with([' ', '\t']);
        let last = self.parts.last_mut();
        let own = last.filter(|(part, _)| match entry(words) {
            Some(_) => indented && *part != Part::Paragraph,
            None => self.goes_on || indented && *part != Part::Paragraph,
        });
        self.goes_on = true;
        match (own, entry(words)) {
            (Some((_, lines)), text) => lines.push(text.unwrap_or(words)),
            (None, None) => self.parts.push((Part::Paragraph, vec![words])),
            (None, Some(text)) => {
                let done = text.starts_with("[x]") || text.starts_with("[X]");
                let part = if done { Part::Done } else { Part::Entry };
                let text = text.strip_prefix("[ ]").unwrap_or(text);
                self.parts.push((part, vec![text.trim()]));
            }
        }
    }

    fn calls(self) -> Vec<Vec<&'t str>> {
        let listed = self.parts.iter().any(|(part, _)| *part != Part::Paragraph);
        let wanted = if listed { Part::Entry } else { Part::Paragraph };
        let parts = self.parts.into_iter();
        let parts = parts.filter(|(part, _)| *part == wanted);
        parts.map(|(_, lines)| lines).collect()
    }
}

/// Level and words of a heading.
fn heading(line: &str) -> Option<(usize, &str)> {
    let (level, title) = signed(line).filter(|_| line.starts_with('#'))?;
    Some((level, title.trim_matches(['*', '_', ' '])))
}

/// The words of an entry of a list.
fn entry(words: &str) -> Option<&str> {
    let rest = behind_sign(words).filter(|rest| !rest.is_empty());
    rest.map(str::trim)
}

/// What follows a word and a colon at the head of a line, be they bold or not.
fn after<'t>(line: &'t str, word: &str) -> Option<&'t str> {
    let bold = ["**", "__"].into_iter().find(|mark| line.starts_with(mark));
    let rest = &line[bold.map_or(0, str::len)..];
    let rest = after_words(rest, word)?;
    let Some(bold) = bold else {
        return rest.strip_prefix(':').map(str::trim);
    };
    let closed = [format!(":{bold}"), format!("{bold}:")];
    let word_only = closed
        .iter()
        .find_map(|mark| rest.strip_prefix(mark.as_str()));
    let whole = || rest.strip_prefix(':')?.trim().strip_suffix(bold);
    word_only.or_else(whole).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_that_a_word_opens() {
        let rows: &[(&str, &[&str])] = &[
            ("TL;DR: all is\nwell.\n\nMore.", &["all is well."]),
            ("**TL;DR:** bold", &["bold"]),
            ("__tl;dr__: bold too", &["bold too"]),
            ("**TL;DR: bold to the end**", &["bold to the end"]),
            ("Text, TL;DR: not at the head", &[]),
            ("```\nTL;DR: code\n```\n", &[]),
            ("TL;DR: one\nHelp wanted: another\n", &["one"]),
            ("TL;DR:\n\nnothing", &[]),
            (
                "TL;DR: <!-- one line --> words <!-- x\ny -->here",
                &["words here"],
            ),
            ("<!--\nTL;DR: not this\n-->\nTL;DR: this", &["this"]),
            ("TL;DR: a <!-- b", &["a <!-- b"]),
            ("TL;DR: a\r\nb\r\n\r\nTL;DR: c", &["a b", "c"]),
        ];
        for (markdown, expected) in rows {
            assert_eq!(marked(markdown, "TL;DR", false), *expected, "{markdown:?}");
        }
    }

    #[test]
    fn what_stands_below_a_heading() {
        let rows: &[(&str, &[&str])] = &[
            (
                "## Help wanted\n\n- test on s390x\n- [ ] write\n  it down\n* three\n",
                &["test on s390x", "write it down", "three"],
            ),
            (
                "# Help Wanted: #\nWe look for:\n\n1. one\n   - with this\n2. two\n\n   at length\n",
                &["one with this", "two at length"],
            ),
            (
                "## Help wanted\nSomebody\nwho paints.\n\nA ladder.\n## Other\n- not this\n",
                &["Somebody who paints.", "A ladder."],
            ),
            (
                "## Help wanted\n### Soon\n- this\n### Later\n- that\n# End\n- not this",
                &["this", "that"],
            ),
            (
                "## Help wanted\n- [x] done\n  long ago\n- [ ] open\n",
                &["open"],
            ),
            ("## Help wanted\n- [x] all is done\n\nThank you.\n", &[]),
            (
                "## Help wanted\n\n```\n- code\n```\n<!-- - unseen -->\n## Help wanted here\n- not this",
                &[],
            ),
            (
                "## Help wanted\n- one\n\nHelp wanted: two\n",
                &["two", "one"],
            ),
            ("#Help wanted\n- no heading", &[]),
            ("Nobody is wanted.\n\n- one", &[]),
        ];
        for (markdown, expected) in rows {
            assert_eq!(calls(markdown), *expected, "{markdown:?}");
        }
    }
}
