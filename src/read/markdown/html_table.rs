//! Tables that are written in HTML among Markdown. A text that begins with one in, its rows out, each as Markdown has it; where such
//! tables stand, and what their cells say, is the business of others.

use super::cells::cells;
use super::entries::Shape;

/// A row: how many lines stand above it in its table, whether it is a head, and its cells between bars.
pub(super) type Row = (usize, Shape, String);

/// The rows of the table that a text begins with, and how many lines it takes. One that holds an empty line, where Markdown goes on, or
/// another table is none, and neither is one without an end.
pub(super) fn table(text: &str) -> Option<(Vec<Row>, usize)> {
    let inside = text.trim_start().strip_prefix(BEGIN)?;
    let inside = &inside[..inside.find(BEGIN).unwrap_or(inside.len())];
    let inside = &inside[..inside.find("</table>")?];
    let empty = |line: &str| line.trim().is_empty();
    let whole = !inside.split_inclusive('\n').skip(1).any(empty);
    whole.then(|| (rows(inside), inside.split('\n').count()))
}

/// What begins a table.
const BEGIN: &str = "<table";

fn rows(table: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut line = 0;
    for piece in table.split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag.split_whitespace().next().unwrap_or_default();
        if name == "tr" {
            rows.push((line, Shape::Head, String::new()));
        }
        line += piece.matches('\n').count();
        if let Some((_, shape, text)) = rows.last_mut() {
            if name == "td" {
                *shape = Shape::Row;
            }
            add(text, name, words);
        }
    }
    rows.retain(|(_, _, text)| !text.is_empty());
    // Many a head is one by its bold words alone.
    if let Some((_, shape, text)) = rows.first_mut()
        && cells(text).all(|cell| cell.starts_with("**") && cell.ends_with("**"))
    {
        *shape = Shape::Head;
    }
    rows
}

/// Adds a tag and the words behind it to a row.
fn add(row: &mut String, name: &str, words: &str) {
    let begins = row.trim_end().ends_with('|');
    match name {
        "th" | "td" => row.push_str(" | "),
        // What stands between cells.
        "tr" | "/tr" | "/th" | "/td" | "thead" | "/thead" | "tbody" | "/tbody" => return,
        "br" | "br/" | "p" | "li" | "div" if !begins => row.push_str("<br>"),
        "s" | "del" | "/s" | "/del" => row.push_str("~~"),
        "b" | "strong" | "/b" | "/strong" => row.push_str("**"),
        _ => {}
    }
    for word in words.split_inclusive(char::is_whitespace) {
        row.push_str(&word.trim_end().replace('|', "\\|"));
        if word.ends_with(char::is_whitespace) && !row.ends_with(' ') {
            row.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_by_their_rows() {
        let rows: &[(&str, &[&str])] = &[
            (
                "<table>\n<thead><tr><th>Action</th><th>Owner</th></tr></thead>\n<tr>\n  <td>mend <b>the</b>\n  pier</td>\n  <td><p>ash</p><p>kim</p></td>\n</tr></table>\nwords",
                &["1t Action | Owner", "2 mend **the** pier | ash<br>kim"],
            ),
            (
                "<table border=1><tr><td><b>Who</b></td><td>\n<b>What</b></td></tr><tr><td></td><td><s>a|b</s></td></tr></table>",
                &["0t **Who** | **What**", "1 | ~~a\\|b~~"],
            ),
            ("<table>\n<tr><td>a</td></tr>\n\n- b\n</table>", &[]),
            ("<table><tr><td><table></table></td></tr></table>", &[]),
            ("<table>\n<tr><td>a</td></tr>\n", &[]),
        ];
        for (text, expected) in rows {
            let found = table(text).map(|(rows, _)| rows).unwrap_or_default();
            let told = found.iter().map(|(line, shape, text)| {
                let head = if *shape == Shape::Head { "t" } else { "" };
                let text = text.trim().strip_prefix('|').unwrap_or(text).trim();
                format!("{line}{head} {text}")
            });
            assert_eq!(told.collect::<Vec<String>>(), *expected, "{text}");
        }
        let lines = table(rows[0].0).map(|(_, lines)| lines);
        assert_eq!(lines, Some(7));
    }
}
