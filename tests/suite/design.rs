//! What holds for every page whatever the team writes: text of the other direction stands by itself, the logo is shown, and
//! lists that are empty say what to do. Small trees in, built pages out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::Tree;

/// Every field of every record, filled with text that runs from right to left.
const FILLED: &str = include_str!("safety/hostile.txt");
const TEXT: &str = "שלום עולם";
const BODY: &str =
    "# שלום\n\nشكرا **جزيلا**\n\n- שלום\n\n| א | ב |\n|---|---|\n| ג | ד |\n\n> שלום\n";

/// Elements without an end.
const VOID: &[&str] = &["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

/// Elements whose text has a direction of its own: by HTML, by the style sheet, or since it stands alone.
const ALONE: &[&str] = &["bdi", "code", "pre", "option", "text", "title"];

/// Texts from right to left that could turn what stands beside them, each with the elements around it.
fn turned(page: &str) -> Vec<String> {
    let mut open: Vec<(&str, bool)> = Vec::new();
    let mut found = Vec::new();
    for part in page.split('<').skip(1) {
        let (tag, text) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.split([' ', '\n', '/']).next().unwrap_or("");
        if let Some(closed) = tag.strip_prefix('/') {
            let at = open.iter().rposition(|(name, _)| *name == closed);
            open.truncate(at.unwrap_or(open.len()));
        } else if !VOID.contains(&name) && !tag.ends_with('/') && !tag.starts_with('!') {
            let alone = ALONE.contains(&name) || tag.contains("dir=\"auto\"");
            open.push((name, alone));
        }
        let other = text.chars().any(|c| ('\u{590}'..='\u{6ff}').contains(&c));
        if other && !open.iter().any(|(_, alone)| *alone) {
            let names: Vec<&str> = open.iter().skip(2).map(|(name, _)| *name).collect();
            found.push(format!("{}: {}", names.join(" "), text.trim()));
        }
    }
    found
}

/// A tree with such text in every field.
pub(crate) fn filled() -> String {
    let quoted = format!("\"{TEXT}\"");
    FILLED
        .replace("@TEXT@", &quoted)
        .replace("@URL@", "\"https://example.org/a\"")
        .replace("@REFERENCE@", "\"#2\"")
        .replace("@LINE@", TEXT)
        .replace("@FILE@", "name")
        .replace("@BODYTEXT@", &quoted)
        .replace("@BODY@", BODY)
}

/// Every page of a site, by its path.
pub(crate) fn pages(site: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "html") {
                let name = path.strip_prefix(site).expect("a path inside");
                let text = fs::read_to_string(&path).expect("a page");
                found.insert(name.to_string_lossy().into_owned(), text);
            }
        }
    }
    found
}

#[test]
fn text_from_right_to_left_does_not_turn_what_stands_beside_it() {
    let tree = Tree::new(&filled());
    let built = tree.build(&[]);
    assert_eq!(built.status, 0, "{}", built.stderr);
    let pages = pages(&built.out);
    let shown = pages.values().filter(|page| page.contains(TEXT));
    assert!(shown.count() > 20, "the text is on the pages");
    let mut faults: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (path, page) in &pages {
        for fault in turned(page) {
            faults.entry(fault).or_default().push(path);
        }
    }
    let told: Vec<String> = faults
        .iter()
        .map(|(fault, paths)| format!("{}: {fault}", paths[0]))
        .collect();
    assert!(told.is_empty(), "\n{}", told.join("\n"));
}
