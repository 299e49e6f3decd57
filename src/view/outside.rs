//! Addresses outside of the site: of Matrix rooms, of CVE and other registers. Ids and addresses in, what a link may hold out.

use super::lookalike::honest;

/// An address of the outside world, spelled so that HTML may hold it (RFC 3986): one `#`, and no delimiters.
pub fn spelled(address: &str) -> String {
    let address = &*honest(address);
    let mut hashes = 0;
    let mut out = String::with_capacity(address.len());
    for character in address.chars() {
        hashes += usize::from(character == '#');
        match character {
            '#' if hashes > 1 => out.push_str("%23"),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => {
                out.push_str(&format!("%{:02X}", character as u32));
            }
            other => out.push(other),
        }
    }
    out
}

/// What leads to a Matrix room from anywhere; none if the address (`#room:server`) is not one.
pub fn matrix_room(address: &str) -> Option<String> {
    let room = address
        .strip_prefix('#')
        .filter(|room| room.contains(':'))?;
    Some(spelled(&format!("https://matrix.to/#/%23{room}")))
}

/// A CVE record.
pub fn cve(id: &str) -> String {
    format!("https://www.cve.org/CVERecord?id={}", id.to_uppercase())
}

/// A merge request of a project at GitLab.
pub fn merge_request(project: &str, number: u64) -> String {
    let project = project.trim_end_matches('/').trim_end_matches(".git");
    spelled(&format!("{project}/-/merge_requests/{number}"))
}

/// A GitHub security advisory.
pub fn ghsa(id: &str) -> String {
    format!(
        "https://github.com/advisories/{}",
        crate::link::references::canonical_ghsa(id)
    )
}

/// An update of Fedora.
pub fn fedora(id: &str) -> String {
    format!(
        "https://bodhi.fedoraproject.org/updates/{}",
        crate::link::references::canonical_fedora(id)
    )
}

/// A security advisory of Debian.
pub fn dsa(id: &str) -> String {
    format!(
        "https://security-tracker.debian.org/tracker/{}",
        id.to_uppercase()
    )
}

/// An advisory of RustSec.
pub fn rustsec(id: &str) -> String {
    format!("https://rustsec.org/advisories/{}.html", id.to_uppercase())
}

/// The page of an id of the outside world in its own register.
pub fn reference(kind: &str, id: &str) -> String {
    match kind {
        "cve" => cve(id),
        "ghsa" => ghsa(id),
        "fedora" => fedora(id),
        "dsa" => dsa(id),
        "rustsec" => rustsec(id),
        _ => rhbz(id.parse().unwrap_or(0)),
    }
}

/// A bug of Red Hat's Bugzilla.
pub fn rhbz(number: u64) -> String {
    format!("https://bugzilla.redhat.com/show_bug.cgi?id={number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_others_are_spelled_as_html_wants_them() {
        let rows = [
            (
                "https://matrix.to/#/#room:e.org",
                "https://matrix.to/#/%23room:e.org",
            ),
            ("https://e.org/?q=\"x\"|y", "https://e.org/?q=%22x%22%7Cy"),
            (
                "https://e.org/ünï?a=b&c=%20#d",
                "https://e.org/ünï?a=b&c=%20#d",
            ),
        ];
        for (address, expected) in rows {
            assert_eq!(spelled(address), expected);
        }
    }
}
