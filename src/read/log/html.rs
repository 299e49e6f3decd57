//! Logs that were written as HTML, as the text they stand for: line by line, without tags, entities as characters. HTML in, text
//! of as many lines out; what is no log is not taken apart.

/// A log that Pidgin wrote.
pub fn of_pidgin(html: &str) -> Option<String> {
    let head = html.get(..html.len().min(600)).unwrap_or("");
    let titles = ["<title>Conversation with ", "<h3>Conversation with "];
    let known = titles.iter().any(|title| head.contains(title));
    known.then(|| text(html))
}

/// A log that MeetBot rendered, and the line at which it begins: all of it stands in one `<pre>`.
pub fn of_meetbot(html: &str) -> Option<(String, usize)> {
    let begin = html.find("<pre>")?;
    let end = html[begin..]
        .find("</pre>")
        .map_or(html.len(), |at| begin + at);
    let first = html[..begin].matches('\n').count();
    Some(("\n".repeat(first) + &text(&html[begin..end]), first))
}

fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for line in html.split_inclusive('\n') {
        let line = line.split_once("</title>").map_or(line, |(_, body)| body);
        let mut tag = false;
        text.extend(line.chars().filter(|c| {
            let inside = tag || *c == '<';
            tag = inside && *c != '>';
            !inside
        }));
    }
    let plain = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&amp;", "&"),
    ];
    plain.iter().fold(text, |text, (entity, character)| {
        text.replace(entity, character)
    })
}
