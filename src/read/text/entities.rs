//! Entities of HTML as the characters that a browser shows for them. A text in, the same without them out; no line is added.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser};

/// Longest name of one, in bytes.
const LONGEST: usize = 32;

/// A text with characters in place of its entities.
pub(crate) fn undone(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        rest = match entity(behind) {
            Some((shown, after)) => {
                out.extend(shown.chars().map(on_a_line));
                after
            }
            None => {
                out.push('&');
                behind
            }
        };
    }
    out.push_str(rest);
    out
}

/// What the entity behind an ampersand shows, and the text behind that.
fn entity(behind: &str) -> Option<(Cow<'static, str>, &str)> {
    let end = behind.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let (name, after) = (&behind[..end], &behind[end + 1..]);
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'#';
    if !name.bytes().all(is_part) {
        return None;
    }
    // Logs are full of these.
    let shown = match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" | "#34" | "#x22" => "\"",
        "apos" | "#39" | "#x27" => "'",
        "nbsp" => " ",
        _ => return Some((Cow::Owned(any(name)?), after)),
    };
    Some((Cow::Borrowed(shown), after))
}

/// What an entity shows: Markdown knows all of them (CommonMark 0.31, 2.5).
fn any(name: &str) -> Option<String> {
    let source = format!("&{name};");
    let parts = Parser::new(&source).filter_map(|event| match event {
        Event::Text(text) => Some(text),
        _ => None,
    });
    let shown: String = parts.map(|part| part.to_string()).collect();
    (shown != source && !shown.is_empty()).then_some(shown)
}

/// A character that no line ends at. Numbers of characters that nothing shows are those of windows-1252 (HTML, 13.2.5.80).
fn on_a_line(character: char) -> char {
    let number = u32::from(character);
    match number {
        0x80..=0x9f => {
            let byte = [u8::try_from(number).unwrap_or(b' ')];
            let shown = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&byte);
            shown.0.chars().next().unwrap_or(' ')
        }
        0xa0 | 0x2028 | 0x2029 => ' ',
        _ if character.is_control() => ' ',
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_what_a_browser_shows() {
        let rows = [
            ("it&#x27;s &#8212; &#34;x&#34; &hellip;", "it's — \"x\" …"),
            ("&lt;ash&gt; a&nbsp;&nbsp;b &amp;lt;", "<ash> a  b &lt;"),
            ("&eacute;&Uuml; &#150; &#10;&#x2028;", "éÜ –   "),
            (
                "&#42;&#96; &ldquo;&CounterClockwiseContourIntegral;",
                "*` “∳",
            ),
            (
                "&unknown; &; & d &#xD800; &é;",
                "&unknown; &; & d \u{fffd} &é;",
            ),
            ("fish & chips; R&D; a&b", "fish & chips; R&D; a&b"),
        ];
        for (text, expected) in rows {
            assert_eq!(undone(text), expected, "{text}");
        }
    }
}
