//! A thousand hostile strings over every field of every record: trees come out of the tree of hostile texts, each place with
//! other strings, and must build into sites in which no page, however a browser reads it, does anything. The same sites run
//! in Chromium with their policy switched off, so that the markup alone is judged.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::bytes::files;
use super::payloads::{addresses, strings, web_addresses};
use super::{NAME, assert_harmless, pages, quoted};
use crate::driver::Browser;
use crate::served::serve;
use crate::support::{Built, Tree};

/// Trees that share the strings, and how many of them a browser has time for.
const TREES: usize = 5;
const SEEN: usize = 3;
/// Strings in one place of a tree.
const IN_ONE: usize = 3;
/// Strings in one Markdown text.
const IN_TEXT: usize = 40;

/// Hands out strings, one after the other, from the beginning again once all were had.
struct Strings {
    all: Vec<String>,
    next: usize,
}

impl Strings {
    fn take(&mut self, count: usize) -> Vec<&str> {
        let from = self.next;
        self.next += count;
        let len = self.all.len();
        (from..from + count)
            .map(|at| self.all[at % len].as_str())
            .collect()
    }
}

/// Keys of our own records whose values name a person, an area or a room, which have to exist.
const NAMING: &[&str] = &[
    "nick",
    "id",
    "area",
    "areas",
    "author",
    "shepherd",
    "by",
    "champions",
    "contributors",
    "people",
    "assignees",
    "address",
    "room",
];

/// The tree of hostile texts with other strings at every place; names that have to exist are the same in a tree.
fn tree(texts: &mut Strings, own: &mut Strings, others: &mut Strings) -> Tree {
    let mut out = String::new();
    let mut template = include_str!("hostile.txt").replace("@FILE@", NAME);
    for key in NAMING {
        for (open, close) in [("", ""), ("[", "]")] {
            let value = |name: &str| format!("{key}: {open}@{name}@{close}");
            template = template.replace(&value("TEXT"), &value("NAME"));
        }
    }
    // Our own records may hold web addresses only; what a tracker says is taken as it is.
    let template = template.replace("_url\": @URL@", "_url\": @ADDRESS@");
    let name = quoted(&texts.take(IN_ONE).join(" "));
    for (index, part) in template.split('@').enumerate() {
        // Names of places stand between two marks; other marks are part of the text.
        let filled = match part {
            "TEXT" => quoted(&texts.take(IN_ONE).join(" ")),
            "LINE" => texts.take(IN_ONE).join(" "),
            "NAME" => name.clone(),
            "URL" => quoted(own.take(1)[0]),
            "ADDRESS" => quoted(others.take(1)[0]),
            "REFERENCE" => quoted(&format!("{}#2", texts.take(1)[0])),
            "BODY" => texts.take(IN_TEXT).join("\n\n"),
            "BODYTEXT" => quoted(&texts.take(IN_TEXT).join("\n\n")),
            other if index % 2 == 0 || other.is_empty() => other.to_owned(),
            other => format!("@{other}@"),
        };
        out.push_str(&filled);
    }
    Tree::new(&out)
}

/// Some trees, built, and how many strings there are.
fn built(trees: usize) -> (Vec<(Tree, Built)>, usize) {
    let all = strings();
    let count = all.len();
    let mut texts = Strings { all, next: 0 };
    let [mut own, mut others] = [web_addresses(), addresses()].map(|all| Strings { all, next: 0 });
    let build = |_| {
        let tree = tree(&mut texts, &mut own, &mut others);
        let built = tree.build(&[]);
        (tree, built)
    };
    let built = (0..trees).map(build).collect();
    assert!(
        texts.next > count,
        "only {} of {count} strings were used",
        texts.next
    );
    (built, count)
}

#[test]
fn a_thousand_hostile_strings_stay_text_everywhere() {
    let (built, count) = built(TREES);
    assert!(count >= 1_000, "only {count} strings are left");
    let mut shown = BTreeSet::new();
    for (_, built) in &built {
        assert_eq!(built.status, 0, "{}", built.stderr);
        assert!(
            !built.stderr.contains(['\u{1b}', '\u{202e}', '\0']),
            "a terminal would obey"
        );
        let files = files(&built.out);
        assert_harmless(&files);
        for (_, page) in pages(&files) {
            let calls = page.split("__xss(").skip(1);
            shown.extend(calls.filter_map(|rest| rest.split(')').next()?.parse::<usize>().ok()));
        }
    }
    // The control: most of them are on the pages, as text; some call nothing, and some are elements that lose their attributes.
    assert!(
        shown.len() * 20 >= count * 11,
        "only {} of {count} are shown",
        shown.len()
    );
}

/// Counts what would be a script of the content, in every frame.
const TRAP: &str = "window.__hits = []; for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', '__xss']) window[name] = (...given) => { window.__hits.push(name + ' ' + given) };";

/// Loads pages in frames, touches every element of theirs, and returns what happened.
const TOUCH: &str = r"return (async () => {
  const found = [];
  await Promise.all(PAGES.map(path => new Promise(done => {
    const frame = document.createElement('iframe');
    frame.onload = () => {
      try {
        const inner = frame.contentWindow, page = inner.document;
        for (const one of page.querySelectorAll('body, body *')) {
          for (const kind of ['mouseover', 'pointerover', 'focus', 'click-not', 'animationstart', 'toggle', 'beforetoggle', 'input', 'scroll', 'error', 'load']) {
            if (['LINK', 'SCRIPT', 'IMG'].includes(one.tagName) && ['error', 'load'].includes(kind)) continue;
            one.dispatchEvent(new Event(kind));
          }
          if (one.tagName === 'DETAILS') one.open = true;
          if (/^(javascript|data|vbscript):/.test(one.protocol || '')) one.click();
        }
        inner.__hits.forEach(hit => found.push(path + ': ' + hit));
        for (const entry of inner.performance.getEntriesByType('resource')) if (new URL(entry.name).host !== location.host) found.push(path + ' asks ' + entry.name);
        if (!inner.location.pathname.endsWith(path)) found.push(path + ' went to ' + inner.location);
      } catch (fault) { found.push(path + ': ' + fault); }
      frame.onload = null; frame.remove(); done();
    };
    frame.src = '/' + path;
    document.body.append(frame);
  })));
  return found;
})()";

/// Pages of a site by their path, but for those that lead on at once.
fn still(site: &Path) -> Vec<String> {
    let files = files(site);
    let stay = pages(&files).filter(|(_, page)| !page.contains("http-equiv=\"refresh\""));
    stay.map(|(path, _)| path.replace('%', "%25").replace('#', "%23"))
        .collect()
}

#[test]
fn in_a_browser_without_a_policy_no_hostile_string_does_anything() {
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.tell("Page.enable", &json!({}));
    browser.tell("Page.setBypassCSP", &json!({"enabled": true}));
    browser.tell(
        "Page.addScriptToEvaluateOnNewDocument",
        &json!({"source": TRAP}),
    );
    let (built, _) = built(SEEN);
    let mut seen = 0;
    for (_, built) in &built {
        let address = format!("http://127.0.0.1:{}/", serve(built.out.clone()));
        for pages in still(&built.out).chunks(25) {
            browser.open(&format!("{address}api/v1/sources.json"));
            let found = browser.run(&TOUCH.replace("PAGES", &json!(pages).to_string()));
            assert_eq!(found, json!([]));
            seen += pages.len();
        }
    }
    assert!(seen > 100, "only {seen} pages were seen");
    assert_trap_works(&browser, &built[0].1.out);
}

/// The control: a page with such a string as markup is found out.
fn assert_trap_works(browser: &Browser, site: &Path) {
    std::fs::write(
        site.join("trap.html"),
        "<!doctype html><img src=x onerror=__xss(1)><p onfocus=alert(2)>",
    )
    .expect("a page");
    let address = format!("http://127.0.0.1:{}/", serve(site.to_path_buf()));
    browser.open(&format!("{address}api/v1/sources.json"));
    let found = browser.run(&TOUCH.replace("PAGES", "['trap.html']"));
    let told: Vec<&str> = found
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        told.contains(&"trap.html: alert [object Event]")
            || told.iter().any(|hit| hit.contains("2")),
        "{found}"
    );
    assert!(told.iter().any(|hit| hit.contains("__xss 1")), "{found}");
}
