//! Records that are withheld and faulty, or lie where nobody looks for them: each comes in alone, in a
//! tree of ours and in any other, and neither the site nor what is printed may tell its text.

use super::bytes::{files, words};
use super::{SECRET, printed};
use crate::support::Tree;

/// What makes a tree ours.
const SITE: &str = "=== content/site.yaml\ntitle: Portal\n";

#[test]
fn withheld_records_are_withheld_with_all_their_faults() {
    let mut faults = Vec::new();
    for record in include_str!("broken.txt").split("=== ").skip(1) {
        let (path, text) = record.split_once('\n').expect("a path and a text");
        for (whose, site) in [("any tree", ""), ("our tree", SITE)] {
            let tree = Tree::new(site);
            tree.write(&format!("content/{path}"), text);
            let built = tree.build(&[]);
            let mut all = printed(&built);
            if built.out.is_dir() {
                all.extend(files(&built.out));
            }
            let leaks = all
                .iter()
                .filter(|(_, text)| !words(text, SECRET).is_empty());
            faults.extend(leaks.map(|(file, _)| format!("in {file}, {whose}, of {record:?}")));
        }
    }
    assert!(faults.is_empty(), "published:\n{}", faults.join("\n"));
}
