//! Names of files in double brackets, as wikis and Obsidian have them: `[[Page]]`, `[[label|Page]]`, `[[note|label]]`, `![[board.png]]`.
//! Words of a text in, links and pictures out where there is such a file on the site; else they stay as they are.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::Writer;

/// What stands between double brackets.
pub(in crate::view::markdown) struct Wiki<'t> {
    range: Range<usize>,
    /// Whether what it names is to be shown itself.
    embeds: bool,
    /// What it may name: what stands behind `|`, as in wikis, else before it, as in Obsidian.
    pub(in crate::view::markdown) names: [&'t str; 2],
}

/// Everything of that kind in a text.
pub(in crate::view::markdown) fn find(text: &str) -> Vec<Wiki<'_>> {
    let (mut found, mut done) = (Vec::new(), 0);
    while let Some(end) = text[done..].find("]]").map(|at| done + at) {
        let open = text[done..end].rfind("[[").map(|at| done + at);
        if let Some(open) = open {
            let inside = &text[open + 2..end];
            let (head, tail) = inside.split_once('|').unwrap_or((inside, inside));
            let embeds = text[done..open].ends_with('!');
            let (head, tail) = match embeds {
                true => sized(head, tail),
                false => (head, tail),
            };
            found.push(Wiki {
                range: open - usize::from(embeds)..end + 2,
                embeds,
                names: [tail.trim(), head.trim()],
            });
        }
        done = end + 2;
    }
    found
}

/// The name and the words of a picture without the size that may stand behind them: `board.png|300`, `board.png|Words|100x50`.
fn sized<'t>(head: &'t str, tail: &'t str) -> (&'t str, &'t str) {
    let is_size = |text: &str| {
        let text = text.trim();
        text.starts_with(|c: char| c.is_ascii_digit())
            && text.chars().all(|c| c.is_ascii_digit() || c == 'x')
    };
    match tail.rsplit_once('|') {
        Some((words, size)) if is_size(size) => (head, words),
        None if is_size(tail) && head.contains('.') => (head, head),
        _ => (head, tail),
    }
}

impl Writer<'_> {
    /// Text with its references linked, and what stands in double brackets; in a text of a tracker there are no files to name.
    pub(super) fn words<'t>(&mut self, text: CowStr<'t>, out: &mut Vec<Event<'t>>) {
        let length = text.len();
        let text = self.cleaned(text);
        if text.len() != length || text.contains("[[") {
            // Bytes are counted in the whole text as it was written.
            self.escaped.clear();
        }
        if self.setting.home.is_some() || !text.contains("[[") {
            return self.text(text, out);
        }
        let mut done = 0;
        for wiki in find(&text) {
            let path = self.setting.path;
            let mut names = wiki.names.into_iter();
            let lead = |name: &'_ str| match name.strip_prefix('#') {
                Some(part) => self.fragment(part.rsplit('#').next()?),
                None => {
                    let target = self.linker.of_wiki(path, name)?;
                    Some(target.href(self.setting.root))
                }
            };
            let Some((name, href)) = names.find_map(|name| Some((name, lead(name)?))) else {
                continue;
            };
            self.text(text[done..wiki.range.start].to_owned().into(), out);
            done = wiki.range.end;
            let label = wiki.names.into_iter().find(|other| *other != name);
            let shown = label.unwrap_or(name.trim_start_matches('#'));
            self.wiki(&wiki, (name, href), shown, out);
        }
        match done {
            0 => self.text(text, out),
            _ => self.text(text[done..].to_owned().into(), out),
        }
    }

    /// A picture where it is one and is to be shown, else a link.
    fn wiki<'t>(
        &mut self,
        wiki: &Wiki<'_>,
        (name, href): (&str, String),
        label: &str,
        out: &mut Vec<Event<'t>>,
    ) {
        let target = || self.linker.of_wiki(self.setting.path, name);
        let target = wiki.embeds.then(target).flatten();
        if let Some(markup) = target.and_then(|target| self.shown_at(target, label)) {
            return self.own(markup, out);
        }
        out.push(Event::Start(Tag::Link {
            link_type: LinkType::Inline,
            dest_url: href.into(),
            title: "".into(),
            id: "".into(),
        }));
        out.push(Event::Text(label.to_owned().into()));
        out.push(Event::End(TagEnd::Link));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_double_brackets() {
        type Found<'t> = &'t [(&'t str, &'t str, bool)];
        let rows: &[(&str, Found<'_>)] = &[
            ("see [[Page]].", &[("[[Page]]", "Page", false)]),
            (
                "[[a label|b/Page#c]]",
                &[("[[a label|b/Page#c]]", "b/Page#c", false)],
            ),
            (
                "![[board.png|300]] x",
                &[("![[board.png|300]]", "board.png", true)],
            ),
            (
                "![[b.png|Two boats|100x50]]",
                &[("![[b.png|Two boats|100x50]]", "Two boats", true)],
            ),
            ("[[a|300]]", &[("[[a|300]]", "300", false)]),
            ("[[a [[b]] c]] [d] [[e", &[("[[b]]", "b", false)]),
        ];
        for (text, expected) in rows {
            let found = find(text);
            let found: Vec<(&str, &str, bool)> = found
                .iter()
                .map(|wiki| (&text[wiki.range.clone()], wiki.names[0], wiki.embeds))
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
