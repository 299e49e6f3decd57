//! Markdown before it is parsed as such: its title, its pieces, its fences, addresses that generators make, what nobody prints, what
//! programs have beyond Markdown. Texts in, parts of them or the same without others out. HTML is made elsewhere.

mod alerts;
mod attributes;
mod block;
pub(crate) mod boxes;
pub(crate) mod cells;
mod changes;
pub(crate) mod entries;
pub(crate) mod fence;
pub(crate) mod generated;
mod generator;
pub(crate) mod heading;
mod html_table;
mod includes;
pub(crate) mod label;
pub(crate) mod listed;
mod marks;
pub(crate) mod mdx;
mod openings;
mod org;
mod pairs;
pub(crate) mod parts;
pub(crate) mod unprinted;
mod unseen_elements;
