//! Tags of generators, which print something else than themselves: `{% include a.html %}` of Jekyll and GitBook, `{{< youtube a >}}`
//! of Hugo. A line in, the same without them out. Those in addresses and those that make boxes are the business of others.

use std::borrow::Cow;

use crate::model::reference;

/// Tags whose content is a template.
pub(super) const LOOPS: &[&str] = &["for", "tablerow", "capture", "range"];

/// What of Jekyll prints what the generator knows: `{{ site.title }}`, `{{ page.url }}`.
const KNOWN: [&str; 4] = ["site.", "page.", "include.", "layout."];

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag<'t> {
    pub(super) name: &'t str,
    pub(super) arguments: &'t str,
    /// Whether it ends a pair.
    pub(super) ends: bool,
    /// Its bytes.
    pub(super) length: usize,
}

impl<'t> Tag<'t> {
    /// The value of an argument.
    pub(super) fn argument(&self, key: &str) -> Option<&'t str> {
        value(self.arguments, key)
    }
}

/// The value of one of some arguments.
fn value<'t>(arguments: &'t str, key: &str) -> Option<&'t str> {
    let mut places = arguments.match_indices(key);
    places.find_map(|(at, _)| {
        let apart = arguments[..at].ends_with(|c: char| c.is_whitespace());
        let rest = arguments[at + key.len()..].trim_start();
        let value = rest.strip_prefix(['=', ':'])?.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, _) = value[1..].split_once(quote)?;
        (at == 0 || apart).then_some(value)
    })
}

/// The tag that a text begins with.
pub(super) fn tag(text: &str) -> Option<Tag<'_>> {
    let end = match text.as_bytes().get(..3)? {
        b"{{<" => ">}}",
        b"{{%" => "%}}",
        [b'{', b'%', _] => "%}",
        _ => return None,
    };
    let begin = if end.len() == 2 { 2 } else { 3 };
    let inside = text[begin..].find(end)?;
    let length = begin + inside + end.len();
    let inside = &text[begin..begin + inside];
    let inside = inside.strip_prefix('-').unwrap_or(inside);
    let inside = inside.trim_end_matches(['-', '/']).trim();
    let bare = inside.strip_prefix('/').map(str::trim_start);
    let (ended, inside) = (bare.is_some(), bare.unwrap_or(inside));
    let is_named = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    let name = inside.trim_start_matches(is_named);
    let (name, arguments) = inside.split_at(inside.len() - name.len());
    let closes = name.strip_prefix("end").filter(|_| begin == 2);
    let closes = closes.filter(|rest| !rest.is_empty());
    name.starts_with(|c: char| c.is_alphabetic()).then(|| Tag {
        name: closes.unwrap_or(name),
        arguments: arguments.trim(),
        ends: ended || closes.is_some(),
        length,
    })
}

/// A line without tags; what stands between two stays, unless it is a template. Nothing if there is none.
pub(super) fn without(line: &str) -> Option<String> {
    if !["{%", "{{"].iter().any(|mark| line.contains(mark)) {
        return None;
    }
    let (mut out, mut rest, mut cut) = (String::new(), line, false);
    while let Some(at) = rest.find(['{', '`']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let code = rest.strip_prefix('`').map(|code| near(code).find('`'));
        let (shown, length) = match code {
            Some(end) => (None, end.map_or(1, |end| end + 2)),
            None => match printed(near(rest)).or_else(|| called(near(rest))) {
                Some((shown, length)) => (Some(shown), length),
                None => (None, 1),
            },
        };
        cut |= shown.is_some();
        out.push_str(shown.as_deref().unwrap_or(&rest[..length]));
        rest = &rest[length..];
    }
    out.push_str(rest);
    cut.then_some(out)
}

/// Bytes of the longest tag, with what stands between it and its end.
const LONGEST: usize = 2000;

/// The beginning of a text, in which a tag ends if it ends at all.
pub(super) fn near(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

/// What a call prints: tabs of mdBook, `{{#tab name="Rope" }}`, and shortcodes of Zola, `{{ player(id="a") }}`.
fn called(text: &str) -> Option<(Cow<'_, str>, usize)> {
    let inside = text.strip_prefix("{{")?;
    let end = inside.find("}}")?;
    let (inside, length) = (inside[..end].trim(), end + 4);
    if let Some(tab) = inside.strip_prefix('#') {
        let (name, arguments) = tab.split_once(' ').unwrap_or((tab, ""));
        let title = value(arguments, "name").map(|title| format!("**{title}**"));
        let known = ["tabs", "tab", "endtab", "endtabs"].contains(&name);
        return known.then(|| (Cow::Owned(title.unwrap_or_default()), length));
    }
    let (name, arguments) = inside.strip_suffix(')')?.split_once('(')?;
    let is_name = |name: &str| {
        let mut letters = name.chars();
        letters.next().is_some_and(char::is_alphabetic)
            && letters.all(|c| c.is_alphanumeric() || c == '_')
    };
    let first = arguments.split_once('=').map_or("", |(key, _)| key.trim());
    let called = is_name(name) && (is_name(first) || arguments.trim().is_empty());
    called.then_some((Cow::Borrowed(""), length))
}

/// The picture that a tag of Hugo shows, and its words.
fn figure(tag: &Tag<'_>) -> Option<String> {
    let plain = |text: &str| text.replace(['[', ']', '\\', '\n'], "");
    let source = tag.argument("src")?;
    let odd = |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '{');
    let words = tag.argument("caption").or(tag.argument("title"));
    let words = words.map(|words| format!(" {words}"));
    let alt = plain(tag.argument("alt").unwrap_or(""));
    let fits = tag.name == "figure" && !source.contains(odd);
    fits.then(|| format!("![{alt}](<{source}>){}", words.unwrap_or_default()))
}

/// What the tag that a text begins with prints as far as anybody can tell, and how long it is.
fn printed(text: &str) -> Option<(Cow<'_, str>, usize)> {
    if let Some(inside) = text.strip_prefix("{{ ") {
        let end = inside.find("}}")?;
        let known = KNOWN
            .iter()
            .any(|known| inside.trim_start().starts_with(known));
        return known.then_some((Cow::Borrowed(""), end + 5));
    }
    let tag = tag(text)?;
    let behind = &text[tag.length..];
    if tag.name == "raw" && !tag.ends {
        let end = behind.find("{% endraw %}")?;
        let length = tag.length + end + "{% endraw %}".len();
        return Some((Cow::Borrowed(&behind[..end]), length));
    }
    if LOOPS.contains(&tag.name) && !tag.ends {
        let end = behind.find(&format!("{{% end{} %}}", tag.name));
        let length = end.map_or(0, |end| end + tag.name.len() + "{% end %}".len());
        return Some((Cow::Borrowed(""), tag.length + length));
    }
    if let Some(picture) = figure(&tag) {
        return Some((Cow::Owned(picture), tag.length));
    }
    let whole = 0..tag.arguments.len();
    let names = || {
        reference::scan(tag.arguments)
            .iter()
            .any(|found| found.range == whole)
    };
    let words = if !tag.ends && names() {
        tag.arguments
    } else {
        ""
    };
    Some((Cow::Borrowed(words), tag.length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_tags() {
        let rows = [
            ("{% include timeline.html %}", ""),
            ("* {% cve CVE-2030-90001 %} a", "* CVE-2030-90001 a"),
            ("a {{< youtube \"b\" >}} c", "a  c"),
            ("{{% alert %}}a *b*{{% /alert %}} c", "a *b* c"),
            ("{%youtube abc %}", ""),
            (
                "<ul>{% for a in b %}<li>{{ a }}</li>{% endfor %}</ul>",
                "<ul></ul>",
            ),
            (
                "{% raw %}{{ a }} {% b %}{% endraw %} c",
                "{{ a }} {% b %} c",
            ),
            ("{% if a %}b{% else %}c{% endif %}", "bc"),
            ("`{% a %}` {% a %}", "`{% a %}` "),
            ("at {{ site.title }}, {{ page.url | b }}", "at , "),
        ];
        for (line, expected) in rows {
            assert_eq!(without(line).as_deref(), Some(expected), "{line}");
        }
        let rows = [
            "{{ a }}",
            "{% a",
            "`{% a %}`",
            "{ a }",
            "{{{a}}}",
            "{% 5 %}",
            "50%}",
        ];
        for line in rows {
            assert_eq!(without(line), None, "{line}");
        }
    }
}
