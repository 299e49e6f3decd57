//! The portal in a real Chromium: its script runs under its own policy, its style is applied, nothing else is asked for.
//! A built site served on loopback in; the page as the browser left it, and what it complained of, out.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;

use crate::support::TODAY;

/// Debian's name of the browser.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Nothing but loopback resolves; a page that asks for anything else fails.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--enable-logging=stderr",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--virtual-time-budget=5000",
    "--dump-dom",
];

/// Serves a folder until the test ends; every request is answered from its files.
fn serve(folder: PathBuf) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            answer(stream, &folder);
        }
    });
    port
}

fn answer(mut stream: TcpStream, folder: &Path) {
    let mut line = String::new();
    let asked = BufReader::new(&stream).read_line(&mut line);
    let path = line
        .split(' ')
        .nth(1)
        .unwrap_or("/")
        .trim_start_matches('/')
        .to_owned();
    let file = if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path
    };
    let found = asked.ok().and_then(|_| fs::read(folder.join(&file)).ok());
    let kind = match file.rsplit('.').next() {
        Some("css") => "text/css",
        Some("js") => "text/javascript",
        Some("svg") => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
    let (status, body) = found.map_or(("404 Not Found", Vec::new()), |body| ("200 OK", body));
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    // A browser that closes early has what it wanted.
    let _ = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(&body));
}

fn browse(url: &str, profile: &Path) -> Output {
    let profile = format!("--user-data-dir={}", profile.display());
    Command::new(CHROMIUM)
        .args(FLAGS)
        .arg(profile)
        .arg(url)
        .output()
        .expect("the browser runs")
}

fn build(output: &Path) {
    let run = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args([
            "build",
            "--root",
            env!("CARGO_MANIFEST_DIR"),
            "--today",
            TODAY,
            "--output-dir",
        ])
        .arg(output)
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn pages_work_in_a_browser_under_their_own_policy() {
    if !Path::new(CHROMIUM).exists() {
        // The harness hides what a passing test prints, but not what goes to the terminal directly.
        let _ = writeln!(
            std::io::stderr(),
            "\n*** NOT RUN: there is no {CHROMIUM} ***"
        );
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    build(&site);
    let port = serve(site);
    for (page, words) in [
        ("", "In your time: "),
        ("meetings/latest/", "People present"),
        ("report/", "Send it here"),
    ] {
        let run = browse(
            &format!("http://127.0.0.1:{port}/{page}"),
            &folder.path().join("profile"),
        );
        let (dom, said) = (
            String::from_utf8_lossy(&run.stdout),
            String::from_utf8_lossy(&run.stderr),
        );
        assert!(
            dom.contains(words),
            "{page}: no {words:?} in\n{dom}\n{said}"
        );
        let complaints: Vec<&str> = said
            .lines()
            .filter(|line| line.contains("CONSOLE"))
            .collect();
        assert!(complaints.is_empty(), "{page}: {complaints:?}");
    }
}
