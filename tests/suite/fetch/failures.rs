//! The table of failures: what a server does wrong, and what becomes of it. After each the file of the last run stands as
//! it was, or the new one is whole; never anything between.

use std::fs;
use std::time::Duration;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::server::{Asked, Reply, Server, json as answer, refusal, text};
use super::{
    LIMITS, gitlab, healthy, is_list, issue, numbers, project, run, run_with, wish, written,
};
use minutebook::pipeline::fetch::{Gitlab, Source};

use crate::support::Tree;

const SITE: &str = "\
=== content/site.yaml
title: Harbour
=== content/issues/gitlab-harbour-locks.json
[{\"iid\": 9, \"title\": \"Of the last run\", \"project_id\": 7}]
";

/// What becomes of a failure.
enum End {
    /// The three issues are written after these waits, in seconds.
    Whole(&'static [u64]),
    /// Nothing is written after these waits; the error says this.
    Error(&'static [u64], &'static str),
}
use End::{Error, Whole};

/// A name, what the server does (none: what it does in good health), and the end.
type Row = (&'static str, fn(&Asked) -> Option<Reply>, End);

/// Does it for the first so many times that the list is asked for.
fn times(asked: &Asked, count: usize, reply: Reply) -> Option<Reply> {
    (is_list(asked) && asked.before < count && !asked.has("page=2")).then_some(reply)
}

/// Does it every time that the list is asked for.
fn always(asked: &Asked, reply: Reply) -> Option<Reply> {
    times(asked, usize::MAX, reply)
}

/// Does it whatever is asked.
fn deaf(reply: Reply) -> Option<Reply> {
    Some(reply)
}

fn html(status: u16) -> Reply {
    text(
        status,
        "text/html; charset=utf-8",
        "<!doctype html><title>Sign in</title>CANARY",
    )
}

fn list() -> Reply {
    answer(&json!([issue(1), issue(2), issue(3)]))
}

fn moved(to: &str) -> Reply {
    refusal(301).with("Location", to)
}

const LONG: &[u64] = &[1, 2, 4, 8, 16];

const ROWS: &[Row] = &[
    ("good health", |_| None, Whole(&[])),
    (
        "keyset is offered",
        |asked| {
            let keyset = asked.path().ends_with("/issues") && asked.has("pagination=keyset");
            let next = format!(r#"<http://HOST{}&cursor=abc>; rel="next""#, asked.target);
            keyset.then(|| match asked.has("cursor=abc") {
                true => answer(&json!([issue(3)])),
                false => answer(&json!([issue(1), issue(2)])).with("Link", &next),
            })
        },
        Whole(&[]),
    ),
    (
        "429, with the seconds to wait",
        |asked| times(asked, 2, refusal(429).with("Retry-After", "7")),
        Whole(&[7, 7]),
    ),
    (
        "429, with a date",
        |asked| {
            let reply = refusal(429).with("Date", "Thu, 26 Nov 2026 15:00:00 GMT");
            times(
                asked,
                1,
                reply.with("Retry-After", "Thu, 26 Nov 2026 15:00:42 GMT"),
            )
        },
        Whole(&[42]),
    ),
    (
        "429, without a word",
        |asked| times(asked, 1, refusal(429)),
        Whole(&[10]),
    ),
    (
        "429, for an hour",
        |asked| always(asked, refusal(429).with("Retry-After", "3600")),
        Error(&[], "too many requests and wants us to wait for 3600 s"),
    ),
    (
        "429, for ever",
        |asked| always(asked, refusal(429).with("Retry-After", "5")),
        Error(
            &[5, 5, 5, 5, 5],
            "with a token (MINUTEBOOK_TOKEN) GitLab allows more requests",
        ),
    ),
    (
        "500, then fine",
        |asked| times(asked, 1, refusal(500)),
        Whole(&[1]),
    ),
    (
        "502 as a web page, then fine",
        |asked| times(asked, 3, html(502)),
        Whole(&[1, 2, 4]),
    ),
    (
        "503, with the seconds to wait",
        |asked| times(asked, 1, refusal(503).with("Retry-After", "20")),
        Whole(&[20]),
    ),
    (
        "503, for ever",
        |asked| always(asked, refusal(503)),
        Error(LONG, "keeps answering with the status 503"),
    ),
    (
        "silence, then fine",
        |asked| times(asked, 1, Reply::Stalled(Vec::new())),
        Whole(&[1]),
    ),
    (
        "silence, ever",
        |asked| always(asked, Reply::Stalled(Vec::new())),
        Error(LONG, "does not answer in time"),
    ),
    (
        "a head and then no body",
        |asked| {
            let head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[";
            times(asked, 1, Reply::Bytes(head.as_bytes().to_vec()))
        },
        Whole(&[1]),
    ),
    (
        "silence after half a page, then fine",
        |asked| times(asked, 1, list().stalled()),
        Whole(&[1]),
    ),
    (
        "half a page, then fine",
        |asked| times(asked, 1, list().cut()),
        Whole(&[1]),
    ),
    (
        "half a page, ever",
        |asked| always(asked, list().cut()),
        Error(LONG, "keeps ending before its end"),
    ),
    (
        "half of the second page",
        |asked| asked.has("page=2").then(|| list().cut()),
        Error(LONG, "keeps ending before its end"),
    ),
    (
        "half a page that says it is whole",
        |asked| {
            always(
                asked,
                text(200, "application/json", r#"[{"iid": 1, "title": "CANARY"#),
            )
        },
        Error(LONG, "keeps ending before its end"),
    ),
    (
        "the connection is closed without a word",
        |asked| times(asked, 1, Reply::Bytes(Vec::new())),
        Whole(&[1]),
    ),
    (
        "no HTTP at all",
        |_| deaf(Reply::Bytes(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec())),
        Error(LONG, "keeps ending before its end"),
    ),
    (
        "the project has moved",
        |asked| {
            (asked.path() == "/api/v4/projects/harbour%2Flocks")
                .then(|| moved("http://HOST/api/v4/projects/7"))
        },
        Whole(&[]),
    ),
    (
        "moved, told without the host",
        |asked| {
            (asked.path() == "/api/v4/projects/harbour%2Flocks")
                .then(|| moved("/api/v4/projects/7"))
        },
        Whole(&[]),
    ),
    (
        "moved in a circle",
        |asked| always(asked, moved(&asked.target)),
        Error(&[], "leads nowhere, or in a circle"),
    ),
    (
        "moved to nowhere",
        |asked| always(asked, refusal(302)),
        Error(&[], "the status 302"),
    ),
    (
        "moved to another host",
        |asked| always(asked, moved("https://evil.test/api")),
        Error(
            &[],
            "leads to another host, https://evil.test, which is not asked",
        ),
    ),
    (
        "moved to a page to sign in at",
        |_| deaf(moved("http://HOST/users/sign_in")),
        Error(&[], "the server wants to know who asks"),
    ),
    (
        "401",
        |_| deaf(refusal(401)),
        Error(
            &[],
            "put a token with the role Guest and the scope read_api into MINUTEBOOK_TOKEN",
        ),
    ),
    (
        "403",
        |asked| always(asked, refusal(403)),
        Error(
            &[],
            "issues or comments may be for members only, or switched off",
        ),
    ),
    (
        "404",
        |_| deaf(refusal(404)),
        Error(&[], "cannot fetch the project `harbour/locks`"),
    ),
    (
        "404 as a web page",
        |_| deaf(html(404)),
        Error(&[], "it does not exist, or is not public"),
    ),
    (
        "a web page in place of the project",
        |_| deaf(html(200)),
        Error(&[], "a web page where JSON was promised"),
    ),
    (
        "a web page in place of the list",
        |asked| always(asked, html(200)),
        Error(&[], "A page to sign in at"),
    ),
    (
        "JSON by another name",
        |asked| always(asked, text(200, "text/plain", "[]")),
        Error(&[], "the answer is `text/plain` and not JSON"),
    ),
    (
        "no JSON by its name",
        |asked| always(asked, text(200, "application/json", "<html>CANARY</html>")),
        Error(&[], "says that it is JSON, and is not"),
    ),
    (
        "JSON of another shape",
        |asked| always(asked, answer(&json!({"message": "CANARY"}))),
        Error(&[], "the answer is no list"),
    ),
    (
        "no project",
        |_| deaf(answer(&json!([]))),
        Error(&[], "the answer is no project"),
    ),
    (
        "JSON without end",
        |asked| always(asked, text(200, "application/json", &"[".repeat(5000))),
        Error(&[], "says that it is JSON, and is not"),
    ),
    (
        "the same next page again",
        |asked| {
            always(
                asked,
                list().with(
                    "Link",
                    &format!(r#"<http://HOST{}>; rel="next""#, asked.target),
                ),
            )
        },
        Error(&[], "its pages lead in a circle"),
    ),
    (
        "a next page, always",
        |asked| {
            let link = format!(r#"<http://HOST{}0>; rel="next""#, asked.target);
            is_list(asked).then(|| answer(&json!([issue(1)])).with("Link", &link))
        },
        Error(&[], "it has more than 40 pages"),
    ),
    (
        "the next page is on another host",
        |asked| {
            always(
                asked,
                list().with("Link", r#"<https://evil.test/api/v4/x>; rel="next""#),
            )
        },
        Error(
            &[],
            "leads to another host, https://evil.test, which is not asked",
        ),
    ),
    (
        "the next page has no encryption",
        |asked| {
            always(
                asked,
                list().with("Link", r#"<http://127.0.0.2/x>; rel="next""#),
            )
        },
        Error(&[], "leads to another host, http://127.0.0.2"),
    ),
    (
        "the next page is no address",
        |asked| {
            always(
                asked,
                list().with("Link", r#"<javascript:alert(1)>; rel="next""#),
            )
        },
        Error(&[], "leads nowhere"),
    ),
    (
        "a proxy drops the way to the next page",
        |asked| always(asked, list().with("X-Next-Page", "2")),
        Error(&[], "it has more pages, and the header `Link`"),
    ),
    (
        "an issue on two pages, for one was made meanwhile",
        |asked| {
            asked
                .has("page=2")
                .then(|| answer(&json!([issue(2), issue(3)])).with("X-Total", "3"))
        },
        Whole(&[]),
    ),
    (
        "an issue on no page, for one was removed meanwhile",
        |asked| {
            (asked.has("page=2") && asked.before == 0)
                .then(|| answer(&json!([])).with("X-Total", "3"))
        },
        Whole(&[]),
    ),
    (
        "an issue on no page, for one before it left the list",
        |asked| {
            let left = asked.has("page=2") && asked.before == 0;
            left.then(|| answer(&json!([])).with("X-Total", "2"))
        },
        Whole(&[]),
    ),
    (
        "issues leave the list, always",
        |asked| {
            asked
                .has("page=2")
                .then(|| answer(&json!([])).with("X-Total", "2"))
        },
        Error(&[], "it changed each time while it was read"),
    ),
    (
        "pages are missing, always",
        |asked| {
            asked
                .has("page=2")
                .then(|| answer(&json!([])).with("X-Total", "3"))
        },
        Error(&[], "only 2 of 3 issues came"),
    ),
    (
        "a page that is too large",
        |asked| {
            let mut long = issue(1);
            long["description"] = Value::String("long ".repeat(300_000));
            always(asked, answer(&json!([long])))
        },
        Error(&[], "more than 1048576 bytes"),
    ),
    (
        "a small page that unpacks to a large one",
        |asked| always(asked, packed(&vec![b' '; 2 << 20])),
        Error(&[], "more than 1048576 bytes"),
    ),
    (
        "a page that is packed and damaged",
        |asked| times(asked, 1, damaged()),
        Whole(&[1]),
    ),
];

fn packed(bytes: &[u8]) -> Reply {
    use std::io::Write as _;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).expect("memory");
    let body = packer.finish().expect("memory");
    let headers = vec![
        ("Content-Type", "application/json".to_owned()),
        ("Content-Encoding", "gzip".to_owned()),
    ];
    Reply::Whole {
        status: 200,
        headers,
        body,
    }
}

fn damaged() -> Reply {
    let mut reply = packed(json!([issue(1)]).to_string().as_bytes());
    if let Reply::Whole { body, .. } = &mut reply {
        body.truncate(body.len() / 2);
    }
    reply
}

/// Runs against a server that does this, with a file of the last run. What is wrong with the end, if anything.
fn fault((name, does, end): &Row) -> Option<String> {
    let tree = Tree::new(SITE);
    let before = written(&tree);
    let does = *does;
    let server = Server::start(move |asked| does(asked).unwrap_or_else(|| healthy(asked)));
    let mut limits = LIMITS;
    if name.starts_with("silence") {
        limits.request = Duration::from_secs(1);
    }
    let ran = run_with(&wish(&tree, &server), None, limits);
    let after = written(&tree);
    let fine = match (end, &ran.outcome) {
        (Whole(waits), Ok(_)) => ran.waits == *waits && numbers(&tree) == [1, 2, 3],
        (Error(waits, words), Err(error)) => {
            let error = error.to_string();
            let told = error.contains(words) && error.contains("\n      = ");
            ran.waits == *waits && told && !error.contains("CANARY") && after == before
        }
        _ => false,
    };
    let folder = fs::read_dir(tree.path().join("content/issues"));
    let alone = folder.expect("a folder").count() == 1;
    (!fine || !alone).then(|| {
        format!(
            "{name}: waits {:?}, {:?}\n{after:.80}",
            ran.waits, ran.outcome
        )
    })
}

#[test]
fn every_failure_has_an_end() {
    let faults: Vec<String> = ROWS.par_iter().filter_map(fault).collect();
    assert!(
        ROWS.len() > 40 && faults.is_empty(),
        "{}",
        faults.join("\n")
    );
}

#[test]
fn a_project_that_moved_is_told_of() {
    let tree = Tree::new(SITE);
    let server = Server::start(|asked| match asked.path() {
        "/api/v4/projects/harbour%2Flocks" => {
            let mut project = project();
            project["path_with_namespace"] = "port/locks".into();
            answer(&project)
        }
        _ => healthy(asked),
    });
    let ran = run(&wish(&tree, &server), None);
    assert_eq!(
        ran.told.first().map(String::as_str),
        Some("the project has moved: write `port/locks` in site.yaml")
    );
    assert_eq!(numbers(&tree), [1, 2, 3]);
}

#[test]
fn a_project_is_no_group() {
    let tree = Tree::new(SITE);
    let server = Server::start(healthy);
    let mut wish = wish(&tree, &server);
    wish.source = Source::Gitlab(Gitlab {
        group: true,
        ..gitlab()
    });
    let error = run(&wish, None).error();
    assert!(error.contains("leave out --group"), "{error}");
}

#[test]
fn nobody_is_there() {
    let tree = Tree::new(SITE);
    let server = Server::start(healthy);
    let wish = wish(&tree, &server);
    drop(server);
    let ran = run(&wish, None);
    assert_eq!(ran.waits, [1, 2]);
    assert!(
        ran.error().contains("nobody answers at this address"),
        "{}",
        ran.error()
    );
    let mut nowhere = wish;
    nowhere.url = Some("https://gitlab.invalid".to_owned());
    let ran = run(&nowhere, None);
    assert_eq!(ran.waits, [1, 2]);
    assert!(
        ran.error().contains("there is no such host"),
        "{}",
        ran.error()
    );
}
