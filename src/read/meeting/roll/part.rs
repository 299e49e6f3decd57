//! What somebody is to a meeting, and the words that stand beside the one that tells it in every list of people, whatever it tells. A label in, its words out; what they tell is the business of `words` and `lead_words`.

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

/// Words that may stand beside them and change nothing.
const BESIDE: &[&str] = &[
    "also",
    "at",
    "call",
    "członkowie",
    "in",
    "innen",
    "leden",
    "list",
    "meeting",
    "member",
    "members",
    "membres",
    "membros",
    "miembros",
    "mitglieder",
    "of",
    "personas",
    "persone",
    "personen",
    "personnes",
    "roll",
    "soci",
    "socios",
    "sont",
    "the",
    "those",
    "voting",
    "étaient",
];

/// Whether a word beside others changes nothing.
pub(super) fn is_beside(word: &str) -> bool {
    BESIDE.contains(&word)
}

/// The words of a label.
pub(super) fn words(label: &str) -> impl Iterator<Item = &str> {
    let words = label.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty())
}
