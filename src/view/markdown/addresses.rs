//! Addresses inside the site that a text links to or shows pictures of. Markdown in, addresses with where they stand out. Whether
//! they lead anywhere is for the linker to say.

use std::collections::HashSet;

use memchr::{memchr2_iter, memmem};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::allowed::has_other_scheme;
use super::rewrite::{merge_texts, wiki};
use super::{freed, headings, shape, tags};
use crate::model::id::heading_name;
use crate::view::anchors;
use crate::view::linker::Linker;

/// The addresses without a scheme, each with the byte at which its link begins; those of headings of the same text are not among
/// them.
pub fn local(markdown: &str) -> Vec<(usize, String)> {
    if !may_hold(markdown) || shape::is_too_deep(markdown) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (event, range) in freed::placed(markdown) {
        match event {
            // `<name@host>` leads to a letter box.
            Event::Start(Tag::Link {
                link_type: LinkType::Email,
                ..
            }) => {}
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.push((range.start, dest_url.trim().to_owned()));
            }
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                let start = range.start;
                let raw = tags::addresses(markdown.get(range).unwrap_or(""));
                found.extend(raw.into_iter().map(|(at, address)| (start + at, address)));
            }
            _ => {}
        }
    }
    found.retain(|(_, address)| is_local(address));
    found
}

/// Links of other schemes that are told of one text.
const TOLD: usize = 20;

/// The addresses of the first links whose scheme no link may have, with the byte at which each link begins. What stands between angles
/// alone is mostly code.
pub fn with_other_schemes(markdown: &str) -> Vec<(usize, String)> {
    let behind = |mark: &'static str| {
        let mut hits = memmem::find_iter(markdown.as_bytes(), mark);
        hits.any(|at| {
            let rest = markdown.get(at + mark.len()..).unwrap_or("");
            has_other_scheme(rest.trim_start_matches([' ', '<']))
        })
    };
    if !(behind("](") || behind("]:")) || shape::is_too_deep(markdown) {
        return Vec::new();
    }
    let links = freed::placed(markdown)
        .into_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link {
                link_type: LinkType::Autolink | LinkType::Email,
                ..
            }) => None,
            Event::Start(Tag::Link { dest_url, .. }) => {
                Some((range.start, dest_url.trim().to_owned()))
            }
            _ => None,
        });
    links
        .filter(|(_, address)| has_other_scheme(address))
        .take(TOLD)
        .collect()
}

/// The same without where they stand, and the names in double brackets: every file that a text may name.
pub fn files(markdown: &str) -> (Vec<String>, Vec<String>) {
    let addresses = local(markdown).into_iter();
    let addresses = addresses.map(|(_, address)| address).collect();
    if !markdown.contains("[[") || shape::is_too_deep(markdown) {
        return (addresses, Vec::new());
    }
    let events = freed::events(markdown).collect();
    let (mut names, mut code) = (Vec::new(), false);
    for event in merge_texts(events, markdown).0 {
        match event {
            Event::Start(Tag::CodeBlock(_)) => code = true,
            Event::End(TagEnd::CodeBlock) => code = false,
            Event::Text(text) if !code => {
                let found = wiki::find(&text).into_iter();
                names.extend(found.flat_map(|wiki| wiki.names.map(str::to_owned)));
            }
            _ => {}
        }
    }
    (addresses, names)
}

/// Links to parts of the text itself, of which it has none and neither has the page; its top is always there.
pub fn lost_parts(markdown: &str, path: &str, linker: &Linker<'_>) -> Vec<(usize, String)> {
    const MARKS: [&str; 5] = ["](#", "]: #", "\"#", "'#", "=#"];
    let holds = MARKS.iter().any(|mark| markdown.contains(mark));
    if !holds || shape::is_too_deep(markdown) {
        return Vec::new();
    }
    let (mut found, mut names, mut events) = (Vec::new(), HashSet::new(), Vec::new());
    for (event, range) in freed::placed(markdown) {
        match &event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                found.push((range.start, dest_url.trim().to_owned()));
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                let raw = tags::addresses(html).into_iter();
                found.extend(raw.map(|(_, address)| (range.start, address)));
                let named = tags::names(html).into_iter();
                names.extend(named.map(|named| heading_name(&linker.privacy.clean(&named.name))));
            }
            _ => {}
        }
        events.push(event);
    }
    found.retain(|(_, address)| address.len() > 1 && address.starts_with('#') && address != "#top");
    if !found.is_empty() {
        let allowed = linker.privacy.allowed_in(markdown);
        let privacy = linker.privacy.with(&allowed);
        names.extend(headings::ids(&headings::named(events), "", privacy));
    }
    let is_there = |part: &str| {
        let known = anchors::names(part).any(|name| names.contains(&name));
        known || linker.own_part(path, part).is_some()
    };
    found.retain(|(_, address)| !is_there(&address[1..]));
    found
}

/// Whether a text may hold such an address: most texts have none, and need not be parsed for it.
fn may_hold(markdown: &str) -> bool {
    memchr2_iter(b']', b'<', markdown.as_bytes()).any(|at| {
        let rest = &markdown[at + 1..];
        match rest.as_bytes().first() {
            Some(b'(') => is_local(&rest[1..]),
            Some(b':') => is_local(rest[1..].trim_start()),
            _ => {
                let raw = ["a", "A", "img", "IMG"];
                markdown.as_bytes()[at] == b'<' && raw.iter().any(|tag| rest.starts_with(tag))
            }
        }
    })
}

/// Whether an address has neither a scheme nor a host.
fn is_local(address: &str) -> bool {
    let ends = |c: char| matches!(c, '/' | '?' | '#' | ')' | '\n' | ':');
    let scheme = || {
        let end = address.find(ends);
        end.is_some_and(|at| address[at..].starts_with(':'))
    };
    !address.is_empty()
        && !address.starts_with(['#', ')'])
        && !address.starts_with("//")
        && !scheme()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_are_shown_as_words() {
        let text = "[a](git://e.org/x) [b](https://e.org) [c](C:\\x) <std::string> [d][e] `[f](ssh://a)` [g](xmpp:a)\n\n[e]: <gemini://e.org>\n";
        let found = with_other_schemes(text).into_iter();
        let found: Vec<String> = found.map(|(_, address)| address).collect();
        assert_eq!(found, ["git://e.org/x", "gemini://e.org"]);
        assert!(with_other_schemes("[a](b.md) and std::string").is_empty());
    }

    #[test]
    fn addresses_inside_the_site() {
        let raw = "Ask <ash@example.org>.\n\n<p><a href=\"four.md\">d</a>\n<!-- <a href=no.md> --></p>\n\nsee <img src=five.png>";
        let expected = [(27, "four.md"), (84, "five.png")];
        assert_eq!(
            local(raw),
            expected.map(|(at, address)| (at, address.to_owned()))
        );
        let text = "[a](one.md) and [b](https://e.org), ![c](two.png)\n\n[d]: three.md\n\n[d] [e](#h) `[f](no.md)`\n";
        let found = local(text);
        let expected = [(0, "one.md"), (36, "two.png"), (66, "three.md")];
        assert_eq!(
            found,
            expected.map(|(at, address)| (at, address.to_owned()))
        );
        assert!(local("[a](https://e.org) and [b](mailto:x)").is_empty());
    }
}
