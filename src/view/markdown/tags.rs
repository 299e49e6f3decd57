//! Tags of HTML taken apart: names and attributes. Text of a tag in, what it says out; nothing is judged here.

use std::borrow::Cow;

/// Where a tag that begins with `<` ends: behind its `>`; quoted ones do not end it.
pub(super) fn end(tag: &str) -> usize {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    tag.len()
}

/// The value of an attribute of a tag, its entities undone.
pub(super) fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches('<');
    rest = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'));
        let (name, after) = rest.split_at(end.unwrap_or(rest.len()));
        if name.is_empty() {
            return None;
        }
        let after = after.trim_start();
        let (value, next) = match after.strip_prefix('=') {
            Some(value) => value_of(value.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(unescaped(value).into_owned());
        }
        rest = next;
    }
}

/// A value, with or without quotes, and what follows it.
fn value_of(text: &str) -> (&str, &str) {
    let quoted = ['"', '\''].into_iter().find_map(|quote| {
        let inside = text.strip_prefix(quote)?;
        Some(inside.split_once(quote).unwrap_or((inside, "")))
    });
    quoted.unwrap_or_else(|| {
        let end = text.find(|c: char| c.is_ascii_whitespace() || c == '>');
        text.split_at(end.unwrap_or(text.len()))
    })
}

/// A value without the entities that a sanitiser writes.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let plain = value.replace("&nbsp;", "\u{a0}").replace("&quot;", "\"");
    let plain = plain.replace("&lt;", "<").replace("&gt;", ">");
    Cow::Owned(plain.replace("&amp;", "&"))
}

/// The tags of raw HTML that begin an element, by where they begin and end; what stands in comments is none.
fn each(html: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut done = 0;
    std::iter::from_fn(move || {
        let at = done + html.get(done..)?.find('<')?;
        let tag = &html[at..];
        let end = match tag.starts_with("<!--") {
            true => tag.find("-->").unwrap_or(tag.len()),
            false => end(tag),
        };
        done = at + end.max(1);
        let name = tag[1..].split(|c: char| !c.is_ascii_alphanumeric()).next();
        Some((at, at + end, name.unwrap_or("")))
    })
}

/// The addresses of links and pictures in raw HTML, each with the byte at which its tag begins.
pub(super) fn addresses(html: &str) -> Vec<(usize, String)> {
    let address = |(at, end, name): (usize, usize, &str)| {
        let wanted = match name {
            name if name.eq_ignore_ascii_case("a") => "href",
            name if name.eq_ignore_ascii_case("img") => "src",
            _ => return None,
        };
        let address = attribute(&html[at..end], wanted)?;
        Some((at, address.trim().to_owned()))
    };
    each(html).filter_map(address).collect()
}

/// A tag that names a place.
pub(super) struct Named {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) element: String,
    pub(super) name: String,
}

/// The tags of raw HTML that name places: by `id`, and links by `name`.
pub(super) fn names(html: &str) -> Vec<Named> {
    if !html.contains('=') {
        return Vec::new();
    }
    let named = |(start, end, element): (usize, usize, &str)| {
        let tag = &html[start..end];
        let by_name = element.eq_ignore_ascii_case("a");
        let name = attribute(tag, "id").or_else(|| attribute(tag, "name").filter(|_| by_name));
        let name = name.filter(|_| !element.is_empty() && tag.ends_with('>'))?;
        let element = element.to_owned();
        Some(Named {
            start,
            end,
            element,
            name,
        })
    };
    each(html).filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_tags() {
        let rows: &[(&str, &[(&str, &str)])] = &[
            ("<a name=\"b\"></a><H3 ID='c'>", &[("a", "b"), ("H3", "c")]),
            ("<b name=c><!-- <a id=d> --><p title='<a id=e>'>", &[]),
            ("</a id=b><a id=\"open", &[]),
        ];
        for (html, expected) in rows {
            let found = names(html);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|named| (&*named.element, &*named.name))
                .collect();
            assert_eq!(&found, expected, "{html}");
        }
    }

    #[test]
    fn addresses_in_tags() {
        let rows: &[(&str, &[(usize, &str)])] = &[
            ("<a href=\"one.md\">x</a>", &[(0, "one.md")]),
            ("x <A title='>' HREF = two.md>", &[(2, "two.md")]),
            ("<img alt=\"a\" src='three.png'/>", &[(0, "three.png")]),
            ("<a href=\"x?a=1&amp;b=2\">", &[(0, "x?a=1&b=2")]),
            ("<!-- <a href=no.md> --><a name=x><abbr href=no>", &[]),
            ("<a href=\"open", &[(0, "open")]),
            ("a < b <", &[]),
        ];
        for (html, expected) in rows {
            let found = addresses(html);
            let found: Vec<(usize, &str)> = found.iter().map(|(at, to)| (*at, &**to)).collect();
            assert_eq!(&found, expected, "{html}");
        }
    }
}
