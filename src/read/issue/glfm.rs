//! A text of GitLab as others have it: front matter at its head is code, and what GitLab's Markdown has beyond that of everybody is
//! what it means. A text in, the same text out where there is none of these.

use std::borrow::Cow;

use crate::read::markdown::boxes;

/// Marks of front matter, and the languages that they stand for.
const FRONT: [(&str, &str); 3] = [("---", "yaml"), ("+++", "toml"), (";;;", "json")];

/// A text as CommonMark has it.
pub(super) fn common(text: String) -> String {
    let mut out = String::new();
    let rest = front(&text, &mut out);
    match boxes::common(rest, false).text {
        Cow::Borrowed(_) if out.is_empty() => text,
        common => out + &common,
    }
}

/// Writes front matter at the head of a text as code; what follows it.
fn front<'t>(text: &'t str, out: &mut String) -> &'t str {
    let found = || {
        let (first, rest) = text.trim_start().split_once('\n')?;
        let (mark, language) = FRONT
            .into_iter()
            .find(|(mark, _)| first.trim_end() == *mark)?;
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            if line.trim_end() == mark {
                return Some((
                    rest.split_at(end).0,
                    language,
                    rest.get(end + line.len()..)?,
                ));
            }
            end += line.len();
        }
        None
    };
    let Some((inside, language, rest)) = found().filter(|(inside, ..)| !inside.trim().is_empty())
    else {
        return text;
    };
    let fence = if inside.contains("```") {
        "~~~~"
    } else {
        "```"
    };
    out.extend([fence, language, "\n", inside, fence, "\n\n"]);
    rest
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn what_gitlab_alone_has() {
        let rows = [
            ("plain > text\n", "plain > text\n"),
            ("a\n>>>\nb\n\nc\n>>>\nd", "a\n\n> b\n>\n> c\n\nd"),
            ("[[_TOC_]]\n\n# A\n", "\n\n# A\n"),
            (">>>\nnever closed", ">>>\nnever closed"),
            (
                "```\n>>>\n[TOC]\n>>>\n```\n>>>\nx\n>>>\n",
                "```\n>>>\n[TOC]\n>>>\n```\n\n> x\n\n",
            ),
            (
                "> [!warning] Cold water\n> Do not swim.\n",
                "> **Warning:** Cold water\\\n> Do not swim.\n",
            ),
            ("> [!note]\n> a\n", "> [!note]\n> a\n"),
            ("> [!other] thing\n", "> [!other] thing\n"),
            (
                ">>> [!tip] Rope\nCoil it.\n>>>\nb",
                "> **Tip:** Rope\\\n> Coil it.\n\nb",
            ),
            (">>> [!tip]\nCoil it.\n>>>\n", "> **Tip**\\\n> Coil it.\n\n"),
            (">>> [!tip] Rope\nCoil it.\n", ">>> [!tip] Rope\nCoil it.\n"),
            (
                "- [x] a\n- [~] b\n  2. [~] c ~ d\n[~] e\n",
                "- [x] a\n- ☒ ~~b~~\n  2. ☒ c ~ d\n[~] e\n",
            ),
            (
                "![p](/p.png){width=300} [q](/q){width=1 height=2}{x} (r){s} `(t){width=3}`\n",
                "![p](/p.png) [q](/q){x} (r){s} `(t){width=3}`\n",
            ),
            (
                "a {+ new +} b [- old -]{+x+} `{+ y +}` [-] c [-] {++} [+a+]{-b-}\n",
                "a <ins>new</ins> b ~~old~~<ins>x</ins> `{+ y +}` [-] c [-] {++} <ins>a</ins>~~b~~\n",
            ),
            ("---\na: b\n---\ntext", "```yaml\na: b\n```\n\ntext"),
            ("\n+++\na = 1\n+++\n", "```toml\na = 1\n```\n\n"),
            ("---\n\n---\ntext\n", "---\n\n---\ntext\n"),
            ("---\nno end\n", "---\nno end\n"),
            ("text\n---\na\n---\n", "text\n---\na\n---\n"),
        ];
        for (text, expected) in rows {
            assert_eq!(common(text.to_owned()), expected);
        }
    }
}
