//! Flags in the head of a page in HTML: `<meta name="classification" content="confidential">`, and its titles. A page in, whether one
//! withholds it out.

use chrono::NaiveDate;
use serde_yaml::Value;

use super::{says_closed_in_title, withholds};
use crate::model::words::after_words;
use crate::read::log::html::words;

/// Bytes of a page in which its head is looked for.
const HEAD: usize = 16 * 1024;

/// The bytes of a page in which its head is looked for.
pub(super) fn head(html: &str) -> &str {
    &html[..html.ceil_char_boundary(HEAD)]
}

/// Whether the head of a page has a flag, or a title of it says so.
pub fn in_html(html: &str, today: NaiveDate) -> bool {
    let head = head(html);
    let tags = head.split('<').filter_map(|tag| tag.split('>').next());
    let is_title = |tag: &str| {
        let name = tag.split_whitespace().next().unwrap_or("");
        name.eq_ignore_ascii_case("title") || name.eq_ignore_ascii_case("h1")
    };
    let elements = head.split('<').filter_map(|tag| tag.split_once('>'));
    let mut titles = elements.filter_map(|(tag, title)| is_title(tag).then_some(title));
    if titles.any(|title| says_closed_in_title(&words(title), today)) {
        return true;
    }
    let is_meta = |tag: &&str| after_words(tag, "meta ").is_some();
    let mut metas = tags.filter(is_meta);
    metas.any(|tag| {
        let key = attribute(tag, "name").or_else(|| attribute(tag, "property"));
        let flag = key.zip(attribute(tag, "content"));
        flag.is_some_and(|(key, value)| withholds(key, &Value::from(value), today))
    })
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let (before, behind) = tag.split_once(&format!("{name}="))?;
    let sign = behind
        .chars()
        .next()
        .filter(|sign| matches!(sign, '"' | '\''));
    let value = match sign {
        Some(sign) => behind[1..].split(sign).next(),
        None => behind.split_whitespace().next(),
    };
    value.filter(|_| before.ends_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_in_the_head_of_a_page() {
        let rows = [
            (
                "<meta name=\"classification\" content=\"confidential\">",
                true,
            ),
            ("<META name='confidential' content='yes'/>", true),
            ("<meta content=private name=visibility>", true),
            ("<meta name=\"tlp\" content=\"CLEAR\">", false),
            ("<meta name=\"robots\" content=\"noindex\">", false),
            ("<meta charset=utf-8>", false),
            ("<head><title>Confidential: weekly</title>", true),
            ("<TITLE>\nWeekly (confidential)</TITLE>", true),
            ("<title>TLP:RED weekly</title>", true),
            ("<TITLE lang=en>\nWeekly (confidential)\n</TITLE>", true),
            ("<title>Weekly &#40;confidential&#41;</title>", true),
            ("<title>What is TLP:RED?</title>", false),
            ("<title>Weekly, TLP:CLEAR</title>", false),
            ("<titles>TLP:RED</titles>", false),
            ("<title", false),
            ("<title>What we keep confidential</title>", false),
            ("<title>#pier log</title>", false),
            ("<h1 class=a>Weekly (confidential)</h1>", true),
            ("<h2>Weekly (confidential)</h2>", false),
        ];
        for (html, expected) in rows {
            assert_eq!(in_html(html, NaiveDate::MIN), expected, "{html}");
        }
    }
}
