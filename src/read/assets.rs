//! A file of `static/`, which is copied as it is. An entry in, a `Material` out; a file that cannot be read is told.

use std::sync::Arc;

use super::material::Material;
use super::tree::{self, Entry};
use crate::model::source::{Asset, Source};

/// The file as an asset of the site.
pub(super) fn material(entry: &Entry) -> Material {
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
        ..Material::default()
    }
}
