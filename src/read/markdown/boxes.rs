//! Boxes, tabs and other blocks that the programs of others make of lines of their own: `!!! note` of MkDocs, `>>>` of GitLab,
//! `:::info` of HackMD, `{% hint %}` of GitBook. Markdown in, the same with quotations in their place out, in as many lines; code
//! stays as it is.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::block::{Kept, Open, file, head, indents, joins};
use super::listed::indent;
use super::marks::{self, Around};
use super::openings::{Body, Opening, Until};
use super::pairs::{self, Line};
use crate::model::clues::Clues;

/// What a text has at the least if it has any of this; the first are those of GitLab.
const MARKS: &[&str] = &[
    ">>>",
    "[!",
    "[~] ",
    "){",
    "+}",
    "+]",
    "-}",
    "-]",
    "`$",
    "[[_TOC_]]",
    "[TOC]",
    "!!!",
    "???",
    "=== \"",
    ":::",
    "`{",
    "~{",
    "{%",
    "{{",
    "{:",
    "]{",
    "==",
    "\n----",
    "--8<--",
    "<<< ",
    "::include{",
    "/// ",
    "++",
    "[name=",
    "[time=",
    "[color=",
    "# tags:",
];
const OF_GITLAB: usize = 11;

/// All of them, and those of GitLab, to be looked for at once.
static ANY: LazyLock<Clues> = LazyLock::new(|| Clues::new(MARKS.iter().copied()));
static ANY_OF_GITLAB: LazyLock<Clues> =
    LazyLock::new(|| Clues::new(MARKS[..OF_GITLAB].iter().copied()));

/// A text as CommonMark has it.
pub(crate) struct Common<'t> {
    pub(crate) text: Cow<'t, str>,
    /// The number of the first line from which code of a generator was left out.
    pub(crate) cut: Option<usize>,
}

/// Reads a text; `all` asks for more than GitLab has.
pub(crate) fn common(text: &str, all: bool) -> Common<'_> {
    let marks = if all { &ANY } else { &ANY_OF_GITLAB };
    if !marks.are_in(text) {
        return Common {
            text: Cow::Borrowed(text),
            cut: None,
        };
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut writer = Writer {
        out: String::with_capacity(text.len() + 64),
        all,
        blank: true,
        ..Writer::default()
    };
    let kinds = pairs::of(&lines, all);
    let indents = indents(&lines);
    for (at, kind) in kinds.iter().enumerate() {
        writer.dedent(lines[at], indents[at]);
        writer.line(&lines, &kinds, at, kind);
    }
    if !text.ends_with('\n') {
        writer.out.pop();
    }
    Common {
        text: Cow::Owned(writer.out),
        cut: writer.cut,
    }
}

#[derive(Default)]
struct Writer {
    out: String,
    open: Vec<Open>,
    all: bool,
    /// Whether the last line was of a list.
    list: bool,
    blank: bool,
    /// Whether the last line that is not blank is HTML.
    html: bool,
    /// Whether the last line was code by how far it is indented.
    code: bool,
    /// Whether a directive may go on with options.
    options: bool,
    cut: Option<usize>,
}

impl Writer {
    /// Ends what a line is not indented enough for. The quotation above would go on with words right below it.
    fn dedent(&mut self, line: &str, indent: usize) {
        let dedents = |open: &Open| open.end.is_none() && indent < open.strip;
        if let Some(first) = self.open.iter().position(dedents) {
            self.open.truncate(first);
            if !line.trim().is_empty() && !self.blank {
                self.write("");
            }
        }
    }

    fn line<'t>(&mut self, lines: &[&'t str], kinds: &[Line<'t>], at: usize, kind: &Line<'t>) {
        let line = lines[at];
        let blank = line.trim().is_empty();
        let rest = self.stripped(line);
        let code = !self.list && (self.blank || self.code) && indent(rest) >= 4;
        let as_is = self.open.last().is_some_and(|open| open.kept.is_as_is());
        match kind {
            Line::Close => self.close(at, rest),
            _ if self.has(Kept::Gone) => self.leave_out(),
            _ if blank || code || as_is => self.write(rest),
            Line::Open(opening, end) => self.begin(lines, kinds, at, (opening, *end)),
            Line::Code => self.write(rest),
            Line::Text => self.text(lines, at, rest),
        }
        self.code = if blank { self.code } else { code };
        let is_of_list = marks::item(rest) > 0 || self.list && indent(rest) > 0;
        self.list = if blank { self.list } else { is_of_list };
        self.blank = blank;
    }

    /// A line without the columns of the blocks it stands in.
    fn stripped<'t>(&self, line: &'t str) -> &'t str {
        let mut columns = self.open.last().map_or(0, |open| open.strip);
        let mut rest = line;
        while let Some(behind) = rest.strip_prefix([' ', '\t']).filter(|_| columns > 0) {
            let width = if rest.starts_with('\t') { 4 } else { 1 };
            columns = columns.saturating_sub(width);
            rest = behind;
        }
        rest
    }

    fn has(&self, kept: Kept) -> bool {
        self.open.iter().any(|open| open.kept == kept)
    }

    /// Writes a line inside what is open.
    fn write(&mut self, line: &str) {
        let begin = self.out.len();
        self.out
            .extend(self.open.iter().map(|open| open.prefix.as_str()));
        self.out.push_str(line);
        let end = self.out.trim_end().len().max(begin);
        // Blanks at the end of a line may be meant.
        if line.is_empty() {
            self.out.truncate(end);
        } else {
            self.html = line.trim_start().starts_with('<');
        }
        self.out.push('\n');
    }

    /// Writes what is left of a line of which nothing is left: a blank one would end HTML.
    fn leave_out(&mut self) {
        self.write(if self.html { "<!-- -->" } else { "" });
    }

    fn close(&mut self, at: usize, rest: &str) {
        let place = self.open.iter().position(|open| open.end == Some(at));
        let Some(place) = place else {
            return match self.has(Kept::Gone) {
                true => self.leave_out(),
                false => self.write(rest),
            };
        };
        let ended = self.open.drain(place..).next();
        let code = ended.is_some_and(|open| open.kept == Kept::Code);
        match code {
            true => self.write("```"),
            false => self.leave_out(),
        }
    }

    fn begin<'t>(
        &mut self,
        lines: &[&'t str],
        kinds: &[Line<'t>],
        at: usize,
        (opening, end): (&Opening<'t>, Option<usize>),
    ) {
        let strip = self.open.last().map_or(0, |open| open.strip);
        let columns = indent(lines[at]);
        let base = " ".repeat(columns.saturating_sub(strip));
        let tag = matches!(opening.until, Until::Tag(_)) && !matches!(opening.body, Body::Code(_));
        self.cut = self.cut.or(tag.then_some(at));
        let (kept, sign, head) = head(&opening.body);
        let fenced = matches!(opening.until, Until::Fence(..));
        let below = lines.get(at + 1).filter(|next| joins(next));
        let below = below.is_some_and(|next| !fenced || !next.trim().starts_with(':'));
        let goes_on = below && kinds.get(at + 1) == Some(&Line::Text);
        let end_of_line = if sign == "> " && goes_on { "\\" } else { "" };
        match sign {
            "" => self.leave_out(),
            _ => self.write(&format!("{base}{sign}{head}{end_of_line}")),
        }
        let quoted = matches!(opening.body, Body::Box(_));
        let own = if quoted { columns.max(strip) } else { strip };
        self.open.push(Open {
            strip: if opening.until == Until::Dedent {
                columns + 4
            } else {
                own
            },
            prefix: if quoted {
                format!("{base}> ")
            } else {
                String::new()
            },
            end,
            kept,
        });
        self.options = fenced;
    }

    /// A line of text.
    fn text(&mut self, lines: &[&str], at: usize, rest: &str) {
        let option = |line: &str| {
            line.strip_prefix(':')
                .is_some_and(|rest| rest.contains(':'))
        };
        self.options &= option(rest.trim());
        if self.options {
            return self.write("");
        }
        if self
            .open
            .last()
            .is_some_and(|open| open.kept == Kept::Files)
        {
            return self.write(&file(rest.trim()));
        }
        let up = |count| at.checked_sub(count).map_or("", |above| lines[above]);
        let around = Around {
            over: up(2),
            above: up(1),
            below: lines.get(at + 1).copied().unwrap_or(""),
            all: self.all,
        };
        let told = marks::told(rest, around);
        if told.cut {
            self.cut = self.cut.or(Some(at));
            if told.text.trim().is_empty() {
                return self.leave_out();
            }
        }
        self.write(&told.text);
    }
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn boxes_of_others() {
        let rows = [
            (
                "!!! warning \"Short\"\n\n    See [b](b.md).\n\n        code\nend\n",
                "> **Short**\n>\n> See [b](b.md).\n>\n>     code\n\nend\n",
            ),
            (
                "??? note\n    one\n    two\n\nend",
                "> **Note**\\\n> one\n> two\n\nend",
            ),
            (
                "=== \"C\"\n\n    ```c\n    int a;\n    ```\n\n=== \"D\"\n\n    d\n",
                "> **C**\n>\n> ```c\n> int a;\n> ```\n\n> **D**\n>\n> d\n",
            ),
            (
                "!!! tip\n    a\n    !!! note\n        b\n    c\n",
                "> **Tip**\\\n> a\n> > **Note**\\\n> > b\n>\n> c\n",
            ),
            (
                "- a\n\n    !!! tip\n        b\n",
                "- a\n\n    > **Tip**\\\n    > b\n",
            ),
            ("!!! wow\ntext\n", "!!! wow\ntext\n"),
            ("\n    !!! tip\n        b\n", "\n    !!! tip\n        b\n"),
            ("```\n!!! tip\n    b\n```\n", "```\n!!! tip\n    b\n```\n"),
            (
                ":::info\n**Date:** a\n\nb\n:::\nc\n",
                "> **Info**\\\n> **Date:** a\n>\n> b\n\nc\n",
            ),
            (":::info\nnever closed\n", ":::info\nnever closed\n"),
            (
                "::: {#content lang=\"en\"}\n::: tip\na\n:::\nb\n:::\n",
                "\n> **Tip**\\\n> a\n\nb\n\n",
            ),
            (
                "````{note}\n:class: x\n\na\n```\nb\n```\n````\n",
                "> **Note**\n>\n>\n> a\n> ```\n> b\n> ```\n\n",
            ),
            (
                "```{toctree}\n:maxdepth: 1\n\nCharter\nKeys <ops/keys>\n```\n",
                "\n\n\n- [](<Charter>)\n- [Keys](<ops/keys>)\n\n",
            ),
            ("```{note}\nnever closed\n", "```{note}\nnever closed\n"),
            (
                "```{code-block} c\na\n```\n:::\n",
                "```{code-block} c\na\n```\n:::\n",
            ),
            (
                "{% hint style=\"info\" %}\na\n{% endhint %}\n",
                "> **Info**\\\n> a\n\n",
            ),
            (
                "{{% panel header=\"**Rope**\" %}}\na {{< b >}}\n{{% /panel %}}\n",
                "> **Rope**\\\n> a \n\n",
            ),
            (
                "a\n{% for p in q %}\n- {{ p.title }}\n{% endfor %}\nb\n",
                "a\n\n\n\nb\n",
            ),
            ("{% if a %}\nb\n{% endif %}\n", "\nb\n\n"),
            (
                "<ul>\n{% for p in q %}\n    <li>\n{% endfor %}\n    </ul>\n",
                "<ul>\n<!-- -->\n<!-- -->\n<!-- -->\n    </ul>\n",
            ),
            ("{: #sec}\n2) Two\n===\n\nb\n", "\n# 2) Two {#sec}\n\n\nb\n"),
            (
                "{% raw %}\n{{ a }} {% b %}\n{% endraw %}\n",
                "\n{{ a }} {% b %}\n\n",
            ),
            (
                "{% highlight ruby %}\na ==b==\n{% endhighlight %}\n",
                "```ruby\na ==b==\n```\n",
            ),
            ("a\n>>>\nb\n\nc\n>>>\nd\n", "a\n\n> b\n>\n> c\n\nd\n"),
        ];
        for (text, expected) in rows {
            assert_eq!(common(text, true).text, expected, "{text}");
        }
    }

    #[test]
    fn boxes_of_obsidian_and_headings_of_kramdown() {
        let rows = [
            ("> [!info]\n> a\n", "> **Info**\\\n> a\n"),
            ("> [!x-y]- Folded\n> a\n", "> **X y:** Folded\\\n> a\n"),
            ("> [!NOTE]- Fold\n> a\n", "> **Note:** Fold\\\n> a\n"),
            ("> [!NOTE]\n> a\n", "> [!NOTE]\n> a\n"),
            (
                "> a\n> > [!todo] b\n> > c\n",
                "> a\n> > **Todo:** b\\\n> > c\n",
            ),
            ("> [!info](a.md) b\n", "> [!info](a.md) b\n"),
            ("> [!1] b\n", "> [!1] b\n"),
            ("/// note | Rope\na\n///\nb\n", "> **Rope**\\\n> a\n\nb\n"),
            ("::: mermaid\na --> b\n:::\n", "```mermaid\na --> b\n```\n"),
            ("a\n\n1) One\n======\n\nb\n", "a\n\n# 1) One\n\n\nb\n"),
            ("12) Two\n-------\nb\n", "## 12) Two\n\nb\n"),
            ("1) a\n\n---\n\nb\n----\n", "1) a\n\n---\n\nb\n----\n"),
            ("1) One of many\n----\n", "1) One of many\n----\n"),
            ("1. One\n======\n", "1. One\n======\n"),
            ("--8<-- \"b.md\"\n", "[b.md](<b.md>)\n"),
            ("{{#tab name=\"A\" }}\na\n{{#endtab }}\n", "**A**\na\n\n"),
            (
                "{{ player(id=\"x\") }} {{ lookup('a', 'b') }}\n",
                " {{ lookup('a', 'b') }}\n",
            ),
            (
                "{{< figure src=\"a.png\" caption=\"Two boats\" >}}\n",
                "![](<a.png>) Two boats\n",
            ),
            (
                "{{< figure src=\"a.png\" alt=\"A [b]\" />}}\n",
                "![A b](<a.png>)\n",
            ),
            ("{{< figure src=\"a b>.png\" >}}\n", "\n"),
        ];
        for (text, expected) in rows {
            assert_eq!(common(text, true).text, expected, "{text}");
        }
        for text in ["> [!info]\n> a\n", "1) One\n======\n", "--8<-- \"b.md\"\n"] {
            assert_eq!(common(text, false).text, text);
        }
    }

    #[test]
    fn code_that_was_left_out_is_told() {
        let rows = [
            ("a\n{% include b %}\n", Some(1)),
            ("a\n\n{% if a %}\nb\n{% endif %}\n", Some(2)),
            ("a\n`{% include b %}`\n", None),
            ("{% highlight c %}\na\n{% endhighlight %}\n", None),
            ("a\n", None),
        ];
        for (text, expected) in rows {
            assert_eq!(common(text, true).cut, expected, "{text}");
        }
    }
}
