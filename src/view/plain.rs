//! HTML of this site back to the text it shows, for the search and for mails. `Html` in, text out; only for markup made by this room,
//! whose `<` and `>` stand for tags and nothing else.

use super::html::Html;

/// Tags that part no words.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "code", "del", "em", "i", "kbd", "mark", "s", "samp", "small", "span",
    "strong", "sub", "sup", "u", "var",
];

/// The text without tags; those that are not inline become blanks.
pub fn text(html: &Html) -> String {
    let mut out = String::with_capacity(html.as_str().len());
    let mut parts = html.as_str().split('<');
    entities_into(&mut out, parts.next().unwrap_or(""));
    for part in parts {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next();
        if !name.is_some_and(|name| INLINE.contains(&name)) {
            out.push(' ');
        }
        entities_into(&mut out, rest);
    }
    out
}

/// A paragraph, an entry of a list, a row of a table, or a line of code.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What stands before its first line: blanks, and the sign of an entry of a list.
    pub lead: String,
    /// Its words.
    pub text: String,
    /// Whether it is set off from the one above it.
    pub apart: bool,
}

/// The text by its blocks.
pub fn blocks(html: &Html) -> Vec<Block> {
    let mut writer = Blocks::default();
    let mut parts = html.as_str().split('<');
    writer.words(parts.next().unwrap_or(""));
    for part in parts {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        let closes = tag.starts_with('/');
        let name = tag.trim_start_matches('/').split([' ', '/']).next();
        writer.tag(name.unwrap_or(""), closes);
        writer.words(rest);
    }
    writer.end();
    writer.found
}

/// Deepest list that is indented further than the one it stands in.
const DEEPEST: usize = 8;

#[derive(Default)]
struct Blocks {
    found: Vec<Block>,
    open: Block,
    /// Open lists, each with the number of its next entry if these are counted.
    lists: Vec<Option<usize>>,
    /// Inside text that is shown as it stands.
    verbatim: bool,
}

impl Blocks {
    fn words(&mut self, text: &str) {
        let mut plain = String::new();
        entities_into(&mut plain, text);
        if !self.verbatim {
            let joined = self.open.text.is_empty() || self.open.text.ends_with(' ');
            let words: Vec<&str> = plain.split_whitespace().collect();
            if plain.starts_with(char::is_whitespace) && !joined {
                self.open.text.push(' ');
            }
            self.open.text.push_str(&words.join(" "));
            if plain.ends_with(char::is_whitespace) && !words.is_empty() {
                self.open.text.push(' ');
            }
            return;
        }
        for (at, line) in plain.split('\n').enumerate() {
            if at > 0 {
                self.end();
            }
            self.open.text.push_str(line);
        }
    }

    fn tag(&mut self, name: &str, closes: bool) {
        match name {
            name if INLINE.contains(&name) => {}
            "ul" | "ol" => self.list(name == "ol", closes),
            "li" => {
                self.end();
                self.open.lead = self.lead(!closes);
            }
            "td" | "th" if !closes && !self.open.text.trim().is_empty() => {
                self.open.text.push_str(" | ");
            }
            "td" | "th" => {}
            "pre" => {
                self.verbatim &= !self.open.text.is_empty();
                self.end();
                self.verbatim = !closes;
                self.open.apart = true;
            }
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "blockquote" => {
                self.end();
                self.open.apart = self.lists.is_empty();
            }
            _ => self.end(),
        }
    }

    fn list(&mut self, counted: bool, closes: bool) {
        self.end();
        match closes {
            true => drop(self.lists.pop()),
            false => self.lists.push(counted.then_some(1)),
        }
        self.open.lead = self.lead(false);
        self.open.apart = self.lists.len() == usize::from(!closes);
    }

    /// What stands before an entry that begins, or before more of it.
    fn lead(&mut self, begins: bool) -> String {
        let depth = self.lists.len().min(DEEPEST);
        let sign = match self.lists.last_mut().filter(|_| begins) {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            Some(None) => "* ".to_owned(),
            None => return "  ".repeat(depth),
        };
        "  ".repeat(depth.saturating_sub(1)) + &sign
    }

    /// Ends the open block; what follows it in an entry of a list stands below its words.
    fn end(&mut self) {
        let blank = self.open.text.trim().is_empty();
        if blank && !self.verbatim {
            self.open.text.clear();
            return;
        }
        let next = Block {
            lead: " ".repeat(self.open.lead.len()),
            ..Block::default()
        };
        let ended = std::mem::replace(&mut self.open, next);
        let text = ended.text.trim_end().to_owned();
        self.found.push(Block { text, ..ended });
    }
}

/// Appends a text with its entities undone.
fn entities_into(out: &mut String, text: &str) {
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let known = part
            .split_once(';')
            .and_then(|(name, rest)| Some((entity(name)?, rest)));
        match known {
            Some((character, rest)) => {
                out.push(character);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_they_show() {
        let rows = [
            ("<p>a <b>bo</b>ld</p><p>next</p>", " a bold  next "),
            (
                "a &lt;b&gt; &amp;amp; &#39;c&#x27; &unknown; & d",
                "a <b> &amp; 'c' &unknown; & d",
            ),
            ("<a href=\"x\">link</a>ed<br>line", "linked line"),
        ];
        for (html, expected) in rows {
            assert_eq!(text(&Html::made(html.to_owned())), expected);
        }
    }

    #[test]
    fn blocks_keep_lists_and_code() {
        let html = "<h3 id=\"a\">Boats</h3>\n<p>They <b>flo</b>at\nand &amp; sink.<br>Soon</p>\n<ul>\n<li>red\n<ol>\n<li><p>one</p><p>more</p></li>\n<li>two</li>\n</ol>\n</li>\n<li>blue</li>\n</ul>\n<pre><code>a\n  b\n</code></pre>\n<table><tr><th>x</th><th>y</th></tr></table>";
        let told = |block: &Block| {
            let apart = if block.apart { "|" } else { "" };
            format!("{apart}{}{}", block.lead, block.text)
        };
        let found = blocks(&Html::made(html.to_owned()));
        let found: Vec<String> = found.iter().map(told).collect();
        let expected = [
            "|Boats",
            "|They float and & sink.",
            "Soon",
            "|* red",
            "  1. one",
            "     more",
            "  2. two",
            "* blue",
            "|a",
            "  b",
            "|x | y",
        ];
        assert_eq!(found, expected);
    }
}
