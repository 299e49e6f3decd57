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
#[derive(Debug)]
pub struct Dialect {
    /// Its name in the contract.
    pub name: &'static str,
    /// What its lines tell of time.
    pub timing: Timing,
    /// Whether messages go on in unmarked lines, as they do in Matrix rooms.
    pub multiline: bool,
    /// Whether what somebody says may stand on a line of its own, below the one that names them.
    pub said_below: bool,
    /// Whether what a server says may stand in brackets without another mark.
    pub bracketed_notices: bool,
    /// Whether all lines tell their day where one does.
    pub days_throughout: bool,
    /// Whether it is the dump of a Matrix room: it shows nicks in place of ids, and marks what was edited.
    pub room_dump: bool,
    /// Takes one line apart.
    pub read: for<'a> fn(&'a str) -> Option<Shape<'a>>,
}
