//! Parts of a site, built on their own: the example portal and a portal with packed files come in, and what their parts make
//! together is, byte for byte, what one build makes. Parts that do not belong together make nothing.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{TODAY, minutebook, site};

/// Parts of a site.
const PARTS: usize = 4;

fn run(args: &[&str]) -> (i32, String) {
    let run = minutebook(args);
    let told = String::from_utf8_lossy(&run.stderr).into_owned();
    (run.status.code().expect("an end"), told)
}

/// Builds the example portal, or a part of it, into a folder.
fn build(output: &Path, more: &[&str]) {
    let output = output.to_str().expect("temporary paths are UTF-8");
    let args = ["build", "--quiet", "--today", TODAY, "--output-dir", output];
    let (status, told) = run(&[&args, more].concat());
    assert_eq!(status, 0, "{told}");
}

fn merge(parts: &[&Path], output: &Path) -> (i32, String) {
    let parts = parts.iter().chain([&output]);
    let mut args: Vec<&str> = parts
        .map(|part| part.to_str().expect("temporary paths are UTF-8"))
        .collect();
    args.insert(args.len() - 1, "--output-dir");
    args.insert(0, "merge");
    run(&args)
}

#[test]
fn four_parts_are_one_site() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: String| folder.path().join(name);
    let more = ["--base-url", "https://portal.example/team/", "--compress"];
    build(&at("whole".to_owned()), &more);
    let parts: Vec<PathBuf> = (1..=PARTS).map(|part| at(format!("part-{part}"))).collect();
    for (number, part) in (1..).zip(&parts) {
        let shard = format!("{number}/{PARTS}");
        build(part, &[&more[..], &["--shard", &shard]].concat());
    }
    let whole = site(&at("whole".to_owned()));
    let most = parts.iter().map(|part| site(part).len()).max();
    assert!(most.is_some_and(|most| most * 2 < whole.len()), "{most:?}");
    let all: Vec<&Path> = parts.iter().map(PathBuf::as_path).collect();
    let (status, told) = merge(&all, &at("merged".to_owned()));
    assert_eq!(status, 0, "{told}");
    assert!(site(&at("merged".to_owned())) == whole, "another site");

    let refused = |parts: &[&Path], why: &str| {
        let output = at("refused".to_owned());
        let (status, told) = merge(parts, &output);
        assert!(status == 2 && told.contains(why), "{why}: {told}");
        assert!(!output.exists());
    };
    refused(&all[1..], "part 1/4 is missing");
    refused(&[&all[..], &all[..1]].concat(), "is part 1/4 once more");
    refused(&[&at("whole".to_owned())], "is no part of a site");
    let other = at("other".to_owned());
    build(&other, &["--shard", "4/4"]);
    refused(
        &[&all[..3], &[&other]].concat(),
        "is a part of another site",
    );
    let (status, told) = merge(&all, all[0]);
    assert!(status == 2 && told.contains("as well"), "{told}");
    let mut page = site(all[1]).into_keys();
    let page = page.find(|path| path.ends_with("index.html"));
    let page = all[1].join(page.expect("a page"));
    let text = fs::read_to_string(&page).expect("a text");
    fs::write(&page, format!("{text}more")).expect("a file");
    refused(&all, "was changed since");
    fs::remove_file(&page).expect("a file");
    refused(&all, "is not whole");
    fs::write(&page, text).expect("a file");
    assert_eq!(merge(&all, &at("merged".to_owned())).0, 0);
    let (status, told) = run(&["build", "--shard", "5/4"]);
    assert!(status == 2 && told.contains("as in 1/4"), "{told}");
    let marker = all[0].join(".minutebook");
    fs::write(&marker, "minutebook 1\n../../outside\n").expect("a marker");
    refused(&all, "names a file that is not in it");
}
