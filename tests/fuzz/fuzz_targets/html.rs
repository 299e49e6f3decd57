//! Any text as Markdown and as a line of chat: nothing panics, and what is made of it holds no element, attribute or address
//! that content must not put on a page.
#![no_main]

use std::fs;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use minutebook::link::{self, Graph};
use minutebook::model::Library;
use minutebook::read;
use minutebook::view::html;
use minutebook::view::linker::Linker;
use minutebook::view::markdown::{self, Setting};
use minutebook::view::url::Urls;

/// A portal with a page, a ticket and a person to refer to.
static PORTAL: LazyLock<(Library, Graph)> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("minutebook-fuzz-{}", std::process::id()));
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write("site.yaml", "title: Harbour\n");
    write("people.yaml", "- nick: ash\n");
    write("page.md", "# A page\n");
    write("issues/1.md", "---\ntitle: A leak\nstate: open\n---\n");
    write("static/a.png", "no picture");
    let today = chrono::NaiveDate::from_ymd_opt(2030, 1, 3).expect("a day");
    let options = read::Options {
        content: &folder,
        output: &folder.join("public"),
        today,
        drafts: false,
        spill: None,
    };
    let (library, _) = read::read(&options).expect("a portal");
    fs::remove_dir_all(&folder).expect("our folder");
    let graph = link::link(&library);
    (library, graph)
});

fuzz_target!(|text: &str| {
    let (library, graph) = &*PORTAL;
    let linker = Linker::new(library, graph, Urls { index_links: false });
    let setting = Setting {
        path: "page.md",
        root: "../",
        level: 2,
        prefix: "h-",
        title: "A page",
    };
    assert_harmless(markdown::render(text, &linker, setting).as_str());
    let line = html::line(text, &linker, "../");
    assert_harmless(line.as_str());
    assert!(!line.as_str().contains(['\u{202e}', '\0', '\u{1b}']));
});

/// Looks at the tags of markup whose attributes hold no bare `<`, as those that are written here do not.
fn assert_harmless(markup: &str) {
    const BAD: &[&str] = &[
        "script", "style", "iframe", "object", "embed", "form", "input", "base", "meta", "link", "svg", "math", "template",
    ];
    for tag in markup.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("every tag ends");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        assert!(!BAD.contains(&name), "<{tag}>");
        for attribute in tag.split("\" ").skip(1).chain(tag.split_once(' ').map(|(_, first)| first)) {
            let name = attribute.split('=').next().unwrap_or_default();
            assert!(!name.starts_with("on") && name != "style", "<{tag}>");
        }
        for scheme in ["javascript:", "data:", "vbscript:"] {
            let led = format!("href=\"{scheme}");
            assert!(!tag.to_ascii_lowercase().contains(&led), "<{tag}>");
        }
    }
}
