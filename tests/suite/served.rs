//! A folder served on loopback until the test ends, every request answered from its files: a folder in, its address out,
//! and on request what was sent.

#![allow(dead_code, reason = "tests and benchmarks each use a part of it")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

/// An answer that was sent.
pub(crate) struct Sent {
    /// The file it came from.
    pub path: PathBuf,
    /// Its bytes, as they went.
    pub body: Vec<u8>,
}

impl Sent {
    /// Bytes of it from a server that packs what is not packed yet.
    pub(crate) fn packed(&self) -> usize {
        match self.path.extension().is_some_and(|kind| kind == "bin") {
            true => self.body.len(),
            false => miniz_oxide::deflate::compress_to_vec(&self.body, 6).len(),
        }
    }
}

/// Serves a folder; the port it is served at.
pub(crate) fn serve(folder: PathBuf) -> u16 {
    serve_and_tell(folder).0
}

/// Serves a folder; the port it is served at, and every answer once it is sent.
pub(crate) fn serve_and_tell(folder: PathBuf) -> (u16, Receiver<Sent>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let (tell, told) = channel();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // Most tests do not ask what was sent.
            let _ = tell.send(answer(stream, &folder));
        }
    });
    (port, told)
}

fn answer(mut stream: TcpStream, folder: &Path) -> Sent {
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
    let path = folder.join(&file);
    let found = asked.ok().and_then(|_| fs::read(&path).ok());
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
    Sent { path, body }
}
