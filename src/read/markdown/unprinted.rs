//! Comments that the programs of others never print: asides of people who know that nobody sees them. The text of a file in, the
//! same without them out, nor elements that no browser shows; its lines keep their numbers. Comments of HTML are the business of whoever
//! makes HTML.

use std::borrow::Cow;

use super::fence::Fence;
use super::generator;
use super::mdx;
use super::org;
use super::unseen_elements;
use crate::model::path;
use crate::model::words::begins_with;
use crate::read::tlp;

/// How a comment begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `%% words %%` of Obsidian; whether it begins a line, and so may be of several paragraphs.
    Percent(bool),
    /// `{% comment %}words{% endcomment %}` of Liquid, which Jekyll speaks.
    Liquid,
    /// `{{/* words */}}` of Hugo.
    Hugo,
    /// `{{% comment %}}words{{% /comment %}}` of Hugo, and the same between angles.
    Shortcode,
    /// `{# words #}` of Jinja and Nunjucks.
    Jinja,
    /// `{/* words */}` of MDX.
    Mdx,
    /// `<div hidden>words</div>` of HTML.
    Unseen,
}

/// Markdown without them; what is code stays, and so does a comment that is never closed.
pub(crate) fn of_markdown<'t>(path: &str, text: &'t str) -> Cow<'t, str> {
    let unseen = unseen_elements::may_be_in(text);
    if !unseen && memchr::memchr2(b'%', b'{', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let mdx = mdx::is_mdx(path);
    let marks = ["%%", "{%", "{{", "{#", "{/*"];
    if !unseen && !marks.iter().any(|mark| text.contains(mark)) {
        return Cow::Borrowed(text);
    }
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let (mut fence, mut blank, mut open) = (Fence::default(), true, Open::default());
    while !rest.is_empty() {
        let line = open.line(text, text.len() - rest.len());
        let code = fence.takes(line) || blank && is_indented(line);
        let comment = (!code)
            .then(|| comment(rest, line, mdx, &mut open))
            .flatten();
        let (from, to) = comment.unwrap_or((line.len(), line.len()));
        out.push_str(&rest[..from]);
        out.extend(rest[from..to].matches('\n'));
        blank = comment.is_none() && line.trim().is_empty();
        rest = &rest[to..];
    }
    Cow::Owned(out)
}

/// Whether a line below a blank one is code, as CommonMark has it.
fn is_indented(line: &str) -> bool {
    line.starts_with("    ") || line.starts_with('\t')
}

fn has_ending(path: &str, wanted: &str) -> bool {
    let path = path.strip_suffix(".gz").unwrap_or(path);
    let ending = path::ending(path);
    ending.eq_ignore_ascii_case(wanted)
}

/// Up to where comments of each kind are known not to end: whoever begins there ends nowhere either, and is not searched for again.
#[derive(Default)]
struct Open {
    /// Where the text that is looked at begins in the whole.
    at: usize,
    known: Vec<(Kind, usize)>,
    /// Where the line and the paragraph end in the whole that were looked for last.
    line: usize,
    paragraph: usize,
}

impl Open {
    /// What of its line follows a place in the whole.
    fn line<'t>(&mut self, whole: &'t str, at: usize) -> &'t str {
        self.at = at;
        if self.line <= at {
            let end = whole[at..].find('\n');
            self.line = end.map_or(whole.len(), |end| at + end + 1);
        }
        &whole[at..self.line]
    }

    /// Where the paragraph ends in a text in which a comment begins.
    fn paragraph(&mut self, at: usize, text: &str) -> usize {
        if self.paragraph <= self.at + at {
            let end = text[at..].find("\n\n");
            self.paragraph = self.at + end.map_or(text.len(), |end| at + end);
        }
        self.paragraph - self.at
    }

    fn holds(&self, kind: Kind, at: usize) -> bool {
        let here = self.at + at;
        let mut known = self.known.iter();
        known.any(|(other, until)| *other == kind && here < *until)
    }

    /// Learns that a comment that begins in a text does not end there.
    fn learn(&mut self, kind: Kind, at: usize, text: &str) {
        let until = self.at
            + match kind {
                Kind::Percent(false) => self.paragraph(at, text),
                _ => text.len(),
            };
        self.known.retain(|(other, _)| *other != kind);
        self.known.push((kind, until));
    }
}

/// Where the first comment is that begins in the first line of a text.
fn comment(text: &str, line: &str, mdx: bool, open: &mut Open) -> Option<(usize, usize)> {
    let mut code = false;
    let begins = |(at, byte): (usize, u8)| {
        // Between backticks it is code.
        code ^= byte == b'`';
        (!code && matches!(byte, b'%' | b'{' | b'<')).then_some(at)
    };
    let mut begins = line.bytes().enumerate().filter_map(begins);
    begins.find_map(|at| {
        let (before, rest) = text.split_at(at);
        let (kind, inside) =
            opened(before, rest, mdx).filter(|(kind, _)| !open.holds(*kind, at))?;
        let end = match kind {
            Kind::Percent(false) => percent_end(&text[..open.paragraph(at, text)], at + inside),
            Kind::Unseen => unseen_elements::end(rest).map(|end| end - inside),
            _ => closed(kind, &rest[inside..]),
        };
        if end.is_none() {
            open.learn(kind, at, text);
        }
        Some((at, at + inside + end?))
    })
}

/// The comment that a text begins with, and where its words begin.
fn opened(before: &str, text: &str, mdx: bool) -> Option<(Kind, usize)> {
    if text.starts_with('<') {
        return Some((Kind::Unseen, unseen_elements::tag(text)?));
    }
    let apart = before.chars().next_back().is_none_or(char::is_whitespace);
    if apart && text.starts_with("%%") && !text.starts_with("%%%") {
        return Some((Kind::Percent(before.trim().is_empty()), 2));
    }
    if let Some(length) = liquid(text, "comment") {
        return Some((Kind::Liquid, length));
    }
    let hugo = ["{{/*", "{{- /*"].into_iter();
    let mut hugo = hugo.filter(|mark| text.starts_with(mark));
    if let Some(mark) = hugo.next() {
        return Some((Kind::Hugo, mark.len()));
    }
    if let Some(length) = shortcode(text, false) {
        return Some((Kind::Shortcode, length));
    }
    if begins_with(text, &["{# ", "{#- ", "{#\n"]) {
        return Some((Kind::Jinja, 2));
    }
    (mdx && text.starts_with("{/*")).then_some((Kind::Mdx, 3))
}

/// Where a comment ends.
fn closed(kind: Kind, text: &str) -> Option<usize> {
    let behind = |mark: &str| text.find(mark).map(|at| at + mark.len());
    let tag = |mark: &str, length: &dyn Fn(&str) -> Option<usize>| {
        let mut ends = text.match_indices(mark);
        ends.find_map(|(at, _)| Some(at + length(&text[at..])?))
    };
    match kind {
        Kind::Percent(_) => percent_end(text, 0),
        Kind::Unseen => None,
        Kind::Liquid => tag("{%", &|text| liquid(text, "endcomment")),
        Kind::Hugo => tag("*/", &|text| {
            let ends = ["*/}}", "*/ -}}"].into_iter();
            ends.filter(|end| text.starts_with(end))
                .map(str::len)
                .next()
        }),
        Kind::Shortcode => tag("{{", &|text| shortcode(text, true)),
        Kind::Jinja => behind("#}"),
        Kind::Mdx => behind("*/}"),
    }
}

/// The length of the tag of Hugo that begins or ends a comment, if a text begins with it.
fn shortcode(text: &str, ends: bool) -> Option<usize> {
    let sign = text.starts_with("{{%") || text.starts_with("{{<");
    let near = sign.then(|| generator::near(text))?;
    let tag = generator::tag(near).filter(|tag| tag.name == "comment")?;
    (tag.ends == ends).then_some(tag.length)
}

/// How far from a place in a text `%%` ends a comment that begins before it: no word follows it, as in `for %%i in`, nor what names a
/// macro of RPM (`%%{version}`, `%%_libdir`).
fn percent_end(text: &str, from: usize) -> Option<usize> {
    let inside = text.get(from..)?;
    let mut ends = inside.match_indices("%%").map(|(at, _)| at + 2);
    ends.find(|end| {
        let mut next = inside[*end..].chars();
        match (next.next(), next.next()) {
            (Some('{' | '_'), Some(second)) => !second.is_alphabetic() && !"?!".contains(second),
            (Some(first), _) => !first.is_alphanumeric() && first != '%',
            (None, _) => true,
        }
    })
}

/// The line, counted from 0, from which the first comment of Obsidian was taken: its two signs may be meant otherwise.
pub(crate) fn percent_taken(before: &str, after: &str) -> Option<usize> {
    let lines = before.lines().zip(after.lines());
    let mut taken = lines.enumerate();
    taken.find_map(|(at, (before, after))| {
        let gone = before != after && before.contains("%%") && !after.contains("%%");
        gone.then_some(at)
    })
}

/// Bytes of a tag of one word, at the most.
const LONGEST_TAG: usize = 64;

/// The length of a tag of Liquid that a text begins with, if it is of one word: `{% word %}`, `{%- word -%}`.
fn liquid(text: &str, word: &str) -> Option<usize> {
    let inside = text.strip_prefix("{%")?;
    let near = &inside.as_bytes()[..inside.len().min(LONGEST_TAG)];
    let inside = &inside[..memchr::memmem::find(near, b"%}")?];
    let bare = inside.strip_prefix('-').unwrap_or(inside);
    let bare = bare.strip_suffix('-').unwrap_or(bare);
    (bare.trim() == word).then_some(inside.len() + "{%%}".len())
}

/// A text of another markup, of which comments are known by how their lines begin: AsciiDoc, reStructuredText and Org, of which whole
/// trees are left out as well. A line with a TLP label stays, for the label counts further down.
pub(crate) fn of_lines<'t>(path: &str, text: &'t str) -> Cow<'t, str> {
    let unprinted = match path {
        path if has_ending(path, "adoc") => asciidoc(text),
        path if has_ending(path, "rst") => restructured(text),
        path if has_ending(path, "org") => org::unprinted(text),
        _ => return Cow::Borrowed(text),
    };
    if !unprinted.contains(&true) {
        return Cow::Borrowed(text);
    }
    let lines = text.split_inclusive('\n').zip(unprinted);
    let kept = lines.map(|(line, gone)| match gone && tlp::after(line).is_none() {
        true => &line[line.trim_end_matches(['\n', '\r']).len()..],
        false => line,
    });
    Cow::Owned(kept.collect())
}

/// Which lines of AsciiDoc are comments: those that begin with `//`, and what stands between two lines `////`. What stands between
/// two lines of four dashes, dots or backticks is code.
fn asciidoc(text: &str) -> Vec<bool> {
    let (mut comment, mut code): (Option<&str>, Option<&str>) = (None, None);
    let line = |line| {
        let line = str::trim_end(line);
        let rule = |sign: char| line.len() >= 4 && line.chars().all(|c| c == sign);
        if let Some(open) = comment {
            comment = comment.filter(|_| open != line);
            return true;
        }
        if code.is_some() || ['-', '.', '`'].into_iter().any(rule) {
            let ends = code == Some(line);
            code = code.or(Some(line)).filter(|_| !ends);
            return false;
        }
        comment = rule('/').then_some(line);
        comment.is_some() || line.starts_with("//") && !line.starts_with("///")
    };
    text.split_inclusive('\n').map(line).collect()
}

/// Which lines of reStructuredText are comments: those that begin with `..` and are no directive, target, note or substitution,
/// with what is indented below.
fn restructured(text: &str) -> Vec<bool> {
    let mut inside = false;
    let lines: Vec<&str> = text.split_inclusive('\n').map(str::trim_end).collect();
    let blank = |at: usize| lines.get(at).is_none_or(|line| line.is_empty());
    let line = |(at, line): (usize, &&str)| {
        let below = inside && (line.is_empty() || line.starts_with([' ', '\t']));
        if below {
            return true;
        }
        let rest = line.strip_prefix("..");
        let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with(' '));
        let comment = rest.is_some_and(|rest| is_comment(rest.trim()));
        // One that is empty holds nothing of what follows.
        inside = comment && !(*line == ".." && blank(at + 1));
        comment
    };
    lines.iter().enumerate().map(line).collect()
}

/// Whether what follows `..` is no markup.
fn is_comment(rest: &str) -> bool {
    let (name, _) = rest.split_once("::").unwrap_or((" ", ""));
    let directive = !name.contains(char::is_whitespace);
    !directive && !rest.starts_with(['_', '[', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_in_markdown() {
        let rows = [
            ("a.md", "one %% two %% three", "one  three"),
            ("a.md", "%% two\n\nthree %%\nfour", "\n\n\nfour"),
            (
                "a.md",
                "one %% two\n\nthree %% four",
                "one %% two\n\nthree %% four",
            ),
            (
                "a.md",
                "for %%i in (*) do echo %%i",
                "for %%i in (*) do echo %%i",
            ),
            ("a.md", "`%% two %%` and %% three %%.", "`%% two %%` and ."),
            (
                "a.md",
                "```\n%% two %%\n```\n%%\nx\n%%",
                "```\n%% two %%\n```\n\n\n",
            ),
            ("a.md", "\n    %% two %%\n", "\n    %% two %%\n"),
            (
                "a.md",
                "- one\n    - two %% three %%\n",
                "- one\n    - two \n",
            ),
            (
                "a.md",
                "Write %%global, or %%{name} in %%_libdir. Of %%{?dist} too.",
                "Write %%global, or %%{name} in %%_libdir. Of %%{?dist} too.",
            ),
            (
                "a.md",
                "a %%b%%, %%c%%(d) %%e%% {f} %%g%%_ h",
                "a , (d)  {f} _ h",
            ),
            (
                "a.md",
                "<div hidden>\n\none <div>two</div>\n</div>\nthree",
                "\n\n\n\nthree",
            ),
            (
                "a.md",
                "one <span style=\"color: red; display: none\">two</span> three",
                "one  three",
            ),
            ("a.md", "<P style='display:none'>one</P>", ""),
            (
                "a.md",
                "<p HIDDEN=''>one</p>two <b hidden>three",
                "two <b hidden>three",
            ),
            (
                "a.md",
                "`<p hidden>one</p>` <input type=\"hidden\"><p title='hidden'>two</p>",
                "`<p hidden>one</p>` <input type=\"hidden\"><p title='hidden'>two</p>",
            ),
            ("a.md", "5%% of 6%% and 7 %%%", "5%% of 6%% and 7 %%%"),
            (
                "a.md",
                "a {% comment %}\nb\n{%- endcomment -%} c",
                "a \n\n c",
            ),
            ("a.md", "a {% comment %} b", "a {% comment %} b"),
            ("a.md", "a {{/* b */}} c {{- /* d */ -}} e", "a  c  e"),
            (
                "a.md",
                "a {{</* b */>}} {/* c */}",
                "a {{</* b */>}} {/* c */}",
            ),
            ("a.mdx", "a {/* b\nc */} d", "a \n d"),
            (
                "a.md",
                "a {{% comment %}} b {{% /comment %}} c\n{{< comment >}}\nd\n{{< /comment >}}",
                "a  c\n\n\n",
            ),
            ("a.md", "a {{< comment >}} b", "a {{< comment >}} b"),
            (
                "a.md",
                "{{< comments >}} b {{< /comments >}}",
                "{{< comments >}} b {{< /comments >}}",
            ),
            (
                "a.md",
                "a {# b #} c {#- d\ne -#} `{# f #}`",
                "a  c \n `{# f #}`",
            ),
            ("a.md", "# A {#b}\n{# c\n[d]{#e}", "# A {#b}\n{# c\n[d]{#e}"),
        ];
        for (path, text, expected) in rows {
            assert_eq!(of_markdown(path, text), expected, "{text}");
        }
    }

    #[test]
    fn comments_in_other_markup() {
        let rows = [
            (
                "a.adoc",
                "= A\n// b\nc // d\n/// e\n",
                "= A\n\nc // d\n/// e\n",
            ),
            ("a.adoc", "////\na\n\nb\n////\nc", "\n\n\n\n\nc"),
            ("a.adoc", "----\n// a\n----\n// b", "----\n// a\n----\n"),
            ("a.adoc", "// TLP:AMBER\na", "// TLP:AMBER\na"),
            ("a.rst", ".. a\n   b\n\n   c\nd", "\n\n\n\nd"),
            (
                "a.rst",
                ".. note:: a\n.. _b:\n.. [1] c\n.. |d| e\n",
                ".. note:: a\n.. _b:\n.. [1] c\n.. |d| e\n",
            ),
            ("a.rst", "..\n\n   a\n", "\n\n   a\n"),
            ("a.rst", "..\n   a\n\nb... c", "\n\n\nb... c"),
            ("a.txt", "// a\n.. b", "// a\n.. b"),
            ("a.txt", "# a\n* b :noexport:", "# a\n* b :noexport:"),
            (
                "a.org",
                "#+TITLE: a\n# b\n#\n#c\n  # d\n",
                "#+TITLE: a\n\n\n#c\n\n",
            ),
            ("a.org", "* A :noexport:\nb\n** C\n* D\ne", "\n\n\n* D\ne"),
            ("a.org", "** A :x:NOEXPORT:\nb\n* D\ne", "\n\n* D\ne"),
            ("a.org.gz", "* A :ARCHIVE:\nb\n* D :x:\ne", "\n\n* D :x:\ne"),
            ("a.org", "* COMMENT A\nb\n* D\n", "\n\n* D\n"),
            ("a.org", "* TODO [#A] COMMENT A\nb", "\n"),
            ("a.org", "* A COMMENT on b\nc", "* A COMMENT on b\nc"),
            ("a.org", "* a\n:LOGBOOK:\nb\n:END:\nc", "* a\n\n\n\nc"),
            (
                "a.org",
                "* a\n:NOTES:\nb\n:END:\nc",
                "* a\n:NOTES:\nb\n:END:\nc",
            ),
            (
                "a.org",
                "#+begin_src sh\n# a\n* b :noexport:\n#+end_src\n# c\n",
                "#+begin_src sh\n# a\n* b :noexport:\n#+end_src\n\n",
            ),
            (
                "a.org",
                "#+BEGIN_SRC sh\n* A :noexport:\nb",
                "#+BEGIN_SRC sh\n\n",
            ),
            ("a.org", "#+BEGIN_COMMENT\na\n#+END_COMMENT\nb", "\n\n\nb"),
            (
                "a.org",
                "#+EXCLUDE_TAGS: own\n* A :own:\nb",
                "#+EXCLUDE_TAGS: own\n\n",
            ),
            ("a.org", "* A :noexport:\nTLP:RED\nb", "\nTLP:RED\n"),
        ];
        for (path, text, expected) in rows {
            assert_eq!(of_lines(path, text), expected, "{text}");
        }
    }
}
