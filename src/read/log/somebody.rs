//! Whether the one name that somebody puts in square brackets before all words is that of a person whose words are passed on: bots
//! of commits and tickets put a project there. Read lines in, a verdict out.

use super::reader::Reader;
use crate::model::command::typed;
use crate::model::log::{Line, LineKind};
use crate::model::words::after_words;

/// Whether a name in square brackets is that of somebody and of no project: others speak to it, it speaks itself, or commands of
/// meetings stand behind it.
pub(super) fn is_somebody<'t>(
    reader: &Reader,
    text: &'t str,
    (relay, name): (u32, &str),
    passed: impl Fn(&Line) -> &'t str,
) -> bool {
    let addresses =
        |said: &str| after_words(said, name).is_some_and(|rest| rest.starts_with([':', ',']));
    let speaks = |nick: u32| reader.nicks[nick as usize].name.eq_ignore_ascii_case(name);
    let mut talk = reader
        .lines
        .iter()
        .filter(|line| line.kind == LineKind::Message);
    talk.any(|line| match line.nick {
        Some(nick) if nick == relay => typed(passed(line)).is_some(),
        Some(nick) => speaks(nick) || addresses(line.words(text)),
        None => false,
    })
}
