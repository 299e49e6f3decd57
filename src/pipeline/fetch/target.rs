//! Which tracker is asked for what: the command line says it, `site.yaml` completes it.

use crate::error::Error;
use crate::fetch::address::{self, Base};
use crate::model::team::{Team, Tracker};

/// Where GitLab lives unless somebody says otherwise.
const GITLAB: &str = "https://gitlab.com";
/// Where Pagure lives.
const PAGURE: &str = "https://pagure.io";

/// A tracker, and what it is asked for.
pub struct Target {
    /// The tracker.
    pub base: Base,
    /// `group/project`, a group, or a number.
    pub name: String,
    /// Whether the command line named the host.
    told: bool,
}

impl Target {
    /// What the command line names, completed by `site.yaml`.
    pub fn gitlab(team: &Team, name: Option<&str>, url: Option<&str>) -> Result<Self, Error> {
        if let Some((base, name)) = whole(name, url)? {
            let name = address::name(&name)?;
            let told = true;
            return Ok(Target { base, name, told });
        }
        let known = known(team);
        let base = match (url, &known) {
            (Some(url), _) => Base::parse(url)?,
            (None, Some((base, _))) => base.clone(),
            (None, None) => Base::parse(GITLAB)?,
        };
        let name = name.map(str::to_owned).or_else(|| Some(known?.1));
        Ok(Target {
            base,
            name: address::name(&name.ok_or_else(nothing_named)?)?,
            told: url.is_some(),
        })
    }

    /// What the command line names of Pagure.
    pub fn pagure(name: &str, url: Option<&str>) -> Result<Self, Error> {
        let (base, name) = match whole(Some(name), url)? {
            Some(found) => found,
            None => (Base::parse(url.unwrap_or(PAGURE))?, name.to_owned()),
        };
        let name = address::name(&name)?;
        let told = true;
        Ok(Target { base, name, told })
    }

    /// A token goes where the command line says: a change of `site.yaml` must not be able to send it elsewhere.
    pub fn may_have_token(&self) -> Result<(), Error> {
        let host = self.base.shown();
        if self.told || host == GITLAB {
            return Ok(());
        }
        Err(Error::Usage(format!(
            "a token is not sent to {host} only because site.yaml names it: say --url {host}"
        )))
    }

    /// The address of the project, unless it is named by its number.
    pub fn page(&self) -> Option<String> {
        let numbered = self.name.bytes().all(|byte| byte.is_ascii_digit());
        (!numbered).then(|| self.base.url(&format!("/{}", self.name)))
    }
}

/// A project that is named by its whole address. That tells the host as well; `--url` may say how much of it is the server's.
fn whole(name: Option<&str>, url: Option<&str>) -> Result<Option<(Base, String)>, Error> {
    let Some((host, path)) = name.and_then(address::split) else {
        return Ok(None);
    };
    let Some(url) = url else {
        return Ok(Some((host, path)));
    };
    let base = Base::parse(url)?;
    let page = host.url(&format!("/{path}"));
    let below = page.strip_prefix(&base.url("/")).map(str::to_owned);
    below.map(|name| Some((base, name))).ok_or_else(|| {
        Error::Usage(format!(
            "the project is named by an address at {}, and --url names another server: leave out --url",
            host.shown()
        ))
    })
}

fn nothing_named() -> Error {
    Error::Usage(
        "nothing says which project: name it (fetch gitlab GROUP/PROJECT), or say `repository` or `trackers` in site.yaml"
            .to_owned(),
    )
}

/// The first tracker of `site.yaml` that is a GitLab's, else the project that holds the content.
fn known(team: &Team) -> Option<(Base, String)> {
    let repository = team.repository.as_deref().and_then(address::split);
    let elsewhere = |tracker: &&Tracker| {
        let url = tracker.url.as_deref().unwrap_or("");
        !url.contains("pagure")
    };
    let Some(tracker) = team.trackers.iter().find(elsewhere) else {
        return repository;
    };
    let own = tracker.url.as_deref();
    let project = tracker.project.clone();
    let Some(project) = project else {
        return own.and_then(address::split);
    };
    let base = match own {
        Some(url) => within(url, &project)?,
        None => match repository {
            Some((base, _)) => base,
            None => Base::parse(GITLAB).ok()?,
        },
    };
    Some((base, project))
}

/// Where a tracker lives whose address may be that of the project, of its issues, or what Git clones from.
fn within(url: &str, project: &str) -> Option<Base> {
    let (base, path) =
        address::split(url).or_else(|| Some((Base::parse(url).ok()?, String::new())))?;
    let above = path.len().checked_sub(project.len());
    let above =
        above.filter(|at| path.is_char_boundary(*at) && path[*at..].eq_ignore_ascii_case(project));
    let folder = above.map_or(path.as_str(), |at| &path[..at]);
    Base::parse(&base.url(&format!("/{folder}"))).ok()
}
