//! Events of Markdown rewritten for publishing: references linked, addresses resolved, pictures of others made links.
//! Events in, events out.

use std::borrow::Cow;
use std::collections::HashSet;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::Setting;
use crate::model::id::slug_or_hash;
use crate::model::reference;
use crate::view::html::attribute_into;
use crate::view::linker::Linker;
pub(super) struct Writer<'a> {
    linker: &'a Linker<'a>,
    setting: Setting<'a>,
    /// Ids of the headings.
    ids: HashSet<&'a str>,
    /// Markup of our own pictures, put back after the sanitiser.
    pub(super) pictures: Vec<String>,
    link_depth: usize,
    /// Inside a code block, where nothing is a reference.
    raw: bool,
    /// For every open link, whether it was written.
    closers: Vec<bool>,
}

/// Stands for a picture while the sanitiser runs; private characters never come from content.
pub(super) const PICTURE: char = '\u{E000}';

impl<'a> Writer<'a> {
    pub(super) fn new(linker: &'a Linker<'a>, setting: Setting<'a>, ids: &'a [String]) -> Self {
        Writer {
            linker,
            setting,
            ids: ids.iter().map(String::as_str).collect(),
            pictures: Vec::new(),
            link_depth: 0,
            raw: false,
            closers: Vec::new(),
        }
    }

    pub(super) fn rewrite<'t>(
        &mut self,
        events: Vec<Event<'t>>,
        levels: Vec<HeadingLevel>,
    ) -> Vec<Event<'t>> {
        let mut out = Vec::with_capacity(events.len());
        let mut levels = levels.into_iter();
        let mut level = HeadingLevel::H6;
        let mut events = merge_texts(events).into_iter();
        while let Some(event) = events.next() {
            match event {
                Event::Start(Tag::Heading { .. }) => {
                    level = levels.next().unwrap_or(HeadingLevel::H6);
                    out.push(Event::Start(Tag::Heading {
                        level,
                        id: None,
                        classes: Vec::new(),
                        attrs: Vec::new(),
                    }));
                }
                Event::End(TagEnd::Heading(_)) => out.push(Event::End(TagEnd::Heading(level))),
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let alt = alternative(&mut events);
                    self.picture(&dest_url, &alt, &mut out);
                }
                other => self.event(other, &mut out),
            }
        }
        out
    }

    fn event<'t>(&mut self, event: Event<'t>, out: &mut Vec<Event<'t>>) {
        match event {
            Event::Start(Tag::Link {
                dest_url, title, ..
            }) => self.open_link(&dest_url, title, out),
            Event::End(TagEnd::Link) => {
                self.link_depth = self.link_depth.saturating_sub(1);
                if self.closers.pop() == Some(true) {
                    out.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                self.raw = true;
                out.push(Event::Start(Tag::CodeBlock(kind)));
            }
            Event::End(TagEnd::CodeBlock) => {
                self.raw = false;
                out.push(Event::End(TagEnd::CodeBlock));
            }
            Event::Text(text) if self.raw || self.link_depth > 0 => {
                out.push(Event::Text(self.cleaned(text)))
            }
            Event::Text(text) => self.text(text, out),
            Event::Code(text) => out.push(Event::Code(self.cleaned(text))),
            Event::Html(text) => out.push(Event::Html(self.cleaned(text))),
            Event::InlineHtml(text) => out.push(Event::InlineHtml(self.cleaned(text))),
            Event::TaskListMarker(done) => {
                out.push(Event::Text(if done { "☑ " } else { "☐ " }.into()))
            }
            other => out.push(other),
        }
    }

    fn clean(&self, text: &str) -> String {
        self.linker.privacy.clean(text)
    }

    /// A text fit to be shown; mostly it is so already.
    fn cleaned<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        match self.linker.privacy.cleaned(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => clean.into(),
        }
    }

    fn open_link<'t>(&mut self, address: &str, title: CowStr<'t>, out: &mut Vec<Event<'t>>) {
        self.link_depth += 1;
        let href = match address.strip_prefix('#') {
            Some(fragment) => self.fragment(fragment),
            None => self
                .linker
                .written(self.setting.path, address)
                .map(|target| target.href(self.setting.root)),
        };
        self.closers.push(href.is_some());
        if let Some(href) = href {
            let title = self.clean(&title).into();
            out.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: href.into(),
                title,
                id: "".into(),
            }));
        }
    }

    /// A heading of the same text, by GitLab's form of its id.
    fn fragment(&self, fragment: &str) -> Option<String> {
        let id = format!(
            "{}{}",
            self.setting.prefix,
            slug_or_hash(fragment.trim_start_matches("h-"))
        );
        self.ids.contains(id.as_str()).then(|| format!("#{id}"))
    }

    /// Our own picture, else a link to it, else its words.
    fn picture<'t>(&mut self, address: &str, alt: &str, out: &mut Vec<Event<'t>>) {
        let alt = self.clean(alt);
        if let Some(url) = self.linker.picture(self.setting.path, address) {
            let mut markup = String::from("<img loading=\"lazy\" src=\"");
            attribute_into(&mut markup, &format!("{}{url}", self.setting.root));
            markup.push_str("\" alt=\"");
            attribute_into(&mut markup, &alt);
            markup.push_str("\">");
            out.push(Event::Text(
                format!("{PICTURE}{}{PICTURE}", self.pictures.len()).into(),
            ));
            self.pictures.push(markup);
            return;
        }
        let outside = self
            .linker
            .written(self.setting.path, address)
            .filter(|target| target.outside && self.link_depth == 0);
        let words = if alt.trim().is_empty() {
            "picture".to_owned()
        } else {
            alt
        };
        match outside {
            Some(target) => {
                let dest_url = target.url.into();
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

    /// Text with its references linked.
    fn text<'t>(&self, text: CowStr<'t>, out: &mut Vec<Event<'t>>) {
        let text = self.cleaned(text);
        let mut done = 0;
        for found in reference::scan(&text) {
            let Some(target) = self.linker.target(found.reference) else {
                continue;
            };
            out.push(Event::Text(text[done..found.range.start].to_owned().into()));
            let dest_url = target.href(self.setting.root).into();
            out.push(Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url,
                title: "".into(),
                id: "".into(),
            }));
            out.push(Event::Text(text[found.range.clone()].to_owned().into()));
            out.push(Event::End(TagEnd::Link));
            done = found.range.end;
        }
        out.push(Event::Text(match done {
            0 => text,
            _ => text[done..].to_owned().into(),
        }));
    }
}

/// Joins neighbouring texts, so that a reference is never cut in two.
pub(super) fn merge_texts(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
    let mut events = events.into_iter().peekable();
    while let Some(event) = events.next() {
        let Event::Text(first) = event else {
            out.push(event);
            continue;
        };
        let Some(Event::Text(_)) = events.peek() else {
            out.push(Event::Text(first));
            continue;
        };
        let mut whole = first.into_string();
        while let Some(Event::Text(next)) = events.next_if(|next| matches!(next, Event::Text(_))) {
            whole.push_str(&next);
        }
        out.push(Event::Text(whole.into()));
    }
    out
}

/// The words of a picture, up to its end.
pub(super) fn alternative<'t>(events: &mut impl Iterator<Item = Event<'t>>) -> String {
    let mut text = String::new();
    for event in events {
        match event {
            Event::End(TagEnd::Image) => break,
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            _ => {}
        }
    }
    text
}
