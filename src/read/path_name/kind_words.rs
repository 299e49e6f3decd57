//! Words in names of files and folders that say what kind of record lies there, in the languages of some teams: minutes, agendas,
//! drafts, meetings. A word as a slug in, verdicts out; what follows from them is for others.

use super::log_words;

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
const OTHERS: &[&str] = &["summary"];

/// What notes tell one part after the other.
const PARTS: &[&str] = &[
    "present",
    "attendees",
    "attendance",
    "attending",
    "participants",
    "regrets",
    "apologies",
    "roll",
    "overview",
    "recap",
    "topics",
    "topic",
    "items",
    "actions",
    "action",
    "decisions",
    "anwesend",
    "anwesende",
    "teilnehmer",
    "teilnehmende",
    "themen",
    "presents",
    "participantes",
    "asistentes",
    "presenti",
    "partecipanti",
    "aanwezig",
    "deelnemers",
    "deltagare",
    "deltagere",
];

/// The same, and what else belongs to a meeting, as names of files in the folder of its day.
const IN_DAY_FOLDERS: &[&str] = &["beschluesse", "beschlusse", "chat", "resolutions", "slides"];

/// Minutes and what is to be spoken of, in letters that are of other things elsewhere.
const SHORT_MINUTES: &[&str] = &["pv", "cr"];
const SHORT_AGENDAS: &[&str] = &["odj", "ordre-du-jour"];

/// Words of headings of the first part of a text.
const FIRST: &[&str] = &[
    "abstract",
    "context",
    "introduction",
    "motivation",
    "overview",
];

/// Words that join others.
const JOINTS: &[&str] = &[
    "a",
    "call",
    "covered",
    "discussed",
    "executive",
    "quick",
    "short",
    "the",
    "this",
    "our",
    "for",
    "from",
    "of",
    "and",
    "at",
    "on",
    "de",
    "du",
    "der",
    "vom",
];

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

/// What meetings are called by how often they are, or by what for.
const OFTEN: &[&str] = &["weekly", "biweekly", "monthly", "sync", "standup"];

/// Ends of words for gatherings, where languages write two as one.
const GATHERED: &[&str] = &["versammlung", "versammlungen", "treffen", "runde"];

/// Further names that say nothing.
const PLAIN: &[&str] = &["index", "readme"];

/// Whether a word is of minutes, or of people who meet.
pub(crate) fn is_of_meeting(word: &str) -> bool {
    MINUTES.contains(&word) || GATHERINGS.contains(&word)
}

/// Whether a word is of minutes, and of nothing else.
pub(crate) fn is_of_minutes(word: &str) -> bool {
    MINUTES.contains(&word)
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
    is_of_file(word) || state
}

/// Whether a word says so at the head of a name as well, where fewer words do.
pub(crate) fn is_ahead(word: &str) -> bool {
    is_late(word) || is_agenda(word)
}

/// Whether a word tells of several files of one meeting which it is: `agenda`, `irc`.
pub(crate) fn is_of_file(word: &str) -> bool {
    is_ahead(word) || log_words::is_of_log(word) || OTHERS.contains(&word)
}

/// Whether a word beside a day and nothing else tells so: before or behind more a word of talk may name a series.
pub(crate) fn is_of_day(word: &str) -> bool {
    is_of_file(word) || log_words::is_of_talk(word)
}

/// Whether words tell only what a text or a part of it is: `agenda`, `topics-for-the-meeting`.
pub(crate) fn are_of_part(slug: &str) -> bool {
    let tells = |word: &str| is_plain(word) || is_kind(word) || PARTS.contains(&word);
    let mut words = slug.split('-');
    words.all(|word| tells(word) || JOINTS.contains(&word)) && slug.split('-').any(tells)
}

/// Whether a heading names the part of any text that comes first.
pub(crate) fn are_of_text(slug: &str) -> bool {
    are_of_part(slug) || FIRST.contains(&slug)
}

/// What a file in the folder of a day is by its whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum InDayFolder {
    /// What was said.
    Minutes,
    /// A part of that, or what was shown there.
    Part,
    /// What was to be spoken of.
    Agenda,
}

/// What a file in the folder of a day is, where its name is one of these words.
pub(crate) fn in_day_folder(slug: &str) -> Option<InDayFolder> {
    let parts = || slug.split('-').all(|word| PARTS.contains(&word));
    match slug {
        _ if SHORT_MINUTES.contains(&slug) => Some(InDayFolder::Minutes),
        _ if SHORT_AGENDAS.contains(&slug) => Some(InDayFolder::Agenda),
        _ if IN_DAY_FOLDERS.contains(&slug) || parts() => Some(InDayFolder::Part),
        _ => None,
    }
}

/// Whether a word is of people who meet.
pub(crate) fn is_gathering(word: &str) -> bool {
    GATHERINGS.contains(&word)
}

/// Whether a word is of a call, or of notes, which stand beside a number or a day.
pub(crate) fn is_of_call(word: &str) -> bool {
    CALLS.contains(&word) || NOTES.contains(&word) || OFTEN.contains(&word)
}

/// Whether a word of a path is of people who meet again and again: `calls`, `weekly`.
pub(crate) fn is_of_calls(word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let gathered = GATHERED.iter().any(|end| word.ends_with(end));
    CALLS.contains(&word) || CALLS.contains(&one) || OFTEN.contains(&word) || gathered
}

/// Whether a word begins as one for what is to be spoken of: `Tagesordnungspunkte`.
pub(crate) fn is_of_agenda(word: &str) -> bool {
    AGENDAS.iter().any(|agenda| word.starts_with(agenda))
}

/// Whether words name a part of notes of a meeting, and nothing that other texts have as well: `action-items`, `agenda`.
pub(crate) fn are_of_notes(slug: &str) -> bool {
    let tells = |word: &str| PARTS.contains(&word) || is_agenda(word);
    are_of_part(slug) && slug.split('-').any(tells)
}

/// Whether a word says nothing of whose record it is.
pub(crate) fn is_plain(word: &str) -> bool {
    is_of_file(word)
        || log_words::is_of_talk(word)
        || GATHERINGS.contains(&word)
        || PLAIN.contains(&word)
}

/// Whether a number behind a word counts meetings: `meeting-041`, `Sitzung 7`.
pub(crate) fn is_counted(word: &str) -> bool {
    is_of_meeting(word) || CALLS.contains(&word)
}
