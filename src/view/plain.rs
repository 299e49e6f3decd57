//! HTML of this site back to the text it shows, for the search. `Html` in, text out; only for markup made by this room, whose
//! `<` and `>` stand for tags and nothing else.

use super::html::Html;

/// Tags that part no words.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "code", "del", "em", "i", "kbd", "mark", "s", "samp", "small", "span",
    "strong", "sub", "sup", "u", "var",
];

/// The text without tags; those that are not inline become blanks.
pub fn text(html: &Html) -> String {
    let mut out = String::with_capacity(html.as_str().len());
    let mut parts = html.as_str().split('<');
    entities_into(&mut out, parts.next().unwrap_or(""));
    for part in parts {
        let (tag, rest) = part.split_once('>').unwrap_or((part, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next();
        if !name.is_some_and(|name| INLINE.contains(&name)) {
            out.push(' ');
        }
        entities_into(&mut out, rest);
    }
    out
}

/// Appends a text with its entities undone.
fn entities_into(out: &mut String, text: &str) {
    let mut parts = text.split('&');
    out.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let known = part
            .split_once(';')
            .and_then(|(name, rest)| Some((entity(name)?, rest)));
        match known {
            Some((character, rest)) => {
                out.push(character);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        number => {
            let number = number.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_read_as_they_show() {
        let rows = [
            ("<p>a <b>bo</b>ld</p><p>next</p>", " a bold  next "),
            (
                "a &lt;b&gt; &amp;amp; &#39;c&#x27; &unknown; & d",
                "a <b> &amp; 'c' &unknown; & d",
            ),
            ("<a href=\"x\">link</a>ed<br>line", "linked line"),
        ];
        for (html, expected) in rows {
            assert_eq!(text(&Html::made(html.to_owned())), expected);
        }
    }
}
