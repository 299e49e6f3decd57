//! Events of Markdown rewritten for publishing: references linked, addresses resolved, pictures of others made links.
//! Events in, events out.

mod own;
mod references;
mod roles;
mod spots;
mod texts;
pub(super) mod wiki;

use std::borrow::Cow;
use std::collections::HashSet;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd};

use super::Setting;
use super::footnotes::Footnotes;
use crate::model::{emoji, path};
use crate::view::anchors;
use crate::view::linker::{Linker, Target};
use crate::view::lookalike::honest;
use crate::view::privacy::Privacy;
pub(super) use texts::merge_texts;

pub(super) struct Writer<'a> {
    /// The text itself.
    markdown: &'a str,
    linker: &'a Linker<'a>,
    /// Which addresses may be shown in it.
    privacy: Privacy<'a>,
    setting: Setting<'a>,
    /// Ids of the headings.
    ids: HashSet<&'a str>,
    /// Ids of places that raw HTML names, and those of them that are on the page by now.
    spots: HashSet<String>,
    placed: HashSet<String>,
    /// Markup of our own, pictures mostly, put back after the sanitiser.
    pub(super) pictures: Vec<String>,
    footnotes: Footnotes,
    /// The numbers of footnotes that were named so far: the first time can be led back to.
    named: HashSet<usize>,
    /// The number of the footnote that is told.
    told: usize,
    link_depth: usize,
    /// Inside a code block, where nothing is a reference.
    raw: bool,
    /// Bytes of the text that is written behind a backslash: none of them begins a reference.
    escaped: Vec<usize>,
    /// For every open link, whether it was written.
    closers: Vec<bool>,
}

/// Stands for a picture while the sanitiser runs; private characters never come from content.
pub(super) const PICTURE: char = '\u{E000}';

impl<'a> Writer<'a> {
    pub(super) fn new(
        (markdown, privacy): (&'a str, Privacy<'a>),
        linker: &'a Linker<'a>,
        setting: Setting<'a>,
        ids: &'a [String],
        footnotes: Footnotes,
    ) -> Self {
        Writer {
            markdown,
            linker,
            privacy,
            setting,
            ids: ids.iter().map(String::as_str).collect(),
            spots: HashSet::new(),
            placed: HashSet::new(),
            pictures: Vec::new(),
            footnotes,
            named: HashSet::new(),
            told: 0,
            link_depth: 0,
            raw: false,
            escaped: Vec::new(),
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
        let (events, mut escaped) = merge_texts(events, self.markdown);
        let mut events = events.into_iter().enumerate().peekable();
        while let Some((index, event)) = events.next() {
            self.escaped = escaped.remove(&index).unwrap_or_default();
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
                    let alt = alternative(&mut events.by_ref().map(|(_, event)| event));
                    self.picture(&dest_url, &alt, &mut out);
                }
                Event::Start(Tag::Link { ref dest_url, .. }) if is_unnamed(events.peek()) => {
                    let words = self.name_of(dest_url);
                    self.event(event, &mut out);
                    out.push(Event::Text(words.into()));
                }
                Event::Text(ref text) if self.names_file(text, events.peek()) => {
                    let head = text.len() - roles::DOCUMENT.len();
                    self.event(Event::Text(text[..head].to_owned().into()), &mut out);
                    if let Some((_, Event::Code(inside))) = events.next() {
                        self.document(&inside, &mut out);
                    }
                }
                other => self.event(other, &mut out),
            }
        }
        out
    }

    fn event<'t>(&mut self, event: Event<'t>, out: &mut Vec<Event<'t>>) {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => match link_type {
                LinkType::Email => self.open_link(&format!("mailto:{dest_url}"), title, out),
                _ => self.open_link(&dest_url, title, out),
            },
            Event::End(TagEnd::Link) => {
                self.link_depth = self.link_depth.saturating_sub(1);
                if self.closers.pop() == Some(true) {
                    let name = empty_link(out).map(|address| self.clean(called(address)));
                    out.extend(name.map(|name| Event::Text(name.into())));
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
            Event::Text(text) if self.raw => out.push(Event::Text(self.cleaned(text))),
            Event::Text(text) if self.link_depth > 0 => {
                let text = match honest(&text) {
                    Cow::Borrowed(_) => text,
                    Cow::Owned(honest) => honest.into(),
                };
                out.push(Event::Text(pictured(self.cleaned(text))));
            }
            Event::Text(text) => self.words(text, out),
            Event::Code(text) => out.push(Event::Code(self.cleaned(text))),
            Event::Html(text) => out.push(Event::Html(self.html(text))),
            Event::InlineHtml(text) => out.push(Event::InlineHtml(self.html(text))),
            Event::Start(Tag::BlockQuote(Some(kind))) => alert(kind, out),
            Event::FootnoteReference(label) => self.footnote(&label, out),
            Event::InlineMath(id) => self.own(anchor(&id), out),
            Event::Start(Tag::FootnoteDefinition(_)) => self.place(out),
            Event::End(TagEnd::FootnoteDefinition) => self.way_back(out),
            Event::TaskListMarker(done) => {
                out.push(Event::Text(if done { "☑ " } else { "☐ " }.into()))
            }
            other => out.push(other),
        }
    }

    fn clean(&self, text: &str) -> String {
        self.privacy.clean(text)
    }

    /// A text fit to be shown; mostly it is so already.
    fn cleaned<'t>(&self, text: CowStr<'t>) -> CowStr<'t> {
        match self.privacy.cleaned(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(clean) => clean.into(),
        }
    }

    fn open_link<'t>(&mut self, address: &str, title: CowStr<'t>, out: &mut Vec<Event<'t>>) {
        self.link_depth += 1;
        let href = self.address(address);
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

    /// Where an address of a link leads, be it written in Markdown or in HTML.
    pub(super) fn address(&self, address: &str) -> Option<String> {
        match address.strip_prefix('#') {
            Some(fragment) => self.fragment(fragment),
            None => self
                .written(address)
                .map(|target| target.href(self.setting.root)),
        }
    }

    /// What an address leads to; in a text of a tracker it counts from there.
    fn written(&self, address: &str) -> Option<Target> {
        let address = address.trim();
        let whole = match self.setting.home {
            Some(home) => home.whole(address)?,
            None => Cow::Borrowed(address),
        };
        self.linker.written(self.setting.path, &whole)
    }

    /// A heading or a place of the text by its name or by its id on the page, else what that page itself names so.
    fn fragment(&self, fragment: &str) -> Option<String> {
        let id = |name: &str| format!("{}{name}", self.setting.prefix);
        let mut ids = anchors::names(fragment).map(|name| id(&name));
        let named = ids.find(|id| self.ids.contains(id.as_str()) || self.spots.contains(id));
        let own = || self.linker.own_part(self.setting.path, fragment);
        Some(format!("#{}", named.or_else(own)?))
    }
}

/// A place to which others lead.
pub(super) fn anchor(id: &str) -> String {
    format!("<span id=\"{id}\"></span>")
}

/// Whether a link ends where it begins.
fn is_unnamed(next: Option<&(usize, Event<'_>)>) -> bool {
    matches!(next, Some((_, Event::End(TagEnd::Link))))
}

/// Where the link leads that is the last of some events, and has no words yet: its picture cannot be shown.
fn empty_link<'e>(events: &'e [Event<'_>]) -> Option<&'e str> {
    let blank = |event: &&Event<'_>| match event {
        Event::Text(text) => !text.trim().is_empty(),
        other => !matches!(other, Event::SoftBreak),
    };
    match events.iter().rev().find(blank)? {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url),
        _ => None,
    }
}

/// What an address is called where nothing else does so: its host, else its last part.
pub(super) fn called(address: &str) -> &str {
    let address = address.trim_end_matches('/');
    match address.split_once("://") {
        Some((_, rest)) => rest.split(['/', '?', '#']).next().unwrap_or(rest),
        None => path::name(address),
    }
}

/// A text with the pictures that its short names stand for.
fn pictured(text: CowStr<'_>) -> CowStr<'_> {
    match emoji::shown(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown.into(),
    }
}

/// A quotation that GitLab shows with the word for its kind.
fn alert(kind: BlockQuoteKind, out: &mut Vec<Event<'_>>) {
    let word = match kind {
        BlockQuoteKind::Note => "Note",
        BlockQuoteKind::Tip => "Tip",
        BlockQuoteKind::Important => "Important",
        BlockQuoteKind::Warning => "Warning",
        BlockQuoteKind::Caution => "Caution",
    };
    out.extend([
        Event::Start(Tag::BlockQuote(None)),
        Event::Start(Tag::Paragraph),
        Event::Start(Tag::Strong),
        Event::Text(word.into()),
        Event::End(TagEnd::Strong),
        Event::End(TagEnd::Paragraph),
    ]);
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
