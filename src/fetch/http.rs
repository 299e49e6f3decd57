//! One answer of a server: the request, the wait and the next try if it failed, the redirect if it stays on the host. An
//! address in, JSON out, or an error that says what to do. The one file that uses the network.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use serde_json::Value;
use ureq::http::{HeaderMap, Response};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, Body, Error as Fault};

use super::address::{Astray, Base, next_of};
use super::explain::{self, Asked};
use super::failure::{Failure, of_fault};
use super::retry::{self, Trouble};
use super::token::Token;
use super::{Limits, Progress, World};
use crate::error::Error;

/// Redirects that are followed for one request.
const REDIRECTS: u32 = 5;

/// What kind of tracker is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// GitLab, for the issues of one project.
    Project,
    /// GitLab, for those of a group.
    Group,
    /// Pagure.
    Pagure,
}

/// Asks one host.
pub struct Client<'w> {
    agent: Agent,
    /// The tracker that is asked.
    pub base: Base,
    /// What kind of tracker that is, and of what in it the issues are wished for.
    kind: Kind,
    /// Sent with every request.
    token: Option<Token>,
    pub(super) limits: Limits,
    pub(super) world: World<'w>,
}

/// JSON, and what its headers say of the list that it is a page of.
#[derive(Debug)]
pub struct Answer {
    /// The body.
    pub value: Value,
    /// The next page, as `Link` tells it.
    pub next: Option<String>,
    /// Items on all pages, as `X-Total` tells it.
    pub total: Option<u64>,
    /// Whether GitLab's own headers name a next page.
    pub more: bool,
}

/// What a request came to.
#[derive(Debug)]
pub enum Got {
    /// JSON.
    Answer(Answer),
    /// A status that the caller knows what to do with.
    Status(u16),
}

/// What a single try came to.
enum Tried {
    Answer(Answer),
    Status(u16),
    Moved(String),
}

impl<'w> Client<'w> {
    /// Makes a client for one host; `ca` holds certificates (PEM) that are trusted in place of the public ones.
    pub fn new(
        base: Base,
        kind: Kind,
        token: Option<Token>,
        ca: Option<&Path>,
        limits: Limits,
        world: World<'w>,
    ) -> Result<Self, Error> {
        if token.is_some() && !base.is_private() {
            return Err(Error::Usage(format!(
                "a token is not sent to {} without encryption: use an address that begins with https://",
                base.shown()
            )));
        }
        let mut config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_connect(Some(limits.connect))
            .timeout_global(Some(limits.request))
            .accept("application/json")
            .user_agent(concat!("minutebook/", env!("CARGO_PKG_VERSION")));
        if base.is_loopback() {
            config = config.proxy(None);
        }
        if let Some(file) = ca {
            let roots = RootCerts::from(certificates(file)?);
            config = config.tls_config(TlsConfig::builder().root_certs(roots).build());
        }
        let agent = config.build().new_agent();
        Ok(Client {
            agent,
            base,
            kind,
            token,
            limits,
            world,
        })
    }

    /// Whether requests carry a token.
    pub fn has_token(&self) -> bool {
        self.token.is_some()
    }

    /// JSON from an address; every other status is an error. `what` is asked for, in words.
    pub fn get(&self, url: &str, what: &str) -> Result<Answer, Error> {
        match self.get_or(url, what, &[])? {
            Got::Answer(answer) => Ok(answer),
            Got::Status(status) => Err(self.explain(url, what, &Failure::Status(status))),
        }
    }

    /// JSON from an address, or one of the statuses that are no error to the caller.
    pub fn get_or(&self, url: &str, what: &str, known: &[u16]) -> Result<Got, Error> {
        let (mut at, mut failed, mut moved) = (url.to_owned(), 0, 0);
        loop {
            let failure = match self.attempt(&at) {
                Ok(Tried::Answer(answer)) => return Ok(Got::Answer(answer)),
                Ok(Tried::Status(status)) if known.contains(&status) => {
                    return Ok(Got::Status(status));
                }
                Ok(Tried::Status(status)) => Failure::Status(status),
                Ok(Tried::Moved(to)) => {
                    moved += 1;
                    match self.redirect(&to) {
                        Ok(to) if moved <= REDIRECTS => {
                            at = to;
                            continue;
                        }
                        Ok(_) => Failure::Redirect,
                        Err(failure) => failure,
                    }
                }
                Err(failure) => failure,
            };
            failed += 1;
            let wait = match &failure {
                Failure::Trouble(trouble) => retry::wait(failed, *trouble).map(|w| (w, *trouble)),
                _ => None,
            };
            let Some((wait, trouble)) = wait else {
                return Err(self.explain(&at, what, &failure));
            };
            (self.world.tell)(&Progress::Waiting { wait, trouble });
            (self.world.sleep)(wait);
        }
    }

    pub(super) fn explain(&self, url: &str, what: &str, failure: &Failure) -> Error {
        let token = self.has_token();
        let asked = match self.kind {
            Kind::Project => Asked::Gitlab {
                group: false,
                token,
            },
            Kind::Group => Asked::Gitlab { group: true, token },
            Kind::Pagure => Asked::Pagure,
        };
        explain::failure(url, what, failure, asked)
    }

    /// An address that an answer names, if it may be asked.
    pub(super) fn follow(&self, given: &str) -> Result<String, Failure> {
        self.base.follow(given).map_err(|astray| match astray {
            Astray::Elsewhere(host) => Failure::Elsewhere(host),
            Astray::Unreadable => Failure::Redirect,
        })
    }

    /// Where a redirect leads. A page to sign in at is no JSON, and is not asked for.
    fn redirect(&self, to: &str) -> Result<String, Failure> {
        let to = self.follow(to)?;
        if to.contains("/sign_in") {
            return Err(Failure::Status(401));
        }
        Ok(to)
    }

    /// One request.
    fn attempt(&self, url: &str) -> Result<Tried, Failure> {
        let mut request = self.agent.get(url);
        if let Some(token) = &self.token {
            request = request.header("PRIVATE-TOKEN", token.header());
        }
        let mut response = request.call().map_err(of_fault)?;
        let status = response.status().as_u16();
        let headers = response.headers();
        if let (300..=399, Some(to)) = (status, text(headers, "location")) {
            return Ok(Tried::Moved(to.to_owned()));
        }
        let asked = text(headers, "retry-after");
        let asked = asked.and_then(|value| retry::retry_after(value, text(headers, "date")));
        if let Some(trouble) = retry::of_status(status, asked) {
            return Err(Failure::Trouble(trouble));
        }
        if status != 200 {
            return Ok(Tried::Status(status));
        }
        let kind = text(headers, "content-type").unwrap_or("").to_owned();
        if !is_json(&kind) {
            return Err(Failure::NotJson(kind));
        }
        let bytes = self.body(&mut response)?;
        let value = serde_json::from_slice(&bytes).map_err(|error| match error.is_eof() {
            true => Failure::Trouble(Trouble::Cut),
            false => Failure::BadJson,
        })?;
        let headers = response.headers();
        Ok(Tried::Answer(Answer {
            value,
            next: text(headers, "link").and_then(next_of).map(str::to_owned),
            total: text(headers, "x-total").and_then(|total| total.trim().parse().ok()),
            more: ["x-next-page", "x-next-cursor"]
                .iter()
                .any(|name| text(headers, name).is_some_and(|next| !next.trim().is_empty())),
        }))
    }

    /// The whole body, unpacked, if it is not larger than allowed.
    fn body(&self, response: &mut Response<Body>) -> Result<Vec<u8>, Failure> {
        let most = self.limits.body;
        let mut bytes = Vec::new();
        let reader = response.body_mut().with_config().limit(u64::MAX).reader();
        reader
            .take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| of_fault(Fault::from(error)))?;
        if u64::try_from(bytes.len()).is_ok_and(|size| size > most) {
            return Err(Failure::TooLarge(most));
        }
        Ok(bytes)
    }
}

/// `application/json`, `application/problem+json`, whatever follows.
fn is_json(kind: &str) -> bool {
    let kind = kind.split(';').next().unwrap_or("").trim();
    let kind = kind.to_ascii_lowercase();
    kind == "application/json" || kind.starts_with("application/") && kind.ends_with("+json")
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok()
}

/// The certificates of a PEM file.
fn certificates(file: &Path) -> Result<Vec<Certificate<'static>>, Error> {
    let pem = fs::read(file).map_err(Error::io("cannot read", file))?;
    let mut found = Vec::new();
    for item in parse_pem(&pem) {
        if let Ok(PemItem::Certificate(certificate)) = item {
            found.push(certificate);
        }
    }
    if found.is_empty() {
        return Err(Error::Usage(format!(
            "`{}` holds no certificate: --ca-file takes a file in the form PEM",
            file.display()
        )));
    }
    Ok(found)
}
