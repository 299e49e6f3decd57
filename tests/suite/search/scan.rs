//! The lines of all meetings as their pages show them, and which of them have some words: pages come in, addresses go out.
//! Takes words apart in a way of its own, for text of ASCII.

use std::fs;
use std::path::Path;

/// A line of a page.
pub(crate) struct Line {
    /// Address with anchor.
    pub(crate) address: String,
    /// Its words, in lower case.
    pub(crate) words: Vec<String>,
    /// Whether this scan knows how to take it apart.
    pub(crate) plain: bool,
}

/// All lines of a site.
pub(crate) fn lines(site: &Path) -> Vec<Line> {
    let mut found = Vec::new();
    let folders = fs::read_dir(site.join("meetings")).expect("meetings");
    for folder in folders.flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        let page = fs::read_to_string(folder.path().join("index.html"));
        if let Some(page) = page.ok().filter(|_| name != "latest") {
            let lines = page.split("<li id=\"").skip(1);
            found.extend(lines.filter_map(|line| of_line(&name, line)));
        }
    }
    found.sort_by(|a, b| a.address.cmp(&b.address));
    found
}

fn of_line(meeting: &str, html: &str) -> Option<Line> {
    let (anchor, rest) = html.split_once('"')?;
    let (head, rest) = rest.split_once('>')?;
    if !head.contains("class=\"line ") {
        return None;
    }
    let text = rest.split("</li>").next()?;
    // Its time, and the way back to its item, are no words of it.
    let (_, text) = text.split_once("</a>")?;
    let text = without(text, "<a class=\"kind\"", "</a>");
    let text = without(&text, "<span class=\"kind\"", "</span>");
    if text.contains("<span class=\"text\">withheld</span>") {
        return None;
    }
    let text = shown(&text);
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    Some(Line {
        address: format!("meetings/{meeting}/#{anchor}"),
        words: words
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect(),
        plain: text.is_ascii(),
    })
}

fn without(text: &str, from: &str, to: &str) -> String {
    match text.split_once(from) {
        Some((before, rest)) => {
            before.to_owned() + rest.split_once(to).map_or("", |(_, rest)| rest)
        }
        None => text.to_owned(),
    }
}

/// A text without tags and entities.
fn shown(html: &str) -> String {
    let mut out = String::new();
    for (at, part) in html.split('<').enumerate() {
        let (tag, text) = match at {
            0 => ("", part),
            _ => part.split_once('>').unwrap_or((part, "")),
        };
        if ["summary", "details", "br"]
            .iter()
            .any(|name| tag.starts_with(name))
        {
            out.push(' ');
        }
        if tag.contains("class=\"odd\"") {
            out.push(' ');
        }
        out.push_str(text);
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(out, |text, (entity, character)| {
        text.replace(entity, character)
    })
}

/// The addresses of lines that have every group of words that follow each other; of the last word of a group the beginning may do.
pub(crate) fn search<'l>(lines: &'l [Line], groups: &[Vec<(&str, bool)>]) -> Vec<&'l str> {
    let fits = |(wanted, begins): &(&str, bool), word: &String| {
        word == wanted || *begins && word.starts_with(wanted)
    };
    let has = |line: &&Line| {
        groups.iter().all(|group| {
            let mut windows = line.words.windows(group.len());
            windows.any(|window| {
                group
                    .iter()
                    .zip(window)
                    .all(|(wanted, word)| fits(wanted, word))
            })
        })
    };
    let found = lines.iter().filter(|line| line.plain).filter(has);
    found.map(|line| line.address.as_str()).collect()
}
