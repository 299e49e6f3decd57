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
    let theirs = |text: &str| {
        text.strip_prefix(MASK)
            .is_some_and(|rest| rest.starts_with(':'))
    };
    theirs(text) || edit::within(text).is_some_and(|(_, edit)| theirs(edit.new.trim_start()))
}

/// Markdown without what somebody says in it whose name is gone, as in `**[redacted]:** words`.
pub(super) fn without_talk(markdown: &str) -> String {
    let line = |line: &str| {
        let (head, rest) = line.split_once(MASK)?;
        let end = rest.trim_start_matches(['*', '_', '`', '>']);
        let talk = !head.contains(char::is_alphanumeric) && end.starts_with(':');
        talk.then(|| {
            format!(
                "{head}{MASK}{}",
                if line.ends_with('\n') { "\n" } else { "" }
            )
        })
    };
    let lines = markdown.split_inclusive('\n');
    lines
        .map(|text| line(text).unwrap_or_else(|| text.to_owned()))
        .collect()
}
