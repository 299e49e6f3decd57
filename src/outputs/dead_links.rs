//! Links that lead nowhere on the site, and pictures that are not there: both are shown as plain words. And texts that are not read as
//! Markdown at all. What is seen in, a note for each out, of what others wrote one for each folder. Other hosts are not asked.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Output;
use super::texts::{Text, texts};
use crate::model::address::encoded_path;
use crate::model::path::folder;
use crate::place::{Place, narrow};
use crate::report::{Note, Severity};
use crate::view::Sight;
use crate::view::linker::Answered;
use crate::view::markdown::allowed::has_other_scheme;
use crate::view::markdown::{self, addresses};
use crate::view::url;

/// A link that the linker does not know.
pub(super) struct Doubt<'l> {
    path: &'l str,
    file: Arc<str>,
    body: &'l str,
    /// The byte of the text at which it begins.
    at: usize,
    /// The number of its line in the file, if that is known.
    line: Option<u32>,
    /// Where it leads; none of what makes the text too deep to have links.
    to: Option<String>,
    /// Whether it stands in a record of the team's own.
    ours: bool,
}

/// Links that lead to no page of the site, no record and no file.
pub(super) fn doubts<'l>(sight: &Sight<'l>) -> Vec<Doubt<'l>> {
    let texts = texts(sight.library);
    let texts = texts.par_iter();
    texts.flat_map_iter(|text| of_text(sight, text)).collect()
}

fn of_text<'l>(sight: &Sight<'l>, text: &Text<'l>) -> Vec<Doubt<'l>> {
    let found = addresses::local(text.body).into_iter();
    let dead = found.filter(|(_, to)| sight.linker.written(text.path, to).is_none());
    let parts = addresses::lost_parts(text.body, text.path, &sight.linker);
    let others = addresses::with_other_schemes(text.body);
    let dead = dead.chain(parts).chain(others);
    let dead = dead.map(|(at, to)| (at, Some(to)));
    let deep = markdown::too_deep(text.body).map(|at| (at, None));
    let mut dead: Vec<(usize, Option<String>)> = dead.chain(deep).collect();
    dead.sort();
    let (mut line, mut counted) = (text.text_at, 0);
    let told = dead.into_iter().map(|(at, to)| {
        let between = text.body.get(counted..at).unwrap_or("");
        let above = narrow(between.matches('\n').count());
        line = line.map(|line| line + above);
        counted = at.max(counted);
        Doubt {
            path: text.path,
            file: Arc::clone(&text.file),
            body: text.body,
            at,
            line,
            to,
            ours: text.ours,
        }
    });
    told.collect()
}

/// Notes about those of them that no other file of the site and no rule of `_redirects` answers, and where the others lead.
/// Where anything is withheld, its name may stand in such an address: it is not repeated.
pub(super) fn notes(
    doubts: Vec<Doubt<'_>>,
    outputs: &[Output<'_>],
    rules: &str,
    sight: &Sight<'_>,
) -> (Vec<Note>, Answered) {
    if doubts.is_empty() {
        return Default::default();
    }
    let library = sight.library;
    let root = url::absolute_root(library.team.base_url.as_deref());
    let root = root.trim_end_matches('/');
    let paths: HashSet<&str> = outputs.iter().flat_map(Output::paths).collect();
    let old = rules.lines().filter_map(|rule| rule.split(' ').next());
    let old = old.filter_map(|from| from.strip_prefix(root));
    let old: HashSet<&str> = old.map(|from| from.trim_matches('/')).collect();
    let leads = |path: &str| {
        let page = format!("{path}/index.html");
        let page = paths.contains(page.as_str()) || old.contains(path);
        match paths.contains(path) {
            true => Some(encoded_path(path)),
            false => page.then(|| sight.urls.page(path)),
        }
    };
    // A page that got another name is still asked for by the old one of its file.
    let led = |path: &str| leads(path).or_else(|| leads(path.strip_suffix(".md")?));
    let (mut own, mut others) = (Vec::new(), BTreeMap::new());
    let mut answered = Answered::new();
    let named = library.withheld == 0;
    for doubt in doubts {
        let to = doubt.to.as_deref().filter(|to| is_inside(to));
        let path = to.and_then(|to| url::inside(doubt.path, to));
        match path.and_then(|path| led(&path).map(|url| (path, url))) {
            Some((path, url)) => _ = answered.insert(path, url),
            None if doubt.ours => own.push(note(&doubt, named, 0)),
            None => {
                let dead = others.entry(folder(doubt.path));
                dead.and_modify(|(_, more)| *more += 1)
                    .or_insert((doubt, 0_usize));
            }
        }
    }
    let others = others.into_values();
    own.extend(others.map(|(doubt, more)| note(&doubt, named, more)));
    (own, answered)
}

/// Whether an address may be one of another page of the site.
fn is_inside(address: &str) -> bool {
    !address.starts_with('#') && !has_other_scheme(address)
}

/// What is said of a link; `more` are as dead, in the same folder.
fn note(doubt: &Doubt<'_>, named: bool, more: usize) -> Note {
    let body = doubt.body;
    let (above, below) = body.split_at_checked(doubt.at).unwrap_or((body, ""));
    let begin = above.rfind('\n').map_or(0, |at| at + 1);
    let end = below.find('\n').map_or(body.len(), |at| doubt.at + at);
    let before = above[begin..].chars().count();
    let column = narrow(before + 1);
    let (line, column) = doubt.line.map_or((0, 0), |line| (line, column));
    let place = Place::new(&doubt.file, line, column);
    let also = match more {
        0 => String::new(),
        1 => ", as is another one of this folder".to_owned(),
        more => format!(", as are {more} others of this folder"),
    };
    let severity = match doubt.ours {
        true => Severity::Warning,
        false => Severity::Info,
    };
    let Some(to) = &doubt.to else {
        let message = format!(
            "more than 256 quotes, lists, brackets or elements are open here: the text is shown as it stands, without its comments{also}"
        );
        return Note::new(severity, "too-deep", place, message);
    };
    let address = match named {
        true => format!("`{to}`"),
        false => "a link".to_owned(),
    };
    let message = format!("{address} leads nowhere on the site: it is shown without a link{also}");
    let note = Note::new(severity, "dead-link", place, message);
    let note = match named && line > 0 {
        true => note.show(&body[begin..end], width(below)),
        false => note,
    };
    note.hint(hint(to, below))
}

/// What to do about an address; `link` is what is written.
fn hint(to: &str, link: &str) -> &'static str {
    let picture = ["![", "<img", "<IMG"];
    match picture.iter().any(|mark| link.starts_with(mark)) {
        _ if to.starts_with('#') => {
            "parts of a text are its headings, by their words in lower case with dashes, or by `{#name}` behind them, and what HTML names by `id`"
        }
        _ if has_other_scheme(to) => {
            "addresses may begin with https, http, mailto, irc, ircs, matrix, xmpp, webcal, tel or ftp"
        }
        true => {
            "pictures (PNG, JPEG, GIF, WebP, AVIF) are published from where a text names them, all others from static/, which is the top of the site: static/a/b.svg is /a/b.svg"
        }
        false => {
            "addresses are those of records beside the page, or begin with / at the top of the content folder; pictures and PDFs are published from where they lie, all other files from static/"
        }
    }
}

/// Characters of a link: up to the end of its address.
fn width(link: &str) -> usize {
    let line = link.lines().next().unwrap_or(link);
    let mark = if line.starts_with('<') { '>' } else { ')' };
    let end = line.find(mark).map_or(line.len(), |at| at + 1);
    line[..end].chars().count()
}
