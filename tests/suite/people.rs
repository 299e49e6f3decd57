//! Who is who over many logs: names, addresses and other nicks, bots, Matrix ids, words that are nobody. Small trees in, what
//! pages, JSON and notes say of people out.

use serde_json::Value;

use crate::support::{Built, Tree};

/// Builds logs, each `day` and lines parted by a slash.
fn built(logs: &[(&str, &str)]) -> (Tree, Built) {
    let log = |(day, lines): &(&str, &str)| {
        let lines = lines.replace(" / ", "\n");
        format!("=== content/meetings/{day}-weekly.log\n{lines}\n")
    };
    let logs: String = logs.iter().map(log).collect();
    let tree = Tree::new(&format!("=== content/site.yaml\ntitle: Test\n{logs}"));
    let built = tree.build(&["--today", "2026-03-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    (tree, built)
}

/// Everybody: id, nick, other nicks.
fn everybody(built: &Built) -> String {
    let people = built.json("api/v1/people.json");
    let one = |person: &Value| {
        let text = |key: &str| person[key].as_str().unwrap_or("-").to_owned();
        let nicks = person["nicks"].as_array().map_or(&[][..], Vec::as_slice);
        let nicks: Vec<&str> = nicks.iter().filter_map(Value::as_str).collect();
        format!("{} {} [{}]", text("id"), text("nick"), nicks.join(" "))
    };
    let people = people.as_array().expect("a list").iter();
    people.map(one).collect::<Vec<String>>().join(", ")
}

const FIRST: (&str, &str) = (
    "2026-01-06",
    "[10:00:00] <rowan> one / [10:00:02] <elm> hi / [10:00:03] <rowan> #action rowan to write",
);
const RENAMED: (&str, &str) = (
    "2026-01-13",
    "[10:00:00] <r0wan> brb / [10:00:05] *** r0wan is now known as rowan / [10:00:06] <rowan> back / [10:00:07] <elm> hm",
);
const RETURNED: (&str, &str) = (
    "2026-01-27",
    "[09:59:00] *** Joins: r0wan (a@host.example) / [10:00:00] <rowan> hello / [10:00:04] *** Quits: rowan (a@host.example) (Ping timeout: 268 seconds) / [10:00:05] *** r0wan is now known as rowan / [10:00:06] <rowan> back",
);

#[test]
fn an_address_stays_with_whom_it_means() {
    let like = (
        "2026-01-20",
        "[10:00:00] <_elm_> one / [10:00:01] <elm> two",
    );
    let (_tree, before) = built(&[FIRST]);
    assert_eq!(everybody(&before), "elm elm [], rowan rowan []");
    let (_tree, now) = built(&[FIRST, RENAMED, like, RETURNED]);
    let told = everybody(&now);
    assert!(told.starts_with("elm elm [], elm-"), "{told}");
    assert!(told.ends_with(" _elm_ [], rowan rowan [r0wan]"), "{told}");
    let page = now.read("people/rowan/index.html");
    assert!(
        page.contains("<dt>Also known as</dt><dd><bdi>r0wan</bdi></dd>"),
        "{page}"
    );
    let rules = now.read("_redirects");
    assert!(
        rules.contains("/people/r0wan/ /people/rowan/ 301\n"),
        "{rules}"
    );
    // One log alone leaves it open.
    assert!(!now.stderr.contains("ambiguous-nick"), "{}", now.stderr);
    let (_tree, alone) = built(&[RETURNED]);
    assert!(alone.stderr.contains("ambiguous-nick"), "{}", alone.stderr);
}

#[test]
fn services_are_no_people() {
    let (_tree, built) = built(&[(
        "2026-01-06",
        "[10:00:00] <ash> hi / [10:00:01] <travis-ci> harbour/pier#123: The build passed. / \
         [10:00:02] <GitHub64> hello / [10:00:03] <pier> [pier] ash pushed 2 new commits to main: https://h.example/x / \
         [10:00:04] <pier> pier/main 1a2b3c4 Ash: planks / [10:00:05] <birch> [off topic] ash pushed boats https://h.example/y / \
         [10:00:06] <elm> [pier] ash closed issue #3: planks https://h.example/z / [10:00:07] <elm> did you see that?",
    )]);
    assert_eq!(everybody(&built), "ash ash [], birch birch [], elm elm []");
}

/// Dumps of rooms have nicks, and ids only in what is said.
#[test]
fn ids_in_what_is_said_are_those_of_nicks() {
    let dump = "2026-01-06 15:56 ash: hi / 2026-01-06 15:57 birch: > <@ash:one.example> hi / \
                2026-01-06 15:58 elm: @birch:one.example and @birch:two.example, see @context, @12 and @ash / \
                2026-01-06 15:59 elm: #pier:one.example is where";
    let (_tree, built) = built(&[("2026-01-06", dump)]);
    let meeting = built.json("api/v1/meetings/2026-01-06-weekly.json");
    let mentions = meeting["mentions"].as_array().expect("a list").iter();
    let told: Vec<String> = mentions
        .map(|mention| format!("{} {}", mention["id"], mention["published"]))
        .collect();
    let expected = [
        "\"ash\" true",
        "\"birch:one.example\" false",
        "\"birch:two.example\" false",
        "\"ash\" true",
    ];
    assert_eq!(told, expected);
    assert!(
        !built.stderr.contains("unknown-command"),
        "{}",
        built.stderr
    );
    let page = built.read("meetings/2026-01-06-weekly/index.html");
    assert!(
        page.contains("people/ash/\">@ash:one.example</a>"),
        "{page}"
    );
}

#[test]
fn what_has_no_day_was_open_before_nothing() {
    let log = "15:00:00 <ash> #startmeeting\n15:00:01 <ash> #action ash to paint\n15:00:02 <ash> #endmeeting\n";
    let tree = Tree::new(&format!(
        "=== content/site.yaml\ntitle: Test\n=== content/meetings/weekly.log\n{log}\
         === content/meetings/2026-01-06-weekly.log\n{}=== content/meetings/2026-01-13-weekly.log\n{}",
        log.replace("paint", "row"),
        log.replace("paint", "sail")
    ));
    let built = tree.build(&["--today", "2026-02-01"]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    for (day, open) in [("06", None), ("13", Some("to row"))] {
        let page = built.read(&format!("meetings/2026-01-{day}-weekly/index.html"));
        let carried = page.split_once("Open when it began");
        assert_eq!(carried.is_some(), open.is_some(), "{day}");
        let told = carried.map_or("", |(_, rest)| {
            rest.split("</section>").next().unwrap_or(rest)
        });
        assert!(open.is_none_or(|open| told.contains(open)) && !told.contains("to paint"));
    }
}

#[test]
fn quiet_lines_are_headed_as_what_they_are() {
    let log = "[10:00:00] <ash> hi / [10:00:01] *** Joins: elm (a@host.example) / [10:00:02] *** Quits: elm (a@host.example) (bye) / \
               [10:00:03] *** ash is now known as ash2 / [10:00:04] *** birch sets mode: +o ash / [10:00:05] <ash> yes";
    let (_tree, built) = built(&[("2026-01-06", log)]);
    let page = built.read("meetings/2026-01-06-weekly/index.html");
    let heading = "<summary>2 joins and leaves, 1 new nick, 1 notice of the server</summary>";
    assert!(page.contains(heading), "{page}");
}
