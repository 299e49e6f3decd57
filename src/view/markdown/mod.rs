//! Markdown to HTML that may be published: references linked, headings levelled and named, then sanitised.
//! Text of a record in, `Html` out. Pictures of other hosts become links, raw HTML passes an allow-list, nothing is fetched.

pub mod addresses;
pub mod allowed;
mod elements;
mod footnotes;
mod freed;
mod headings;
mod plain;
mod rewrite;
mod sanitise;
mod shape;
mod spots;
mod tags;

use std::borrow::Borrow;

use pulldown_cmark::{Event, Options, Tag, TagEnd};

use crate::model::home::Home;
use crate::model::unseen::without_comments;
use crate::view::html::{Html, escape_into};
use crate::view::linker::Linker;
use crate::view::words::one_line;
use rewrite::Writer;
pub(super) use spots::Spot;

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
    /// The tracker that a bare `#12` means: an index into the team's, the first unless the text is one of an issue.
    pub tracker: usize,
    /// Where addresses without a host count from, in place of the file.
    pub home: Option<&'a Home>,
}

impl<'a> Setting<'a> {
    /// The text of a page, below its title.
    pub fn of_page(path: &'a str, root: &'a str, title: &'a str) -> Self {
        Setting {
            path,
            root,
            level: 2,
            prefix: "h-",
            title,
            tracker: 0,
            home: None,
        }
    }
}

/// A text, parsed once for everything that is made of it.
pub struct Parsed<'t> {
    markdown: &'t str,
    /// None if it is not given to the parser.
    events: Option<Vec<Event<'t>>>,
}

impl<'t> Parsed<'t> {
    /// Parses a text.
    pub fn of(markdown: &'t str) -> Self {
        Parsed::with(markdown, &[])
    }

    /// The same with anchors at lines of it.
    fn with(markdown: &'t str, places: &[spots::Spot]) -> Self {
        let sound = !shape::is_too_deep(markdown);
        let parsed = || match places {
            [] => freed::events(markdown).collect(),
            places => spots::marked(markdown, places),
        };
        Parsed {
            markdown,
            events: sound.then(|| headings::named(parsed())),
        }
    }

    /// The first paragraph as plain text, for descriptions; cut at a word.
    pub fn summary(&self, longest: usize) -> String {
        first_words(self.events.iter().flatten(), longest)
    }

    /// The text as HTML.
    pub fn html(self, linker: &Linker<'_>, setting: Setting<'_>) -> Html {
        let Some(events) = self.events else {
            return verbatim(self.markdown, linker);
        };
        let allowed = linker.privacy.allowed_in(self.markdown);
        let privacy = linker.privacy.with(&allowed);
        let (events, footnotes) = footnotes::at_end(untitled(events, setting.title));
        let ids = headings::ids(&events, setting.prefix, privacy);
        let mut writer = Writer::new((self.markdown, privacy), linker, setting, &ids, footnotes);
        let levels = headings::levels(&events, setting.level);
        let raw = events.iter().any(plain::is_raw);
        if raw {
            writer.learn(&events);
        }
        let rewritten = writer.rewrite(events, levels);
        let mut out = String::with_capacity(self.markdown.len() * 3 / 2);
        if !raw {
            plain::html(rewritten, &ids, &writer.pictures, privacy, &mut out);
            return Html::made(out);
        }
        let marked = sanitise::marked(rewritten);
        pulldown_cmark::html::push_html(&mut out, marked);
        let clean = sanitise::clean(&out);
        let own = sanitise::Own {
            level: setting.level,
            ids: &ids,
            pictures: &writer.pictures,
            privacy,
            address: &|address| writer.address(address),
            picture: &|address, words, inside| writer.raw_picture(address, words, inside),
        };
        Html::made(sanitise::finish(&clean, &own))
    }
}

/// Renders a text.
pub fn render(markdown: &str, linker: &Linker<'_>, setting: Setting<'_>) -> Html {
    Parsed::of(markdown).html(linker, setting)
}

/// Renders the text of a page, which stands below its title.
pub fn page(markdown: &str, linker: &Linker<'_>, path: &str, root: &str, title: &str) -> Html {
    render(markdown, linker, Setting::of_page(path, root, title))
}

/// Renders a text with anchors at lines of it, in their order.
pub(super) fn render_with(
    markdown: &str,
    linker: &Linker<'_>,
    setting: Setting<'_>,
    places: &[Spot],
) -> Html {
    let parsed = Parsed::with(markdown, places);
    if parsed.events.is_some() {
        return parsed.html(linker, setting);
    }
    let anchors = places
        .iter()
        .map(|spot| Html::made(rewrite::anchor(&spot.id)));
    let text = parsed.html(linker, setting);
    Html::joined(anchors.chain([text]).collect())
}

/// The byte from which a text is nested too deep for the parser; it is shown as it stands.
pub fn too_deep(markdown: &str) -> Option<usize> {
    shape::too_deep(markdown)
}

/// A text that is not given to the parser, as it stands: without what Markdown never shows, which are comments, the rest of the text
/// behind one that is never closed, and lines that define a link, for asides are written so, too.
fn verbatim(markdown: &str, linker: &Linker<'_>) -> Html {
    let text = without_comments(markdown);
    let text = text.split("<!--").next().unwrap_or("");
    let defines = |line: &&str| line.trim_start().starts_with('[') && line.contains("]:");
    let shown = text.split_inclusive('\n').filter(|line| !defines(line));
    let mut out = String::from("<pre>");
    escape_into(&mut out, &linker.privacy.mask(&shown.collect::<String>()));
    out.push_str("</pre>");
    Html::made(out)
}

/// The first paragraph of a text, as [`Parsed::summary`] has it, where nothing else is made of the text.
pub fn summary(markdown: &str, longest: usize) -> String {
    match shape::is_too_deep(markdown) {
        true => String::new(),
        false => first_words(freed::events(markdown), longest),
    }
}

fn first_words<'t, E: Borrow<Event<'t>>>(
    events: impl Iterator<Item = E>,
    longest: usize,
) -> String {
    let mut text = String::new();
    let mut footnotes = 0;
    for event in events {
        match event.borrow() {
            Event::Start(Tag::FootnoteDefinition(_)) => footnotes += 1,
            Event::End(TagEnd::FootnoteDefinition) => footnotes -= 1,
            _ if footnotes > 0 => {}
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak
            | Event::HardBreak
            | Event::InlineHtml(_)
            | Event::End(TagEnd::TableCell | TagEnd::Item | TagEnd::CodeBlock) => text.push(' '),
            Event::End(TagEnd::Paragraph) if !text.trim().is_empty() => break,
            Event::Start(Tag::Heading { .. }) | Event::End(TagEnd::Heading(_)) => text.clear(),
            _ => {}
        }
    }
    let text = one_line(&text, longest);
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
        | Options::ENABLE_FOOTNOTES
}

/// Events without a first heading that repeats the title.
fn untitled<'t>(mut events: Vec<Event<'t>>, title: &str) -> Vec<Event<'t>> {
    // A comment or a logo may stand above it.
    let raw =
        |event: &Event<'_>| plain::is_raw(event) || matches!(event, Event::End(TagEnd::HtmlBlock));
    let start = events.iter().position(|event| !raw(event)).unwrap_or(0);
    let first = matches!(events.get(start), Some(Event::Start(Tag::Heading { .. })));
    let end = events
        .iter()
        .position(|event| matches!(event, Event::End(TagEnd::Heading(_))));
    if let Some(end) = end.filter(|end| first && words(&events[start..*end]).trim() == title.trim())
    {
        events.drain(start..=end);
    }
    events
}

fn words(events: &[Event<'_>]) -> String {
    let mut words = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(text),
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}
