//! What a form of log is: its name, what its lines tell of time and of who speaks, and how one of them is taken apart. Plain data; the
//! table of all forms is made elsewhere.

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

/// What tells who speaks in a dialect, as far as other text may have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Signs that only logs have.
    Own,
    /// Those of the row above: which of the two it is bots tell.
    OfRowAbove,
    /// A time and columns.
    Columns,
    /// A time and somebody in square brackets.
    Squares,
    /// A time in brackets and a colon.
    Brackets,
    /// A time and a colon.
    TimeAndColon,
    /// The same in the dump of a room.
    Dump,
    /// Bold type.
    Bold,
    /// Angle brackets or a star, without a time.
    Angles,
    /// A colon, without a time.
    Colon,
    /// Nothing: nobody is known to speak.
    Nothing,
}

/// A form of log.
#[derive(Debug)]
pub struct Dialect {
    /// Its name in the contract.
    pub name: &'static str,
    /// What its lines tell of time.
    pub timing: Timing,
    /// What tells who speaks.
    pub marks: Marks,
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
    pub read: Read,
}

/// How one line is taken apart.
pub type Read = for<'a> fn(&'a str) -> Option<Shape<'a>>;

impl Dialect {
    /// A form of single lines of which nothing else is to be known.
    pub(super) const fn new(name: &'static str, timing: Timing, read: Read) -> Self {
        Dialect {
            name,
            timing,
            marks: Marks::Own,
            multiline: false,
            said_below: false,
            bracketed_notices: false,
            days_throughout: false,
            room_dump: false,
            read,
        }
    }

    /// The same with other marks.
    pub(super) const fn marked(self, marks: Marks) -> Self {
        Dialect { marks, ..self }
    }
}
