//! A long log in a browser: what its page weighs, and the longest task while one unfolds it, scrolls through it, toggles
//! what it shows and changes the clock. Figures go out, one line each.

use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::archive;
use crate::driver::Browser;
use crate::served::serve_and_tell;

/// Lines of the log.
const LINES: usize = 10_000;

/// Does all that, and gives back the milliseconds of the tasks that took more than 50, each with what was done then.
const READ: &str = r#"return (async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const tasks = [];
  let doing = "loading";
  const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => tasks.push([doing, entry.duration])));
  watch.observe({type: "longtask", buffered: true});
  await frame();
  const act = async (name, work) => { doing = name; await work(); await frame(); await frame(); };
  const scroll = async () => {
    for (let at = 0; at < document.body.scrollHeight; at += innerHeight * 2) { scrollTo(0, at); await frame(); }
  };
  await act("unfolding", () => document.querySelector("[data-unfold]").click());
  await act("scrolling", scroll);
  for (const name of ["hide", "zone"]) {
    for (const button of document.querySelectorAll(`[data-${name}]`)) {
      await act(button.textContent, () => button.click());
      await act(button.textContent + " back", () => button.click());
    }
  }
  await act("scrolling up", async () => { scrollTo(0, 0); await frame(); });
  return tasks;
})()"#;

/// Builds one meeting and reads it.
pub(crate) fn measure() {
    let folder = tempfile::tempdir().expect("a folder");
    archive::write(folder.path(), 1, LINES, false);
    build(folder.path());
    let Some(browser) = Browser::start() else {
        println!("no browser: reading was not measured");
        return;
    };
    let (port, sent) = serve_and_tell(folder.path().join("public"));
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
    let tasks = browser.run(READ);
    let longest = tasks.as_array().expect("tasks").iter().max_by(|a, b| {
        let [a, b] = [a, b].map(|task| task[1].as_f64().unwrap_or(0.0));
        a.total_cmp(&b)
    });
    println!(
        "tasks of more than 50 ms: {tasks}; longest: {}",
        longest.map_or("none".to_owned(), ToString::to_string)
    );
}

fn build(root: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["build", "--quiet", "--today", "2030-01-01", "--root"])
        .arg(root)
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{told}");
}
