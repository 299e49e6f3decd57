//! The word that says what follows it in notes: `Present: ...`, `**ACTION** - ...`, or one that stands alone. Text of a line in, the word
//! and what it is said of out; which words count is the business of others.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Marks around words.
const MARKS: [char; 5] = ['*', '_', '`', '[', ']'];

/// Signs behind a word that says what follows, the wide one of East Asia too.
const COLONS: [char; 2] = [':', '\u{ff1a}'];

/// Characters that may be markup inside a line.
const MARKUP: [char; 8] = ['[', '*', '_', '`', '&', '<', '\\', '~'];

/// Bytes before a colon, at the most.
const LONGEST: usize = 64;

/// Bytes of a line that is given to the parser, at the most.
const LONGEST_LINE: usize = 4096;

/// A label and what stands behind it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Label<'t> {
    /// The word as it is written.
    pub(crate) head: &'t str,
    /// Whether it is set off by marks.
    pub(crate) bold: bool,
    /// What follows.
    pub(crate) rest: &'t str,
}

/// The label that a line begins with.
pub(crate) fn label(text: &str) -> Option<Label<'_>> {
    let bare = text.trim_start_matches(MARKS);
    let marks = text.len() - bare.len();
    let near = &bare[..bare.floor_char_boundary(LONGEST)];
    let colon = near.find(COLONS);
    // `**ACTION** - ash`, `[ACTION] ash`
    let marked = near
        .find(MARKS)
        .filter(|at| marks > 0 && colon.is_none_or(|colon| *at < colon));
    let end = marked.or(colon)?;
    let (head, rest) = bare.split_at(end);
    let rest = rest.strip_prefix(COLONS).unwrap_or(rest);
    let inside = rest.trim_start_matches(MARKS);
    // Marks that end behind the word go on no further.
    let open = marks.saturating_sub(rest.len() - inside.len());
    let dashes = [':', '\u{ff1a}', '-', '\u{2013}', '\u{2014}'];
    let rest = match marked {
        Some(_) => inside.trim_start().trim_start_matches(dashes),
        None => inside,
    };
    Some(Label {
        head: head.trim(),
        bold: marks > 0,
        rest: unmarked(&text[..open], rest.trim()),
    })
}

/// A line that begins with a link in which the label of the line stands, with that in bold: `[Action: row](#a)`, `[Action](#a): row`.
pub(crate) fn unlinked(text: &str) -> Option<String> {
    let bare = text.trim_start_matches(['*', '_']).strip_prefix('[')?;
    let (words, behind) = bare[..bare.floor_char_boundary(LONGEST_LINE)].split_once("](")?;
    let end = words.len() + "](".len() + behind.find(')')? + 1;
    Some(format!("**{words}**{}", &bare[end..]))
}

/// What follows a label in bold, where all of the line is in bold.
fn unmarked<'t>(marks: &str, rest: &'t str) -> &'t str {
    let inside = rest
        .strip_suffix(marks)
        .filter(|inside| !marks.is_empty() && !inside.contains(marks));
    inside.map_or(rest, str::trim_end)
}

/// The words of a line that may be a label and nothing else: in lower case, without what stands in brackets, without numbers and
/// marks around them; none of one that is too long.
pub(crate) fn words(text: &str) -> Option<String> {
    (text.len() <= LONGEST).then(|| {
        let (mut depth, mut out) = (0_usize, String::new());
        for c in text.chars() {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                c if depth == 0 && !MARKS.contains(&c) => out.extend(c.to_lowercase()),
                _ => {}
            }
        }
        out.trim_matches(|c: char| !c.is_alphabetic()).to_owned()
    })
}

/// A line in plain words, as it is shown. An address behind a word that does not tell it stands in brackets.
pub(crate) fn plain(text: &str) -> String {
    if !text.contains(MARKUP) || text.len() > LONGEST_LINE {
        return text.to_owned();
    }
    let (mut out, mut open) = (String::with_capacity(text.len()), Vec::new());
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::Start(Tag::Link { dest_url, .. }) => open.push((out.len(), dest_url)),
            Event::End(TagEnd::Link) => {
                let Some((start, address)) = open.pop() else {
                    continue;
                };
                let whole = ["https://", "http://"]
                    .iter()
                    .any(|scheme| address.starts_with(scheme));
                if whole && out.get(start..) != Some(&*address) {
                    out.push_str(&format!(" ({address})"));
                }
            }
            _ => {}
        }
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_lines() {
        let rows = [
            ("Present: ash, kim", "Present|ash, kim"),
            ("**Present:** ash", "Present|ash"),
            ("**Present** : ash", "Present|ash"),
            ("*Present*: **ash**", "Present|**ash**"),
            ("**ACTION** - kim: paint", "ACTION|kim: paint"),
            ("[ACTION] kim to paint", "ACTION|kim to paint"),
            ("**ACTION: kim to paint**", "ACTION|kim to paint"),
            ("`ACTION` kim", "ACTION|kim"),
            ("***ACTION:** kim*", "ACTION|kim"),
            ("**ACTION:** kim **to paint**", "ACTION|kim **to paint**"),
            ("**Present:**", "Present|"),
            ("**Present**", "Present|"),
            ("Present\u{ff1a}ash", "Present|ash"),
            ("Present", "-"),
            ("Present ash (see: x)", "Present ash (see|x)"),
        ];
        for (text, expected) in rows {
            let found = label(text).map(|label| format!("{}|{}", label.head, label.rest));
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{text}");
        }
    }

    #[test]
    fn lines_that_begin_with_a_link() {
        let rows = [
            ("[Action: row](#a)", "**Action: row**"),
            ("*[Action #1](#a): row (Ash)", "**Action #1**: row (Ash)"),
            ("[see [1]](a) and b", "**see [1]** and b"),
            ("[ACTION] kim to paint", "-"),
            ("Action: [row](a)", "-"),
            ("[a](b", "-"),
        ];
        for (text, expected) in rows {
            assert_eq!(unlinked(text).as_deref().unwrap_or("-"), expected, "{text}");
        }
    }

    #[test]
    fn words_and_plain_text() {
        assert_eq!(
            words("3. **Action Items** (new):").as_deref(),
            Some("action items")
        );
        assert_eq!(words(&"long ".repeat(20)), None);
        let rows = [
            ("**ash** to `paint` ~~all~~", "ash to paint all"),
            ("see [#12](https://e.org/12)", "see #12 (https://e.org/12)"),
            (
                "see <https://e.org/12>, [x](y.md)",
                "see https://e.org/12, x",
            ),
            ("a_b & c &amp; d <b>e</b>", "a_b & c & d e"),
        ];
        for (text, expected) in rows {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
