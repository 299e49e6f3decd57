//! minutebook turns a team's Git repository (chat logs of its meetings, the issues it tracks, its projects, its pages)
//! into the team's portal: a static site that is fast, searchable and safe to publish.
//!
//! The house, in reading order: [`cli`] names what can be asked for; [`pipeline`] is the whole build in one function;
//! [`mod@read`] turns the disk into the [`model`]; [`mod@link`] finds who mentions whom; [`check`] makes claims over both;
//! [`view`] makes what templates see; [`publish`] makes what is not a page; [`search`] makes the index of every word;
//! [`outputs`] lists every file of the site; [`seal`] sees that none says what is withheld; [`slots`] ranks times for a meeting; [`theme`] renders; [`compress`] packs for servers, [`packing`] for the search;
//! [`mod@write`] puts the site into place; [`serve`] keeps it in memory, fresh, at an address of this machine; [`start`]
//! begins portals and records. [`fetch`] stands aside: it brings issues into the content folder, and no other room asks the
//! network for anything. Arrows run down only: the model knows nobody, reading
//! never sees a view, views and publishing never touch the disk.
//!
//! Faults in content are notes ([`report`]) with a [`place`]; faults of the world are [`error`]s. A [`digest`] tells whether
//! something has changed; [`pieces`] says how much of the work a thread takes at a time.

#![cfg_attr(not(test), warn(clippy::expect_used, clippy::panic))]

pub mod check;
pub mod cli;
pub mod compress;
pub mod digest;
pub mod error;
pub mod fetch;
pub mod link;
pub mod model;
pub mod outputs;
pub mod packing;
pub mod pieces;
pub mod pipeline;
pub mod place;
pub mod publish;
pub mod read;
pub mod report;
pub mod seal;
pub mod search;
pub mod serve;
pub mod slots;
pub mod start;
pub mod theme;
pub mod view;
pub mod write;
