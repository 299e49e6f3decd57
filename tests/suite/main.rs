//! The integration tests, one binary: each module builds trees of its own and looks at what comes out.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on says so"
)]

mod accounting;
mod bad_input;
mod browser;
mod clients;
mod clock;
mod corpora;
mod house;
mod minutes;
mod next;
mod oracle;
mod portal;
mod properties;
mod registers;
mod safety;
mod schedule;
mod slots;
mod support;
mod w3c;
