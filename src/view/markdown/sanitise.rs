//! The last step of Markdown: what a browser could execute or fetch is taken out, then headings get their ids,
//! our own pictures come back, wide tables get a frame. HTML in, HTML that may be published out.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::iter::Peekable;
use std::slice::Iter;
use std::sync::LazyLock;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::allowed::{ELEMENTS, LONGEST, RELATION, SCHEMES, relative};
use super::rewrite::{PICTURE, called};
use super::{plain, tags};
use crate::model::element;
use crate::view::html::{attribute_into, escape_into};
use crate::view::privacy::{Privacy, Shown, visible};

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        // Every picture becomes one of ours, a link or words when all is done.
        .tags(ELEMENTS.iter().copied().chain(["img"]).collect())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt"])),
            ("ol", HashSet::from(["start"])),
            ("td", HashSet::from(["colspan", "rowspan"])),
            ("th", HashSet::from(["colspan", "rowspan"])),
        ]))
        .generic_attributes(HashSet::from(["lang"]))
        .attribute_filter(|_, _, value| (value.len() <= LONGEST).then(|| value.into()))
        .url_schemes(SCHEMES.iter().copied().collect())
        .url_relative(ammonia::UrlRelative::Custom(Box::new(relative)))
        .link_rel(Some(RELATION));
    builder
});

/// What of some HTML may be published.
pub(super) fn clean(html: &str) -> String {
    SANITISER.clean(&in_pieces(html)).to_string()
}

/// HTML whose long texts are cut into pieces by comments, which the sanitiser takes out again, and in which no tag is left of an
/// element that would take what follows for its own text: whatever such a tag stands in, it is the same written with an entity.
fn in_pieces(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut begin, mut done) = (0, 0);
    // What makes it slow: `&`, and the first byte of characters like a no-break space.
    for at in memchr::memchr3_iter(b'<', b'&', 0xC2, html.as_bytes()) {
        let named = element::taking(&html[at..]).is_some();
        let text = named || html.as_bytes()[at] != b'<';
        if text && at - begin > LONGEST {
            out.push_str(&html[done..at]);
            out.push_str("<!---->");
            done = at;
        }
        if !text || done == at {
            begin = at;
        }
        if named {
            out.push_str(&html[done..at]);
            out.push_str("&lt;");
            done = at + 1;
        }
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[done..]);
    Cow::Owned(out)
}

/// Stands at the head of an address that is resolved already, and in a heading of Markdown.
const RESOLVED: char = '\u{E001}';

/// Events whose links say that they are resolved, and whose headings that they have an id of ours, so that those in raw HTML can
/// be told from them.
pub(super) fn marked(events: Vec<Event<'_>>) -> impl Iterator<Item = Event<'_>> {
    events.into_iter().map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let mut tag = format!("<a href=\"{RESOLVED}");
            attribute_into(&mut tag, &dest_url);
            tag.push_str("\">");
            Event::InlineHtml(tag.into())
        }
        Event::End(TagEnd::Link) => Event::InlineHtml("</a>".into()),
        Event::Start(Tag::Heading { level, .. }) => {
            let mark = ("lang".into(), Some(RESOLVED.to_string().into()));
            Event::Start(Tag::Heading {
                level,
                id: None,
                classes: Vec::new(),
                attrs: vec![mark],
            })
        }
        other => other,
    })
}

/// What of a text is put into its sanitised markup.
pub(super) struct Own<'a> {
    /// Level of its highest heading.
    pub(super) level: usize,
    /// Ids of its headings of Markdown, in order.
    pub(super) ids: &'a [String],
    /// Markup that marks stand for.
    pub(super) pictures: &'a [String],
    /// What may be shown.
    pub(super) privacy: Privacy<'a>,
    /// Where an address of raw HTML leads.
    pub(super) address: &'a dyn Fn(&str) -> Option<String>,
    /// The markup for a picture of raw HTML: by its address, its words and whether it stands in a link.
    pub(super) picture: &'a dyn Fn(&str, &str, bool) -> String,
}

/// Names the headings, puts pictures back, leads links of raw HTML to where they belong, lets wide tables scroll on their own,
/// and cleans once more what entities may have hidden.
pub(super) fn finish(html: &str, own: &Own<'_>) -> String {
    let mut out = String::with_capacity(html.len() + 64 * own.ids.len());
    let mut headings = Headings {
        ids: own.ids.iter().peekable(),
        above: own.level.saturating_sub(1),
        open: Vec::new(),
    };
    let mut links = 0;
    // Where the words of a link begin, and what it is called if there are none.
    let mut opened: Option<(usize, String)> = None;
    let mut rest = html;
    while let Some(at) = rest.find(['<', PICTURE]) {
        out.push_str(&own.privacy.cleaned(&rest[..at]));
        rest = &rest[at..];
        if let Some(after) = rest.strip_prefix(PICTURE) {
            rest = picture(&mut out, after, own.pictures);
            continue;
        }
        let end = tags::end(rest);
        let written = &rest[..end];
        let name = written[1..].split([' ', '>']).next().unwrap_or("");
        match name {
            "a" => {
                let tag = link(written, own);
                out.push_str(&tag);
                let href = tags::attribute(&tag, "href");
                opened = href.map(|href| (out.len(), called(&href).to_owned()));
            }
            "/a" => {
                let name = opened.take().filter(|(at, _)| out[*at..].trim().is_empty());
                if let Some((_, name)) = name {
                    escape_into(&mut out, &own.privacy.clean(&name));
                }
                tag(&mut out, written, &mut headings);
            }
            "img" => {
                let told = |name| tags::attribute(written, name).unwrap_or_default();
                out.push_str(&(own.picture)(&told("src"), &told("alt"), links > 0));
            }
            _ => tag(&mut out, written, &mut headings),
        }
        match name {
            "a" => links += 1,
            "/a" => links -= 1,
            _ => {}
        }
        rest = &rest[end..];
    }
    out.push_str(&own.privacy.cleaned(rest));
    out
}

/// The tag of a link, without an address that leads nowhere or must not be published.
fn link(written: &str, own: &Own<'_>) -> String {
    let address = tags::attribute(written, "href");
    let address = address.and_then(|address| match address.strip_prefix(RESOLVED) {
        Some(resolved) => Some(resolved.to_owned()),
        None => (own.address)(&address),
    });
    match address {
        Some(address) => plain::link(&address, own.privacy),
        None => "<a>".to_owned(),
    }
}

/// A tag without characters that deceive, which entities may have brought into its attributes.
fn honest(tag: &str) -> Cow<'_, str> {
    let shown = |character: &char| matches!(visible(*character), Shown::Same);
    match tag.chars().all(|character| shown(&character)) {
        true => Cow::Borrowed(tag),
        false => Cow::Owned(tag.chars().filter(shown).collect()),
    }
}

/// Puts one of our pictures back; a mark that is not ours is dropped alone.
fn picture<'h>(out: &mut String, after: &'h str, pictures: &[String]) -> &'h str {
    let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let Some(rest) = after[digits..].strip_prefix(PICTURE) else {
        return after;
    };
    let known = after[..digits]
        .parse()
        .ok()
        .and_then(|index: usize| pictures.get(index));
    out.push_str(known.map_or("", String::as_str));
    rest
}

fn tag(out: &mut String, written: &str, headings: &mut Headings<'_>) {
    match written {
        table if table.starts_with("<table") => {
            out.push_str("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
            out.push_str(&honest(table));
        }
        "</table>" => out.push_str("</table></div>"),
        _ if !headings.tag(out, written) => out.push_str(&honest(written)),
        _ => {}
    }
}

/// What is known of headings on the way through a text.
struct Headings<'i> {
    /// Ids of those of Markdown that are still to come.
    ids: Peekable<Iter<'i, String>>,
    /// How many levels stand above the text; headings of Markdown know that.
    above: usize,
    /// Levels of those that are open.
    open: Vec<usize>,
}

impl Headings<'_> {
    /// Writes a tag of a heading; false if it is another.
    fn tag(&mut self, out: &mut String, written: &str) -> bool {
        let ends = written.starts_with("</h");
        let rest = written.trim_start_matches(['<', '/']).strip_prefix('h');
        let digit = rest.and_then(|rest| rest.chars().next()?.to_digit(10));
        let (Some(rest), Some(digit @ 1..=6)) = (rest, digit) else {
            return false;
        };
        let (mut level, rest) = (digit as usize, rest.get(1..).unwrap_or(">"));
        if ends {
            level = self.open.pop().unwrap_or(level);
            out.push_str(&format!("</h{level}>"));
            return true;
        }
        let marked = rest.contains(RESOLVED);
        if !marked {
            level = (level + self.above).min(6);
        }
        self.open.push(level);
        match self.ids.next_if(|_| marked) {
            Some(id) => out.push_str(&format!("<h{level} id=\"{id}\">")),
            None if marked => out.push_str(&format!("<h{level}>")),
            None => out.push_str(&honest(&format!("<h{level}{rest}"))),
        }
        true
    }
}
