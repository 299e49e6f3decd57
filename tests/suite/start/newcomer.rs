//! A newcomer keeps a portal with nothing but the README and the guide: `serve` runs all the time and shows what came of each
//! step, and at the end the site is built.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{DAY, Portal, guide, root, text};
use crate::serve::client::Server;

/// What a newcomer types; the guide or the README explains it.
const COMMANDS: &[&str] = &[
    "minutebook init",
    "minutebook serve --open",
    "minutebook new meeting weekly --from",
    "minutebook new issue",
    "minutebook new project",
    "minutebook check",
    "minutebook build",
];

const MEETING: &str = "/meetings/2026-11-19-weekly/";
const PROJECT: &str = "/projects/paint-all-boats/";

#[test]
fn a_newcomer_publishes_with_the_guide_alone() {
    let source: String = guide().into_values().collect::<String>()
        + &fs::read_to_string(root().join("README.md")).expect("the README");
    for command in COMMANDS {
        assert!(source.contains(command), "`{command}` is explained nowhere");
    }
    let portal = Portal::new(DAY);
    let mut server = Server::start(&portal.root, &["--today", DAY]);
    let folder = TempDir::new().expect("a temporary folder");
    adds_what_the_bot_wrote(&portal, folder.path());
    assert_eq!(portal.begin(&["issue", "Paint the boat"]).0, 0);
    assert_eq!(portal.begin(&["project", "Paint all boats"]).0, 0);
    for (page, words) in [
        (MEETING, "boats float"),
        ("/issues/2/", "Paint the boat"),
        (PROJECT, "Paint all boats"),
    ] {
        server.until(page, |server| server.get(page).text().contains(words));
    }
    portal.is_clean();
    breaks_and_mends_a_head(&portal, &mut server);
    corrects_a_meeting(&portal, &mut server);
    portal.is_clean();
    let site = folder.path().join("site");
    let (status, notes) = portal.run("build", DAY, &["--output-dir", text(&site)]);
    assert!(
        status == 0 && notes.contains("2 meetings, 2 issues, 2 projects"),
        "{notes}"
    );
    for (page, words) in [
        (MEETING, "Boats and paint"),
        ("/issues/2/", "Paint the boat"),
        (PROJECT, "Paint all boats"),
    ] {
        let page = site.join(page.trim_start_matches('/')).join("index.html");
        let html = fs::read_to_string(&page).expect("a page");
        assert!(html.contains(words), "{}", page.display());
    }
}

/// The four files of a meeting, by the command that the guide names.
fn adds_what_the_bot_wrote(portal: &Portal, folder: &Path) {
    let stem = "weekly.2026-11-19-15.00";
    let log = "15:00:00 <maple> #startmeeting Weekly meeting\n15:00:00 <minutesbot> Meeting started Thu Nov 19 15:00:00 2026 UTC.  The chair is maple.\n15:01:00 <maple> #topic Boats\n15:02:00 <maple> #agreed boats float\n15:03:00 <maple> #action reed to paint the boat\n15:04:00 <maple> #endmeeting\n";
    let minutes = "====================\n#room: Weekly meeting\n====================\n\n\nMeeting started by maple at 15:00:00 UTC.\n\n\n\nMeeting summary\n---------------\n* Boats  (maple, 15:01:00)\n  * AGREED: boats float  (maple, 15:02:00)\n  * ACTION: reed to paint the boat  (maple, 15:03:00)\n\nMeeting ended at 15:04:00 UTC.\n\n\n\nAction Items\n------------\n* reed to paint the boat\n";
    let page = "<!DOCTYPE html>\n<html><head><title>#room: Weekly meeting</title></head><body><h1>#room: Weekly meeting</h1>\n<span class=\"details\">Meeting started by maple at 15:00:00 UTC</span>\n</body></html>\n";
    let log_page = "<!DOCTYPE html>\n<html><head><title>#room log</title></head><body><pre class=\"log\"><a name=\"l-1\"></a>15:00:00 &lt;maple&gt; #startmeeting</pre></body></html>\n";
    for (ending, text_of_bot) in [
        ("log.txt", log),
        ("txt", minutes),
        ("html", page),
        ("log.html", log_page),
    ] {
        let file = folder.join(format!("{stem}.{ending}"));
        fs::write(&file, text_of_bot).expect("a file of the bot");
        let (status, told) = portal.begin(&["meeting", "weekly", "--from", text(&file)]);
        assert!(
            status == 0 && told.contains(&format!("{stem}.{ending}")),
            "{told}"
        );
    }
}

/// A fault in front matter lies over the page with file, line, caret and the right word, and goes when it is mended;
/// `check` says the same, and nothing is published meanwhile.
fn breaks_and_mends_a_head(portal: &Portal, server: &mut Server) {
    let path = "content/projects/paint-all-boats.md";
    let whole = portal.read(path);
    portal.write(path, &whole.replace("status:", "statsu:"));
    let words = [
        "content/projects/paint-all-boats.md:4:1: error[unknown-key]: unknown key `statsu`",
        "    4 | statsu: proposed       # then active; later done, or dropped\n      | ^^^^^^\n      = did you mean `status`?",
    ];
    server.until("the fault", |server| is_over(server, PROJECT, words[0]));
    for shown in words.iter().chain(&["<bdi>Paint all boats</bdi></h1>"]) {
        assert!(is_over(server, PROJECT, shown), "{shown}");
    }
    let (status, notes) = portal.run("check", DAY, &[]);
    assert!(
        status == 1 && words.iter().all(|words| notes.contains(words)),
        "{notes}"
    );
    portal.write(path, &whole);
    server.until("mended", |server| is_fresh(server, PROJECT));
}

/// A correction that names a line that is not there, then one that counts.
fn corrects_a_meeting(portal: &Portal, server: &mut Server) {
    let path = "content/meetings/weekly.2026-11-19-15.00.yaml";
    portal.write(path, "title: Boats and paint\nwithdraw: [99]\n");
    let fault = format!("{path}:2:12: error");
    server.until("the fault", |server| is_over(server, MEETING, &fault));
    assert!(is_over(server, MEETING, "boats float"));
    portal.write(path, "title: Boats and paint\nwithdraw: [5]\n");
    server.until("corrected", |server| {
        is_fresh(server, MEETING) && server.get(MEETING).text().contains("Boats and paint")
    });
}

/// Whether a page shows some words while a fault lies over it.
fn is_over(server: &Server, page: &str, words: &str) -> bool {
    let text = server.get(page).text();
    text.contains("minutebook-faults") && text.contains(words)
}

fn is_fresh(server: &Server, page: &str) -> bool {
    !server.get(page).text().contains("minutebook-faults")
}
