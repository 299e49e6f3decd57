//! The invitation to the next meeting as the text of a mail: subject, when in every zone of the team, where, which other dates
//! are cancelled or moved, what about, and what can be typed.
//! What is seen in, text out: lines of 72 columns at most but for addresses, none that a mail program would take for a
//! quotation (RFC 3676). Addresses are in it only if the site knows its own.

use super::paragraph;
use crate::model::issue::Issue;
use crate::model::schedule::Occurrence;
use crate::model::words::in_one_line;
use crate::view::agenda::{self, Draft, MOST};
use crate::view::{Sight, next, register, rooms, rows, url, words};

/// Columns of a line.
const WIDTH: usize = 72;

/// What stands above projects that are stale.
pub const STALE: &str = "Projects that nobody spoke of for long";

/// The text; none if there is no next meeting.
pub fn announcement(sight: &Sight<'_>) -> Option<Vec<u8>> {
    let held = next::occurrence(sight)?;
    let draft = agenda::draft(sight, held.slot.series());
    let mut text = Text::default();
    text.line(&subject(sight, &held));
    text.blank();
    head(sight, &held, &mut text);
    changed(sight, &held, &mut text);
    tickets(sight, &draft, &mut text);
    actions(sight, &draft, &mut text);
    rest(sight, &draft, &mut text);
    commands(sight, &held, &mut text);
    foot(sight, &mut text);
    Some(text.out.into_bytes())
}

fn subject(sight: &Sight<'_>, held: &Occurrence<'_>) -> String {
    let when = format!(
        ", {}, {}",
        words::long_date(held.wall.date()),
        next::time(held)
    );
    let title = sight.clean(&held.slot.title);
    let room = WIDTH.saturating_sub("Subject: ".len() + when.len()).max(12);
    let title: String = match title.chars().count() > room {
        true => title.chars().take(room - 1).chain(['…']).collect(),
        false => title,
    };
    words::one_line(&format!("Subject: {title}{when}"), usize::MAX)
}

fn head(sight: &Sight<'_>, held: &Occurrence<'_>, text: &mut Text) {
    let title = sight.clean(&held.slot.title);
    let when = words::long_date(held.wall.date());
    let length = words::count(i64::from(held.slot.minutes), "minute", "minutes");
    let mut said = format!(
        "{title} meets on {when} at {}, for {length}.",
        next::time(held)
    );
    if let Some(note) = next::note(sight, held) {
        said.push_str(&format!(" This meeting is {note}."));
    }
    text.paragraph(&(said + " Everybody is welcome."));
    for zone in next::zones(sight, held) {
        let row = format!("{}: {}, {} {}", zone.zone, zone.date, zone.time, zone.name);
        text.item(&row);
    }
    text.blank();
    if let Some(room) = rooms::of_slot(sight, held.slot) {
        let address = room.address.unwrap_or(room.name);
        text.wrapped(("", ""), &format!("Room: {address}"));
        if let Some(url) = room.url.filter(|url| *url != address) {
            text.address(&url);
        }
        text.blank();
    }
}

/// The dates near this one on which no meeting takes place, or at another time: whoever only reads mails waits in vain else.
fn changed(sight: &Sight<'_>, held: &Occurrence<'_>, text: &mut Text) {
    let this = (
        words::instant(held.start.naive_utc()),
        sight.clean(&held.slot.title),
    );
    let rows = next::coming(sight).into_iter();
    let rows = rows.filter(|row| (&row.instant, &row.title) != (&this.0, &this.1));
    let told = |row: next::ComingRow| {
        let note = row.note?;
        Some(format!(
            "{}, {}: {} ({note})",
            row.date, row.time, row.title
        ))
    };
    let told: Vec<String> = rows.filter_map(told).collect();
    text.heading("Cancelled or moved", told.len());
    told.iter().for_each(|row| text.item(row));
    text.more(0);
}

/// What can be typed in the room, the line that starts the bot first.
fn commands(sight: &Sight<'_>, held: &Occurrence<'_>, text: &mut Text) {
    let rows = next::commands(|_| true);
    text.heading("Commands", rows.len());
    if let Some(start) = sight.clean_option(held.slot.start_command.as_ref()) {
        text.item(&format!("{start}: starts the bot"));
    }
    for row in rows {
        let names = [vec![row.name], row.others].concat().join(", ");
        let who = if row.chair { " (chairs)" } else { "" };
        text.item(&format!("{names}: {}{who}", row.purpose));
    }
    text.more(0);
}

fn tickets(sight: &Sight<'_>, draft: &Draft<'_>, text: &mut Text) {
    text.heading("Tickets", draft.tickets.len());
    for issue in draft.tickets.iter().take(MOST) {
        text.item(&ticket(sight, issue));
        if let Some(url) = sight.absolute(&sight.urls.issue(issue)) {
            text.address(&url);
        }
    }
    text.more(draft.tickets.len());
}

fn ticket(sight: &Sight<'_>, issue: &Issue) -> String {
    let who: Vec<String> = issue
        .assignees
        .iter()
        .map(|name| rows::person(sight, name).name)
        .collect();
    let title = sight.clean(&issue.title);
    match who.is_empty() {
        true => format!("#{} {title}", issue.id),
        false => format!("#{} {title} ({})", issue.id, who.join(", ")),
    }
}

fn actions(sight: &Sight<'_>, draft: &Draft<'_>, text: &mut Text) {
    text.heading("Open actions", draft.actions.len());
    for action in draft.actions.iter().take(MOST) {
        let (meeting, item) = sight.library.item(action.opened);
        let from = rows::named(sight, meeting);
        let now = register::now_of(sight, action.opened);
        let now: Vec<String> = now.into_iter().map(|who| who.name).collect();
        let now = match now.is_empty() {
            true => String::new(),
            false => format!("now with {}; ", now.join(", ")),
        };
        text.item(&format!("{} ({now}{from})", sight.clean(&item.text)));
    }
    text.more(draft.actions.len());
}

/// Topics, notes and projects.
fn rest(sight: &Sight<'_>, draft: &Draft<'_>, text: &mut Text) {
    if let Some(meeting) = draft.last {
        let title = format!("Topics of {}", rows::named(sight, meeting));
        text.heading(&title, draft.topics.len());
        for (_, item) in &draft.topics {
            text.item(&sight.clean(&item.text));
        }
        text.more(0);
    }
    text.heading("Notes since the last meeting", draft.notes.len());
    for note in draft.notes.iter().take(MOST) {
        let day = words::date(note.date);
        text.item(&format!("{} ({day})", sight.clean(&note.title)));
    }
    text.more(draft.notes.len());
    text.heading(STALE, draft.stale.len());
    for index in &draft.stale {
        text.item(&sight.clean(&sight.library.projects[*index].title));
    }
    text.more(0);
}

fn foot(sight: &Sight<'_>, text: &mut Text) {
    let next = sight.absolute(&sight.urls.page("next"));
    let Some((next, calendar)) = next.zip(sight.absolute(url::CALENDAR)) else {
        text.out.truncate(text.out.trim_end().len());
        text.out.push('\n');
        return;
    };
    text.line("Agenda, dates and commands:");
    text.address(&next);
    text.line("Calendar:");
    text.address(&calendar);
}

/// A text that is being written.
#[derive(Default)]
struct Text {
    out: String,
}

impl Text {
    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    fn address(&mut self, url: &str) {
        self.line(&words::one_line(url, usize::MAX));
    }

    /// A heading, if anything stands under it.
    fn heading(&mut self, title: &str, entries: usize) {
        if entries > 0 {
            let title = words::one_line(title, usize::MAX);
            self.wrapped(("", ""), &title);
            self.line(&"-".repeat(title.chars().count().min(WIDTH)));
        }
    }

    /// The end of a list: what is not in it, and a blank line if the last line is none.
    fn more(&mut self, entries: usize) {
        if entries > MOST {
            self.line(&format!("* and {} more", entries - MOST));
        }
        if !self.out.ends_with("\n\n") {
            self.blank();
        }
    }

    fn item(&mut self, text: &str) {
        self.wrapped(("* ", "  "), text);
    }

    fn paragraph(&mut self, text: &str) {
        self.wrapped(("", ""), text);
        self.blank();
    }

    /// Lines that leave a column for stuffing.
    fn wrapped(&mut self, indents: (&str, &str), text: &str) {
        let mut lines = String::new();
        paragraph::into(&mut lines, WIDTH - 1, indents, &in_one_line(text));
        lines.lines().for_each(|line| self.line(&stuffed(line)));
    }
}

/// A line that no mail program takes for a quotation or for the head of another mail (RFC 3676, section 4.4).
fn stuffed(line: &str) -> String {
    match line.starts_with('>') || line.starts_with("From ") {
        true => format!(" {line}"),
        false => line.to_owned(),
    }
}
