//! What looks like a tag and is no element of HTML, as the nick in a quoted line of a log, or is one that would take what follows
//! for its own text, as `<script>` in prose: it is text, and would be lost as a tag. Events of Markdown in, events with such tags as
//! text out. What an element may do on a page is not judged here.

use pulldown_cmark::{CowStr, Event};

use super::tags;
use crate::model::element;

/// Elements that show nothing of their own: they belong to how a page is made.
const MACHINERY: &[&str] = &["iframe", "script", "style", "template"];

/// An event, with what is no element as text.
pub(super) fn told(event: Event<'_>) -> Event<'_> {
    match event {
        Event::InlineHtml(tag) if element::is_text(&tag) => Event::Text(tag),
        // Comments and the like: where they end is not the same to everybody.
        Event::InlineHtml(tag) if tag.starts_with("<!") || tag.starts_with("<?") => {
            Event::InlineHtml("<!---->".into())
        }
        Event::Html(html) => Event::Html(block(html)),
        other => other,
    }
}

/// HTML with what is no element as text.
pub(super) fn block(html: CowStr<'_>) -> CowStr<'_> {
    match shown(&html) {
        Some(shown) => shown.into(),
        None => html,
    }
}

/// HTML whose tags of no element are escaped; nothing if it has none.
fn shown(html: &str) -> Option<String> {
    let mut out = String::new();
    let (mut done, mut at) = (0, 0);
    let mut open = Vec::new();
    while let Some(found) = html[at..].find('<') {
        let start = at + found;
        let rest = &html[start..];
        at = start
            + match rest.starts_with("<!--") {
                true => rest.find("-->").unwrap_or(rest.len()),
                false => tags::end(rest),
            };
        if !element::is_text(rest) {
            continue;
        }
        out.push_str(&html[done..start]);
        match machinery(rest, &mut open) {
            Some(length) => at = start + length,
            None => out.push_str(&html[start..at].replace('<', "&lt;")),
        }
        done = at;
    }
    (done > 0).then(|| out + &html[done..])
}

/// The length of an element of how a page is made that a text begins with: its tag says more than its name, or nothing else stands
/// on its line, and it is closed. Names that are known to be closed no more are `open`.
pub(super) fn machinery(text: &str, open: &mut Vec<&'static str>) -> Option<usize> {
    let name = element::taking(text)?;
    if !MACHINERY.contains(&name) || text.starts_with("</") || open.contains(&name) {
        return None;
    }
    let end = tags::end(text);
    let (tag, inside) = text.split_at(end);
    let alone = inside.trim_start_matches([' ', '\t']).starts_with('\n');
    let ends = |(at, _): &(usize, &str)| {
        let close = &inside[*at..];
        element::taking(close) == Some(name)
    };
    let close = inside.match_indices("</").find(ends);
    let Some((close, _)) = close else {
        open.push(name);
        return None;
    };
    let rules = name == "style" && inside[..close].contains('{');
    let end = end + close + tags::end(&inside[close..]);
    (tag.contains('=') || alone || rules).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_element_is_text() {
        let rows = [
            ("<ash>\n", Some("&lt;ash>\n")),
            ("<div><Ash> hi</div>", Some("<div>&lt;Ash> hi</div>")),
            ("</ash><b>x</b>", Some("&lt;/ash><b>x</b>")),
            ("<DIV><clipPath/><mi>", None),
            ("<!-- <ash> --><p title=\"<ash>\">", None),
            ("<!DOCTYPE x><?php ?> 1 < 2", None),
            (
                "<ash title='<script>'>",
                Some("&lt;ash title='&lt;script>'>"),
            ),
            ("<x-y", Some("&lt;x-y")),
            ("<b><Script> a", Some("<b>&lt;Script> a")),
            ("<script>a</script>", Some("&lt;script>a&lt;/script>")),
            ("<div><script src=a></script>b", Some("<div>b")),
            ("<div><style>\np {}\n</style >b", Some("<div>b")),
            ("<style>p {}</style>b", Some("b")),
            ("<style>p</style>", Some("&lt;style>p&lt;/style>")),
            ("<iframe src='a'>", Some("&lt;iframe src='a'>")),
            ("<textarea rows=3>a", Some("&lt;textarea rows=3>a")),
        ];
        for (html, expected) in rows {
            assert_eq!(shown(html).as_deref(), expected, "{html}");
        }
    }
}
