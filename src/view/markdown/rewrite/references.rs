//! References in the words of a text as links, with what GitLab's Markdown says beside them: `\\#12` is none, `#12+` shows the title.
//! Words that are fit to be shown in, events out.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::{Writer, pictured};
use crate::model::reference::{self, Found};
use crate::view::lookalike::honest;

/// What stands behind a reference that is to be shown with its title.
const TITLED: [&str; 2] = ["+s", "+"];

impl Writer<'_> {
    /// Text that is fit to be shown, with its references linked.
    pub(super) fn text<'t>(&self, text: CowStr<'t>, out: &mut Vec<Event<'t>>) {
        let mut done = 0;
        for found in reference::scan(&text) {
            let Some(target) = self.led(&found) else {
                continue;
            };
            self.plain(&text[done..found.range.start], out);
            let words = &text[found.range.clone()];
            let behind = &text[found.range.end..];
            let (words, length) = match self.titled(&found, words, behind) {
                Some(titled) => titled,
                None => (honest(words).into_owned(), 0),
            };
            link(target, words.into(), out);
            done = found.range.end + length;
        }
        match done {
            0 if !text.contains("www.") => out.push(Event::Text(pictured(text))),
            _ => self.plain(&text[done..], out),
        }
    }

    /// Where a reference leads.
    fn led(&self, found: &Found<'_>) -> Option<String> {
        let home = self.setting.tracker;
        let escaped = self.escaped.iter().any(|at| found.range.contains(at));
        let target = self.linker.target_from(home, found.reference);
        let target = target.filter(|_| !escaped)?;
        Some(target.href(self.setting.root))
    }

    /// The words for an issue that is to be shown with its title, and how much behind it says so.
    fn titled(&self, found: &Found<'_>, words: &str, behind: &str) -> Option<(String, usize)> {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '+');
        let mut marks = TITLED.into_iter();
        let mark = marks.find(|mark| behind.strip_prefix(*mark).is_some_and(ends))?;
        let home = self.setting.home;
        let issue = self
            .linker
            .issue_from(self.setting.tracker, found.reference)
            .filter(|_| home.is_none_or(|home| home.is_gitlab()))?;
        let title = self.clean(&issue.title);
        Some((format!("{title} ({words})"), mark.len()))
    }

    /// Words without references, but for addresses that begin with `www.`.
    fn plain<'t>(&self, text: &str, out: &mut Vec<Event<'t>>) {
        let mut done = 0;
        for Range { start, end } in reference::without_scheme(text) {
            let address = format!("http://{}", &text[start..end]);
            let Some(target) = self.written(&address) else {
                continue;
            };
            out.push(words(&text[done..start]));
            let href = target.href(self.setting.root);
            link(href, text[start..end].to_owned().into(), out);
            done = end;
        }
        out.push(words(&text[done..]));
    }
}

fn words<'t>(text: &str) -> Event<'t> {
    Event::Text(pictured(text.to_owned().into()))
}

fn link<'t>(address: String, words: CowStr<'t>, out: &mut Vec<Event<'t>>) {
    out.push(Event::Start(Tag::Link {
        link_type: LinkType::Inline,
        dest_url: address.into(),
        title: "".into(),
        id: "".into(),
    }));
    out.push(Event::Text(words));
    out.push(Event::End(TagEnd::Link));
}
