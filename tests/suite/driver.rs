//! A real Chromium, driven by the WebDriver protocol (W3C, level 2): addresses and clicks in; texts, values of scripts and
//! the messages of the console out. Elements are waited for by the driver itself.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// Debian's names of the browser and its driver.
const CHROMIUM: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";

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
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/// Name of an element's id in answers, by the standard.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser with one page.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    session: String,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver takes its browser along; one that is gone already is no fault.
        let _ = request(
            self.port,
            "DELETE",
            &format!("/session/{}", self.session),
            None,
        );
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Browser {
    /// Starts a browser; none, said loudly, where there is none.
    pub(crate) fn start() -> Option<Self> {
        if !Path::new(CHROMIUM).exists() || !Path::new(DRIVER).exists() {
            let thread = std::thread::current();
            let test = thread.name().unwrap_or("a test");
            // The harness hides what a passing test prints, but not what goes to the terminal directly.
            let line = format!("\n*** NOT RUN: {test}: {CHROMIUM} or {DRIVER} is missing ***\n");
            let _ = std::io::stderr().write_all(line.as_bytes());
            return None;
        }
        let mut driver = Command::new(DRIVER)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the driver starts");
        let out = driver.stdout.take().expect("its output");
        let port = BufReader::new(out)
            .lines()
            .map_while(Result::ok)
            .filter(|line| line.contains("successfully"))
            .find_map(|line| {
                line.split("on port ")
                    .nth(1)?
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            })
            .expect("the driver says its port");
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "goog:chromeOptions": {"binary": CHROMIUM, "args": FLAGS},
            "goog:loggingPrefs": {"browser": "ALL"},
            "timeouts": {"implicit": 10_000, "script": 20_000},
        }}});
        let opened = request(port, "POST", "/session", Some(&wanted));
        let session = opened["sessionId"].as_str().expect("a session").to_owned();
        let browser = Browser {
            driver,
            port,
            session,
        };
        browser.media(&[]);
        Some(browser)
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Value {
        request(
            self.port,
            method,
            &format!("/session/{}{path}", self.session),
            body,
        )
    }

    /// Opens an address and waits until it is loaded.
    pub(crate) fn open(&self, url: &str) {
        self.ask("POST", "/url", Some(&json!({"url": url})));
    }

    /// The address one is at.
    pub(crate) fn url(&self) -> String {
        let url = self.ask("GET", "/url", None);
        url.as_str().expect("an address").to_owned()
    }

    /// The first element of a CSS selector.
    fn find(&self, selector: &str) -> String {
        let wanted = json!({"using": "css selector", "value": selector});
        let found = self.ask("POST", "/element", Some(&wanted));
        let id = found[ELEMENT].as_str();
        id.unwrap_or_else(|| panic!("no {selector} at {}: {found}", self.url()))
            .to_owned()
    }

    /// Clicks the first element of a CSS selector, as a person does: it has to be in sight.
    pub(crate) fn click(&self, selector: &str) {
        let id = self.find(selector);
        let done = self.ask("POST", &format!("/element/{id}/click"), Some(&json!({})));
        assert!(
            done.is_null(),
            "{selector} cannot be clicked at {}: {done}",
            self.url()
        );
    }

    /// The text that is seen of the first element of a CSS selector.
    pub(crate) fn text(&self, selector: &str) -> String {
        let id = self.find(selector);
        let text = self.ask("GET", &format!("/element/{id}/text"), None);
        text.as_str().unwrap_or("").to_owned()
    }

    /// Types into the first element of a CSS selector.
    pub(crate) fn type_into(&self, selector: &str, text: &str) {
        let id = self.find(selector);
        let typed = json!({"text": text});
        self.ask("POST", &format!("/element/{id}/value"), Some(&typed));
    }

    /// Runs the body of a function and gives back what it returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.ask(
            "POST",
            "/execute/sync",
            Some(&json!({"script": script, "args": []})),
        )
    }

    /// Asks the browser itself, by its debugging protocol.
    pub(crate) fn tell(&self, command: &str, params: &Value) -> Value {
        let body = json!({"cmd": command, "params": params});
        self.ask("POST", "/goog/cdp/execute", Some(&body))
    }

    /// Media features the page is shown with; motion is always reduced, so that a click finds what it aims at.
    pub(crate) fn media(&self, features: &[(&str, &str)]) {
        let calm = ("prefers-reduced-motion", "reduce");
        let all = features.iter().chain([&calm]);
        let features: Vec<Value> = all
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        self.tell("Emulation.setEmulatedMedia", &json!({"features": features}));
    }

    /// Makes the page as wide as that, in CSS pixels.
    pub(crate) fn width(&self, width: u32) {
        let size = json!({"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": false});
        self.tell("Emulation.setDeviceMetricsOverride", &size);
    }

    /// What the console was told since it was last asked: errors, warnings and refusals of the policy.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.ask("POST", "/se/log", Some(&json!({"type": "browser"})));
        let entries = log.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .map(|entry| entry["message"].to_string())
            .collect()
    }
}

/// One request of the protocol; the value of the answer, be it an error.
fn request(port: u16, method: &str, path: &str, body: Option<&Value>) -> Value {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the driver listens");
    let body = body.map_or(String::new(), Value::to_string);
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream
        .write_all(format!("{head}{body}").as_bytes())
        .expect("the driver reads");
    let body = body_of(BufReader::new(stream));
    let value: Value = serde_json::from_slice(&body).unwrap_or_default();
    value["value"].clone()
}

/// The body of an answer, as long as its head says; the driver leaves the connection open.
fn body_of(mut answer: impl BufRead) -> Vec<u8> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line).expect("the driver answers");
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(told) = line.strip_prefix("content-length:") {
            length = told.trim().parse().expect("a length");
        }
        if line.is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body).expect("the whole answer");
    body
}
