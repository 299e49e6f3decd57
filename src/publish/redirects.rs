//! Old addresses that records name as `aliases`, as GitLab Pages wants them: one rule a line in `_redirects`.
//! What is seen in, the text of the file out. Rules begin with the path of the site; at most 1,000 are read.

use crate::model::id::slug_or_hash;
use crate::view::{Sight, url};

/// Rules that GitLab Pages reads of one file.
const MOST: usize = 1000;

/// The file, or nothing if no record has an old address.
pub fn redirects(sight: &Sight<'_>) -> Option<String> {
    let root = url::absolute_root(sight.library.team.base_url.as_deref());
    let pages = sight.library.pages.iter().flat_map(|found| {
        let target = sight.urls.page(&found.slug);
        found
            .aliases
            .iter()
            .filter_map(|alias| rule(&root, &alias.value, &target))
            .collect::<Vec<String>>()
    });
    let meetings = sight.library.meetings.iter().flat_map(|found| {
        let target = sight.urls.meeting(found);
        found
            .aliases
            .iter()
            .filter_map(|alias| rule(&root, alias, &target))
            .collect::<Vec<String>>()
    });
    let rules = pages.chain(meetings);
    let text: String = rules.take(MOST).collect();
    (!text.is_empty()).then_some(text)
}

/// `/portal/old/ /portal/new/ 301`; the old address is spelled in slugs, so that nothing else can be said by it.
fn rule(root: &str, alias: &str, target: &str) -> Option<String> {
    let slugs: Vec<String> = alias
        .split('/')
        .filter(|part| !part.is_empty())
        .map(slug_or_hash)
        .collect();
    (!slugs.is_empty()).then(|| format!("{root}{}/ {root}{target} 301\n", slugs.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_hold_nothing_but_slugs() {
        let rows = [
            ("/charter/", Some("/portal/charter/ /portal/about/ 301\n")),
            (
                "old page/x",
                Some("/portal/old-page/x/ /portal/about/ 301\n"),
            ),
            (
                "/a /evil 200\n",
                Some("/portal/a/evil-200/ /portal/about/ 301\n"),
            ),
            ("/", None),
        ];
        for (alias, expected) in rows {
            assert_eq!(rule("/portal/", alias, "about/").as_deref(), expected);
        }
    }
}
