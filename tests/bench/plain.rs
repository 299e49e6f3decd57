//! Plain pages that minutebook, Hugo and Zola can all build: a folder in; Markdown, settings and templates out, as small as
//! they can be for each.

use std::fs;
use std::path::Path;

use crate::archive::word;
use crate::random::Numbers;

/// About how many bytes a page has.
const BYTES: usize = 3_000;

/// A template of a page, as small as those that other programs are measured with.
const PAGE: &str = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ page.title }}</title></head>\n<body><h1>{{ page.title }}</h1>{{ view.body | safe }}</body></html>\n";

/// Plain pages for all programs, each with its own settings and templates.
pub(crate) fn write(root: &Path, pages: usize) {
    let mut numbers = Numbers::new(11);
    let content = root.join("content");
    fs::create_dir_all(content.join("meetings")).expect("a folder");
    for page in 0..pages {
        let mut text = format!("---\ntitle: Page {page}\n---\n");
        while text.len() < BYTES {
            if numbers.below(60) == 0 {
                text.push_str("\n\n## Part\n\n");
            }
            text.push_str(&word(numbers.skewed(40_000)));
            text.push(' ');
        }
        let folder = content.join(format!("f{}", page / 100));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("p{page}.md")), text + "\n").expect("a page");
    }
    let put = |path: &str, text: &str| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    put("content/site.yaml", "title: Pages\nsearch: false\n");
    put("themes/minimal/templates/page.html", PAGE);
    let hugo = PAGE
        .replace("page.title", ".Title")
        .replace("view.body | safe", ".Content");
    put("layouts/_default/single.html", &hugo);
    put("layouts/_default/list.html", &hugo);
    put(
        "hugo.toml",
        "baseURL = \"https://example.org/\"\ndisableKinds = [\"taxonomy\", \"term\", \"RSS\"]\n",
    );
    let zola = PAGE.replace("view.body", "page.content");
    put("templates/page.html", &zola);
    put(
        "templates/index.html",
        "<!DOCTYPE html><title>Pages</title>\n",
    );
    put(
        "zola.toml",
        "base_url = \"https://example.org\"\ncompile_sass = false\n",
    );
}
