//! The file `_redirects` of a site (GitLab Pages, "Create redirects for GitLab Pages"): its text and the path that was asked
//! for in, where that leads out. Rules of whole paths count, as `build` writes them; placeholders and splats do not.

/// Where an old address leads: the status and the new address.
pub(super) fn target<'t>(rules: &'t str, path: &str) -> Option<(u16, &'t str)> {
    rules.lines().find_map(|line| {
        let mut words = line
            .split_whitespace()
            .take_while(|word| !word.starts_with('#'));
        let (from, to) = (words.next()?, words.next()?);
        let status = words.next().unwrap_or("301").parse().ok()?;
        // GitLab does not tell `/a` and `/a/` apart.
        let same = from.trim_end_matches('/') == path.trim_end_matches('/');
        // A rule that leads to another host would be a way out of the site; `//host` is one too.
        let inside = to.starts_with('/') && !to.starts_with("//");
        (same && inside && matches!(status, 301 | 302)).then_some((status, to))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_fits_counts() {
        let rules = "# old\n/a/ /b/ 301\n/a /c/ 302\n/d /e\n/x //evil.example 301\n/y https://evil.example 301\n/z /q 200\n/ 5\n";
        let rows = [
            ("/a", Some((301, "/b/"))),
            ("/a/", Some((301, "/b/"))),
            ("/d/", Some((301, "/e"))),
            ("/x", None),
            ("/y", None),
            ("/z", None),
            ("/q", None),
        ];
        for (path, expected) in rows {
            assert_eq!(target(rules, path), expected, "{path}");
        }
    }
}
