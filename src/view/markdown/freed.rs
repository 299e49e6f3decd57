//! Blocks of HTML that begin with the name of an element in prose, as `<script> tags are let through`: to CommonMark such a block
//! goes on to the end of the text, though people mean words (CommonMark 0.31, 4.6). Markdown in, events with what stands in such
//! blocks read as Markdown out. What is a tag elsewhere is told by others.

use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd};

use super::{elements, options};
use crate::model::element;

/// An event, and where in the text it is written.
pub(super) type Placed<'t> = (Event<'t>, Range<usize>);

/// So many blocks are freed in a text: each is read once more.
const MOST: usize = 16;

/// What a text is made of.
pub(super) fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let rare = holds(markdown).then(|| {
        let placed = placed(markdown).into_iter();
        placed.map(|(event, _)| event)
    });
    let common = rare.is_none().then(|| {
        let parser = Parser::new_ext(markdown, options());
        parser.map(elements::told)
    });
    rare.into_iter()
        .flatten()
        .chain(common.into_iter().flatten())
}

/// The same with where each stands.
pub(super) fn placed(markdown: &str) -> Vec<Placed<'_>> {
    let mut freed = Freed {
        markdown,
        left: if holds(markdown) { MOST } else { 0 },
        out: Vec::new(),
    };
    freed.parse(0..markdown.len());
    freed.out
}

/// Whether a text names an element that takes what follows.
fn holds(text: &str) -> bool {
    let mut tags = memchr_iter(b'<', text.as_bytes());
    tags.any(|at| element::taking(&text[at..]).is_some())
}

struct Freed<'t> {
    markdown: &'t str,
    /// How many blocks may still be freed.
    left: usize,
    out: Vec<Placed<'t>>,
}

impl<'t> Freed<'t> {
    /// Parses a part of the text.
    fn parse(&mut self, part: Range<usize>) {
        let base = part.start;
        let mut depth = 0_usize;
        let text = &self.markdown[part];
        let mut events = Parser::new_ext(text, options()).into_offset_iter();
        while let Some((event, place)) = events.next() {
            let place = base + place.start..base + place.end;
            if matches!(event, Event::Start(Tag::HtmlBlock)) {
                let written = &self.markdown[place.clone()];
                let begins = element::taking(written.trim_start()).is_some();
                let taking = self.left > 0 && holds(written);
                if taking {
                    let inside = inside(&mut events);
                    // Further lines in a list or a quotation begin with what is no part of them.
                    let apart = depth == 0 || !written.trim().contains('\n');
                    match begins && apart {
                        true => self.free(place),
                        false => self.block(inside, place),
                    }
                    continue;
                }
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.out.push((elements::told(event), place));
        }
    }

    /// Reads a block once more: without how a page is made at its head, else as prose.
    fn free(&mut self, block: Range<usize>) {
        self.left -= 1;
        let written = &self.markdown[block.clone()];
        let start = block.start + written.len() - written.trim_start().len();
        let tag = &self.markdown[start..block.end];
        if let Some(length) = elements::machinery(tag, &mut Vec::new()) {
            return self.parse(start + length..block.end);
        }
        let first = self.out.len();
        // What follows the sign begins with a letter: a paragraph or a heading, and so words.
        self.parse(start + 1..block.end);
        let is_text = |(event, _): &Placed<'_>| matches!(event, Event::Text(_));
        let text = self.out[first..].iter().position(is_text);
        if let Some(text) = text {
            let sign = Event::Text(CowStr::Borrowed(&tag[..1]));
            self.out.insert(first + text, (sign, start..start + 1));
        }
    }

    /// A block that begins with something else, in one piece.
    fn block(&mut self, html: String, place: Range<usize>) {
        let html = Event::Html(elements::block(html.into()));
        let events = [
            Event::Start(Tag::HtmlBlock),
            html,
            Event::End(TagEnd::HtmlBlock),
        ];
        let events = events.map(|event| (event, place.clone()));
        self.out.extend(events);
    }
}

/// What stands in a block of HTML.
fn inside<'t>(events: &mut impl Iterator<Item = Placed<'t>>) -> String {
    let mut html = String::new();
    for (event, _) in events {
        match event {
            Event::Html(part) | Event::Text(part) => html.push_str(&part),
            Event::End(TagEnd::HtmlBlock) => break,
            _ => {}
        }
    }
    html
}
