//! What the patterns of a sidecar fit in a text as it was typed, where that holds secrets: they are taken out before anything is
//! read, and a pattern fits no longer. Texts as typed in; what is left of each find once its secrets are out, out.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, TagEnd};
use regex::Regex;

use crate::model::meeting::MASK;
use crate::model::secret::{self, Secret};
use crate::read::text::strings;
use crate::read::{bot_minutes, secrets};

/// A text that a pattern fitted before its secrets were taken out, as it stands now.
pub(super) struct Phrase {
    /// Which of the patterns it was.
    pub(super) pattern: usize,
    /// What is left.
    text: String,
}

impl Phrase {
    /// Its words, where there are any but those that stand for a secret.
    pub(super) fn words(&self) -> &str {
        let bare = self.text.starts_with('(') && self.text.ends_with(" removed)");
        if bare { "" } else { &self.text }
    }
}

/// All of them, the longest first: a part of a phrase must not go before the whole.
#[derive(Default)]
pub(super) struct Phrases(Vec<Phrase>);

/// The readings of a text in which a pattern may fit.
pub(super) fn readings(path: &str, text: &str) -> Vec<String> {
    if strings::is_json(path, text) {
        let pieces = strings::pieces(text);
        return pieces.map(|piece| piece.said.into_owned()).collect();
    }
    let without_tags: Vec<String> = text.lines().map(bot_minutes::plain).collect();
    vec![text.to_owned(), rendered(text), without_tags.join("\n")]
}

impl Phrases {
    /// What each pattern fits that holds a secret.
    pub(super) fn of(readings: &[String], patterns: &[Option<Regex>], allowed: &[String]) -> Self {
        let mut found = Vec::new();
        for text in readings {
            let secrets = secrets::found(text, allowed);
            for (pattern, regex) in patterns.iter().enumerate().filter(|_| !secrets.is_empty()) {
                let fits = regex.iter().flat_map(|regex| regex.find_iter(text));
                let left = fits.filter_map(|fit| left_of(text, fit.range(), &secrets));
                let spelled = left.flat_map(spellings);
                found.extend(spelled.map(|text| Phrase { pattern, text }));
            }
        }
        found.sort_by(|a: &Phrase, b| {
            (b.text.len(), &b.text, b.pattern).cmp(&(a.text.len(), &a.text, a.pattern))
        });
        found.dedup_by(|a, b| a.text == b.text && a.pattern == b.pattern);
        Phrases(found)
    }

    /// A text without them, a mask in place of each; `hear` is told of those that stand in it.
    pub(super) fn taken_out(&self, mut text: String, mut hear: impl FnMut(&Phrase)) -> String {
        let there: Vec<&Phrase> = self
            .0
            .iter()
            .filter(|phrase| text.contains(&phrase.text))
            .collect();
        for phrase in there {
            text = text.replace(&phrase.text, MASK);
            hear(phrase);
        }
        text
    }

    /// Whether what a pattern fitted stands in a text.
    pub(super) fn stand_in(&self, text: &str, pattern: usize) -> bool {
        let mut own = self.0.iter().filter(|phrase| phrase.pattern == pattern);
        own.any(|phrase| text.contains(&phrase.text))
    }
}

/// A part of a text without its secrets; none if it has none. A secret that it holds in part counts as a whole.
fn left_of(text: &str, fit: Range<usize>, secrets: &[Secret]) -> Option<String> {
    let inside = |secret: &&Secret| secret.range.start < fit.end && fit.start < secret.range.end;
    let mut inside: Vec<Secret> = secrets.iter().filter(inside).cloned().collect();
    let start = fit.start.min(inside.first()?.range.start);
    let end = fit.end.max(inside.last()?.range.end);
    for secret in &mut inside {
        secret.range = secret.range.start - start..secret.range.end - start;
    }
    secret::masked(text.get(start..end)?, &inside)
}

/// A text as it may stand in a file: as it is, and with the escapes of JSON.
fn spellings(text: String) -> impl Iterator<Item = String> {
    let quoted = serde_json::Value::from(text.as_str()).to_string();
    let escaped = quoted.trim_matches('"').to_owned();
    let escaped = (escaped != text).then_some(escaped);
    [Some(text), escaped].into_iter().flatten()
}

/// What a reader of the rendered text sees: without comments, tags and marks, entities as characters.
pub(super) fn rendered(markdown: &str) -> String {
    let parser = Parser::new(markdown);
    parser.fold(String::new(), |mut text, event| {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => text.push(' '),
            _ => {}
        }
        text
    })
}
