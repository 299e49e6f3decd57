//! The search over a large archive: what its index costs at the build, what a query loads in a browser, and whether what is
//! hidden is found. Figures go out, one line each.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::Receiver;
use std::time::Instant;

use crate::archive::{self, Needle, word};
use crate::driver::Browser;
use crate::served::{Sent, serve_and_tell};

/// Pairs of builds of which the median counts.
const PAIRS: usize = 3;

/// What is shown once a query is done.
const DONE: &str = "#hits[aria-busy=false]";

/// Measures an archive of so many meetings of so many lines.
pub(crate) fn measure(meetings: usize, lines: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let [plain, searched] = ["plain", "searched"].map(|name| folder.path().join(name));
    archive::write(&plain, meetings, lines, false);
    let needles = archive::write(&searched, meetings, lines, true);
    println!("archive of {meetings} meetings of {lines} lines");
    let site = build_times(&plain, &searched);
    sizes(&searched, &site);
    let Some(browser) = Browser::start() else {
        println!("no browser: queries were not measured");
        return;
    };
    let (port, sent) = serve_and_tell(site);
    browser.tell("Network.enable", &serde_json::json!({}));
    browser.tell(
        "Network.setCacheDisabled",
        &serde_json::json!({"cacheDisabled": true}),
    );
    browser.width(1000);
    let reader = Reader {
        browser,
        port,
        sent,
    };
    reader.needles(&needles);
    reader.loads("two words", &two_words());
    reader.loads("any other", &others());
}

/// Builds with and without the index, in turn; the folder of the last one with.
fn build_times(plain: &Path, searched: &Path) -> PathBuf {
    let mut ratios = Vec::new();
    // Nothing is removed meanwhile: file systems are slow to make files just after they lost many.
    let output = |root: &Path, pair: usize| root.join(format!("public-{pair}"));
    for pair in 1..=PAIRS {
        let [without, with] = [plain, searched].map(|root| build(root, &output(root, pair)));
        ratios.push((with / without, without, with));
    }
    ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (ratio, without, with) = ratios[PAIRS / 2];
    println!("build with the index {ratio:.2} x that without ({with:.1} s, {without:.1} s)");
    output(searched, PAIRS)
}

/// Seconds of a build from nothing.
pub(crate) fn build(root: &Path, output: &Path) -> f64 {
    let start = Instant::now();
    let run = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["build", "--quiet", "--today", "2030-01-01", "--root"])
        .arg(root)
        .arg("--output-dir")
        .arg(output)
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    start.elapsed().as_secs_f64()
}

fn sizes(root: &Path, site: &Path) {
    let logs = bytes_of(&root.join("content/meetings"));
    let index = bytes_of(&site.join("search/index"));
    let files = fs::read_dir(site.join("search/index"))
        .expect("the index")
        .count();
    let share = index as f64 / logs as f64 * 100.0;
    println!("index {index} bytes in {files} files, {share:.1} % of the {logs} bytes of logs");
}

fn bytes_of(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).expect("a folder").flatten();
    files
        .map(|file| file.metadata().expect("a file").len())
        .sum()
}

/// A browser on the site, and what was sent to it.
struct Reader {
    browser: Browser,
    port: u16,
    sent: Receiver<Sent>,
}

/// What a query loaded, packed, in bytes.
struct Loaded {
    query: String,
    bytes: usize,
    hits: Vec<String>,
    found: String,
    milliseconds: u128,
}

impl Reader {
    fn ask(&self, query: &str) -> Loaded {
        while self.sent.try_recv().is_ok() {}
        let start = Instant::now();
        let encoded: String = query.bytes().map(|byte| format!("%{byte:02x}")).collect();
        self.browser.open(&format!(
            "http://127.0.0.1:{}/search/?q={encoded}",
            self.port
        ));
        self.browser.text(DONE);
        let milliseconds = start.elapsed().as_millis();
        let sent: Vec<Sent> = self.sent.try_iter().collect();
        let script = "return [...document.querySelectorAll('#hits a')].map((hit) => hit.getAttribute('href'))";
        let hits = self.browser.run(script);
        let hits = hits.as_array().into_iter().flatten();
        if std::env::var_os("DETAIL").is_some() {
            sent.iter()
                .for_each(|sent| println!("    {} {}", sent.packed(), sent.path.display()));
        }
        Loaded {
            query: query.to_owned(),
            bytes: sent.iter().map(Sent::packed).sum(),
            hits: hits
                .filter_map(|hit| Some(hit.as_str()?.to_owned()))
                .collect(),
            found: self.browser.text("#found"),
            milliseconds,
        }
    }

    fn needles(&self, needles: &[Needle]) {
        let mut missed = 0;
        for needle in needles {
            let loaded = self.ask(&needle.query);
            let right = |hit: &&String| needle.places.iter().any(|place| hit.ends_with(place));
            if !loaded.hits.iter().take(2).any(|hit| right(&hit)) {
                missed += 1;
                println!(
                    "not first or second: {} at {:?}, but {:?}",
                    needle.query, needle.places, loaded.hits
                );
            }
        }
        println!(
            "needles first or second: {} of {}",
            needles.len() - missed,
            needles.len()
        );
    }

    fn loads(&self, name: &str, queries: &[String]) {
        let mut all: Vec<Loaded> = queries.iter().map(|query| self.ask(query)).collect();
        all.sort_by_key(|loaded| loaded.bytes);
        if std::env::var_os("DETAIL").is_some() {
            for one in &all {
                println!(
                    "  {:>7} bytes {:>5} ms  {} ({})",
                    one.bytes, one.milliseconds, one.query, one.found
                );
            }
        }
        let [median, most] = [&all[all.len() / 2], &all[all.len() - 1]];
        println!(
            "{name}, {} queries: median {} bytes, most {} bytes in {} ms for `{}` ({})",
            all.len(),
            median.bytes,
            most.bytes,
            most.milliseconds,
            most.query,
            most.found
        );
    }
}

/// Pairs of words that stand in just under 20,000 lines, and of rarer ones; done and still being typed.
fn two_words() -> Vec<String> {
    let pairs = (0..10)
        .map(|at| (160 + at * 3, 171 + at * 11))
        .chain((0..6).map(|at| (400 + at * 91, 170 + at * 331)));
    let texts = pairs.map(|(one, other)| format!("{} {}", word(one), word(other)));
    texts.flat_map(|text| [format!("{text} "), text]).collect()
}

/// Words in very many lines, beginnings, phrases, many words, dates and numbers.
fn others() -> Vec<String> {
    let all = |ranks: &[usize]| {
        ranks
            .iter()
            .map(|rank| word(*rank))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut queries = vec![
        "h".to_owned(),
        "ha".to_owned(),
        "h t".to_owned(),
        "https".to_owned(),
        "example org job 12".to_owned(),
        "#12".to_owned(),
        "CVE-2031".to_owned(),
    ];
    for at in 0..8 {
        queries.push(word(at));
        queries.push(all(&[at, at + 1]));
        queries.push(all(&[at, 150 + at * 40]));
        queries.push(format!("\"{}\"", all(&[at, at * 3 + 1, 100 + at])));
        queries.push(all(&[
            at,
            at + 9,
            at + 20,
            70 + at,
            120 + at,
            200 + at,
            300 + at,
        ]));
    }
    queries
}
