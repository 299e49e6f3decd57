//! Ways to report a vulnerability to a team in private. What `site.yaml` says of it in, addresses out.

use super::Contact;

/// Whether an address is that of GitHub's form for reports: what is sent to any other page of a tracker there is public.
fn takes_private(url: &str) -> bool {
    url.contains("/security/advisories")
}

impl Contact {
    /// Whether the facts name a way to report.
    pub fn is_told(&self) -> bool {
        self.email.is_some() || self.tracker.is_some() || self.addresses().next().is_some()
    }

    /// Addresses of the web at which a report is taken that the team alone reads: a form, the one of GitHub among them, and those that
    /// kinds of reports have.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        let places = self.reporting.places.iter();
        let all = self
            .form()
            .into_iter()
            .chain(places.filter_map(|place| place.url.as_deref()));
        all.filter(|url| url.starts_with("https://"))
    }

    /// The form among them.
    pub fn form(&self) -> Option<&str> {
        let tracker = self.tracker.as_deref().filter(|url| takes_private(url));
        self.url.as_deref().or(tracker)
    }
}
