//! Names of parts of the pages that the tool makes itself, to which people link by the addresses that they copy: lines of logs,
//! items, sections, rows of registers. An address and a name in, whether that page may have it out. Headings of texts are others:
//! of those only the name is told that an address means.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::model::id::heading_name;
use crate::model::words::is_number;

/// What stands behind `#` in an address, decoded.
pub(super) fn decoded(fragment: &str) -> Cow<'_, str> {
    let decoded = percent_decode_str(fragment).decode_utf8();
    decoded.unwrap_or(Cow::Borrowed(fragment))
}

/// The name of a heading from what stands behind `#` in an address. GitLab puts a word before numbers, which mean issues.
pub(super) fn heading(fragment: &str) -> String {
    let name = heading_name(&decoded(fragment));
    let number = name.strip_prefix("anchor-");
    let number = number.filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    number.map_or_else(|| name.clone(), str::to_owned)
}

/// The names of headings that what stands behind `#` may mean: one may be written with the mark that ids have on pages.
pub(super) fn names(fragment: &str) -> impl Iterator<Item = String> {
    let name = heading(fragment);
    let own = name.strip_prefix("h-").map(str::to_owned);
    std::iter::once(name).chain(own)
}

/// The name of a folder in the list of pages.
pub(super) fn folder(path: &str) -> String {
    format!("f-{}", heading_name(&path.replace('/', " ")))
}

/// Whether a page of the tool's own making names a part of it so: a line of a log or some of them (`l-3`, `l2-3-5`), an item, a
/// section, a row, a comment, an update, a step.
pub(super) fn is_own(page: &str, name: &str) -> bool {
    const SECTIONS: &[&str] = &["minutes", "actions", "added", "people", "notes", "log"];
    let (folder, _) = page.split_once('/').unwrap_or(("", page));
    let (kind, rest) = name.split_once('-').unwrap_or((name, ""));
    match folder {
        "actions" | "decisions" | "help-wanted" | "next" | "references" => true,
        "meetings" => SECTIONS.contains(&name) || is_spot(kind, rest),
        "issues" => kind == "c" && is_number(rest),
        "projects" => {
            kind == "u" && rest.split('-').all(is_number) || kind == "m" && !rest.is_empty()
        }
        _ => false,
    }
}

/// Whether a name is that of an item, of a line, or of the first and the last of some.
fn is_spot(kind: &str, rest: &str) -> bool {
    let line = kind.strip_prefix('l');
    let line = line.is_some_and(|log| log.is_empty() || is_number(log));
    let (first, last) = rest.split_once('-').unwrap_or((rest, rest));
    is_number(first) && (kind == "i" && first == rest || line && is_number(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_own_pages() {
        let rows = [
            ("meetings/2030-01-03-weekly/", "l-3", true),
            ("meetings/2030-01-03-weekly/", "l2-3", true),
            ("meetings/2030-01-03-weekly/", "l-3-5", true),
            ("meetings/2030-01-03-weekly/", "l-3-5-7", false),
            ("meetings/2030-01-03-weekly/", "i-12", true),
            ("meetings/2030-01-03-weekly/", "i-1-2", false),
            ("meetings/2030-01-03-weekly/", "minutes", true),
            ("meetings/2030-01-03-weekly/", "l-x", false),
            ("meetings/2030-01-03-weekly/", "later", false),
            ("decisions/", "2030-01-03-weekly-3.2", true),
            ("rota/", "l-3", false),
            ("issues/3/", "c-1", true),
            ("issues/3/", "c-x", false),
            ("projects/dock/", "u-2030-01-03", true),
            ("projects/dock/", "u-boats", false),
            ("projects/dock/", "m-first-step", true),
            ("references/", "cve-2030-1234", true),
        ];
        for (page, name, expected) in rows {
            assert_eq!(is_own(page, name), expected, "{page}#{name}");
        }
    }
    #[test]
    fn names_of_headings_in_addresses() {
        for (fragment, expected) in [
            ("whats-new", "whats-new"),
            ("21-roles--duties", "21-roles-duties"),
            ("gr%C3%B6%C3%9Fe", "größe"),
            ("anchor-2030", "2030"),
            ("anchor-chain", "anchor-chain"),
        ] {
            assert_eq!(heading(fragment), expected, "{fragment}");
        }
    }
}
