//! Front matter as it stands at the head of a file. Its text in; whether it is front matter at all, and what it parses to, out.

use std::sync::Arc;

use super::is_labelled;
use crate::read::front::toml;
use crate::read::front::{self, Language};
use crate::read::record::document::Document;
use crate::read::withhold;
use crate::report::Note;

/// Front matter as it stands in a file.
pub(super) struct Head<'t> {
    /// Its text, without the lines around it.
    pub(super) text: &'t str,
    /// The language it is in.
    pub(super) language: Language,
    /// Lines above it.
    pub(super) above: usize,
}

/// Parses front matter; none if it is of another language than YAML and cannot be read.
pub(super) fn parsed(
    head: &Head<'_>,
    file: &Arc<str>,
    ours: bool,
) -> Option<Result<Document, Note>> {
    let parse = |yaml: &str| Document::parse(file, yaml, head.above, ours);
    match head.language {
        Language::Yaml => Some(parse(head.text)),
        Language::Toml => {
            let document = parse(&toml::as_yaml(head.text)?).ok()?;
            Some(Ok(document.translated_from(head.text)))
        }
        Language::Json => Some(Ok(parse(head.text).ok()?.translated_from(head.text))),
    }
}

/// Whether what stands between two lines `---` is text between rules: no mapping of keys, and nothing in it looks like a flag.
pub(super) fn is_text(head: &Head<'_>, parsed: Option<&Result<Document, Note>>) -> bool {
    let mapping = match parsed {
        Some(Ok(document)) => document.is_empty() || document.root().is_mapping(),
        Some(Err(note)) => note.check != "yaml" || front::holds_keys(head.text),
        None => true,
    };
    let text = head.language == Language::Yaml && (!mapping || front::is_apart(head.text));
    text && !is_labelled(head.text) && !withhold::by_sight(head.text)
}

/// Where front matter ends that is JSON without lines around it; none if a text does not begin so.
pub(super) fn json(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('{')?.trim_start();
    if !inside.starts_with('"') {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    let end = match values.next() {
        Some(Ok(_)) => values.byte_offset(),
        _ => text.find("\n}")? + 2,
    };
    let rest = &text[end..];
    let line = rest.find('\n').map_or(rest.len(), |at| at + 1);
    rest[..line].trim().is_empty().then_some(end + line)
}
