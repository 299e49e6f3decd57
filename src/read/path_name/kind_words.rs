//! Words in names of files and folders that say what kind of record lies there, in the languages of some teams: minutes, agendas,
//! drafts, meetings. A word as a slug in, verdicts out; what follows from them is for others.

/// What was said, written down.
const MINUTES: &[&str] = &[
    "minutes",
    "protokoll",
    "protokolle",
    "niederschrift",
    "rendu",
    "rendus",
    "acta",
    "actas",
    "verbale",
    "verbali",
    "ata",
    "atas",
    "notulen",
    "verslag",
    "verslagen",
    "referat",
    "referater",
    "protokol",
    "protokoly",
];

/// The same in words that are of other records, too.
const NOTES: &[&str] = &["notes", "notizen", "notas", "compte", "comptes"];

/// What is to be spoken of.
const AGENDAS: &[&str] = &[
    "agenda",
    "agendas",
    "tagesordnung",
    "tagesordnungen",
    "dagsorden",
    "dagordning",
];

/// What is not done.
const DRAFTS: &[&str] = &[
    "draft",
    "entwurf",
    "brouillon",
    "borrador",
    "bozza",
    "rascunho",
    "utkast",
    "udkast",
    "szkic",
];

/// How far else a file has come.
const STATES: &[&str] = &[
    "final", "approved", "copy", "kopie", "copie", "copia", "kopia",
];

/// What else a file may be, at the end of its name.
const OTHERS: &[&str] = &["log", "logs", "irc", "transcript", "transcripts", "summary"];

/// People who meet.
const GATHERINGS: &[&str] = &[
    "meeting",
    "meetings",
    "besprechung",
    "besprechungen",
    "sitzung",
    "sitzungen",
    "treffen",
    "reunion",
    "reunions",
    "reuniones",
    "riunione",
    "riunioni",
    "reuniao",
    "reunioes",
    "vergadering",
    "vergaderingen",
    "moter",
    "moten",
    "zebranie",
    "zebrania",
];

/// The same in words that name series as well.
const CALLS: &[&str] = &["call", "session", "telco", "telecon"];

/// Further names that say nothing.
const PLAIN: &[&str] = &["log", "irc", "index", "chat", "transcript", "readme"];

/// Whether a word is of minutes, or of people who meet.
pub(crate) fn is_of_meeting(word: &str) -> bool {
    MINUTES.contains(&word) || GATHERINGS.contains(&word)
}

/// Whether a word tells what was spoken of.
pub(crate) fn is_late(word: &str) -> bool {
    MINUTES.contains(&word) || NOTES.contains(&word)
}

/// Whether a word tells what is to be spoken of.
pub(crate) fn is_agenda(word: &str) -> bool {
    AGENDAS.contains(&word)
}

/// Whether a word tells that something is not done.
pub(crate) fn is_draft(word: &str) -> bool {
    DRAFTS.contains(&word)
}

/// Whether a word says what kind of file it is, or how far it has come: `minutes`, `final`, `v2`.
pub(crate) fn is_kind(word: &str) -> bool {
    let version = word.strip_prefix('v').map(str::parse::<u32>);
    let state = is_draft(word) || STATES.contains(&word) || matches!(version, Some(Ok(_)));
    is_ahead(word) || OTHERS.contains(&word) || state
}

/// Whether a word says so at the head of a name as well, where fewer words do.
pub(crate) fn is_ahead(word: &str) -> bool {
    is_late(word) || is_agenda(word)
}

/// Whether a word says nothing of whose record it is.
pub(crate) fn is_plain(word: &str) -> bool {
    is_ahead(word) || GATHERINGS.contains(&word) || PLAIN.contains(&word)
}

/// Whether a number behind a word counts meetings: `meeting-041`, `Sitzung 7`.
pub(crate) fn is_counted(word: &str) -> bool {
    is_of_meeting(word) || CALLS.contains(&word)
}
