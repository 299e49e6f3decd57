//! The integration tests, one binary: each module builds trees of its own and looks at what comes out.

mod house;
mod oracle;
mod support;
