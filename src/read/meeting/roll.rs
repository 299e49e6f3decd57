//! The words by which notes say who was there, and the names behind them. Labels and texts in, kinds of people and names out. Where
//! such labels stand is the business of `present`.

use crate::model::meeting::MASK;

/// What somebody is to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// Was there.
    Present,
    /// Was not, as is told.
    Absent,
    /// Led.
    Chair,
    /// Wrote.
    Scribe,
}

/// Words for each; what is written in two words or with a hyphen stands here in one.
const WORDS: &[(&str, Part)] = &[
    ("present", Part::Present),
    ("attendee", Part::Present),
    ("attendees", Part::Present),
    ("attending", Part::Present),
    ("attended", Part::Present),
    ("attendance", Part::Present),
    ("participants", Part::Present),
    ("participating", Part::Present),
    ("anwesend", Part::Present),
    ("anwesende", Part::Present),
    ("teilnehmer", Part::Present),
    ("absent", Part::Absent),
    ("absentees", Part::Absent),
    ("absences", Part::Absent),
    ("apologies", Part::Absent),
    ("excused", Part::Absent),
    ("missing", Part::Absent),
    ("regrets", Part::Absent),
    ("abwesend", Part::Absent),
    ("entschuldigt", Part::Absent),
    ("chair", Part::Chair),
    ("chairs", Part::Chair),
    ("cochair", Part::Chair),
    ("cochairs", Part::Chair),
    ("chairperson", Part::Chair),
    ("facilitator", Part::Chair),
    ("facilitators", Part::Chair),
    ("moderator", Part::Chair),
    ("moderators", Part::Chair),
    ("scribe", Part::Scribe),
    ("scribes", Part::Scribe),
    ("notetaker", Part::Scribe),
    ("notetakers", Part::Scribe),
    ("notestaker", Part::Scribe),
    ("minutetaker", Part::Scribe),
    ("minutestaker", Part::Scribe),
    ("secretary", Part::Scribe),
];

/// Words that may stand beside them and change nothing.
const BESIDE: &[&str] = &[
    "also", "in", "list", "meeting", "member", "members", "of", "the", "voting",
];

/// What a label says of the people behind it, in lower case.
pub(super) fn part(label: &str) -> Option<Part> {
    let joined: String = label.chars().filter(|c| c.is_alphanumeric()).collect();
    let known = |word: &str| {
        WORDS
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, part)| *part)
    };
    if let Some(part) = known(&joined) {
        return Some(part);
    }
    let mut found = None;
    for word in label
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
    {
        match known(word) {
            // `Missing attendees`
            Some(part @ (Part::Present | Part::Absent)) => {
                found = found.filter(|known| *known == Part::Absent).or(Some(part));
            }
            None if BESIDE.contains(&word) => {}
            _ => return None,
        }
    }
    found
}

/// Somebody as notes name them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The name without what stands around it.
    pub(super) name: String,
    /// What stands behind an at sign beside it.
    pub(super) handle: Option<String>,
    /// What a remark beside the name says: in brackets, or behind a dash.
    pub(super) remark: Option<Part>,
}

impl Named {
    /// Whether this can be a name: a word alone, or words of which each but small ones begins with a capital.
    pub(super) fn is_plausible(&self) -> bool {
        const NONE: &[&str] = &[
            "all",
            "everybody",
            "everyone",
            "n/a",
            "na",
            "nobody",
            "none",
            "tba",
            "tbd",
            "todo",
        ];
        const SMALL: &[&str] = &[
            "al", "da", "de", "del", "della", "den", "der", "di", "la", "le", "ten", "van", "von",
        ];
        let words: Vec<&str> = self.name.split_whitespace().collect();
        let capital = |word: &&str| {
            let first = word.chars().find(|c| c.is_alphanumeric());
            SMALL.contains(word) || first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        };
        let known = |c: char| c.is_alphanumeric() || " .'\u{2019}-_|".contains(c);
        self.name.starts_with(char::is_alphabetic)
            && self.name.chars().all(known)
            && match words.as_slice() {
                [word] => !NONE.contains(&word.to_lowercase().as_str()) && word.len() <= 40,
                words => words.len() <= 5 && words.iter().all(capital),
            }
    }

    /// Whether it is of one word.
    pub(super) fn is_word(&self) -> bool {
        !self.name.contains(char::is_whitespace)
    }

    /// Whether the name is one that no other word is: of two words or more, or a handle.
    pub(super) fn is_sure(&self) -> bool {
        self.handle.is_some() || !self.is_word()
    }
}

/// What stands for a name that is taken out, while brackets are looked at.
const TAKEN_OUT: char = '\0';

/// Everybody whom a text names that is a list of names.
pub(super) fn named(text: &str) -> Vec<Named> {
    let text = text.replace(MASK, "\0");
    let mut found = Vec::new();
    for (outside, inside) in parts(&text) {
        if outside.contains(TAKEN_OUT) || inside.contains(TAKEN_OUT) {
            continue;
        }
        for piece in outside.split(" and ") {
            one(piece, &inside, &mut found);
        }
    }
    found
}

/// The parts of a list, each without and with only what stands in brackets. Square ones around all of a part are those of a link.
fn parts(text: &str) -> Vec<(String, String)> {
    let mut parts = vec![(String::new(), String::new())];
    let (mut depth, mut square) = (0_usize, false);
    for (at, c) in text.char_indices() {
        let Some((outside, inside)) = parts.last_mut() else {
            continue;
        };
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '[' if depth == 0 => square = !outside.trim().is_empty(),
            ']' if depth == 0 => square = false,
            '/' if depth == 0 && is_team(outside, &text[at..]) => outside.push(c),
            ',' | ';' | '&' | '/' if depth == 0 && !square => {
                parts.push((String::new(), String::new()));
            }
            _ if depth == 0 && !square => outside.push(c),
            _ => inside.push(c),
        }
        if "()[]".contains(c)
            && let Some((_, inside)) = parts.last_mut()
        {
            inside.push(' ');
        }
    }
    parts
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
const MARKS: [char; 7] = ['*', '_', '`', '-', ' ', '#', '>'];

/// One name with what stands beside it, or several handles.
fn one(text: &str, inside: &str, found: &mut Vec<Named>) {
    let dash = [" - ", " \u{2013} ", " \u{2014} ", " -- "]
        .iter()
        .filter_map(|dash| text.find(dash))
        .min();
    let (text, behind) = text.split_at(dash.unwrap_or(text.len()));
    let remark = remark(inside).or_else(|| remark(behind));
    let (handles, words): (Vec<&str>, Vec<&str>) = text
        .split_whitespace()
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
        let handle = handles.next();
        return found.push(Named {
            name,
            handle,
            remark,
        });
    }
    found.extend(handles.map(|handle| Named {
        name: handle.clone(),
        handle: Some(handle),
        remark,
    }));
}

/// What a remark says of somebody; the chair of something else is none here.
fn remark(text: &str) -> Option<Part> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    let mut words = words.filter(|word| !word.is_empty() && *word != "-");
    if words.clone().any(|word| word == "of") {
        return None;
    }
    words.find_map(|word| match word {
        "notes" | "minutes" | "scribing" => Some(Part::Scribe),
        "chairing" | "facilitating" => Some(Part::Chair),
        word => part(word).filter(|part| *part != Part::Present),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_people() {
        let rows = [
            ("present", Some(Part::Present)),
            ("members present", Some(Part::Present)),
            ("in attendance", Some(Part::Present)),
            ("missing attendees", Some(Part::Absent)),
            ("note taker", Some(Part::Scribe)),
            ("co-chair", Some(Part::Chair)),
            ("anwesend", Some(Part::Present)),
            ("present state", None),
            ("the meeting", None),
            ("chair said", None),
            ("", None),
        ];
        for (label, expected) in rows {
            assert_eq!(part(label), expected, "{label}");
        }
    }

    #[test]
    fn names_of_a_list() {
        let rows = [
            ("ash, birch and @reed.", "ash|birch|reed@reed"),
            ("ash; birch", "ash|birch"),
            ("ash, birch (notes), reed", "ash|birch+Scribe|reed"),
            ("[ash](https://example.org) & birch/reed", "ash|birch|reed"),
            ("Ash Tree @ash (TSC)", "Ash Tree@ash"),
            ("**Ash Tree** (@ash, chair)", "Ash Tree@ash+Chair"),
            ("@ash @kim", "ash@ash|kim@kim"),
            ("@ash/@kim", "ash@ash|kim@kim"),
            ("@boats/crew, Ash Tree [Ropes, Ltd]", "Ash Tree"),
            (
                "Ash [@ash](https://example.org/ash), @kim",
                "Ash@ash|kim@kim",
            ),
            ("Ash Tree (chair of Ropes)", "Ash Tree"),
            (
                "Ash Tree - chair, Kim Reed (regrets)",
                "Ash Tree+Chair|Kim Reed+Absent",
            ),
            ("[redacted], kim", "kim"),
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
        let plausible = ["ash", "Ash Tree", "Ash van der Tree", "J. Reed", "ash_42"];
        let none = [
            "everyone",
            "None",
            "about 20 people",
            "quorum was reached",
            "3 guests",
            "a=b",
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
