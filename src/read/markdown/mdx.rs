//! Code in pages of MDX: `import` and `export` at the margin, and lines that are tags of components and nothing else. A text in, the
//! same without them out, in as many lines. What such code draws nobody knows here; words that a tag says itself stay.

use std::borrow::Cow;

use super::fence::Fence;
use crate::model::path;

/// Whether a file is MDX by its ending.
pub(crate) fn is_mdx(path: &str) -> bool {
    let path = path.strip_suffix(".gz").unwrap_or(path);
    let ending = path::ending(path);
    ending.eq_ignore_ascii_case("mdx")
}

/// Lines of a tag that goes on over several, at the most.
const LONGEST: usize = 60;

/// A text without code, and the number of the first line that is left out.
pub(crate) fn without(text: &str) -> (Cow<'_, str>, Option<usize>) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut out, mut cut) = (String::with_capacity(text.len()), None);
    let (mut fence, mut blank, mut at) = (Fence::default(), true, 0);
    while let Some(line) = lines.get(at) {
        let code = fence.takes(line);
        let found = match code {
            true => None,
            false => code_at(&lines[at..], blank).or_else(|| tags_at(&lines[at..])),
        };
        blank = line.trim().is_empty();
        let Some((count, words)) = found else {
            out.push_str(line);
            at += 1;
            continue;
        };
        cut = cut.or(Some(at));
        out.push_str(&words);
        let gone = lines[at..at + count].iter();
        gone.for_each(|line| out.push_str(&line[line.trim_end_matches(['\n', '\r']).len()..]));
        blank = true;
        at += count;
    }
    match cut {
        None => (Cow::Borrowed(text), None),
        cut => (Cow::Owned(out), cut),
    }
}

/// What a text exports, in which pages of MDX say of themselves what others say in front matter.
pub(crate) fn exports(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let (mut found, mut fence, mut at) = (Vec::new(), Fence::default(), 0);
    while let Some(line) = lines.get(at) {
        let count = match !fence.takes(line) && line.starts_with("export ") {
            true => block(&lines[at..]),
            false => 0,
        };
        found.extend((count > 0).then(|| lines[at..at + count].concat()));
        at += count.max(1);
    }
    found
}

/// How many lines of code begin a text: `import` and `export` go on up to a blank line.
fn code_at(lines: &[&str], blank: bool) -> Option<(usize, String)> {
    let line = lines.first().filter(|_| blank)?;
    let import = line.strip_prefix("import ").is_some_and(is_import);
    let export = line.strip_prefix("export ").is_some_and(is_export);
    (import || export).then(|| (block(lines), String::new()))
}

fn block(lines: &[&str]) -> usize {
    let is_blank = |line: &&str| line.trim().is_empty();
    lines.iter().position(is_blank).unwrap_or(lines.len())
}

/// What follows `import` in code, and not in a sentence.
fn is_import(rest: &str) -> bool {
    let rest = rest.trim();
    rest.starts_with(['{', '*', '"', '\'']) || rest.contains(" from ") && rest.contains(['"', '\''])
}

/// The same of `export`.
fn is_export(rest: &str) -> bool {
    let word = rest.split(|c: char| !c.is_alphanumeric()).next();
    let code = [
        "const", "let", "var", "function", "default", "async", "class",
    ];
    rest.starts_with(['{', '*']) || word.is_some_and(|word| code.contains(&word))
}

/// How many lines of tags of components begin a text, and the words that stand there in their place.
fn tags_at(lines: &[&str]) -> Option<(usize, String)> {
    let first = lines.first()?.trim();
    if !begins_tag(first) {
        return None;
    }
    let near = lines.iter().take(LONGEST);
    let mut near = near.take_while(|line| !line.trim().is_empty());
    let end = near.position(|line| line.trim_end().ends_with('>'))?;
    let tag = lines[..=end].concat();
    are_tags(tag.trim()).then(|| (end + 1, words(&tag)))
}

/// Whether a line begins with a tag of a component: those of HTML are small.
fn begins_tag(line: &str) -> bool {
    let rest = line.strip_prefix('<');
    let rest = rest.map(|rest| rest.strip_prefix('/').unwrap_or(rest));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase() || c == '>'))
}

/// Whether nothing stands between some tags.
fn are_tags(text: &str) -> bool {
    let (mut depth, mut braces) = (0_usize, 0_usize);
    text.chars().all(|c| {
        match c {
            '{' => braces += 1,
            '}' => braces = braces.saturating_sub(1),
            '<' if braces == 0 => depth += 1,
            '>' if braces == 0 => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || c == '>' || braces > 0 || c.is_whitespace()
    })
}

/// The title that a tag gives to what stands in it: `<TabItem label="Rope">`.
fn words(tag: &str) -> String {
    let mut found = ["label=\"", "title=\""].into_iter().filter_map(|key| {
        let rest = &tag[tag.find(key)? + key.len()..];
        let value = &rest[..rest.find('"')?];
        (!value.contains(['\n', '*', '<'])).then(|| value.trim())
    });
    match found.find(|value| !value.is_empty()) {
        Some(value) => format!("**{value}**"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_of_components() {
        let rows = [
            ("import A from './a'\n\n# A\n", "\n\n# A\n", Some(0)),
            (
                "import {\n  A,\n} from \"a\"\n\nb\n",
                "\n\n\n\nb\n",
                Some(0),
            ),
            (
                "a\n\nexport const meta = {\n  b: 1\n}\n\nc\n",
                "a\n\n\n\n\n\nc\n",
                Some(2),
            ),
            ("<Tabs>\n\na\n\n</Tabs>\n", "\n\na\n\n\n", Some(0)),
            (
                "<TabItem value=\"a\" label=\"Rope\">\n\na\n",
                "**Rope**\n\na\n",
                Some(0),
            ),
            (
                "<Card\n  title=\"Rope\"\n  href=\"/a\"\n/>\nb\n",
                "**Rope**\n\n\n\nb\n",
                Some(0),
            ),
            ("<A b={c > d}><B/></A>\n", "\n", Some(0)),
            ("a <B/> c\n", "a <B/> c\n", None),
            ("<B>c</B>\n", "<B>c</B>\n", None),
            ("<div>\n", "<div>\n", None),
            (
                "```\nimport A from 'a'\n<Tabs>\n```\n",
                "```\nimport A from 'a'\n<Tabs>\n```\n",
                None,
            ),
            ("import duties are due\n", "import duties are due\n", None),
            ("export restrictions\n", "export restrictions\n", None),
            ("a\nimport B from 'b'\n", "a\nimport B from 'b'\n", None),
            ("<Never\n\nclosed>\n", "<Never\n\nclosed>\n", None),
        ];
        for (text, expected, cut) in rows {
            let found = without(text);
            assert_eq!((&*found.0, found.1), (expected, cut), "{text}");
        }
    }

    #[test]
    fn what_pages_export() {
        let text =
            "# A\n\nexport const meta = {\n  draft: true\n}\n\n```\nexport const a = 1\n```\n";
        assert_eq!(exports(text), ["export const meta = {\n  draft: true\n}\n"]);
    }
}
