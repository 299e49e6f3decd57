//! Whether a file lies among minutes or logs by the names of its folders, in the languages of some teams. A path in, a verdict
//! out; whether a day is told as well is for the caller to ask.

/// Words of folders that hold minutes.
const MINUTES: &[&str] = &[
    "minutes",
    "meeting",
    "meetings",
    "besprechungen",
    "treffen",
    "plenum",
    "reunion",
    "reunions",
    "r\u{e9}union",
    "r\u{e9}unions",
    "rendu",
    "rendus",
    "reuniones",
    "acta",
    "actas",
    "riunione",
    "riunioni",
    "verbale",
    "verbali",
    "atas",
    "reunioes",
    "reuni\u{f5}es",
    "vergaderingen",
    "verslagen",
    "referat",
    "referater",
    "zebrania",
    "protoko\u{142}y",
];

/// Ends of such words, where languages write two as one.
const ENDS: &[&str] = &[
    "protokoll",
    "protokolle",
    "sitzung",
    "sitzungen",
    "notulen",
    "m\u{f8}ter",
    "m\u{f6}ten",
];

/// Words of folders that hold logs.
const LOGS: &[&str] = &["log", "logs", "matrix", "xmpp"];

/// Words that tell of talk in the name of a file as well.
const TALK: &[&str] = &[
    "irc",
    "irclog",
    "irclogs",
    "chat",
    "chats",
    "chatlog",
    "chatlogs",
    "transcript",
    "transcripts",
];

fn has_word(name: &str, is: impl Fn(&str) -> bool) -> bool {
    let name = name.to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).any(is)
}

fn is_minutes(word: &str) -> bool {
    MINUTES.contains(&word) || ENDS.iter().any(|end| word.ends_with(end))
}

fn folders(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folders, _)| folders)
}

/// Whether a folder is of minutes.
pub(super) fn of_meetings(path: &str) -> bool {
    has_word(folders(path), is_minutes)
}

/// The same, or of notes, which may be of anything.
pub(super) fn of_minutes(path: &str) -> bool {
    let is_notes = |folder: &str| folder.eq_ignore_ascii_case("notes");
    of_meetings(path) || folders(path).split('/').any(is_notes)
}

/// Whether people may talk in a file: it lies among minutes or logs, or is called so.
pub(super) fn of_talk(path: &str) -> bool {
    let stem = super::path_name::stem(path);
    let is_talk = |word: &str| TALK.contains(&word) || is_minutes(word);
    of_minutes(path)
        || has_word(folders(path), |word| LOGS.contains(&word))
        || has_word(stem, is_talk)
}
