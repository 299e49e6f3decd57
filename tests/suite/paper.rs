//! What a printed page holds: a real Chromium that shows pages as paper does. A small tree and the example portal in, what
//! stands where out.

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::served::serve;
use crate::support::{Tree, portal};

/// Two meetings, of which the second finds an action open, and a call with a scribe.
const FILES: &str = "\
=== content/site.yaml
title: Harbour
base_url: https://harbour.example.org
=== content/meetings/weekly.2026-05-07-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:05 <ash> #action birch repairs the north gate
15:00:07 <ash> #endmeeting
=== content/meetings/weekly.2026-05-14-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:01 <ash> #topic Gates
15:00:02 -!- cedar [~cedar@203.0.113.9] has joined #harbour
15:00:03 -!- dune [~dune@203.0.113.9] has joined #harbour
15:00:04 -!- elm [~elm@203.0.113.9] has joined #harbour
15:00:05 <ash> #agreed The gates stay open
15:00:07 <ash> #endmeeting
=== content/meetings/call.2026-05-20.log
[2026-05-20T15:00:01.000Z]\t<ash>\tpresent+
[2026-05-20T15:00:02.000Z]\t<birch>\tpresent+
[2026-05-20T15:00:03.000Z]\t<ash>\tScribe: ash
[2026-05-20T15:00:04.000Z]\t<ash>\tTopic: Gates
[2026-05-20T15:00:05.000Z]\t<ash>\tbirch: The gates are open.
[2026-05-20T15:00:06.000Z]\t<ash>\tbirch: They stay so.
[2026-05-20T15:00:07.000Z]\t<ash>\tRESOLVED: The gates stay open
";

/// Pages on paper, what is asked of each, and the answer; `top` and `shown` take a selector.
const PRINTED: &[(&str, &str, &str)] = &[
    // People, minutes, what was open already, the log.
    (
        "meetings/2026-05-14-weekly/",
        "['#people', '#minutes-title', '.items', '.carried', '.talk'].map(top).every((at, n, all) => !n || at > all[n - 1])",
        "true",
    ),
    (
        "meetings/2026-05-14-weekly/",
        "shown('.carried li')",
        "true",
    ),
    // Joins and leaves stay a line.
    (
        "meetings/2026-05-14-weekly/",
        "shown('.fold summary')",
        "true",
    ),
    ("meetings/2026-05-14-weekly/", "shown('.fold li')", "false"),
    ("meetings/2026-05-14-weekly/", "shown('.talk .msg')", "true"),
    // Nothing for a mouse; whose it is, and where it is found.
    (
        "meetings/2026-05-14-weekly/",
        "shown('#minutes .screen')",
        "false",
    ),
    (
        "meetings/2026-05-14-weekly/",
        "shown('header .name')",
        "true",
    ),
    (
        "meetings/2026-05-14-weekly/",
        "shown('header nav')",
        "false",
    ),
    (
        "meetings/2026-05-14-weekly/",
        "shown('header .button')",
        "false",
    ),
    (
        "meetings/2026-05-14-weekly/",
        "document.querySelector('.paper').innerText",
        "https://harbour.example.org/meetings/2026-05-14-weekly/",
    ),
    // A call once: as the scribe wrote it.
    ("meetings/2026-05-20-call/", "shown('.said dd')", "true"),
    (
        "meetings/2026-05-20-call/",
        "shown('.said summary')",
        "false",
    ),
    ("meetings/2026-05-20-call/", "shown('.talk')", "false"),
];

/// The same of the example portal.
const EXAMPLE: &[(&str, &str, &str)] = &[
    (
        "report/",
        "after('.callout a[href*=confidential]').includes('https://')",
        "true",
    ),
    ("report/", "after('a.bare')", "none"),
    (
        "projects/systemd-hardening/",
        "after('#links + ul a').includes('https://')",
        "true",
    ),
    ("projects/systemd-hardening/", "shown('progress')", "false"),
    (
        "projects/systemd-hardening/",
        "shown('.screen [href^=\"#u-\"]')",
        "false",
    ),
    ("issues/", "shown('.picture svg')", "true"),
    ("issues/", "shown('.picture table')", "false"),
];

const ASKED: &str = "
    const one = (selector) => document.querySelector(selector);
    const top = (selector) => one(selector).getBoundingClientRect().top;
    const shown = (selector) => one(selector).checkVisibility();
    const after = (selector) => getComputedStyle(one(selector), '::after').content;
    return String(";

fn assert_answers(browser: &Browser, address: &str, rows: &[(&str, &str, &str)]) {
    for (page, question, expected) in rows {
        browser.open(&format!("{address}{page}"));
        let answer = browser.run(&format!("{ASKED}{question})"));
        assert_eq!(answer, Value::from(*expected), "{page}: {question}");
    }
}

#[test]
fn paper_holds_what_one_reads_and_nothing_to_click() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let tree = Tree::new(FILES);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let folder = tempfile::tempdir().expect("a folder");
    let example = folder.path().join("site");
    portal(&example);
    let [small, example] =
        [built.out.clone(), example].map(|site| format!("http://127.0.0.1:{}/", serve(site)));
    // As wide as A4 is between its margins.
    browser.tell("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    browser.width(673);
    assert_answers(&browser, &small, PRINTED);
    assert_answers(&browser, &example, EXAMPLE);
    // On a screen the call is read without a click, and the address of the page stands in the window.
    browser.tell("Emulation.setEmulatedMedia", &json!({"media": ""}));
    let call = "meetings/2026-05-20-call/";
    assert_answers(
        &browser,
        &small,
        &[
            (call, "shown('.said dd')", "true"),
            (
                call,
                "one('.said summary').innerText",
                "What was said, 2 entries",
            ),
            (call, "shown('.paper')", "false"),
        ],
    );
}

#[test]
fn on_a_phone_dates_stand_on_one_line_and_the_head_is_low() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    portal(&site);
    let address = format!("http://127.0.0.1:{}/", serve(site));
    browser.width(360);
    for page in ["", "meetings/", "people/juniper/", "meetings/latest/"] {
        browser.open(&format!("{address}{page}"));
        let torn = browser.run(
            "const lines = (one) => { const range = document.createRange(); range.selectNodeContents(one); return new Set([...range.getClientRects()].map(({top}) => top)).size; };
             return [...document.querySelectorAll('.row .head time, h1 .date')].filter((one) => lines(one) > 1).map((one) => one.innerText)",
        );
        assert_eq!(torn, json!([]), "{page}");
        let head = browser.run("return document.querySelector('header.site').offsetHeight < 190");
        assert_eq!(head, json!(true), "{page}");
    }
}
