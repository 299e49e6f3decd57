//! Real logs of others, where the variable `CORPORA` names their folder: hardly a line is left unexplained, and as many
//! messages are found as a crude expression of another hand counts. Prints the table.

#![allow(
    clippy::print_stdout,
    reason = "the table is for whoever runs the test"
)]

use std::fs;

use regex::Regex;
use serde_json::Value;

use crate::clients;
use crate::corpora::Site;
use crate::support::corpora;

/// A folder, an expression for its messages, and the most that may be unexplained, in lines of a thousand.
const FOLDERS: &[(&str, &str, u64)] = &[
    ("meetbot", r"^\d\d:\d\d:\d\d (<[^>]+>|\* )", 5),
    ("meetbot-commands", r"^\d\d:\d\d:\d\d (<[^>]+>|\* )", 5),
    ("maubot-derived", r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d <@", 5),
    (
        "weechat",
        r"^\S+ \S+\t *([^\t<-]|<[^-])[^\t]*\t|^\d\d:\d\d:\d\d <",
        5,
    ),
    ("irssi-in-markdown", r"^\d\d:\d\d(:\d\d)? +(<|\* |⚡)", 5),
    ("mirc", r"^\[\d\d:\d\d:\d\d\] (<|\* )", 5),
    ("supybot", r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d  (<|\* )", 5),
    ("w3c-scribe", r"^\[[^\]]+\]\s<[^>]+>", 5),
    ("matrix-room", r"^\d{4}-\d\d-\d\d \d\d:\d\d [^:]+:", 5),
    ("irc-clients", "", 30),
];

/// Lines of the logs of a folder, by kind.
#[derive(Default)]
struct Lines {
    total: u64,
    said: u64,
    presence: u64,
    continuation: u64,
    unexplained: u64,
    filled: u64,
    crude: u64,
}

fn count(site: &Site, expression: &str) -> Lines {
    let pattern = Regex::new(expression).expect("a correct expression");
    let mut lines = Lines::default();
    for source in site
        .json("sources.json")
        .iter()
        .filter(|source| source["role"] == "log")
    {
        add(&mut lines, source);
        let path = site.content.join(source["path"].as_str().expect("a path"));
        let raw = fs::read(path).expect("a log");
        let text = String::from_utf8_lossy(&raw);
        lines.crude += match expression {
            "" => clients::said(&text).len() as u64,
            _ => text.lines().filter(|line| pattern.is_match(line)).count() as u64,
        };
    }
    lines
}

fn add(lines: &mut Lines, source: &Value) {
    let of = |kind: &str| source["lines"][kind].as_u64().expect("a number");
    let plain = if source["dialect"] == "plain" {
        of("continuation")
    } else {
        0
    };
    lines.total += of("total");
    lines.said += of("message") + of("action") + of("bot");
    lines.presence += of("presence");
    lines.continuation += of("continuation");
    lines.unexplained += of("unexplained") + plain;
    lines.filled += of("total") - of("blank") - of("prose");
}

#[test]
fn hardly_a_line_is_left_unexplained() {
    let Some(corpora) = corpora() else { return };
    println!("folder               lines messages crude presence continuation unexplained");
    let mut faults = Vec::new();
    for (name, expression, most) in FOLDERS {
        let lines = count(&Site::build(name, &corpora), expression);
        println!(
            "{name:18} {:7} {:8} {:5} {:8} {:12} {:11}",
            lines.total,
            lines.said,
            lines.crude,
            lines.presence,
            lines.continuation,
            lines.unexplained
        );
        let rows = [
            (
                lines.unexplained * 1000 <= lines.filled * most,
                "unexplained",
            ),
            (
                lines.said * 100 >= lines.crude * 97 && lines.crude > 0,
                "messages",
            ),
            (
                lines.continuation * 20 < lines.filled || *name == "matrix-room",
                "continuation",
            ),
        ];
        faults.extend(
            rows.iter()
                .filter(|(good, _)| !good)
                .map(|(_, what)| format!("{name}: {what}")),
        );
    }
    assert!(faults.is_empty(), "{faults:?}");
}
