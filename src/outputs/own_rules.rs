//! The team's own rules for old addresses, which a file of `static/` holds. A library in; the text of them, and notes about
//! rules that no server will ever come to, out.

use std::sync::Arc;

use crate::model::Library;
use crate::place::{At, Place, narrow};
use crate::publish::redirects;
use crate::report::{Note, Severity};
use crate::view::url;

/// The text of the rules. A file that cannot be read is told where it is copied.
pub(super) fn text(library: &Library) -> Option<(String, Arc<str>)> {
    let mut assets = library.assets.iter();
    let file = assets.find(|asset| asset.target == redirects::FILE)?;
    let bytes = std::fs::read(&file.file).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Some((text, Arc::clone(&file.shown)))
}

/// Rules for addresses that are not below that of the site: the host asks another site for those.
pub(super) fn notes(library: &Library, own: &str, file: &Arc<str>) -> Vec<Note> {
    let root = url::absolute_root(library.team.base_url.as_deref());
    let lines = (1..).zip(own.lines());
    let dead = lines.filter_map(|(number, line)| Some((number, line, outside(line, &root)?)));
    let note = |(number, line, from): (usize, &str, &str)| {
        let before = line
            .find(from)
            .map_or(0, |byte| line[..byte].chars().count());
        let at = At {
            value: (),
            place: Place::new(file, narrow(number), narrow(before + 1)),
            line: Arc::from(line),
        };
        let message = format!("no address of this site begins so: it stands below `{root}`");
        let note = Note::at(Severity::Warning, "redirects", &at, message);
        note.show(line, from.chars().count())
            .hint(format!("begin both paths of the rule with `{root}`"))
    };
    dead.map(note).collect()
}

/// The old address of a rule, if it lies beside the root of the site whatever stands for its splats and placeholders.
fn outside<'l>(line: &'l str, root: &str) -> Option<&'l str> {
    let from = line.split_whitespace().next()?;
    let fixed = from.split(['*', ':']).next().unwrap_or(from);
    let open = fixed.len() < from.len();
    let inside = format!("{from}/").starts_with(root) || open && root.starts_with(fixed);
    (from.starts_with('/') && !inside).then_some(from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_beside_the_site_are_told() {
        for (line, root, told) in [
            ("/wiki /about/ 301", "/portal/", Some("/wiki")),
            ("  /wiki/* /about/", "/portal/", Some("/wiki/*")),
            ("/portals /about/", "/portal/", Some("/portals")),
            ("/portal /about/", "/portal/", None),
            ("/portal/wiki /portal/about/", "/portal/", None),
            ("/* /portal/:splat", "/portal/", None),
            ("/:any/wiki /portal/", "/portal/", None),
            ("/wiki /about/", "/", None),
            ("# /wiki", "/portal/", None),
            ("", "/portal/", None),
        ] {
            assert_eq!(outside(line, root), told, "{line}");
        }
    }
}
