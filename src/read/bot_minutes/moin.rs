//! MoinMoin's markup, in which meetingology writes minutes too. Such minutes in; the same as plain text with a list, as MeetBot
//! writes it, out. Results of votes are left out: the list has no place for them.

/// The section that holds topics and items.
const SUMMARY: &str = "Meeting summary";

/// What of a line is a heading, `== Meeting summary ==`: its depth and its words.
pub(super) fn heading(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let words = line.trim_start_matches('=');
    let (rule, words) = line.split_at(line.len() - words.len());
    let words = words.strip_suffix(rule).filter(|_| rule.len() > 1)?;
    Some((rule.len(), words.strip_prefix(' ')?.strip_suffix(' ')?))
}

/// Whether minutes are in this markup.
pub(super) fn is_moin(text: &str) -> bool {
    let mut heads = text.lines().filter_map(heading);
    heads.any(|(_, head)| head == SUMMARY)
}

/// The same minutes as plain text.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        let entry = line.trim_start().strip_prefix("* ");
        match (heading(line), entry) {
            (Some((..=2, head)), _) => {
                inside = head == SUMMARY;
                // What stands below another heading is no item.
                let before = if inside { "" } else { "\nAction Items\n" };
                out.extend([before, head, "\n"]);
            }
            (Some((3, topic)), _) => out.extend(["* TOPIC: ", topic, "\n"]),
            (Some((_, topic)), _) => out.extend(["    * SUBTOPIC: ", topic, "\n"]),
            (None, Some(entry)) if inside => {
                let kind = entry
                    .strip_prefix("''")
                    .and_then(|rest| rest.split_once("''"));
                let (kind, rest) = kind.unwrap_or(("", entry));
                out.extend(["    * ", kind, rest, "\n"]);
            }
            (None, Some(entry)) => match information(entry) {
                Some(told) => out.push_str(&told),
                None => out.extend(["* ", entry, "\n"]),
            },
            (None, None) => {}
        }
    }
    out
}

/// `#room: Title, started by ash, 12 Nov at 15:31 — 15:54 UTC.` as MeetBot tells the same.
fn information(entry: &str) -> Option<String> {
    let (head, rest) = entry.split_once(", started by ")?;
    let (nick, rest) = rest.split_once(',')?;
    let (_, times) = rest.split_once(" at ")?;
    let (begin, end) = times.split_once(' ')?;
    let end = end.trim_start_matches(|c: char| !c.is_ascii_digit());
    Some(format!(
        "{head}\nMeeting started by {nick} at {begin} UTC\nMeeting ended at {end}\n"
    ))
}
