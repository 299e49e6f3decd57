//! The word that says what follows it in notes: `Present: ...`, `**ACTION** - ...`, or one that stands alone. Text of a line in, the word
//! and what it is said of out; which words count is the business of others.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::model::words::begins_with;

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

/// The label that a line begins with. The name of a sign between colons is none: `:wave: Present: ash`.
pub(crate) fn label(text: &str) -> Option<Label<'_>> {
    let text = behind_sign(text);
    let start = text.trim_start_matches(MARKS);
    let marks = text.len() - start.len();
    let bare = behind_sign(start);
    let near = &bare[..bare.floor_char_boundary(LONGEST)];
    let of_sign = |at: usize| near[..at].ends_with(' ') && sign(&bare[at..]).is_some();
    let colon = near.find(COLONS).filter(|at| !of_sign(*at));
    // `**ACTION** - ash`, `[ACTION] ash`
    let marked = near
        .match_indices(MARKS)
        .find(|(at, mark)| !is_in_word(near, *at, mark))
        .map(|(at, _)| at)
        .filter(|at| marks > 0 && colon.is_none_or(|colon| *at < colon));
    let end = marked.or(colon)?;
    let (head, rest) = bare.split_at(end);
    let rest = rest.strip_prefix(COLONS).unwrap_or(rest);
    let inside = rest.trim_start_matches(MARKS);
    // Marks that end behind the word go on no further.
    let open = marks.saturating_sub(rest.len() - inside.len());
    let dashes = [':', '\u{ff1a}', '-', '\u{2013}', '\u{2014}'];
    let rest = match marked {
        Some(_) => behind_sign(inside.trim_start()).trim_start_matches(dashes),
        None => inside,
    };
    let rest = Some(rest.trim()).filter(|rest| sign(rest) != Some(rest.len()));
    let rest = rest.unwrap_or_default();
    Some(Label {
        head: head.trim(),
        bold: marks > 0,
        rest: unmarked(&text[..open], rest),
    })
}

/// Whether a mark stands between letters, as in `Protokollant*in`.
fn is_in_word(text: &str, at: usize, mark: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let (before, behind) = (&text[..at], &text[at + mark.len()..]);
    matches!(mark, "*" | "_") && letter(before.chars().next_back()) && letter(behind.chars().next())
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

/// Bytes of the name of a sign that stands there between colons, as in `:x:`, before a blank or the end.
fn sign(text: &str) -> Option<usize> {
    let name = text.strip_prefix(':')?;
    let known = |byte: &u8| byte.is_ascii_alphanumeric() || b"_+-".contains(byte);
    let length = name.bytes().take(LONGEST).take_while(known).count();
    let behind = name[length..].strip_prefix(':').filter(|_| length > 0)?;
    let ends = behind
        .chars()
        .next()
        .is_none_or(|c| c == ' ' || MARKS.contains(&c));
    ends.then_some(length + 2)
}

/// A text behind the sign that it begins with.
fn behind_sign(text: &str) -> &str {
    sign(text).map_or(text, |end| text[end..].trim_start())
}

/// A heading or a label without what is none of its words: signs by their names, a letter or a Roman number that counts it, and behind it
/// brackets, tags and attributes: `III. Actions [5 min] {#actions}`.
fn unadorned(text: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('[', ']'), ('{', '}'), ('<', '>'), (':', ':')];
    let mut text = uncounted(behind_sign(text));
    while text.len() <= 4 * LONGEST {
        text = text.trim_end();
        let pair = PAIRS.iter().find_map(|(open, close)| {
            let (before, _) = text.strip_suffix(*close)?.rsplit_once(*open)?;
            let apart = before.ends_with(' ') || matches!(open, '<' | '{');
            let named = *open != ':' || sign(&text[before.len()..]).is_some();
            (apart && named && before.contains(char::is_alphabetic)).then_some(before)
        });
        let tag = || {
            text.rsplit_once(' ')
                .filter(|(_, tag)| tag.starts_with('#'))
        };
        match pair.or_else(|| tag().map(|(before, _)| before)) {
            Some(before) => text = before,
            None => break,
        }
    }
    text
}

/// A text without the letter or the Roman number that counts it: `A. Actions`, `III) Actions`.
fn uncounted(text: &str) -> &str {
    let counts = |sign: &str| {
        let letter = sign.len() == 1 && sign.starts_with(|c: char| c.is_ascii_alphabetic());
        letter || (2..6).contains(&sign.len()) && sign.bytes().all(|byte| b"IVX".contains(&byte))
    };
    let rest = text[..text.floor_char_boundary(6)]
        .split_once(['.', ')'])
        .filter(|(sign, _)| counts(sign));
    let rest = rest.and_then(|(sign, _)| text[sign.len() + 1..].strip_prefix(' '));
    rest.unwrap_or(text)
}

/// The words of a line that may be a label and nothing else: in lower case, without what stands in brackets, without numbers and
/// marks around them; none of one that is too long.
pub(crate) fn words(text: &str) -> Option<String> {
    let text = unadorned(text);
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
                let whole = begins_with(&address, &["https://", "http://"]);
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
            ("**Writer*in**: ash", "Writer*in|ash"),
            ("*Present*: ash", "Present|ash"),
            ("Present", "-"),
            ("Present ash (see: x)", "Present ash (see|x)"),
            ("**Present** :wave:", "Present|"),
            (":wave: Present: ash :x:", "Present|ash :x:"),
            ("**:wave: Present:** ash", "Present|ash"),
            ("Present :wave:", "-"),
            ("Present :ash", "Present|ash"),
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
        for text in [
            ":wave: Actions",
            "Actions :wave: :boat:",
            "Actions [5 min] {#actions}",
            "Actions{#actions}",
            "Actions #actions",
            "Actions <a name=\"actions\"></a>",
            "A. Actions",
            "III. [Actions](https://e.org)",
        ] {
            assert_eq!(words(text).as_deref(), Some("actions"), "{text}");
        }
        for piece in ["a> #b>", " #b", " [a]", " :a:", "a. "] {
            assert_eq!(words(&piece.repeat(100_000)), None, "{piece}");
        }
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
