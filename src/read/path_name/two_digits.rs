//! Days of which the year has two digits: `22.07.24`, `7/22/24`. Such a day behind a key, or those of the headings of a text, in; the days
//! that they can only be out. A name below a folder of that year is the business of `short_year`.

use chrono::{NaiveDate, TimeDelta};

use super::spellings::{day_of, number};

/// Three numbers between dots or slashes that may be a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Triple<'t> {
    pub(crate) before: &'t str,
    /// As it is written.
    pub(crate) written: &'t str,
    pub(crate) behind: &'t str,
    numbers: [u32; 3],
}

/// What stands first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Day,
    Month,
    Year,
}

/// Keys in languages that write the day first.
const DAY_FIRST: &[&str] = &["datum", "dato", "data", "fecha", "wann", "дата"];

/// The last number that is no month.
const MONTHS: u32 = 12;

/// Years of which there are days, but for the century.
const YEARS: std::ops::Range<u32> = 5..40;

/// Days between two meetings on record, where nothing else tells the order, and where it may be that.
const NEAR: TimeDelta = TimeDelta::days(92);
const FAR: TimeDelta = TimeDelta::days(366);

impl<'t> Triple<'t> {
    /// The first in a line.
    pub(crate) fn find(line: &'t str) -> Option<Self> {
        let part_of = |c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '-' | '_');
        let mut starts = line.char_indices().filter(|(at, c)| {
            c.is_ascii_digit() && !line[..*at].chars().next_back().is_some_and(part_of)
        });
        starts.find_map(|(at, _)| Self::at(line, at))
    }

    fn at(line: &'t str, at: usize) -> Option<Self> {
        let small = |text: &'t str| number(text).filter(|(_, length, _)| *length <= 2);
        let (first, _, rest) = small(&line[at..])?;
        let mark = rest.chars().next().filter(|c| matches!(c, '.' | '/'))?;
        let (second, _, rest) = small(rest.strip_prefix(mark)?)?;
        let (third, length, behind) = small(rest.strip_prefix(mark)?)?;
        let next = behind.strip_prefix(['.', '/', '-', ':']).unwrap_or(behind);
        let goes_on = next.starts_with(|c: char| c.is_alphanumeric());
        (length == 2 && !goes_on).then(|| Triple {
            before: &line[..at],
            written: &line[at..line.len() - behind.len()],
            behind,
            numbers: [first, second, third],
        })
    }

    /// The day that it is behind a key, where it can be one only.
    pub(crate) fn behind(&self, key: &str) -> Option<NaiveDate> {
        let key = key.to_lowercase();
        let mut words = key.split(|c: char| !c.is_alphabetic());
        if words.any(|word| DAY_FIRST.contains(&word)) {
            return self.day(Order::Day).filter(|_| self.numbers[0] > MONTHS);
        }
        let mut days = self.orders().iter().filter_map(|order| self.day(*order));
        days.next().filter(|_| days.next().is_none())
    }

    fn orders(&self) -> &'static [Order] {
        match self.written.contains('.') {
            true => &[Order::Day, Order::Year],
            false => &[Order::Day, Order::Month, Order::Year],
        }
    }

    fn day(&self, order: Order) -> Option<NaiveDate> {
        let [first, second, third] = self.numbers;
        let (year, month, day) = match order {
            Order::Day => (third, second, first),
            Order::Month => (third, first, second),
            Order::Year => (first, second, third),
        };
        day_of(2000 + year, month, day).filter(|_| YEARS.contains(&year))
    }
}

/// The days of headings of one text: of all orders of their numbers one only makes days of them that follow each other, within months.
pub(crate) fn in_series(all: &[Triple<'_>]) -> Option<Vec<NaiveDate>> {
    let orders = all.first()?.orders();
    if all.len() < 2 || all.iter().any(|triple| triple.orders() != orders) {
        return None;
    }
    let days = |order: &Order| all.iter().map(|triple| triple.day(*order)).collect();
    let readings = orders.iter().filter_map(days);
    let mut readings = readings.filter(|days: &Vec<NaiveDate>| follow(days, FAR));
    let found = readings.next().filter(|_| readings.next().is_none());
    found.filter(|days| follow(days, NEAR))
}

/// Whether days follow each other, be it backwards, within so much time.
fn follow(days: &[NaiveDate], most: TimeDelta) -> bool {
    let steps = || days.windows(2).map(|two| two[1] - two[0]);
    let zero = TimeDelta::zero();
    steps().all(|step| step.abs() <= most)
        && (steps().all(|step| step > zero) || steps().all(|step| step < zero))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_behind_keys() {
        let rows = [
            ("Datum", "22.07.24", "2024-07-22"),
            ("Datum/Zeit", "Mo, 22.07.24, 18:00", "2024-07-22"),
            ("Fecha", "22/7/24", "2024-07-22"),
            ("Datum", "05.07.24", ""),
            ("D\u{e1}tum", "22.07.24.", ""),
            ("Date", "22.07.24", ""),
            ("Date", "22/07/24", ""),
            ("Date", "7/22/24", "2024-07-22"),
            ("Date", "7/22/24/3", ""),
            ("Date", "1.7/22/24", ""),
            ("Datum", "22.07.2024", ""),
            ("Datum", "22.07.99", ""),
        ];
        for (key, value, expected) in rows {
            let found = Triple::find(value).and_then(|triple| triple.behind(key));
            let found = found.map(|day| day.to_string()).unwrap_or_default();
            assert_eq!(found, expected, "{key}: {value}");
        }
    }

    #[test]
    fn days_of_several_headings() {
        let rows = [
            ("22.07.24 15.07.24", "2024-07-22 2024-07-15"),
            ("22.07.24 22.07.17", "2022-07-24 2022-07-17"),
            ("05/07/24 12/07/24", ""),
            (
                "05/07/24 12/07/24 19/07/24",
                "2024-07-05 2024-07-12 2024-07-19",
            ),
            ("05/07/24 12.07.24 19/07/24", ""),
            ("1.2.10 1.2.11", ""),
            ("22.07.24 22.07.24", ""),
            ("22.07.24", ""),
        ];
        for (headings, expected) in rows {
            let all: Option<Vec<Triple<'_>>> = headings.split(' ').map(Triple::find).collect();
            let days = in_series(&all.unwrap_or_default()).unwrap_or_default();
            let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
            assert_eq!(days.join(" "), expected, "{headings}");
        }
    }
}
