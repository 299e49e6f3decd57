//! A loopback server that answers what a test tells it to answer. A function from a request to a reply comes in, an
//! address goes out; what was asked can be looked at afterwards. In replies, `http://HOST` stands for the server itself.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::Value;

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    /// Path and query.
    pub(super) target: String,
    /// The header `PRIVATE-TOKEN`.
    pub(super) token: Option<String>,
    /// How often the same was asked before.
    pub(super) before: usize,
}

impl Asked {
    /// The path without the query.
    pub(super) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or("")
    }

    /// Whether the query holds a parameter, as in `page=2`.
    pub(super) fn has(&self, parameter: &str) -> bool {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        query.split('&').any(|part| part == parameter)
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) enum Reply {
    /// One that is whole.
    Whole {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    },
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes, then nothing, until the other side gives up.
    Stalled(Vec<u8>),
}

/// JSON with status 200.
pub(super) fn json(value: &Value) -> Reply {
    text(200, "application/json", &value.to_string())
}

/// Any text.
pub(super) fn text(status: u16, kind: &str, body: &str) -> Reply {
    Reply::Whole {
        status,
        headers: vec![("Content-Type", kind.to_owned())],
        body: body.as_bytes().to_vec(),
    }
}

/// The error that GitLab sends with a status.
pub(super) fn refusal(status: u16) -> Reply {
    text(status, "application/json", r#"{"message":"refused"}"#)
}

impl Reply {
    /// The same with one more header.
    pub(super) fn with(mut self, name: &'static str, value: &str) -> Self {
        if let Reply::Whole { headers, .. } = &mut self {
            headers.push((name, value.to_owned()));
        }
        self
    }

    /// The same, the other side waiting in vain after half of the body.
    pub(super) fn stalled(self) -> Self {
        Reply::Stalled(self.half())
    }

    /// The same, the connection being cut after half of the body.
    pub(super) fn cut(self) -> Self {
        Reply::Bytes(self.half())
    }

    fn half(&self) -> Vec<u8> {
        let mut bytes = self.bytes("");
        let head = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let head = head.expect("a head") + 4;
        bytes.truncate(head + (bytes.len() - head) / 2);
        bytes
    }

    fn bytes(&self, host: &str) -> Vec<u8> {
        let Reply::Whole {
            status,
            headers,
            body,
        } = self
        else {
            panic!("no whole answer");
        };
        let here = |text: &str| text.replace("http://HOST", host);
        // What is packed is no text.
        let body =
            String::from_utf8(body.clone()).map_or(body.clone(), |body| here(&body).into_bytes());
        let mut out = format!("HTTP/1.1 {status} Status\r\nConnection: close\r\n");
        for (name, value) in headers {
            out.push_str(&format!("{name}: {}\r\n", here(value)));
        }
        out.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        [out.into_bytes(), body].concat()
    }
}

type Answer = dyn Fn(&Asked) -> Reply + Send + Sync;

/// What is shared by the threads of a server.
struct Shared {
    answer: Box<Answer>,
    asked: Mutex<Vec<Asked>>,
    counts: Mutex<HashMap<String, usize>>,
    ended: AtomicBool,
    tls: Option<Arc<ServerConfig>>,
    url: String,
}

/// A server that ends with the value.
pub(super) struct Server {
    /// Its address, without a slash at the end.
    pub(super) url: String,
    shared: Arc<Shared>,
    thread: Option<thread::JoinHandle<()>>,
}

impl Server {
    /// Starts one.
    pub(super) fn start(answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        Self::listen(None, answer)
    }

    /// Starts one that speaks TLS.
    pub(super) fn start_tls(
        tls: ServerConfig,
        answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::listen(Some(Arc::new(tls)), answer)
    }

    fn listen(
        tls: Option<Arc<ServerConfig>>,
        answer: impl Fn(&Asked) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{address}");
        let shared = Arc::new(Shared {
            answer: Box::new(answer),
            asked: Mutex::default(),
            counts: Mutex::default(),
            ended: AtomicBool::new(false),
            tls,
            url: url.clone(),
        });
        let listening = Arc::clone(&shared);
        let thread = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if listening.ended.load(Ordering::SeqCst) {
                    break;
                }
                let shared = Arc::clone(&listening);
                // Whoever goes before the end of an answer is no fault of the server.
                thread::spawn(move || drop(shared.greet(stream)));
            }
        });
        Server {
            url,
            shared,
            thread: Some(thread),
        }
    }

    /// What was asked, in its order.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.shared.asked.lock().expect("a lock").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        let address = self.url.split("://").nth(1).expect("an address");
        drop(TcpStream::connect(address));
        if let Some(thread) = self.thread.take() {
            drop(thread.join());
        }
    }
}

impl Shared {
    fn greet(&self, stream: TcpStream) -> std::io::Result<()> {
        match &self.tls {
            None => self.serve(stream),
            Some(config) => {
                let session = ServerConnection::new(Arc::clone(config)).expect("a session");
                self.serve(StreamOwned::new(session, stream))
            }
        }
    }

    fn serve(&self, stream: impl Read + Write) -> std::io::Result<()> {
        let mut stream = BufReader::new(stream);
        let mut head = Vec::new();
        loop {
            let mut line = String::new();
            stream.read_line(&mut line)?;
            if line.trim().is_empty() {
                break;
            }
            head.push(line);
        }
        let asked = self.note(&head);
        match (self.answer)(&asked) {
            Reply::Bytes(bytes) => stream.get_mut().write_all(&bytes),
            Reply::Stalled(bytes) => {
                stream.get_mut().write_all(&bytes)?;
                stream.read_to_end(&mut Vec::new()).map(drop)
            }
            whole => {
                stream.get_mut().write_all(&whole.bytes(&self.url))?;
                stream.get_mut().flush()
            }
        }
    }

    fn note(&self, head: &[String]) -> Asked {
        let first = head.first().map_or("", String::as_str);
        let target = first.split(' ').nth(1).unwrap_or("").to_owned();
        let token = head.iter().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let named = name.eq_ignore_ascii_case("private-token");
            named.then(|| value.trim().to_owned())
        });
        let mut counts = self.counts.lock().expect("a lock");
        let count = counts.entry(target.clone()).or_default();
        let asked = Asked {
            target,
            token,
            before: *count,
        };
        *count += 1;
        self.asked.lock().expect("a lock").push(asked.clone());
        asked
    }
}
