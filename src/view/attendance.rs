//! Who was there: the last meetings as a picture, every year as a table. What is linked in, one page out; bots are left out
//! and the nicks of one person are one.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::ops::Range;

use serde::Serialize;

use super::page::PageMeta;
use super::rows::PersonRow;
use super::{Sight, words};
use crate::link::Involvement;
use crate::model::person::Person;

/// Meetings and people in the picture, people in the table.
const MEETINGS: usize = 26;
const PEOPLE: usize = 40;
const LISTED: usize = 500;

/// The page, under the name `view`.
#[derive(Debug, Clone, Serialize)]
pub struct AttendanceView {
    /// The picture; none if nobody was at any of the last meetings.
    pub picture: Option<PresencePicture>,
    /// Years of the table, newest first.
    pub years: Vec<String>,
    /// Rows of the table, most present first.
    pub people: Vec<PersonYears>,
    /// How many people the table leaves out.
    pub more: usize,
    /// Meetings whose notes name people who have no page.
    pub uncounted: usize,
    /// The same facts for a spreadsheet.
    pub csv: &'static str,
}

/// People by meetings, to be drawn on a grid of squares; the unit is a pixel at normal size.
#[derive(Debug, Clone, Serialize)]
pub struct PresencePicture {
    /// What it shows, in words.
    pub label: String,
    /// Width and height.
    pub width: usize,
    /// Height.
    pub height: usize,
    /// Names down the side.
    pub rows: Vec<Label>,
    /// Days along the top, every few meetings.
    pub columns: Vec<Label>,
    /// A mark from each day to its column, as the data of an SVG path.
    pub ticks: String,
    /// Squares of those who said a few lines, the same.
    pub few: String,
    /// Squares of those who said many.
    pub many: String,
    /// How many meetings are drawn.
    pub meetings: usize,
    /// How many people were at any of them; those who came most are drawn.
    pub people: usize,
}

/// A word in the picture.
#[derive(Debug, Clone, Serialize)]
pub struct Label {
    /// The word.
    pub text: String,
    /// Where it stands.
    pub x: usize,
    /// Its base line.
    pub y: usize,
}

/// A person in the table.
#[derive(Debug, Clone, Serialize)]
pub struct PersonYears {
    /// Who.
    pub person: PersonRow,
    /// Meetings attended in all.
    pub total: usize,
    /// Meetings attended by year, in the order of the years.
    pub years: Vec<usize>,
}

/// Somebody and what they have to do with meetings.
type Attending<'s> = (&'s Person, &'s Involvement);

/// What the page is said to hold.
pub const ABOUT: &str = "Who was at the last meetings, and at how many in each year";

/// Makes the page.
pub fn view(sight: &Sight<'_>) -> (PageMeta, AttendanceView) {
    let meta = PageMeta::new(sight, "attendance", "Attendance", ABOUT);
    let attending = attending(sight);
    let years = years(sight);
    let row = |(person, found): &Attending<'_>| person_years(sight, person, found, &years);
    let view = AttendanceView {
        picture: picture(sight, &attending),
        people: attending.iter().take(LISTED).map(row).collect(),
        more: attending.len().saturating_sub(LISTED),
        years,
        uncounted: uncounted(sight),
        csv: "api/v1/attendance.csv",
    };
    (meta, view)
}

/// `8 of the last 26 meetings`; none for somebody who was never there.
pub fn presence(sight: &Sight<'_>, found: &Involvement) -> Option<String> {
    let recent = lately(sight);
    let there = found.attended.iter();
    let attended = there.filter(|(at, _)| recent.contains(at)).count();
    let told = recent.len() > 1 && !found.attended.is_empty();
    told.then(|| format!("{attended} of the last {}", recent.len()))
}

/// The last meetings that were held, as indexes: the newest come first, and before them those that are only planned.
fn lately(sight: &Sight<'_>) -> Range<usize> {
    let meetings = &sight.library.meetings;
    let first = meetings.partition_point(|meeting| meeting.is_ahead(sight.today));
    first..meetings.len().min(first + MEETINGS)
}

/// Everybody who was ever there, most present first.
fn attending<'s>(sight: &'s Sight<'_>) -> Vec<Attending<'s>> {
    let people = sight.library.people.by_name().into_iter();
    let mut found: Vec<Attending<'s>> = people
        .filter_map(|person| Some((person, sight.graph.people.get(&person.id)?)))
        .filter(|(_, found)| !found.attended.is_empty())
        .collect();
    found.sort_by_key(|(_, found)| std::cmp::Reverse(found.attended.len()));
    found
}

/// How many meetings there are whose notes name people who are counted nowhere.
fn uncounted(sight: &Sight<'_>) -> usize {
    let meetings = sight.library.meetings.iter();
    let noted = meetings.filter(|meeting| meeting.is_noted());
    let people = &sight.library.people;
    let some = noted.filter(|meeting| people.strangers(&meeting.minutes.present) > 0);
    some.count()
}

fn years(sight: &Sight<'_>) -> Vec<String> {
    let all = sight.library.meetings.iter();
    let mut years: Vec<String> = all.map(|meeting| words::year(meeting.date)).collect();
    years.dedup();
    // Undated meetings need not stand together.
    let mut seen = HashSet::new();
    years.retain(|year| seen.insert(year.clone()));
    years
}

fn person_years(
    sight: &Sight<'_>,
    person: &Person,
    found: &Involvement,
    years: &[String],
) -> PersonYears {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (meeting, _) in &found.attended {
        let year = words::year(sight.library.meetings[*meeting].date);
        *counts.entry(year).or_default() += 1;
    }
    PersonYears {
        person: PersonRow {
            name: sight.clean(&person.nick),
            url: Some(sight.urls.person(&person.id)),
        },
        total: found.attended.len(),
        years: years
            .iter()
            .map(|year| counts.get(year).copied().unwrap_or(0))
            .collect(),
    }
}

/// Distance of two squares, room for names, room for days, and lines from which one has said much.
const STEP: usize = 18;
const LEFT: usize = 132;
const TOP: usize = 24;
const MANY: u32 = 10;
/// Characters of a name that find room.
const NAME: usize = 16;

fn picture(sight: &Sight<'_>, attending: &[Attending<'_>]) -> Option<PresencePicture> {
    let lately = lately(sight);
    let meetings = lately.len();
    let mut recent: Vec<(&Person, Vec<(usize, u32)>)> = attending
        .iter()
        .map(|(person, found)| (*person, recent(found, &lately)))
        .filter(|(_, there)| !there.is_empty())
        .collect();
    recent.sort_by_key(|(_, there)| std::cmp::Reverse(there.len()));
    let people = recent.len();
    recent.truncate(PEOPLE);
    let (mut few, mut many, mut rows) = (String::new(), String::new(), Vec::new());
    for (row, (person, there)) in recent.iter().enumerate() {
        let y = TOP + row * STEP;
        rows.push(Label {
            text: shortened(&sight.clean(&person.nick)),
            x: LEFT - 8,
            y: y + 13,
        });
        for (meeting, lines) in there {
            let x = LEFT + (meeting - lately.start) * STEP;
            // Writing into a string does not fail.
            let _ = match *lines >= MANY {
                true => write!(many, "M{} {}h14v14h-14z", x + 2, y + 2),
                false => write!(few, "M{} {}h8v8h-8z", x + 5, y + 5),
            };
        }
    }
    let told = recent
        .iter()
        .map(|(person, there)| format!("{} {}", sight.clean(&person.nick), there.len()));
    let columns = days(sight, lately);
    (!rows.is_empty()).then(|| PresencePicture {
        label: format!(
            "Attendance at the last {}: {}",
            words::counted(meetings, "meeting", "meetings"),
            told.collect::<Vec<String>>().join(", ")
        ),
        width: LEFT + meetings * STEP + 4,
        height: TOP + rows.len() * STEP + 4,
        ticks: columns
            .iter()
            .map(|label| format!("M{} 17v6", label.x))
            .collect(),
        columns,
        rows,
        few,
        many,
        meetings,
        people,
    })
}

/// A name that finds room: of a long one head and tail, for names of one kind differ at the end.
fn shortened(name: &str) -> String {
    let letters = name.chars().count();
    if letters <= NAME {
        return name.to_owned();
    }
    let head = name.chars().take(NAME / 2);
    let tail = name.chars().skip(letters - (NAME - NAME / 2 - 1));
    head.chain(std::iter::once('…')).chain(tail).collect()
}

/// Which of the last meetings somebody attended, with lines said.
fn recent(found: &Involvement, lately: &Range<usize>) -> Vec<(usize, u32)> {
    let there = found.attended.iter();
    let there = there.filter(|(at, _)| lately.contains(at));
    there.copied().collect()
}

/// The day of every sixth meeting, from the newest on.
fn days(sight: &Sight<'_>, lately: Range<usize>) -> Vec<Label> {
    let all = sight.library.meetings[lately].iter().enumerate();
    let dated = all.step_by(6).filter_map(|(at, meeting)| {
        Some(Label {
            text: meeting.date?.to_string(),
            // The word ends above the middle of its column.
            x: LEFT + at * STEP + STEP / 2,
            y: 14,
        })
    });
    dated.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_keep_both_ends() {
        for (name, expected) in [
            ("ash", "ash"),
            ("sixteen_letters_", "sixteen_letters_"),
            ("visitor_with_long_nick_001", "visitor_…ick_001"),
            ("ÄÖÜäöüßÄÖÜäöüß_123", "ÄÖÜäöüßÄ…öüß_123"),
        ] {
            assert_eq!(shortened(name), expected);
        }
    }
}
