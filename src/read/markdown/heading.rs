//! The first heading of level one of a Markdown text, for a title. Text in, its plain words out, as CommonMark has them. Titles in
//! front matter, and what a page makes of its headings, are the business of others.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::fence::Fence;
use crate::model::element;
use crate::model::id::heading_attributes;
use crate::read::path_name::named_day;

/// Bytes in which a title is looked for where a glance is not enough: the parser takes its time for texts that are nested deep.
const LONGEST: usize = 16 * 1024;

/// Characters that may be markup inside a heading.
const MARKS: [char; 8] = ['[', '*', '_', '`', '&', '<', '\\', '~'];

/// What a glance at the lines tells.
enum Glance<'t> {
    /// The first heading, as it stands.
    Title(&'t str),
    /// No line can be a heading of level one.
    Nothing,
    /// The parser has to say.
    Unsure,
}

/// Whether a line is a heading of Markdown that signs begin.
pub(crate) fn is_heading(line: &str) -> bool {
    level(line).is_some()
}

/// The level of such a heading.
pub(crate) fn level(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (level > 0 && rest.starts_with([' ', '\n', '\r', '\t'])).then_some(level)
}

/// The sign of a line that makes the one above it a heading, where it is nothing but that sign, so many times or more.
pub(crate) fn underline(line: &str, least: usize) -> Option<char> {
    let sign = line.chars().next().filter(|sign| "=-".contains(*sign))?;
    (line.len() >= least && line.chars().all(|c| c == sign)).then_some(sign)
}

/// The level and the words of a heading that signs begin.
pub(crate) fn signed(line: &str) -> Option<(usize, &str)> {
    let text = unindented(line)?;
    let level = text.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &text[level..];
    let apart = rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']);
    let trimmed = rest.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&level) && apart).then_some((level, trimmed))
}

/// The level and the words of a heading that begins its line, be it as an element of HTML that is the whole line.
pub(crate) fn headed(line: &str) -> Option<(usize, &str)> {
    match line.starts_with('#') {
        true => signed(line),
        false => tagged(line.trim_end()),
    }
}

/// `<h2 id="boats">Boats</h2>`.
fn tagged(line: &str) -> Option<(usize, &str)> {
    let inside = line.strip_prefix(['<'])?.strip_prefix(['h', 'H'])?;
    let (tag, words) = inside.split_once('>')?;
    let level = tag.get(..1)?.parse().ok()?;
    let plain = tag.len() == 1 || tag[1..].starts_with(' ');
    let at = words.len().checked_sub(5)?;
    let closed = words
        .get(at..)?
        .eq_ignore_ascii_case(&format!("</h{level}>"));
    (plain && closed && (1..=6).contains(&level)).then(|| (level, words[..at].trim()))
}

/// A line without the few blanks that may stand before it; none if there are more, as before code.
pub(super) fn unindented(line: &str) -> Option<&str> {
    let text = line.trim_start_matches(' ');
    (line.len() - text.len() <= 3).then_some(text)
}

/// The words of the first heading of level one.
pub(crate) fn heading(markdown: &str) -> Option<String> {
    match glance(markdown) {
        Glance::Title(title) => Some(title.to_owned()),
        Glance::Nothing => None,
        Glance::Unsure => parsed(markdown),
    }
}

/// The same for a title, which no part of several has: one with words above it is of a part. Where no heading is of level one, the
/// one that a text begins with counts, if no other is of its level.
pub(crate) fn title(markdown: &str) -> Option<String> {
    match heading(markdown) {
        Some(heading) => (!is_of_part(markdown)).then_some(heading),
        None => leading(markdown),
    }
}

/// The words of a heading of a lower level that a text begins with, be it below a picture or a tag, if it is the only one of that
/// level, and tells a day or has headings below it: else it may be of the one thing that was spoken of.
fn leading(markdown: &str) -> Option<String> {
    let stands = |line: &&str| line.trim().is_empty() || line.trim_start().starts_with(['!', '<']);
    let mut lines = markdown.lines().skip_while(stands);
    let first = lines.next()?;
    let signs = level(first).unwrap_or(0);
    let dashes = |line: &str| line.len() > 2 && line.trim_end().bytes().all(|byte| byte == b'-');
    let (level, words) = match signs {
        2..=6 => (signs, first[signs..].to_owned()),
        0 if first.starts_with(char::is_alphanumeric) => {
            let below: Vec<&str> = lines.take(2).collect();
            let under = below.iter().position(|line| dashes(line))?;
            let words = [&[first], &below[..under]].concat();
            if words.iter().any(|line| line.trim().is_empty()) {
                return None;
            }
            (2, words.join(" "))
        }
        _ => return None,
    };
    let (alike, deeper) = headings_from(markdown, level);
    let alone = alike <= usize::from(signs > 0);
    let title = heading(&format!("# {}", words.trim())).filter(|_| alone)?;
    (deeper > 0 || named_day::find(&title).is_some()).then_some(title)
}

/// How many headings with signs are of a level, and how many of deeper ones.
fn headings_from(markdown: &str, top: usize) -> (usize, usize) {
    let mut fence = Fence::default();
    let outside = markdown.lines().filter(|line| !fence.takes(line));
    let levels = outside.filter_map(level);
    levels.fold((0, 0), |(alike, deeper), found| {
        let is = |of: bool| usize::from(of);
        (alike + is(found == top), deeper + is(found > top))
    })
}

/// Whether a text begins with words, and has headings of level one below them.
fn is_of_part(markdown: &str) -> bool {
    let mut lines = markdown.lines().skip_while(|line| line.trim().is_empty());
    let first = lines.next().unwrap_or_default().trim_start();
    let underlined = |line: &str| line.starts_with('=') || line.starts_with('-');
    let words = first.starts_with(char::is_alphanumeric) && !lines.next().is_some_and(underlined);
    let mut fence = Fence::default();
    let outside = markdown.lines().filter(|line| !fence.takes(line));
    let headings = outside.filter(|line| line.starts_with("# ") || underline(line, 2) == Some('='));
    words && headings.count() > 1
}

fn glance(markdown: &str) -> Glance<'_> {
    let (mut hidden, mut above) = (false, "");
    for line in markdown.lines() {
        let text = line.trim_start_matches(' ');
        if let Some(title) = text.strip_prefix("# ").or(text.strip_prefix("#\t")) {
            let title = without_marks(title);
            if hidden || text.len() < line.len() || title.contains(MARKS) {
                return Glance::Unsure;
            }
            if !title.is_empty() {
                return Glance::Title(title);
            }
        }
        let underline = underline(text.trim_end(), 1) == Some('=');
        if underline && !above.trim().is_empty() {
            return Glance::Unsure;
        }
        hidden |= text.starts_with('<') || text.starts_with("```") || text.starts_with("~~~");
        above = line;
    }
    Glance::Nothing
}

/// The words of a heading without the marks that may end it and without attributes.
fn without_marks(title: &str) -> &str {
    let title = title.trim();
    let head = title.trim_end_matches('#');
    // `C#` has none.
    let title = match head.is_empty() || head.ends_with([' ', '\t']) {
        true => head.trim_end(),
        false => title,
    };
    without_attributes(title)
}

fn without_attributes(title: &str) -> &str {
    heading_attributes(title).map_or(title, |(title, _)| title)
}

/// The same, asked of the parser.
fn parsed(markdown: &str) -> Option<String> {
    let head = &markdown[..markdown.floor_char_boundary(LONGEST)];
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM
        | Options::ENABLE_FOOTNOTES;
    let (mut depth, mut words) = (0usize, None::<String>);
    for event in Parser::new_ext(head, options) {
        match event {
            Event::Start(tag) => {
                depth += 1;
                let level = HeadingLevel::H1;
                let first = matches!(tag, Tag::Heading { level: found, .. } if found == level);
                // One in a quote or in a list is of what stands there.
                if first && depth == 1 {
                    words = Some(String::new());
                }
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                let ended = words.take_if(|_| matches!(tag, TagEnd::Heading(_)));
                let title = ended.map(|words| without_attributes(words.trim()).to_owned());
                if let Some(title) = title.filter(|title| !title.is_empty()) {
                    return Some(title);
                }
            }
            Event::Text(text) | Event::Code(text) => words.iter_mut().for_each(|words| {
                words.push_str(&text);
            }),
            Event::InlineHtml(tag) if element::is_text(&tag) => {
                words.iter_mut().for_each(|words| words.push_str(&tag));
            }
            Event::SoftBreak | Event::HardBreak => words.iter_mut().for_each(|words| {
                words.push(' ');
            }),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{heading, title};

    #[test]
    fn a_part_of_several_gives_no_title() {
        let rows = [
            ("# Board\n\n# Agenda\n", Some("Board")),
            ("Ahoy!\n\n# Board\n\n## Agenda\n", Some("Board")),
            ("Ahoy!\n\n# Attendance\n\n- Kim\n\n# Agenda\n", None),
            ("Board\n=====\n\n# Agenda\n\n# Notes\n", Some("Board")),
            ("Ahoy!\n\n# Board\n\n```\n# not\n```\n", Some("Board")),
            (
                "## Rope *Team* Call 7\n\n#### Lead: ash\n",
                Some("Rope Team Call 7"),
            ),
            ("![logo](a.png)\n\n### Call\n\n#### a\n", Some("Call")),
            (
                "99th call\n13 Oct 2026\n-----\nx\n",
                Some("99th call 13 Oct 2026"),
            ),
            ("## Boats\n\na\n\n## Ropes\n", None),
            ("Words.\n\n## Boats\n", None),
            ("a\nb\nc\n---\n", None),
            ("a\n\n---\n", None),
            ("## Boats\n\n```\n## not\n```\n\n### a\n", Some("Boats")),
            ("## Boats\n\n- leaky\n", None),
            ("## Boats, 8 October 2026\n", Some("Boats, 8 October 2026")),
        ];
        for (text, expected) in rows {
            assert_eq!(title(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn the_first_heading_in_plain_words() {
        let rows = [
            ("# Plain words\n\ntext", "Plain words"),
            ("text\n\n## Two\n\n# One ##\n", "One"),
            ("# Keys {#keys}\n", "Keys"),
            ("# **Keys** {#keys}\n", "Keys"),
            (
                "<!--\n# TEMPLATE, do not edit\n-->\n# Real title\n",
                "Real title",
            ),
            (
                "# [Sync call](https://x.test/1) minutes",
                "Sync call minutes",
            ),
            ("# [Sync call][1]\n\n[1]: https://x.test/1\n", "Sync call"),
            ("# **Board** minutes", "Board minutes"),
            ("# `mb` and its_own_words", "mb and its_own_words"),
            ("# R&amp;D call", "R&D call"),
            ("# C\\# call", "C# call"),
            ("# C#", "C#"),
            (
                "# The <script> and <ash> <b>tags</b>",
                "The <script> and <ash> tags",
            ),
            ("# <img src=\"x.png\"> Img title", "Img title"),
            ("Setext call\n===========\n", "Setext call"),
            ("\n=====\n\n  # Indented\n", "Indented"),
            ("````\n```\n# not\n```\n````\n# yes\n", "yes"),
            ("<div>\n# not\n</div>\n\n# yes\n", "yes"),
            ("> # quoted\n\n- # listed\n\n`code`\n\n#\n\n# yes", "yes"),
            ("    # code\n\n## Two\n", ""),
            ("```\n# not\n", ""),
            ("#hashtag\n", ""),
            (
                "- list\n\n  ```sh\n  # not\n  ```\n\n~~~\n# hm\n\nbody\n",
                "",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(heading(text).unwrap_or_default(), expected, "{text}");
        }
        let deep = format!("{}\n# One `two`\n", "> ".repeat(100_000));
        assert_eq!(heading(&deep), None);
    }
}
