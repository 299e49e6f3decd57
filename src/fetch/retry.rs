//! When a request is made again, and after how long. A trouble and the number of the try in, a wait out. No clock: whoever
//! asks does the waiting.

use std::time::Duration;

/// What went wrong and may go right the next time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Too many requests (RFC 6585); the wait that the server asks for in `Retry-After`, if it does.
    Busy(Option<Duration>),
    /// The server has a fault or is being mended: 408 and 5xx.
    Server(u16),
    /// No answer in time.
    TimedOut,
    /// The answer ended before its end.
    Cut,
    /// Nobody answers at the address.
    NoConnection,
    /// The host has no address.
    NoHost,
}

/// How often a request is made again.
const AGAIN: u32 = 5;

/// How often where nobody answers: a wrong name or port will not become right.
const AGAIN_UNHEARD: u32 = 2;

/// The longest wait that a server may ask for: GitLab's windows are a minute to an hour, a job in CI has no patience for
/// the latter.
const LONGEST: Duration = Duration::from_secs(10 * 60);

/// The wait before the next try, none to give up. `failed` is the number of tries that failed, this one among them.
pub fn wait(failed: u32, trouble: Trouble) -> Option<Duration> {
    let doubled = Duration::from_secs(1 << failed.saturating_sub(1).min(6));
    let (tries, wait) = match trouble {
        Trouble::Busy(Some(asked)) => (AGAIN, asked.max(Duration::from_secs(1))),
        Trouble::Busy(None) => (AGAIN, (doubled * 10).min(Duration::from_secs(60))),
        Trouble::NoConnection | Trouble::NoHost => (AGAIN_UNHEARD, doubled),
        Trouble::Server(_) | Trouble::TimedOut | Trouble::Cut => (AGAIN, doubled),
    };
    (failed <= tries && wait <= LONGEST).then_some(wait)
}

/// The trouble that a status stands for, if another try may help.
pub fn of_status(status: u16, retry_after: Option<Duration>) -> Option<Trouble> {
    match status {
        429 => Some(Trouble::Busy(retry_after)),
        503 if retry_after.is_some() => Some(Trouble::Busy(retry_after)),
        // Neither will ever be implemented while we wait.
        501 | 505 => None,
        408 | 500..=599 => Some(Trouble::Server(status)),
        _ => None,
    }
}

/// The wait of `Retry-After`: seconds, or a date, which counts from the `Date` of the same answer (RFC 9110, 10.2.3).
pub fn retry_after(value: &str, date: Option<&str>) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let read = |text: &str| chrono::DateTime::parse_from_rfc2822(text.trim()).ok();
    let wait = read(value)? - read(date?)?;
    Some(wait.to_std().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waits() {
        let busy = |seconds| Trouble::Busy(Some(Duration::from_secs(seconds)));
        let rows: [(Trouble, &[u64]); 7] = [
            (Trouble::Server(502), &[1, 2, 4, 8, 16]),
            (Trouble::Cut, &[1, 2, 4, 8, 16]),
            (Trouble::NoConnection, &[1, 2]),
            (Trouble::Busy(None), &[10, 20, 40, 60, 60]),
            (busy(7), &[7, 7, 7, 7, 7]),
            (busy(0), &[1, 1, 1, 1, 1]),
            (busy(3600), &[]),
        ];
        for (trouble, expected) in rows {
            let waits = (1..).map_while(|failed| wait(failed, trouble));
            let waits: Vec<u64> = waits.map(|wait| wait.as_secs()).collect();
            assert_eq!(waits, expected, "{trouble:?}");
        }
    }

    #[test]
    fn what_is_tried_again() {
        for status in [200, 301, 400, 401, 403, 404, 405, 501, 505] {
            assert_eq!(of_status(status, None), None, "{status}");
        }
        for status in [408, 500, 502, 503, 504, 522] {
            assert_eq!(of_status(status, None), Some(Trouble::Server(status)));
        }
        assert_eq!(of_status(429, None), Some(Trouble::Busy(None)));
    }

    #[test]
    fn the_header_tells_seconds_or_a_date() {
        let date = Some("Thu, 26 Nov 2026 15:00:00 GMT");
        let rows = [
            ("30", None, Some(30)),
            ("Thu, 26 Nov 2026 15:00:42 GMT", date, Some(42)),
            ("Thu, 26 Nov 2026 14:00:00 GMT", date, Some(0)),
            ("Thu, 26 Nov 2026 15:00:42 GMT", None, None),
            ("soon", date, None),
            ("-1", date, None),
        ];
        for (value, date, expected) in rows {
            let wait = retry_after(value, date).map(|wait| wait.as_secs());
            assert_eq!(wait, expected, "{value}");
        }
    }
}
