//! Markdown before it is parsed as such: its title, its fences, addresses that generators make, what nobody prints. Texts in,
//! parts of them or the same without others out. HTML is made elsewhere.

pub(crate) mod fence;
pub(crate) mod generated;
pub(crate) mod heading;
mod org;
pub(crate) mod parts;
pub(crate) mod unprinted;
