//! Addresses at the server of the repository, in the forms of GitLab. The address of the repository in, addresses of its files and
//! of its forms out; none of them is asked for.

use crate::model::address::encoded;
use crate::model::words::is_one_of;

/// Pages at GitLab about a file of the repository: the file, its history, the form to edit it.
pub fn file_at_repository(repository: &str, branch: &str, folder: &str, path: &str) -> [String; 3] {
    let whole = match folder {
        "" => path.to_owned(),
        folder => format!("{folder}/{path}"),
    };
    let parts: Vec<String> = whole.split('/').map(encoded).collect();
    let (branch, whole) = (encoded(branch), parts.join("/"));
    ["blob", "commits", "edit"].map(|what| format!("{repository}/-/{what}/{branch}/{whole}"))
}

/// Public servers of other programs, whose addresses are not those of GitLab.
const OTHERS: &[&str] = &[
    "bitbucket.org",
    "codeberg.org",
    "git.sr.ht",
    "gitea.com",
    "github.com",
    "launchpad.net",
    "pagure.io",
    "sourceforge.net",
    "src.fedoraproject.org",
];

/// Whether a repository may lie at a GitLab, which runs on servers of any name.
pub fn may_be_gitlab(repository: &str) -> bool {
    let rest = repository.split_once("://").map_or("", |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or("");
    let host = host.trim_start_matches("www.");
    !is_one_of(host, OTHERS)
}

/// A form at GitLab for a new confidential ticket, its title begun.
pub fn confidential_ticket(repository: &str) -> String {
    format!(
        "{repository}/-/issues/new?issue[confidential]=true&issue[title]=Security%20report%3A%20"
    )
    .replace('[', "%5B")
    .replace(']', "%5D")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_at_the_repository() {
        let [file, history, edit] =
            file_at_repository("https://e.org/g/p", "main", "content", "meetings/a #1.log");
        assert_eq!(
            file,
            "https://e.org/g/p/-/blob/main/content/meetings/a%20%231.log"
        );
        assert_eq!(
            history,
            "https://e.org/g/p/-/commits/main/content/meetings/a%20%231.log"
        );
        assert_eq!(
            edit,
            "https://e.org/g/p/-/edit/main/content/meetings/a%20%231.log"
        );
    }

    #[test]
    fn servers_of_other_programs_are_known() {
        for (address, gitlab) in [
            ("https://gitlab.com/a/b", true),
            ("https://salsa.example.org/a/b", true),
            ("https://github.com/a/b", false),
            ("https://www.GitHub.com:443/a/b", false),
            ("https://codeberg.org/a/b", false),
        ] {
            assert_eq!(may_be_gitlab(address), gitlab, "{address}");
        }
    }
}
