//! Markdown as the programs of others print it: without their comments and code, with plain addresses, with boxes as quotations.
//! Markdown in, the same for our parser out, and notes of what is left out. Nothing is taken out for privacy here.

use std::borrow::Cow;
use std::sync::Arc;

use crate::place::Place;
use crate::read::markdown::{boxes, generated, mdx, unprinted};
use crate::report::{Note, Severity};

/// Markdown as the programs of others print it: without their comments, with plain addresses, with boxes as quotations. It stands
/// below so many lines of its file; the first line from which code of a generator is left out is told, and that of a comment of
/// Obsidian.
pub(in crate::read) fn printed(
    file: &Arc<str>,
    markdown: String,
    above: usize,
) -> (String, Vec<Note>) {
    let changed = |text: Cow<'_, str>| match text {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    let told = |at: usize, check: &'static str, message: &'static str| {
        let place = Place::line(file, above + at);
        Note::new(Severity::Info, check, place, message)
    };
    let open = changed(unprinted::of_markdown(file, &markdown));
    let comment = open
        .as_ref()
        .and_then(|open| unprinted::percent_taken(&markdown, open));
    let comment = comment.map(|at| {
        let message = "what stands between two signs `%%` is left out, as Obsidian does it";
        told(at, "comment", message).hint("between backticks they are signs like others")
    });
    let markdown = open.unwrap_or(markdown);
    let (components, code) = match mdx::is_mdx(file) {
        true => mdx::without(&markdown),
        false => (Cow::Borrowed(&*markdown), None),
    };
    let markdown = changed(components).unwrap_or(markdown);
    let markdown = changed(generated::plain(&markdown)).unwrap_or(markdown);
    let common = boxes::common(&markdown, true);
    let cut = code.into_iter().chain(common.cut).min();
    let note = cut.map(|at| {
        let message = "code of a generator is left out: what it would print is not known here";
        told(at, "generator-code", message)
    });
    let notes = comment.into_iter().chain(note).collect();
    let common = changed(common.text);
    (common.unwrap_or(markdown), notes)
}
