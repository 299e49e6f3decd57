//! From saving a plain page to the fresh page, under `minutebook serve` and the servers of Hugo and Zola where they are
//! installed. The page is asked for again and again until it is fresh, for not all of them tell. Medians in milliseconds out.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::plain;
use crate::serve::{Running, mark, ms};

/// Edits of which the median counts.
const EDITS: usize = 20;

/// How long one waits for a server to start, and between two questions.
const PATIENCE: Duration = Duration::from_secs(120);
const PAUSE: Duration = Duration::from_millis(2);

/// The page that is edited.
const FILE: &str = "content/f0/p7.md";
const PAGE: &str = "/f0/p7/";

/// Measures so many pages.
pub(crate) fn measure(pages: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    plain::write(root, pages);
    println!(
        "\nfrom saving a file to the fresh page, {pages} plain pages, medians of {EDITS} edits"
    );
    for (name, command) in [
        ("minutebook", minutebook as fn(&Path, &str) -> Command),
        ("hugo", hugo),
        ("zola", zola),
    ] {
        match times(root, command) {
            Some(times) => println!(
                "{name:12}{:6.0} ms  (fastest {:.0}, slowest {:.0})",
                times[EDITS / 2],
                times[0],
                times[EDITS - 1]
            ),
            None => println!("{name} is not installed"),
        }
    }
}

fn minutebook(root: &Path, port: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command.args(["serve", "--quiet", "--theme", "minimal", "--port", port]);
    command.arg("--root").arg(root);
    command
}

fn hugo(root: &Path, port: &str) -> Command {
    let mut command = Command::new("hugo");
    command.args(["server", "--bind", "127.0.0.1", "--port", port, "--config"]);
    command
        .arg(root.join("hugo.toml"))
        .arg("--source")
        .arg(root);
    command
}

fn zola(root: &Path, port: &str) -> Command {
    let mut command = Command::new("zola");
    command
        .arg("--root")
        .arg(root)
        .arg("--config")
        .arg(root.join("zola.toml"));
    command.args([
        "serve",
        "--interface",
        "127.0.0.1",
        "--port",
        port,
        "--output-dir",
    ]);
    command.arg(root.join("zola"));
    command
}

/// From saving each version to the fresh page, the fastest first; nothing if the program is not there.
fn times(root: &Path, command: fn(&Path, &str) -> Command) -> Option<Vec<f64>> {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = free.local_addr().expect("its number").port();
    drop(free);
    let mut command = command(root, &port.to_string());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let _server = Running(command.spawn().ok()?);
    wait(port, "Page 7");
    let file = root.join(FILE);
    let text = fs::read_to_string(&file).expect("a page");
    let mut times: Vec<f64> = (0..EDITS)
        .map(|at| {
            let saved = Instant::now();
            fs::write(&file, format!("{text}\n{}\n", mark(at))).expect("an edit");
            wait(port, &mark(at));
            ms(saved)
        })
        .collect();
    fs::write(&file, text).expect("a page");
    times.sort_by(f64::total_cmp);
    Some(times)
}

/// Asks for the page until words stand in it.
fn wait(port: u16, words: &str) {
    let started = Instant::now();
    while !load(port).is_some_and(|page| page.contains(words)) {
        assert!(started.elapsed() < PATIENCE, "`{words}` never came");
        std::thread::sleep(PAUSE);
    }
}

/// The page, if somebody answers.
fn load(port: u16) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    let request = format!("GET {PAGE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
