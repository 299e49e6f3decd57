//! Answers of bots to people who introduce themselves. A line in, the name of the account out.
//! Rules: zodbot on IRC (`nick: account 'Real Name' <mail>`), maubot-fedora (`Real Name (account) - pronouns`).
//! Real names are not taken: who writes them down is for `people.yaml` to say.

/// How people introduce themselves.
pub const SPOKEN_TO_BOT: &[&str] = &[".hello", ".hi", "!hello", "!hi", ".fas ", "!fas "];

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
