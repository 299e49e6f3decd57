//! The only file that spells addresses of the site. Ids in, addresses relative to the site's root out.
//! A page puts `root` in front of them, so one list serves pages at every depth and the site works in any folder.

use percent_encoding::percent_decode_str;

use crate::model::dated_note::DatedNote;
use crate::model::issue::Issue;
use crate::model::meeting::Meeting;
use crate::model::path;
use crate::model::project::Project;

/// How addresses are spelled.
#[derive(Debug, Clone, Copy, Default)]
pub struct Urls {
    /// Spell `index.html`: for artifact browsers and reading from disk.
    pub index_links: bool,
}

impl Urls {
    /// The address of a page by its slug; the home page has the empty one.
    pub fn page(self, slug: &str) -> String {
        let tail = if self.index_links { "index.html" } else { "" };
        match slug {
            "" => tail.to_owned(),
            slug => [slug, "/", tail].concat(),
        }
    }

    /// A meeting.
    pub fn meeting(self, meeting: &Meeting) -> String {
        self.page(&meeting_slug(&meeting.id))
    }

    /// A line or an item of a meeting.
    pub fn line(self, meeting: &Meeting, anchor: &str) -> String {
        [&*self.meeting(meeting), "#", anchor].concat()
    }

    /// An issue.
    pub fn issue(self, issue: &Issue) -> String {
        self.page(&issue_slug(&issue.id))
    }

    /// A place on the page of an issue.
    pub fn issue_part(self, issue: &Issue, anchor: &str) -> String {
        format!("{}#{anchor}", self.issue(issue))
    }

    /// A project.
    pub fn project(self, project: &Project) -> String {
        self.page(&project_slug(&project.id))
    }

    /// A note between meetings.
    pub fn note(self, note: &DatedNote) -> String {
        self.page(&note_slug(&note.id))
    }

    /// A person.
    pub fn person(self, id: &str) -> String {
        self.page(&person_slug(id))
    }

    /// An area of work.
    pub fn area(self, id: &str) -> String {
        self.page(&area_slug(id))
    }

    /// Meetings of a year.
    pub fn year(self, year: &str) -> String {
        self.page(&year_slug(year))
    }

    /// Meetings of a series.
    pub fn series(self, series: &str) -> String {
        self.page(&series_slug(series))
    }
}

/// Slug of a meeting.
pub fn meeting_slug(id: &str) -> String {
    ["meetings/", id].concat()
}

/// Slug of an issue.
pub fn issue_slug(id: &str) -> String {
    ["issues/", id].concat()
}

/// Slug of all lists of one kind; apart from ids of issues, which end with a number.
pub fn issue_group_slug(group: &str) -> String {
    format!("issues/{group}")
}

/// Slug of a list of issues: `issues/label/bug`.
pub fn issue_list_slug(group: &str, name: &str) -> String {
    format!("issues/{group}/{name}")
}

/// Slug of a page of a long list, counted from 1; the first page is the list itself.
pub fn paged_slug(slug: &str, page: usize) -> String {
    match page {
        0 | 1 => slug.to_owned(),
        page => format!("{slug}/page/{page}"),
    }
}

/// Slug of a project.
pub fn project_slug(id: &str) -> String {
    ["projects/", id].concat()
}

/// Slug of a note between meetings.
pub fn note_slug(id: &str) -> String {
    ["notes/", id].concat()
}

/// Slug of a person.
pub fn person_slug(id: &str) -> String {
    ["people/", id].concat()
}

/// Slug of an area.
pub fn area_slug(id: &str) -> String {
    format!("areas/{}", crate::model::id::slug_or_hash(id))
}

/// Slug of a year's meetings; apart from ids of meetings, which begin with a whole date.
pub fn year_slug(year: &str) -> String {
    format!("meetings/year/{year}")
}

/// Slug of a series.
pub fn series_slug(series: &str) -> String {
    format!("meetings/series/{series}")
}

/// Where the files of the search index are.
pub const SEARCH_INDEX: &str = "search/index/";

/// A file of the search index.
pub fn search_file(name: &str) -> String {
    format!("{SEARCH_INDEX}{name}.bin")
}

/// Whether a path is that of a file of the search index, however long it is, or of the folder around them.
pub fn is_of_search_index(path: &str) -> bool {
    let name = path.strip_prefix(SEARCH_INDEX);
    let name = name.and_then(|name| name.strip_suffix(".bin"));
    let numbered = |name: &str| {
        let number = name.strip_prefix(|letter: char| letter.is_ascii_lowercase());
        number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    path == SEARCH_INDEX.trim_end_matches('/')
        || name.is_some_and(|name| name == "top" || numbered(name))
}

/// The file a page is written to.
pub fn file(slug: &str) -> String {
    if slug.is_empty() {
        "index.html".to_owned()
    } else {
        format!("{slug}/index.html")
    }
}

/// What leads from a page back to the site's root.
pub fn root(slug: &str) -> String {
    match slug {
        "" => "./".to_owned(),
        slug => "../".repeat(slug.split('/').count()),
    }
}

/// The root for `404.html`, which is served at every depth: the path of the base address.
pub fn absolute_root(base_url: Option<&str>) -> String {
    let path = base_url
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.split_once('/'));
    path.map_or_else(
        || "/".to_owned(),
        |(_, path)| format!("/{}/", path.trim_end_matches('/')),
    )
}

/// Where the minutes of a meeting are written as text for mailing.
pub fn minutes_text_path(id: &str) -> String {
    format!("{}/minutes.txt", meeting_slug(id))
}

/// Where a log of a meeting is written as text to keep: `log.txt`, and `log-2.txt` for the one whose anchors are `l2-N`.
/// `part` counts from 0.
pub fn log_text_path(id: &str, part: usize) -> String {
    let slug = meeting_slug(id);
    match part {
        0 => format!("{slug}/log.txt"),
        part => format!("{slug}/log-{}.txt", part + 1),
    }
}

/// Where the JSON of a meeting is written.
pub fn meeting_json_path(id: &str) -> String {
    format!("api/v1/meetings/{id}.json")
}

/// Joins a folder and a relative path; none if it leads out of the tree.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path written in a file of the content folder, from the top of the folder: it begins beside the file, or with `/` at the top.
pub fn beside(file: &str, path: &str) -> Option<String> {
    let folder = path::folder(file);
    match path.starts_with('/') {
        true => join("", path),
        false => join(folder, path),
    }
}

/// What an address in such a file names there: without query and fragment, percent signs undone.
pub fn inside(file: &str, address: &str) -> Option<String> {
    let plain = address.split(['#', '?']).next().unwrap_or(address);
    let plain = percent_decode_str(plain).decode_utf8().ok()?;
    beside(file, &plain)
}

/// The calendar of meetings.
pub const CALENDAR: &str = "calendar.ics";

/// The invitation to the next meeting, as the text of a mail.
pub const ANNOUNCEMENT: &str = "next/announcement.txt";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_lead_back() {
        let rows = [
            ("", "./"),
            ("report", "../"),
            ("meetings/2021-01-07-weekly", "../../"),
        ];
        for (slug, expected) in rows {
            assert_eq!(root(slug), expected);
        }
        assert_eq!(
            absolute_root(Some("https://e.org/group/portal")),
            "/group/portal/"
        );
        assert_eq!(absolute_root(Some("https://e.org")), "/");
        assert_eq!(Urls { index_links: true }.page(""), "index.html");
        assert_eq!(
            Urls { index_links: true }.page("report"),
            "report/index.html"
        );
    }
}
