//! Lines by which generators take in another file: `{{#include a.md}}` of mdBook, `--8<-- "a.md"` of MkDocs, `<<< @/a.js` of VitePress,
//! `::include{file=a.md}` of GitLab. A line in, a link to that file in its place out. Whether it is there is for others to say.

/// The link to the file that a line takes in.
pub(super) fn link(line: &str) -> Option<String> {
    let text = line.trim();
    let named = match text.as_bytes().first()? {
        b'{' => of_book(text),
        b'-' | b';' => snippet(text),
        b'<' => text.strip_prefix("<<< ").map(str::trim),
        b':' => of_gitlab(text),
        _ => None,
    };
    let file = lines_off(named?);
    let plain = |c: char| c.is_alphanumeric() || "/._-@".contains(c);
    let shown = file.trim_start_matches(['.', '/', '@']);
    let whole = file.chars().all(plain) && shown.contains(['.', '/']);
    let indent = &line[..line.len() - line.trim_start().len()];
    whole.then(|| format!("{indent}[{}](<{}>)", unmarked(shown), address(file)))
}

/// `{{#include ./a.md}}`, `{{#include a.rs:5:10}}`.
fn of_book(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("{{#")?.strip_suffix("}}")?;
    let (name, file) = inside.split_once(' ')?;
    name.ends_with("include").then_some(file.trim())
}

/// `--8<-- "a.md"`.
fn snippet(text: &str) -> Option<&str> {
    let file = text.trim_start_matches(';').strip_prefix("--8<--")?.trim();
    file.strip_prefix('"')?.strip_suffix('"')
}

/// `::include{file=a.md}`.
fn of_gitlab(text: &str) -> Option<&str> {
    let inside = text.strip_prefix("::include{")?.strip_suffix('}')?;
    let file = inside.trim().strip_prefix("file=")?;
    Some(file.trim_matches('"'))
}

/// A path without the lines, the language or the part that are wanted of it.
fn lines_off(file: &str) -> &str {
    let end = file.find([':', '{', '#', ' ']).unwrap_or(file.len());
    file[..end].trim()
}

/// `@/a` is of the top, as it is elsewhere.
fn address(file: &str) -> &str {
    file.strip_prefix("./").unwrap_or(file)
}

/// A name in which nothing is markup.
fn unmarked(name: &str) -> String {
    name.replace('_', "\\_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_take_in_files() {
        let rows = [
            ("{{#include ./b.md}}", Some("[b.md](<b.md>)")),
            (
                "  {{#include ../a/b_c.rs:5:10}}",
                Some("  [a/b\\_c.rs](<../a/b_c.rs>)"),
            ),
            ("{{#rustdoc_include a.rs}}", Some("[a.rs](<a.rs>)")),
            ("--8<-- \"docs/b.md\"", Some("[docs/b.md](<docs/b.md>)")),
            (
                "<<< @/snippets/b.js{2}",
                Some("[snippets/b.js](<@/snippets/b.js>)"),
            ),
            ("::include{file=b.md}", Some("[b.md](<b.md>)")),
            ("{{#if a.b}}", None),
            ("--8<-- b", None),
            ("<<< look there", None),
            ("<<<<<<< HEAD", None),
            ("- 8", None),
            ("", None),
        ];
        for (line, expected) in rows {
            assert_eq!(link(line).as_deref(), expected, "{line}");
        }
    }
}
