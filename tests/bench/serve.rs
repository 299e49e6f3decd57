//! From saving a file to the open page being fresh: an archive of many meetings under `minutebook serve`, a client over loopback
//! that waits for news as the page's own script does, and then loads the page. Medians in milliseconds out.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::archive;

/// Edits of each kind of which the median counts.
const EDITS: usize = 20;

/// The day the archive is built for.
const TODAY: &str = "2030-06-01";

/// A server that ends with the value.
pub(crate) struct Running(pub(crate) Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Measures an archive of so many meetings.
pub(crate) fn measure(meetings: usize, lines: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    archive::write(root, meetings, lines, true);
    let theme = root.join("themes/own/templates");
    fs::create_dir_all(&theme).expect("a theme");
    let template = include_str!("../../themes/default/templates/issue.html");
    fs::write(theme.join("issue.html"), template).expect("a template");
    println!(
        "\nfrom saving a file to the fresh page, {meetings} meetings, medians of {EDITS} edits"
    );
    let started = Instant::now();
    let (_server, port) = start(root);
    let mut news = BufReader::new(ask(port, "/_minutebook/events"));
    next(&mut news);
    println!("started   {:6.0} ms", ms(started));
    let logs = fs::read_dir(root.join("content/meetings")).expect("logs");
    let names = logs.flatten().map(|log| log.file_name());
    let newest = names.max().expect("a log").into_string().expect("a name");
    let newest = newest.trim_end_matches(".log");
    for edit in edits(newest) {
        let times = edit.times(root, port, &mut news);
        println!(
            "{:10}{:6.0} ms  (fastest {:.0}, slowest {:.0})",
            edit.name,
            times[EDITS / 2],
            times[0],
            times[EDITS - 1]
        );
    }
}

/// A kind of edit.
struct Edit {
    name: &'static str,
    /// The file that is edited.
    path: String,
    /// The page that is open.
    page: String,
    /// Makes the n-th version of a text; the page has to show its mark.
    make: fn(&str, usize) -> String,
}

/// What a version of a text is told by.
pub(crate) fn mark(at: usize) -> String {
    format!("edit{at} of the text")
}

fn edits(newest: &str) -> [Edit; 4] {
    let edit = |name, path: &str, page: &str, make| Edit {
        name,
        path: path.to_owned(),
        page: page.to_owned(),
        make,
    };
    let append = |text: &str, at| format!("{text}\n{}\n", mark(at));
    let log = format!("content/meetings/{newest}.log");
    [
        edit(
            "a log",
            &log,
            &format!("/meetings/{newest}/"),
            |text, at| {
                let last = text.trim_end().rfind('\n').expect("lines");
                format!("{} {}{}", &text[..last], mark(at), &text[last..])
            },
        ),
        edit("an issue", "content/issues/7.md", "/issues/7/", append),
        edit(
            "a project",
            "content/projects/p3.md",
            "/projects/p3/",
            append,
        ),
        edit(
            "template",
            "themes/own/templates/issue.html",
            "/issues/7/",
            |text, at| {
                let end = "{% endblock main %}";
                text.replace(end, &format!("<p>{}</p>\n{end}", mark(at)))
            },
        ),
    ]
}

impl Edit {
    /// From saving each version to the fresh page, in milliseconds, the fastest first.
    fn times(&self, root: &Path, port: u16, news: &mut impl BufRead) -> Vec<f64> {
        let file = root.join(&self.path);
        let text = fs::read_to_string(&file).expect("a file of the archive");
        let mut times = Vec::new();
        for at in 0..EDITS {
            let fresh = (self.make)(&text, at);
            let saved = Instant::now();
            fs::write(&file, fresh).expect("an edit");
            next(news);
            while !load(port, &self.page).contains(&mark(at)) {
                next(news);
            }
            times.push(ms(saved));
        }
        times.sort_by(f64::total_cmp);
        times
    }
}

/// Milliseconds since then.
pub(crate) fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// Starts the server; its port.
fn start(root: &Path) -> (Running, u16) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args([
            "serve", "--port", "0", "--quiet", "--theme", "own", "--today", TODAY, "--root",
        ])
        .arg(root)
        .stderr(Stdio::piped())
        .spawn()
        .expect("minutebook");
    let lines = BufReader::new(child.stderr.take().expect("its output")).lines();
    let running = Running(child);
    let mut lines = lines.map_while(Result::ok);
    let address = lines.find_map(|line| {
        Some(
            line.strip_prefix("serving at http://127.0.0.1:")?
                .to_owned(),
        )
    });
    std::thread::spawn(move || lines.for_each(drop));
    let port = address.and_then(|rest| rest.split('/').next()?.parse().ok());
    (running, port.expect("a port"))
}

/// Sends a request.
fn ask(port: u16, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("a server");
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("a request");
    stream
}

/// Waits for news.
fn next(news: &mut impl BufRead) {
    let mut line = String::new();
    while !line.starts_with("data: ") {
        line.clear();
        assert!(
            news.read_line(&mut line).expect("news") > 0,
            "the server ended"
        );
    }
}

/// Loads a page.
fn load(port: u16, path: &str) -> String {
    let mut text = Vec::new();
    ask(port, path).read_to_end(&mut text).expect("a page");
    String::from_utf8_lossy(&text).into_owned()
}
