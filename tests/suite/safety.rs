//! What must never come out: trees full of withheld, hostile and private text come in, the built site
//! is searched byte by byte. Every such text begins with a word of its own, so that a failure tells
//! which field of which record leaked where.

mod broken;
mod bytes;
mod canaries;
mod doors;
mod dumps;
mod html;
mod payloads;
mod private;
mod swarm;
mod twins;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::support::{Built, Tree};
use bytes::{File, files, unescaped, words};
use twins::{TWINS, tree_of_public_twins, tree_of_twins};

/// Begins every text that must not be published, and every one that must.
const SECRET: &str = "quokka";
const PUBLIC: &str = "wombat";

/// Fails with every place where a word with this beginning is found, in contents and in names.
fn assert_absent(stem: &str, files: &[File]) {
    let mut found = Vec::new();
    for (path, text) in files {
        let words = [words(path, stem), words(text, stem)].concat();
        found.extend(words.into_iter().map(|word| format!("{word} in {path}")));
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "published:\n{}", found.join("\n"));
}

/// What was printed.
fn printed(built: &Built) -> Vec<File> {
    let streams = [
        ("standard output", &built.stdout),
        ("standard error", &built.stderr),
    ];
    streams
        .map(|(name, text)| (name.to_owned(), text.clone()))
        .to_vec()
}

/// What is published, and what was printed while it was made.
fn published(built: &Built) -> Vec<File> {
    [files(&built.out), printed(built)].concat()
}

fn pages(files: &[File]) -> impl Iterator<Item = &File> {
    files.iter().filter(|(path, _)| path.ends_with(".html"))
}

#[test]
fn nothing_withheld_is_published() {
    let tree = tree_of_twins();
    for format in ["text", "json", "gitlab"] {
        let built = tree.build(&["--format", format]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        let all = published(&built);
        assert_twins_are_found(&all);
        assert_absent(SECRET, &all);
    }
    let built = tree.build(&["--drafts"]);
    assert_absent(SECRET, &published(&built));
}

/// The positive control: the same search finds what is public, so that it can fail.
fn assert_twins_are_found(files: &[File]) {
    let found: Vec<String> = files
        .iter()
        .flat_map(|(_, text)| words(text, PUBLIC))
        .collect();
    let fields = ["title", "text", "label", "milestone"];
    let of_issues = TWINS
        .iter()
        .flat_map(|(_, name)| fields.map(|field| format!("{name}-{field}")));
    // Markdown has no comments.
    let commented = TWINS.iter().filter(|(id, _)| !["1", "18"].contains(id));
    let of_issues = of_issues.chain(commented.map(|(_, name)| format!("{name}-note")));
    let others = ["project-title", "project-text", "page-text", "log-topic"];
    let others = others.map(|name| format!("{PUBLIC}-{name}"));
    let missing: Vec<String> = of_issues
        .chain(others)
        .filter(|word| !found.contains(word))
        .collect();
    assert!(missing.is_empty(), "not published: {missing:?}");
}

#[test]
fn what_is_withheld_leaves_no_trace() {
    let (with, without) = (tree_of_twins(), tree_of_public_twins());
    let build = |tree: &Tree| {
        let built = tree.build(&["--base-url", "https://portal.example"]);
        assert_eq!(built.status, 0, "{}", built.stderr);
        files(&built.out)
    };
    let (with, without) = (build(&with), build(&without));
    let paths =
        |files: &[File]| -> Vec<String> { files.iter().map(|(path, _)| path.clone()).collect() };
    assert_eq!(paths(&with), paths(&without));
    let different = with.iter().zip(&without).filter(|(a, b)| a != b);
    let different: Vec<&String> = different.map(|((path, _), _)| path).collect();
    assert!(different.is_empty(), "told by {different:?}");
}

#[test]
fn counts_and_references_know_only_what_is_published() {
    let tree = tree_of_twins();
    let built = tree.build(&[]);
    let mut ids: Vec<&str> = TWINS.iter().map(|(id, _)| *id).collect();
    ids.sort_unstable();
    let listed = built.json("api/v1/issues.json");
    assert_eq!(texts(&listed, "id"), ids);
    let open = format!("<span class=\"count\">{}</span>", ids.len());
    assert!(
        built.read("issues/index.html").contains(&open),
        "the open issues are {}",
        ids.len()
    );
    let project = &built.json("api/v1/projects.json")[0];
    assert_eq!(project["issues"], json!(["1"]));
    for (path, page) in pages(&files(&built.out)) {
        assert_eq!(strange_issues(page, &ids), [""; 0], "linked from {path}");
    }
    let meeting = built.json("api/v1/meetings/2026-05-07-weekly.json");
    assert_eq!(meeting["mentions"], json!(mentions()));
}

/// The values of a key in a list of objects, sorted.
fn texts<'a>(list: &'a Value, key: &str) -> Vec<&'a str> {
    let list = list.as_array().expect("a list");
    let mut found: Vec<&str> = list.iter().filter_map(|row| row[key].as_str()).collect();
    found.sort_unstable();
    found
}

/// Issues of this site that a page links to and that are not published.
fn strange_issues(page: &str, published: &[&str]) -> Vec<String> {
    let tags = html::tags(page);
    let links = tags.iter().filter_map(|tag| tag.get("href"));
    let inside = links.filter(|link| !link.contains("://"));
    let lists = ["area", "assignee", "label", "state"];
    let issues = inside.filter_map(|link| link.split_once("issues/")?.1.split('/').next());
    let issues = issues.filter(|id| !lists.contains(id));
    let strange = |id: &&str| !id.is_empty() && !id.starts_with('#') && !published.contains(id);
    issues.filter(strange).map(str::to_owned).collect()
}

/// What the public log mentions: what is withheld looks like what does not exist, `#999`.
fn mentions() -> Vec<Value> {
    let hidden = "10 portal#10 example/portal#10 21 older#51 pagure#71 999";
    let mention = |id: &str, line: u32, published: bool| json!({"kind": "issue", "id": id, "line": line, "published": published});
    let mut all: Vec<Value> = hidden.split(' ').map(|id| mention(id, 3, false)).collect();
    all.extend([mention("1", 3, true), mention("10", 5, false)]);
    all
}

#[test]
fn a_log_is_cut_from_a_tlp_line_to_its_end() {
    let tree = Tree::new(include_str!("safety/tlp.txt"));
    let built = tree.build(&[]);
    let all = published(&built);
    let found: Vec<String> = all
        .iter()
        .flat_map(|(_, text)| words(text, PUBLIC))
        .collect();
    for word in ["wombat-before", "wombat-after"] {
        assert!(found.contains(&word.to_owned()), "{word} is not published");
    }
    assert_absent(SECRET, &all);
}

/// Everything that could end what it stands in, run, fetch, turn or hide, on one line.
const LINE: &str = "</title></script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)> \" \
    onmouseover=\"alert(4)\" x=' onfocus='alert(5) {{ 7*7 }}{% raw %}${7*7} %7B%3Cscript%3E ]]><!-- --> \
    javascript:alert(6) //evil.test/a https://evil.test/\u{202e}gpj.exe https://evil.test/\"onclick=alert(7) \
    \u{202a}\u{2066}bidi\u{2069} un\u{200b}\u{feff}\u{ad}seen \u{1}\u{1b}[31mred\u{7f}\u{85} \u{e000}0\u{e000} \u{2028}end";
/// The same for addresses, which have no blanks.
const ADDRESS: &str = "https://evil.test/\"onmouseover=\"alert(8)'<b>";
/// And for names of files, which have no slashes.
const NAME: &str = "a\"onerror=alert(9) '{{ 7*7 }}\u{202e}\u{1}";

#[test]
fn hostile_text_stays_text() {
    let tree = hostile_tree();
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    // The positive control: the texts are on the pages, as texts.
    for path in [
        "",
        "page/",
        "report/",
        "issues/1/",
        "issues/2/",
        "issues/pagure-3/",
    ] {
        let page = unescaped(&built.read(&format!("{path}index.html")));
        for text in [
            "<img src=x onerror=alert(2)>",
            "{{ 7*7 }}",
            "${7*7}",
            "%7B%3Cscript%3E",
        ] {
            assert!(page.contains(text), "{path} does not show {text}");
        }
    }
    let obeyed = ['\u{1b}', '\u{202e}'];
    assert!(!built.stderr.contains(obeyed), "a terminal would obey");
    assert_harmless(&files(&built.out));
}

/// Elements that take what follows for their own text, and forms in which they are named; `N` is the name.
const TAKING: &[&str] = &[
    "script",
    "style",
    "title",
    "textarea",
    "template",
    "noscript",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "plaintext",
    "select",
];
const NAMED: &[&str] = &[
    "words <N> words",
    "<N>",
    "<N x=y>",
    "</N><N/x>words</N >",
    "- <N>\n- words </N> words",
    "> <N words>\n> more",
    "<div><N>\nwords\n</N>\n</div>",
    "<p title=a\"b><N>\n</p>",
    "<p title=\"\n<b c=\"> <N>\nwords",
    "words <!-- a --!> <N> --> words",
    "<!-- a --!> <N> -->",
    "words <? \"> <N> ?> words",
    "<![CDATA[ > <N> ]]>",
    "<svg><N><![CDATA[</N>",
    "<math><mtext><N>",
    "<N\n>words",
    "<b x='> <\u{200b}N> <N\u{200b}>",
    "&lt;N&gt; &#60;N>",
];

#[test]
fn what_takes_the_rest_of_a_page_brings_nothing_to_life() {
    let harmful: Vec<String> = payloads::strings().into_iter().step_by(19).collect();
    let harmful = harmful.join("\n\n");
    let mut tree = String::from("=== content/site.yaml\ntitle: Harbour\n");
    for (name, (at, form)) in TAKING
        .iter()
        .flat_map(|name| NAMED.iter().enumerate().map(move |form| (name, form)))
    {
        let form = form.replace('N', name);
        tree.push_str(&format!(
            "=== content/{name}-{at}.md\n# Text\n\n{form}\n\n{harmful}\n\n=== content/plain-{name}-{at}.md\n# Text\n\n{form}\n\n## Impact\n\nwords\n"
        ));
    }
    let tree = Tree::new(&tree);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let files = files(&built.out);
    assert_harmless(&files);
    // Nothing but mathematics is kept inside some of its elements.
    let kept = |path: &str| path.starts_with("plain-") && !path.contains("-14/");
    let lost = pages(&files).filter(|(path, page)| {
        kept(path) && !page.contains("Impact</h2>") || page.contains('\u{e001}')
    });
    let lost: Vec<&str> = lost.map(|(path, _)| path.as_str()).collect();
    assert!(lost.is_empty(), "the rest is lost: {lost:?}");
}

/// Fails with every fault of the pages, each once, with the first page that has it.
fn assert_harmless(files: &[File]) {
    let mut faults: BTreeMap<String, &str> = BTreeMap::new();
    for (path, page) in pages(files) {
        for fault in html::faults(page) {
            faults.entry(fault).or_insert(path);
        }
    }
    let told: Vec<String> = faults
        .iter()
        .map(|(fault, path)| format!("{path}: {fault}"))
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Hostile texts in every field of every record, and in names of files.
fn hostile_tree() -> Tree {
    let raw = |text: &str| text.replace("@FILE@", NAME).replace("@LINE@", LINE);
    let body = raw(include_str!("safety/hostile.md"));
    let files = raw(include_str!("safety/hostile.txt"))
        .replace("@TEXT@", &quoted(LINE))
        .replace("@URL@", &quoted(ADDRESS))
        .replace("@REFERENCE@", &quoted(&format!("{LINE}#2")))
        .replace("@BODYTEXT@", &quoted(&body));
    Tree::new(&files.replace("@BODY@", &body))
}

/// A text as YAML and JSON both quote it, in ASCII.
fn quoted(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        other => format!("\\u{:04x}", u32::from(other)),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

#[test]
fn hosts_and_mail_addresses_are_masked() {
    let text = include_str!("safety/masked.txt");
    let text = text
        .replace("@NONE@", "\u{200b}")
        .replace("@BOLD@", "\u{2}");
    let tree = Tree::new(&text);
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    for path in [
        "issues/1/index.html",
        "meetings/2026-05-01-weekly/index.html",
    ] {
        let page = built.read(path);
        for allowed in ["security@team.example", "help@example.org"] {
            assert!(page.contains(allowed), "{path} does not show {allowed}");
        }
    }
    let all = files(&built.out);
    assert_absent("numbat", &all);
    // Of names of files the words of an address may stand in ours, but no address does.
    for (path, text) in &all {
        for address in ["a@wallaby", "a%40wallaby", "93.184.216.34", "glpat-"] {
            assert!(!text.contains(address), "{address} in {path}");
        }
    }
}
