//! What stands around the name of an item of an agenda: its label before it (`3.`, `TOP 3:`, `V.`, `7:30 PM`), and behind it how long
//! it is, when, and who is there. A heading in, the name out. What names mean is for others.

/// Words before the number of an item.
const ITEMS: &[&str] = &[
    "agenda item",
    "agendapunt",
    "item",
    "point",
    "punkt",
    "punto",
    "section",
    "tagesordnungspunkt",
    "top",
];

/// Words behind the time of day at which an item begins.
const OF_CLOCKS: &[&str] = &["am", "pm", "a.m.", "p.m.", "uhr", "utc", "gmt"];

/// Signs that stand around a label.
const SIGNS: &[char] = &[
    '.', ':', ')', '(', '-', '\u{2013}', '\u{2014}', '*', '_', '|', '#', ' ',
];

/// Words behind a name that tell what may be known of an item.
const TOLD: &[&str] = &[
    "announcement",
    "announcements",
    "decisions",
    "outcome",
    "public",
    "report",
    "results",
    "summary",
];

/// A heading without the label of its item.
pub(super) fn without_label(heading: &str) -> &str {
    let mut left = heading.trim();
    let mut numbered = false;
    while let Some(rest) = without_one(left, numbered) {
        (left, numbered) = (rest, true);
    }
    left
}

/// The same without one part of the label; behind a number an hour or a sign may stand.
fn without_one(text: &str, numbered: bool) -> Option<&str> {
    let (first, rest) = text.split_once(' ')?;
    let rest = rest.trim_start();
    let lower = first.to_lowercase();
    let of_clock = OF_CLOCKS.contains(&lower.trim_end_matches([':', ',']));
    let sign = first
        .chars()
        .all(|c| SIGNS.contains(&c) && c != '*' && c != '_');
    let signed = first.ends_with(['.', ')', ':']) && is_letters(first);
    if is_number(first) || signed || numbered && (of_clock || sign) {
        return Some(rest);
    }
    let behind = ITEMS.iter().find_map(|item| {
        let (head, behind) = text.split_at_checked(item.len())?;
        let whole = behind.starts_with(' ') && head.eq_ignore_ascii_case(item);
        whole.then(|| behind.trim_start())
    })?;
    let (label, rest) = behind.split_once(' ')?;
    (is_number(label) || is_letters(label)).then(|| rest.trim_start())
}

/// Whether a word is the number of an item, or an hour: `3.`, `4.2`, `§3`, `19:30-20:00`, `7:30pm`.
fn is_number(word: &str) -> bool {
    let bare = word.trim_end_matches(SIGNS);
    let bare = ["am", "pm", "AM", "PM"]
        .iter()
        .find_map(|half| bare.strip_suffix(half))
        .unwrap_or(bare);
    let of_number = |c: char| c.is_ascii_digit() || c == 'h' || c == '\u{a7}' || SIGNS.contains(&c);
    bare.contains(|c: char| c.is_ascii_digit()) && bare.chars().all(of_number)
}

/// Whether a word is a letter or a roman numeral that counts items, with its sign.
fn is_letters(word: &str) -> bool {
    let bare = word.trim_matches(SIGNS);
    let roman = !bare.is_empty() && bare.bytes().all(|byte| b"IVXivx".contains(&byte));
    roman || bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A name without what stands behind it in brackets or behind a dash, unless that says that it is of what may be known.
pub(super) fn without_tail(name: &str) -> &str {
    let name = name.trim_end_matches(['*', '_', ' ', ':', '#']);
    let bracket = || {
        let open = if name.ends_with(']') { '[' } else { '(' };
        let at = name.ends_with([']', ')']).then(|| name.rfind(open))??;
        // What a link leads to is no tail.
        (at > 0 && !name[..at].ends_with(']')).then(|| name.split_at(at))
    };
    let dash = || {
        let dashes = [" - ", " \u{2013} ", " \u{2014} "];
        let at = dashes.iter().filter_map(|dash| name.find(dash)).min()?;
        Some(name.split_at(at))
    };
    let told = |tail: &str| {
        let lower = tail.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphanumeric());
        let denied = words.clone().any(|word| word == "not" || word == "non");
        !denied && words.any(|word| TOLD.contains(&word))
    };
    match bracket().or_else(dash) {
        Some((name, tail)) if !told(tail) => name.trim_end(),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_label_of_an_item() {
        let rows = [
            ("TOP 3: Boats", "Boats"),
            ("TOP 3 Boats", "Boats"),
            ("TOP 3 - Boats", "Boats"),
            ("Agenda item 5 - Boats", "Boats"),
            ("Item B: Boats", "Boats"),
            ("Point 3 : Boats", "Boats"),
            ("V. Boats", "Boats"),
            ("II) Boats", "Boats"),
            ("B. Boats", "Boats"),
            ("3. Boats", "Boats"),
            ("2.1 Boats", "Boats"),
            ("\u{a7}3 Boats", "Boats"),
            ("3. V. Boats", "Boats"),
            ("7:30 PM Boats", "Boats"),
            ("19:30\u{2013}20:00 Uhr Boats", "Boats"),
            ("19h30 Boats", "Boats"),
            ("I see boats", "I see boats"),
            ("Item boats", "Item boats"),
            ("Top boats", "Top boats"),
            ("3D boats", "3D boats"),
            ("3. **Boats**", "**Boats**"),
            ("3", "3"),
            ("", ""),
        ];
        for (heading, expected) in rows {
            assert_eq!(without_label(heading), expected, "{heading}");
        }
    }

    #[test]
    fn what_stands_behind_a_name() {
        let rows = [
            ("Boats - 10 min", "Boats"),
            ("Boats [10 min]", "Boats"),
            ("Boats (20 minutes)", "Boats"),
            ("Boats [crew]", "Boats"),
            ("Boats \u{2013} 19:30", "Boats"),
            ("Boats (not public)", "Boats"),
            ("Boats (public summary)", "Boats (public summary)"),
            ("Boats - report", "Boats - report"),
            ("[Boats](a.md)", "[Boats](a.md)"),
            ("Boats-yard", "Boats-yard"),
            ("[Boats]", "[Boats]"),
        ];
        for (name, expected) in rows {
            assert_eq!(without_tail(name), expected, "{name}");
        }
    }
}
