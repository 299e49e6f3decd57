//! Files about meetings to meetings: logs, notes, bots' minutes and sidecars of one stem are one meeting.
//! Read files in; meetings with ids, newest first, out. Where a log holds several meetings, `cut` takes it apart.

mod around;
mod assemble;
mod beside;
mod blank;
mod bot_file;
mod contradicting;
mod correct;
pub mod corrections;
mod cut;
mod doubts;
mod expected;
mod facts;
pub mod file;
mod gathered;
mod joined;
pub mod kind;
mod left;
mod logs;
mod masked;
mod naming;
mod open_notes;
mod parts;
mod past_midnight;
mod present;
mod redact;
mod renamed;
mod rendered;
mod room;
mod said;
mod secret;
mod secret_day;
mod several;
pub mod sidecar;
mod stem;
mod taken_back;
mod talk;
mod typed;
mod wall;

pub use assemble::{ByStem, Joined, build, join};
pub use beside::close;
pub use gathered::{FileRole, Gathered, is_unnamed};
pub use naming::key;
pub use renamed::renamed;
pub use taken_back::{redactions, take_back};
