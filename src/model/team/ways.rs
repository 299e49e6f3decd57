//! Ways to report a vulnerability to a team in private. What `site.yaml` says of it in, addresses out.

use super::Contact;

/// Whether an address is that of GitHub's form for reports: what is sent to any other page of a tracker there is public.
fn takes_private(url: &str) -> bool {
    url.contains("/security/advisories")
}

/// Whether everybody reads what is said at an address: in a room, or in a ticket that is begun without being confidential.
fn is_public(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    let room = host == "matrix.to" || host.contains("chat");
    room || rest.contains("/issues") && !rest.contains("confidential")
}

impl Contact {
    /// Whether the facts name a way to report.
    pub fn is_told(&self) -> bool {
        self.email.is_some() || self.tracker.is_some() || self.addresses().next().is_some()
    }

    /// Addresses of the web at which a report is taken that the team alone reads: a form, the one of GitHub among them, and those that
    /// kinds of reports have, but for public ones (RFC 9116, section 2.5.3).
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let places = self.reporting.places.iter();
        let places = places.filter_map(|place| place.url.as_deref());
        let private = places.filter(|url| !is_public(url));
        let all = self.form().into_iter().chain(private);
        all.filter(|url| url.starts_with("https://"))
    }

    /// The form among them.
    pub fn form(&self) -> Option<&str> {
        let tracker = self.tracker.as_deref().filter(|url| takes_private(url));
        self.url.as_deref().or(tracker)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_everybody_reads() {
        let rows = [
            ("https://matrix.to/#/%23r:h.test", true),
            ("https://web.libera.chat/#boats", true),
            ("https://webchat.oftc.net/?channels=boats", true),
            ("https://gitlab.test/a/b/-/issues/new", true),
            (
                "https://gitlab.test/a/b/-/issues/new?issue%5Bconfidential%5D=true",
                false,
            ),
            ("https://github.com/a/b/security/advisories/new", false),
            ("https://h.test/report", false),
        ];
        for (url, public) in rows {
            assert_eq!(is_public(url), public, "{url}");
        }
    }
}
