//! Links to files as the Markdown of Sphinx has them, which names a file and leaves its title to the program: `[](guide.md)`,
//! ``{doc}`guide` ``, ``{doc}`words <guide>` ``. Addresses in; words, and events of links, out.

use pulldown_cmark::{CowStr, Event, TagEnd};

use super::Writer;

/// What stands before the name of a file.
pub(super) const DOCUMENT: &str = "{doc}";

impl Writer<'_> {
    /// Whether a text ends with what goes before the name of a file, and that follows. In a text of a tracker there are no files.
    pub(super) fn names_file(&self, text: &str, next: Option<&(usize, Event<'_>)>) -> bool {
        let named = matches!(next, Some((_, Event::Code(_))));
        named && text.ends_with(DOCUMENT) && self.setting.home.is_none() && !self.raw
    }

    /// A link to the file that such a name means; its words alone if there is none.
    pub(super) fn document<'t>(&mut self, inside: &str, out: &mut Vec<Event<'t>>) {
        let labelled = inside
            .strip_suffix('>')
            .and_then(|head| head.rsplit_once('<'));
        let (words, address) = match labelled {
            Some((words, address)) => (self.clean(words.trim()), address.trim()),
            None => (self.name_of(inside), inside.trim()),
        };
        self.open_link(address, CowStr::Borrowed(""), out);
        out.push(Event::Text(words.into()));
        self.event(Event::End(TagEnd::Link), out);
    }

    /// The title of what an address leads to, else the address.
    pub(super) fn name_of(&self, address: &str) -> String {
        let title = match self.setting.home {
            None => self.linker.title_of(self.setting.path, address),
            Some(_) => None,
        };
        self.clean(title.unwrap_or(address))
    }
}
