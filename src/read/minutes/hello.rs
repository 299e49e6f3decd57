//! Answers of bots to people who introduce themselves. A line in, the name of the account out; a log in, the same without the real names
//! in such answers out. Rules: zodbot on IRC (`nick: account 'Real Name' <mail>`), maubot-fedora (`Real Name (account) - pronouns`).
//! Real names are not taken: who writes them down is for `people.yaml` to say.

use std::ops::Range;

use crate::model::log::{LineKind, Log};

/// How people introduce themselves.
pub const SPOKEN_TO_BOT: &[&str] = &[".hello", ".hi", "!hello", "!hi", ".fas ", "!fas "];

/// Messages within which a bot answers.
pub const ANSWER: usize = 4;

/// What stands for a real name.
const GONE: &str = "[name removed]";

/// Takes out of a log the real names that bots tell before an account in brackets. Those that stand beside a mail address are masked
/// with it.
pub fn hide_real_names(log: &mut Log) {
    // Messages since somebody asked.
    let mut since = ANSWER;
    for at in 0..log.lines.len() {
        let line = &log.lines[at];
        if line.kind != LineKind::Message {
            continue;
        }
        let text = log.text_of(line);
        if !log.is_bot(line) {
            let begun = text.trim_start();
            let asks = |word: &&str| begun.starts_with(word);
            since = match SPOKEN_TO_BOT.iter().any(asks) {
                true => 0,
                false => since + 1,
            };
            continue;
        }
        since += 1;
        if let Some(name) = (since <= ANSWER).then(|| real_name(text)).flatten() {
            let told = [&text[..name.start], GONE, &text[name.end..]].concat();
            log.say_instead(at, &told);
        }
    }
}

/// Where a real name stands in an answer: before the account in brackets, behind the nick of whom it is told, or in quotes where the
/// bot knows no mail address.
fn real_name(text: &str) -> Option<Range<usize>> {
    if let Some((before, _)) = text.rsplit_once("' <None>") {
        let start = before.rfind(" '")? + 2;
        return Some(start..before.len());
    }
    names_in_answer(text, "")?;
    let (before, _) = text.rsplit_once(" (")?;
    let start = before.rfind(": ").map_or(0, |at| at + 2);
    let name = before[start..].trim_start();
    let told = !name.is_empty() && name != GONE;
    told.then_some(before.len() - name.len()..before.len())
}

/// The account that an answer to a nick names.
pub fn names_in_answer<'t>(text: &'t str, nick: &str) -> Option<&'t str> {
    let text = text.trim();
    let addressed = text
        .split_once(": ")
        .filter(|(to, _)| to.eq_ignore_ascii_case(nick));
    if let Some((_, rest)) = addressed
        && let Some((account, rest)) = rest.split_once(" '")
        && rest.contains("' <")
    {
        // Several that fit are told in one line.
        if rest.matches("' <").count() > 1 {
            return None;
        }
        return is_account(account).then_some(account);
    }
    let (_, rest) = text.rsplit_once(" (")?;
    let (account, after) = rest.split_once(')')?;
    let ends = after.is_empty() || after.starts_with(" - ");
    (ends && is_account(account)).then_some(account)
}

fn is_account(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    (2..=40).contains(&text.len()) && text.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_names_in_answers() {
        let rows = [
            ("Ash Tree (atree) - they / them", Some("Ash Tree")),
            ("ash: Ash Tree (atree)", Some("Ash Tree")),
            ("(atree) - they / them", None),
            ("[name removed] (atree)", None),
            ("ash: atree 'Ash Tree' <None>", Some("Ash Tree")),
            ("ash: atree 'Ash Tree' <atree@example.org>", None),
            ("see the page (it is long) and read", None),
        ];
        for (text, name) in rows {
            assert_eq!(real_name(text).map(|name| &text[name]), name, "{text}");
        }
    }

    #[test]
    fn answers() {
        let rows = [
            ("ash: atree 'Ash Tree' <atree@example.org>", Some("atree")),
            (
                "ash: atree 'Ash' <a@a.example> - elm 'Elm' <e@e.example>",
                None,
            ),
            ("Ash Tree (atree) - they / them", Some("atree")),
            ("Ash Tree (atree)", Some("atree")),
            ("No accounts have this id", None),
            ("see the page (it is long) and read", None),
        ];
        for (text, account) in rows {
            assert_eq!(names_in_answer(text, "ash"), account, "{text}");
        }
    }
}
