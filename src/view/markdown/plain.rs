//! Markdown without raw HTML: nothing a sanitiser would take out is ever written, so that none has to look for it. Rewritten
//! events in, HTML that may be published out; elements and attributes are the same as after the sanitiser.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag, TagEnd};

use super::allowed::{LONGEST, RELATION, SCHEMES, relative};
use super::rewrite::PICTURE;
use crate::view::html::attribute_into;
use crate::view::privacy::{Privacy, Shown, visible};

/// Whether an event holds HTML as somebody wrote it.
pub(super) fn is_raw(event: &Event<'_>) -> bool {
    matches!(
        event,
        Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock)
    )
}

/// Writes events of which none is raw.
pub(super) fn html(
    events: Vec<Event<'_>>,
    ids: &[String],
    pictures: &[String],
    privacy: Privacy<'_>,
    out: &mut String,
) {
    let mut ids = ids.iter();
    let mut safe: Vec<Event<'_>> = Vec::with_capacity(events.len() + 16);
    for event in events {
        match event {
            Event::Start(tag) => open(tag, &mut ids, privacy, &mut safe),
            Event::End(TagEnd::Table) => {
                safe.push(Event::End(TagEnd::Table));
                safe.push(Event::Html("</div>\n".into()));
            }
            Event::End(TagEnd::Link) => safe.push(Event::InlineHtml("</a>".into())),
            Event::Text(text) => safe.push(shown(text, pictures)),
            Event::HardBreak => safe.push(Event::InlineHtml("<br>\n".into())),
            Event::Rule => safe.push(Event::Html("\n<hr>\n".into())),
            Event::End(_) | Event::Code(_) | Event::SoftBreak => safe.push(event),
            // Raw HTML, what was rewritten, and what is never asked for: mathematics.
            _ => {}
        }
    }
    pulldown_cmark::html::push_html(out, safe.into_iter());
}

/// An element without what a sanitiser would take from it.
fn open<'t, 'i>(
    tag: Tag<'t>,
    ids: &mut impl Iterator<Item = &'i String>,
    privacy: Privacy<'_>,
    out: &mut Vec<Event<'t>>,
) {
    let opened = match tag {
        Tag::Heading { level, .. } => Event::Start(Tag::Heading {
            level,
            id: ids.next().map(|id| id.clone().into()),
            classes: Vec::new(),
            attrs: Vec::new(),
        }),
        Tag::Link { dest_url, .. } => Event::InlineHtml(link(&dest_url, privacy).into()),
        Tag::Table(_) => {
            let frame = "\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">";
            out.push(Event::Html(frame.into()));
            Event::Start(Tag::Table(Vec::new()))
        }
        Tag::BlockQuote(_) => Event::Start(Tag::BlockQuote(None)),
        Tag::CodeBlock(_) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
        other => Event::Start(other),
    };
    out.push(opened);
}

/// The tag of a link; without its address if that must not be published.
pub(super) fn link(address: &str, privacy: Privacy<'_>) -> String {
    if !may_lead(address, privacy) {
        return "<a>".to_owned();
    }
    let mut tag = String::from("<a href=\"");
    attribute_into(&mut tag, address);
    tag.push_str("\" rel=\"");
    tag.push_str(RELATION);
    tag.push_str("\">");
    tag
}

/// Whether an address has a scheme that does no harm, or none, and names nobody.
fn may_lead(address: &str, privacy: Privacy<'_>) -> bool {
    let head = address.split(['/', '?', '#']).next().unwrap_or("");
    let known = |scheme: &str| SCHEMES.contains(&scheme.to_ascii_lowercase().as_str());
    let led = match head.split_once(':') {
        Some((scheme, _)) => known(scheme),
        None => relative(address).is_some(),
    };
    let written = address.replace("%40", "@");
    led && address.len() <= LONGEST
        && address.chars().all(|c| matches!(visible(c), Shown::Same))
        && privacy.mask(&written) == written
}

/// A text, or the picture that it stands for.
fn shown<'t>(text: CowStr<'t>, pictures: &[String]) -> Event<'t> {
    let mark = text
        .strip_prefix(PICTURE)
        .and_then(|rest| rest.strip_suffix(PICTURE));
    let picture = mark.and_then(|mark| pictures.get(mark.parse::<usize>().ok()?));
    match picture {
        Some(picture) => Event::InlineHtml(picture.clone().into()),
        None => Event::Text(text),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use pulldown_cmark::Parser;

    use super::super::{allowed, options, sanitise};
    use super::*;

    /// Markup as a browser takes it, whatever it does.
    fn seen(html: &str) -> String {
        let mut builder = ammonia::Builder::default();
        let attributes = [
            "href",
            "rel",
            "id",
            "class",
            "tabindex",
            "start",
            "style",
            "title",
            "role",
            "aria-label",
        ];
        builder
            .tags(HashSet::from_iter(allowed::ELEMENTS.iter().copied()))
            .add_tags(["img", "input"])
            .tag_attributes(HashMap::new())
            .generic_attributes(HashSet::from(attributes))
            .add_url_schemes(["javascript", "data", "x"])
            .link_rel(None);
        let nowhere = format!("<a rel=\"{RELATION}\">");
        let clean = builder.clean(html).to_string();
        clean.replace('\n', "").replace(&nowhere, "<a>")
    }

    /// Awkward texts: the sanitiser would leave of them just what is written without it.
    #[test]
    fn the_sanitiser_would_find_nothing() {
        let texts = [
            "# One\n\ntwo *three* **four** ~~five~~ `six < 7 & \"8\"`\n\n## Nine",
            "1. a\n2. b\n   - c\n\n7) d\n\n- [ ] no box\n- [x] nor here",
            "> quoted\n\n> [!WARNING]\n> told\n\n---\n\ntwo  \nlines",
            "| a | b |\n|:--|--:|\n| `c` | *d* |\n\nend",
            "```rust\nfn main() { x < 1 }\n```\n\n    indented & more",
            "[a](https://a.test/?b=c&d=e \"title\") [b](/c#d) [c](../d) [d](#e) [e](mailto:a@example.org)",
            "[a](javascript:alert(1)) [b](JaVaScRiPt:x) [c](data:text/html,x) [d](x:y) [e](//a.test)",
            "[a](&#106;avascript:x) [b](?a:b) [d](a/b:c) [e](irc://a.test/b) [f](vbscript:x)",
            "[a](https://b@mail.test/) [b](mailto:c@mail.test) [c](/d?e=f%40mail.test) [d]( javascript:x)",
        ];
        let privacy = Privacy {
            allowed: &[],
            real_names: false,
        };
        let long = format!("[a](https://a.test/{})", "b".repeat(5000));
        for text in texts.into_iter().chain([long.as_str()]) {
            let events: Vec<Event<'_>> = Parser::new_ext(text, options())
                .filter(|event| !matches!(event, Event::TaskListMarker(_)))
                .collect();
            assert!(!events.iter().any(is_raw), "{text}");
            let ids: Vec<String> = ["h-a", "h-b"].map(str::to_owned).to_vec();
            let mut raw = String::new();
            pulldown_cmark::html::push_html(&mut raw, sanitise::marked(events.clone()));
            let own = sanitise::Own {
                level: 1,
                ids: &ids,
                pictures: &[],
                privacy,
                address: &|address| Some(address.to_owned()),
                picture: &|_, words, _| words.to_owned(),
            };
            let clean = sanitise::finish(&sanitise::clean(&raw), &own);
            let mut written = String::new();
            html(events, &ids, &[], privacy, &mut written);
            assert_eq!(seen(&written), seen(&clean), "{text}");
        }
    }
}
