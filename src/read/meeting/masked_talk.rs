//! Talk of people whose names are gone, where no dialect tells who speaks: in plain logs, in pastes, in notes. A text in which
//! [`MASK`] stands for their names in; whether they speak, or the text without what they say, out.

use crate::model::edit;
use crate::model::meeting::MASK;

/// Whether a line tells what somebody said whose name is gone: `<[redacted]> words`, pasted by another too, and `[redacted]: words`
/// where nobody else is known to say it.
pub(super) fn speaks_in(text: &str, said: bool) -> bool {
    let Some((head, rest)) = text.split_once(MASK) else {
        return false;
    };
    let begins = !head.contains(char::is_alphabetic);
    begins
        && (head.ends_with(['<', ' ', '@', '+']) && rest.starts_with('>') && head.contains('<')
            || !said && rest.starts_with(':'))
}

/// Whether a bot or a scribe tells what they say in a line, be it by a correction.
pub(super) fn is_told_of(text: &str) -> bool {
    let mut typed = edit::all_within(text).into_iter();
    is_theirs(text) || typed.any(|typed| is_theirs(typed.edit.new.trim_start()))
}

/// Bytes within which a colon ends the name of a speaker, and words of the longest that one has behind it.
const HEAD: usize = 80;
const WORDS: usize = 2;

/// Whether a name that is gone stands before a colon as a speaker does, alone, with others or with a word on where they are:
/// `[redacted] (on phone): words`, `**[redacted]**: words`.
fn is_theirs(text: &str) -> bool {
    let near = text.char_indices().take_while(|(at, _)| *at < HEAD);
    let Some((end, _)) = near
        .into_iter()
        .find(|(_, c)| matches!(c, ':' | '\u{ff1a}'))
    else {
        return false;
    };
    let Some((before, behind)) = text[..end].split_once(MASK) else {
        return false;
    };
    // `with kim, [redacted]: words` has a sentence before the name, `kim and [redacted]: words` another name.
    let others = before.trim_start().split([' ', ',', '&', '+', '/']);
    let mut others = others.filter(|word| word.chars().any(char::is_alphanumeric));
    let joined = before.trim_end().ends_with([',', '&', '+', '/']) || before.ends_with(" and ");
    let alone = others.next().is_none();
    let beside = joined && others.filter(|word| *word != "and").count() == 0;
    let aside = behind.trim_start();
    let aside = aside.starts_with(['(', '[']) && aside.trim_end().ends_with([')', ']']);
    (alone || beside) && (aside || behind.split_whitespace().count() <= WORDS)
}

/// Markdown without what somebody says in it whose name is gone, as in `**[redacted]:** words`.
pub(super) fn without_talk(markdown: &str) -> String {
    let line = |line: &str| {
        let (head, rest) = line.split_once(MASK)?;
        let end = rest.trim_start_matches(['*', '_', '`', '>']);
        let talk = !head.contains(char::is_alphanumeric) && end.starts_with(':');
        let sign = if speaks_in(line, true) { ">" } else { "" };
        let end = if line.ends_with('\n') { "\n" } else { "" };
        (talk || !sign.is_empty()).then(|| format!("{head}{MASK}{sign}{end}"))
    };
    let lines = markdown.split_inclusive('\n');
    lines
        .map(|text| line(text).unwrap_or_else(|| text.to_owned()))
        .collect()
}
