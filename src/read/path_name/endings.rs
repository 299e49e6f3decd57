//! What in the name of a file says what kind of file it is and not which meeting it is of: endings, and words of bots and
//! exporters. Names in, the rest out. Days and series are the business of `path_name`.

use crate::model::words::is_number;

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

/// Signs of an ending that nobody knows.
const UNKNOWN: std::ops::RangeInclusive<usize> = 2..=10;

/// What stands behind the day of a name, without what a program put there besides the name: the number of a further download, ` (1)`, and where the
/// name has no known ending, that of an older log, `.log.1`, or an ending that nobody knows, `.irclog`.
pub(super) fn without_appended<'n>(before: &str, behind: &'n str, known: bool) -> &'n str {
    let behind = without_count(behind);
    match known {
        true => behind,
        false => without_count(without_unknown(before, behind)),
    }
}

fn without_count(name: &str) -> &str {
    let counted = name
        .strip_suffix(')')
        .and_then(|head| head.rsplit_once('('));
    let counted = counted.filter(|(_, number)| number.len() <= 2 && is_number(number));
    counted.map_or(name, |(head, _)| head.trim_end())
}

/// Something else has to name the series. Several dots are those of a server.
fn without_unknown<'n>(before: &str, behind: &'n str) -> &'n str {
    if let Some((head, _)) = behind.rsplit_once('.').filter(|(_, last)| is_number(last)) {
        let bare = without_endings(head);
        return if bare.len() < head.len() {
            bare
        } else {
            behind
        };
    }
    let letters = |ending: &str| {
        UNKNOWN.contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let names = |text: &str| text.contains(|c: char| c.is_alphabetic());
    let unknown = behind.split_once('.').filter(|(head, ending)| {
        letters(ending) && (names(head) || head.is_empty() && names(before))
    });
    unknown.map_or(behind, |(head, _)| head)
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
    fn what_programs_append_to_names() {
        let rows = [
            ("", "-weekly (1)", true, "-weekly"),
            ("", "-weekly(12)", true, "-weekly"),
            ("", " (1)", true, ""),
            ("", "-weekly (2026)", true, "-weekly (2026)"),
            ("", "-weekly (old)", true, "-weekly (old)"),
            ("", "-weekly.irclog", false, "-weekly"),
            ("", "-pier.harbour", true, "-pier.harbour"),
            ("", "-weekly (1).irclog", false, "-weekly"),
            ("weekly-", ".irclog", false, ""),
            ("", ".pier", false, ".pier"),
            ("", "-irc.pier.example", false, "-irc.pier.example"),
            ("", "-pier.2", false, "-pier.2"),
            ("", "-weekly.log.1", false, "-weekly"),
            ("", "-pier.v2", false, "-pier.v2"),
        ];
        for (before, behind, known, expected) in rows {
            let told = without_appended(before, behind, known);
            assert_eq!(told, expected, "{before}|{behind}");
        }
    }

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
