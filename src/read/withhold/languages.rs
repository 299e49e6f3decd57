//! Words of classification in other languages than English. A word in small letters in, the English word that means the same out,
//! which is all that the rules of `withhold` know. Nothing is translated here but those words, and what stands beside them in the
//! phrases that people put on a text: `Dieses Dokument ist streng vertraulich`.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::item_label::{without_label, without_tail};

/// An English word and those that mean it, of which nothing else is meant where all of a phrase is known.
const MEANINGS: &[(&str, &[&str])] = &[
    (
        CONFIDENTIAL,
        &[
            "vertraulich",
            "vertrauliche",
            "vertraulicher",
            "vertrauliches",
            "nichtöffentlich",
            "nichtöffentliche",
            "nichtöffentlicher",
            "nichtöffentliches",
            "vertrouwelijk",
            "confidentiel",
            "confidentielle",
            "confidentiels",
            "confidencial",
            "confidenciales",
            "confidenziale",
            "riservato",
            "riservata",
            "konfidentiell",
            "konfidentiellt",
            "konfidensielt",
            "fortrolig",
            "fortroligt",
            "poufne",
            "důvěrné",
            "luottamuksellinen",
            "конфиденциально",
            "機密",
            "社外秘",
            "机密",
        ],
    ),
    (EMBARGO, &["sperrfrist"]),
    (EMBARGOED, &["embargado"]),
    ("until", &["bis", "jusqu'au", "hasta"]),
    ("under", &["sous", "bajo"]),
    ("of", &["de"]),
    (
        "internal",
        &[
            "internen",
            "interne",
            "interner",
            "interno",
            "dienstgebrauch",
        ],
    ),
    ("private", &["privada", "privado", "privata", "privée"]),
    (
        "public",
        &[
            "öffentlich",
            "öffentliche",
            "öffentlicher",
            "publique",
            "público",
            "pubblico",
        ],
    ),
    (
        "strictly",
        &[
            "streng",
            "strikt",
            "strictement",
            "estrictamente",
            "estritamente",
            "strettamente",
        ],
    ),
    ("only", &["nur", "uniquement", "solo", "sólo", "alleen"]),
    ("not", &["nicht", "niet"]),
    ("for", &["für", "voor", "para", "per"]),
    ("use", &["gebrauch", "gebruik", "usage", "uso"]),
    ("this", &["dieses", "diese", "ce", "este", "questo", "dit"]),
    ("is", &["ist", "est", "es", "é", "è"]),
    ("the", &["den", "der", "das", "le", "la", "el", "il", "het"]),
    ("document", &["dokument", "documento"]),
    ("minutes", &["protokoll", "notulen", "verbale"]),
    ("part", &["teil", "partie", "parte"]),
    (
        "session",
        &["sitzung", "séance", "sesión", "sessione", "sessão"],
    ),
];

const CONFIDENTIAL: &str = "confidential";
const EMBARGO: &str = "embargo";
const EMBARGOED: &str = "embargoed";

/// What the part of a meeting is called from which others are shut out, in small letters.
const CLOSED_PARTS: &[&str] = &[
    "behind closed doors",
    "closed door",
    "closed meeting",
    "closed part",
    "closed session",
    "executive session",
    "in camera",
    "not for minutes",
    "not for the log",
    "not for the minutes",
    "off the record",
    "geschlossener teil",
    "geschlossene sitzung",
    "huis clos",
    "à huis clos",
    "sesión cerrada",
    "seduta riservata",
    "besloten deel",
    "besloten vergadering",
];

/// The longest word of each of ASCII, in any case.
static PART_CLUES: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| {
    let longest = |part: &&'static str| {
        let words = part.split(' ').filter(|word| word.is_ascii());
        words.max_by_key(|word| word.len()).unwrap_or(part)
    };
    let mut finder = AhoCorasick::builder();
    let clues = CLOSED_PARTS.iter().map(longest);
    finder.ascii_case_insensitive(true).build(clues).ok()
});

/// Words that may stand behind these.
const BEHIND: &[&str] = &[" discussion", " meeting", " session"];

/// Bytes of the longest of these, with such words around it.
const LONGEST_PART: usize = 44;

/// What people ask who want that nobody writes something down, in small letters.
pub(crate) const ASKED: &[&str] = &[
    "between us",
    "log this",
    "not for minutes",
    "not for the log",
    "not for the minutes",
    "out of the log",
    "out of the minutes",
];

/// Whether somebody asks that a text is not written down, or read by no others.
pub(super) fn asks_silence(text: &str) -> bool {
    const NEAR: usize = 200;
    let near = text[..text.floor_char_boundary(NEAR)].to_lowercase();
    let asked = ASKED.iter().any(|words| near.contains(words));
    let denied = ["keep", "stay", "not ", "don't", "don\u{2019}t"];
    asked && denied.iter().any(|word| near.contains(word))
}

/// What may stand before these, where people tell that it begins.
const BEFORE: &[&str] = &[
    "entered ",
    "into ",
    "moved into ",
    "moved to ",
    "went into ",
];

/// Whether a heading names the part of a meeting from which others are shut out, and nothing else but its label and its length.
pub(super) fn is_closed_part(heading: &str) -> bool {
    const LONGEST: usize = 120;
    let may_name = || {
        PART_CLUES
            .as_ref()
            .is_none_or(|clues| clues.is_match(heading))
    };
    if heading.len() > LONGEST || !may_name() {
        return false;
    }
    let bare = heading.trim_start_matches(['#', '*', '_', ' ', '=']);
    let name = without_tail(without_label(bare));
    let name = name.trim_matches(|c: char| !c.is_alphabetic());
    name.len() <= LONGEST_PART && {
        let lower = name.to_lowercase().replace('-', " ");
        let begun = BEFORE.iter().find_map(|word| lower.strip_prefix(word));
        let part = begun.unwrap_or(&lower);
        let behind = BEHIND.iter().find_map(|word| part.strip_suffix(word));
        CLOSED_PARTS.contains(&part) || behind.is_some_and(|part| CLOSED_PARTS.contains(&part))
    }
}

/// The words of which one stands in everything that says so, in small letters and, where they are not of ASCII, in capitals too.
pub(super) fn clues() -> impl Iterator<Item = String> {
    let says = |word: &&str| {
        [
            CONFIDENTIAL,
            EMBARGO,
            EMBARGOED,
            "internal",
            "private",
            "public",
        ]
        .contains(word)
    };
    let says = MEANINGS.iter().filter(move |(word, _)| says(word));
    let words = says.flat_map(|(_, words)| words.iter());
    words.flat_map(|word| {
        let upper = (!word.is_ascii()).then(|| word.to_uppercase());
        [Some((*word).to_owned()), upper].into_iter().flatten()
    })
}

/// The English word for one, or that itself.
pub(super) fn in_english(word: &str) -> &str {
    let meaning = MEANINGS.iter().find(|(_, words)| words.contains(&word));
    meaning.map_or(word, |(english, _)| english)
}

/// The same for a key, a value or a name, where a word stands alone: of those only the ones that mark what bears them.
pub(super) fn mark_in_english(word: &str) -> &str {
    // It is asked of every word of a name; none of those is shorter in bytes.
    const SHORTEST: usize = 6;
    if word.len() < SHORTEST {
        return word;
    }
    let mut marks = MEANINGS
        .iter()
        .filter(|(english, _)| [CONFIDENTIAL, EMBARGO].contains(english));
    let meaning = marks.find(|(_, words)| words.contains(&word));
    meaning.map_or(word, |(english, _)| english)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_the_same() {
        let rows = [
            ("vertraulich", CONFIDENTIAL, CONFIDENTIAL),
            ("社外秘", CONFIDENTIAL, CONFIDENTIAL),
            ("sperrfrist", EMBARGO, EMBARGO),
            ("interne", "internal", "interne"),
            ("solo", "only", "solo"),
            ("confidential", CONFIDENTIAL, CONFIDENTIAL),
            ("confidentialité", "confidentialité", "confidentialité"),
        ];
        for (word, english, mark) in rows {
            assert_eq!(
                (in_english(word), mark_in_english(word)),
                (english, mark),
                "{word}"
            );
        }
    }

    #[test]
    fn what_a_closed_part_is_called() {
        let rows = [
            ("Executive Session", true),
            ("3. Closed session:", true),
            ("Item 5: Executive session", true),
            ("V. Executive session", true),
            ("7:30 PM **Executive session**", true),
            ("**2. Executive session**", true),
            ("Executive session (board only)", true),
            ("Executive session [10 min]", true),
            ("Executive session - 10 min", true),
            ("Executive session (public report)", false),
            ("Moved into executive session", true),
            ("Point 3 : Huis clos", true),
            ("In-camera session", true),
            ("Closed-door session", true),
            ("Off-the-record discussion", true),
            ("Off the record", true),
            ("Not for the minutes", true),
            ("Off the record player", false),
            ("Discussion", false),
            ("Geschlossener Teil", true),
            ("Closed sessions of last year", false),
            ("Closed tickets", false),
            ("Executive summary", false),
            ("Geschlossene Tickets", false),
            ("", false),
        ];
        for (heading, expected) in rows {
            assert_eq!(is_closed_part(heading), expected, "{heading}");
        }
        let longest = CLOSED_PARTS.iter().map(|part| part.len()).max();
        assert!(longest.is_some_and(|longest| longest <= LONGEST_PART));
    }

    #[test]
    fn marks_are_long_enough() {
        for word in MEANINGS.iter().flat_map(|(_, words)| *words) {
            let english = in_english(word);
            let marks = [CONFIDENTIAL, EMBARGO].contains(&english);
            assert_eq!(mark_in_english(word) == english, marks, "{word}");
        }
    }

    #[test]
    fn no_word_means_two_things() {
        let mut words: Vec<&str> = MEANINGS
            .iter()
            .flat_map(|(_, words)| *words)
            .copied()
            .collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }
}
