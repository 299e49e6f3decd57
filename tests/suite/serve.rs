//! `minutebook serve` as a person edits: a small tree and one kind of edit a row in, what the open page shows then out.

pub(crate) mod client;
mod soak;

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

use crate::driver::Browser;
use crate::support::{Tree, minutebook};
use client::{Server, bare};

/// A small tree; every page says its version.
const TREE: &str = "\
=== content/site.yaml
title: Harbour watch
=== content/index.md
---
title: Harbour watch
---
Welcome, first version.
=== content/about.md
---
title: About
menu: About
---
About, first version.
=== content/meetings/2026-11-19-weekly.log
15:00:00 <maple> #startmeeting weekly
15:01:00 <maple> #agreed paint the buoy
15:02:00 <reed> it is red
15:09:00 <maple> #endmeeting
=== content/projects/buoys.md
---
title: Buoys
status: active
shepherd: maple
---
All of them.
=== content/static/charts/north.txt
rocks
=== themes/own/assets/note.txt
a theme
";

/// What one sees at a path: the status, then words of the content.
type Sight = (&'static str, u16, &'static str);

/// A kind of edit.
struct Row {
    name: &'static str,
    edit: fn(&Path),
    sees: &'static [Sight],
}

fn write(root: &Path, path: &str, text: &str) {
    let file = root.join(path);
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

fn rename(root: &Path, from: &str, to: &str) {
    fs::rename(root.join(from), root.join(to)).expect("a new name");
}

const ABOUT: &str = "---\ntitle: About\nmenu: About\n---\nAbout, second version.\n";
const BROKEN: &str = "---\ntitle: About\nmenue: About\n---\nAbout, second version.\n";

const ROWS: &[Row] = &[
    Row {
        name: "an edit in place",
        edit: |root| {
            let file = root.join("content/about.md");
            let mut open = fs::OpenOptions::new()
                .append(true)
                .open(file)
                .expect("a file");
            open.write_all(b"And more.\n").expect("an edit");
        },
        sees: &[("/about/", 200, "And more.")],
    },
    Row {
        name: "an atomic save",
        edit: |root| {
            write(root, "content/.about.md.tmp", ABOUT);
            rename(root, "content/.about.md.tmp", "content/about.md");
        },
        sees: &[("/about/", 200, "second version")],
    },
    Row {
        name: "a save as vim does it",
        edit: |root| {
            rename(root, "content/about.md", "content/about.md~");
            write(root, "content/about.md", ABOUT);
            fs::remove_file(root.join("content/about.md~")).expect("no copy");
        },
        sees: &[("/about/", 200, "second version")],
    },
    Row {
        name: "a new file",
        edit: |root| {
            write(
                root,
                "content/tides.md",
                "---\ntitle: Tides\n---\nHigh and low.\n",
            )
        },
        sees: &[("/tides/", 200, "High and low."), ("/pages/", 200, "Tides")],
    },
    Row {
        name: "a new file in a new nested folder",
        edit: |root| write(root, "content/static/a/b/c/d.txt", "deep"),
        sees: &[("/a/b/c/d.txt", 200, "deep"), ("/a/b", 302, "")],
    },
    Row {
        name: "a deleted file",
        edit: |root| fs::remove_file(root.join("content/about.md")).expect("a file"),
        sees: &[
            ("/about/", 404, "Nothing here"),
            ("/", 200, "first version"),
        ],
    },
    Row {
        name: "a deleted folder",
        edit: |root| fs::remove_dir_all(root.join("content/static")).expect("a folder"),
        sees: &[("/charts/north.txt", 404, "Nothing here")],
    },
    Row {
        name: "a moved folder",
        edit: |root| rename(root, "content/static/charts", "content/static/maps"),
        sees: &[
            ("/charts/north.txt", 404, "Nothing here"),
            ("/maps/north.txt", 200, "rocks"),
        ],
    },
    Row {
        name: "a folder moved away and another in its place",
        edit: |root| {
            rename(root, "content/static", "spare");
            write(root, "fresh/charts/south.txt", "sand");
            rename(root, "fresh", "content/static");
        },
        sees: &[
            ("/charts/north.txt", 404, "Nothing here"),
            ("/charts/south.txt", 200, "sand"),
        ],
    },
    Row {
        name: "broken front matter: the fault on every page, and the content before it",
        edit: |root| write(root, "content/about.md", BROKEN),
        sees: &[
            ("/about/", 200, "content/about.md:3:1: error[unknown-key]"),
            ("/about/", 200, "    3 | menue: About\n      | ^^^^^\n"),
            ("/about/", 200, "About, first version."),
            ("/", 200, "content/about.md:3:1: error[unknown-key]"),
            (
                "/meetings/",
                200,
                "content/about.md:3:1: error[unknown-key]",
            ),
            ("/nowhere/", 404, "content/about.md:3:1: error[unknown-key]"),
            ("/_minutebook/faults.txt", 200, "did you mean `menu`?"),
        ],
    },
    Row {
        name: "site.yaml changed",
        edit: |root| write(root, "content/site.yaml", "title: Harbour guard\n"),
        sees: &[
            ("/about/", 200, "Harbour guard"),
            ("/", 200, "Harbour guard"),
        ],
    },
    Row {
        name: "site.yaml gone",
        edit: |root| fs::remove_file(root.join("content/site.yaml")).expect("a file"),
        sees: &[("/", 200, "first version")],
    },
    Row {
        name: "the address of the site gets a path",
        edit: |root| {
            let text = "title: Harbour watch\nbase_url: https://example.org/team/portal\n";
            write(root, "content/site.yaml", text);
        },
        sees: &[
            ("/", 302, ""),
            ("/team/portal/about/", 200, "first version"),
            (
                "/team/portal/nowhere/",
                404,
                "href=\"/team/portal/report/\"",
            ),
            ("/about/", 404, "Nothing here"),
        ],
    },
    Row {
        name: "an asset of the theme",
        edit: |root| write(root, "themes/own/assets/note.txt", "another"),
        sees: &[("/assets/note.txt", 200, "another")],
    },
    Row {
        name: "a template that cannot be read: the fault on every page, and the pages before it",
        edit: |root| {
            write(
                root,
                "themes/own/templates/page.html",
                "{% extends \"base.html\" %}\n{% blok %}\n",
            )
        },
        sees: &[
            ("/about/", 200, "themes/own/templates/page.html:2:4: "),
            ("/about/", 200, "\n    2 | {% blok %}\n      |    ^^^^\n"),
            ("/about/", 200, "About, first version."),
            ("/", 200, "themes/own/templates/page.html:2:4: "),
        ],
    },
    Row {
        name: "a template whose parent is not there",
        edit: |root| {
            let text = "{% extends \"basis.html\" %}\n";
            write(root, "themes/own/templates/page.html", text);
        },
        sees: &[
            (
                "/",
                200,
                "page.html:1:13: there is no template `basis.html`",
            ),
            (
                "/",
                200,
                "\n    1 | {% extends \"basis.html\" %}\n      |             ^^^^^^^^^^\n",
            ),
            ("/about/", 200, "About, first version."),
        ],
    },
    Row {
        name: "a template that asks for what is not there: the fault on its pages, and the page before it",
        edit: |root| {
            let text = "<body>\n<p>ours {{ view.bdy }}</body>\n";
            write(root, "themes/own/templates/page.html", text);
        },
        sees: &[
            (
                "/about/",
                200,
                "themes/own/templates/page.html:2:17: Field `bdy` is not defined\n    2 | &lt;p&gt;ours {{ view.bdy }}",
            ),
            (
                "/about/",
                200,
                "\n      |                 ^^^\n      = did you mean `view.body`?\n",
            ),
            ("/about/", 200, "About, first version."),
            ("/", 200, "first version"),
        ],
    },
    Row {
        name: "such a template, of a page that nobody has looked at: a page that waits to be mended",
        edit: |root| {
            let text = "<body>{{ view.titel }}</body>\n";
            write(root, "themes/own/templates/project.html", text);
            // What is asked for first, and seen only when all is written.
            write(
                root,
                "themes/own/templates/page.html",
                "<body>ours</body>\n",
            );
        },
        sees: &[
            ("/about/", 200, "<body>ours"),
            (
                "/projects/buoys/",
                500,
                "themes/own/templates/project.html:1:15: ",
            ),
            ("/projects/buoys/", 500, "src=\"/_minutebook/reload.js\""),
        ],
    },
    Row {
        name: "old addresses with placeholders and splats",
        edit: |root| {
            let rules = "/old/* /charts/:splat 302\n/as/:page /:page/ 200\n";
            write(root, "content/static/_redirects", rules);
        },
        sees: &[
            ("/old/north.txt", 302, "/charts/north.txt"),
            ("/as/about", 200, "About, first version."),
            ("/as/about/more", 404, "Nothing here"),
        ],
    },
    Row {
        name: "a template changed",
        edit: |root| {
            write(
                root,
                "themes/own/templates/page.html",
                "<body>ours</body>\n",
            )
        },
        sees: &[("/about/", 200, "<body>ours")],
    },
];

fn shows(server: &Server, sees: &[Sight]) -> bool {
    sees.iter().all(|(path, status, words)| {
        let reply = server.get(path);
        reply.status == *status && reply.text().contains(words)
    })
}

#[test]
fn every_kind_of_edit_is_seen() {
    for row in ROWS {
        let tree = Tree::new(TREE);
        let mut server = Server::start(tree.path(), &["--theme", "own"]);
        assert!(
            !shows(&server, row.sees) || row.name == "site.yaml gone",
            "{}: seen before it was made",
            row.name
        );
        (row.edit)(tree.path());
        server.until(row.name, |server| shows(server, row.sees));
        // Whatever it was, it can be taken back.
        fs::remove_dir_all(tree.path().join("content")).expect("no content");
        let before = Tree::new(TREE);
        rename(
            before.path(),
            "content",
            tree.path().join("content").to_str().expect("a path"),
        );
        let _ = fs::remove_dir_all(tree.path().join("themes/own/templates"));
        let first: &[Sight] = &[
            ("/about/", 200, "About, first version."),
            ("/charts/north.txt", 200, "rocks"),
            ("/_minutebook/faults.txt", 200, ""),
        ];
        server.until("all as before", |server| {
            shows(server, first) && server.get("/_minutebook/faults.txt").body.is_empty()
        });
        // And the next edit is seen too, wherever folders have moved to.
        write(tree.path(), "content/static/charts/north.txt", "more rocks");
        let last: &[Sight] = &[("/charts/north.txt", 200, "more rocks")];
        server.until("an edit after that", |server| shows(server, last));
    }
}

#[test]
fn edits_are_seen_though_nobody_hears_of_them() {
    let tree = Tree::new(TREE);
    let mut server = Server::unheard(tree.path(), &["--theme", "own"]);
    for (text, words) in [
        (ABOUT, "second version"),
        (BROKEN, "menue"),
        (ABOUT, "second"),
    ] {
        write(tree.path(), "content/about.md", text);
        let shown = |server: &Server| server.get("/about/").text().contains(words);
        server.until(words, shown);
    }
}

#[test]
fn a_broken_tree_is_served_as_its_faults_until_it_is_mended() {
    let tree = Tree::new(TREE);
    tree.write("content/about.md", BROKEN);
    let mut server = Server::start(tree.path(), &[]);
    let fault: &[Sight] = &[
        ("/", 503, "content/about.md:3:1: error[unknown-key]"),
        ("/about/", 503, "    3 | menue: About\n      | ^^^^^\n"),
        ("/_minutebook/reload.js", 200, "EventSource"),
    ];
    assert!(shows(&server, fault), "{}", server.get("/").text());
    tree.write("content/about.md", ABOUT);
    let mended: &[Sight] = &[("/about/", 200, "second version")];
    server.until("mended", |server| shows(server, mended));
    assert!(!server.get("/about/").text().contains("minutebook-faults"));
}

#[test]
fn a_content_folder_that_went_comes_back_with_other_text() {
    let (tree, other) = (Tree::new(TREE), Tree::new(TREE));
    other.write("content/about.md", ABOUT);
    let mut server = Server::start(tree.path(), &[]);
    let gone: &[Sight] = &[("/_minutebook/faults.txt", 200, "there is no content folder")];
    let back: &[Sight] = &[("/about/", 200, "second version")];
    rename(tree.path(), "content", "aside");
    server.until("the folder is gone", |server| shows(server, gone));
    let content = tree.path().join("content");
    rename(other.path(), "content", content.to_str().expect("a path"));
    server.until("the folder is back", |server| shows(server, back));
}

#[test]
fn a_thousand_files_at_once_are_read_once() {
    let tree = Tree::new(TREE);
    let names: Vec<String> = (0..1000).map(|at| format!("page-{at}.md")).collect();
    for name in &names {
        tree.write(
            &format!("aside/{name}"),
            "---\ntitle: One of many\n---\nText.\n",
        );
    }
    let mut server = Server::start(tree.path(), &[]);
    let before = server.readings();
    for name in &names {
        rename(
            tree.path(),
            &format!("aside/{name}"),
            &format!("content/{name}"),
        );
    }
    let all: &[Sight] = &[("/page-0/", 200, "Text."), ("/page-999/", 200, "Text.")];
    server.until("all are there", |server| shows(server, all));
    assert_eq!(server.readings(), before + 1);
}

#[test]
fn another_branch_is_checked_out() {
    let tree = Tree::new(TREE);
    let git = |args: &[&str]| {
        let all = [
            "-c",
            "user.name=Maple",
            "-c",
            "user.email=maple@example.org",
        ];
        let done = Command::new("git")
            .args(all)
            .args(args)
            .current_dir(tree.path())
            .output();
        assert!(done.expect("git").status.success(), "{args:?}");
    };
    git(&["init", "-q", "-b", "main"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    git(&["checkout", "-qb", "other"]);
    tree.write("content/about.md", ABOUT);
    for at in 0..50 {
        tree.write(
            &format!("content/notes/2026-11-{:02}-n{at}.md", at % 20 + 1),
            "A note.\n",
        );
    }
    fs::remove_dir_all(tree.path().join("content/static")).expect("a folder");
    git(&["add", "."]);
    git(&["commit", "-qm", "second"]);
    git(&["checkout", "-q", "main"]);
    let mut server = Server::start(tree.path(), &[]);
    let main: &[Sight] = &[
        ("/about/", 200, "first version"),
        ("/notes/", 404, ""),
        ("/charts/north.txt", 200, "rocks"),
    ];
    let other: &[Sight] = &[
        ("/about/", 200, "second version"),
        ("/notes/", 200, "n19"),
        ("/charts/north.txt", 404, ""),
    ];
    assert!(shows(&server, main));
    git(&["checkout", "-q", "other"]);
    server.until("the other branch", |server| shows(server, other));
    git(&["checkout", "-q", "main"]);
    server.until("the first branch", |server| shows(server, main));
}

#[test]
fn a_content_folder_may_disappear_and_come_back() {
    let tree = Tree::new(TREE);
    let mut server = Server::start(tree.path(), &[]);
    rename(tree.path(), "content", "elsewhere");
    let gone: &[Sight] = &[
        ("/about/", 200, "there is no content folder"),
        ("/about/", 200, "About, first version."),
    ];
    server.until("gone", |server| shows(server, gone));
    rename(tree.path(), "elsewhere", "content");
    server.until("back", |server| {
        !server.get("/").text().contains("minutebook-faults")
    });
    tree.write("content/about.md", ABOUT);
    let edited: &[Sight] = &[("/about/", 200, "second version")];
    server.until("an edit after that", |server| shows(server, edited));
}

#[test]
fn two_servers_share_a_folder_and_the_second_takes_the_next_port() {
    let tree = Tree::new(TREE);
    let mut first = Server::start(tree.path(), &[]);
    let port = first.port.to_string();
    let mut second = Server::start(tree.path(), &["--port", &port]);
    assert!(second.port > first.port);
    tree.write("content/about.md", ABOUT);
    let edited: &[Sight] = &[("/about/", 200, "second version")];
    for server in [&mut first, &mut second] {
        server.until("an edit", |server| shows(server, edited));
    }
}

#[test]
fn a_taken_port_is_told_and_a_browser_is_opened() {
    let tree = Tree::new(TREE);
    // What stands for the browser tells its address where the server sees it.
    let opener = format!(
        "#!/bin/sh\nprintf %s \"$1\" > '{}'\n",
        tree.path().join("content/static/opened.txt").display()
    );
    tree.write("bin/xdg-open", opener);
    let mode = fs::Permissions::from_mode(0o755);
    fs::set_permissions(tree.path().join("bin/xdg-open"), mode).expect("a program");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("an address").port().to_string();
    let mut server = Server::start(tree.path(), &["--open", "--port", &port]);
    let told = format!("port {port} is taken: trying the next");
    assert!(server.said.contains(&told), "{:?}", server.said);
    let address = format!("http://127.0.0.1:{}/", server.port);
    server.until("the browser", |server| {
        server.get("/opened.txt").text() == address
    });
}

#[test]
fn requests_over_the_wire() {
    let tree = Tree::new(TREE);
    tree.write("secret.txt", "outside");
    let server = Server::start(tree.path(), &[]);
    let (range, none) = ("Range: bytes=1-3\r\n", "");
    // Method, path, headers; then status, type and content.
    let rows = [
        (
            "GET",
            "/charts/north.txt",
            none,
            200,
            "text/plain; charset=utf-8",
            "rocks\n",
        ),
        (
            "HEAD",
            "/charts/north.txt",
            none,
            200,
            "text/plain; charset=utf-8",
            "",
        ),
        (
            "GET",
            "/charts/north.txt",
            range,
            206,
            "text/plain; charset=utf-8",
            "ock",
        ),
        (
            "GET",
            "/charts",
            none,
            302,
            "text/plain; charset=utf-8",
            "/charts/\n",
        ),
        (
            "DELETE",
            "/about/",
            none,
            405,
            "text/plain; charset=utf-8",
            "only GET",
        ),
        (
            "GET",
            "/calendar.ics",
            none,
            200,
            "text/calendar; charset=utf-8",
            "BEGIN:VCALENDAR",
        ),
        (
            "GET",
            "/api/v1/meetings.json",
            none,
            200,
            "application/json; charset=utf-8",
            "[",
        ),
        (
            "GET",
            "/../secret.txt",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "/%2e%2e/secret.txt",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "/..%2fsecret.txt",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "/charts/..%5c..%5csecret.txt",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "/charts/north.txt%00",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "//etc/passwd",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "/site.yaml",
            none,
            404,
            "text/html; charset=utf-8",
            "<!doctype",
        ),
        (
            "GET",
            "/_minutebook/nothing",
            none,
            404,
            "text/plain; charset=utf-8",
            "nothing",
        ),
    ];
    for (method, path, headers, status, kind, body) in rows {
        let reply = server.ask(method, path, headers);
        assert_eq!(reply.status, status, "{method} {path}");
        assert_eq!(reply.header("content-type"), Some(kind), "{method} {path}");
        match body {
            "" => assert_eq!(reply.text(), "", "{method} {path}"),
            body => assert!(reply.text().starts_with(body), "{method} {path}"),
        }
    }
    let head = server.ask("HEAD", "/charts/north.txt", "");
    assert_eq!(head.header("content-length"), Some("6"));
}

#[test]
fn the_search_index_is_made_when_it_is_asked_for() {
    let tree = Tree::new(TREE);
    let server = Server::start(tree.path(), &[]);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let index = fs::read_dir(built.out.join("search/index")).expect("an index");
    for file in index.flatten() {
        let name = file.file_name().into_string().expect("a name");
        let reply = server.get(&format!("/search/index/{name}"));
        assert_eq!(reply.body, fs::read(file.path()).expect("a file"), "{name}");
    }
    let page = server.get("/search/");
    assert_eq!(
        bare(&page.body),
        built.read("search/index.html").into_bytes()
    );
}

#[test]
fn a_folder_that_is_not_there_is_refused() {
    let refused = minutebook(&["serve", "--root", "/nonexistent-harbour"]);
    assert_eq!(refused.status.code(), Some(2));
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("there is no content folder"), "{told}");
    // Whoever stands in the folder itself is told how to name it.
    let tree = Tree::new(TREE);
    let inside = tree.path().join("content");
    let inside = inside.to_str().expect("temporary paths are UTF-8");
    let refused = minutebook(&["serve", "--root", inside]);
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(told.contains("itself looks like one"), "{told}");
}

#[test]
fn an_open_page_is_loaded_again_and_the_reader_stays_where_they_were() {
    let Some(browser) = Browser::start() else {
        return;
    };
    let tree = Tree::new(TREE);
    let text = |version: &str, lines: usize| {
        let paragraphs = |at| format!("## Part {at}\n\nA line of the text, {version}.\n\n");
        let body: String = (0..lines).map(paragraphs).collect();
        format!("---\ntitle: Long\n---\n{version}\n\n{body}")
    };
    tree.write("content/long.md", text("first", 60));
    let mut server = Server::start(tree.path(), &["--theme", "own"]);
    browser.open(&format!("http://127.0.0.1:{}/long/", server.port));
    browser.run("document.getElementById('h-part-40').scrollIntoView({behavior: 'instant'})");
    let top = "return Math.round(document.getElementById('h-part-40').getBoundingClientRect().top)";
    let before = browser.run(top);
    // Whoever waits for an element waits until the page is there again.
    let longer = text("second", 60).replacen("second", "second\n\nOne more.\n\nAnd one more.", 1);
    tree.write("content/long.md", longer);
    server.until("an edit", |server| {
        server.get("/long/").text().contains("One more.")
    });
    let state = server.state.clone();
    browser.text(&format!("script[data-state='{state}']"));
    let settled =
        "return document.readyState === 'complete' && history.scrollRestoration === 'auto'";
    while browser.run(settled) != serde_json::json!(true) {}
    assert_eq!(browser.run(top), before);
    // A fault lies over the page and goes by itself.
    tree.write("content/about.md", BROKEN);
    assert!(
        browser
            .text("#minutebook-faults pre")
            .contains("did you mean `menu`?")
    );
    assert!(browser.text("main").contains("One more."));
    tree.write("content/about.md", ABOUT);
    browser.text("body:not(:has(#minutebook-faults)) main");
    // So does one of the template of this page alone.
    let template = "themes/own/templates/page.html";
    tree.write(template, "<main>{{ view.bdy }}</main>\n");
    assert!(
        browser
            .text("#minutebook-faults pre")
            .contains("did you mean `view.body`?")
    );
    assert!(browser.text("main").contains("One more."));
    fs::remove_file(tree.path().join(template)).expect("a template");
    browser.text("body:not(:has(#minutebook-faults)) main");
    let complaints = browser.complaints();
    assert!(complaints.is_empty(), "{complaints:?}");
}
