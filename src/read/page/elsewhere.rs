//! Addresses at which the generators of others have a page, which links of their texts name: by front matter, or by the day in the
//! name of a post. A path and a head in, paths from the top of the site out; which page is at an address of ours is known elsewhere.

use chrono::NaiveDate;

use super::head::{ADDRESSES, Head, SLUG};
use crate::model::{alias, path};
use crate::read::roles::no_content;

/// All of them.
pub(super) fn addresses(path: &str, head: &Head) -> Vec<String> {
    let (folders, name) = path::parted(path);
    let name = path::without_ending(name);
    // The top folder may be that in which a generator has its content.
    let (first, inside) = folders.split_once('/').unwrap_or((folders, ""));
    let slug = head.value(SLUG);
    let mut found: Vec<String> = Vec::new();
    for key in ADDRESSES {
        found.extend(head.value(key).map(str::to_owned));
    }
    match slug.map(|slug| (slug, slug.starts_with('/'))) {
        Some((slug, true)) => found.extend([slug.to_owned(), format!("{first}{slug}")]),
        Some((slug, false)) => {
            found.extend([folders, inside].map(|folder| format!("{folder}/{slug}")));
        }
        None => {}
    }
    if let Some((day, name)) = split_day(name).filter(|_| no_content::is_post(path)) {
        let name = slug.unwrap_or(name).trim_matches('/');
        let above = folders.strip_suffix("_posts").unwrap_or(folders);
        let above = above.strip_suffix('/').unwrap_or(above);
        let day = day.format("%Y/%m/%d");
        found.extend(["", above].map(|folder| format!("{folder}/{day}/{name}")));
    }
    let mut found: Vec<String> = found.iter().filter_map(|path| key(path)).collect();
    found.sort();
    found.dedup();
    found
}

/// The day that the name of a post begins with, and the rest of it.
fn split_day(name: &str) -> Option<(NaiveDate, &str)> {
    let (day, rest) = name.split_at_checked(10)?;
    let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    Some((day, rest.strip_prefix('-')?))
}

/// An address without what is the same in all of them: slashes around it and the ending of a page.
fn key(address: &str) -> Option<String> {
    let path = alias::path(address).ok()?;
    Some(alias::bare(&path).to_owned()).filter(|path| !path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_generators_give() {
        let rows = [
            ("_posts/2026-01-02-two.md", "", "2026/01/02/two"),
            (
                "news/_posts/2026-01-02-two.md",
                "",
                "2026/01/02/two news/2026/01/02/two",
            ),
            (
                "blog/2026-01-02-two.md",
                "slug: deux",
                "2026/01/02/deux blog/2026/01/02/deux blog/deux deux",
            ),
            ("docs/2026-01-02-two.md", "", ""),
            ("about.md", "permalink: /about-us/", "about-us"),
            ("docs/a.md", "slug: /start", "docs/start start"),
            ("content/about.md", "url: about/x.html", "about/x"),
            ("content/about.md", "path: /a/index.html", "a"),
            ("a.md", "permalink: /:categories/:title/", ""),
            ("a.md", "permalink: https://example.org/a", ""),
        ];
        for (path, front, expected) in rows {
            let (key, value) = front.split_once(": ").unwrap_or_default();
            let head = Head::of_pair(key, value);
            assert_eq!(addresses(path, &head).join(" "), expected, "{path} {front}");
        }
    }
}
