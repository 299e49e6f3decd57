//! Untrusted text to HTML, and to text that is fit to be shown: the only place where that happens for chat.
//! Text in; `Html` or cleaned text out. Control characters, bidirectional ones and those without width
//! are made visible, mail addresses and host masks are replaced unless the team allows them.

use serde::Serialize;

use super::linker::{Linker, Target};
use super::lookalike::honest;
use super::privacy::{Piled, Privacy, Shown, visible};
use crate::model::reference::{self, Reference};

/// HTML that is safe to put on a page: only this room makes it.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
pub struct Html(String);

impl Html {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One after the other; a single one is not copied, for it may be a log of megabytes.
    pub fn joined(mut parts: Vec<Html>) -> Self {
        match parts.len() {
            1 => parts.pop().unwrap_or_default(),
            _ => Html(parts.iter().map(Html::as_str).collect()),
        }
    }

    /// Wraps markup made by this room.
    pub(super) fn made(markup: String) -> Self {
        Html(markup)
    }
}

/// Whether a byte stands on a page as it is.
fn is_plain(byte: u8) -> bool {
    (b' '..=b'~').contains(&byte) & !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')
}

/// Appends a text with markup characters escaped and deceiving characters cleaned.
pub fn escape_into(out: &mut String, text: &str) {
    // All bytes are looked at, for so the processor takes many at once, and most texts need no more.
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return out.push_str(text);
    }
    let mut rest = text;
    let mut piled = Piled::default();
    while let Some(at) = rest.bytes().position(|byte| !is_plain(byte)) {
        out.push_str(&rest[..at]);
        let Some(character) = rest[at..].chars().next() else {
            break;
        };
        if at > 0 {
            piled = Piled::default();
        }
        if !piled.has_enough(character) {
            shown_into(out, character);
        }
        rest = &rest[at + character.len_utf8()..];
    }
    out.push_str(rest);
}

fn shown_into(out: &mut String, character: char) {
    match (character, visible(character)) {
        ('&', _) => out.push_str("&amp;"),
        ('<', _) => out.push_str("&lt;"),
        ('>', _) => out.push_str("&gt;"),
        ('"', _) => out.push_str("&quot;"),
        ('\'', _) => out.push_str("&#39;"),
        (_, Shown::Same) => out.push(character),
        (_, Shown::Blank) => out.push(' '),
        (_, Shown::Named) => {
            let number = character as u32;
            out.push_str(&format!("<span class=\"odd\">U+{number:04X}</span>"));
        }
    }
}

/// Appends the value of an attribute: escaped, and without any character that deceives.
pub fn attribute_into(out: &mut String, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return escape_into(out, text);
    }
    let plain: String = text
        .chars()
        .filter(|character| matches!(visible(*character), Shown::Same))
        .collect();
    escape_into(out, &plain);
}

/// Appends a line of chat: escaped, its references linked.
pub fn line_into(out: &mut String, text: &str, linker: &Linker<'_>, root: &str) {
    let text = linker.privacy.mask(text);
    let mut rest = &*text;
    while let Some(mention) = Mention::first(rest) {
        references_into(out, mention.before, linker, root);
        match linker.target(Reference::Url(mention.url)) {
            Some(target) => link_into(out, &target, mention.name, root),
            None => escape_into(out, mention.name),
        }
        rest = mention.after;
    }
    references_into(out, rest, linker, root);
}

/// Somebody whom a message of Matrix names, as programs write it down: `[name](https://matrix.to/#/@nick:server)`.
struct Mention<'t> {
    before: &'t str,
    name: &'t str,
    url: &'t str,
    after: &'t str,
}

impl<'t> Mention<'t> {
    /// The first mention in a text.
    fn first(text: &'t str) -> Option<Self> {
        // Most lines have no bracket, and words take longer to look for.
        let from = memchr::memchr(b']', text.as_bytes())?;
        let at = from + text[from..].find("](https://matrix.to/#/@")?;
        let (head, tail) = (&text[..at], &text[at + 2..]);
        let (before, name) = head.rsplit_once('[')?;
        let (url, after) = tail.split_once(')')?;
        let whole = !name.trim().is_empty() && !url.contains(char::is_whitespace);
        whole.then_some(Mention {
            before,
            name,
            url,
            after,
        })
    }
}

fn link_into(out: &mut String, target: &Target, text: &str, root: &str) {
    out.push_str("<a href=\"");
    attribute_into(out, &target.href(root));
    out.push_str(if target.outside {
        "\" rel=\"noopener noreferrer nofollow ugc\">"
    } else {
        "\">"
    });
    escape_into(out, text);
    out.push_str("</a>");
}

/// Appends a text: escaped, its references linked.
fn references_into(out: &mut String, text: &str, linker: &Linker<'_>, root: &str) {
    let mut done = 0;
    for found in reference::scan(text) {
        let Some(target) = linker.target(found.reference) else {
            continue;
        };
        escape_into(out, &text[done..found.range.start]);
        let words = &text[found.range.clone()];
        match found.reference {
            Reference::Url(_) => link_into(out, &target, &honest(words), root),
            _ => link_into(out, &target, words, root),
        }
        done = found.range.end;
    }
    escape_into(out, &text[done..]);
}

/// A line of chat as HTML.
pub fn line(text: &str, linker: &Linker<'_>, root: &str) -> Html {
    let mut out = String::with_capacity(text.len() + 16);
    line_into(&mut out, text, linker, root);
    Html(out)
}

/// A text of the team's own as HTML; mail addresses that may be shown are links.
pub fn with_mail(text: &str, privacy: Privacy<'_>) -> Html {
    let mut out = String::with_capacity(text.len() + 16);
    for word in privacy.mask(text).split_inclusive(char::is_whitespace) {
        let inner = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        match word.split_once(inner).filter(|_| is_mail(inner)) {
            Some((before, after)) => {
                escape_into(&mut out, before);
                out.push_str("<a href=\"mailto:");
                attribute_into(&mut out, inner);
                out.push_str("\">");
                escape_into(&mut out, inner);
                out.push_str("</a>");
                escape_into(&mut out, after);
            }
            None => escape_into(&mut out, word),
        }
    }
    Html(out)
}

/// Whether a word is a mail address and nothing that could be more than that in a link.
fn is_mail(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '@');
    let parts = word.split_once('@');
    word.chars().all(plain)
        && parts.is_some_and(|(name, host)| {
            !name.is_empty() && host.contains('.') && !host.contains('@')
        })
}

/// A text as HTML, and nothing linked in it.
pub fn text(text: &str, privacy: Privacy<'_>) -> Html {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, &privacy.mask(text));
    Html(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped_and_deceiving_characters_show() {
        let rows = [
            (
                "a <b> & \"c\" 'd'",
                "a &lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;",
            ),
            ("&amp;", "&amp;amp;"),
            (
                "a\u{202e}b\u{200b}c\u{0}d\u{7f}",
                "a<span class=\"odd\">U+202E</span>b<span class=\"odd\">U+200B</span>c<span class=\"odd\">U+0000</span>d\
                 <span class=\"odd\">U+007F</span>",
            ),
            ("ünï 漢字 😀 שלום", "ünï 漢字 😀 שלום"),
            (
                "z\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}z\u{351}\u{351}&\u{351}",
                "z\u{351}\u{351}\u{351}\u{351}\u{351}\u{351}z\u{351}\u{351}&amp;\u{351}",
            ),
        ];
        for (text, expected) in rows {
            let mut out = String::new();
            escape_into(&mut out, text);
            assert_eq!(out, expected);
        }
    }
}
