//! What a form of log is: its name, what its lines tell of time, and how one of them is taken apart. Plain data; the table of all
//! forms is made elsewhere.

use super::shape::Shape;

/// What the lines of a dialect tell of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// Day and time.
    Dated,
    /// The time of day; the day comes from elsewhere.
    Clock,
    /// Nothing.
    None,
}

/// A form of log.
pub struct Dialect {
    /// Its name in the contract.
    pub name: &'static str,
    /// What its lines tell of time.
    pub timing: Timing,
    /// Whether messages go on in unmarked lines, as they do in Matrix rooms.
    pub multiline: bool,
    /// Takes one line apart.
    pub read: for<'a> fn(&'a str) -> Option<Shape<'a>>,
}
