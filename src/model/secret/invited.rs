//! What an invitation to a call has beside the number of it: whoever is sent one may come, and needs it. What stands before a secret
//! in its line in, whether that is of an invitation out.

use crate::model::words::is_number;

/// Bytes that are looked at.
const NEAR: usize = 160;

/// Words for what is told beside the number of a call, and of an address what stands before it.
const CODES: &[&str] = &["password", "passcode", "pass code", "pwd", "passwd", "code"];

/// What a call is called before such a word.
const CALLS: &[&str] = &["meeting", "webinar", "zoom", "webex", "call", "conference"];

/// What stands before its number.
const NUMBERS: &[&str] = &[
    "meeting id",
    "meeting number",
    "webinar id",
    "webinar number",
];

/// Whether what stands right behind a text is what lets people into a call: `https://zoom.us/j/83100000000?pwd=`, `Meeting ID: 987
/// 6543 2100, password: `, `Webex password: `.
pub(super) fn is_invited(before: &str) -> bool {
    let near = before.ceil_char_boundary(before.len().saturating_sub(NEAR));
    let near = before[near..].to_ascii_lowercase();
    in_address(&near) || in_words(&near)
}

fn in_address(near: &str) -> bool {
    let word = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let Some((_, address)) = word.rsplit_once("://") else {
        return false;
    };
    let Some((host, path)) = address.split_once('/') else {
        return false;
    };
    // Large foundations have it under a name of their own.
    let own = host.starts_with("zoom-") || host.starts_with("zoom.");
    let zoom =
        host == "zoom.us" || host.ends_with(".zoom.us") || own && !host.starts_with("zoom.us.");
    let mut rooms = ["j/", "w/", "meeting/"].iter();
    let call = rooms.find_map(|room| path.strip_prefix(room));
    let call = call.and_then(|call| call.split_once('?'));
    // What a calendar takes in of a call to which one was registered.
    let calendar = ["meeting/", "webinar/"]
        .iter()
        .any(|room| path.starts_with(room))
        && path
            .split_once('?')
            .is_some_and(|(path, query)| path.ends_with("/ics") && query == "icstoken=");
    zoom && (calendar
        || call.is_some_and(|(number, query)| {
            let key = query.rsplit(['&', ';']).next().unwrap_or(query);
            is_number(number) && matches!(key, "pwd=" | "password=")
        }))
}

fn in_words(near: &str) -> bool {
    let said = near.trim_end_matches(|c: char| !c.is_alphabetic());
    let last = |text: &str| {
        let mut words = text.trim_end().rsplit(|c: char| !c.is_alphanumeric());
        words.next().is_some_and(|word| CALLS.contains(&word))
    };
    let mut codes = CODES.iter().filter_map(|code| said.strip_suffix(code));
    if codes.any(last) {
        return true;
    }
    let mut numbers = NUMBERS.iter().filter_map(|number| near.rsplit_once(number));
    numbers.any(|(_, behind)| {
        let digits = behind.bytes().filter(u8::is_ascii_digit).count();
        let said = behind.trim_matches(|c: char| !c.is_alphabetic());
        (9..=12).contains(&digits) && CODES.contains(&said)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invitations() {
        let rows = [
            ("[room](https://zoom.us/j/83100000000?pwd=", true),
            ("https://us02web.zoom.us/j/83100000000?uname=a&pwd=", true),
            ("Meeting ID: 987 6543 2100, password: ", true),
            ("Meeting ID: 987 6543 2100 (Passcode: ", true),
            ("https://zoom.us/j/83100000000 and the password=", false),
            (
                "https://zoom-lfx.platform.pier.example/meeting/97880950000?password=",
                true,
            ),
            ("https://zoom.pier.example/j/97880950000?a=b&amp;pwd=", true),
            ("https://zoomer.example/j/97880950000?pwd=", false),
            ("(meeting number 2555 123 4567, password: ", true),
            ("Meeting ID: 234 567 890 12 Passcode: ", true),
            ("Meeting password: ", true),
            ("**Webex password:** ", true),
            ("Root password: ", false),
            ("Recall password: ", false),
            ("After the meeting the password: ", false),
            ("Minutes of the meeting, password: ", false),
            (
                "https://us02web.zoom.us/meeting/tZYkf-6/ics?icsToken=",
                true,
            ),
            ("https://us02web.zoom.us/account/ics?icsToken=", false),
            ("https://e.org/meeting/tZYkf-6/ics?icsToken=", false),
            ("https://zoom.us.evil.example/j/83100000000?pwd=", false),
            ("https://zoom.us/account?pwd=", false),
            ("https://zoom.us/j/83100000000?token=", false),
            ("https://e.org/j/83100000000?pwd=", false),
            ("Meeting ID: 987 6543 2100, DB_PASSWORD=", false),
            ("Meeting ID, password: ", false),
        ];
        for (before, expected) in rows {
            assert_eq!(is_invited(before), expected, "{before}");
        }
    }
}
