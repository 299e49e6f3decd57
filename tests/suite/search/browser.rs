//! The page of the search in a real browser: what one types and picks comes in, what is shown goes out.

use std::fs;

use serde_json::Value;

use super::{TREE, WORDS};
use crate::driver::Browser;
use crate::served::serve;
use crate::support::Tree;

/// What is asked, how many are found, and what the list of hits has and has not.
const SEARCHES: &[(&str, usize, &[&str], &[&str])] = &[
    (
        "q=float%20",
        1,
        &["href=\"../about/\"", "<mark>float</mark>"],
        &[],
    ),
    (
        "q=uberpr",
        1,
        &["#l-2\"", "<mark>Überprüfung</mark> der Bojen"],
        &[],
    ),
    (
        "q=%22paint%20buoy",
        1,
        &["#l-5\"", "#agreed <mark>paint buoy</mark> seven"],
        &["#l-3\""],
    ),
    (
        "q=paint+buoy+",
        2,
        &[
            "#l-5\"",
            "2026-05-14-weekly/#l-3\"",
            "again <mark>paint</mark> the <mark>buoy</mark>",
        ],
        &[],
    ),
    (
        "q=paint&person=tarn",
        1,
        &["#l-3\"", "line · tarn"],
        &["ash: "],
    ),
    (
        "q=paint&kind=agreed&year=2026&series=weekly",
        1,
        &["#l-5\""],
        &["#l-3\""],
    ),
    (
        "q=CVE-2026-90044",
        1,
        &["<mark>CVE-2026-90044</mark>"],
        &["secret"],
    ),
    ("q=%E7%B4%A2", 1, &["#l-4\"", "漢字検<mark>索</mark>"], &[]),
    ("q=%2312", 2, &["issues/12/", "see <mark>#12</mark>"], &[]),
    // A number behind the sign is whole.
    ("q=%231", 0, &[], &["<li"]),
    // An action is of who is to do it, and of who typed it.
    (
        "q=winch&person=tarn",
        1,
        &["#l-7\"", "action · for tarn"],
        &[],
    ),
    ("q=winch&person=ash", 1, &["action · for tarn"], &[]),
    // What stands around the text of a record is not quoted.
    (
        "q=rusts",
        1,
        &["<bdi>It <mark>rusts</mark>.</bdi>"],
        &["Buoy seven #12", "Discussed at"],
    ),
    ("q=zebra", 0, &[], &["<li"]),
];

/// A browser and the address of the tree.
fn reader() -> Option<(Browser, String, Tree)> {
    let browser = Browser::start()?;
    // Words are loaded for hits that are in view.
    browser.width(1000);
    let tree = Tree::new(TREE);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let address = format!("http://127.0.0.1:{}/", serve(built.out));
    Some((browser, address, tree))
}

/// Waits until so many hits are shown with their words; the list of them.
fn hits(browser: &Browser, count: usize) -> String {
    browser.text(&format!("#hits:not(:has(> li:nth-child({})))", count + 1));
    if count > 0 {
        browser.text(&format!(
            "#hits > li:nth-child({count}) > p:nth-child(2) mark"
        ));
    }
    let told = browser.text("#found:not(:empty)");
    let expected = match count {
        0 => "Nothing found".to_owned(),
        count => format!("{count} found"),
    };
    assert_eq!(told, expected, "{}", browser.url());
    let hits = browser.run("return document.getElementById('hits').innerHTML");
    hits.as_str().expect("markup").to_owned()
}

#[test]
fn it_finds_narrows_and_shows() {
    let Some((browser, address, _tree)) = reader() else {
        return;
    };
    for (query, count, has, lacks) in SEARCHES {
        browser.open(&format!("{address}search/?{query}"));
        let hits = hits(&browser, *count);
        for text in *has {
            assert!(hits.contains(text), "{query}: no {text:?} in\n{hits}");
        }
        for text in *lacks {
            assert!(!hits.contains(text), "{query}: {text:?} in\n{hits}");
        }
        assert_eq!(browser.complaints(), [""; 0], "{query}");
    }
}

/// A filter that was left from another question says so, and leads out.
#[test]
fn nothing_for_the_filters_leads_to_what_there_is_without_them() {
    let Some((browser, address, _tree)) = reader() else {
        return;
    };
    browser.open(&format!("{address}search/?q=paint&person=tarn&year=1999"));
    hits(&browser, 0);
    assert_eq!(browser.text("#any:not([hidden])"), "3 without filters");
    browser.click("#any");
    hits(&browser, 3);
    assert!(browser.url().ends_with("/search/?q=paint"));
    let hidden = "return document.getElementById('any').hidden";
    assert_eq!(browser.run(hidden), true);
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_id_of_an_item_leads_to_its_line() {
    let Some((browser, address, _tree)) = reader() else {
        return;
    };
    browser.open(&format!("{address}search/?q=2026-05-07-weekly-5"));
    let hit = browser.text("#hits > li:nth-child(1) > p:nth-child(2)");
    assert!(hit.contains("#agreed paint buoy seven"), "{hit}");
    let leads = browser.run("return document.querySelector('#hits a').getAttribute('href')");
    assert_eq!(leads, "../meetings/2026-05-07-weekly/#l-5");
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Words in a row come first, titles have marks, and an item of notes is where it stands.
#[test]
fn hits_are_in_the_order_of_what_is_asked() {
    let Some(browser) = Browser::start() else {
        return;
    };
    browser.width(1000);
    let tree = Tree::new(
        "=== content/site.yaml
title: Harbour
=== content/about.md
---
title: Correct the meeting
---
A word stays. The buoy is in the sea, and the rope is in the boat, and the meeting is short.
=== content/meetings/2026-05-07-call.md
# Call

Present: ash

- DECISION: the meeting stays
- DECISION: paint it

And more.
",
    );
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let address = format!("http://127.0.0.1:{}/", serve(built.out));
    for (query, place, has) in [
        (
            "the+meeting+stays",
            "../meetings/2026-05-07-call/#i-0",
            "<mark>meeting</mark> <mark>stays</mark>",
        ),
        (
            "2026-05-07-call-1",
            "../meetings/2026-05-07-call/#i-1",
            "DECISION: paint it",
        ),
        (
            "correct",
            "../about/",
            "<bdi><mark>Correct</mark> the meeting</bdi>",
        ),
    ] {
        browser.open(&format!("{address}search/?q={query}"));
        browser.text("#hits > li:nth-child(1) > p:nth-child(2)");
        let first = browser.run("return document.querySelector('#hits li').innerHTML");
        let first = first.as_str().expect("markup");
        assert!(
            first.contains(place) && first.contains(has),
            "{query}: {first}"
        );
        assert_eq!(browser.complaints(), [""; 0], "{query}");
    }
}

#[test]
fn where_positions_are_not_known_the_text_tells() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let tree = Tree::new("=== content/site.yaml\ntitle: Harbour\n");
    // So many words begin with 2 that one list stands for all of them, without positions.
    let log: String = (0..20_000)
        .map(|at| format!("15:00 <ash> 2{at:05}x\n"))
        .collect();
    tree.write("content/meetings/2026-05-07-many.log", log.as_bytes());
    let false_ones: String = (0..6)
        .map(|at| format!("15:0{at} <ash> 1 and 2{at}\n"))
        .collect();
    let log = format!("{false_ones}15:07 <ash> version 1.25\n");
    tree.write("content/meetings/2026-05-14-few.log", log.as_bytes());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let address = format!("http://127.0.0.1:{}/", serve(built.out));
    browser.width(1000);
    browser.open(&format!("{address}search/?q=1.2"));
    browser.text("#hits:not(:has(> li:nth-child(2))) > li mark");
    let hits = browser.run("return document.getElementById('hits').innerHTML");
    let hits = hits.as_str().expect("markup").to_owned();
    assert!(
        hits.contains("#l-7\"") && hits.contains("<mark>1.25</mark>"),
        "{hits}"
    );
    // What turned out to be nothing is not counted.
    assert!(browser.text("#found").starts_with("1 found;"));
    browser.open(&format!("{address}search/?q=1.3"));
    browser.text("#hits[aria-busy=false]:empty");
    assert!(browser.text("#found").starts_with("Nothing found"));
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn one_types_picks_and_walks_by_keys() {
    let Some((browser, address, _tree)) = reader() else {
        return;
    };
    let focus = || {
        browser.run("return document.activeElement.textContent || document.activeElement.tagName")
    };
    browser.open(&format!("{address}about/"));
    browser.type_into("body", "/");
    browser.type_into("input[type=search]", "paint\u{e007}");
    hits(&browser, 3);
    assert!(
        browser.url().ends_with("/search/?q=paint"),
        "{}",
        browser.url()
    );
    let options = browser
        .run("return [...document.querySelectorAll('option')].map((one) => one.textContent)");
    let options: Vec<&str> = options
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(
        options,
        [
            "anybody",
            "ash (2)",
            "tarn (1)",
            "any",
            "weekly (3)",
            "any",
            "2026 (3)",
            "any",
            "line (2)",
            "agreed (1)"
        ]
    );
    browser.click("#kind option[value=line]");
    hits(&browser, 2);
    assert!(
        browser.url().ends_with("/search/?q=paint&kind=line"),
        "{}",
        browser.url()
    );
    // Enter leads to the first hit, arrows go on and back.
    browser.type_into("#q", "\u{e007}");
    assert_eq!(focus(), "weekly, 14 May 2026");
    browser.type_into("#hits > li:nth-child(1) a", "\u{e015}");
    assert_eq!(browser.run("return document.activeElement.hash"), "#l-3");
    browser.type_into("#hits > li:nth-child(2) a", "\u{e013}\u{e013}");
    assert_eq!(focus(), "INPUT");
    browser.type_into("#q", " buoy");
    hits(&browser, 1);
    browser.type_into("#hits a", "\u{e007}");
    assert_eq!(browser.text("h1"), "weekly, 14 May 2026");
    assert!(
        browser.url().ends_with("/meetings/2026-05-14-weekly/#l-3"),
        "{}",
        browser.url()
    );
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn what_has_no_letter_is_answered() {
    let Some((browser, address, _tree)) = reader() else {
        return;
    };
    for query in ["%F0%9F%98%80", "*", "%22"] {
        browser.open(&format!("{address}search/?q={query}"));
        let told = browser.text("#found:not(:empty)");
        assert_eq!(told, "Nothing to look for", "{query}");
    }
}

#[test]
fn a_search_that_failed_is_told_and_the_next_one_finds() {
    let Some((browser, address, tree)) = reader() else {
        return;
    };
    let index = tree.path().join("public/search/index");
    let away = tree.path().join("away");
    browser.open(&format!("{address}search/?q=float"));
    hits(&browser, 1);
    fs::rename(&index, &away).expect("the index goes");
    browser.run("box.value = ''");
    browser.type_into("#q", "\"paint buoy");
    browser.text("#hits[aria-busy=false]:empty");
    assert_eq!(
        browser.text("#found:not(:empty)"),
        "The search failed: status 404. It needs a web server and a recent browser."
    );
    let url = browser.url();
    assert!(url.ends_with("?q=%22paint+buoy"), "{url}");
    fs::rename(&away, &index).expect("the index comes back");
    browser.type_into("#q", " ");
    hits(&browser, 1);
}

#[test]
fn an_open_page_searches_the_site_of_now() {
    let Some((browser, address, tree)) = reader() else {
        return;
    };
    browser.open(&format!("{address}search/?q=paint"));
    hits(&browser, 3);
    tree.write("content/about.md", "# About buoys\nSome paint floats.\n");
    assert_eq!(tree.build(&[]).status, 0);
    // For words in a row another file of the index is loaded, which is a newer one.
    browser.run("box.value = ''");
    browser.type_into("#q", "\"some paint\"");
    let hits = hits(&browser, 1);
    assert!(hits.contains("href=\"../about/\""), "{hits}");
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn the_script_takes_texts_apart_as_the_program_does() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let script = include_str!("../../../themes/default/assets/search-index.js");
    fs::write(folder.path().join("search-index.js"), script).expect("a script");
    let page = "<!doctype html><meta charset=\"utf-8\"><title>words</title><script src=\"search-index.js\"></script>";
    fs::write(folder.path().join("index.html"), page).expect("a page");
    browser.open(&format!(
        "http://127.0.0.1:{}/",
        serve(folder.path().to_path_buf())
    ));
    for (text, expected) in WORDS {
        let text = serde_json::to_string(text).expect("JSON");
        let found = browser.run(&format!(
            "return words({text}).map(({{word, at, role}}) => word + '@' + at + (role === 'plain' ? '' : ':' + role)).join(' ')"
        ));
        assert_eq!(found, *expected, "{text}");
    }
}
