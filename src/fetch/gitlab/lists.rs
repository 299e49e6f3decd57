//! The list of issues of a project or a group, and the lists of their comments. Addresses are made here, records come out.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde_json::Value;

use crate::error::Error;
use crate::fetch::clean::{Cleaner, Home, Judged, Key, Object, Record};
use crate::fetch::found::Found;
use crate::fetch::http::{Client, Got};
use crate::fetch::pages::{GITLAB, Walked, walk};
use crate::fetch::{Progress, explain};

/// How often a list is read from its beginning.
const PASSES: u32 = 3;

/// Clocks of servers differ, and changes of the same moment may be read in part: later runs ask for this much more.
const OVERLAP_MINUTES: i64 = 10;

/// By what a server says that it has no keyset for this list (405), or knows no such thing (400).
const NO_KEYSET: &[u16] = &[400, 405];

/// Which issues are asked for.
const LIST: &str = "scope=all&state=all&confidential=false";

/// Issues that are asked for by their numbers in one address.
const AT_ONCE: usize = 100;

/// The lists that are read.
pub(super) struct Lists<'a, 'w> {
    pub client: &'a Client<'w>,
    pub cleaner: &'a Cleaner<'a>,
    /// `/projects/7/issues`.
    pub path: String,
    pub what: String,
    /// The project, where there is but one.
    pub home: Option<(String, String)>,
    /// The projects whose issues may be written; all, if none are named.
    pub open: Option<BTreeSet<u64>>,
}

impl Lists<'_, '_> {
    fn home(&self) -> Option<Home<'_>> {
        let (url, path) = self.home.as_ref()?;
        Some(Home { url, path })
    }

    fn url(&self, more: &str) -> String {
        let order = "order_by=created_at&sort=asc";
        api(self.client, &format!("{}?{LIST}&{order}{more}", self.path))
    }

    /// Every public issue.
    pub fn all(&self) -> Result<Found, Error> {
        self.list(Found::default(), "")
    }

    /// Reads a list, `more` being added to its address, into what is known already.
    fn list(&self, known: Found, more: &str) -> Result<Found, Error> {
        let offset = self.url(&format!("&per_page=100{more}"));
        let mut url = format!("{offset}&pagination=keyset");
        let mut told = (0, 0);
        for _ in 0..PASSES {
            let mut found = known.clone();
            let (mut walked, mut seen) = self.walk(&url, NO_KEYSET, &mut found)?;
            if matches!(walked, Walked::Status(_)) {
                url.clone_from(&offset);
                (walked, seen) = self.walk(&url, &[], &mut found)?;
            }
            match walked {
                Walked::Whole(Some(total)) if total.moved || total.last > seen => {
                    told = (seen, total.last);
                }
                _ => return Ok(found),
            }
            (self.client.world.tell)(&Progress::Again("the list changed while it was read"));
        }
        let message = match told {
            (seen, total) if seen < total => format!("only {seen} of {total} issues came"),
            _ => "it changed each time while it was read".to_owned(),
        };
        let hint = "try again later; a proxy that drops the header `Link` has the same effect";
        Err(explain::list(&offset, &self.what, message, hint))
    }

    /// Reads a list once; tells how many different issues it has.
    fn walk(&self, url: &str, known: &[u16], found: &mut Found) -> Result<(Walked, u64), Error> {
        let (home, mut seen) = (self.home(), BTreeSet::new());
        let walked = walk(self.client, &GITLAB, url, &self.what, known, &mut |item| {
            let judged = match &item {
                Value::Object(object) => self.cleaner.gitlab(object, home),
                _ => Judged::Other,
            };
            if let Judged::Public(key, _) | Judged::Withheld(key) = &judged {
                seen.insert(*key);
            }
            found.add(judged);
            if seen.len() % 100 == 0 {
                (self.client.world.tell)(&Progress::Issues(seen.len()));
            }
            Ok(())
        })?;
        if let Some(open) = &self.open {
            found.only(open);
        }
        Ok((walked, seen.len() as u64))
    }

    /// The issues of the last run, and what has changed since. A list of changes does not tell of an issue that is not
    /// public any more; so the server is asked whether each of them is still there, else all of them are read. Their number
    /// alone would not do: as many as have gone may be withheld for their labels, and the server counts those.
    pub fn since(&self, old: &[Object]) -> Result<Found, Error> {
        let mut known = Found::default();
        for object in old {
            known.add(self.cleaner.gitlab(object, self.home()));
        }
        let changes = known.records().filter_map(|(_, record)| record.updated);
        let newest = changes.max();
        let fits = |(key, record): (&Key, &Record)| key.0 > 0 && self.fits(record);
        let fit = known.records().all(fits);
        let Some(newest) = newest.filter(|_| fit) else {
            return self.all();
        };
        let found = self.list(known, &format!("&updated_after={}", moment(newest)))?;
        if self.are_there(&found)? {
            return Ok(found.of_changes());
        }
        let why = "issues have gone or are not public any more";
        (self.client.world.tell)(&Progress::Again(why));
        self.all()
    }

    /// Whether the server still shows every one of some issues to everybody; no if it does not say how many it shows, or if a
    /// project of theirs is not to be seen any more.
    fn are_there(&self, found: &Found) -> Result<bool, Error> {
        let keys: Vec<Key> = found.records().map(|(key, _)| *key).collect();
        let of_one = keys.chunk_by(|a, b| a.0 == b.0);
        for keys in of_one.flat_map(|keys| keys.chunks(AT_ONCE)) {
            let project = keys.first().map_or(0, |key| key.0);
            let mut path = format!("/projects/{project}/issues?{LIST}&per_page=1");
            for (_, iid) in keys {
                path.push_str(&format!("&iids%5B%5D={iid}"));
            }
            let url = api(self.client, &path);
            match self.client.get_or(&url, &self.what, &[403, 404])? {
                Got::Answer(answer) if answer.total == Some(keys.len() as u64) => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    /// Whether a record of the last run names the project as it is named now: changes do not tell of another name.
    fn fits(&self, record: &Record) -> bool {
        let full = record
            .value
            .get("references")
            .and_then(|all| all.get("full"));
        let full = full.and_then(Value::as_str).unwrap_or("");
        let here = |(_, path): &(String, String)| {
            let number = full.strip_prefix(path.as_str());
            number.is_some_and(|number| number.starts_with('#'))
        };
        self.home.as_ref().is_none_or(here)
    }

    /// Asks for the comments of every issue that may have some and whose comments are not known yet.
    pub fn notes(&self, found: &mut Found) -> Result<(), Error> {
        let all = found.len();
        let mut gone = Vec::new();
        for (done, (key, record)) in found.records_mut().enumerate() {
            if record.value.contains_key("notes") {
                continue;
            }
            let notes = match record.counted {
                Some(0) => Some(Value::Array(Vec::new())),
                _ => self.notes_of(*key)?,
            };
            match notes {
                Some(notes) => drop(record.value.insert("notes".to_owned(), notes)),
                None => gone.push(*key),
            }
            (self.client.world.tell)(&Progress::Notes {
                done: done + 1,
                all,
            });
        }
        gone.into_iter().for_each(|key| found.remove(key));
        Ok(())
    }

    /// The comments of an issue; none if the issue is not there to be read any more.
    fn notes_of(&self, (project, iid): Key) -> Result<Option<Value>, Error> {
        let query = "order_by=created_at&sort=asc&per_page=100";
        let path = format!("/projects/{project}/issues/{iid}/notes?{query}");
        let what = format!("the comments of issue {iid}");
        let mut notes = Vec::new();
        let url = api(self.client, &path);
        let walked = walk(self.client, &GITLAB, &url, &what, &[404], &mut |note| {
            notes.push(note);
            Ok(())
        })?;
        match walked {
            Walked::Whole(Some(total)) if !total.moved && total.last > notes.len() as u64 => {
                let message = format!("only {} of {} comments came", notes.len(), total.last);
                Err(explain::list(&url, &what, message, "try again later"))
            }
            Walked::Whole(_) => Ok(Some(self.cleaner.notes(&notes))),
            Walked::Status(_) => Ok(None),
        }
    }
}

/// The moment from which on changes are asked for, for an address.
fn moment(newest: DateTime<Utc>) -> String {
    let from = newest - Duration::minutes(OVERLAP_MINUTES);
    from.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// An address below `/api/v4`.
pub(super) fn api(client: &Client<'_>, path: &str) -> String {
    client.base.url(&format!("/api/v4{path}"))
}
