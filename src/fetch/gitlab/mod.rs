//! The issues of a project or a group of GitLab, by its REST API v4. What is asked for in, records out. Confidential issues
//! are not asked for, and are withheld where they come all the same.
//!
//! The list is read by keyset where the server offers that (`pagination=keyset`), else page by page; then pages may shift
//! while they are read, and the list is read again until each page tells the same `X-Total` and as many issues came.
//!
//! With a token one sees more than everybody does. So the project, or each project of the group, has to be public and show
//! its issues to everybody, and after the comments the list is read again: what has become confidential meanwhile goes.

mod lists;

use std::collections::BTreeSet;

use serde_json::Value;

use super::clean::{Cleaner, Object};
use super::explain;
use super::found::Found;
use super::http::Client;
use super::pages::{GITLAB, walk};
use super::{Progress, store};
use crate::error::Error;
use crate::model::address::encoded;
use lists::{Lists, api};

/// What is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// `group/project`, a group, or a number.
    pub name: &'a str,
    /// Whether that is a group.
    pub group: bool,
    /// Whether projects that are not public may be read.
    pub allow_private: bool,
    /// Issues of the last run: only what has changed since is asked for.
    pub old: Option<&'a [Object]>,
}

/// What came of it.
#[derive(Debug)]
pub struct Fetched {
    /// The issues.
    pub found: Found,
    /// Which project they are of; of a group, nothing.
    pub project: store::Project,
}

/// Reads the issues, and their comments if the cleaner wants them.
pub fn fetch(client: &Client<'_>, cleaner: &Cleaner<'_>, ask: &Ask<'_>) -> Result<Fetched, Error> {
    let (lists, project) = match ask.group {
        true => (group(client, cleaner, ask)?, store::Project::default()),
        false => single(client, cleaner, ask)?,
    };
    let mut found = match ask.old {
        Some(old) => lists.since(old)?,
        None => lists.all()?,
    };
    if cleaner.notes {
        lists.notes(&mut found)?;
        if client.has_token() {
            found.still(&lists.all()?);
        }
    }
    Ok(Fetched { found, project })
}

/// One project: its number, and its name of today.
fn single<'a, 'w>(
    client: &'a Client<'w>,
    cleaner: &'a Cleaner<'a>,
    ask: &Ask<'_>,
) -> Result<(Lists<'a, 'w>, store::Project), Error> {
    let what = format!("the project `{}`", ask.name);
    let url = api(client, &format!("/projects/{}", encoded(ask.name)));
    let answer = client.get(&url, &what)?;
    let told = (
        answer.value.get("id").and_then(Value::as_u64),
        answer
            .value
            .get("path_with_namespace")
            .and_then(Value::as_str),
    );
    let (Some(id), Some(path)) = told else {
        let hint = "is --url the address of a GitLab?";
        return Err(explain::list(
            &url,
            &what,
            "the answer is no project".to_owned(),
            hint,
        ));
    };
    if client.has_token() && !ask.allow_private && !is_open(&answer.value) {
        return Err(not_public(&url, &what));
    }
    let renamed = !path.eq_ignore_ascii_case(ask.name) && ask.name.parse() != Ok(id);
    if renamed {
        (client.world.tell)(&Progress::Moved(path.to_owned()));
    }
    let project = store::Project {
        path: Some(path.to_lowercase()),
        id: Some(id),
    };
    let lists = Lists {
        client,
        cleaner,
        path: format!("/projects/{id}/issues"),
        what: format!("the issues of `{}`", ask.name),
        home: Some((client.base.url(&format!("/{path}")), path.to_owned())),
        open: None,
    };
    Ok((lists, project))
}

/// All projects of a group, and of the groups in it.
fn group<'a, 'w>(
    client: &'a Client<'w>,
    cleaner: &'a Cleaner<'a>,
    ask: &Ask<'_>,
) -> Result<Lists<'a, 'w>, Error> {
    let group = format!("/groups/{}", encoded(ask.name));
    let mut lists = Lists {
        client,
        cleaner,
        path: format!("{group}/issues"),
        what: format!("the issues of the group `{}`", ask.name),
        home: None,
        open: None,
    };
    // Without a token, what one can see is public.
    if client.has_token() && !ask.allow_private {
        let what = format!("the projects of the group `{}`", ask.name);
        let query = "include_subgroups=true&visibility=public&order_by=id&sort=asc&per_page=100";
        let url = api(client, &format!("{group}/projects?{query}"));
        let mut open = BTreeSet::new();
        walk(client, &GITLAB, &url, &what, &[], &mut |project| {
            let id = project.get("id").and_then(Value::as_u64);
            open.extend(id.filter(|_| is_open(&project)));
            Ok(())
        })?;
        lists.open = Some(open);
    }
    Ok(lists)
}

/// Whether everybody may read a project and its issues.
fn is_open(project: &Value) -> bool {
    let is = |key: &str, value: &str| project.get(key).and_then(Value::as_str) == Some(value);
    is("visibility", "public") && is("issues_access_level", "enabled")
}

fn not_public(url: &str, what: &str) -> Error {
    let message = "its issues are not public: only this token can read them";
    let hint = "for a site that its members alone can read, say --allow-private";
    explain::list(url, what, message.to_owned(), hint)
}
