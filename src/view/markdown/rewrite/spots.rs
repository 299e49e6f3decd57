//! Places that raw HTML names, so that links may lead there: `<a name="keys"></a>`, `<h3 id="item-1">`. Tags in; the same with an
//! empty element of ours beside each, whose id has the prefix of the text's headings, out. What authors wrote is never an id itself.

use pulldown_cmark::{CowStr, Event};

use super::super::tags;
use super::{PICTURE, Writer};
use crate::model::id::heading_name;

/// Elements that hold elements of some kinds alone: the place is before them.
const BEFORE: &[&str] = &[
    "details", "dl", "ol", "table", "tbody", "tfoot", "thead", "tr", "ul",
];

impl Writer<'_> {
    /// Learns which places a text names.
    pub(in crate::view::markdown) fn learn(&mut self, events: &[Event<'_>]) {
        for event in events {
            let (Event::Html(html) | Event::InlineHtml(html)) = event else {
                continue;
            };
            let names = tags::names(html).into_iter();
            let ids = names.filter_map(|named| self.spot(&named.name));
            let ids: Vec<String> = ids.collect();
            self.spots.extend(ids);
        }
    }

    /// The id of a place, unless a heading has it.
    fn spot(&self, name: &str) -> Option<String> {
        let name = heading_name(&self.clean(name));
        let id = format!("{}{name}", self.setting.prefix);
        (!name.is_empty() && !self.ids.contains(id.as_str())).then_some(id)
    }

    /// Raw HTML, fit to be shown, with a mark for each place that it names first.
    pub(super) fn html<'t>(&mut self, html: CowStr<'t>) -> CowStr<'t> {
        let html = self.cleaned(html);
        let names = tags::names(&html);
        if names.is_empty() {
            return html;
        }
        let (mut out, mut done) = (String::with_capacity(html.len() + 8), 0);
        for named in names {
            let free = self
                .spot(&named.name)
                .filter(|id| self.placed.insert(id.clone()));
            let Some(id) = free else {
                continue;
            };
            let before = BEFORE
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&named.element));
            let at = if before { named.start } else { named.end };
            out.push_str(&html[done..at]);
            out.push_str(&format!("{PICTURE}{}{PICTURE}", self.pictures.len()));
            self.pictures.push(format!("<span id=\"{id}\"></span>"));
            done = at;
        }
        out.push_str(&html[done..]);
        out.into()
    }
}
