//! The example portal: it builds without a word of doubt, every link leads somewhere, every page shows how to report,
//! and the bytes do not depend on threads, on the working directory or on what was built before.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::TODAY;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds the portal of this repository.
fn build(output: &Path, threads: &str, directory: &Path, extra: &[&str]) {
    let run = Command::new(env!("CARGO_BIN_EXE_minutebook"))
        .args(["build", "--root"])
        .arg(root())
        .arg("--output-dir")
        .arg(output)
        .args(["--today", TODAY])
        .args(extra)
        .env("RAYON_NUM_THREADS", threads)
        .current_dir(directory)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{said}");
    assert!(said.contains("0 errors, 0 warnings"), "{said}");
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder").flatten() {
            let path: PathBuf = entry.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path
                .strip_prefix(folder)
                .expect("a path inside")
                .to_string_lossy()
                .into_owned();
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
    found
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&String, String)> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).expect("UTF-8")))
}

#[test]
fn the_portal_has_its_pages_and_each_shows_how_to_report() {
    let folder = tempfile::tempdir().expect("a folder");
    build(&folder.path().join("site"), "2", root(), &[]);
    let files = files(&folder.path().join("site"));
    let mut count = 0;
    for (path, html) in pages(&files) {
        count += 1;
        assert!(
            html.contains("http-equiv=\"Content-Security-Policy\""),
            "{path} has no policy"
        );
        let moved = html.contains("http-equiv=\"refresh\"");
        assert!(
            moved || html.contains("Report a security problem</a>"),
            "{path} does not lead to the report page"
        );
    }
    assert!(count >= 45, "{count} pages");
    for path in [
        "index.html",
        "404.html",
        "report/index.html",
        "contact/index.html",
        "meetings/latest/index.html",
    ] {
        assert!(files.contains_key(path), "{path} is missing");
    }
}

/// Where a relative link of a page leads, as a path of the site with its fragment.
fn target(page: &str, href: &str) -> (String, Option<String>) {
    let (path, fragment) = href
        .split_once('#')
        .map_or((href, None), |(path, tail)| (path, Some(tail.to_owned())));
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    if path.is_empty() {
        return (page.to_owned(), fragment);
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => assert!(
                parts.pop().is_some(),
                "{page}: {href} leads out of the site"
            ),
            part => parts.push(part),
        }
    }
    let folder = path.ends_with('/') || path.ends_with("..") || path.ends_with('.');
    let joined = parts.join("/");
    match (folder, joined.is_empty()) {
        (true, true) => ("index.html".to_owned(), fragment),
        (true, false) => (format!("{joined}/index.html"), fragment),
        (false, _) => (joined, fragment),
    }
}

fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    let mark = format!(" {name}=\"");
    let parts = html.split(mark.as_str()).skip(1);
    parts.filter_map(|part| part.split('"').next()).collect()
}

#[test]
fn every_link_inside_the_portal_leads_somewhere() {
    for extra in [&[][..], &["--index-links"][..]] {
        let folder = tempfile::tempdir().expect("a folder");
        build(folder.path(), "2", root(), extra);
        let files = files(folder.path());
        let ids: BTreeMap<&String, BTreeSet<String>> = pages(&files)
            .map(|(path, html)| {
                (
                    path,
                    attributes(&html, "id")
                        .into_iter()
                        .map(str::to_owned)
                        .collect(),
                )
            })
            .collect();
        let mut broken = Vec::new();
        for (page, html) in pages(&files).filter(|(page, _)| *page != "404.html") {
            for href in attributes(&html, "href")
                .into_iter()
                .chain(attributes(&html, "src"))
            {
                if href.contains(':') {
                    continue;
                }
                let (path, fragment) = target(page, href);
                let known = files.contains_key(&path);
                let named =
                    fragment.is_none_or(|id| ids.get(&path).is_some_and(|ids| ids.contains(&id)));
                if !known || !named {
                    broken.push(format!("{page}: {href}"));
                }
            }
        }
        assert!(broken.is_empty(), "{}", broken.join("\n"));
    }
}

#[test]
fn equal_input_gives_equal_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, eight) = (folder.path().join("one"), folder.path().join("eight"));
    build(&one, "1", root(), &[]);
    build(&eight, "8", folder.path(), &[]);
    let (first, second) = (files(&one), files(&eight));
    assert_eq!(
        first.keys().collect::<Vec<_>>(),
        second.keys().collect::<Vec<_>>()
    );
    let differing: Vec<&String> = first
        .keys()
        .filter(|path| first[*path] != second[*path])
        .collect();
    assert!(differing.is_empty(), "{differing:?}");
    build(&one, "8", folder.path(), &[]);
    assert_eq!(files(&one), second, "a build over an old site");
}

#[test]
fn reading_changes_nothing_in_the_content() {
    let output = tempfile::tempdir().expect("a folder");
    let content = root().join("content");
    let before = files(&content);
    build(&output.path().join("site"), "2", root(), &[]);
    assert!(before == files(&content), "a file of content/ was changed");
}

#[test]
fn packed_files_hold_what_they_stand_beside_and_go_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    build(&site, "2", root(), &["--compress"]);
    let first = files(&site);
    let mut packed = 0;
    for (path, bytes) in &first {
        let mut plain = Vec::new();
        let of = match path.rsplit_once('.') {
            Some((of, "br")) => {
                brotli::BrotliDecompress(&mut &bytes[..], &mut plain).expect("brotli");
                of
            }
            Some((of, "gz")) => {
                flate2::read::GzDecoder::new(&bytes[..])
                    .read_to_end(&mut plain)
                    .expect("gzip");
                of
            }
            _ => continue,
        };
        packed += 1;
        assert!(first[of] == plain, "{path} is another file");
    }
    let large = |path: &String| path.ends_with(".html") && first[path].len() >= 1_000;
    let large = first.keys().filter(|path| large(path)).count();
    assert!(large > 40 && packed > 2 * large, "{packed} for {large}");
    build(&site, "2", root(), &["--compress"]);
    assert!(files(&site) == first, "an unchanged site has other bytes");
    build(&site, "2", root(), &[]);
    let left = files(&site).into_keys();
    let left: Vec<String> = left.filter(|path| path.ends_with(".br")).collect();
    assert!(left.is_empty(), "{left:?}");
}
