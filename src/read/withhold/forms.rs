//! Lines of forms that somebody is to fill in, and of lists that tell which degrees there are: a key of a flag stands there, and no flag.
//! A line, or the lines of a head, in; whether it is one of these out. In doubt it is none.

use serde_yaml::Value;

use super::degree::is_degree;
use super::phrases::{may_say, words};
use super::unparsed::SIGNS;
use super::{OPEN, says_no, says_yes};
use crate::read::tlp;

/// Whether a line has a gap where its value, or its day, is to be: `Embargo until: YYYY-MM-DD`, `EMBARGOED UNTIL $DATE`; or names all
/// values, of which one is to be left: `Classification: Public | Internal | Confidential`.
pub(super) fn is_form(line: &str) -> bool {
    let row = line.trim_start().starts_with('|');
    let row = row.then(|| line.trim().trim_matches('|').split_once('|'));
    let value = row.flatten().or_else(|| line.split_once(SIGNS));
    let value = value.map(|(_, value)| bare(value));
    let until = || behind_until(line).map(bare);
    value.is_some_and(|value| is_gap(value) || is_choice(value))
        || until().is_some_and(|until| is_gap(until) || begins_variable(until))
}

/// What stands behind the word up to when something holds.
fn behind_until(line: &str) -> Option<&str> {
    let lower = line.to_ascii_lowercase();
    let at = [" until ", " till "].iter().find_map(|word| {
        let at = lower.find(word)?;
        Some(at + word.len())
    });
    line.get(at?..)
}

/// A text without blanks and marks of Markdown around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '"' | '\''))
}

/// Whether a text begins with a variable of a template, and no number follows: `%(date)s. Please do not share it`.
fn begins_variable(text: &str) -> bool {
    let behind = |open: &str, end: &str| text.strip_prefix(open)?.split_once(end);
    let variable = behind("%(", ")s").or_else(|| behind("@@", "@@"));
    variable.is_some_and(|(name, rest)| {
        let plain = name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        !name.is_empty() && plain && !rest.contains(|c: char| c.is_ascii_digit())
    })
}

/// Whether a text is one gap, and nothing else.
fn is_gap(text: &str) -> bool {
    let inside = |open: &str, end: &str| text.strip_prefix(open)?.strip_suffix(end);
    let day = |inside: &str| {
        let words = words(inside);
        let known = |word: &String| OF_DAYS.contains(&word.as_str());
        words
            .iter()
            .any(|word| matches!(word.as_str(), "date" | "day" | "yyyy"))
            && words.iter().all(known)
    };
    let named = |inside: &str| {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '.');
        !inside.trim().is_empty()
            && inside.chars().all(plain)
            && !may_say(inside)
            && !is_value(inside)
    };
    let variable = text.strip_prefix('$').is_some_and(|name| {
        name.starts_with(char::is_alphabetic) && !name.contains(char::is_whitespace) && named(name)
    });
    let blank = inside("{{", "}}")
        .or_else(|| inside("<", ">"))
        .or_else(|| inside("${", "}"));
    let word = inside("[", "]")
        .or_else(|| inside("`", "`"))
        .or_else(|| inside("{", "}"));
    variable
        || blank.is_some_and(named)
        || day(word.unwrap_or(text)) && (word.is_some() || text.contains("YYYY"))
}

/// Words of a day that somebody is to fill in.
const OF_DAYS: &[&str] = &[
    "yyyy",
    "mm",
    "dd",
    "hh",
    "date",
    "day",
    "time",
    "utc",
    "the",
    "insert",
    "of",
    "disclosure",
    "release",
];

/// Whether a text says what a flag says.
fn is_value(text: &str) -> bool {
    let value = Value::from(text.trim());
    says_yes(&value)
        || says_no(&value)
        || is_degree(&value)
        || tlp::after(&format!("TLP:{}", text.to_lowercase())).is_some()
}

/// Whether a text is a list of degrees, a public one among them: three or more, or two with blanks around the sign or in brackets.
fn is_choice(text: &str) -> bool {
    let inside = text.trim_matches(['[', ']', '{', '}', '(', ')', '`']);
    let Some(sign) = ['|', '/'].into_iter().find(|sign| inside.contains(*sign)) else {
        return false;
    };
    let parts: Vec<&str> = inside.split(sign).map(str::trim).collect();
    let apart = inside.len() < text.len() || inside.contains(&format!(" {sign} "));
    let few = |part: &&str| {
        let words = words(part);
        (1..=2).contains(&words.len()) && !part.contains(|c: char| c.is_ascii_digit())
    };
    let open = |part: &&str| is_open(part);
    let closed = |part: &&str| is_degree(&Value::from(*part));
    let known = |part: &&str| open(part) || closed(part);
    let enough = parts.len() > 2 || parts.len() == 2 && apart;
    enough
        && parts.iter().all(|part| few(part) && known(part))
        && parts.iter().any(open)
        && parts.iter().any(closed)
}

/// Whether a word is a degree that is public.
fn is_open(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    let open = |word: &str| word != "low" && OPEN.contains(&word);
    open(&word) || matches!(word.as_str(), "shared" | "host")
}

/// Which lines at the head of a text are items of a list, or rows of a table, that tell which degrees there are: each begins with
/// another one, the public one among them, and a word about it follows, which is neither yes nor no; and headings that name one each.
pub(super) fn levels(lines: &[&str]) -> Vec<bool> {
    let mut levels = vec![false; lines.len()];
    let mut run: Vec<(usize, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let item = is_item(line);
        if !item {
            tlp::mark_run(&run, &mut levels, are_levels);
            run.clear();
        }
        run.extend(level(line).filter(|_| item).map(|level| (at, level)));
    }
    tlp::mark_run(&run, &mut levels, are_levels);
    let titles = lines.iter().enumerate();
    let titles: Vec<(usize, String)> = titles
        .filter_map(|(at, line)| Some((at, titled(line)?)))
        .collect();
    tlp::mark_run(&titles, &mut levels, are_levels);
    levels
}

/// The degree that a heading names and nothing else, or a line that is bold as a whole.
fn titled(line: &str) -> Option<String> {
    let bold = || line.strip_prefix("**")?.strip_suffix("**");
    let title = line
        .starts_with('#')
        .then(|| line.trim_start_matches('#'))
        .or_else(bold)?;
    let word = title.trim().to_lowercase();
    let degree = is_open(&word) || is_degree(&Value::from(word.as_str()));
    (degree && words(&word).len() == 1).then_some(word)
}

/// Whether these are several degrees, the public one among them.
fn are_levels(names: &[&str]) -> bool {
    names.len() > 1 && names.iter().any(|name| is_open(name))
}

/// Whether a line may be of a list or a table.
pub(super) fn is_item(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with(['-', '+', '|']) || line.starts_with("* ")
}

/// The degree that an item begins with and says something of.
fn level(line: &str) -> Option<String> {
    let line = line.trim_start();
    let row = line.starts_with('|');
    let inside = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let (word, said) = match row {
        true => inside.split_once('|')?,
        false => inside.split_once(SIGNS)?,
    };
    let word = word
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let single =
        words(&word).len() == 1 && (is_open(&word) || is_degree(&Value::from(word.as_str())));
    let said = said.trim_matches(|c: char| !c.is_alphanumeric());
    let said_words = words(said);
    let until = said_words.iter().any(|word| {
        matches!(
            word.as_str(),
            "until" | "till" | "since" | "yes" | "no" | "true" | "false"
        ) || word.starts_with(|c: char| c.is_ascii_digit())
    });
    let value = said_words.is_empty() || until || said_words.len() == 1 && is_value(said);
    // Of what is public there may be all.
    let of_all = is_open(&word) && said_words.first().is_some_and(|first| first == "all");
    let said = said
        .split_once(' ')
        .filter(|_| of_all)
        .map_or(said, |(_, rest)| rest);
    let whole = of_all && said_words.len() == 1;
    (single && !value && (whole || !tlp::points(said))).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_to_fill_in() {
        let rows = [
            ("**EMBARGOED UNTIL $DATE**", true),
            ("*** EMBARGOED UNTIL [DATE] ***", true),
            ("Embargo: YYYY-MM-DD", true),
            ("Embargo: YYYY-MM-DD HH:MM UTC", true),
            ("Embargo: <date>", true),
            ("Embargo until: `DATE`", true),
            ("| Embargo until | {{ date }} |", true),
            ("**Classification:** Public | Internal | Confidential", true),
            (
                "**Classification:** [Public / Internal / Confidential]",
                true,
            ),
            ("**Visibility:** internal | public", true),
            ("EMBARGOED UNTIL @@DATE@@", true),
            (
                "The following is under embargo until %(date)s. Please do not share it.",
                true,
            ),
            ("EMBARGOED UNTIL @@2027-03-01@@", false),
            ("Under embargo until %(date)s, 2027-03-01", false),
            ("Embargo: [TBD]", false),
            ("Embargo: TBD", false),
            ("Embargo: the day of the release", false),
            ("Confidential: [X]", false),
            ("Confidential: <yes>", false),
            ("Confidential: `yes`", false),
            ("Status: [CONFIDENTIAL]", false),
            ("Status: <embargoed>", false),
            ("TLP: <red>", false),
            ("**EMBARGOED UNTIL 2027-03-01**", false),
            ("EMBARGOED UNTIL $DATE, which is 2027-03-01", false),
            ("Classification: Internal | Confidential", false),
            ("Classification: Confidential | Version 1 | public", false),
            ("Visibility: internal/public", false),
            ("Access: public, team", false),
            ("Classification: Confidential", false),
        ];
        for (line, expected) in rows {
            assert_eq!(is_form(line), expected, "{line}");
        }
    }

    #[test]
    fn lists_of_degrees() {
        let rows = [
            (
                "| Level | Example |\n|--|--|\n| Public | site |\n| Confidential | reports |",
                true,
            ),
            (
                "- Public: site\n- Internal: wiki\n- Confidential: reports",
                true,
            ),
            (
                "- **Private**: Slack channels\n- **Public**: the blog",
                true,
            ),
            ("- **Private**: only the team\n- **Public**: all may", true),
            (
                "- `embargoed`: do not share\n- `public`: it may be seen",
                true,
            ),
            (
                "- **private**: private mount.\n- **shared**: shared mount.",
                true,
            ),
            ("- Private: do not share\n- Public: the rest", false),
            ("### Embargoed\n\nNobody.\n\n### Public\n\nAll.", true),
            ("**Private**\n\nThe team.\n\n**Public**\n\nAll.", true),
            ("### Embargoed\n\nNobody.\n\n### Public boats\n", false),
            ("| Public | no |\n| Confidential | yes |", false),
            ("- Public: no\n- Confidential: reports", false),
            ("- Public: site\n- Embargoed: until 2027-03-01", false),
            ("- Internal: wiki\n- Confidential: reports", false),
            ("- Confidential: this page\n- Public: site", false),
            ("- Confidential: reports", false),
            ("Public: site\nConfidential: reports", false),
            ("- Public: site\n\nwords\n\n- Confidential: reports", false),
        ];
        for (text, expected) in rows {
            let lines: Vec<&str> = text.lines().collect();
            let found = levels(&lines).contains(&true);
            assert_eq!(found, expected, "{text}");
        }
    }
}
