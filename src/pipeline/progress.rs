//! What a build is doing, told to whoever waits for it. Nothing is printed here.

/// Listens to a build; its threads tell their steps at any time.
pub trait Progress: Sync {
    /// A stage begins that will take so many steps; 0 where nobody knows before.
    fn begin(&self, stage: Stage, steps: usize);
    /// A step of it is done.
    fn step(&self);
}

/// What a build does, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Content is read.
    Read,
    /// What belongs together is linked, and checked.
    Link,
    /// Files are made and written.
    Write,
}

impl Stage {
    /// All of them.
    pub const ALL: [Stage; 3] = [Stage::Read, Stage::Link, Stage::Write];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Read => "reading",
            Stage::Link => "linking",
            Stage::Write => "writing",
        }
    }
}

/// Nobody waits.
#[derive(Debug, Clone, Copy)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Stage, _: usize) {}
    fn step(&self) {}
}
