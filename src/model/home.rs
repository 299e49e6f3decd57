//! Where at its tracker the addresses in an issue count from that name no host. The address of the page in; whole
//! addresses of attachments, files and pages of the project out. Nothing is fetched.

use std::borrow::Cow;

/// The project of an issue at its tracker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// `gitlab`, `github` or `pagure`.
    kind: &'static str,
    /// The server, as in `https://gitlab.example.org`.
    host: String,
    /// What stands before the project below it: empty, or `/folder`.
    folder: String,
    /// `/group/project`.
    project: String,
}

/// What stands between the address of a project and the number of an issue.
pub const MARKS: [&str; 5] = [
    "/-/issues/incident/",
    "/-/issues/",
    "/-/work_items/",
    "/issues/",
    "/issue/",
];

impl Home {
    /// The home of an issue with this page, of a project with this path where that is known.
    pub fn of(kind: &'static str, path: Option<&str>, page: &str) -> Option<Self> {
        let start = page.find("://")? + 3;
        let slash = start + page.get(start..)?.find('/')?;
        let end = MARKS.iter().find_map(|mark| page.find(mark))?;
        let (host, below) = (page.get(..slash)?, page.get(slash..end)?);
        let before = path.map_or(0, |path| below.len().saturating_sub(path.len() + 1));
        let known = |at: &usize| {
            let rest = below.get(*at..).and_then(|rest| rest.strip_prefix('/'));
            rest.zip(path)
                .is_some_and(|(rest, path)| rest.eq_ignore_ascii_case(path))
        };
        let before = Some(before).filter(known).unwrap_or(0);
        Some(Home {
            kind,
            host: host.to_owned(),
            folder: below.get(..before)?.to_owned(),
            project: below.get(before..)?.to_owned(),
        })
    }

    /// Whether it is a project of GitLab.
    pub fn is_gitlab(&self) -> bool {
        self.kind == "gitlab"
    }

    /// Whether its server lies below such a folder, as in `gitlab`.
    pub fn is_below(&self, folder: &str) -> bool {
        self.folder.strip_prefix('/') == Some(folder)
    }

    /// The page of a merge request, which is a pull request at Pagure.
    pub fn request(&self, number: u64) -> String {
        let Home {
            host,
            folder,
            project,
            ..
        } = self;
        let below = match self.kind {
            "gitlab" => "/-/merge_requests",
            "github" => "/pull",
            _ => "/pull-request",
        };
        format!("{host}{folder}{project}{below}/{number}")
    }

    /// The whole of an address; none if it leads nowhere for sure.
    pub fn whole<'t>(&self, address: &'t str) -> Option<Cow<'t, str>> {
        let head = address.split(['/', '?', '#']).next().unwrap_or("");
        if head.contains(':') || address.starts_with("//") {
            return Some(Cow::Borrowed(address));
        }
        let Home {
            host,
            folder,
            project,
            ..
        } = self;
        let gitlab = self.is_gitlab();
        let below = address.strip_prefix(folder.as_str());
        let below = below.filter(|rest| rest.starts_with('/'));
        let whole = match below.unwrap_or(address) {
            upload if gitlab && upload.starts_with("/uploads/") => {
                format!("{host}{folder}{project}{upload}")
            }
            page if page.starts_with('/') => format!("{host}{folder}{page}"),
            file if gitlab && !head.is_empty() && head != ".." => {
                let file = file.trim_start_matches("./");
                format!("{host}{folder}{project}/-/blob/HEAD/{file}")
            }
            _ => return None,
        };
        Some(whole.replace(' ', "%20").into())
    }
}

#[cfg(test)]
mod tests {
    use super::Home;

    #[test]
    fn addresses_count_from_the_project() {
        let page = "https://gl.test/Grp/proj/-/issues/2";
        let below = "https://gl.test/git/grp/proj/-/work_items/2";
        let boats = "https://pagure.test/boats/issue/2";
        let rows = [
            (
                "gitlab",
                page,
                "/uploads/0a/p.png",
                Some("https://gl.test/Grp/proj/uploads/0a/p.png"),
            ),
            (
                "gitlab",
                page,
                "/grp/a/-/wikis/home",
                Some("https://gl.test/grp/a/-/wikis/home"),
            ),
            (
                "gitlab",
                page,
                "./docs/a b.md#c",
                Some("https://gl.test/Grp/proj/-/blob/HEAD/docs/a%20b.md#c"),
            ),
            ("gitlab", page, "../a.md", None),
            ("gitlab", page, "?a=b", None),
            ("gitlab", page, "https://a.test/b", Some("https://a.test/b")),
            ("gitlab", page, "//a.test/b", Some("//a.test/b")),
            ("gitlab", page, "mailto:a", Some("mailto:a")),
            (
                "gitlab",
                below,
                "/uploads/0a/p.png",
                Some("https://gl.test/git/grp/proj/uploads/0a/p.png"),
            ),
            (
                "gitlab",
                below,
                "/git/grp/proj/-/wikis/a",
                Some("https://gl.test/git/grp/proj/-/wikis/a"),
            ),
            (
                "gitlab",
                below,
                "/grp/proj/-/wikis/a",
                Some("https://gl.test/git/grp/proj/-/wikis/a"),
            ),
            (
                "pagure",
                boats,
                "/boats/issue/raw/a.png",
                Some("https://pagure.test/boats/issue/raw/a.png"),
            ),
            (
                "pagure",
                boats,
                "/uploads/a.png",
                Some("https://pagure.test/uploads/a.png"),
            ),
            ("pagure", boats, "a.md", None),
        ];
        for (kind, page, address, expected) in rows {
            let path = if kind == "gitlab" {
                "grp/proj"
            } else {
                "boats"
            };
            let home = Home::of(kind, Some(path), page).expect("a page of an issue");
            assert_eq!(home.whole(address).as_deref(), expected, "{page} {address}");
        }
        assert_eq!(Home::of("gitlab", None, "https://gl.test"), None);
    }
}
