//! The label that a text has at its head: it holds for all of it. A text in; the line of a label that closes it out.

use super::lines::taken;
use super::{COLOURS, Mode, after, says_little, speaks_of};
use crate::model::words::each_word;
use crate::read::markdown::fence::Fence;
use crate::read::markdown::heading::{is_heading, underline};

/// The line, counted from 0, of a TLP label that takes out a text as a whole: it is the first label, and stands in a heading or
/// comment at its head, or on the first line of text below them. One that only speaks of labels takes out nothing.
pub fn closes_all(text: &str, mode: Mode) -> Option<usize> {
    closing(text, mode, closes_at_head)
}

/// The same of a page, of which a label alone at the foot takes out all as well, where nothing is labelled as public. In minutes what is
/// said from there on would follow.
pub fn closes_page(text: &str, mode: Mode) -> Option<usize> {
    closing(text, mode, |lines, taken| {
        closes_at_head(lines, taken).or_else(|| closes_at_foot(lines, taken))
    })
}

/// The line that is found among those of a text, of which it is told whether labels take them out.
fn closing(
    text: &str,
    mode: Mode,
    find: impl Fn(&[&str], &[bool]) -> Option<usize>,
) -> Option<usize> {
    if !speaks_of(text) {
        return None;
    }
    let lines: Vec<&str> = text.lines().collect();
    find(&lines, &taken(&lines, |_| mode))
}

fn closes_at_head(lines: &[&str], taken: &[bool]) -> Option<usize> {
    let mut comment = false;
    for (at, line) in lines.iter().map(|line| line.trim()).enumerate() {
        let under = lines.get(at + 1).map_or("", |next| next.trim());
        let heading = is_heading(line) || underline(under, 2).is_some();
        if let Some(closes) = after(line).filter(|_| !heading || ends_with_colour(line)) {
            return (closes && taken[at]).then_some(at);
        }
        if !(says_nothing(line, &mut comment) || heading) {
            return None;
        }
    }
    None
}

/// The last line, where it is a label that is not public and nothing else, apart from what stands above it: as FIRST has it, a document
/// bears its label at its head and its foot.
fn closes_at_foot(lines: &[&str], taken: &[bool]) -> Option<usize> {
    let last = lines
        .iter()
        .rposition(|line| line.contains(char::is_alphanumeric))?;
    let line = lines[last].trim();
    let apart = |above: usize| !lines[above].contains(char::is_alphanumeric);
    let stands =
        last.checked_sub(1).is_some_and(apart) && !line.starts_with(['-', '+', '|', '#', '>']);
    let item = line.starts_with("* ") || lines[last].starts_with("    ");
    let said = says_little(line) || is_label_before_dash(line);
    if !stands || item || !taken[last] || after(line) != Some(true) || !said {
        return None;
    }
    let mut fence = Fence::default();
    let mut code = false;
    let public = lines.iter().any(|line| {
        code = fence.takes(line);
        after(line) == Some(false)
    });
    let code = code || fence.is_open();
    (!public && !code).then_some(last)
}

/// Words behind a label and a dash at a foot, at the most.
const FEW: usize = 4;

/// Whether a line is a label and, behind a dash, few words about it: `TLP:AMBER - limited disclosure`.
fn is_label_before_dash(line: &str) -> bool {
    let mut dashed = [" - ", " \u{2013} ", " \u{2014} "].iter();
    let parts = dashed.find_map(|dash| line.split_once(dash));
    parts.is_some_and(|(label, rest)| {
        after(label) == Some(true) && says_little(label) && each_word(rest).count() <= FEW
    })
}

/// `# What TLP:RED means` explains; a heading is labelled at its end.
pub(super) fn ends_with_colour(line: &str) -> bool {
    each_word(line).last().is_some_and(|last| {
        let last = last.to_lowercase();
        // `#tlpred`.
        let colour = last.strip_prefix("tlp").unwrap_or(&last);
        COLOURS.contains(&colour) || colour == "strict"
    })
}

/// Whether a line has nothing to read beside tags and comments; `comment` says whether one is open.
pub(in crate::read) fn says_nothing(line: &str, comment: &mut bool) -> bool {
    let mut rest = line;
    loop {
        let (start, end) = if *comment { ("", "-->") } else { ("<", ">") };
        let Some((before, inside)) = rest.split_once(start) else {
            return !rest.contains(char::is_alphanumeric);
        };
        if before.contains(char::is_alphanumeric) {
            return false;
        }
        let end = if inside.starts_with("!--") {
            "-->"
        } else {
            end
        };
        let Some((_, behind)) = inside.split_once(end) else {
            *comment |= end == "-->";
            return *comment;
        };
        (*comment, rest) = (false, behind);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_at_the_head_takes_out_all() {
        let rows = [
            ("TLP:AMBER\n\ntext", true),
            ("\n# Title\n\n**TLP:RED** for now\n", true),
            ("tlp amber+strict", true),
            ("## TLP:RED\n\ntext", true),
            ("# What TLP:RED means\n\ntext", false),
            ("# How TLP:RED mail is shared\n\ntext", false),
            ("# Boats, TLP:AMBER measured\n\ntext", false),
            ("# Boats [TLP:AMBER+STRICT]\n\ntext", true),
            ("# Boats #tlpred\n\ntext", true),
            ("# Title (TLP:AMBER)\n\ntext", true),
            ("Title\n=====\n\nTLP:RED\n", true),
            ("<!-- Fill in\nthis template -->\nTLP:RED\n", true),
            (
                "<!-- a --> <!-- b\n-->\n\n| | |\n|-|-|\n| TLP | RED |\n",
                true,
            ),
            ("<!-- TLP:RED -->\ntext", true),
            ("<p>\n<b>TLP:</b> RED</p>\n", true),
            ("# TLP:CLEAR\n\nSince then TLP:RED is gone\n", false),
            ("<!-- a --> text\nTLP:RED\n", false),
            ("# Title\ntext\nTLP:RED\n", false),
            ("TLP:CLEAR\ntext", false),
            ("text\nTLP:RED\n", false),
            ("", false),
            (
                "Mark your mail TLP:RED if nobody else should see it.\n",
                false,
            ),
            (
                "Reports sent to us are handled as `TLP:AMBER` by default\n",
                false,
            ),
            ("TLP:RED means eyes only", true),
            ("A mail with TLP:RED means eyes only", false),
            ("The boats are TLP:AMBER for all harbours", true),
            ("This page is TLP:AMBER by default", true),
            (
                "- TLP:RED: a\n- TLP:AMBER: b\n- TLP:GREEN: c\n- TLP:CLEAR: d",
                false,
            ),
            ("- TLP:RED: a\n- TLP:AMBER: b\n- TLP:CLEAR: c", true),
            (
                "# TLP\n\n## TLP:RED\n\na\n\n## TLP:AMBER\n\n## TLP:GREEN\n\n## TLP:CLEAR\n",
                false,
            ),
            (
                "# News\n\n## TLP:RED\n\na\n\n## TLP:AMBER\n\n## TLP:GREEN\n\n## TLP:CLEAR\n",
                true,
            ),
            (
                "TLP:AMBER until 2026-12-24, TLP:CLEAR after that\n\na",
                true,
            ),
            ("- TLP:RED: a\n- TLP:CLEAR: c", true),
        ];
        for (text, expected) in rows {
            assert_eq!(closes_all(text, Mode::Text).is_some(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_label_at_the_foot_takes_out_a_page() {
        let rows = [
            ("# Title\n\ntext\n\n---\n\nTLP:RED\n", true),
            ("text\n\n**TLP:AMBER+STRICT**", true),
            ("text\n\n- TLP:RED\n", false),
            ("text\n\n## TLP:RED\n", false),
            ("text\n\n```\n\nTLP:RED\n```\n", false),
            ("TLP:CLEAR\n\ntext\n\nTLP:RED\n", false),
            ("text\n\nTLP:RED for what Kim says\n", false),
            ("text\n\nTLP:AMBER - limited disclosure\n", true),
            (
                "text\n\nTLP:AMBER - what we say to those who ask us\n",
                false,
            ),
            ("text\n\nTLP:CLEAR\n", false),
        ];
        for (text, expected) in rows {
            let found = closes_page(text, Mode::Text);
            assert_eq!(found.is_some(), expected, "{text:?}");
            assert_eq!(closes_all(text, Mode::Text), None, "{text:?}");
        }
    }

    #[test]
    fn front_matter_that_says_clear_counts_for_sentences() {
        let rows = [
            ("The boats are TLP:AMBER for all harbours", None),
            ("# Boats\n\n**TLP:RED**\n", Some(2)),
            ("# Boats (TLP:RED)\n", Some(0)),
        ];
        for (text, expected) in rows {
            assert_eq!(closes_all(text, Mode::Public), expected, "{text:?}");
        }
    }
}
