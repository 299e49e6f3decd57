//! Every byte that is published: a folder comes in, its files and their names go out, and with them
//! what they say once entities, escapes, percent signs and markup are undone.

use std::fs;
use std::path::Path;

use crate::search::reader::{unpacked, words_of};

/// A published file: its path in the site and its content.
pub(super) type File = (String, String);

/// All files of a site, by path.
pub(super) fn files(site: &Path) -> Vec<File> {
    let mut found = Vec::new();
    let mut folders = vec![site.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).expect("a folder of the site can be read");
        for entry in entries {
            let path = entry.expect("an entry of the site can be read").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(site).expect("a path inside the site");
            let bytes = fs::read(&path).expect("a published file can be read");
            let text = match name.parent() {
                Some(folder) if folder.ends_with("search/index") => indexed(name, &bytes),
                _ => String::from_utf8_lossy(&bytes).into_owned(),
            };
            found.push((name.to_string_lossy().into_owned(), text));
        }
    }
    found.sort();
    found
}

/// A text in two and in four bytes a character, with and without a mark of their order.
pub(super) fn wide(text: &str) -> Vec<Vec<u8>> {
    let two = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let four = |order: fn(u32) -> [u8; 4]| {
        let letters = text.chars().map(u32::from);
        letters.flat_map(order).collect::<Vec<u8>>()
    };
    let marked = [
        (vec![0xff, 0xfe], two(u16::to_le_bytes)),
        (vec![0xfe, 0xff], two(u16::to_be_bytes)),
        (vec![0xff, 0xfe, 0, 0], four(u32::to_le_bytes)),
        (vec![0, 0, 0xfe, 0xff], four(u32::to_be_bytes)),
    ];
    let marked = marked.into_iter();
    marked
        .flat_map(|(mark, text)| [[mark, text.clone()].concat(), text])
        .collect()
}

/// What a file of the search index says: its words, or its JSON.
fn indexed(name: &Path, bytes: &[u8]) -> String {
    let name = name.file_name().unwrap_or_default().to_string_lossy();
    match name.chars().next() {
        Some('a') => words_of(bytes).join(" "),
        Some('b' | 'c') => String::new(),
        _ => String::from_utf8(unpacked(bytes)).expect("JSON"),
    }
}

/// Every word that begins with `stem`, however it is written; the part after the stem tells where it comes from.
pub(super) fn words(text: &str, stem: &str) -> Vec<String> {
    let mut found: Vec<String> = forms(text)
        .iter()
        .flat_map(|form| words_in(form, stem))
        .collect();
    found.sort();
    found.dedup();
    found
}

fn words_in(text: &str, stem: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let word = |(at, _): (usize, &str)| {
        let letter = |c: char| c.is_ascii_alphanumeric() || c == '-';
        text[at..].chars().take_while(|c| letter(*c)).collect()
    };
    text.match_indices(stem).map(word).collect()
}

/// A text as it stands and with each way of writing undone.
fn forms(text: &str) -> Vec<String> {
    let json = decoded(text, "\\u", |rest| Some((hexadecimal(rest.get(..4)?)?, 4)));
    let percent = decoded(text, "%", |rest| Some((hexadecimal(rest.get(..2)?)?, 2)));
    let bare = unescaped(&without_markup(text));
    vec![text.to_owned(), unescaped(text), json, percent, bare]
}

/// A text with the entities of HTML undone.
pub(super) fn unescaped(text: &str) -> String {
    decoded(text, "&", |rest| {
        let end = rest.bytes().take(12).position(|byte| byte == b';')?;
        let name = &rest[..end];
        let character = match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            _ => number(name)?,
        };
        Some((character, end + 1))
    })
}

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    match digits.strip_prefix(['x', 'X']) {
        Some(digits) => hexadecimal(digits),
        None => digits.parse().ok().and_then(char::from_u32),
    }
}

fn hexadecimal(digits: &str) -> Option<char> {
    u32::from_str_radix(digits, 16)
        .ok()
        .and_then(char::from_u32)
}

/// A text in which what follows a mark is read: a character, and how many bytes told it.
fn decoded(text: &str, mark: &str, read: impl Fn(&str) -> Option<(char, usize)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        out.push_str(before);
        rest = after;
        match read(after) {
            Some((character, length)) => {
                out.push(character);
                rest = &after[length..];
            }
            None => out.push_str(mark),
        }
    }
    out + rest
}

fn without_markup(text: &str) -> String {
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or("").to_owned();
    let after = |part: &str| part.split_once('>').map_or("", |(_, text)| text).to_owned();
    parts.fold(first, |out, part| out + &after(part))
}
