//! The issues of a project of Pagure, with their comments, which come with the list. The name of a project in, records out.
//! Nobody is told who asks: without a token Pagure shows no private issue, and one that comes all the same is withheld.

use serde_json::Value;

use super::Progress;
use super::clean::{Cleaner, Home, Judged};
use super::found::Found;
use super::http::Client;
use super::pages::{PAGURE, walk};
use crate::error::Error;
use crate::model::address::encoded;

/// Reads the issues of `project` or `namespace/project`.
pub fn fetch(client: &Client<'_>, cleaner: &Cleaner<'_>, name: &str) -> Result<Found, Error> {
    let path: Vec<String> = name.split('/').map(encoded).collect();
    let path = path.join("/");
    let query = "status=all&order=asc&per_page=100&page=1";
    let url = client.base.url(&format!("/api/0/{path}/issues?{query}"));
    let home = client.base.url(&format!("/{path}"));
    let home = Home {
        url: &home,
        path: name,
    };
    let what = format!("the issues of `{name}`");
    let mut found = Found::default();
    walk(client, &PAGURE, &url, &what, &[], &mut |item| {
        found.add(match &item {
            Value::Object(object) => cleaner.pagure(object, home),
            _ => Judged::Other,
        });
        if found.seen() % 100 == 0 {
            (client.world.tell)(&Progress::Issues(found.seen()));
        }
        Ok(())
    })?;
    Ok(found)
}
