//! The names of a list of people, as notes write them. Texts in, names and what is said of them out. The words of labels are the business
//! of `words`, where names stand that of `present`.

use std::borrow::Cow;

use super::answers::state;
use super::bare_names::{ADDRESS, APART, TAKEN_OUT, bare};
use super::bracketed::{nick, short};
use super::labels::remark;
use super::words::Part;
use crate::read::meeting::no_items::is_nobody;
use crate::read::people::joints::{DOUBTFUL, JOINTS, SMALL, apart};
use crate::read::people::pronouns::are_pronouns;

/// Words of a name, at the most.
const MOST_WORDS: usize = 7;

/// Somebody as notes name them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The name without what stands around it.
    pub(super) name: String,
    /// What stands behind an at sign beside it.
    pub(super) handle: Option<String>,
    /// What a remark beside the name says: in brackets, or behind a dash.
    pub(super) remark: Option<Part>,
    /// Whether that is a task in something that the remark names: `TSC chair`.
    pub(super) elsewhere: bool,
    /// The few letters in brackets that stand for the name.
    pub(super) short: Option<String>,
    /// Whether it stands behind a comma, where a place may stand as well.
    pub(super) aside: bool,
    /// Whether an address stands beside it.
    pub(super) addressed: bool,
}

impl Named {
    /// Whether this can be a name: a word alone, or words of which each but small ones begins with a capital.
    pub(super) fn is_plausible(&self) -> bool {
        const NONE: &[&str] = &[
            "all",
            "everybody",
            "everyone",
            "na",
            "quorum",
            "see",
            "todo",
        ];
        // The last words of what is no person, but a group of them.
        const GROUPS: &[&str] = &["committee", "council", "maintainers", "members"];
        let nobody = |word: &str| is_nobody(word) || NONE.contains(&word.to_lowercase().as_str());
        let group = |word: &&str| GROUPS.contains(&word.to_lowercase().as_str());
        let words: Vec<&str> = self.name.split_whitespace().collect();
        let large = |part: &str| {
            let first = part.chars().find(|c| c.is_alphanumeric());
            first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        };
        // `d'Arc`
        let capital =
            |word: &&str| SMALL.contains(word) || word.split(['\'', '\u{2019}']).any(large);
        let known =
            |c: char| c.is_alphanumeric() || " .'\u{2019}-_|\"\u{201c}\u{201d}\u{201e}".contains(c);
        self.name.starts_with(char::is_alphabetic)
            && self.name.chars().all(known)
            && match words.as_slice() {
                // `Ash, Kim et al.`
                ["al"] => false,
                [word] => !nobody(word) && word.len() <= 40,
                [words @ .., last] if words.len() < MOST_WORDS => {
                    words.iter().chain([last]).all(capital) && !group(last)
                }
                _ => false,
            }
    }

    /// Whether it is of one word.
    pub(super) fn is_word(&self) -> bool {
        !self.name.contains(char::is_whitespace)
    }

    /// Whether it begins with a capital, or with a letter of a writing without any.
    pub(super) fn is_capital(&self) -> bool {
        self.name
            .starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
    }

    /// Whether it may be no name but point at an address: `see https://...`.
    pub(super) fn is_pointer(&self) -> bool {
        self.addressed && self.is_word() && self.handle.is_none()
    }

    /// Whether the name is one that no other word is: of two words or more, or a handle.
    pub(super) fn is_sure(&self) -> bool {
        self.handle.is_some() || !self.is_word()
    }
}

/// Everybody whom a text names that is a list of names.
pub(super) fn named(text: &str) -> Vec<Named> {
    listed(text, false)
}

/// Everybody whom a text names that is one entry of a list: words of one letter are of the name.
pub(super) fn named_alone(text: &str) -> Vec<Named> {
    listed(text, true)
}

fn listed(text: &str, alone: bool) -> Vec<Named> {
    let text = bare(text);
    let mut found = Vec::new();
    let mut aside = false;
    for piece in parts(&text) {
        aside |= piece.aside;
        let masked = |text: &str| text.contains(TAKEN_OUT);
        if !masked(&piece.outside) && !masked(&piece.inside) {
            for text in apart(&piece.outside, JOINTS, alone) {
                let before = found.len();
                one(text, &piece.inside, aside, &mut found);
                if let Some(names) = joined(text, &piece.inside, aside, alone) {
                    found.truncate(before);
                    found.extend(names);
                }
            }
        }
    }
    found
}

/// The names between words that join some in their language, where all of these are names: of one word each, or each of several.
fn joined(text: &str, inside: &str, aside: bool, alone: bool) -> Option<Vec<Named>> {
    let parts = apart(text, DOUBTFUL, alone);
    let (mut names, count) = (Vec::new(), parts.len());
    if count > 1 {
        parts
            .iter()
            .for_each(|part| one(part, inside, aside, &mut names));
    }
    let is_name = |one: &Named| one.is_plausible() && one.is_capital();
    let alike = names
        .windows(2)
        .all(|two| two[0].is_word() == two[1].is_word());
    let sure = names.len() == count && alike && names.iter().all(is_name);
    sure.then_some(names)
}

/// A part of a list.
#[derive(Default)]
struct Piece {
    outside: String,
    /// What stands in brackets.
    inside: String,
    /// Whether it stands behind a comma.
    aside: bool,
}

/// The parts of a list. Square brackets around all of a part are those of a link.
fn parts(text: &str) -> Vec<Piece> {
    let mut parts = Vec::new();
    let mut piece = Piece::default();
    let (mut depth, mut square, mut begun) = (0_usize, false, 0);
    for (at, sign) in text.char_indices() {
        let behind = &text[at + sign.len_utf8()..];
        // The wide ones of East Asia too.
        let c = match sign {
            '\u{ff08}' => '(',
            '\u{ff09}' => ')',
            other => other,
        };
        let is_apart = depth == 0 && !square && APART.contains(&c);
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '[' if depth == 0 => square = !piece.outside.trim().is_empty(),
            ']' if depth == 0 => square = false,
            '/' if is_apart && is_of_word(&piece.outside, &text[at..]) => piece.outside.push(c),
            // `Gal\u{b7}la` is one word.
            '\u{b7}' if is_apart && !piece.outside.ends_with(' ') => piece.outside.push(c),
            _ if is_apart => {
                let next = Piece {
                    aside: c != '&',
                    ..Piece::default()
                };
                parts.push(std::mem::replace(&mut piece, next));
            }
            _ if depth == 0 && !square => piece.outside.push(c),
            // The words of a link may stand in brackets of both kinds.
            '[' | ']' => {}
            _ => piece.inside.push(c),
        }
        match c {
            '(' | '[' if depth == usize::from(c == '(') => begun = piece.inside.len(),
            // What stands behind pronouns is of the person, not of the name.
            ')' | ']'
                if depth == 0
                    && !behind.trim_start().starts_with('@')
                    && piece.inside.get(begun..).is_some_and(are_pronouns) =>
            {
                piece.outside.push_str("- ")
            }
            _ => {}
        }
        if "()[]".contains(c) {
            piece.inside.push(' ');
        }
    }
    parts.push(piece);
    parts
}

/// Whether a slash belongs to a word: between two letters, as in `N/A`, or before the name of a team.
fn is_of_word(before: &str, slash: &str) -> bool {
    let mut behind = slash.chars().skip(1);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut above = before.chars().rev();
    let letters =
        letter(above.next()) && ends(above.next()) && letter(behind.next()) && ends(behind.next());
    letters || is_team(before, slash)
}

/// Whether a slash stands behind a handle and before the name of a team, as in `@boats/crew`.
fn is_team(before: &str, slash: &str) -> bool {
    let last = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    last.starts_with('@') && !slash.starts_with("/@")
}

/// Marks around names.
const MARKS: [char; 8] = ['*', '_', '`', '-', '+', ' ', '#', '>'];

/// Where a dash parts a name from what is said of it: between blanks, or a hyphen that only a blank follows.
fn dash(text: &str) -> Option<usize> {
    let sure = [" \u{2013} ", " \u{2014} ", " -- ", "- ", " @ "];
    let start = text.len() - text.trim_start_matches(MARKS).len();
    let found = sure
        .iter()
        .filter_map(|dash| text[start..].find(dash))
        .min();
    found.map(|at| start + at)
}

/// Whether a character is a picture, an arrow or a mark, which no name has.
fn is_sign(c: char) -> bool {
    matches!(c, '\u{2020}' | '\u{2021}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}')
}

/// A text without signs, and whether one of them says that somebody was not there.
fn unsigned(text: &str) -> (Cow<'_, str>, Option<Part>) {
    if text.is_ascii() || !text.contains(is_sign) {
        return (Cow::Borrowed(text), None);
    }
    let signs = text.split(|c: char| !is_sign(c));
    let mut told = signs.filter(|sign| !sign.is_empty()).filter_map(state);
    let absent = told.find(|part| *part == Part::Absent);
    (Cow::Owned(text.replace(is_sign, " ")), absent)
}

/// One name with what stands beside it, or several handles.
fn one(text: &str, inside: &str, aside: bool, found: &mut Vec<Named>) {
    let (text, absent) = unsigned(text);
    let absent = absent.or_else(|| unsigned(inside).1);
    let text = &*text;
    let (text, behind) = text.split_at(dash(text).unwrap_or(text.len()));
    let addressed = text.contains(ADDRESS);
    let told = remark(inside).or_else(|| remark(behind));
    let about = Named {
        remark: absent.or(told.map(|(part, _)| part)),
        elsewhere: told.is_some_and(|(_, elsewhere)| elsewhere),
        short: short(inside),
        aside,
        addressed,
        ..Named::default()
    };
    let (handles, words): (Vec<&str>, Vec<&str>) = text
        .split(|c: char| c.is_whitespace() || c == ADDRESS)
        .filter(|word| !word.is_empty())
        .partition(|word| word.trim_start_matches(MARKS).starts_with('@'));
    let beside = inside
        .split_whitespace()
        .filter(|word| word.starts_with('@'));
    let handle = |word: &str| {
        word.trim_matches(|c: char| MARKS.contains(&c) || "@.:,;".contains(c))
            .to_owned()
    };
    let handles = handles.into_iter().chain(beside).map(handle);
    let mut handles = handles.filter(|handle| !handle.is_empty() && !handle.contains('/'));
    let name = words.join(" ");
    let name = name
        .trim_matches(MARKS)
        .trim_end_matches(['.', ':'])
        .trim_end()
        .to_owned();
    if !name.is_empty() {
        let handle = handles.next().or_else(|| nick(&name, inside));
        return found.push(Named {
            name,
            handle,
            ..about
        });
    }
    found.extend(handles.map(|handle| Named {
        name: handle.clone(),
        handle: Some(handle),
        ..about.clone()
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_a_list() {
        let rows = [
            ("ash, birch and @reed.", "ash|birch|reed@reed"),
            ("ash; birch", "ash|birch"),
            ("ash, birch (notes), reed", "ash|birch+Scribe|reed"),
            ("[ash](https://example.org) & birch/reed", "ash|birch|reed"),
            ("Ash Tree @ash (TSC)", "Ash Tree@ash"),
            ("**Ash Tree** (@ash, chair)", "Ash Tree@ash+Chair"),
            (
                "Kim Reed (kim), Ash Tree (atree)",
                "Kim Reed@kim|Ash Tree@atree",
            ),
            ("Kim Reed (remote), ash (ash)", "Kim Reed|ash"),
            ("@ash @kim", "ash@ash|kim@kim"),
            ("@ash/@kim", "ash@ash|kim@kim"),
            ("@boats/crew, Ash Tree [Ropes, Ltd]", "Ash Tree"),
            (
                "Ash [@ash](https://example.org/ash), @kim",
                "Ash@ash|kim@kim",
            ),
            ("Ash Tree (chair of Ropes)", "Ash Tree"),
            (
                "Ash Tree ([@ash](https://example.org/ash)) - Boats, kim ([@k](https://e.org))",
                "Ash Tree@ash|kim@k",
            ),
            ("Ash ([AT](https://e.org), chair)", "Ash+Chair"),
            ("Ash Tree (@ash:boats.example)", "Ash Tree@ash"),
            ("@ash:boats.example, @kim:e.org", "ash@ash|kim@kim"),
            (
                "Ash Tree \u{2705}, Kim Reed \u{274c}",
                "Ash Tree|Kim Reed+Absent",
            ),
            (
                "\u{2714}\u{fe0f} Ash, \u{1f30a} Kim, :x: lea :wave:",
                "Ash|Kim|lea+Absent",
            ),
            ("Ash (\u{274c}), Kim - \u{2718}", "Ash+Absent|Kim+Absent"),
            ("\u{1f30a}, :wave:", ""),
            ("<ul><li>Ash Tree</li><li>Kim</li></ul>", "Ash Tree|Kim"),
            ("Ash Tree\\ Kim Reed\\", "Ash Tree|Kim Reed"),
            ("Ash Tree \u{b7} Kim Reed", "Ash Tree|Kim Reed"),
            ("Gal\u{b7}la Mas", "Gal\u{b7}la Mas"),
            (
                "Ash Tree - chair, Kim Reed (regrets)",
                "Ash Tree+Chair|Kim Reed+Absent",
            ),
            ("[redacted], kim", "kim"),
            ("Kim <[redacted]>, [redacted] Reed, Ash [redacted]", ""),
            (
                "Ash Tree <ash@boats.example>, Kim Reed <kim@boats.example>",
                "Ash Tree|Kim Reed",
            ),
            (
                "Ash Tree [@ash@boats.example](https://boats.example/@ash)",
                "Ash Tree",
            ),
            ("@ash@boats.example", "ash@ash"),
            (
                "Ash Tree (she/her) Harbour, Kim [they/them] - chair",
                "Ash Tree|Kim+Chair",
            ),
            ("Ash (she/her) and Kim (he/him) @kim", "Ash|Kim@kim"),
            ("Max Fern @ Boats, Lea \u{2020}", "Max Fern|Lea"),
            (
                "Ash, Kim Reed en Tom Hill, + Lea",
                "Ash|Kim Reed|Tom Hill|Lea",
            ),
            ("Ash e Kim, Lea Moss e Lima", "Ash|Kim|Lea Moss e Lima"),
            ("Ash was a guest", "Ash was a guest"),
            (
                "Ash (EF, Vice Chair), Kim (EEA, Chair), Lea (L2 Chair)",
                "Ash|Kim+Chair|Lea+Chair",
            ),
            ("N/A", "N/A"),
            ("n/a - not public", "n/a"),
            ("ash und kim, lea et max", "ash|kim|lea|max"),
            (
                "Ash Tree\u{3001}Kim Reed\u{ff0c}lea",
                "Ash Tree|Kim Reed|lea",
            ),
            ("Ash Tree- Boats (AT) - chair", "Ash Tree+Chair"),
            (
                "张三\u{ff08}缺席\u{ff09}\u{3001}Kim\u{ff08}chair\u{ff09}",
                "张三+Absent|Kim+Chair",
            ),
            ("Jean-Luc Reed", "Jean-Luc Reed"),
            (
                "Ash Tree<br>Kim Reed <BR/>lea<br />",
                "Ash Tree|Kim Reed|lea",
            ),
            ("", ""),
        ];
        for (text, expected) in rows {
            let found = named(text).into_iter().map(|one| {
                let handle = one
                    .handle
                    .map_or_else(String::new, |handle| format!("@{handle}"));
                let remark = one
                    .remark
                    .map_or_else(String::new, |part| format!("+{part:?}"));
                format!("{}{handle}{remark}", one.name)
            });
            assert_eq!(found.collect::<Vec<String>>().join("|"), expected, "{text}");
        }
    }

    #[test]
    fn words_that_can_be_names() {
        let plausible = [
            "ash",
            "Ash Tree",
            "Ash van der Tree",
            "J. Reed",
            "ash_42",
            "Maria dos Santos",
            "Jan van 't Veld",
            "Ines d'Arc",
            "Ash \"Stick\" Tree",
            "Mateus Henrique Lago Campos Moss Lima",
            "Al",
            "Inga",
        ];
        let none = [
            "everyone",
            "None",
            "about 20 people",
            "quorum was reached",
            "quorum",
            "see",
            "3 guests",
            "a=b",
            "al",
            "all of Boats",
            "keine",
            "Personne",
            "Nil",
            "inga",
            "なし",
            "Harbour Foundation Council",
        ];
        let is = |name: &str| {
            Named {
                name: name.to_owned(),
                ..Named::default()
            }
            .is_plausible()
        };
        assert_eq!(plausible.iter().filter(|name| !is(name)).count(), 0);
        assert_eq!(none.iter().filter(|name| is(name)).count(), 0);
    }
}
