//! Where the protocol is named and nobody says so: in where a link leads, in attributes, in names of files and of styles. A text and
//! a name in it in, whether it says nothing out.

use super::colours::COLOURS;

/// Bytes before a name that are looked at, and behind it.
const NEAR: usize = 200;

/// Attributes of HTML that nobody reads.
const UNREAD: &[&str] = &["src", "href", "name", "id"];

/// Endings of files.
const ENDINGS: &[&str] = &[
    "adoc", "css", "gif", "htm", "html", "jpeg", "jpg", "js", "json", "md", "pdf", "png", "rst",
    "svg", "txt", "webp", "yaml", "yml",
];

/// Words beside a name of a style.
const STYLES: &[&str] = &["class", "classes", "style", "styles", "selector", "anchor"];

/// Whether the protocol is named between two bytes of a text where it is no label.
pub(super) fn is_silent(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let from = start.saturating_sub(NEAR);
    let near = &bytes[from..start];
    // What a line says is the same in its text.
    let near = &near[memchr::memrchr(b'\n', near).map_or(0, |end| end + 1)..];
    let word = near.iter().rposition(u8::is_ascii_whitespace);
    let word = &near[word.map_or(0, |at| at + 1)..];
    let behind = &bytes[end..bytes.len().min(end + NEAR)];
    let behind = &behind[..memchr::memchr(b'\n', behind).unwrap_or(behind.len())];
    // `[x](TLP:RED)` leads nowhere.
    let dashed = behind.first().is_some_and(|byte| b"-_".contains(byte));
    leads(word, dashed)
        || is_unread(near, dashed)
        || dashed && (is_file(behind) || is_style(near, behind))
}

/// Whether the beginning of a word shows that it goes on as an address.
fn leads(word: &[u8], dashed: bool) -> bool {
    let target = memchr::memmem::rfind(word, b"](").map(|at| &word[at + 2..]);
    let open = target.is_some_and(|target| {
        (dashed || !target.is_empty()) && !target.iter().any(|byte| b")<>".contains(byte))
    });
    let scheme = memchr::memmem::rfind(word, b"://").map(|at| &word[at + 3..]);
    let inside = scheme.is_some_and(|rest| !rest.iter().any(|byte| b")]<>\"'|,;".contains(byte)));
    open || inside
}

/// Whether what stands before a name opens the value of an attribute that nobody reads.
fn is_unread(near: &[u8], dashed: bool) -> bool {
    let Some(quote) = near.iter().rposition(|byte| b"\"'>".contains(byte)) else {
        return false;
    };
    let before = match near[quote] {
        b'>' => return false,
        _ => near[..quote].strip_suffix(b"=").unwrap_or_default(),
    };
    let name = before.iter().rposition(u8::is_ascii_whitespace);
    let name = name.map_or(&[][..], |at| &before[at + 1..]);
    let style = dashed && name.eq_ignore_ascii_case(b"class");
    style
        || UNREAD
            .iter()
            .any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether a name goes on as that of a file.
fn is_file(behind: &[u8]) -> bool {
    let inside = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_+".contains(byte);
    let length = behind.iter().take_while(|byte| inside(byte)).count();
    let Some(ending) = behind[length..].strip_prefix(b".") else {
        return false;
    };
    let letters = ending.iter().take_while(|byte| inside(byte)).count();
    let ending = &ending[..letters];
    ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether a name is a span of code beside a word for a style, or is written as one: ``class `tlp-amber` ``, `` `.tlp-amber` ``.
fn is_style(near: &[u8], behind: &[u8]) -> bool {
    let inside = |byte: &u8| byte.is_ascii_lowercase();
    let letters = behind[1..].iter().take_while(|byte| inside(byte)).count();
    let (word, behind) = behind[1..].split_at(letters);
    let known = COLOURS.iter().any(|known| known.as_bytes() == word);
    if known && near.ends_with(b"`.") && behind.starts_with(b"`") {
        return true;
    }
    let (Some(before), Some(behind)) = (near.strip_suffix(b"`"), behind.strip_prefix(b"`")) else {
        return false;
    };
    let style = |word: Option<&[u8]>| {
        word.is_some_and(|word| {
            STYLES
                .iter()
                .any(|style| word.eq_ignore_ascii_case(style.as_bytes()))
        })
    };
    let parted = |byte: &u8| !byte.is_ascii_alphabetic();
    let filled = |word: &&[u8]| !word.is_empty();
    known && (style(before.rsplit(parted).find(filled)) || style(behind.split(parted).find(filled)))
}

#[cfg(test)]
mod tests {
    use crate::read::tlp::{after, speaks_of};

    #[test]
    fn names_that_are_no_labels() {
        let rows = [
            ("See <https://www.first.org/tlp/#tlp-red>.", false),
            ("See [x](https://www.first.org/tlp/#tlp-red).", false),
            ("See https://e.org/TLP:RED/x for more", false),
            ("See [the page](tlp-amber.md).", false),
            ("![badge](https://e.org/tlp_amber.png)", false),
            ("<img src=\"tlp-green.svg\">", false),
            ("<a name=\"tlp-red\"></a>", false),
            ("<a href='#tlp-red'>x</a>", false),
            ("<div class=\"tlp-red\">", false),
            ("The style `.tlp-red` is used.", false),
            ("<div class=\"tlp-red\">TLP:RED</div>", true),
            ("<div class=\"TLP:RED\">", true),
            ("Vendor call `.tlp:red`", true),
            ("[A](#tlp-red) [B](#tlp-amber) [C](#tlp-green)", false),
            ("Class `tlp-amber` in the style sheet.", false),
            ("the `tlp-amber` class", false),
            ("<!-- see tlp-red.md -->", false),
            (
                "{% include-markdown \"_includes/tlp_red_amber_strict_warning.md\" %}",
                false,
            ),
            ("![TLP:RED](https://e.org/tlp_red.png)", true),
            ("<img alt=\"TLP:RED\" src=\"tlp-red.svg\">", true),
            (
                "[TLP:RED](https://www.first.org/tlp/#tlp-red) is this",
                true,
            ),
            ("[TLP](https://www.first.org/tlp/): RED", true),
            ("https://e.org/tlp TLP:RED", true),
            ("(https://e.org/x),TLP:RED", true),
            ("<https://e.org/x>TLP:RED", true),
            ("[x](TLP:RED)", true),
            ("[x](a.md)TLP:RED", true),
            ("<TLP:RED>", true),
            ("<b>TLP:RED</b>", true),
            ("<!-- TLP:RED -->", true),
            ("\"name\": \"TLP:RED\"", true),
            ("TLP:RED.md", true),
            ("`tlp-red` Vendor call", true),
            ("Vendor call `tlp-red`", true),
            ("tlp-red. More", true),
        ];
        for (line, expected) in rows {
            assert_eq!(after(line) == Some(true), expected, "{line}");
        }
        for text in [
            "x name=\nTLP:RED",
            "class\n`tlp-red`",
            "https://e.org/x\nTLP:RED",
            "[x](\ntlp-red",
        ] {
            assert!(speaks_of(text), "{text}");
        }
    }
}
