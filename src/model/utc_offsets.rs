//! UTC offsets of the clock of a log, and from which line on each holds: clocks are put forward and back on the way. Numbers of
//! lines and minutes in, those of a line or of a range out. What tells them is the business of `read::meeting`.

use std::ops::Range;

/// UTC offsets of a clock in minutes, each from a line on, in order; nothing where lines tell no time or no day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct UtcOffsets(Vec<(usize, i64)>);

impl UtcOffsets {
    /// The same clock, as long as nothing else is told.
    pub fn of(minutes: Option<i64>) -> Self {
        UtcOffsets(minutes.map(|minutes| (0, minutes)).into_iter().collect())
    }

    /// Tells that the clock is another one from a line on, which stands behind those that were told before.
    pub fn tell(&mut self, line: usize, minutes: i64) {
        if self.0.last().is_none_or(|(_, last)| *last != minutes) {
            self.0.push((line, minutes));
        }
    }

    /// The minutes at a line; before the first that tells, those of the first.
    pub fn at(&self, line: usize) -> Option<i64> {
        let after = self.0.partition_point(|(from, _)| *from <= line);
        self.0
            .get(after.saturating_sub(1))
            .map(|(_, minutes)| *minutes)
    }

    /// The line from which on the clock is another one than at a line.
    pub fn changes(&self, line: usize) -> Option<usize> {
        let after = self.0.partition_point(|(from, _)| *from <= line).max(1);
        self.0.get(after).map(|(from, _)| *from)
    }

    /// The minutes at the lines of a range, one for each clock, in order.
    pub fn over(&self, range: Range<usize>) -> Vec<i64> {
        let later = |(from, minutes): &(usize, i64)| range.contains(from).then_some(*minutes);
        let mut all: Vec<i64> = self.at(range.start).into_iter().collect();
        all.extend(self.0.iter().skip(1).filter_map(later));
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_change_on_the_way() {
        let mut offsets = UtcOffsets::of(Some(120));
        offsets.tell(5, 120);
        offsets.tell(7, 60);
        offsets.tell(9, 120);
        let rows = [
            (0, Some(120), Some(7)),
            (6, Some(120), Some(7)),
            (7, Some(60), Some(9)),
            (8, Some(60), Some(9)),
            (12, Some(120), None),
        ];
        for (line, minutes, changes) in rows {
            assert_eq!(
                (offsets.at(line), offsets.changes(line)),
                (minutes, changes)
            );
        }
        assert_eq!(offsets.over(2..7), [120]);
        assert_eq!(offsets.over(2..8), [120, 60]);
        assert_eq!(offsets.over(7..99), [60, 120]);
        assert_eq!(UtcOffsets::default().at(3), None);
        assert!(UtcOffsets::of(None).over(0..9).is_empty());
    }
}
