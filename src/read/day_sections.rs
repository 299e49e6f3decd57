//! Several meetings in one file of notes: the text below each of its headings that tell days. Markdown in, its parts by day out, and
//! nothing where it is of one meeting or of none. Every line is in one of them: what stands above the first day is of that, what
//! stands below a heading without a day is of the day before it.

use std::ops::Range;

use chrono::{NaiveDate, Weekday};

use super::markdown::fence::Fence;
use super::markdown::heading::{headed, heading};
use super::path_name::named_day;
use super::path_name::two_digits::{self, Triple};

/// Bytes of a title in which brackets are looked for, at the most.
const LONGEST: usize = 200;

/// One meeting of several in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Its day.
    pub(super) day: NaiveDate,
    /// What else its heading says.
    pub(super) title: Option<String>,
    /// Its text, without that heading, unless something is linked in that.
    pub(super) markdown: String,
}

/// A heading of a text.
struct Heading {
    /// Where its line stands.
    line: Range<usize>,
    level: usize,
    told: Option<(NaiveDate, Option<String>)>,
    /// Whether something is linked in it.
    linked: bool,
}

impl Heading {
    /// Where the text of its section begins.
    fn begin(&self) -> usize {
        match self.linked {
            true => self.line.start,
            false => self.line.end,
        }
    }
}

/// The meetings of a text: two or more headings of one level tell days, more than do not.
pub(super) fn sections(markdown: &str) -> Option<Vec<Section>> {
    let headings = headings(markdown);
    let level = (1..=6).find(|level| tells_days(&headings, *level))?;
    let days = headings.iter().filter(|found| found.level == level);
    let mut sections: Vec<Section> = Vec::new();
    let mut begins: Vec<&Heading> = days.filter(|found| found.told.is_some()).collect();
    let ends = begins.iter().skip(1).map(|next| next.line.start);
    let ends: Vec<usize> = ends.chain([markdown.len()]).collect();
    let first = begins.first()?.line.start;
    for (found, end) in begins.drain(..).zip(ends) {
        let text = &markdown[found.line.end..end];
        let (day, title) = found.told.clone()?;
        match sections.last_mut() {
            // A day of which nothing is told is none of a meeting.
            Some(before) if text.trim().is_empty() => {
                before.markdown.push_str(&markdown[found.line.start..end]);
            }
            _ => sections.push(Section {
                day,
                title,
                markdown: markdown[found.begin()..end].to_owned(),
            }),
        }
    }
    let above = without_title(&markdown[..first]);
    if let Some(section) = sections.first_mut().filter(|_| !above.trim().is_empty()) {
        section.markdown.insert_str(0, &above);
    }
    (sections.len() > 1).then_some(sections)
}

/// Whether a text is minutes of several days, whatever it is called: most of its days say something, and do not only lead to what
/// stands elsewhere.
pub(super) fn are_minutes(markdown: &str) -> bool {
    let is_link = |line: &str| line.contains("](") || line.contains("://") || line.contains("[[");
    let says = |line: &str| {
        let line = line.trim();
        line.contains(char::is_alphanumeric) && !line.starts_with('#') && !is_link(line)
    };
    let sections = sections(markdown).unwrap_or_default();
    let said = sections
        .iter()
        .filter(|section| section.markdown.lines().any(says));
    said.count() * 2 > sections.len()
}

/// All days that headings of a text tell.
pub(super) fn days(markdown: &str) -> Vec<NaiveDate> {
    let headings = headings(markdown).into_iter();
    headings.filter_map(|found| Some(found.told?.0)).collect()
}

/// Whether headings of a level tell two days or more, and few of them none.
fn tells_days(headings: &[Heading], level: usize) -> bool {
    let of_level = headings.iter().filter(|found| found.level == level);
    let (told, silent): (Vec<&Heading>, Vec<&Heading>) =
        of_level.partition(|found| found.told.is_some());
    let mut days: Vec<NaiveDate> = told
        .iter()
        .filter_map(|found| Some(found.told.as_ref()?.0))
        .collect();
    days.dedup();
    days.len() > 1 && told.len() > silent.len()
}

/// The headings of a text that begin with `#` or `<h1>`.
fn headings(markdown: &str) -> Vec<Heading> {
    let (mut found, mut fence, mut start) = (Vec::new(), Fence::default(), 0);
    let mut doubtful = Vec::new();
    for line in markdown.split_inclusive('\n') {
        let range = start..start + line.len();
        start = range.end;
        let begun = headed(line);
        if fence.takes(line) {
            continue;
        }
        let Some((level, text)) = begun else {
            continue;
        };
        let told = told(text);
        if told.is_none()
            && named_day::is_short(text)
            && let Some(short) = Triple::find(text)
        {
            doubtful.push((found.len(), short));
        }
        found.push(Heading {
            line: range,
            level,
            told,
            linked: text.contains("](") || text.contains("://"),
        });
    }
    settle(&mut found, &doubtful);
    found
}

/// Tells the days of headings of one level with years of two digits, where all of these leave no doubt.
fn settle(headings: &mut [Heading], doubtful: &[(usize, Triple<'_>)]) {
    let all: Vec<Triple<'_>> = doubtful.iter().map(|(_, short)| *short).collect();
    let mut levels = doubtful.iter().map(|(at, _)| headings[*at].level);
    let first = levels.next();
    let Some(days) =
        two_digits::in_series(&all).filter(|_| levels.all(|level| Some(level) == first))
    else {
        return;
    };
    for ((at, short), day) in doubtful.iter().zip(days) {
        headings[*at].told = Some((day, title([short.before, short.behind])));
    }
}

/// The day that a heading tells, and what else it says.
fn told(text: &str) -> Option<(NaiveDate, Option<String>)> {
    let words = heading(&format!("# {}", without_bare_links(text.trim())))?;
    if !named_day::is_short(&words) {
        return None;
    }
    let found = named_day::find(&words)?;
    Some((found.date?, title([&found.rest.0, &found.rest.1])))
}

/// What a heading says besides its day.
fn title(around: [&str; 2]) -> Option<String> {
    let parts = around.map(in_pairs);
    let says = |part: &&str| !part.is_empty() && part.parse::<Weekday>().is_err();
    let title: Vec<&str> = parts.into_iter().filter(says).collect();
    let title = title.join(" ");
    Some(title).filter(|title| !title.is_empty())
}

/// The text of a heading without brackets that hold a link and nothing else: `([recording](https://example.org))`.
fn without_bare_links(text: &str) -> String {
    let (mut left, mut rest) = (String::new(), text);
    while let Some((before, behind)) = rest.split_once("([") {
        let Some((words, address)) = behind.split_once("](") else {
            break;
        };
        let Some((address, behind)) = address.split_once(')') else {
            break;
        };
        left.push_str(before);
        match behind.strip_prefix(')') {
            Some(behind) => rest = behind,
            None => {
                left.extend(["([", words, "](", address, ")"]);
                rest = behind;
            }
        }
    }
    left + rest
}

/// Words without the marks around them, and without brackets that are no pair or hold all of them.
fn in_pairs(part: &str) -> &str {
    let mark = |c: char| !c.is_alphanumeric() && !matches!(c, '(' | ')');
    let mut part = part.trim_matches(mark);
    if part.len() > LONGEST {
        return part;
    }
    let count = |sign: char| part.matches(sign).count();
    let (mut opened, mut closed) = (count('('), count(')'));
    loop {
        let inside = part
            .strip_prefix('(')
            .and_then(|part| part.strip_suffix(')'));
        part = match inside.filter(|inside| !inside.contains(['(', ')'])) {
            Some(inside) => return inside.trim_matches(mark),
            None if opened > closed && part.starts_with('(') => {
                opened -= 1;
                &part[1..]
            }
            None if closed > opened && part.ends_with(')') => {
                closed -= 1;
                &part[..part.len() - 1]
            }
            None => return part,
        }
        .trim_matches(mark);
    }
}

/// What stands above the first day, without the heading that is the title of all.
fn without_title(above: &str) -> String {
    let is_title = |line: &&str| line.starts_with("# ");
    let title = above.split_inclusive('\n').find(is_title);
    title.map_or_else(|| above.to_owned(), |title| above.replacen(title, "", 1))
}

#[cfg(test)]
mod tests {
    use super::{are_minutes, sections};

    #[test]
    fn minutes_and_lists_of_minutes() {
        let rows = [
            (
                "# Calls\n## 17 June 2026\n**Attendees:** Kim\n## 10 June 2026\n- boats\n",
                true,
            ),
            (
                "# Calls\n## 17 June 2026\n- [Minutes](a.md)\n## 10 June 2026\n- [Minutes](b.md)\n",
                false,
            ),
            ("# Calls\n## 17 June 2026\n- boats\n", false),
            ("# Calls\nWe meet every week.\n", false),
        ];
        for (text, expected) in rows {
            assert_eq!(are_minutes(text), expected, "{text}");
        }
    }

    #[test]
    fn a_text_by_its_days() {
        type Told<'t> = &'t [(&'t str, &'t str, &'t str)];
        let rows: &[(&str, Told<'_>)] = &[
            (
                "# Notes\n\n## November 12, 2026\n\n### There\n- Kim\n\n## Thursday, October 29th, 2026\n\nBoats.\n",
                &[
                    ("2026-11-12", "", "### There\n- Kim"),
                    ("2026-10-29", "", "Boats."),
                ],
            ),
            (
                "Every week.\n\n## [2026-11-12](https://e.org) Ropes\na\n## Boats 2026-11-05 ##\nb\n## Template\nc\n",
                &[
                    (
                        "2026-11-12",
                        "Ropes",
                        "Every week.\n\n## [2026-11-12](https://e.org) Ropes\na",
                    ),
                    ("2026-11-05", "Boats", "b\n## Template\nc"),
                ],
            ),
            (
                "## October 8, 2026 ([recording](https://e.org/r))\na\n## 2026-10-01 - (cancelled)\nb\n## Boats (and ropes) 2026-09-24 )\nc\n",
                &[
                    (
                        "2026-10-08",
                        "",
                        "## October 8, 2026 ([recording](https://e.org/r))\na",
                    ),
                    ("2026-10-01", "cancelled", "b"),
                    ("2026-09-24", "Boats (and ropes)", "c"),
                ],
            ),
            (
                "## Boats, 22.07.24\na\n## 15.07.24\nb\n",
                &[("2024-07-22", "Boats", "a"), ("2024-07-15", "", "b")],
            ),
            ("## 05/07/24\na\n## 12/07/24\nb\n", &[]),
            (
                "# 2026\n# 2026-11-12\na\n# 2026-11-05\n\n# 2026-10-29\nb\n",
                &[
                    ("2026-11-12", "", "a\n# 2026-11-05"),
                    ("2026-10-29", "", "b"),
                ],
            ),
            (
                "<h2>20261112</h2>\na\n<h3>x</h3>\n<h2 id=\"b\">Boats, November 5, 2026</h2>\nb\n",
                &[
                    ("2026-11-12", "", "a\n<h3>x</h3>"),
                    ("2026-11-05", "Boats", "b"),
                ],
            ),
            (
                "# Actas\n## 12 de mayo de 2026\na\n## Acta de la reunión del 5 de mayo de 2026\nb\n",
                &[
                    ("2026-05-12", "", "a"),
                    ("2026-05-05", "Acta de la reunión del", "b"),
                ],
            ),
            (
                "## 2026/11/12\na\n## 2026/11/05\nb\n",
                &[("2026-11-12", "", "a"), ("2026-11-05", "", "b")],
            ),
            ("## 2026-11-12\na\n## 2026-11-12\nb\n", &[]),
            ("## 2026-11-12\na\n```\n## 2026-11-05\n```\n", &[]),
            ("## 2026-11-12\na\n### 2026-11-05\nb\n", &[]),
            (
                "## 2026-11-12\na\n## Boats\nb\n## 2026-11-05\n\n## Ropes\n",
                &[],
            ),
            ("## 2026-11-12\n\n## 2026-11-05\n", &[]),
            (
                "## What we said of the boats in the harbour on 2026-11-12\na\n## 2026-11-05\nb",
                &[],
            ),
        ];
        for (text, expected) in rows {
            let found = sections(text).unwrap_or_default();
            let found: Vec<(String, &str, &str)> = found
                .iter()
                .map(|section| {
                    let title = section.title.as_deref().unwrap_or_default();
                    (section.day.to_string(), title, section.markdown.trim())
                })
                .collect();
            let found: Vec<(&str, &str, &str)> = found
                .iter()
                .map(|(day, title, text)| (&**day, *title, *text))
                .collect();
            assert_eq!(found, *expected, "{text}");
        }
    }
}
