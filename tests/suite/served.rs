//! A folder served on loopback until the test ends, every request answered from its files: a folder in, its address out.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::support::TODAY;

/// Serves a folder; the port it is served at.
pub(crate) fn serve(folder: PathBuf) -> u16 {
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
    let path = line.split(' ').nth(1).unwrap_or("/");
    let path = path.split(['?', '#']).next().unwrap_or("/");
    let path = path.trim_start_matches('/').to_owned();
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
        Some("json") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        _ => "application/octet-stream",
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

/// Builds the example portal.
pub(crate) fn portal(output: &Path) {
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
