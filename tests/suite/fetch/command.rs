//! The command line of `fetch`: the binary runs; what it prints, where it sends a token, and what it leaves on the disk.

use std::fs;
use std::process::{Command, Output, Stdio};

use serde_json::json;

use super::server::{Asked, Reply, Server, json as answer, refusal};
use super::{SITE, file, healthy, is_list, issue, numbers, written};
use crate::support::Tree;

const TOKEN: &str = "glpat-CANARY0123456789abcd";

/// What a server does in place of what is right.
type Does = dyn Fn(&Asked) -> Option<Reply> + Send + Sync;

/// Runs `fetch` in a tree, with these variables.
fn fetch(tree: &Tree, args: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_minutebook"));
    command
        .arg("fetch")
        .args(args)
        .current_dir(tree.path())
        .env_remove("MINUTEBOOK_TOKEN")
        .env_remove("GITLAB_TOKEN")
        .envs(variables.iter().copied())
        .stdin(Stdio::null());
    command.output().expect("minutebook starts")
}

fn stderr(output: &Output) -> String {
    let all = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8(all).expect("UTF-8")
}

#[test]
fn a_run_from_the_command_line() {
    let tree = Tree::new(SITE);
    let server = Server::start(healthy);
    let args = ["gitlab", "harbour/locks", "--url", &server.url];
    let done = "content/issues/gitlab-harbour-locks.json";
    for word in ["written", "unchanged"] {
        let output = fetch(&tree, &args, &[]);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(
            stderr(&output),
            format!("{done} {word}: 3 issues, 0 comments, 0 withheld\n")
        );
    }
    let quiet = fetch(&tree, &[&args[..], &["--quiet"]].concat(), &[]);
    assert_eq!(
        (quiet.status.code(), stderr(&quiet)),
        (Some(0), String::new())
    );
    let output = fetch(&tree, &[&args[..], &["--output", "a/b.json"]].concat(), &[]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        fs::read(tree.path().join("a/b.json")).ok(),
        fs::read(file(&tree)).ok()
    );
}

#[test]
fn the_project_is_that_of_the_site() {
    let server = Server::start(healthy);
    let here = |text: &str| format!("{SITE}{}", text.replace("HOST", &server.url));
    let rows = [
        here("repository: HOST/harbour/locks\n"),
        here(
            "trackers: [{project: boats, url: 'https://pagure.io/boats'}, {project: harbour/locks, url: HOST/harbour/locks}]\n",
        ),
        here("repository: HOST/other/one\ntrackers: [{project: harbour/locks}]\n"),
    ];
    for site in rows {
        let tree = Tree::new(&site);
        let output = fetch(&tree, &["gitlab"], &[]);
        assert_eq!(output.status.code(), Some(0), "{site}{}", stderr(&output));
        assert_eq!(numbers(&tree), [1, 2, 3]);
    }
    let tree = Tree::new(SITE);
    let url = format!("{}/harbour/locks/-/issues", server.url);
    assert_eq!(fetch(&tree, &["gitlab", &url], &[]).status.code(), Some(0));
    assert_eq!(numbers(&tree), [1, 2, 3]);
}

#[test]
fn a_file_of_another_project_is_not_written_over() {
    let server = Server::start(healthy);
    let list = |path: &str, host: &str, id: u64| {
        let mut issue = issue(1);
        issue["references"]["full"] = json!(format!("{path}#1"));
        issue["web_url"] = json!(format!("https://{host}/{path}/-/issues/1"));
        issue["project_id"] = json!(id);
        json!([issue]).to_string()
    };
    for (old, status) in [
        (list("harbour-locks/a", "gitlab.com", 8), 2),
        (list("harbour/locks", "gitlab.com", 7), 0),
        (list("harbour/before", "gitlab.com", 7), 0),
        ("[]".to_owned(), 0),
    ] {
        let tree = Tree::new(SITE);
        tree.write("content/issues/gitlab-harbour-locks.json", &old);
        let args = ["gitlab", "harbour/locks", "--url", &server.url];
        let output = fetch(&tree, &args, &[]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(status), "{old}: {told}");
        let kept = fs::read_to_string(file(&tree)).is_ok_and(|text| text == old);
        assert_eq!(kept, status == 2, "{old}");
        let refused = told.contains("`harbour-locks/a` at gitlab.com") && told.contains("--output");
        assert_eq!(refused, status == 2, "{told}");
    }
}

#[test]
fn what_is_asked_wrongly() {
    let tree = Tree::new(SITE);
    let rows: [(&[&str], &str); 11] = [
        (&["gitlab"], "nothing says which project"),
        (
            &["gitlab", "--group"],
            "name the group: fetch gitlab GROUP --group",
        ),
        (&["gitlab", "a b"], "`a b` is no name of a project"),
        (&["gitlab", "a/../b"], "is no name of a project"),
        (
            &["gitlab", "a/b", "--url", "gitlab.com"],
            "is no address of a tracker: write it as https://gitlab.com",
        ),
        (
            &["gitlab", "a/b", "--url", "https://me:secret@gitlab.com"],
            "is no address of a tracker",
        ),
        (
            &[
                "gitlab",
                "https://gitlab.test/a/b",
                "--url",
                "https://other.test",
            ],
            "--url names another server: leave out --url",
        ),
        (
            &[
                "pagure",
                "https://pagure.test/a",
                "--url",
                "https://pagure.test/b",
            ],
            "--url names another server: leave out --url",
        ),
        (
            &["gitlab", "a/b", "--content", "none"],
            "there is no content folder `none`",
        ),
        (
            &["gitlab", "a/b", "--ca-file", "none.pem"],
            "cannot read `none.pem`",
        ),
        (
            &["gitlab", "--from-export", "x", "--since-last"],
            "cannot be used with",
        ),
    ];
    for (args, words) in rows {
        let output = fetch(&tree, args, &[]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.contains(words), "{args:?}: {told}");
    }
}

#[test]
fn a_token_is_sent_to_its_host_and_shown_to_nobody() {
    let tree = Tree::new(SITE);
    let server = Server::start(healthy);
    let args = ["gitlab", "harbour/locks", "--url", &server.url, "--notes"];
    for variables in [
        &[("MINUTEBOOK_TOKEN", TOKEN), ("GITLAB_TOKEN", "other")][..],
        &[("GITLAB_TOKEN", TOKEN), ("MINUTEBOOK_TOKEN", "")],
    ] {
        let asked = server.asked().len();
        let output = fetch(&tree, &args, variables);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert!(!stderr(&output).contains("CANARY") && !written(&tree).contains("glpat"));
        let later = server.asked().split_off(asked);
        assert!(!later.is_empty());
        for asked in later {
            assert_eq!(asked.token.as_deref(), Some(TOKEN));
            assert!(!asked.target.contains("glpat"), "{asked:?}");
        }
    }
    let expired = Server::start(|_| refusal(401));
    let args = ["gitlab", "harbour/locks", "--url", &expired.url];
    let output = fetch(&tree, &args, &[("GITLAB_TOKEN", TOKEN)]);
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        told.contains("it has expired, was revoked") && !told.contains("CANARY"),
        "{told}"
    );
    let output = fetch(&tree, &args, &[("GITLAB_TOKEN", "CANARY with blanks")]);
    let told = stderr(&output);
    assert!(
        told.contains("GITLAB_TOKEN holds no token") && !told.contains("CANARY"),
        "{told}"
    );
}

#[test]
fn a_token_goes_nowhere_else() {
    let other = Server::start(healthy);
    let there = other.url.clone();
    let by_link = there.clone();
    let rows: [Box<Does>; 2] = [
        Box::new(move |_| {
            Some(refusal(302).with("Location", &format!("{there}/api/v4/projects/7")))
        }),
        Box::new(move |asked| {
            let link = format!(r#"<{by_link}/api/v4/projects/7/issues?page=2>; rel="next""#);
            is_list(asked).then(|| answer(&json!([issue(1)])).with("Link", &link))
        }),
    ];
    for does in rows {
        let tree = Tree::new(SITE);
        let server = Server::start(move |asked| does(asked).unwrap_or_else(|| healthy(asked)));
        let args = ["gitlab", "harbour/locks", "--url", &server.url];
        let output = fetch(&tree, &args, &[("GITLAB_TOKEN", TOKEN)]);
        assert_eq!(output.status.code(), Some(2));
        assert!(
            stderr(&output).contains("leads to another host"),
            "{}",
            stderr(&output)
        );
    }
    // Nor to a host that only the content names, nor where anybody on the way could read it.
    let tree = Tree::new(&format!("{SITE}repository: {}/harbour/locks\n", other.url));
    let output = fetch(&tree, &["gitlab"], &[("GITLAB_TOKEN", TOKEN)]);
    let told = stderr(&output);
    assert!(told.contains(&format!("say --url {}", other.url)), "{told}");
    let output = fetch(
        &tree,
        &["gitlab", "a/b", "--url", "http://gitlab.test"],
        &[("GITLAB_TOKEN", TOKEN)],
    );
    let told = stderr(&output);
    assert!(
        told.contains("a token is not sent to http://gitlab.test without encryption"),
        "{told}"
    );
    assert!(other.asked().is_empty(), "{:?}", other.asked());
}

#[test]
fn a_full_disk_leaves_the_old_file() {
    let tree = Tree::new(SITE);
    let server = Server::start(healthy);
    let binary = env!("CARGO_BIN_EXE_minutebook");
    let old = "[{\"iid\": 9, \"title\": \"Of the last run\"}]";
    tree.write("content/issues/gitlab-harbour-locks.json", old);
    // A limit on the size of files has the effect of a disk without room: a write that fails half way.
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec {binary} fetch gitlab harbour/locks --url {}",
        server.url
    );
    let output = Command::new("sh")
        .args(["-c", &script])
        .current_dir(tree.path())
        .env_remove("MINUTEBOOK_TOKEN")
        .env_remove("GITLAB_TOKEN")
        .output()
        .expect("a shell");
    let told = stderr(&output);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(
        told.contains("cannot write `content/issues/gitlab-harbour-locks.json`"),
        "{told}"
    );
    assert_eq!(written(&tree), old);
    let folder = fs::read_dir(tree.path().join("content/issues")).expect("a folder");
    assert_eq!(folder.count(), 1, "nothing half written is left");
}

#[test]
fn the_help_names_every_door() {
    let tree = Tree::new(SITE);
    let told = stderr(&fetch(&tree, &["gitlab", "--help"], &[]));
    for word in [
        "--from-export",
        "--since-last",
        "--notes",
        "--group",
        "--allow-private",
        "--ca-file",
        "MINUTEBOOK_TOKEN",
    ] {
        assert!(told.contains(word), "{word}: {told}");
    }
    let told = stderr(&fetch(&tree, &["--help"], &[]));
    assert!(told.contains("gitlab") && told.contains("pagure"), "{told}");
}
