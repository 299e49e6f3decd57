//! The address of the site itself, to which paths are added: in `site.yaml` and on the command line. An address in; the same, or
//! why it is none, out.

use crate::model::address::is_plain;
use crate::read::record::Record;

/// The address that `site.yaml` gives; any other is told.
pub(crate) fn read(record: &Record<'_>) -> Option<String> {
    let url = record.web_address("base_url")?;
    match not_of_a_site(&url) {
        None => Some(url.trim_end_matches('/').to_owned()),
        Some(message) => {
            record.complain("base_url", "address", message, None);
            None
        }
    }
}

/// Why an address is not that of a site; nothing if it is one.
pub fn not_of_a_site(url: &str) -> Option<&'static str> {
    let mut schemes = ["https://", "http://"].iter();
    let behind = schemes.find_map(|scheme| url.strip_prefix(scheme));
    let host = behind.and_then(|rest| rest.split(['/', '?', '#']).next());
    let host = host.filter(|host| !host.is_empty() && !host.starts_with(':'));
    let Some(host) = host else {
        return Some(
            "the address of a site is https:// and a host, as in https://example.org/team",
        );
    };
    match () {
        () if host.contains('@') => Some("the address of a site names no user and no password"),
        () if url.contains(['?', '#']) => Some("the address of a site has neither `?` nor `#`"),
        () if !is_plain(url) => Some("the address of a site has no blanks in it"),
        () => None,
    }
}
