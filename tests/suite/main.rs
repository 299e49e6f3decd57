//! The integration tests, one binary: each module builds trees of its own and looks at what comes out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so"
)]

mod accounting;
mod again;
mod agree;
mod bad_input;
mod browser;
mod clients;
mod clock;
mod corpora;
mod data;
mod design;
mod driver;
mod durable;
mod fetch;
mod growth;
mod house;
mod log_text;
mod minutes;
mod next;
mod noted;
mod oracle;
mod output;
mod paper;
mod people;
mod portal;
mod projects;
mod properties;
mod random;
mod records;
mod registers;
mod rights;
mod safety;
mod schedule;
mod search;
mod serve;
mod served;
mod shapes;
mod shards;
mod slots;
mod spilled;
mod start;
mod streams;
mod support;
mod themes;
mod tickets;
mod w3c;
