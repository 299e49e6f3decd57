//! Markup of our own in a text: pictures of the site, and the ways to footnotes and back. No sanitiser shall see it; marks stand
//! for it until it is put back. Addresses and labels in, events and markup out.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::super::plain;
use super::{PICTURE, Writer, anchor, called};
use crate::view::html::{attribute_into, escape_into};
use crate::view::linker::Target;

impl Writer<'_> {
    /// Markup that no sanitiser shall see: a mark stands for it.
    pub(super) fn own(&mut self, markup: String, out: &mut Vec<Event<'_>>) {
        let mark = format!("{PICTURE}{}{PICTURE}", self.pictures.len());
        out.push(Event::Text(mark.into()));
        self.pictures.push(markup);
    }

    /// The place of the next footnote that is told.
    pub(super) fn place(&mut self, out: &mut Vec<Event<'_>>) {
        self.told += 1;
        let id = self.footnote_id("fn", self.told);
        self.own(anchor(&id), out);
    }

    /// The id of a footnote, or of the place that names it; no name of a heading has such a sign.
    fn footnote_id(&self, kind: &str, number: usize) -> String {
        format!("{}{kind}:{number}", self.setting.prefix)
    }

    /// The number of a footnote where the text names it.
    pub(super) fn footnote<'t>(&mut self, label: &str, out: &mut Vec<Event<'t>>) {
        let Some(number) = self.footnotes.number(label) else {
            out.push(Event::Text(self.clean(&format!("[^{label}]")).into()));
            return;
        };
        if self.link_depth > 0 {
            return self.own(format!("<sup>{number}</sup>"), out);
        }
        let id = match self.named.insert(number) {
            true => format!(" id=\"{}\"", self.footnote_id("ref", number)),
            false => String::new(),
        };
        let to = self.footnote_id("fn", number);
        let label = format!("aria-label=\"Footnote {number}\"");
        self.own(
            format!("<sup><a{id} href=\"#{to}\" {label}>{number}</a></sup>"),
            out,
        );
    }

    /// What leads from a footnote to where the text names it first.
    pub(super) fn way_back(&mut self, out: &mut Vec<Event<'_>>) {
        let number = self.told;
        if !self.footnotes.is_named(number) {
            return;
        }
        let to = self.footnote_id("ref", number);
        let label = format!("aria-label=\"Back from footnote {number}\"");
        self.own(format!(" <a href=\"#{to}\" {label}>↩</a>"), out);
    }

    /// Our own picture, else a link to it, else its words. One without words that cannot be shown leaves nothing.
    pub(super) fn picture<'t>(&mut self, address: &str, alt: &str, out: &mut Vec<Event<'t>>) {
        let alt = self.clean(alt);
        if let Some(markup) = self.shown(address, &alt) {
            return self.own(markup, out);
        }
        let outside = self.elsewhere(address).filter(|_| self.link_depth == 0);
        let words = match (&outside, alt.trim().is_empty()) {
            (Some(url), true) => self.clean(called(url)),
            (None, true) => return,
            (_, false) => alt,
        };
        match outside {
            Some(url) => {
                let dest_url = url.into();
                out.push(Event::Start(Tag::Link {
                    link_type: LinkType::Inline,
                    dest_url,
                    title: "".into(),
                    id: "".into(),
                }));
                out.push(Event::Text(words.into()));
                out.push(Event::End(TagEnd::Link));
            }
            None => out.push(Event::Text(words.into())),
        }
    }

    /// The markup of one of our own pictures.
    fn shown(&self, address: &str, alt: &str) -> Option<String> {
        self.shown_at(self.written(address)?, alt)
    }

    /// The markup of the picture that a target is, if it is one of ours.
    pub(super) fn shown_at(&self, target: Target, alt: &str) -> Option<String> {
        let url = self.linker.picture(target)?;
        let mut markup = String::from("<img loading=\"lazy\" src=\"");
        attribute_into(&mut markup, &format!("{}{url}", self.setting.root));
        markup.push_str("\" alt=\"");
        attribute_into(&mut markup, alt);
        markup.push_str("\">");
        Some(markup)
    }

    /// Where a picture of others is.
    fn elsewhere(&self, address: &str) -> Option<String> {
        let target = self.written(address);
        Some(target.filter(|target| target.outside)?.url)
    }

    /// The markup for a picture of raw HTML: itself if it is ours, else a link to it unless it stands in one, else its words, if it
    /// has any.
    pub(in crate::view::markdown) fn raw_picture(
        &self,
        address: &str,
        words: &str,
        in_link: bool,
    ) -> String {
        let words = self.clean(words);
        if let Some(markup) = self.shown(address, &words) {
            return markup;
        }
        let outside = self.elsewhere(address).filter(|_| !in_link);
        let words = match &outside {
            Some(url) if words.trim().is_empty() => self.clean(called(url)),
            _ => words,
        };
        let (mut markup, end) = match outside {
            Some(url) => (plain::link(&url, self.privacy), "</a>"),
            None => (String::new(), ""),
        };
        escape_into(&mut markup, &words);
        markup + end
    }
}
