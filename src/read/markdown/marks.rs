//! Marks in a line that Markdown does not know, and that the programs of others never print: attributes of kramdown and pandoc, sizes
//! of pictures, the place of a table of contents, boxes that do not apply, changes, marked words, names of HackMD, tags of generators.
//! A line of text in, the same as CommonMark has it out; lines of code are the business of others.

use std::borrow::Cow;

use super::heading::{self, is_heading};
use super::listed::behind_sign;
use super::{alerts, attributes, changes, generator, includes};

/// Where GitLab, HackMD and kramdown put a table of contents.
const CONTENTS: [&str; 4] = ["[[_TOC_]]", "[TOC]", "[toc]", "{:toc}"];

/// A box that does not apply.
const NO_BOX: &str = "[~] ";

/// What stands around a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'t> {
    /// The line above the one above.
    pub(super) over: &'t str,
    pub(super) above: &'t str,
    pub(super) below: &'t str,
    /// Whether more is asked for than GitLab has.
    pub(super) all: bool,
}

/// A line as CommonMark has it.
pub(super) struct Told<'t> {
    pub(super) text: Cow<'t, str>,
    /// Whether code of a generator was left out.
    pub(super) cut: bool,
}

/// Reads a line.
pub(super) fn told<'t>(line: &'t str, around: Around<'_>) -> Told<'t> {
    let whole = |text| Told { text, cut: false };
    if let Some(id) = anchor(line, around) {
        return whole(Cow::Owned(format!("<a id=\"{id}\"></a>")));
    }
    if is_unprinted(line, around) {
        return whole(Cow::Borrowed(""));
    }
    if let Some(heading) = underlined(line, around) {
        return whole(Cow::Owned(heading));
    }
    if let Some(link) = includes::link(line).filter(|_| around.all) {
        return whole(Cow::Owned(link));
    }
    if let Some(text) = callout(line, around) {
        return whole(Cow::Owned(text));
    }
    let quoted = line.trim_start().strip_prefix('>');
    let titled = |text: &&str| !text.trim_end().ends_with(']');
    if let Some(title) = quoted.filter(titled).and_then(alerts::alert) {
        let below = around.below.trim_start().strip_prefix('>');
        let goes_on = below.is_some_and(|below| !below.trim().is_empty());
        let end = if goes_on { "\\" } else { "" };
        return whole(Cow::Owned(format!("> {title}{end}")));
    }
    let (mark, text) = line.split_at(item(line));
    if let Some(text) = text.strip_prefix(NO_BOX).filter(|_| !mark.is_empty()) {
        let inside = inline(text.trim(), around);
        let strike = if text.contains('~') { "" } else { "~~" };
        return whole(Cow::Owned(format!(
            "{mark}☒ {strike}{}{strike}",
            inside.text
        )));
    }
    let mut told = inline(line, around);
    let id = around.all && is_heading(line);
    let beside = || {
        [around.below, around.above]
            .into_iter()
            .find_map(attributes::id_alone)
    };
    if let Some(id) = id.then(beside).flatten() {
        told.text = Cow::Owned(format!("{} {{#{id}}}", told.text.trim_end()));
    }
    told
}

/// The first line of a box of Obsidian, be it in another one. What programs of Git know is left to the parser.
fn callout(line: &str, around: Around<'_>) -> Option<String> {
    let inside = line.trim_start_matches(['>', ' ']);
    if !around.all || !inside.starts_with("[!") {
        return None;
    }
    let (signs, words) = line.split_at(line.len() - inside.len());
    let known = words.trim_end().ends_with(']') && alerts::alert(words).is_some();
    let title = alerts::callout(words).filter(|_| !known && signs.contains('>'))?;
    let below = around.below.trim_start_matches(['>', ' ']);
    let quoted = around.below.trim_start().starts_with('>');
    let end = if quoted && !below.is_empty() {
        "\\"
    } else {
        ""
    };
    Some(format!("{signs}{title}{end}"))
}

/// A heading of kramdown that begins with a number and a bracket, which would begin a list elsewhere: it is underlined as far as it
/// is long, or with a sign that no list has.
fn numbered(line: &str, below: &str) -> Option<String> {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let begins = rest.len() < line.len() && rest.starts_with(") ");
    let level = underline(below).filter(|_| begins && !below.starts_with(' '))?;
    let (words, signs) = (line.trim_end().chars().count(), below.trim_end().len());
    let fits = signs > 2 && (level == "#" || signs > 3 && words.abs_diff(signs) < 4);
    fits.then(|| format!("{level} {}", line.trim_end()))
}

/// A heading that is underlined, below attributes with an id: with the signs of one before it, for without the line above it may
/// begin a list.
fn underlined(line: &str, around: Around<'_>) -> Option<String> {
    let id = attributes::id_alone(around.above).filter(|_| around.all);
    let Some(id) = id else {
        let apart = around.all && around.above.trim().is_empty();
        return apart.then(|| numbered(line, around.below)).flatten();
    };
    let level = underline(around.below).filter(|_| !line.trim().is_empty())?;
    Some(format!("{level} {} {{#{id}}}", line.trim()))
}

/// The id that attributes alone in a line give to the text above it, of a heading of which it becomes none.
fn anchor<'t>(line: &'t str, around: Around<'_>) -> Option<&'t str> {
    let id = attributes::id_alone(line).filter(|_| around.all)?;
    let plain = |c: char| c.is_alphanumeric() || "-_.:".contains(c);
    let heads = |line: &str| is_heading(line) || underline(line).is_some();
    let none = around.above.trim().is_empty() || around.above.starts_with('|');
    (id.chars().all(plain) && !none && !heads(around.above) && !heads(around.below)).then_some(id)
}

/// The signs of a heading whose underline a line is.
fn underline(line: &str) -> Option<&'static str> {
    let sign = heading::underline(line.trim(), 1)?;
    Some(if sign == '=' { "#" } else { "##" })
}

/// Whether a line is of marks alone.
fn is_unprinted(line: &str, around: Around<'_>) -> bool {
    let text = line.trim();
    if CONTENTS[..2].contains(&text) {
        return true;
    }
    let list = || item(line) > 0 && around.below.trim() == "{:toc}";
    let tags = || text.starts_with("###### tags:");
    let below = || {
        if around.over.trim().is_empty() && numbered(around.above, text).is_some() {
            return true;
        }
        let named = attributes::id_alone(around.over).is_some() && !around.above.trim().is_empty();
        named && underline(text).is_some()
    };
    let alone = CONTENTS.contains(&text) || attributes::are_alone(text);
    around.all && (alone || list() || tags() || below())
}

/// What stands in a line.
fn inline<'t>(line: &'t str, around: Around<'_>) -> Told<'t> {
    let mut text = Cow::Borrowed(line);
    let mut change = |made: Option<String>| {
        let changed = made.is_some();
        if let Some(made) = made {
            text = Cow::Owned(made);
        }
        changed
    };
    let cut = around.all && change(generator::without(line));
    let steps: [fn(&str) -> Option<String>; 3] = match around.all {
        true => [attributes::without, changes::told, changes::marked],
        false => [attributes::without_sizes, changes::told, |_| None],
    };
    for step in steps {
        let made = step(&text);
        text = made.map_or(text, Cow::Owned);
    }
    Told { text, cut }
}

/// Bytes of a line before the text of an item of a list.
pub(super) fn item(line: &str) -> usize {
    let text = line.trim_start();
    let rest = behind_sign(text).filter(|rest| rest.starts_with(' '));
    rest.map_or(0, |rest| line.len() - rest.trim_start().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_name_what_stands_above() {
        let anchor = "<a id=\"sec\"></a>";
        let rows = [
            ("> ***Resolution #1: boats***", "", anchor),
            ("words", "# A", ""),
            ("# A", "", ""),
            ("===", "", ""),
            ("| a |", "", ""),
            ("", "words", ""),
        ];
        for (above, below, expected) in rows {
            let around = Around {
                over: "",
                above,
                below,
                all: true,
            };
            assert_eq!(told("{: #sec .class}", around).text, expected, "{above}");
        }
    }

    #[test]
    fn lines_of_others() {
        let rows = [
            ("# A", "{: #sec}", "# A {#sec}"),
            ("{: #sec}", "# A", ""),
            ("{:.no_toc}", "", ""),
            ("* ToC", "{:toc}", ""),
            ("[TOC]", "", ""),
            ("###### tags: `meeting`", "", ""),
            (
                "a ==marked== and ++put in++, a==b c==d, C++ or D++",
                "",
                "a <mark>marked</mark> and <ins>put in</ins>, a==b c==d, C++ or D++",
            ),
            ("`==a==` ==== ==a", "", "`==a==` ==== ==a"),
            (
                "> [name=ash] [time=Fri, 9:00] [color=#907bf7] a",
                "",
                "> ash Fri, 9:00  a",
            ),
            (
                "[a](https://e.org){:target=\"_blank\"}, [b](c){.http} and `d`{.e}",
                "",
                "[a](https://e.org), [b](c) and `d`",
            ),
            (
                "by [ash]{.author}, not [birch]{x}",
                "",
                "by ash, not [birch]{x}",
            ),
            (
                "# [ Guide : B ]{#title-text}",
                "",
                "#  Guide : B  {#title-text}",
            ),
            ("![p](a.png){width=100} (b){c}", "", "![p](a.png) (b){c}"),
            ("so $`a`$ and `$a$`", "", "so `a` and `$a$`"),
            ("- [~] a", "", "- ☒ ~~a~~"),
            ("> [!tip] Rope", "> a", "> **Tip:** Rope\\"),
            ("a {{ b }} {c} [d]", "", "a {{ b }} {c} [d]"),
        ];
        for (line, below, expected) in rows {
            let around = Around {
                over: "",
                above: "",
                below,
                all: true,
            };
            assert_eq!(told(line, around).text, expected, "{line}");
        }
    }
}
