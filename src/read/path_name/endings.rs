//! What in the name of a file says what kind of file it is and not which meeting it is of: endings, and words of bots and
//! exporters. Names in, the rest out. Days and series are the business of `path_name`.

/// What stands in the names of Element's exports, as in `matrix - Room - Chat Export - 2026-03-02T10-00-00.000Z.txt`.
pub(crate) const EXPORT: &str = " - Chat Export - ";

/// Extensions and endings that say what a file is, not which meeting.
const ENDINGS: &[&str] = &[
    "log",
    "txt",
    "html",
    "htm",
    "md",
    "markdown",
    "irc",
    "weechatlog",
    "json",
    "yaml",
    "yml",
    "rst",
    "text",
    "mw",
    "moin",
    "pmw",
    "ndjson",
    "mkd",
    "mdown",
    "mdwn",
    "mdx",
    "adoc",
    "asciidoc",
    "textile",
    "mediawiki",
    "mbox",
    "eml",
];

/// Endings that are words of names as well, as in `irc.example.org.log`, or of packed files: they count at the very end alone.
const LAST: &[&str] = &["org", "wiki", "gz"];

/// A file name without its extensions; a dot inside a date or time is none.
pub(crate) fn without_endings(file: &str) -> &str {
    // MeetBot's second way to write minutes.
    let mut name = file.strip_suffix(".1.html").unwrap_or(file);
    while let Some((head, ending)) = name.rsplit_once('.') {
        let ending = ending.to_ascii_lowercase();
        let last = name.len() == file.len() && LAST.contains(&ending.as_str());
        if head.is_empty() || !last && !ENDINGS.contains(&ending.as_str()) {
            break;
        }
        name = head;
    }
    name
}

/// Whether the endings of a file say that it is a log: `nova.2026-10-08.log.html`.
pub(crate) fn is_log(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let endings = &name[without_endings(name).len()..];
    let mut endings = endings.split('.');
    endings
        .any(|ending| ["log", "irc", "weechatlog"].contains(&ending.to_ascii_lowercase().as_str()))
}

/// The moment in UTC in the name that Zoom gives to a recording and to the chat beside it: `GMT20260106-150000_RecordingnewChat`.
pub(crate) fn of_recording(name: &str) -> Option<&str> {
    const MOMENT: usize = "20260106-150000".len();
    let (moment, rest) = name.strip_prefix("GMT")?.split_at_checked(MOMENT)?;
    let own = moment.bytes().enumerate().all(|(at, byte)| match at {
        8 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    (own && rest.starts_with("_Recording")).then_some(moment)
}

/// The day and the room in names such as RRSAgent and scribe.perl give: `2024/05/09-sec-irc`, `2024/05/09-sec-minutes`.
pub(crate) fn of_room<'n>(folders: &str, name: &'n str) -> Option<(&'n str, &'n str)> {
    let (day, rest) = name.split_once('-').filter(|(day, _)| day.len() == 2)?;
    let room = ["-irc", "-minutes"]
        .iter()
        .find_map(|end| rest.strip_suffix(end))?;
    let months = folders.rsplit_once('/').map_or(folders, |(_, month)| month);
    let in_month = months.len() == 2 || months.len() == 7;
    let number = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
    };
    (in_month && number(months) && number(day) && !room.is_empty()).then_some((day, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logs_by_their_endings() {
        let rows = [
            ("nova.2026-10-08-15.00.log.html", true),
            ("2026-10-08.LOG", true),
            ("2026-10-08.irc", true),
            ("2026-10-08.txt", false),
            ("log", false),
            ("log.md", false),
            ("a.log.pdf", false),
        ];
        for (path, expected) in rows {
            assert_eq!(is_log(path), expected, "{path}");
        }
    }
}
