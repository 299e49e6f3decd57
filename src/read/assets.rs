//! A file of `static/`, which is copied as it is. An entry in, a `Material` out; a file that cannot be read is told, and a text
//! with a secret in it.

use std::sync::Arc;

use super::material::Material;
use super::tree::{self, Entry};
use super::{secrets, text};
use crate::model::source::{Asset, Source};
use crate::report::Note;

/// The file as an asset of the site.
pub(super) fn material(entry: &Entry, not_secrets: &[String]) -> Material {
    if let Err(note) = tree::readable(entry) {
        let source = Source {
            path: Arc::clone(&entry.path),
            role: "static",
            reason: Some("unreadable"),
        };
        return Material {
            source: Some(source),
            notes: vec![note],
            ..Material::default()
        };
    }
    let target = entry
        .path
        .strip_prefix("static/")
        .unwrap_or(&entry.path)
        .to_owned();
    let asset = Asset {
        file: entry.disk.clone(),
        shown: Arc::clone(&entry.file),
        target,
        path: Arc::clone(&entry.path),
    };
    let source = Source {
        path: Arc::clone(&entry.path),
        role: "static",
        reason: None,
    };
    Material {
        asset: Some(asset),
        source: Some(source),
        notes: secrets_in(entry, not_secrets),
        ..Material::default()
    }
}

/// Largest file in which secrets are looked for, in bytes: whoever writes by hand writes less.
const LARGEST: u64 = 4 * 1024 * 1024;

/// Secrets in a text; pictures and what is large is not looked at.
fn secrets_in(entry: &Entry, not_secrets: &[String]) -> Vec<Note> {
    if entry.size > LARGEST {
        return Vec::new();
    }
    match tree::bytes(entry) {
        Ok(bytes) if !text::is_binary(&bytes) => {
            secrets::in_copy(&entry.file, &String::from_utf8_lossy(&bytes), not_secrets)
        }
        _ => Vec::new(),
    }
}
