//! A file of `static/`: copied as it is, if it can be read at all. An entry in, a `Material` out.

use std::sync::Arc;

use super::material::Material;
use super::tree::{self, Entry};
use crate::model::source::{Asset, Source};

/// Where it goes in the site.
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
