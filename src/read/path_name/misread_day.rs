//! Days in names of files that are no days, or stand there the other way round. A name in, what was meant out; days that can be
//! read are the business of `path_name`.

use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::{Captures, Regex};

use super::short_year::{self, Short};

/// The year first: where this could not be read there is no such day.
static YEAR_FIRST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    // With one mark between its parts, as days are read; what else stands together is of other numbers.
    let marked = |mark: &str| format!("(?:19|20)[0-9]{{2}}{mark}[0-9]{{2}}{mark}[0-9]{{2}}");
    let days = ["", "-", "_", r"\."].map(marked).join("|");
    Regex::new(&format!("(?:^|[^0-9])({days})(?:[^0-9]|$)")).ok()
});

/// The year last.
static YEAR_LAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let day =
        r"(?:^|[^0-9vV])(([0-9]{1,2})([-_.])([0-9]{1,2})[-_.]((?:19|20)[0-9]{2}))(?:[^0-9]|$)";
    Regex::new(day).ok()
});

/// What looks like a day and was not read as one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MisreadDay<'n> {
    /// As it is written.
    pub(crate) written: &'n str,
    /// What it means.
    pub(crate) meant: Meant,
}

/// What is meant by something like a day.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// Nothing: the calendar has no such day.
    Nothing,
    /// One of two days.
    Either,
    /// A day, written the other way round.
    Day(NaiveDate),
}

impl<'n> MisreadDay<'n> {
    /// The first in a name of which no day could be read.
    pub(crate) fn find(name: &'n str) -> Option<Self> {
        let first = YEAR_FIRST.as_ref().and_then(|form| form.captures(name));
        let none = first
            .and_then(|found| found.get(1))
            .map(|written| MisreadDay {
                written: written.as_str(),
                meant: Meant::Nothing,
            });
        none.or_else(|| {
            let found = YEAR_LAST.as_ref()?.captures(name)?;
            let written = found.get(1)?.as_str();
            let meant = year_last(&found)?;
            Some(MisreadDay { written, meant })
        })
    }

    /// The same of a name below folders, which may tell the year.
    pub(crate) fn find_below(folders: &str, name: &'n str) -> Option<Self> {
        Self::find(name).or_else(|| match short_year::find(folders, name)? {
            Short::Either(written) => Some(MisreadDay {
                written,
                meant: Meant::Either,
            }),
            Short::Day(_) => None,
        })
    }

    /// Why it was not read.
    pub(crate) fn why(&self) -> String {
        let written = self.written;
        match self.meant {
            Meant::Nothing => format!("there is no day `{written}`"),
            Meant::Either => format!("`{written}` may be either of two days"),
            Meant::Day(_) => format!("`{written}` is not read as a day"),
        }
    }
}

/// Between dots the day stands before the month; elsewhere only a number that is no month tells.
fn year_last(found: &Captures<'_>) -> Option<Meant> {
    let number = |at: usize| found.get(at)?.as_str().parse::<u32>().ok();
    let year = found.get(5)?.as_str().parse().ok()?;
    let (first, second) = (number(2)?, number(4)?);
    let day_first = NaiveDate::from_ymd_opt(year, second, first);
    let month_first = NaiveDate::from_ymd_opt(year, first, second);
    let days = match found.get(3)?.as_str() {
        "." => (day_first, None),
        _ => (day_first, month_first),
    };
    Some(match days {
        (Some(one), Some(other)) if one != other => Meant::Either,
        (Some(day), _) | (None, Some(day)) => Meant::Day(day),
        (None, None) => Meant::Nothing,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_meant() {
        let rows = [
            ("weekly.2026-11-31-15.00", Some(("2026-11-31", ""))),
            ("20261301", Some(("20261301", ""))),
            ("26.11.2026-foo.md", Some(("26.11.2026", "2026-11-26"))),
            ("5.1.2026", Some(("5.1.2026", "2026-01-05"))),
            ("31.11.2026", Some(("31.11.2026", ""))),
            ("11-26-2026 call", Some(("11-26-2026", "2026-11-26"))),
            ("05-05-2026", Some(("05-05-2026", "2026-05-05"))),
            ("05-11-2026", Some(("05-11-2026", "either"))),
            ("weekly", None),
            ("Q1-2026-2026-W05", None),
            ("weekly-12345678", None),
        ];
        for (name, expected) in rows {
            let found = MisreadDay::find(name).map(|found| {
                let meant = match found.meant {
                    Meant::Nothing => String::new(),
                    Meant::Either => "either".to_owned(),
                    Meant::Day(day) => day.to_string(),
                };
                (found.written, meant)
            });
            let expected = expected.map(|(written, meant)| (written, meant.to_owned()));
            assert_eq!(found, expected, "{name}");
        }
    }
}
