//! How much work a thread takes at a time where records differ in size. Nothing comes in; a number goes out.

/// Most records in one piece of work. Rayon hands out pieces whole: left alone it makes a few large ones, and the thread that has
/// the last of them ends alone, after a sixth of the build.
pub const PIECE: usize = 16;
