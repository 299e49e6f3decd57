//! Logs that were written as HTML, as the text they stand for: line by line, without tags, entities as characters. HTML in, text
//! of as many lines out; what is no log is not taken apart.

use memchr::memmem;

use super::dates::time_of_day;
use crate::model::words::in_one_line;
use crate::read::text::entities;

/// A log that Pidgin wrote.
pub fn of_pidgin(html: &str) -> Option<String> {
    let head = &html.as_bytes()[..html.len().min(600)];
    let titles = ["<title>Conversation with ", "<h3>Conversation with "];
    let known = titles
        .iter()
        .any(|title| memmem::find(head, title.as_bytes()).is_some());
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

/// A log that RRSAgent wrote as a list, or irclog2html and others as a table: each entry as a line of text where it begins. Lines between
/// stay empty, so that numbers of lines are those of the file.
pub fn of_entries(html: &str) -> Option<String> {
    let (sign, read): (&str, fn(&str) -> Option<String>) = match () {
        () if html.contains("<dt id=\"T") => ("<dt", of_rrsagent),
        () if html.contains("class=\"nick\"") => ("<tr", of_irclog2html),
        () if html.contains("<tr") && html.contains("&lt;") => ("<tr", of_cells),
        () => return None,
    };
    let mut out = String::with_capacity(html.len());
    for (at, entry) in html.split(sign).enumerate() {
        let entry = entry.split("</dl>").next().unwrap_or(entry);
        let told = if at == 0 { None } else { read(entry) };
        out.push_str(&told.unwrap_or_default());
        let lines = entry.matches('\n').count();
        // Two entries in a line are two lines all the same.
        out.extend(std::iter::repeat_n('\n', lines.max(usize::from(at > 0))));
    }
    Some(out)
}

/// `<dt id="T13-55-01">13:55:01 [nick]</dt><dd>text</dd>`.
fn of_rrsagent(entry: &str) -> Option<String> {
    let head = between(entry, ">", "</dt>")?;
    let (time, nick) = head.split_once(" [")?;
    let said = between(entry, "<dd>", "</dd>").or_else(|| between(entry, "<dd>", ""))?;
    Some(format!(
        "{} <{}> {}",
        time.trim(),
        nick.strip_suffix(']')?,
        said
    ))
}

/// `<th class="nick">nick</th><td class="text">text</td><td class="time"><a href="#t15:00">15:00</a></td>`; what people do and
/// servers say stands in one cell, with its mark.
fn of_irclog2html(row: &str) -> Option<String> {
    let cell = |class: &str| {
        let (_, cell) = row.split_once(&format!("class=\"{class}\""))?;
        between(cell, ">", "</t")
    };
    let said = match (cell("nick"), cell("text")) {
        (Some(nick), Some(text)) => format!("<{nick}> {text}"),
        _ => ["action", "join", "part", "nickchange", "server", "other"]
            .iter()
            .find_map(|class| cell(class))?,
    };
    // Rows of lines without a stamp have no cell for it.
    Some(match cell("time") {
        Some(time) => format!("{time} {said}"),
        None => said,
    })
}

/// A row of which the first cell is a time: `<td>15:00</td><td>&lt;nick&gt;</td><td>text</td>`, all on one line.
fn of_cells(row: &str) -> Option<String> {
    let (_, row) = row.split_once('>')?;
    let row = row.split("</tr").next().unwrap_or(row);
    let cells = row.split("</td>");
    let cells = cells.map(|cell| in_one_line(&without_tags(cell)));
    let cells: Vec<String> = cells.filter(|cell| !cell.is_empty()).collect();
    let first = cells.first()?.trim_start_matches('[').trim_end_matches(']');
    time_of_day(first).filter(|(_, rest)| rest.is_empty())?;
    Some(entities::undone(&cells.join(" ")))
}

/// The text between two signs, on one line.
fn between(html: &str, begin: &str, end: &str) -> Option<String> {
    let (_, rest) = html.split_once(begin)?;
    let inside = match end {
        "" => rest,
        end => rest.split_once(end)?.0,
    };
    Some(words(inside))
}

/// The words of HTML, on one line.
pub(in crate::read) fn words(html: &str) -> String {
    // Blanks that are written as entities are meant to be seen.
    entities::undone(&in_one_line(&without_tags(html)))
}

fn text(html: &str) -> String {
    entities::undone(&without_tags(html))
}

fn without_tags(html: &str) -> String {
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
    text
}

#[cfg(test)]
mod tests {
    use super::of_pidgin;

    #[test]
    fn a_log_of_pidgin_is_known_whatever_stands_where_its_head_ends() {
        for filled in 550..610 {
            let html = format!(
                "<title>Conversation with ash</title>{}é",
                "y".repeat(filled)
            );
            assert!(of_pidgin(&html).is_some(), "{filled}");
        }
    }
}
