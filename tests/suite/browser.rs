//! The portal in a real Chromium: one walks from a decision to the person who can tell more, reads logs on a phone in the dark,
//! and reaches the report page without a script. A built site served on loopback in; what a reader sees and what the
//! browser complained of out.

use serde_json::{Value, json};

use crate::driver::Browser;
use crate::served::serve;
use crate::support::{Tree, portal};

/// A browser, and the address of the example portal.
fn reader() -> Option<(Browser, String, tempfile::TempDir)> {
    let browser = Browser::start()?;
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    portal(&site);
    let address = format!("http://127.0.0.1:{}/", serve(site));
    Some((browser, address, folder))
}

/// A page that was opened without a complaint of the console.
fn assert_calm(browser: &Browser) {
    let complaints = browser.complaints();
    assert!(complaints.is_empty(), "{}: {complaints:?}", browser.url());
}

#[test]
fn one_walks_from_a_decision_to_the_open_actions_of_the_shepherd() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.open(&format!("{address}decisions/"));
    // The decision, then its line: the fold around it opens.
    browser.click("#\\32 026-06-11-weekly-26 a[href*='#l-']");
    assert!(browser.url().ends_with("meetings/2026-06-11-weekly/#l-26"));
    assert!(
        browser
            .text("#l-26 .text")
            .contains("#agreed The two mail services")
    );
    // The line, then what it made, under its topic; the topic, then its ticket.
    browser.click("#l-26 a.kind");
    let topic = browser.run(
        "return document.querySelector(location.hash).closest('section.topic').querySelector('h3').innerText",
    );
    assert!(
        topic.as_str().is_some_and(|topic| !topic.is_empty()),
        "{topic}"
    );
    browser.click("section.topic:has(:target) .items a[href$='issues/7/']");
    assert_eq!(browser.url(), format!("{address}issues/7/"));
    // The ticket, then its project, then the shepherd, who has actions open.
    browser.click("main a[href$='projects/systemd-hardening/']");
    assert!(browser.text("h1").contains("Harden systemd services"));
    browser.click("main a[href$='people/juniper/']");
    assert!(browser.text("#actions").contains("Open actions"));
    assert_calm(&browser);
}

#[test]
fn every_kind_of_page_is_calm_and_asks_no_other_host() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    let pages = [
        "",
        "next/",
        "meetings/",
        "meetings/latest/",
        "meetings/year/2026/",
        "meetings/series/weekly/",
        "decisions/",
        "actions/",
        "actions/closed/",
        "issues/",
        "issues/7/",
        "projects/",
        "projects/systemd-hardening/",
        "people/",
        "people/juniper/",
        "areas/",
        "areas/d/",
        "notes/",
        "notes/2026-11-23-libexarc-second-advisory/",
        "attendance/",
        "references/",
        "data/",
        "help-wanted/",
        "report/",
        "contact/",
        "about/",
    ];
    for page in pages {
        browser.open(&format!("{address}{page}"));
        assert_calm(&browser);
        let foreign = browser.run(
            "return performance.getEntriesByType('resource').map(e => e.name).filter(n => new URL(n).host !== location.host)",
        );
        assert_eq!(foreign, json!([]), "{page}");
        // Landmarks are told by their names.
        let twice = browser.run(
            "const names = [...document.querySelectorAll('nav, section, [role=region]')].map((one) =>
               one.ariaLabel || document.getElementById(one.getAttribute('aria-labelledby'))?.textContent).filter(Boolean);
             return names.filter((name, at) => names.indexOf(name) !== at);",
        );
        assert_eq!(twice, json!([]), "{page}");
        // A phone, and a window of 1280 pixels at a zoom of 400 and of 200 percent (WCAG 2.2, 1.4.10 and 1.4.4).
        for width in [320, 360, 640] {
            browser.width(width);
            let over = browser.run("return document.documentElement.scrollWidth - innerWidth");
            assert!(
                over.as_i64().is_some_and(|over| over <= 0),
                "{page} at {width}: {over}"
            );
        }
    }
}

/// Waits for what a page does a little later, such as moving once more when the lists above a line have their height.
fn settle(browser: &Browser) {
    browser.run("return new Promise((done) => setTimeout(done, 200))");
}

/// What a script returns, as text.
fn told(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[test]
fn lines_have_addresses_ranges_and_toggles_that_are_remembered() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    let meeting = format!("{address}meetings/2026-11-19-weekly/");
    browser.open(&format!("{meeting}#l-30-34"));
    let hits = "return Array.from(document.querySelectorAll('.hit')).map(l => l.id).join(' ')";
    assert_eq!(told(&browser.run(hits)), "l-30 l-31 l-32 l-33 l-34");
    let shown = browser.run("return document.querySelector('#l-34').checkVisibility()");
    assert_eq!(shown, json!(true), "the fold around a range opens");
    // An address that no script can read is passed over.
    browser.open(&format!("{meeting}#100%"));
    let tools = "return document.querySelector('[data-tools]').checkVisibility()";
    assert_eq!(browser.run(tools), json!(true));
    browser.open(&format!("{meeting}#l-30-34"));
    // A click, and one with the shift key.
    browser.click("#l-31 a.at");
    browser.run(
        "document.querySelector('#l-29 a.at').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, shiftKey: true}))",
    );
    assert!(browser.url().ends_with("#l-29-31"), "{}", browser.url());
    assert_eq!(told(&browser.run(hits)), "l-29 l-30 l-31");
    // Bots and commands go, and stay away on the next page.
    let seen = |line: &str| {
        browser.run(&format!(
            "return document.querySelector('{line}').checkVisibility()"
        ))
    };
    browser.click("[data-unfold]");
    assert_eq!((seen("#l-2"), seen("#l-1")), (json!(true), json!(true)));
    browser.click("[data-hide=bot]");
    browser.click("[data-hide=cmd]");
    assert_eq!((seen("#l-2"), seen("#l-1")), (json!(false), json!(false)));
    // But for the lines that the address names.
    assert_eq!((seen("#l-31"), seen("#l-30")), (json!(true), json!(true)));
    browser.open(&format!("{address}meetings/2026-10-22-weekly/"));
    let pressed = browser
        .run("return document.querySelector('[data-hide=bot]').getAttribute('aria-pressed')");
    assert_eq!(told(&pressed), "false");
    // A link to a command shows it all the same, and is the first line of a range.
    browser.open(&format!("{meeting}#l-29"));
    assert_eq!((seen("#l-29"), seen("#l-30")), (json!(true), json!(false)));
    browser.run(
        "document.querySelector('#l-31 a.at').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true, shiftKey: true}))",
    );
    assert!(browser.url().ends_with("#l-29-31"), "{}", browser.url());
    // What is no address of a line does no harm.
    browser.open(&format!("{meeting}#100%"));
    browser.text("[data-tools]:not([hidden])");
    assert_calm(&browser);
}

#[test]
fn a_line_is_where_its_link_leads_and_one_line_for_who_copies_it() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    for width in [360, 1280] {
        browser.width(width);
        browser.open(&format!("{address}meetings/2026-11-19-weekly/#l-33"));
        let top = "return document.querySelector(':target').getBoundingClientRect().top";
        settle(&browser);
        let top = browser.run(top).as_f64().expect("a place");
        assert!((0.0..100.0).contains(&top), "{width}: {top}");
        let copied = browser.run(
            "const range = document.createRange(), all = getSelection();
             range.selectNode(document.querySelector('#l-31')); all.removeAllRanges(); all.addRange(range); return all.toString().trim();",
        );
        let copied = told(&copied);
        assert!(copied.contains("reed: #5: October"), "{width}: {copied:?}");
        assert!(!copied.contains('\n'), "{width}: {copied:?}");
    }
    assert_calm(&browser);
}

#[test]
fn who_comes_back_or_loads_again_reads_on_where_they_were() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.open(&format!("{address}meetings/2026-11-19-weekly/#l-33"));
    settle(&browser);
    let place = || browser.run("return scrollY").as_f64().unwrap_or(0.0);
    browser.run("scrollBy({top: 500, behavior: 'instant'})");
    let read = place();
    let away = "document.querySelector('header nav a').click()";
    for (way, then) in [("location.reload()", ""), (away, "history.back()")] {
        for step in [way, then] {
            browser.run(step);
            settle(&browser);
        }
        assert!(
            (place() - read).abs() < 9.0,
            "{way}: {} for {read}",
            place()
        );
    }
    let shown = "return document.querySelector('#l-33').checkVisibility()";
    assert_eq!(browser.run(shown), json!(true), "its fold is open");
    assert_calm(&browser);
}

#[test]
fn the_button_of_the_folds_says_what_it_does() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.open(&format!("{address}meetings/2026-11-19-weekly/"));
    let label = || {
        settle(&browser);
        browser.text("[data-unfold]")
    };
    assert_eq!(label(), "Unfold the log");
    browser.run("document.querySelectorAll('details.talk').forEach((fold) => {fold.open = true;})");
    assert_eq!(label(), "Fold the log");
    browser.click("[data-unfold]");
    assert_eq!(label(), "Unfold the log");
    browser.click("[data-unfold]");
    assert_eq!(label(), "Fold the log");
    browser.run("document.querySelector('details.talk').open = false");
    assert_eq!(label(), "Unfold the log");
}

/// A line that is folded for its length, and a nick that is longer than its column; a table that is wider than paper.
const LONG: &str = "\
=== content/site.yaml
title: Harbour
=== content/meetings/weekly.2026-05-07-15.00.log.txt
15:00:00 <ash> #startmeeting weekly
15:00:05 <ash> @LONG@
15:00:06 <birch_of_the_eastern_harbour> #info a nick that is long
15:00:07 <ash> #endmeeting
=== content/wide.md
# Wide
@TABLE@
";

/// A browser, and the address of a site with lines, nicks and tables that are long.
fn long_reader() -> Option<(Browser, String, Tree)> {
    let browser = Browser::start()?;
    let row = |cell: &str| format!("|{}\n", format!("{cell}|").repeat(20));
    let table = format!("{}{}{}", row("Columns"), row("---"), row("identifier"));
    let text = LONG.replace("@LONG@", &"many words ".repeat(500));
    let tree = Tree::new(&text.replace("@TABLE@", &table));
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let address = format!("http://127.0.0.1:{}/", serve(built.out));
    Some((browser, address, tree))
}

#[test]
fn what_is_long_is_shown_whole() {
    let Some((browser, address, _tree)) = long_reader() else {
        return;
    };
    browser.open(&format!("{address}meetings/2026-05-07-weekly/#l-2"));
    let end = "return document.querySelector('#l-2 .long').open";
    assert_eq!(browser.run(end), json!(true), "the rest of a line");
    // A nick stands on one line, and nothing of it is cut.
    browser.width(1280);
    browser.open(&format!("{address}meetings/2026-05-07-weekly/#l-3"));
    let nick = browser.run(
        "const nick = document.querySelector('#l-3 .nick');
         return [nick.offsetHeight < 2 * document.querySelector('#l-1 .nick').offsetHeight, nick.scrollWidth <= nick.offsetWidth];",
    );
    assert_eq!(nick, json!([true, true]));
    // As wide as A4 is between its margins.
    browser.tell("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    browser.width(673);
    browser.open(&format!("{address}wide/"));
    let over = browser.run("return document.documentElement.scrollWidth - innerWidth");
    assert_eq!(over, json!(0), "a table on paper");
}

#[test]
fn edges_tell_where_the_system_picks_the_colours() {
    let Some((browser, address, _tree)) = long_reader() else {
        return;
    };
    browser.media(&[("forced-colors", "active")]);
    browser.open(&format!("{address}meetings/2026-05-07-weekly/#l-2"));
    let edges = browser.run(
        "const style = (selector) => getComputedStyle(document.querySelector(selector));
         const ground = style('body').backgroundColor;
         return [
           style('#l-2').outlineStyle,
           style('#l-2').borderLeftColor === ground, style('#l-3').borderLeftColor === ground,
           style('.button').borderTopStyle,
           style('header nav a[aria-current]').borderBottomColor === ground, style('header nav a:not([aria-current])').borderBottomColor === ground,
         ];",
    );
    assert_eq!(
        edges,
        json!(["solid", true, false, "solid", false, true]),
        "the line, lines and items, the button, the menu"
    );
}

#[test]
fn times_are_utc_and_the_readers_own_one_click_away() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.tell(
        "Emulation.setTimezoneOverride",
        &json!({"timezoneId": "Asia/Kolkata"}),
    );
    browser.open(&format!("{address}meetings/2026-11-19-weekly/"));
    let first = "return document.querySelector('#l-1 .at').textContent";
    assert_eq!(told(&browser.run(first)), "15:00:06");
    browser.click("[data-zone]");
    assert_eq!(told(&browser.run(first)), "20:30:06");
    browser.open(&format!("{address}meetings/2026-11-19-weekly/"));
    assert_eq!(told(&browser.run(first)), "20:30:06", "remembered");
    // The sentence and the items say so, too.
    let clock = browser.text(".clock");
    assert_eq!(
        clock,
        "shown in your time from 19 November 2026 at 20:30 on"
    );
    let same = "return [...document.querySelectorAll('.items .at')].every((at) => at.textContent === document.querySelector(at.parentNode.hash + ' .at').textContent)";
    assert_eq!(browser.run(same), json!(true));
    // On paper stands the clock that the page speaks of.
    browser.tell("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    let paper = "return getComputedStyle(document.querySelector('#l-1 .at'), '::before').content";
    assert_eq!(told(&browser.run(paper)), "\"15:00:06\"");
    browser.tell("Emulation.setEmulatedMedia", &json!({"media": ""}));
    browser.click("[data-zone]");
    assert_eq!(told(&browser.run(first)), "15:00:06");
    assert_eq!(browser.text(".clock"), "its clock is UTC");
    browser.open(&address);
    let local = browser.text("[data-local]");
    assert!(
        local.starts_with("In your time: ") && local.ends_with(" 2026 at 20:30"),
        "{local}"
    );
    assert_calm(&browser);
}

#[test]
fn without_a_script_everything_can_be_reached_and_read() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.tell(
        "Emulation.setScriptExecutionDisabled",
        &json!({"value": true}),
    );
    browser.open(&format!("{address}meetings/2026-11-19-weekly/"));
    browser.click("header a.button");
    assert_eq!(browser.url(), format!("{address}report/"));
    assert!(browser.text("#send").contains("Send it here"));
    browser.open(&format!("{address}meetings/2026-11-19-weekly/#l-29"));
    browser.click("section.topic:has(#l-29) details.talk > summary");
    assert_calm(&browser);
}

#[test]
fn colours_hold_in_the_dark() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.media(&[("prefers-color-scheme", "dark")]);
    browser.open(&format!("{address}meetings/latest/"));
    // Relative luminance by WCAG 2.2 of text and ground, for every colour of nicks.
    let ratios = browser.run(
        "const lum = c => { const v = c.match(/[\\d.]+/g).slice(0, 3).map(x => { x /= 255; return x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4; }); return .2126 * v[0] + .7152 * v[1] + .0722 * v[2]; };
         const ground = lum(getComputedStyle(document.body).backgroundColor);
         const mark = document.createElement('span'); document.querySelector('main').append(mark);
         const ratios = [];
         for (let n = 0; n < 12; n++) { mark.className = 'n' + n; const l = lum(getComputedStyle(mark).color); ratios.push((Math.max(l, ground) + .05) / (Math.min(l, ground) + .05)); }
         return ratios;",
    );
    let ratios = ratios.as_array().expect("ratios");
    assert_eq!(ratios.len(), 12);
    assert!(
        ratios
            .iter()
            .all(|ratio| ratio.as_f64().is_some_and(|ratio| ratio >= 4.5)),
        "{ratios:?}"
    );
    let ground = browser.run("return getComputedStyle(document.body).backgroundColor");
    assert_eq!(told(&ground), "rgb(20, 24, 29)");
    // Not the grey of the browser, which is too dark there.
    let hint = "return getComputedStyle(document.querySelector('input'), '::placeholder').color";
    assert_eq!(told(&browser.run(hint)), "rgb(163, 173, 184)");
}

#[test]
fn the_menu_folds_where_one_goes_on() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.width(1280);
    browser.open(&format!("{address}decisions/"));
    let open = "return document.querySelector('.more').open";
    let escape =
        "document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}))";
    let elsewhere = "document.querySelector('h1').click()";
    let onward = "document.querySelector('main a').focus()";
    for leaves in [escape, elsewhere, onward] {
        browser.click(".more > summary");
        assert_eq!(browser.run(open), json!(true));
        browser.run(leaves);
        assert_eq!(browser.run(open), json!(false), "{leaves}");
    }
    assert_calm(&browser);
}

#[test]
fn nothing_stands_beside_the_window() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.open(&format!("{address}decisions/"));
    // Wherever the line of the menu breaks.
    for width in (704..1300).step_by(24) {
        browser.width(width);
        browser.run("document.querySelector('.more').open = true");
        let edges = "const {left, right} = document.querySelector('.more ul').getBoundingClientRect(); return left >= 0 && right <= innerWidth";
        assert_eq!(browser.run(edges), json!(true), "{width}");
    }
    browser.width(360);
    for page in ["", "search/", "meetings/2026-11-19-weekly/"] {
        browser.open(&format!("{address}{page}"));
        browser.run("document.documentElement.style.fontSize = '200%'");
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        assert_eq!(browser.run(fits), json!(true), "{page}");
        // One sees what one types, and the button is not over it.
        let free = "const box = document.querySelector('header input'); if (!box) return true;
             const {left, right, top, width} = box.getBoundingClientRect();
             return width > 100 && [left, right].every((edge) => document.elementFromPoint((left + right + edge * 8) / 10, top + 9) === box)";
        for size in ["16px", "20px", "24px", "32px"] {
            browser.run(&format!(
                "document.documentElement.style.fontSize = '{size}'"
            ));
            assert!(size == "16px" || browser.run(free) == true, "{page} {size}");
        }
    }
}

#[test]
fn what_is_marked_is_one_thing() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    let ground = "return getComputedStyle(document.querySelector(':target')).backgroundColor";
    for (place, is_marked) in [
        ("main", false),
        ("minutes", false),
        ("people", false),
        ("l-33", true),
        ("i-0", true),
    ] {
        browser.open(&format!("{address}meetings/2026-11-19-weekly/#{place}"));
        let seen = told(&browser.run(ground));
        assert_eq!(seen != "rgba(0, 0, 0, 0)", is_marked, "{place}: {seen}");
    }
    browser.open(&format!("{address}meetings/2026-11-19-weekly/"));
    let mark = "return getComputedStyle(document.querySelector('button[aria-pressed]'), '::before').content";
    assert_eq!(told(&browser.run(mark)), "\"✓ \" / \"\"");
}

#[test]
fn enter_that_ends_a_composed_word_asks_nothing() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    let compose = "const box = document.querySelector('input'); box.value = '索'; box.focus(); \
                   box.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true}))";
    browser.open(&address);
    browser.run(compose);
    assert_eq!(browser.url(), address);
    browser.open(&format!("{address}search/?q=the"));
    browser.text("#hits li a");
    browser.run(compose);
    assert_eq!(browser.run("return document.activeElement.id"), json!("q"));
}

#[test]
fn more_hits_take_the_focus() {
    let Some((browser, address, _folder)) = reader() else {
        return;
    };
    browser.open(&format!("{address}search/?q=the"));
    browser.text("#more:not([hidden])");
    // By key: below a list that still grows a click may miss.
    browser.type_into("#more", "\u{e007}");
    browser.text("#hits li:nth-child(26) a:focus");
    // Who comes back from a hit finds it again.
    let place = "return [...document.querySelectorAll('#hits a')].indexOf(document.activeElement)";
    let title = browser.text("#hits li:nth-child(26) a");
    browser.type_into("#hits li:nth-child(26) a", "\u{e007}");
    browser.text("h1");
    browser.run("history.back()");
    assert_eq!(browser.text("#hits li:nth-child(26) a:focus"), title);
    assert_eq!(browser.run(place), json!(25));
    assert_calm(&browser);
}
