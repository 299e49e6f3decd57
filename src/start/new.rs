//! `new`: one record begun, with the front matter that belongs to it, at the place where it is looked for.
//! A wish in; a file and a line about it out.

use std::path::Path;

use chrono::{Days, NaiveDate};

use super::wanted::{Wanted, quoted};
use super::{meeting, numbers, write_new};
use crate::cli::Record;
use crate::error::Error;
use crate::model::id::{slug, slug_or_hash};
use crate::model::page::OWN_ADDRESSES;
use crate::model::path;
use crate::read::tree::folder;
use crate::read::withhold::is_named;

/// Begins a record; what to print.
///
/// # Errors
/// If the file is there already, the content folder is not, the wish makes no sense, or the disk refuses.
pub fn new(wanted: &Wanted) -> Result<String, Error> {
    let content = &wanted.content;
    folder::is_there(content)?;
    fits(wanted)?;
    if wanted.record == Record::Meeting {
        return meeting::new(wanted);
    }
    let title = wanted.name.clone().unwrap_or_default();
    let (path, text) = match wanted.record {
        Record::Note => note(&title, wanted.date.unwrap_or(wanted.today)),
        Record::Issue => issue(&title, content, wanted.today),
        Record::Project => project(&title, wanted.today),
        Record::Page | Record::Meeting => page(&title),
    };
    if wanted.record == Record::Page {
        free(&path)?;
    }
    let file = content.join(&path);
    write_new(&file, text.as_bytes())?;
    // What a name is taken for is told before the next build leaves the file out.
    let named = match is_named(&path, true) {
        true => {
            "its name says that it is not public, so nothing of it is published: if it is, add a line `confidential: false` at its head\n"
        }
        false => "",
    };
    let file = file.display();
    Ok(format!(
        "{file} was made: write into it, then run `minutebook check`\n{named}"
    ))
}

/// That a page does not take an address of the site's own, nor a place among records.
fn free(path: &str) -> Result<(), Error> {
    let address = path.strip_suffix(".md").unwrap_or(path);
    let inside = path.split_once('/').map(|(folder, _)| folder);
    let fault = |text: String| Err(Error::Usage(text));
    match inside.filter(|name| folder::OF_RECORDS.contains(name) || *name == "static") {
        Some(folder) => fault(format!(
            "`{folder}/` is the folder of other records: choose another name for the page"
        )),
        None if OWN_ADDRESSES.contains(&address) => fault(format!(
            "the address `{address}/` belongs to a list of the site: choose another name for the page"
        )),
        None => Ok(()),
    }
}

/// That options and name fit the kind of the record.
fn fits(wanted: &Wanted) -> Result<(), Error> {
    let meeting = wanted.record == Record::Meeting;
    let fault = |text: &str| Err(Error::Usage(text.to_owned()));
    if wanted.from.is_some() && !meeting {
        return fault("--from is for meetings: `minutebook new meeting --from LOG`");
    }
    if wanted.date.is_some() && !meeting && wanted.record != Record::Note {
        return fault("--date is for meetings and notes: leave it out");
    }
    match &wanted.name {
        Some(name) if name.trim().is_empty() => {
            fault("the name says nothing: name what the record is about")
        }
        Some(name) if name.chars().any(char::is_control) => {
            fault("a name is one line of text: leave line breaks and other control characters out")
        }
        None if !meeting => {
            fault("the record needs a name: `minutebook new issue \"What is the matter\"`")
        }
        _ => Ok(()),
    }
}

fn note(title: &str, date: NaiveDate) -> (String, String) {
    let text = format!(
        "---\ntitle: {}\n# summary: one line for lists\n# area: the id of an area of site.yaml\n# people: [nick]\n# references: [\"#12\", CVE-2026-12345]\n---\n\nWhat came up, and where. The next agenda names it.\n",
        quoted(title)
    );
    (format!("notes/{date}-{}.md", slug_or_hash(title)), text)
}

fn issue(title: &str, content: &Path, today: NaiveDate) -> (String, String) {
    let number = numbers::next(&content.join("issues"));
    let text = format!(
        "---\nid: {number}\ntitle: {}\nstate: open            # or closed, with `closed: YYYY-MM-DD`\ncreated: {today}\nlabels: []             # agenda puts it on the agenda of the next meeting\nassignees: []          # nicks\n# area: the id of an area of site.yaml\n# due: YYYY-MM-DD\n# confidential: true   # nothing of it is published\n# embargo_until: YYYY-MM-DD   # nothing of it before that day, which begins at 00:00 UTC; all of it from then on\n---\n\nWhat is the matter, and when is it done?\n",
        quoted(title)
    );
    (format!("issues/{number}-{}.md", slug_or_hash(title)), text)
}

fn project(title: &str, today: NaiveDate) -> (String, String) {
    let target = today.checked_add_days(Days::new(180)).unwrap_or(today);
    let text = format!(
        "---\ntitle: {}\nsummary: What will be different when it is done.\nstatus: proposed       # then active; later done, or dropped\nstarted: {today}\ntarget: {target}     # a date, or a quarter as in 2027-Q2\n# shepherd: the nick of who knows how it stands; an active project needs one\n# area: the id of an area of site.yaml\n# tracking: [\"#12\"]\n# milestones:\n#   - {{title: First step, due: {target}}}\n---\n\nWhy, and how one will know that it is done.\n\n## {today}\n\nTL;DR: proposed.\n",
        quoted(title)
    );
    (format!("projects/{}.md", slug_or_hash(title)), text)
}

/// A page; `guide/start` as a name is a page in a folder.
fn page(name: &str) -> (String, String) {
    let parts: Vec<String> = name
        .split('/')
        .map(slug)
        .filter(|part| !part.is_empty())
        .collect();
    let path = match parts.is_empty() {
        true => slug_or_hash(name),
        false => parts.join("/"),
    };
    let title = path::name(name);
    let text = format!(
        "---\ntitle: {}\n# menu: a word for the menu\n# weight: 10\nsummary: One line for lists.\n---\n\nWhat readers should know.\n",
        quoted(title)
    );
    (format!("{path}.md"), text)
}
