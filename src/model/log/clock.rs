//! A time of day as a log tells it. Hours, minutes and maybe seconds in, text out; days and zones are the business of others.

/// A time of day with the precision the log has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// Seconds since midnight, below 86,400.
    pub seconds: u32,
    /// Whether the log tells seconds.
    pub precise: bool,
}

impl Clock {
    /// A time from its parts; none if there is no such time.
    pub fn new(hour: u32, minute: u32, second: Option<u32>) -> Option<Self> {
        let seconds = second.unwrap_or(0);
        (hour < 24 && minute < 60 && seconds < 60).then_some(Clock {
            seconds: hour * 3600 + minute * 60 + seconds,
            precise: second.is_some(),
        })
    }

    /// `HH:MM:SS`, or `HH:MM` where the log has no seconds.
    pub fn text(self) -> String {
        let mut text = String::with_capacity(8);
        self.text_into(&mut text);
        text
    }

    /// Appends the same.
    pub fn text_into(self, out: &mut String) {
        let (hours, minutes) = (self.seconds / 3600, self.seconds / 60 % 60);
        two_digits_into(out, hours);
        out.push(':');
        two_digits_into(out, minutes);
        if self.precise {
            out.push(':');
            two_digits_into(out, self.seconds % 60);
        }
    }
}

/// Each line of each log has a time: formats would take longer than all else about the line.
fn two_digits_into(out: &mut String, number: u32) {
    for digit in [number / 10, number % 10] {
        out.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}
