//! What GitLab's Markdown has beyond that of everybody, as others have it: quotes between two lines `>>>`, and the place of a
//! table of contents, which pages here do not have. A text in, the same text out where there is neither.

use crate::read::fence::Fence;

/// The mark before and behind a quotation.
const QUOTE: &str = ">>>";

/// Where GitLab puts a table of contents.
const CONTENTS: [&str; 2] = ["[[_TOC_]]", "[TOC]"];

/// A text as CommonMark has it.
pub(super) fn common(text: String) -> String {
    if !text.contains(QUOTE) && !CONTENTS.iter().any(|mark| text.contains(mark)) {
        return text;
    }
    let mut out = String::with_capacity(text.len() + 64);
    let mut lines = text.lines();
    let (mut quoted, mut fence) = (false, Fence::default());
    while let Some(line) = lines.next() {
        let code = fence.takes(line);
        if !code && line.trim_end() == QUOTE {
            // A quotation that nobody closes is none.
            let closed = quoted || lines.clone().any(|line| line.trim_end() == QUOTE);
            quoted = closed && !quoted;
            out.push_str(if closed { "\n" } else { ">>>\n" });
        } else if code || !CONTENTS.contains(&line.trim()) {
            out.extend([if quoted { "> " } else { "" }, line, "\n"]);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn quotations_and_contents() {
        let rows = [
            ("plain > text\n", "plain > text\n"),
            ("a\n>>>\nb\n\nc\n>>>\nd", "a\n\n> b\n> \n> c\n\nd\n"),
            ("[[_TOC_]]\n\n# A\n", "\n# A\n"),
            (">>>\nnever closed", ">>>\nnever closed\n"),
            (
                "```\n>>>\n[TOC]\n>>>\n```\n>>>\nx\n>>>\n",
                "```\n>>>\n[TOC]\n>>>\n```\n\n> x\n\n",
            ),
        ];
        for (text, expected) in rows {
            assert_eq!(common(text.to_owned()), expected);
        }
    }
}
