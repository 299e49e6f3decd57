//! How a record names its project, and which tracker of a team that is. Addresses and keys in, names of servers and places in the
//! list of trackers out; trackers that nobody declared are the business of `trackers`.

use crate::model::team::{Team, Tracker};

/// How a record names its project.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Key {
    /// `gitlab`, `github` or `pagure`; empty for our own Markdown.
    pub kind: &'static str,
    /// `group/project`, in lower case.
    pub path: Option<String>,
    /// Number of the project at GitLab.
    pub id: Option<u64>,
    /// Name of the server, in lower case.
    pub host: Option<String>,
}

impl Key {
    /// Whether it says of which project its record is. All of our own are of one.
    pub(super) fn is_named(&self) -> bool {
        self.kind.is_empty() || self.path.is_some() || self.id.is_some()
    }
}

/// Name of the server in an address, with its port where it has one of its own, in lower case; whatever dumps write around it.
pub fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.to_lowercase();
    let port = [":443", ":80"]
        .iter()
        .find_map(|port| host.strip_suffix(port));
    let host = port.unwrap_or(&host).trim_end_matches('.');
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some(host.to_owned()).filter(|host| !host.is_empty())
}

/// The tracker of a key, among those of a team.
pub(super) fn find(key: &Key, team: &Team) -> Option<usize> {
    if key.kind.is_empty() {
        return (!team.trackers.is_empty()).then_some(0);
    }
    team.trackers.iter().position(|tracker| {
        let id = || tracker.project_id.is_some() && tracker.project_id == key.id;
        same_host(tracker, key) && (same_path(&tracker.project, key) || id())
    })
}

/// Whether a key may be of the server of a tracker. Of a server that got another name the project keeps path and number.
pub(super) fn same_host(tracker: &Tracker, key: &Key) -> bool {
    let hosts = tracker.host.as_ref().zip(key.host.as_ref());
    let moved = || {
        let id = tracker.project_id.is_some() && tracker.project_id == key.id;
        id && same_path(&tracker.project, key)
    };
    hosts.is_none_or(|(a, b)| a == b) || moved()
}

/// Whether a key names a project, be it at another server.
pub(super) fn same_path(project: &Option<String>, key: &Key) -> bool {
    let paths = project.as_ref().zip(key.path.as_ref());
    paths.is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
}
