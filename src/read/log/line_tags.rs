//! Logs of which each line is a piece of HTML, though no ending says so: PircBot's LogBot writes files and posts so. A text in, the same
//! as a browser shows it out, if that is a log beyond doubt.

use super::{Among, detect, web_page};
use crate::read::front;
use crate::read::text;

/// Lines that are looked at.
const LINES: usize = 64;

/// What `<` is in HTML, which stands before each nick.
const ANGLE: &str = "&lt;";

/// The text without tags, below its front matter; none where a line of the first ones is no HTML.
pub(in crate::read) fn undone(text: &str) -> Option<String> {
    let begins = text.trim_start().as_bytes().first()?;
    if !matches!(begins, b'<' | b'-' | b'+') || !text::holds(text, ANGLE) {
        return None;
    }
    let body = front::body(text).0;
    let (head, body) = text.split_at(body);
    let filled = body.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut said = 0;
    for line in filled.take(LINES) {
        if !line.starts_with('<') || !line.ends_with('>') {
            return None;
        }
        said += usize::from(line.contains(ANGLE));
    }
    if said == 0 {
        return None;
    }
    let shown = web_page::text(body);
    let lines = text::lines(&shown);
    let fit = detect(&shown, &lines, Among::Marked)?;
    let sure = fit.is_sure() && fit.has_marks();
    sure.then(|| head.to_owned() + &shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of LogBot.
    fn line(time: &str, told: &str) -> String {
        format!(
            "<span class=\"irc-date\">[{time}]</span> <span class=\"irc-black\">{told}</span><br />\n"
        )
    }

    #[test]
    fn lines_of_html_are_lines_of_talk() {
        let said = [
            line("9:22", "* ash (n=ash@h.example.org) has joined #pier"),
            line("9:23", "&lt;ash&gt; #action birch to sail"),
            line("9:24", "&lt;birch&gt; a &amp; b"),
            line("9:25", "&lt;ash&gt; bye"),
        ];
        let said = said.concat();
        let shown = "[9:22] * ash (n=ash@h.example.org) has joined #pier\n[9:23] <ash> #action birch to sail\n[9:24] <birch> a & b\n[9:25] <ash> bye\n";
        let rows = [
            (said.clone(), Some(shown.to_owned())),
            (
                format!("---\ntitle: Boats\n---\n{said}"),
                Some(format!("---\ntitle: Boats\n---\n{shown}")),
            ),
            (format!("words\n{said}"), None),
            (format!("{said}words\n"), None),
            (
                "<p>a &lt;b&gt;</p>\n<p>9:22 &lt;c&gt;</p>\n".to_owned(),
                None,
            ),
            ("<ash> hello\n<birch> &lt;3\n".to_owned(), None),
        ];
        for (text, expected) in rows {
            let found = undone(&text);
            let found = found.map(|found| found.trim_end().to_owned());
            let expected = expected.map(|expected| expected.trim_end().to_owned());
            assert_eq!(found, expected, "{text}");
        }
    }
}
