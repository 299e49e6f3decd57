//! A long log in a browser: what its page weighs, and the longest task while one unfolds it, scrolls through it, toggles
//! what it shows and changes the clock. Figures go out, one line each.

use serde_json::json;

use crate::archive;
use crate::driver::Browser;
use crate::search::build;
use crate::served::serve_and_tell;

/// Lines of the log.
const LINES: usize = 10_000;

/// Notes the tasks that take more than 50 ms, each with what is done then.
const WATCH: &str = r#"
  window.tasks = [];
  window.doing = "loading";
  window.frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const note = (list) => list.getEntries().forEach(({duration}) => tasks.push([doing, Math.round(duration)]));
  new PerformanceObserver(note).observe({type: "longtask", buffered: true});
  return frame();"#;

/// Scrolls on by ten times two screens; tells whether the end is reached.
const SCROLL: &str = r#"return (async () => {
  doing = "scrolling";
  for (let step = 0; step < 10; step += 1) { scrollBy(0, innerHeight * 2); await frame(); }
  return scrollY + innerHeight + 2 > document.documentElement.scrollHeight;
})()"#;

/// Presses every button of the log twice but for the one that unfolds it, which it presses once.
const PRESS: &str = r#"return (async () => {
  for (const button of document.querySelectorAll("[data-unfold], [data-hide], [data-zone]")) {
    doing = button.textContent;
    button.click();
    await frame();
    if (!("unfold" in button.dataset)) button.click();
    await frame();
  }
})()"#;

/// Builds one meeting and reads it.
pub(crate) fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    archive::write(folder.path(), 1, LINES, false);
    let site = folder.path().join("public");
    build(folder.path(), &site);
    let Some(browser) = Browser::start() else {
        println!("no browser: reading was not measured");
        return;
    };
    let (port, sent) = serve_and_tell(site);
    browser.width(1280);
    browser.tell(
        "Emulation.setTimezoneOverride",
        &json!({"timezoneId": "Asia/Kolkata"}),
    );
    browser.open(&format!(
        "http://127.0.0.1:{port}/meetings/2002-11-07-harbour/"
    ));
    let packed: usize = sent.try_iter().map(|sent| sent.packed()).sum();
    println!("log of {LINES} lines: {packed} bytes packed in all");
    browser.run(WATCH);
    browser.run(PRESS);
    while browser.run(SCROLL) == json!(false) {}
    browser.run(PRESS);
    let tasks = browser.run("return frame().then(() => tasks)");
    let all = tasks.as_array();
    let all = all.unwrap_or_else(|| panic!("the page was not read: {tasks}"));
    let longest = all.iter().filter_map(|task| task[1].as_u64()).max();
    println!(
        "longest task {} ms; of more than 50 ms: {tasks}",
        longest.unwrap_or(0)
    );
}
