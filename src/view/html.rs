//! Untrusted text to HTML, and to text that is fit to be shown: the only place where that happens for chat.
//! Text in; `Html` or cleaned text out. Control characters go, bidirectional ones are made visible,
//! mail addresses and host masks are replaced unless the team allows them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;
use serde::Serialize;

use super::linker::Linker;
use crate::model::reference;

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

    /// Wraps markup made by this room.
    pub(super) fn made(markup: String) -> Self {
        Html(markup)
    }
}

/// Mail addresses, `nick!user@host`, and `(user@host)` of join lines.
static PRIVATE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let mask = r"[^\s!@<>()\[\]]{1,32}!~?[^\s!@<>]{1,32}@[A-Za-z0-9./:_-]{3,}";
    let host = r"[(\[]~?[\w.-]{1,32}@[A-Za-z0-9./:_-]{3,}[)\]]";
    let mail = r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}";
    Regex::new(&format!(
        "(?P<mask>{mask})|(?P<host>{host})|(?P<mail>{mail})"
    ))
    .ok()
});

/// Domains that belong to nobody (RFC 2606).
const RESERVED: &[&str] = &["example.com", "example.org", "example.net"];

/// Which mail addresses may be shown.
#[derive(Debug, Clone, Copy)]
pub struct Privacy<'a> {
    /// Domains and whole addresses, in lower case.
    pub allowed: &'a [String],
}

impl Privacy<'_> {
    /// A text without mail addresses and host masks.
    pub fn mask<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(pattern) = PRIVATE.as_ref().filter(|_| text.contains('@')) else {
            return Cow::Borrowed(text);
        };
        pattern.replace_all(text, |found: &regex::Captures<'_>| {
            let whole = &found[0];
            if found.name("mail").is_some() {
                return if self.allows(whole) {
                    whole.to_owned()
                } else {
                    "[mail address removed]".to_owned()
                };
            }
            "[host removed]".to_owned()
        })
    }

    fn allows(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        let domain = address.rsplit('@').next().unwrap_or("");
        let under = |allowed: &str| domain == allowed || domain.ends_with(&format!(".{allowed}"));
        let listed = self
            .allowed
            .iter()
            .any(|allowed| *allowed == address || under(allowed));
        listed || RESERVED.iter().any(|reserved| under(reserved))
    }

    /// A text fit to be shown where a template escapes it: masked, and without characters that deceive.
    pub fn clean(&self, text: &str) -> String {
        let masked = self.mask(text);
        if masked.is_ascii() && !masked.bytes().any(|byte| byte < 0x20 || byte == 0x7f) {
            return masked.into_owned();
        }
        masked
            .chars()
            .fold(String::with_capacity(masked.len()), |mut out, character| {
                match visible(character) {
                    Shown::Same => out.push(character),
                    Shown::Gone => {}
                    Shown::Blank => out.push(' '),
                    Shown::Named => out.push_str(&format!("[U+{:04X}]", character as u32)),
                }
                out
            })
    }
}

enum Shown {
    Same,
    Gone,
    Blank,
    Named,
}

/// What becomes of a character: control characters go, those that turn the order of text are named.
fn visible(character: char) -> Shown {
    match character {
        '\t' | '\n' => Shown::Same,
        '\r' | '\u{2028}' | '\u{2029}' => Shown::Blank,
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Shown::Named,
        '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{E0000}'..='\u{E007F}' => {
            Shown::Gone
        }
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{E000}'..='\u{F8FF}' => Shown::Gone,
        other if other.is_control() => Shown::Gone,
        _ => Shown::Same,
    }
}

/// Appends a text with markup characters escaped and deceiving characters cleaned.
pub fn escape_into(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, character) in text.char_indices() {
        let entity: Cow<'_, str> = match character {
            '&' => "&amp;".into(),
            '<' => "&lt;".into(),
            '>' => "&gt;".into(),
            '"' => "&quot;".into(),
            '\'' => "&#39;".into(),
            ' '..='~' => continue,
            other => match visible(other) {
                Shown::Same => continue,
                Shown::Gone => "".into(),
                Shown::Blank => " ".into(),
                Shown::Named => format!("<span class=\"odd\">U+{:04X}</span>", other as u32).into(),
            },
        };
        out.push_str(&text[plain..at]);
        out.push_str(&entity);
        plain = at + character.len_utf8();
    }
    out.push_str(&text[plain..]);
}

/// Appends a line of chat: escaped, its references linked.
pub fn line_into(out: &mut String, text: &str, linker: &Linker<'_>, root: &str) {
    let text = linker.privacy.mask(text);
    let mut done = 0;
    for found in reference::scan(&text) {
        let Some(target) = linker.target(found.reference) else {
            continue;
        };
        escape_into(out, &text[done..found.range.start]);
        out.push_str("<a href=\"");
        escape_into(out, &target.href(root));
        out.push_str(if target.outside {
            "\" rel=\"noopener noreferrer nofollow ugc\">"
        } else {
            "\">"
        });
        escape_into(out, &text[found.range.clone()]);
        out.push_str("</a>");
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
                "a<span class=\"odd\">U+202E</span>bcd",
            ),
            ("ünï 漢字 😀 שלום", "ünï 漢字 😀 שלום"),
        ];
        for (text, expected) in rows {
            let mut out = String::new();
            escape_into(&mut out, text);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn mail_addresses_and_host_masks_go() {
        let allowed = ["team.example".to_owned()];
        let privacy = Privacy { allowed: &allowed };
        let rows = [
            (
                "write to a.b@mail.test now",
                "write to [mail address removed] now",
            ),
            ("security@team.example", "security@team.example"),
            ("a@example.org", "a@example.org"),
            ("nick!~user@host.test left", "[host removed] left"),
            ("joe (~joe@host.test) has", "joe [host removed] has"),
            (
                "@maple:example.org and @tarn",
                "@maple:example.org and @tarn",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(privacy.mask(text), expected);
        }
    }
}
