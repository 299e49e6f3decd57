//! Addresses that a generator makes of a tag: `[a]({% post_url 2026-01-08-a %})`, `({{ site.baseurl }}/a.pdf)`, `({{< ref "a.md" >}})`.
//! Markdown in, the same with the file that each names out, in as many lines. Whether there is such a file is for others to say.

use std::borrow::Cow;

use super::fence::Fence;
use super::generator;

/// Markdown with plain addresses, but for what is code.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'{', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut fence = Fence::default();
    let lines = text.split_inclusive('\n');
    let lines = lines.map(|line| match fence.takes(line) {
        true => Cow::Borrowed(line),
        false => in_line(line),
    });
    Cow::Owned(lines.collect())
}

/// What stands right before an address.
const BEFORE: [&str; 4] = ["](", "](<", "=\"", "='"];

fn in_line(line: &str) -> Cow<'_, str> {
    let (mut out, mut rest) = (String::new(), line);
    let definition = definition(line);
    while let Some(at) = rest.find(['{', '`']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let defined = definition.is_some_and(|head| is_blank(out.get(head..)));
        let address = defined || BEFORE.iter().any(|mark| out.ends_with(mark));
        let tag = address.then(|| tag(generator::near(from))).flatten();
        let code = || from.strip_prefix('`').and_then(|code| code.find('`'));
        let length = match tag {
            Some((plain, length)) => {
                out.push_str(&plain);
                length
            }
            None => match defined.then(|| unknown(from)).flatten() {
                Some(length) => {
                    // Without an address the next line would be taken for it.
                    out.push_str(&format!("<{}>", &from[..length]));
                    length
                }
                None => {
                    let length = code().map_or(1, |end| end + 2);
                    out.push_str(&from[..length]);
                    length
                }
            },
        };
        rest = &from[length..];
    }
    match out.is_empty() {
        true => Cow::Borrowed(line),
        false => Cow::Owned(out + rest),
    }
}

/// The bytes of the head of a definition of a link that a line begins with: `[a]:`.
fn definition(line: &str) -> Option<usize> {
    let begins = line.trim_start_matches([' ', '>']).starts_with('[');
    begins.then(|| line.find("]:")).flatten().map(|at| at + 2)
}

/// Whether there is a text, and nothing in it.
fn is_blank(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.bytes().all(|byte| matches!(byte, b' ' | b'\t')))
}

/// The length of a tag, and of what stands right behind it, that a text begins with and that makes no address known here.
fn unknown(text: &str) -> Option<usize> {
    let near = generator::near(text);
    let known = generator::without(near.split(char::is_whitespace).next()?);
    let length = generator::tag(near).map(|tag| tag.length);
    let length = length.or_else(|| known.and_then(|_| Some(near.find("}}")? + 2)))?;
    let behind = text[length..].find(char::is_whitespace);
    Some(behind.map_or(text.len(), |end| length + end))
}

/// The address that a tag stands for, with which a text begins, and the length of the tag.
fn tag(text: &str) -> Option<(String, usize)> {
    let end = match text.get(..2)? {
        "{{" => "}}",
        "{%" => "%}",
        _ => return None,
    };
    let inside = text[2..].find(end)?;
    let length = inside + 4;
    let words = text[2..2 + inside].trim_matches(['<', '>', '%', '-', ' ', '\t']);
    let (head, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let quoted = |text: &str| text.trim().trim_matches(['"', '\'', '`']).to_owned();
    let plain = match (head, end) {
        ("post_url", "%}") => format!("/_posts/{}", quoted(rest)),
        ("link", "%}") => format!("/{}", quoted(rest).trim_start_matches('/')),
        ("ref" | "relref", _) => format!("@/{}", quoted(rest).trim_start_matches('/')),
        ("site.baseurl" | "site.url", "}}") if rest.is_empty() => {
            // A slash or another tag follows, or nothing at all.
            let ends = text[length..].starts_with([')', '"', '\'', '>', '\n', '\r', ' ']);
            let ends = ends || text.len() == length;
            if ends { "/" } else { "" }.to_owned()
        }
        (path, "}}") if is_filter(rest) => format!("/{}", quoted(path).trim_start_matches('/')),
        _ => return None,
    };
    let odd = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"' | '\'' | '<' | '>');
    (!plain.contains(odd)).then_some((plain, length))
}

/// Whether a filter of Liquid makes an address of what stands before.
fn is_filter(words: &str) -> bool {
    let name = words.trim().strip_prefix('|').map(str::trim);
    matches!(name, Some("relative_url" | "absolute_url"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_generators() {
        let rows = [
            (
                "[a]({% post_url 2026-01-08-a %})",
                "[a](/_posts/2026-01-08-a)",
            ),
            ("[a]({% link guide/a.md %}#b)", "[a](/guide/a.md#b)"),
            ("[a]({{ site.baseurl }}/a.pdf) b", "[a](/a.pdf) b"),
            ("[a]({{site.url}}{{site.baseurl}})", "[a](/)"),
            ("[a]({{ site.baseurl }}{% link a.md %})", "[a](/a.md)"),
            ("![a]({{ '/a.png' | relative_url }})", "![a](/a.png)"),
            (
                "<img src=\"{{ \"/a.png\" | absolute_url }}\">",
                "<img src=\"/a.png\">",
            ),
            ("[a]({{< ref \"b/a.md#c\" >}})", "[a](@/b/a.md#c)"),
            (
                "[a]({{% relref \"/a.md\" %}}) {{ b }}",
                "[a](@/a.md) {{ b }}",
            ),
            (
                "[p]: {% post_url 2026-01-08-a %}#b\n",
                "[p]: /_posts/2026-01-08-a#b\n",
            ),
            ("[p]: {{< relref \"a.md\" >}} \"T\"", "[p]: @/a.md \"T\""),
            ("> [p]:  {{ \"/a\" | relative_url }}", "> [p]:  /a"),
            ("[p]: {{ site.baseurl }}{% link a.md %}", "[p]: /a.md"),
            ("[p]: {{ site.baseurl }}\n", "[p]: /\n"),
            ("[p]: {% any a %}#b c", "[p]: <{% any a %}#b> c"),
            ("[p]: {{ b }}", "[p]: {{ b }}"),
            ("so [p]: {% link a.md %}", "so [p]: {% link a.md %}"),
            ("[a] b: {% link a.md %}", "[a] b: {% link a.md %}"),
            ("`[a]({{< ref \"a.md\" >}})`", "`[a]({{< ref \"a.md\" >}})`"),
            (
                "```\n[a]({% link a.md %})\n```\n",
                "```\n[a]({% link a.md %})\n```\n",
            ),
            (
                "{{ site.baseurl }} [a]({{ b }})",
                "{{ site.baseurl }} [a]({{ b }})",
            ),
            ("[a]({% link a b.md %}) {", "[a]({% link a b.md %}) {"),
        ];
        for (text, expected) in rows {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
