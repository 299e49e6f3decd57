//! What people type for the bots of a call: places in the queue, points of the agenda, minutes to write. A line in, whether it is such
//! a word out.

use super::words::begins;
use crate::model::words::after_words;
use crate::read::log::bots::OF_CALLS;

/// Others that are spoken to by name in calls.
const OTHERS: &[&str] = &["github-bot", "scribejs", "gb", "voip", "voip-ccg"];

/// What people type for bots: places in the queue, points of the agenda.
const ORDERS: &[&str] = &[
    "q+",
    "q-",
    "q?",
    "qq+",
    "+q",
    "-q",
    "vq?",
    "ack ",
    "agenda+",
    "agenda-",
    "agenda?",
    "agenda order",
    "clear agenda",
    "take up agend",
    "next agend",
    "close this agend",
    "close agend",
    "move to next agend",
    "move to agend",
    "open agend",
    "present?",
    "namedanchorhere:",
    "who is here",
    "who's here",
];

/// Bytes and words of an order that are looked at.
const ORDER: usize = 32;
const WORDS: usize = 6;

/// Whether a line is a word to a bot: a place in the queue, an order to write minutes.
pub(crate) fn is_aside(line: &str) -> bool {
    let line = line.trim();
    let head = &line.as_bytes()[..line.len().min(ORDER)];
    let blank = |byte: u8| byte == b' ' || byte == b'\t';
    // Between its words as many blanks may stand as somebody likes.
    match head.windows(2).any(|two| blank(two[0]) && blank(two[1])) {
        true => {
            let words: Vec<&str> = line.split_whitespace().take(WORDS).collect();
            is_order(&words.join(" "))
        }
        false => is_order(line),
    }
}

fn is_order(line: &str) -> bool {
    let to_bot =
        |bot: &str| after_words(line, bot).is_some_and(|rest| rest.starts_with([',', ':']));
    ORDERS.iter().any(|word| begins(line, word))
        || OF_CALLS.iter().chain(OTHERS).any(|bot| to_bot(bot))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_to_bots() {
        let rows = [
            ("q+", true),
            ("Zakim, who is here?", true),
            ("scribejs, set gus Gus Tee", true),
            ("github-bot, end topic", true),
            ("namedanchorhere: boats", true),
            ("scribejs is slow", false),
            ("clear agenda", true),
            ("clear    agenda", true),
            ("take \t up agendum 2", true),
            ("clear   skies", false),
            ("the agenda is clear", false),
        ];
        for (line, expected) in rows {
            assert_eq!(is_aside(line), expected, "{line}");
        }
    }
}
