//! A site grows with its content and not with the square of it: shapes that could be repeated on page after page come in, at
//! three counts, and twice the count adds no more than a little over twice the bytes. What building them costs in time is
//! told by the benchmark `hostile`; here only bytes are counted, which are the same on every machine.

use std::path::Path;

use crate::shapes::SHAPES;
use crate::support::Tree;

/// Shapes, and the least of their counts.
const GROWING: &[(&str, usize)] = &[
    ("headings alike", 100),
    ("definitions and their uses", 100),
    ("everybody speaks once", 80),
    ("meetings in one file", 60),
    ("meetings in one file, of other people each", 60),
    ("days in one file", 60),
    ("meetings of one day", 64),
    ("meetings with actions that stay open", 100),
    ("topics with talk", 100),
    ("labels, each of a ticket of its own", 64),
    ("tickets that name each other", 80),
    ("updates of a project", 80),
    ("notes of one day", 60),
    ("other addresses of a page", 100),
];

/// How much more than twice as much may be added; text with longer numbers is a little longer.
const BAR: f64 = 2.4;

#[test]
fn a_site_grows_with_its_content() {
    let mut faults = Vec::new();
    for (name, count) in GROWING {
        let shape = SHAPES.iter().find(|(known, ..)| known == name);
        let (_, _, shape) = shape.unwrap_or_else(|| panic!("no shape is called {name}"));
        let sizes = [1, 2, 4].map(|times| size(&shape(count * times)));
        let (first, second) = (sizes[1] - sizes[0], sizes[2] - sizes[1]);
        let factor = second / first;
        if !(0.0..BAR).contains(&factor) {
            faults.push(format!(
                "{name}: {first} bytes more, then {second}: {factor:.2}"
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Bytes of the site of some content.
fn size(files: &[(String, String)]) -> f64 {
    let tree = Tree::new("=== content/site.yaml\ntitle: Harbour team\nsearch: false\n");
    for (path, text) in files {
        tree.write(&format!("content/{path}"), text);
    }
    let built = tree.build(&[
        "--today",
        "2030-01-10",
        "--base-url",
        "https://portal.example",
    ]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    bytes(&built.out) as f64
}

fn bytes(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let size = |entry: std::fs::DirEntry| match entry.path() {
        path if path.is_dir() => bytes(&path),
        _ => entry.metadata().map_or(0, |data| data.len()),
    };
    entries.map(size).sum()
}
