//! Words in names of files and folders that say that a log lies there, or talk that was written down. A word as a slug in, verdicts
//! out; what follows from them is for others.

/// Logs of talk, or of anything.
const LOGS: &[&str] = &["log", "logs"];

/// Logs of talk, and of nothing else.
const TALK: &[&str] = &[
    "irc",
    "irclog",
    "irclogs",
    "chatlog",
    "chatlogs",
    "transcript",
    "transcripts",
];

/// The same in words that name series as well: `coffee-chat`.
const CHATS: &[&str] = &["chat", "chats"];

/// Whether a word says that a file is a log, and names no series.
pub(crate) fn is_of_log(word: &str) -> bool {
    LOGS.contains(&word) || TALK.contains(&word)
}

/// Whether a word is of talk, and not of logs of anything.
pub(crate) fn is_of_talk(word: &str) -> bool {
    TALK.contains(&word) || CHATS.contains(&word)
}
