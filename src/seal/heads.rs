//! What stands at the head of a line of a log and is no word of it: days and clocks, whose numbers every page has, and the word
//! `#done`, which every list of actions has before what is done. A line in, the rest of it in two pieces out.

/// The command that lists of actions have as the state of what is done.
const DONE: &str = "#done";

/// The line without what stands at its head: what is before the command, and what is behind it.
pub(super) fn without(line: &str) -> [&str; 2] {
    let mut rest = line;
    while let Some(behind) = behind_stamp(rest) {
        rest = behind;
    }
    let mut parts = rest.splitn(2, DONE);
    let before = parts.next().unwrap_or(rest);
    // A command is the first of what somebody says: behind a nick at most.
    match parts
        .next()
        .filter(|_| before.split_whitespace().count() <= 2)
    {
        Some(behind) if behind.starts_with(char::is_whitespace) => [before, behind],
        _ => [rest, ""],
    }
}

/// What stands behind a clock or a day; none if neither begins the line.
fn behind_stamp(line: &str) -> Option<&str> {
    let text = line.trim_start_matches([' ', '\t', '[', '(']);
    let end = text.find([' ', '\t', ']', ')']).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let part = |byte: u8| byte.is_ascii_digit() || b":-/.+TZ".contains(&byte);
    let begins = word.starts_with(|c: char| c.is_ascii_digit());
    let is_stamp = begins && word.bytes().all(part) && (is_clock(word) || is_day(word));
    is_stamp.then_some(rest)
}

/// Two or three numbers of at most two digits with colons between, behind a day or not; no address of IPv6 is that.
fn is_clock(word: &str) -> bool {
    let clock = word.rsplit('T').next().unwrap_or(word);
    let mut numbers = clock.split(':');
    let short =
        |number: &str| number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    numbers.clone().count() >= 2
        && numbers.next().is_some_and(short)
        && numbers.next().is_some_and(short)
}

/// `2026-11-19`, `2026/11/19`.
fn is_day(word: &str) -> bool {
    let mut numbers = word.split(['-', '/']);
    let year = numbers.next().is_some_and(|year| year.len() == 4);
    year && numbers.count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_clocks_and_the_state_are_no_words() {
        for (line, expected) in [
            ("15:10 < ash> reed goes", [" < ash> reed goes", ""]),
            ("[2026-02-13 15:10:02] ash: hello", ["] ash: hello", ""]),
            ("2026-02-13T15:10:00Z <ash> hello", [" <ash> hello", ""]),
            (
                "15:02:00 <ash> #done paint the pier",
                [" <ash> ", " paint the pier"],
            ),
            ("#done paint the pier", ["", " paint the pier"]),
            ("all of this is #done now", ["all of this is #done now", ""]),
            ("4711 is the number", ["4711 is the number", ""]),
            ("10.0.0.1 is the host", ["10.0.0.1 is the host", ""]),
            ("2001:db8::1 is the host", ["2001:db8::1 is the host", ""]),
        ] {
            assert_eq!(without(line), expected, "{line}");
        }
    }
}
