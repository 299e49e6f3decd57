//! Lines that begin and end boxes, quotations and other blocks as programs write them that have more than Markdown: MkDocs, GitLab,
//! HackMD, MyST, Docusaurus, GitBook, Hugo, Jekyll. A line in, what it begins or ends out; whether a block is closed is not asked here.

use std::borrow::Cow;

use super::alerts::{self, by_name, is_kind};
use super::generator::{self, Tag};

/// What becomes of what stands in a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Body<'t> {
    /// It is quoted below a title, which may be nothing.
    Box(Cow<'t, str>),
    /// It stays.
    Plain,
    /// It stays, whatever tags stand there.
    Verbatim,
    /// It is code of a language.
    Code(&'t str),
    /// It is a list of files.
    Files,
    /// It is a template, of which nobody can tell what it prints.
    Gone,
}

/// What ends a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until<'t> {
    /// A line that is not indented any more.
    Dedent,
    /// `>>>`.
    Quote,
    /// As many colons.
    Colons(usize),
    /// As many slashes.
    Slashes(usize),
    /// As many of a sign.
    Fence(u8, usize),
    /// The end of a tag.
    Tag(&'t str),
}

/// What begins a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening<'t> {
    pub(super) body: Body<'t>,
    pub(super) until: Until<'t>,
}

/// Names of blocks that are boxes, where a block may be something else.
const BOXES: &[&str] = &[
    "admonition",
    "alert",
    "attention",
    "callout",
    "caution",
    "danger",
    "details",
    "dropdown",
    "error",
    "expand",
    "hint",
    "important",
    "info",
    "note",
    "notice",
    "panel",
    "seealso",
    "tip",
    "warning",
];

/// Names of those that say nothing of what stands there.
const WORDLESS: &[&str] = &[
    "admonition",
    "alert",
    "callout",
    "details",
    "dropdown",
    "expand",
    "hint",
    "notice",
    "panel",
];

/// Keys of titles.
const TITLES: &[&str] = &["title", "header", "summary"];

/// What a line begins; `all` asks for more than GitLab has.
pub(super) fn opening(line: &str, all: bool) -> Option<Opening<'_>> {
    let line = line.trim();
    match line.as_bytes().first()? {
        b'>' => quote(line),
        _ if !all => None,
        b'!' | b'?' => indented(line),
        b'=' => tab(line),
        b':' => colons(line),
        b'/' => slashes(line),
        b'`' | b'~' => directive(line),
        b'{' => pair(line),
        _ => None,
    }
}

/// What a line ends.
pub(super) fn closing(line: &str, all: bool) -> Option<Until<'_>> {
    let line = line.trim();
    let sign = *line.as_bytes().first()?;
    let count = line.bytes().take_while(|byte| *byte == sign).count();
    let bare = count == line.len() && count >= 3;
    match sign {
        b'>' if bare && count == 3 => Some(Until::Quote),
        _ if !all => None,
        b':' if bare => Some(Until::Colons(count)),
        b'/' if bare => Some(Until::Slashes(count)),
        b'`' | b'~' if bare => Some(Until::Fence(sign, count)),
        b'{' => whole(line)
            .filter(|tag| tag.ends)
            .map(|tag| Until::Tag(tag.name)),
        _ => None,
    }
}

/// A line that is a tag of a generator and nothing else.
fn whole(line: &str) -> Option<Tag<'_>> {
    generator::tag(line).filter(|tag| tag.length == line.len())
}

/// `>>>`, `>>> [!tip] Rope`.
fn quote(line: &str) -> Option<Opening<'_>> {
    let rest = line.strip_prefix(">>>")?.trim();
    let title = match rest {
        "" => Cow::Borrowed(""),
        _ => Cow::Owned(alerts::alert(rest)?),
    };
    Some(Opening {
        body: Body::Box(title),
        until: Until::Quote,
    })
}

/// A title as words of their own.
fn strong(title: &str) -> Cow<'_, str> {
    match title.trim() {
        "" => Cow::Borrowed(""),
        title if title.contains('*') => Cow::Borrowed(title),
        title => Cow::Owned(format!("**{title}**")),
    }
}

/// The title that the kind of a box gives.
fn by_kind(kind: &str) -> Cow<'_, str> {
    let mut wordless = WORDLESS.iter();
    match wordless.any(|known| known.eq_ignore_ascii_case(kind)) {
        true => Cow::Borrowed(""),
        false => Cow::Owned(by_name(kind)),
    }
}

/// `!!! warning "Short"`, `??? note`, `???+ tip inline end "Long"` of MkDocs.
fn indented(line: &str) -> Option<Opening<'_>> {
    let rest = line.strip_prefix("!!!").or_else(|| {
        let rest = line.strip_prefix("???")?;
        Some(rest.strip_prefix('+').unwrap_or(rest))
    })?;
    let (kinds, title) = match rest.split_once('"') {
        Some((kinds, title)) => (kinds, Some(title.strip_suffix('"')?)),
        None => (rest, None),
    };
    let mut words = kinds.split_whitespace();
    let kind = words.next().filter(|kind| is_kind(kind))?;
    words.all(is_kind).then(|| Opening {
        body: Body::Box(title.map_or_else(|| by_kind(kind), strong)),
        until: Until::Dedent,
    })
}

/// `=== "Tab"` of MkDocs.
fn tab(line: &str) -> Option<Opening<'_>> {
    let rest = line.strip_prefix("===")?.trim_start_matches(['+', '!']);
    let title = rest.strip_prefix(' ')?.trim();
    let title = title.strip_prefix('"')?.strip_suffix('"')?;
    Some(Opening {
        body: Body::Box(strong(title)),
        until: Until::Dedent,
    })
}

/// `:::info`, `::: tip Title`, `:::note[Title]`, `:::{note}`, `::: {#id .class}`.
fn colons(line: &str) -> Option<Opening<'_>> {
    let rest = line.trim_start_matches(':');
    let count = line.len() - rest.len();
    let rest = rest.trim().trim_end_matches(':').trim_end();
    let body = match rest.strip_prefix('{') {
        Some(inside) => named(inside)?,
        None => {
            let end = rest.find([' ', '[', '{']).unwrap_or(rest.len());
            let (kind, title) = rest.split_at(end);
            let title = title.split('{').next().unwrap_or("");
            let title = title.trim().trim_matches(['[', ']']);
            match kind {
                "mermaid" => Body::Code(kind),
                "v-pre" | "code-group" => Body::Plain,
                _ => boxed(Some(kind).filter(|kind| is_kind(kind))?, title),
            }
        }
    };
    (count >= 3).then_some(Opening {
        body,
        until: Until::Colons(count),
    })
}

/// `/// note | Title` of MkDocs.
fn slashes(line: &str) -> Option<Opening<'_>> {
    let rest = line.trim_start_matches('/');
    let count = line.len() - rest.len();
    let (kind, title) = rest.split_once('|').unwrap_or((rest, ""));
    let kind = kind.trim();
    let known = BOXES.contains(&kind) || kind == "tab";
    (count >= 3 && rest.starts_with(' ') && known).then(|| Opening {
        body: boxed(kind, title.trim()),
        until: Until::Slashes(count),
    })
}

fn boxed<'t>(kind: &'t str, title: &'t str) -> Body<'t> {
    Body::Box(match title {
        "" => by_kind(kind),
        title => strong(title),
    })
}

/// What stands behind the brace of `{note} Title`, `{toctree}`, `{#id .class}`.
fn named(inside: &str) -> Option<Body<'_>> {
    let (name, title) = inside.split_once('}')?;
    let name = name.trim();
    Some(match name {
        "toctree" => Body::Files,
        kind if BOXES.contains(&kind) => boxed(kind, title.trim()),
        _ => Body::Plain,
    })
}

/// A fence of MyST that holds no code: ```` ```{note} Title ````.
fn directive(line: &str) -> Option<Opening<'_>> {
    let sign = line.bytes().next()?;
    let count = line.bytes().take_while(|byte| *byte == sign).count();
    let body = named(line[count..].trim_start().strip_prefix('{')?)?;
    (count >= 3 && body != Body::Plain).then_some(Opening {
        body,
        until: Until::Fence(sign, count),
    })
}

/// Tags of generators that have an end.
fn pair(line: &str) -> Option<Opening<'_>> {
    let tag = whole(line).filter(|tag| !tag.ends)?;
    let title = TITLES.iter().find_map(|key| tag.argument(key));
    let body = match tag.name {
        "raw" => Body::Verbatim,
        "highlight" => Body::Code(tag.arguments.split_whitespace().next().unwrap_or("")),
        name if generator::LOOPS.contains(&name) => Body::Gone,
        name if BOXES.contains(&name) || title.is_some() => {
            let bare = tag.arguments.trim_matches(['"', '\'']);
            let kind = tag.argument("style").or(tag.argument("type"));
            let kind = kind.or(Some(bare).filter(|bare| is_kind(bare)));
            boxed(kind.unwrap_or(name), title.unwrap_or(""))
        }
        _ => Body::Plain,
    };
    Some(Opening {
        body,
        until: Until::Tag(tag.name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_boxes() {
        let rows = [
            ("!!! warning \"Short\"", Some("**Short**")),
            ("!!! note", Some("**Note**")),
            ("!!!tip", Some("**Tip**")),
            ("!!! danger \"\"", Some("")),
            ("???+ info inline end \"A *b*\"", Some("A *b*")),
            ("!!! that is it", Some("**That**")),
            ("!!! no, it is not", None),
            ("!!!", None),
            ("???", None),
            ("=== \"Tab\"", Some("**Tab**")),
            ("=== Tab", None),
            ("===", None),
            (":::info", Some("**Info**")),
            ("::: tip Cold water", Some("**Cold water**")),
            (":::note[Cold]", Some("**Cold**")),
            (":::spoiler More", Some("**More**")),
            ("::::{admonition} Cold", Some("**Cold**")),
            ("::: note :::", Some("**Note**")),
            ("::: v-pre", None),
            ("/// note | Rope", Some("**Rope**")),
            ("/// tip", Some("**Tip**")),
            ("/// and a comment", None),
            ("//// note", Some("**Note**")),
            ("// note", None),
            ("::word", None),
            ("```{warning}", Some("**Warning**")),
            ("```{code-block} c", None),
            ("```c", None),
            (">>> [!tip] Rope", Some("**Tip:** Rope")),
            (">>> words", None),
            ("{% hint style=\"info\" %}", Some("**Info**")),
            ("{{% panel header=\"**Rope**\" %}}", Some("**Rope**")),
            ("{{< hint warning >}}", Some("**Warning**")),
            ("{{< details \"Rope\" >}}", Some("**Rope**")),
        ];
        for (line, expected) in rows {
            let title = opening(line, true).and_then(|opening| match opening.body {
                Body::Box(title) => Some(title.into_owned()),
                _ => None,
            });
            assert_eq!(title.as_deref(), expected, "{line}");
        }
    }
}
