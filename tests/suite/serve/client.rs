//! `minutebook serve` as a child process, and a client that asks it over loopback: a tree in, answers and news out. One waits
//! for news of the server, never for the clock; news that do not come within a minute fail the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::support::TODAY;

/// No machine is so slow that an edit takes longer.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that ends with the value.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) port: u16,
    /// What it said until it said where it listens.
    pub(crate) said: Vec<String>,
    news: BufReader<TcpStream>,
    /// The newest state that was told.
    pub(crate) state: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already is no fault here.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The head, names in lower case.
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines();
        lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

impl Server {
    /// Serves a folder at any free port, with the programs of its `bin` before all others; waits until the content was read.
    pub(crate) fn start(root: &Path, args: &[&str]) -> Self {
        Server::begin(root, args, true)
    }

    /// The same, but nobody hears what it says after it said where it is: standard error is closed.
    pub(crate) fn unheard(root: &Path, args: &[&str]) -> Self {
        Server::begin(root, args, false)
    }

    fn begin(root: &Path, args: &[&str], heard: bool) -> Self {
        // Given twice, an option is a fault of usage.
        let any = (!args.contains(&"--port")).then_some("--port=0");
        let day = (!args.contains(&"--today")).then_some(["--today", TODAY]);
        let paths = std::env::var("PATH").unwrap_or_default();
        let mut child = Command::new(env!("CARGO_BIN_EXE_minutebook"))
            .args(["serve", "--root"])
            .arg(root)
            .args(any)
            .args(day.into_iter().flatten())
            .args(args)
            .env("PATH", format!("{}/bin:{paths}", root.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let out = BufReader::new(child.stderr.take().expect("its output"));
        let mut lines = out.lines().map_while(Result::ok);
        let mut said = Vec::new();
        let port = loop {
            let line = lines.next().expect("the server says where it is");
            let rest = line.strip_prefix("serving at http://127.0.0.1:");
            let port = rest.and_then(|rest| rest.split('/').next());
            if let Some(port) = port {
                break port.parse().expect("a port");
            }
            said.push(line);
        };
        if heard {
            // A pipe that nobody reads would stop it.
            thread::spawn(move || lines.for_each(drop));
        } else {
            drop(lines);
        }
        let mut server = Server {
            child,
            port,
            said,
            news: BufReader::new(listen(port)),
            state: String::new(),
        };
        server.next();
        server
    }

    /// Waits for the next state.
    pub(crate) fn next(&mut self) {
        self.news("the next state");
    }

    /// Waits for the next state, because of something.
    fn news(&mut self, what: &str) {
        loop {
            let mut line = String::new();
            let read = self.news.read_line(&mut line);
            let read = read.unwrap_or_else(|error| panic!("{what}: no news ({error})"));
            assert!(read > 0, "{what}: the server ended");
            if let Some(state) = line.strip_prefix("data: ") {
                self.state = state.trim_end().to_owned();
                return;
            }
        }
    }

    /// How often the content was read.
    pub(crate) fn readings(&self) -> u64 {
        let number = self.state.rsplit('-').next();
        number
            .and_then(|number| number.parse().ok())
            .expect("a number")
    }

    /// Looks now and after every news, until what is looked for is there.
    pub(crate) fn until(&mut self, what: &str, seen: impl Fn(&Server) -> bool) {
        while !seen(self) {
            self.news(what);
        }
    }

    pub(crate) fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, "")
    }

    /// One request on a connection of its own; the path goes out as it stands.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &str) -> Reply {
        let mut stream = connect(self.port);
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{headers}\r\n",
            self.port
        );
        stream.write_all(request.as_bytes()).expect("a request");
        let mut reply = Vec::new();
        stream.read_to_end(&mut reply).expect("a reply");
        let end = reply.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.expect("the end of the head");
        let head = String::from_utf8_lossy(&reply[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok());
        Reply {
            status: status.expect("a status"),
            head,
            body: reply[end + 4..].to_vec(),
        }
    }
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
    stream
}

fn listen(port: u16) -> TcpStream {
    let mut stream = connect(port);
    stream
        .write_all(b"GET /_minutebook/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        .expect("a request for news");
    stream
}

/// A page without what the server adds to it.
pub(crate) fn bare(page: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(page);
    let Some((head, rest)) = text.rsplit_once("<script src=\"/_minutebook/reload.js\"") else {
        return page.to_vec();
    };
    let tail = rest.split_once("</script>\n").map_or("", |(_, tail)| tail);
    format!("{head}{tail}").into_bytes()
}
