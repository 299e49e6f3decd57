//! Where a link to a file leads that introduces the meetings beside it and is none: to the list of them. A path inside the content
//! folder in, an address out.

use super::Linker;

impl Linker<'_> {
    /// The nearest list of meetings, for a file such as `meetings/README.md` that no page is made of.
    pub(super) fn introduced(&self, path: &str) -> Option<String> {
        let (folder, name) = path.rsplit_once('/')?;
        let among = folder == "meetings" || folder.starts_with("meetings/");
        if !among || !name.contains('.') || !self.passed_over().any(|known| known == path) {
            return None;
        }
        self.slug(folder).or_else(|| self.slug("meetings"))
    }

    /// Files among the meetings that belong there without being any.
    pub(super) fn passed_over(&self) -> impl Iterator<Item = &str> {
        let sources = self.library.sources.iter();
        let beside = sources.filter(|source| source.reason == Some("beside records"));
        beside.map(|source| &*source.path)
    }
}
