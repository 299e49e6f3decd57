//! Who was at a meeting, as its notes and their front matter tell it. Pieces of notes in, the people of the meeting out; each file of
//! the folder says which piece it reads.

mod answers;
mod bare_names;
mod bracketed;
mod chair;
pub(super) mod front;
mod groups;
mod labels;
mod lead_words;
mod lines;
mod named;
mod names;
mod part;
mod people;
pub(super) mod present;
mod rows;
mod subject;
mod table;
pub(in crate::read) mod words;
