//! Markdown to HTML that may be published: references linked, headings levelled and named, then sanitised.
//! Text of a record in, `Html` out. Pictures of other hosts become links, raw HTML passes an allow-list, nothing is fetched.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::html::{Html, escape_into};
use super::linker::Linker;
use crate::model::id::slug_or_hash;
use crate::model::reference;

/// How to render a text.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The content file, for relative addresses.
    pub path: &'a str,
    /// What leads to the site's root.
    pub root: &'a str,
    /// Level of the highest heading.
    pub level: usize,
    /// Prefix of heading ids, unlike that of any other text on the page.
    pub prefix: &'a str,
    /// A title that the page already shows: a heading of level one with the same words is left out.
    pub title: &'a str,
}

/// Renders a text.
pub fn render(markdown: &str, linker: &Linker<'_>, setting: Setting<'_>) -> Html {
    let events = events(markdown, setting.title);
    let ids = heading_ids(&events, setting.prefix);
    let mut writer = Writer {
        linker,
        setting,
        ids: &ids,
        pictures: Vec::new(),
        link_depth: 0,
        raw: false,
        closers: Vec::new(),
    };
    let levels = levels(&events, setting.level);
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    let rewritten = writer.rewrite(events, levels);
    pulldown_cmark::html::push_html(&mut out, rewritten.into_iter());
    let clean = SANITISER.clean(&out).to_string();
    Html::made(finish(&clean, &ids, &writer.pictures))
}

/// The first paragraph as plain text, for descriptions; cut at a word.
pub fn summary(markdown: &str, longest: usize) -> String {
    let mut text = String::new();
    for event in Parser::new_ext(markdown, options()) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph) if !text.trim().is_empty() => break,
            Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_)) => text.clear(),
            _ => {}
        }
    }
    let text = text.split_whitespace().collect::<Vec<&str>>().join(" ");
    if text.chars().count() <= longest {
        return text;
    }
    let cut: String = text.chars().take(longest).collect();
    format!(
        "{}…",
        cut.rsplit_once(' ').map_or(cut.as_str(), |(head, _)| head)
    )
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
}

/// The events of a text, without a first heading that repeats the title.
fn events<'t>(markdown: &'t str, title: &str) -> Vec<Event<'t>> {
    let mut events: Vec<Event<'t>> = Parser::new_ext(markdown, options()).collect();
    let first = matches!(
        events.first(),
        Some(Event::Start(Tag::Heading {
            level: HeadingLevel::H1,
            ..
        }))
    );
    let end = events
        .iter()
        .position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
    if let Some(end) = end.filter(|end| first && words(&events[..*end]).trim() == title.trim()) {
        events.drain(..=end);
    }
    events
}

fn words(events: &[Event<'_>]) -> String {
    let text = |event: &Event<'_>| match event {
        Event::Text(text) | Event::Code(text) => text.to_string(),
        Event::SoftBreak | Event::HardBreak => " ".to_owned(),
        _ => String::new(),
    };
    events.iter().map(text).collect()
}

/// Ids of all headings, in order, and again for links that use GitLab's plain form.
fn heading_ids(events: &[Event<'_>], prefix: &str) -> Vec<String> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::new();
    let mut start = None;
    for (index, event) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading { .. }) => start = Some(index),
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug_or_hash(&words(&events[start.take().unwrap_or(index)..index]));
                let count = taken.entry(slug.clone()).or_insert(0);
                *count += 1;
                ids.push(if *count == 1 {
                    format!("{prefix}{slug}")
                } else {
                    format!("{prefix}{slug}-{count}")
                });
            }
            _ => {}
        }
    }
    ids
}

/// Levels of all headings: the highest becomes `top`, none is skipped on the way down.
fn levels(events: &[Event<'_>], top: usize) -> Vec<HeadingLevel> {
    let written: Vec<usize> = events
        .iter()
        .filter_map(|event| match event {
            Event::Start(Tag::Heading { level, .. }) => Some(*level as usize),
            _ => None,
        })
        .collect();
    let highest = written.iter().copied().min().unwrap_or(1);
    let mut above = top - 1;
    written
        .into_iter()
        .map(|level| {
            above = (level - highest + top).min(above + 1).min(6);
            HeadingLevel::try_from(above).unwrap_or(HeadingLevel::H6)
        })
        .collect()
}

struct Writer<'a> {
    linker: &'a Linker<'a>,
    setting: Setting<'a>,
    ids: &'a [String],
    /// Markup of our own pictures, put back after the sanitiser.
    pictures: Vec<String>,
    link_depth: usize,
    /// Inside a code block, where nothing is a reference.
    raw: bool,
    /// For every open link, whether it was written.
    closers: Vec<bool>,
}

/// Stands for a picture while the sanitiser runs; private characters never come from content.
const PICTURE: char = '\u{E000}';

impl Writer<'_> {
    fn rewrite<'t>(&mut self, events: Vec<Event<'t>>, levels: Vec<HeadingLevel>) -> Vec<Event<'t>> {
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
                out.push(Event::Text(self.clean(&text).into()))
            }
            Event::Text(text) => self.text(&text, out),
            Event::Code(text) => out.push(Event::Code(self.clean(&text).into())),
            Event::Html(text) => out.push(Event::Html(self.clean(&text).into())),
            Event::InlineHtml(text) => out.push(Event::InlineHtml(self.clean(&text).into())),
            Event::TaskListMarker(done) => {
                out.push(Event::Text(if done { "☑ " } else { "☐ " }.into()))
            }
            other => out.push(other),
        }
    }

    fn clean(&self, text: &str) -> String {
        self.linker.privacy.clean(text)
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
        self.ids.contains(&id).then(|| format!("#{id}"))
    }

    /// Our own picture, else a link to it, else its words.
    fn picture<'t>(&mut self, address: &str, alt: &str, out: &mut Vec<Event<'t>>) {
        let alt = self.clean(alt);
        if let Some(url) = self.linker.picture(self.setting.path, address) {
            let mut markup = String::from("<img loading=\"lazy\" src=\"");
            escape_into(&mut markup, &format!("{}{url}", self.setting.root));
            markup.push_str("\" alt=\"");
            escape_into(&mut markup, &alt);
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
    fn text<'t>(&self, text: &str, out: &mut Vec<Event<'t>>) {
        let text = self.clean(text);
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
        out.push(Event::Text(text[done..].to_owned().into()));
    }
}

/// Joins neighbouring texts, so that a reference is never cut in two.
fn merge_texts(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
    for event in events {
        match (out.last_mut(), event) {
            (Some(Event::Text(last)), Event::Text(text)) => *last = format!("{last}{text}").into(),
            (_, event) => out.push(event),
        }
    }
    out
}

/// The words of a picture, up to its end.
fn alternative<'t>(events: &mut impl Iterator<Item = Event<'t>>) -> String {
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

/// Elements that a page of text needs; everything else loses its tags, scripts and styles their content too.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
];

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .tags(ELEMENTS.iter().copied().collect())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan"])),
        ]))
        .generic_attributes(HashSet::from(["lang", "title"]))
        .url_schemes(HashSet::from([
            "https", "http", "mailto", "irc", "ircs", "matrix",
        ]))
        .url_relative(ammonia::UrlRelative::Custom(Box::new(relative)))
        .link_rel(Some("noopener noreferrer nofollow ugc"));
    builder
});

/// Relative addresses are ours unless they name a host.
fn relative(address: &str) -> Option<std::borrow::Cow<'_, str>> {
    let foreign =
        address.starts_with("//") || address.starts_with("/\\") || address.starts_with('\\');
    (!foreign).then(|| address.into())
}

/// Names the headings, puts pictures back, and lets wide tables scroll on their own.
fn finish(html: &str, ids: &[String], pictures: &[String]) -> String {
    let mut out = String::with_capacity(html.len() + 64 * ids.len());
    let mut ids = ids.iter();
    let mut rest = html;
    while let Some(at) = rest.find(['<', PICTURE]) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(PICTURE) {
            let (number, after) = after.split_once(PICTURE).unwrap_or(("", after));
            out.push_str(
                number
                    .parse()
                    .ok()
                    .and_then(|index: usize| pictures.get(index))
                    .map_or("", String::as_str),
            );
            rest = after;
            continue;
        }
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        tag(&mut out, &rest[..end], &mut ids);
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn tag<'i>(out: &mut String, tag: &str, ids: &mut impl Iterator<Item = &'i String>) {
    let bytes = tag.as_bytes();
    let heading = bytes.len() == 4 && bytes[1] == b'h' && (b'1'..=b'6').contains(&bytes[2]);
    match (tag, heading) {
        ("<table>", _) => out.push_str("<div class=\"wide\" tabindex=\"0\"><table>"),
        ("</table>", _) => out.push_str("</table></div>"),
        (_, true) => match ids.next() {
            Some(id) => out.push_str(&format!("<h{} id=\"{id}\">", bytes[2] as char)),
            None => out.push_str(tag),
        },
        _ => out.push_str(tag),
    }
}
