//! Files about meetings to meetings: logs, notes, bots' minutes and sidecars of one stem are one meeting.
//! Read files in; meetings with ids, newest first, out. Where a log holds several meetings, `cut` takes it apart.

mod assemble;
mod cut;
pub mod file;
pub mod sidecar;

pub use assemble::{Gathered, gather};
