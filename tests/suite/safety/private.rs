//! What people did not mean to publish: secrets they pasted, addresses of machines, names that bots tell, and those who asked
//! not to be named. A tree in, every byte of its site and everything that was printed searched.

use super::bytes::{files, wide, words};
use super::{printed, published};
use crate::support::{Built, Tree, minutebook};

/// Looks drawn by lot, and is put together here so that nobody's scanner takes this file for a leak.
const LOT: &str = "q7Xf2LmZ9vKp3RtB8nWd5HcJ1sYg4EuA6oTi0xQe";

/// A tree in which every kind of record holds a secret.
fn pasted() -> Tree {
    let tree = Tree::new(include_str!("pasted.txt"));
    for (path, text) in [
        (
            "meetings/2026-05-01-weekly.log",
            "10:00:01 <amy> #info the token is TOKEN\n10:00:02 <amy> TOKEN\n",
        ),
        (
            "issues/1.md",
            "---\ntitle: One TOKEN\nlabels: [TOKEN]\n---\nText TOKEN and `TOKEN`\n",
        ),
        (
            "projects/one.md",
            "---\ntitle: One\nstatus: active\nshepherd: amy\nsummary: with TOKEN\n---\nTOKEN\n",
        ),
        (
            "about.md",
            "---\ntitle: About\nmenu: true\n---\ngit clone https://amy:PASSWORD@git.test/x\n",
        ),
        (
            "notes/2026-05-02-x.md",
            "https://gitlab.test/a?private_token=QUERY\n",
        ),
        (
            "issues/tickets.json",
            "[{\"iid\": 3, \"title\": \"Three\", \"state\": \"opened\", \"confidential\": false, \"labels\": [],\n\"description\": \"KEY\"}]",
        ),
    ] {
        let key = format!(
            "-----BEGIN {0} KEY-----\\nMIIE{LOT}{LOT}\\n-----END {0} KEY-----",
            "PRIVATE"
        );
        let text = text
            .replace("TOKEN", &format!("glpat-{}", &LOT[..20]))
            .replace("PASSWORD", &LOT[..16])
            .replace("QUERY", &LOT[..20])
            .replace("KEY", &key);
        let old =
            std::fs::read_to_string(tree.path().join("content").join(path)).unwrap_or_default();
        tree.write(&format!("content/{path}"), old + &text);
    }
    tree
}

#[test]
fn secrets_are_masked_by_a_build_and_refused_by_a_check() {
    let tree = pasted();
    let built = tree.build(&["--base-url", "https://portal.example"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let stem = LOT[..12].to_lowercase();
    let leaks: Vec<String> = published(&built)
        .iter()
        .filter(|(_, text)| text.to_lowercase().contains(&stem))
        .map(|(path, _)| path.clone())
        .collect();
    assert_eq!(leaks, [""; 0]);
    for place in [
        "meetings/2026-05-01-weekly.log:2:35: warning[secret]: this looks like a GitLab token",
        "issues/1.md:2:12: warning[secret]",
        "projects/one.md:7:1: warning[secret]",
        "about.md:5:23: warning[secret]: this looks like a password in an address",
        "notes/2026-05-02-x.md:1:37: warning[secret]: this looks like a token in an address",
        "issues/tickets.json:2:17: warning[secret]: this looks like a private key",
    ] {
        assert!(built.stderr.contains(place), "{place}: {}", built.stderr);
    }
    let page = built.read("issues/1/index.html");
    assert!(page.contains("One (GitLab token removed)"), "{page}");
    let strict = tree.build(&["--strict"]);
    assert_eq!(strict.status, 1, "{}", strict.stderr);
    let root = tree.path().to_str().expect("temporary paths are UTF-8");
    let check = minutebook(&["check", "--root", root, "--today", "2026-11-22"]);
    let check = Built::new(check, built.out.clone());
    assert_eq!(check.status, 1, "{}", check.stderr);
    assert!(check.stderr.contains("error[secret]"), "{}", check.stderr);
    assert!(
        !check.stderr.to_lowercase().contains(&stem),
        "{}",
        check.stderr
    );
}

#[test]
fn a_copied_file_that_names_somebody_hidden_refuses_the_site() {
    let people = "=== content/people.yaml\n- {name: Ada Lovelake, nick: adal, hidden: true}\n";
    let tree = Tree::new(&format!("=== content/site.yaml\ntitle: Portal\n{people}"));
    let built = |text: &str| {
        tree.write("content/static/list.csv", text);
        tree.build(&[])
    };
    for text in ["name\nAda Lovelake\n", "name\n\"Lovelake, Ada\"\n"] {
        let built = built(text);
        let place = "static/list.csv:2: error[hidden-name]";
        assert_eq!(built.status, 1, "{}", built.stderr);
        assert!(built.stderr.contains(place), "{}", built.stderr);
        assert!(!built.stderr.contains("Lovelake"), "{}", built.stderr);
    }
    assert_eq!(built("name\nAda, adal, Lovelake\n").status, 0);
}

#[test]
fn a_secret_in_a_copied_file_refuses_the_site_unless_it_is_known_to_be_none() {
    let token = format!("glpat-{}", &LOT[..20]);
    let tree = Tree::new("=== content/site.yaml\ntitle: Portal\n");
    tree.write("content/static/a.txt", &token);
    let built = tree.build(&[]);
    assert_eq!(built.status, 1, "{}", built.stderr);
    let place = "static/a.txt:1:1: error[secret]: this looks like a GitLab token";
    assert!(built.stderr.contains(place), "{}", built.stderr);
    let packed = minutebook::compress::Packing::Gzip.pack(token.as_bytes());
    let others = wide(&token).into_iter().map(|bytes| ("a.txt", bytes));
    for (name, bytes) in others.chain([("a.txt.gz", packed)]) {
        let tree = Tree::new("=== content/site.yaml\ntitle: Portal\n");
        tree.write(&format!("content/static/{name}"), &bytes);
        let built = tree.build(&[]);
        let told = built.stderr.contains("error[secret]");
        assert!(built.status == 1 && told, "{bytes:?}: {}", built.stderr);
    }
    let site = format!("title: Portal\nnot_secrets: [{token}]\n");
    tree.write("content/site.yaml", site);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    assert!(!built.stderr.contains("[secret]"), "{}", built.stderr);
}

#[test]
fn a_file_packed_too_tightly_to_be_looked_through_is_refused() {
    let tree = Tree::new("=== content/site.yaml\ntitle: Portal\n");
    let packed = minutebook::compress::Packing::Gzip.pack(&vec![b' '; 1 << 20]);
    tree.write("content/static/a.txt.gz", packed);
    let built = tree.build(&[]);
    let told = "static/a.txt.gz: error[cap]: this packed file holds more than 100 times its size";
    let refused = built.status == 1 && built.stderr.contains(told);
    assert!(refused, "{}", built.stderr);
}

/// People, names and machines of a tree; what must not be told begins with `numbat`, or is an address.
#[test]
fn those_who_asked_not_to_be_named_are_named_nowhere() {
    let tree = Tree::new(include_str!("hidden.txt"));
    let built = tree.build(&["--base-url", "https://portal.example"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let all = [files(&built.out), printed(&built)].concat();
    let told = all.iter().filter(|(path, text)| {
        !words(path, "numbat").is_empty() || !words(text, "numbat").is_empty()
    });
    let told: Vec<&String> = told.map(|(path, _)| path).collect();
    assert_eq!(told, [""; 0], "named");
    let machines = all
        .iter()
        .filter(|(_, text)| text.contains("8.8.5.4") || text.contains("2a01:4f8"));
    let machines: Vec<&String> = machines.map(|(path, _)| path).collect();
    assert_eq!(machines, [""; 0], "addresses of machines");
    let page = built.read("meetings/2026-05-01-weekly/index.html");
    for kept in [
        "192.0.2.7",
        "9.9.9.7",
        "[address removed]",
        "good morning",
        "Amy Tree of people.yaml",
    ] {
        let pages = page.clone() + &built.read("people/amy/index.html");
        assert!(pages.contains(kept), "{kept}");
    }
}

#[test]
fn real_names_are_shown_as_the_team_says() {
    for (line, of_bot, declared) in [
        ("", false, true),
        ("privacy: {real_names: true}\n", true, true),
        ("privacy: {real_names: false}\n", false, false),
    ] {
        let tree = Tree::new(
            "=== content/people.yaml\n- nick: amy\n  name: Amy Declared\n=== content/meetings/2026-05-01-weekly.log\n\
             10:00:00 <amy> .hello2\n10:00:01 <zodbot> amy: amyt 'Amy Told' <amy@example.org>\n10:00:02 <amy> hello\n\
             10:00:03 <joe> !hi\n10:00:04 <zodbot> Joe Told (joet) - he / him\n\
             10:00:05 <bo> .hello bot\n10:00:06 <zodbot> bo: bot 'Bo Told' <None>\n",
        );
        let event = |at: u64, sender: &str, body: &str| {
            format!(
                "{{\"type\":\"m.room.message\",\"sender\":\"@{sender}:h.test\",\"origin_server_ts\":{},\"event_id\":\"${at}\",\
                 \"content\":{{\"msgtype\":\"m.text\",\"body\":\"{body}\"}}}}",
                1_777_716_000_000 + at * 1000
            )
        };
        let events = [
            event(1, "ivy", "!hi"),
            event(2, "zodbot", "Ivy Told (ivyt) - she / her"),
            event(3, "ivy", "boats float"),
        ];
        // Of an export that is indented each message is many lines.
        let export = format!("{{\"messages\":[{}]}}", events.join(",\n"));
        let export = export.replace("\"content\"", &format!("{}\"content\"", "\n".repeat(9)));
        tree.write("content/meetings/2026-05-02-room.json", export);
        tree.write("content/site.yaml", format!("title: Portal\n{line}"));
        let built = tree.build(&[]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let site = files(&built.out);
        let has = |name: &str| site.iter().any(|(_, text)| text.contains(name));
        for name in ["Amy Told", "Joe Told", "Bo Told", "Ivy Told"] {
            assert_eq!(has(name), of_bot, "{name}: {line}");
        }
        assert_eq!(has("Amy Declared"), declared, "{line}");
    }
}
