//! Words and signs that join names, and small words in names, in the languages of some teams. A text in, its parts out; whether these are
//! names is for others.

/// What joins two names wherever it stands.
pub(crate) const JOINTS: &[&str] = &[
    "+",
    "and",
    "as well as",
    "und",
    "sowie",
    "et",
    "ainsi que",
    "y",
    "och",
    "og",
];

/// Words that join names in some languages, and are other words in others.
pub(crate) const DOUBTFUL: &[&str] = &[
    "en", "e", "ed", "i", "oraz", "\u{438}", "a", "ja", "\u{e9}s", "ve",
];

/// Words of names that begin small.
pub(crate) const SMALL: &[&str] = &[
    "'t",
    "\u{2019}t",
    "af",
    "al",
    "av",
    "bin",
    "da",
    "das",
    "de",
    "degli",
    "del",
    "dell",
    "della",
    "den",
    "der",
    "di",
    "do",
    "dos",
    "du",
    "e",
    "el",
    "i",
    "ibn",
    "la",
    "las",
    "le",
    "los",
    "op",
    "te",
    "ten",
    "ter",
    "van",
    "von",
    "y",
    "zu",
    "zum",
    "zur",
];

/// The texts between such words. A word of one letter belongs to a name that stands `alone`: `Ana Moss y Lago`.
pub(crate) fn apart<'t>(text: &'t str, joints: &[&str], alone: bool) -> Vec<&'t str> {
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    let letter = |joint: &str| joint.chars().count() == 1 && joint.chars().all(char::is_alphabetic);
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    for word in text.split(' ') {
        let rest = &text[at..];
        let joins = |joint: &&&str| rest.strip_prefix(**joint).is_some_and(ends);
        let joint = joints
            .iter()
            .find(joins)
            .filter(|joint| !alone || !letter(joint));
        if let Some(joint) = joint.filter(|_| at > start) {
            found.push(&text[start..at]);
            start = at + joint.len();
        }
        at += word.len() + 1;
    }
    found.push(&text[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_between_joints() {
        let rows = [
            ("Ash and Kim", "Ash|Kim"),
            ("Ash as well as Kim + Lea", "Ash|Kim|Lea"),
            ("Ash y Kim", "Ash|Kim"),
            ("Ash as well", "Ash as well"),
            ("+ Ash", "+ Ash"),
            ("Andy", "Andy"),
            ("", ""),
        ];
        for (text, expected) in rows {
            let found = apart(text, JOINTS, false);
            let found: Vec<&str> = found.into_iter().map(str::trim).collect();
            assert_eq!(found.join("|"), expected, "{text}");
        }
        assert_eq!(apart("Ana y Lago", JOINTS, true), ["Ana y Lago"]);
    }
}
